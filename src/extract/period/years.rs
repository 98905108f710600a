//! Several years that one figure is of: told one by one (`86,000 new homes over 2024, 2025 and 2026`, `4,850 in 2022 and 2023 together`),
//! or by their number and which (`the three years from 2024 to 2026`).

use super::phrase::{Found, found};
use super::shape::{Shape, Simple, Year};
use super::words::Reader;
use super::{PeriodMention, PeriodRole};
use crate::extract::line::Line;
use crate::lexicon::{Role, SenseSet, TimeRole, TimeUnit};
use crate::period::Period;
use std::ops::Range;

/// The fewest years of such a row that nothing calls one: of two, the one may be held against the other.
const ROW: usize = 3;

impl Reader<'_, '_> {
    /// `the three years from 2024 to 2026`, `за пять лет с 2019 по 2023 год`: so many years, and which.
    pub fn years_named(&self, at: usize) -> Option<Found> {
        if !self.line.holds(SenseSet::TIME_UNIT) {
            return None;
        }
        let (count, next) = self.count(at)?;
        let (unit, next) = self.unit(next)?;
        if unit != TimeUnit::Year || count < 2 {
            return None;
        }
        // `за три года, с 2021 по 2023 год`
        let next = next + usize::from(self.line.is_mark(next, ','));
        let opener = self.word(next, TimeRole::From);
        let (first, last, end) = match opener {
            Some(next) => self.range(self.the(next), Some(TimeRole::From)),
            None => self.range(next, None),
        }?;
        let stated = |simple: Simple| match simple {
            Simple::Months {
                count: 12,
                year: Year::Stated(year),
                ..
            } => Some(year),
            _ => None,
        };
        let years = stated(last)?.checked_sub(stated(first)?)?;
        (years + 1 == count).then(|| found(Shape::Range(first, last), PeriodRole::Plain, end))
    }
}

/// Makes one period of the years of a row; for a sentence of one figure, which each year of its own would tear.
pub fn join_years(line: &Line<'_>, mentions: &mut Vec<PeriodMention>) {
    let Some(row) = row_of_years(line, mentions) else {
        return;
    };
    let (first, last) = (&mentions[row.start], &mentions[row.end - 1]);
    let days = first.period.zip(last.period);
    let days = days.and_then(|(first, last)| Period::new(first.from(), last.until()));
    let (tokens, range) = (
        first.tokens.start..last.tokens.end,
        first.range.start..last.range.end,
    );
    if let Some(days) = days {
        let whole = &mut mentions[row.start];
        whole.tokens = tokens;
        whole.range = range;
        whole.period = Some(days);
        mentions.drain(row.start + 1..row.end);
    }
}

/// The first row of years that follow one another, by the places of their mentions.
fn row_of_years(line: &Line<'_>, mentions: &[PeriodMention]) -> Option<Range<usize>> {
    let year = |mention: &PeriodMention| {
        let days = mention
            .period
            .filter(|_| mention.role == PeriodRole::Plain)?;
        (Some(days) == Period::year(days.from().year())).then(|| days.from().year())
    };
    let follows = |pair: &[PeriodMention]| {
        let next = year(&pair[0]).and_then(|year| year.checked_add(1));
        let mut gap = pair[0].tokens.end..pair[1].tokens.start;
        let small = |at: usize| {
            line.is_mark(at, ',')
                || line.is(at, Role::And)
                || line.time_role(at, TimeRole::In).is_some()
        };
        next.is_some() && next == year(&pair[1]) && gap.all(small)
    };
    let steps: Vec<bool> = mentions.windows(2).map(follows).collect();
    (0..steps.len()).find_map(|start| {
        let length = steps[start..].iter().take_while(|step| **step).count();
        let together = line.is(mentions[start + length].tokens.end, Role::Together);
        let row = start..start + length + 1;
        (row.len() >= ROW || row.len() > 1 && together).then_some(row)
    })
}
