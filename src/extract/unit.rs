//! The unit of a number: money, percent, units of measure and their rates, counted nouns.

mod money;
mod rates;
mod weight;

pub use self::money::{exchanged, money_after, money_before, word_before};
pub use self::rates::{price, rate};
use self::rates::{ratio, yearly};
use self::weight::weighed;
use super::hedge;
use super::line::Line;
use super::mention::MentionKind;
use super::noun;
use super::number::{Form, Number};
use crate::lexicon::{Case, Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};
use crate::quantity::{Atom, Decimal, POINTS, Unit};
use std::sync::Arc;

/// A unit found behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitMatch {
    /// The unit.
    pub unit: Unit,
    /// What sort of mention it makes.
    pub kind: MentionKind,
    /// The token behind it.
    pub end: usize,
    /// A factor the value takes: scale words behind the unit (`75 USD millones`), a hundredth for cents.
    pub factor: Decimal,
    /// Hundredths said behind the unit (`20 dollars 43`), to be added to the value.
    pub minor: Option<Decimal>,
}

impl UnitMatch {
    /// A percentage, or percentage points, up to a token.
    fn percent(atom: Atom, end: usize) -> UnitMatch {
        UnitMatch {
            unit: Unit::plain(atom),
            kind: MentionKind::Percent,
            end,
            factor: Decimal::ONE,
            minor: None,
        }
    }

    /// So many of a thing, up to a token.
    fn count(unit: Unit, end: usize) -> UnitMatch {
        UnitMatch {
            unit,
            kind: MentionKind::Count,
            end,
            factor: Decimal::ONE,
            minor: None,
        }
    }
}

/// The unit behind a number.
pub fn unit_after(line: &Line<'_>, number: &Number) -> Option<UnitMatch> {
    let hyphen = line.is_dash(number.end) && line.glued(number.end) && line.glued(number.end + 1);
    let at = number.end + usize::from(hyphen);
    unit_at(line, at, number, hyphen)
        .or_else(|| {
            hedge::after(line, number.end).and_then(|(end, ..)| unit_at(line, end, number, false))
        })
        .or_else(|| unit_at(line, part_of_one(line, number)?, number, false))
}

fn unit_at(line: &Line<'_>, at: usize, number: &Number, hyphen: bool) -> Option<UnitMatch> {
    // `a half-point cut`, `cut rates by a quarter point`
    let joined = hyphen || at == number.end;
    if joined && number.form == Form::Fraction && line.is(at, Role::Points) {
        return Some(UnitMatch::percent(Atom::PercentagePoint, at + 1));
    }
    percent(line, at)
        .or_else(|| weighed(line, at, number, hyphen))
        .or_else(|| money_after(line, at))
        .or_else(|| age(line, at))
        .or_else(|| measured(line, at, number))
        .or_else(|| multiple(line, at))
        .or_else(|| ratio(line, at))
        .or_else(|| counted(line, at, number, hyphen))
}

/// `a quarter of a percentage point`, `half a percent`, `0.6 of a percentage point`: the token behind the article of the unit that a
/// fraction is of.
fn part_of_one(line: &Line<'_>, number: &Number) -> Option<usize> {
    let of = line.role(number.end, Role::Of);
    let below_one = of.is_some() && !number.value.is_zero() && number.value < Decimal::ONE;
    if number.form != Form::Fraction && !below_one {
        return None;
    }
    let at = number.end + of.unwrap_or(0);
    Some(at + line.role(at, Role::Article)?)
}

fn percent(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let (len, atom) = line.find(at, |s| match s {
        Sense::Percent => Some(Atom::Percent),
        Sense::PercentagePoint => Some(Atom::PercentagePoint),
        _ => None,
    })?;
    // Two letters are percent only where they are glued to digits: `3.1pc`, but not `10 PC games`.
    let letters = len == 1 && line.is_kind(at, TokenKind::Word) && line.word(at).len() <= 2;
    if atom == Atom::Percent && letters && !line.glued(at) {
        return None;
    }
    Some(UnitMatch::percent(atom, at + len))
}

/// `percent of 15`: percent before its number, where no number stands before it and nothing follows that this one could count.
pub fn percent_before(line: &Line<'_>, start: usize, end: usize) -> Option<(usize, UnitMatch)> {
    if !line.may_end(start, SenseSet::role(Role::Of)) || line.is_kind(end, TokenKind::Word) {
        return None;
    }
    let of = line.role_before(start, Role::Of)?;
    let (from, atom) = line.find_before_in(of, SenseSet::PERCENT, |s| match s {
        Sense::Percent => Some(Atom::Percent),
        _ => None,
    })?;
    let counted = from.checked_sub(1).is_some_and(|before| {
        let number = line.may_be(before, SenseSet::FIGURES.or(SenseSet::role(Role::Article)));
        line.is_kind(before, TokenKind::Number) || number
    });
    (!counted).then(|| (from, UnitMatch::percent(atom, end)))
}

/// The token behind the full stop of an abbreviated unit, where the sentence goes on (`85 руб. 20 коп.`).
pub fn past_stop(line: &Line<'_>, end: usize) -> usize {
    let goes_on = line.is_mark(end, '.')
        && line.glued(end)
        && line.token(end + 1).is_some_and(|t| !t.glued)
        && !line.capital(end + 1);
    end + usize::from(goes_on)
}

/// A unit of measure at a token; not a word that is mostly something else (`in`, `a`).
fn unit_word(line: &Line<'_>, at: usize) -> Option<(usize, Arc<str>)> {
    let small_word = line.hits(at).iter().any(|hit| {
        hit.len == 1
            && matches!(
                hit.sense,
                Sense::Role(Role::Stop | Role::Article | Role::OutOf | Role::And)
            )
    });
    line.hits(at).iter().find_map(|hit| match hit.sense {
        Sense::Unit(symbol) if hit.len > 1 || !small_word || line.glued(at) => {
            Some((hit.len, symbol.clone()))
        }
        _ => None,
    })
}

fn time_symbol(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    let (len, unit) = line.time_unit(at)?;
    let symbol = match unit {
        TimeUnit::Day => "d",
        TimeUnit::Week => "wk",
        TimeUnit::Month => "mo",
        TimeUnit::Year => "a",
        _ => return None,
    };
    Some((len, symbol))
}

/// `35 years old`; what leads to another number, as in `85,000 people over three days`, is no unit of this one.
fn age(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let len = line.role(at, Role::Age)?;
    if line.may_be(at + len - 1, SenseSet::HEDGE.or(SenseSet::role(Role::Of))) {
        return None;
    }
    Some(UnitMatch {
        unit: Unit::named("a"),
        kind: MentionKind::Quantity,
        end: at + len,
        factor: Decimal::ONE,
        minor: None,
    })
}

fn measured(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    let of = line
        .role(at, Role::Of)
        .filter(|_| number.form != Form::Digits || number.scale > Decimal::ONE);
    let word = at + of.unwrap_or(0);
    let (len, symbol) = unit_word(line, word)
        .or_else(|| time_symbol(line, word).map(|(len, symbol)| (len, Arc::from(symbol))))?;
    // A symbol of one letter needs digits before it, and no letter run on behind it.
    let single = line.word(word).chars().count() == 1 && len == 1;
    let end = word + len;
    // `asteroid 2024 YR4`
    let named = line.glued(end) && line.is_kind(end, TokenKind::Number) && line.capital(word);
    if single && number.form == Form::Words
        || named
        || single && line.glued(end) && line.is_kind(end, TokenKind::Number)
    {
        return None;
    }
    let (over, end) = rate(line, end).map_or((None, end), |(atom, end)| (Some(atom), end));
    let over = over.or_else(|| yearly(line, end));
    let point = line
        .units
        .dimension(&symbol)
        .is_some_and(|d| &**d == POINTS);
    // `19.4 bcm` are 19.4 billion cubic metres.
    let (symbol, factor) = match line.units.told_in(&symbol) {
        Some(other) if over.is_none() => other,
        _ => (symbol, Decimal::ONE),
    };
    // A symbol may be short for a rate: `bpd`, `kph`.
    let unit = match symbol.split_once('/') {
        Some((of, by)) if over.is_none() => Unit {
            of: Atom::Named(of.into()),
            over: Some(Atom::Named(by.into())),
        },
        _ => Unit {
            of: Atom::Named(symbol),
            over,
        },
    };
    Some(UnitMatch {
        unit,
        kind: if point {
            MentionKind::Percent
        } else {
            MentionKind::Quantity
        },
        end,
        factor,
        minor: None,
    })
}

/// `three times`, `3-fold`; and how often something happens, `11 times a day`.
fn multiple(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let len = line.role(at, Role::Fold)?;
    let is_time = |name: &str| line.units.dimension(name).is_some_and(|d| &**d == "time");
    let often =
        rate(line, at + len).filter(|(over, _)| matches!(over, Atom::Named(name) if is_time(name)));
    let (over, end) = often.map_or((None, at + len), |(over, end)| (Some(over), end));
    Some(UnitMatch {
        unit: Unit {
            of: Atom::Times,
            over,
        },
        kind: MentionKind::Quantity,
        end,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// What a noun is not.
const OF_GRAMMAR: SenseSet = SenseSet::ROLE
    .or(SenseSet::HEDGE)
    .or(SenseSet::TREND)
    .or(SenseSet::NUMBER)
    .or(SenseSet::ORDINAL)
    .or(SenseSet::TIME_UNIT)
    .or(SenseSet::MODALITY);

/// `the 11 member trade agreement`: behind an article, a noun that describes another is counted all the same.
pub fn describing(line: &Line<'_>, start: usize, at: usize) -> Option<UnitMatch> {
    let article = line.role_before(start, Role::Definite).is_some()
        || line.role_before(start, Role::Article).is_some();
    let small = |at: usize| {
        let word = line.token(at);
        word.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower && !t.glued)
            && !line.may_be(at, OF_GRAMMAR)
    };
    if !article || !small(at) || !small(at + 1) {
        return None;
    }
    let noun = noun::as_it_stands(line, at)?;
    Some(UnitMatch::count(Unit::named(noun), at + 1))
}

/// Whether a measure is named at a token by words that it counts nothing with.
fn names_measure(line: &Line<'_>, at: usize) -> bool {
    let noun = |s: &Sense| matches!(s, Sense::Noun(_)).then_some(());
    let measure = |s: &Sense| matches!(s, Sense::Measure(_)).then_some(());
    line.find_in(at, SenseSet::MEASURE, measure).is_some()
        && line.find_in(at, SenseSet::NOUN, noun).is_none()
}

/// The least that a describing compound counts: `four-cylinder`, `six-speed` and `12-bar` say of what sort something is.
const COUNTS: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// What no describing compound counts.
const NOT_COUNTED: SenseSet = SenseSet::HEDGE
    .or(SenseSet::TREND)
    .or(SenseSet::NUMBER)
    .or(SenseSet::ORDINAL)
    .or(SenseSet::TIME_UNIT)
    .or(SenseSet::UNIT)
    .or(SenseSet::MONEY)
    .or(SenseSet::PERCENT);

/// `a 20,000-seat arena`, `the 27-nation bloc`: what something has, told in one word with how many in digits; `a 300-strong force`: what
/// is of so many.
fn describes(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    let plain = |at: usize| {
        line.token(at).is_some_and(|t| t.case == Case::Lower)
            && !line.may_be(at, NOT_COUNTED)
            && !line.is(at, Role::Stop)
            && !line.is(at, Role::Adjective)
    };
    let group = usize::from(line.is(at, Role::Strong) && plain(at + 1));
    // `the 60-minute-a-day habit`
    let tied = line.is_dash(at + 1) && line.glued(at + 1);
    let described = line.is_kind(at + 1, TokenKind::Word) && !line.is(at + 1, Role::Stop);
    let digits = number.form == Form::Digits && number.value >= COUNTS;
    let noun = at + group;
    if !digits || !plain(noun) || tied || !described || line.language.singular.head_first {
        return None;
    }
    let name = noun::as_it_stands(line, noun)?;
    Some(UnitMatch::count(Unit::named(name), noun + 1))
}

fn counted(line: &Line<'_>, at: usize, number: &Number, hyphen: bool) -> Option<UnitMatch> {
    if hyphen {
        return describes(line, at, number);
    }
    let mut word = at;
    if matches!(number.form, Form::Vague | Form::Fraction) || number.scale > Decimal::ONE {
        word += line.role(word, Role::Of).unwrap_or(0);
        // `two thirds of all tourists`
        let all = line.role(word, Role::Overall);
        let all = all.filter(|_| number.form == Form::Fraction);
        word += all.unwrap_or(0);
        word += line.role(word, Role::Definite).unwrap_or(0);
    }
    // `3/4 cup of milk`
    let part = number.form == Form::Fraction
        && line.is_kind(number.end - 1, TokenKind::Number)
        && (line.is(word + 1, Role::Of) || !line.is(word + 1, Role::Stop));
    let value = if part { Decimal::ONE } else { number.value };
    let head = noun::head_at(line, word, value)?;
    // `a third of the country's exports`: of what a measure names, and no count; but `five in six workers`.
    if number.form == Form::Fraction && (word + 1..head.end).any(|at| names_measure(line, at)) {
        return None;
    }
    let rated = rate(line, head.end).or_else(|| {
        // `3.4 physicians in the country for every thousand people`
        line.time_role(head.end, TimeRole::In)?;
        let behind = head.end + 1 + line.role(head.end + 1, Role::Land)?;
        rate(line, behind).filter(|(atom, _)| atom.is_many())
    });
    let (over, end) = rated.map_or((None, head.end), |(atom, end)| (Some(atom), end));
    let often = || noun::frequency(line, word).map(|symbol| Atom::Named(symbol.into()));
    let over = over.or_else(often);
    let unit = Unit {
        of: Atom::Named(head.noun),
        over,
    };
    Some(UnitMatch::count(unit, end))
}
