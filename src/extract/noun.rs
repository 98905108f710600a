//! The counted noun behind a number: the head of its phrase, singular (`100 cooperative projects` → `project`).

use super::line::Line;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind, fold_into};
use crate::quantity::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// How many words a phrase may have before its head.
const REACH: usize = 7;

/// How many letters a noun has at most that a hyphen ties to the word before it.
const TIED: usize = 3;

/// How many letters a word has at most that looks like a plural and may be none: `has`, `news`.
const SHORT: usize = 4;

/// A counted noun and the token behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The noun, singular.
    pub noun: Arc<str>,
    /// The token behind it.
    pub end: usize,
}

/// The noun that the number ending at `at` counts.
pub fn head_at(line: &Line<'_>, at: usize, value: Decimal) -> Option<Head> {
    // `Every third company exports goods`: of each so many there is one.
    if !line.language.singular.head_first && behind_each(line, at) {
        let known = line.find(at, |s| match s {
            Sense::Noun(name) => Some(name.clone()),
            _ => None,
        });
        return known
            .map(|(len, noun)| Head {
                noun,
                end: at + len,
            })
            .or_else(|| single(line, at, Decimal::ONE));
    }
    let mut next = at;
    // `up from 9,800 three years ago`: the second number begins another phrase, unless it tells of what kind the things are (`100
    // two-room flats`).
    let number = |s: &Sense| matches!(s, Sense::Number(_)).then_some(());
    if line.find_in(at, SenseSet::NUMBER, number).is_some() && !line.is_dash(at + 1) {
        return None;
    }
    // `a dozen of our companies`: `of` joins only vague numbers, which the caller has passed already.
    let mut found: Option<Head> = None;
    let mut words = 0;
    let mut joined = false;
    while words < REACH && next < line.len() {
        if let Some((len, name)) = line.find(next, |s| match s {
            Sense::Noun(name) => Some(name.clone()),
            _ => None,
        }) {
            next += len;
            words += 1;
            found = Some(Head {
                noun: name,
                end: next,
            });
            if !another_head(line, next) {
                break;
            }
            continue;
        }
        // `340,000 U.S. workers`
        let country = |s: &Sense| matches!(s, Sense::Country(..)).then_some(());
        if line.is_mark(next + 1, '.')
            && let Some((len, ())) = line.find_in(next, SenseSet::PARTY, country)
            && len > 1
        {
            next += len;
            words += 1;
            continue;
        }
        // The letter and number of a sort: `30 Airbus A350 jets`.
        let lettered = next > at && line.capital(next) && line.glued(next + 1);
        if lettered && line.is_kind(next + 1, TokenKind::Number) {
            next += 2;
            continue;
        }
        if line.is_kind(next, TokenKind::Word) {
            let behind_hyphen = line.glued(next) && next > at && line.is_dash(next - 1);
            // `two no-confidence votes`
            let before_hyphen = hyphenated(line, next + 1);
            let often = next == at && frequency(line, next).is_some();
            if line.language.is_verb(line.word(next)) {
                break;
            }
            // `59 fewer people`
            let fewer = next == at && line.role(next, Role::Less) == Some(1);
            if fewer && line.is_kind(next + 1, TokenKind::Word) && !stops(line, next + 1) {
                next += 1;
                words += 1;
                continue;
            }
            // `40 building permits`, `50 working groups`
            let sorts = next == at
                && line.is(next, Role::Sorting)
                && line.is_kind(next + 1, TokenKind::Word)
                && !stops(line, next + 1)
                && plural(line, next + 1).is_some();
            if stops(line, next) && !behind_hyphen && !before_hyphen && !often && !sorts {
                if joined || next == at || found.is_some() || !joins(line, next) {
                    break;
                }
                joined = true;
                next += 1;
                continue;
            }
            if let Some(noun) = plural(line, next).or_else(|| of_few(line, next, value)) {
                // `check-ins`, `x-rays`: so short a word is no noun without what it is tied to.
                let tied = behind_hyphen && next >= at + 2 && noun.chars().count() <= TIED;
                let noun = match tied {
                    true => format!("{}-{noun}", line.word(next - 2).to_lowercase()),
                    false => noun,
                };
                found = Some(Head {
                    noun: noun.into(),
                    end: next + 1,
                });
                // `31 Abrams tanks`: a name that looks like a plural is of a sort.
                if !(line.capital(next) && !line.capital(next + 1) && another_head(line, next + 1))
                {
                    break;
                }
            } else if let Some(head) = known_plural(line, next) {
                found = Some(head);
                break;
            }
            next += 1;
            words += 1;
        } else if hyphenated(line, next) {
            next += 1;
        } else if line.is_kind(next, TokenKind::Number)
            && next > at
            && (line.capital(next - 1) || line.capital(next + 1))
        {
            // A name with a number in it: `63,000 Model 3 sedans`.
            next += 1;
        } else if let Some(len) = size_at(line, next) {
            next += len;
        } else if line.is_kind(next, TokenKind::Number) && line.glued(next + 1) {
            // A size before the noun: `bottles` in `eight million 250ml bottles`.
            next += 2;
        } else if let behind = line.past_apostrophe_s(next)
            && behind > next
        {
            next = behind;
        } else {
            break;
        }
    }
    found
        .or_else(|| single(line, at, value))
        .or_else(|| known_plural(line, at))
}

/// How many tokens a size takes that a hyphen ties to its unit before what is counted: `60-kg bags`.
pub fn size_at(line: &Line<'_>, at: usize) -> Option<usize> {
    let tied = line.is_kind(at, TokenKind::Number)
        && line.is_dash(at + 1)
        && line.glued(at + 1)
        && line.glued(at + 2)
        && line.is_kind(at + 2, TokenKind::Word)
        && line.is_kind(at + 3, TokenKind::Word);
    tied.then_some(3)
}

/// The names of what sets figures apart that are told by the time, and the symbols of that time.
const OFTEN: [(&str, &str); 2] = [("daily", "d"), ("weekly", "wk")];

/// `56 weekly flights`: the time that a count is by, where a word before its noun says so.
pub fn frequency(line: &Line<'_>, at: usize) -> Option<&'static str> {
    if !line.is_kind(at + 1, TokenKind::Word) || stops(line, at + 1) {
        return None;
    }
    let named = |s: &Sense| match s {
        Sense::Qualifier(_, name) => OFTEN.iter().find(|(known, _)| *known == &**name),
        _ => None,
    };
    let (_, (_, symbol)) = line.find_in(at, SenseSet::QUALIFIER, named)?;
    Some(symbol)
}

/// `14 states`, `two series`: a word that often describes what stands behind it is counted where nothing does.
fn known_plural(line: &Line<'_>, at: usize) -> Option<Head> {
    let ends = !line.is_kind(at + 1, TokenKind::Word) || stops(line, at + 1);
    if !ends || hyphenated(line, at + 1) || !line.is(at, Role::Adjective) || line.capital(at) {
        return None;
    }
    let mut key = String::new();
    fold_into(line.word(at), &mut key);
    // `300 operations`, but neither `over 50 was` nor `3 news`
    let plural = !stops(line, at) && key.chars().count() > SHORT && key.ends_with('s');
    let many = || plural.then(|| line.language.singular_of(&key)).flatten();
    let words = &line.language.singular.words;
    let noun = words.get(&key).cloned().or_else(many)?;
    Some(Head {
        noun: noun.into(),
        end: at + 1,
    })
}

/// Whether `and` joins two words that describe the noun behind them: `Kia and Hyundai vehicles`, `small and medium-sized
/// businesses`.
fn joins(line: &Line<'_>, at: usize) -> bool {
    let describes = |at: usize| line.is_kind(at, TokenKind::Word) && !stops(line, at);
    line.role(at, Role::And) == Some(1) && describes(at - 1) && describes(at + 1)
}

/// Whether `every` stands before an ordinal right before `at`: `every fifth citizen`.
fn behind_each(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|place| {
        line.may_be(place, SenseSet::ORDINAL) && line.role_before(place, Role::Each).is_some()
    })
}

/// `one project`: behind a one, the noun is singular as it stands.
fn single(line: &Line<'_>, at: usize, value: Decimal) -> Option<Head> {
    let plain = value == Decimal::ONE
        && line.is_kind(at, TokenKind::Word)
        && !stops(line, at)
        && !line.capital(at);
    let noun = plain.then(|| as_it_stands(line, at)).flatten()?;
    Some(Head { noun, end: at + 1 })
}

/// A word for a noun in the singular, unless it is too short for one.
pub fn as_it_stands(line: &Line<'_>, at: usize) -> Option<Arc<str>> {
    let mut key = String::new();
    fold_into(line.word(at), &mut key);
    (key.chars().count() > 2).then(|| key.into())
}

/// Whether a word ends the phrase: grammar words, numbers, units, time and money.
fn stops(line: &Line<'_>, at: usize) -> bool {
    line.hits(at).iter().any(|hit| {
        hit.len == 1
            && matches!(
                hit.sense,
                Sense::Role(Role::Stop | Role::Of | Role::And | Role::Or | Role::Per | Role::From)
            )
    })
}

/// The singular of a word that looks like a plural noun.
fn plural(line: &Line<'_>, at: usize) -> Option<String> {
    if line.is(at, Role::Adjective) {
        return None;
    }
    let mut key = String::new();
    fold_into(line.word(at), &mut key);
    if key.chars().count() < 3 {
        // Capitals with a plural s: `TDs`.
        return None;
    }
    line.language.singular_of(&key)
}

/// The singular of a word behind a number that ends in two, three or four: `три гидроагрегата`.
fn of_few(line: &Line<'_>, at: usize, value: Decimal) -> Option<String> {
    if line.language.singular.few.is_empty() || line.is(at, Role::Adjective) {
        return None;
    }
    let whole = value.trunc().to_u64().filter(|_| value.is_integer())?;
    let few = matches!(whole % 10, 2..=4) && !matches!(whole % 100, 12..=14);
    let mut key = String::new();
    fold_into(line.word(at), &mut key);
    few.then(|| line.language.singular_of_few(&key))?
}

/// Whether a word looks like a plural noun.
pub fn is_plural(line: &Line<'_>, at: usize) -> bool {
    line.is_kind(at, TokenKind::Word) && plural(line, at).is_some()
}

/// Whether the phrase goes on to another plural right behind this one (`sales representatives`), so that this is no head.
fn another_head(line: &Line<'_>, at: usize) -> bool {
    !line.language.singular.head_first
        && line.is_kind(at, TokenKind::Word)
        && !stops(line, at)
        && (plural(line, at).is_some()
            || line
                .find(at, |s| matches!(s, Sense::Noun(_)).then_some(()))
                .is_some())
}

/// A hyphen inside a compound (`long-term projects`).
fn hyphenated(line: &Line<'_>, at: usize) -> bool {
    line.is_dash(at)
        && line.glued(at)
        && line.glued(at + 1)
        && line.is_kind(at + 1, TokenKind::Word)
}
