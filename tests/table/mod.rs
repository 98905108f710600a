//! Tables of sentences and what is found in them.

use serde_json::Value;

/// A sentence and the fields stated of each thing found in it.
pub type Row<'a> = (&'a str, Vec<&'a str>);

/// The rows of a table: a sentence behind `> `, and a line for each thing found in it.
pub fn rows(table: &str) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        match (line.strip_prefix("> "), rows.last_mut()) {
            (Some(sentence), _) => rows.push((sentence, Vec::new())),
            (None, Some(row)) => row.1.push(line),
            (None, None) => panic!("a row before any sentence: {line}"),
        }
    }
    rows
}

/// How a field reads in the table.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => "-".into(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
