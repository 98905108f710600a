//! Claims that say again what another one tells.

use super::super::{Reading, Spoken};
use crate::claim::{Claim, Kind};
use crate::extract::converted::{amount_told, says_again};
use crate::extract::mention::MentionKind;
use crate::lexicon::{Measure, Owner, Role};
use crate::period::{Basis, Period};
use crate::quantity::Decimal;

/// How many times the figure of the year before another one is at most.
const NEAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// By how much a growth may miss that of the two figures it stands beside.
const SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

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

    /// `Exports rose by 8.2% (from $12.2 billion)`: what stands in brackets as where a change began is of the same days a year before.
    pub(super) fn stand_where_it_began(
        &self,
        spoken: &Spoken<'_, '_>,
        at: usize,
        claim: &mut Claim,
    ) {
        let (line, figures) = (spoken.attach.line, spoken.attach.figures);
        let Some(before) = at.checked_sub(1) else {
            return;
        };
        let (open, start) = (figures[before].hedged.end, figures[at].hedged.start);
        let led = line.role_before(start, Role::From) == Some(open + 1);
        if !led || !line.is_mark(open, '(') || claim.kind != Kind::Level {
            return;
        }
        let change = spoken.claim_of(before).map(|told| &self.claims[told]);
        let yearly = change.filter(|told| {
            told.kind == Kind::Change && told.reckoned.is_none() && told.period == claim.period
        });
        if yearly.is_some() {
            stand_year_before(claim, claim.period);
        }
    }

    /// `EBITDA $64m ($62m)`: beside a company's figure, a bare one in brackets is that of the year before.
    pub(super) fn stand_a_year_before(
        &self,
        spoken: &Spoken<'_, '_>,
        at: usize,
        measure: Option<&Measure>,
        claim: &mut Claim,
    ) {
        let (line, figures) = (spoken.attach.line, spoken.attach.figures);
        let Some(before) = at.checked_sub(1) else {
            return;
        };
        let (first, found) = (&figures[before], &figures[at]);
        let open = first.hedged.end;
        let bare = line.is_mark(open, '(') && open + 1 == found.hedged.start;
        let alone = bare && line.is_mark(found.hedged.end, ')');
        // `8.1 million tonnes (7.8 million, +3.8%)`: how much more it is says the same.
        let grown = || {
            let change = figures.get(at + 1).filter(|next| {
                let behind = line.is_mark(found.hedged.end, ',');
                let near = next.tokens.start <= found.hedged.end + 2;
                behind && near && next.kind == MentionKind::Percent
            });
            change.is_some_and(|change| {
                let by = change.figure.value.checked_div(Decimal::ONE_HUNDRED);
                let ratio = first.figure.value.checked_div(found.figure.value);
                let grown = ratio.and_then(|ratio| ratio.checked_sub(Decimal::ONE));
                grown
                    .zip(by)
                    .is_some_and(|(grown, by)| grown.abs().saturating_sub(by.abs()).abs() <= SLACK)
            })
        };
        let company = measure.is_some_and(|m| m.owner == Owner::Organisation);
        let told = alone && company || bare && measure.is_some() && grown();
        let Some(told) = spoken.claim_of(before).filter(|_| told) else {
            return;
        };
        let told = &self.claims[told];
        let alike = told.kind == claim.kind
            && told.measure == claim.measure
            && told.unit == claim.unit
            && told.period == claim.period
            && told.modality == claim.modality;
        let (one, other) = (told.figure.value.abs(), claim.figure.value.abs());
        let near = one.min(other).saturating_mul(NEAR) >= one.max(other);
        if claim.kind == Kind::Level && claim.restates.is_none() && alike && near {
            stand_year_before(claim, told.period);
        }
    }
}

/// Lets a claim be of the same days a year before.
fn stand_year_before(claim: &mut Claim, days: Option<Period>) {
    claim.period = days.and_then(|days| days.shift_years(-1));
    claim.basis = claim.period.map(|_| Basis::Inferred);
    claim.period_text = None;
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
