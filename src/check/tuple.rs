//! Claims bound to a rule's names, as its expressions see them.

use super::context::Context;
use super::reading::{self, Reading};
use crate::claim::Claim;
use crate::period::Period;
use crate::quantity::{Currency, Decimal, Interval, Trend};
use crate::rules::expr::{Environment, Mode};

/// Claims bound to a rule's names, read in one currency.
pub(super) struct Tuple<'c, 'a> {
    context: &'c Context<'a>,
    claims: Vec<&'a Claim>,
    /// Without one where no rate joins the claim to the others.
    readings: Vec<Option<Reading>>,
    pub into: Option<Currency>,
}

impl<'c, 'a> Tuple<'c, 'a> {
    pub fn new(context: &'c Context<'a>, claims: &[u32]) -> Self {
        let claims: Vec<&Claim> = claims
            .iter()
            .map(|&at| context.claim(at).as_ref())
            .collect();
        let into = reading::common(claims.iter().copied());
        Self {
            readings: claims
                .iter()
                .map(|c| reading::read(context, c, into))
                .collect(),
            context,
            claims,
            into,
        }
    }

    fn period(&self, binding: usize) -> Option<Period> {
        reading::period(self.claims.get(binding)?)
    }
}

impl Environment for Tuple<'_, '_> {
    fn value(&self, binding: usize, mode: Mode) -> Option<Interval> {
        self.readings.get(binding)?.as_ref()?.in_mode(mode)
    }

    fn number(&self, binding: usize) -> Option<Decimal> {
        Some(self.claims.get(binding)?.value())
    }

    fn step(&self, binding: usize) -> Option<Decimal> {
        Some(self.claims.get(binding)?.figure.step)
    }

    fn days(&self, binding: usize) -> Option<Decimal> {
        self.period(binding).map(|p| p.days().into())
    }

    fn way(&self, binding: usize) -> Option<Decimal> {
        Some(match self.claims.get(binding)?.trend {
            Some(Trend::Up) => Decimal::ONE,
            Some(Trend::Down) => -Decimal::ONE,
            None => Decimal::ZERO,
        })
    }

    fn year(&self, binding: usize) -> Option<Decimal> {
        self.period(binding).map(|p| p.from().year().into())
    }

    fn implied(&self, binding: usize, other: usize, mode: Mode) -> Option<Interval> {
        let (one, again) = (*self.claims.get(binding)?, *self.claims.get(other)?);
        let (from, into) = (reading::currency(one)?, reading::currency(again)?);
        let rate = self.context.rates.rate(from, into, &self.period(binding)?);
        let own = |claim| reading::read(self.context, claim, None)?.in_mode(mode);
        match rate {
            Some(_) => None,
            None => own(one)?.checked_div(&own(again)?),
        }
    }
}
