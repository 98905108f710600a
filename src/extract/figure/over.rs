//! Rates told from the other end: `на 10 тыс. населения приходится 28 врачей` are 28 doctors to so many people.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Role, Sense, SenseSet};
use crate::quantity::{Atom, Decimal, Unit};

/// The most words between what a rate is over and what is counted.
const BETWEEN: usize = 6;

/// Divides counts by the round number that falls to them before, which is then no figure of its own.
pub(super) fn rates_told_first(line: &Line<'_>, found: &mut Vec<Found>) {
    if !line.holds(SenseSet::role(Role::Share).or(SenseSet::role(Role::Per))) {
        return;
    }
    found.iter_mut().for_each(|figure| of_one(line, figure));
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
    let plain = |figure: &Found| figure.unit.as_ref().is_some_and(|u| u.over.is_none());
    // `на 1 га приходится 45 деревьев`
    let one = value == Decimal::ONE && plain(first);
    let bare = match first.kind {
        MentionKind::Number => first.unit.is_none(),
        MentionKind::Count => plain(first),
        MentionKind::Quantity => one,
        _ => false,
    };
    let start = first.hedged.start;
    let led = line.role_before(start, Role::Per);
    // `на каждые 10 тысяч жителей у нас 25 врачей` needs no word for it.
    let each = led.is_some_and(|led| start - led > 1);
    let mut gap = first.tokens.end..second.hedged.start;
    let falls = gap.len() <= BETWEEN && (each || gap.any(|i| line.is(i, Role::Share)));
    let led = led.is_some();
    let sized = matches!(second.kind, MentionKind::Money | MentionKind::Quantity);
    let counts = (second.kind == MentionKind::Count || one && sized) && plain(second);
    if !((round || one) && bare && led && falls && counts) {
        return None;
    }
    let noun = first.unit.as_ref().map(|unit| &unit.of);
    if one {
        return noun.cloned();
    }
    Some(Atom::Named(match noun {
        Some(Atom::Named(noun)) => format!("{value} {noun}").into(),
        _ => value.to_string().into(),
    }))
}

/// How many words the name of what each has so much may stand behind `one`: `на одного нашего сотрудника`.
const NAME: usize = 3;

/// `На одного врача приходится 400 жителей`: so many for each of what is named before the verb.
fn of_one(line: &Line<'_>, figure: &mut Found) {
    let start = figure.hedged.start;
    let falls = (start.saturating_sub(BETWEEN)..start)
        .rev()
        .find(|at| line.is(*at, Role::Share));
    let Some(name) = falls.and_then(|falls| falls.checked_sub(1)) else {
        return;
    };
    let one = |at: &usize| {
        let one = |s: &Sense| matches!(s, Sense::Number(n) if *n == Decimal::ONE).then_some(());
        let per = line.role_before(*at, Role::Per);
        per.is_some() && line.find_in(*at, SenseSet::NUMBER, one) == Some((1, ()))
    };
    let named = line.find_in(name, SenseSet::NOUN.or(SenseSet::UNIT), |s| match s {
        Sense::Noun(noun) | Sense::Unit(noun) => Some(noun.clone()),
        _ => None,
    });
    let near = name.saturating_sub(NAME)..name;
    let led = near.rev().any(|at| one(&at));
    if let (Some((1, noun)), true, Some(unit)) = (named, led, &mut figure.unit)
        && unit.over.is_none()
        && unit.of != Atom::Percent
    {
        unit.over = Some(Atom::Named(noun));
    }
}

/// Whether a unit is so many to a round number of something: `per 100,000 people`.
pub fn is_per_many(unit: &Unit) -> bool {
    unit.over.as_ref().is_some_and(Atom::is_many)
}
