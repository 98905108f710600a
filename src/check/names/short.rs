//! Short names across documents: `Tobol` in one is `Tobol Cable` in another.
//!
//! Many a daughter is named like its parent with a word more, so a name alone proves nothing. What they tell does: where two names,
//! one of which begins with all of the other, are told one and the same figure of one measure and period, and no more figures that
//! differ, they are one company's. No document names one company by two names and tells figures of both.

use crate::check::subject::{Subject, digits};
use crate::claim::{Claim, Kind, Modality};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The fewest digits before its zeros of a figure that two companies hardly share.
const DIGITS: u32 = 2;

/// The names to be replaced, each with the longer one that stands for it.
pub(super) fn same(
    claims: &[Arc<Claim>],
    names: &BTreeSet<&Arc<str>>,
) -> FxHashMap<Arc<str>, Arc<str>> {
    let mut known: FxHashMap<Arc<str>, Arc<str>> = FxHashMap::default();
    let mut lower: Vec<(String, &Arc<str>)> = names
        .iter()
        .map(|name| (name.to_lowercase(), *name))
        .collect();
    lower.sort_unstable();
    let told = by_name(claims);
    for (short, name) in &lower {
        // In order, all names that begin with one stand together.
        let begun = format!("{short} ");
        let from = lower.partition_point(|(long, _)| *long < begun);
        let mut longer: Vec<&(String, &Arc<str>)> = (lower.iter().skip(from))
            .take_while(|(long, _)| long.starts_with(&begun))
            .filter(|(_, long)| are_one(told_of(&told, name), told_of(&told, long)))
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

/// The claims of each name.
fn by_name(claims: &[Arc<Claim>]) -> FxHashMap<&str, Vec<&Claim>> {
    let mut told: FxHashMap<&str, Vec<&Claim>> = FxHashMap::default();
    for claim in claims {
        if let [name] = claim.parties.as_slice() {
            told.entry(name).or_default().push(claim);
        }
    }
    told
}

/// The claims of one name.
fn told_of<'t, 'a>(told: &'t FxHashMap<&str, Vec<&'a Claim>>, name: &str) -> &'t [&'a Claim] {
    told.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// Whether what is told of two names shows that they are one company's.
fn are_one(short: &[&Claim], long: &[&Claim]) -> bool {
    let there: FxHashSet<&Arc<str>> = long.iter().map(|c| &c.place.doc).collect();
    if short.iter().any(|c| there.contains(&c.place.doc)) {
        return false;
    }
    let mut told: FxHashMap<Subject<'_>, Vec<&Claim>> = FxHashMap::default();
    for claim in short {
        if let Some(subject) = subject(claim) {
            told.entry(subject).or_default().push(claim);
        }
    }
    let (mut alike, mut apart) = (0, 0);
    for claim in long {
        let same = subject(claim).and_then(|subject| told.get(&subject));
        for other in same.into_iter().flatten() {
            match claim.likely().meets(&other.likely()) {
                true if digits(claim).min(digits(other)) >= DIGITS => alike += 1,
                true => {}
                false => apart += 1,
            }
        }
    }
    alike > 0 && alike >= apart
}

/// What a figure is of, if another of the same must be the same figure.
fn subject(claim: &Claim) -> Option<Subject<'_>> {
    let fact = claim.kind == Kind::Level && claim.modality == Modality::Actual;
    Subject::of(claim).filter(|_| fact)
}
