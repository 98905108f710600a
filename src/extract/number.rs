//! Numbers in any writing: digits, words, both mixed, scale words, fractions, vague plurals.

use super::digits::{self, Convention};
use super::line::Line;
use crate::lexicon::{Language, Role, Sense, SenseSet, TimeRole, TokenKind};
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

fn scaled(number: &mut Number, by: Decimal) -> Option<()> {
    number.value = number.value.checked_mul(by)?;
    number.high = match number.high {
        Some(high) => Some(high.checked_mul(by)?),
        None => None,
    };
    number.step = number.step.checked_mul(by)?;
    number.significant = number.significant.checked_mul(by)?;
    number.scale = number.scale.checked_mul(by)?;
    Some(())
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
    if !line.may_be(at, NUMERALS) && line.language.atoms().is_empty() {
        return None;
    }
    vague(line, at)
        .map(Numeral::Number)
        .or_else(|| from_words(line, at))
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

/// The value of a fraction character.
pub fn glyph(mark: &str) -> Option<Decimal> {
    let (a, b) = match mark.chars().next()? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(a).checked_div(Decimal::from(b))
}

/// `one in five`, `three in ten`: so many out of each so many, both in words or the first a one.
pub fn one_in(
    line: &Line<'_>,
    at: usize,
    first: &Number,
    convention: Convention,
) -> Option<Number> {
    let joint = first.end + line.role(first.end, Role::OutOf)?;
    // `out of` counts things one by one: `three out of the ten projects`.
    line.time_role(first.end, TimeRole::In)?;
    let second = number_at(line, joint, convention)?;
    let alike = first.value == Decimal::ONE
        || !line.is_kind(at, TokenKind::Number) && !line.is_kind(joint, TokenKind::Number);
    let whole = |n: &Number| n.scale == Decimal::ONE && n.step == Decimal::ONE && n.high.is_none();
    let counts = line.is_kind(second.end, TokenKind::Word)
        && line.time_unit(second.end).is_none()
        && !line.is(second.end, Role::Stop);
    let fits = whole(first) && whole(&second) && first.value < second.value;
    (alike && counts && fits && second.value <= Decimal::ONE_HUNDRED)
        .then(|| first.value.checked_div(second.value))
        .flatten()
        .map(|value| fraction(value, second.end))
}

/// `каждый пятый житель`, `every third company`: one in so many; and where it begins.
pub fn each_nth(line: &Line<'_>, at: usize, place: u32, end: usize) -> Option<(usize, Number)> {
    let each = line.role_before(at, Role::Each)?;
    let counts = line.is_kind(end, TokenKind::Word) && line.time_unit(end).is_none();
    let value = Decimal::ONE.checked_div(Decimal::from(place))?;
    (counts && place > 1).then(|| (each, fraction(value, end)))
}

fn fraction(value: Decimal, end: usize) -> Number {
    Number {
        end,
        value,
        high: None,
        step: Decimal::new(1, 2),
        significant: Decimal::new(1, 2),
        form: Form::Fraction,
        scale: Decimal::ONE,
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
    if let Some(parts) = written_fraction(line, at) {
        let mut number = fraction(parts, at + 3);
        take_scales(line, &mut number);
        return Some(Numeral::Number(number));
    }
    // `2½`, `2 1/2`
    let tail = glyph(line.word(number.end))
        .filter(|_| line.is_kind(number.end, TokenKind::Mark))
        .map(|v| (v, 1))
        .or_else(|| {
            let small = number.step == Decimal::ONE && line.is_kind(number.end, TokenKind::Number);
            small
                .then(|| written_fraction(line, number.end))
                .flatten()
                .map(|v| (v, 3))
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

/// `3 million 200 thousand`: digits with a smaller scale go on with digits before them.
fn smaller_scale(line: &Line<'_>, number: &mut Number, convention: Convention) {
    if number.scale < Decimal::ONE_THOUSAND || !line.is_kind(number.end, TokenKind::Number) {
        return;
    }
    let Some(digits) = digits::read(line.word(number.end), convention) else {
        return;
    };
    let scale = line.find(number.end + 1, |s| match s {
        Sense::Scale(by) | Sense::ScaleMark(by) => Some(*by),
        _ => None,
    });
    if let Some((len, by)) = scale
        && by >= Decimal::ONE_THOUSAND
        && by < number.scale
        && digits.value < Decimal::ONE_THOUSAND
        && let Some(sum) = digits
            .value
            .checked_mul(by)
            .and_then(|part| number.value.checked_add(part))
    {
        number.value = sum;
        number.step = digits.step.saturating_mul(by);
        number.significant = digits.significant.saturating_mul(by);
        number.scale = by;
        number.end += 1 + len;
    }
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
    Some(Numeral::Ordinal(number.value.to_u32()?, mark + 1))
}

/// `1/2`: two small whole numbers around a slash, all glued, the first smaller.
fn written_fraction(line: &Line<'_>, at: usize) -> Option<Decimal> {
    let whole = line.is_mark(at + 1, '/')
        && line.glued(at + 1)
        && line.glued(at + 2)
        && line.is_kind(at + 2, TokenKind::Number)
        && !line.is_mark(at + 3, '/');
    if !whole {
        return None;
    }
    let above: u32 = line.word(at).parse().ok()?;
    let below: u32 = line.word(at + 2).parse().ok()?;
    if above == 0 || above >= below || !matches!(below, 2..=10 | 12 | 16 | 20 | 32 | 64 | 100) {
        return None;
    }
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// The token behind a hedge between a number and its scale word: `300-odd million`.
fn past_hedge(line: &Line<'_>, at: usize) -> Option<usize> {
    let hyphen = usize::from(line.is_dash(at) && line.glued(at) && line.glued(at + 1));
    let hedge = line.find(at + hyphen, |s| {
        matches!(s, Sense::HedgeAfter(..)).then_some(())
    })?;
    let end = at + hyphen + hedge.0;
    line.find(end, |s| matches!(s, Sense::Scale(_)).then_some(()))?;
    Some(end)
}

/// Scale words and short forms behind a number: `2.5 million`, `4 hundred`, `$5bn`, `2 thousand million`.
pub(super) fn take_scales(line: &Line<'_>, number: &mut Number) {
    if let Some(end) = past_hedge(line, number.end) {
        number.end = end;
    }
    for _ in 0..3 {
        let hyphen = usize::from(
            line.is_dash(number.end) && line.glued(number.end) && line.glued(number.end + 1),
        );
        let at = number.end + hyphen;
        let word = line.find(at, |s| match s {
            Sense::Scale(by) => Some(*by),
            _ => None,
        });
        if let Some((len, by)) = word {
            if scaled(number, by).is_none() {
                return;
            }
            number.end = at + len;
            continue;
        }
        if hyphen == 0 && number.scale == Decimal::ONE && number.form == Form::Digits {
            let mark = line.find(at, |s| match s {
                Sense::ScaleMark(by) => Some(*by),
                _ => None,
            });
            if let Some((len, by)) = mark
                && mark_counts(line, number.end, len)
                && scaled(number, by).is_some()
            {
                number.end = at + len;
                // `млн.`: the stop of an abbreviation goes with it when the sentence goes on in small letters, or with
                // what is counted (`3 Mrd. Euro`).
                if line.is_mark(number.end, '.')
                    && line.glued(number.end)
                    && line.token(number.end + 1).is_some_and(|t| !t.glued)
                    && (!line.capital(number.end + 1)
                        || line.find(number.end + 1, counted).is_some())
                {
                    number.end += 1;
                }
            }
        }
        return;
    }
}

/// Whether the letters at `at` are a short scale and no unit: `5m` may be metres, `5bn` may be nothing else.
///
/// A single letter counts when it is glued to its digits and money stands around it, or a counted thing behind it.
fn mark_counts(line: &Line<'_>, at: usize, len: usize) -> bool {
    let word = line.word(at);
    let is_unit = line
        .find(at, |s| matches!(s, Sense::Unit(_)).then_some(()))
        .is_some();
    let money_before = at
        .checked_sub(2)
        .is_some_and(|i| line.find_before_in(i + 1, SenseSet::MONEY, money).is_some());
    let next = at + len;
    let next_counts = line
        .find(next, |s| {
            matches!(s, Sense::Unit(_) | Sense::Money { .. } | Sense::Noun(_)).then_some(())
        })
        .is_some();
    let plural_next = line.is_kind(next, TokenKind::Word)
        && !line.glued(next)
        && line
            .language
            .singular_of(&line.word(next).to_lowercase())
            .is_some()
        && !line.is(next, Role::Stop);
    if money_before || next_counts || plural_next {
        return true;
    }
    !is_unit && (word.chars().count() > 1 || line.glued(at) || word.chars().all(char::is_uppercase))
}

fn counted(sense: &Sense) -> Option<()> {
    matches!(
        sense,
        Sense::Money { .. } | Sense::Unit(_) | Sense::Percent | Sense::Noun(_)
    )
    .then_some(())
}

fn money(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Money { .. }).then_some(())
}

/// `and a half`, `and three quarters` behind a whole number.
fn and_a_part(line: &Line<'_>, number: &mut Number) {
    let mut at = number.end;
    while line.is_dash(at) && line.glued(at) {
        at += 1;
    }
    let Some(len) = line.role(at, Role::And) else {
        return;
    };
    at += len;
    while line.is_dash(at) && line.glued(at) {
        at += 1;
    }
    if let Some((value, end)) = part_at(line, at)
        && let Some(part) = value.checked_mul(number.scale)
        && let Some(sum) = number.value.checked_add(part)
    {
        number.value = sum;
        number.end = end;
        number.step = number.scale / Decimal::TEN;
        number.significant = number.step;
    }
}

/// `a half`, `half`, `three quarters`: the part and the token behind it.
fn part_at(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let mut next = at;
    let mut times = Decimal::ONE;
    if let Some(len) = line.role(next, Role::Article) {
        next += len;
        if line.is_dash(next) {
            next += 1;
        }
    } else if let Some((len, n)) = line.find(next, |s| match s {
        Sense::Number(n) if *n < Decimal::TEN => Some(*n),
        _ => None,
    }) {
        next += len;
        times = n;
        if line.is_dash(next) && line.glued(next) {
            next += 1;
        }
    }
    let (len, part) = line.find(next, |s| match s {
        Sense::Fraction(part) => Some(*part),
        _ => None,
    })?;
    Some((part.checked_mul(times)?, next + len))
}

/// `dozens`, `tens of millions`, `hundreds of thousands`.
fn vague(line: &Line<'_>, at: usize) -> Option<Number> {
    let plural = |i| {
        line.find(i, |s| match s {
            Sense::ScalePlural(by) => Some(*by),
            _ => None,
        })
    };
    let (len, first) = plural(at)?;
    // `более тысячи`: the genitive of one thousand looks like its plural, and a hedge asks for the one.
    let one = line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()));
    let hedged = line.find_before_in(at, SenseSet::HEDGE, |s| {
        matches!(s, Sense::Hedge(..)).then_some(())
    });
    if one.is_some_and(|(scale, ())| scale == len) && hedged.is_some() {
        return None;
    }
    let mut number = Number {
        end: at + len,
        value: first,
        high: first.checked_mul(Decimal::TEN),
        step: first,
        significant: first,
        form: Form::Vague,
        scale: Decimal::ONE,
    };
    while let Some(of) = line.role(number.end, Role::Of)
        && let Some((len, by)) = plural(number.end + of).or_else(|| {
            line.find(number.end + of, |s| match s {
                Sense::Scale(by) => Some(*by),
                _ => None,
            })
        })
    {
        scaled(&mut number, by)?;
        number.end += of + len;
    }
    // `tens of thousands` reaches up to a hundred thousand; a plain `millions` has no known end but its tenfold.
    Some(number)
}

/// A cardinal, an ordinal or a fraction in words.
fn from_words(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let mut at = at;
    let start = at;
    let article = line.role(at, Role::Article);
    if let Some(len) = article {
        at += len;
        if line.is_dash(at) && line.glued(at) {
            at += 1;
        }
    }
    if let Some(number) = fraction_words(line, at, article.is_some()) {
        return Some(Numeral::Number(number));
    }
    if article.is_some() {
        // `a hundred`, `a million`: the article is the one; before any other number it is only an article.
        line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()))?;
    }
    let mut words = Words::default();
    let mut end = at;
    loop {
        let mut next = end;
        if end > at {
            while line.is_dash(next) && line.glued(next) && line.glued(next + 1) {
                next += 1;
            }
            if let Some(len) = line.role(next, Role::And)
                && words.takes_and()
                && next + len < line.len()
            {
                let mut behind = next + len;
                if line.is_dash(behind) && line.glued(behind) {
                    behind += 1;
                }
                let small = line.find(behind, |s| match s {
                    Sense::Number(n) => Some(*n),
                    Sense::Ordinal(n) => Some(Decimal::from(*n)),
                    _ => None,
                });
                if small.is_some() {
                    next = behind;
                }
            }
        }
        if let Some((len, n)) = line.find(next, |s| match s {
            Sense::Number(n) => Some(*n),
            _ => None,
        }) {
            if !words.number(n) {
                break;
            }
            end = next + len;
        } else if let Some((len, by)) = line.find(next, |s| match s {
            Sense::Scale(by) => Some(*by),
            _ => None,
        }) {
            if !words.scale(by) {
                break;
            }
            end = next + len;
        } else if let Some((len, n)) = line.find(next, |s| match s {
            Sense::Ordinal(n) => Some(*n),
            _ => None,
        }) {
            if let Some(place) = words.ordinal(n) {
                return Some(Numeral::Ordinal(place, next + len));
            }
            break;
        } else if let Some(compound) = compound(line, next)
            && words.is_empty()
        {
            words = compound;
            end = next + 1;
        } else {
            break;
        }
    }
    if end == at || (end == start + 1 && words.is_empty()) {
        return None;
    }
    let mut number = words.finish(end)?;
    decimals_in_words(line, &mut number);
    if number.scale == Decimal::ONE {
        and_a_part(line, &mut number);
        take_scales(line, &mut number);
    } else {
        and_a_part(line, &mut number);
    }
    Some(Numeral::Number(number))
}

/// A word that is a whole number written together (`siebenhundertdreizehn`).
fn compound(line: &Line<'_>, at: usize) -> Option<Words> {
    if !line.is_kind(at, TokenKind::Word) {
        return None;
    }
    compound_word(line.language, line.word(at))
}

/// Whether a word is a whole number written together.
pub fn is_compound(language: &Language, word: &str) -> bool {
    compound_word(language, word).is_some()
}

fn compound_word(language: &Language, word: &str) -> Option<Words> {
    let atoms = language.atoms();
    if atoms.is_empty() {
        return None;
    }
    let mut key = String::new();
    crate::lexicon::fold_into(word, &mut key);
    let mut rest = key.as_str();
    let mut words = Words {
        compound: true,
        ..Words::default()
    };
    let mut parts = 0;
    while !rest.is_empty() {
        let (atom, sense) = atoms.iter().find(|(atom, _)| rest.starts_with(&**atom))?;
        match sense {
            Sense::Number(n) if words.number(*n) => {}
            Sense::Scale(by) if words.scale(*by) => {}
            Sense::Role(Role::And) if parts > 0 => {}
            _ => return None,
        }
        parts += 1;
        rest = &rest[atom.len()..];
    }
    (parts > 1).then_some(words)
}

/// `two point five`.
fn decimals_in_words(line: &Line<'_>, number: &mut Number) {
    let Some(len) = line.role(number.end, Role::Point) else {
        return;
    };
    let mut at = number.end + len;
    let mut step = Decimal::ONE;
    let mut value = number.value;
    let mut any = false;
    while let Some((len, n)) = line.find(at, |s| match s {
        Sense::Number(n) if *n < Decimal::TEN => Some(*n),
        _ => None,
    }) {
        step /= Decimal::TEN;
        if step < Decimal::new(1, 9) {
            break;
        }
        value += n * step;
        at += len;
        any = true;
    }
    if any {
        number.value = value;
        number.step = step;
        number.significant = step;
        number.end = at;
    }
}

/// `a third`, `two-thirds`, `half a million`, `a quarter of a billion`, `three quarters`.
fn fraction_words(line: &Line<'_>, at: usize, article: bool) -> Option<Number> {
    let (value, end) = part_at(line, at)?;
    let known = line.find(at, |s| matches!(s, Sense::Fraction(_)).then_some(()));
    let one_word = known.is_some();
    // `пятая часть`: what takes two words is nothing else.
    let phrase = known.is_some_and(|(len, ())| len > 1);
    let is_half = value == Decimal::new(5, 1);
    // `half a million`, `a quarter of a million`, `quarter million`, `half-million`
    let mut next = end;
    if line.is_dash(next) && line.glued(next) && line.glued(next + 1) {
        next += 1;
    }
    if let Some(len) = line.role(next, Role::Of) {
        next += len;
    }
    if let Some(len) = line.role(next, Role::Article) {
        next += len;
    }
    if let Some((len, by)) = line.find(next, |s| match s {
        Sense::Scale(by) => Some(*by),
        _ => None,
    }) {
        let mut number = fraction(value, next + len);
        number.form = Form::Words;
        scaled(&mut number, by)?;
        number.step = by / Decimal::TEN;
        number.significant = number.step;
        return Some(number);
    }
    // A bare ordinal (`third`) or `quarter` is no fraction; `half` is, when it is half of something.
    let of_something =
        line.is(end, Role::Of) || line.is(end, Role::Article) || line.is(end, Role::Definite);
    // `треть экспорта`: a word that is neither a place in a row nor a stretch of time needs no article.
    let doubtful = !phrase
        && line.hits(at).iter().any(|h| {
            matches!(
                h.sense,
                Sense::Ordinal(_) | Sense::Number(_) | Sense::Time(_) | Sense::Unit(_)
            )
        });
    let governs = line.is_kind(end, TokenKind::Word)
        && !line.glued(end)
        && !line.is(end, Role::Stop)
        && line.language.singular.head_first;
    let counts = if one_word {
        (!doubtful && governs)
            || (article && line.is(end, Role::Of))
            || (is_half && of_something && !article)
    } else {
        true
    };
    counts.then(|| fraction(value, end))
}

/// The sum that number words build up, word by word.
#[derive(Debug, Default)]
struct Words {
    total: Decimal,
    current: Option<Decimal>,
    /// The last scale multiplied in; a later one must be smaller.
    last: Option<Decimal>,
    /// The unit of the last word, for the step.
    step: Decimal,
    any: bool,
    /// Inside a compound word, where the ones may stand before the tens (`fünfundvierzig`).
    compound: bool,
}

impl Words {
    fn is_empty(&self) -> bool {
        !self.any
    }

    fn takes_and(&self) -> bool {
        self.last.is_some() || self.current.is_some_and(|c| c >= Decimal::ONE_HUNDRED)
    }

    fn number(&mut self, n: Decimal) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        let next = match self.current {
            None => n,
            // `twenty one`, and in German one before twenty; `hundred five`.
            Some(c)
                if n < Decimal::TEN
                    && c >= Decimal::from(20)
                    && c % Decimal::TEN == Decimal::ZERO =>
            {
                c + n
            }
            Some(c)
                if c < Decimal::TEN && n >= Decimal::from(20) && n < hundred && self.compound =>
            {
                c + n
            }
            Some(c) if n < hundred && c >= hundred && c % hundred == Decimal::ZERO => c + n,
            Some(_) => return false,
        };
        self.current = Some(next);
        self.step = Decimal::ONE;
        self.any = true;
        true
    }

    fn scale(&mut self, by: Decimal) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        if by == hundred {
            let current = self.current.unwrap_or(Decimal::ONE);
            if current >= hundred {
                return false;
            }
            self.current = Some(current * hundred);
            self.step = hundred;
            self.any = true;
            return true;
        }
        match (self.current, self.last) {
            (Some(_), Some(last)) if by >= last => false,
            (current, Some(_)) if current.is_none() => {
                // `thousand million`
                let Some(total) = self.total.checked_mul(by) else {
                    return false;
                };
                self.total = total;
                self.step = by;
                self.last = Some(by);
                true
            }
            (current, _) => {
                let Some(part) = current.unwrap_or(Decimal::ONE).checked_mul(by) else {
                    return false;
                };
                let Some(total) = self.total.checked_add(part) else {
                    return false;
                };
                self.total = total;
                self.current = None;
                self.last = Some(by);
                self.step = by;
                self.any = true;
                true
            }
        }
    }

    /// The ordinal that the word `n` makes of what stands before it: `twenty-first`, `hundredth`.
    fn ordinal(&self, n: u32) -> Option<u32> {
        let before = self.total.checked_add(self.current.unwrap_or_default())?;
        let fits = before.is_zero()
            || (before % Decimal::TEN == Decimal::ZERO && n < 10)
            || (before % Decimal::ONE_HUNDRED == Decimal::ZERO && n < 100);
        if !fits {
            return None;
        }
        before.to_u32()?.checked_add(n)
    }

    fn finish(self, end: usize) -> Option<Number> {
        let value = self.total.checked_add(self.current.unwrap_or_default())?;
        let step = if self.step.is_zero() {
            Decimal::ONE
        } else {
            self.step
        };
        let tens = value >= Decimal::from(20)
            && value % Decimal::TEN == Decimal::ZERO
            && step == Decimal::ONE;
        Some(Number {
            end,
            value,
            high: None,
            step,
            significant: if tens { Decimal::TEN } else { step },
            form: Form::Words,
            scale: match (self.current, self.last) {
                (None, Some(last)) => last,
                _ => Decimal::ONE,
            },
        })
    }
}
