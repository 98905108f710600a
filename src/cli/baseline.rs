//! The baseline: findings that are known, so that only new ones are reported.
//!
//! A finding is known by its id, which is made of its content. That is why lines may move without anything coming back.

use crate::check::{Finding, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// A known finding; everything but its id is there for whoever reads the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    id: String,
    rule: String,
    subject: String,
    message: String,
    documents: Vec<String>,
}

/// What a baseline did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quieted {
    /// How many findings it knows.
    pub known: usize,
    /// Its findings that are no longer there, as sentences.
    pub gone: Vec<String>,
}

/// The baseline file of an outcome.
pub fn write(outcome: &Outcome) -> Result<String, serde_json::Error> {
    let findings = outcome
        .findings
        .iter()
        .map(|finding| Known {
            id: finding.id.clone(),
            rule: finding.rule.to_string(),
            subject: finding.subject.clone(),
            message: finding.message.clone(),
            documents: documents(finding).into_iter().map(str::to_owned).collect(),
        })
        .collect();
    let baseline = Baseline {
        version: 1,
        findings,
    };
    Ok(serde_json::to_string_pretty(&baseline)? + "\n")
}

/// Takes the known findings out of an outcome. `read` are the documents read: a finding counts as gone only when all of its
/// documents are among them.
pub fn apply(file: &Path, outcome: &mut Outcome, read: &BTreeSet<&str>) -> Result<Quieted, String> {
    let name = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        };
        format!("{name}: {why}; write a baseline with `crossfoot check --write-baseline {name}`")
    })?;
    let baseline: Baseline = serde_json::from_str(&text).map_err(|error| {
        format!("{name}: {error}; write it anew with `crossfoot check --write-baseline {name}`")
    })?;
    let now: BTreeSet<String> = outcome.findings.iter().map(|f| f.id.clone()).collect();
    let before = outcome.findings.len();
    let known: BTreeSet<&str> = baseline.findings.iter().map(|k| k.id.as_str()).collect();
    outcome.findings.retain(|f| !known.contains(f.id.as_str()));
    let gone = baseline
        .findings
        .iter()
        .filter(|k| !now.contains(&k.id) && k.documents.iter().all(|d| read.contains(d.as_str())))
        .map(|k| {
            format!(
                "{name}: {} is gone ({}: {}); drop it with --write-baseline {name}",
                k.id, k.rule, k.subject
            )
        })
        .collect();
    Ok(Quieted {
        known: before - outcome.findings.len(),
        gone,
    })
}

fn documents(finding: &Finding) -> BTreeSet<&str> {
    let names = finding.evidence.iter().map(|e| &*e.claim.place.doc);
    names.collect()
}
