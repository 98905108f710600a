//! Parts that look like their whole: two figures of one document that disagree by just what is told beside the smaller one.
//!
//! `Group revenue was £6,214m. UK revenue came to £4,390m and international revenue to £1,824m`: what the words name each part by need
//! not be known, the sum says that both are parts. Such a disagreement is worth a note, and no alarm.

use super::context::{Context, Violation};
use crate::claim::{Claim, Kind};
use crate::quantity::Decimal;
use crate::rules::Severity;

/// The most figures that make up what is missing.
const PARTS: usize = 3;

/// How many figures away from a part the others may begin.
const BESIDE: usize = 6;

/// Turns alarms about a whole and some of its parts into notes.
pub(super) fn soften(context: &Context, violations: &mut [Violation]) {
    for violation in violations {
        if violation.severity == Severity::Note {
            continue;
        }
        if let [one, other] = *violation.tuple.as_slice()
            && is_part(context, one, other)
        {
            violation.severity = Severity::Note;
        }
    }
}

/// Whether the smaller of two figures and some told right before or behind it come to the greater.
fn is_part(context: &Context, one: u32, other: u32) -> bool {
    if context.is_reference(one) || context.is_reference(other) {
        return false;
    }
    let value = |at: u32| context.claim(at).value();
    let (part, whole) = match value(one) < value(other) {
        true => (one, other),
        false => (other, one),
    };
    let all = context.claim(whole);
    let alike = |claim: &Claim| {
        claim.place.doc == context.claim(part).place.doc
            && claim.kind == Kind::Level
            && claim.unit == all.unit
            && claim.modality == all.modality
            && claim.restates.is_none()
            && claim.value() > Decimal::ZERO
    };
    // What two documents tell differently is no slip of words.
    let here = all.place.doc == context.claim(part).place.doc;
    if !here || !alike(context.claim(part)) || all.kind != Kind::Level || all.unit.is_none() {
        return false;
    }
    let side = |step: isize| {
        (1..=BESIDE as isize)
            .map_while(move |away| {
                let at = isize::try_from(part).ok()?.checked_add(away * step)?;
                let at = u32::try_from(at).ok()?;
                ((at as usize) < context.said).then_some(at)
            })
            .filter(move |at| *at != whole)
            .map(|at| &**context.claim(at))
            .filter(|claim| alike(claim))
            .take(PARTS)
    };
    adds_up(all, context.claim(part), side(1)) || adds_up(all, context.claim(part), side(-1))
}

/// Whether a part and the first of others, however many, come to a whole within what all were rounded to.
fn adds_up<'c>(whole: &Claim, part: &Claim, others: impl Iterator<Item = &'c Claim>) -> bool {
    let mut sum = part.value();
    let mut steps = whole.figure.step + part.figure.step;
    for other in others {
        let (Some(more), Some(wider)) = (
            sum.checked_add(other.value()),
            steps.checked_add(other.figure.step),
        ) else {
            return false;
        };
        (sum, steps) = (more, wider);
        if (whole.value() - sum).abs() * Decimal::TWO <= steps {
            return true;
        }
    }
    false
}
