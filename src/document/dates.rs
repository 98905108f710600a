//! Dates as documents write them: the shapes `2024-02-01`, `2024/02/01`, `01.02.2024`, `12 March 2024`, `March 12, 2024`.
//!
//! A shape that names no day of the calendar (`2023-02-30`) is told apart from no date at all, so that it can be reported.

use super::{Vocabularies, Vocabulary};
use crate::period::Day;
use std::ops::Range;

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
    read_date(text, &Vocabularies::default())
}

/// [`parse_date`], with the month names of every language.
pub(super) fn read_date(text: &str, vocabularies: &Vocabularies) -> Result<Day, String> {
    let text = text.trim();
    let mut languages = vocabularies.iter();
    let found = numeric(text, 0).or_else(|| languages.find_map(|(_, words)| named(text, 0, words)));
    match found {
        Some(found) if ends_date(&text[found.range.end..]) => found
            .day
            .map_err(|_| format!("there is no such day as {text}")),
        _ => Err(format!("`{text}` is no date; write it as YYYY-MM-DD")),
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

/// A date in digits that starts just at `at`: year first, or day first with dots.
pub(super) fn numeric(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let (first, first_length) = digits(bytes, at)?;
    let mut next = at + first_length;
    let mark = *bytes.get(next)?;
    if !matches!(mark, b'-' | b'/' | b'.') {
        return None;
    }
    next += 1;
    let (second, second_length) = digits(bytes, next)?;
    next += second_length;
    if *bytes.get(next)? != mark {
        return None;
    }
    next += 1;
    let (third, third_length) = digits(bytes, next)?;
    let end = next + third_length;
    let (year, month, day) = match (first_length, second_length, third_length) {
        (4, 1..=2, 1..=2) => (first, second, third),
        (1..=2, 1..=2, 4) if mark == b'.' => (third, second, first),
        // Day or month first nobody can tell, unless one of them is no month.
        (1..=2, 1..=2, 4) if mark == b'/' && first > 12 => (third, second, first),
        (1..=2, 1..=2, 4) if mark == b'/' && second > 12 => (third, first, second),
        _ => return None,
    };
    // A longer chain of numbers (`1.2.2024.5`) is a version or an address.
    if bytes.get(end) == Some(&mark) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        return None;
    }
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

/// The publication date in the lines that open a document, before its first turn.
///
/// Each line is looked at for a date that stands where a dateline has it: first, or behind a word for `date`, or behind a
/// place; and, when a month's name makes it, with nothing but a dash or the line's end behind it.
pub(super) fn in_head<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    words: &Vocabulary,
) -> Option<Found> {
    for (offset, line) in lines {
        if let Some(mut found) = in_line(line, words) {
            found.range = found.range.start + offset..found.range.end + offset;
            return Some(found);
        }
    }
    None
}

/// The date with which a title ends, behind a comma or in brackets: `Talks in Almaty, 4 March 2025`.
pub(super) fn in_title(title: &str, words: &Vocabulary) -> Option<Found> {
    let starts = title.match_indices([',', '(']).map(|(at, mark)| {
        let rest = &title[at + mark.len()..];
        title.len() - rest.trim_start().len()
    });
    starts
        .filter_map(|at| numeric(title, at).or_else(|| named(title, at, words)))
        .find(|found| {
            let rest = title[found.range.end..].trim_end_matches(['.', ')', ' ']);
            let year = rest.trim_start();
            // A word for `year` may follow: `4 марта 2025 года`.
            year.chars().count() <= 5 && year.chars().all(char::is_lowercase)
        })
}

/// How far into a line its date may start, in bytes.
const REACH: usize = 100;

fn in_line(line: &str, words: &Vocabulary) -> Option<Found> {
    let mut token_start = true;
    for (at, character) in line.char_indices().take_while(|(at, _)| *at < REACH) {
        if token_start && character.is_alphanumeric() {
            let before = line[..at].trim();
            let found = numeric(line, at)
                .filter(|found| heads(before, words) && parts_from(&line[found.range.end..]))
                .or_else(|| {
                    named(line, at, words).filter(|found| {
                        heads(before, words)
                            || (is_place(before) && closes(&line[found.range.end..]))
                    })
                });
            if found.is_some() {
                return found;
            }
        }
        token_start = !character.is_alphanumeric() && !matches!(character, '-' | '/' | '.' | ',')
            || character == ',' && !line[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    }
    None
}

/// Whether what stands before a date says that it is the document's: nothing, a word for `date`, or a label's colon.
fn heads(before: &str, words: &Vocabulary) -> bool {
    let marks = |c: char| !c.is_alphanumeric();
    let lower = before.trim_matches(marks).to_lowercase();
    if lower.is_empty() {
        return true;
    }
    let last = lower.rsplit(char::is_whitespace).next().unwrap_or_default();
    words.date_words.contains(&lower)
        || words.date_words.contains(last) && lower.split_whitespace().count() <= 4
        || before.ends_with(':') && lower.split_whitespace().count() <= 3
}

/// Whether a date in digits is parted from what follows it.
fn parts_from(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() && c != 'T')
}

/// Whether words before a date are the place of a dateline: few, and each capitalised.
fn is_place(before: &str) -> bool {
    let mut count = 0;
    for word in
        before.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '(' | ')' | '|'))
    {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else {
            continue;
        };
        count += 1;
        if !first.is_uppercase() {
            return false;
        }
    }
    count <= 6
}

/// Whether a dateline ends here: at the line's end, a dash, a bracket, or one of these behind the word for `year`.
fn closes(rest: &str) -> bool {
    let ended = |text: &str| {
        let text = text.trim_start_matches([' ', '\u{a0}', '.', ',']);
        text.is_empty() || text.starts_with(['-', '–', '—', ')', '(', '/', '|', ':', '\n'])
    };
    let word = rest.trim_start();
    let after = word.trim_start_matches(|c: char| c.is_lowercase());
    ended(rest) || (word.len() - after.len() <= 12 && ended(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vocabulary {
        let months = [("march", 3), ("марта", 3), ("février", 2), ("marzo", 3)];
        Vocabulary {
            months: months.map(|(name, month)| (name.to_owned(), month)).into(),
            date_words: ["date", "published"]
                .map(str::to_owned)
                .into_iter()
                .collect(),
            ..Vocabulary::default()
        }
    }

    #[test]
    fn the_head_of_a_document_dates_it() {
        for (line, expected) in [
            (
                " date 2024-02-01 ALMATY, February 1 - The talks",
                Some("2024-02-01"),
            ),
            ("Date: 2024/02/01", Some("2024-02-01")),
            ("Published on date 01.02.2024", Some("2024-02-01")),
            ("2024-02-01", Some("2024-02-01")),
            (
                "ASTANA, 12 March 2024 — The ministers met.",
                Some("2024-03-12"),
            ),
            (
                "ASTANA, March 12, 2024 – The ministers met.",
                Some("2024-03-12"),
            ),
            ("Москва, 12 марта 2024 года", Some("2024-03-12")),
            (
                "Москва, 12 марта 2024 г. — Состоялась встреча",
                Some("2024-03-12"),
            ),
            ("Paris, le 1er février 2024", None),
            ("Madrid, 12 de marzo de 2024.", Some("2024-03-12")),
            ("12/03/2024", None),
            ("31/03/2024", Some("2024-03-31")),
            ("As of 2023-12-31 the debt stood at $5 billion.", None),
            ("On 12 March 2024 the ministers met.", None),
            ("Version 1.2.2024.5", None),
        ] {
            let found = in_line(line, &words()).and_then(|found| found.day.ok());
            assert_eq!(
                found.map(|day| day.to_string()).as_deref(),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn a_title_may_end_with_its_date() {
        for (title, expected) in [
            ("Беседа в Ташкенте, 4 марта 2025 года", Some("2025-03-04")),
            (
                "Joint press conference, Tashkent, 3 March 2025",
                Some("2025-03-03"),
            ),
            (
                "Interview with the minister (03.03.2025)",
                Some("2025-03-03"),
            ),
            ("Trade rose, 3 March 2025 was a record day", None),
            ("The treaty of 3 March 2025", None),
        ] {
            let found = in_title(title, &words()).and_then(|found| found.day.ok());
            assert_eq!(
                found.map(|day| day.to_string()).as_deref(),
                expected,
                "{title}"
            );
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_no_date() {
        let found = in_line("date 2023-02-30 ALMATY", &words()).unwrap();
        assert_eq!(found.day, Err("2023-02-30".to_owned()));
        assert_eq!(
            parse_date("2023-02-30"),
            Err("there is no such day as 2023-02-30".to_owned())
        );
        assert!(parse_date("yesterday").unwrap_err().contains("YYYY-MM-DD"));
        assert!(parse_date("2024-02-01T10:00:00Z").is_ok());
    }
}
