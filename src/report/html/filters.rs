//! The filters over the page; hidden until the script, which they need, shows them.

use super::index::Index;
use super::{Page, View, escape};
use crate::check::Severity;
use std::io::{self, Write};

/// Writes the form: severities where there are findings, documents and measures.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<form id=\"filters\" hidden aria-label=\"Filters\" autocomplete=\"off\">"
    )?;
    if let View::Check(report) = page.view {
        writeln!(out, "<fieldset><legend>Severity</legend>")?;
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let name = severity.name();
            writeln!(
                out,
                "<label><input type=\"checkbox\" name=\"severity\" value=\"{name}\" checked> {name} ({})</label>",
                report.count(severity)
            )?;
        }
        writeln!(out, "</fieldset>")?;
    }
    let documents = index.names().map(str::to_owned);
    choice("Document", "document", documents, true, out)?;
    let measures = index.measures().map(|name| name.replace('-', " "));
    choice("Measure", "measure", measures, false, out)?;
    writeln!(
        out,
        "<button type=\"reset\">Show all</button>\n<output aria-live=\"polite\"></output>\n</form>"
    )
}

fn choice(
    title: &str,
    name: &str,
    options: impl Iterator<Item = String>,
    numbered: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(
        out,
        "<label>{title} <select name=\"{name}\"><option value=\"\">all</option>"
    )?;
    for (number, option) in options.enumerate() {
        let count = if numbered {
            format!("{} ", number + 1)
        } else {
            String::new()
        };
        write!(
            out,
            "<option value=\"{number}\">{count}{}</option>",
            escape(&option)
        )?;
    }
    writeln!(out, "</select></label>")
}
