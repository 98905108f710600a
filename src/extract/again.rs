//! Figures that a turn comes back to: `Of that 2.9 billion, 1.7 billion were exports`, `430 of the 1,120 are social homes`.
//!
//! They are what they were when they were told first: of the same measure, the same countries and the same time.

use super::attach::Attach;
use super::figure::{Found, opens_with_of};
use crate::claim::Claim;
use crate::lexicon::Role;
use std::collections::VecDeque;

/// How many figures back a turn's hearer remembers.
const MEMORY: usize = 8;

/// The figures a turn told last, with what they were of.
#[derive(Default)]
pub(super) struct Remembered(VecDeque<Claim>);

impl Remembered {
    /// Notes a figure that the talk may come back to.
    pub fn note(&mut self, claim: &Claim) {
        if claim.measure.is_none() || claim.period.is_none() {
            return;
        }
        if self.0.len() == MEMORY {
            self.0.pop_front();
        }
        self.0.push_back(claim.clone());
    }

    /// Gives a figure that was told before, and is come back to, what it was of then.
    pub fn recall(&self, attach: &Attach<'_>, found: &Found, claim: &mut Claim) {
        if claim.period.is_some() || !comes_back(attach, found) {
            return;
        }
        let same = |first: &&Claim| {
            let unit = claim.unit.is_none() || claim.unit == first.unit;
            let measure = claim.measure.is_none() || claim.measure == first.measure;
            unit && measure && first.kind == claim.kind && first.figure.value == claim.figure.value
        };
        let Some(first) = self.0.iter().rev().find(same) else {
            return;
        };
        claim.speak_of(first);
        claim.stand_in_time_of(first);
        claim.unit.clone_from(&first.unit);
    }
}

/// Whether a figure is told as one that is known: `of that 2.9 billion`, `of the 1,120`.
fn comes_back(attach: &Attach<'_>, found: &Found) -> bool {
    let mut start = found.hedged.start;
    while start > 0 && attach.line.is(start - 1, Role::Definite) {
        start -= 1;
    }
    let of_the = start < found.hedged.start && attach.line.role_before(start, Role::Of).is_some();
    of_the || opens_with_of(attach.line, found)
}
