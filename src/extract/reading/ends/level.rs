//! What a tied change and its base take over from the level that the change comes to.

use super::super::Reading;
use crate::claim::{Ends, Kind};
use crate::extract::attach::Attach;
use crate::period::Basis;
use std::sync::Arc;

impl Reading<'_> {
    /// `45.1 thousand tonnes of copper, a gain of 6.6% on the first (42.3 thousand tonnes)`: a change that names no measure, and what it
    /// is a change from, are of what the level is of that it comes to.
    pub(super) fn name_by_end(&mut self, change: &Arc<str>, ends: &Ends) {
        let told = |id: &Arc<str>| self.claims.iter().position(|claim| claim.id == *id);
        let Some(to) = ends.to.as_ref().and_then(told) else {
            return;
        };
        let level = self.claims[to].clone();
        if level.kind != Kind::Level || level.measure.is_none() {
            return;
        }
        let from = ends.from.as_ref().and_then(told);
        let alike = |at: &usize| self.claims[*at].unit == level.unit;
        let ends = [told(change), from.filter(alike)];
        for at in ends.into_iter().flatten() {
            let claim = &mut self.claims[at];
            if claim.measure.is_none() && claim.kind != Kind::Share {
                claim.measure.clone_from(&level.measure);
                claim.of = claim.of.take().or_else(|| level.of.clone());
                claim.parties.clone_from(&level.parties);
            }
        }
    }

    /// `In the third quarter it was 8.1 million tonnes (7.8 million, +3.8%)`: what stands in brackets as the base of a growth is of the same
    /// days a year before.
    pub(super) fn stand_before(
        &mut self,
        attach: &Attach<'_>,
        made: &[Option<usize>],
        change: &Arc<str>,
        ends: &Ends,
    ) {
        let told = |id: &Arc<str>| self.claims.iter().position(|claim| claim.id == *id);
        let [Some(from), Some(to), Some(change)] =
            [ends.from.as_ref(), ends.to.as_ref(), Some(change)].map(|id| id.and_then(told))
        else {
            return;
        };
        let (base, level) = (&self.claims[from], &self.claims[to]);
        let figure = made.iter().position(|claim| *claim == Some(from));
        let bracketed = figure.is_some_and(|at| {
            let start = attach.figures[at].hedged.start;
            attach
                .brackets_around(start)
                .is_some_and(|inside| inside.start + 1 == start)
        });
        let one_time = base.period == level.period && base.period_text == level.period_text;
        let spans = base.period.is_some_and(|days| days.days() > 1);
        if bracketed && one_time && spans && self.claims[change].reckoned.is_none() {
            let base = &mut self.claims[from];
            base.period = base.period.and_then(|days| days.shift_years(-1));
            base.basis = base.period.map(|_| Basis::Inferred);
            base.period_text = None;
        }
    }
}
