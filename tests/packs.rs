//! The shipped rules, proved by the tests that stand beside them.

use crossfoot::check::{CheckOptions, Proof, Said, prove};
use crossfoot::document::{Document, DocumentDate};
use crossfoot::extract::Extractor;
use crossfoot::lexicon::Lexicon;
use crossfoot::report::proof;
use crossfoot::rules::{Rates, RuleSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many agreeing and how many conflicting cases every shipped rule must have.
const CASES: usize = 3;

fn shipped() -> RuleSet {
    let mut rules = RuleSet::embedded().unwrap();
    rules.add_shipped_tests().unwrap();
    rules
}

fn proofs(rules: &RuleSet) -> Vec<Proof> {
    let lexicon = Arc::new(Lexicon::new(rules.measures().to_vec(), &[]).unwrap());
    let extractor = Extractor::new(lexicon.clone());
    let options = CheckOptions {
        lexicon: Some(lexicon),
        ..CheckOptions::default()
    };
    let rates = Rates::embedded().unwrap();
    prove(rules, &rates, &options, "", &|name, text, day| {
        let mut document = Document::from_text(name, text);
        document.metadata.date = Some(DocumentDate::stated(day));
        extractor.claims(&document)
    })
}

#[test]
fn every_test_of_a_shipped_rule_holds() {
    let proofs = proofs(&shipped());
    assert!(!proofs.is_empty());
    let mut told = Vec::new();
    proof::write(&proofs, &mut told).unwrap();
    assert!(
        proofs.iter().all(Proof::holds),
        "{}",
        String::from_utf8_lossy(&told)
    );
}

#[test]
fn every_shipped_rule_is_tested_both_ways() {
    let rules = shipped();
    let mut cases: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for rule in rules.rules() {
        cases.insert(&rule.id, (0, 0));
    }
    for test in rules.tests() {
        let (agree, conflict) = cases.entry(&test.entry.rule).or_default();
        *agree += test.entry.agree.len();
        *conflict += test.entry.conflict.len();
    }
    let few: Vec<String> = cases
        .iter()
        .filter(|(_, (agree, conflict))| *agree < CASES || *conflict < CASES)
        .map(|(rule, (agree, conflict))| format!("{rule}: {agree} agree, {conflict} conflict"))
        .collect();
    assert!(
        few.is_empty(),
        "fewer than {CASES} agreeing or conflicting cases; write them into rules/packs/*.tests.yaml\n{}",
        few.join("\n")
    );
}

/// A case in which the rule has nothing to compare must not pass for one that agrees.
#[test]
fn a_case_without_a_comparison_does_not_agree() {
    let source = crossfoot::rules::Source::new(
        "house.yaml",
        "
tests:
  - rule: trade/same-period
    agree:
      - 2024-02-01: In 2023, trade between Russia and Kazakhstan came to $24 billion.
        2024-02-02: In 2022, trade between Russia and Kazakhstan came to $24 billion.
      - 2024-02-01: In 2023, trade between Russia and Kazakhstan came to 24 billion Belarusian roubles.
        2024-02-02: In 2023, trade between Russia and Kazakhstan came to 24 billion Argentine pesos.
      - 2024-02-01: The weather was fine.
",
    );
    let found: Vec<Said> = proofs(&RuleSet::load(&[source]).unwrap())
        .iter()
        .map(|proof| proof.found)
        .collect();
    assert_eq!(found, [Said::Silent; 3]);
}
