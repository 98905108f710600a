//! What a unit is divided by: `barrels a day`, `km/h`, `per 100,000 people`.

use super::{UnitMatch, past_stop, time_symbol, unit_word};
use crate::extract::digits::Convention;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::noun;
use crate::extract::number::number_at;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Decimal, Unit};
use std::sync::Arc;

/// The most words that say what is counted by the year: `tonnes of crude oil a year`.
const THING: usize = 2;

/// `200 per 100,000 people`: a bare number over a round number of something.
pub(super) fn ratio(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let len = line.role(at, Role::Per)?;
    let (over, end) = per_many(line, at + len)?;
    // `2,5 por 100`, `tres por cien`, with nothing behind that there are a hundred of
    if matches!(&over, Atom::Named(of) if &**of == "100") {
        return Some(UnitMatch::percent(Atom::Percent, end));
    }
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

/// What a rate divides by, from `per`, `/`, or an article before a unit (`a barrel`, `barrels-a-day`).
pub fn rate(line: &Line<'_>, at: usize) -> Option<(Atom, usize)> {
    let hyphen = usize::from(line.is_dash(at) && line.glued(at));
    // `30 руб./кг`
    let stop = usize::from(line.is_mark(at, '.') && line.glued(at) && line.is_mark(at + 1, '/'));
    let at = past_stop(line, at + hyphen + stop);
    let slash = line.is_mark(at, '/');
    let per = line.role(at, Role::Per).or_else(|| from_land(line, at));
    let article = line.role(at, Role::Article);
    let len = if slash { 1 } else { per.or(article)? };
    let mut next = at + len;
    if line.is_dash(next) && line.glued(next) {
        next += 1;
    }
    // A preposition that also leads to other things (`за`) divides by units of measure only; not so `pro`.
    let preposition =
        per == Some(1) && line.is(at, Role::Stop) && line.time_role(at, TimeRole::In).is_some();
    let named = unit_word(line, next)
        .or_else(|| time_symbol(line, next).map(|(len, symbol)| (len, Arc::from(symbol))));
    if let Some((len, symbol)) = named {
        let is_time = line
            .units
            .dimension(&symbol)
            .is_some_and(|d| &**d == "time");
        // `$6.78 billion a year earlier` is no rate, nor are `im Jahr 2023` and `im Jahr der Krise`.
        let dated = is_time
            && (line.time_role(next, TimeRole::YearAgo).is_some()
                || [TimeRole::Ago, TimeRole::Earlier]
                    .iter()
                    .any(|role| line.time_role(next + len, *role).is_some())
                || line.time_role(at, TimeRole::In).is_some() && names_time(line, next + len));
        return (!(dated || preposition && is_time)).then_some((Atom::Named(symbol), next + len));
    }
    // `3,18 рубля за доллар`, `1,08 dólares por euro`
    let leads = slash || per.is_some() && !(preposition && line.is(at, Role::By));
    if let Some(rated) = currency_at(line, next).filter(|_| leads) {
        return Some(rated);
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
    // `for every thousand people`
    if !slash
        && per.is_some_and(|len| len > 1)
        && let Some(rated) = per_many(line, next)
    {
        return Some(rated);
    }
    // A preposition that is more often another (`por`, `par`, `al`) divides only by what is known to be counted.
    let vague = line.is(at, Role::By) || line.is(at, Role::To);
    if slash || per.is_none() || !line.is_kind(next, TokenKind::Word) {
        // `12 casos por 100.000 habitantes`
        let many = |(atom, _): &(Atom, usize)| matches!(atom, Atom::Named(of) if of.starts_with("1000") && of.contains(' '));
        return per
            .and_then(|_| per_many(line, next))
            .filter(|rated| !vague || many(rated));
    }
    // `per diluted share`
    let narrowed = line.role(next, Role::Rated).is_none()
        && line.role(next + 1, Role::Rated) == Some(1)
        && !line.is(next, Role::Stop);
    let next = next + usize::from(narrowed);
    let word = line.word(next).to_lowercase();
    // `costó 475 millones de euros al Estado`
    if vague && line.role(next, Role::Rated).is_none() {
        return None;
    }
    if let Some((len, name)) = line.find(next, |s| match s {
        Sense::Noun(name) => Some(name.clone()),
        _ => None,
    }) {
        return Some((Atom::Named(name), next + len));
    }
    if vague {
        return None;
    }
    // `2 million euros for each of the old stations`
    if let Some(of) = line.role(next, Role::Of) {
        let head = noun::head_at(line, next + of, Decimal::ONE_HUNDRED)?;
        return Some((Atom::Named(head.noun), head.end));
    }
    let noun = line.language.singular_of(&word).unwrap_or(word);
    noun.parse().ok().map(|atom| (atom, next + 1))
}

/// `19 центнеров с гектара`: what a piece of land gives; the length of the preposition.
fn from_land(line: &Line<'_>, at: usize) -> Option<usize> {
    let len = line.role(at, Role::From)?;
    let (_, symbol) = unit_word(line, at + len)?;
    let land = line.units.dimension(&symbol)?;
    (&**land == "area").then_some(len)
}

/// Whether what stands behind a unit of time says which one: `im Jahr 2023`, `im Monat Mai`, `am Tag der Wahl`.
fn names_time(line: &Line<'_>, at: usize) -> bool {
    line.is_kind(at, TokenKind::Number)
        || line.month(at).is_some()
        || line.is(at, Role::Definite)
        || line.is(at, Role::Of)
}

/// The one currency at `at` that a price in another is told by; several are a sum (`für Euros`).
fn currency_at(line: &Line<'_>, at: usize) -> Option<(Atom, usize)> {
    let (len, currency) = line.find_in(at, SenseSet::MONEY, |s| match s {
        Sense::Money { currency, .. } => Some(*currency),
        _ => None,
    })?;
    // `2 meses por MXN$ 20`
    let priced = line.is_kind(at + len, TokenKind::Number);
    let one = !priced
        && line.is_kind(at, TokenKind::Word)
        && line
            .language
            .singular_of(&line.word(at).to_lowercase())
            .is_none();
    one.then_some((Atom::Currency(currency), at + len))
}

/// What a sum of money is for, and the token behind it: as any rate, or behind `the` (`1,80 euro le litre`, `20 dólares la hora`,
/// `55 $ l'action`).
pub fn price(line: &Line<'_>, at: usize) -> (Option<Atom>, usize) {
    rate(line, at)
        .or_else(|| price_of_one(line, at))
        .map_or((None, at), |(atom, end)| (Some(atom), end))
}

fn price_of_one(line: &Line<'_>, at: usize) -> Option<(Atom, usize)> {
    // `15 euros de l'heure`, `13 € du m²`: behind an article and what leads to it in one, not behind a plain `de`
    let of = line
        .role(at, Role::Of)
        .filter(|len| line.language.singular.head_first && line.role(at, Role::By) != Some(*len));
    let next = at + line.role(at, Role::Definite).or(of)?;
    if let Some((len, symbol)) = unit_word(line, next) {
        // A longer stretch of time is when something cost as much (`la semaine dernière`).
        let time = (line.units.dimension(&symbol)).is_some_and(|d| &**d == "time");
        return (!time || &*symbol == "h").then_some((Atom::Named(symbol), next + len));
    }
    let len = line
        .role(next, Role::Rated)
        .filter(|_| line.language.singular.head_first)?;
    let (_, name) = line.find(next, |s| match s {
        Sense::Noun(name) => Some(name.clone()),
        _ => None,
    })?;
    Some((Atom::Named(name), next + len))
}

/// `15 million tonnes of freight a year`, `15 млн тонн грузов в год`: the time that a rate is by, behind what is counted; or what else it
/// is by, where a word that leads to nothing else says so (`4.5 tonnes of carbon dioxide per person`).
pub(super) fn yearly(line: &Line<'_>, at: usize) -> Option<Atom> {
    let head_first = line.language.singular.head_first;
    let of = line.role(at, Role::Of);
    let thing = at + of.or_else(|| head_first.then_some(0))?;
    // No preposition that also leads to other things.
    let per = |at: usize| {
        line.role(at, Role::Per)
            .filter(|len| *len > 1 || !line.is(at, Role::Stop))
    };
    let lead = (thing + 1..=thing + THING).find(|at| {
        let by = per(*at).map(|len| at + len);
        let one = |at: usize| unit_word(line, at).is_some() || line.is(at, Role::Rated);
        if by.is_some_and(one) {
            return true;
        }
        let article = line
            .role(*at, Role::Article)
            .or_else(|| line.role(*at, Role::Per));
        article.is_some_and(|len| time_symbol(line, at + len).is_some())
    })?;
    let plain = |at: usize| {
        line.is_kind(at, TokenKind::Word)
            && !line.is(at, Role::Stop)
            && line.time_unit(at).is_none()
    };
    if !(thing..lead).all(plain) {
        return None;
    }
    let (over, end) = rate(line, lead)?;
    // `a year-on-year rise`
    let ends = !line.is_dash(end);
    let is_time = |name: &str| line.units.dimension(name).is_some_and(|d| &**d == "time");
    let sure = per(lead).is_some();
    matches!(&over, Atom::Named(name) if (sure || is_time(name)) && ends).then_some(over)
}

/// `per 100,000 people`: a rate over a round number of something.
fn per_many(line: &Line<'_>, at: usize) -> Option<(Atom, usize)> {
    let convention = Convention {
        decimal: line.language.numerals.decimal,
    };
    let number = number_at(line, at, convention)?;
    // Rates are given over a hundred, a thousand, a hundred thousand …
    let round = number.value >= Decimal::ONE_HUNDRED
        && number
            .value
            .normalize()
            .mantissa()
            .to_string()
            .trim_end_matches('0')
            == "1";
    // `27 projects for 100 billion roubles` are no rate.
    let money = |s: &Sense| matches!(s, Sense::Money { .. }).then_some(());
    if !round || line.find(number.end, money).is_some() {
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
