//! Figures: a number with its money sign, range, unit, hedge and direction put together.

use super::digits::Convention;
use super::hedge;
use super::line::Line;
use super::mention::MentionKind;
use super::number::{self, Form, Number, Numeral};
use super::skip;
use super::unit::{self, UnitMatch};
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::{Atom, Bound, Currency, Decimal, Figure, Trend, Unit};
use std::ops::Range;

/// A figure as found in a line, by tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its sort.
    pub kind: MentionKind,
    /// Number and unit.
    pub tokens: Range<usize>,
    /// The same with hedges.
    pub hedged: Range<usize>,
    /// The figure.
    pub figure: Figure,
    /// The unit.
    pub unit: Option<Unit>,
    /// The direction, by words before it.
    pub trend: Option<Trend>,
    /// How the number is written.
    pub form: Form,
    /// The value of its scale word; 1 without one.
    pub scale: Decimal,
    /// The figure before it in the line that it says again in another unit.
    pub restates: Option<usize>,
    /// It is a member of a list behind the first, as 6 and 7 are in `5, 6 and 7 percent`.
    pub follows: bool,
    /// The two ends of a change: this is where it came from (`from 5 to 7` behind `rose`); the next figure is where it led.
    pub came_from: bool,
}

/// All figures of a line, in order. Tokens in `taken` (periods, addresses) are passed over.
pub fn figures(line: &Line<'_>, taken: &[bool], convention: Convention) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if taken.get(at).copied().unwrap_or(false) {
            at += 1;
            continue;
        }
        if let Some(end) = skip::telephone(line, at) {
            at = end;
            continue;
        }
        let before = out.len();
        match figure_at(line, at, taken, convention, &mut out) {
            Some(next) => at = next.max(at + 1),
            None => at += 1,
        }
        debug_assert!(out.len() >= before);
    }
    // The round number of `200 per 100,000 people` is no figure of its own.
    let mut taken_up_to = 0;
    out.retain(|found| {
        let inside = found.tokens.start < taken_up_to;
        if found.unit.as_ref().is_some_and(is_per_many) {
            taken_up_to = found.tokens.end;
        }
        !inside
    });
    share_units(line, &mut out);
    share_parts(line, &mut out);
    change_sizes(line, taken, &mut out);
    restatements(line, &mut out);
    share_compared(line, &mut out);
    inherit_trends(line, &mut out);
    out
}

/// What stands right before a number: signs and money.
struct Prefix {
    start: usize,
    negative: bool,
    /// A plus sign: a change upward.
    rising: bool,
    currency: Option<Currency>,
}

fn prefix_of(line: &Line<'_>, at: usize) -> Prefix {
    let mut prefix = Prefix {
        start: at,
        negative: false,
        rising: false,
        currency: None,
    };
    let sign = |at: usize| {
        at.checked_sub(1).filter(|i| {
            let dash = line.is_dash(*i) && line.glued(at) && !line.word(*i).starts_with('—');
            // A dash glued to a word before it is a hyphen, not a sign.
            let free = !line.glued(*i)
                || (*i > 0
                    && !line.is_kind(*i - 1, TokenKind::Word)
                    && !line.is_kind(*i - 1, TokenKind::Number))
                || *i == 0;
            (dash && free) || (line.is_mark(*i, '+') && line.glued(at))
        })
    };
    let worded = |at: usize| {
        let behind = if at > 0 && line.is_dash(at - 1) {
            at - 1
        } else {
            at
        };
        line.role_before(behind, Role::Minus)
            .filter(|_| !line.is_dash(behind.wrapping_sub(1)))
    };
    if let Some(i) = sign(prefix.start) {
        prefix.negative = line.is_dash(i);
        prefix.rising = !prefix.negative;
        prefix.start = i;
    } else if let Some(start) = worded(prefix.start) {
        prefix.negative = true;
        prefix.start = start;
    }
    if let Some((start, currency)) = unit::money_before(line, prefix.start) {
        prefix.start = start;
        prefix.currency = Some(currency);
        if let Some(i) = sign(start) {
            prefix.negative = line.is_dash(i);
            prefix.start = i;
        } else if let Some(start) = worded(start) {
            prefix.negative = true;
            prefix.start = start;
        }
    }
    prefix
}

fn figure_at(
    line: &Line<'_>,
    at: usize,
    taken: &[bool],
    convention: Convention,
    out: &mut Vec<Found>,
) -> Option<usize> {
    let numeral = match number::numeral_at(line, at, convention) {
        Some(numeral) => numeral,
        None => return multiple_verb(line, at, out),
    };
    if let Some(end) = bracketed(line, at, convention, out) {
        return Some(end);
    }
    let mut number = match numeral {
        Numeral::Ordinal(place, end) => return ordinal(line, at, place, end, out),
        Numeral::Number(number) => number,
    };
    let prefix = prefix_of(line, at);
    if skip::pronoun_one(line, at) && !counts_one(line, &number) {
        return Some(number.end);
    }
    if skip::in_name(line, at, prefix.currency.is_some())
        || skip::several(line, at)
        || skip::matched(line, at, number.end)
    {
        return Some(number.end);
    }
    if skip::labelled(line, prefix.start) && prefix.currency.is_none()
        || skip::list_number(line, at)
    {
        return Some(number.end);
    }
    // A period may begin in the middle of what looks like one number; the number ends there.
    if (at..number.end).any(|i| taken.get(i).copied().unwrap_or(false)) {
        return Some(number.end);
    }
    if skip::clock_or_score(line, &(at..number.end), false) {
        return Some(number.end);
    }
    if prefix.currency.is_some() {
        cents(line, &mut number);
    }
    let mut unit = unit_of(line, &number, prefix.currency);
    // `against 8 billion a year earlier`: words of a period are no unit.
    let period = unit.as_ref().is_some_and(|u| {
        prefix.currency.is_none() && u.kind == MentionKind::Quantity && u.end > number.end
    }) && taken.get(number.end).copied().unwrap_or(false);
    if period {
        unit = None;
    }
    let led_to = ranged(
        line,
        at,
        &prefix,
        &mut number,
        &mut unit,
        convention,
        taken,
        out,
    );
    if unit.is_none() && number.high.is_none() {
        // `four-cylinder`, `6-speed`: a describing compound counts nothing.
        let compound = line.is_dash(number.end)
            && line.glued(number.end)
            && line.glued(number.end + 1)
            && line.is_kind(number.end + 1, TokenKind::Word);
        let bare = compound
            || skip::beside_month(line, at, number.end)
            || skip::clock_or_score(line, &(at..number.end), true)
            || (number.form == Form::Digits
                && number.scale == Decimal::ONE
                && (skip::after_name(line, prefix.start) || skip::before_name(line, number.end)));
        if bare {
            return Some(number.end);
        }
        if let Some(found) = age_between_commas(line, at, &number) {
            unit = Some(found);
        }
    }
    if let Some(matched) = &unit
        && prefix.currency.is_none()
        && number.form == Form::Digits
        && number.scale == Decimal::ONE
        && matched.kind == MentionKind::Count
        && skip::after_name(line, prefix.start)
        && line.capital(number.end)
    {
        return Some(number.end);
    }
    // Inside a counted phrase other figures may stand (`eight million 250ml bottles`).
    let end = match &unit {
        Some(u) if u.kind != MentionKind::Count => u.end.max(number.end),
        _ => number.end,
    };
    out.push(assemble(
        line,
        &led_to.unwrap_or(prefix),
        number,
        unit,
        false,
    ));
    Some(end)
}

/// `$(1.2) million`, `(45) million dollars`: an amount of money in brackets is below zero, as accountants write it.
fn bracketed(
    line: &Line<'_>,
    at: usize,
    convention: Convention,
    out: &mut Vec<Found>,
) -> Option<usize> {
    let open = at.checked_sub(1)?;
    let alone = line.is_mark(open, '(')
        && line.is_mark(at + 1, ')')
        && line.glued(at)
        && line.glued(at + 1)
        && line.is_kind(at, TokenKind::Number);
    if !alone {
        return None;
    }
    let mut number = number::number_at(line, at, convention).filter(|n| n.end == at + 1)?;
    number.end = at + 2;
    number::take_scales(line, &mut number);
    let money = unit::money_before(line, open).filter(|_| line.glued(open));
    let prefix = Prefix {
        start: money.map_or(open, |(start, _)| start),
        negative: true,
        rising: false,
        currency: money.map(|(_, currency)| currency),
    };
    let unit = unit_of(line, &number, prefix.currency).filter(|u| {
        u.kind == MentionKind::Money && (money.is_some() || number.scale > Decimal::ONE)
    })?;
    let end = unit.end.max(number.end);
    out.push(assemble(line, &prefix, number, Some(unit), false));
    Some(end)
}

/// Whether the word `one` counts something: a unit of measure, money, or a noun with nothing pronoun-like about it.
fn counts_one(line: &Line<'_>, number: &Number) -> bool {
    unit::unit_after(line, number).is_some_and(|u| {
        matches!(
            u.kind,
            MentionKind::Money | MentionKind::Percent | MentionKind::Quantity
        )
    })
}

/// The unit, behind the number or before it.
fn unit_of(line: &Line<'_>, number: &Number, currency: Option<Currency>) -> Option<UnitMatch> {
    let Some(currency) = currency else {
        return unit::unit_after(line, number).map(|mut found| {
            minor_part(line, &mut found);
            found
        });
    };
    let mut end = number.end;
    // `$31.20 US`, `$5 Canadian`
    let mut settled = currency;
    if let Some((len, code)) = line.find(end, |s| match s {
        Sense::Country(code, _) => Some(code.clone()),
        _ => None,
    }) && line.units.currency_of(&code) == Some(currency)
    {
        end += len;
    } else if let Some(money) = unit::money_after(line, end)
        && let Some(same) = money.unit.currency()
        && money.factor == Decimal::ONE
        && end + 1 == money.end
        && !line.is_kind(end + 1, TokenKind::Number)
    {
        // `$5 USD`, `$ 5 dollars`
        settled = same;
        end = money.end;
    }
    let (over, end) = unit::rate(line, end).map_or((None, end), |(atom, end)| (Some(atom), end));
    Some(UnitMatch {
        unit: Unit {
            of: Atom::Currency(settled),
            over,
        },
        kind: MentionKind::Money,
        end,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// `$20 43`, `$20 and 43c`, `US$3 and fourteen`: the hundredths behind an amount whose sign stands before it.
fn cents(line: &Line<'_>, number: &mut Number) {
    if number.step != Decimal::ONE || number.scale != Decimal::ONE {
        return;
    }
    if let Some((part, end)) = hundredths(line, number.end) {
        number.value += part;
        number.step = Decimal::new(1, 2);
        number.significant = number.step;
        number.end = end;
    }
}

/// `20 dollars 43 cents`, `15 dollars and 15`, `3 UAH 4 kopiykas`: the hundredths behind an amount and its unit.
fn minor_part(line: &Line<'_>, found: &mut UnitMatch) {
    if found.unit.currency().is_none() || found.factor != Decimal::ONE {
        return;
    }
    let behind = unit::past_stop(line, found.end);
    if let Some((part, end)) = hundredths(line, behind) {
        // The amount is added by the caller through `factor`: see `assemble`.
        found.end = end;
        found.minor = Some(part);
    }
}

/// A number below a hundred that ends as cents do: with a minor unit, or with nothing that it could count.
fn hundredths(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let and = line.role(at, Role::And);
    let next = at + and.unwrap_or(0);
    let convention = Convention {
        decimal: line.language.numerals.decimal,
    };
    let number = number::number_at(line, next, convention)?;
    if number.step != Decimal::ONE
        || number.scale != Decimal::ONE
        || number.value >= Decimal::ONE_HUNDRED
        || number.high.is_some()
    {
        return None;
    }
    let part = number.value / Decimal::ONE_HUNDRED;
    if let Some((len, ())) = line.find(number.end, |s| {
        matches!(s, Sense::Minor { .. }).then_some(())
    }) {
        return Some((part, number.end + len));
    }
    let two_digits = line.word(next).len() == 2 || !line.is_kind(next, TokenKind::Number);
    let ends = number.end >= line.len()
        || (hedge::clause_mark(line, number.end) && !line.glued(number.end + 1));
    let follows = ends && two_digits && unit::money_before(line, next).is_none();
    follows.then_some((part, number.end))
}

/// Ranges: `5–7 percent`, `between $5 and 6 billion`, `four to five thousand`. Behind a verb of change the two numbers are
/// where it came from and where it went, and the first becomes a figure of its own; gives what stands before the second then.
#[allow(clippy::too_many_arguments)]
fn ranged(
    line: &Line<'_>,
    at: usize,
    prefix: &Prefix,
    number: &mut Number,
    unit: &mut Option<UnitMatch>,
    convention: Convention,
    taken: &[bool],
    out: &mut Vec<Found>,
) -> Option<Prefix> {
    if number.high.is_some() {
        return None;
    }
    let first_end = unit.as_ref().map_or(number.end, |u| u.end);
    let from = line.role_before(prefix.start, Role::From);
    // `rose 64 points to 4,577`: behind a word of change, `to` leads to where it went.
    let changing = hedge::trend_before(line, prefix.start, 0).is_some();
    let mut tried = [number.end, first_end];
    tried.sort_unstable_by(|a, b| b.cmp(a));
    for end in tried {
        let Some(next) = connector(line, end, from.is_some(), changing) else {
            continue;
        };
        let mut second_at = next;
        // A money sign before the second number.
        if let Some((len, ())) = line.find(next, |s| {
            matches!(s, Sense::Money { before: true, .. }).then_some(())
        }) {
            second_at = next + len;
        }
        if taken.get(second_at).copied().unwrap_or(false) {
            continue;
        }
        let Some(mut second) = number::number_at(line, second_at, convention) else {
            continue;
        };
        let second_prefix = prefix_of(line, second_at);
        if second_prefix.currency.is_some() != prefix.currency.is_some()
            && second_prefix.currency.is_some()
        {
            continue;
        }
        let mut second_unit = unit_of(line, &second, second_prefix.currency.or(prefix.currency));
        let first_unit = if end == number.end && end != first_end {
            None
        } else {
            unit.clone()
        };
        if second_unit.is_none() {
            second_unit = first_unit.clone().map(|u| UnitMatch {
                end: second.end,
                ..u
            });
        }
        let same_unit = match (&first_unit, &second_unit) {
            (Some(a), Some(b)) => {
                a.unit.of == b.unit.of && (a.unit.over.is_none() || a.unit == b.unit)
            }
            _ => true,
        };
        // The scale may stand once, behind both.
        let mut first = number.clone();
        if first.scale == Decimal::ONE
            && second.scale > Decimal::ONE
            && first.value < Decimal::ONE_THOUSAND
        {
            let by = second.scale;
            first.value = first.value.saturating_mul(by);
            first.step = first.step.saturating_mul(by);
            first.significant = first.significant.saturating_mul(by);
        }
        if !same_unit {
            continue;
        }
        let between = from.is_some_and(|from| line.is(from, Role::Between));
        let changed = from.is_some()
            && !between
            && hedge::trend_before(line, from.unwrap_or(at), 0).is_some();
        if changed {
            let mut before = first.clone();
            before.end = end;
            let came = second_unit.clone().map(|u| UnitMatch { end, ..u });
            out.push(assemble(line, prefix, before, came, true));
            second.end = second.end.max(second_at + 1);
            *number = second;
            *unit = second_unit;
            return Some(second_prefix);
        }
        if second.value <= first.value
            || (second_unit.is_none() && from.is_none() && dash_between(line, end))
                && number.form == Form::Digits
                && prefix.currency.is_none()
        {
            continue;
        }
        first.high = Some(second.value);
        first.end = second.end;
        first.step = second.step.max(first.step);
        *number = first;
        *unit = second_unit;
        return None;
    }
    None
}

fn dash_between(line: &Line<'_>, at: usize) -> bool {
    line.is_dash(at)
}

/// The token behind what joins the ends of a range: a dash, `to`, or `and` behind `between`.
fn connector(line: &Line<'_>, at: usize, opened: bool, changing: bool) -> Option<usize> {
    // `a five-to-six percent range`, `a 200- to 300-year-old tree`
    if line.is_dash(at)
        && line.glued(at)
        && let Some(len) = line.role(at + 1, Role::To)
    {
        let behind = at + 1 + len;
        return Some(behind + usize::from(line.is_dash(behind) && line.glued(behind)));
    }
    if line.is_dash(at) || (line.is_mark(at, '/') && line.glued(at)) && money_next(line, at + 1) {
        return Some(at + 1);
    }
    if (opened || !changing)
        && let Some(len) = line.role(at, Role::To)
    {
        return Some(at + len);
    }
    let up_to = line
        .find(at, |s| {
            matches!(s, Sense::Hedge(Bound::Under, true)).then_some(())
        })
        .map(|(len, ())| len);
    if opened && let Some(len) = up_to {
        return Some(at + len);
    }
    if opened && let Some(len) = line.role(at, Role::And) {
        return Some(at + len);
    }
    either(line, at)
}

/// `three or four years`: two number words joined by `or` are the ends of a narrow range.
fn either(line: &Line<'_>, at: usize) -> Option<usize> {
    let len = line.role(at, Role::Or)?;
    let word = |at: usize| {
        line.is_kind(at, TokenKind::Word)
            && line
                .find(at, |s| matches!(s, Sense::Number(_)).then_some(()))
                .is_some()
    };
    (at > 0 && word(at - 1) && word(at + len)).then_some(at + len)
}

fn money_next(line: &Line<'_>, at: usize) -> bool {
    line.find(at, |s| {
        matches!(s, Sense::Money { before: true, .. }).then_some(())
    })
    .is_some()
}

/// `Maddon, 66, has`: a whole number between commas behind a name is an age.
fn age_between_commas(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    let commas = at >= 2
        && line.is_mark(at - 1, ',')
        && line.is_mark(number.end, ',')
        && line.capital(at - 2);
    let human = number.step == Decimal::ONE
        && number.value <= Decimal::from(120)
        && number.scale == Decimal::ONE
        && number.form == Form::Digits;
    (commas && human).then(|| UnitMatch {
        unit: Unit::named("a"),
        kind: MentionKind::Quantity,
        end: number.end,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// `doubled`, `tripled`: a verb that is a figure by itself.
fn multiple_verb(line: &Line<'_>, at: usize, out: &mut Vec<Found>) -> Option<usize> {
    let (len, (value, trend)) = line.find_in(at, SenseSet::MULTIPLE, |s| match s {
        Sense::Multiple(value, trend) => Some((*value, *trend)),
        _ => None,
    })?;
    let number = Number {
        end: at + len,
        value,
        high: None,
        step: Decimal::new(1, 1),
        significant: Decimal::new(1, 1),
        form: Form::Words,
        scale: Decimal::ONE,
    };
    let prefix = Prefix {
        start: at,
        negative: false,
        rising: false,
        currency: None,
    };
    let unit = UnitMatch {
        unit: Unit::plain(Atom::Times),
        kind: MentionKind::Quantity,
        end: at + len,
        factor: Decimal::ONE,
        minor: None,
    };
    let mut found = assemble(line, &prefix, number, Some(unit), false);
    found.trend = trend.or(found.trend);
    out.push(found);
    Some(at + len)
}

fn ordinal(
    line: &Line<'_>,
    at: usize,
    place: u32,
    end: usize,
    out: &mut Vec<Found>,
) -> Option<usize> {
    if skip::in_name(line, at, false) && line.glued(at) {
        return Some(end);
    }
    let mut figure = Figure::exact(Decimal::from(place));
    figure.step = Decimal::ONE;
    let form = if line.is_kind(at, TokenKind::Number) {
        Form::Digits
    } else {
        Form::Words
    };
    out.push(Found {
        kind: MentionKind::Ordinal,
        tokens: at..end,
        hedged: at..end,
        figure,
        unit: None,
        trend: None,
        form,
        scale: Decimal::ONE,
        restates: None,
        follows: false,
        came_from: false,
    });
    Some(end)
}

fn assemble(
    line: &Line<'_>,
    prefix: &Prefix,
    number: Number,
    unit: Option<UnitMatch>,
    came_from: bool,
) -> Found {
    let end = unit.as_ref().map_or(number.end, |u| u.end.max(number.end));
    let tokens = prefix.start..end;
    let hedged = hedge::hedge_of(line, &tokens)
        .or_else(|| hedge::hedge_of(line, &(prefix.start..number.end)));
    let factor = unit.as_ref().map_or(Decimal::ONE, |u| u.factor);
    let minor = unit.as_ref().and_then(|u| u.minor);
    let sign = if prefix.negative {
        -Decimal::ONE
    } else {
        Decimal::ONE
    };
    let apply = |v: Decimal| v.saturating_mul(factor).saturating_mul(sign);
    let mut value = number.value.saturating_mul(factor);
    let mut step = number.step.saturating_mul(factor);
    let mut significant = number.significant.saturating_mul(factor);
    if let Some(part) = minor {
        value = value.saturating_add(part);
        step = Decimal::new(1, 2);
        significant = step;
    }
    let kind = unit.as_ref().map_or(MentionKind::Number, |u| u.kind);
    let exact = kind == MentionKind::Count
        && number.scale == Decimal::ONE
        && number.step == Decimal::ONE
        && number.value < Decimal::ONE_HUNDRED
        && number.high.is_none();
    let figure = Figure {
        value: value.saturating_mul(sign),
        value_high: number.high.map(apply),
        // A range says itself how far it reaches.
        bound: hedged
            .filter(|_| number.high.is_none())
            .map_or(Bound::Plain, |h| h.bound),
        open: hedged.is_some_and(|h| h.open),
        step,
        step_significant: significant.max(step),
        exact,
    };
    Found {
        kind,
        hedged: hedged.map_or_else(
            || tokens.clone(),
            |h| h.start.min(tokens.start)..h.end.max(tokens.end),
        ),
        trend: prefix.rising.then_some(Trend::Up),
        tokens,
        figure,
        unit: unit.map(|u| u.unit),
        form: number.form,
        scale: number.scale,
        restates: None,
        follows: false,
        came_from,
    }
}

/// Whether a unit is so many to a round number of something: `per 100,000 people`.
pub fn is_per_many(unit: &Unit) -> bool {
    matches!(&unit.over, Some(Atom::Named(over)) if over.starts_with(|c: char| c.is_ascii_digit()))
}

/// A list gives its last member's unit to all: `5, 6 and 7 percent`.
fn share_units(line: &Line<'_>, found: &mut [Found]) {
    let mut in_list = false;
    for i in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let gap = first.hedged.end..second.hedged.start;
        let sharing = first.unit.is_none()
            && first.kind == MentionKind::Number
            && matches!(
                second.kind,
                MentionKind::Percent
                    | MentionKind::Money
                    | MentionKind::Quantity
                    | MentionKind::Count
            )
            && !second.unit.as_ref().is_some_and(is_per_many)
            && listed(line, gap, in_list);
        in_list = sharing;
        if sharing {
            first.unit.clone_from(&second.unit);
            first.kind = second.kind;
            first.figure.exact = second.figure.exact;
            share_scale(first, second);
        }
    }
}

/// `5 and 7 billion roubles`: the scale stands once, behind the last member of a list.
fn share_scale(first: &mut Found, second: &Found) {
    let by = second.scale;
    if first.scale == Decimal::ONE
        && by > Decimal::ONE
        && first.figure.value < Decimal::ONE_THOUSAND
    {
        let figure = &mut first.figure;
        figure.value = figure.value.saturating_mul(by);
        figure.step = figure.step.saturating_mul(by);
        figure.step_significant = figure.step_significant.saturating_mul(by);
        first.scale = by;
    }
}

/// `40 of the 100 projects`, `three out of ten companies`: what is taken out of a count is counted likewise.
fn share_parts(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let mut at = first.tokens.end;
        let of = line
            .role(at, Role::OutOf)
            .or_else(|| line.role(at, Role::Of));
        let Some(len) = of else {
            continue;
        };
        at += len;
        while at < second.hedged.start && line.is(at, Role::Definite) {
            at += 1;
        }
        let whole = second.kind == MentionKind::Count && counts_things(second);
        if at == second.hedged.start
            && whole
            && first.unit.is_none()
            && first.kind == MentionKind::Number
            && first.figure.value <= second.figure.value
        {
            first.unit.clone_from(&second.unit);
            first.kind = second.kind;
            first.figure.exact = second.figure.exact;
        }
    }
}

/// Behind `up from` and the like, a bare number takes the unit of the figure it is compared with; so does where a change led.
fn share_compared(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let gap = first.hedged.end..second.tokens.start;
        let compared = gap.len() <= 4
            && second.figure.value_high.is_none()
            && gap.clone().any(|at| {
                line.is(at, Role::Compared) || line.is(at, Role::From) || line.is(at, Role::To)
            });
        if second.unit.is_some() || second.kind != MentionKind::Number {
            continue;
        }
        // `lost 162 points, or 2.14%, to fall to 7,425`: where the change led is counted as the change was.
        let led_to =
            line.role_before(second.hedged.start, Role::To).is_some() && first.trend.is_some();
        // `9 billion dollars against 8 billion`, `28 billion dollars, of which 10 billion`
        let part = gap.len() <= 4 && gap.clone().any(|at| line.is(at, Role::Part));
        let amounts = first.unit.as_ref().is_some_and(|u| u.currency().is_some())
            && first.scale > Decimal::ONE
            && second.scale > Decimal::ONE;
        let lender = if (compared && counts_things(first)) || ((compared || part) && amounts) {
            Some(first)
        } else if led_to {
            head.iter().rev().find(|f| counts_things(f))
        } else {
            None
        };
        if let Some(lender) = lender {
            second.unit.clone_from(&lender.unit);
            second.kind = lender.kind;
        }
    }
}

/// Whether a figure's unit is one that a bare number beside it may share: counted things and units of measure.
fn counts_things(found: &Found) -> bool {
    found
        .unit
        .as_ref()
        .is_some_and(|u| matches!(u.of, Atom::Named(_)))
}

/// Whether only list marks stand between two figures. Before the last member of a list stands `and` or `or`; a comma alone
/// joins members before that.
fn listed(line: &Line<'_>, gap: Range<usize>, comma_alone: bool) -> bool {
    let mut at = gap.start;
    let mut joined = false;
    while at < gap.end {
        if line.is_mark(at, ',') {
            at += 1;
            joined |= comma_alone;
        } else if let Some(len) = line.role(at, Role::And).or_else(|| line.role(at, Role::Or)) {
            at += len;
            joined = true;
        } else if let Some(len) = line.role(at, Role::By) {
            at += len;
        } else {
            return false;
        }
    }
    joined && at == gap.end
}

/// One figure said again in another unit, in brackets or behind `or`: it shares the first one's hedge.
fn restatements(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
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
        let bracket = to == from + 1 && line.is_mark(from, '(');
        let mut at = from;
        if line.is_mark(at, ',') {
            at += 1;
        }
        let or = line
            .role(at, Role::Equals)
            .is_some_and(|len| at + len == to);
        if bracket || or {
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

/// Whether two figures can be one quantity in two units: two currencies, or two units of one dimension.
fn convertible(line: &Line<'_>, a: &Found, b: &Found) -> bool {
    match (&a.unit, &b.unit) {
        (Some(x), Some(y)) => match (&x.of, &y.of) {
            (Atom::Currency(_), Atom::Currency(_)) => x.over == y.over,
            (Atom::Named(m), Atom::Named(n)) => {
                let dimension = line.units.dimension(m);
                dimension.is_some() && dimension == line.units.dimension(n)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Gives each figure that is the size of a change its direction.
fn change_sizes(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    let mut floor = 0;
    for figure in found {
        let start = figure.hedged.start.min(figure.tokens.start);
        if figure.trend.is_none() && start > floor && figure.kind != MentionKind::Ordinal {
            figure.trend = hedge::change_before(line, start, taken);
        }
        floor = figure.tokens.end;
    }
}

/// `by 6 percent last year and by another 10 percent`: a change goes on to the next of its kind joined by `and`.
fn inherit_trends(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let joined = (first.tokens.end..second.tokens.start)
            .any(|at| line.is(at, Role::And) || line.is_mark(at, ','));
        let by = (first.tokens.end..second.tokens.start).any(|at| line.is(at, Role::By));
        // `growth of 5, 6 and 7 percent`
        let comma_alone = i > 1 || line.is_mark(first.tokens.end, ',');
        let list = listed(line, first.hedged.end..second.hedged.start, comma_alone)
            && first.unit.is_some()
            && first.unit == second.unit;
        second.follows = list;
        if second.trend.is_none() && joined && (by || list) && second.kind == first.kind {
            second.trend = first.trend;
        }
    }
}
