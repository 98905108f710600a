//! The comparison tables: who gave which figure for which period.

use super::index::{self, Index};
use super::{Page, escape};
use crate::check::{Cell, Row, Table, Verdict};
use crate::report::count;
use std::io::{self, Write};

/// Writes every table in which figures stand side by side, and says how many hold only one.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section id=\"tables\" aria-labelledby=\"h-tables\">\n<h2 id=\"h-tables\">Comparison tables</h2>"
    )?;
    let figures = |table: &&Table| {
        table
            .rows
            .iter()
            .flat_map(|r| r.cells.iter().flatten())
            .count()
    };
    let (shown, single): (Vec<_>, Vec<_>) = page.tables.iter().partition(|t| figures(t) > 1);
    if shown.is_empty() {
        writeln!(out, "<p>No two figures speak about the same thing.</p>")?;
    }
    for table in shown {
        write_table(table, index, out)?;
    }
    if !single.is_empty() {
        let number = count(single.len(), "subject");
        writeln!(
            out,
            "<p class=\"meta\">Left out: {number} with a single figure.</p>"
        )?;
    }
    writeln!(out, "</section>")
}

fn write_table(table: &Table, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let documents = table
        .columns
        .iter()
        .filter_map(|c| index.document(&c.document));
    let title = escape(&table.title);
    writeln!(
        out,
        "<details open data-documents=\"{}\" data-measures=\"{}\"><summary>{title}</summary>\n\
         <div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {title}\"><table>\n\
         <thead><tr><th scope=\"col\">Period</th>",
        index::numbers(documents),
        index::numbers(index.measure(&table.measure).into_iter())
    )?;
    for column in &table.columns {
        let said = column
            .said
            .map_or(String::new(), |day| format!("<br><time>{day}</time>"));
        let head = match index.document(&column.document) {
            Some(number) => format!(
                "<a class=\"doc d{number}\" href=\"#d{number}\"><b>{}</b> {}</a>",
                number + 1,
                escape(index::short(&column.document))
            ),
            None => escape(&column.document),
        };
        write!(out, "<th scope=\"col\">{head}{said}</th>")?;
    }
    writeln!(out, "<th scope=\"col\">Verdict</th></tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write_row(row, index, out)?;
    }
    writeln!(out, "</tbody></table></div></details>")
}

fn write_row(row: &Row, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<tr><th scope=\"row\">{}</th>", escape(&row.label))?;
    for cells in &row.cells {
        write!(out, "<td>")?;
        for cell in cells {
            write_cell(cell, index, out)?;
        }
        write!(out, "</td>")?;
    }
    let verdict = match row.verdict {
        None => "",
        Some(Verdict::Agree) => "<span class=\"agree\">agree</span>",
        Some(Verdict::Tension) => "<span class=\"tension\">tension</span>",
        Some(Verdict::Conflict) => "<span class=\"conflict\">conflict</span>",
    };
    writeln!(out, "<td>{verdict}</td></tr>")
}

fn write_cell(cell: &Cell, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    let speaker = match &cell.speaker {
        Some(speaker) => format!(" <cite dir=\"auto\">{}</cite>", escape(speaker)),
        None => String::new(),
    };
    let text = escape(&cell.text);
    match index.claim(&cell.claim) {
        Some(claim) => write!(out, "<div><a href=\"#c{claim}\">{text}</a>{speaker}</div>"),
        None => write!(out, "<div>{text}{speaker}</div>"),
    }
}
