//! What `extract` writes besides tables: JSON Lines and CSV of the records.

use super::safe;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};

/// Writes one record a line.
pub fn write_lines<T: Serialize>(records: &[T], out: &mut dyn Write) -> io::Result<()> {
    let mut records = records.iter();
    records.try_for_each(|record| super::write_json(record, false, out))
}

/// Writes records as CSV, with the JSON names as header; lists are joined with a space.
pub fn write_csv<T: Serialize>(records: &[T], header: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    for (i, record) in records.iter().enumerate() {
        let Value::Object(fields) = serde_json::to_value(record)? else {
            continue;
        };
        if i == 0 && header {
            rows.write_record(fields.keys())?;
        }
        rows.write_record(fields.values().map(|value| match value {
            Value::Null => String::new(),
            Value::String(text) => safe::cell(text).into_owned(),
            Value::Array(items) => {
                let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                safe::cell(&items.join(" ")).into_owned()
            }
            other => other.to_string(),
        }))?;
    }
    rows.flush()
}
