//! Sizes of change told in other words than percent: `climbed by a fifth`, `2 points higher`; and changes told backwards.

use super::Found;
use super::found::each_behind;
use crate::extract::hedge;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::lexicon::{Role, SenseSet, TokenKind};
use crate::quantity::{Atom, Decimal, Trend, Unit};

/// The most words that name the whole of a share.
const WHOLE: usize = 3;

/// The least that a rate in percent hardly ever is, and a spread in basis points often.
const SPREAD: u32 = 100;

/// How far off a part of itself may be, in percentage points: nobody says `a fifth` of 26 percent.
const ROUGHLY: u32 = 5;

/// The most points that percents are told to differ by in passing; an index is told in more.
const MOST: u32 = 30;

/// `climbed by a fifth`, `a fifth more than in May`: what changes by a part changes by a part of itself, in percent.
pub(super) fn parts_of_itself(line: &Line<'_>, found: &mut [Found]) {
    for figure in found {
        let end = figure.tokens.end;
        let part = figure.form == Form::Fraction
            && figure.unit.is_none()
            && figure.kind == MentionKind::Number
            && figure.figure.value < Decimal::ONE;
        // `a fifth more than the 377 million of 2023`
        let than = match (line.is(end, Role::More), line.is(end, Role::Less)) {
            (true, false) => Some(Trend::Up),
            (false, true) => Some(Trend::Down),
            _ => None,
        };
        // `went up by a third last year`
        let dated = line.may_be(end, SenseSet::TIME_ROLE);
        let alone = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop) || dated;
        let alone = alone && part_of_point(line, figure).is_none();
        if part && than.is_some() {
            figure.trend = figure.trend.or(than);
        }
        let alone = alone || than.is_some();
        if part && figure.trend.is_some() && alone && !line.is(end, Role::Of) {
            figure.unit = Some(Unit {
                of: Atom::Percent,
                over: None,
            });
            figure.kind = MentionKind::Percent;
            figure.form = Form::Words;
            let hundredfold = |v: Decimal| v.saturating_mul(Decimal::ONE_HUNDRED);
            let told = &mut figure.figure;
            told.value = hundredfold(told.value);
            told.step = Decimal::from(ROUGHLY);
            told.step_significant = told.step;
        }
    }
}

/// The token behind the point that a figure is part of: `half a point`, `a quarter of a point`, `a quarter-point`.
fn part_of_point(line: &Line<'_>, figure: &Found) -> Option<usize> {
    let part = figure.form == Form::Fraction
        && figure.unit.is_none()
        && figure.kind == MentionKind::Number;
    if !part || !line.holds(SenseSet::role(Role::Points)) {
        return None;
    }
    let end = figure.tokens.end;
    let small = |at: usize| line.is(at, Role::Of) || line.is(at, Role::Stop) || line.is_dash(at);
    let point = (end..=end + 2).find(|at| line.is(*at, Role::Points))?;
    (end..point).all(small).then_some(point + 1)
}

/// `cut its rate by 25 basis points to 7.25`, `опустил ставку на четверть пункта, до 7,25`: what points led to is in percent.
pub(super) fn levels_of_points(line: &Line<'_>, found: &mut [Found]) {
    each_behind(found, |points, level| {
        let of_percent = points
            .unit
            .as_ref()
            .is_some_and(|unit| unit.over.is_none() && unit.of.is_points());
        let bare = level.unit.is_none() && level.kind == MentionKind::Number;
        // `The spread narrowed by 8 basis points to 129`
        let spread = level.figure.value >= Decimal::from(SPREAD);
        let bare = bare && !spread;
        let start = level.hedged.start;
        let to = line
            .role_before(start, Role::To)
            .or_else(|| line.role_before(start, Role::Limit));
        let end = points.hedged.end;
        let end = end + usize::from(line.is_mark(end, ','));
        if of_percent && bare && to == Some(end) {
            level.unit = Some(Unit::plain(Atom::Percent));
            level.kind = MentionKind::Percent;
        }
    });
}

/// `62 percent were satisfied, 9 points more than in 2022`: the points of a percent are percentage points.
pub(super) fn points_of_percent(line: &Line<'_>, found: &mut [Found]) {
    for i in 0..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let Some((figure, behind)) = tail.split_first_mut() else {
            continue;
        };
        let last = figure.tokens.end.checked_sub(1);
        // `tres décimas` are tenths of a point; `3 décimas` are counted as what they are.
        let tenths = figure.kind == MentionKind::Number && figure.form == Form::Fraction;
        let counted = figure.kind == MentionKind::Count
            && figure
                .unit
                .as_ref()
                .is_some_and(|u| matches!(&u.of, Atom::Named(of) if &**of == "point"));
        let points = (counted || tenths) && last.is_some_and(|at| line.is(at, Role::Points));
        let part = part_of_point(line, figure);
        if let Some(end) = part {
            figure.hedged.end = figure.hedged.end.max(end);
        }
        let points = points || part.is_some();
        // `a reculé de 0,2 point à 7,2 %`, `sube 3 puntos, al 30 %`
        let led = points
            && behind.first().is_some_and(|f| {
                let to = line.role_before(hedge::before_article(line, f.hedged.start), Role::To);
                let comma = usize::from(line.is_mark(figure.hedged.end, ','));
                f.kind == MentionKind::Percent && to == Some(figure.hedged.end + comma)
            });
        let sized = |f: &Found| f.kind == MentionKind::Percent;
        let of_one = part.is_some() || figure.form == Form::Fraction;
        let percents = led || head.iter().any(sized) || of_one && behind.iter().any(sized);
        // `rose 2.1 percent, or 162 points`, `rose 17.5 points, or 0.2 percent`
        let end = figure.tokens.end + usize::from(line.is_mark(figure.tokens.end, ','));
        let again =
            line.role_before(figure.hedged.start, Role::Or).is_some() || line.is(end, Role::Or);
        if points && percents && !again && figure.figure.value < Decimal::from(MOST) {
            figure.unit = Some(Unit {
                of: Atom::PercentagePoint,
                over: None,
            });
            figure.kind = MentionKind::Percent;
            figure.figure.exact = false;
            figure.tokens.end = part.unwrap_or(figure.tokens.end);
        }
    }
}

/// `to 1.2 billion from 1.0 billion`, `to 1.9 percent of GDP in the first quarter from 3.3 percent`, `by 10 percent, from $170
/// million`: where a change led, or how large it was, comes first, then where it came from.
pub(super) fn started_at(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let Some(from) = line.role_before(second.hedged.start, Role::From) else {
            continue;
        };
        let led =
            second.unit == first.unit && line.role_before(first.hedged.start, Role::To).is_some();
        let size = first.kind == MentionKind::Percent
            && second.kind != MentionKind::Percent
            && first.trend.is_some();
        let dated = |at: usize| taken.get(at).copied().unwrap_or(false);
        let small = |at: usize| dated(at) || line.is_mark(at, ',') || line.is(at, Role::Stop);
        let mut gap = behind_whole(line, first)..from;
        if (led || size) && second.figure.value_high.is_none() && gap.all(small) {
            second.started_at = true;
        }
    }
}

/// The token behind a percentage and what it is a share of: `1.9 percent of GDP`, `12 percent of total exports`.
fn behind_whole(line: &Line<'_>, share: &Found) -> usize {
    let end = share.hedged.end;
    let of = line.role(end, Role::Of);
    let Some(len) = of.filter(|_| share.kind == MentionKind::Percent) else {
        return end;
    };
    let mut at = end + len;
    while at < end + len + WHOLE && line.is_kind(at, TokenKind::Word) && !line.is(at, Role::From) {
        let small = line.is(at, Role::Stop) && !line.is(at, Role::Definite);
        if small {
            break;
        }
        at += 1;
    }
    at
}
