//! Runs of capitalised words: what may be a name of an organisation, and what is none.

use super::super::line::Line;
use crate::lexicon::{Role, Sense, TokenKind};
use std::ops::Range;

/// The most words a name has.
const WORDS: usize = 5;

/// How many bytes a line of a head is shorter than.
const HEADING: usize = 60;

/// What may be names of organisations in a line, in order: each with whether it has a legal form, and where it ends with that.
pub(super) fn names_in<'l>(
    line: &'l Line<'_>,
) -> impl Iterator<Item = (Range<usize>, bool, usize)> + 'l {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < line.len() {
            let Some(run) = run(line, at) else {
                at += 1;
                continue;
            };
            at = run.end;
            let (name, formed) = without_form(line, run);
            let of_none = name.is_empty() || name.len() > WORDS;
            if !of_none && !is_other(line, &name) && !stands_in(line, &name) {
                return Some((name, formed, at));
            }
        }
        None
    })
}

/// The run of capitalised words that starts at a token: what may be a name.
pub(super) fn run(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let names = |i: usize| line.capital(i) && !line.hits(i).iter().any(|hit| is_no_name(hit.sense));
    if !names(at) {
        return None;
    }
    // `Tobol Cable Reports Results`: a title writes its verb with a capital too.
    let names = |i: usize| names(i) && !line.is(i, Role::Reporting);
    let mut end = at + 1;
    // `Smith & Sons`, `Coca-Cola`: joined by a mark with names on both sides.
    let joined = |i: usize| {
        (line.is_mark(i, '&') || (line.is_dash(i) && line.glued(i) && line.glued(i + 1)))
            && (names(i + 1) || line.is_dash(i) && line.capital(i + 1))
    };
    // `Волга-Стали`: behind the dash a word may mean anything.
    let tied = |i: usize| line.is_dash(i - 1) && line.glued(i - 1) && line.glued(i);
    while names(end) || joined(end) || tied(end) && line.capital(end) {
        if heads_line(line, end) {
            break;
        }
        end += 1;
    }
    Some(at..end)
}

/// `chief executive of Nordvik Seafood`, and below it `Bergen, 27 August 2024`: whether the token begins a short line that ends no
/// sentence, as the lines of a head are written, and goes on with nothing that stands above it.
fn heads_line(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let gap = line.gap(before..at + 1);
    if !gap.contains('\n') {
        return false;
    }
    let start = line.bytes(&(at..at + 1)).start;
    let rest = line.text.get(start..).unwrap_or("");
    let own = rest.lines().next().unwrap_or("").trim_end();
    own.len() < HEADING && own.ends_with(char::is_alphanumeric)
}

/// Whether a word of this sense is no part of a name, whatever its first letter.
pub(super) fn is_no_name(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Role(Role::Stop | Role::Definite | Role::Article | Role::And)
            | Sense::Time(_)
            | Sense::Measure(_)
    )
}

/// A name without the legal form at either end of it (also outside the quotation marks), and whether it had one.
pub(super) fn without_form(line: &Line<'_>, run: Range<usize>) -> (Range<usize>, bool) {
    let form = |i: usize| line.capital(i) && line.is(i, Role::LegalForm);
    let mut name = run.clone();
    while name.start < name.end && form(name.start) {
        name.start += 1;
    }
    while name.start < name.end && form(name.end - 1) {
        name.end -= 1;
    }
    // `АО «Тобол Кабель»`, `Tobol Cable, Inc.`
    let quoted = name.start > 0 && line.is_kind(name.start - 1, TokenKind::Mark);
    let before = quoted && name.start >= 2 && form(name.start - 2);
    let behind = line.is_mark(name.end, ',') && form(name.end + 1);
    // `Tobol Cable plc`: an abbreviation needs no capital.
    let short = line.is(name.end, Role::LegalForm) && line.word(name.end).len() <= 4;
    let formed = name != run || before || behind || short;
    (name, formed)
}

/// Whether a run names a country, a part of the world, a known organisation or a currency (`NOK`), which the vocabulary knows better.
pub(super) fn is_other(line: &Line<'_>, name: &Range<usize>) -> bool {
    line.hits(name.start).iter().any(|hit| {
        let known = matches!(
            hit.sense,
            Sense::Country(..)
                | Sense::Organisation(_)
                | Sense::Money { .. }
                | Sense::Role(Role::Region)
        );
        known && hit.len >= name.len()
    })
}

/// Whether a run is no name but the word that stands in for one: `the Company`, `Группа`.
pub(super) fn stands_in(line: &Line<'_>, name: &Range<usize>) -> bool {
    let role = line.role(name.start, Role::Organisation);
    role.is_some_and(|len| len >= name.len())
}
