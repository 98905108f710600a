//! What `extract` writes besides tables: JSON Lines and CSV of the records.

use super::safe;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, Write};

/// Records as JSON Lines.
pub fn lines<T: Serialize>(records: impl IntoIterator<Item = T>) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for record in records {
        serde_json::to_writer(&mut out, &record)?;
        out.push(b'\n');
    }
    let text = String::from_utf8(out).map_err(io::Error::other)?;
    let changed = match safe::json(&text) {
        Cow::Owned(changed) => Some(changed),
        Cow::Borrowed(_) => None,
    };
    Ok(changed.unwrap_or(text).into_bytes())
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
