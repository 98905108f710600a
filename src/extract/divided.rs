//! Talk of the parts of a company: `All three segments grew. Shipyards remained the largest, with revenue of $7.8 billion.
//! Aquaculture Services contributed …`.
//!
//! Once the parts are spoken of, what the next sentences of the paragraph begin with is one of them. Where their number was told
//! and as many have been named, they are all of what the company was said to have earned before.

use super::attach::Attach;
use super::figure::Found;
use super::line::Line;
use crate::claim::{Claim, Kind, Modality, Part};
use crate::lexicon::{Measure, Nature, Owner, Role, SenseSet};
use crate::period::Period;
use crate::quantity::{Decimal, Unit};
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// How many amounts are remembered that parts may be told of.
const MEMORY: usize = 16;

/// What a company earned altogether.
struct Total {
    id: Arc<str>,
    measure: Arc<str>,
    unit: Option<Unit>,
    period: Period,
    parties: Vec<Arc<str>>,
}

/// What is known of the parts.
#[derive(Default)]
pub(super) struct Divided {
    /// The paragraph that speaks of them.
    paragraph: Option<usize>,
    /// How many there are, where that was told.
    count: Option<usize>,
    /// Those that have been told of.
    told: Vec<Arc<str>>,
    totals: Vec<Total>,
}

impl Divided {
    /// Whether a paragraph has come to speak of the parts.
    pub fn is_in(&self, paragraph: usize) -> bool {
        self.paragraph == Some(paragraph)
    }

    /// Looks whether a sentence begins to speak of them.
    pub fn pass(&mut self, line: &Line<'_>, figures: &[Found], paragraph: usize) {
        if !line.holds(SenseSet::role(Role::Division)) || self.is_in(paragraph) {
            return;
        }
        let counts = |f: &&Found| {
            let many = f.figure.value > Decimal::ONE && f.figure.value_high.is_none();
            many && f.tokens.clone().any(|at| line.is(at, Role::Division))
        };
        self.paragraph = Some(paragraph);
        self.count = (figures.iter().find(counts)).and_then(|f| f.figure.value.to_usize());
        self.told.clear();
    }

    /// Notes a figure of a company: what it earned altogether, or what a part of it did, which then knows what it is a part of.
    pub fn note(
        &mut self,
        attach: &Attach<'_>,
        found: &Found,
        measure: Option<&Measure>,
        claim: &mut Claim,
    ) {
        let flow =
            measure.is_some_and(|m| m.owner == Owner::Organisation && m.nature == Nature::Flow);
        let plain = claim.kind == Kind::Level && claim.modality == Modality::Actual;
        let (Some(measure), Some(period)) = (&claim.measure, claim.period) else {
            return;
        };
        if !flow || !plain || claim.reckoned.is_some() || claim.restates.is_some() {
            return;
        }
        let Some(part) = &claim.of else {
            if self.totals.len() == MEMORY {
                self.totals.remove(0);
            }
            self.totals.push(Total {
                id: claim.id.clone(),
                measure: measure.clone(),
                unit: claim.unit.clone(),
                period,
                parties: claim.parties.clone(),
            });
            return;
        };
        if !attach.divided || attach.is_compared(found) || self.told.contains(part) {
            return;
        }
        let total = self.totals.iter().rev().find(|total| {
            total.measure == *measure
                && total.period == period
                && total.unit == claim.unit
                && total.parties == claim.parties
        });
        if let Some(total) = total {
            self.told.push(part.clone());
            claim.part = Some(Arc::new(Part {
                of: total.id.clone(),
                all: Some(self.told.len()) == self.count,
            }));
        }
    }
}
