//! How long a period lasts, where its words count it: the three years of `the past three years`. As a claim it says nothing that
//! its period does not; as a mention it is a figure like any other.

use super::digits::Convention;
use super::figure::{self, Found};
use super::line::Line;
use crate::lexicon::{Role, SenseSet, TimeRole};
use std::ops::Range;

/// What stands before the count of a period reckoned from the present.
const BEFORE: [TimeRole; 2] = [TimeRole::Past, TimeRole::Next];

/// What stands behind the unit of a period reckoned from another day.
const BEHIND: [TimeRole; 4] = [
    TimeRole::Ended,
    TimeRole::Ago,
    TimeRole::Earlier,
    TimeRole::From,
];

/// The figure that counts the units of the period in `tokens`: `the past three or four years`, `the three months to March`.
pub(super) fn length(
    line: &Line<'_>,
    tokens: &Range<usize>,
    convention: Convention,
) -> Option<Found> {
    let timed = |at: usize| line.may_be(at, SenseSet::TIME_UNIT);
    if !tokens.clone().any(timed) {
        return None;
    }
    let first = |at: &usize| !line.is(*at, Role::Definite) && !line.is(*at, Role::Article);
    tokens.clone().filter(first).find_map(|at| {
        let found = figure::counted_at(line, at, convention)?;
        let end = found.tokens.end;
        let unit = line.time_unit(end.checked_sub(1)?)?;
        let reckoned = BEFORE
            .iter()
            .any(|role| is_before(line, found.tokens.start, *role))
            || BEHIND
                .iter()
                .any(|role| line.time_role(end, *role).is_some());
        let inside = found.tokens.start >= tokens.start && end <= tokens.end;
        (inside && unit.0 == 1 && reckoned).then_some(found)
    })
}

/// Whether a word of time ends right before a token.
fn is_before(line: &Line<'_>, at: usize, role: TimeRole) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| line.time_role(before, role) == Some(1))
}
