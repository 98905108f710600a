//! Comparison tables: the blocks of `compare` as text, Markdown, CSV and JSON.

use super::record::ClaimRecord;
use super::{json, safe, table};
use crate::check::{Cell, Column, Table, Verdict};
use clap::ValueEnum;
use comfy_table::{CellAlignment, ContentArrangement};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What the columns of a comparison are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// A column for each document, a row for each period.
    #[default]
    Document,
    /// A column for each speaker.
    Speaker,
    /// A column for each period, a row for each document.
    Period,
    /// A column for each language.
    Language,
}

/// A block laid out: a title, a header, rows of words. Nothing in it is escaped yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// What the block is about.
    pub title: String,
    /// The heads of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Lays a table out by what its columns are to be.
pub fn grid(table: &Table, by: By) -> Grid {
    match by {
        By::Document => by_document(table),
        By::Period => turned(by_document(table)),
        By::Speaker => by_key(table, "period", |cell| {
            cell.claim
                .speaker
                .as_deref()
                .unwrap_or("(nobody named)")
                .to_owned()
        }),
        By::Language => by_key(table, "period", |cell| cell.claim.language.to_string()),
    }
}

fn by_document(table: &Table) -> Grid {
    let mut header = vec!["period".to_owned()];
    header.extend(table.columns.iter().map(column_head));
    header.push("verdict".to_owned());
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let mut words = vec![row.label.clone()];
            words.extend(row.cells.iter().map(|cells| cell_words(cells)));
            words.push(verdict(row.verdict).to_owned());
            words
        })
        .collect();
    Grid {
        title: table.title.clone(),
        header,
        rows,
    }
}

/// A column for each value of `key`, in order of appearance.
fn by_key(table: &Table, corner: &str, key: impl Fn(&Cell) -> String) -> Grid {
    let mut keys: Vec<String> = Vec::new();
    for cell in table.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
        let key = key(cell);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut header = vec![corner.to_owned()];
    header.extend(keys.iter().cloned());
    header.push("verdict".to_owned());
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for cell in row.cells.iter().flatten() {
                cells.entry(key(cell)).or_default().push(cell.text.clone());
            }
            let mut words = vec![row.label.clone()];
            words.extend(
                keys.iter()
                    .map(|k| cells.get(k).map_or(String::new(), |c| c.join("\n"))),
            );
            words.push(verdict(row.verdict).to_owned());
            words
        })
        .collect();
    Grid {
        title: table.title.clone(),
        header,
        rows,
    }
}

/// Rows for columns.
fn turned(grid: Grid) -> Grid {
    let mut rows: Vec<Vec<String>> = grid.header.iter().map(|head| vec![head.clone()]).collect();
    for row in &grid.rows {
        for (turned, words) in rows.iter_mut().zip(row) {
            turned.push(words.clone());
        }
    }
    let mut rows = rows.into_iter();
    let mut header = rows.next().unwrap_or_default();
    if let Some(corner) = header.first_mut() {
        *corner = "document".to_owned();
    }
    Grid {
        title: grid.title,
        header,
        rows: rows.collect(),
    }
}

/// The document's file name, its date, and its speakers when it has several.
fn column_head(column: &Column) -> String {
    let name = column.document.rsplit('/').next().unwrap_or_default();
    let mut head = name.to_owned();
    if let Some(said) = column.said {
        head.push_str(&format!("\n{said}"));
    }
    head
}

/// The figures of a cell, each with its speaker when the document has several.
fn cell_words(cells: &[Cell]) -> String {
    let words = cells.iter().map(|cell| match &cell.speaker {
        Some(speaker) => format!("{}\n{speaker}", cell.text),
        None => cell.text.clone(),
    });
    words.collect::<Vec<_>>().join("\n")
}

fn verdict(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("", json::verdict)
}

/// The blocks for a terminal.
pub fn text(grids: &[Grid], width: Option<usize>) -> String {
    let mut out = String::new();
    for grid in grids {
        if !out.is_empty() {
            out.push('\n');
        }
        let header: Vec<&str> = grid.header.iter().map(String::as_str).collect();
        let mut laid = table::new(&[], width);
        if width.is_none() {
            laid.set_content_arrangement(ContentArrangement::Disabled);
        }
        laid.set_header(
            header
                .iter()
                .map(|head| comfy_table::Cell::new(safe::terminal(head))),
        );
        for row in &grid.rows {
            laid.add_row(row.iter().enumerate().map(|(i, words)| {
                let cell = comfy_table::Cell::new(safe::terminal(words));
                if i == 0 || i + 1 == row.len() {
                    cell
                } else {
                    cell.set_alignment(CellAlignment::Right)
                }
            }));
        }
        out.push_str(&format!("{}\n{laid}\n", safe::line(&grid.title)));
    }
    if grids.is_empty() {
        out.push_str("nothing to compare: no two figures speak about the same thing\n");
    }
    out
}

/// The blocks as Markdown.
pub fn markdown(grids: &[Grid]) -> String {
    let mut out = String::new();
    let cells = |words: &[String]| {
        let safe: Vec<String> = words
            .iter()
            .map(|w| {
                w.lines()
                    .map(safe::markdown)
                    .collect::<Vec<_>>()
                    .join("<br>")
            })
            .collect();
        format!("| {} |\n", safe.join(" | "))
    };
    for grid in grids {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("### {}\n\n", safe::markdown(&grid.title)));
        out.push_str(&cells(&grid.header));
        let rule: Vec<&str> = grid
            .header
            .iter()
            .enumerate()
            .map(|(i, _)| {
                if i == 0 || i + 1 == grid.header.len() {
                    "---"
                } else {
                    "---:"
                }
            })
            .collect();
        out.push_str(&format!("| {} |\n", rule.join(" | ")));
        for row in &grid.rows {
            out.push_str(&cells(row));
        }
    }
    out
}

/// A row for each figure.
pub fn write_csv(tables: &[Table], out: &mut dyn Write) -> io::Result<()> {
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record([
        "table", "measure", "period", "from", "until", "document", "said", "speaker", "figure",
        "text", "verdict",
    ])?;
    for table in tables {
        for row in &table.rows {
            for (column, cells) in table.columns.iter().zip(&row.cells) {
                for cell in cells {
                    let day =
                        |d: Option<crate::period::Day>| d.map_or(String::new(), |d| d.to_string());
                    let words = [
                        table.title.as_str(),
                        &table.measure,
                        &row.label,
                        &day(row.period.map(|p| p.from())),
                        &day(row.period.map(|p| p.until())),
                        &column.document,
                        &day(column.said),
                        cell.claim.speaker.as_deref().unwrap_or(""),
                        &cell.text,
                        &cell.claim.text,
                        verdict(row.verdict),
                    ];
                    rows.write_record(words.map(|w| safe::cell(w).into_owned()))?;
                }
            }
        }
    }
    rows.flush()
}

#[derive(Serialize)]
struct Block<'a> {
    title: &'a str,
    measure: &'a str,
    rows: Vec<BlockRow<'a>>,
}

#[derive(Serialize)]
struct BlockRow<'a> {
    period: &'a str,
    verdict: Option<&'static str>,
    figures: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    shown: &'a str,
    claim: ClaimRecord<'a>,
}

/// The blocks as one JSON array.
pub fn write_json(tables: &[Table], out: &mut dyn Write) -> io::Result<()> {
    let blocks: Vec<Block<'_>> = tables
        .iter()
        .map(|table| Block {
            title: &table.title,
            measure: &table.measure,
            rows: table
                .rows
                .iter()
                .map(|row| BlockRow {
                    period: &row.label,
                    verdict: row.verdict.map(json::verdict),
                    figures: row
                        .cells
                        .iter()
                        .flatten()
                        .map(|cell| Figure {
                            shown: &cell.text,
                            claim: ClaimRecord::new(&cell.claim),
                        })
                        .collect(),
                })
                .collect(),
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &blocks)?;
    writeln!(out)
}
