//! A year that a document's own figures refute: `Our trade last year was 6.4 billion. In 2021 it was 4.9 billion` is of no 2022.
//!
//! A document without a date is taken to be of the time of the latest period that it states. Where a figure dated so would then
//! contradict one whose year the document does state, the guess was wrong, and nothing that rests on it has a period.

use super::subject::Subject;
use crate::claim::Claim;
use crate::period::Basis;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The claims without the periods that were guessed wrongly; `None` when there are none.
pub(super) fn undated(claims: &[Arc<Claim>]) -> Option<Vec<Arc<Claim>>> {
    let inferred = |claim: &Claim| claim.basis == Some(Basis::Inferred);
    let guessed: FxHashSet<&str> = (claims.iter().filter(|claim| inferred(claim)))
        .map(|claim| &*claim.place.doc)
        .collect();
    if guessed.is_empty() {
        return None;
    }
    let mut stated: FxHashMap<(&str, Subject<'_>), Vec<&Claim>> = FxHashMap::default();
    for claim in claims {
        let doc = &*claim.place.doc;
        if claim.basis == Some(Basis::Stated)
            && guessed.contains(doc)
            && let Some(subject) = Subject::of(claim)
        {
            stated.entry((doc, subject)).or_default().push(claim);
        }
    }
    let refutes = |claim: &Claim, other: &Claim| {
        claim.parties == other.parties && !claim.likely().meets(&other.likely())
    };
    let refuted = |claim: &&Arc<Claim>| {
        let subject = Subject::of(claim).map(|subject| (&*claim.place.doc, subject));
        let mut others = (subject.and_then(|key| stated.get(&key)))
            .into_iter()
            .flatten();
        inferred(claim) && others.any(|other| refutes(claim, other))
    };
    let wrong: FxHashSet<&str> = (claims.iter().filter(refuted))
        .map(|claim| &*claim.place.doc)
        .collect();
    if wrong.is_empty() {
        return None;
    }
    let dated = |claim: &Arc<Claim>| match inferred(claim) && wrong.contains(&*claim.place.doc) {
        true => Arc::new(Claim {
            period: None,
            basis: None,
            period_text: None,
            ..Claim::clone(claim)
        }),
        false => Arc::clone(claim),
    };
    Some(claims.iter().map(dated).collect())
}
