//! Rows of reference data as they are written, in CSV or YAML, and where each of their values stands.

use super::list::List;
use super::problem::Problem;
use super::source::Source;
use crate::lexicon::{DataError, nearest, parse_yaml};
use serde::Deserialize;

/// The columns of a CSV table and the keys of a YAML one.
pub(super) const KEYS: [&str; 8] = [
    "measure", "parties", "from", "until", "value", "unit", "source", "kind",
];
/// How many of them every table has.
const NEEDED: usize = 7;

/// One row as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub measure: String,
    #[serde(default)]
    pub parties: List<String>,
    pub from: String,
    pub until: String,
    pub value: String,
    pub unit: String,
    pub source: String,
    #[serde(default)]
    pub kind: String,
}

/// A row, and where in the file each of its values stands.
pub(super) struct Placed {
    pub row: Row,
    pub places: [(usize, usize); KEYS.len()],
}

impl Placed {
    /// Where the value of a key stands.
    pub fn place(&self, key: &str) -> (usize, usize) {
        let at = KEYS.iter().position(|k| *k == key).unwrap_or(0);
        self.places[at]
    }
}

pub(super) fn in_csv(
    source: &Source,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Placed>, Vec<Problem>> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(source.text.as_bytes());
    let wrong = |error: &csv::Error| {
        let line = error
            .position()
            .map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
        Problem::new(&source.name, (line, 1), error.to_string())
    };
    let headers = reader
        .headers()
        .cloned()
        .map_err(|error| vec![wrong(&error)])?;
    let columns: [Option<usize>; KEYS.len()] =
        KEYS.map(|key| headers.iter().position(|h| h == key));
    let missing: Vec<Problem> = (KEYS.iter().zip(&columns).take(NEEDED))
        .filter(|(_, at)| at.is_none())
        .map(|(key, _)| {
            let unknown = headers.iter().filter(|h| !KEYS.contains(h));
            let help = match nearest(key, unknown) {
                Some(like) => format!("is `{like}` meant?"),
                None => format!(
                    "the first line must read `{}`; `kind` may follow",
                    KEYS[..NEEDED].join(",")
                ),
            };
            Problem::new(
                &source.name,
                (1, 1),
                format!("the column `{key}` is missing"),
            )
            .help(help)
        })
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let lines: Vec<&str> = source.text.lines().collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(wrong(&error));
                continue;
            }
        };
        let field = |key: usize| columns[key].and_then(|at| record.get(at)).unwrap_or("");
        let number = record
            .position()
            .map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
        let starts = field_columns(lines.get(number.wrapping_sub(1)).copied().unwrap_or(""));
        let row = Row {
            measure: field(0).to_owned(),
            parties: List(
                field(1)
                    .split(';')
                    .map(str::trim)
                    .filter(|p| !p.is_empty())
                    .map(str::to_owned)
                    .collect(),
            ),
            from: field(2).to_owned(),
            until: field(3).to_owned(),
            value: field(4).to_owned(),
            unit: field(5).to_owned(),
            source: field(6).to_owned(),
            kind: field(7).to_owned(),
        };
        let places = columns.map(|at| {
            let column = at.and_then(|at| starts.get(at)).copied().unwrap_or(1);
            (number, column)
        });
        rows.push(Placed { row, places });
    }
    Ok(rows)
}

/// The character column, from 1, at which each field of a line of CSV begins.
fn field_columns(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut quoted, mut fresh) = (false, true);
    for (at, character) in line.chars().enumerate() {
        let ends = character == ',' && !quoted;
        if fresh && (ends || !character.is_whitespace()) {
            starts.push(at + 1);
        }
        fresh = ends || (fresh && character.is_whitespace());
        quoted ^= character == '"';
    }
    if fresh {
        starts.push(line.chars().count() + 1);
    }
    starts
}

pub(super) fn in_yaml(source: &Source) -> Result<Vec<Placed>, Vec<Problem>> {
    let told = |error: DataError| {
        let mut problem = Problem::new(&source.name, error.at.unwrap_or((0, 0)), error.message);
        problem.help = error.help;
        vec![problem]
    };
    if source.text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = parse_yaml(&source.name, &source.text).map_err(told)?;
    let lines: Vec<&str> = source.text.lines().collect();
    // The table is a list, so that its rows are what begins with a dash in the first column there is one in.
    let indent = lines.iter().find_map(|l| {
        l.trim_start()
            .starts_with('-')
            .then(|| l.len() - l.trim_start().len())
    });
    let starts: Vec<usize> = (0..lines.len())
        .filter(|&at| {
            indent.is_some_and(|i| lines[at].get(i..).is_some_and(|l| l.starts_with("- ")))
        })
        .filter(|&at| indent.is_some_and(|i| lines[at][..i].trim().is_empty()))
        .collect();
    let placed = rows.into_iter().enumerate().map(|(number, row)| {
        let first = starts.get(number).copied().unwrap_or(0);
        let last = starts.get(number + 1).copied().unwrap_or(lines.len());
        let places = KEYS.map(|key| {
            key_place(&lines[first.min(last)..last], key)
                .map_or((first + 1, 1), |(l, c)| (first + l, c))
        });
        Placed { row, places }
    });
    Ok(placed.collect())
}

/// Where the value of a key stands in the lines of a row: line and column, both from 1.
fn key_place(lines: &[&str], key: &str) -> Option<(usize, usize)> {
    lines.iter().enumerate().find_map(|(number, line)| {
        let at = line.match_indices(key).find_map(|(at, _)| {
            let free = line[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric());
            let rest = line[at + key.len()..].strip_prefix(':')?;
            free.then(|| at + key.len() + 1 + (rest.len() - rest.trim_start().len()))
        })?;
        Some((number + 1, line[..at].chars().count() + 1))
    })
}
