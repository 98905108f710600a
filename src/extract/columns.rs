//! Tables: the periods that head columns, for the figures below them that name none.
//!
//! A row is a paragraph whose cells are parted by `|`; of one paragraph after the other, the first that holds periods and no
//! figures heads the others. Without this a figure of last year's column would pass for one of the year before.

use super::carry::Stated;
use super::period::PeriodMention;
use crate::document::{Document, Sentence};
use std::sync::Arc;

/// What stands between two cells of a row.
const BORDER: u8 = b'|';

/// Rows are shorter than this; what is longer is prose, however many borders stand in it.
const LONGEST: usize = 4096;

/// The heads of the columns of the table that is being read.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The column that a period heads, and the period.
    heads: Vec<(usize, Stated)>,
    /// The last paragraph known to be of the table.
    last: usize,
}

impl Columns {
    /// Takes note of a sentence: a row with periods and no figures heads the rows below, and prose ends the table.
    pub fn pass(
        &mut self,
        document: &Document,
        sentence: &Sentence,
        periods: &[PeriodMention],
        has_figures: bool,
    ) {
        // Prose with figures, which most of what is read is, heads nothing and ends no table.
        if has_figures && self.heads.is_empty() {
            return;
        }
        let row = row(document, sentence);
        let in_table = row.contains(&BORDER);
        if in_table && has_figures && self.goes_on(document, sentence.paragraph()) {
            self.last = sentence.paragraph();
            return;
        }
        self.heads.clear();
        if !in_table || has_figures {
            return;
        }
        self.last = sentence.paragraph();
        for mention in periods {
            let words = document.plain.get(mention.range.clone());
            if let (Some(period), Some(basis), Some(words)) = (mention.period, mention.basis, words)
            {
                let column = column(document, sentence, mention.range.start);
                self.heads.push((column, (period, basis, Arc::from(words))));
            }
        }
    }

    /// Whether nothing but rows without a head's look stands between the last row and a paragraph.
    fn goes_on(&self, document: &Document, paragraph: usize) -> bool {
        let sentences = &document.sentences;
        let after = sentences.partition_point(|s| s.paragraph() <= self.last);
        let mut between = sentences[after..]
            .iter()
            .take_while(|s| s.paragraph() < paragraph);
        !self.heads.is_empty()
            && between.all(|s| {
                let row = document.plain.get(s.range()).unwrap_or_default();
                let mut cells = row.split(char::from(BORDER));
                let filled = cells.by_ref().filter(|cell| !cell.trim().is_empty());
                filled.count() < 2 && row.as_bytes().contains(&BORDER)
            })
    }

    /// The period that heads the column of a figure; `None` outside tables, and where several do.
    pub fn period_at(
        &self,
        document: &Document,
        sentence: &Sentence,
        at: usize,
    ) -> Option<&Stated> {
        if self.heads.is_empty() {
            return None;
        }
        let column = column(document, sentence, at);
        let mut heads = self.heads.iter().filter(|(of, _)| *of == column);
        heads
            .next()
            .filter(|_| heads.next().is_none())
            .map(|(_, stated)| stated)
    }
}

/// Whether a sentence stands in a row of a table.
pub(super) fn is_row(document: &Document, sentence: &Sentence) -> bool {
    row(document, sentence).contains(&BORDER)
}

/// The row a sentence stands in, from the row's beginning to the sentence's end.
fn row<'d>(document: &'d Document, sentence: &Sentence) -> &'d [u8] {
    let first = document
        .sentences
        .partition_point(|s| s.paragraph() < sentence.paragraph());
    let start = document
        .sentences
        .get(first)
        .map_or(sentence.range().start, |s| s.range().start);
    let bytes = document.plain.as_bytes().get(start..sentence.range().end);
    bytes.filter(|row| row.len() <= LONGEST).unwrap_or_default()
}

/// How many borders stand between the beginning of a row and a place in it.
fn column(document: &Document, sentence: &Sentence, at: usize) -> usize {
    let row = row(document, sentence);
    let behind = sentence.range().end.saturating_sub(at);
    let before = row.len().saturating_sub(behind);
    memchr::memchr_iter(BORDER, &row[..before]).count()
}
