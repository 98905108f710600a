//! Figures said in one breath: a speaker does not contradict himself within a sentence.
//!
//! Where one sentence gives two figures that seem to say the same thing and cannot both hold, one of them is about something
//! the reading missed (`8,100 people, 250 fewer than in May`). Such a figure is held against nothing.

use super::context::Context;
use super::finding::Verdict;
use super::same::compare;
use crate::rules::expr::Tolerance;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The claims of a bucket that may be held against others: of those of one sentence that conflict, the ones that another
/// sentence bears out, else the first.
pub(super) fn one_each(context: &Context, claims: &[u32], tolerance: &Tolerance) -> Vec<u32> {
    let sentences = sentences(context, claims);
    if sentences.is_empty() {
        return claims.to_vec();
    }
    let verdict = |a: u32, b: u32| compare(context, a, b, tolerance).map(|(verdict, ..)| verdict);
    let mut left_out: Vec<u32> = Vec::new();
    for sentence in sentences {
        let conflicts = |a: u32, b: u32| {
            let restated = restates(context, a, b) || restates(context, b, a);
            !restated && verdict(a, b) == Some(Verdict::Conflict)
        };
        let torn = sentence
            .iter()
            .enumerate()
            .any(|(i, a)| sentence[..i].iter().any(|b| conflicts(*a, *b)));
        if !torn {
            continue;
        }
        let borne_out = |at: &u32| {
            claims.iter().any(|other| {
                !sentence.contains(other) && verdict(*at, *other) == Some(Verdict::Agree)
            })
        };
        let kept: Vec<u32> = sentence.iter().copied().filter(borne_out).collect();
        let first = if kept.is_empty() {
            sentence.first().copied()
        } else {
            None
        };
        let goes = |at: &u32| !kept.contains(at) && first.is_none_or(|first| conflicts(first, *at));
        left_out.extend(sentence.iter().copied().filter(goes));
    }
    let mut kept = claims.to_vec();
    kept.retain(|at| !left_out.contains(at));
    kept
}

/// The sentences that say more than one of the claims, each with those it says, in order.
fn sentences(context: &Context, claims: &[u32]) -> Vec<Vec<u32>> {
    let mut by_sentence: FxHashMap<(&str, *const u8), Vec<u32>> = FxHashMap::default();
    for &at in claims {
        let claim = context.claim(at);
        // The claims of a sentence share its text.
        let key = (&*claim.place.doc, claim.quote.text.as_ptr());
        by_sentence.entry(key).or_default().push(at);
    }
    let mut several: Vec<Vec<u32>> = by_sentence.into_values().filter(|s| s.len() > 1).collect();
    for sentence in &mut several {
        sentence.sort_unstable_by_key(|at| context.claim(*at).place.start);
    }
    several.sort_unstable_by(|a, b| a.first().cmp(&b.first()));
    several
}

fn restates(context: &Context, a: u32, b: u32) -> bool {
    let first: Option<&Arc<str>> = context.claim(b).restates.as_ref();
    first.is_some_and(|id| *id == context.claim(a).id)
}
