//! Markdown: a summary for a pull request or an email.

use super::excerpt::Excerpt;
use super::{CheckReport, closing_line, count, safe};
use crate::check::{Finding, Severity};
use std::io::{self, Write};

/// Writes the summary: a heading, a table, then each finding with its quotes.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let findings = &report.outcome.findings;
    if findings.is_empty() {
        writeln!(out, "## Crossfoot: the figures agree\n")?;
    } else {
        writeln!(out, "## Crossfoot: {}\n", count(findings.len(), "finding"))?;
        writeln!(out, "| | Where | What | Rule |")?;
        writeln!(out, "| --- | --- | --- | --- |")?;
        for finding in findings {
            let place = super::primary(finding).map_or(String::new(), |evidence| {
                let place = &evidence.claim.place;
                format!("{}:{}", safe::markdown(&place.doc), place.line)
            });
            writeln!(
                out,
                "| {} | {place} | {}: {} | {} |",
                mark(finding.severity),
                safe::markdown(&finding.subject),
                safe::markdown(&finding.message),
                safe::markdown(&finding.rule),
            )?;
        }
        writeln!(out)?;
        for finding in findings {
            write_finding(finding, out)?;
        }
    }
    for problem in &report.problems {
        writeln!(out, "- could not read: {}", safe::markdown(problem))?;
    }
    for gone in &report.gone {
        writeln!(out, "- {}", safe::markdown(gone))?;
    }
    if !report.problems.is_empty() || !report.gone.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{}", closing_line(report))
}

fn write_finding(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "### {} {}\n\n{}: {}\n",
        mark(finding.severity),
        safe::markdown(&finding.title),
        safe::markdown(&finding.subject),
        safe::markdown(&finding.message)
    )?;
    for evidence in &finding.evidence {
        let claim = &evidence.claim;
        let speaker = match &claim.speaker {
            Some(speaker) => format!(", {}", safe::markdown(speaker)),
            None => String::new(),
        };
        let excerpt = Excerpt::of(claim);
        let quote = format!(
            "{}**{}**{}",
            safe::markdown(&excerpt.before),
            safe::markdown(&excerpt.figure),
            safe::markdown(&excerpt.after)
        );
        writeln!(
            out,
            "- {}:{}:{}{speaker}: {}\n  > {}",
            safe::markdown(&claim.place.doc),
            claim.place.line,
            claim.place.column,
            safe::markdown(&evidence.reading),
            quote.trim_start()
        )?;
    }
    writeln!(out)?;
    for working in &finding.workings {
        writeln!(
            out,
            "- {}: {}",
            safe::markdown(working.label),
            safe::markdown(&working.text)
        )?;
    }
    writeln!(out)
}

fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "❌ error",
        Severity::Warning => "⚠️ warning",
        Severity::Note => "ℹ️ note",
    }
}
