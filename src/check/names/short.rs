//! Short names across documents: `Tobol` in one is `Tobol Cable` in another.
//!
//! Many a daughter is named like its parent with a word more, so a name alone proves nothing. What they tell does: where two names,
//! one of which begins with all of the other, are told one and the same figure of one measure and period, and no more figures that
//! differ, they are one company's. No document names one company by two names and tells figures of both.

use crate::claim::{Claim, Kind, Modality};
use crate::period::Period;
use crate::quantity::Unit;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What two figures have to share so that they must be one.
#[derive(PartialEq, Eq, Hash)]
struct Subject<'a> {
    measure: &'a str,
    of: Option<&'a str>,
    reckoned: Option<&'a str>,
    unit: Option<&'a Unit>,
    period: Period,
}

/// The names to be replaced, each with the longer one that stands for it.
pub(super) fn same(
    claims: &[Arc<Claim>],
    names: &BTreeSet<&Arc<str>>,
) -> FxHashMap<Arc<str>, Arc<str>> {
    let mut known: FxHashMap<Arc<str>, Arc<str>> = FxHashMap::default();
    let lower: Vec<(String, &Arc<str>)> = names
        .iter()
        .map(|name| (name.to_lowercase(), *name))
        .collect();
    for (short, name) in &lower {
        let mut longer: Vec<&(String, &Arc<str>)> = (lower.iter())
            .filter(|(long, _)| begins_with(long, short))
            .filter(|(_, long)| are_one(claims, name, long))
            .collect();
        longer.sort_by_key(|(long, _)| long.len());
        // Two longer names that go on differently leave open which of them is meant.
        let one_line = longer
            .windows(2)
            .all(|two| begins_with(&two[1].0, &two[0].0));
        if let Some((_, long)) = longer.last().filter(|_| one_line) {
            known.insert(Arc::clone(name), Arc::clone(long));
        }
    }
    // What stands for a name may itself be short for another.
    let ends: Vec<(Arc<str>, Arc<str>)> = known
        .keys()
        .map(|name| {
            let mut end = name;
            while let Some(longer) = known.get(end) {
                end = longer;
            }
            (Arc::clone(name), Arc::clone(end))
        })
        .collect();
    ends.into_iter().collect()
}

/// Whether a name begins with all the words of a shorter one.
fn begins_with(long: &str, short: &str) -> bool {
    (long.strip_prefix(short)).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether what is told of two names shows that they are one company's.
fn are_one(claims: &[Arc<Claim>], short: &Arc<str>, long: &Arc<str>) -> bool {
    let of = |name: &Arc<str>| {
        let name = Arc::clone(name);
        claims
            .iter()
            .filter(move |c| matches!(c.parties.as_slice(), [one] if *one == name))
    };
    let there: FxHashSet<&Arc<str>> = of(long).map(|c| &c.place.doc).collect();
    if of(short).any(|c| there.contains(&c.place.doc)) {
        return false;
    }
    let mut told: FxHashMap<Subject<'_>, Vec<&Claim>> = FxHashMap::default();
    for claim in of(short) {
        if let Some(subject) = subject(claim) {
            told.entry(subject).or_default().push(claim);
        }
    }
    let (mut alike, mut apart) = (0, 0);
    for claim in of(long) {
        let same = subject(claim).and_then(|subject| told.get(&subject));
        for other in same.into_iter().flatten() {
            match claim.likely().meets(&other.likely()) {
                true if is_telling(claim) && is_telling(other) => alike += 1,
                true => {}
                false => apart += 1,
            }
        }
    }
    alike > 0 && alike >= apart
}

/// What a figure is of, if another of the same must be the same figure.
fn subject(claim: &Claim) -> Option<Subject<'_>> {
    if claim.kind != Kind::Level || claim.modality != Modality::Actual || claim.partial {
        return None;
    }
    Some(Subject {
        measure: claim.measure.as_deref()?,
        of: claim.of.as_deref(),
        reckoned: claim.reckoned.as_deref(),
        unit: claim.unit.as_ref(),
        period: claim.period?,
    })
}

/// Whether a figure has two digits or more before its zeros, so that two companies hardly share it.
fn is_telling(claim: &Claim) -> bool {
    let mut digits = claim.value().mantissa().unsigned_abs();
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits >= 10
}
