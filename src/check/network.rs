//! Interval propagation: quantities that hang together, what is said of them, and the smallest set that cannot hold.
//!
//! Every link only ever narrows what it touches, and every interval encloses what is possible, so that a quantity left with
//! no value at all is a proof. The search is bounded, and says nothing where the bound is met.

use crate::quantity::Interval;

/// How often all links are gone through: a longer chain of quantities than this is not followed to its end.
const ROUNDS: usize = 24;
/// How many links may be looked at for one network, deletion filter and all.
const STEPS: usize = 200_000;

/// What holds between quantities.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Link {
    /// A quantity lies within an interval.
    Is(usize, Interval),
    /// The first is the second times something.
    Times(usize, usize, Interval),
    /// The first is no more than the second.
    AtMost(usize, usize),
    /// The first is the sum of the others.
    Sum(usize, Vec<usize>),
}

/// A link, and the claim it rests on; what follows from the measures alone rests on none.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub link: Link,
    pub claim: Option<u32>,
}

/// One narrowing: which quantity, by which link, what the link allows, what is left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub quantity: usize,
    pub link: usize,
    pub allows: Interval,
    /// What was left before; with `allows` it has no value in common in a last step.
    pub before: Interval,
    /// The steps this one rests on.
    rests_on: Vec<usize>,
}

/// Quantities by number, and what is known of them.
#[derive(Debug, Default)]
pub(super) struct Network {
    pub quantities: usize,
    pub links: Vec<Said>,
}

/// The state of a propagation.
struct State {
    values: Vec<Interval>,
    /// The steps that the lower and the upper end of each quantity come from.
    ends: Vec<[Option<usize>; 2]>,
    steps: Vec<Step>,
}

impl Network {
    /// A set of claims that cannot hold together, none of which can be left out, and the steps that show it.
    pub fn contradiction(&self) -> Option<(Vec<u32>, Vec<Step>)> {
        let mut budget = STEPS;
        let mut all: Vec<u32> = self.links.iter().filter_map(|said| said.claim).collect();
        all.sort_unstable();
        all.dedup();
        self.fails(&all, &mut budget)?;
        let forward = self.filter(all.iter().copied(), &all, &mut budget)?;
        let backward = self.filter(all.iter().rev().copied(), &all, &mut budget)?;
        let least = if backward.len() < forward.len() {
            backward
        } else {
            forward
        };
        let steps = self.fails(&least, &mut budget)?;
        Some((least, steps))
    }

    /// The deletion filter: leaves out one claim after the other for as long as the rest still fails.
    fn filter(
        &self,
        order: impl Iterator<Item = u32>,
        all: &[u32],
        budget: &mut usize,
    ) -> Option<Vec<u32>> {
        let mut kept = all.to_vec();
        for claim in order {
            let without: Vec<u32> = kept.iter().copied().filter(|c| *c != claim).collect();
            if self.fails(&without, budget).is_some() {
                kept = without;
            }
            if *budget == 0 {
                return None;
            }
        }
        Some(kept)
    }

    /// The steps by which some quantity is left without a value; `None` when there are none, or the bound is met.
    fn fails(&self, claims: &[u32], budget: &mut usize) -> Option<Vec<Step>> {
        let mut state = State {
            values: vec![Interval::ALL; self.quantities],
            ends: vec![[None; 2]; self.quantities],
            steps: Vec::new(),
        };
        for _ in 0..ROUNDS {
            let before = state.steps.len();
            for (number, said) in self.links.iter().enumerate() {
                if said
                    .claim
                    .is_some_and(|c| claims.binary_search(&c).is_err())
                {
                    continue;
                }
                *budget = budget.checked_sub(1)?;
                for (quantity, allows, inputs) in narrowings(&said.link, &state.values) {
                    if !state.narrow(quantity, number, allows, &inputs) {
                        return Some(state.relevant());
                    }
                }
            }
            if state.steps.len() == before {
                break;
            }
        }
        None
    }
}

impl State {
    /// Narrows a quantity; whether it still has a value.
    fn narrow(&mut self, quantity: usize, link: usize, allows: Interval, inputs: &[usize]) -> bool {
        let before = self.values[quantity];
        let left = before.intersect(&allows);
        if left == Some(before) {
            return true;
        }
        let mut rests_on: Vec<usize> = inputs
            .iter()
            .flat_map(|q| self.ends[*q])
            .flatten()
            .collect();
        if left.is_none() {
            rests_on.extend(self.ends[quantity].iter().flatten());
        }
        rests_on.sort_unstable();
        rests_on.dedup();
        let number = self.steps.len();
        self.steps.push(Step {
            quantity,
            link,
            allows,
            before,
            rests_on,
        });
        let Some(left) = left else {
            return false;
        };
        if left.low() != before.low() {
            self.ends[quantity][0] = Some(number);
        }
        if left.high() != before.high() {
            self.ends[quantity][1] = Some(number);
        }
        self.values[quantity] = left;
        true
    }

    /// The last step and all that it rests on, in order.
    fn relevant(mut self) -> Vec<Step> {
        let mut needed = vec![false; self.steps.len()];
        if let Some(last) = needed.last_mut() {
            *last = true;
        }
        for at in (0..self.steps.len()).rev() {
            if needed[at] {
                for on in &self.steps[at].rests_on {
                    needed[*on] = true;
                }
            }
        }
        let mut keep = needed.iter();
        self.steps.retain(|_| keep.next().copied().unwrap_or(false));
        self.steps
    }
}

/// What a link allows each of its quantities, and the quantities that follows from.
fn narrowings(link: &Link, values: &[Interval]) -> Vec<(usize, Interval, Vec<usize>)> {
    match link {
        Link::Is(quantity, value) => vec![(*quantity, *value, Vec::new())],
        Link::Times(product, of, by) => {
            let mut all = vec![(*product, values[*of] * *by, vec![*of])];
            all.extend(
                values[*product]
                    .checked_div(by)
                    .map(|value| (*of, value, vec![*product])),
            );
            all
        }
        Link::AtMost(small, large) => {
            let below = Interval::new(None, values[*large].high());
            let above = Interval::new(values[*small].low(), None);
            let mut all = Vec::with_capacity(2);
            all.extend(below.map(|value| (*small, value, vec![*large])));
            all.extend(above.map(|value| (*large, value, vec![*small])));
            all
        }
        Link::Sum(whole, parts) => {
            let zero = Interval::exact(0.into());
            let sum = |without: Option<usize>| {
                let counted = parts
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| Some(*i) != without);
                counted.fold(zero, |sum, (_, part)| sum + values[*part])
            };
            let mut all = vec![(*whole, sum(None), parts.clone())];
            for (i, part) in parts.iter().enumerate() {
                let mut inputs: Vec<usize> = parts.iter().copied().filter(|p| p != part).collect();
                inputs.push(*whole);
                all.push((*part, values[*whole] - sum(Some(i)), inputs));
            }
            all
        }
    }
}
