//! The page's anchors: a number for each document, claim and measure, and which findings a claim is in.

use super::Page;
use crate::check::{Cell, Finding, Role, Severity};
use crate::extract::Claim;
use std::collections::{BTreeSet, HashMap};

/// Who links to whom.
pub(super) struct Index<'a> {
    names: Vec<&'a str>,
    by_name: HashMap<&'a str, usize>,
    measures: Vec<&'a str>,
    claims: HashMap<Key<'a>, usize>,
    /// The findings a claim takes part in, by the claim's number.
    found: HashMap<usize, Vec<usize>>,
    /// What a claim was read as, by its number.
    read: HashMap<usize, String>,
    /// The worst finding that a claim is on a side of, by the claim's number.
    worst: HashMap<usize, Severity>,
}

/// What tells a claim from every other: two equal figures in one document may share their id.
type Key<'a> = (&'a str, usize, &'a str);

fn key(claim: &Claim) -> Key<'_> {
    (&claim.place.doc, claim.place.start, &claim.id)
}

impl<'a> Index<'a> {
    pub fn new(page: &Page<'a>) -> Self {
        let names: Vec<&str> = page.documents.iter().map(|d| d.name.as_ref()).collect();
        let by_name = names
            .iter()
            .enumerate()
            .map(|(n, name)| (*name, n))
            .collect();
        let measures: BTreeSet<&str> = page.tables.iter().map(|t| t.measure.as_ref()).collect();
        let mut index = Self {
            names,
            by_name,
            measures: measures.into_iter().collect(),
            claims: page
                .claims
                .iter()
                .enumerate()
                .map(|(n, c)| (key(c), n))
                .collect(),
            found: HashMap::new(),
            read: HashMap::new(),
            worst: HashMap::new(),
        };
        for (number, finding) in page.report.outcome.findings.iter().enumerate() {
            index.note(number, finding);
        }
        for table in page.tables {
            for row in &table.rows {
                for cell in row.cells.iter().flatten() {
                    index.read_as(&table.title, &row.label, cell);
                }
            }
        }
        index
    }

    fn note(&mut self, number: usize, finding: &Finding) {
        for evidence in &finding.evidence {
            let Some(claim) = self.claim(&evidence.claim) else {
                continue;
            };
            let found = self.found.entry(claim).or_default();
            if !found.contains(&number) {
                found.push(number);
            }
            if evidence.role != Role::Support {
                let worst = self.worst.entry(claim).or_insert(finding.severity);
                *worst = finding.severity.max(*worst);
            }
        }
    }

    fn read_as(&mut self, title: &str, period: &str, cell: &Cell) {
        if let Some(claim) = self.claim(&cell.claim) {
            let reading = format!("{title}, {period}: {}", cell.text);
            self.read.insert(claim, reading);
        }
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.names.len()
    }

    /// The documents' names, in order.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.iter().copied()
    }

    /// The measures the page shows, in order.
    pub fn measures(&self) -> impl Iterator<Item = &'a str> {
        self.measures.iter().copied()
    }

    /// A document's number, from 0.
    pub fn document(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// A measure's number, from 0.
    pub fn measure(&self, name: &str) -> Option<usize> {
        self.measures.binary_search(&name).ok()
    }

    /// A claim's number: its anchor is `c` and the number.
    pub fn claim(&self, claim: &Claim) -> Option<usize> {
        self.claims
            .get(&(&*claim.place.doc, claim.place.start, &*claim.id))
            .copied()
    }

    /// The findings that a claim takes part in: their anchors are `f` and the number.
    pub fn found(&self, claim: usize) -> &[usize] {
        self.found.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// What a claim was read as.
    pub fn reading(&self, claim: usize) -> Option<&str> {
        self.read.get(&claim).map(String::as_str)
    }

    /// The worst finding that a claim is on a side of.
    pub fn worst(&self, claim: usize) -> Option<Severity> {
        self.worst.get(&claim).copied()
    }
}

/// The end of a path: what the folder adds is the same for most.
pub(super) fn short(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The numbers of an attribute that the script matches: ` 3 17 `.
pub(super) fn numbers(all: impl Iterator<Item = usize>) -> String {
    let all: BTreeSet<usize> = all.collect();
    all.iter()
        .map(usize::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}
