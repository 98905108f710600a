//! Comparison tables for a terminal: one that is too wide is cut between columns, and shown one part below the other.

use super::Grid;
use crate::report::{safe, table};
use comfy_table::{Cell, CellAlignment, ContentArrangement};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A head is not broken into lines shorter than this.
const HEAD: usize = 12;

/// The blocks for a terminal.
pub fn text(grids: &[Grid], width: Option<usize>) -> String {
    let mut out = String::new();
    let parts = |grid| match width {
        Some(width) => parts(grid, width),
        None => vec![Grid::clone(grid)],
    };
    for grid in grids.iter().flat_map(parts) {
        if !out.is_empty() {
            out.push('\n');
        }
        let header: Vec<&str> = grid.header.iter().map(String::as_str).collect();
        let mut laid = table::new(&[], width);
        if width.is_none() {
            laid.set_content_arrangement(ContentArrangement::Disabled);
        }
        laid.set_header(header.iter().map(|head| Cell::new(safe::terminal(head))));
        for row in &grid.rows {
            laid.add_row(row.iter().enumerate().map(|(i, words)| {
                let cell = Cell::new(safe::terminal(words));
                if i == 0 || grid.framed && i + 1 == row.len() {
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

/// The grid in parts that fit; a column that is too wide even alone is left to be wrapped.
fn parts(grid: &Grid, width: usize) -> Vec<Grid> {
    let columns = 0..grid.header.len();
    let whole: usize = columns.clone().map(|i| column_width(grid, i)).sum();
    if whole < width {
        return vec![grid.clone()];
    }
    let mut grid = grid.clone();
    for at in columns.clone() {
        let figures = widest(grid.rows.iter().filter_map(|row| row.get(at)));
        if let Some(head) = grid.header.get_mut(at) {
            *head = narrowed(head, figures.max(HEAD));
        }
    }
    let grid = &grid;
    let widths: Vec<usize> = columns.map(|i| column_width(grid, i)).collect();
    let last = if grid.framed { 1 } else { 0 };
    let middle = 1..grid.header.len().saturating_sub(last).max(1);
    let frame: usize =
        1 + widths.iter().take(1).sum::<usize>() + widths.iter().rev().take(last).sum::<usize>();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let (mut from, mut used) = (middle.start, frame);
    for i in middle.clone() {
        if used + widths[i] > width && i > from {
            cuts.push(from..i);
            (from, used) = (i, frame);
        }
        used += widths[i];
    }
    cuts.push(from..middle.end);
    let number = cuts.len();
    if number == 1 {
        return vec![grid.clone()];
    }
    let of = |words: &[String], cut: &Range<usize>| {
        [&words[..1], &words[cut.clone()], &words[middle.end..]].concat()
    };
    cuts.iter()
        .enumerate()
        .map(|(i, cut)| Grid {
            title: format!("{} ({} of {number})", grid.title, i + 1),
            header: of(&grid.header, cut),
            rows: grid
                .rows
                .iter()
                .filter(|row| row[cut.clone()].iter().any(|words| !words.is_empty()))
                .map(|row| of(row, cut))
                .collect(),
            framed: grid.framed,
        })
        .collect()
}

/// How wide a column is with its border and the space around its words.
fn column_width(grid: &Grid, at: usize) -> usize {
    let words = grid.rows.iter().filter_map(|row| row.get(at));
    widest(words.chain(grid.header.get(at))) + 3
}

fn widest<'a>(words: impl Iterator<Item = &'a String>) -> usize {
    let lines = words.flat_map(|words| words.lines());
    lines
        .map(|line| safe::line(line).width())
        .max()
        .unwrap_or(0)
}

/// A document's name on lines of at most so many columns, broken where names are joined: `talks-2024-` and `almaty.txt`.
fn narrowed(head: &str, width: usize) -> String {
    let mut out = String::new();
    for line in head.lines() {
        let mut used = 0;
        for piece in line.split_inclusive(['-', '_', '.', ' ']) {
            let wide = safe::line(piece).width();
            if used > 0 && used + wide > width || used == 0 && !out.is_empty() {
                out.push('\n');
                used = 0;
            }
            out.push_str(piece);
            used += wide;
        }
    }
    out
}
