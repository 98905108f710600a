//! A phrase of the vocabulary as it is matched: in each place one of several words, so that a pattern of thousands of forms stays
//! one phrase.

use super::sense::Sense;
use super::words::WordId;
use std::sync::Arc;

/// A phrase behind its first word.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The words that must follow, one of those of each place.
    pub rest: Arc<[OneOf]>,
    /// The exact spelling, where another phrase differs from this one only by case.
    pub exact: Option<Box<str>>,
    /// What it means.
    pub sense: Sense,
}

/// Words of which one stands in a place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OneOf {
    /// The bits of all of them.
    bits: u64,
    /// The first, which nearly always is the only one: to look at it is no look at other memory.
    first: WordId,
    words: Arc<[WordId]>,
}

impl OneOf {
    /// Some words, which may be there twice.
    pub fn new(mut words: Vec<WordId>) -> Self {
        words.sort_unstable();
        words.dedup();
        Self {
            bits: words.iter().fold(0, |all, word| all | bit(*word)),
            first: words.first().copied().unwrap_or(WordId::UNKNOWN),
            words: words.into(),
        }
    }

    /// The words.
    pub fn words(&self) -> &[WordId] {
        &self.words
    }

    /// A bit for each of its words, some of which share one.
    pub fn bits(&self) -> u64 {
        self.bits
    }

    /// Whether a word is one of them.
    #[inline]
    pub fn has(&self, word: WordId) -> bool {
        self.bits & bit(word) != 0
            && (self.first == word || self.words.len() > 1 && self.words.contains(&word))
    }
}

impl From<WordId> for OneOf {
    fn from(word: WordId) -> Self {
        Self {
            bits: bit(word),
            first: word,
            words: Arc::new([word]),
        }
    }
}

/// The bit of a word among 64.
#[inline]
pub(super) fn bit(word: WordId) -> u64 {
    1 << (word.0 % u64::BITS)
}
