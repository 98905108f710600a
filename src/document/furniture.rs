//! Page furniture: captions, navigation and other words of the page that stand between paragraphs and say nothing.
//!
//! Three signs, none of which a spoken paragraph shows. All need the absence of any mark that ends a sentence:
//!
//! - one run of four or more words repeated until it makes up most of the paragraph (a caption set twice);
//! - the same short paragraph more than once in the document: inside turns always, before the first turn from the second on;
//! - words of another script than the document's, with no figure among them (navigation of another edition).
//!
//! Furniture gives no sentences and ends no turn.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// A caption's repeated run has at least this many words.
const RUN: usize = 4;

/// Captions are shorter than this; longer paragraphs without a full stop are speech badly punctuated.
const LONGEST: usize = 2000;

/// Paragraphs that repeat across a document are shorter than this.
const SHORT: usize = 240;

/// What the paragraphs of one document have shown so far.
pub(super) struct Furniture {
    script: Script,
    seen: FxHashMap<u64, u32>,
}

/// The script of a letter, as far as furniture needs it told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Other,
}

impl Script {
    pub(super) fn of(letter: char) -> Self {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            _ => Self::Other,
        }
    }

    /// The script most letters of a text are in.
    pub(super) fn most(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Latin;
        }
        // A letter beyond ASCII takes two bytes or more: where fewer of these stand than plain letters, nobody need look at them.
        if count(text, |byte| !byte.is_ascii()) < count(text, u8::is_ascii_alphabetic) {
            return Self::Latin;
        }
        let mut counts = [0usize; 3];
        for letter in text.chars().filter(|c| c.is_alphabetic()) {
            counts[Self::of(letter) as usize] += 1;
        }
        let [latin, cyrillic, other] = counts;
        if cyrillic > latin && cyrillic >= other {
            Self::Cyrillic
        } else if other > latin {
            Self::Other
        } else {
            Self::Latin
        }
    }
}

/// How many bytes of a text are such; so few at a time that one byte counts them, which goes for many at once.
fn count(text: &str, is: impl Fn(&u8) -> bool) -> usize {
    let few = text.as_bytes().chunks(u8::MAX.into());
    few.map(|bytes| usize::from(bytes.iter().map(|byte| u8::from(is(byte))).sum::<u8>()))
        .sum()
}

impl Furniture {
    /// For a document in this script; `paragraphs` are all of them, labels taken off.
    pub(super) fn new<'a>(script: Script, paragraphs: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = FxHashMap::default();
        for paragraph in paragraphs.filter(|paragraph| may_repeat(paragraph)) {
            *seen.entry(hash(paragraph)).or_insert(0) += 1;
        }
        seen.retain(|_, count| *count > 1);
        Self { script, seen }
    }

    /// Whether a paragraph is furniture; to be asked in order, once each.
    pub(super) fn is(&mut self, paragraph: &str, in_turn: bool) -> bool {
        if has_sentence_end(paragraph) {
            return false;
        }
        if may_repeat(paragraph)
            && let Some(count) = self.seen.get_mut(&hash(paragraph))
        {
            // Before any turn the first one may be a headline, whose figures count once.
            let first = std::mem::replace(count, 0) > 0;
            return in_turn || !first;
        }
        paragraph.len() <= LONGEST && (repeats_itself(paragraph) || self.foreign(paragraph))
    }

    /// Whether words of another script stand in a paragraph without figures.
    fn foreign(&self, paragraph: &str) -> bool {
        if paragraph.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let (mut own, mut other) = (0, 0);
        for word in paragraph.split_whitespace() {
            match word.chars().find(|c| c.is_alphabetic()).map(Script::of) {
                Some(script) if script == self.script => own += 1,
                Some(_) => other += 1,
                None => {}
            }
        }
        // Latin names are at home in every script; the others are strangers in Latin text.
        other >= 2 && (own == 0 || self.script == Script::Latin)
    }
}

fn may_repeat(paragraph: &str) -> bool {
    paragraph.len() <= SHORT
        && !has_sentence_end(paragraph)
        && paragraph.split_whitespace().nth(1).is_some()
        && !paragraph.contains('|')
}

/// Whether a paragraph ends, or holds, the end of a sentence.
fn has_sentence_end(paragraph: &str) -> bool {
    let tail = paragraph.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_')
    });
    tail.ends_with(['.', '!', '?', '…', ':', ';', ',', '。'])
        || [". ", "! ", "? "].iter().any(|mark| {
            paragraph.len() <= LONGEST
                && memchr::memmem::find(paragraph.as_bytes(), mark.as_bytes()).is_some()
        })
}

/// Whether one run of words, said again, makes up most of the paragraph.
fn repeats_itself(paragraph: &str) -> bool {
    let words: Vec<u64> = paragraph.split_whitespace().map(hash).collect();
    if words.len() < 2 * RUN {
        return false;
    }
    let mut first: FxHashMap<&[u64], usize> = FxHashMap::default();
    let mut repeated = vec![false; words.len()];
    for (at, run) in words.windows(RUN).enumerate() {
        let before = *first.entry(run).or_insert(at);
        if before + RUN <= at {
            repeated[at..at + RUN].fill(true);
            repeated[before..before + RUN].fill(true);
        }
    }
    let count = repeated.iter().filter(|word| **word).count();
    2 * count >= words.len()
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for word in text.split_whitespace() {
        word.hash(&mut hasher);
    }
    hasher.finish()
}
