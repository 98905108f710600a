//! Heights: the inches of `6-foot-5` and `5 ft 10`, which go without their name.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::{Form, Number};
use crate::extract::unit::UnitMatch;
use crate::quantity::{Atom, Decimal, Unit};

/// The inches that a bare number at `at` counts, right behind so many feet.
pub(super) fn inches(
    line: &Line<'_>,
    at: usize,
    number: &Number,
    out: &[Found],
) -> Option<UnitMatch> {
    let feet = out.last()?;
    let unit = feet.unit.as_ref()?;
    let behind = feet.tokens.end == at || feet.tokens.end + 1 == at && joins(line, at - 1);
    let few = number.form == Form::Digits
        && number.step == Decimal::ONE
        && number.value < Decimal::from(12)
        && number.scale == Decimal::ONE;
    (behind && few && is_feet(unit)).then(|| UnitMatch {
        unit: Unit::named("in"),
        kind: MentionKind::Quantity,
        end: number.end,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// Whether the dash behind so many feet leads to inches, and not to the other end of a range.
pub(super) fn leads_to_inches(line: &Line<'_>, unit: Option<&UnitMatch>, end: usize) -> bool {
    joins(line, end) && unit.is_some_and(|u| u.end == end && is_feet(&u.unit))
}

fn joins(line: &Line<'_>, at: usize) -> bool {
    line.is_dash(at) && line.glued(at) && line.glued(at + 1)
}

fn is_feet(unit: &Unit) -> bool {
    unit.over.is_none() && matches!(&unit.of, Atom::Named(name) if &**name == "ft")
}
