//! The comparison tables of `crossfoot compare`: who gave which figure for which period, and whether they fit.

use super::context::Context;
use super::show::{self, Style};
use super::{Outcome, Role, Verdict, reading};
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::Lexicon;
use crate::period::{Day, Period};
use crate::quantity::{Currency, Decimal, Interval};
use crate::rules::{Rates, RuleSet};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What to show.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// Only these measures; all when empty.
    pub measures: Vec<String>,
    /// A currency to convert every amount into.
    pub into: Option<Currency>,
    /// Only figures that one of these parties has a part in; all when empty.
    pub parties: Vec<String>,
    /// Only figures said by somebody whose name holds these words, whatever the case.
    pub speaker: Option<String>,
    /// Only figures of these kinds; all when empty.
    pub kinds: Vec<Kind>,
    /// Only periods that end after this day.
    pub since: Option<Day>,
    /// The vocabulary, whose unit table tells units from what is merely counted. `None`: every unit is written out.
    pub lexicon: Option<Arc<Lexicon>>,
}

/// One block: a measure between parties, in one kind, dimension and modality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// `KZ–RU trade`, `KZ–RU trade, change`.
    pub title: String,
    /// The measure's id.
    pub measure: Arc<str>,
    /// A column for each document, in order of date and name.
    pub columns: Vec<Column>,
    /// A row for each period, in order; figures with no period come last.
    pub rows: Vec<Row>,
}

impl Table {
    /// How many figures it shows.
    pub fn figures(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.map(Vec::len).sum()
    }
}

/// A document's column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The document's name.
    pub document: Arc<str>,
    /// Its date.
    pub said: Option<Day>,
    /// Who speaks in it, among those whose figures the table shows, in order of appearance.
    pub speakers: Vec<Arc<str>>,
}

/// A period's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The period; `None` when it was not said.
    pub period: Option<Period>,
    /// Its title: `Jan–Nov 2023`, `no period`.
    pub label: String,
    /// One list of cells a column, in the columns' order.
    pub cells: Vec<Vec<Cell>>,
    /// The verdict over the row; `None` when there was nothing to compare.
    pub verdict: Option<Verdict>,
}

/// One figure in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Value with hedge: `> 1.5 trn RUB`.
    pub text: String,
    /// Who said it; `None` when the column has only one speaker.
    pub speaker: Option<Arc<str>>,
}

impl TableOptions {
    fn wants(&self, claim: &Claim) -> bool {
        let measure = claim.measure.as_deref();
        let party = |wanted: &String| claim.parties.iter().any(|p| **p == **wanted);
        let said_by = |wanted: &String| {
            let speaker = claim.speaker.as_deref().unwrap_or_default();
            speaker.to_lowercase().contains(&wanted.to_lowercase())
        };
        let late = |since: Day| claim.period.is_none_or(|p| p.until() > since);
        measure.is_some_and(|m| self.measures.is_empty() || self.measures.iter().any(|w| w == m))
            && (self.parties.is_empty() || self.parties.iter().any(party))
            && self.speaker.as_ref().is_none_or(said_by)
            && (self.kinds.is_empty() || self.kinds.contains(&claim.kind))
            && self.since.is_none_or(late)
            && claim.modality != Modality::Hypothetical
    }

    /// The noun of a claim that is a plain count; `None` for money, shares and units of measurement.
    fn counted<'c>(&self, claim: &'c Claim) -> Option<&'c str> {
        show::counted(self.lexicon.as_deref()?.units(), claim)
    }
}

/// What the claims of one table share.
type Key = (
    (Arc<str>, Option<Arc<str>>, Option<Arc<str>>),
    Vec<Arc<str>>,
    Kind,
    Modality,
    String,
);

/// Lays the claims out by measure, period and document, with the verdicts of `outcome`.
pub fn tables(
    claims: &[Arc<Claim>],
    rules: &RuleSet,
    rates: &Rates,
    outcome: &Outcome,
    options: &TableOptions,
) -> Vec<Table> {
    let mut sorted: Vec<&Arc<Claim>> = claims.iter().filter(|c| options.wants(c)).collect();
    sorted.sort_by(|a, b| {
        (a.said, &a.place.doc, a.place.start).cmp(&(b.said, &b.place.doc, b.place.start))
    });
    let units = options.lexicon.as_deref().map(Lexicon::units);
    let context = Context::new(sorted.clone(), rules, rates, units);
    let mut blocks: BTreeMap<Key, Vec<&Arc<Claim>>> = BTreeMap::new();
    for claim in sorted {
        let Some(measure) = &claim.measure else {
            continue;
        };
        let dimension = context.dimension(claim).into_owned();
        let key = (
            (measure.clone(), claim.of.clone(), claim.reckoned.clone()),
            claim.parties.clone(),
            claim.kind,
            claim.modality,
            dimension,
        );
        blocks.entry(key).or_default().push(claim);
    }
    let subject = |claims: &[&Arc<Claim>]| {
        let first = claims.first().map(|c| show::subject(&context, c));
        first.unwrap_or_default()
    };
    let mut titled: FxHashMap<String, usize> = FxHashMap::default();
    for claims in blocks.values() {
        *titled.entry(subject(claims)).or_default() += 1;
    }
    let verdicts = verdicts(outcome);
    blocks
        .into_iter()
        .map(|(((measure, ..), .., dimension), claims)| {
            let mut title = subject(&claims);
            let noun = claims.first().and_then(|claim| options.counted(claim));
            // The money of projects and their number are two tables, and the cells of a count are bare numbers.
            if titled.get(&title).is_some_and(|tables| *tables > 1)
                || noun.is_some_and(|noun| noun != &*measure)
            {
                title.push_str(&format!(" ({dimension})"));
            }
            let columns = columns(&claims);
            let rows = rows(&context, &claims, &columns, &verdicts, options);
            Table {
                title,
                measure,
                columns,
                rows,
            }
        })
        .collect()
}

fn columns(claims: &[&Arc<Claim>]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for claim in claims {
        let at = *places.entry(&claim.place.doc).or_insert_with(|| {
            columns.push(Column {
                document: claim.place.doc.clone(),
                said: claim.said,
                speakers: Vec::new(),
            });
            columns.len() - 1
        });
        if let (Some(column), Some(speaker)) = (columns.get_mut(at), &claim.speaker)
            && !column.speakers.contains(speaker)
        {
            column.speakers.push(speaker.clone());
        }
    }
    columns
}

fn rows(
    context: &Context,
    claims: &[&Arc<Claim>],
    columns: &[Column],
    verdicts: &FxHashMap<&str, Verdict>,
    options: &TableOptions,
) -> Vec<Row> {
    let places = columns.iter().enumerate();
    let places: FxHashMap<&str, usize> = places.map(|(at, c)| (&*c.document, at)).collect();
    let mut periods: BTreeMap<(bool, Option<Period>), Vec<&Arc<Claim>>> = BTreeMap::new();
    for claim in claims {
        let here = periods.entry((claim.period.is_none(), claim.period));
        here.or_default().push(claim);
    }
    periods
        .into_iter()
        .map(|((_, period), here)| {
            let mut cells = vec![Vec::new(); columns.len()];
            for claim in &here {
                let at = places.get(&*claim.place.doc).copied();
                if let Some((at, column)) = at.and_then(|at| Some((at, columns.get(at)?))) {
                    cells[at].push(cell(context, claim, claims[0], column, options));
                }
            }
            Row {
                period,
                label: period.map_or_else(|| "no period".to_owned(), |p| p.title()),
                cells,
                verdict: verdict(&here, verdicts),
            }
        })
        .collect()
}

/// A claim in the unit of the first of its table.
fn cell(
    context: &Context,
    claim: &Arc<Claim>,
    first: &Claim,
    column: &Column,
    options: &TableOptions,
) -> Cell {
    let into = options.into.filter(|_| reading::currency(claim).is_some());
    let read = reading::read(context, claim, into);
    let style = match options.counted(claim) {
        Some(_) => Style::Named(String::new()),
        None => show::style(context, claim, into.filter(|_| read.is_some()), Some(first)),
    };
    let point = read.and_then(|r| r.point);
    let text = match point.map(|low| stated(context, claim, low, into)) {
        Some(value) => show::figure(claim, &value, &style),
        None => format!("{} (no rate)", claim.text),
    };
    Cell {
        claim: claim.clone(),
        text,
        speaker: claim.speaker.clone().filter(|_| column.speakers.len() > 1),
    }
}

/// The figure as stated, from its converted value: a point, or a range with its upper value converted too.
fn stated(context: &Context, claim: &Claim, value: Decimal, into: Option<Currency>) -> Interval {
    let upper = claim.figure.value_high.and_then(|high| {
        let mut upper = claim.clone();
        upper.figure.value = high;
        reading::read(context, &upper, into)?.point
    });
    let upper = upper.unwrap_or(value);
    Interval::between(value, upper)
}

/// The worst that was found about each claim that is on a side of a finding, by the claim's id.
fn verdicts(outcome: &Outcome) -> FxHashMap<&str, Verdict> {
    let mut verdicts: FxHashMap<&str, Verdict> = FxHashMap::default();
    for finding in &outcome.findings {
        for evidence in finding.evidence.iter().filter(|e| e.role != Role::Support) {
            let known = verdicts.entry(&evidence.claim.id);
            let known = known.or_insert(finding.verdict);
            *known = finding.verdict.max(*known);
        }
    }
    verdicts
}

/// The worst that was found about a row's claims: between two of them, or with a figure elsewhere.
fn verdict(claims: &[&Arc<Claim>], verdicts: &FxHashMap<&str, Verdict>) -> Option<Verdict> {
    let told = claims.iter().filter_map(|c| verdicts.get(&*c.id)).max();
    told.copied()
        .or((claims.len() > 1).then_some(Verdict::Agree))
}
