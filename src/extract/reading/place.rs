//! Where a figure and its sentence stand in their document.

use super::{Reading, Spoken};
use crate::claim::{Place, Quote};
use std::ops::Range;
use std::sync::Arc;

impl Reading<'_> {
    /// The words of a stretch of a sentence.
    pub(super) fn words(&self, spoken: &Spoken<'_, '_>, range: &Range<usize>) -> Arc<str> {
        let words = match spoken.folded {
            true => self.document.plain.get(range.clone()),
            false => None,
        };
        match words {
            Some(words) => words.into(),
            None => self.document.quote(range.clone()).into(),
        }
    }

    /// Where a figure stands.
    pub(super) fn place(&self, bytes: &Range<usize>) -> Place {
        let (row, column) = self.document.locate(bytes.start);
        Place {
            doc: self.document.name.clone(),
            line: u32::try_from(row).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            start: bytes.start,
            end: bytes.end,
        }
    }

    /// The sentence, and where in its folded text the figure stands.
    pub(super) fn quoted(&self, spoken: &Spoken<'_, '_>, bytes: &Range<usize>) -> Quote {
        let (sentence, quote) = (spoken.sentence, &spoken.quote);
        let place = |start: usize, end: usize| Quote {
            text: quote.clone(),
            start: u32::try_from(start).unwrap_or(0),
            end: u32::try_from(end).unwrap_or(0),
        };
        if spoken.folded {
            let from = sentence.range().start;
            return place(
                bytes.start.saturating_sub(from),
                bytes.end.saturating_sub(from),
            );
        }
        let before = self.document.quote(sentence.range().start..bytes.start);
        let figure = self.document.quote(bytes.clone());
        let mut start = before.len();
        // A space parts them in the folded text when one did in the document.
        if !before.is_empty() && quote.get(start..).is_some_and(|rest| rest.starts_with(' ')) {
            start += 1;
        }
        let end = (start + figure.len()).min(quote.len());
        place(start, end)
    }
}
