//! Claims about one period that should say one figure: clusters of those that agree, and the odd ones out.

use super::consensus::{Cluster, compare, consensus, others};
use super::context::{Context, Look, Violation, severity};
use super::finding::Verdict;
use super::reading::{self};
use crate::quantity::{Decimal, Interval};
use crate::rules::Rule;
use std::sync::Arc;

/// Looks at one bucket for figures that do not agree.
///
/// Figures told of one source are first held against one another; what differs between sources is looked at beside that, so
/// that the weight of one source hides no contradiction within another.
pub(super) fn look<'a>(context: &Context<'a>, rule: &'a Rule, claims: &[u32]) -> Look<'a> {
    if !context.told_apart(claims) {
        return look_at(context, rule, claims);
    }
    let mut look = look_at(context, rule, claims);
    // A document that tells two editions of a figure knows that they differ.
    let in_one = |v: &Violation<'_>| {
        let mut docs = v.tuple.iter().map(|at| &context.claim(*at).place.doc);
        let first = docs.next();
        docs.all(|doc| Some(doc) == first)
    };
    look.violations
        .retain(|v| context.told_apart(&v.tuple) && !in_one(v));
    let mut sources: Vec<&Option<Arc<str>>> = Vec::new();
    for at in claims {
        let told = &context.claim(*at).told;
        if !sources.contains(&told) {
            sources.push(told);
        }
    }
    for source in sources {
        let told = |at: &u32| context.claim(*at).told == *source;
        let same: Vec<u32> = claims.iter().copied().filter(told).collect();
        look.violations
            .extend(look_at(context, rule, &same).violations);
    }
    look
}

fn look_at<'a>(context: &Context<'a>, rule: &'a Rule, claims: &[u32]) -> Look<'a> {
    let mut look = Look::default();
    if claims.len() < 2 {
        return look;
    }
    let found = consensus(context, claims, &rule.tolerance);
    let main = found.joined(context, &rule.tolerance);
    let odd: usize = found.odd.iter().map(|c| c.members.len()).sum();
    look.comparisons = (main.len() + odd).saturating_sub(1);
    let mut failed = 0;
    let heaviest = found.main.iter().map(|c| c.documents).max().unwrap_or(0);
    for odd in &found.odd {
        let against: Vec<&Cluster> = found.main.iter().collect();
        let Some((counter, (verdict, comparison, into))) = against.iter().find_map(|c| {
            let compared = compare(context, odd.best, c.best, &rule.tolerance)?;
            (compared.0 == Verdict::Conflict).then_some((c, compared))
        }) else {
            continue;
        };
        let Some(severity) = severity(rule, verdict) else {
            continue;
        };
        failed += odd.members.len();
        let outweighed = heaviest > odd.documents
            || (heaviest == odd.documents && counter.members.len() > odd.members.len());
        let mut support = others(counter);
        for other in found.main.iter().filter(|c| c.best != counter.best) {
            support.extend(&other.members);
        }
        look.violations.push(Violation {
            odd: outweighed.then_some(odd.best),
            alike: others(odd),
            support,
            ..Violation::new(
                rule,
                (
                    verdict,
                    context.softened(severity, &[odd.best, counter.best]),
                ),
                vec![odd.best, counter.best],
                comparison,
                into,
            )
        });
    }
    if let Some(violation) = tension(context, rule, &main) {
        failed += 1;
        look.violations.push(violation);
    } else if main.len() > 1 && context.agreements {
        let into = reading::common(main.iter().map(|&at| context.claim(at).as_ref()));
        look.agreements.push((rule.id.clone(), main, into));
    }
    look.agreed = look.comparisons.saturating_sub(failed);
    look
}

/// The two claims whose likely readings lie farthest apart, if they do not meet.
fn tension<'a>(context: &Context<'a>, rule: &'a Rule, claims: &[u32]) -> Option<Violation<'a>> {
    let into = reading::common(claims.iter().map(|&at| context.claim(at).as_ref()));
    let readings: Vec<(u32, Interval)> = claims
        .iter()
        .filter_map(|&at| Some((at, reading::read(context, context.claim(at), into)?.likely)))
        .collect();
    let above = readings
        .iter()
        .max_by_key(|(at, i)| (i.low(), std::cmp::Reverse(*at)))?
        .0;
    let below = readings
        .iter()
        .min_by_key(|(at, i)| (i.high().unwrap_or(Decimal::MAX), *at))?
        .0;
    if above == below {
        return None;
    }
    let (verdict, comparison, into) = compare(context, above, below, &rule.tolerance)?;
    let severity = severity(rule, verdict)?;
    Some(Violation::new(
        rule,
        (verdict, context.softened(severity, &[above, below])),
        vec![above, below],
        comparison,
        into,
    ))
}
