//! A figure with some words around it: enough to see what it is about, however long its sentence is.

use crate::claim::Claim;

/// How many characters stand on either side of the figure at most.
const CONTEXT: usize = 400;

/// A sentence in three parts, cut at both ends where it is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words before the figure.
    pub before: String,
    /// The figure.
    pub figure: String,
    /// The words behind it.
    pub after: String,
}

impl Excerpt {
    /// The excerpt of a claim's sentence.
    pub fn of(claim: &Claim) -> Self {
        let quote = &claim.quote;
        let (start, end) = (quote.start as usize, quote.end as usize);
        let text = quote.text.as_ref();
        let parts = (text.get(..start), text.get(start..end), text.get(end..));
        let (before, figure, after) = match parts {
            (Some(before), Some(figure), Some(after)) => (before, figure, after),
            _ => ("", claim.text.as_ref(), ""),
        };
        Self {
            before: tail(before),
            figure: head(figure),
            after: head(after),
        }
    }

    /// The parts as one text.
    pub fn text(&self) -> String {
        [self.before.as_str(), &self.figure, &self.after].concat()
    }
}

fn head(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT) {
        Some((at, _)) => format!("…{}", &text[at..]),
        None => text.to_owned(),
    }
}
