//! The comparison tables: who gave which figure for which period.
//!
//! Few columns stand side by side. Many would leave most cells empty and run off the screen: then every figure gets a row
//! of its own under its period, which also reads well on a phone and on paper.

use super::escape;
use super::index::{self, Index};
use super::layout::{Head, Laid, Line};
use crate::check::{Cell, Verdict};
use std::io::{self, Write};

/// More columns than this are listed instead.
const COLUMNS: usize = 5;

/// Writes a subject's table.
pub(super) fn write(
    laid: &Laid<'_>,
    title: &str,
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table: {title}\"><table>"
    )?;
    if laid.heads.len() > COLUMNS {
        list(laid, index, out)?;
    } else {
        grid(laid, index, out)?;
    }
    writeln!(out, "</table></div>")
}

/// A column for each head.
fn grid(laid: &Laid<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<thead><tr><th scope=\"col\">{}</th>", laid.rows_are)?;
    for (at, head) in laid.heads.iter().enumerate() {
        let cells = laid.lines.iter().filter_map(|line| line.cells.get(at));
        let shown = show(head, cells.flatten().copied(), index);
        write!(out, "<th scope=\"col\">{shown}</th>")?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for line in &laid.lines {
        write!(
            out,
            "<tr{}><th scope=\"row\">{}</th>",
            class(line, index),
            show(&line.head, line.cells.iter().flatten().copied(), index)
        )?;
        for cells in &line.cells {
            write!(out, "<td>")?;
            for cell in cells {
                let speaker = cell.speaker.as_deref();
                write!(out, "<div>{}{}</div>", figure(cell, index), said(speaker))?;
            }
            write!(out, "</td>")?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>")
}

/// A row for each figure.
fn list(laid: &Laid<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">Figure</th><th scope=\"col\">{}</th></tr></thead>",
        laid.rows_are, laid.columns_are
    )?;
    for line in &laid.lines {
        let figures: Vec<(usize, &Cell)> = line.figures().collect();
        if figures.is_empty() {
            continue;
        }
        write!(out, "<tbody{}>", class(line, index))?;
        for (at, (column, cell)) in figures.iter().enumerate() {
            write!(out, "<tr>")?;
            if at == 0 {
                let shown = show(&line.head, figures.iter().map(|(_, cell)| *cell), index);
                write!(
                    out,
                    "<th scope=\"rowgroup\" rowspan=\"{}\">{shown}</th>",
                    figures.len()
                )?;
            }
            let head = laid.heads.get(*column);
            let from = head.map_or(String::new(), |h| show(h, std::iter::once(*cell), index));
            // A column of speakers has named them.
            let speaker = match head {
                Some(Head::Words(_)) => None,
                _ => cell.claim.speaker.as_deref(),
            };
            writeln!(
                out,
                "<td>{}</td><td>{from}{}</td></tr>",
                figure(cell, index),
                said(speaker)
            )?;
        }
        writeln!(out, "</tbody>")?;
    }
    Ok(())
}

/// A row in which something contradicts has the severity's colour.
fn class(line: &Line<'_>, index: &Index<'_>) -> String {
    let verdict = line.head.verdict();
    if verdict.is_none_or(|verdict| verdict == Verdict::Agree) {
        return String::new();
    }
    let cells = line.cells.iter().flatten();
    let worst = cells.filter_map(|cell| index.worst(index.claim(&cell.claim)?));
    worst
        .max()
        .map_or(String::new(), |w| format!(" class=\"{}\"", w.name()))
}

/// A head, with the verdict over its figures as a link to the finding.
fn show<'a>(head: &Head<'_>, cells: impl Iterator<Item = &'a Cell>, index: &Index<'_>) -> String {
    match head {
        Head::Words(words) => format!("<span dir=\"auto\">{}</span>", escape(words)),
        Head::Document(column) => {
            let said = column
                .said
                .map_or(String::new(), |day| format!(" <time>{day}</time>"));
            let name = index.short(&column.document);
            match index.document(&column.document) {
                Some(number) => format!("{}{said}", document(number, name)),
                None => format!("{}{said}", escape(name)),
            }
        }
        Head::Period(row) => {
            let label = escape(&row.label);
            let Some(verdict) = row.verdict else {
                return label;
            };
            let name = crate::report::json::verdict(verdict);
            let claims = cells.filter_map(|cell| index.claim(&cell.claim));
            let findings = claims.filter_map(|claim| Some((index.worst(claim)?, claim)));
            let Some((worst, claim)) = findings.max_by_key(|(worst, _)| *worst) else {
                return format!("{label} <span class=\"verdict {name}\">{name}</span>");
            };
            let class = worst.name();
            match index.found(claim).iter().min() {
                Some(finding) => {
                    format!("{label} <a class=\"verdict {class}\" href=\"#f{finding}\">{name}</a>")
                }
                None => format!("{label} <span class=\"verdict {class}\">{name}</span>"),
            }
        }
    }
}

/// A document as a link to it, in its colour.
pub(super) fn document(number: usize, name: &str) -> String {
    format!(
        "<a class=\"doc h{}\" href=\"#d{number}\"><b>{}</b> {}</a>",
        index::hue(number),
        number + 1,
        escape(name)
    )
}

/// A figure as a link to where it stands.
fn figure(cell: &Cell, index: &Index<'_>) -> String {
    let text = escape(&cell.text);
    match index.claim(&cell.claim) {
        Some(claim) => format!("<a href=\"#c{claim}\">{text}</a>"),
        None => text,
    }
}

fn said(speaker: Option<&str>) -> String {
    speaker.map_or(String::new(), |speaker| {
        format!(" <cite dir=\"auto\">{}</cite>", escape(speaker))
    })
}
