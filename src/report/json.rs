//! JSON: one object for the whole check, or one finding a line. The schema is generated from the types here.

use super::CheckReport;
use super::record::ClaimRecord;
use crate::check::{Agreement, Evidence, Finding, Role, Severity, Verdict};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};

/// A whole check.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Crossfoot check report")]
pub struct CheckRecord<'a> {
    /// Version of this format; it changes when a name changes its meaning or goes away.
    pub version: u32,
    /// The program that wrote it.
    pub tool: ToolRecord,
    /// The counts.
    pub summary: SummaryRecord,
    /// The findings, by document, line, column and rule.
    pub findings: Vec<FindingRecord<'a>>,
    /// What was compared and agreed; empty unless asked for.
    pub agreements: Vec<AgreementRecord<'a>>,
    /// Findings of the baseline that are no longer there.
    pub gone: &'a [String],
    /// Inputs that could not be read.
    pub problems: &'a [String],
}

/// The program.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToolRecord {
    /// `crossfoot`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// The counts of a check.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SummaryRecord {
    /// Documents read.
    pub documents: usize,
    /// Claims found in them.
    pub claims: usize,
    /// Comparisons made.
    pub comparisons: usize,
    /// Comparisons that agreed.
    pub agreements: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
    /// Findings that the baseline knows, left out here.
    pub known: usize,
    /// Findings that a suppression keeps quiet, left out here.
    pub suppressed: usize,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingRecord<'a> {
    /// Id by content: stays when lines move.
    pub id: &'a str,
    /// Id of the rule.
    pub rule: &'a str,
    /// Title of the rule.
    pub title: &'a str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// `conflict` or `tension`.
    pub verdict: &'static str,
    /// What and when.
    pub subject: &'a str,
    /// What is wrong.
    pub message: &'a str,
    /// The claims, the one reported at first.
    pub evidence: Vec<EvidenceRecord<'a>>,
    /// The arithmetic, line by line.
    pub workings: Vec<WorkingRecord<'a>>,
}

/// A claim in a finding or an agreement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceRecord<'a> {
    /// `primary`, `counter` or `support`.
    pub role: &'static str,
    /// How it was read for the comparison.
    pub reading: &'a str,
    /// The claim.
    pub claim: ClaimRecord<'a>,
}

/// A line of arithmetic.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WorkingRecord<'a> {
    /// `gap`, `rate`, `sum`, …
    pub label: &'a str,
    /// The line.
    pub text: &'a str,
}

/// A comparison that agreed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgreementRecord<'a> {
    /// Id of the rule.
    pub rule: &'a str,
    /// What and when.
    pub subject: &'a str,
    /// The claims compared.
    pub evidence: Vec<EvidenceRecord<'a>>,
}

/// The record of a whole check.
pub fn record(report: &CheckReport) -> CheckRecord<'_> {
    let outcome = &report.outcome;
    CheckRecord {
        version: 1,
        tool: ToolRecord {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        },
        summary: SummaryRecord {
            documents: outcome.documents,
            claims: outcome.claims,
            comparisons: outcome.comparisons,
            agreements: outcome.agreed,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            known: report.known,
            suppressed: report.suppressed,
        },
        findings: outcome.findings.iter().map(finding_record).collect(),
        agreements: outcome.agreements.iter().map(agreement_record).collect(),
        gone: &report.gone,
        problems: &report.problems,
    }
}

/// The record of one finding.
pub fn finding_record(finding: &Finding) -> FindingRecord<'_> {
    FindingRecord {
        id: &finding.id,
        rule: &finding.rule,
        title: &finding.title,
        severity: finding.severity.name(),
        verdict: verdict(finding.verdict),
        subject: &finding.subject,
        message: &finding.message,
        evidence: finding.evidence.iter().map(evidence_record).collect(),
        workings: finding
            .workings
            .iter()
            .map(|working| WorkingRecord {
                label: working.label,
                text: &working.text,
            })
            .collect(),
    }
}

fn agreement_record(agreement: &Agreement) -> AgreementRecord<'_> {
    AgreementRecord {
        rule: &agreement.rule,
        subject: &agreement.subject,
        evidence: agreement.evidence.iter().map(evidence_record).collect(),
    }
}

fn evidence_record(evidence: &Evidence) -> EvidenceRecord<'_> {
    EvidenceRecord {
        role: role(evidence.role),
        reading: &evidence.reading,
        claim: ClaimRecord::new(&evidence.claim),
    }
}

/// The name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Primary => "primary",
        Role::Counter => "counter",
        Role::Support => "support",
    }
}

/// The name of a verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "agree",
        Verdict::Tension => "tension",
        Verdict::Conflict => "conflict",
    }
}

/// Writes the whole check as one object.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    super::write_json(&record(report), true, out)
}

/// Writes one finding a line.
pub fn write_lines(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut findings = report.outcome.findings.iter();
    findings.try_for_each(|finding| super::write_json(&finding_record(finding), false, out))
}

/// The JSON Schema of the whole check's object.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(CheckRecord<'static>).into()
}
