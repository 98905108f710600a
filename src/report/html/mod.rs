//! One page for people: findings, figures side by side and documents, in a single file that needs no network.
//!
//! Every word from a document passes through [`escape`]. The page's policy lets only its own script run, known by its hash,
//! so that markup that got through all the same would stay without effect.

mod documents;
mod filters;
mod findings;
mod fold;
mod index;
mod layout;
mod marks;
mod plane;
mod quotes;
mod rules;
mod scale;
mod subjects;
mod tables;
mod timeline;

use super::comparison::By;
use super::{CheckReport, closing_line, count, safe};
use crate::check::{Outcome, Table};
use crate::document::Document;
use crate::extract::Claim;
use index::Index;
use std::io::{self, Write};
use std::sync::Arc;

/// The page's style sheet.
pub const STYLE: &str = include_str!("style.css");
/// The page's only script: filters, and opening what a link leads into.
pub const SCRIPT: &str = include_str!("script.js");
/// SHA-256 of [`SCRIPT`], as the page's policy names it.
pub const SCRIPT_HASH: &str = "sha256-hlsZI9Yv/3fjFZRaPVkQzQ2t8bK29nzI9ubUUJDR8dw=";

/// The [`Page::packed_above`] that browsers are quick with.
pub const PACKED_ABOVE: usize = fold::LARGE;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What it is for.
    pub view: View<'a>,
    /// What was found about the claims.
    pub outcome: &'a Outcome,
    /// The documents that were read.
    pub documents: &'a [Document],
    /// The claims in them.
    pub claims: &'a [Arc<Claim>],
    /// The claims side by side.
    pub tables: &'a [Table],
    /// With more claims than this, [`PACKED_ABOVE`] as a rule, what is folded stands packed until it is opened.
    pub packed_above: usize,
}

/// What a page is for.
#[derive(Clone, Copy, Debug)]
pub enum View<'a> {
    /// A check: its findings come first.
    Check(&'a CheckReport),
    /// A comparison: figures side by side, with such columns.
    Compare(By),
}

impl View<'_> {
    /// What the columns of its tables are.
    fn by(self) -> By {
        match self {
            View::Check(_) => By::Document,
            View::Compare(by) => by,
        }
    }
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
    if let View::Check(_) = page.view {
        findings::write(page, &index, out)?;
    }
    subjects::write(page, &index, out)?;
    documents::write(page, &index, out)?;
    if let View::Check(report) = page.view {
        rules::write(report, &index, out)?;
    }
    writeln!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>")
}

fn head(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let subjects = page.tables.len();
    let title = match page.view {
        View::Check(_) if page.outcome.findings.is_empty() => "The figures agree".to_owned(),
        View::Check(_) => count(page.outcome.findings.len(), "finding"),
        View::Compare(_) => format!("{} side by side", count(subjects, "subject")),
    };
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{SCRIPT_HASH}'; \
         style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title} – Crossfoot</title>\n<style>{STYLE}"
    )?;
    for hue in index.hues() {
        writeln!(out, ".h{hue}{{--h:{hue}}}")?;
    }
    let (first, told) = match page.view {
        View::Check(report) => ("findings", closing_line(report)),
        View::Compare(_) => (
            "subjects",
            format!(
                "{}, {}",
                count(page.documents.len(), "document"),
                count(page.tables.iter().map(Table::figures).sum(), "figure")
            ),
        ),
    };
    writeln!(
        out,
        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#{first}\">Skip to the {first}</a>\n\
         <header>\n<h1>{title}</h1>\n<p>{}</p>",
        escape(&told)
    )?;
    if let View::Check(report) = page.view {
        notes("Could not be read", &report.problems, out)?;
        notes("No longer there", &report.gone, out)?;
    }
    fold::write_note(page, out)?;
    write!(out, "<nav aria-label=\"Parts of the page\">")?;
    if let View::Check(_) = page.view {
        write!(out, "<a href=\"#findings\">Findings</a> ")?;
    }
    writeln!(
        out,
        "<a href=\"#subjects\">Side by side</a> <a href=\"#documents\">Documents</a></nav>\n</header>"
    )?;
    filters::write(page, index, out)?;
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
