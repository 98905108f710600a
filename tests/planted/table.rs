//! `fixtures/archive.md` read as data: which figures the archive states, where, and what each of them hangs together with.
//!
//! The table was written before the documents, so it knows what a figure is even where extraction misses it.

use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One figure of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// `talks`, `budget`, `company` or `health`.
    pub world: String,
    pub id: String,
    pub measure: String,
    /// `2022`, `2022-H1`, `2022-9M`, `@2023-01-01` …
    pub period: String,
    /// The number as the table writes it: `12,500`, `1.5`, `11th`.
    pub number: String,
    /// `million`, `billion`, `trillion`, or nothing.
    pub scale: String,
    /// `USD`, `percent`, `projects`, `per 100,000` …; `th` for an ordinal.
    pub unit: String,
    /// Files that state it.
    pub documents: Vec<String>,
    /// Whether something else in the archive says what this figure has to be.
    pub counterpart: bool,
    /// Values, in units of its scale, that it must not exceed or fall below.
    pub at_most: Option<Decimal>,
    pub at_least: Option<Decimal>,
}

impl Row {
    /// The value in units of its scale.
    pub fn value(&self) -> Decimal {
        let digits: String = self
            .number
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        digits.parse().expect("a number in the table")
    }

    pub fn is_growth(&self) -> bool {
        self.id.ends_with('%')
    }

    pub fn is_ordinal(&self) -> bool {
        self.unit == "th"
    }

    /// The year of its period, if it names one.
    pub fn year(&self) -> Option<i32> {
        self.period.trim_start_matches('@').get(..4)?.parse().ok()
    }
}

/// The archive: its documents and the table they were written from.
pub struct Archive {
    /// File name and text, by name.
    pub documents: Vec<(String, String)>,
    pub rows: Vec<Row>,
}

/// Where a document states a row.
#[derive(Clone, Debug)]
pub struct Statement {
    pub row: usize,
    pub document: usize,
    /// The number alone, in bytes.
    pub number: Range<usize>,
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Reads the table and the documents it names.
pub fn read() -> Archive {
    let mut names: Vec<String> = std::fs::read_dir(folder().join("archive"))
        .expect("the archive is there")
        .map(|entry| entry.expect("an entry").file_name().into_string())
        .map(|name| name.expect("a name in UTF-8"))
        .collect();
    names.sort();
    let table = std::fs::read_to_string(folder().join("archive.md")).expect("the table");
    let rows = rows(&table, &names);
    let documents = names
        .into_iter()
        .map(|name| {
            let text = std::fs::read_to_string(folder().join("archive").join(&name));
            (name, text.expect("a document in UTF-8"))
        })
        .collect();
    Archive { documents, rows }
}

fn rows(table: &str, names: &[String]) -> Vec<Row> {
    let mut world = String::new();
    let mut rows = Vec::new();
    let mut ties = Vec::new();
    for line in table.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            world = heading.split(' ').next().unwrap_or_default().to_owned();
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let &[_, id, measure, period, figure, documents, ties_to, _] = cells.as_slice() else {
            continue;
        };
        if matches!(id, "id" | "---") {
            continue;
        }
        // A plan never contradicts what came of it: a figure has a counterpart among plans or among facts, not across.
        let plans = documents.matches(" (plan)").count();
        let facts = documents.split(", ").count() - plans;
        let documents: Vec<String> = documents
            .split(", ")
            .map(|start| start.trim_end_matches(" (plan)"))
            .map(|start| {
                let full = format!("{world}-{start}");
                let mut found = names.iter().filter(|name| name.starts_with(&full));
                let name = found.next().unwrap_or_else(|| panic!("no document {full}"));
                assert!(found.next().is_none(), "two documents {full}");
                name.clone()
            })
            .collect();
        let (number, scale, unit) = figure_parts(figure);
        rows.push(Row {
            world: world.clone(),
            id: id.to_owned(),
            measure: measure.to_owned(),
            period: period.to_owned(),
            number,
            scale,
            unit,
            counterpart: plans > 1 || facts > 1,
            at_most: None,
            at_least: None,
            documents,
        });
        ties.push(ties_to.to_owned());
    }
    tie(&mut rows, &ties);
    rows
}

/// Reads what the last column says: which rows fix one another, and which only bound one another.
fn tie(rows: &mut [Row], ties: &[String]) {
    let place: HashMap<(String, String), usize> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| ((row.world.clone(), row.id.clone()), index))
        .collect();
    let known = |world: &str, word: &str| place.get(&(world.to_owned(), word.to_owned())).copied();
    let mut fixed = HashSet::new();
    let mut ordered = Vec::new();
    for (own, text) in ties.iter().enumerate() {
        let world = rows[own].world.clone();
        for part in text.split("; ") {
            let named = part
                .split(' ')
                .filter_map(|word| known(&world, word))
                .collect::<Vec<_>>();
            if part.contains('≤') {
                ordered.extend(named.windows(2).map(|pair| (pair[0], pair[1])));
            } else if part.starts_with("below ") || part.starts_with("within ") {
                ordered.extend(named.iter().map(|whole| (own, *whole)));
            } else if part == "never falls" {
                let later = (own + 1..rows.len())
                    .filter(|other| rows[*other].measure == rows[own].measure)
                    .filter(|other| rows[*other].world == world);
                ordered.extend(later.map(|other| (own, other)));
            } else if part == "one a year" {
                fixed.insert(own);
            } else if !named.is_empty() {
                fixed.insert(own);
                fixed.extend(named);
            }
        }
    }
    for (less, more) in ordered {
        if rows[less].scale == rows[more].scale {
            let (low, high) = (rows[less].value(), rows[more].value());
            let most = rows[less].at_most.map_or(high, |most| most.min(high));
            rows[less].at_most = Some(most);
            let least = rows[more].at_least.map_or(low, |least| least.max(low));
            rows[more].at_least = Some(least);
        }
    }
    for index in fixed {
        rows[index].counterpart = true;
    }
}

/// `>21 percent`, `~150 billion KZT`, `11th`, `10 per 100,000`, `a third`: number, scale, unit.
fn figure_parts(figure: &str) -> (String, String, String) {
    if figure == "a third" {
        return ("33".into(), String::new(), "a third".into());
    }
    let figure = figure
        .trim_start_matches("down ")
        .trim_start_matches(['<', '>', '~']);
    let (number, rest) = figure.split_once(' ').unwrap_or((figure, ""));
    if let Some(ordinal) = number.strip_suffix("th") {
        return (ordinal.into(), String::new(), "th".into());
    }
    let (first, unit) = rest.split_once(' ').unwrap_or((rest, ""));
    match first {
        "million" | "billion" | "trillion" => (number.into(), first.into(), unit.into()),
        _ => (number.into(), String::new(), rest.into()),
    }
}

/// Where every row stands in every document that states it.
///
/// # Panics
///
/// When a document does not state a row that the table says it states: table and documents have come apart.
pub fn statements(archive: &Archive) -> Vec<Statement> {
    let mut all = Vec::new();
    let mut taken: HashSet<(usize, usize)> = HashSet::new();
    for (index, row) in archive.rows.iter().enumerate() {
        for name in &row.documents {
            let document = archive
                .documents
                .iter()
                .position(|(other, _)| other == name)
                .expect("rows name documents that are there");
            let text = &archive.documents[document].1;
            if row.unit == "a third" {
                assert!(text.contains("на треть"), "{} in {name}", row.id);
                continue;
            }
            let found = super::words::find(text, row);
            assert!(
                !found.is_empty(),
                "{name} does not state {} {}: {} {} {}",
                row.world,
                row.id,
                row.number,
                row.scale,
                row.unit
            );
            // One figure said twice in a document stands for one row each time, as far as they go.
            let free = found
                .iter()
                .find(|range| !taken.contains(&(document, range.start)))
                .unwrap_or(&found[0]);
            taken.insert((document, free.start));
            all.push(Statement {
                row: index,
                document,
                number: free.clone(),
            });
        }
    }
    all
}
