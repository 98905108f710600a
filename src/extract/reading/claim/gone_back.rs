//! Times that are told by what was told last: `the half-year` of the half just spoken of, `a year ago` of a year that is over.

use super::{Reading, Spoken, Told};
use crate::claim::{Claim, Kind};
use crate::extract::period::PeriodMention;
use crate::lexicon::SenseSet;
use crate::period::Period;
use std::ops::RangeInclusive;

/// The fewest days of a year.
const YEAR: i32 = 365;

/// The days of half a year.
const HALF: RangeInclusive<i32> = 180..=184;

impl Reading<'_> {
    /// The days of a period, as what was told before has them.
    pub(super) fn gone_back_to(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        mention: &PeriodMention,
        days: Period,
    ) -> Period {
        // `In the first half of 2023 …. Expenditure for the half-year came to …`
        if mention.is_open_half() {
            let last = self.remembered.told_last(|claim| claim.period.is_some());
            let half = last.and_then(|claim| claim.period);
            // `In the first half GDP grew by 6 percent`, behind what is to come in the second half of a year
            let first = |at: usize| spoken.attach.line.may_be(at, SenseSet::ORDINAL);
            let first = mention.tokens.clone().any(first);
            let same = |of: &Period| !first || of.from().month() == 1;
            let half = half.filter(|of| HALF.contains(&of.days()) && same(of));
            return half.unwrap_or(days);
        }
        // Said in January of a year that is over, `a year ago it was 119 billion` goes back from that year.
        let ago = mention.is_years_ago() || mention.is_before_another();
        let id = told.measure.map(|m| m.id.as_str());
        let level = |claim: &Claim| claim.kind == Kind::Level;
        let last = self
            .remembered
            .told_last(level)
            .filter(|last| ago && last.measure.as_deref() == id);
        let same = last.is_some_and(|last| last.period == Some(days)) && days.days() >= YEAR;
        // `exported $330 billion in 2024, against $310 billion a year earlier` goes back from what it has just told.
        let own = spoken.made.iter().rev().flatten();
        let mut own = own.map(|at| &self.claims[*at]);
        let own = own.find(|claim| level(claim) && claim.measure.as_deref() == id);
        let same = same && own.is_none_or(|claim| claim.period == Some(days));
        match same {
            true => days.shift_years(-1).unwrap_or(days),
            false => days,
        }
    }
}
