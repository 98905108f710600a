//! Directions told behind the size of a change: `на 7 % больше`, `um 3 Prozent gesunken`, `legte um 6 % zu`.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::trend;
use crate::lexicon::{Role, SenseSet, TokenKind};
use crate::quantity::Trend;

/// How far behind its figure the verb of a clause may stand.
const REACH: usize = 10;

/// Gives the sizes of change that have no direction the one told behind them.
pub(super) fn directions_behind(line: &Line<'_>, found: &mut [Found]) {
    for i in 0..found.len() {
        let next = found.get(i + 1).map_or(line.len(), |f| f.hedged.start);
        let Some(figure) = found.get_mut(i) else {
            continue;
        };
        if figure.trend.is_some() || figure.kind == MentionKind::Ordinal {
            continue;
        }
        let end = figure.hedged.end;
        let by = line
            .role_before(figure.hedged.start, Role::By)
            .filter(|by| !line.is(*by, Role::Of));
        figure.trend = match by {
            // A word for `by` that is nothing else, as `um` is, leads to a verb at the end of the clause.
            Some(by) if !line.may_be(by, SenseSet::TIME_ROLE) => {
                compared(line, end).or_else(|| at_the_end(line, end..next))
            }
            Some(_) => compared(line, end).or_else(|| verb(line, end)),
            None if figure.kind == MentionKind::Percent && line.language.singular.head_first => {
                compared(line, end)
            }
            None => up_on(line, end),
        };
    }
}

/// `больше`, `меньше`, `de plus`.
fn compared(line: &Line<'_>, at: usize) -> Option<Trend> {
    if line.is(at, Role::More) {
        Some(Trend::Up)
    } else {
        line.is(at, Role::Less).then_some(Trend::Down)
    }
}

/// `5 percent up on last year`, `four points down from May`.
fn up_on(line: &Line<'_>, at: usize) -> Option<Trend> {
    let told = match (line.is(at, Role::Upward), line.is(at, Role::Downward)) {
        (true, _) => Trend::Up,
        (_, true) => Trend::Down,
        _ => return None,
    };
    // `60 percent to 3.9 million, up from 2.4 million`
    let number = line.is_kind(at + 2, TokenKind::Number) || line.may_be(at + 2, SenseSet::NUMBER);
    (line.is(at + 1, Role::Base) && !number).then_some(told)
}

/// `на 13 процентов вырос экспорт`.
fn verb(line: &Line<'_>, at: usize) -> Option<Trend> {
    trend::trend_at(line, at).filter(|_| line.language.singular.head_first)
}

/// The verb at the end of a clause, or the particle that belongs to a verb further ahead.
fn at_the_end(line: &Line<'_>, range: std::ops::Range<usize>) -> Option<Trend> {
    let ends = |at: &usize| {
        line.is_kind(*at, TokenKind::Mark) && trend::clause_mark(line, *at)
            || line.is(*at, Role::And)
            || line.is(*at, Role::While)
    };
    let reach = range.start..range.end.min(range.start + REACH);
    let end = reach.clone().find(ends);
    // The clause ends with its line, or beyond reach.
    let end = end.or_else(|| (reach.end == line.len()).then_some(line.len()));
    let words = reach.start..end.unwrap_or(reach.end);
    let verb = words.clone().rev().find_map(|at| trend::trend_at(line, at));
    verb.or_else(|| {
        let last = end?.checked_sub(1).filter(|last| words.contains(last))?;
        if line.is(last, Role::Upward) {
            Some(Trend::Up)
        } else {
            line.is(last, Role::Downward).then_some(Trend::Down)
        }
    })
}
