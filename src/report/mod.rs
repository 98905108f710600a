//! Reports: one file an output format. A report lays out what the check computed; it never computes.
//!
//! Documents are untrusted, so every format passes their words through [`safe`], or through a serialiser that escapes.

pub mod claims;
pub mod comparison;
pub mod csv;
pub mod excerpt;
pub mod explain;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
mod json_line;
pub mod junit;
pub mod markdown;
pub mod proof;
pub mod record;
pub mod safe;
pub mod sarif;
pub mod table;
pub mod text;
pub mod written;

use crate::check::{Evidence, Finding, Outcome, Severity};
use crate::extract::Place;
use serde::Serialize;
use std::io::{self, Write};

/// What a report on a check lays out.
#[derive(Clone, Debug, Default)]
pub struct CheckReport {
    /// What the check came to; findings that a baseline or suppression keeps quiet are not among its findings.
    pub outcome: Outcome,
    /// The rules in force, in order.
    pub rules: Vec<RuleNote>,
    /// Findings that the baseline knows.
    pub known: usize,
    /// Findings that a suppression keeps quiet.
    pub suppressed: usize,
    /// Baseline findings that are no longer there, as sentences.
    pub gone: Vec<String>,
    /// Inputs that could not be read, as sentences.
    pub problems: Vec<String>,
}

/// A rule, as reports describe it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleNote {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What a conflict is reported as.
    pub severity: Option<Severity>,
    /// Why it is there, in Markdown; empty when it does not say.
    pub why: String,
}

impl CheckReport {
    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of = |finding: &&Finding| finding.severity == severity;
        self.outcome.findings.iter().filter(of).count()
    }
}

/// `1 document`, `2 documents`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The counts of a check in one line: documents, claims, comparisons, agreements and findings.
pub fn closing_line(report: &CheckReport) -> String {
    let outcome = &report.outcome;
    let mut line = format!(
        "{}, {}, {}: {}, {}",
        count(outcome.documents, "document"),
        count(outcome.claims, "claim"),
        count(outcome.comparisons, "comparison"),
        count(outcome.agreed, "agreement"),
        count(outcome.findings.len(), "finding"),
    );
    let by_severity: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|severity| report.count(*severity) > 0)
        .map(|severity| count(report.count(severity), severity.name()))
        .collect();
    if !by_severity.is_empty() {
        line.push_str(&format!(" ({})", by_severity.join(", ")));
    }
    for (number, what) in [
        (report.known, "in the baseline"),
        (report.suppressed, "suppressed"),
    ] {
        if number > 0 {
            line.push_str(&format!(", {number} {what}"));
        }
    }
    line
}

/// The claim a finding is reported at.
pub fn primary(finding: &Finding) -> Option<&Evidence> {
    finding.evidence.first()
}

/// Where a claim stands, safe within one line: `almaty.txt:23:121`.
///
/// A name that begins like a CI command gets a folder in front, which names the same file.
pub fn place(place: &Place) -> String {
    let command = place.doc.trim_start().starts_with("::");
    let folder = if command { "./" } else { "" };
    let name = format!("{folder}{}:{}:{}", place.doc, place.line, place.column);
    safe::line(&name).into_owned()
}

/// Writes a value as JSON, laid out for people or on one line, and ends the line.
pub fn write_json<T: Serialize>(value: &T, pretty: bool, out: &mut dyn Write) -> io::Result<()> {
    let text = if pretty {
        serde_json::to_string_pretty(value)?
    } else {
        serde_json::to_string(value)?
    };
    writeln!(out, "{}", safe::json(&text))
}

/// A finding in one plain line, without its place.
pub fn sentence(finding: &Finding) -> String {
    format!("{}: {}", finding.subject, finding.message)
}
