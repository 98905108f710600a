//! Where documents say when they were published: in a dateline, a byline, a title, or behind a word for `date`.

use super::Vocabulary;
use super::dates::{Found, named, numeric};

/// The publication date in the lines that open a document, before its first turn.
///
/// Each line is looked at for a date that stands where a dateline has it: first, or behind a word for `date`, or behind a
/// place; and, when a month's name makes it, with nothing but a dash or the line's end behind it.
pub(super) fn in_head<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
    words: &Vocabulary,
) -> Option<Found> {
    let mut lines = lines.peekable();
    while let Some((offset, line)) = lines.next() {
        // A line with an empty one behind it stands alone, as bylines do: `By our business staff, 7 March 2024`.
        let end = offset + line.len() + ALONE;
        let alone = lines.peek().is_some_and(|(next, _)| *next >= end) && line.len() <= REACH;
        // `Analyst call, 24 October 2024, 09:00`
        let timed = line.len() <= REACH && ends_in_clock(line);
        let byline = || ((alone || timed) && !line.ends_with('.')).then(|| in_title(line, words));
        if let Some(mut found) = in_line(line, words).or_else(|| byline().flatten()) {
            found.range = found.range.start + offset..found.range.end + offset;
            return Some(found);
        }
    }
    None
}

/// How many bytes of line ends part two lines with an empty one between them.
const ALONE: usize = 2;

/// The date with which a title ends, behind a comma or in brackets: `Talks in Almaty, 4 March 2025`.
pub(super) fn in_title(title: &str, words: &Vocabulary) -> Option<Found> {
    let starts = title.match_indices([',', '(']).map(|(at, mark)| {
        let rest = &title[at + mark.len()..];
        title.len() - rest.trim_start().len()
    });
    starts
        .filter_map(|at| numeric(title, at).or_else(|| named(title, at, words)))
        .find(|found| {
            // `Results call, 14 November 2024 (edited transcript)`
            let rest = &title[found.range.end..];
            let noted = rest.trim_start().starts_with('(') && rest.trim_end().ends_with(')');
            let rest = if noted { "" } else { rest };
            let rest = rest.trim_end_matches(['.', ')', ' ']);
            let year = rest.trim_start();
            // A time of day may follow: `Analyst call, 24 October 2024, 09:00`.
            let timed = ends_in_clock(rest) && rest.trim_start_matches([',', ' ']).len() <= CLOCK;
            // A word for `year` may follow: `4 марта 2025 года`.
            let ends = year.chars().count() <= 5 && year.chars().all(char::is_lowercase);
            ends || timed || ends_in_word(rest)
        })
}

/// The longest time of day, in bytes: `09:00 a.m. CET`.
const CLOCK: usize = 16;

/// Whether a text ends in a time of day: `09:00`, `10:30 CET`.
fn ends_in_clock(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, ' ' | '.'));
    let Some((before, minutes)) = text.rsplit_once(':') else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    minutes.len() == 2 && digits(minutes) && before.ends_with(|c: char| c.is_ascii_digit())
}

/// How far into a line its date may start, in bytes.
const REACH: usize = 100;

/// How far from its start the first digit of a date may be, in bytes: behind the name of a month.
const MONTH: usize = 64;

fn in_line(line: &str, words: &Vocabulary) -> Option<Found> {
    // Nearly all lines are passed over by this alone.
    let mut near = line.bytes().take(REACH + MONTH);
    if !near.any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut token_start = true;
    for (at, character) in line.char_indices().take_while(|(at, _)| *at < REACH) {
        if token_start && character.is_alphanumeric() {
            let before = line[..at].trim();
            let found = numeric(line, at)
                .filter(|found| heads(before, words) && parts_from(&line[found.range.end..]))
                .or_else(|| {
                    named(line, at, words).filter(|found| {
                        let rest = &line[found.range.end..];
                        heads(before, words)
                            || is_place(before) && (closes(rest) || ends_in_word(rest))
                            || is_occasion(before, words) && closes(rest)
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

/// Whether nothing but one word behind a mark follows a date: `16 April 2024. Transcript`.
fn ends_in_word(rest: &str) -> bool {
    let word = rest.trim_end_matches(['.', ')', ' ']);
    let behind = word.strip_prefix([',', '.', ';']).map(str::trim_start);
    behind.is_some_and(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
}

/// Whether words before a date say what was held on it: `Parliament of Malawi, sitting of 15 March 2024`.
fn is_occasion(before: &str, words: &Vocabulary) -> bool {
    let lower = before.to_lowercase();
    let mut parts = lower.rsplit(char::is_whitespace);
    let (Some(last), Some(noun)) = (parts.next(), parts.next()) else {
        return false;
    };
    let noun = noun.trim_matches(|c: char| !c.is_alphanumeric());
    words.date_words.contains(&format!("{noun} {last}"))
}

/// Whether a dateline ends here: at the line's end, a dash, a bracket, or one of these behind the word for `year`.
fn closes(rest: &str) -> bool {
    let ended = |text: &str| {
        let text = text.trim_start_matches([' ', '\u{a0}', '.', ',']);
        text.is_empty() || text.starts_with(['-', '–', '—', ')', '(', '/', '|', ':', '\n'])
    };
    // `Perth, 23 January 2024. All figures are in dollars.`
    let sentence = |text: &str| {
        let next = text.strip_prefix(". ").and_then(|text| text.chars().next());
        next.is_some_and(char::is_uppercase)
    };
    let word = rest.trim_start();
    let after = word.trim_start_matches(|c: char| c.is_lowercase());
    if sentence(rest) || word.len() - after.len() <= 12 && sentence(after) {
        return true;
    }
    ended(rest) || (word.len() - after.len() <= 12 && ended(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vocabulary {
        let months = [
            ("march", 3),
            ("april", 4),
            ("марта", 3),
            ("février", 2),
            ("marzo", 3),
        ];
        Vocabulary {
            months: months.map(|(name, month)| (name.to_owned(), month)).into(),
            date_words: ["date", "published", "sitting of"]
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
            ("Astana, 16 April 2024. Transcript", Some("2024-04-16")),
            ("Parliament, sitting of 15 March 2024", Some("2024-03-15")),
            ("The sitting of 15 March 2024 was stormy", None),
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
            (
                "Full-year earnings call, 6 March 2024, transcript",
                Some("2024-03-06"),
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
    fn a_byline_dates_a_document_when_it_stands_alone() {
        for (gap, expected) in [(2, true), (1, false)] {
            let byline = "By our business staff, 7 March 2024";
            let lines = [(0, byline), (byline.len() + gap, "STUTTGART - The")];
            let found = in_head(lines.into_iter(), &words());
            assert_eq!(found.is_some(), expected, "{gap}");
        }
    }
}
