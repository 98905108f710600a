//! Which figures others are compared with: `compared to $20 billion a year earlier`, `up from 5 percent`.
//!
//! It hangs on the words before a figure alone, and attaching asks it a dozen times for each, so it is settled once.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::trend::{trend_at, trend_before};
use crate::lexicon::{Role, SenseSet, TimeRole, TokenKind};

/// The most words of the time of a figure: `in November of last year`.
const TIME: usize = 5;

/// The most tokens from `from` to `of`: `from Monday's record close of`.
const LEVEL: usize = 7;

/// Marks the figures that others are compared with.
pub(super) fn mark_compared(line: &Line<'_>, figures: &mut [Found]) {
    for at in 0..figures.len() {
        let found = &figures[at];
        let before = at.checked_sub(1).map(|before| &figures[before]);
        figures[at].compared = is_compared(line, found)
            || before.is_some_and(|f| {
                is_base_of(line, found, f)
                    || is_each_of(line, found, f)
                    || is_next_base(line, found, f)
            });
    }
}

/// `an improvement of 9.8 percent on the $1.12 billion achieved in 2023`, `8.3 percent higher than 32.4 million`: an amount right
/// behind a change in percent of it.
fn is_base_of(line: &Line<'_>, found: &Found, change: &Found) -> bool {
    if change.kind != MentionKind::Percent || found.kind == MentionKind::Percent {
        return false;
    }
    let end = change.tokens.end;
    let changed = || trend_before(line, change.tokens.start, 0).is_some();
    let on = line.is(end, Role::Base) && line.is(end + 1, Role::Definite);
    let differs = [Role::More, Role::Less].into_iter();
    let differs = differs.filter_map(|role| line.role(end, role)).max();
    let from = match differs {
        Some(len) => Some(end + len + line.role(end + len, Role::Definite).unwrap_or(0)),
        None => (on && changed()).then_some(end + 2),
    };
    from == Some(found.hedged.start)
}

/// `against 146.0 roubles in October and 201.5 in November last year`: one more that the figure is held against, each of its own time;
/// `compared with the 335 billion in the estimates and with 4.7 percent in the year before`: one told in another way.
fn is_next_base(line: &Line<'_>, found: &Found, base: &Found) -> bool {
    let mut gap = base.hedged.end..found.hedged.start;
    let near = gap.len() <= TIME + 1 && gap.all(|at| line.is_kind(at, TokenKind::Word));
    let dated = |f: &Found| line.time_role(f.tokens.end, TimeRole::In).is_some();
    let with = line.role_before(found.hedged.start, Role::With);
    let and = with.unwrap_or(found.hedged.start).checked_sub(1);
    base.compared
        && near
        && and.is_some_and(|and| line.is(and, Role::And))
        && (with.is_some() || base.unit == found.unit && dated(base) && dated(found))
}

/// `versus $74 million, or $0.97 a share`: what an amount that others are compared with comes to for each.
fn is_each_of(line: &Line<'_>, found: &Found, amount: &Found) -> bool {
    let each = found.unit.as_ref().is_some_and(|unit| unit.over.is_some());
    let comma = usize::from(line.is_mark(amount.hedged.end, ','));
    let or = || line.role_before(found.hedged.start, Role::Or);
    let money = |f: &Found| f.kind == MentionKind::Money;
    amount.compared
        && money(found)
        && money(amount)
        && each
        && or() == Some(amount.hedged.end + comma)
}

fn is_compared(line: &Line<'_>, found: &Found) -> bool {
    behind_compared(line, found)
        || is_of_base(line, found, Role::Definite)
        || is_of_level(line, found)
        || found.came_from
        || found.started_at
        || (found.figure.value_high.is_none()
            // `augmenté de 6 %`: the word for `from` may be the one for `by`.
            && preceded_by(line, found, Role::From)
            && !preceded_by(line, found, Role::By)
            && trend_before(line, found.tokens.start, 0).is_some())
}

/// Whether what stands before a figure is held against it, known (`smaller than the deficit of $13.6 billion`) or not (`compared with a
/// budget of 5.6 million`).
pub fn is_held_against(line: &Line<'_>, found: &Found) -> bool {
    found.compared || is_of_base(line, found, Role::Article)
}

/// `smaller than the deficit of $13.6 billion a year earlier`: the amount of what something is held against.
fn is_of_base(line: &Line<'_>, found: &Found, article: Role) -> bool {
    let Some(of) = line.role_before(found.hedged.start, Role::Of) else {
        return false;
    };
    // `than the` is a phrase of its own.
    (1..=2).any(|words| {
        let noun = of.saturating_sub(words);
        let the = noun > 0 && line.is(noun - 1, article);
        let compared = |end: usize| line.role_before(end, Role::Compared).is_some();
        the && (compared(noun) || compared(noun - 1))
    })
}

/// `tumbled 14.1 percent to $77.97 from Monday's close of $88.00`, `from its peak of 5.5 percent`: what a change began from, by name.
fn is_of_level(line: &Line<'_>, found: &Found) -> bool {
    let Some(of) = line.role_before(found.hedged.start, Role::Of) else {
        return false;
    };
    let first = of.saturating_sub(LEVEL);
    let Some(from) = (first..of).rfind(|at| line.is(*at, Role::From)) else {
        return false;
    };
    let the = from + 1;
    let whose = |at: usize| {
        let own =
            line.is(at, Role::Definite) || line.is(at, Role::Own) || line.is(at, Role::Theirs);
        own || line.is_apostrophe(at)
    };
    // `to $77 million from the sales of $88 million` tells of two things.
    let names = |at: usize| line.is_kind(at, TokenKind::Word) || line.is_apostrophe(at);
    let mut between = the..of;
    of > the + 1
        && between.clone().any(whose)
        && between.all(|at| names(at) && !line.may_be(at, SenseSet::MEASURE))
        && trend_before(line, from, 0).is_some()
}

/// Whether words of comparison stand right before a figure and its hedge.
pub(super) fn behind_compared(line: &Line<'_>, found: &Found) -> bool {
    line.holds(SenseSet::role(Role::Compared))
        && (found.hedged.start.saturating_sub(4)..found.hedged.start).any(|at| {
            line.role(at, Role::Compared).is_some_and(|len| {
                at + len <= found.tokens.start && found.hedged.start <= at + len + 1
            })
        })
}

/// Whether a grammar word stands right before a figure and its hedge; not the `to` of `to grow 5 percent`.
pub fn preceded_by(line: &Line<'_>, found: &Found, role: Role) -> bool {
    (found.hedged.start.saturating_sub(2)..found.tokens.start).any(|at| {
        line.role(at, role).is_some_and(|len| {
            let mut behind = at + len..found.hedged.start;
            at + len <= found.tokens.start
                && at + len + 2 >= found.hedged.start
                && !behind.any(|at| trend_at(line, at).is_some())
        })
    })
}
