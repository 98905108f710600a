//! A one that counts: a unit, one for so many, or the last of a list of counted things.

use super::{Found, is_per_many};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Number;
use crate::extract::unit;
use crate::lexicon::{Role, Sense, SenseSet};

/// `две новые школы и одну больницу`: behind counted things and `and`, a one counts too.
pub(super) fn ends_list(line: &Line<'_>, at: usize, number: &Number, out: &[Found]) -> bool {
    let listed = out.last().is_some_and(|last| {
        last.kind == MentionKind::Count
            && last.figure.exact
            && line
                .role(last.tokens.end, Role::And)
                .is_some_and(|len| last.tokens.end + len == at)
    });
    let named = line.find_in(number.end, SenseSet::NOUN, |s| {
        matches!(s, Sense::Noun(_)).then_some(())
    });
    listed && named.is_some()
}

/// Whether the word `one` counts something: a unit of measure, money, or one thing for so many others (`one doctor for every 400
/// inhabitants`).
pub(super) fn counts_one(line: &Line<'_>, number: &Number) -> bool {
    unit::unit_after(line, number).is_some_and(|u| {
        is_per_many(&u.unit)
            || matches!(
                u.kind,
                MentionKind::Money | MentionKind::Percent | MentionKind::Quantity
            )
    })
}
