//! From tokens to senses: which phrases of a vocabulary start at a token.

use super::Language;
use super::begins::Begins;
use super::phrases::{Entry, Head, Longer};
use super::sense::Sense;
use super::sense_set::SenseSet;
use super::token::{Token, tokenize};
use super::words::WordId;
use std::ops::Range;

impl Language {
    /// Splits `text[range]` into tokens, each with its word, adds them to `out`, and says what their words begin.
    pub fn tokenize(&self, text: &str, range: Range<usize>, out: &mut Vec<Token>) -> Begins {
        let spaced = self.numerals.group.contains(&' ');
        tokenize(text, range, spaced, &self.words, out)
    }

    /// Whether a phrase with a sense of a set begins with a word. A no is certain, whatever follows the word.
    pub fn may_begin(&self, word: WordId, set: SenseSet) -> bool {
        let head = self.phrases.head(word);
        head.is_some_and(|head| head.set.meets(set))
    }

    /// Whether the name of a measure that organisations own begins with a word. A no is certain.
    pub fn may_begin_owned(&self, word: WordId) -> bool {
        self.owned.get(word.0 as usize) == Some(&true)
    }

    /// Whether the name of a country or organisation, written as such, begins with a token. A no is certain.
    #[inline]
    pub fn may_name_party(&self, token: &Token) -> bool {
        let small = || self.small_parties.get(token.word.0 as usize) == Some(&true);
        token.begins.meets(Begins::PARTY) && (token.is_capital() || small())
    }

    /// Whether what measures are told by starts at token `at`.
    pub fn starts_measure(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let begins = tokens.get(at).map_or(Begins::NOTHING, |token| token.begins);
        if !begins.meets(Begins::MEASURE) {
            return false;
        }
        let alone = begins.meets(Begins::MEASURE_ALONE);
        let may = alone || self.phrases.may_name_measure(tokens, at);
        may && self.starts(text, tokens, at, SenseSet::MEASURE)
    }

    #[inline]
    fn head(&self, token: &Token) -> Option<&Head> {
        self.phrases.head(token.word)
    }

    /// The senses that start at token `at`, longest phrase first, each with its length in tokens.
    pub fn senses<'l>(
        &'l self,
        text: &'l str,
        tokens: &'l [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'l Sense)> {
        let head = tokens.get(at).and_then(|token| self.head(token));
        let begun = head.into_iter().flat_map(move |head| {
            let longer = self.phrases.longer(head, tokens, at);
            longer.chain(self.phrases.alone(head))
        });
        begun.filter_map(move |entry| Some((entry.fits(text, tokens, at)?, &entry.phrase.sense)))
    }

    /// Calls `each` with those of them whose phrases are of several words or ask for a spelling, and with the set of each; gives
    /// the others, which are of one word and stand wherever it does, with the set of them all.
    #[inline]
    pub(crate) fn each_sense<'l>(
        &'l self,
        text: &str,
        tokens: &[Token],
        at: usize,
        mut each: impl FnMut(usize, &'l Sense, SenseSet),
    ) -> (Alone<'l>, SenseSet) {
        let Some(head) = tokens.get(at).and_then(|token| self.head(token)) else {
            return (Alone([].iter()), SenseSet::NONE);
        };
        let mut found = |entry: &'l Entry| {
            if let Some(len) = entry.fits(text, tokens, at) {
                each(len, &entry.phrase.sense, entry.set);
            }
        };
        let longer = self.phrases.longer(head, tokens, at);
        match longer.hyphened.is_empty() {
            true => longer.plain.iter().for_each(&mut found),
            false => longer.for_each(&mut found),
        }
        let alone = self.phrases.alone(head).iter();
        if head.alone_exact {
            alone.for_each(found);
            return (Alone([].iter()), SenseSet::NONE);
        }
        (Alone(alone), head.alone_set)
    }

    /// Whether a phrase with a sense of a set starts at token `at`.
    #[inline]
    pub fn starts(&self, text: &str, tokens: &[Token], at: usize, set: SenseSet) -> bool {
        let Some(head) = tokens.get(at).and_then(|token| self.head(token)) else {
            return false;
        };
        let fits = |entry: &Entry| entry.set.meets(set) && entry.fits(text, tokens, at).is_some();
        let alone = || {
            head.alone_set.meets(set)
                && (!head.alone_exact || self.phrases.alone(head).iter().any(fits))
        };
        let longer = || {
            let Longer { plain, hyphened } = self.phrases.longer(head, tokens, at);
            plain.iter().any(fits) || hyphened.iter().any(fits)
        };
        head.set.meets(set) && (alone() || longer())
    }
}

/// The senses of phrases of one word.
pub(crate) struct Alone<'l>(std::slice::Iter<'l, Entry>);

impl<'l> Iterator for Alone<'l> {
    type Item = &'l Sense;

    #[inline]
    fn next(&mut self) -> Option<&'l Sense> {
        self.0.next().map(|entry| &entry.phrase.sense)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}
