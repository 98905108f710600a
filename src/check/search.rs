//! The search behind rules over named claims: which claims each further name may stand for, by those bound before it.

use super::again::Again;
use super::context::{Context, Look};
use super::given::linked;
use super::group::{Bucket, Group, Groups};
use super::known::Known;
use super::pairs::evaluate;
use super::reading;
use super::within::besides_place;
use crate::claim::{Claim, base_of, is_reckoned_as};
use crate::lexicon::PartyOrder;
use crate::period::{Day, Period, Relation};
use crate::rules::{Binding, Link, Rule, Select, When};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::Arc;

/// How many tuples one first claim may lead to.
const TUPLES: usize = 256;

/// A search for claims that the names behind the first may stand for.
pub(super) struct Search<'s, 'a> {
    pub context: &'s Context<'a>,
    pub groups: &'s Groups,
    pub rest: &'s [Binding],
    /// How the first claim is said to be reckoned, and the others need not be.
    pub reckoned: &'s [String],
    pub again: Again,
    /// What the claims of buckets come to, worked out so far.
    pub known: Known<'a>,
}

impl<'a> Search<'_, 'a> {
    /// What comes of all tuples that one claim leads to.
    pub fn from(&self, rule: &'a Rule, first: u32) -> Look<'a> {
        let mut tuples = Vec::new();
        self.extend(&mut vec![first], &mut tuples);
        let mut found = Look::default();
        for tuple in tuples {
            evaluate(self.context, rule, &tuple, &mut found);
        }
        // Where figures have to differ, one way to be the same is too many.
        if found.agreed > 0 && !rule.each && !rule.expect.asks_difference() {
            found.violations.clear();
        }
        found
    }

    /// Claims that say another one again; these need neither measure nor period.
    pub fn restatements(&self, rule: &'a Rule, first: &Select) -> Look<'a> {
        let mut look = Look::default();
        let mut pairs: Vec<(u32, u32)> = (self.again.of.iter())
            .flat_map(|(original, all)| all.iter().map(|at| (*at, *original)))
            .collect();
        pairs.sort_unstable();
        for (at, original) in pairs {
            if first.fits(self.context.claim(original))
                && self
                    .rest
                    .iter()
                    .all(|b| b.select.fits(self.context.claim(at)))
            {
                evaluate(self.context, rule, &[original, at], &mut look);
            }
        }
        look
    }

    /// Claims with those that they lie between by their own words; these need neither measure nor period.
    pub fn between_ends(&self, rule: &'a Rule, first: &Select) -> Look<'a> {
        let numbered = || (0u32..).zip(&self.context.claims);
        let counted = |select: &Select, claim: &Claim| {
            select.dimension.is_none() || self.context.counted_as(select, claim)
        };
        let tied =
            |claim: &Claim| claim.ends.is_some() && first.fits(claim) && counted(first, claim);
        let wanted: FxHashSet<&str> = numbered()
            .filter(|(_, claim)| tied(claim))
            .filter_map(|(_, claim)| claim.ends.as_deref())
            .flat_map(|ends| [&ends.from, &ends.to, &ends.by])
            .filter_map(Option::as_deref)
            .collect();
        let by_id: FxHashMap<&str, u32> = numbered()
            .filter(|(_, claim)| wanted.contains(&*claim.id))
            .map(|(at, claim)| (&*claim.id, at))
            .collect();
        let mut look = Look::default();
        for (at, claim) in numbered().filter(|(_, claim)| tied(claim)) {
            let Some(ends) = claim.ends.as_deref() else {
                continue;
            };
            let end = |binding: &Binding| {
                let select = &binding.select;
                let id = match (select.from_of, select.to_of) {
                    (Some(_), _) => ends.from.as_deref(),
                    (None, Some(_)) => ends.to.as_deref(),
                    (None, None) => ends.by.as_deref(),
                };
                let at = by_id.get(id?).copied()?;
                let claim = self.context.claim(at);
                (select.fits(claim) && counted(select, claim)).then_some(at)
            };
            let ends: Option<Vec<u32>> = self.rest.iter().map(end).collect();
            if let Some(ends) = ends {
                let tuple: Vec<u32> = [at].into_iter().chain(ends).collect();
                evaluate(self.context, rule, &tuple, &mut look);
            }
        }
        look
    }

    /// Whether a later name says a name's claim again, so that only claims said again are worth binding to it.
    pub fn is_restated(&self, name: usize) -> bool {
        self.rest.iter().any(|b| b.select.restates == Some(name))
    }

    /// The claims a restating or restated name may stand for, which need no group; `None` for any other name.
    fn linked_by_words(&self, binding: &Binding, bound: &[u32]) -> Option<Vec<u32>> {
        let select = &binding.select;
        let all = match (select.restates, select.period) {
            (Some(original), _) => self.again.of.get(bound.get(original)?),
            (None, When::Same(other)) if self.is_restated(bound.len()) => {
                let period = reading::period(self.context.claim(*bound.get(other)?));
                self.again.by_period.get(&period)
            }
            _ => return None,
        };
        let fits = |at: &u32| {
            let claim = self.context.claim(*at);
            select.fits(claim)
                && self.context.counted_as(select, claim)
                && linked(self.context, select, claim, bound)
                && !bound.contains(at)
        };
        Some(all.into_iter().flatten().copied().filter(fits).collect())
    }

    fn extend(&self, bound: &mut Vec<u32>, tuples: &mut Vec<Vec<u32>>) {
        if tuples.len() >= TUPLES {
            return;
        }
        let Some(binding) = self.rest.get(bound.len() - 1) else {
            tuples.push(bound.clone());
            return;
        };
        if let Some(linked) = self.linked_by_words(binding, bound) {
            for at in linked {
                bound.push(at);
                self.extend(bound, tuples);
                bound.pop();
            }
            return;
        }
        let first = self.context.claim(bound[0]);
        let modality = first.modality;
        for group in self.candidates(&binding.select, bound) {
            if !self.goes_with(&binding.select, first, group) {
                continue;
            }
            let home = &self.context.claim(bound[0]).place.doc;
            let elsewhere = group.document.as_ref().is_some_and(|d| d != home);
            if elsewhere
                || group.modality != modality
                || group.reference != binding.select.reference
                || !binding.select.kinds.contains(&group.kind)
            {
                continue;
            }
            // A part and its whole, or two levels of one measure, are counted in one thing: tonnes of coal are no part of the
            // cubic metres of all output.
            let alike = binding.select.dimension.is_none()
                && group.kind == first.kind
                && matches!(binding.select.measure, Link::WholeOf(_) | Link::SameAs(_));
            for bucket in self.buckets(group, binding.select.period, bound) {
                let best = (self.known).best(self.context, &binding.select, bucket, bound);
                for at in best.iter().copied() {
                    let at = self.in_one_breath(&binding.select, bucket, bound, at);
                    let other = self.context.claim(at);
                    if alike && self.context.dimension(first) != self.context.dimension(other) {
                        continue;
                    }
                    if bound.contains(&at) {
                        continue;
                    }
                    bound.push(at);
                    self.extend(bound, tuples);
                    bound.pop();
                }
            }
        }
    }

    /// The claim of a bucket that says what `at` says in the very sentence of the first claim, if there is one: that is the one
    /// meant there, whoever else says so too.
    fn in_one_breath(&self, select: &Select, bucket: &Bucket, bound: &[u32], at: u32) -> u32 {
        let (first, told) = (self.context.claim(bound[0]), self.context.claim(at));
        let here = |other: &&u32| {
            let claim = self.context.claim(**other);
            claim.place.doc == first.place.doc
                && claim.quote.text == first.quote.text
                && claim.figure == told.figure
                && claim.unit == told.unit
                && !bound.contains(other)
                && select.fits(claim)
                && linked(self.context, select, claim, bound)
        };
        bucket.claims.iter().find(here).copied().unwrap_or(at)
    }

    /// Whether a group is of what the first claim is of: growth of one product is not that of another.
    fn goes_with(&self, select: &Select, first: &Claim, group: &Group) -> bool {
        // `exports of grain` are part of all exports.
        if matches!(select.measure, Link::WholeOf(_)) {
            // Cases in a province are part of all cases of that illness.
            if let Some(others) = besides_place(first) {
                return group.of == first.of && group.reckoned.as_deref() == others.as_deref();
            }
            return group.of.is_none() && first.reckoned == group.reckoned;
        }
        if self.left_of(first.reckoned.as_deref()) != group.reckoned.as_deref().map(Cow::Borrowed) {
            return false;
        }
        // What comes in kinds goes with what comes in none: cases of measles with the population.
        let by_kind = |measure: Option<&Arc<str>>| {
            measure
                .and_then(|id| self.context.measures.get(id.as_ref()))
                .is_some_and(|m| m.by_kind)
        };
        let same = first.measure.as_ref() == Some(&group.measure);
        let free = match (&first.of, &group.of) {
            (None, Some(_)) => by_kind(Some(&group.measure)),
            (Some(_), None) => by_kind(first.measure.as_ref()),
            _ => false,
        };
        first.of == group.of || (!same && free)
    }

    /// What is left of how the first claim is reckoned, without what the rule chooses it by.
    fn left_of<'c>(&self, reckoned: Option<&'c str>) -> Option<Cow<'c, str>> {
        let names = reckoned?;
        if self.reckoned.is_empty() {
            return Some(Cow::Borrowed(names));
        }
        let chosen = |name: &&str| self.reckoned.iter().any(|own| is_reckoned_as(name, own));
        let left: Vec<&str> = names.split('+').filter(|name| !chosen(name)).collect();
        (!left.is_empty()).then(|| Cow::Owned(left.join("+")))
    }

    /// The measure that a claim's is part of: the one that its sentence names, else the one that the rules know.
    fn whole_of(&self, claim: &Claim) -> Option<Arc<str>> {
        let part_of = self
            .context
            .measure(claim)
            .and_then(|m| m.part_of.as_deref());
        match (&claim.whole, &claim.of) {
            // Of `40 percent of Kazakhstan's exports` the whole is of other parties than the part.
            (Some(whole), _) if claim.measure.as_ref() == Some(&whole.measure) => None,
            (Some(whole), _) => Some(whole.measure.clone()),
            (None, _) if besides_place(claim).is_some() => claim.measure.clone(),
            // Coal is no part of an output that nobody says of what it is.
            (None, Some(_)) if self.context.measure(claim).is_some_and(|m| m.by_kind) => None,
            (None, Some(_)) => claim.measure.clone(),
            (None, None) => part_of.map(Arc::from),
        }
    }

    /// Whose the whole is that a partner's share is of: named by its sentence, or the side that a directed measure is told of.
    fn owner_of(&self, share: &Claim) -> Option<Arc<str>> {
        let whole = share.whole.as_ref()?;
        let same = share.measure.as_ref() == Some(&whole.measure);
        let [first, second] = share.parties.as_slice() else {
            return None;
        };
        let measure = self.context.measure(share).filter(|_| same)?;
        let directed = measure.parties == PartyOrder::Directed;
        let side = match measure.receives || measure.of_people {
            true => second,
            false => first,
        };
        (whole.party.clone()).or_else(|| directed.then(|| side.clone()))
    }

    fn candidates(&self, select: &Select, bound: &[u32]) -> Vec<&Group> {
        let earlier = |at: &usize| bound.get(*at).map(|&at| self.context.claim(at));
        let measures: Vec<Arc<str>> = match &select.measure {
            Link::Is(ids) => ids.iter().map(|id| id.as_str().into()).collect(),
            Link::SameAs(at) => earlier(at)
                .and_then(|c| c.measure.clone())
                .into_iter()
                .collect(),
            Link::WholeOf(at) => earlier(at)
                .and_then(|c| self.whole_of(c))
                .into_iter()
                .collect(),
            _ => self.groups.by_measure.keys().cloned().collect(),
        };
        let parties: Option<Vec<Arc<str>>> = match &select.parties {
            Link::Is(all) => Some(all.iter().map(|p| p.as_str().into()).collect()),
            Link::SameAs(at) => earlier(at).map(|c| c.parties.clone()),
            Link::ReverseOf(at) => earlier(at).map(|c| c.parties.iter().rev().cloned().collect()),
            // Where nobody can tell whose the whole is, nothing is it.
            Link::OwnerOf(at) => match earlier(at).and_then(|c| self.owner_of(c)) {
                Some(owner) => Some(vec![owner]),
                None => return Vec::new(),
            },
            _ => None,
        };
        let mut found = Vec::new();
        for measure in measures {
            let at: Vec<usize> = match &parties {
                Some(parties) => {
                    let mut parties = parties.clone();
                    let directed = self
                        .context
                        .measures
                        .get(measure.as_ref())
                        .is_some_and(|m| m.parties == PartyOrder::Directed);
                    if !directed {
                        parties.sort();
                    }
                    self.groups
                        .by_subject
                        .get(&(measure, parties))
                        .cloned()
                        .unwrap_or_default()
                }
                None => self
                    .groups
                    .by_measure
                    .get(&measure)
                    .cloned()
                    .unwrap_or_default(),
            };
            found.extend(at);
        }
        found.sort_unstable();
        found.into_iter().map(|at| &self.groups.all[at]).collect()
    }

    fn buckets<'g>(&self, group: &'g Group, when: When, bound: &[u32]) -> Vec<&'g Bucket> {
        let period = |at: usize| {
            bound
                .get(at)
                .and_then(|&at| reading::period(self.context.claim(at)))
        };
        let exact = |wanted: Option<Period>| -> Vec<&'g Bucket> {
            let found =
                wanted.and_then(|w| group.buckets.binary_search_by_key(&w, |b| b.period).ok());
            found.map(|at| &group.buckets[at]).into_iter().collect()
        };
        let related = |at: usize, fits: fn(Relation) -> bool| -> Vec<&'g Bucket> {
            let Some(other) = period(at) else {
                return Vec::new();
            };
            group
                .buckets
                .iter()
                .filter(|b| fits(b.period.relation(&other)))
                .take(TUPLES)
                .collect()
        };
        // What is told of the last day of a year and of the first of the next is one stock.
        let beside = |moment: Option<Day>| -> Vec<&'g Bucket> {
            let days = moment
                .into_iter()
                .flat_map(|day| [day.yesterday().ok(), Some(day)]);
            let days = days.flatten().filter_map(Period::day);
            days.flat_map(|day| exact(Some(day))).collect()
        };
        match when {
            When::Any => group.buckets.iter().take(TUPLES).collect(),
            When::Same(at) => exact(period(at)),
            When::Shifted(at, years) => exact(period(at).and_then(|p| p.shift_years(years))),
            When::OneBefore(at) => exact(period(at).and_then(|p| one_before(&p))),
            When::BaseOf(at) => exact(bound.get(at).and_then(|&at| {
                let names = self.context.claim(at).reckoned.as_deref()?;
                names.split('+').find_map(base_of)
            })),
            When::Opening(at) => beside(period(at).map(|p| p.from())),
            When::Close(at) => beside(period(at).map(|p| p.until())),
            When::Rest(part, whole) => exact(
                period(part)
                    .zip(period(whole))
                    .and_then(|(p, w)| rest(&p, &w)),
            ),
            When::Within(at) => related(at, |r| r == Relation::Within),
            When::Around(at) => related(at, |r| r == Relation::Contains),
            When::Overlapping(at) => related(at, |r| {
                matches!(
                    r,
                    Relation::Within | Relation::Contains | Relation::Overlaps
                )
            }),
            When::Following(at) => related(at, |r| r == Relation::Follows),
            When::Before(at) => related(at, |r| r == Relation::Precedes),
        }
    }
}

/// As many whole months, right before a period.
fn one_before(period: &Period) -> Option<Period> {
    let (from, until) = (period.from(), period.until());
    let months = |day: jiff::civil::Date| day.year() * 12 + i16::from(day.month());
    let whole = from.day() == 1 && until.day() == 1;
    whole.then(|| period.shift_months(months(from) - months(until)))?
}

/// What is left of `whole` when `part` begins or ends it.
fn rest(part: &Period, whole: &Period) -> Option<Period> {
    if part.from() == whole.from() {
        Period::new(part.until(), whole.until())
    } else if part.until() == whole.until() {
        Period::new(whole.from(), part.from())
    } else {
        None
    }
}
