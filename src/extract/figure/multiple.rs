//! Verbs that are figures themselves: `doubled`, `halved`.

use super::prefix::Prefix;
use super::{Found, assemble};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::{Form, Number};
use crate::extract::unit::UnitMatch;
use crate::lexicon::{Role, Sense, SenseSet};
use crate::quantity::{Atom, Decimal, Unit};

/// `doubled`, `tripled`: a verb that is a figure by itself.
pub(super) fn multiple_verb(line: &Line<'_>, at: usize, out: &mut Vec<Found>) -> Option<usize> {
    let (len, (value, trend)) = line.find_in(at, SenseSet::MULTIPLE, |s| match s {
        Sense::Multiple(value, trend) => Some((*value, *trend)),
        _ => None,
    })?;
    // `a double-digit lead`
    if let Some(idiom) = line.role(at, Role::Idiom).filter(|idiom| *idiom > len) {
        return Some(at + idiom);
    }
    // Whoever says `tripled` may have seen a quarter more or less than that; of parts of one nobody is so free.
    let (step, significant) = match value > Decimal::ONE {
        true => (Decimal::new(5, 1), Decimal::ONE),
        false => (Decimal::new(1, 1), Decimal::new(1, 1)),
    };
    let number = Number {
        end: at + len,
        value,
        high: None,
        step,
        significant,
        form: Form::Words,
        scale: Decimal::ONE,
    };
    let prefix = Prefix {
        start: at,
        negative: false,
        rising: false,
        currency: None,
    };
    let unit = UnitMatch {
        unit: Unit::plain(Atom::Times),
        kind: MentionKind::Quantity,
        end: at + len,
        factor: Decimal::ONE,
        minor: None,
    };
    let mut found = assemble(line, &prefix, number, Some(unit), false);
    found.trend = trend.or(found.trend);
    out.push(found);
    Some(at + len)
}
