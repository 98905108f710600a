//! Growth worked out from what was before: `The average wage was 918,000. In 2023 it was 862,000, so the increase was 6.5 percent.`

use super::{Reading, Spoken, Stated, Told};
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::{Role, SenseSet};

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
}
