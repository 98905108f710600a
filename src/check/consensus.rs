//! Clusters of figures that agree: which of a bucket hold together, and which cannot with them.

use super::breath::one_each;
use super::context::{Context, worst};
use super::finding::Verdict;
use super::reading::{self, Reading};
use crate::quantity::{Currency, Decimal, Interval};
use crate::rules::expr::{Comparison, Relation, Side, Tolerance};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many odd clusters of a bucket are told apart; figures beyond are all over the place.
const CLUSTERS: usize = 16;

/// Claims in one currency whose certain intervals share a point.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub members: Vec<u32>,
    /// The most precise of them.
    pub best: u32,
    /// How many documents say it.
    pub documents: usize,
}

/// What the claims of a bucket come to: clusters that can hold together, and those that cannot with them.
pub(super) struct Consensus {
    pub main: Vec<Cluster>,
    pub odd: Vec<Cluster>,
}

impl Consensus {
    /// The claims that other rules may rest on: the most precise of each cluster that nobody outweighs.
    pub fn best(&self) -> Vec<u32> {
        let weight = self.main.iter().map(|c| c.documents).max().unwrap_or(0);
        let tied = self.odd.iter().filter(|c| c.documents >= weight);
        self.main
            .iter()
            .chain(tied)
            .map(|c| c.best)
            .take(4)
            .collect()
    }

    /// The claims that hold together and can be compared at all: a lone one whose currency no rate joins to another says nothing.
    pub fn joined(&self, context: &Context, tolerance: &Tolerance) -> Vec<u32> {
        let comparable = |cluster: &Cluster| {
            cluster.members.len() > 1
                || self.main.iter().chain(&self.odd).any(|other| {
                    other.best != cluster.best
                        && compare(context, other.best, cluster.best, tolerance).is_some()
                })
        };
        let joined = self.main.iter().filter(|c| comparable(c));
        joined.flat_map(|c| c.members.iter().copied()).collect()
    }
}

impl Consensus {
    /// Every cluster: its most precise claim, and the others.
    pub fn clusters(&self) -> Vec<(u32, Vec<u32>)> {
        let all = self.main.iter().chain(&self.odd);
        all.map(|c| (c.best, others(c))).collect()
    }
}

/// The members of a cluster but its most precise one.
pub(super) fn others(cluster: &Cluster) -> Vec<u32> {
    let members = cluster.members.iter().copied();
    members.filter(|m| *m != cluster.best).collect()
}

/// Sorts the claims of a bucket into clusters.
pub(super) fn consensus(context: &Context, claims: &[u32], tolerance: &Tolerance) -> Consensus {
    let claims = &one_each(context, claims, tolerance);
    let mut currencies: Vec<Option<Currency>> = Vec::new();
    for &at in claims {
        let currency = reading::currency(context.claim(at));
        if !currencies.contains(&currency) {
            currencies.push(currency);
        }
    }
    let mut clusters = Vec::new();
    for &currency in &currencies {
        let mut rest: Vec<(Interval, u32)> = claims
            .iter()
            .filter(|&&at| reading::currency(context.claim(at)) == currency)
            .filter_map(|&at| Some((reading::read(context, context.claim(at), None)?.certain, at)))
            .collect();
        while !rest.is_empty() && clusters.len() < CLUSTERS {
            let point = fullest(context, &rest, tolerance);
            let (inside, outside): (Vec<_>, Vec<_>) = rest
                .into_iter()
                .partition(|(i, _)| roomy(i, tolerance).contains(point));
            rest = outside;
            if inside.is_empty() {
                break;
            }
            clusters.push(cluster(context, inside));
        }
    }
    if currencies.len() > 1 {
        clusters = part_company(context, clusters, tolerance);
    }
    clusters.sort_by(|a, b| {
        let order = |c: &Cluster| {
            (
                std::cmp::Reverse((c.documents, c.members.len())),
                c.members[0],
            )
        };
        order(a).cmp(&order(b))
    });
    // Of clusters in another currency, told equally often, those that agree with the heaviest come first.
    if let Some(heaviest) = clusters.first().map(|c| c.best) {
        let agrees = |c: &Cluster| {
            c.best == heaviest
                || compare(context, heaviest, c.best, tolerance)
                    .is_some_and(|(verdict, ..)| verdict == Verdict::Agree)
        };
        clusters.sort_by_cached_key(|c| {
            let weight = (c.documents, c.members.len());
            (std::cmp::Reverse(weight), !agrees(c), c.members[0])
        });
    }
    let mut found = Consensus {
        main: Vec::new(),
        odd: Vec::new(),
    };
    for cluster in clusters {
        let fits = found.main.iter().all(|other| {
            compare(context, other.best, cluster.best, tolerance)
                .is_none_or(|(verdict, ..)| verdict != Verdict::Conflict)
        });
        let agreeing = |other: &&mut Cluster| {
            compare(context, other.best, cluster.best, tolerance)
                .is_some_and(|(verdict, ..)| verdict == Verdict::Agree)
        };
        if fits {
            found.main.push(cluster)
        } else if let Some(like) = found.odd.iter_mut().find(agreeing) {
            // An odd figure said again in another currency is one odd figure.
            like.take_in(context, &cluster);
        } else {
            found.odd.push(cluster)
        }
    }
    found
}

/// A figure that rounding alone holds in its cluster goes its own way when it conflicts with what the others come to in another
/// currency: `$400 million` may be `$300 million`, roughly told, but not the 138 billion tenge that those are.
fn part_company(context: &Context, clusters: Vec<Cluster>, tolerance: &Tolerance) -> Vec<Cluster> {
    let all: Vec<u32> = clusters.iter().map(|c| c.best).collect();
    let agree = |a: u32, b: u32| compare(context, a, b, tolerance).map(|(verdict, ..)| verdict);
    let mut parted = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let others: Vec<u32> = (all.iter().copied())
            .filter(|other| agree(cluster.best, *other) == Some(Verdict::Agree))
            .filter(|other| *other != cluster.best)
            .collect();
        let stays = |at: &u32| {
            others
                .iter()
                .all(|other| agree(*at, *other) != Some(Verdict::Conflict))
        };
        let (inside, outside): (Vec<u32>, Vec<u32>) =
            cluster.members.iter().partition(|at| stays(at));
        for members in [inside, outside] {
            let read =
                |at: u32| Some((reading::read(context, context.claim(at), None)?.certain, at));
            let read: Vec<(Interval, u32)> = members.into_iter().filter_map(read).collect();
            if !read.is_empty() {
                parted.push(self::cluster(context, read));
            }
        }
    }
    parted
}

impl Cluster {
    /// Takes in the members of a cluster that says the same.
    fn take_in(&mut self, context: &Context, other: &Self) {
        self.members.extend(&other.members);
        self.documents = documents(context, &self.members);
    }
}

/// How many documents claims are from.
fn documents(context: &Context, members: &[u32]) -> usize {
    let mut documents: Vec<&str> = members
        .iter()
        .map(|&at| context.claim(at).place.doc.as_ref())
        .collect();
    documents.sort_unstable();
    documents.dedup();
    documents.len()
}

fn cluster(context: &Context, inside: Vec<(Interval, u32)>) -> Cluster {
    let width = |i: &Interval| {
        i.low()
            .zip(i.high())
            .and_then(|(l, h)| h.checked_sub(l))
            .unwrap_or(Decimal::MAX)
    };
    // Of equally precise ones, one that says what most of them say.
    let told = |at: u32| {
        (
            context.claim(at).place.doc.as_ref(),
            context.claim(at).likely(),
        )
    };
    // One figure told a thousand times is looked at once.
    let likely: FxHashSet<(&str, Interval)> = inside.iter().map(|(_, at)| told(*at)).collect();
    let alone = |own: &Interval| {
        let met: FxHashSet<&str> = (likely.iter())
            .filter(|(_, other)| other.intersect(own).is_some())
            .map(|(document, _)| *document)
            .collect();
        std::cmp::Reverse(met.len())
    };
    let narrowest = inside.iter().map(|(i, _)| width(i)).min();
    let mut first: FxHashMap<Interval, u32> = FxHashMap::default();
    for (interval, at) in &inside {
        if Some(width(interval)) == narrowest {
            let known = first.entry(told(*at).1).or_insert(*at);
            *known = (*known).min(*at);
        }
    }
    let best = (first.iter())
        .min_by_key(|(own, at)| (alone(own), **at))
        .map_or(0, |(_, at)| *at);
    let members: Vec<u32> = inside.iter().map(|(_, at)| *at).collect();
    Cluster {
        documents: documents(context, &members),
        members,
        best,
    }
}

/// An interval with half the tolerance at each end, so that two that share a point differ by no more than all of it.
fn roomy(interval: &Interval, tolerance: &Tolerance) -> Interval {
    let half = Decimal::new(5, 1);
    interval
        .widen(tolerance.relative * half)
        .widen_by(tolerance.absolute * half)
}

/// The point that most documents' intervals hold, of equal ones the lowest.
fn fullest(context: &Context, intervals: &[(Interval, u32)], tolerance: &Tolerance) -> Decimal {
    let mut ends: Vec<(Decimal, bool, &str)> = Vec::with_capacity(intervals.len() * 2);
    for (interval, at) in intervals {
        let room = roomy(interval, tolerance);
        let document = context.claim(*at).place.doc.as_ref();
        ends.push((room.low().unwrap_or(Decimal::MIN), false, document));
        ends.push((room.high().unwrap_or(Decimal::MAX), true, document));
    }
    ends.sort_unstable();
    let mut open: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut claims, mut best, mut point) = (0usize, (0, 0), Decimal::ZERO);
    for (end, closes, document) in ends {
        let count = open.entry(document).or_insert(0);
        if closes {
            *count = count.saturating_sub(1);
            claims = claims.saturating_sub(1);
            if *count == 0 {
                open.remove(document);
            }
        } else {
            *count += 1;
            claims += 1;
            if (open.len(), claims) > best {
                best = (open.len(), claims);
                point = end;
            }
        }
    }
    point
}

/// Compares two claims for equality in a common unit; `None` when no rate joins them.
pub(super) fn compare(
    context: &Context,
    a: u32,
    b: u32,
    tolerance: &Tolerance,
) -> Option<(Verdict, Comparison, Option<Currency>)> {
    let pair = [context.claim(a), context.claim(b)];
    let into = reading::common(pair.iter().map(|c| c.as_ref()));
    let side = |r: Reading| Side {
        certain: r.certain,
        likely: r.likely,
        point: r.point,
    };
    let left = side(reading::read(context, pair[0], into)?);
    let right = side(reading::read(context, pair[1], into)?);
    let comparison = Comparison::of(left, Relation::Equal, right, tolerance);
    let (verdict, comparison) = worst(vec![comparison])?;
    Some((verdict, comparison, into))
}
