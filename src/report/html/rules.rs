//! What the rules behind the findings ask, and why: an editor has not read the rule files.

use super::escape;
use super::index::Index;
use crate::report::CheckReport;
use std::io::{self, Write};

/// Writes each rule that something was found against.
pub(super) fn write(
    report: &CheckReport,
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if !report
        .rules
        .iter()
        .any(|rule| index.rule(&rule.id).is_some())
    {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"rules\" aria-labelledby=\"h-rules\">\n<h2 id=\"h-rules\">Rules behind the findings</h2>\n<dl>"
    )?;
    for rule in &report.rules {
        let Some(number) = index.rule(&rule.id) else {
            continue;
        };
        writeln!(
            out,
            "<dt id=\"r{number}\"><code>{}</code> {}</dt>",
            escape(&rule.id),
            escape(&rule.title)
        )?;
        for paragraph in rule.why.split("\n\n").filter(|p| !p.trim().is_empty()) {
            writeln!(out, "<dd>{}</dd>", code(paragraph))?;
        }
    }
    writeln!(out, "</dl>\n</section>")
}

/// Escaped text, what stands between backticks as code.
pub(super) fn code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(text);
    }
    let shown = parts.iter().enumerate().map(|(at, part)| {
        if at % 2 == 1 {
            format!("<code>{}</code>", escape(part))
        } else {
            escape(part)
        }
    });
    shown.collect()
}
