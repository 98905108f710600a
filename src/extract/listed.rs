//! Parts of figures and of wholes as claims: a part that names no measure of its own is of the whole's (`including $72 million of
//! grain`, of exports), and knows which claim it is a part of.

use super::attach::Topic;
use super::figure::{Found, is_held_against};
use super::line::Line;
use crate::claim::{Claim, Kind, Part, SOME_OF_IT};
use crate::lexicon::{Measure, Role};
use crate::quantity::Decimal;
use std::sync::Arc;

/// Lets a part without a measure be of what its whole is of; whether it did.
pub(super) fn name_part(
    topic: &mut Topic,
    whole: Option<&Claim>,
    thing: impl FnOnce() -> Option<Arc<str>>,
) -> bool {
    let Some(whole) = whole.filter(|w| topic.measure.is_none() && w.of.is_none()) else {
        return false;
    };
    let (Some(measure), Some(thing)) = (&whole.measure, thing()) else {
        return false;
    };
    topic.measure = Some(measure.clone());
    topic.scope = Some(thing);
    true
}

/// Lets a part that goes to one partner be of what its whole is of: `Exports came to $3.3 billion, including $1.3 billion to
/// Switzerland`; whether it did.
pub(super) fn name_partner(
    topic: &mut Topic,
    whole: Option<&Claim>,
    to_partner: impl FnOnce() -> bool,
) -> bool {
    let of_all = |w: &&Claim| w.of.is_none() && w.parties.len() < 2 && w.measure.is_some();
    let whole = whole.filter(|_| topic.measure.is_none()).filter(of_all);
    let Some(whole) = whole.filter(|_| to_partner()) else {
        return false;
    };
    topic.measure.clone_from(&whole.measure);
    true
}

/// Ties the parts listed in a sentence to the claims that they are parts of.
///
/// `made` says which claim each figure became. A list of which a member became none, or is of another measure, is not all of it.
pub(super) fn tie(
    claims: &mut [Claim],
    figures: &[Found],
    made: &[Option<usize>],
    measures: &[Measure],
) {
    for (at, found) in figures.iter().enumerate() {
        let Some(listed) = found.listed else { continue };
        let claim_of = |figure: usize| made.get(figure).copied().flatten();
        let (Some(part), Some(whole)) = (claim_of(at), claim_of(listed.whole)) else {
            continue;
        };
        let fits = |figure: usize| {
            claim_of(figure).is_some_and(|part| is_part(&claims[part], &claims[whole], measures))
        };
        if !fits(at) {
            continue;
        }
        let mut others = (figures.iter().enumerate())
            .filter(|(_, f)| f.listed.is_some_and(|l| l.whole == listed.whole))
            .map(|(figure, _)| figure);
        let all = listed.all && others.all(fits);
        let of = claims[whole].id.clone();
        // `Out of 445 million of machinery, farm machinery was a fifth, or 89 million`: what it is of names the whole, not all.
        let (one, other) = (&claims[part], &claims[whole]);
        let alike = one.measure.is_some()
            && one.measure == other.measure
            && one.of == other.of
            && one.parties == other.parties
            && one.period == other.period;
        if alike {
            claims[part].of = Some(SOME_OF_IT.into());
            claims[part].partial = true;
        }
        claims[part].part = Some(Arc::new(Part { of, all }));
    }
}

/// `through the four quarters: £618m, £638m and £670m`: amounts of one list, told of one thing and time, are each of some of it.
pub(super) fn part_lists(
    claims: &mut [Claim],
    line: &Line<'_>,
    figures: &[Found],
    made: &[Option<usize>],
) {
    let claim_of = |figure: usize| made.get(figure).copied().flatten();
    let mut some = Vec::new();
    for at in 1..figures.len() {
        let (Some(first), Some(second)) = (claim_of(at - 1), claim_of(at)) else {
            continue;
        };
        let (one, other) = (&claims[first], &claims[second]);
        // `220 million or 101 billion`: one amount said twice.
        let mut gap = figures[at - 1].hedged.end..figures[at].hedged.start;
        let listed = figures[at].follows
            && !gap.any(|at| line.is(at, Role::Or))
            && one.kind == Kind::Level
            && one.kind == other.kind
            && one.measure.is_some()
            && one.measure == other.measure
            && one.of == other.of
            && one.parties == other.parties
            && one.period == other.period
            && one.figure.value != other.figure.value;
        if listed {
            some.extend([first, second]);
        }
    }
    for claim in some {
        claims[claim].of = Some(SOME_OF_IT.into());
        claims[claim].partial = true;
    }
}

/// `Three regions recorded 145,864 cases: Calabarzon with 58,112, Central Luzon with 46,830`: lesser figures behind a colon, told of the
/// same thing and time as the one before it, are each of some of it.
pub(super) fn part_behind_colon(
    claims: &mut [Claim],
    line: &Line<'_>,
    figures: &[Found],
    made: &[Option<usize>],
) {
    // `10.18 billion (previous year: 9.42 billion)` sets nothing out.
    let colon = |two: &[Found]| {
        let gap = two[0].hedged.end..two[1].hedged.start;
        let holds = |mark| gap.clone().any(|at| line.is_mark(at, mark));
        holds(':') && !holds('(')
    };
    let Some(last) = figures.windows(2).position(colon) else {
        return;
    };
    // `Income was 5.94 million, compared with 5.6 in 2022: 3.15 million …` goes on about what is compared.
    let compared = |at: &usize| is_held_against(line, &figures[*at]);
    let total = (0..=last).rev().find(|at| !compared(at)).unwrap_or(last);
    tie_to_total(claims, line, figures, made, total, last + 1);
    let claim_of = |figure: usize| made.get(figure).copied().flatten();
    let before = (0..=last).rev().filter_map(claim_of);
    let level = |at: &usize| claims[*at].kind == Kind::Level && claims[*at].measure.is_some();
    let Some(whole) = before.into_iter().find(level) else {
        return;
    };
    for at in (last + 1..figures.len()).filter_map(claim_of) {
        let (part, of) = (&claims[at], &claims[whole]);
        let alike = part.kind == of.kind
            && part.measure == of.measure
            && part.unit == of.unit
            && part.of == of.of
            && part.parties == of.parties
            && part.period == of.period
            && part.modality == of.modality;
        if alike && part.figure.value < of.figure.value && part.restates.is_none() {
            claims[at].of = Some(SOME_OF_IT.into());
            claims[at].partial = true;
        }
    }
}

/// The least part of a total that figures come to which set it out: those that come to less leave something unsaid.
const SET_OUT: Decimal = Decimal::from_parts(9, 0, 0, false, 1);

/// `1.02 billion tonnes were carried: 710 million by rail and 310 million by road`: all figures from the colon on, where `first` stands,
/// the last one behind `and`, in the unit of the total before it.
fn tie_to_total(
    claims: &mut [Claim],
    line: &Line<'_>,
    figures: &[Found],
    made: &[Option<usize>],
    total: usize,
    first: usize,
) {
    let parts: Option<Vec<usize>> = made.get(first..).and_then(|m| m.iter().copied().collect());
    let (Some(whole), Some(parts)) = (made[total], parts) else {
        return;
    };
    let (Some(of), [.., before, last]) = (claims.get(whole), &figures[first..]) else {
        return;
    };
    let mut gap = before.hedged.end..last.hedged.start;
    let closes = gap.any(|at| line.is(at, Role::And));
    let plain = |claim: &Claim| {
        claim.kind == Kind::Level
            && claim.unit == of.unit
            && claim.restates.is_none()
            && claim.part.is_none()
            && (claim.period == of.period || claim.period.is_none())
            && claim.value() < of.value()
    };
    let mut values = parts.iter().map(|at| claims[*at].value());
    let sum = values.try_fold(Decimal::ZERO, Decimal::checked_add);
    let least = of.value().checked_mul(SET_OUT);
    let enough = sum.zip(least).is_some_and(|(sum, least)| sum > least);
    let counted = of.kind == Kind::Level && of.unit.is_some() && of.restates.is_none();
    if !(counted && closes && enough && parts.iter().all(|at| plain(&claims[*at]))) {
        return;
    }
    let of = of.id.clone();
    for at in parts {
        claims[at].part = Some(Arc::new(Part {
            of: of.clone(),
            all: true,
        }));
    }
}

/// What sets a figure apart that the sentence adds up from the two before it.
const TOGETHER: &str = "together";

/// `26,400 Brazilians visited India and 15,600 Indians came to Brazil: a total of 42 thousand`: the sum of two that are not of one
/// thing is of neither.
pub(super) fn set_sums_apart(claims: &mut [Claim], made: &[Option<usize>]) {
    for three in made.windows(3) {
        let &[Some(first), Some(second), Some(sum)] = three else {
            continue;
        };
        let (one, other, all) = (&claims[first], &claims[second], &claims[sum]);
        let alike = |claim: &Claim| claim.measure == all.measure && claim.kind == all.kind;
        let apart = one.parties != other.parties || one.of != other.of;
        let levels = all.kind == Kind::Level && all.measure.is_some() && all.reckoned.is_none();
        let added = (one.figure.value.checked_add(other.figure.value)) == Some(all.figure.value);
        let whole = one.parties == all.parties || other.parties == all.parties;
        if levels && alike(one) && alike(other) && apart && added && whole {
            claims[sum].reckoned = Some(TOGETHER.into());
        }
    }
}

/// Whether a claim can be a part of another by what they are of: one measure, a measure that is part of it, or none that the
/// rules know.
pub(super) fn is_part(part: &Claim, whole: &Claim, measures: &[Measure]) -> bool {
    let known = |id: &Arc<str>| measures.iter().find(|m| *m.id == **id);
    let mut measure = part.measure.as_ref().and_then(known);
    let wanted = whole.measure.as_deref();
    let mut steps = 0;
    while let Some(at) = measure {
        // A chain of parts is short; one that runs in a circle must end too.
        if wanted == Some(at.id.as_str()) || steps > 8 {
            return true;
        }
        measure = at
            .part_of
            .as_ref()
            .and_then(|id| measures.iter().find(|m| m.id == *id));
        steps += 1;
    }
    let free = part.measure.as_ref().and_then(known).is_none();
    free && part.kind == whole.kind && part.restates.is_none()
}
