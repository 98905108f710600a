//! Rules that compare two claims of one group: in one bucket, or in two whose periods lie to each other as the rule says.

use super::context::{Context, Look, Violation, severity, worst};
use super::group::{Group, Groups};
use super::tuple::Tuple;
use super::{finding::Verdict, same};
use crate::period::{Period, Relation};
use crate::rules::expr::Tolerance;
use crate::rules::{Link, Periods, Rule, Select};
use rayon::prelude::*;

/// How many periods after its own a period is compared with, so that a crowded group costs no more than its size.
const REACH: usize = 64;

/// Looks at every group the rule is about.
pub(super) fn look<'a>(
    context: &Context<'a>,
    groups: &Groups,
    rule: &'a Rule,
    select: &Select,
    periods: Periods,
) -> Look<'a> {
    let looks: Vec<Look> = groups
        .all
        .par_iter()
        .filter(|group| about(rule, select, group))
        .map(|group| one(context, rule, select, periods, group))
        .collect();
    let mut all = Look::default();
    for look in looks {
        all.absorb(look);
    }
    all
}

/// Whether a rule's selection is about a group at all.
pub(super) fn about(rule: &Rule, select: &Select, group: &Group) -> bool {
    let measure = match &select.measure {
        Link::Is(ids) => ids.iter().any(|id| **id == *group.measure),
        Link::Unnamed => group.nature.is_none(),
        _ => !rule.taken.iter().any(|id| **id == *group.measure),
    };
    let parties = match &select.parties {
        Link::Is(all) => {
            all.len() == group.parties.len()
                && all.iter().zip(&group.parties).all(|(a, b)| **a == **b)
        }
        Link::Named => !group.parties.is_empty(),
        _ => true,
    };
    let nature =
        select.nature.is_empty() || group.nature.is_some_and(|n| select.nature.contains(&n));
    measure
        && select.reference == group.reference
        && parties
        && nature
        && select.kinds.contains(&group.kind)
        && select.modality.contains(&group.modality)
}

fn one<'a>(
    context: &Context<'a>,
    rule: &'a Rule,
    select: &Select,
    periods: Periods,
    group: &Group,
) -> Look<'a> {
    let mut look = Look::default();
    let fitting: Vec<(Period, Vec<u32>)> = group
        .buckets
        .iter()
        .map(|bucket| {
            let fits = |at: &&u32| {
                let claim = context.claim(**at);
                select.fits(claim) && context.compares(select, claim)
            };
            (
                bucket.period,
                bucket.claims.iter().filter(fits).copied().collect(),
            )
        })
        .collect();
    if periods == Periods::Same && rule.expect.is_plain_equality() && rule.when.is_empty() {
        for (_, claims) in &fitting {
            look.absorb(same::look(context, rule, claims));
        }
        return look;
    }
    let best: Vec<(Period, Vec<u32>)> = fitting
        .into_iter()
        .filter(|(_, claims)| !claims.is_empty())
        .map(|(period, claims)| {
            // A rule for one period wants every figure; the others rest on what the period's claims come to.
            let few = if matches!(periods, Periods::Same | Periods::Sharing) {
                claims
            } else {
                context.settled.of(context, &claims).best()
            };
            (period, few)
        })
        .collect();
    for (i, (period, claims)) in best.iter().enumerate() {
        if matches!(periods, Periods::Same | Periods::Sharing | Periods::Any) {
            for (n, &a) in claims.iter().enumerate() {
                for &b in claims.iter().skip(n + 1).take(REACH) {
                    try_pair(context, rule, a, b, &mut look);
                    if !rule.expect.is_plain_equality() {
                        try_pair(context, rule, b, a, &mut look);
                    }
                }
            }
        }
        if periods == Periods::Same {
            continue;
        }
        for (other, others) in best.iter().skip(i + 1).take(REACH) {
            let Some(forward) = lies(periods, period, other) else {
                continue;
            };
            for &a in claims {
                for &b in others {
                    let (a, b) = if forward { (a, b) } else { (b, a) };
                    try_pair(context, rule, a, b, &mut look);
                    if periods == Periods::Any {
                        try_pair(context, rule, b, a, &mut look);
                    }
                }
            }
        }
    }
    look
}

/// Whether two periods lie as asked: as `a, b` (`true`) or as `b, a` (`false`).
fn lies(periods: Periods, first: &Period, second: &Period) -> Option<bool> {
    let relation = first.relation(second);
    match periods {
        Periods::Same => (relation == Relation::Same).then_some(true),
        Periods::Any => Some(true),
        Periods::Within => match relation {
            Relation::Within => Some(true),
            Relation::Contains => Some(false),
            _ => None,
        },
        Periods::Overlapping | Periods::Sharing => matches!(
            relation,
            Relation::Within | Relation::Contains | Relation::Overlaps
        )
        .then_some(true),
        Periods::Following => match relation {
            Relation::Follows => Some(true),
            Relation::Precedes => Some(false),
            _ => None,
        },
        Periods::YearBefore => {
            if first.shift_years(1) == Some(*second) {
                Some(true)
            } else {
                (second.shift_years(1) == Some(*first)).then_some(false)
            }
        }
    }
}

fn try_pair<'a>(context: &Context<'a>, rule: &'a Rule, a: u32, b: u32, look: &mut Look<'a>) {
    evaluate(context, rule, &[a, b], look);
}

/// Evaluates a rule on a full tuple of claims and notes what came of it.
pub(super) fn evaluate<'a>(
    context: &Context<'a>,
    rule: &'a Rule,
    claims: &[u32],
    look: &mut Look<'a>,
) {
    let tuple = Tuple::new(context, claims);
    let none = Tolerance::default();
    let applies = rule.when.iter().all(|when| {
        when.evaluate(&tuple, &none)
            .is_some_and(|all| all.iter().all(|c| c.likely))
    });
    if !applies {
        return;
    }
    let Some((verdict, comparison)) = rule
        .expect
        .evaluate(&tuple, &rule.tolerance)
        .and_then(worst)
    else {
        return;
    };
    look.comparisons += 1;
    if verdict == Verdict::Agree {
        look.agreed += 1;
        if context.agreements {
            let agreement = (rule.id.clone(), claims.to_vec(), tuple.into);
            look.agreements.push(agreement);
        }
    }
    if let Some(severity) = severity(rule, verdict) {
        look.violations.push(Violation::new(
            rule,
            (verdict, context.softened(severity, claims)),
            claims.to_vec(),
            comparison,
            tuple.into,
        ));
    }
}
