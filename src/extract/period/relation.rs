//! Periods told by how they lie to another one that the text speaks of: `the same period of last year`, `a year earlier`.

use super::PeriodRole;
use super::phrase::{Found, found};
use super::resolve::months_in;
use super::shape::{Anchor, Shape, Simple, Year};
use super::words::{Reader, TimeWords};
use crate::lexicon::{Role, TimeRole, TimeUnit, TokenKind};

/// What makes all of a period of it.
static WHOLE: TimeWords = TimeWords::new(&[TimeRole::Whole]);

impl Reader<'_, '_> {
    /// `the same period of last year`, `a year earlier`, `the previous quarter`.
    pub fn relation(&self, at: usize) -> Option<Found> {
        let comparison = |anchor, end| found(Shape::Anchored(anchor), PeriodRole::Comparison, end);
        if let Some(end) = self.word(at, TimeRole::SamePeriodLastYear) {
            return Some(comparison(Anchor::InYear(Year::Offset(-1)), end));
        }
        if let Some(next) = self.same_period(at) {
            let of = self.the(self.word(next, TimeRole::Of).unwrap_or(next));
            if let Some((months, end)) = self.length(of).and_then(|l| self.before_it(of, l)) {
                return Some(comparison(Anchor::Shift(months), end));
            }
            let read = self.year_tail(next);
            let found = match read.year {
                Year::Open | Year::Over | Year::Upcoming => {
                    let shape = Shape::Anchored(Anchor::Shift(0));
                    found(shape, PeriodRole::Plain, read.end)
                }
                year => comparison(
                    read.shift.map_or(Anchor::InYear(year), Anchor::Shift),
                    read.end,
                ),
            };
            return Some(found);
        }
        if let Some(next) = self.word(at, TimeRole::YearAgo)
            && let Some((_, end)) = self.unit(next)
        {
            return Some(comparison(Anchor::Shift(-12), end));
        }
        if let Some(length) = self.length(at) {
            if let Some((months, end)) = self.before_it(at, length) {
                // `годом ранее за тот же период`
                let within = self.the(self.word(end, TimeRole::In).unwrap_or(end));
                let same = self.same_period(within).filter(|_| within > end);
                return Some(comparison(Anchor::Shift(months), same.unwrap_or(end)));
            }
            // `a year ago`: beside a period that the talk is about, the same days of the year before.
            let (count, unit, next) = length;
            if (count, unit) == (1, TimeUnit::Year)
                && let Some(end) = self.word(next, TimeRole::Ago)
            {
                let shape = Shape::AnchoredOr(Anchor::Shift(-12), Simple::Ago { count, unit });
                return Some(found(shape, PeriodRole::Plain, end));
            }
        }
        let (unit, offset, true, end) = self.placed_unit(at)? else {
            return None;
        };
        let months = months_in(unit)?.checked_mul(offset)?;
        let simple = match unit {
            TimeUnit::Year => Simple::year(Year::Offset(offset)),
            _ => Simple::Unit { unit, offset },
        };
        // `in the whole previous year`, beside the half of this one that is spoken of
        if unit == TimeUnit::Year && self.behind(at, &WHOLE) {
            let shape = Shape::AnchoredOr(Anchor::YearFrom(offset), simple);
            return Some(found(shape, PeriodRole::Plain, end));
        }
        let shape = Shape::AnchoredOr(Anchor::Shift(months), simple);
        Some(found(shape, PeriodRole::Comparison, end))
    }

    /// The token behind `the same period`, `the same quarter`, `the same month`.
    fn same_period(&self, at: usize) -> Option<usize> {
        self.word(at, TimeRole::SamePeriod).or_else(|| {
            let next = self.word(at, TimeRole::Same)?;
            let unit = self.unit(next).map(|(_, end)| end);
            unit.or_else(|| self.month(next).map(|(_, _, end)| end))
        })
    }

    /// `a year earlier`, `two quarters before`, `a year ago`, as months from the period spoken of.
    fn before_it(&self, at: usize, length: (i16, TimeUnit, usize)) -> Option<(i16, usize)> {
        let (count, unit, next) = length;
        let year_ago = unit == TimeUnit::Year && count == 1;
        // `2,010 euros a month before tax`
        let governs = |end: &usize| {
            self.word(end - 1, TimeRole::By).is_some()
                && self.line.is_kind(*end, TokenKind::Word)
                && !self.line.is(*end, Role::Stop)
                && !self.line.capital(*end)
        };
        let earlier = self.word(next, TimeRole::Earlier);
        let end = earlier.filter(|end| !governs(end)).or_else(|| {
            self.word(next, TimeRole::Ago)
                .filter(|_| year_ago && self.behind_same(at))
        })?;
        Some((months_in(unit)?.checked_mul(-count)?, end))
    }

    /// Whether `the same period` stands right before a token.
    fn behind_same(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|i| {
            self.any(i, &[TimeRole::SamePeriod, TimeRole::Same])
                .is_some()
        })
    }
}
