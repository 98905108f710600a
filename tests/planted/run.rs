//! The checker at work on the archive, as the library runs it: whole once, then with one document changed at a time.

use super::plant::Plant;
use super::table::Archive;
use crossfoot::check::{self, CheckOptions, Outcome, Severity};
use crossfoot::document::{Document, Format, ReadOptions, Source};
use crossfoot::extract::{Claim, Extractor};
use crossfoot::lexicon::Lexicon;
use crossfoot::rules::{Rates, RuleSet};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

/// Rules, rates, vocabulary, and the claims of the archive as it stands.
pub struct Checker {
    rules: RuleSet,
    rates: Rates,
    extractor: Extractor,
    options: CheckOptions,
    claims: Vec<Vec<Arc<Claim>>>,
    known: HashSet<String>,
}

/// What one planted error led to.
#[derive(Clone, Debug, Default)]
pub struct Caught {
    /// The gravest severity of a finding that was not there before.
    pub severity: Option<Severity>,
    /// Rule and severity of every such finding above a note.
    pub findings: Vec<(String, Severity)>,
}

impl Checker {
    pub fn new(archive: &Archive) -> Self {
        let rules = RuleSet::embedded().expect("the shipped rules load");
        let rates = Rates::embedded().expect("the shipped rates load");
        let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the lexicon loads");
        let lexicon = Arc::new(lexicon);
        let extractor = Extractor::new(Arc::clone(&lexicon));
        let options = CheckOptions {
            lexicon: Some(lexicon),
            ..CheckOptions::default()
        };
        let mut checker = Self {
            rules,
            rates,
            extractor,
            options,
            claims: Vec::new(),
            known: HashSet::new(),
        };
        checker.claims = archive
            .documents
            .iter()
            .map(|(name, text)| checker.extract(name, text))
            .collect();
        let clean = checker.clean();
        checker.known = clean.findings.into_iter().map(|f| f.id).collect();
        checker
    }

    fn extract(&self, name: &str, text: &str) -> Vec<Arc<Claim>> {
        let source = Source {
            format: Format::of(Path::new(name)).unwrap_or(Format::Text),
            is_file: true,
            ..Source::new(name, text)
        };
        let document = Document::parse(source, &ReadOptions::default(), &mut Vec::new());
        let claims = self.extractor.claims(&document);
        claims.into_iter().map(Arc::new).collect()
    }

    /// The check of the archive as it stands.
    pub fn clean(&self) -> Outcome {
        self.check(&self.claims.concat())
    }

    fn check(&self, claims: &[Arc<Claim>]) -> Outcome {
        check::run(claims, &self.rules, &self.rates, &self.options)
    }

    /// The check of the archive with one error in it: only the changed document is read again.
    pub fn plant(&self, archive: &Archive, plant: &Plant) -> Caught {
        let (name, _) = &archive.documents[plant.document];
        let mut claims = self.extract(name, &plant.text(archive));
        for (index, others) in self.claims.iter().enumerate() {
            if index != plant.document {
                claims.extend(others.iter().cloned());
            }
        }
        let mut caught = Caught::default();
        for finding in self.check(&claims).findings {
            if self.known.contains(&finding.id) {
                continue;
            }
            caught.severity = caught.severity.max(Some(finding.severity));
            if finding.severity > Severity::Note {
                let rule = finding.rule.to_string();
                caught.findings.push((rule, finding.severity));
            }
        }
        caught
    }
}
