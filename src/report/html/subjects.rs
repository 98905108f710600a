//! Figures side by side: for each subject its timelines and its comparison table, contradictions first.

use super::index::{self, Index};
use super::layout::lay;
use super::marks;
use super::{Page, escape, fold, tables, timeline};
use crate::check::Table;
use crate::report::comparison::By;
use crate::report::count;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// With more subjects than this, only so many in which something contradicts are open; the others are, when asked for.
const OPEN: usize = 200;
/// On a large page only so many are open.
const OPEN_LARGE: usize = 10;
/// So many subjects get drawings; further ones have their tables alone, or the page would be heavy.
const DRAWN: usize = 400;

/// Writes every subject in which figures stand side by side, and says how many hold only one.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let subjects = index.subjects();
    writeln!(
        out,
        "<section id=\"subjects\" aria-labelledby=\"h-subjects\">\n<h2 id=\"h-subjects\">Side by side</h2>"
    )?;
    if subjects.is_empty() {
        writeln!(out, "<p>No two figures speak about the same thing.</p>")?;
    } else {
        writeln!(out, "<p class=\"meta\">{}</p>", timeline::KEY)?;
    }
    for (number, table) in subjects.iter().enumerate() {
        write_subject(number, table, page, index, out)?;
    }
    let single = page.tables.len() - subjects.len();
    if single > 0 {
        let number = count(single, "subject");
        writeln!(
            out,
            "<p class=\"meta\">Left out: {number} with a single figure.</p>"
        )?;
    }
    if subjects.len() > DRAWN {
        writeln!(
            out,
            "<p class=\"meta\">Drawn: the first {DRAWN} subjects; the others have their tables.</p>"
        )?;
    }
    writeln!(out, "</section>")
}

fn write_subject(
    number: usize,
    table: &Table,
    page: &Page<'_>,
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = table.columns.iter();
    let documents: BTreeSet<usize> = columns
        .filter_map(|column| index.document(&column.document))
        .collect();
    let title = escape(&table.title);
    let (verdict, severity) = index.severity(table);
    let told = verdict.map_or(String::new(), |verdict| {
        let name = crate::report::json::verdict(verdict);
        let class = severity.map_or(name, |severity| severity.name());
        format!(" <span class=\"verdict {class}\">{name}</span>")
    });
    let most = if fold::packs(page) { OPEN_LARGE } else { OPEN };
    let open = index.subjects().len() <= most || verdict.is_some() && number < most;
    writeln!(
        out,
        "<details{} id=\"t{number}\" class=\"subject\" data-d=\"{}\" data-m=\"{}\"><summary>{title} \
         <small>{} in {}</small>{told}</summary>",
        if open { " open" } else { "" },
        index::numbers(documents.iter().copied()),
        index::numbers(index.measure(&table.measure).into_iter()),
        count(table.figures(), "figure"),
        count(documents.len(), "document"),
    )?;
    let packed = !open && fold::packs(page);
    fold::write(packed, out, |out| {
        write_sides(number, table, page.view.by(), index, out)
    })?;
    writeln!(out, "</details>")
}

/// Writes its drawings and its table.
fn write_sides(
    number: usize,
    table: &Table,
    by: By,
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let title = escape(&table.title);
    writeln!(out, "<div class=\"sides\">")?;
    if number < DRAWN {
        let mut drawings = marks::by_unit(table, index);
        drawings.retain(|drawing| drawing.marks.len() > 1);
        for (at, drawing) in drawings.iter().enumerate() {
            timeline::write(&format!("s{number}-{at}"), &title, drawing, out)?;
        }
        if matches!(by, By::Speaker | By::Language) && !drawings.is_empty() {
            timeline::legend(&drawings, index, out)?;
        }
    }
    tables::write(&lay(table, by), &title, index, out)?;
    writeln!(out, "</div>")
}
