//! SARIF 2.1.0, for code scanning: rules with help, the other documents as related locations, fingerprints by content.

use super::{CheckReport, RuleNote, safe, sentence};
use crate::check::{Evidence, Finding, Severity};
use serde::Serialize;
use std::io::{self, Write};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "crossfoot/v1")]
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_column: u32,
    snippet: Message,
}

/// Writes the log.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut rules: Vec<Rule<'_>> = report.rules.iter().map(rule).collect();
    let mut results = Vec::with_capacity(report.outcome.findings.len());
    for finding in &report.outcome.findings {
        let known = rules.iter().position(|rule| *rule.id == *finding.rule);
        let index = known.unwrap_or_else(|| {
            rules.push(Rule {
                id: &finding.rule,
                short_description: message(&finding.title),
                help: None,
                default_configuration: None,
            });
            rules.len() - 1
        });
        results.push(result(finding, index));
    }
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    information_uri: env!("CARGO_PKG_REPOSITORY"),
                    rules,
                },
            },
            column_kind: "unicodeCodePoints",
            invocations: [Invocation {
                execution_successful: report.problems.is_empty(),
                tool_execution_notifications: report
                    .problems
                    .iter()
                    .map(|problem| Notification {
                        level: "error",
                        message: message(problem),
                    })
                    .collect(),
            }],
            results,
        }],
    };
    super::write_json(&log, true, out)
}

fn rule(note: &RuleNote) -> Rule<'_> {
    Rule {
        id: &note.id,
        short_description: message(&note.title),
        help: (!note.why.is_empty()).then_some(Help {
            text: &note.why,
            markdown: &note.why,
        }),
        default_configuration: note.severity.map(|severity| Configuration {
            level: level(severity),
        }),
    }
}

fn result(finding: &Finding, index: usize) -> SarifResult<'_> {
    let mut text = sentence(finding);
    for working in &finding.workings {
        text.push_str(&format!("\n{}: {}", working.label, working.text));
    }
    let mut evidence = finding.evidence.iter();
    let locations = evidence
        .next()
        .map(|e| location(e, None))
        .into_iter()
        .collect();
    SarifResult {
        rule_id: &finding.rule,
        rule_index: index,
        level: level(finding.severity),
        message: message(&text),
        locations,
        related_locations: evidence
            .enumerate()
            .map(|(i, e)| location(e, Some(i + 1)))
            .collect(),
        partial_fingerprints: Fingerprints { id: &finding.id },
    }
}

/// A claim as a location; its id is set when it is a related one.
fn location(evidence: &Evidence, id: Option<usize>) -> Location {
    let claim = &evidence.claim;
    let wide = u32::try_from(claim.text.chars().count()).unwrap_or(1);
    Location {
        id,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: safe::uri(claim.place.doc.trim_start_matches("./")),
            },
            region: Region {
                start_line: claim.place.line,
                start_column: claim.place.column,
                end_column: claim.place.column.saturating_add(wide),
                snippet: Message {
                    text: claim.text.to_string(),
                },
            },
        },
        message: id.map(|_| message(&format!("{} ({})", claim.text, evidence.reading))),
    }
}

/// A message; square brackets would be links and braces placeholders in SARIF, so they are escaped.
fn message(text: &str) -> Message {
    let mut escaped = String::with_capacity(text.len());
    for character in safe::terminal(text).chars() {
        match character {
            '[' | ']' | '\\' => escaped.extend(['\\', character]),
            '{' => escaped.push_str("{{"),
            '}' => escaped.push_str("}}"),
            _ => escaped.push(character),
        }
    }
    Message { text: escaped }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
