//! The sentences before a figure's own, looked at when that says too little: the illness that the talk is of, the way that goods go,
//! the company that opens the paragraph or the part of one that it goes on about, the neighbour that `ours` are two with, the question
//! that is answered.

use super::attach::Attach;
use super::line::Line;
use super::tokens::Split;
use super::topic::parties;
use crate::claim::is_country;
use crate::lexicon::{Begins, Role, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// How many sentences back the talk may have named what is looked for.
const NEAR: usize = 12;

/// How many words may stand up to the one that says what part of a company it is: `The offshore wind energy segment`.
const NAME: usize = 6;

/// How many paragraphs before its own may name whom `our countries` are.
const PARAGRAPHS: usize = 2;

impl Attach<'_> {
    /// The sentences of its paragraph before it, or those of the paragraph so many before; no more than the last few.
    pub(super) fn sentences_before(&self, paragraphs: usize) -> Range<usize> {
        let (start, here) = self.place_in_document();
        let Some(paragraph) = self
            .paragraph
            .checked_sub(paragraphs)
            .filter(|p| *p < self.paragraph)
        else {
            return self.kept_of(start..here);
        };
        let sentences = &self.tokens.document.sentences;
        let first = sentences.partition_point(|s| s.paragraph() < paragraph);
        let end = sentences.partition_point(|s| s.paragraph() <= paragraph);
        self.kept_of(first.max(end.saturating_sub(NEAR))..end)
    }

    /// The sentence right before it.
    pub(super) fn sentence_before(&self) -> Option<Split<'_>> {
        let (_, here) = self.place_in_document();
        let last = here.checked_sub(1)?;
        self.tokens.kept_splits(self.kept_of(last..here)).next()
    }

    /// A sentence of the document as the grammar sees it, while its words are kept.
    pub(super) fn line_at(&self, sentence: usize) -> Option<Line<'_>> {
        let kept = self.kept_of(sentence..sentence + 1);
        let split = self.tokens.kept_splits(kept).next()?;
        Some(self.line_of(&split))
    }

    /// A sentence as the grammar sees it.
    pub(super) fn line_of<'b>(&'b self, split: &Split<'b>) -> Line<'b> {
        let text = &self.tokens.document.plain;
        Line::new(text, split.tokens, self.line.language, self.line.units)
    }

    /// The company that the paragraph has opened with: `Tobol Cargo had a hard year. Revenue slipped to 0.9 billion.`
    pub(super) fn opens_paragraph(&self) -> Option<Arc<str>> {
        let opens = &self.asked.opens;
        opens.get_or_init(|| self.opening()).clone()
    }

    fn opening(&self) -> Option<Arc<str>> {
        let before = self.sentences_before(0);
        let first = before.start..before.end.min(before.start + 1);
        let split = self.tokens.kept_splits(first).next()?;
        if split.sentence.paragraph() != self.paragraph || !split.tokens.first()?.is_capital() {
            return None;
        }
        let line = self.line_of(&split);
        let named = self.known_organisations().named(&line);
        let first = named.first()?;
        let opens =
            first.tokens.start == 0 || first.tokens.start == 1 && line.is(0, Role::Definite);
        opens.then(|| first.name.clone())
    }

    /// Whether a sentence that opens with `its` goes on about one part of a company: `The renewables segment did best. Its revenue grew`.
    pub(super) fn is_of_part_before(&self) -> bool {
        let lines = self
            .sentences_before(0)
            .rev()
            .map_while(|at| self.line_at(at));
        let mut before = lines.map(|line| (opens_with_part(&line), line.is(0, Role::Back)));
        let told = before.find(|(part, goes_on)| *part || !goes_on);
        told.is_some_and(|(part, _)| part)
    }

    /// The one country besides `own` that the last sentence before it names which names any, in its paragraph or the two before:
    /// `Kazakhstan is our closest partner. Trade between our countries came to 5 billion`.
    pub(super) fn other_named_before(&self, own: &str) -> Option<Arc<str>> {
        let text = &*self.tokens.document.plain;
        let named = (0..=PARAGRAPHS)
            .flat_map(|paragraphs| {
                let mut before = self
                    .tokens
                    .kept_splits(self.sentences_before(paragraphs))
                    .collect::<Vec<_>>();
                before.reverse();
                before
            })
            .filter(|split| split.begins.meets(Begins::PARTY));
        let mut others = named.map(|split| {
            let named = parties(text, split.tokens, self.tokens.language).into_iter();
            let other = named.map(|word| word.party);
            other
                .filter(|party| is_country(party) && **party != *own)
                .collect::<Vec<_>>()
        });
        let others = others.find(|others| !others.is_empty())?;
        let (first, rest) = others.split_first()?;
        rest.iter()
            .all(|party| party == first)
            .then(|| first.clone())
    }

    /// The turn that the sentence is in.
    pub(super) fn turn(&self) -> usize {
        let (_, here) = self.place_in_document();
        let sentence = self.tokens.document.sentences.get(here);
        sentence.map_or(usize::MAX, |sentence| sentence.turn())
    }

    /// Those of some sentences whose words are kept.
    pub(super) fn kept_of(&self, sentences: Range<usize>) -> Range<usize> {
        let kept = self.tokens.kept();
        sentences.start.min(kept)..sentences.end.min(kept)
    }

    /// The sentence that its paragraph begins with, or one not too far before in a long one, and itself.
    pub(super) fn place_in_document(&self) -> (usize, usize) {
        let sentences = &self.tokens.document.sentences;
        let own = self.line.bytes(&(0..1)).start;
        let here = sentences.partition_point(|s| s.range().end <= own);
        let start = sentences.partition_point(|s| s.paragraph() < self.paragraph);
        (start.max(here.saturating_sub(NEAR)).min(here), here)
    }
}

/// Whether a sentence speaks of one part of a company: what it opens with is called a segment, and not several.
fn opens_with_part(line: &Line<'_>) -> bool {
    let name = (0..line.len().min(NAME))
        .take_while(|at| line.is_kind(*at, TokenKind::Word) && line.role(*at, Role::And).is_none());
    let mut parts = name.filter(|at| line.is(*at, Role::Division));
    parts.next().is_some_and(|at| {
        let word = line.word(at).to_lowercase();
        line.language.singular_of(&word).is_none()
    })
}
