//! Figures and days as the records show them: texts that are written when they are asked for, and need no heap.
//!
//! A claim has eight of them, and `extract` writes claims by the million.

use crate::period::Day;
use crate::quantity::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::fmt;

/// A figure in digits, without exponent or trailing zeros.
///
/// ```
/// use crossfoot::report::written::Digits;
/// assert_eq!(Digits("-7.50".parse().unwrap()).to_string(), "-7.5");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits(pub Decimal);

/// A day as `2023-06-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub Day);

impl Digits {
    /// Hands the digits on.
    fn write<R>(self, to: impl FnOnce(&str) -> R) -> R {
        // Nearly every figure fits into a machine word, and those are written faster.
        let Ok(mut digits) = i64::try_from(self.0.mantissa()) else {
            return to(&self.0.normalize().to_string());
        };
        let mut scale = self.0.scale();
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        let mut whole = itoa::Buffer::new();
        let whole = whole.format(digits);
        if scale == 0 {
            return to(whole);
        }
        let (sign, digits) = match whole.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", whole),
        };
        let scale = scale as usize;
        let point = digits.len().saturating_sub(scale);
        let (before, behind) = digits.split_at(point);
        let before = if before.is_empty() { "0" } else { before };
        let mut text: SmallVec<[u8; ROOM]> = SmallVec::new();
        text.extend_from_slice(sign.as_bytes());
        text.extend_from_slice(before.as_bytes());
        text.push(b'.');
        text.resize(text.len() + scale.saturating_sub(digits.len()), b'0');
        text.extend_from_slice(behind.as_bytes());
        to(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl Date {
    /// Hands the day on.
    fn write<R>(self, to: impl FnOnce(&str) -> R) -> R {
        let (year, month, day) = (self.0.year(), self.0.month().into(), self.0.day().into());
        if !(0..=9999).contains(&year) {
            return to(&self.0.to_string());
        }
        let digit = |n: i16| b'0' + (n % 10) as u8;
        let [century, decade] = [year / 100, year / 10];
        let text = [
            digit(century / 10),
            digit(century),
            digit(decade),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        to(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// How many bytes nearly every figure with a fraction takes.
const ROOM: usize = 32;

/// What is a text wherever it is shown, `write` giving the text.
macro_rules! written {
    ($($type:ident)*) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.write(|text| f.pad(text))
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.write(|text| serializer.serialize_str(text))
            }
        }

        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                String::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                String::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                String::json_schema(generator)
            }
        }
    )*};
}

written!(Digits Date);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_days_are_written_as_anybody_writes_them() {
        for text in [
            "0",
            "-0",
            "0.05",
            "12500",
            "-7.50",
            "0.001",
            "0.000",
            "64100000000.00",
            "-0.0000000000000000000000000001",
            "79228162514264337593543950335",
            "9223372036854775807",
            "9223372036854775808",
        ] {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(Digits(value).to_string(), value.normalize().to_string());
        }
        for (year, month, of_month) in [(2023, 6, 7), (0, 12, 31), (9999, 1, 10), (-5, 2, 28)] {
            let date = Day::new(year, month, of_month).unwrap();
            assert_eq!(Date(date).to_string(), date.to_string());
        }
    }
}
