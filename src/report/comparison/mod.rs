//! Comparison tables: the blocks of `compare`, laid out by what their columns are to be.

mod files;
mod terminal;

use super::json;
use crate::check::{Cell, Column, Row, Table, Verdict};
use clap::ValueEnum;

pub use files::{Block, BlockRow, Figure, markdown, write_csv, write_json};
pub use terminal::text;

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
    /// Whether the last column is the verdict, which belongs to every part of a row.
    pub framed: bool,
}

/// Lays a table out by what its columns are to be.
pub fn grid(table: &Table, by: By) -> Grid {
    match by {
        By::Document => by_document(table),
        By::Period => turned(by_document(table)),
        By::Speaker => by_key(table, |cell| {
            cell.claim
                .speaker
                .as_deref()
                .unwrap_or("(nobody named)")
                .to_owned()
        }),
        By::Language => by_key(table, |cell| cell.claim.language.to_string()),
    }
}

fn by_document(table: &Table) -> Grid {
    let heads = table.columns.iter().map(column_head).collect();
    lay(table, heads, |row| {
        row.cells.iter().map(|cells| cell_words(cells)).collect()
    })
}

/// A column for each value of `key`, in order of appearance.
fn by_key(table: &Table, key: impl Fn(&Cell) -> String) -> Grid {
    let mut keys: Vec<String> = Vec::new();
    for cell in table.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
        let key = key(cell);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    lay(table, keys.clone(), |row| {
        let figures_of = |wanted: &String| {
            let cells = row.cells.iter().flatten();
            let words = cells
                .filter(|cell| key(cell) == *wanted)
                .map(|cell| cell.text.as_str());
            words.collect::<Vec<_>>().join("\n")
        };
        keys.iter().map(figures_of).collect()
    })
}

/// A row for each period: its label, the words of its figures, the verdict.
fn lay(table: &Table, heads: Vec<String>, figures: impl Fn(&Row) -> Vec<String>) -> Grid {
    let framed = |first: &str, middle: Vec<String>, last: &str| {
        let ends = (vec![first.to_owned()], vec![last.to_owned()]);
        [ends.0, middle, ends.1].concat()
    };
    let row = |row: &Row| framed(&row.label, figures(row), verdict(row.verdict));
    Grid {
        title: table.title.clone(),
        header: framed("period", heads, "verdict"),
        rows: table.rows.iter().map(row).collect(),
        framed: true,
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
        framed: false,
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
