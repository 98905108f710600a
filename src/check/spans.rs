//! Figures that one sentence tells of periods that follow one another: together they are the figure of all that time.
//!
//! `6.8 billion in July, 7.0 in August and 8.7 in September`, of exports that came to 21.6 billion in the third quarter.

use super::context::Context;
use super::sums::Added;
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::Nature;
use crate::period::Period;
use crate::quantity::Unit;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The fewest figures of a list: of two, `level/rest` tells.
const FEWEST: usize = 3;

/// By how many days a month is longer than another, or a quarter.
const LONGER: i32 = 4;

/// How many figures of the whole time a list is held against.
const WHOLES: usize = 4;

/// What figures must share to add up.
type Thing<'c> = (
    Option<&'c str>,
    &'c [Arc<str>],
    Option<&'c str>,
    Option<&'c str>,
    Option<&'c Unit>,
    Modality,
);

fn thing(claim: &Claim) -> Thing<'_> {
    (
        claim.measure.as_deref(),
        &claim.parties,
        claim.of.as_deref(),
        claim.reckoned.as_deref(),
        claim.unit.as_ref(),
        claim.modality,
    )
}

/// Every list with the figures that are told of all its time; of a party that nobody names, in its own document alone.
pub(super) fn spans(context: &Context) -> Vec<Added> {
    let mut lists = Vec::new();
    let mut list: Vec<u32> = Vec::new();
    for at in (0..context.said as u32).filter(|at| adds_up(context, context.claim(*at))) {
        let follows = list.last().is_some_and(|last| {
            let (before, claim) = (context.claim(*last), context.claim(at));
            let here = before.place.doc == claim.place.doc
                && Arc::ptr_eq(&before.quote.text, &claim.quote.text);
            here && thing(before) == thing(claim) && follow(before, claim)
        });
        if !follows {
            lists.push(std::mem::take(&mut list));
        }
        list.push(at);
    }
    lists.push(list);
    lists.retain(|list| list.len() >= FEWEST);
    if lists.is_empty() {
        return Vec::new();
    }
    let mut told: FxHashMap<(Thing<'_>, Period), Vec<u32>> = FxHashMap::default();
    for at in 0..context.said as u32 {
        let claim = context.claim(at);
        if let Some(days) = claim.period.filter(|_| adds_up(context, claim)) {
            told.entry((thing(claim), days)).or_default().push(at);
        }
    }
    let wholes = |list: &Vec<u32>| {
        let first = context.claim(list[0]);
        let last = list.last().map(|at| context.claim(*at));
        let from = first.period.map(|days| days.from());
        let until = last.and_then(|last| last.period).map(|days| days.until());
        let days = from
            .zip(until)
            .and_then(|(from, until)| Period::new(from, until));
        let known = days.and_then(|days| told.get(&(thing(first), days)));
        let here = |at: &u32| {
            let claim = context.claim(*at);
            !first.parties.is_empty() || claim.place.doc == first.place.doc
        };
        let wholes = known.into_iter().flatten().copied().filter(here);
        wholes.take(WHOLES).collect::<Vec<u32>>()
    };
    let all = lists.iter().flat_map(|list| {
        let wholes = wholes(list).into_iter();
        wholes.map(|whole| Added {
            whole: Some(whole),
            parts: list.clone(),
        })
    });
    all.collect()
}

/// Whether figures of a thing add up over time.
fn adds_up(context: &Context, claim: &Claim) -> bool {
    let measure = claim.measure.as_deref();
    let nature = measure.and_then(|measure| context.nature(measure, claim.reckoned.as_deref()));
    let listed = claim.part.as_ref().is_some_and(|part| part.all);
    claim.kind == Kind::Level
        && nature == Some(Nature::Flow)
        && claim.period.is_some()
        && claim.restates.is_none()
        && !claim.partial
        && !listed
}

/// Whether the period of one figure begins where that of the one before ends, and is about as long.
fn follow(before: &Claim, claim: &Claim) -> bool {
    let both = before.period.zip(claim.period);
    both.is_some_and(|(one, other)| {
        one.until() == other.from() && (one.days() - other.days()).abs() <= LONGER
    })
}
