//! CSV: a row for each claim of each finding, safe to open in a spreadsheet.

use super::excerpt::Excerpt;
use super::{CheckReport, json, safe};
use std::io::{self, Write};

const HEADER: [&str; 16] = [
    "id", "rule", "severity", "verdict", "subject", "message", "role", "doc", "line", "column",
    "speaker", "text", "reading", "from", "until", "quote",
];

/// Writes the findings.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record(HEADER)?;
    for finding in &report.outcome.findings {
        for evidence in &finding.evidence {
            let claim = &evidence.claim;
            let day = |d: Option<crate::period::Day>| d.map_or(String::new(), |d| d.to_string());
            let row = [
                finding.id.as_str(),
                &finding.rule,
                finding.severity.name(),
                json::verdict(finding.verdict),
                &finding.subject,
                &finding.message,
                json::role(evidence.role),
                &claim.place.doc,
                &claim.place.line.to_string(),
                &claim.place.column.to_string(),
                claim.speaker.as_deref().unwrap_or(""),
                &claim.text,
                &evidence.reading,
                &day(claim.period.map(|p| p.from())),
                &day(claim.period.map(|p| p.until())),
                &Excerpt::of(claim).text(),
            ];
            rows.write_record(row.map(|cell| safe::cell(cell).into_owned()))?;
        }
    }
    rows.flush()
}
