//! What `extract` writes besides tables: JSON Lines and CSV of the records.

use super::{json_line, safe};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// How much is made harmless and written at a time, in bytes.
const BLOCK: usize = 1 << 16;

/// Writes records as JSON Lines, block by block.
pub struct Lines<W> {
    out: W,
    block: Vec<u8>,
}

impl<W: Write> Lines<W> {
    /// Lines that go to `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            block: Vec::new(),
        }
    }

    /// Writes one record.
    pub fn push<T: Serialize>(&mut self, record: &T) -> io::Result<()> {
        json_line::push(record, &mut self.block)?;
        match self.block.len() < BLOCK {
            true => Ok(()),
            false => self.flush(),
        }
    }

    /// Writes what is left, and gives back what was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.flush()?;
        Ok(self.out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&safe::json_lines(&self.block))?;
        self.block.clear();
        Ok(())
    }
}

/// Writes records as CSV, with the JSON names as header; lists are joined with a space, and what a record leaves out is empty.
pub fn write_csv<T: Serialize + JsonSchema>(
    records: &[T],
    header: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    let schema = schemars::schema_for!(T);
    let columns = schema.get("properties").and_then(Value::as_object);
    let columns: Vec<&String> = columns.into_iter().flat_map(|map| map.keys()).collect();
    if header && !records.is_empty() {
        rows.write_record(&columns)?;
    }
    for record in records {
        let Value::Object(fields) = serde_json::to_value(record)? else {
            continue;
        };
        rows.write_record(columns.iter().map(|column| match fields.get(*column) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => safe::cell(text).into_owned(),
            Some(Value::Array(items)) => {
                let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                safe::cell(&items.join(" ")).into_owned()
            }
            Some(other) => other.to_string(),
        }))?;
    }
    rows.flush()
}
