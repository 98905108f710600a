//! Money before and behind its number, and which dollar, pound or rouble is meant.

use super::{UnitMatch, price};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::{Atom, Currency, Decimal, Unit};
use std::ops::Range;

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
        let (over, end) = price(line, end);
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
    let (over, end) = price(line, end);
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
