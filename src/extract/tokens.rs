//! A document's tokens, sentence by sentence. Those of its beginning are kept: up to three readings go over them.

use super::number;
use crate::document::{Document, Sentence};
use crate::lexicon::{Begins, Language, SenseSet, Token, TokenKind};
use std::ops::Range;

/// How much of a document is kept as tokens, in bytes: all of most, and little of a huge one.
const KEPT: usize = 256 * 1024;

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
        for sentence in &document.sentences {
            if sentence.range().end > KEPT {
                break;
            }
            let start = tokens.kept.len();
            let range = sentence.range();
            let begins = language.tokenize(&document.plain, range, &mut tokens.kept);
            tokens.sentences.push(Kept {
                end: tokens.kept.len(),
                counts: tokens.counts(&tokens.kept[start..], begins),
                begins,
            });
        }
        tokens
    }

    /// How many sentences are kept.
    pub fn kept(&self) -> usize {
        self.sentences.len()
    }

    /// Calls `each` with every kept sentence, in order.
    pub fn each_kept(&self, mut each: impl FnMut(Split<'_>)) {
        let mut start = 0;
        for (index, (sentence, kept)) in self
            .document
            .sentences
            .iter()
            .zip(&self.sentences)
            .enumerate()
        {
            each(Split {
                index,
                sentence,
                tokens: &self.kept[start..kept.end],
                counts: kept.counts,
                begins: kept.begins,
            });
            start = kept.end;
        }
    }

    /// Calls `each` with every sentence that can hold a figure or a period, in order.
    pub fn each_counting(&self, mut each: impl FnMut(Split<'_>)) {
        self.each(|split| {
            if split.counts > Counts::Nothing {
                each(split);
            }
        });
    }

    /// Calls `each` with every sentence, in order.
    pub fn each(&self, mut each: impl FnMut(Split<'_>)) {
        self.each_kept(&mut each);
        let mut tokens = Vec::new();
        for (index, sentence) in self.document.sentences.iter().enumerate().skip(self.kept()) {
            let begins = tokens_of(
                &self.document.plain,
                sentence.range(),
                self.language,
                &mut tokens,
            );
            each(Split {
                index,
                sentence,
                tokens: &tokens,
                counts: self.counts(&tokens, begins),
                begins,
            });
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
