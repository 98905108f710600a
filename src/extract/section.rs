//! The headings within a document that name a period: `Second quarter`, and further down `First half`.
//!
//! What stands under such a heading is of its period. Where a document has headings of this sort, what stands under none is of
//! no period that could be told.

use super::carry::Stated;
use super::columns::is_row;
use super::line::Line;
use super::period::PeriodRole;
use super::scan::Scan;
use crate::document::{Document, Sentence};
use crate::lexicon::{Role, TimeRole, TokenKind};
use crate::period::Basis;

/// The most words of a heading.
const WORDS: usize = 8;

/// The most bytes of a heading; most sentences are longer, and need not be looked at.
const BYTES: usize = 120;

/// The fewest days a heading is about.
const SHORTEST: i32 = 28;

/// The heading above the sentence being read.
#[derive(Default)]
pub(super) struct Section {
    period: Option<Stated>,
    /// Whether it is that of a budget: `2025/26 Budget at a glance`.
    budget: bool,
    /// Whether the document has had a heading with a period.
    any: bool,
    /// The period that the paragraph being read opens with, and the paragraph: `July–September: Net sales were …`.
    run_in: Option<(Stated, usize)>,
}

impl Section {
    /// The period of the heading above; `None` inside: the document has such headings, and there is none above.
    pub fn period(&self) -> Option<Option<&Stated>> {
        let run_in = self.run_in.as_ref().map(|(stated, _)| Some(stated));
        let above = || {
            self.any
                .then_some(self.period.as_ref().filter(|_| !self.budget))
        };
        run_in.or_else(above)
    }

    /// Notes the period that a paragraph opens with as with a heading.
    fn note_run_in(
        &mut self,
        document: &Document,
        sentence: &Sentence,
        line: &Line<'_>,
        scan: &Scan,
    ) {
        let own = sentence.paragraph();
        self.run_in = self
            .run_in
            .take()
            .filter(|(_, paragraph)| *paragraph == own);
        let Some(mention) = scan.periods.first() else {
            return;
        };
        let opens = mention.tokens.start == 0
            && line.is_mark(mention.tokens.end, ':')
            && !mention.is_numbered_part();
        let long = mention.period.filter(|days| days.days() >= SHORTEST);
        if let Some(days) = long.filter(|_| opens && mention.role == PeriodRole::Plain) {
            let basis = mention.basis.unwrap_or(Basis::Relative);
            let words = document.quote(mention.range.clone()).into();
            self.run_in = Some(((days, basis, words), own));
        }
    }

    /// The period of the budget that the heading above names; what stands under it may be plan or fact.
    pub fn budget(&self) -> Option<&Stated> {
        self.period.as_ref().filter(|_| self.budget)
    }

    /// Ends what stands under a heading, where somebody begins to speak.
    pub fn leave(&mut self) {
        self.period = None;
    }

    /// Notes a heading; whether the sentence ends what stands under one.
    pub fn pass(
        &mut self,
        document: &Document,
        sentence: &Sentence,
        line: &Line<'_>,
        scan: &Scan,
    ) -> bool {
        self.note_run_in(document, sentence, line, scan);
        if !scan.figures.is_empty() || !is_heading(document, sentence, line) {
            return false;
        }
        self.period = None;
        let [mention] = scan.periods.as_slice() else {
            return self.any;
        };
        let dated = |at: usize| mention.tokens.contains(&at);
        let small = |at: usize| {
            line.is_kind(at, TokenKind::Mark)
                || line.is(at, Role::Definite)
                || line.is(at, Role::Results)
        };
        let alone = (0..line.len()).all(|at| dated(at) || small(at));
        let Some(days) = mention.period.filter(|days| days.days() >= SHORTEST) else {
            return self.any;
        };
        // `2025/26 Budget at a glance`, `Budget for 2025/26: key figures`
        let behind = mention.tokens.end + usize::from(line.is_dash(mention.tokens.end));
        let before = (0..mention.tokens.start).rev().find(|at| {
            !line.is(*at, Role::Definite) && line.time_role(*at, TimeRole::In).is_none()
        });
        let budget =
            line.is(behind, Role::Budget) || before.is_some_and(|at| line.is(at, Role::Budget));
        if (alone || budget) && mention.role == PeriodRole::Plain {
            self.budget = budget;
            let basis = mention.basis.unwrap_or(Basis::Relative);
            let words = document.quote(mention.range.clone()).into();
            self.period = Some((days, basis, words));
            self.any |= alone;
        }
        self.any
    }
}

/// Whether a sentence is a line of its own with no mark at its end that a sentence has.
fn is_heading(document: &Document, sentence: &Sentence, line: &Line<'_>) -> bool {
    let words = (0..line.len()).filter(|at| line.is_kind(*at, TokenKind::Word));
    words.count() <= WORDS && stands_alone(document, sentence)
}

/// Whether the sentence at a place is such a line.
pub(super) fn is_heading_at(document: &Document, at: usize) -> bool {
    document.sentences.get(at).is_some_and(|sentence| {
        let text = document.plain.get(sentence.range()).unwrap_or_default();
        let short = text.len() <= BYTES && !text.ends_with('.');
        short && text.split_whitespace().count() <= WORDS && stands_alone(document, sentence)
    })
}

fn stands_alone(document: &Document, sentence: &Sentence) -> bool {
    let text = document.plain.get(sentence.range()).unwrap_or_default();
    let ends = text.trim_end().ends_with(['.', '!', '?', ',', ';']);
    let alone = |other: &Sentence| {
        other.paragraph() != sentence.paragraph() || other.range() == sentence.range()
    };
    let at = document
        .sentences
        .partition_point(|s| s.range().start < sentence.range().start);
    let near = at.saturating_sub(1)..(at + 2).min(document.sentences.len());
    let neighbours = document.sentences.get(near).unwrap_or_default();
    !ends && neighbours.iter().all(alone) && !is_row(document, sentence)
}
