//! Words for money that are also words for weight: `pounds`. They weigh something where the words around them do.

use super::{UnitMatch, unit_word};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Number;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::{Atom, Decimal, Unit};

/// How far before its figure a word of weight stands: `weighed in at between 200 and 230 pounds`.
const REACH: usize = 8;

/// `12 pounds of flour`, `weighs 230 pounds`, `a 12-pound baby`, `500 pounds (227 kilograms)`; not `5 pounds of debt`, and
/// nothing that comes in millions.
pub(super) fn weighed(
    line: &Line<'_>,
    at: usize,
    number: &Number,
    hyphen: bool,
) -> Option<UnitMatch> {
    if !line.may_be(at, SenseSet::UNIT) || number.scale > Decimal::ONE_THOUSAND {
        return None;
    }
    line.find_in(at, SenseSet::MONEY, |s| {
        matches!(s, Sense::Money { .. }).then_some(())
    })?;
    let (len, symbol) = line.find(at, |s| match s {
        Sense::Unit(symbol) => Some(symbol.clone()),
        _ => None,
    })?;
    let of = len > 1 && line.is(at + len - 1, Role::Of);
    let end = at + len - usize::from(of);
    let weighs = if of {
        !is_money(line, at + len)
    } else {
        // `pound-feet`, `pounds per square inch`
        len > 1
            || hyphen && describes(line, end)
            || said_to_weigh(line, at, number)
            || weighs_again(line, at, end)
            || line.is(end, Role::Lighter)
    };
    weighs.then(|| UnitMatch {
        unit: Unit::plain(Atom::Named(symbol)),
        kind: MentionKind::Quantity,
        end,
        factor: Decimal::ONE,
        minor: None,
    })
}

fn is_money(line: &Line<'_>, at: usize) -> bool {
    line.find(at, |s| {
        matches!(s, Sense::Measure(_) | Sense::SharedMeasure(_)).then_some(())
    })
    .is_some()
}

/// `a 300-pound lineman`, but `a 300-pound fine`.
fn describes(line: &Line<'_>, end: usize) -> bool {
    line.is_kind(end, TokenKind::Word)
        && !line.is(end, Role::Stop)
        && !line.is(end, Role::Sum)
        && !is_money(line, end)
}

/// Whether a word of weight leads to the figure whose unit stands at `at`, with no other unit between. Nobody loses thousands
/// but of money.
fn said_to_weigh(line: &Line<'_>, at: usize, number: &Number) -> bool {
    let small = number.value < Decimal::ONE_THOUSAND;
    let near = at.saturating_sub(REACH)..at;
    line.holds(SenseSet::role(Role::Weight))
        && near
            .rev()
            .take_while(|i| {
                !line.may_be(*i, SenseSet::UNIT.or(SenseSet::MONEY)) || line.is(*i, Role::Stop)
            })
            .any(|i| line.is(i, Role::Weight) && (small || !line.may_be(i, SenseSet::TREND)))
}

/// Whether a bracket says it again in a unit of mass, before or behind: `500 pounds (227 kilograms)`, `227 kg (500 pounds)`.
fn weighs_again(line: &Line<'_>, at: usize, end: usize) -> bool {
    let is_mass = |i: usize| {
        let i = i + usize::from(line.is_dash(i));
        unit_word(line, i).is_some_and(|(_, symbol)| {
            line.units
                .dimension(&symbol)
                .is_some_and(|d| &**d == "mass")
        })
    };
    let behind = line.is_mark(end, '(') && (end + 2..end + 5).any(is_mass);
    let open = (at.saturating_sub(4)..at)
        .rev()
        .find(|i| line.is_mark(*i, '('));
    behind || open.and_then(|i| i.checked_sub(1)).is_some_and(is_mass)
}
