//! Tables for people: claims and mentions of `extract`, laid out by comfy-table to fit the terminal.

use super::record::{ClaimRecord, MentionRecord};
use super::safe;
use super::written::{Date, Digits};
use crate::period::Period;
use crate::quantity::grouped;
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

/// An empty table with a header, fitted to `width` when there is one.
pub fn new(header: &[&str], width: Option<usize>) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    match width.and_then(|w| u16::try_from(w).ok()) {
        Some(width) => {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(width);
        }
        None => {
            table.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    table.set_header(header.iter().map(|title| Cell::new(safe::line(title))));
    table
}

/// A table of claims.
pub fn claims(records: &[ClaimRecord<'_>], width: Option<usize>) -> String {
    let header = [
        "where", "figure", "value", "measure", "parties", "period", "speaker",
    ];
    let mut table = new(&header, width);
    for record in records {
        let about = match record.kind {
            "level" => record.measure.unwrap_or("").to_owned(),
            kind => format!("{} {kind}", record.measure.unwrap_or(""))
                .trim()
                .to_owned(),
        };
        let about = match record.modality {
            "actual" => about,
            modality => format!("{about} ({modality})"),
        };
        table.add_row([
            cell(&format!("{}:{}:{}", record.doc, record.line, record.column)),
            cell(record.text),
            cell(&value(
                record.bound,
                Some(record.value),
                record.value_high,
                record.unit.as_deref(),
            ))
            .set_alignment(CellAlignment::Right),
            cell(&about),
            cell(&record.parties.join(" ")),
            cell(&period(record.from, record.until)),
            cell(record.speaker.unwrap_or("")),
        ]);
    }
    format!("{table}\n")
}

/// A table of mentions.
pub fn mentions(records: &[MentionRecord<'_>], width: Option<usize>) -> String {
    let mut table = new(&["where", "type", "text", "value", "period"], width);
    for record in records {
        table.add_row([
            cell(&format!("{}@{}", record.doc, record.start)),
            cell(record.kind),
            cell(record.text),
            cell(&value(
                record.bound.unwrap_or(""),
                record.value,
                record.value_high,
                record.unit.as_deref(),
            ))
            .set_alignment(CellAlignment::Right),
            cell(&period(record.from, record.until)),
        ]);
    }
    format!("{table}\n")
}

/// A cell with words from a document.
pub fn cell(text: &str) -> Cell {
    Cell::new(safe::line(text))
}

/// `> 1,500,000,000,000 RUB`.
fn value(bound: &str, low: Option<Digits>, high: Option<Digits>, unit: Option<&str>) -> String {
    let mut out = match bound {
        "=" | "" => String::new(),
        sign => format!("{sign} "),
    };
    let digits = |figure: Digits| grouped(&figure.to_string());
    out.push_str(&low.map_or(String::new(), digits));
    if let Some(high) = high {
        out.push('–');
        out.push_str(&digits(high));
    }
    if let Some(unit) = unit {
        out.push(' ');
        out.push_str(unit);
    }
    out
}

fn period(from: Option<Date>, until: Option<Date>) -> String {
    from.zip(until)
        .and_then(|(from, until)| Period::new(from.0, until.0))
        .map_or(String::new(), |period| period.title())
}
