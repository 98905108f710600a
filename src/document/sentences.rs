//! Sentences: where one ends, and where a full stop ends nothing.
//!
//! A linear scan over bytes that looks closer only at `.`, `!`, `?` and their kin. What it decides by: the word before the
//! stop (initial, number, abbreviation), and the first character after it. Words come from the [`Vocabulary`].

use super::Vocabulary;
use std::ops::Range;

/// The most bytes a sentence may have; longer ones are cut at white space.
const LONGEST: usize = 4096;

/// The most bytes looked back through for the word before a stop.
const WORD: usize = 64;

/// Divides paragraphs of one document.
pub(super) struct Splitter<'a> {
    text: &'a str,
    words: &'a Vocabulary,
    lower: String,
}

/// What stands before a full stop.
enum Before {
    /// An ordinary word: the stop ends a sentence.
    Word,
    /// A title, or the number of a list item: the stop never ends one.
    Open,
    /// An abbreviation: what follows decides.
    Abbreviation,
    /// An abbreviation after a number (`5 mln.`, `2023 г.`): before a capital it ends one.
    Measure,
    /// A number that may be an ordinal: only a word that begins sentences ends it.
    Ordinal,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str, words: &'a Vocabulary) -> Self {
        Self {
            text,
            words,
            lower: String::with_capacity(WORD),
        }
    }

    /// Calls `emit` with the range of each sentence of a paragraph, in order, without surrounding white space.
    pub(super) fn split(&mut self, paragraph: Range<usize>, mut emit: impl FnMut(Range<usize>)) {
        let mut start = trim(self.text, paragraph.clone()).start;
        let mut marks = Marks::new(self.text, start..paragraph.end);
        while let Some(at) = marks.next() {
            let stops = self.stops(at, paragraph.end);
            if stops == at {
                continue;
            }
            let end = self.closers(stops, paragraph.end);
            if self.ends(start, at..stops, end, paragraph.end) {
                self.emit(start..end, &mut emit);
                let rest = &self.text[end..paragraph.end];
                start = paragraph.end - rest.trim_start().len();
                marks.skip_to(start);
            } else {
                marks.skip_to(end);
            }
        }
        self.emit(start..paragraph.end, &mut emit);
    }

    /// The end of the run of sentence-ending marks that starts at `at`.
    fn stops(&self, at: usize, limit: usize) -> usize {
        let mut end = at;
        for character in self.text[at..limit].chars() {
            if !matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
                break;
            }
            end += character.len_utf8();
        }
        end
    }

    /// The end of the quotes and brackets that close right after the marks.
    fn closers(&self, at: usize, limit: usize) -> usize {
        let mut end = at;
        for character in self.text[at..limit].chars() {
            if !matches!(
                character,
                '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '“' | '›' | '」'
            ) {
                break;
            }
            end += character.len_utf8();
        }
        end
    }

    /// Whether a sentence that began at `start` ends with `stops` (and its closers, up to `end`).
    fn ends(&mut self, start: usize, stops: Range<usize>, end: usize, limit: usize) -> bool {
        let rest = &self.text[end..limit];
        let Some(next) = rest.chars().next() else {
            return true;
        };
        let mark = &self.text[stops.clone()];
        let full_stop = mark == ".";
        if !next.is_whitespace() {
            return self.ends_glued(start, stops, end, rest);
        }
        let follow = rest.trim_start();
        let Some(next) = follow.chars().next() else {
            return true;
        };
        if !begins_sentence(follow) {
            return false;
        }
        if !full_stop {
            return true;
        }
        match self.before(start, stops.start) {
            Before::Word => true,
            Before::Open => false,
            Before::Ordinal => self.starter(follow),
            // Where ordinals have a dot, nouns have capitals (`3 Mrd. Euro`): a capital alone begins no sentence there.
            Before::Measure if self.words.ordinal_dot => {
                is_opening_quote(next) || self.starter(follow)
            }
            Before::Measure => next.is_uppercase() || is_opening_quote(next),
            Before::Abbreviation => {
                is_opening_quote(next) || (next.is_alphabetic() && self.starter(follow))
            }
        }
    }

    /// `…negotiations.The meeting…`: marks with no space behind them end a sentence between a lower-case word or a number
    /// and a capitalised word.
    fn ends_glued(&mut self, start: usize, stops: Range<usize>, end: usize, rest: &str) -> bool {
        if self.text[stops.clone()].starts_with(['。', '！', '？']) {
            return true;
        }
        let mut follow = rest.chars();
        let capitalised = follow.next().is_some_and(char::is_uppercase)
            && follow
                .next()
                .is_some_and(|c| c.is_lowercase() || c.is_whitespace());
        if !capitalised {
            return false;
        }
        if end > stops.end {
            return true;
        }
        let word = self.word(start, stops.start);
        let last_two = {
            let mut letters = word.chars().rev();
            (letters.next(), letters.next())
        };
        let finished = match last_two {
            (Some(last), Some(before)) => {
                (last.is_lowercase() && before.is_alphabetic()) || last.is_numeric()
            }
            _ => false,
        };
        let address = word.contains(['/', '@', '\\', '_']) || word.starts_with("www");
        finished && !address && matches!(self.before(start, stops.start), Before::Word)
    }

    /// The word that ends at `at`, from white space or an opening bracket on.
    fn word(&self, start: usize, at: usize) -> &'a str {
        let before = &self.text.as_bytes()[start..at];
        let plain = before.iter().rev().take(WORD);
        let length = plain.take_while(|b| b.is_ascii_alphanumeric()).count();
        // Nearly all are of plain letters behind a space.
        if length < before.len() && before[before.len() - length - 1] == b' ' {
            return &self.text[at - length..at];
        }
        let mut from = at;
        for character in self.text[start..at].chars().rev() {
            if character.is_whitespace()
                || at - from > WORD
                || matches!(character, '(' | '[' | '"' | '“' | '«' | '‘' | '„')
            {
                break;
            }
            from -= character.len_utf8();
        }
        &self.text[from..at]
    }

    /// What the full stop at `at` stands behind.
    fn before(&mut self, start: usize, at: usize) -> Before {
        let word = self.word(start, at);
        if word.is_empty() || word.len() > WORD {
            return Before::Word;
        }
        let from = at - word.len();
        let opens = from == start;
        if word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return if opens {
                Before::Open
            } else if self.words.ordinal_dot && word.len() <= 2 {
                Before::Ordinal
            } else {
                Before::Word
            };
        }
        self.set_lower(word);
        if self.words.titles.contains(&self.lower) {
            return Before::Open;
        }
        let plain = word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
        let lettered = !plain && is_initials(word);
        if lettered || self.words.abbreviations.contains(&self.lower) {
            return if lettered && opens && !word.contains('.') {
                Before::Open
            } else if self.after_number(start, from) {
                Before::Measure
            } else {
                Before::Abbreviation
            };
        }
        if plain {
            return Before::Word;
        }
        // `5млн.`, `$5bn.`: the number is glued to its abbreviation.
        let letters = self.lower.trim_start_matches(|c: char| !c.is_alphabetic());
        if letters.len() < self.lower.len() && self.words.abbreviations.contains(letters) {
            return Before::Measure;
        }
        Before::Word
    }

    /// Puts a word into `lower`, in lower case.
    fn set_lower(&mut self, word: &str) {
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
    }

    /// Whether the token before `from` ends in a digit, or is itself an abbreviation after one (`5 млрд. руб.`).
    fn after_number(&self, start: usize, from: usize) -> bool {
        let mut near = start.max(from.saturating_sub(WORD));
        while !self.text.is_char_boundary(near) {
            near += 1;
        }
        self.text[near..from]
            .split_whitespace()
            .rev()
            .take(2)
            .find(|token| !token.ends_with('.'))
            .is_some_and(|token| token.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether the text begins with a word that begins sentences.
    fn starter(&mut self, follow: &str) -> bool {
        let end = follow
            .char_indices()
            .find(|(_, c)| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
            .map_or(follow.len(), |(at, _)| at);
        if end == 0 || end > WORD || !follow.starts_with(char::is_uppercase) {
            return false;
        }
        self.set_lower(&follow[..end]);
        self.words.starters.contains(&self.lower)
    }

    /// Passes a range on without surrounding white space, cut where it is too long.
    fn emit(&self, range: Range<usize>, emit: &mut impl FnMut(Range<usize>)) {
        let mut rest = trim(self.text, range);
        while rest.len() > LONGEST {
            let mut limit = rest.start + LONGEST;
            while !self.text.is_char_boundary(limit) {
                limit -= 1;
            }
            let window = &self.text[rest.start..limit];
            let cut = window
                .char_indices()
                .rev()
                .find(|(at, c)| *at > 0 && c.is_whitespace())
                .map_or(limit, |(at, _)| rest.start + at);
            emit(trim(self.text, rest.start..cut));
            rest = trim(self.text, cut..rest.end);
        }
        if !rest.is_empty() {
            emit(rest);
        }
    }
}

/// A range without the white space at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let shows = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    // Most have no white space at their ends, and end in what needs no decoding.
    if shows(part.as_bytes().first()) && shows(part.as_bytes().last()) {
        return range;
    }
    let from = part.len() - part.trim_start().len();
    let length = part.trim().len();
    range.start + from..range.start + from + length
}

/// The places where a sentence-ending mark can start: the marks in ASCII, and the first bytes of `…`, `。` and `！`.
///
/// Both sorts are looked for apart, since a text mostly has but one of them, and a search for three bytes is fast.
struct Marks<'a> {
    /// Where the paragraph starts; what is found counts from there.
    start: usize,
    /// Before this nothing more is wanted.
    from: usize,
    plain: Sought<'a>,
    wide: Sought<'a>,
}

/// Places found by a search, the next one at hand.
type Sought<'a> = std::iter::Peekable<memchr::Memchr3<'a>>;

impl<'a> Marks<'a> {
    fn new(text: &'a str, range: Range<usize>) -> Self {
        let start = range.start;
        let bytes = text.as_bytes().get(range).unwrap_or_default();
        Self {
            start,
            from: 0,
            plain: memchr::memchr3_iter(b'.', b'!', b'?', bytes).peekable(),
            wide: memchr::memchr3_iter(0xE2, 0xE3, 0xEF, bytes).peekable(),
        }
    }

    /// Leaves out the places before `at`.
    fn skip_to(&mut self, at: usize) {
        self.from = at.saturating_sub(self.start);
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let nearer = match (self.plain.peek(), self.wide.peek()) {
                (Some(plain), Some(wide)) if wide < plain => &mut self.wide,
                (None, _) => &mut self.wide,
                _ => &mut self.plain,
            };
            let found = nearer.next()?;
            if found >= self.from {
                return Some(self.start + found);
            }
        }
    }
}

fn is_opening_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '«' | '„' | '‘' | '\'')
}

/// Whether a sentence can begin with this text: no lower-case word, no punctuation that goes on.
fn begins_sentence(follow: &str) -> bool {
    let mut characters = follow.chars();
    match characters.next() {
        None => true,
        Some(first) if first.is_lowercase() => {
            // iPhone, eBay: a name that is written so.
            characters.next().is_some_and(char::is_uppercase)
        }
        Some(',' | ';' | ':' | '.' | '!' | '?' | '%' | ')' | ']' | '/' | '&' | '+' | '=') => false,
        Some(first) if is_opening_quote(first) || matches!(first, '(' | '[') => characters
            .find(|c| !is_opening_quote(*c))
            .is_none_or(|c| !c.is_lowercase()),
        Some('-' | '–' | '—' | '―') => characters
            .find(|c| !c.is_whitespace())
            .is_some_and(|c| c.is_uppercase() || is_opening_quote(c)),
        Some(_) => true,
    }
}

/// `K`, `U.S`, `e.g`, `K.-J`: single letters between dots and hyphens.
fn is_initials(word: &str) -> bool {
    let word = word.trim_start_matches(['\'', '’', '-', '—']);
    let mut letters = 0;
    let alone = word.split(['.', '-']).all(|part| {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (None, _) => true,
            (Some(letter), None) if letter.is_alphabetic() => {
                letters += 1;
                true
            }
            _ => false,
        }
    });
    alone && letters > 0
}
