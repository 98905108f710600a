//! Figures said in one breath: a speaker does not contradict himself within a sentence, or in one that goes on from it.
//!
//! Where such a passage gives two figures that seem to say the same thing and cannot both hold, one of them is about something
//! the reading missed (`8,100 people, 250 fewer than in May`). Such a figure is held against nothing.

use super::consensus::compare;
use super::context::Context;
use super::finding::Verdict;
use super::reading;
use crate::claim::Claim;
use crate::rules::expr::Tolerance;
use rustc_hash::FxHashSet;

/// The claims of a bucket that may be held against others: of those of one passage that conflict, the ones that another
/// passage bears out, else the first.
pub(super) fn one_each(context: &Context, claims: &[u32], tolerance: &Tolerance) -> Vec<u32> {
    let passages = passages(context, claims);
    if passages.is_empty() {
        return claims.to_vec();
    }
    let verdict = |a: u32, b: u32| compare(context, a, b, tolerance).map(|(verdict, ..)| verdict);
    let mut left_out: FxHashSet<u32> = FxHashSet::default();
    for passage in passages {
        let conflicts = |a: u32, b: u32| {
            !says_again(context, a, b) && verdict(a, b).is_some_and(|v| v != Verdict::Agree)
        };
        let torn = passage
            .iter()
            .enumerate()
            .any(|(i, a)| passage[..i].iter().any(|b| conflicts(*a, *b)));
        if !torn {
            continue;
        }
        let borne_out = |at: &u32| {
            claims.iter().any(|other| {
                !passage.contains(other) && verdict(*at, *other) == Some(Verdict::Agree)
            })
        };
        let kept: Vec<u32> = passage.iter().copied().filter(borne_out).collect();
        let first = if kept.is_empty() {
            passage.first().copied()
        } else {
            None
        };
        let goes = |at: &u32| !kept.contains(at) && first.is_none_or(|first| conflicts(first, *at));
        left_out.extend(passage.iter().copied().filter(goes));
    }
    let mut kept = claims.to_vec();
    kept.retain(|at| !left_out.contains(at));
    kept
}

/// The passages that say more than one of the claims, each with those it says, in order.
fn passages(context: &Context, claims: &[u32]) -> Vec<Vec<u32>> {
    let said = claims.iter().filter(|at| !context.is_reference(**at));
    let mut said: Vec<(usize, &str, usize, u32)> = said
        .map(|&at| (context.claim(at), at))
        .map(|(claim, at)| (claim.passage, &*claim.place.doc, claim.place.start, at))
        .collect();
    said.sort_unstable();
    said.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .filter(|passage| passage.len() > 1)
        .map(|passage| passage.iter().map(|(.., at)| *at).collect())
        .collect()
}

/// Whether one claim says the other again in another unit: told so, or in another currency (`In dollars it is 242 million`).
fn says_again(context: &Context, a: u32, b: u32) -> bool {
    let (a, b) = (context.claim(a), context.claim(b));
    let told = |a: &Claim, b: &Claim| b.restates.as_ref() == Some(&a.id);
    told(a, b) || told(b, a) || reading::currency(a) != reading::currency(b)
}
