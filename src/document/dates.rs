//! Dates as documents write them: the shapes `2024-02-01`, `2024/02/01`, `01.02.2024`, `12 March 2024`, `March 12, 2024`.
//!
//! A shape that names no day of the calendar (`2023-02-30`) is told apart from no date at all, so that it can be reported.

use super::{Vocabularies, Vocabulary};
use crate::period::Day;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Years of documents; a number outside is no year of publication.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The day; the words that name no day.
    pub(super) day: Result<Day, String>,
}

/// Reads a text that is a date and nothing else, as options, front matter and corpora give it; a time of day may follow.
///
/// ```
/// use crossfoot::document::parse_date;
/// assert!(parse_date("2024-02-01").is_ok());
/// assert!(parse_date("2023-02-30").unwrap_err().contains("no such day"));
/// ```
///
/// # Errors
///
/// Says that the day does not exist, or which forms are read.
pub fn parse_date(text: &str) -> Result<Day, String> {
    read_date(text, &Vocabularies::default()).map_err(|message| match message.ends_with(NO_DATE) {
        true => format!("{message}; write it as YYYY-MM-DD"),
        false => message,
    })
}

/// What is said of a text that is no date.
const NO_DATE: &str = "is no date";

/// [`parse_date`], with the month names of every language; what to write instead is for those to say who ask.
pub(super) fn read_date(text: &str, vocabularies: &Vocabularies) -> Result<Day, String> {
    let text = text.trim();
    let mut languages = vocabularies.iter();
    let found = numeric(text, 0).or_else(|| languages.find_map(|(_, words)| named(text, 0, words)));
    match found {
        Some(found) if ends_date(&text[found.range.end..]) => found
            .day
            .map_err(|_| format!("there is no such day as {text}")),
        _ => Err(format!("`{text}` {NO_DATE}")),
    }
}

/// Whether nothing but a time of day or a word for `year` follows a date.
fn ends_date(rest: &str) -> bool {
    rest.is_empty()
        || rest.starts_with(['T', 't', ' '])
            && rest.len() > 1
            && rest.as_bytes()[1].is_ascii_digit()
        || rest.split_whitespace().count() == 1
            && rest
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.'))
}

/// A date in digits, its parts parted by marks; and what may make it the beginning of a longer chain of numbers.
static NUMERIC: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let shape = "^([0-9]{1,4})([-/.])([0-9]{1,2})([-/.])([0-9]{1,4})(?:([-/.])?([0-9]))?";
    Regex::new(shape).ok()
});

/// A date in digits that starts just at `at`: year first, or day first with dots.
pub(super) fn numeric(text: &str, at: usize) -> Option<Found> {
    let rest = text.get(at..)?;
    // Nearly all that is asked about begins with a letter.
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let shape = NUMERIC.as_ref()?.captures(rest)?;
    let part = |group: usize| shape.get(group).map_or("", |part| part.as_str());
    let mark = part(2);
    // A longer chain of numbers (`1.2.2024.5`) is a version or an address.
    let goes_on = !part(7).is_empty() && (part(6).is_empty() || part(6) == mark);
    if part(4) != mark || goes_on {
        return None;
    }
    let number = |group: usize| part(group).parse::<u32>().ok();
    let (first, second, third) = (number(1)?, number(3)?, number(5)?);
    let (year, month, day) = match (part(1).len(), part(5).len()) {
        (4, 1..=2) => (first, second, third),
        (1..=2, 4) if mark == "." => (third, second, first),
        // Day or month first nobody can tell, unless one of them is no month.
        (1..=2, 4) if mark == "/" && first > 12 => (third, second, first),
        (1..=2, 4) if mark == "/" && second > 12 => (third, first, second),
        _ => return None,
    };
    let end = at + shape.get(5)?.end();
    found(text, at..end, year, month, day)
}

/// A date with a month's name that starts just at `at`.
pub(super) fn named(text: &str, at: usize, words: &Vocabulary) -> Option<Found> {
    if words.months.is_empty() {
        return None;
    }
    let bytes = text.as_bytes();
    if let Some((day, length)) = digits(bytes, at) {
        // 12 March 2024, 1. Februar 2024, 1er février 2024, 12 de marzo de 2024, 12-го марта 2024
        if length > 2 {
            return None;
        }
        let mut rest = Words::new(text, at + length);
        let month = (0..3).find_map(|_| words.months.get(&rest.next_word()?).copied())?;
        let (year, end) = (0..2).find_map(|_| rest.next_year())?;
        return found(text, at..end, year, month.into(), day);
    }
    // March 12, 2024
    let mut rest = Words::new(text, at);
    let month = *words.months.get(&rest.next_word()?)?;
    let (day, length) = digits(bytes, rest.skip_marks())?;
    if length > 2 {
        return None;
    }
    rest.at += length;
    let (year, end) = (0..2).find_map(|_| rest.next_year())?;
    found(text, at..end, year, month.into(), day)
}

/// The words of a date, one after the other.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Skips what stands between the parts of a date.
    fn skip_marks(&mut self) -> usize {
        let rest = &self.text[self.at..];
        let trimmed =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-'));
        // At most a few marks stand there; anything longer parts two things.
        if rest.len() - trimmed.len() <= 4 {
            self.at += rest.len() - trimmed.len();
        }
        self.at
    }

    /// The next word in lower case.
    fn next_word(&mut self) -> Option<String> {
        let from = self.skip_marks();
        let rest = &self.text[from..];
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        (1..=40).contains(&end).then(|| {
            self.at += end;
            rest[..end].to_lowercase()
        })
    }

    /// The next four digits; a word before them (`de 2024`) is skipped instead.
    fn next_year(&mut self) -> Option<(u32, usize)> {
        let from = self.skip_marks();
        match digits(self.text.as_bytes(), from) {
            Some((year, 4)) => Some((year, from + 4)),
            Some(_) => None,
            None => {
                self.next_word()?;
                None
            }
        }
    }
}

/// The number that the digits at `at` make, and how many they are; `None` without digits, or with too many for a date.
fn digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let length = bytes
        .get(at..)?
        .iter()
        .take(5)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (1..=4).contains(&length).then(|| {
        let value = bytes[at..at + length]
            .iter()
            .fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'));
        (value, length)
    })
}

fn found(text: &str, range: Range<usize>, year: u32, month: u32, day: u32) -> Option<Found> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| YEARS.contains(year))?;
    let day = i8::try_from(month)
        .ok()
        .zip(i8::try_from(day).ok())
        .and_then(|(month, day)| Day::new(year, month, day).ok())
        .ok_or_else(|| text[range.clone()].to_owned());
    Some(Found { range, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_does_not_exist_is_told_from_no_date() {
        let found = numeric("2023-02-30 ALMATY", 0).unwrap();
        assert_eq!(found.day, Err("2023-02-30".to_owned()));
        assert_eq!(
            parse_date("2023-02-30"),
            Err("there is no such day as 2023-02-30".to_owned())
        );
        assert!(parse_date("yesterday").unwrap_err().contains("YYYY-MM-DD"));
        assert!(parse_date("2024-02-01T10:00:00Z").is_ok());
    }
}
