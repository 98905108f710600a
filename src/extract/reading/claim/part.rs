//! The period of a figure that is part of another one: its whole's, or one within it.

use super::{Reading, Spoken, Stated, Told};
use crate::extract::period::PeriodRole;
use crate::period::Period;

impl Reading<'_> {
    /// `For the nine months 71 billion, of which 46 billion in the first half`: a part lies within its whole, whose year it is of.
    pub(super) fn within_whole(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        days: Period,
    ) -> Option<Period> {
        let (mention, _) = told.stated.filter(|(m, _)| m.is_numbered_part())?;
        if mention.role != PeriodRole::Plain {
            return None;
        }
        let before = || {
            let before = told.at.checked_sub(1)?;
            let part = spoken.attach.is_told_as_part(told.at);
            self.claims
                .get(spoken.claim_of(before).filter(|_| part)?)?
                .period
        };
        // `Только за первый квартал выручка составила 455 млн`, of the half-year spoken of.
        let spoken_of = || {
            let same = self.carried.measure.as_deref() == told.measure.map(|m| m.id.as_str());
            let (days, ..) = self.carried.period.as_ref()?;
            (same && spoken.attach.is_aside(mention)).then_some(*days)
        };
        let whole = before().or_else(spoken_of)?;
        let moved = days.shift_years(whole.from().year() - days.from().year())?;
        (whole.from() <= moved.from() && moved.until() <= whole.until()).then_some(moved)
    }

    /// The period of the whole that a figure is listed as a part of.
    pub(super) fn period_of_whole(&self, whole: usize) -> Option<Stated> {
        let whole = self.claims.get(whole)?;
        let known = whole.period.zip(whole.basis).zip(whole.period_text.clone());
        known.map(|((days, basis), words)| (days, basis, words))
    }
}
