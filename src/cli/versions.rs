//! `--versions`: the documents are editions of one another, or an original and its translation.

use super::Console;
use super::session::Engine;
use crate::check::{self, CheckOptions, EDITION_RULES, Edition, Outcome};
use crate::document::Document;
use crate::extract::Claim;
use crate::report::RuleNote;
use rayon::prelude::*;
use std::sync::Arc;

/// Compares each document with the one before it, in the order they were named.
pub fn outcome(
    documents: &[Document],
    claims: &[Arc<Claim>],
    engine: &Engine,
    options: &CheckOptions,
    console: &Console,
) -> Option<Outcome> {
    if documents.len() < 2 {
        console.error(
            "--versions compares two documents or more: name the older edition, or the original, first",
        );
        return None;
    }
    let editions: Vec<Edition> = documents
        .par_iter()
        .map(|document| {
            let mentions = engine.extractor.mentions(document);
            let numbers = mentions.iter().filter_map(|m| m.figure.as_ref());
            Edition {
                name: Arc::clone(&document.name),
                numbers: numbers.map(|figure| figure.value).collect(),
            }
        })
        .collect();
    let (rules, rates) = (&engine.rules, &engine.rates);
    Some(check::editions(&editions, claims, rules, rates, options))
}

/// What editions are compared by, for reports.
pub fn notes() -> Vec<RuleNote> {
    let note = |rule: &check::EditionRule| RuleNote {
        id: rule.id.to_owned(),
        title: rule.title.to_owned(),
        severity: Some(rule.severity),
        why: rule.why.to_owned(),
    };
    EDITION_RULES.iter().map(note).collect()
}
