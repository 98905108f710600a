//! Comparison tables as Markdown, CSV and JSON.

use super::{Grid, verdict};
use crate::check::Table;
use crate::report::record::ClaimRecord;
use crate::report::{json, safe};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{self, Write};

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

/// One table: a measure between parties.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Block<'a> {
    /// What it is about.
    pub title: &'a str,
    /// Id of the measure.
    pub measure: &'a str,
    /// A row for each period, in order.
    pub rows: Vec<BlockRow<'a>>,
}

/// The figures of one period.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BlockRow<'a> {
    /// The period's title.
    pub period: &'a str,
    /// `conflict`, `tension`, `agree`, or null when there was nothing to compare.
    pub verdict: Option<&'static str>,
    /// The figures, by document.
    pub figures: Vec<Figure<'a>>,
}

/// A figure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figure<'a> {
    /// As the table shows it, in the currency asked for.
    pub shown: &'a str,
    /// The claim.
    pub claim: ClaimRecord<'a>,
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
    crate::report::write_json(&blocks, true, out)
}
