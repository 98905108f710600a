//! A wrong period, told once: when several figures that one document gives of one subject for one period (and the year before) are at odds
//! with others at once, it is their period that is most likely wrong, and that is one cause.

use super::context::{Context, Violation};
use super::reading;
use crate::period::Period;
use crate::rules::Severity;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many findings about one document and period are told as one.
const TOGETHER: usize = 3;

/// A document, the parties it speaks of, and a period it gives figures for, in whatever year: where it misses the period, it
/// misses `a year before` too. What it says of others has periods of its own.
type Home = (Arc<str>, Vec<Arc<str>>, Period);

/// The year that every period is set into.
const YEAR: i16 = 2000;

/// Joins findings that have the figures of one document for one period in common to the first of them.
pub(super) fn join<'a>(context: &Context, told: Vec<Violation<'a>>) -> Vec<Violation<'a>> {
    let mut count: FxHashMap<Home, usize> = FxHashMap::default();
    for home in told.iter().flat_map(|v| homes(context, v)) {
        *count.entry(home).or_default() += 1;
    }
    count.retain(|_, n| *n >= TOGETHER);
    if count.is_empty() {
        return told;
    }
    // Of two documents at odds, the one that is so the most often is at fault.
    let fullest = |violation: &Violation| {
        let homes = homes(context, violation).into_iter();
        let often = homes.filter_map(|home| Some((*count.get(&home)?, home)));
        often
            .min_by(|(n, a), (m, b)| m.cmp(n).then_with(|| a.cmp(b)))
            .map(|(_, home)| home)
    };
    let mut joined: Vec<Violation<'a>> = Vec::with_capacity(told.len());
    let mut first: FxHashMap<Home, usize> = FxHashMap::default();
    for violation in told {
        let Some(home) = fullest(&violation) else {
            joined.push(violation);
            continue;
        };
        let Some(&to) = first.get(&home) else {
            first.insert(home, joined.len());
            joined.push(violation);
            continue;
        };
        for at in at_home(context, &violation, &home) {
            let to = &mut joined[to];
            let known = [&to.tuple, &to.alike, &to.shifted];
            if !known.iter().any(|claims| claims.contains(&at)) {
                to.shifted.push(at);
            }
        }
    }
    joined
}

/// Whose figures a finding may be the fault of: of two the odd one's, if it is known; else any of those compared.
fn suspects<'v>(violation: &'v Violation) -> &'v [u32] {
    match &violation.odd {
        Some(odd) if violation.tuple.len() == 2 => std::slice::from_ref(odd),
        _ => &violation.tuple,
    }
}

fn home_of(context: &Context, at: u32) -> Option<Home> {
    let claim = context.claim(at);
    let period = claim.period.and_then(|_| reading::period(claim))?;
    let period = period.shift_years(YEAR - period.from().year())?;
    let mut parties = claim.parties.clone();
    parties.sort_unstable();
    (!context.is_reference(at)).then(|| (claim.place.doc.clone(), parties, period))
}

fn homes(context: &Context, violation: &Violation) -> Vec<Home> {
    if violation.severity == Severity::Note {
        return Vec::new();
    }
    let mut homes: Vec<Home> = suspects(violation)
        .iter()
        .filter_map(|at| home_of(context, *at))
        .collect();
    homes.sort_unstable();
    homes.dedup();
    homes
}

/// The claims of a finding that stand in a document for a period.
fn at_home(context: &Context, violation: &Violation, home: &Home) -> Vec<u32> {
    if violation.severity == Severity::Note {
        return Vec::new();
    }
    let suspects = suspects(violation).iter().copied();
    suspects
        .filter(|at| home_of(context, *at).as_ref() == Some(home))
        .collect()
}
