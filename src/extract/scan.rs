//! From a sentence to its figures and periods.

use super::digits::Convention;
use super::figure::{self, Found};
use super::line::Line;
use super::period::{PeriodContext, PeriodMention, find_periods, join_years, settle_rows};
use super::skip;
use super::told_in;
use crate::lexicon::Sense;

/// What a sentence holds.
pub struct Scan {
    /// Its figures, in order.
    pub figures: Vec<Found>,
    /// Its periods, in order.
    pub periods: Vec<PeriodMention>,
}

/// Reads the figures of a line, and its periods unless they were read before.
pub fn scan(
    line: &Line<'_>,
    context: &PeriodContext,
    convention: Convention,
    read: Option<Vec<PeriodMention>>,
) -> Scan {
    let mut periods = match read {
        Some(mut periods) => {
            periods.iter_mut().for_each(|p| p.resolve(context));
            periods
        }
        None => find_periods(line, context),
    };
    settle_rows(&mut periods, context.said);
    let mut taken = skip::addresses(line);
    periods.retain(|p| !p.tokens.clone().any(|at| taken[at]));
    for period in &periods {
        if period.loose && is_counted(line, period.tokens.end) {
            continue;
        }
        for slot in &mut taken[period.tokens.clone()] {
            *slot = true;
        }
    }
    let mut figures = figure::figures(line, &taken, convention);
    told_in::give_currency(line, &mut figures);
    told_in::give_unit_of_whole(line, &mut figures);
    if let [_] = figures.as_slice() {
        join_years(line, &mut periods);
    }
    Scan { figures, periods }
}

impl Scan {
    /// Whether its figures and periods are in order, and none of a sort shares a token with another of it.
    pub fn is_in_order(&self) -> bool {
        let figures = self.figures.windows(2).all(|two| {
            two[0].tokens.end <= two[1].hedged.start && two[1].hedged.start <= two[1].tokens.start
        });
        let mut periods = self.periods.windows(2);
        figures && periods.all(|two| two[0].tokens.end <= two[1].tokens.start)
    }
}

/// Whether what stands behind bare year-like digits is a unit or money, so that they are a number after all.
fn is_counted(line: &Line<'_>, at: usize) -> bool {
    line.hits(at).iter().any(|hit| {
        matches!(
            hit.sense,
            Sense::Unit(_) | Sense::Money { .. } | Sense::Percent | Sense::Scale(_)
        )
    })
}
