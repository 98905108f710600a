//! Changes told around a figure: `lifted its rate by 25 basis points`, `closed 0.2 percent lower`.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, SenseSet, TokenKind};
use crate::quantity::Trend;

/// The most words between a verb of change and the `by` of how much: `cut the number of its flights by`.
const OBJECT: usize = 9;

/// `59 fewer people were killed`: how many more or fewer there are, told between the number and what is counted.
pub fn more_or_fewer(line: &Line<'_>, found: &Found) -> Option<Trend> {
    let (start, end) = (found.tokens.start + 1, found.tokens.end.saturating_sub(1));
    if found.kind != MentionKind::Count || start >= end {
        return None;
    }
    // `50 и более делегатов` is a hedge.
    let joined = |at: usize| line.is(at - 1, Role::And) || line.is(at - 1, Role::Or);
    (start..end).find_map(|at| match () {
        () if joined(at) => None,
        () if line.role(at, Role::Less) == Some(1) => Some(Trend::Down),
        () if line.role(at, Role::More) == Some(1) => Some(Trend::Up),
        () => None,
    })
}

/// `lifted its benchmark rate by 25 basis points`: what was changed stands between the verb and `by` so much. Where the clause
/// holds more than that, `by` may be anybody's.
pub(super) fn by_so_much(line: &Line<'_>, found: &Found, floor: usize) -> Option<Trend> {
    let sized = matches!(
        found.kind,
        MentionKind::Percent | MentionKind::Money | MentionKind::Quantity
    );
    if !sized || !line.holds(SenseSet::TREND) {
        return None;
    }
    // `will trim output by a further 1.2 million barrels`
    let start = found.hedged.start;
    let further = line.role_before(start, Role::Another).unwrap_or(start);
    let by = line.role_before(further, Role::By)?;
    // `Imports declined faster, by 4.8 percent`
    let comma = by > 0 && line.is_mark(by - 1, ',');
    let by = by - usize::from(comma);
    if let Some(before) = comma.then(|| before_aside(line, by, floor)).flatten() {
        return trend_at(line, before);
    }
    for at in (floor.max(by.saturating_sub(OBJECT))..by).rev() {
        if let Some(trend) = trend_at(line, at) {
            return Some(trend);
        }
        let inside = line.is(at, Role::Of) || line.is(at, Role::Filler) && !line.is(at, Role::To);
        let plain = line.is_kind(at, TokenKind::Word) && (inside || !line.is(at, Role::Stop));
        let joint = line.is_dash(at) && line.glued(at) && line.glued(at + 1);
        if !plain && !joint {
            return None;
        }
    }
    None
}

/// `sank a 30-foot putt`: a unit tied to its number tells how large the thing behind it is.
pub fn is_size_of_thing(line: &Line<'_>, found: &Found) -> bool {
    let sized = matches!(found.kind, MentionKind::Quantity | MentionKind::Count);
    let end = found.tokens.end;
    let tied = |at: usize| line.is_dash(at) && line.glued(at);
    let thing = line.is_kind(end, TokenKind::Word) && !line.is(end, Role::Stop);
    sized && thing && found.tokens.clone().any(tied)
}

/// The word before what is set in between commas and ends at a token: `will grow, by our forecasts, by 4 percent`.
fn before_aside(line: &Line<'_>, end: usize, floor: usize) -> Option<usize> {
    let reach = floor.max(end.saturating_sub(OBJECT))..end;
    let comma = reach.clone().rev().find(|at| line.is_mark(*at, ','))?;
    let words = comma + 1..end;
    let word = |at: usize| line.is_kind(at, TokenKind::Word) && trend_at(line, at).is_none();
    let verb = comma.checked_sub(1).filter(|at| reach.contains(at))?;
    (!words.is_empty() && words.into_iter().all(word) && trend_at(line, verb).is_some())
        .then_some(verb)
}

/// `closed 0.2 percent lower`, `were 2 percent higher`: the direction stands right behind, and nothing to compare with behind it.
pub(super) fn ended_so_much(line: &Line<'_>, found: &Found) -> Option<Trend> {
    let sized = matches!(found.kind, MentionKind::Percent | MentionKind::Count);
    if !sized || !line.holds(SenseSet::role(Role::Stands)) {
        return None;
    }
    let end = found.tokens.end;
    line.role_before(found.hedged.start, Role::Stands)?;
    let len = line
        .role(end, Role::More)
        .or_else(|| line.role(end, Role::Less));
    (len == Some(1)).then(|| trend_at(line, end)).flatten()
}
