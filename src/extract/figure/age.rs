//! Ages told with no unit: `aged 40 to 65`, `He is 45.`, `Maddon, 66, has`, `the mayor, 58, has`, `aged 19 and 23`.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::{Form, Number};
use crate::extract::unit::UnitMatch;
use crate::lexicon::{Case, Role, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Decimal, Unit};

/// The symbol of a year, which ages are told in.
const YEAR: &str = "a";

/// The youngest of whom `the mayor, 58, has` is said: `the total, 9, is` is no age.
const GROWN: u32 = 10;

/// How many tokens before its last word a person is named from: `the former Belgian prime minister`.
const NAMED: usize = 5;

/// What the last word for a person is not.
const NO_PERSON: SenseSet = SenseSet::ROLE
    .or(SenseSet::MEASURE)
    .or(SenseSet::NEUTRAL)
    .or(SenseSet::QUALIFIER)
    .or(SenseSet::UNIT)
    .or(SenseSet::MONEY)
    .or(SenseSet::NUMBER)
    .or(SenseSet::TIME_UNIT)
    .or(SenseSet::TREND);

/// What may stand between a word of age and its number: `aged between`, `at the age of about`.
const SMALL: SenseSet = SenseSet::HEDGE
    .or(SenseSet::role(Role::Of))
    .or(SenseSet::role(Role::From));

/// The age a bare number tells, by the word before it or the commas around it.
pub(super) fn told(
    line: &Line<'_>,
    at: usize,
    number: &Number,
    before: &[Found],
) -> Option<UnitMatch> {
    aged(line, at, number)
        .or_else(|| between_commas(line, at, number))
        .or_else(|| one_more(line, at, number, before.last()?))
}

/// `aged 40 to 65`, `at age 16`, `She was 23 when`.
pub(super) fn aged(line: &Line<'_>, start: usize, number: &Number) -> Option<UnitMatch> {
    if !line.holds(SenseSet::role(Role::Aged)) || !is_human(number) {
        return None;
    }
    let mut at = start;
    while at > 0 && start - at < 3 && line.may_be(at - 1, SMALL) {
        at -= 1;
    }
    // `people over 65`, `children under 12`
    let from = line
        .role_before(start, Role::Aged)
        .or_else(|| line.role_before(at, Role::Aged))?;
    // `She is 45`, but `she is 45 of them` and `he was 2 for 5`: a pronoun may be told other things of.
    let end = number.end;
    let free = !line.is_kind(end, TokenKind::Word)
        || line.is(end, Role::Stop) && line.time_role(end, TimeRole::Of).is_none()
        || [TimeRole::In, TimeRole::Last, TimeRole::This, TimeRole::Next]
            .iter()
            .any(|role| line.time_role(end, *role).is_some());
    let fits = !line.is(from, Role::Stop) || free && !line.is_dash(end);
    fits.then(|| years(end))
}

/// `Maddon, 66, has`, `the mayor, 58, has`: a whole number between commas behind somebody is an age.
fn between_commas(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    let last = at.checked_sub(2)?;
    let commas = line.is_mark(at - 1, ',') && line.is_mark(number.end, ',');
    let grown = number.value >= Decimal::from(GROWN);
    let somebody = || line.capital(last) || grown && is_somebody(line, last);
    (commas && is_human(number) && number.form == Form::Digits && somebody())
        .then(|| years(number.end))
}

/// Whether a noun behind an article ends at a token that is nothing to be told in figures: `the mayor`, `a retired teacher`.
fn is_somebody(line: &Line<'_>, last: usize) -> bool {
    let noun = |at: usize| {
        let word = line.token(at);
        word.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
            && !line.may_be(at, NO_PERSON)
    };
    let named = (last.saturating_sub(NAMED)..last).rev();
    let mut words = named.take_while(|at| line.is_kind(*at, TokenKind::Word));
    let leads = [Role::Definite, Role::Article, Role::Possessive];
    noun(last) && words.any(|at| leads.iter().any(|role| line.is(at, *role)))
}

/// `aged 19 and 23`, `aged 18, 21 and 34`: one more age behind one that is told with no unit.
fn one_more(line: &Line<'_>, at: usize, number: &Number, last: &Found) -> Option<UnitMatch> {
    let unit = last.unit.as_ref()?;
    let age = unit.over.is_none() && matches!(&unit.of, Atom::Named(name) if &**name == YEAR);
    let bare = age && last.tokens.len() == 1;
    let mut gap = last.hedged.end..at;
    let joined = !gap.is_empty()
        && gap.all(|i| line.is_mark(i, ',') || line.is(i, Role::And) || line.is(i, Role::Or));
    let free = !line.is_kind(number.end, TokenKind::Word) || line.is(number.end, Role::Stop);
    (bare && joined && free && is_human(number)).then(|| years(number.end))
}

fn is_human(number: &Number) -> bool {
    number.step == Decimal::ONE
        && number.value <= Decimal::from(120)
        && number.scale == Decimal::ONE
}

fn years(end: usize) -> UnitMatch {
    UnitMatch {
        unit: Unit::named(YEAR),
        kind: MentionKind::Quantity,
        end,
        factor: Decimal::ONE,
        minor: None,
    }
}
