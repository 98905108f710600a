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

#[cfg(test)]
mod tests {
    use super::nearest_first;
    use std::cell::Cell;

    #[test]
    fn the_nearest_comes_first_and_of_equally_near_ones_the_first() {
        let far = |at: usize| [7, 3, 9, 3, 5][at];
        let order: Vec<_> = nearest_first(0..5, |at| far(at) / 2, far).collect();
        assert_eq!(order, [(3, 1), (3, 3), (5, 4), (7, 0), (9, 2)]);
    }

    #[test]
    fn how_far_the_farthest_are_is_not_asked() {
        let asked = Cell::new(0);
        let far = |at: usize| {
            asked.set(asked.get() + 1);
            at + 2
        };
        assert_eq!(nearest_first(0..1_000, |at| at, far).next(), Some((2, 0)));
        assert!(asked.get() <= 3, "{} were asked", asked.get());
    }
}
