//! What each of some things comes to, how many there are, and what they come to together: `24 trains for £312 million, £13 million
//! apiece`, `The ministry bought 300 buses for €75 million. Each cost €250,000.`

use super::Reading;
use crate::claim::{Claim, Ends, Kind};
use crate::extract::attach::Attach;
use crate::extract::told_in::is_bare_amount;
use crate::quantity::{Atom, Decimal, Unit};
use std::sync::Arc;

/// How many times what was told all together come to at most, and the other way: further off they are of something else.
const MOST: Decimal = Decimal::TWO;

impl Reading<'_> {
    /// Ties the amounts for each of a sentence to how many there are and to what all come to, where it, or it and the one before it in
    /// its paragraph, tell one of both.
    pub(super) fn tie_each(&mut self, attach: &Attach<'_>) {
        let priced = |claim: &&Claim| claim.kind == Kind::Ratio && price(claim).is_some();
        let mut prices = self.claims.iter().filter(priced);
        let Some(each) = prices.next().filter(|_| prices.next().is_none()) else {
            return;
        };
        // `940 million went to 62,700 households, 15,000 pesos each`: the sum is told here, and in what is left out.
        if attach.figures.iter().any(is_bare_amount) {
            return;
        }
        let here = attach.line.bytes(&(0..1)).start;
        let before = self.remembered.last_sentence(|claim| {
            let between = self.document.plain.get(claim.place.end..here);
            between.is_some_and(|text| !text.contains('\n'))
        });
        let before: Vec<&Claim> = before.collect();
        let (counts, sums) = (
            |claim: &Claim| self.is_of_price(each, claim),
            |claim: &Claim| is_sum(each, claim),
        );
        // What a sentence counts its price is for, whether that can be multiplied or not.
        let counted = |claim: &Claim| claim.kind == Kind::Level && price(claim).is_none();
        let elsewhere = match self.claims.iter().any(counted) {
            true => &[],
            false => before.as_slice(),
        };
        let things = one_told(&self.claims, elsewhere, counts);
        let all = one_told(&self.claims, &before, sums);
        let Some((things, all)) = things.zip(all) else {
            return;
        };
        let near = |together: Decimal| {
            let (told, times) = (all.figure.value, |v: Decimal| v.saturating_mul(MOST));
            together <= times(told) && told <= times(together)
        };
        let together = each.figure.value.checked_mul(things.figure.value);
        if !together.is_some_and(near) {
            return;
        }
        let ends = Arc::new(Ends::between(things, all));
        let id = each.id.clone();
        if let Some(each) = self.claims.iter_mut().find(|claim| claim.id == id) {
            each.ends = Some(ends);
        }
    }

    /// Whether a claim says how many there are of what a price is for.
    fn is_of_price(&self, price: &Claim, claim: &Claim) -> bool {
        let Some(Unit { of, over: None }) = &claim.unit else {
            return false;
        };
        let same = match price.unit.as_ref().and_then(|unit| unit.over.as_ref()) {
            Some(over) => of == over,
            None => {
                let units = self.extractor.lexicon().units();
                matches!(of, Atom::Named(noun) if units.dimension(noun).is_none())
            }
        };
        same && claim.kind == Kind::Level && !claim.partial
    }
}

/// The money of a price.
fn price(claim: &Claim) -> Option<&Atom> {
    let of = claim.unit.as_ref().map(|unit| &unit.of)?;
    matches!(of, Atom::Currency(_)).then_some(of)
}

/// Whether a claim may be what things of a price come to together.
fn is_sum(each: &Claim, claim: &Claim) -> bool {
    let money = claim.unit.as_ref().filter(|unit| unit.over.is_none());
    let same = money.map(|unit| &unit.of) == price(each);
    same && claim.kind == Kind::Level && !claim.partial
}

/// The one claim of a sentence that is so; if it has none, the one of the sentence before.
fn one_told<'a>(
    now: &'a [Claim],
    before: &[&'a Claim],
    is: impl Fn(&Claim) -> bool,
) -> Option<&'a Claim> {
    let mut here = now.iter().filter(|claim| is(claim));
    if let Some(first) = here.next() {
        return here.next().is_none().then_some(first);
    }
    let mut told = before.iter().filter(|claim| is(claim));
    told.next().copied().filter(|_| told.next().is_none())
}
