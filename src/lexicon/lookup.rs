//! From tokens to words and senses: the tables that every word of every document goes through.
//!
//! Words are looked up by their letters as one number, phrases by their first two words; no text is copied on the way.

use super::Language;
use super::compile::Phrase;
use super::sense::Sense;
use super::sense_set::SenseSet;
use super::token::{Token, TokenKind, WordId, fold_into};
use rustc_hash::FxHashMap;

/// The longest word that fits into a number, in bytes.
const SHORT: usize = 16;

/// The words of a vocabulary, folded, by their letters.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Words of up to [`SHORT`] bytes, as a number with the first byte lowest.
    short: FxHashMap<u128, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

impl Words {
    /// A table of folded words.
    pub fn new(words: impl IntoIterator<Item = (Box<str>, WordId)>) -> Self {
        let mut table = Self::default();
        for (word, id) in words {
            match short_key(word.as_bytes()) {
                Some(key) => table.short.insert(key, id),
                None => table.long.insert(word, id),
            };
        }
        table
    }

    /// The word that `text[start..end]` is; `buffer` is for folding the words that need it.
    fn get(&self, text: &str, start: usize, end: usize, buffer: &mut String) -> WordId {
        let found = match ascii_key(text.as_bytes(), start, end) {
            Some(key) => self.short.get(&key),
            None => {
                fold_into(text.get(start..end).unwrap_or_default(), buffer);
                match short_key(buffer.as_bytes()) {
                    Some(key) => self.short.get(&key),
                    None => self.long.get(buffer.as_str()),
                }
            }
        };
        found.copied().unwrap_or(WordId::UNKNOWN)
    }
}

fn short_key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}

/// The key of a short word in ASCII, folded to small letters; `None` for other words, and at the very end of the text.
fn ascii_key(text: &[u8], start: usize, end: usize) -> Option<u128> {
    let length = end - start;
    if length > SHORT {
        return None;
    }
    let window = text.get(start..start + SHORT)?;
    let bytes: [u8; SHORT] = window.try_into().ok()?;
    let unused = 8 * (SHORT - length) as u32;
    let key = (u128::from_le_bytes(bytes) << unused) >> unused;
    let high = u128::from_le_bytes([0x80; SHORT]);
    if key & high != 0 {
        return None;
    }
    // Capitals are the bytes from 0x41 to 0x5a: adding brings exactly those to the high bit, and none carries over.
    let at_least_a = key + u128::from_le_bytes([0x80 - b'A'; SHORT]);
    let past_z = key + u128::from_le_bytes([0x80 - b'Z' - 1; SHORT]);
    let capitals = at_least_a & !past_z & high;
    Some(key | (capitals >> 2))
}

/// The phrases of a language, in one row, those of each first word together and the longest of them first.
#[derive(Debug, Default)]
pub(super) struct PhraseTable {
    phrases: Vec<(Phrase, SenseSet)>,
    /// The second word of each, [`WordId::NONE`] for phrases of one word: apart, since most phrases are left at a look at it.
    seconds: Vec<WordId>,
    /// Where the phrases of each word begin; one more at the end.
    first: Vec<u32>,
    /// The senses of all phrases of each word.
    sets: Vec<SenseSet>,
}

impl PhraseTable {
    /// The table of phrases listed by first word.
    pub fn new(lists: Vec<Vec<Phrase>>) -> Self {
        let mut table = Self::default();
        for mut list in lists {
            table.first.push(table.len());
            let sets = list.iter().map(|phrase| SenseSet::of(&phrase.sense));
            table.sets.push(sets.fold(SenseSet::NONE, SenseSet::or));
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
            for phrase in list {
                let second = phrase.rest.first().copied().unwrap_or(WordId::NONE);
                let set = SenseSet::of(&phrase.sense);
                table.seconds.push(second);
                table.phrases.push((phrase, set));
            }
        }
        table.first.push(table.len());
        table
    }

    fn len(&self) -> u32 {
        u32::try_from(self.phrases.len()).unwrap_or(u32::MAX)
    }

    /// The phrases that begin with `word` and may go on with `next`, or with `behind` for a hyphen between.
    fn of(
        &self,
        word: WordId,
        next: WordId,
        behind: WordId,
    ) -> impl Iterator<Item = &(Phrase, SenseSet)> {
        let at = word.0 as usize;
        let range = match (self.first.get(at), self.first.get(at.wrapping_add(1))) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        };
        let seconds = self.seconds.get(range.clone()).unwrap_or_default();
        range.zip(seconds).filter_map(move |(at, second)| {
            let may_go_on = *second == WordId::NONE || *second == next || *second == behind;
            may_go_on.then(|| self.phrases.get(at)).flatten()
        })
    }
}

impl Language {
    /// Gives every token of `tokens` its word.
    pub fn intern(&self, text: &str, tokens: &mut [Token]) {
        let mut buffer = String::new();
        for token in tokens {
            if token.kind != TokenKind::Number {
                token.word = self.words.get(text, token.start, token.end, &mut buffer);
            }
        }
    }

    /// Whether a phrase with a sense of a set begins with a word. A no is certain, whatever follows the word.
    pub fn may_begin(&self, word: WordId, set: SenseSet) -> bool {
        self.phrases
            .sets
            .get(word.0 as usize)
            .is_some_and(|own| own.meets(set))
    }

    /// The senses that start at token `at`, longest phrase first, each with its length in tokens.
    pub fn senses<'l>(
        &'l self,
        text: &'l str,
        tokens: &'l [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'l Sense)> {
        self.senses_with_sets(text, tokens, at)
            .map(|(len, sense, _)| (len, sense))
    }

    /// The same, each with its set of one.
    pub(crate) fn senses_with_sets<'l>(
        &'l self,
        text: &'l str,
        tokens: &'l [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'l Sense, SenseSet)> {
        let word = |at: usize| tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word);
        self.phrases
            .of(word(at), word(at + 1), word(at + 2))
            .filter_map(move |(phrase, set)| {
                let end = follow(tokens, at, &phrase.rest)?;
                let as_asked = phrase.exact.as_deref().is_none_or(|exact| {
                    text.get(tokens[at].start..tokens[end - 1].end) == Some(exact)
                });
                as_asked.then_some((end - at, &phrase.sense, *set))
            })
    }
}

/// The token behind the phrase whose first word stands at `at` and whose other words are `rest`.
fn follow(tokens: &[Token], at: usize, rest: &[WordId]) -> Option<usize> {
    let mut next = at + 1;
    for word in rest {
        let token = tokens.get(next)?;
        if token.word == *word {
            next += 1;
            continue;
        }
        // A hyphen in the text may stand for the space in the phrase.
        let after = tokens.get(next + 1)?;
        if token.kind == TokenKind::Mark && token.glued && after.glued && after.word == *word {
            next += 2;
        } else {
            return None;
        }
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_letters_and_places() {
        let words = ["trade", "рост", "telecommunications", "é", "z", "@"];
        let ids = (0..).map(WordId);
        let table = Words::new(words.into_iter().map(Into::into).zip(ids));
        let mut buffer = String::new();
        for (text, id) in [
            ("trade", Some(0)),
            ("TRADE", Some(0)),
            ("Рост", Some(1)),
            ("TeleCommunications", Some(2)),
            ("É", Some(3)),
            ("Z", Some(4)),
            ("@", Some(5)),
            ("`", None),
            ("[", None),
            ("{", None),
            ("trad", None),
            ("trades", None),
        ] {
            let want = id.map_or(WordId::UNKNOWN, WordId);
            // Alone, and with text behind it.
            for tail in ["", " and more words behind it"] {
                let whole = format!("{text}{tail}");
                assert_eq!(
                    table.get(&whole, 0, text.len(), &mut buffer),
                    want,
                    "{whole}"
                );
            }
        }
    }
}
