//! One figure said again in another unit: `2 trillion roubles or 13 trillion tenge`.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Role, TokenKind};
use crate::quantity::{Atom, Bound, Decimal, Unit};
use std::ops::Range;

/// How many times another an amount is at least that does not say it again in another unit.
const APART: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// The most words set in between `or` and the figure.
const ASIDE: usize = 6;

/// One figure said again in another unit, in brackets or behind `or`: it shares the first one's hedge.
pub(super) fn restatements(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let Some((second, rest)) = tail.split_first_mut() else {
            continue;
        };
        let Some(first) = head.last() else {
            continue;
        };
        let from = first.hedged.end;
        let to = second.hedged.start;
        // `up 0.25 points, or 0.01%`
        let comma = usize::from(line.is_mark(from, ','));
        if second.trend.is_none()
            && line
                .role(from + comma, Role::Or)
                .is_some_and(|len| from + comma + len == to)
        {
            second.trend = first.trend;
        }
        if first.unit == second.unit || !convertible(line, first, second) {
            continue;
        }
        // `6.2 million bags of 60 kg, that is 372,000 tonnes`: told again is how much they are in all.
        let size_of = line.role_before(first.hedged.start, Role::Of);
        let counted = i.checked_sub(2).and_then(|before| head.get(before));
        if counted.is_some_and(|f| f.kind == MentionKind::Count && Some(f.tokens.end) == size_of) {
            continue;
        }
        let bracket = to == from + 1 && line.is_mark(from, '(');
        // `15 trillion shillings, about 108 billion dollars`
        let about = to == from + 1
            && line.is_mark(from, ',')
            && second.hedged.start < second.tokens.start
            && second.figure.bound == Bound::About
            && in_money(first)
            && !goes_on(line, second, rest.first());
        let mut at = behind_period(line, from, taken);
        if line.is_mark(at, ',') {
            at += 1;
        }
        let or = line
            .role(at, Role::Equals)
            .is_some_and(|len| at + len == to || is_aside(line, at + len..to));
        if bracket || or || about {
            second.restates = Some(i - 1);
            if second.figure.bound == Bound::Plain {
                second.figure.bound = first.figure.bound;
                second.figure.open = first.figure.open;
            }
            if second.trend.is_none() {
                second.trend = first.trend;
            }
        }
    }
}

/// `$88 million, or $1.19 per share, versus $74 million, or $0.97`: the second of two pairs is told as the first is.
pub(super) fn told_alike(line: &Line<'_>, found: &mut [Found]) {
    for last in 1..found.len() {
        // `€0.26 a share (Q1 2024: €0.22)`
        let (each, bare) = (&found[last - 1], &found[last]);
        let gap = each.hedged.end..bare.hedged.start;
        let bracket = line.is_mark(gap.start, '(') && line.is_mark(gap.end.saturating_sub(1), ':');
        let over = each.unit.as_ref().and_then(|unit| unit.over.clone());
        let plain = bare.unit.as_ref().is_some_and(|u| u.over.is_none());
        if bracket
            && plain
            && of_money(each)
            && of_money(bare)
            && let Some(unit) = &mut found[last].unit
        {
            unit.over = over;
        }
    }
    for last in 3..found.len() {
        let [one, each, other, bare] = &found[last - 3..=last] else {
            continue;
        };
        let over = each.unit.as_ref().and_then(|unit| unit.over.clone());
        let whole = |f: &Found| f.unit.as_ref().is_some_and(|u| u.over.is_none());
        let held = (each.hedged.end..other.hedged.start).any(|at| line.is(at, Role::Compared));
        let money = [one, each, other, bare].into_iter().all(of_money);
        let less = bare.figure.value < other.figure.value;
        if money
            && over.is_some()
            && whole(one)
            && whole(other)
            && whole(bare)
            && less
            && held
            && one.is_or(line, each)
            && other.is_or(line, bare)
            && let Some(unit) = &mut found[last].unit
        {
            unit.over = over;
        }
    }
}

/// The token behind the time of a figure that is told again: `4,800 billion drams on 31 December 2023, or $11.86 billion`.
fn behind_period(line: &Line<'_>, from: usize, taken: &[bool]) -> usize {
    let dated = |at: usize| taken.get(at).copied().unwrap_or(false);
    let start = from + usize::from(line.is(from, Role::Stop) && !dated(from));
    let end = (start..taken.len()).find(|at| !dated(*at));
    let end = end.unwrap_or(taken.len());
    match end > start && line.is_mark(end, ',') {
        true => end,
        false => from,
    }
}

/// Whether nothing stands between `or` and the figure but words set in between commas: `or, at the present rate, 370 billion`.
fn is_aside(line: &Line<'_>, gap: Range<usize>) -> bool {
    let (Some(first), Some(last)) = (gap.clone().next(), gap.end.checked_sub(1)) else {
        return false;
    };
    let inside = first + 1..last;
    let commas = line.is_mark(first, ',') && line.is_mark(last, ',');
    let word = |at: usize| line.is_kind(at, TokenKind::Word) && !line.is(at, Role::And);
    commas && !inside.is_empty() && inside.len() <= ASIDE && inside.into_iter().all(word)
}

/// Whether a figure is money, or money for each of something.
fn of_money(found: &Found) -> bool {
    let of = found.unit.as_ref().map(|unit| &unit.of);
    matches!(of, Some(Atom::Currency(_)))
}

fn in_money(found: &Found) -> bool {
    found.unit.as_ref().is_some_and(|u| u.currency().is_some())
}

/// `5 million euros, about 3 million dollars and 2 million yen`: a list, and nothing said twice.
fn goes_on(line: &Line<'_>, found: &Found, next: Option<&Found>) -> bool {
    let end = found.hedged.end;
    let joined = line.is(end, Role::And) || line.is_mark(end, ',');
    joined && next.is_some_and(|next| in_money(next) && next.hedged.start <= end + 2)
}

/// Whether two figures can be one quantity in two units: two currencies, or two units of one dimension. What came to so much in
/// all and what it came to a day are not one amount (`34.8 billion cubic metres, or 114 million a day`).
pub(super) fn convertible(line: &Line<'_>, a: &Found, b: &Found) -> bool {
    match (&a.unit, &b.unit) {
        (Some(x), Some(y)) => match (&x.of, &y.of) {
            (Atom::Currency(_), Atom::Currency(_)) => x.over == y.over,
            (Atom::Named(_), Atom::Named(_)) => {
                let dimension = line.units.dimension_of(x);
                let alike = dimension.is_some() && dimension == line.units.dimension_of(y);
                let told = |f: &Found, u: &Unit| {
                    let factor = line.units.factor_of(u)?;
                    f.figure.value.checked_mul(factor)
                };
                // `pork 922,000 t (96 kg)`: somebody who converts may err, but not by that much.
                let far = told(a, x).zip(told(b, y)).is_some_and(|(one, other)| {
                    one.min(other).saturating_mul(APART) < one.max(other)
                });
                alike && !far
            }
            _ => false,
        },
        _ => false,
    }
}
