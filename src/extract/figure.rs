//! Figures: a number with its money sign, range, unit, hedge and direction put together.

mod age;
mod became;
mod behind;
mod changed;
mod compared;
mod elided;
mod found;
mod height;
mod inverted;
mod lent;
mod minor;
mod multiple;
mod one;
mod over;
mod parallel;
mod parts;
mod prefix;
mod range;
mod restate;
mod share;
mod size;
mod twice;

use self::became::became;
use self::behind::directions_behind;
pub use self::changed::{is_size_of_thing, more_or_fewer};
use self::compared::mark_compared;
pub use self::compared::{is_held_against, preceded_by};
use self::elided::{lend_over_periods, lend_over_verbs, lend_to_changes};
use self::found::assemble;
pub use self::found::{Found, without_stop};
use self::inverted::{is_roughly, multiplied, unit_before};
use self::lent::{lend_great, lend_to_another, lend_to_differences};
use self::minor::{cents, minor_part, no_cents};
use self::multiple::multiple_verb;
use self::one::{counts_one, ends_list};
pub use self::over::is_per_many;
use self::over::rates_told_first;
use self::parallel::{lend_in_brackets, lend_in_parallel, lend_rates, lend_rates_back};
pub use self::parts::Listed;
use self::parts::parts;
use self::prefix::{Prefix, prefix_of};
use self::range::ranged;
use self::restate::{restatements, told_alike};
pub use self::share::is_time;
use self::share::{
    change_sizes, inherit_trends, share_compared, share_led, share_out_of, share_parts,
    share_units, share_wholes,
};
pub(super) use self::share::{is_other_money, opens_with_of};
use self::size::{levels_of_points, parts_of_itself, points_of_percent, started_at};
use self::twice::changes_told_twice;
use super::digits::Convention;
use super::line::Line;
use super::mention::MentionKind;
use super::noun;
use super::number::{self, Form, Number, Numeral};
use super::skip;
use super::unit::{self, UnitMatch};
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Bound, Currency, Decimal, Figure, Unit};

/// All figures of a line, in order. Tokens in `taken` (periods, addresses) are passed over.
pub fn figures(line: &Line<'_>, taken: &[bool], convention: Convention) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if !may_begin(line, at) || taken.get(at).copied().unwrap_or(false) {
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
    let mut counted_up_to = 0;
    out.retain(|found| {
        let inside = found.tokens.start < taken_up_to || inside_phrase(found, counted_up_to);
        if found.kind == MentionKind::Count {
            counted_up_to = counted_up_to.max(found.tokens.end);
        }
        if found.unit.as_ref().is_some_and(is_per_many) {
            taken_up_to = found.tokens.end;
        }
        !inside
    });
    rates_told_first(line, &mut out);
    share_out_of(line, &mut out);
    share_units(line, &mut out);
    share_led(line, &mut out);
    share_parts(line, &mut out);
    share_wholes(line, &mut out);
    lend_in_parallel(line, taken, &mut out);
    lend_in_brackets(line, &mut out);
    lend_rates(line, &mut out);
    lend_rates_back(line, &mut out);
    change_sizes(line, taken, &mut out);
    directions_behind(line, &mut out);
    parts_of_itself(line, &mut out);
    points_of_percent(line, &mut out);
    levels_of_points(line, &mut out);
    told_alike(line, &mut out);
    restatements(line, taken, &mut out);
    share_compared(line, taken, &mut out);
    started_at(line, taken, &mut out);
    became(line, &mut out);
    inherit_trends(line, &mut out);
    lend_over_periods(line, taken, &mut out);
    lend_to_changes(line, &mut out);
    lend_over_verbs(line, taken, &mut out);
    changes_told_twice(line, &mut out);
    lend_to_differences(line, &mut out);
    lend_to_another(line, &mut out);
    parts(line, taken, &mut out);
    lend_great(line, taken, &mut out);
    mark_compared(line, &mut out);
    out
}

/// Whether a figure or the number of a telephone may begin at a token. A no is certain.
#[inline]
fn may_begin(line: &Line<'_>, at: usize) -> bool {
    let opens = || line.is_mark(at, '+') || line.is_mark(at, '(');
    number::may_begin(line, at) || line.may_be(at, SenseSet::MULTIPLE) || opens()
}

/// Whether a figure is no figure but part of a counted phrase that ends at `end`: `two new 737 Max jets`, `two doubles`.
fn inside_phrase(found: &Found, end: usize) -> bool {
    let multiple = (found.unit.as_ref()).is_some_and(|unit| unit.of == Atom::Times);
    let same_head = found.kind == MentionKind::Count && found.tokens.end == end;
    found.tokens.start < end && (same_head || multiple && found.tokens.len() == 1)
}

/// The figure that begins at a token, whatever period it stands in.
pub(super) fn counted_at(line: &Line<'_>, at: usize, convention: Convention) -> Option<Found> {
    if !number::may_begin(line, at) {
        return None;
    }
    let mut out = Vec::new();
    figure_at(line, at, &[], convention, &mut out)?;
    out.pop()
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
    let mut prefix = prefix_of(line, at);
    let mut number = match numeral {
        Numeral::Ordinal(place, end) => match number::each_nth(line, at, place, end) {
            Some((start, number)) => {
                prefix.start = start;
                number
            }
            // `every fifth day`
            None if line.role_before(at, Role::Each).is_some() => return Some(end),
            None => return ordinal(line, at, place, end, out),
        },
        Numeral::Number(number) => number,
    };
    if let Some(part) = number::one_in(line, at, &number, convention) {
        number = part;
    } else if number.value == Decimal::ONE
        && skip::pronoun_one(line, at)
        && !counts_one(line, &number)
        && !ends_list(line, at, &number, out)
    {
        return Some(number.end);
    }
    if skip::in_name(line, at, prefix.currency.is_some())
        || prefix.currency.is_none()
            && (skip::in_proper_name(line, at)
                || skip::lettered(line, at, number.end)
                || skip::ten_years(line, at)
                || skip::names_age_group(line, at, number.end))
        || skip::several(line, at)
        || skip::known_sides(line, at, number.end)
        || skip::matched(line, at, number.end)
    {
        return Some(number.end);
    }
    if let Some(end) = skip::numbers_house(line, at).filter(|_| prefix.currency.is_none()) {
        return Some(end);
    }
    if number.scale == Decimal::ONE && skip::in_title(line, at, number.end) {
        return Some(number.end);
    }
    let labelled = match prefix.currency {
        None => skip::labelled(line, prefix.start),
        Some(_) => skip::in_label(line, at),
    };
    if labelled && number.scale == Decimal::ONE {
        return Some(skip::behind_labelled(line, number.end));
    }
    if skip::list_number(line, at) {
        return Some(number.end);
    }
    // A period may begin in the middle of what looks like one number; the number ends there.
    if (at..number.end).any(|i| taken.get(i).copied().unwrap_or(false)) {
        return Some(number.end);
    }
    if skip::clock_or_score(line, &(at..number.end), false) {
        return Some(number.end);
    }
    // `All figures in NOK million`: what is counted in, and no amount.
    let alone = number.form == Form::Words && number.value == number.scale && number.end == at + 1;
    let led = prefix.start > 0 && line.time_role(prefix.start - 1, TimeRole::In).is_some();
    if alone && led && prefix.currency.is_some() && number.scale >= Decimal::ONE_THOUSAND {
        return Some(number.end);
    }
    if prefix.currency.is_some() {
        cents(line, &mut number);
    }
    no_cents(line, prefix.currency.is_some(), &mut number);
    let mut unit = unit_of(line, &number, prefix.currency);
    // `against 8 billion a year earlier`: words of a period are no unit.
    // But `202 million years ago` is a length of time.
    let ages = number.scale >= Decimal::ONE_THOUSAND && noun::is_plural(line, number.end);
    let period = !ages
        && unit.as_ref().is_some_and(|u| {
            prefix.currency.is_none() && u.kind == MentionKind::Quantity && u.end > number.end
        })
        && {
            let end = unit.as_ref().map_or(number.end, |u| u.end);
            (number.end..end).any(|i| taken.get(i).copied().unwrap_or(false))
        };
    if period {
        unit = None;
    }
    let mut about = is_roughly(line, at, &number);
    if prefix.currency.is_none() {
        if let Some((start, found)) = unit_before(line, prefix.start, &number, unit.as_ref()) {
            prefix.start = start;
            unit = Some(found);
            about = true;
        }
        unit = unit.or_else(|| multiplied(line, prefix.start, &number));
    }
    let led_to = ranged(
        line,
        &prefix,
        &mut number,
        &mut unit,
        convention,
        taken,
        out,
    );
    if unit.is_none() && number.high.is_some() {
        unit = age::aged(line, prefix.start, &number);
    }
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
                && (skip::after_name(line, prefix.start)
                    || skip::before_name(line, number.end)
                    || skip::owned_model(line, at)));
        if bare {
            return Some(number.end);
        }
        if let Some(found) = age::told(line, at, &number, out) {
            unit = Some(found);
        } else if let Some(found) = height::inches(line, at, &number, out) {
            unit = Some(found);
        } else if let Some(found) = unit::exchanged(line, at, number.end) {
            unit = Some(found);
        } else if let Some((start, found)) = unit::percent_before(line, prefix.start, number.end) {
            prefix.start = start;
            unit = Some(found);
        } else if let Some((start, currency)) = unit::word_before(line, prefix.start, number.end) {
            prefix.start = start;
            unit = unit_of(line, &number, Some(currency));
        } else {
            unit = unit::describing(line, prefix.start, number.end);
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
        // `10.8 million 60-kg bags`: the size of what is counted is no figure of its own.
        Some(_) => number.end + noun::size_at(line, number.end).unwrap_or(0),
        None => number.end,
    };
    let mut found = assemble(line, &led_to.unwrap_or(prefix), number, unit, false);
    if about && found.figure.bound == Bound::Plain && found.figure.value_high.is_none() {
        found.figure.bound = Bound::About;
    }
    out.push(found);
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
        && money.minor.is_none()
        && !line.is_kind(end + 1, TokenKind::Number)
    {
        // `$5 USD`, `$ 5 dollars`
        settled = same;
        end = money.end;
    }
    let (over, end) = unit::price(line, end);
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
    // `60 frames per second`
    if line.role_before(at, Role::Per).is_some() && line.may_be(at, SenseSet::UNIT) {
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
        listed: None,
        follows: false,
        came_from: false,
        started_at: false,
        was: false,
        compared: false,
        lent: false,
        told_twice: false,
    });
    Some(end)
}
