//! Growth and the levels it is told beside: worked out from what was before (`The average wage was 918,000. In 2023 it was 862,000, so
//! the increase was 6.5 percent.`), or told right behind.

use super::{Reading, Spoken, Stated, Told};
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::{Measure, Role, SenseSet};

/// The most tokens from a comma to the change behind it.
const LED: usize = 4;

impl Reading<'_> {
    /// The period of a change that comes of the figure before it in the sentence, which looks back a year: that of the figure told
    /// before the two, which it leads to.
    pub(super) fn period_of_outcome(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
    ) -> Option<Stated> {
        let line = spoken.attach.line;
        let change = told.kind == Kind::Change && told.modality == Modality::Actual;
        if !change || !line.holds(SenseSet::role(Role::Therefore)) {
            return None;
        }
        let base = told.at.checked_sub(1)?;
        let mut gap = spoken.attach.figures[base].hedged.end..told.found.hedged.start;
        let base = &self.claims[spoken.claim_of(base)?];
        let level = |claim: &Claim| claim.kind == Kind::Level && claim.measure == base.measure;
        let year_later = base.period?.shift_years(1)?;
        let dated = |at: usize| {
            let periods = spoken.attach.periods.iter();
            periods.into_iter().any(|p| p.tokens.contains(&at))
        };
        let follows = gap.clone().any(|at| line.is(at, Role::Therefore));
        if !level(base) || base.measure.is_none() || !follows || gap.any(dated) {
            return None;
        }
        let leads_to = |claim: &Claim| {
            level(claim) && claim.period == Some(year_later) && claim.parties == base.parties
        };
        let here = self.claims.iter().find(|claim| leads_to(claim));
        let now = here.or_else(|| self.remembered.told_last(leads_to))?;
        Some((year_later, now.basis?, now.period_text.clone()?))
    }

    /// `12,600 Egyptians visited Serbia, forty percent more than in 2023`: the level that a change right behind a comma led to.
    pub(super) fn level_it_led_to(
        &self,
        spoken: &Spoken<'_, '_>,
        at: usize,
        measure: Option<&Measure>,
    ) -> Option<&Claim> {
        let line = spoken.attach.line;
        let level = at.checked_sub(1)?;
        let end = spoken.attach.figures[level].tokens.end;
        let start = spoken.attach.figures[at].hedged.start;
        let comma = (end..start).rev().find(|at| line.is_mark(*at, ','))?;
        let level = &self.claims[spoken.claim_of(level)?];
        let same = level.kind == Kind::Level && level.measure.as_deref() == Some(&*measure?.id);
        let near = start - comma <= LED && !(comma..start).any(|at| line.is(at, Role::And));
        (same && near).then_some(level)
    }
}
