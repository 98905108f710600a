//! Where a figure and its sentence stand in their document.

use super::Reading;
use crate::claim::{Place, Quote};
use crate::document::Sentence;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use std::ops::Range;
use std::sync::Arc;

impl Reading<'_> {
    /// The words of a stretch of the document.
    pub(super) fn words(&self, range: &Range<usize>) -> Arc<str> {
        self.document.quote(range.clone()).into()
    }

    /// Where a figure stands.
    pub(super) fn place(&self, line: &Line<'_>, found: &Found) -> Place {
        let bytes = line.bytes(&found.tokens);
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
    pub(super) fn quoted(
        &self,
        sentence: &Sentence,
        line: &Line<'_>,
        found: &Found,
        quote: &Arc<str>,
    ) -> Quote {
        let bytes = line.bytes(&found.tokens);
        let place = |start: usize, end: usize| Quote {
            text: quote.clone(),
            start: u32::try_from(start).unwrap_or(0),
            end: u32::try_from(end).unwrap_or(0),
        };
        // Folding white space never makes a text longer: where it made none shorter, nothing moved.
        if quote.len() == sentence.range.len() {
            let from = sentence.range.start;
            return place(
                bytes.start.saturating_sub(from),
                bytes.end.saturating_sub(from),
            );
        }
        let before = self.document.quote(sentence.range.start..bytes.start);
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
