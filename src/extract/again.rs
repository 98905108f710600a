//! Figures that a turn comes back to: `Of that 2.9 billion, 1.7 billion were exports`, `430 of the 1,120 are social homes`.
//!
//! They are what they were when they were told first: of the same measure, the same countries and the same time.

use super::attach::Attach;
use super::figure::{Found, opens_with_of};
use crate::claim::{Claim, Kind};
use crate::lexicon::Role;
use crate::quantity::Unit;
use std::collections::VecDeque;
use std::sync::Arc;

/// How many figures back a turn's hearer remembers.
const MEMORY: usize = 8;

/// The most claims that are kept, those between these figures included.
const MOST: usize = 4 * MEMORY;

/// How many of the last claims are kept, known or not: the parts of a whole may be told one by one.
const LAST: usize = 12;

/// The claims a turn told last: they are given away when nobody can come back to them any more.
#[derive(Default)]
pub(super) struct Remembered {
    told: VecDeque<Claim>,
    /// How many of them the talk may come back to.
    known: usize,
}

impl Remembered {
    /// Takes the claims of a sentence in, and adds those that are forgotten for them to `out`.
    pub fn note(&mut self, claims: impl Iterator<Item = Claim>, out: &mut Vec<Claim>) {
        for claim in claims {
            self.known += usize::from(is_known(&claim));
            self.told.push_back(claim);
        }
        while let Some(first) = self.told.front() {
            let known = is_known(first);
            let few = self.told.len() <= LAST;
            if few || known && self.known <= MEMORY && self.told.len() <= MOST {
                break;
            }
            self.known -= usize::from(known);
            out.extend(self.told.pop_front());
        }
    }

    /// The last claim told that `is` holds of.
    pub fn told_last(&self, is: impl Fn(&Claim) -> bool) -> Option<&Claim> {
        self.told.iter().rev().find(|claim| is(claim))
    }

    /// The whole that the last sentence told in a unit: of its amounts the one of the latest time, which goes without saying.
    pub fn whole_told(&self, unit: Option<&Unit>) -> Option<&Claim> {
        let last = self.told.back()?;
        let here = |claim: &&Claim| Arc::ptr_eq(&claim.quote.text, &last.quote.text);
        let amount = |claim: &&Claim| {
            claim.kind == Kind::Level
                && claim.measure.is_some()
                && claim.unit.as_ref() == unit
                && claim.restates.is_none()
                && claim.part.is_none()
        };
        let told = self.told.iter().rev().take_while(here).filter(amount);
        told.max_by_key(|claim| {
            (
                claim.period.is_none(),
                claim.period.map(|days| days.until()),
            )
        })
    }

    /// The level in a unit that the last sentence told, if it told one only.
    pub fn only_level_told(&self, unit: Option<&Unit>) -> Option<&Claim> {
        let level = |claim: &&Claim| {
            let plain = claim.kind == Kind::Level && claim.restates.is_none();
            plain && claim.unit.as_ref() == unit
        };
        let mut told = self.last_sentence(|_| true).filter(level);
        told.next().filter(|_| told.next().is_none())
    }

    /// Whether the talk has told of a later time than a level is of, in the same unit: `this` is then not that level.
    pub fn has_later(&self, level: &Claim) -> bool {
        let Some(days) = level.period else {
            return false;
        };
        let later = |claim: &Claim| {
            let alike = claim.unit == level.unit && claim.measure == level.measure;
            alike && claim.period.is_some_and(|other| other.from() > days.from())
        };
        self.told.iter().any(later)
    }

    /// The claims of the last sentence that told any, the last one first, back to the first that `is` does not hold of.
    pub fn last_sentence(&self, is: impl Fn(&Claim) -> bool) -> impl Iterator<Item = &Claim> {
        let last = self.told.back().map(|last| &last.quote.text);
        let here = move |claim: &&Claim| {
            last.is_some_and(|last| Arc::ptr_eq(&claim.quote.text, last)) && is(claim)
        };
        self.told.iter().rev().take_while(here)
    }

    /// The claims of the last so many sentences that told any, in order.
    pub fn last_sentences(&self, most: usize) -> Vec<&Claim> {
        let mut sentences = 0;
        let mut last: Option<&Arc<str>> = None;
        let mut claims: Vec<&Claim> = self
            .told
            .iter()
            .rev()
            .take_while(|claim| {
                let text = &claim.quote.text;
                if !last.is_some_and(|last| Arc::ptr_eq(last, text)) {
                    sentences += 1;
                    last = Some(text);
                }
                sentences <= most
            })
            .collect();
        claims.reverse();
        claims
    }

    /// The claim of an id.
    pub fn told_mut(&mut self, id: &str) -> Option<&mut Claim> {
        self.told.iter_mut().find(|claim| *claim.id == *id)
    }

    /// The claims told last that `is` holds of, back to the first that it does not hold of, in order.
    pub fn told_since(&mut self, is: impl Fn(&Claim) -> bool) -> impl Iterator<Item = &mut Claim> {
        let kept = self.told.iter().rev().take_while(|claim| is(claim)).count();
        let first = self.told.len() - kept;
        self.told.iter_mut().skip(first)
    }

    /// Forgets everything, and adds it to `out`.
    pub fn forget(&mut self, out: &mut Vec<Claim>) {
        self.known = 0;
        out.extend(self.told.drain(..));
    }

    /// Gives a figure that was told before, and is come back to, what it was of then. `before` are the claims told before it in
    /// its sentence.
    pub fn recall(&self, before: &[Claim], attach: &Attach<'_>, found: &Found, claim: &mut Claim) {
        if claim.period.is_some() || !comes_back(attach, found) {
            return;
        }
        let same = |first: &&Claim| {
            let unit = claim.unit.is_none() || claim.unit == first.unit;
            let measure = claim.measure.is_none() || claim.measure == first.measure;
            unit && measure && first.kind == claim.kind && first.figure.value == claim.figure.value
        };
        let told = before.iter().rev().chain(self.told.iter().rev());
        let mut known = told.filter(|first| is_known(first)).take(MEMORY);
        let Some(first) = known.find(same) else {
            return;
        };
        claim.speak_of(first);
        claim.stand_in_time_of(first);
        claim.unit.clone_from(&first.unit);
    }
}

/// Whether the talk may come back to a claim: it says of what it is, and when.
fn is_known(claim: &Claim) -> bool {
    claim.measure.is_some() && claim.period.is_some()
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
