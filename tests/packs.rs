//! The shipped rules, proved by the tests that stand beside them.

use crossfoot::check::{CheckOptions, prove};
use crossfoot::document::{Document, DocumentDate};
use crossfoot::extract::Extractor;
use crossfoot::lexicon::Lexicon;
use crossfoot::rules::{Rates, RuleSet};
use std::sync::Arc;

#[test]
fn every_test_of_a_shipped_rule_holds() {
    let rules = RuleSet::embedded().unwrap();
    let lexicon = Arc::new(Lexicon::new(rules.measures().to_vec(), &[]).unwrap());
    let extractor = Extractor::new(lexicon.clone());
    let options = CheckOptions {
        lexicon: Some(lexicon),
        ..CheckOptions::default()
    };
    let proofs = prove(
        &rules,
        &Rates::embedded().unwrap(),
        &options,
        &|name, text, day| {
            let mut document = Document::from_text(name, text);
            document.metadata.date = Some(DocumentDate::stated(day));
            extractor.claims(&document)
        },
    );
    assert!(!proofs.is_empty());
    let wrong: Vec<String> = proofs
        .iter()
        .filter(|p| !p.holds())
        .map(|p| {
            format!(
                "{} {} {}: {}, {:?}",
                p.rule, p.expected, p.number, p.found, p.case
            )
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} fail\n{}",
        wrong.len(),
        proofs.len(),
        wrong.join("\n")
    );
}
