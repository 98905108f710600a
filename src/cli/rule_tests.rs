//! Runs the tests that stand beside rules: documents in, the rule's verdict out.

use super::session::Engine;
use crate::check::{self, CheckOptions, Outcome, Verdict};
use crate::document::{Document, ReadOptions, Source};
use crate::extract::Claim;
use crate::rules::{Case, Test};
use rayon::prelude::*;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// What a case expects of its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Conflict,
    Tension,
    Agree,
    Silent,
}

impl Expected {
    fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Tension => "tension",
            Self::Agree => "agree",
            Self::Silent => "silent",
        }
    }
}

/// A case that came out otherwise.
#[derive(Clone, Debug)]
pub struct Failure {
    file: Arc<str>,
    rule: String,
    case: Case,
    expected: Expected,
    got: Expected,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.file, self.rule)?;
        for (date, text) in &self.case {
            writeln!(f, "    {date}: {}", text.trim())?;
        }
        writeln!(f, "  - {}", self.expected.name())?;
        write!(f, "  + {}", self.got.name())
    }
}

/// What a run of tests came to.
#[derive(Clone, Debug, Default)]
pub struct Failures {
    /// Cases run.
    pub cases: usize,
    /// Rules they are of.
    pub rules: usize,
    /// Those that came out otherwise, in order.
    pub list: Vec<Failure>,
}

/// Runs the tests of all rules whose id begins with `only`.
pub fn run(engine: &Engine, only: Option<&str>) -> Failures {
    let tests = engine.rules.tests().iter();
    let chosen: Vec<&Test> = tests
        .filter(|test| only.is_none_or(|only| test.entry.rule.starts_with(only)))
        .collect();
    let cases: Vec<(&Test, &Case, Expected)> = chosen
        .iter()
        .flat_map(|test| {
            let entry = &test.entry;
            let conflict = entry
                .conflict
                .iter()
                .map(|c| (*test, c, Expected::Conflict));
            let tension = entry.tension.iter().map(|c| (*test, c, Expected::Tension));
            let agree = entry.agree.iter().map(|c| (*test, c, Expected::Agree));
            let silent = entry.silent.iter().map(|c| (*test, c, Expected::Silent));
            conflict.chain(tension).chain(agree).chain(silent)
        })
        .collect();
    let list = cases
        .par_iter()
        .filter_map(|(test, case, expected)| {
            let got = verdict(engine, &test.entry.rule, case);
            (got != *expected).then(|| Failure {
                file: Arc::clone(&test.file),
                rule: test.entry.rule.clone(),
                case: (*case).clone(),
                expected: *expected,
                got,
            })
        })
        .collect();
    let rules: HashSet<&str> = chosen.iter().map(|test| test.entry.rule.as_str()).collect();
    Failures {
        cases: cases.len(),
        rules: rules.len(),
        list,
    }
}

/// What the rule alone says of the documents of a case.
fn verdict(engine: &Engine, rule: &str, case: &Case) -> Expected {
    let options = ReadOptions {
        vocabularies: Arc::clone(&engine.vocabularies),
        ..ReadOptions::default()
    };
    let documents: Vec<Document> = case
        .iter()
        .map(|(date, text)| {
            // The key is a date and perhaps a name, which is how a file of a dated document is called.
            let name = format!("{}.txt", date.replace(' ', "-"));
            let source = Source {
                is_file: true,
                ..Source::new(name, text.as_str())
            };
            Document::parse(source, &options, &mut Vec::new())
        })
        .collect();
    let claims: Vec<Arc<Claim>> = documents
        .iter()
        .flat_map(|document| engine.extractor.claims(document))
        .map(Arc::new)
        .collect();
    let alone = engine.rules.only(|r| *r.id == *rule);
    let options = CheckOptions {
        agreements: false,
        new_documents: None,
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    said(&check::run(&claims, &alone, &engine.rates, &options))
}

fn said(outcome: &Outcome) -> Expected {
    let worst = outcome.findings.iter().map(|finding| finding.verdict).max();
    match worst {
        Some(Verdict::Conflict) => Expected::Conflict,
        Some(_) => Expected::Tension,
        None if outcome.agreed > 0 => Expected::Agree,
        None => Expected::Silent,
    }
}
