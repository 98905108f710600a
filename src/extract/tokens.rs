//! A document's tokens, sentence by sentence. Those of its beginning are kept: up to three readings go over them.

use super::number;
use crate::document::{Document, Sentence};
use crate::lexicon::{Begins, Language, SenseSet, Token, TokenKind};
use std::ops::Range;

/// How much of a document is kept as tokens, in bytes: all of most, and little of a huge one.
const KEPT: usize = 256 * 1024;

/// How many sentences are read together, step by step: what one step needs of the program then stays at hand for all of them.
const BLOCK: usize = 20;

/// The tokens of `range` of a document's text, with their words.
pub fn tokens_of(
    text: &str,
    range: Range<usize>,
    language: &Language,
    out: &mut Vec<Token>,
) -> Begins {
    out.clear();
    language.tokenize(text, range, out)
}

/// A sentence and its tokens.
pub struct Split<'t> {
    /// Its place among the document's sentences.
    pub index: usize,
    /// The sentence.
    pub sentence: &'t Sentence,
    /// Its tokens.
    pub tokens: &'t [Token],
    /// What it can hold.
    pub counts: Counts,
    /// What its words begin.
    pub begins: Begins,
}

/// What a sentence can hold, by its words. What is left out is certain not to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counts {
    /// Neither figure nor period.
    Nothing,
    /// Periods: a word of time.
    Periods,
    /// Figures and periods: a digit, or a word that counts.
    Figures,
}

/// The tokens of a document.
pub struct Tokens<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its language.
    pub language: &'d Language,
    kept: Vec<Token>,
    sentences: Vec<Kept>,
}

/// A kept sentence.
struct Kept {
    /// Where its tokens end; they begin where those of the sentence before end.
    end: usize,
    counts: Counts,
    begins: Begins,
}

impl<'d> Tokens<'d> {
    /// Splits the beginning of a document.
    pub fn new(document: &'d Document, language: &'d Language) -> Self {
        let mut tokens = Self {
            document,
            language,
            kept: Vec::with_capacity(document.plain.len().min(KEPT) / 4),
            sentences: Vec::new(),
        };
        let mut kept = std::mem::take(&mut tokens.kept);
        for sentence in &document.sentences {
            if sentence.range().end > KEPT {
                break;
            }
            let split = tokens.split(sentence, &mut kept);
            tokens.sentences.push(split);
        }
        tokens.kept = kept;
        tokens
    }

    /// How many sentences are kept.
    pub fn kept(&self) -> usize {
        self.sentences.len()
    }

    /// Whether a kept sentence can hold a figure.
    pub fn has_figures(&self) -> bool {
        self.sentences.iter().any(|s| s.counts == Counts::Figures)
    }

    /// Calls `each` with every kept sentence, in order.
    pub fn each_kept(&self, each: impl FnMut(Split<'_>)) {
        self.kept_splits(0..self.kept()).for_each(each);
    }

    /// The kept sentences of a range.
    pub fn kept_splits(&self, range: Range<usize>) -> impl Iterator<Item = Split<'_>> {
        let start = range.start.checked_sub(1);
        let start = start.map_or(0, |before| self.sentences[before].end);
        self.splits(range.start, &self.sentences[range], &self.kept, start)
    }

    /// Sentences from the one at `first` on, whose tokens begin at `start` of a row.
    fn splits<'t>(
        &'t self,
        first: usize,
        sentences: &'t [Kept],
        tokens: &'t [Token],
        mut start: usize,
    ) -> impl Iterator<Item = Split<'t>> {
        let places = self.document.sentences.iter().enumerate().skip(first);
        places.zip(sentences).map(move |((index, sentence), kept)| {
            let own = &tokens[start..kept.end];
            start = kept.end;
            Split {
                index,
                sentence,
                tokens: own,
                counts: kept.counts,
                begins: kept.begins,
            }
        })
    }

    /// Calls `each` with every sentence that can hold a figure or a period, in order.
    pub fn each_counting(&self, mut each: impl FnMut(Split<'_>)) {
        self.each_block(|block| {
            let counting = block.into_iter().filter(|s| s.counts > Counts::Nothing);
            counting.for_each(&mut each);
        });
    }

    /// Calls `each` with all sentences, in order, a block of them at a time.
    pub fn each_block(&self, mut each: impl FnMut(Vec<Split<'_>>)) {
        let kept = self.kept();
        for start in (0..kept).step_by(BLOCK) {
            each(self.kept_splits(start..kept.min(start + BLOCK)).collect());
        }
        self.each_block_behind(each);
    }

    /// Calls `each` with the sentences that are not kept, in order, a block of them at a time.
    pub fn each_block_behind(&self, mut each: impl FnMut(Vec<Split<'_>>)) {
        let kept = self.kept();
        let mut tokens = Vec::new();
        let mut block = Vec::with_capacity(BLOCK);
        let mut first = kept;
        for sentences in self.document.sentences[kept..].chunks(BLOCK) {
            tokens.clear();
            block.clear();
            block.extend(sentences.iter().map(|s| self.split(s, &mut tokens)));
            each(self.splits(first, &block, &tokens, 0).collect());
            first += block.len();
        }
    }

    /// Splits a sentence, and adds its tokens to a row.
    fn split(&self, sentence: &Sentence, tokens: &mut Vec<Token>) -> Kept {
        let start = tokens.len();
        let plain = &self.document.plain;
        let begins = self.language.tokenize(plain, sentence.range(), tokens);
        Kept {
            end: tokens.len(),
            counts: self.counts(&tokens[start..], begins),
            begins,
        }
    }

    /// What a sentence of these tokens can hold, whose words begin `begins`.
    fn counts(&self, tokens: &[Token], begins: Begins) -> Counts {
        if begins.meets(Begins::DIGITS) {
            return Counts::Figures;
        }
        let compound = self.language.numerals.compound;
        if !compound && !begins.meets(COUNTING.or(Begins::WIDE_MARK)) {
            return Counts::Nothing;
        }
        let text = &*self.document.plain;
        let mut counts = Counts::Nothing;
        for (at, token) in tokens.iter().enumerate() {
            let word = || text.get(token.start..token.end).unwrap_or_default();
            let figure = match token.kind {
                TokenKind::Number => true,
                TokenKind::Mark => {
                    token.begins.meets(Begins::WIDE_MARK) && number::glyph(word()).is_some()
                }
                TokenKind::Word if token.begins.meets(COUNTING) => {
                    let starts = |set| self.language.starts(text, tokens, at, set);
                    if starts(SenseSet::TIMES) {
                        counts = counts.max(Counts::Periods);
                    }
                    starts(SenseSet::FIGURES)
                }
                TokenKind::Word => compound && number::is_compound(self.language, word()),
            };
            if figure {
                return Counts::Figures;
            }
        }
        counts
    }
}

/// What may make a word count.
const COUNTING: Begins = Begins::FIGURE.or(Begins::TIME);
