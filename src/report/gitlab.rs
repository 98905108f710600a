//! GitLab code quality: a JSON array, as its merge request widget reads it.

use super::{CheckReport, primary, sentence};
use crate::check::{Finding, Severity};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes the findings.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = report.outcome.findings.iter().filter_map(issue).collect();
    super::write_json(&issues, true, out)
}

fn issue(finding: &Finding) -> Option<Issue<'_>> {
    let place = &primary(finding)?.claim.place;
    Some(Issue {
        description: sentence(finding),
        check_name: &finding.rule,
        fingerprint: &finding.id,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: place.doc.trim_start_matches("./"),
            lines: Lines { begin: place.line },
        },
    })
}
