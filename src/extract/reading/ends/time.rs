//! Levels that a change lies between are of two times.

use crate::claim::Ends;
use crate::extract::reading::Reading;
use crate::period::Basis;
use std::sync::Arc;

impl Reading<'_> {
    /// `Last year's revenue was 1.46 billion, 2.2 times that of 2022 (660 million)`, in a text that only this dates: two levels that a
    /// change lies between are of no one time, so that of the one whose year was inferred is unknown.
    pub(super) fn part_in_time(&mut self, ends: &Ends) {
        let told = |id: &Option<Arc<str>>| {
            let id = id.as_ref()?;
            self.claims.iter().position(|claim| claim.id == *id)
        };
        let Some((from, to)) = told(&ends.from).zip(told(&ends.to)) else {
            return;
        };
        let same = self.claims[from].period == self.claims[to].period;
        for at in [from, to] {
            if same && self.claims[at].basis == Some(Basis::Inferred) {
                let claim = &mut self.claims[at];
                (claim.period, claim.basis, claim.period_text) = (None, None, None);
            }
        }
    }
}
