//! The unit of a number: money, percent, units of measure and their rates, counted nouns.

use super::hedge;
use super::line::Line;
use super::mention::MentionKind;
use super::noun;
use super::number::{Form, Number};
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};
use crate::quantity::{Atom, Currency, Decimal, Unit};
use std::ops::Range;
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

/// The money that stands before a number at `at`: `$`, `US$`, `EUR`, `Canadian $`; its first token.
pub fn money_before(line: &Line<'_>, at: usize) -> Option<(usize, Currency)> {
    let (start, (currency, shared, nearby)) =
        line.find_before_in(at, SenseSet::MONEY, |s| match s {
            Sense::Money {
                currency,
                before: true,
                shared,
                nearby,
            } => Some((*currency, shared.clone(), *nearby)),
            _ => None,
        })?;
    let settled = settle(line, start..at, currency, &shared, nearby);
    let start = match beside(line, start, &shared) {
        Some((from, _)) => from,
        None => start,
    };
    Some((start, settled))
}

/// The currency meant by a word that several share.
fn settle(
    line: &Line<'_>,
    word: Range<usize>,
    usual: Currency,
    shared: &[Currency],
    nearby: bool,
) -> Currency {
    if shared.is_empty() {
        return usual;
    }
    if let Some((_, currency)) = beside(line, word.start, shared) {
        return currency;
    }
    if let Some((_, currency)) = country_at(line, word.end, shared) {
        return currency;
    }
    if !nearby {
        return usual;
    }
    // The nearest country of the sentence whose currency goes by this word.
    (0..line.len())
        .filter_map(|at| country_at(line, at, shared).map(|(_, c)| (at.abs_diff(word.start), c)))
        .min_by_key(|(distance, _)| *distance)
        .map_or(usual, |(_, currency)| currency)
}

/// The country whose words end right before `at`, if its currency is one of `shared`.
fn beside(line: &Line<'_>, at: usize, shared: &[Currency]) -> Option<(usize, Currency)> {
    let (start, country) = line.find_before_in(at, SenseSet::PARTY, |s| match s {
        Sense::Country(code, _) => Some(code.clone()),
        _ => None,
    })?;
    let currency = line.units.currency_of(&country)?;
    shared.contains(&currency).then_some((start, currency))
}

/// The country at `at`, if its currency is one of `shared`; with the length of its words.
fn country_at(line: &Line<'_>, at: usize, shared: &[Currency]) -> Option<(usize, Currency)> {
    line.find_in(at, SenseSet::PARTY, |s| match s {
        Sense::Country(code, _) => line
            .units
            .currency_of(code)
            .filter(|currency| shared.contains(currency)),
        _ => None,
    })
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
    percent(line, at)
        .or_else(|| weighed(line, at, number))
        .or_else(|| money_after(line, at))
        .or_else(|| age(line, at))
        .or_else(|| measured(line, at, number))
        .or_else(|| multiple(line, at))
        .or_else(|| ratio(line, at))
        .or_else(|| counted(line, at, number, hyphen))
}

/// `12 pounds of flour`: a word for money that goes on with `of` weighs something, unless the sum is large or of money.
fn weighed(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    line.find(at, |s| matches!(s, Sense::Money { .. }).then_some(()))?;
    let (len, symbol) = line.find(at, |s| match s {
        Sense::Unit(symbol) => Some(symbol.clone()),
        _ => None,
    })?;
    let of = line.is(at + len - 1, Role::Of);
    let money = line
        .find(at + len, |s| {
            matches!(s, Sense::Measure(_) | Sense::SharedMeasure(_)).then_some(())
        })
        .is_some();
    let small = number.scale <= Decimal::ONE_THOUSAND;
    (of && small && !money).then(|| UnitMatch {
        unit: Unit::plain(Atom::Named(symbol)),
        kind: MentionKind::Quantity,
        end: at + len - 1,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// `a quarter of a percentage point`, `half a percent`: the token behind the article of the unit that a fraction is of.
fn part_of_one(line: &Line<'_>, number: &Number) -> Option<usize> {
    if number.form != Form::Fraction {
        return None;
    }
    let at = number.end + line.role(number.end, Role::Of).unwrap_or(0);
    Some(at + line.role(at, Role::Article)?)
}

/// `200 per 100,000 people`: a bare number over a round number of something.
fn ratio(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let len = line.role(at, Role::Per)?;
    let (over, end) = per_many(line, at + len)?;
    Some(UnitMatch {
        unit: Unit {
            of: Atom::Named("count".into()),
            over: Some(over),
        },
        kind: MentionKind::Count,
        end,
        factor: Decimal::ONE,
        minor: None,
    })
}

fn percent(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let (len, atom) = line.find(at, |s| match s {
        Sense::Percent => Some(Atom::Percent),
        Sense::PercentagePoint => Some(Atom::PercentagePoint),
        _ => None,
    })?;
    // Two letters are percent only where they are glued to digits: `3.1pc`, but not `10 PC games`.
    let letters = line.is_kind(at, TokenKind::Word) && line.word(at).len() <= 2;
    if atom == Atom::Percent && letters && !line.glued(at) {
        return None;
    }
    Some(UnitMatch {
        unit: Unit::plain(atom),
        kind: MentionKind::Percent,
        end: at + len,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// Whether a single letter stands for a hundredth of money: `27p`, `43c`, but not the `p` of `1080p`.
fn letter_for_money(line: &Line<'_>, at: usize) -> bool {
    let small = at.checked_sub(1).is_some_and(|number| {
        let digits = line.word(number);
        digits.len() <= 2 || digits.contains(['.', ',']) || line.is(at + 1, Role::Per)
    });
    small && line.glued(at) && !line.capital(at)
}

/// A currency behind its number: `roubles`, `million of dollars`, `Canadian dollars`, `USD millones`.
pub fn money_after(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let mut word = at + line.role(at, Role::Of).unwrap_or(0);
    if let Some((len, ())) = line.find(word, |s| matches!(s, Sense::Country(..)).then_some(()))
        && line
            .find(word, |s| matches!(s, Sense::Money { .. }).then_some(()))
            .is_none()
    {
        word += len;
        if line.is_dash(word) && line.glued(word) {
            word += 1;
        }
    }
    if let Some((len, minor)) = line.find(word, |s| match s {
        Sense::Minor { currency } => Some(*currency),
        _ => None,
    }) && !line.is(word, Role::Article)
        && (line.word(word).chars().count() > 1 || letter_for_money(line, word))
    {
        let currency = minor.or_else(|| Currency::new("USD"))?;
        let end = word + len;
        let (over, end) = rate(line, end).map_or((None, end), |(atom, end)| (Some(atom), end));
        return Some(UnitMatch {
            unit: Unit {
                of: Atom::Currency(currency),
                over,
            },
            kind: MentionKind::Money,
            end,
            factor: Decimal::new(1, 2),
            minor: None,
        });
    }
    if let Some((len, (currency, factor))) = line.find(word, |s| match s {
        Sense::ScaledMoney(currency, by) => Some((*currency, *by)),
        _ => None,
    }) {
        return Some(UnitMatch {
            unit: Unit::plain(Atom::Currency(currency)),
            kind: MentionKind::Money,
            end: word + len,
            factor,
            minor: None,
        });
    }
    let (len, (usual, shared, nearby)) = line.find(word, |s| match s {
        Sense::Money {
            currency,
            shared,
            nearby,
            ..
        } => Some((*currency, shared.clone(), *nearby)),
        _ => None,
    })?;
    let mut end = word + len;
    // `3 USD50 cards`: the code belongs to the number glued to it.
    if line.glued(end) && line.is_kind(end, TokenKind::Number) {
        return None;
    }
    let currency = settle(line, word..end, usual, &shared, nearby);
    if let Some((len, settled)) = country_at(line, end, &shared)
        && settled == currency
    {
        end += len;
    }
    let mut factor = Decimal::ONE;
    if let Some((len, by)) = line.find(end, |s| match s {
        Sense::Scale(by) if *by >= Decimal::ONE_THOUSAND => Some(*by),
        _ => None,
    }) {
        factor = by;
        end += len;
    }
    let (over, end) = rate(line, end).map_or((None, end), |(atom, end)| (Some(atom), end));
    Some(UnitMatch {
        unit: Unit {
            of: Atom::Currency(currency),
            over,
        },
        kind: MentionKind::Money,
        end,
        factor,
        minor: None,
    })
}

/// The token behind the full stop of an abbreviated unit, where the sentence goes on (`85 руб. 20 коп.`).
pub fn past_stop(line: &Line<'_>, end: usize) -> usize {
    let goes_on = line.is_mark(end, '.')
        && line.glued(end)
        && line.token(end + 1).is_some_and(|t| !t.glued)
        && !line.capital(end + 1);
    end + usize::from(goes_on)
}

/// What a rate divides by, from `per`, `/`, or an article before a unit (`a barrel`, `barrels-a-day`).
pub fn rate(line: &Line<'_>, at: usize) -> Option<(Atom, usize)> {
    let hyphen = usize::from(line.is_dash(at) && line.glued(at));
    let at = past_stop(line, at + hyphen);
    let slash = line.is_mark(at, '/');
    let per = line.role(at, Role::Per);
    let article = line.role(at, Role::Article);
    let len = if slash { 1 } else { per.or(article)? };
    let mut next = at + len;
    if line.is_dash(next) && line.glued(next) {
        next += 1;
    }
    // A preposition that also leads to other things (`за`) divides by units of measure only.
    let preposition = per.is_some() && line.is(at, Role::Stop);
    let named = unit_word(line, next)
        .or_else(|| time_symbol(line, next).map(|(len, symbol)| (len, Arc::from(symbol))));
    if let Some((len, symbol)) = named {
        let is_time = line
            .units
            .dimension(&symbol)
            .is_some_and(|d| &**d == "time");
        // `$6.78 billion a year earlier` is no rate.
        let earlier = is_time
            && (line.time_role(next, TimeRole::YearAgo).is_some()
                || [TimeRole::Ago, TimeRole::Earlier]
                    .iter()
                    .any(|role| line.time_role(next + len, *role).is_some()));
        return (!(earlier || preposition && is_time)).then_some((Atom::Named(symbol), next + len));
    }
    // `a share`, `на человека`: behind an article or such a preposition only what is often divided by.
    if (per.is_none() || preposition)
        && !slash
        && let Some(len) = line.role(next, Role::Rated)
    {
        let name = line.find(next, |s| match s {
            Sense::Noun(name) => Some(Atom::Named(name.clone())),
            _ => None,
        });
        let word = line.word(next).to_lowercase();
        let atom = name.map_or_else(|| word.parse().ok(), |(_, atom)| Some(atom));
        return atom.map(|atom| (atom, next + len));
    }
    // `38 случаев на 100 тысяч населения`
    if preposition {
        let many =
            |(atom, _): &(Atom, usize)| matches!(atom, Atom::Named(of) if of.starts_with("1000"));
        return per_many(line, next).filter(many);
    }
    // A preposition that is more often another (`por`, `par`, `al`) divides only by what is known to be counted.
    let vague = line.is(at, Role::By) || line.is(at, Role::To);
    if slash || per.is_none() || !line.is_kind(next, TokenKind::Word) {
        return per.filter(|_| !vague).and_then(|_| per_many(line, next));
    }
    let word = line.word(next).to_lowercase();
    if let Some((len, name)) = line.find(next, |s| match s {
        Sense::Noun(name) => Some(name.clone()),
        _ => None,
    }) {
        return Some((Atom::Named(name), next + len));
    }
    if vague {
        return None;
    }
    let noun = line.language.singular_of(&word).unwrap_or(word);
    noun.parse().ok().map(|atom| (atom, next + 1))
}

/// `per 100,000 people`: a rate over a round number of something.
fn per_many(line: &Line<'_>, at: usize) -> Option<(Atom, usize)> {
    let convention = super::digits::Convention {
        decimal: line.language.numerals.decimal,
    };
    let number = super::number::number_at(line, at, convention)?;
    // Rates are given over a hundred, a thousand, a hundred thousand …
    let round = number.value >= Decimal::ONE_HUNDRED
        && number
            .value
            .normalize()
            .mantissa()
            .to_string()
            .trim_end_matches('0')
            == "1";
    if !round {
        return None;
    }
    let value = number.value.normalize();
    // `8 kWh per 100 km`
    if let Some((len, symbol)) = unit_word(line, number.end) {
        let over = Atom::Named(format!("{value} {symbol}").into());
        return Some((over, number.end + len));
    }
    let head = noun::head_at(line, number.end, number.value);
    Some(match head {
        Some(head) => (
            Atom::Named(format!("{value} {}", head.noun).into()),
            head.end,
        ),
        None => (Atom::Named(value.to_string().into()), number.end),
    })
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

/// `35 years old`.
fn age(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let len = line.role(at, Role::Age)?;
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
    if single
        && (number.form == Form::Words
            || line.glued(word + 1) && line.is_kind(word + 1, TokenKind::Number))
    {
        return None;
    }
    let end = word + len;
    let (over, end) = rate(line, end).map_or((None, end), |(atom, end)| (Some(atom), end));
    let point = line
        .units
        .dimension(&symbol)
        .is_some_and(|d| &**d == "percentage_point");
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
        factor: Decimal::ONE,
        minor: None,
    })
}

/// `three times`, `3-fold`.
fn multiple(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let len = line.role(at, Role::Fold)?;
    Some(UnitMatch {
        unit: Unit::plain(Atom::Times),
        kind: MentionKind::Quantity,
        end: at + len,
        factor: Decimal::ONE,
        minor: None,
    })
}

fn counted(line: &Line<'_>, at: usize, number: &Number, hyphen: bool) -> Option<UnitMatch> {
    if hyphen {
        // `four-cylinder`, `six-speed`: a describing compound counts nothing.
        return None;
    }
    let mut word = at;
    if matches!(number.form, Form::Vague | Form::Fraction) || number.scale > Decimal::ONE {
        word += line.role(word, Role::Of).unwrap_or(0);
        word += line.role(word, Role::Definite).unwrap_or(0);
    }
    let head = noun::head_at(line, word, number.value)?;
    let (over, end) =
        rate(line, head.end).map_or((None, head.end), |(atom, end)| (Some(atom), end));
    Some(UnitMatch {
        unit: Unit {
            of: Atom::Named(head.noun),
            over,
        },
        kind: MentionKind::Count,
        end,
        factor: Decimal::ONE,
        minor: None,
    })
}
