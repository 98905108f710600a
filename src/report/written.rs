//! Figures and days as the records show them: texts that are written when they are asked for, and need no heap.
//!
//! A claim has eight of them, and `extract` writes claims by the million.

use crate::period::Day;
use crate::quantity::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
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
        let mut text = FromBehind::new();
        let mut rest = digits.unsigned_abs();
        for place in 1.. {
            rest = text.put_last_digit(rest);
            if place == scale {
                text.put(b'.');
            }
            if rest == 0 && place > scale {
                break;
            }
        }
        if digits < 0 {
            text.put(b'-');
        }
        to(text.written())
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

/// Adds a whole number to a text.
pub(super) fn push_whole(number: u64, out: &mut String) {
    let mut text = FromBehind::new();
    let mut rest = text.put_last_digit(number);
    while rest > 0 {
        rest = text.put_last_digit(rest);
    }
    out.push_str(text.written());
}

/// How many bytes the longest text takes that is written from behind: 29 digits, a point and a sign.
const ROOM: usize = 32;

/// A text written from its end to its beginning, as the digits of a number come.
///
/// Aligned, and never anything but ASCII: so it is seen at a glance that it is a text.
#[repr(align(16))]
struct FromBehind {
    bytes: [u8; ROOM],
    start: usize,
}

impl FromBehind {
    fn new() -> Self {
        Self {
            bytes: [b' '; ROOM],
            start: ROOM,
        }
    }

    #[inline]
    fn put(&mut self, byte: u8) {
        self.start = self.start.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(self.start) {
            *place = byte;
        }
    }

    /// Writes the last digit of a number, and gives back the number without it.
    #[inline]
    fn put_last_digit(&mut self, number: u64) -> u64 {
        self.put(b'0' + (number % 10) as u8);
        number / 10
    }

    fn written(&self) -> &str {
        let text = std::str::from_utf8(&self.bytes).unwrap_or_default();
        text.get(self.start..).unwrap_or_default()
    }
}

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
        for number in [0, 9, 10, 12_345, u64::MAX] {
            let mut out = String::new();
            push_whole(number, &mut out);
            assert_eq!(out, number.to_string());
        }
    }
}
