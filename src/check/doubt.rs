//! Doubt: figures so far apart that they are sooner of different things than wrong.
//!
//! Who gets a figure wrong changes a digit, takes millions for billions or one money for another, and what comes of that looks like
//! the right figure still. Where two figures are several times apart and have nothing in common, one of them was mostly said of a
//! part, a place or a month that its words do not name plainly enough: that is worth a note, and no alarm.

use super::context::{Context, Violation};
use super::subject::digits_of;
use crate::claim::{Claim, Kind};
use crate::quantity::{Atom, Decimal};
use crate::rules::Severity;
use crate::rules::expr::Relation;

/// How many times one figure is the other, from which on they are in doubt.
const FAR: u32 = 3;

/// How many times it is, from which on hardly any part is so small: somebody took one scale or one money for another.
const TOO_FAR: u32 = 30;

/// How near to a power of ten a slip of the scale is, as a part of it.
const NEAR: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Turns alarms in doubt into notes.
pub(super) fn soften(context: &Context, violations: &mut [Violation]) {
    for violation in violations {
        if violation.severity == Severity::Note {
            continue;
        }
        if is_doubtful(context, violation) {
            violation.severity = Severity::Note;
            violation.doubtful = true;
        } else if grew_in_other_money(context, &violation.tuple) {
            violation.severity = Severity::Note;
        }
    }
}

fn is_doubtful(context: &Context, violation: &Violation) -> bool {
    let tuple = &violation.tuple;
    let claims = || tuple.iter().map(|at| &**context.claim(*at));
    let comparable = match violation.comparison.relation {
        Relation::Equal => true,
        Relation::AtMost | Relation::AtLeast => violation.rule.expect.is_plain(),
        _ => false,
    };
    // Reference data say themselves what they are of, and so does whoever says one figure twice.
    let tied = tuple.iter().any(|at| context.is_reference(*at))
        || claims()
            .any(|c| c.restates.is_some() && claims().any(|o| c.restates.as_ref() == Some(&o.id)));
    if !comparable || tied || claims().all(dates_itself) {
        return false;
    }
    let sides = (violation.comparison.left.point).zip(violation.comparison.right.point);
    let Some(times) = sides.and_then(|(left, right)| times(left, right)) else {
        return false;
    };
    if times < Decimal::from(FAR) || times > Decimal::from(TOO_FAR) {
        return false;
    }
    match tuple.as_slice() {
        [one, other] => {
            let (one, other) = (context.claim(*one), context.claim(*other));
            is_amount(one) && is_amount(other) && !look_alike(one, other)
        }
        _ => claims().any(is_amount) && !is_slip(times),
    }
}

/// How many claims of a document a sentence's other ones stand next to.
const BESIDE: u32 = 4;

/// Whether a rate of growth was told beside amounts in another money than those it is held against: in forints trade may well have
/// grown faster than in euros.
fn grew_in_other_money(context: &Context, tuple: &[u32]) -> bool {
    let money = |at: u32| {
        let claim = context.claim(at);
        let level = claim.kind == Kind::Level;
        claim.unit.as_ref().filter(|_| level)?.currency()
    };
    let Some(told) = tuple.iter().find_map(|at| money(*at)) else {
        return false;
    };
    tuple.iter().any(|at| {
        let claim = context.claim(*at);
        if claim.kind != Kind::Change || context.is_reference(*at) {
            return false;
        }
        let last = (at + BESIDE).min(
            u32::try_from(context.said)
                .unwrap_or(u32::MAX)
                .saturating_sub(1),
        );
        let beside = (at.saturating_sub(BESIDE)..=last).filter(|other| {
            let other = context.claim(*other);
            other.place.doc == claim.place.doc && other.quote.text == claim.quote.text
        });
        let mut moneys = beside.filter_map(money).peekable();
        moneys.peek().is_some() && moneys.all(|other| other != told)
    })
}

/// Whether the sentence of a claim says itself of which time it is: who names the measure and the time leaves little to doubt.
fn dates_itself(claim: &Claim) -> bool {
    let words = claim.period_text.as_deref();
    words.is_some_and(|words| claim.quote.text.contains(words))
}

/// Whether a claim tells how much there is of something: rates may well be several times one another.
fn is_amount(claim: &Claim) -> bool {
    let ratio = |atom: &Atom| matches!(atom, Atom::Percent | Atom::PercentagePoint | Atom::Times);
    claim.kind == Kind::Level && !claim.unit.as_ref().is_some_and(|unit| ratio(&unit.of))
}

/// How many times the one is the other, the greater by the smaller; `None` across zero.
fn times(one: Decimal, other: Decimal) -> Option<Decimal> {
    if one.is_sign_negative() != other.is_sign_negative() {
        return None;
    }
    let (one, other) = (one.abs(), other.abs());
    one.max(other).checked_div(one.min(other))
}

/// Whether a figure looks like another one got wrong: by its scale or money alone, or by one digit of those that both are told by.
fn look_alike(one: &Claim, other: &Claim) -> bool {
    let (one, other) = (one.figure.value, other.figure.value);
    if times(one, other).is_some_and(is_slip) {
        return true;
    }
    let (one, other) = (digits_of(one), digits_of(other));
    let told = one.len().min(other.len());
    told > 1 && strsim::osa_distance(&one[..told], &other[..told]) < 2
}

/// Whether so many times is a power of ten, as near as figures are told.
fn is_slip(mut times: Decimal) -> bool {
    while times > Decimal::TEN * (Decimal::ONE - NEAR) {
        times /= Decimal::TEN;
    }
    (times - Decimal::ONE).abs() <= NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_are_slips() {
        for (times, slip) in [
            ("1000", true),
            ("980", true),
            ("104", true),
            ("1300", false),
            ("10", true),
            ("5.4", false),
            ("1000000", true),
        ] {
            assert_eq!(is_slip(times.parse().unwrap()), slip, "{times}");
        }
    }
}
