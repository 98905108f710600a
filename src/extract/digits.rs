//! Numbers written in digits: which separator is which.
//!
//! `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5` and `12,34,567` are one and the same kind of thing; where a single separator
//! leaves a doubt (`1,234` or `1.234`), the language's convention decides, or the document's own habit.

use crate::document::Document;
use crate::lexicon::Language;
use crate::quantity::Decimal;
use smallvec::SmallVec;
use std::str::FromStr;

/// How a document writes the doubtful cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Convention {
    /// The mark before decimals.
    pub decimal: char,
}

impl Convention {
    /// The language's convention. The document's own habit overrules it where an unmistakable number shows another.
    pub fn of(document: &Document, language: &Language) -> Self {
        let usual = Self {
            decimal: language.numerals.decimal,
        };
        let other = if usual.decimal == '.' { ',' } else { '.' };
        let bytes = document.plain.as_bytes();
        let mut votes = 0i32;
        for at in memchr::memchr2_iter(b'.', b',', &bytes[..bytes.len().min(64 * 1024)]) {
            let digits_before = bytes[..at]
                .iter()
                .rev()
                .take_while(|b| b.is_ascii_digit())
                .count();
            let digits_behind = bytes[at + 1..]
                .iter()
                .take(4)
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits_before == 0 || !(1..=2).contains(&digits_behind) {
                continue;
            }
            // `2,3` or `2.35` that no further separator follows: a decimal mark.
            let next = bytes.get(at + 1 + digits_behind);
            if next.is_some_and(|b| {
                matches!(b, b'.' | b',')
                    && bytes
                        .get(at + 2 + digits_behind)
                        .is_some_and(u8::is_ascii_digit)
            }) {
                continue;
            }
            votes += if char::from(bytes[at]) == usual.decimal {
                1
            } else {
                -1
            };
        }
        if votes < 0 {
            Self { decimal: other }
        } else {
            usual
        }
    }
}

/// A number read from digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Its value.
    pub value: Decimal,
    /// One unit in its last digit.
    pub step: Decimal,
    /// One unit in its last significant digit.
    pub significant: Decimal,
}

/// Reads a number token; `None` for what is no number (`3.5.1`, `10.30.05`).
pub fn read(text: &str, convention: Convention) -> Option<Digits> {
    if let Some(decimals) = text.strip_prefix('.') {
        let plain_digits = decimals.bytes().all(|b| b.is_ascii_digit());
        return plain_digits
            .then(|| plain(decimals, decimals.len()))
            .flatten();
    }
    let mut marks = text
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_digit())
        .peekable();
    if marks.peek().is_none() {
        return plain(text, 0);
    }
    let marks: SmallVec<[(usize, char); 4]> = marks.collect();
    let (last_at, last) = *marks.last()?;
    let tail = text.len() - last_at - last.len_utf8();
    let same = marks.iter().filter(|(_, c)| *c == last).count();
    let is_decimal = match last {
        '.' | ',' if marks.len() > 1 && same == 1 => true,
        '.' | ',' if same > 1 => false,
        // One mark alone: three digits behind it are a group, if the mark groups here.
        '.' | ',' => {
            last == convention.decimal || tail != 3 || text.starts_with('0') || last_at > 3
        }
        _ => false,
    };
    let whole_end = if is_decimal { last_at } else { text.len() };
    if !groups_fit(&text[..whole_end]) {
        return None;
    }
    plain(text, if is_decimal { tail } else { 0 })
}

/// Whether the part before the decimals is grouped as numbers are: in threes, or in twos and a last three (`12,34,567`).
fn groups_fit(whole: &str) -> bool {
    let groups: SmallVec<[usize; 4]> = whole
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .collect();
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    if rest.is_empty() {
        return true;
    }
    let threes = (1..=3).contains(first) && rest.iter().all(|g| *g == 3);
    let indian = (1..=2).contains(first)
        && rest.last() == Some(&3)
        && rest[..rest.len() - 1].iter().all(|g| *g == 2);
    threes || indian
}

/// The number that the digits of a text make, the last `decimals` of them behind the decimal mark.
fn plain(text: &str, decimals: usize) -> Option<Digits> {
    let digits = || text.bytes().filter(u8::is_ascii_digit);
    let (mut count, mut zeros, mut whole) = (0_usize, 0_usize, Some(0_i64));
    for digit in digits() {
        let digit = digit - b'0';
        count += 1;
        zeros = if digit == 0 { zeros + 1 } else { 0 };
        let tens = whole.and_then(|whole| whole.checked_mul(10));
        whole = tens.and_then(|tens| tens.checked_add(i64::from(digit)));
    }
    let scale = u32::try_from(decimals).ok().filter(|d| *d <= 28)?;
    let value = match whole {
        Some(whole) => Decimal::new(whole, scale),
        None => {
            let mut written: String = digits().map(char::from).collect();
            written.insert(count.checked_sub(decimals)?, '.');
            Decimal::from_str(&written).ok()?
        }
    };
    let step = Decimal::new(1, scale);
    let significant = if decimals == 0 && zeros > 0 && zeros < count && zeros <= 18 {
        Decimal::from(10u64.pow(u32::try_from(zeros).ok()?))
    } else {
        step
    };
    Some(Digits {
        value,
        step,
        significant,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_apart() {
        let point = Convention { decimal: '.' };
        let comma = Convention { decimal: ',' };
        for (text, convention, want) in [
            ("1,234.5", point, Some("1234.5")),
            ("1.234,5", point, Some("1234.5")),
            ("1 234,5", comma, Some("1234.5")),
            ("1\u{202f}234\u{202f}567", comma, Some("1234567")),
            ("1'234.5", point, Some("1234.5")),
            ("12,34,567", point, Some("1234567")),
            ("1,234", point, Some("1234")),
            ("1,234", comma, Some("1.234")),
            ("1.234", comma, Some("1234")),
            ("1.234", point, Some("1.234")),
            ("2,5", point, Some("2.5")),
            ("0,125", point, Some("0.125")),
            ("3.5.1", point, None),
            ("10.30.05", point, None),
            ("12,500", point, Some("12500")),
            (".001", point, Some("0.001")),
            ("0.50", point, Some("0.50")),
            ("9223372036854775808", point, Some("9223372036854775808")),
            (
                "12345678901234567890.25",
                point,
                Some("12345678901234567890.25"),
            ),
        ] {
            let got = read(text, convention).map(|d| d.value);
            assert_eq!(got, want.and_then(|w| Decimal::from_str(w).ok()), "{text}");
        }
    }

    #[test]
    fn steps_follow_the_last_digit() {
        let point = Convention { decimal: '.' };
        for (text, step, significant) in [
            ("2.3", "0.1", "0.1"),
            ("716", "1", "1"),
            ("12,500", "1", "100"),
            ("20", "1", "10"),
            ("0", "1", "1"),
        ] {
            let got = read(text, point).map(|d| (d.step, d.significant));
            let want = Decimal::from_str(step)
                .ok()
                .zip(Decimal::from_str(significant).ok());
            assert_eq!(got, want, "{text}");
        }
    }
}
