//! Numbers in any writing: digits, words, both mixed, scale words, fractions, vague plurals.

mod part;
mod scale;
mod words;

use self::part::{and_a_part, fraction, written_fraction};
pub use self::part::{each_nth, glyph, one_in, part_at};
pub use self::scale::take_scales;
use self::scale::{inverted, smaller_scale, vague};
use self::words::from_words;
pub use self::words::is_compound;
use super::digits::{self, Convention};
use super::line::Line;
use crate::lexicon::{Begins, Role, Sense, SenseSet, TokenKind};
use crate::quantity::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits, with or without a scale word.
    Digits,
    /// Words.
    Words,
    /// A part of one: `a third`, `1/2`.
    Fraction,
    /// A scale in plural with nothing before it: `dozens`, `tens of millions`.
    Vague,
}

/// A number, with the tokens it takes and the precision it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The token behind its last.
    pub end: usize,
    /// Its value, scale applied.
    pub value: Decimal,
    /// The upper end of a vague plural.
    pub high: Option<Decimal>,
    /// One unit in the last digit or word.
    pub step: Decimal,
    /// One unit in the last significant digit.
    pub significant: Decimal,
    /// How it is written.
    pub form: Form,
    /// The scale word's value; 1 without one.
    pub scale: Decimal,
}

/// What starts at a token: a number, a place in a row, or neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// A number.
    Number(Number),
    /// An ordinal and the token behind it.
    Ordinal(u32, usize),
}

/// The numeral that starts at token `at`.
pub fn numeral_at(line: &Line<'_>, at: usize, convention: Convention) -> Option<Numeral> {
    if line.is_kind(at, TokenKind::Number) {
        return from_digits(line, at, convention);
    }
    if line.is_kind(at, TokenKind::Mark) {
        let value = glyph(line.word(at))?;
        let mut number = fraction(value, at + 1);
        take_scales(line, &mut number);
        return Some(Numeral::Number(number));
    }
    if !may_begin(line, at) {
        return None;
    }
    inverted(line, at, convention)
        .or_else(|| vague(line, at))
        .map(Numeral::Number)
        .or_else(|| from_words(line, at))
}

/// Whether a number may begin at a token. A no is certain.
#[inline]
pub fn may_begin(line: &Line<'_>, at: usize) -> bool {
    match line.token(at).map(|token| token.kind) {
        Some(TokenKind::Word) => line.may_be(at, NUMERALS) || !line.language.atoms().is_empty(),
        // No mark of ASCII is a number, as `½` is.
        Some(TokenKind::Mark) => line.begins(at).meets(Begins::WIDE_MARK),
        Some(TokenKind::Number) => true,
        None => false,
    }
}

/// The senses a number in words can begin with.
const NUMERALS: SenseSet = SenseSet::NUMBER
    .or(SenseSet::SCALE)
    .or(SenseSet::SCALE_PLURAL)
    .or(SenseSet::ORDINAL)
    .or(SenseSet::FRACTION)
    .or(SenseSet::role(Role::Article));

/// A number with nothing but scale words behind it, for the far end of a range.
pub fn number_at(line: &Line<'_>, at: usize, convention: Convention) -> Option<Number> {
    match numeral_at(line, at, convention)? {
        Numeral::Number(number) => Some(number),
        Numeral::Ordinal(..) => None,
    }
}

fn from_digits(line: &Line<'_>, at: usize, convention: Convention) -> Option<Numeral> {
    let digits = digits::read(line.word(at), convention)?;
    let mut number = Number {
        end: at + 1,
        value: digits.value,
        high: None,
        step: digits.step,
        significant: digits.significant,
        form: Form::Digits,
        scale: Decimal::ONE,
    };
    if let Some(place) = ordinal_mark(line, at, &number) {
        return Some(place);
    }
    // `более 30-ти предприятий`
    let mark = at + 1 + usize::from(line.is_dash(at + 1) && line.glued(at + 1));
    if line.glued(mark) && line.is(mark, Role::CardinalMark) {
        number.end = mark + 1;
    }
    if let Some(parts) = written_fraction(line, at) {
        let mut number = fraction(parts, at + 3);
        take_scales(line, &mut number);
        return Some(Numeral::Number(number));
    }
    // `2½`, `2 1/2`, `11-1/4`
    let hyphen = number.end;
    let tied = line.is_dash(hyphen) && line.glued(hyphen) && line.glued(hyphen + 1);
    let tail = glyph(line.word(number.end))
        .filter(|_| line.is_kind(number.end, TokenKind::Mark))
        .map(|v| (v, 1))
        .or_else(|| {
            let small = number.step == Decimal::ONE && line.is_kind(number.end, TokenKind::Number);
            small
                .then(|| written_fraction(line, number.end))
                .flatten()
                .map(|v| (v, 3))
        })
        .or_else(|| {
            let whole = tied && number.step == Decimal::ONE;
            let part = whole.then(|| written_fraction(line, hyphen + 1)).flatten();
            part.map(|v| (v, 4))
        });
    if let Some((part, tokens)) = tail {
        number.value = number.value.checked_add(part)?;
        number.end += tokens;
        number.step = Decimal::new(1, 1);
        number.significant = number.step;
    }
    and_a_part(line, &mut number);
    take_scales(line, &mut number);
    smaller_scale(line, &mut number, convention);
    Some(Numeral::Number(number))
}

/// `19th`: digits with an ordinal ending glued to them, or behind a hyphen (`19-й`, `10-летие`).
fn ordinal_mark(line: &Line<'_>, at: usize, number: &Number) -> Option<Numeral> {
    if number.step != Decimal::ONE {
        return None;
    }
    let hyphen = usize::from(line.is_dash(at + 1) && line.glued(at + 1));
    let mark = at + 1 + hyphen;
    if !line.glued(mark) {
        return None;
    }
    // `10-летие`: the word for an anniversary makes an ordinal of the digits before it.
    if hyphen == 1 && line.is(mark, Role::Anniversary) {
        return Some(Numeral::Ordinal(number.value.to_u32()?, at + 1));
    }
    line.find(mark, |s| matches!(s, Sense::OrdinalMark).then_some(()))?;
    // `8st 9lb`: a mark that is also a unit is that one behind a number which has another mark.
    if hyphen == 0 && line.may_be(mark, SenseSet::UNIT) && !line.word(at).ends_with('1') {
        return None;
    }
    Some(Numeral::Ordinal(number.value.to_u32()?, mark + 1))
}
