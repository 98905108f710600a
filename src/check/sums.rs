//! Rules over figures added up: the parts that are said to be all of a figure, and the shares that several have in one whole.

use super::context::{Context, Look, Violation, severity, worst};
use super::finding::Verdict;
use super::lists;
use super::reading::{self, Reading};
use super::spans::spans;
use crate::claim::{Claim, Kind, Modality, Whole};
use crate::period::Period;
use crate::quantity::{Currency, Decimal, Interval};
use crate::rules::expr::{Comparison, Environment, Mode, Tolerance};
use crate::rules::{Rule, Sum};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Looks at everything that the rule adds up.
pub(super) fn look<'a>(context: &Context<'a>, rule: &'a Rule, sum: Sum) -> Look<'a> {
    let mut look = Look::default();
    for added in match sum {
        Sum::Wholes => return lists::look(context, rule),
        Sum::Parts => parts(context, complete),
        Sum::Listed => parts(context, in_one_sentence),
        Sum::Periods => spans(context),
        Sum::Partners => partners(context),
        Sum::Things => things(context),
    } {
        evaluate(context, rule, added, &mut look);
    }
    look
}

/// Claims to add up, and the one they are parts of.
pub(super) struct Added {
    pub whole: Option<u32>,
    pub parts: Vec<u32>,
}

impl Added {
    fn tuple(&self) -> Vec<u32> {
        self.whole.iter().chain(&self.parts).copied().collect()
    }

    /// The verdict on them, with the comparison that it rests on.
    fn judge(
        &self,
        context: &Context,
        rule: &Rule,
    ) -> Option<(Verdict, Comparison, Option<Currency>)> {
        let all = self.tuple();
        let into = reading::common(all.iter().map(|&at| context.claim(at).as_ref()));
        let read = |at: &u32| reading::read(context, context.claim(*at), into);
        let whole = match &self.whole {
            Some(at) => Some(read(at)?),
            None => None,
        };
        let total = self
            .parts
            .iter()
            .map(read)
            .reduce(|a, b| Some(plus(a?, b?)))??;
        let values = Values(whole.into_iter().chain([total]).collect());
        let none = Tolerance::default();
        let applies = rule.when.iter().all(|when| {
            when.evaluate(&values, &none)
                .is_some_and(|all| all.iter().all(|c| c.likely))
        });
        let compared = rule.expect.evaluate(&values, &rule.tolerance)?;
        let (verdict, comparison) = worst(compared).filter(|_| applies)?;
        Some((verdict, comparison, into))
    }
}

fn plus(a: Reading, b: Reading) -> Reading {
    Reading {
        certain: a.certain + b.certain,
        likely: a.likely + b.likely,
        point: a.point.zip(b.point).and_then(|(a, b)| a.checked_add(b)),
        rate: a.rate.or(b.rate),
    }
}

/// The values of a rule's names, in their order.
pub(super) struct Values(pub Vec<Reading>);

impl Environment for Values {
    fn value(&self, binding: usize, mode: Mode) -> Option<Interval> {
        self.0.get(binding)?.in_mode(mode)
    }

    fn number(&self, binding: usize) -> Option<Decimal> {
        self.0.get(binding)?.point
    }

    fn step(&self, _: usize) -> Option<Decimal> {
        None
    }

    fn days(&self, _: usize) -> Option<Decimal> {
        None
    }

    fn way(&self, _: usize) -> Option<Decimal> {
        None
    }

    fn implied(&self, _: usize, _: usize, _: Mode) -> Option<Interval> {
        None
    }

    fn year(&self, _: usize) -> Option<Decimal> {
        None
    }
}

fn evaluate<'a>(context: &Context<'a>, rule: &'a Rule, mut added: Added, look: &mut Look<'a>) {
    let Some((verdict, mut comparison, into)) = added.judge(context, rule) else {
        return;
    };
    look.comparisons += 1;
    if verdict == Verdict::Agree {
        look.agreed += 1;
        if context.agreements {
            look.agreements.push((rule.id.clone(), added.tuple(), into));
        }
    }
    let Some(severity) = severity(rule, verdict) else {
        return;
    };
    // Of shares that are too many, the largest show it.
    while added.whole.is_none() && added.parts.len() > 2 {
        let fewer = Added {
            whole: None,
            parts: added.parts[..added.parts.len() - 1].to_vec(),
        };
        match fewer.judge(context, rule) {
            Some((same, compared, _)) if same == verdict => (added, comparison) = (fewer, compared),
            _ => break,
        }
    }
    look.violations.push(Violation::new(
        rule,
        (verdict, severity),
        added.tuple(),
        comparison,
        into,
    ));
}

/// Every figure with those of its parts that `choose` takes.
fn parts(context: &Context, choose: impl Fn(&Context, &[u32]) -> Option<Vec<u32>>) -> Vec<Added> {
    let numbered = || (0u32..).zip(&context.claims);
    let mut of: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (at, claim) in numbered() {
        if let Some(part) = &claim.part {
            of.entry(&part.of).or_default().push(at);
        }
    }
    if of.is_empty() {
        return Vec::new();
    }
    numbered()
        .filter_map(|(at, claim)| {
            let listed = of.remove(claim.id.as_ref())?;
            Some(Added {
                whole: Some(at),
                parts: choose(context, &listed)?,
            })
        })
        .collect()
}

/// The parts that one sentence lists: each is of a thing of its own, and none is told twice.
fn in_one_sentence(context: &Context, listed: &[u32]) -> Option<Vec<u32>> {
    let first = context.claim(*listed.first()?);
    let here = |at: &&u32| {
        let claim = context.claim(**at);
        let open = claim.part.as_ref().is_some_and(|part| !part.all);
        open && claim.quote.text == first.quote.text && claim.restates.is_none()
    };
    let parts: Vec<u32> = listed.iter().filter(here).copied().collect();
    (parts.len() > 1).then_some(parts)
}

/// The parts of a list that is said to be complete: each of them says so where one sentence lists them, the last alone where each
/// has a sentence of its own.
fn complete(context: &Context, listed: &[u32]) -> Option<Vec<u32>> {
    let all = |at: &&u32| {
        context
            .claim(**at)
            .part
            .as_ref()
            .is_some_and(|part| part.all)
    };
    let closed: Vec<u32> = listed.iter().filter(all).copied().collect();
    let [last] = closed.as_slice() else {
        return (!closed.is_empty()).then_some(closed);
    };
    let last = context.claim(*last);
    let beside = |at: &&u32| {
        let part = context.claim(**at);
        part.quote.text != last.quote.text && part.measure == last.measure && part.of != last.of
    };
    let beside = listed.iter().filter(beside).copied();
    Some(beside.chain(closed.iter().copied()).collect())
}

/// A share that is claimed, of what, over which period.
type Share<'c> = (&'c Whole, Period, Modality);

fn share(claim: &Claim) -> Option<Share<'_>> {
    let whole = claim.whole.as_ref().filter(|_| claim.kind == Kind::Share)?;
    let known = claim.measure.as_ref() == Some(&whole.measure);
    (known && claim.modality != Modality::Hypothetical).then_some((
        whole.as_ref(),
        claim.period?,
        claim.modality,
    ))
}

/// The shares that several countries have in one whole, each at the least that is said of it.
fn partners(context: &Context) -> Vec<Added> {
    type Owned<'c> = (Share<'c>, &'c Arc<str>);
    let mut of: FxHashMap<Owned, Vec<(&Arc<str>, u32)>> = FxHashMap::default();
    let mut order: Vec<Owned> = Vec::new();
    for (at, claim) in (0u32..).zip(&context.claims) {
        let Some(share) = share(claim).filter(|_| claim.of.is_none()) else {
            continue;
        };
        let (Some(owner), [a, b]) = (&share.0.party, claim.parties.as_slice()) else {
            continue;
        };
        let partner = match (a == owner, b == owner) {
            (true, false) => b,
            (false, true) => a,
            _ => continue,
        };
        if !is_one_country(partner) {
            continue;
        }
        let key = (share, owner);
        let all = of.entry(key).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        all.push((partner, at));
    }
    let shares = order.iter().filter_map(|key| of.remove(key));
    shares.filter_map(|all| added(context, all)).collect()
}

/// Whether a party is one country: what a union of them buys, its members buy too. `EU` is a code that ISO 3166 only reserves.
fn is_one_country(party: &str) -> bool {
    party.len() == 2 && party != "EU"
}

/// The shares that one sentence gives several things in one whole.
fn things(context: &Context) -> Vec<Added> {
    type Told<'c> = (Share<'c>, (&'c str, &'c str), &'c [Arc<str>]);
    let mut of: FxHashMap<Told, Vec<(&Arc<str>, u32)>> = FxHashMap::default();
    let mut order: Vec<Told> = Vec::new();
    for (at, claim) in (0u32..).zip(&context.claims) {
        let (Some(share), Some(thing)) = (share(claim), &claim.of) else {
            continue;
        };
        let sentence = (claim.place.doc.as_ref(), claim.quote.text.as_ref());
        let key = (share, sentence, claim.parties.as_slice());
        let all = of.entry(key).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        all.push((thing, at));
    }
    let shares = order.iter().filter_map(|key| of.remove(key));
    shares.filter_map(|all| added(context, all)).collect()
}

/// One share of each part, the lowest, largest first; `None` where there is one part only.
fn added(context: &Context, all: Vec<(&Arc<str>, u32)>) -> Option<Added> {
    let low = |at: u32| context.claim(at).certain().low();
    let mut least: Vec<(&Arc<str>, u32)> = Vec::new();
    for (part, at) in all {
        match least.iter_mut().find(|(known, _)| *known == part) {
            Some((_, known)) if low(at) < low(*known) => *known = at,
            Some(_) => {}
            None => least.push((part, at)),
        }
    }
    let mut parts: Vec<u32> = least.into_iter().map(|(_, at)| at).collect();
    parts.sort_by_key(|at| (std::cmp::Reverse(low(*at)), *at));
    (parts.len() > 1).then_some(Added { whole: None, parts })
}
