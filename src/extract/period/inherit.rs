//! Years that another period of the sentence says: `9.5 percent in January 2022 and 9.8 percent in December`.
//!
//! A month later in the year than one whose year is stated just before is of the same year; a month it is compared with
//! (`up from 8.4 percent in December`) is the one before it.

use super::ends_open_year;
use super::shape::{Anchor, Edge, Shape, Simple, Year};
use super::words::Reader;
use super::{PeriodMention, PeriodRole};
use crate::extract::Line;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};
use crate::period::Day;

/// The year that the mention at `at`, whose own words leave it open, has from one before it.
pub(super) fn year_before(line: &Line<'_>, mentions: &[PeriodMention], at: usize) -> Option<Year> {
    let mention = mentions.get(at)?;
    let open_end = ends_open_year(line, mention);
    let first = match open_end {
        true => 12,
        false => first_month(&mention.shape, |year| year == Year::Open)?,
    };
    let stated = mentions[..at].iter().rev().find_map(|earlier| {
        let known = |year: Year| is_known(year) || earlier.year.is_some();
        let month = first_month(&earlier.shape, known)?;
        // `since May 1984 it has come to 3 billion on 31 December`: that day is of no year so long ago.
        let plain = !matches!(
            earlier.role,
            PeriodRole::Comparison | PeriodRole::Growth | PeriodRole::Since
        );
        let year = earlier.year.or_else(|| year_of(&earlier.shape))?;
        plain.then_some((earlier.tokens.end, month, year))
    });
    let Some((end, before, year)) = stated else {
        let framed = is_framed(line, mentions, at) && !open_end;
        return year_of(&mentions[0].shape).filter(|year| framed && is_known(*year));
    };
    let mut between = end..mention.tokens.start;
    let compared = mention.role == PeriodRole::Comparison
        || between.any(|at| line.is(at, Role::Compared) || comes_from(line, at));
    match (compared, first > before) {
        (false, true) => Some(year),
        (true, true) if !open_end => back(year),
        (true, false) if first < before => Some(year),
        _ => None,
    }
}

fn is_known(year: Year) -> bool {
    matches!(year, Year::Stated(_) | Year::Offset(_))
}

/// Whether the part of a year at `at` is told of the year that opens the sentence, or of one a year before: `In 2024, it was
/// $6.8 billion in July`, `A year earlier, it had been $6.1 billion in July`; not `Last year we built five, and in July …`.
fn is_framed(line: &Line<'_>, mentions: &[PeriodMention], at: usize) -> bool {
    let (Some(frame), Some(part)) = (mentions.first(), mentions.get(at)) else {
        return false;
    };
    let year = matches!(frame.shape, Shape::One(Simple::Months { count: 12, .. }));
    let year = year || is_year_before(&frame.shape);
    let told = !matches!(frame.role, PeriodRole::Growth | PeriodRole::By);
    let led = (0..frame.tokens.start).all(|i| {
        line.is_kind(i, TokenKind::Word)
            && (line.time_role(i, TimeRole::In).is_some() || line.is(i, Role::And))
    });
    let comma = usize::from(line.is_mark(frame.tokens.end, ','));
    let mut between = frame.tokens.end + comma..part.tokens.start;
    let figures = between
        .clone()
        .filter(|i| line.is_kind(*i, TokenKind::Number));
    let clause = |i: usize| {
        [',', ';', ':', '(']
            .iter()
            .any(|mark| line.is_mark(i, *mark))
            || line.is(i, Role::And)
    };
    at == 1 && year && told && led && figures.count() <= 1 && !between.any(clause)
}

/// `A year earlier`, `a year ago`.
pub(super) fn is_year_before(shape: &Shape) -> bool {
    const YEAR_BEFORE: Anchor = Anchor::Shift(-12);
    matches!(
        shape,
        Shape::Anchored(YEAR_BEFORE) | Shape::AnchoredOr(YEAR_BEFORE, _)
    )
}

/// Whether the part of a year at `at` is told as of a year before the one that its words would mean.
pub(super) fn is_a_year_back(line: &Line<'_>, mentions: &[PeriodMention], at: usize) -> bool {
    let Some(part) = mentions.get(at) else {
        return false;
    };
    if at == 0 || first_month(&part.shape, |year| year == Year::Open).is_none() {
        return false;
    }
    let shifted = is_year_before(&mentions[0].shape);
    let plain = part.role == PeriodRole::Plain;
    shifted && plain && (is_framed(line, mentions, at) || mentions[at - 1].year_back)
}

/// Whether a figure or a time came from what stands behind a token: `up from 8.4 percent in December`, not `exports from Georgia`;
/// or whether it follows what stands there: `17.4 million tonnes after 16.8 million in the first half`.
fn comes_from(line: &Line<'_>, at: usize) -> bool {
    const LED: SenseSet = SenseSet::FIGURES
        .or(SenseSet::MONEY)
        .or(SenseSet::HEDGE)
        .or(SenseSet::TIMES);
    let led = line
        .role(at, Role::From)
        .or_else(|| line.role(at, Role::Follows));
    led.is_some_and(|len| {
        let mut next = at + len;
        next += line.role(next, Role::Definite).unwrap_or(0);
        line.is_kind(next, TokenKind::Number) || line.may_be(next, LED)
    })
}

fn back(year: Year) -> Option<Year> {
    Some(match year {
        Year::Stated(n) => Year::Stated(n.checked_sub(1)?),
        Year::Offset(n) => Year::Offset(n.checked_sub(1)?),
        _ => return None,
    })
}

/// The month in which a part of a year begins, when it is one and its year is as asked.
fn first_month(shape: &Shape, asked: impl Fn(Year) -> bool) -> Option<i8> {
    let of = |simple: &Simple| match *simple {
        Simple::Months {
            first, count, year, ..
        } if count < 12 && asked(year) => Some(first),
        Simple::Day {
            month: super::shape::MonthOf::Named(month),
            year,
            ..
        } if asked(year) => Some(month),
        _ => None,
    };
    match shape {
        Shape::One(simple) => of(simple),
        Shape::Edge(edge, simple) if !matches!(edge, Edge::SoFar | Edge::Rest) => of(simple),
        // `January–March 2022`: the year stands once.
        Shape::Range(a, b) => of(b).filter(|_| a.year_of().is_some_and(Year::is_open)),
        _ => None,
    }
}

/// `The first half brought 1.07 million and the second half 1.32`: parts that are told in their order in the year are of one year, which
/// is that of the last. Of a part that is over by the day they were said, nothing is known to be wrong.
pub fn settle_rows(mentions: &mut [PeriodMention], said: Option<Day>) {
    let part = |mention: &PeriodMention| match mention.shape {
        Shape::One(Simple::Months {
            first, count, year, ..
        }) if count < 12 && year.is_open() => Some((first, count, mention.period?)),
        _ => None,
    };
    for at in (1..mentions.len()).rev() {
        let (Some(before), Some(after)) = (part(&mentions[at - 1]), part(&mentions[at])) else {
            continue;
        };
        // `5.4 million in the second half against 3.4 in the first`: the unit stands once, and so does the year.
        let unit_elided = mentions[at].tokens.len() == 1;
        let running_after = said.is_some_and(|said| after.2.until() > said);
        let back = before.0 > after.0 && before.1 == after.1;
        if unit_elided && back && running_after && after.2.from() > before.2.from() {
            mentions[at].period = after.2.shift_years(-1);
            continue;
        }
        let in_order = before.0 < after.0 && before.1 == after.1;
        let running = said.is_some_and(|said| before.2.until() > said);
        if in_order && running && before.2.from() > after.2.from() {
            mentions[at - 1].period = before.2.shift_years(-1);
        }
    }
}

/// The part of a year whose unit was said before: `in the first half of 2022 … and in the second`.
pub(super) fn part_alone(
    reader: &Reader<'_, '_>,
    mentions: &[PeriodMention],
    at: usize,
) -> Option<(Shape, usize)> {
    let line = reader.line;
    let said = match mentions.last().map(|last| &last.shape) {
        Some(Shape::One(Simple::Months {
            count, grain, year, ..
        })) if matches!(grain, 3 | 6) && count == grain => Some((*grain, *year)),
        _ => None,
    };
    let told_by = || told_by_part(line, at).map(|grain| (grain, Year::Open));
    let (grain, year) = said.or_else(told_by)?;
    let (nth, end) = reader.ordinal(at)?;
    let nth = i8::try_from(nth).ok()?;
    let announced = (at.saturating_sub(3)..at)
        .rev()
        .find(|i| !line.is(*i, Role::Definite));
    let announced = announced.is_some_and(|i| line.time_role(i, TimeRole::In).is_some());
    let hedge = |s: &Sense| matches!(s, Sense::Hedge(..)).then_some(());
    let alone = line.token(end).is_none_or(|t| t.kind != TokenKind::Word)
        || line.is(end, Role::And)
        || line.is(end, Role::By)
        || line.may_be(end, SenseSet::HEDGE) && line.find_in(end, SenseSet::HEDGE, hedge).is_some();
    let is_part = (1..=12 / grain).contains(&nth);
    (announced && alone && is_part).then(|| (Shape::One(Simple::part(nth, grain, year)), end))
}

/// How many months the parts of a year have that a sentence says its figures are told by, in its words before a token: `By quarter,
/// imports were $9 billion in the first, …`.
pub fn told_by_part(line: &Line<'_>, at: usize) -> Option<i8> {
    if !line.holds(SenseSet::role(Role::By)) {
        return None;
    }
    (0..at).find_map(|unit| {
        let grain = match line.time_unit(unit)?.1 {
            TimeUnit::Quarter => 3,
            TimeUnit::Half => 6,
            _ => return None,
        };
        line.role_before(unit, Role::By).map(|_| grain)
    })
}

/// The words for the place of a year.
pub(super) const PLACES: SenseSet =
    SenseSet::times(&[TimeRole::This, TimeRole::Last, TimeRole::Next]);

/// The year whose unit was said before: `в прошлом году 36,4 трлн, в нынешнем — 41,2 трлн`.
pub(super) fn year_alone(
    reader: &Reader<'_, '_>,
    mentions: &[PeriodMention],
    at: usize,
) -> Option<(Shape, usize)> {
    let line = reader.line;
    let before = mentions.last()?;
    let Shape::One(Simple::Months { count: 12, .. }) = before.shape else {
        return None;
    };
    let placed = [
        (TimeRole::This, 0),
        (TimeRole::Last, -1),
        (TimeRole::Next, 1),
    ];
    let (len, offset) = placed
        .into_iter()
        .find_map(|(role, offset)| Some((line.time_role(at, role)?, offset)))?;
    let led = at > before.tokens.end && line.time_role(at - 1, TimeRole::In).is_some();
    let end = at + len;
    // What stands behind it is a figure or what leads to one, and no noun.
    let dash = line.is_dash(end) && !line.glued(end);
    let alone = dash
        || line.is_kind(end, TokenKind::Number)
        || line.is(end, Role::Amounts)
        || line.may_be(end, SenseSet::MODALITY.or(SenseSet::HEDGE)) && !line.capital(end);
    let year = Simple::year(Year::Offset(offset));
    (led && alone).then_some((Shape::One(year), end))
}

fn year_of(shape: &Shape) -> Option<Year> {
    match shape {
        Shape::One(simple) | Shape::Edge(_, simple) | Shape::Range(_, simple) => simple.year_of(),
        _ => None,
    }
}
