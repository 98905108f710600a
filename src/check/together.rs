//! The whole picture: figures of which no two conflict, and which cannot all hold.
//!
//! Levels, growth, parts of a period, parts of a whole and rates of exchange make a network for every set of parties. What is
//! already told in a finding is left out of it, so that one cause is not told twice.

use super::context::{Context, Look, Violation};
use super::finding::Verdict;
use super::given;
use super::group::{Group, Groups};
use super::network::{Link, Network, Said, Step};
use super::pairs::about;
use super::reading;
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::{Nature, PartyOrder};
use crate::period::{Period, Relation};
use crate::quantity::{Atom, Currency, Interval};
use crate::rules::expr::{Comparison, Relation as Holds, Side, Tolerance};
use crate::rules::{Rule, Select};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many claims or quantities one network may have; a larger one stays unsaid.
const LARGEST: usize = 160;

/// What a quantity is of: everything but its period.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    pub measure: Arc<str>,
    pub of: Option<Arc<str>>,
    pub reckoned: Option<Arc<str>>,
    pub parties: Vec<Arc<str>>,
    /// A currency's code, or a dimension: figures of two currencies are two quantities, joined by a rate.
    pub unit: Arc<str>,
}

/// Who a network is about: the parties, or the one document when nobody is named; and whether it is of facts or plans.
type Circle = (Vec<Arc<str>>, Option<Arc<str>>, Modality);

/// Looks for sets that cannot hold together, among the claims that no finding tells of yet.
pub(super) fn look<'a>(
    context: &Context<'a>,
    groups: &Groups,
    rule: &'a Rule,
    select: &Select,
    known: &[Vec<u32>],
    suspects: &FxHashSet<u32>,
) -> Look<'a> {
    let mut circles: FxHashMap<Circle, Vec<&Group>> = FxHashMap::default();
    let mut order: Vec<Circle> = Vec::new();
    for group in groups.all.iter().filter(|g| about(rule, select, g)) {
        let mut parties = group.parties.clone();
        parties.sort();
        let circle = (parties, group.document.clone(), group.modality);
        let all = circles.entry(circle.clone()).or_default();
        if all.is_empty() {
            order.push(circle);
        }
        all.push(group);
    }
    // Whether there was a picture at all, and what is wrong with it.
    let found: Vec<(bool, Option<Violation>)> = order
        .par_iter()
        .map(|circle| {
            let groups = circles.get(circle).map_or(&[][..], Vec::as_slice);
            match Picture::of(context, rule, select, groups, suspects) {
                Some(picture) => (true, picture.wrong(context, rule, known)),
                None => (false, None),
            }
        })
        .collect();
    let mut look = Look {
        comparisons: found.iter().filter(|(seen, _)| *seen).count(),
        ..Look::default()
    };
    look.violations
        .extend(found.into_iter().filter_map(|(_, wrong)| wrong));
    look.agreed = look.comparisons - look.violations.len();
    look
}

/// A network, with what its quantities are.
#[derive(Default)]
pub(super) struct Picture {
    pub network: Network,
    pub quantities: Vec<(Subject, Period)>,
    pub numbers: FxHashMap<(Subject, Period), usize>,
    /// A claim of each subject, whose style its values are shown in.
    pub styles: FxHashMap<Subject, u32>,
    pub rates: Vec<(usize, String)>,
}

impl Picture {
    fn of(
        context: &Context,
        rule: &Rule,
        select: &Select,
        groups: &[&Group],
        suspects: &FxHashSet<u32>,
    ) -> Option<Self> {
        let mut picture = Self::default();
        let mut claims = 0;
        for kind in [Kind::Level, Kind::Change] {
            for group in groups.iter().filter(|g| g.kind == kind) {
                for bucket in &group.buckets {
                    let fits = given::fitting(context, select, bucket, &[]);
                    let clear: Vec<u32> = fits
                        .into_iter()
                        .filter(|at| !suspects.contains(at))
                        .collect();
                    for at in given::few(context, clear) {
                        claims += 1;
                        if claims > LARGEST {
                            return None;
                        }
                        match kind {
                            Kind::Change => picture.growth(context, rule, group, bucket.period, at),
                            _ => picture.level(context, rule, group, bucket.period, at),
                        };
                    }
                }
            }
        }
        // Two claims are a pair, and pairs have rules of their own.
        if claims < 3 || picture.quantities.len() > LARGEST {
            return None;
        }
        picture.join(context);
        Some(picture)
    }

    fn number(&mut self, subject: &Subject, period: Period) -> usize {
        let key = (subject.clone(), period);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.quantities.len();
        self.quantities.push(key.clone());
        self.numbers.insert(key, number);
        self.network.quantities = number + 1;
        number
    }

    fn say(&mut self, link: Link, claim: Option<u32>) {
        self.network.links.push(Said { link, claim });
    }

    fn level(
        &mut self,
        context: &Context,
        rule: &Rule,
        group: &Group,
        period: Period,
        at: u32,
    ) -> Option<()> {
        let claim = context.claim(at);
        let value = roomy(
            reading::read(context, claim, None)?.certain,
            &rule.tolerance,
        );
        let subject = subject(group, unit(context, claim));
        self.styles.entry(subject.clone()).or_insert(at);
        let quantity = self.number(&subject, period);
        self.say(Link::Is(quantity, value), Some(at));
        Some(())
    }

    fn growth(
        &mut self,
        context: &Context,
        rule: &Rule,
        group: &Group,
        period: Period,
        at: u32,
    ) -> Option<()> {
        let claim = context.claim(at);
        if context.dimension(claim) != "ratio" {
            return None;
        }
        // Growth told of one currency need not fit levels in another: there must be one.
        let mut units = self.styles.keys().filter(|s| {
            s.measure == group.measure
                && s.of == group.of
                && s.reckoned == group.reckoned
                && s.parties == group.parties
        });
        let subject = units.next()?.clone();
        if units.next().is_some() {
            return None;
        }
        let rate = reading::read(context, claim, None)?.certain;
        let by = roomy(rate + Interval::exact(1.into()), &rule.tolerance);
        let before = period.shift_years(-1)?;
        let (now, before) = (self.number(&subject, period), self.number(&subject, before));
        self.say(Link::Times(now, before, by), Some(at));
        Some(())
    }

    /// What holds whatever is said: parts of periods, parts of wholes, and rates of exchange.
    fn join(&mut self, context: &Context) {
        let flow =
            |s: &Subject| context.nature(&s.measure, s.reckoned.as_deref()) == Some(Nature::Flow);
        let all = self.quantities.clone();
        for (i, (subject, period)) in all.iter().enumerate() {
            for (j, (other, longer)) in all.iter().enumerate() {
                let same = subject == other;
                if same && flow(subject) && period.relation(longer) == Relation::Within {
                    self.say(Link::AtMost(i, j), None);
                }
                if period != longer || same {
                    continue;
                }
                if flow(subject) && is_part(context, subject, other) {
                    self.say(Link::AtMost(i, j), None);
                }
                if i < j {
                    self.exchange(context, (i, subject), (j, other), period);
                }
            }
            if flow(subject) {
                self.tile(i, subject, *period, &all);
            }
            self.compose(context, i, subject, *period);
        }
    }

    fn exchange(
        &mut self,
        context: &Context,
        a: (usize, &Subject),
        b: (usize, &Subject),
        period: &Period,
    ) -> Option<()> {
        let alike = a.1.measure == b.1.measure
            && a.1.of == b.1.of
            && a.1.reckoned == b.1.reckoned
            && a.1.parties == b.1.parties;
        if !alike {
            return None;
        }
        let (from, into) = (Currency::new(&a.1.unit)?, Currency::new(&b.1.unit)?);
        let rate = context.rates.rate(from, into, period)?;
        let by = rate.certain(Interval::exact(1.into()));
        self.rates
            .push((self.network.links.len(), format!("{into} per {from}")));
        self.say(Link::Times(b.0, a.0, by), None);
        Some(())
    }

    /// A measure is the sum of those it is made of, seen from either side: exports of one party and its imports are both sides'
    /// trade.
    fn compose(&mut self, context: &Context, whole: usize, subject: &Subject, period: Period) {
        let known = |id: &str| context.measures.get(id).copied();
        let Some(measure) = known(&subject.measure).filter(|m| !m.made_of.is_empty()) else {
            return;
        };
        let mut sides = vec![subject.parties.clone()];
        if subject.parties.len() > 1 {
            sides.push(subject.parties.iter().rev().cloned().collect());
        }
        for side in sides {
            let quantity = |id: &String| {
                let part = known(id)?;
                let mut parties = side.clone();
                if part.parties == PartyOrder::Directed && part.receives {
                    parties.reverse();
                } else if part.parties != PartyOrder::Directed {
                    parties.sort();
                }
                let subject = Subject {
                    measure: part.id.as_str().into(),
                    parties,
                    ..subject.clone()
                };
                self.numbers.get(&(subject, period)).copied()
            };
            if let Some(parts) = measure.made_of.iter().map(quantity).collect() {
                self.say(Link::Sum(whole, parts), None);
            }
        }
    }

    /// A period that shorter ones make up without gap or overlap is their sum.
    fn tile(&mut self, whole: usize, subject: &Subject, period: Period, all: &[(Subject, Period)]) {
        let mut parts = Vec::new();
        let mut from = period.from();
        while from < period.until() {
            let next = all.iter().enumerate().filter(|(_, (s, p))| {
                s == subject && p.from() == from && p.relation(&period) == Relation::Within
            });
            let Some((at, (_, part))) = next.max_by_key(|(_, (_, p))| p.until()) else {
                return;
            };
            parts.push(at);
            from = part.until();
        }
        if from == period.until() && parts.len() > 1 {
            self.say(Link::Sum(whole, parts), None);
        }
    }

    /// What cannot hold together here, unless a pair of it is told already.
    fn wrong<'a>(
        &self,
        context: &Context<'a>,
        rule: &'a Rule,
        known: &[Vec<u32>],
    ) -> Option<Violation<'a>> {
        let (claims, steps) = self.network.contradiction()?;
        let told = |tuple: &Vec<u32>| tuple.iter().filter(|at| claims.contains(at)).count() > 1;
        if claims.len() < 3 || known.iter().any(told) {
            return None;
        }
        self.violation(context, rule, claims, &steps)
    }

    fn violation<'a>(
        &self,
        context: &Context<'a>,
        rule: &'a Rule,
        claims: Vec<u32>,
        steps: &[Step],
    ) -> Option<Violation<'a>> {
        let last = steps.last()?;
        let side = |interval: Interval| Side {
            certain: interval,
            likely: interval,
            point: None,
        };
        let none = Tolerance::default();
        let comparison = Comparison::of(side(last.allows), Holds::Equal, side(last.before), &none);
        Some(Violation {
            steps: self.tell_all(context, rule, steps),
            ..Violation::new(
                rule,
                (Verdict::Conflict, rule.severity),
                claims,
                comparison,
                None,
            )
        })
    }
}

/// An interval made wider by what the rule tolerates.
fn roomy(interval: Interval, tolerance: &Tolerance) -> Interval {
    interval
        .widen(tolerance.relative)
        .widen_by(tolerance.absolute)
}

fn subject(group: &Group, unit: Arc<str>) -> Subject {
    Subject {
        measure: group.measure.clone(),
        of: group.of.clone(),
        reckoned: group.reckoned.clone(),
        parties: group.parties.clone(),
        unit,
    }
}

fn unit(context: &Context, claim: &Claim) -> Arc<str> {
    match claim.unit.as_ref().map(|u| (&u.of, &u.over)) {
        Some((Atom::Currency(currency), None)) => currency.code().into(),
        _ => context.dimension(claim).into(),
    }
}

/// Whether one quantity is part of another by its measure, between the same parties and in the same unit.
fn is_part(context: &Context, part: &Subject, whole: &Subject) -> bool {
    let named = context
        .measures
        .get(part.measure.as_ref())
        .and_then(|m| m.part_of.as_deref());
    let unordered = context
        .measures
        .get(whole.measure.as_ref())
        .is_some_and(|m| m.parties == PartyOrder::Unordered);
    let mut parties = part.parties.clone();
    if unordered {
        parties.sort();
    }
    named == Some(whole.measure.as_ref())
        && part.of == whole.of
        && part.reckoned == whole.reckoned
        && part.unit == whole.unit
        && parties == whole.parties
}
