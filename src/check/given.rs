//! Rules over named claims: the first is chosen freely, each further one by its relation to those before.

use super::again::Again;
use super::context::{Context, Look};
use super::group::{Bucket, Group, Groups};
use super::known::Known;
use super::pairs::about;
use super::search::Search;
use crate::claim::Claim;
use crate::rules::{Binding, Link, Rule, Select};
use rayon::prelude::*;

/// Looks for every way to bind the rule's names.
pub(super) fn look<'a>(
    context: &Context<'a>,
    groups: &Groups,
    rule: &'a Rule,
    bindings: &[Binding],
) -> Look<'a> {
    let Some((first, rest)) = bindings.split_first() else {
        return Look::default();
    };
    let restating = rest.iter().any(|b| b.select.restates.is_some());
    let search = Search {
        context,
        groups,
        rest,
        reckoned: &first.select.reckoned,
        again: if restating {
            Again::new(context)
        } else {
            Again::default()
        },
        known: Known::default(),
    };
    if restating && rest.len() == 1 {
        return search.restatements(rule, &first.select);
    }
    if rest.iter().any(|b| b.select.is_end()) {
        return search.between_ends(rule, &first.select);
    }
    // What is held against a source is every figure; what is held against other figures is what most of them say.
    let by_reference = !rest.is_empty() && rest.iter().all(|b| b.select.reference);
    let looks: Vec<Look> = if restating && search.is_restated(0) {
        let fits = |at: &u32| {
            let claim = context.claim(*at);
            first.select.fits(claim) && context.counted_as(&first.select, claim)
        };
        let originals = search.again.originals();
        let originals = originals.into_par_iter().filter(fits);
        originals.map(|at| search.from(rule, at)).collect()
    } else {
        let about = |group: &&Group| about(rule, &first.select, group);
        let in_bucket = |bucket: &Bucket| {
            let mut look = Look::default();
            if by_reference {
                for (at, alike) in clusters(context, &first.select, bucket) {
                    let mut found = search.from(rule, at);
                    for violation in &mut found.violations {
                        violation.odd = Some(at);
                        violation.alike.clone_from(&alike);
                    }
                    look.absorb(found);
                }
            } else {
                for at in best(context, &first.select, bucket, &[]) {
                    look.absorb(search.from(rule, at));
                }
            }
            look
        };
        let in_group = |group: &Group| {
            let mut look = Look::default();
            for bucket in &group.buckets {
                look.absorb(in_bucket(bucket));
            }
            look
        };
        groups.all.par_iter().filter(about).map(in_group).collect()
    };
    let mut all = Look::default();
    for look in looks {
        all.absorb(look);
    }
    all
}

/// All claims of a bucket that a selection may stand for: one of each cluster, with those that say the same.
fn clusters(context: &Context, select: &Select, bucket: &Bucket) -> Vec<(u32, Vec<u32>)> {
    let fits = fitting(context, select, bucket, &[]);
    context.settled.of(context, &fits).clusters()
}

/// The claims of a bucket that a selection may stand for, and that the bucket's claims come to.
pub(super) fn best(context: &Context, select: &Select, bucket: &Bucket, bound: &[u32]) -> Vec<u32> {
    few(context, fitting(context, select, bucket, bound))
}

/// What the claims of one period come to.
pub(super) fn few(context: &Context, fits: Vec<u32>) -> Vec<u32> {
    if fits.len() < 2 {
        return fits;
    }
    context.settled.of(context, &fits).best()
}

pub(super) fn fitting(
    context: &Context,
    select: &Select,
    bucket: &Bucket,
    bound: &[u32],
) -> Vec<u32> {
    let fits = |at: &u32| {
        let claim = context.claim(*at);
        select.fits(claim)
            && context.counted_as(select, claim)
            && linked(context, select, claim, bound)
    };
    bucket.claims.iter().copied().filter(fits).collect()
}

/// Whether unit, speaker and document stand to those of the earlier claims as the selection says.
pub(super) fn linked(context: &Context, select: &Select, claim: &Claim, bound: &[u32]) -> bool {
    let earlier = |at: &usize| bound.get(*at).map(|&at| context.claim(at));
    let unit = match &select.unit {
        // `652 people` and `412 deaths` count one thing.
        Link::SameAs(at) => earlier(at).is_none_or(|e| {
            let counts = |claim: &Claim| context.dimension(claim) == "count";
            e.unit == claim.unit || counts(e) && counts(claim) || context.is_of_one_scale(e, claim)
        }),
        Link::OtherThan(at) => earlier(at).is_none_or(|e| e.unit != claim.unit),
        _ => true,
    };
    let speaker = match &select.speaker {
        Link::SameAs(at) => earlier(at).is_none_or(|e| e.speaker == claim.speaker),
        Link::OtherThan(at) => earlier(at).is_none_or(|e| e.speaker != claim.speaker),
        _ => true,
    };
    let document = match &select.document {
        Link::SameAs(at) => earlier(at).is_none_or(|e| e.place.doc == claim.place.doc),
        Link::OtherThan(at) => earlier(at).is_none_or(|e| e.place.doc != claim.place.doc),
        _ => true,
    };
    unit && speaker && document
}
