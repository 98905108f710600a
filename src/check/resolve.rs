//! One cause, one finding: of all the violations that a wrong figure brings about, the one that tells of it best.

use super::context::{Context, Violation};
use super::finding::Verdict;
use super::shifted;
use super::told::Told;
use crate::rules::Severity;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Settles which violations are told, and which claim of each is the odd one out.
pub(super) fn resolve<'a>(
    context: &Context,
    mut violations: Vec<Violation<'a>>,
) -> Vec<Violation<'a>> {
    let mut seen: FxHashMap<u32, usize> = FxHashMap::default();
    for violation in violations.iter().filter(|v| v.severity > Severity::Note) {
        // Where the odd one out is known, the others are no suspects.
        match &violation.odd {
            Some(odd) => *seen.entry(*odd).or_default() += 1,
            None => {
                for &at in &violation.tuple {
                    *seen.entry(at).or_default() += 1;
                }
            }
        }
    }
    for violation in &mut violations {
        if violation.odd.is_none() {
            put_suspect_first(context, violation, &seen);
        }
    }
    violations.sort_by_key(|v| {
        (
            Reverse(v.severity),
            v.rule.rank,
            Reverse(v.verdict == Verdict::Conflict),
            v.tuple.clone(),
        )
    });
    let mut told = Told::default();
    let mut suspects: FxHashSet<u32> = FxHashSet::default();
    for violation in violations {
        if told.join(&violation) {
            continue;
        }
        let known = violation
            .tuple
            .iter()
            .chain(&violation.alike)
            .any(|at| suspects.contains(at));
        if known && !violation.rule.standalone {
            continue;
        }
        match violation.odd {
            _ if violation.rule.standalone => {}
            Some(odd) => {
                suspects.insert(odd);
                suspects.extend(&violation.alike);
            }
            None => suspects.extend(&violation.tuple),
        }
        told.tell(violation);
    }
    shifted::join(context, told.into_all())
}

/// The claims that findings tell of as wrong, or as one of those of which one is; what a note is about may well be right.
pub(super) fn suspects(told: &[Violation]) -> FxHashSet<u32> {
    let mut suspects = FxHashSet::default();
    for violation in told.iter().filter(|v| v.severity > Severity::Note) {
        match violation.odd {
            Some(odd) => {
                suspects.insert(odd);
                suspects.extend(&violation.alike);
            }
            None => suspects.extend(&violation.tuple),
        }
    }
    suspects
}

/// Puts the likeliest culprit first: the claim in most violations, then the one said last, then the first in place.
fn put_suspect_first(context: &Context, violation: &mut Violation, seen: &FxHashMap<u32, usize>) {
    let count = |at: &u32| seen.get(at).copied().unwrap_or(0);
    let suspect = violation
        .tuple
        .iter()
        .copied()
        .filter(|at| !context.is_reference(*at))
        .min_by_key(|at| (Reverse(count(at)), Reverse(context.claim(*at).said), *at));
    let Some(suspect) = suspect else { return };
    let most = count(&suspect);
    // A claim that breaks more than all others is known to be the odd one; the others are then in the clear.
    let alone = violation
        .tuple
        .iter()
        .filter(|at| count(at) == most)
        .count()
        == 1;
    if alone && most > 1 {
        violation.odd = Some(suspect);
    }
    if violation.tuple.len() == 2
        && violation.tuple[1] == suspect
        && violation.rule.expect.is_plain_equality()
    {
        violation.tuple.swap(0, 1);
        std::mem::swap(
            &mut violation.comparison.left,
            &mut violation.comparison.right,
        );
    }
}
