//! Two numbers that are the ends of one figure: `between 5 and 7 percent`, `5–7 %`, as against a change from one to the other.

use super::height::leads_to_inches;
use super::prefix::{Prefix, prefix_of};
use super::share::may_share_scale;
use super::{Found, assemble, unit_of};
use crate::extract::digits::Convention;
use crate::extract::hedge;
use crate::extract::line::Line;
use crate::extract::number::{self, Form, Number};
use crate::extract::trend;
use crate::extract::unit::UnitMatch;
use crate::lexicon::{Role, Sense, TimeRole, TokenKind};
use crate::quantity::{Atom, Bound, Decimal, Trend};

/// Ranges: `5–7 percent`, `between $5 and 6 billion`, `four to five thousand`. Behind a verb of change the two numbers are
/// where it came from and where it went, and the first becomes a figure of its own; gives what stands before the second then.
#[allow(clippy::too_many_arguments)]
pub(super) fn ranged(
    line: &Line<'_>,
    prefix: &Prefix,
    number: &mut Number,
    unit: &mut Option<UnitMatch>,
    convention: Convention,
    taken: &[bool],
    out: &mut Vec<Found>,
) -> Option<Prefix> {
    if number.high.is_some() {
        return None;
    }
    let first_end = unit.as_ref().map_or(number.end, |u| u.end);
    let from = line.role_before(hedge::before_article(line, prefix.start), Role::From);
    // `rose 64 points to 4,577`: behind a word of change, `to` leads to where it went.
    let floor = out.last().map_or(0, |last| last.tokens.end);
    let changing = trend::trend_before(line, prefix.start, floor).is_some();
    // `rose by 5 to 7 percent`
    let by = line.role_before(prefix.start, Role::By).is_some() && unit.is_none()
        || is_sized(line, prefix, unit.as_ref());
    let percent = |u: &Option<UnitMatch>| {
        let plain = |u: &UnitMatch| u.unit.of == Atom::Percent && u.unit.over.is_none();
        u.as_ref().is_some_and(plain)
    };
    let percents = percent(unit);
    let mut tried = [number.end, first_end];
    tried.sort_unstable_by(|a, b| b.cmp(a));
    for end in tried {
        let Some(next) = connector(line, end, from.is_some(), changing && !by && !percents) else {
            continue;
        };
        if leads_to_inches(line, unit.as_ref(), end) {
            continue;
        }
        // `детей до 14 лет – 8 241`: behind its unit, a dash set apart leads to what the words before it come to.
        let apart = end > number.end && dash_between(line, end) && !line.glued(end);
        if apart && !percents {
            continue;
        }
        let mut second_at = if from.is_some() {
            past_article(line, next)
        } else {
            next
        };
        // A money sign before the second number.
        if let Some((len, ())) = line.find(second_at, |s| {
            matches!(s, Sense::Money { before: true, .. }).then_some(())
        }) {
            second_at += len;
        }
        if taken.get(second_at).copied().unwrap_or(false) {
            continue;
        }
        let Some(mut second) = number::number_at(line, second_at, convention) else {
            continue;
        };
        let second_prefix = prefix_of(line, second_at);
        if second_prefix.currency.is_some() != prefix.currency.is_some()
            && second_prefix.currency.is_some()
        {
            continue;
        }
        let mut second_unit = unit_of(line, &second, second_prefix.currency.or(prefix.currency));
        // `will grow by 4% to 5%`, but `fell 0.2 percent to 5.1 percent`
        let twice = end > number.end && percents && percent(&second_unit);
        let close = twice && second.value <= number.value.saturating_mul(Decimal::TWO);
        if (apart || changing && !by && from.is_none() && percents) && !close {
            continue;
        }
        let first_unit = if end == number.end && end != first_end {
            None
        } else {
            unit.clone()
        };
        if second_unit.is_none() {
            second_unit = first_unit.clone().map(|u| UnitMatch {
                end: second.end,
                ..u
            });
        }
        let same_unit = match (&first_unit, &second_unit) {
            (Some(a), Some(b)) => {
                a.unit.of == b.unit.of && (a.unit.over.is_none() || a.unit == b.unit)
            }
            _ => true,
        };
        // `oil fell 3.8 percent to 48.3 million`: nothing is millions of percent.
        let rate = second_unit
            .as_ref()
            .is_some_and(|u| u.unit.of == Atom::Percent);
        if rate && second.scale > Decimal::ONE {
            continue;
        }
        // The scale may stand once, behind both.
        let mut first = number.clone();
        // `two or three hundred`, `three to four hundred`
        let spelled = from.is_none() && !line.is_kind(second.end - 1, TokenKind::Number);
        let hundreds = (either(line, end).is_some() || spelled)
            && first.scale == Decimal::ONE
            && first.value < Decimal::TEN
            && second.scale == Decimal::ONE
            && (second.value % Decimal::ONE_HUNDRED).is_zero()
            && second.value < Decimal::ONE_THOUSAND;
        if hundreds && second.value > Decimal::ZERO {
            for part in [&mut first.value, &mut first.step, &mut first.significant] {
                *part = part.saturating_mul(Decimal::ONE_HUNDRED);
            }
        }
        // `from 800 dollars to 3 million dollars`, `rose from 950 to 1.2 thousand`
        let own_unit = unit.is_some() && end > number.end;
        let rises = || {
            let led = from.map(|at| at - usize::from(at > 0 && line.is_mark(at - 1, ',')));
            led.and_then(|led| trend::trend_before(line, led, 0)) == Some(Trend::Up)
        };
        let dwarfs = |by: Decimal| first.value.saturating_mul(by) > second.value;
        if first.scale == Decimal::ONE
            && second.scale > Decimal::ONE
            && !own_unit
            && may_share_scale(first.value, second.value, second.scale)
            && !(dwarfs(second.scale) && rises())
        {
            let by = second.scale;
            first.value = first.value.saturating_mul(by);
            first.step = first.step.saturating_mul(by);
            first.significant = first.significant.saturating_mul(by);
        }
        if !same_unit {
            continue;
        }
        let between = from.is_some_and(|from| line.is(from, Role::Between));
        // `fell by 1.3 points, from 15.3 to 14 percent`
        let led = from.map(|from| {
            let comma = from > 0 && line.is_mark(from - 1, ',');
            from - usize::from(comma)
        });
        let behind = || from.is_some_and(|from| behind_change(line, from, out));
        // `exports rose from 2.4 to 2.6 billion, imports — from 0.9 to 1.1`: the verb is left out.
        let elided = || from.is_some() && out.iter().any(|before| before.came_from);
        // `ужалась с 32 до 26%`: no range goes down.
        let goes_down = || from.is_some() && second_unit.is_some() && second.value < first.value;
        let changed = !between
            && (goes_down()
                || elided()
                || led.is_some_and(|led| {
                    // `its revenue went from 357 to 446 million`
                    let moved = line.role_before(led, Role::Moved).is_some();
                    moved || trend::trend_before(line, led, 0).is_some()
                })
                || behind());
        if changed {
            let mut before = first.clone();
            before.end = end;
            let came = second_unit.clone().map(|u| UnitMatch { end, ..u });
            out.push(assemble(line, prefix, before, came, true));
            second.end = second.end.max(second_at + 1);
            *number = second;
            *unit = second_unit;
            return Some(second_prefix);
        }
        // `rose by 64 to 4,577 points`: that is where it went.
        if by && changing && second.value > first.value.saturating_mul(Decimal::from(3)) {
            continue;
        }
        if second.value <= first.value
            || (second_unit.is_none() && from.is_none() && dash_between(line, end))
                && number.form == Form::Digits
                && prefix.currency.is_none()
                // `its 30-50 million estimate`: a score has no scale.
                && second.scale == Decimal::ONE
        {
            continue;
        }
        first.high = Some(second.value);
        first.end = second.end;
        first.step = second.step.max(first.step);
        *number = first;
        *unit = second_unit;
        return None;
    }
    None
}

/// `growth of 0.2 to 0.4 percent`, `raise $15 billion to $18 billion`: behind `of`, a number with no unit of its own is the least
/// that a change comes to; behind a verb of raising money, an amount is the least that is raised.
fn is_sized(line: &Line<'_>, prefix: &Prefix, unit: Option<&UnitMatch>) -> bool {
    match prefix.currency {
        None => unit.is_none() && line.role_before(prefix.start, Role::Of).is_some(),
        Some(_) => line.role_before(prefix.start, Role::Outcome).is_some(),
    }
}

/// The token behind an article before the far end of a range: `entre el 5 y el 7 %`, `de un 3 a un 5 %`.
fn past_article(line: &Line<'_>, at: usize) -> usize {
    at + usize::from(hedge::is_article(line, at) && line.is_kind(at + 1, TokenKind::Number))
}

/// `fell by 1.3 percentage points, from 15.3 to 14 percent`, `will be doubled, from 16 to 32 billion`: whether the size of the
/// change stands right before where it began.
fn behind_change(line: &Line<'_>, from: usize, before: &[Found]) -> bool {
    let apart = |at: &usize| line.is_mark(*at, ',') || line.is_dash(*at) && !line.glued(*at);
    let Some(mark) = from.checked_sub(1).filter(apart) else {
        return false;
    };
    let size = |f: &&Found| f.hedged.end == mark;
    before.last().filter(size).is_some_and(|f| {
        f.trend.is_some() || trend::trend_before(line, f.hedged.start, 0).is_some()
    })
}

pub(super) fn dash_between(line: &Line<'_>, at: usize) -> bool {
    line.is_dash(at)
}

/// The token behind what joins the ends of a range: a dash, `to`, or `and` behind `between`.
pub(super) fn connector(line: &Line<'_>, at: usize, opened: bool, changing: bool) -> Option<usize> {
    // `a five-to-six percent range`, `a 200- to 300-year-old tree`
    if line.is_dash(at)
        && line.glued(at)
        && let Some(len) = line.role(at + 1, Role::To)
    {
        let behind = at + 1 + len;
        return Some(behind + usize::from(line.is_dash(behind) && line.glued(behind)));
    }
    if line.is_dash(at) || (line.is_mark(at, '/') && line.glued(at)) && money_next(line, at + 1) {
        return Some(at + 1);
    }
    // What joins no two dates joins no two ends either: the `auf` of `um 5 auf 27 Millionen`.
    let joins = line.time_role(at, TimeRole::Through).is_some();
    if (opened || !changing && joins)
        && let Some(len) = line.role(at, Role::To)
    {
        return Some(at + len);
    }
    let up_to = line
        .find(at, |s| {
            matches!(s, Sense::Hedge(Bound::Under, true)).then_some(())
        })
        .map(|(len, ())| len);
    if opened && let Some(len) = up_to {
        return Some(at + len);
    }
    if opened && let Some(len) = line.role(at, Role::And) {
        return Some(at + len);
    }
    either(line, at)
}

/// `three or four years`: two number words joined by `or` are the ends of a narrow range.
pub(super) fn either(line: &Line<'_>, at: usize) -> Option<usize> {
    let len = line.role(at, Role::Or)?;
    let word = |at: usize| {
        line.is_kind(at, TokenKind::Word)
            && line
                .find(at, |s| matches!(s, Sense::Number(_)).then_some(()))
                .is_some()
    };
    (at > 0 && word(at - 1) && word(at + len)).then_some(at + len)
}

pub(super) fn money_next(line: &Line<'_>, at: usize) -> bool {
    line.find(at, |s| {
        matches!(s, Sense::Money { before: true, .. }).then_some(())
    })
    .is_some()
}
