//! Proving rules: the tests that stand beside them, sentences in, verdicts out.

use super::{CheckOptions, Verdict, run};
use crate::extract::Claim;
use crate::period::Day;
use crate::rules::{Case, Rates, RuleSet};
use std::sync::Arc;

/// What one case of a test came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The file the test is in.
    pub file: Arc<str>,
    /// The rule tested.
    pub rule: String,
    /// Which case of its list, from 1.
    pub number: usize,
    /// The verdict the test expects: `conflict`, `tension`, `agree` or `silent`.
    pub expected: &'static str,
    /// The verdict the rule came to, or `no date` when a document's key begins with none.
    pub found: &'static str,
    /// The documents of the case.
    pub case: Case,
}

impl Proof {
    /// Whether the rule did what the test says.
    pub fn holds(&self) -> bool {
        self.expected == self.found
    }
}

/// Runs every test of the set, each with its rule alone.
///
/// `claims_of` makes claims of a document's name, text and date; it is how the engine stays free of the extractor.
pub fn prove(
    rules: &RuleSet,
    rates: &Rates,
    options: &CheckOptions,
    claims_of: &dyn Fn(&str, &str, Day) -> Vec<Claim>,
) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for test in rules.tests() {
        let entry = &test.entry;
        let alone = rules.only(|rule| *rule.id == *entry.rule);
        let lists = [
            ("conflict", &entry.conflict),
            ("tension", &entry.tension),
            ("agree", &entry.agree),
            ("silent", &entry.silent),
        ];
        for (expected, cases) in lists {
            for (number, case) in (1..).zip(cases) {
                proofs.push(Proof {
                    file: test.file.clone(),
                    rule: entry.rule.clone(),
                    number,
                    expected,
                    found: verdict(&alone, rates, options, case, claims_of),
                    case: case.clone(),
                });
            }
        }
    }
    proofs
}

fn verdict(
    rules: &RuleSet,
    rates: &Rates,
    options: &CheckOptions,
    case: &Case,
    claims_of: &dyn Fn(&str, &str, Day) -> Vec<Claim>,
) -> &'static str {
    let mut claims = Vec::new();
    for (name, text) in case {
        let Some(Ok(day)) = name.get(..10).map(str::parse::<Day>) else {
            return "no date";
        };
        claims.extend(claims_of(name, text, day).into_iter().map(Arc::new));
    }
    let outcome = run(&claims, rules, rates, options);
    match outcome.findings.iter().map(|f| f.verdict).max() {
        Some(Verdict::Conflict) => "conflict",
        Some(_) => "tension",
        None if outcome.agreed > 0 => "agree",
        None => "silent",
    }
}
