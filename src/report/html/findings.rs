//! The findings: what is wrong, every quote in context with its figure marked, and the arithmetic.

use super::index::{self, Index};
use super::{Page, escape};
use crate::check::{Evidence, Finding, Role};
use std::io::{self, Write};

/// How many characters of a sentence stand on either side of its figure, at most.
const CONTEXT: usize = 400;

/// Writes all of them.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section id=\"findings\" aria-labelledby=\"h-findings\">\n<h2 id=\"h-findings\">Findings</h2>"
    )?;
    let findings = &page.report.outcome.findings;
    if findings.is_empty() {
        writeln!(out, "<p>No two figures contradict each other.</p>")?;
    }
    for (number, finding) in findings.iter().enumerate() {
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
        "<article id=\"f{number}\" class=\"finding {severity}\" aria-labelledby=\"f{number}-t\" data-severity=\"{severity}\" \
         data-documents=\"{}\" data-measures=\"{}\">\n\
         <h3 id=\"f{number}-t\"><span class=\"tag\">{severity}</span> {}</h3>\n\
         <p class=\"what\"><strong>{}</strong>: {}</p>",
        index::numbers(documents),
        index::numbers(measures),
        escape(&finding.title),
        escape(&finding.subject),
        escape(&finding.message)
    )?;
    let (support, sides): (Vec<_>, Vec<_>) = finding
        .evidence
        .iter()
        .partition(|e| e.role == Role::Support);
    for evidence in sides {
        write_quote(evidence, index, out)?;
    }
    if !support.is_empty() {
        writeln!(out, "<ul class=\"support\">")?;
        for evidence in support {
            writeln!(
                out,
                "<li>{} also: <span dir=\"auto\">{}</span> ({})</li>",
                place(evidence, index),
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
            escape(&working.text)
        )?;
    }
    writeln!(
        out,
        "</dl>\n<p class=\"meta\">{} · {}</p>\n</article>",
        escape(&finding.rule),
        escape(&finding.id)
    )
}

fn write_quote(evidence: &Evidence, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let claim = &evidence.claim;
    let quote = &claim.quote;
    let (start, end) = (quote.start as usize, quote.end as usize);
    let text = quote.text.as_ref();
    let parts = (text.get(..start), text.get(start..end), text.get(end..));
    let (before, figure, after) = match parts {
        (Some(before), Some(figure), Some(after)) => (before, figure, after),
        _ => ("", claim.text.as_ref(), ""),
    };
    let colour = index
        .document(&claim.place.doc)
        .map_or(String::new(), |n| format!(" d{n}"));
    let speaker = match &claim.speaker {
        Some(speaker) => format!(" <cite dir=\"auto\">{}</cite>", escape(speaker)),
        None => String::new(),
    };
    let said = claim
        .said
        .map_or(String::new(), |day| format!(" <time>{day}</time>"));
    writeln!(
        out,
        "<figure class=\"quote{colour}\"><figcaption>{}{speaker}{said}</figcaption>\n\
         <blockquote dir=\"auto\" lang=\"{}\">{}<mark>{}</mark>{}</blockquote>\n\
         <p class=\"reading\">read as <b>{}</b></p></figure>",
        place(evidence, index),
        escape(&claim.language),
        escape(&tail(before)),
        escape(figure),
        escape(&head(after)),
        escape(&evidence.reading)
    )
}

/// The place of a claim, as a link to it.
fn place(evidence: &Evidence, index: &Index<'_>) -> String {
    let place = &evidence.claim.place;
    let words = format!(
        "<span dir=\"ltr\">{}:{}:{}</span>",
        escape(index::short(&place.doc)),
        place.line,
        place.column
    );
    match index.claim(&evidence.claim) {
        Some(claim) => format!("<a href=\"#c{claim}\">{words}</a>"),
        None => words,
    }
}

fn head(text: &str) -> String {
    match text.char_indices().nth(CONTEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(CONTEXT) {
        Some((at, _)) => format!("…{}", &text[at..]),
        None => text.to_owned(),
    }
}
