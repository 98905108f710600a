//! The page's anchors and order: a number for each document, claim, subject and finding, and who links to whom.

use super::{Page, View};
use crate::check::{Finding, Role, Severity, Table, Verdict};
use crate::document::Document;
use crate::extract::Claim;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Who links to whom.
pub(super) struct Index<'a> {
    documents: &'a [Document],
    by_name: FxHashMap<&'a str, usize>,
    measures: Vec<&'a str>,
    rules: Vec<&'a str>,
    findings: Vec<&'a Finding>,
    subjects: Vec<&'a Table>,
    folder: usize,
    claims: FxHashMap<Key<'a>, usize>,
    /// What is known about a claim, by the claim's number.
    known: Vec<Known>,
}

/// What the page knows about a claim.
#[derive(Clone, Default)]
struct Known {
    /// The findings it takes part in.
    found: Vec<usize>,
    /// The worst finding that it is on a side of.
    worst: Option<Severity>,
    /// The subject it is shown under.
    subject: Option<usize>,
    /// What it was read as.
    reading: Option<String>,
}

/// What tells a claim from every other: two equal figures in one document may share their id.
type Key<'a> = (&'a str, usize, &'a str);

impl<'a> Index<'a> {
    pub fn new(page: &Page<'a>) -> Self {
        let documents = page.documents.iter().enumerate();
        let by_name = documents.map(|(n, d)| (d.name.as_ref(), n)).collect();
        let claims = page.claims.iter().enumerate();
        let claims = claims
            .map(|(n, c)| ((&*c.place.doc, c.place.start, &*c.id), n))
            .collect();
        // The worst first: that is what the page is opened for.
        let mut findings: Vec<&Finding> = page.outcome.findings.iter().collect();
        findings.sort_by_key(|f| Reverse(f.severity));
        let mut subjects: Vec<&Table> = page.tables.iter().collect();
        if let View::Check(_) = page.view {
            subjects.retain(|t| t.figures() > 1);
        }
        let rules = match page.view {
            View::Check(report) => {
                let broken: BTreeSet<&str> = findings.iter().map(|f| f.rule.as_ref()).collect();
                let ids = report.rules.iter().map(|r| r.id.as_str());
                ids.filter(|id| broken.contains(id)).collect()
            }
            View::Compare(_) => Vec::new(),
        };
        let mut measures: BTreeSet<&str> = subjects.iter().map(|t| t.measure.as_ref()).collect();
        let evidence = findings.iter().flat_map(|f| &f.evidence);
        measures.extend(evidence.filter_map(|e| e.claim.measure.as_deref()));
        let mut index = Self {
            documents: page.documents,
            by_name,
            measures: measures.into_iter().collect(),
            rules,
            findings,
            subjects: Vec::new(),
            folder: folder(page),
            claims,
            known: vec![Known::default(); page.claims.len()],
        };
        index.note_findings(matches!(page.view, View::Check(_)));
        subjects.sort_by_cached_key(|t| {
            let (verdict, severity) = index.severity(t);
            Reverse((severity, verdict))
        });
        index.subjects = subjects;
        index.note_subjects();
        index
    }

    fn note_findings(&mut self, shown: bool) {
        for (number, finding) in self.findings.clone().into_iter().enumerate() {
            for evidence in &finding.evidence {
                let claim = self.claim(&evidence.claim);
                let Some(known) = claim.and_then(|c| self.known.get_mut(c)) else {
                    continue;
                };
                if shown && !known.found.contains(&number) {
                    known.found.push(number);
                }
                if evidence.role != Role::Support {
                    known.worst = known.worst.max(Some(finding.severity));
                }
            }
        }
    }

    fn note_subjects(&mut self) {
        for (number, table) in self.subjects.clone().into_iter().enumerate() {
            for row in &table.rows {
                for cell in row.cells.iter().flatten() {
                    let claim = self.claim(&cell.claim);
                    if let Some(known) = claim.and_then(|c| self.known.get_mut(c)) {
                        known.subject = Some(number);
                        known.reading = Some(format!("{}, {}", row.label, cell.text));
                    }
                }
            }
        }
    }

    /// The documents' names, in order, without the folder that all are in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|d| self.short(&d.name))
    }

    /// A document's name without the folder that all are in.
    pub fn short<'n>(&self, name: &'n str) -> &'n str {
        name.get(self.folder..).unwrap_or(name)
    }

    /// The worst that was found about a subject: with which verdict, and how severe.
    pub fn severity(&self, table: &Table) -> (Option<Verdict>, Option<Severity>) {
        let rows = table.rows.iter().filter_map(|row| row.verdict);
        let verdict = rows.max().filter(|verdict| *verdict != Verdict::Agree);
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().flatten());
        let severities = cells.filter_map(|cell| self.worst(self.claim(&cell.claim)?));
        (verdict, severities.max())
    }

    /// The documents, in order.
    pub fn documents(&self) -> &'a [Document] {
        self.documents
    }

    /// The colours of the documents.
    pub fn hues(&self) -> BTreeSet<usize> {
        (0..self.documents.len()).map(hue).collect()
    }

    /// The measures the page shows, in order.
    pub fn measures(&self) -> impl Iterator<Item = &'a str> {
        self.measures.iter().copied()
    }

    /// The findings in the page's order: the worst first.
    pub fn findings(&self) -> &[&'a Finding] {
        &self.findings
    }

    /// The subjects in the page's order: those with a contradiction first.
    pub fn subjects(&self) -> &[&'a Table] {
        &self.subjects
    }

    /// A document's number, from 0.
    pub fn document(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// A measure's number, from 0.
    pub fn measure(&self, name: &str) -> Option<usize> {
        self.measures.binary_search(&name).ok()
    }

    /// A rule's number, from 0, when the page describes it.
    pub fn rule(&self, id: &str) -> Option<usize> {
        self.rules.iter().position(|rule| *rule == id)
    }

    /// A claim's number: its anchor is `c` and the number.
    pub fn claim(&self, claim: &Claim) -> Option<usize> {
        let key: Key<'_> = (&claim.place.doc, claim.place.start, &claim.id);
        self.claims.get(&key).copied()
    }

    /// The findings that a claim takes part in: their anchors are `f` and the number.
    pub fn found(&self, claim: usize) -> &[usize] {
        self.known.get(claim).map_or(&[], |k| &k.found)
    }

    /// The worst finding that a claim is on a side of.
    pub fn worst(&self, claim: usize) -> Option<Severity> {
        self.known.get(claim).and_then(|k| k.worst)
    }

    /// The subject that a claim is shown under: its anchor is `t` and the number.
    pub fn subject(&self, claim: usize) -> Option<usize> {
        self.known.get(claim).and_then(|k| k.subject)
    }

    /// What a claim was read as.
    pub fn reading(&self, claim: usize) -> Option<&str> {
        self.known.get(claim).and_then(|k| k.reading.as_deref())
    }
}

/// A document's colour, in degrees. The golden angle keeps neighbours apart, however many there are.
pub(super) fn hue(document: usize) -> usize {
    (document % 720) * 1375 / 10 % 360
}

/// How much of every document's name is the folder that all of them are in.
fn folder(page: &Page<'_>) -> usize {
    let mut names = page.documents.iter().map(|d| d.name.as_ref());
    let Some(first) = names.next() else {
        return 0;
    };
    let first = first.rfind('/').map_or("", |end| &first[..=end]);
    let common = names.fold(first, |common: &str, name| {
        let same = common.bytes().zip(name.bytes()).take_while(|(a, b)| a == b);
        let same = common.get(..same.count()).unwrap_or_default();
        same.rfind('/').map_or("", |end| &same[..=end])
    });
    common.len()
}

/// The numbers of an attribute that the script matches, each between spaces: ` 3 17 `.
pub(super) fn numbers(all: impl Iterator<Item = usize>) -> String {
    let all: BTreeSet<usize> = all.collect();
    all.iter().fold(" ".to_owned(), |mut list, number| {
        list.push_str(&number.to_string());
        list.push(' ');
        list
    })
}
