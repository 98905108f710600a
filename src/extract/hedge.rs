//! Hedges: the words around a figure that say how near it is meant.

use super::line::Line;
use super::trend::{clause_mark, trend_at};
use super::unit::UnitMatch;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Bound};
use std::ops::Range;

/// A hedge found beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedged {
    /// The hedge.
    pub bound: Bound,
    /// It reaches down to zero.
    pub open: bool,
    /// The first token of hedge and figure together.
    pub start: usize,
    /// The token behind both.
    pub end: usize,
}

/// The hedge of the figure in `tokens`, before it, behind it, or between its number and scale word (`300-odd million`).
pub fn hedge_of(line: &Line<'_>, tokens: &Range<usize>) -> Option<Hedged> {
    before(line, tokens.start)
        .filter(|(start, bound, open)| {
            // `added up to 2.6 billion`
            let sum = line.role_before(tokens.start, Role::Amounts);
            let interest = *bound == Bound::Under && !open && at_interest(line, *start, tokens);
            !interest && sum.is_none_or(|sum| sum >= *start)
        })
        .map(|(start, bound, open)| Hedged {
            bound,
            open,
            start,
            end: tokens.end,
        })
        .or_else(|| {
            after(line, tokens.end).map(|(end, bound, open)| Hedged {
                bound,
                open,
                start: tokens.start,
                end,
            })
        })
        .or_else(|| {
            let scale = |at: usize| line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()));
            let inside = |at: usize| after(line, at).filter(|(end, ..)| scale(*end).is_some());
            (tokens.start + 1..tokens.end)
                .find_map(inside)
                .map(|(_, bound, open)| Hedged {
                    bound,
                    open,
                    start: tokens.start,
                    end: tokens.end,
                })
        })
}

/// `под 8 процентов`: a lone preposition, which says nothing elsewhere, tells before a percent what is paid and not that it is
/// nearly so much.
fn at_interest(line: &Line<'_>, start: usize, tokens: &Range<usize>) -> bool {
    let percent = |at: usize| {
        line.find_in(at, SenseSet::PERCENT, |s| {
            matches!(s, Sense::Percent).then_some(())
        })
        .is_some()
    };
    start + 1 == tokens.start
        && line.is(start, Role::Filler)
        && (percent(tokens.end) || tokens.end.checked_sub(1).is_some_and(percent))
}

/// What may stand between a hedge and its figure.
const SMALL: SenseSet = SenseSet::role(Role::Filler)
    .or(SenseSet::role(Role::Definite))
    .or(SenseSet::role(Role::Article));

fn before(line: &Line<'_>, start: usize) -> Option<(usize, Bound, bool)> {
    stated(line, start).or_else(|| Some((limit(line, start)?, Bound::Under, true)))
}

/// What stands between the digits of a figure and its end.
const COUNTED: SenseSet = SenseSet::SCALE
    .or(SenseSet::SCALE_MARK)
    .or(SenseSet::MONEY)
    .or(SenseSet::UNIT)
    .or(SenseSet::PERCENT)
    .or(SenseSet::NOUN);

/// `до 50 делегатов`: the most, where no change and no other figure leads up to it.
fn limit(line: &Line<'_>, start: usize) -> Option<usize> {
    // `hasta los 300 millones`, `hasta un 30 %`
    let from = line.role_before(before_article(line, start), Role::Limit)?;
    let mut floor = from.saturating_sub(9);
    // `до декабря – до 12 станций`: the dash only parts what is told from its place or time.
    let near = from - usize::from(from > 0 && line.is_dash(from - 1));
    if let Some(mark) = (floor..near).rev().find(|at| clause_mark(line, *at)) {
        floor = mark + 1;
    }
    // `после расширения будет добываться до 40 млн`: what stands before the verb of the future tells of something else.
    let future = |at: &usize| line.is(*at, Role::Future);
    if let Some(verb) = (floor..from).rev().find(future) {
        floor = verb;
    }
    let leads = |at: usize| {
        trend_at(line, at).is_some()
            || line.is(at, Role::Reaching)
            || line.is(at, Role::From) && !line.is(at, Role::Of)
    };
    // `5 млн рублей до 6`: another figure leads up to it, but not the year of `el plan de 2024 prevé hasta 300`.
    let mut figure = from;
    while figure > floor && line.may_be(figure - 1, COUNTED) {
        figure -= 1;
    }
    let numbered = figure > floor && line.is_kind(figure - 1, TokenKind::Number);
    // `на 5 процентов, до 6 млрд`
    (floor < from && !numbered && !(floor..from).any(leads) || from == 0).then_some(from)
}

/// The first token of an article right before a number, or the number: `el 5 %`, `un 5 %`.
pub fn before_article(line: &Line<'_>, start: usize) -> usize {
    let article = start.checked_sub(1).filter(|at| is_article(line, *at));
    article.unwrap_or(start)
}

/// Whether a word is an article before a number; the indefinite one is the number one, and part of `un 5 % más`.
pub fn is_article(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Role::Definite)
        || line.is_kind(at, TokenKind::Word)
            && line.is(at, Role::By)
            && line.may_be(at, SenseSet::NUMBER)
}

fn stated(line: &Line<'_>, start: usize) -> Option<(usize, Bound, bool)> {
    let mut at = start;
    // `sub-7 nanometre`, `over-50s`
    if at > 0 && line.is_dash(at - 1) && line.glued(at) && line.glued(at - 1) {
        at -= 1;
    }
    for _ in 0..4 {
        if let Some((from, (bound, open))) = line.find_before_in(at, SenseSet::HEDGE, |s| match s {
            Sense::Hedge(bound, open) => Some((*bound, *open)),
            _ => None,
        }) && !misread(line, from, at, start)
            && !(bound == Bound::Under && open && only_stresses(line, from, at))
            && !(bound == Bound::Under && falls_short(line, from..at, start))
        {
            return negated(line, from, bound, open);
        }
        let (from, ()) = line.find_before_in(at, SMALL, |s| {
            matches!(
                s,
                Sense::Role(Role::Filler | Role::Definite | Role::Article)
            )
            .then_some(())
        })?;
        at = from;
    }
    None
}

/// `spread over three years`, `480 million kilometres over seven months`: before a stretch of time, `over` is in its course unless a
/// verb of lasting or a small word leads to it.
pub fn during(line: &Line<'_>, hedged: &Hedged, start: usize, unit: Option<&UnitMatch>) -> bool {
    let lone = hedged.start + 1 == start && hedged.bound == Bound::Over;
    if !lone || line.time_role(hedged.start, TimeRole::In).is_none() {
        return false;
    }
    let days = |u: &UnitMatch| matches!(&u.unit.of, Atom::Named(name) if DAYS.contains(&&**name));
    // `people over 50`: an age has no unit of its own.
    let bare = |u: &UnitMatch| line.is_kind(u.end.saturating_sub(1), TokenKind::Number);
    let aged = |u: &UnitMatch| bare(u) || line.is(u.end.saturating_sub(1), Role::Age);
    let told = unit.is_some_and(|u| days(u) && !aged(u));
    told && hedged.start.checked_sub(1).is_some_and(|before| {
        // `will cut 11,000 jobs, a tenth of all, over three years`
        line.is_mark(before, ',')
            || line.is_kind(before, TokenKind::Word)
                && !line.is(before, Role::Stop)
                && line.role_before(hedged.start, Role::Lasts).is_none()
    })
}

/// Units of time of a day and more.
const DAYS: [&str; 6] = ["d", "wk", "mo", "a", "decade", "century"];

/// A preposition before an article is of place or time (`over the past`, `around the`), and `more than the` compares; neither
/// is a hedge.
fn misread(line: &Line<'_>, from: usize, to: usize, start: usize) -> bool {
    let lone_preposition = to == from + 1 && line.is(from, Role::Stop);
    let definite = (to..start).any(|i| line.is(i, Role::Definite));
    let article = definite || (to..start).any(|i| line.is(i, Role::Article));
    // `5 percent more than the 83 TWh of 2022`: what something is compared with.
    let compared = to > from + 1 && definite && line.is(to - 1, Role::Base);
    // `handed over 53 jets`
    let verb = line
        .role_before(to, Role::Idiom)
        .is_some_and(|start| start < from);
    lone_preposition && article
        || compared
        || verb
        || of_direction(line, from)
        || differs(line, from, to)
}

/// `well short of the 200,000 that had been forecast`: what it is held against is known, and no bound. `por debajo de la mitad` is one.
fn falls_short(line: &Line<'_>, hedge: Range<usize>, start: usize) -> bool {
    let the = (hedge.end..start).any(|at| line.is(at, Role::Definite));
    let part = line.may_be(start, SenseSet::FRACTION);
    hedge.len() > 1 && the && line.is(hedge.end - 1, Role::Of) && !part
}

/// `8.3 percent higher than 32.4 million`: by how much it differs, and no bound.
fn differs(line: &Line<'_>, from: usize, to: usize) -> bool {
    let percent = |at: usize| line.may_be(at, SenseSet::PERCENT);
    from.checked_sub(1).is_some_and(percent)
        && [Role::More, Role::Less]
            .into_iter()
            .any(|role| line.role(from, role).is_some_and(|len| len >= to - from))
}

/// `went up to 14.7 percent`: the first word belongs to the one of change before it.
fn of_direction(line: &Line<'_>, from: usize) -> bool {
    let before = from.checked_sub(1);
    before.is_some_and(|before| {
        line.may_be(before, SenseSet::TREND)
            && (line.hits(before).iter())
                .any(|hit| hit.len > 1 && matches!(hit.sense, Sense::Trend(_)))
    })
}

/// `As many as 720,000 tourists came`: told as a fact, the words stress how many there were; of a change (`fell as much as 5
/// percent`), behind `of` (`a fine of as much as $250,000`), and in talk of what may be or is to be, they set a limit.
fn only_stresses(line: &Line<'_>, from: usize, to: usize) -> bool {
    let led = from.checked_sub(1).map(|before| {
        let leads = [Role::By, Role::Not, Role::Of];
        trend_at(line, before).is_some() || leads.iter().any(|role| line.is(before, *role))
    });
    line.role(from, Role::Filler) == Some(to - from)
        && to > from + 1
        && led != Some(true)
        && !line.holds(SenseSet::MODALITY)
}

/// `did not exceed`: a negated hedge is its opposite.
fn negated(line: &Line<'_>, from: usize, bound: Bound, open: bool) -> Option<(usize, Bound, bool)> {
    let not = line.role_before(from, Role::Not);
    Some(match not {
        Some(start) => match bound {
            Bound::Over => (start, Bound::Under, true),
            Bound::Under => (start, Bound::Over, false),
            other => (start, other, open),
        },
        None => (from, bound, open),
    })
}

/// A hedge behind a number: `or more`, `-plus`; the token behind it.
pub fn after(line: &Line<'_>, end: usize) -> Option<(usize, Bound, bool)> {
    let hyphen = usize::from(line.is_dash(end) && line.glued(end));
    let (len, (bound, open)) = line.find_in(end + hyphen, SenseSet::HEDGE, |s| match s {
        Sense::HedgeAfter(bound, open) => Some((*bound, *open)),
        _ => None,
    })?;
    // `184.72 +1.2%`: a sign of the number behind it. `737 Max`: a name.
    let behind = end + hyphen + len;
    let sign = line.is_kind(end, TokenKind::Mark) && line.glued(behind);
    if sign && line.is_kind(behind, TokenKind::Number) || hyphen == 0 && line.capital(end) {
        return None;
    }
    // `40 million euros plus 8 million in bonuses` is a sum.
    let adds = hyphen == 0 && line.is(end, Role::Plus);
    let more = || line.may_be(behind, SenseSet::MONEY.or(SenseSet::HEDGE));
    if adds && (line.is_kind(behind, TokenKind::Number) || more()) {
        return None;
    }
    Some((end + hyphen + len, bound, open))
}
