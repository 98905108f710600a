//! Proving rules: the tests that stand beside them, sentences in, verdicts out.

use super::{CheckOptions, Verdict, run};
use crate::claim::Claim;
use crate::period::Day;
use crate::rules::{Case, Rates, Reference, RuleSet};
use rayon::prelude::*;
use std::fmt;
use std::sync::Arc;

/// What a rule says of the documents of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Said {
    /// It reports a conflict.
    Conflict,
    /// It reports a tension.
    Tension,
    /// It compared figures, and all of them agree.
    Agree,
    /// It compared nothing.
    Silent,
    /// Nothing at all: a document's key begins with no date.
    Undated,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Conflict => "conflict",
            Self::Tension => "tension",
            Self::Agree => "agree",
            Self::Silent => "silent",
            Self::Undated => "no date",
        })
    }
}

/// What one case of a test came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The file the test is in.
    pub file: Arc<str>,
    /// The line its rule is named on.
    pub line: usize,
    /// The rule tested.
    pub rule: String,
    /// Which case of its list, from 1.
    pub number: usize,
    /// What the test expects.
    pub expected: Said,
    /// What the rule says.
    pub found: Said,
    /// What its finding says is wrong, when it has one.
    pub message: Option<String>,
    /// The documents of the case.
    pub documents: Vec<Tried>,
}

/// A document of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Its key: a date, perhaps with a name behind it.
    pub name: String,
    /// What it says.
    pub text: String,
    /// The claims found in it.
    pub claims: Vec<Arc<Claim>>,
}

impl Proof {
    /// Whether the rule did what the test says.
    pub fn holds(&self) -> bool {
        self.expected == self.found
    }
}

/// Runs the tests of all rules whose id begins with `only`, each with its rule alone, in order.
///
/// `claims_of` makes claims of a document's name, text and date; it is how the engine stays free of the extractor.
pub fn prove(
    rules: &RuleSet,
    rates: &Rates,
    options: &CheckOptions,
    only: &str,
    claims_of: &(dyn Fn(&str, &str, Day) -> Vec<Claim> + Sync),
) -> Vec<Proof> {
    let tests = rules.tests().par_iter();
    tests
        .filter(|test| test.entry.rule.starts_with(only))
        .flat_map_iter(|test| {
            let entry = &test.entry;
            let alone = rules.only(|rule| *rule.id == *entry.rule);
            let lists = [
                (Said::Conflict, &entry.conflict),
                (Said::Tension, &entry.tension),
                (Said::Agree, &entry.agree),
                (Said::Silent, &entry.silent),
            ];
            let cases = lists.into_iter().flat_map(|(expected, cases)| {
                (1..)
                    .zip(cases)
                    .map(move |(number, case)| (expected, number, case))
            });
            cases.map(move |(expected, number, case)| {
                let mut proof = Proof {
                    file: test.file.clone(),
                    line: test.line(),
                    rule: entry.rule.clone(),
                    number,
                    expected,
                    found: Said::Undated,
                    message: None,
                    documents: Vec::new(),
                };
                proof.judge(case, &alone, rates, options, claims_of);
                proof
            })
        })
        .collect()
}

impl Proof {
    fn judge(
        &mut self,
        case: &Case,
        alone: &RuleSet,
        rates: &Rates,
        options: &CheckOptions,
        claims_of: &(dyn Fn(&str, &str, Day) -> Vec<Claim> + Sync),
    ) {
        let documents = case.iter().filter(|(name, _)| *name != Reference::KEY);
        for (name, text) in documents {
            let day = name.get(..10).and_then(|day| day.parse::<Day>().ok());
            let claims = day.map(|day| claims_of(name, text, day));
            self.documents.push(Tried {
                name: name.clone(),
                text: text.trim().to_owned(),
                claims: claims.into_iter().flatten().map(Arc::new).collect(),
            });
            if day.is_none() {
                return;
            }
        }
        let claims: Vec<Arc<Claim>> = self
            .documents
            .iter()
            .flat_map(|tried| tried.claims.iter().cloned())
            .collect();
        // Rows that cannot be read are told when the rule file is loaded.
        let reference = Reference::of_case(case, alone.measures()).unwrap_or_default();
        let options = CheckOptions {
            reference: reference.claims().to_vec(),
            ..options.clone()
        };
        let outcome = run(&claims, alone, rates, &options);
        let worst = outcome.findings.iter().max_by_key(|f| f.verdict);
        self.message = worst.map(|f| f.message.clone());
        self.found = match worst.map(|f| f.verdict) {
            Some(Verdict::Conflict) => Said::Conflict,
            Some(_) => Said::Tension,
            None if outcome.agreed > 0 => Said::Agree,
            None => Said::Silent,
        };
    }
}
