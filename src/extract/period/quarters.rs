//! Quarters in a row: `I–III кварталы 2024 года`, `the first to third quarters of 2024`.

use super::shape::Simple;
use super::words::Reader;
use crate::lexicon::{SenseSet, TimeRole, TimeUnit};

impl Reader<'_, '_> {
    /// `I–III кварталы 2024 года`, `the first to third quarters of 2024`: from the first day of one to the last of another.
    pub(super) fn quarters(&self, at: usize) -> Option<(Simple, usize)> {
        if !self.line.holds(SenseSet::TIME_UNIT) {
            return None;
        }
        let place = |at: usize| {
            let digit = || self.digits(at, 1, 1).map(|n| (n, at + 1));
            let roman = || self.roman(at).map(|n| (n, at + 1));
            let found = self.ordinal(at).or_else(digit).or_else(roman);
            found.filter(|(n, _)| (1..=4).contains(n))
        };
        let (first, next) = place(at)?;
        let to = match self.line.is_dash(next) {
            true => next + 1,
            false => self.word(next, TimeRole::Through)?,
        };
        let (last, next) = place(to)?;
        let end = self.is_unit(next, &[TimeUnit::Quarter])?;
        let read = self.year_of_part(end);
        let first = i8::try_from(first).ok()?;
        let count = i8::try_from(last).ok()? - first + 1;
        (count > 1).then_some((
            Simple::Months {
                first: 3 * (first - 1) + 1,
                count: 3 * count,
                grain: 3,
                year: read.year,
            },
            read.end,
        ))
    }
}
