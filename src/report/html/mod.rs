//! One page for people: findings, timelines, comparison tables and documents, in a single file that needs no network.
//!
//! Every word from a document passes through [`escape`]. The page's policy lets only its own script run, known by its hash,
//! so that markup that got through all the same would stay without effect.

mod documents;
mod findings;
mod index;
mod scale;
mod tables;
mod timeline;

use super::{CheckReport, closing_line, count, safe};
use crate::check::{Severity, Table};
use crate::document::Document;
use crate::extract::Claim;
use index::Index;
use std::io::{self, Write};
use std::sync::Arc;

/// The page's style sheet.
const STYLE: &str = include_str!("style.css");
/// The page's only script: filters, and opening what a link leads into.
pub const SCRIPT: &str = include_str!("script.js");
/// SHA-256 of [`SCRIPT`], as the page's policy names it.
pub const SCRIPT_HASH: &str = "sha256-tgyTquA6q0WGvV4KuzMLFiLQQJME6j/6j4FMkNwuWpQ=";

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The check.
    pub report: &'a CheckReport,
    /// The documents it read.
    pub documents: &'a [Document],
    /// The claims in them.
    pub claims: &'a [Arc<Claim>],
    /// The claims side by side.
    pub tables: &'a [Table],
}

/// Text as it may stand in an element or a quoted attribute: no markup, and nothing that acts or hides.
///
/// ```
/// use crossfoot::report::html::escape;
/// assert_eq!(escape("<b title='x'>"), "&lt;b title=&#39;x&#39;&gt;");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in safe::xml(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

/// Writes the page.
pub fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let index = Index::new(page);
    head(page, &index, out)?;
    findings::write(page, &index, out)?;
    timeline::write(page, &index, out)?;
    tables::write(page, &index, out)?;
    documents::write(page, &index, out)?;
    writeln!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>")
}

fn head(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = match page.report.outcome.findings.len() {
        0 => "The figures agree".to_owned(),
        number => count(number, "finding"),
    };
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{SCRIPT_HASH}'; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{found} – Crossfoot</title>\n<style>{STYLE}"
    )?;
    for number in 0..index.documents() {
        // The golden angle keeps neighbouring documents apart, however many there are.
        writeln!(out, ".d{number}{{--h:{}}}", (number * 1375 / 10) % 360)?;
    }
    writeln!(
        out,
        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n\
         <header>\n<h1>{found}</h1>\n<p>{}</p>",
        escape(&closing_line(page.report))
    )?;
    notes("Could not be read", &page.report.problems, out)?;
    notes("No longer there", &page.report.gone, out)?;
    writeln!(
        out,
        "<nav aria-label=\"Parts of the page\"><a href=\"#findings\">Findings</a> <a href=\"#timelines\">Timelines</a> \
         <a href=\"#tables\">Tables</a> <a href=\"#documents\">Documents</a></nav>\n</header>"
    )?;
    filters(page, index, out)?;
    writeln!(out, "<main>")
}

fn notes(title: &str, notes: &[String], out: &mut dyn Write) -> io::Result<()> {
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(out, "<p>{title}:</p>\n<ul>")?;
    for note in notes {
        writeln!(out, "<li>{}</li>", escape(note))?;
    }
    writeln!(out, "</ul>")
}

/// The filters; hidden until the script, which they need, shows them.
fn filters(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<form id=\"filters\" hidden aria-label=\"Filters\">\n<fieldset><legend>Severity</legend>"
    )?;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let name = severity.name();
        writeln!(
            out,
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{name}\" checked> {name} ({})</label>",
            page.report.count(severity)
        )?;
    }
    writeln!(
        out,
        "</fieldset>\n<label>Document <select name=\"document\"><option value=\"\">all</option>"
    )?;
    for (number, name) in index.names().enumerate() {
        writeln!(
            out,
            "<option value=\"{number}\">{} {}</option>",
            number + 1,
            escape(index::short(name))
        )?;
    }
    writeln!(
        out,
        "</select></label>\n<label>Measure <select name=\"measure\"><option value=\"\">all</option>"
    )?;
    for (number, name) in index.measures().enumerate() {
        writeln!(out, "<option value=\"{number}\">{}</option>", escape(name))?;
    }
    writeln!(
        out,
        "</select></label>\n<button type=\"reset\">Show all</button>\n<output aria-live=\"polite\"></output>\n</form>"
    )
}
