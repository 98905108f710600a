//! Quotes in findings: the sentence of a figure, the figure marked, and enough around it to understand it.

use super::escape;
use super::index::{self, Index};
use crate::check::Evidence;
use crate::extract::Claim;
use std::io::{self, Write};

/// How many characters of a sentence stand on either side of its figure, at most.
const CONTEXT: usize = 400;
/// A sentence shorter than this is shown with the one before it: `This is equal to 141 billion drams.`
const SHORT: usize = 90;

/// Writes a quote, its figure marked, with who said it where and how it was read.
pub(super) fn write(evidence: &Evidence, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let claim = &evidence.claim;
    let quote = &claim.quote;
    let (start, end) = (quote.start as usize, quote.end as usize);
    let text = quote.text.as_ref();
    let parts = (text.get(..start), text.get(start..end), text.get(end..));
    let (before, figure, after) = match parts {
        (Some(before), Some(figure), Some(after)) => (before, figure, after),
        _ => ("", claim.text.as_ref(), ""),
    };
    let colour = index
        .document(&claim.place.doc)
        .map_or(String::new(), |n| format!(" h{}", index::hue(n)));
    let speaker = match &claim.speaker {
        Some(speaker) => format!(" <cite dir=\"auto\">{}</cite>", escape(speaker)),
        None => String::new(),
    };
    let said = claim
        .said
        .map_or(String::new(), |day| format!(" <time>{day}</time>"));
    writeln!(
        out,
        "<figure class=\"quote{colour}\"><figcaption>{}{speaker}{said}</figcaption>\n\
         <blockquote dir=\"auto\" lang=\"{}\">{}{}<mark>{}</mark>{}</blockquote>\n\
         <p class=\"reading\">read as <b>{}</b></p></figure>",
        place(evidence, index),
        escape(&claim.language),
        lead(claim, index),
        escape(&tail(before)),
        escape(figure),
        escape(&head(after)),
        escape(&evidence.reading)
    )
}

/// The place of a claim, as a link to it.
pub(super) fn place(evidence: &Evidence, index: &Index<'_>) -> String {
    let place = &evidence.claim.place;
    let words = format!(
        "<span dir=\"ltr\">{}:{}:{}</span>",
        escape(index.short(&place.doc)),
        place.line,
        place.column
    );
    match index.claim(&evidence.claim) {
        Some(claim) => format!("<a href=\"#c{claim}\">{words}</a>"),
        None => words,
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

/// The sentence before a short one, when the same person says both in one paragraph.
fn lead(claim: &Claim, index: &Index<'_>) -> String {
    if claim.quote.text.chars().count() >= SHORT {
        return String::new();
    }
    let Some(document) = index
        .document(&claim.place.doc)
        .and_then(|n| index.documents().get(n))
    else {
        return String::new();
    };
    let sentences = &document.sentences;
    let after = sentences.partition_point(|s| s.range().start <= claim.place.start);
    let Some([before, own]) = after
        .checked_sub(2)
        .and_then(|from| sentences.get(from..after))
    else {
        return String::new();
    };
    if before.paragraph() != own.paragraph() || before.turn() != own.turn() {
        return String::new();
    }
    let text = document.plain.get(before.range()).unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    format!(
        "<span class=\"lead\">{}</span> ",
        escape(&tail(&words.join(" ")))
    )
}
