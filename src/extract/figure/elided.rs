//! Figures told of several periods with everything else left out: `9.5 percent in January and 9.8 in December`, `в 2022 году — 6
//! процентов, а в 2023-м — 10`. What is left out is lent by the figure that has it.

use super::Found;
use super::share::share_scale;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::trend;
use crate::lexicon::{Role, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Decimal};
use std::ops::Range;

/// The most tokens between two such figures.
const GAP: usize = 12;

/// The most tokens that name a thing.
const THING: usize = 5;

/// The most words of a subject.
const SUBJECT: usize = 3;

/// Lends units and directions over periods: tokens in `taken` are those of periods.
pub(super) fn lend_over_periods(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        if !only_a_period(line, taken, first.hedged.end..second.hedged.start) {
            continue;
        }
        let share = first.kind == MentionKind::Percent;
        if lends(first) && bare(line, taken, second) && (!share || second.scale == Decimal::ONE) {
            second.unit.clone_from(&first.unit);
            second.kind = first.kind;
            second.figure.exact = first.figure.exact;
        }
        let alike = first.unit.is_some() && first.unit == second.unit;
        if alike && second.trend.is_none() {
            second.trend = first.trend;
        }
    }
    for i in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let gap = first.hedged.end..second.hedged.start;
        let share = second.kind == MentionKind::Percent && first.scale > Decimal::ONE;
        // `Births totalled 4,100 last year, while 4,900 residents passed away`
        let counts = second.kind == MentionKind::Count;
        let named = || (0..first.hedged.start).any(|at| line.may_be(at, SenseSet::MEASURE));
        let other = counts && line.holds(SenseSet::MEASURE) && named();
        let lent = lends(second) && !share && !other;
        if lent && bare(line, taken, first) && only_a_period(line, taken, gap) {
            first.unit.clone_from(&second.unit);
            first.kind = second.kind;
            first.figure.exact = second.figure.exact;
            share_scale(first, second);
        }
    }
}

/// `um 5 auf 27 Milliarden Euro`: the size of a change is counted as what it led to; with no direction of its own, it has that
/// of the verb behind.
pub(super) fn lend_to_changes(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let end = first.hedged.end;
        let leads = line
            .role(end, Role::To)
            .is_some_and(|len| end + len == second.hedged.start);
        let by = line.role_before(first.hedged.start, Role::By).is_some();
        if !(leads && by && lends(second)) || first.came_from {
            continue;
        }
        if first.unit.is_none() && first.kind == MentionKind::Number {
            first.unit.clone_from(&second.unit);
            first.kind = second.kind;
            share_scale(first, second);
        }
        if first.trend.is_none() {
            first.trend = trend::trend_after(line, second.tokens.end);
        }
    }
}

/// `exports rose 5 percent and imports 7 percent`: the second clause leaves out its verb.
pub(super) fn lend_over_verbs(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let sizes = |f: &Found| {
            f.unit
                .as_ref()
                .is_some_and(|u| matches!(u.of, Atom::Percent | Atom::Times) && u.over.is_none())
        };
        let gap = first.hedged.end..second.hedged.start;
        if percent_left_out(line, taken, first, second) {
            second.unit.clone_from(&first.unit);
            second.kind = first.kind;
        }
        if second.trend.is_none()
            && sizes(first)
            && first.unit == second.unit
            && !line.is(second.hedged.end, Role::Of)
            && only_a_subject(line, taken, gap)
        {
            second.trend = first.trend;
        }
    }
}

/// `3,6 процента, а в промышленности — 7,5`: a dash stands for the verb, and the percent is left out with it.
fn percent_left_out(line: &Line<'_>, taken: &[bool], first: &Found, second: &Found) -> bool {
    let gap = first.hedged.end..second.hedged.start;
    let at = gap.start + usize::from(line.is_mark(gap.start, ','));
    let joined = line.is(at, Role::While) || line.is(at, Role::And);
    let dash = gap.len() > 2 && line.is_dash(gap.end - 1);
    first.kind == MentionKind::Percent
        && joined
        && dash
        && gap.len() <= GAP
        && bare(line, taken, second)
        && second.scale == Decimal::ONE
        && second.figure.value <= Decimal::ONE_HUNDRED
}

/// Whether nothing but the subject of a clause with no verb stands between two figures: `and imports`, `, а импорт —`.
fn only_a_subject(line: &Line<'_>, taken: &[bool], gap: Range<usize>) -> bool {
    let mut at = gap.start + usize::from(line.is_mark(gap.start, ','));
    let joined = at > gap.start || line.is(at, Role::And) || line.is(at, Role::While);
    at += usize::from(line.is(at, Role::And) || line.is(at, Role::While));
    let end = gap.end - usize::from(gap.end > at && line.is_dash(gap.end - 1));
    let noun = |at: usize| only_a_noun(line, taken, at);
    joined && at < end && end - at <= SUBJECT && (at..end).all(noun)
}

/// Whether a token is a word of a noun phrase, as far as the lexicon tells: no period, no word of change, share or comparison.
pub(super) fn only_a_noun(line: &Line<'_>, taken: &[bool], at: usize) -> bool {
    let small =
        line.is(at, Role::Definite) || line.is(at, Role::Of) || line.is(at, Role::Possessive);
    line.is_kind(at, TokenKind::Word)
        && !taken.get(at).copied().unwrap_or(false)
        && (small || !line.is(at, Role::Stop))
        && !line.is(at, Role::Share)
        && !line.is(at, Role::Compared)
        && trend::trend_at(line, at).is_none()
}

pub(super) fn lends(found: &Found) -> bool {
    let counts = matches!(
        found.kind,
        MentionKind::Percent | MentionKind::Money | MentionKind::Quantity | MentionKind::Count
    );
    counts && found.unit.is_some() && !found.came_from
}

/// A number with no unit, behind which nothing stands that it could count.
fn bare(line: &Line<'_>, taken: &[bool], found: &Found) -> bool {
    let end = found.hedged.end;
    let ends = end >= line.len()
        || taken.get(end).copied().unwrap_or(false)
        || line.is_kind(end, TokenKind::Mark)
        || joins(line, end);
    found.unit.is_none() && found.kind == MentionKind::Number && ends
}

fn joins(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Role::And) || line.is(at, Role::While) || line.time_role(at, TimeRole::In).is_some()
}

/// Whether nothing but a period, what joins it, and `by` stands between two figures; `In 2022 it produced 69 tonnes, in 2023 it produced 76`
/// says its verb again.
fn only_a_period(line: &Line<'_>, taken: &[bool], gap: Range<usize>) -> bool {
    let of_period = |at: usize| taken.get(at).copied().unwrap_or(false);
    // `69 tonnes of copper, in 2023 it produced 76`
    let mut thing = gap.start..gap.end.min(gap.start + THING);
    let of = line.is(gap.start, Role::Of);
    let comma = of
        .then(|| thing.find(|at| line.is_mark(*at, ',')))
        .flatten();
    let gap = comma.unwrap_or(gap.start)..gap.end;
    let start = gap.start;
    let said = |at: usize| {
        let word = line.word(at);
        line.is_kind(at, TokenKind::Word) && (0..start).any(|before| line.word(before) == word)
    };
    let again = |at: usize| line.is(at, Role::Back) && line.is(at, Role::Stop) || said(at);
    gap.len() <= GAP
        && gap.clone().any(of_period)
        && gap.into_iter().all(|at| {
            // `тогда как в 2022-м`
            let start = at.saturating_sub(2);
            let mut words = (start..=at).filter_map(|i| Some(i + line.role(i, Role::While)?));
            if words.any(|end| end > at) {
                return true;
            }
            let mark = line.is_mark(at, ',') || line.is_mark(at, ';') || line.is_dash(at);
            of_period(at)
                || mark
                || joins(line, at)
                || line.is(at, Role::By)
                || line.is(at, Role::Definite)
                || again(at)
        })
}
