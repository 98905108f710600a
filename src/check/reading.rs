//! How a claim is read for a comparison: its intervals in a common unit, through a rate where currencies differ.

use super::context::{Context, per_many};
use crate::claim::{Claim, Kind};
use crate::period::Period;
use crate::quantity::{Atom, Bound, Currency, Decimal, Interval, Trend, Unit};
use crate::rules::Rate;
use crate::rules::expr::Mode;

/// A claim's figure in the unit of a comparison.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub certain: Interval,
    pub likely: Interval,
    pub point: Option<Decimal>,
    pub rate: Option<Rate>,
}

impl Reading {
    /// The reading that an expression asks for.
    pub fn in_mode(&self, mode: Mode) -> Option<Interval> {
        match mode {
            Mode::Certain => Some(self.certain),
            Mode::Likely => Some(self.likely),
            Mode::Point => self.point.map(Interval::exact),
        }
    }
}

/// The currency of a money claim.
pub(super) fn currency(claim: &Claim) -> Option<Currency> {
    claim.unit.as_ref().and_then(|u| match u.of {
        Atom::Currency(c) => Some(c),
        _ => None,
    })
}

/// The period a figure is compared by: the one it speaks about, else the day it was said; for a place in a row the year of
/// that day.
pub(super) fn period(claim: &Claim) -> Option<Period> {
    claim.period.or_else(|| match claim.said {
        Some(day) if is_undated_place(claim) => Period::year(day.year()),
        day => day.and_then(Period::day),
    })
}

/// Whether a claim is a place in a row of which it is not said when it is held: `the 12th forum`.
fn is_undated_place(claim: &Claim) -> bool {
    claim.kind == Kind::Ordinal && claim.period.is_none() && !counts_years(claim)
}

/// Reads a claim; money comes in `into` when that is given, and is unreadable where no rate is known.
pub(super) fn read(context: &Context, claim: &Claim, into: Option<Currency>) -> Option<Reading> {
    let (mut certain, mut likely) = (claim.certain(), claim.likely());
    // A year's 30th anniversary is no round number, though 30 years since some day may be.
    if claim.kind == Kind::Ordinal && claim.period.is_some() && claim.figure.bound == Bound::Plain {
        (certain, likely) = (
            Interval::exact(claim.value()),
            Interval::exact(claim.value()),
        );
    }
    let mut point = Some(claim.value());
    let mut rate = None;
    if claim.kind == Kind::Ordinal && claim.period.is_none() && counts_years(claim) {
        // Said in the course of a year, so many years are complete or about to be.
        let running = Interval::between(Decimal::ZERO, Decimal::ONE);
        (certain, likely) = (certain + running, likely + running);
    }
    if is_undated_place(claim) {
        // The one to come is at most one ahead of the year's; one spoken of in retrospect may be any that is past.
        let earliest = Interval::exact(claim.value() - Decimal::ONE);
        let reached = Interval::new(earliest.low(), None)?;
        (certain, likely) = (reached, reached);
    }
    // A place in a row is a bare number, also where it counts years.
    if let Some(unit) = claim.unit.as_ref().filter(|_| claim.kind != Kind::Ordinal) {
        if let Some(many) = unit.over.as_ref().and_then(per_many) {
            let part = Decimal::ONE.checked_div(many)?;
            certain = certain * Interval::exact(part);
            likely = likely * Interval::exact(part);
            point = point.and_then(|p| p.checked_mul(part));
        }
        match &unit.of {
            Atom::Percent | Atom::PercentagePoint => {
                let hundredth = Decimal::new(1, 2);
                certain = certain * Interval::exact(hundredth);
                likely = likely * Interval::exact(hundredth);
                point = point.and_then(|p| p.checked_mul(hundredth));
            }
            Atom::Times if claim.kind == Kind::Change => return multiple(claim),
            Atom::Times => {}
            Atom::Named(_) => {
                if let Some(factor) = context.units.and_then(|u| u.factor_of(unit)) {
                    certain = certain * Interval::exact(factor);
                    likely = likely * Interval::exact(factor);
                    point = point.and_then(|p| p.checked_mul(factor));
                }
            }
            Atom::Currency(from) => {
                if let Some(into) = into.filter(|into| into != from) {
                    let days = period(claim)?;
                    let found = context.rates.rate(*from, into, &days)?;
                    // What nobody dates may be told at the rate of the year that was over when it was said.
                    let before = days.shift_years(-1).filter(|_| claim.period.is_none());
                    let before = before.and_then(|days| context.rates.rate(*from, into, &days));
                    let found = match &before {
                        Some(before) => found.or(before),
                        None => found,
                    };
                    certain = found.certain(certain);
                    likely = found.likely(likely);
                    point = point.and_then(|p| found.point(p));
                    rate = Some(found);
                }
            }
        }
    }
    Some(Reading {
        certain,
        likely,
        point,
        rate,
    })
}

/// Whether a place in a row is one of years since an event.
pub(super) fn counts_years(claim: &Claim) -> bool {
    claim.unit.as_ref().is_some_and(|u| *u == Unit::named("a"))
}

/// A multiple as growth: doubled is a growth of 1, halved or fallen twofold one of −0.5.
fn multiple(claim: &Claim) -> Option<Reading> {
    let one = Interval::exact(Decimal::ONE);
    let falls = claim.trend == Some(Trend::Down) && claim.figure.value > Decimal::ONE;
    // `almost halved` is a fall of almost half: what is left is somewhat more than half.
    let left = claim.trend == Some(Trend::Down) && claim.figure.value < Decimal::ONE;
    let twice = Interval::exact(claim.figure.value + claim.figure.value);
    let turn = |i: Interval| match (falls, left) {
        (true, _) => one.checked_div(&i),
        (_, true) => Some(twice - i),
        _ => Some(i),
    };
    let point = if falls {
        Decimal::ONE.checked_div(claim.figure.value)
    } else {
        Some(claim.figure.value)
    };
    Some(Reading {
        certain: turn(claim.figure.certain())? - one,
        likely: turn(claim.figure.likely())? - one,
        point: point.and_then(|p| p.checked_sub(Decimal::ONE)),
        rate: None,
    })
}

/// The currency several money claims are compared in: their own when they share it, else dollars, euros, or the first one's.
pub(super) fn common<'a>(claims: impl Iterator<Item = &'a Claim> + Clone) -> Option<Currency> {
    let mut all = claims.filter_map(currency);
    let first = all.next()?;
    let rest: Vec<Currency> = all.collect();
    if rest.iter().all(|c| *c == first) {
        return Some(first);
    }
    ["USD", "EUR"]
        .into_iter()
        .filter_map(Currency::new)
        .find(|c| *c == first || rest.contains(c))
        .or(Some(first))
}
