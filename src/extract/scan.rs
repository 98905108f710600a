//! From a sentence to its figures and periods, and the quick look that passes over sentences without any.

use super::digits::Convention;
use super::figure::{self, Found};
use super::line::Line;
use super::number;
use super::period::{PeriodContext, PeriodMention, find_periods};
use super::skip;
use super::told_in;
use crate::document::{Document, Sentence};
use crate::lexicon::{Language, Sense, Token, TokenKind};

/// What a sentence holds.
pub struct Scan {
    /// Its figures, in order.
    pub figures: Vec<Found>,
    /// Its periods, in order.
    pub periods: Vec<PeriodMention>,
}

/// Whether a sentence can hold a figure or a period at all: a digit, or a word that counts.
pub fn may_count(
    document: &Document,
    sentence: &Sentence,
    tokens: &[Token],
    language: &Language,
) -> bool {
    let bytes = document
        .plain
        .as_bytes()
        .get(sentence.range.clone())
        .unwrap_or_default();
    bytes.iter().any(u8::is_ascii_digit)
        || tokens.iter().any(|t| language.counts(t.word))
        || language.numerals.compound
            && tokens.iter().any(|t| {
                t.kind == TokenKind::Word
                    && document
                        .plain
                        .get(t.start..t.end)
                        .is_some_and(|word| number::is_compound(language, word))
            })
}

/// Reads the periods and figures of a line.
pub fn scan(line: &Line<'_>, context: &PeriodContext, convention: Convention) -> Scan {
    let mut periods = find_periods(line, context);
    let mut taken = skip::addresses(line);
    periods.retain(|p| !p.tokens.clone().any(|at| taken[at]));
    for period in &periods {
        if period.loose && is_counted(line, period.tokens.end) {
            continue;
        }
        for slot in &mut taken[period.tokens.clone()] {
            *slot = true;
        }
    }
    let mut figures = figure::figures(line, &taken, convention);
    told_in::give_currency(line, &mut figures);
    Scan { figures, periods }
}

/// Whether what stands behind bare year-like digits is a unit or money, so that they are a number after all.
fn is_counted(line: &Line<'_>, at: usize) -> bool {
    line.hits(at).iter().any(|hit| {
        matches!(
            hit.sense,
            Sense::Unit(_) | Sense::Money { .. } | Sense::Percent | Sense::Scale(_)
        )
    })
}
