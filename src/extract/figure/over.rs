//! Rates told from the other end: `на 10 тыс. населения приходится 28 врачей` are 28 doctors to so many people.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Role, SenseSet};
use crate::quantity::{Atom, Decimal, Unit};

/// The most words between what a rate is over and what is counted.
const BETWEEN: usize = 6;

/// Divides counts by the round number that falls to them before, which is then no figure of its own.
pub(super) fn rates_told_first(line: &Line<'_>, found: &mut Vec<Found>) {
    if !line.holds(SenseSet::role(Role::Share).or(SenseSet::role(Role::Per))) {
        return;
    }
    for at in (1..found.len()).rev() {
        let Some(over) = over(line, &found[at - 1], &found[at]) else {
            continue;
        };
        if let Some(unit) = &mut found[at].unit {
            unit.over = Some(over);
            found.remove(at - 1);
        }
    }
}

fn over(line: &Line<'_>, first: &Found, second: &Found) -> Option<Atom> {
    let value = first.figure.value.normalize();
    let digits = value.mantissa().to_string();
    let round = value >= Decimal::ONE_THOUSAND && digits.trim_end_matches('0') == "1";
    let bare = match first.kind {
        MentionKind::Number => first.unit.is_none(),
        MentionKind::Count => first.unit.as_ref().is_some_and(|u| u.over.is_none()),
        _ => false,
    };
    let start = first.hedged.start;
    let led = line.role_before(start, Role::Per);
    // `на каждые 10 тысяч жителей у нас 25 врачей` needs no word for it.
    let each = led.is_some_and(|led| start - led > 1);
    let mut gap = first.tokens.end..second.hedged.start;
    let falls = gap.len() <= BETWEEN && (each || gap.any(|i| line.is(i, Role::Share)));
    let led = led.is_some();
    let counts =
        second.kind == MentionKind::Count && second.unit.as_ref().is_some_and(|u| u.over.is_none());
    if !(round && bare && led && falls && counts) {
        return None;
    }
    let noun = first.unit.as_ref().map(|unit| &unit.of);
    Some(Atom::Named(match noun {
        Some(Atom::Named(noun)) => format!("{value} {noun}").into(),
        _ => value.to_string().into(),
    }))
}

/// Whether a unit is so many to a round number of something: `per 100,000 people`.
pub fn is_per_many(unit: &Unit) -> bool {
    unit.over.as_ref().is_some_and(Atom::is_many)
}
