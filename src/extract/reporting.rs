//! The period a document reports on: what its title or head names it by (`Results for the first half of 2023`).
//!
//! A press release says once what its figures are of; whoever reads on knows it. So figures of a company that stand in no
//! period of their own take this one.

use super::line::Line;
use super::period::{PeriodContext, PeriodRole, find_periods};
use super::tokens::tokens_of;
use crate::document::Document;
use crate::lexicon::{Language, Role, UnitTable};
use crate::period::{Basis, Period};
use std::sync::Arc;

/// How many sentences make the head of a document.
const HEAD: usize = 6;

/// The fewest days a report is about.
const SHORTEST: i32 = 28;

/// The period a document reports on, with the words that say so.
pub fn reporting(
    document: &Document,
    language: &Language,
    units: &UnitTable,
    context: &PeriodContext,
) -> Option<(Period, Basis, Arc<str>)> {
    let title = document.metadata.title.as_deref();
    let whole = title.map(|text| (text, 0..text.len()));
    let head = document.sentences.iter().take(HEAD);
    let head = head.map(|sentence| (&*document.plain, sentence.range.clone()));
    let mut tokens = Vec::new();
    for (text, range) in whole.into_iter().chain(head) {
        tokens_of(text, range, language, &mut tokens);
        let line = Line::new(text, &tokens, language, units);
        if !(0..line.len()).any(|at| line.is(at, Role::Results)) {
            continue;
        }
        let over = |period: &Period| context.said.is_none_or(|said| period.until() <= said);
        let spans: Vec<_> = find_periods(&line, context)
            .into_iter()
            .filter(|mention| mention.role == PeriodRole::Plain)
            .filter_map(|mention| Some((mention.period?, mention)))
            .filter(|(period, _)| period.days() >= SHORTEST && over(period))
            .collect();
        // Of two periods nobody can tell which the report is about.
        if let [(period, mention)] = spans.as_slice() {
            let words = text.get(mention.range.clone()).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let basis = mention.basis.unwrap_or(Basis::Relative);
            return Some((*period, basis, words.into()));
        }
    }
    None
}
