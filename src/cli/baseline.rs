//! The baseline: findings that are known, so that only new ones are reported.
//!
//! A finding is known by its id, which is made of its content. That is why lines may move without anything coming back. It is
//! known too when another document joins in with a figure that reads like one of those it had.

use crate::check::{Evidence, Finding, Outcome, Role};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// The version of the files that are written and read.
const VERSION: u32 = 1;

/// What every version of the file begins with.
#[derive(Deserialize)]
struct Version {
    version: u32,
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
    /// Its figures; files of earlier versions have none.
    #[serde(default)]
    figures: Vec<Figure>,
}

/// A figure of a known finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    /// The claim's id.
    id: String,
    /// What it was read as.
    reading: String,
}

impl Known {
    /// Whether a finding is this one, perhaps with another witness on one of its sides.
    fn is(&self, finding: &Finding) -> bool {
        if self.id == finding.id {
            return true;
        }
        let known = |e: &&Evidence| self.figures.iter().any(|f| *f.id == *e.claim.id);
        let alike = |e: &Evidence| self.figures.iter().any(|f| f.reading == e.reading);
        let sides = || finding.evidence.iter().filter(|e| e.role != Role::Support);
        *self.rule == *finding.rule
            && self.subject == finding.subject
            && sides().any(|e| known(&e))
            && sides().all(|e| known(&e) || alike(e))
    }
}

/// What a check read.
pub struct Read<'a> {
    /// The documents' names.
    pub documents: BTreeSet<&'a str>,
    /// Those of them that findings are reported on; `None` when on all.
    pub fresh: Option<&'a HashSet<Arc<str>>>,
}

impl Read<'_> {
    /// Whether a finding would have been reported if it were still there.
    fn would_tell(&self, known: &Known) -> bool {
        let documents = || known.documents.iter().map(String::as_str);
        documents().all(|d| self.documents.contains(d))
            && self
                .fresh
                .is_none_or(|fresh| documents().any(|d| fresh.contains(d)))
    }
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
            figures: finding
                .evidence
                .iter()
                .map(|evidence| Figure {
                    id: evidence.claim.id.to_string(),
                    reading: evidence.reading.clone(),
                })
                .collect(),
        })
        .collect();
    let baseline = Baseline {
        version: VERSION,
        findings,
    };
    Ok(serde_json::to_string_pretty(&baseline)? + "\n")
}

/// Takes the known findings out of an outcome. A finding counts as gone only when it would have been reported.
pub fn apply(file: &Path, outcome: &mut Outcome, read: &Read<'_>) -> Result<Quieted, String> {
    let name = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        };
        format!("{name}: {why}; write a baseline with `crossfoot check --write-baseline {name}`")
    })?;
    let anew = format!("write it anew with `crossfoot check --write-baseline {name}`");
    let unread = |error: serde_json::Error| format!("{name}: {error}; {anew}");
    // What another version holds besides may be anything, and is not what is wrong with it.
    let Version { version } = serde_json::from_str(&text).map_err(unread)?;
    if version != VERSION {
        return Err(format!(
            "{name}: version {version} of a baseline, of which this crossfoot reads {VERSION}; {anew}"
        ));
    }
    let baseline: Baseline = serde_json::from_str(&text).map_err(unread)?;
    let before = outcome.findings.len();
    let mut there = vec![false; baseline.findings.len()];
    outcome.findings.retain(|finding| {
        let mut new = true;
        for (known, there) in baseline.findings.iter().zip(&mut there) {
            if known.is(finding) {
                *there = true;
                new = false;
            }
        }
        new
    });
    let gone = baseline
        .findings
        .iter()
        .zip(there)
        .filter(|(known, there)| !there && read.would_tell(known))
        .map(|(known, _)| known)
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
