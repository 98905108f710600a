//! Figures that cannot both be what they were taken for: nobody contradicts himself in one sentence.
//!
//! Where a sentence seems to give one measure two levels at once, the second is of something the vocabulary does not know (`the
//! council employs 8,100 people, 340 of them part-time`). Such a claim is left without its measure rather than guessed at.

use crate::claim::{Claim, Kind};
use crate::quantity::Bound;

/// Takes from each claim of a sentence the measure that an earlier one has with another figure for the same time.
///
/// `compared` are the claims that others of the sentence are compared with; of some other time, even where none is said.
pub(super) fn leave_out(claims: &mut [Claim], compared: &[usize]) {
    for at in 1..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut() else {
            continue;
        };
        // What is counted is taken to be so many on the day it is told.
        let counted = claim.unit.as_ref().is_none_or(|unit| {
            let amount = unit.currency().is_some() || unit.is_percent();
            !amount
        });
        if claim.period.is_none() && !counted && compared.contains(&at) {
            continue;
        }
        if before.iter().any(|first| contradicts(first, claim)) {
            claim.measure = None;
            claim.of = None;
        }
    }
}

/// Whether two claims give one thing two different levels at one time.
fn contradicts(first: &Claim, second: &Claim) -> bool {
    let told = |c: &Claim| matches!(c.kind, Kind::Level | Kind::Change);
    let plain = |c: &Claim| told(c) && c.restates.is_none() && c.part.is_none();
    let alike = first.measure.is_some()
        && first.measure == second.measure
        && first.kind == second.kind
        && first.of == second.of
        && first.reckoned == second.reckoned
        && first.told == second.told
        && first.parties == second.parties
        && (first.unit == second.unit || first.unit.is_none() || second.unit.is_none())
        && first.partial == second.partial
        && first.modality == second.modality
        && first.period == second.period;
    let exact = |c: &Claim| c.figure.bound == Bound::Plain;
    let apart = match exact(first) && exact(second) {
        true => !first.likely().meets(&second.likely()),
        false => !first.certain().meets(&second.certain()),
    };
    alike && plain(first) && plain(second) && apart
}
