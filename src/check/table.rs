//! The comparison tables of `crossfoot compare`: who gave which figure for which period, and whether they fit.

use super::context::Context;
use super::{Outcome, Role, Verdict, reading, show};
use crate::claim::{Claim, Kind, Modality};
use crate::period::{Day, Period};
use crate::quantity::{Currency, Decimal, Interval};
use crate::rules::{Rates, RuleSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What to show.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// Only these measures; all when empty.
    pub measures: Vec<String>,
    /// A currency to convert every amount into.
    pub into: Option<Currency>,
    /// Only periods that end after this day.
    pub since: Option<Day>,
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

/// What the claims of one table share.
type Key = (Arc<str>, Vec<Arc<str>>, Kind, Modality, String);

/// Lays the claims out by measure, period and document, with the verdicts of `outcome`.
pub fn tables(
    claims: &[Arc<Claim>],
    rules: &RuleSet,
    rates: &Rates,
    outcome: &Outcome,
    options: &TableOptions,
) -> Vec<Table> {
    let wanted = |claim: &Claim| {
        let measure = claim.measure.as_deref();
        let named = measure.is_some_and(|m| {
            options.measures.is_empty() || options.measures.iter().any(|w| w == m)
        });
        let late = options
            .since
            .is_none_or(|since| claim.period.is_none_or(|p| p.until() > since));
        named && late && claim.modality != Modality::Hypothetical
    };
    let mut sorted: Vec<&Arc<Claim>> = claims.iter().filter(|c| wanted(c)).collect();
    sorted.sort_by(|a, b| {
        (a.said, &a.place.doc, a.place.start).cmp(&(b.said, &b.place.doc, b.place.start))
    });
    let context = Context {
        said: claims.len(),
        claims: sorted.clone(),
        rates,
        units: None,
        measures: rules
            .measures()
            .iter()
            .map(|m| (m.id.as_str(), m))
            .collect(),
    };
    let mut blocks: BTreeMap<Key, Vec<&Arc<Claim>>> = BTreeMap::new();
    for claim in sorted {
        let Some(measure) = &claim.measure else {
            continue;
        };
        let dimension = context.dimension(claim).into_owned();
        let key = (
            measure.clone(),
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
    let subjects: Vec<String> = blocks.values().map(|claims| subject(claims)).collect();
    blocks
        .into_iter()
        .map(|((measure, .., dimension), claims)| {
            let mut title = subject(&claims);
            // The money of projects and their number are two tables.
            if subjects.iter().filter(|s| **s == title).count() > 1 {
                title.push_str(&format!(" ({dimension})"));
            }
            let columns = columns(&claims);
            let rows = rows(&context, &claims, &columns, outcome, options.into);
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
    for claim in claims {
        let at = match columns.iter().position(|c| c.document == claim.place.doc) {
            Some(at) => at,
            None => {
                columns.push(Column {
                    document: claim.place.doc.clone(),
                    said: claim.said,
                    speakers: Vec::new(),
                });
                columns.len() - 1
            }
        };
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
    outcome: &Outcome,
    into: Option<Currency>,
) -> Vec<Row> {
    let mut periods: Vec<Option<Period>> = claims.iter().map(|c| c.period).collect();
    periods.sort_by_key(|p| (p.is_none(), *p));
    periods.dedup();
    periods
        .into_iter()
        .map(|period| {
            let here: Vec<&&Arc<Claim>> = claims.iter().filter(|c| c.period == period).collect();
            let cells = columns
                .iter()
                .map(|column| {
                    here.iter()
                        .filter(|c| c.place.doc == column.document)
                        .map(|c| cell(context, c, column, into))
                        .collect()
                })
                .collect();
            Row {
                period,
                label: period.map_or_else(|| "no period".to_owned(), |p| p.title()),
                cells,
                verdict: verdict(&here, outcome),
            }
        })
        .collect()
}

fn cell(context: &Context, claim: &Arc<Claim>, column: &Column, into: Option<Currency>) -> Cell {
    let into = into.filter(|_| reading::currency(claim).is_some());
    let read = reading::read(context, claim, into);
    let style = show::style(context, claim, into.filter(|_| read.is_some()));
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

/// The worst that was found about a row's claims: between two of them, or with a figure elsewhere.
fn verdict(claims: &[&&Arc<Claim>], outcome: &Outcome) -> Option<Verdict> {
    let told = outcome
        .findings
        .iter()
        .filter(|f| {
            f.evidence
                .iter()
                .any(|e| e.role != Role::Support && claims.iter().any(|c| c.id == e.claim.id))
        })
        .map(|f| f.verdict)
        .max();
    told.or((claims.len() > 1).then_some(Verdict::Agree))
}
