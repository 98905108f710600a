//! The words of a vocabulary, by number: the table that every word of every document goes through.
//!
//! Words are looked up by their letters as one number; no text is copied on the way.

use super::begins::Begins;
use super::letters::key;
use rustc_hash::FxHashMap;

/// The number of a word in the interner; [`WordId::UNKNOWN`] for words of no vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no vocabulary names.
    pub const UNKNOWN: Self = Self(u32::MAX);
}

/// A word as the vocabulary knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub word: WordId,
    pub begins: Begins,
}

impl Default for Known {
    /// A word of no vocabulary.
    fn default() -> Self {
        Self {
            word: WordId::UNKNOWN,
            begins: Begins::NOTHING,
        }
    }
}

/// The words of a vocabulary, folded, by their letters.
#[derive(Debug)]
pub(super) struct Words {
    /// The short words by hash, each in the first free place from there on; most places are free.
    places: Vec<Place>,
    long: FxHashMap<Box<str>, Known>,
}

/// A place of the table. Letters and word are together, so that a look at a word is one look at memory.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The letters as a number, in halves: a whole one would leave room unused behind each place.
    key: [u64; 2],
    /// [`WordId::UNKNOWN`] in a free place.
    known: Known,
}

impl Words {
    /// A table of folded words, numbered from 0, and what each begins.
    pub fn new(
        words: impl IntoIterator<Item = (Box<str>, WordId)>,
        begins: impl Fn(WordId) -> Begins,
    ) -> Self {
        let mut long = FxHashMap::default();
        let mut short = Vec::new();
        for (word, id) in words {
            let known = Known {
                word: id,
                begins: begins(id),
            };
            match key(word.as_bytes()) {
                Some(key) => short.push(Place {
                    key: halves(key),
                    known,
                }),
                None => {
                    long.insert(word, known);
                }
            }
        }
        let places = vec![Place::default(); (3 * short.len()).next_power_of_two()];
        let mut table = Self { places, long };
        for place in short {
            let mut at = first_place(place.key);
            let last = table.places.len() - 1;
            while table.places[at & last].known.word != WordId::UNKNOWN {
                at += 1;
            }
            table.places[at & last] = place;
        }
        table
    }

    /// The word of these small ASCII letters, or this mark.
    #[inline]
    pub fn short(&self, key: u128) -> Known {
        let mut at = first_place(halves(key));
        let last = self.places.len().wrapping_sub(1);
        while let Some(place) = self.places.get(at & last) {
            // Both are asked: which of them holds no processor foresees.
            if (place.key == halves(key)) | (place.known.word == WordId::UNKNOWN) {
                return place.known;
            }
            at += 1;
        }
        Known::default()
    }

    /// A word in any letters; `buffer` is for folding it.
    pub fn any(&self, word: &str, buffer: &mut String) -> Known {
        fold_into(word, buffer);
        match key(buffer.as_bytes()) {
            Some(key) => self.short(key),
            None => self.long.get(buffer.as_str()).copied().unwrap_or_default(),
        }
    }
}

/// The low and the high half of a key.
#[inline]
fn halves(key: u128) -> [u64; 2] {
    [key as u64, (key >> 64) as u64]
}

/// Where to look for a short word first.
#[inline]
fn first_place([low, high]: [u64; 2]) -> usize {
    // An odd number with no pattern in its bits, so that the high ones of the product depend on every letter.
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (low.wrapping_mul(MIX) ^ high).wrapping_mul(MIX);
    (mixed >> 32) as usize
}

/// A word as the vocabulary keys it: small letters, `ё` as `е`, typographic apostrophes and dashes as plain ones.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            'ё' | 'Ё' => out.push('е'),
            '’' | 'ʼ' | '`' => out.push('\''),
            '–' | '—' | '−' | '‑' | '‐' => out.push('-'),
            '\u{300}'..='\u{36f}' => {}
            c => out.extend(c.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::token::tokenize;

    #[test]
    fn words_are_found_in_any_letters_and_places() {
        let words = ["trade", "рост", "telecommunications", "é", "z", "@"];
        let ids = (0..).map(WordId);
        let words = words.into_iter().map(Into::into).zip(ids);
        let table = Words::new(words, |_| Begins::NOTHING);
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
                let mut tokens = Vec::new();
                tokenize(&whole, 0..text.len(), false, &table, &mut tokens);
                assert_eq!(tokens.last().map(|token| token.word), Some(want), "{whole}");
            }
        }
    }
}
