//! Claims that say again what another one tells.

use super::super::{Reading, Spoken};
use crate::claim::{Claim, Kind};
use crate::extract::converted::{amount_told, says_again};

impl Reading<'_> {
    /// Notes the amount that a sentence told, which the next one may say again.
    pub(in crate::extract::reading) fn note_amount(&mut self, paragraph: usize) {
        let now = self.carried.period.as_ref().map(|(days, ..)| *days);
        let told = amount_told(&self.claims, now).cloned();
        self.amount = told.map(|told| (told, paragraph));
    }

    /// Makes a claim of figure `at` tell again what the claim `restates` of its sentence tells, or the amount of the sentence before.
    pub(super) fn say_again(
        &self,
        spoken: &Spoken<'_, '_>,
        at: usize,
        restates: Option<usize>,
        claim: &mut Claim,
    ) {
        if let Some(first) = restates.and_then(|i| self.claims.get(i)) {
            restate(claim, first);
        }
        if let Some((first, paragraph)) = self.amount.as_ref().filter(|_| at == 0)
            && *paragraph == spoken.sentence.paragraph()
            && says_again(spoken.attach, &spoken.attach.figures[at], first)
        {
            restate(claim, first);
        }
    }

    /// `sales, excluding fuel, rose to £3,418m (last year: £3,276m)`: a level in brackets is set apart as the one before them is.
    pub(super) fn set_apart_in_brackets(
        &self,
        spoken: &Spoken<'_, '_>,
        at: usize,
        claim: &mut Claim,
    ) {
        if claim.kind != Kind::Level || claim.reckoned.is_some() {
            return;
        }
        let told = spoken.attach.bracketed_behind(at);
        let told = told.and_then(|before| spoken.claim_of(before));
        let told = told.map(|before| &self.claims[before]);
        if let Some(told) = told.filter(|told| told.kind == Kind::Level) {
            claim.reckoned.clone_from(&told.reckoned);
        }
    }
}

/// Makes a claim tell again what the first one tells.
fn restate(claim: &mut Claim, first: &Claim) {
    claim.restates = Some(first.id.clone());
    // A share says how much its part is, and is of the whole.
    if claim.kind != Kind::Share {
        claim.speak_of(first);
        claim.kind = first.kind;
    }
    claim.stand_in_time_of(first);
}
