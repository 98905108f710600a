//! What the claims of a bucket come to, worked out once for all that is tried with it.
//!
//! A claim that a rule begins with is tried with the claims of many buckets, and those of one bucket with many such claims. What
//! they come to takes sorting, and is the same whichever claim of one unit, speaker and document they are tried with.

use super::consensus::{Consensus, consensus};
use super::context::Context;
use super::given::best;
use super::group::Bucket;
use crate::claim::Claim;
use crate::quantity::Unit;
use crate::rules::expr::Tolerance;
use crate::rules::{Link, Select};
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// How many claims there may be in all lists of which it is kept what they come to.
const KEPT: usize = 1 << 22;

/// What lists of claims come to: many rules look at the same ones.
#[derive(Default)]
pub(super) struct Settled(RwLock<Lists>);

#[derive(Default)]
struct Lists {
    all: FxHashMap<Box<[u32]>, Arc<Consensus>>,
    /// How many claims are in them.
    claims: usize,
}

impl Settled {
    /// What a list of claims of the context comes to, no tolerance given.
    pub fn of(&self, context: &Context, claims: &[u32]) -> Arc<Consensus> {
        // Nobody who holds a lock can leave anything half done.
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.all.get(claims) {
            return known.clone();
        }
        drop(kept);
        let found = Arc::new(consensus(context, claims, &Tolerance::default()));
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.claims + claims.len() <= KEPT {
            kept.claims += claims.len();
            kept.all.insert(claims.into(), found.clone());
        }
        found
    }
}

/// What the claims of buckets come to, as far as anybody has asked.
#[derive(Default)]
pub(super) struct Known<'a>(RwLock<FxHashMap<Question<'a>, Arc<[u32]>>>);

/// All that it depends on which claims of a bucket a selection may stand for.
///
/// Bucket and selection outlive the search, so that their addresses tell them apart.
#[derive(PartialEq, Eq, Hash)]
struct Question<'a> {
    bucket: usize,
    select: usize,
    /// The unit of the claim whose unit they are to have or not, and whether it counts things.
    unit: Option<(Option<&'a Unit>, bool)>,
    /// Who says that claim.
    speaker: Option<Option<&'a str>>,
    /// Where it is said.
    document: Option<&'a str>,
}

impl<'a> Known<'a> {
    /// The claims of a bucket that a selection may stand for, and that the bucket's claims come to.
    ///
    /// `bound` are the claims chosen before. Bucket and selection must be the same ones for as long as this is asked.
    pub fn best(
        &self,
        context: &Context<'a>,
        select: &Select,
        bucket: &Bucket,
        bound: &[u32],
    ) -> Arc<[u32]> {
        let question = Question::new(context, select, bucket, bound);
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&question) {
            return known.clone();
        }
        drop(known);
        let found: Arc<[u32]> = best(context, select, bucket, bound).into();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(question, found.clone());
        found
    }
}

impl<'a> Question<'a> {
    fn new(context: &Context<'a>, select: &Select, bucket: &Bucket, bound: &[u32]) -> Self {
        let counts = |claim: &Claim| context.dimension(claim) == "count";
        Self {
            bucket: std::ptr::from_ref(bucket).addr(),
            select: std::ptr::from_ref(select).addr(),
            unit: earlier(context, &select.unit, bound)
                .map(|claim| (claim.unit.as_ref(), counts(claim))),
            speaker: earlier(context, &select.speaker, bound).map(|claim| claim.speaker.as_deref()),
            document: earlier(context, &select.document, bound).map(|claim| &*claim.place.doc),
        }
    }
}

/// The claim chosen before that a link is to.
fn earlier<'a, T>(context: &Context<'a>, link: &Link<T>, bound: &[u32]) -> Option<&'a Arc<Claim>> {
    match link {
        Link::SameAs(at) | Link::OtherThan(at) => bound.get(*at).map(|at| context.claim(*at)),
        _ => None,
    }
}
