//! The figures of a subject as marks of a drawing: one a unit's axis can hold, the same words said twice only once.

use super::index::Index;
use crate::check::{Cell, Severity, Table, Verdict};
use crate::period::Period;
use crate::quantity::{Bound, Decimal};
use std::collections::{BTreeMap, HashMap};

/// So many marks are a crowd: equal figures of several documents become one mark.
const CROWD: usize = 48;
/// A drawing holds at most so many.
const MOST: usize = 150;

/// A figure on a drawing.
#[derive(Clone, Copy)]
pub(super) struct Mark<'a> {
    /// The figure.
    pub cell: &'a Cell,
    /// The period it speaks about.
    pub period: Period,
    /// That period's name.
    pub label: &'a str,
    /// What came of comparing the figures of that period.
    pub verdict: Option<Verdict>,
    /// The document; `None` when several say the same.
    pub document: Option<usize>,
    /// The claim, the first one when it stands for several.
    pub claim: usize,
    /// The worst finding it is on a side of.
    pub worst: Option<Severity>,
    /// How many figures it stands for.
    pub times: usize,
}

/// The marks of one drawing.
pub(super) struct Marks<'a> {
    /// The unit of its axis.
    pub unit: String,
    /// The marks, by period.
    pub marks: Vec<Mark<'a>>,
    /// How many figures are not drawn, for want of room.
    pub left_out: usize,
}

/// The figures of a table with a period, by unit: amounts in different currencies have no axis in common.
pub(super) fn by_unit<'a>(table: &'a Table, index: &Index<'_>) -> Vec<Marks<'a>> {
    let mut units: BTreeMap<String, Vec<Mark<'a>>> = BTreeMap::new();
    for row in &table.rows {
        let Some(period) = row.period else {
            continue;
        };
        for cell in row.cells.iter().flatten() {
            let Some(claim) = index.claim(&cell.claim) else {
                continue;
            };
            let unit = cell.claim.unit.as_ref();
            let unit = unit.map_or(String::new(), |u| u.to_string());
            units.entry(unit).or_default().push(Mark {
                cell,
                period,
                label: &row.label,
                verdict: row.verdict,
                document: index.document(&cell.claim.place.doc),
                claim,
                worst: index.worst(claim),
                times: 1,
            });
        }
    }
    units.into_iter().map(gather).collect()
}

fn gather((unit, marks): (String, Vec<Mark<'_>>)) -> Marks<'_> {
    let mut marks = merged(marks, |mark| mark.document);
    if marks.len() > CROWD {
        marks = merged(marks, |_| None);
    }
    let all: usize = marks.iter().map(|m| m.times).sum();
    if marks.len() > MOST {
        // What contradicts is what the drawing is for.
        marks.sort_by_key(|m| (m.worst.is_none(), m.period));
        marks.truncate(MOST);
        marks.sort_by_key(|m| m.period);
    }
    let drawn: usize = marks.iter().map(|m| m.times).sum();
    Marks {
        unit,
        marks,
        left_out: all - drawn,
    }
}

/// One mark for equal figures of one period that share `of`.
fn merged<'a>(marks: Vec<Mark<'a>>, of: impl Fn(&Mark<'a>) -> Option<usize>) -> Vec<Mark<'a>> {
    type Same = (Period, Decimal, Option<Decimal>, Bound, Option<usize>);
    let mut seen: HashMap<Same, usize> = HashMap::new();
    let mut merged: Vec<Mark<'a>> = Vec::with_capacity(marks.len());
    for mark in marks {
        let (claim, figure) = (&mark.cell.claim, &mark.cell.claim.figure);
        let same: Same = (
            mark.period,
            claim.value(),
            figure.value_high,
            figure.bound,
            of(&mark),
        );
        let at = *seen.entry(same).or_insert(merged.len());
        match merged.get_mut(at) {
            Some(first) => {
                first.times += mark.times;
                first.worst = first.worst.max(mark.worst);
                first.document = first.document.filter(|d| Some(*d) == mark.document);
            }
            None => merged.push(mark),
        }
    }
    merged
}
