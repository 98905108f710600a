//! Turns: `Name: …` at the start of a paragraph says who speaks until the next such label.
//!
//! A label is judged by its shape: a few capitalised words before a colon. What has that shape and is nobody's name
//! (`Note:`), and which offices may go on in lower case (`Minister of foreign affairs J. Doe:`), the [`Vocabulary`] says.

use super::Vocabulary;
use super::dates::numeric;
use memchr::memchr;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Labels end within this many bytes, their bracketed roles included.
const LABEL: usize = 320;

/// The most words of a title behind a company's name.
const HEADING: usize = 6;

/// An item of a list is shorter than this, in bytes; a speech may begin like one.
const ITEM: usize = 400;

/// The most words a name has.
const WORDS: usize = 7;

/// What a speech ends in, also one that is cut short or goes on in the next paragraph.
const ENDS: [char; 13] = [
    '.', '!', '?', '…', ',', ';', ':', '–', '—', '"', '”', '»', ')',
];

/// The longest word that may stand in lower case within a name (`of`, `de`, `bin`), in characters.
const PARTICLE: usize = 3;

/// A speaker's label at the start of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// The name, without its role.
    pub(super) name: &'a str,
    /// The role in brackets or after a comma, as a range of the paragraph.
    pub(super) role: Option<&'a str>,
    /// Where the label ends and the speech begins, in bytes of the paragraph.
    pub(super) body: usize,
    /// Whether a figure follows at once (`Exports: $5 billion`): then the label speaks only if it has spoken before.
    pub(super) figure: bool,
    /// Whether what follows may be an item of a list as well as a speech: `Bakery: Revenue grew 4 percent`.
    pub(super) item: bool,
}

/// The label that opens a paragraph, if one does.
pub(super) fn label<'a>(paragraph: &'a str, words: &Vocabulary) -> Option<Label<'a>> {
    let skipped = stamp(paragraph);
    let rest = &paragraph[skipped..];
    let bold = rest.len() - rest.trim_start_matches(['*', '_']).len();
    let rest = &rest[bold..];
    if !rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '’' | '[' | '(')) {
        return None;
    }
    let window = &rest.as_bytes()[..rest.len().min(LABEL)];
    let (head, after) = match memchr(b':', window) {
        Some(colon) => (&rest[..colon], &rest[colon + 1..]),
        None => dashed(rest)?,
    };
    // In `**Name:** text` and `**Name**: text` the marks belong to the label.
    let speech = after.trim_start_matches(['*', '_']);
    let head = head.trim_end_matches(['*', '_']).trim_end();
    let clock_or_address =
        speech.starts_with(|c: char| c.is_ascii_digit() || c == '/' || c == '\\');
    if clock_or_address || numeric(speech.trim_start(), 0).is_some() {
        return None;
    }
    let (name, role) = parts(head);
    let name = name.strip_prefix(['[', '(']).unwrap_or(name).trim();
    if !is_name(name, words)
        || role.is_some_and(|role| role.contains(['.', '!', '?']) && role.len() > 120)
    {
        return None;
    }
    let speech = speech.trim_start();
    let figure = speech
        .starts_with(|c: char| c.is_numeric() || matches!(c, '$' | '€' | '£' | '¥' | '₽' | '₸'));
    let first = paragraph.lines().next().unwrap_or(paragraph);
    let opener = speech.split(|c: char| !c.is_alphanumeric()).next();
    let known = |word: &str| words.item_openers.contains(&word.to_lowercase());
    let item = first.len() < ITEM && opener.is_some_and(known);
    // `Exports: up by 5 percent` is an item of a list; a speech begins with a capital.
    let lower = speech.starts_with(char::is_lowercase);
    // `Ararat Beverages Group: results for the year 2023` is a heading, whatever the line of place and date below it ends in; a
    // speech ends like a sentence.
    let heading = !first.trim_end().ends_with(ENDS);
    if lower && (heading || !name.contains(char::is_whitespace)) {
        return None;
    }
    // `Halvorsen Marine ASA: Third quarter results`
    let mut spoken = speech.split_whitespace();
    let titled = heading && first.len() == paragraph.len() && spoken.clone().count() <= HEADING;
    if titled && spoken.any(known) {
        return None;
    }
    // `Deputy Premier Nodira Yusupova: “A billion is within reach”`: what is quoted and ends no sentence is a title.
    let said = first.get(paragraph.len() - speech.len()..).unwrap_or("");
    if is_quoted_title(said.trim_end()) {
        return None;
    }
    // `SKARVIND AIR ASA: THIRD QUARTER 2025 RESULTS`
    let shouted =
        |text: &str| text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase);
    if heading
        && shouted(name)
        && shouted(
            first
                .get(paragraph.len() - speech.len()..)
                .unwrap_or_default(),
        )
    {
        return None;
    }
    Some(Label {
        name,
        role: role.filter(|role| !role.is_empty()),
        body: paragraph.len() - speech.len(),
        figure,
        item,
    })
}

/// Whether a line is one phrase in quotation marks, without the stop that ends a sentence.
fn is_quoted_title(line: &str) -> bool {
    const MARKS: [(char, char); 4] = [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"')];
    let inside = MARKS.iter().find_map(|(open, close)| {
        let inside = line.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside)
    });
    inside.is_some_and(|inside| inside.ends_with(char::is_alphanumeric) && !inside.contains(". "))
}

/// A time stamp, in brackets or not, and what parts it from the label behind it: `[00:12:34] Name: …`.
static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let stamp = r"^[\[(]?[0-9.,]*[0-9][0-9.,]*:[0-9:.,]*[\])]?[\s\-–—]+";
    Regex::new(stamp).ok()
});

/// How long a time stamp before the label is.
fn stamp(paragraph: &str) -> usize {
    if !paragraph.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(')) {
        return 0;
    }
    let found = STAMP.as_ref().and_then(|stamp| stamp.find(paragraph));
    found.map_or(0, |stamp| stamp.end())
}

/// `NAME. — text`: the stenographer's form, for names in capitals only.
fn dashed(rest: &str) -> Option<(&str, &str)> {
    // Most paragraphs have dots and no dash, whose first byte this is.
    memchr(0xE2, &rest.as_bytes()[..rest.len().min(LABEL)])?;
    let dot = memchr(b'.', &rest.as_bytes()[..rest.len().min(LABEL)])?;
    let mut at = dot;
    // The dots of initials belong to the name; the last dot stands right before the dash.
    loop {
        let after = rest[at + 1..].trim_start_matches([' ', '\u{a0}', '*']);
        if let Some(speech) = after.strip_prefix(['—', '–']) {
            let head = &rest[..at];
            let capital = !head.chars().any(char::is_lowercase)
                && head.chars().filter(|c| c.is_alphabetic()).count() >= 3;
            return capital.then_some((head, speech));
        }
        let window = &rest.as_bytes()[at + 1..rest.len().min(LABEL)];
        at += 1 + memchr(b'.', window)?;
    }
}

/// A label's name and its role: `Name (role)`, `Name [role]`, `Name, role`.
fn parts(head: &str) -> (&str, Option<&str>) {
    if let Some(open) = head.find(['(', '[']).filter(|open| *open > 0)
        && head.ends_with([')', ']'])
    {
        let role = head[open + 1..head.len() - 1].trim();
        return (head[..open].trim_end(), Some(role));
    }
    match head.split_once(',') {
        // One capitalised word and a comma open a sentence more often than a label (`However, …:`).
        Some((name, role))
            if name.split_whitespace().count() > 1 && role.split_whitespace().count() <= 12 =>
        {
            (name.trim_end(), Some(role.trim()))
        }
        _ => (head, None),
    }
}

fn is_name(name: &str, words: &Vocabulary) -> bool {
    let lower = name.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let last = lower.split_whitespace().next_back().unwrap_or_default();
    for stop in [lower.as_str(), first, last] {
        if words.speaker_stops.contains(stop) || words.date_words.contains(stop) {
            return false;
        }
    }
    let office = words.speaker_titles.contains(first);
    let count = name.split_whitespace().count();
    let limit = if office { 2 * WORDS } else { WORDS };
    let mut last_is_name = false;
    for word in name.split_whitespace() {
        last_is_name = is_capitalised(word);
        let number = office && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let lower_case = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
            && (office || word.chars().count() <= PARTICLE);
        if !(last_is_name || number || lower_case) {
            return false;
        }
        last_is_name |= number;
    }
    (1..=limit).contains(&count) && (last_is_name || office)
}

/// `Smailov`, `K.-J.`, `O'Neill`, `al-Falih`, `MISHUSTIN`, `Mr.`, `М.Мишустин`; no digit, no other mark.
fn is_capitalised(word: &str) -> bool {
    let mut capital = false;
    let mut letters = 0;
    for character in word.chars() {
        if character.is_alphabetic() {
            letters += 1;
            capital |= character.is_uppercase();
            if letters == 1 && !character.is_uppercase() && !word.contains(['-', '\'', '’']) {
                return false;
            }
        } else if !matches!(
            character,
            '.' | '-' | '‑' | '\'' | '’' | '`' | '&' | '“' | '”' | '"' | '«' | '»'
        ) && !is_mark(character)
        {
            return false;
        }
    }
    capital
}

/// Combining marks stand within words (`й` as two code points).
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// A label's parts as ranges of the document, the paragraph starting at `offset`.
pub(super) fn range_in(part: &str, paragraph: &str, offset: usize) -> Range<usize> {
    let start = offset + (part.as_ptr() as usize - paragraph.as_ptr() as usize);
    start..start + part.len()
}
