//! Times of day, scores, and other numbers told in twos: `10:30`, `в 19.45`, `14h30`, `2-1`, `24/7`.

use crate::extract::line::Line;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};
use std::ops::Range;

/// Whether the number at `tokens` is a time of day, a score, or a ratio of two bare numbers (`10:30`, `2-1`, `5 p.m.`).
pub fn clock_or_score(line: &Line<'_>, tokens: &Range<usize>, bare: bool) -> bool {
    let at = tokens.start;
    let next = tokens.end;
    let colon = |i: usize| {
        line.is_mark(i, ':')
            && line.glued(i)
            && line.glued(i + 1)
            && line.is_kind(i + 1, TokenKind::Number)
    };
    if colon(next)
        || at
            .checked_sub(1)
            .is_some_and(|i| colon(i) && i > 0 && line.is_kind(i - 1, TokenKind::Number))
    {
        return true;
    }
    let clock = line.is(next, Role::Clock) || dotted_clock(line, at, bare) || hour(line, at, next);
    if clock || slashed(line, at, next) {
        return true;
    }
    if let Some((_, TimeUnit::Clock)) = line.time_unit(next)
        && line
            .hits(next)
            .iter()
            .all(|h| !matches!(h.sense, Sense::Unit(_)))
    {
        return true;
    }
    bare && score(line, at, next)
}

/// `9/11`, `24/7`: two small numbers with a slash between them that are no part of one.
fn slashed(line: &Line<'_>, at: usize, next: usize) -> bool {
    let small = |i: usize| line.word(i).parse::<u8>().is_ok_and(|n| n < 32);
    let tied = |i: usize| {
        line.is_mark(i, '/') && line.glued(i) && line.glued(i + 1) && small(i - 1) && small(i + 1)
    };
    next == at + 1 && (tied(next) || at > 1 && tied(at - 1))
}

/// `в 19.45`, `a las 20.30 horas`: a point between hours and minutes, where decimals are written with a comma.
fn dotted_clock(line: &Line<'_>, at: usize, bare: bool) -> bool {
    if line.language.numerals.decimal != ',' || !line.is_kind(at, TokenKind::Number) {
        return false;
    }
    let parts = line.word(at).split_once('.');
    let time = parts.is_some_and(|(hours, minutes)| {
        minutes.len() == 2
            && hours.parse::<u8>().is_ok_and(|h| h < 24)
            && minutes.parse::<u8>().is_ok_and(|m| m < 60)
    });
    if time && of_hours(line, at + 1).is_some() {
        return true;
    }
    time && announced(line, at) && (bare || !line.is_kind(at + 1, TokenKind::Word))
}

/// Of how many words the unit at `at` is that tells hours.
fn of_hours(line: &Line<'_>, at: usize) -> Option<usize> {
    let hours = |s: &Sense| matches!(s, Sense::Unit(symbol) if &**symbol == "h").then_some(());
    Some(line.find_in(at, SenseSet::UNIT, hours)?.0)
}

/// `в 19.45`, `a las 20.30`: a word that may tell when stands before the number.
fn announced(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        line.is(before, Role::Article) && line.time_role(before, TimeRole::In).is_some()
    })
}

/// `14h30`, `14 h 30`, `в 18 часов 30 минут`: an hour of the day, told with its minutes.
fn hour(line: &Line<'_>, at: usize, next: usize) -> bool {
    if !line.is_kind(at, TokenKind::Number) {
        return false;
    }
    let hours = |at: usize| {
        let small = line.word(at).parse::<u8>().is_ok_and(|h| h <= 24);
        (small && of_hours(line, at + 1) == Some(1)).then_some(at + 2)
    };
    // The minutes, and the hours when minutes follow them.
    let minutes = |at: usize| {
        line.is_kind(at, TokenKind::Number)
            && line.word(at).len() == 2
            && line.word(at).parse::<u8>().is_ok_and(|m| m < 60)
    };
    let bare = |at: usize| minutes(at) && !line.is_kind(at + 1, TokenKind::Word);
    let follows = hours(at).is_some_and(|end| {
        end == next + 1 && (announced(line, at) || bare(end) || minutes(end) && line.glued(end))
    });
    let behind = at.checked_sub(2).is_some_and(|from| {
        line.is_kind(from, TokenKind::Number)
            && hours(from) == Some(at)
            && minutes(at)
            && (announced(line, from) || bare(at) || line.glued(at))
    });
    follows || behind
}

fn score(line: &Line<'_>, at: usize, next: usize) -> bool {
    let dash = |i: usize| line.is_dash(i) && line.glued(i);
    let behind = dash(next) && line.glued(next + 1) && line.is_kind(next + 1, TokenKind::Number);
    let ahead =
        at >= 2 && dash(at - 1) && line.glued(at) && line.is_kind(at - 2, TokenKind::Number);
    behind || ahead
}
