//! Directions: the words of change around a figure that say whether something grew or fell.

use super::line::Line;
use super::mention::MentionKind;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::Trend;

/// The direction of the change that a figure is the size of: `rose by 5 percent`, `up about $31`, `an increase of 8 points`.
///
/// Between the word of change and the figure stand only hedges, `by`, articles, adverbs and periods; behind `to` the figure
/// is where the change led and not its size. So it is behind `at`, but for a rate; and money raised or lost is an amount.
pub fn change_before(
    line: &Line<'_>,
    start: usize,
    taken: &[bool],
    kind: MentionKind,
) -> Option<Trend> {
    let mut at = start;
    let mut unknown = 0;
    let mut placed = false;
    let mut by = false;
    for _ in 0..10 {
        at = at.checked_sub(1)?;
        if taken.get(at).copied().unwrap_or(false) {
            continue;
        }
        // `the index was off 18.9 points`
        let phrase = |s: &Sense| match s {
            Sense::Trend(trend) => Some(*trend),
            _ => None,
        };
        if line.may_end(at + 1, SenseSet::TREND)
            && let Some((start, trend)) = line.find_before_in(at + 1, SenseSet::TREND, phrase)
            && start < at
            && trend_at(line, start).is_some()
        {
            return Some(trend);
        }
        if let Some(trend) = trend_at(line, at) {
            let amount = kind == MentionKind::Money && !by && unknown == 0;
            return (!amount || !line.is(at, Role::Outcome)).then_some(trend);
        }
        let small = [
            Role::By,
            Role::Filler,
            Role::Article,
            Role::Of,
            Role::Definite,
            Role::Between,
        ];
        let hedged = line
            .hits(at)
            .iter()
            .any(|h| matches!(h.sense, Sense::Hedge(..)));
        let passes = hedged || small.iter().any(|role| line.is(at, *role));
        // `d'un quart`
        let elided =
            line.is_kind(at, TokenKind::Mark) && line.role_before(at + 1, Role::By).is_some();
        if elided {
            continue;
        }
        if passes && !line.is(at, Role::To) {
            // `lost control at 70 mph`: behind `at`, the figure is where the change happened.
            by |= line.is(at, Role::By);
            let linking = line.is(at, Role::By) || line.is(at, Role::Of);
            let level =
                !linking && line.is(at, Role::Filler) && line.time_role(at, TimeRole::In).is_some();
            if level && kind != MentionKind::Percent {
                return None;
            }
            placed |= line.is(at, Role::Stop) && !linking && !hedged;
            continue;
        }
        unknown += 1;
        let adverb =
            line.is_kind(at, TokenKind::Word) && !line.capital(at) && !line.is(at, Role::Stop);
        if unknown > 1 || !adverb || placed {
            return None;
        }
    }
    None
}

/// The direction a word of change names. The `up` of `start-up` and of `makes up` names none.
pub fn trend_at(line: &Line<'_>, at: usize) -> Option<Trend> {
    if at > 0 && line.glued(at) && line.is_dash(at - 1) {
        return None;
    }
    if !line.may_be(at, SenseSet::TREND.or(SenseSet::MULTIPLE)) {
        return None;
    }
    let covers = |from: usize| {
        let reaches = |role: Role| line.role(from, role).is_some_and(|len| from + len > at);
        reaches(Role::Share) || reaches(Role::Idiom)
    };
    if (at.saturating_sub(2)..at).any(covers) {
        return None;
    }
    line.find(at, |s| match s {
        Sense::Trend(trend) => Some(*trend),
        Sense::Multiple(_, Some(trend)) => Some(*trend),
        _ => None,
    })
    .map(|(_, trend)| trend)
}

/// The direction of the nearest word of change before a figure in its clause, whatever stands between.
pub fn trend_before(line: &Line<'_>, start: usize, floor: usize) -> Option<Trend> {
    let mut steps = 0;
    let mut at = start;
    while at > floor && steps < 9 {
        at -= 1;
        steps += 1;
        // `grew even faster, by 18.6 percent`
        let by = at + 2 == start && line.is_mark(at, ',') && line.is(at + 1, Role::By);
        let mark = line.is_kind(at, TokenKind::Mark) && !line.is_dash(at);
        if mark && !by && clause_mark(line, at) {
            return None;
        }
        if let Some(trend) = trend_at(line, at) {
            return Some(trend);
        }
    }
    None
}

/// The direction from a noun right behind the figure: `a 5 percent increase`, `6 percent growth`.
pub fn trend_after(line: &Line<'_>, end: usize) -> Option<Trend> {
    (end..(end + 3).min(line.len()))
        .take_while(|at| line.is_kind(*at, TokenKind::Word) || line.is_dash(*at))
        .find_map(|at| {
            line.find_in(at, AFTER, |s| match s {
                Sense::Trend(trend) => Some(*trend),
                Sense::Role(Role::More) => Some(Trend::Up),
                Sense::Role(Role::Less) => Some(Trend::Down),
                _ => None,
            })
        })
        .map(|(_, trend)| trend)
}

/// The senses that give a direction behind a figure.
const AFTER: SenseSet = SenseSet::TREND
    .or(SenseSet::role(Role::More))
    .or(SenseSet::role(Role::Less));

/// Marks that part clauses.
pub fn clause_mark(line: &Line<'_>, at: usize) -> bool {
    line.is_kind(at, TokenKind::Mark)
        && line
            .word(at)
            .starts_with([',', ';', ':', '(', ')', '.', '!', '?', '—', '–'])
}
