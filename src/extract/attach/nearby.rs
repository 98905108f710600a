//! The nearest of many first, without telling of each how far it is.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Goes through a row from the nearest to the farthest, equally far ones in their order, with how far each is.
///
/// `least` says at once how far one is at least, `far` how far it is, which takes looking at what stands between: that is asked of no
/// more of them than it takes to know which come next.
pub(super) fn nearest_first<T: Copy>(
    row: impl IntoIterator<Item = T>,
    least: impl Fn(T) -> usize,
    far: impl Fn(T) -> usize,
) -> impl Iterator<Item = (usize, T)> {
    let row: Vec<T> = row.into_iter().collect();
    let places = row.iter().enumerate();
    // Of one distance, those that may be farther come first, so that all that are as near are known when one is taken.
    let mut left: BinaryHeap<Reverse<(usize, bool, usize)>> = places
        .map(|(at, one)| Reverse((least(*one), false, at)))
        .collect();
    std::iter::from_fn(move || {
        loop {
            let Reverse((distance, known, at)) = left.pop()?;
            let one = *row.get(at)?;
            if known {
                return Some((distance, one));
            }
            left.push(Reverse((far(one), true, at)));
        }
    })
}
