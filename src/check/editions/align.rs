//! Which figure of one edition is which of the other.
//!
//! Figures that both editions say exactly once, in one order, hold the two texts together; between them the best pairs are
//! found in order; and what is left over on both sides and says the same has only moved.

use super::likeness::{Likeness, Signature};
use crate::claim::Claim;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A stretch between two anchors with more pairs than this is not searched: two texts that differ so much are not editions.
const CELLS: usize = 4_000_000;

/// Figures of the older and the newer edition that are one figure; `None` where it stands in only one of them.
pub(super) type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Pairs the figures of two editions, in the order of the texts.
pub(super) fn align(old: &[&Arc<Claim>], new: &[&Arc<Claim>], alike: &Likeness) -> Pairs {
    let mut pairs = Pairs::new();
    let (mut from_old, mut from_new) = (0, 0);
    let mut anchors = anchors(old, new);
    anchors.push((old.len(), new.len()));
    for (at_old, at_new) in anchors {
        stretch(
            (from_old, &old[from_old..at_old]),
            (from_new, &new[from_new..at_new]),
            alike,
            &mut pairs,
        );
        if at_old < old.len() {
            pairs.push((Some(at_old), Some(at_new)));
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    join_moved(old, new, &mut pairs);
    pairs
}

/// Figures that each edition says exactly once, as long as they come in one order.
fn anchors(old: &[&Arc<Claim>], new: &[&Arc<Claim>]) -> Vec<(usize, usize)> {
    let (once_old, once_new) = (once(old), once(new));
    let mut both: Vec<(usize, usize)> = once_old
        .into_iter()
        .filter_map(|(signature, at)| Some((at, *once_new.get(&signature)?)))
        .collect();
    both.sort_unstable();
    increasing(&both)
}

/// Where each figure stands that is said once.
fn once<'a>(claims: &[&'a Arc<Claim>]) -> FxHashMap<Signature<'a>, usize> {
    let mut places: FxHashMap<Signature<'a>, Option<usize>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        places
            .entry(Signature::of(claim))
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    let said_once = places.into_iter();
    said_once
        .filter_map(|(signature, place)| Some((signature, place?)))
        .collect()
}

/// The longest run of pairs that rises on both sides; they come sorted by the first side.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The least end of a run of each length, and for each pair the one before it in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (i, (_, at)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *at);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        match ends.get_mut(length) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(i) = next {
        run.push(pairs[i]);
        next = before[i];
    }
    run.reverse();
    run
}

/// Pairs the figures between two anchors so that the sum of likenesses is greatest.
fn stretch(
    (from_old, old): (usize, &[&Arc<Claim>]),
    (from_new, new): (usize, &[&Arc<Claim>]),
    alike: &Likeness,
    pairs: &mut Pairs,
) {
    let alone_old = |i: usize| (Some(from_old + i), None);
    let alone_new = |j: usize| (None, Some(from_new + j));
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > CELLS {
        pairs.extend((0..old.len()).map(alone_old));
        pairs.extend((0..new.len()).map(alone_new));
        return;
    }
    // best[i][j]: the greatest sum over the figures from i and j on.
    let wide = new.len() + 1;
    let mut best = vec![0_u32; (old.len() + 1) * wide];
    let words_old: Vec<_> = old.iter().map(|c| alike.words(c)).collect();
    let words_new: Vec<_> = new.iter().map(|c| alike.words(c)).collect();
    let score = |i: usize, j: usize| alike.score(old[i], &words_old[i], new[j], &words_new[j]);
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let paired = match score(i, j) {
                0 => 0,
                likeness => likeness + best[(i + 1) * wide + j + 1],
            };
            let skipped = best[(i + 1) * wide + j].max(best[i * wide + j + 1]);
            best[i * wide + j] = paired.max(skipped);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        let likeness = score(i, j);
        if likeness > 0 && best[i * wide + j] == likeness + best[(i + 1) * wide + j + 1] {
            pairs.push((Some(from_old + i), Some(from_new + j)));
            (i, j) = (i + 1, j + 1);
        } else if best[i * wide + j] == best[(i + 1) * wide + j] {
            pairs.push(alone_old(i));
            i += 1;
        } else {
            pairs.push(alone_new(j));
            j += 1;
        }
    }
    pairs.extend((i..old.len()).map(alone_old));
    pairs.extend((j..new.len()).map(alone_new));
}

/// Makes one pair of a figure left over on both sides that says the same: its paragraph was moved.
fn join_moved(old: &[&Arc<Claim>], new: &[&Arc<Claim>], pairs: &mut Pairs) {
    let mut left: FxHashMap<Signature<'_>, Vec<usize>> = FxHashMap::default();
    for (place, pair) in pairs.iter().enumerate().rev() {
        if let (Some(at), None) = pair {
            left.entry(Signature::of(old[*at])).or_default().push(place);
        }
    }
    let mut joined = Vec::new();
    for place in 0..pairs.len() {
        if let (None, Some(at)) = pairs[place]
            && let Some(from) = left.get_mut(&Signature::of(new[at])).and_then(Vec::pop)
        {
            pairs[place].0 = pairs[from].0;
            joined.push(from);
        }
    }
    joined.sort_unstable();
    for from in joined.into_iter().rev() {
        pairs.remove(from);
    }
}
