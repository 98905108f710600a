//! Ages told with no unit: `aged 40 to 65`, `He is 45.`, `Maddon, 66, has`.

use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::{Form, Number};
use crate::extract::unit::UnitMatch;
use crate::lexicon::{Role, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Decimal, Unit};

/// What may stand between a word of age and its number: `aged between`, `at the age of about`.
const SMALL: SenseSet = SenseSet::HEDGE
    .or(SenseSet::role(Role::Of))
    .or(SenseSet::role(Role::From));

/// The age a bare number tells, by the word before it or the commas around it.
pub(super) fn told(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    aged(line, at, number).or_else(|| between_commas(line, at, number))
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
    let from = line.role_before(at, Role::Aged)?;
    // `She is 45`, but `she is 45 of them` and `he was 2 for 5`: a pronoun may be told other things of.
    let end = number.end;
    let free = !line.is_kind(end, TokenKind::Word)
        || line.is(end, Role::Stop) && line.time_role(end, TimeRole::Of).is_none();
    let fits = !line.is(from, Role::Stop) || free && !line.is_dash(end);
    fits.then(|| years(end))
}

/// `Maddon, 66, has`: a whole number between commas behind a name is an age.
fn between_commas(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    let commas = at >= 2
        && line.is_mark(at - 1, ',')
        && line.is_mark(number.end, ',')
        && line.capital(at - 2);
    (commas && is_human(number) && number.form == Form::Digits).then(|| years(number.end))
}

fn is_human(number: &Number) -> bool {
    number.step == Decimal::ONE
        && number.value <= Decimal::from(120)
        && number.scale == Decimal::ONE
}

fn years(end: usize) -> UnitMatch {
    UnitMatch {
        unit: Unit::named("a"),
        kind: MentionKind::Quantity,
        end,
        factor: Decimal::ONE,
        minor: None,
    }
}
