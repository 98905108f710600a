//! The cents of a sum of money: `$3 and fourteen cents`, `5 dollars 20`.

use crate::extract::digits::Convention;
use crate::extract::line::Line;
use crate::extract::number::{self, Number};
use crate::extract::trend;
use crate::extract::unit::{self, UnitMatch};
use crate::lexicon::{Role, Sense, TokenKind};
use crate::quantity::Decimal;

/// `$20 43`, `$20 and 43c`, `US$3 and fourteen`: the hundredths behind an amount whose sign stands before it.
pub(super) fn cents(line: &Line<'_>, number: &mut Number) {
    if number.step != Decimal::ONE || number.scale != Decimal::ONE {
        return;
    }
    if let Some((part, end)) = hundredths(line, number.end) {
        number.value += part;
        number.step = Decimal::new(1, 2);
        number.significant = number.step;
        number.end = end;
    }
}

/// `5,- Euro`, `CHF 20.–`: a dash in place of the hundredths of money, whose name stands before (`priced`) or behind.
pub(super) fn no_cents(line: &Line<'_>, priced: bool, number: &mut Number) {
    let end = number.end;
    let mark = line.is_mark(end, ',') || line.is_mark(end, '.');
    let dash = mark && line.glued(end) && line.is_dash(end + 1) && line.glued(end + 1);
    if dash && (priced || unit::money_after(line, end + 2).is_some()) {
        number.end = end + 2;
    }
}

/// `20 dollars 43 cents`, `15 dollars and 15`, `3 UAH 4 kopiykas`: the hundredths behind an amount and its unit.
pub(super) fn minor_part(line: &Line<'_>, found: &mut UnitMatch) {
    if found.unit.currency().is_none() || found.factor != Decimal::ONE {
        return;
    }
    let behind = unit::past_stop(line, found.end);
    if let Some((part, end)) = hundredths(line, behind).or_else(|| part_behind(line, behind)) {
        // The amount is added by the caller through `factor`: see `assemble`.
        found.end = end;
        found.minor = Some(part);
        // `25 руб. 17 коп. на акцию`
        (found.unit.over, found.end) = unit::price(line, end);
    }
}

/// `3 dollars and a half`, `5 dollars and a quarter`: a part of one, where nothing follows that it could be a part of.
fn part_behind(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let next = at + line.role(at, Role::And)?;
    line.role(next, Role::Article)?;
    let (part, end) = number::part_at(line, next)?;
    let ends = end >= line.len() || trend::clause_mark(line, end) || line.is(end, Role::Per);
    ends.then_some((part, end))
}

/// A number below a hundred that ends as cents do: with a minor unit, or with nothing that it could count.
pub(super) fn hundredths(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let and = line.role(at, Role::And);
    let next = at + and.unwrap_or(0);
    let convention = Convention {
        decimal: line.language.numerals.decimal,
    };
    let number = number::number_at(line, next, convention)?;
    if number.step != Decimal::ONE
        || number.scale != Decimal::ONE
        || number.value >= Decimal::ONE_HUNDRED
        || number.high.is_some()
    {
        return None;
    }
    let part = number.value / Decimal::ONE_HUNDRED;
    if let Some((len, ())) = line.find(number.end, |s| {
        matches!(s, Sense::Minor { .. }).then_some(())
    }) {
        return Some((part, number.end + len));
    }
    let two_digits = line.word(next).len() == 2 || !line.is_kind(next, TokenKind::Number);
    let ends = number.end >= line.len()
        || (trend::clause_mark(line, number.end) && !line.glued(number.end + 1));
    let follows = ends && two_digits && unit::money_before(line, next).is_none();
    follows.then_some((part, number.end))
}
