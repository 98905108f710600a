//! GitHub annotations: one workflow command a finding, at the figure it is reported at.

use super::{CheckReport, primary, safe, sentence};
use crate::check::Severity;
use std::io::{self, Write};

/// Writes one annotation a finding.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.outcome.findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut message = sentence(finding);
        for evidence in finding.evidence.iter().skip(1) {
            let place = &evidence.claim.place;
            message.push_str(&format!(
                "\n{}:{}:{} says {} ({})",
                place.doc, place.line, place.column, evidence.claim.text, evidence.reading
            ));
        }
        for working in &finding.workings {
            message.push_str(&format!("\n{}: {}", working.label, working.text));
        }
        write!(out, "::{command} ")?;
        if let Some(evidence) = primary(finding) {
            let place = &evidence.claim.place;
            let wide = u32::try_from(evidence.claim.text.chars().count()).unwrap_or(1);
            write!(
                out,
                "file={},line={},col={},endColumn={},",
                safe::workflow_property(&place.doc),
                place.line,
                place.column,
                place.column.saturating_add(wide),
            )?;
        }
        writeln!(
            out,
            "title={}::{}",
            safe::workflow_property(&format!("{} {}", finding.rule, finding.title)),
            safe::workflow(&message)
        )?;
    }
    Ok(())
}
