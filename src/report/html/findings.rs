//! The findings: what is wrong, the quotes, the arithmetic, and where to read on.

use super::index::{self, Index};
use super::rules::code;
use super::{Page, escape, quotes};
use crate::check::{Finding, Role};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes all of them.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section id=\"findings\" aria-labelledby=\"h-findings\">\n<h2 id=\"h-findings\">Findings</h2>"
    )?;
    if page.outcome.findings.is_empty() {
        writeln!(out, "<p>No two figures contradict each other.</p>")?;
    }
    for (number, finding) in index.findings().iter().enumerate() {
        write_finding(number, finding, index, out)?;
    }
    writeln!(out, "</section>")
}

fn write_finding(
    number: usize,
    finding: &Finding,
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let severity = finding.severity.name();
    let documents = finding
        .evidence
        .iter()
        .filter_map(|e| index.document(&e.claim.place.doc));
    let measures = finding
        .evidence
        .iter()
        .filter_map(|e| index.measure(e.claim.measure.as_deref()?));
    writeln!(
        out,
        "<article id=\"f{number}\" class=\"finding {severity}\" aria-labelledby=\"f{number}-t\" data-s=\"{severity}\" \
         data-d=\"{}\" data-m=\"{}\">\n\
         <h3 id=\"f{number}-t\"><span class=\"tag\">{severity}</span> {}: {}</h3>",
        index::numbers(documents),
        index::numbers(measures),
        escape(&finding.subject),
        escape(&finding.message)
    )?;
    let (support, sides): (Vec<_>, Vec<_>) = finding
        .evidence
        .iter()
        .partition(|e| e.role == Role::Support);
    writeln!(out, "<div class=\"quotes\">")?;
    for evidence in sides {
        quotes::write(evidence, index, out)?;
    }
    writeln!(out, "</div>")?;
    if !support.is_empty() {
        writeln!(out, "<ul class=\"support\">")?;
        for evidence in support {
            writeln!(
                out,
                "<li>{} also: <span dir=\"auto\">{}</span> ({})</li>",
                quotes::place(evidence, index),
                escape(&evidence.claim.text),
                escape(&evidence.reading)
            )?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "<dl class=\"workings\">")?;
    for working in &finding.workings {
        writeln!(
            out,
            "<div><dt>{}</dt><dd>{}</dd></div>",
            escape(working.label),
            code(&working.text)
        )?;
    }
    write!(out, "</dl>\n<p class=\"meta\">")?;
    let (title, rule) = (escape(&finding.title), escape(&finding.rule));
    match index.rule(&finding.rule) {
        Some(number) => write!(out, "{title} (<a href=\"#r{number}\">{rule}</a>)")?,
        None => write!(out, "{title} ({rule})")?,
    }
    let claims = finding
        .evidence
        .iter()
        .filter_map(|e| index.claim(&e.claim));
    let subjects: BTreeSet<usize> = claims.filter_map(|c| index.subject(c)).collect();
    for subject in subjects {
        if let Some(table) = index.subjects().get(subject) {
            let title = escape(&table.title);
            write!(out, " · <a href=\"#t{subject}\">{title} side by side</a>")?;
        }
    }
    writeln!(
        out,
        " · <code>{}</code></p>\n</article>",
        escape(&finding.id)
    )
}
