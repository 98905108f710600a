//! How a subject's figures stand side by side: what the rows and the columns of its table are.

use crate::check::{Cell, Column, Row, Table, Verdict};
use crate::report::comparison::By;

/// A table laid out.
pub(super) struct Laid<'a> {
    /// What the rows are.
    pub rows_are: &'static str,
    /// What the columns are.
    pub columns_are: &'static str,
    /// The heads of the columns.
    pub heads: Vec<Head<'a>>,
    /// The rows.
    pub lines: Vec<Line<'a>>,
}

/// A row: its head, and one list of figures a column.
pub(super) struct Line<'a> {
    /// What the row is about.
    pub head: Head<'a>,
    /// Its figures by column.
    pub cells: Vec<Vec<&'a Cell>>,
}

/// What a row or column is about.
#[derive(Clone, Copy)]
pub(super) enum Head<'a> {
    /// A period, with what came of comparing its figures.
    Period(&'a Row),
    /// A document.
    Document(&'a Column),
    /// A speaker or a language.
    Words(&'a str),
}

impl Head<'_> {
    /// The verdict that stands with it.
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Head::Period(row) => row.verdict,
            Head::Document(_) | Head::Words(_) => None,
        }
    }
}

impl<'a> Line<'a> {
    /// Its figures with the numbers of their columns.
    pub fn figures(&self) -> impl Iterator<Item = (usize, &'a Cell)> {
        let columns = self.cells.iter().enumerate();
        columns.flat_map(|(column, cells)| cells.iter().map(move |cell| (column, *cell)))
    }
}

/// Lays a table out by what its columns are to be.
pub(super) fn lay(table: &Table, by: By) -> Laid<'_> {
    match by {
        By::Document => by_document(table),
        By::Period => by_period(table),
        By::Speaker => by_words(table, "Speaker", |cell| {
            cell.claim.speaker.as_deref().unwrap_or("(nobody named)")
        }),
        By::Language => by_words(table, "Language", |cell| &cell.claim.language),
    }
}

fn by_document(table: &Table) -> Laid<'_> {
    let lines = table.rows.iter().map(|row| Line {
        head: Head::Period(row),
        cells: row.cells.iter().map(|c| c.iter().collect()).collect(),
    });
    Laid {
        rows_are: "Period",
        columns_are: "Document",
        heads: table.columns.iter().map(Head::Document).collect(),
        lines: lines.collect(),
    }
}

fn by_period(table: &Table) -> Laid<'_> {
    let lines = table.columns.iter().enumerate().map(|(at, column)| Line {
        head: Head::Document(column),
        cells: table
            .rows
            .iter()
            .map(|row| row.cells.get(at).into_iter().flatten().collect())
            .collect(),
    });
    Laid {
        rows_are: "Document",
        columns_are: "Period",
        heads: table.rows.iter().map(Head::Period).collect(),
        lines: lines.collect(),
    }
}

/// A column for each value of `key`, in order of appearance.
fn by_words<'a>(
    table: &'a Table,
    columns_are: &'static str,
    key: impl Fn(&'a Cell) -> &'a str,
) -> Laid<'a> {
    let mut keys: Vec<&str> = Vec::new();
    for cell in table.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
        if !keys.contains(&key(cell)) {
            keys.push(key(cell));
        }
    }
    let lines = table.rows.iter().map(|row| {
        let mut cells: Vec<Vec<&Cell>> = vec![Vec::new(); keys.len()];
        for cell in row.cells.iter().flatten() {
            let at = keys.iter().position(|k| *k == key(cell));
            if let Some(cells) = at.and_then(|at| cells.get_mut(at)) {
                cells.push(cell);
            }
        }
        Line {
            head: Head::Period(row),
            cells,
        }
    });
    Laid {
        rows_are: "Period",
        columns_are,
        heads: keys.iter().map(|k| Head::Words(k)).collect(),
        lines: lines.collect(),
    }
}
