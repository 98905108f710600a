//! Grouping: claims about one measure, between the same parties, of one kind, dimension and modality, by period.

use super::context::Context;
use super::reading;
use crate::claim::{Kind, Modality, SOME_OF_IT};
use crate::lexicon::{Measure, Nature, PartyOrder};
use crate::period::{Period, Relation};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Days within which two stocks without a stated date count as of one date.
const ONE_DATE: i32 = 7;

/// The most days of a month.
const MONTH: i32 = 31;

/// Claims that can be compared, in buckets by period.
pub(super) struct Group {
    pub measure: Arc<str>,
    /// What the measure is of, where that parts it.
    pub of: Option<Arc<str>>,
    /// What sets its figures apart from the plain ones.
    pub reckoned: Option<Arc<str>>,
    pub parties: Vec<Arc<str>>,
    /// The only document it is from, when nobody is named: two documents then need not be about the same.
    pub document: Option<Arc<str>>,
    /// Whether it holds rows of the reference data; these are apart from what was said.
    pub reference: bool,
    pub kind: Kind,
    pub modality: Modality,
    pub nature: Option<Nature>,
    pub buckets: Vec<Bucket>,
}

/// The claims of a group that speak about one period.
pub(super) struct Bucket {
    pub period: Period,
    pub claims: Vec<u32>,
}

/// What groups are about: a measure between parties.
type Subject = (Arc<str>, Vec<Arc<str>>);
/// All that claims of one group share.
type Key = (
    (Subject, Option<Arc<str>>, Option<Arc<str>>),
    Option<Arc<str>>,
    bool,
    Kind,
    Modality,
    u32,
);

/// All groups, and where those of a measure between parties are.
#[derive(Default)]
pub(super) struct Groups {
    pub all: Vec<Group>,
    pub by_subject: FxHashMap<Subject, Vec<usize>>,
    pub by_measure: FxHashMap<Arc<str>, Vec<usize>>,
}

impl Groups {
    /// Sorts the claims into groups; suppositions and claims with no measure stay outside.
    pub fn new(context: &Context) -> Self {
        let mut dimensions: FxHashMap<String, u32> = FxHashMap::default();
        let mut keyed: FxHashMap<Key, Vec<(Period, bool, u32)>> = FxHashMap::default();
        for (at, claim) in (0u32..).zip(&context.claims) {
            let Some(measure) = &claim.measure else {
                continue;
            };
            if claim.modality == Modality::Hypothetical {
                continue;
            }
            // Some of the things of a noun are of nobody knows what state, unless a measure says which.
            let known = context.measure(claim);
            let unnamed = |m: &Measure| m.state.is_empty() && m.dimension != "money";
            let some = claim.of.as_deref() == Some(SOME_OF_IT);
            if claim.partial && (some || known.is_none_or(unnamed)) {
                continue;
            }
            let nature = known.map(|m| m.nature);
            // A flow without a period says nothing that could be compared; a place in a row says that it was reached.
            let dated = claim.period.is_some() || claim.kind == Kind::Ordinal;
            if !dated && (nature == Some(Nature::Flow) || claim.kind != Kind::Level) {
                continue;
            }
            // Who gave whom is half of what such a figure says; without it, two of them are not of one thing.
            let directed = context
                .measure(claim)
                .is_some_and(|m| m.parties == PartyOrder::Directed);
            if directed && claim.parties.is_empty() {
                continue;
            }
            let Some(period) = reading::period(claim) else {
                continue;
            };
            let next = u32::try_from(dimensions.len()).unwrap_or(u32::MAX);
            let dimension = context.dimension(claim);
            let dimension = match dimensions.get(dimension.as_ref()) {
                Some(known) => *known,
                None => *dimensions.entry(dimension.into_owned()).or_insert(next),
            };
            let subject = (measure.clone(), claim.parties.clone());
            let order = context.measure(claim).map(|m| m.parties);
            let nobody = claim.parties.is_empty() && order != Some(PartyOrder::None);
            let reference = context.is_reference(at);
            let document = (nobody && !reference).then(|| claim.place.doc.clone());
            let key = (
                (subject, claim.of.clone(), claim.reckoned.clone()),
                document,
                reference,
                claim.kind,
                claim.modality,
                dimension,
            );
            keyed
                .entry(key)
                .or_default()
                .push((period, claim.period.is_none(), at));
        }
        let mut keyed: Vec<_> = keyed.into_iter().collect();
        // The first claim of a group gives its place: an order that no hashing can change.
        keyed.sort_by_key(|(_, entries)| entries.first().map(|e| e.2));
        let mut groups = Self::default();
        for ((subject, document, reference, kind, modality, _), entries) in keyed {
            let ((measure, parties), of, reckoned) = subject;
            let at = groups.all.len();
            groups
                .by_measure
                .entry(measure.clone())
                .or_default()
                .push(at);
            groups
                .by_subject
                .entry((measure.clone(), parties.clone()))
                .or_default()
                .push(at);
            let nature = context.nature(&measure, reckoned.as_deref());
            groups.all.push(Group {
                measure,
                of,
                reckoned,
                parties,
                document,
                reference,
                kind,
                modality,
                nature,
                buckets: buckets(entries),
            });
        }
        groups
    }
}

fn buckets(mut entries: Vec<(Period, bool, u32)>) -> Vec<Bucket> {
    entries.sort_unstable();
    let mut stated: Vec<Bucket> = Vec::new();
    let mut said: Vec<Bucket> = Vec::new();
    for (period, undated, at) in entries {
        let all = if undated { &mut said } else { &mut stated };
        match all.last_mut() {
            Some(last) if last.period == period => last.claims.push(at),
            Some(last) if undated && near(&last.period, &period) => last.claims.push(at),
            _ => all.push(Bucket {
                period,
                claims: vec![at],
            }),
        }
    }
    for bucket in said {
        // `As of today we have invested 17 billion`, `accumulated investment stands at 13 billion`: of one time.
        // `In April 2023 there were 85,000` is held against `85,000 live here`, said in April 2023.
        let beside = |b: &Bucket| {
            let day = b.period.days() == 1;
            let month =
                b.period.days() <= MONTH && bucket.period.relation(&b.period) == Relation::Within;
            month || day && near(&b.period.min(bucket.period), &b.period.max(bucket.period))
        };
        match stated
            .iter_mut()
            .find(|b| b.period == bucket.period || beside(b))
        {
            Some(same) => same.claims.extend(bucket.claims),
            None => stated.push(bucket),
        }
    }
    for bucket in &mut stated {
        bucket.claims.sort_unstable();
    }
    stated.sort_by_key(|b| b.period);
    stated
}

fn near(earlier: &Period, later: &Period) -> bool {
    Period::new(earlier.from(), later.until()).is_some_and(|span| span.days() <= ONE_DATE)
}
