//! Money before and behind its number, and which dollar, pound or rouble is meant.

use super::{UnitMatch, price, rate};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::trend;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::{Atom, Currency, Decimal, Unit};
use std::ops::Range;
use std::sync::Arc;

/// The least digits and commas of an amount written in groups.
const GROUPED: usize = 4;

/// The money that stands before a number at `at`: `$`, `US$`, `EUR`, `Canadian $`; its first token.
pub fn money_before(line: &Line<'_>, at: usize) -> Option<(usize, Currency)> {
    let sign = line.find_before_in(at, SenseSet::MONEY, |s| match s {
        Sense::Money {
            currency,
            before: true,
            shared,
            nearby,
        } => Some((*currency, shared.clone(), *nearby)),
        _ => None,
    });
    let Some((start, (currency, shared, nearby))) = sign else {
        return letter_before(line, at);
    };
    // `cost us $22 million`
    let word = line.is_kind(start, TokenKind::Word) && !line.capital(start);
    let apart = start + 1 < at && !line.glued(start + 1);
    let start = start + usize::from(word && apart);
    let settled = settle(line, start..at, currency, &shared, nearby);
    let start = match beside(line, start, &shared) {
        Some((from, _)) => from,
        None => start,
    };
    Some((start, settled))
}

/// `P26.5 billion`, `R250,000`: a capital letter that stands for money. It does so right before a number and apart from what
/// stands before it, and where the number is told in millions or more, or written out in groups; `P5` and `R2.1` are names.
fn letter_before(line: &Line<'_>, at: usize) -> Option<(usize, Currency)> {
    let letter = at
        .checked_sub(1)
        .filter(|_| line.glued(at) && line.is_kind(at, TokenKind::Number))?;
    if !line.capital(letter) || line.glued(letter) {
        return None;
    }
    let shared = line.units.letter_currencies(line.word(letter))?;
    let scale = |s: &Sense| match s {
        Sense::Scale(by) | Sense::ScaleMark(by) if *by > Decimal::ONE_THOUSAND => Some(()),
        _ => None,
    };
    let digits = line.word(at);
    let grouped = digits.len() > GROUPED && digits.contains(',');
    let amount = grouped || line.find(at + 1, scale).is_some();
    let usual = shared.first().filter(|_| amount)?;
    Some((letter, settle(line, letter..at, *usual, shared, true)))
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
    // The nearest country of the sentence whose currency goes by this word; but what Russia lends Belarus are Russian roubles.
    (0..line.len())
        .filter_map(|at| {
            let (_, currency) = country_at(line, at, shared)?;
            Some((currency != usual, at.abs_diff(word.start), currency))
        })
        .min_by_key(|(other, distance, _)| (*other, *distance))
        .map_or(usual, |(.., currency)| currency)
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

/// How far before its cents the whole of an amount stands: `C$43 million, or 12 cents a share`.
const WHOLE: usize = 8;

/// The currency of the amount told just before, by its sign: cents behind it are hundredths of it.
fn spoken_of(line: &Line<'_>, at: usize) -> Option<Currency> {
    let near = at.saturating_sub(WHOLE)..at;
    near.rev()
        .filter(|i| line.is_kind(*i, TokenKind::Number))
        .find_map(|i| money_before(line, i))
        .map(|(_, currency)| currency)
}

/// A word for money: its usual currency, those it is shared by, and whether what stands nearby settles which.
fn known(sense: &Sense) -> Option<(Currency, Arc<[Currency]>, bool)> {
    match sense {
        Sense::Money {
            currency,
            shared,
            nearby,
            ..
        } => Some((*currency, shared.clone(), *nearby)),
        _ => None,
    }
}

/// `ringgit 42`, `Malaysian ringgit 42`: the word for money stands before its number, where nothing follows that the number could
/// count and no other number stands before the word.
pub fn word_before(line: &Line<'_>, at: usize, end: usize) -> Option<(usize, Currency)> {
    let ends = end >= line.len() || trend::clause_mark(line, end);
    if !ends || !line.may_end(at, SenseSet::MONEY) {
        return None;
    }
    let (start, (usual, shared, nearby)) = line.find_before_in(at, SenseSet::MONEY, known)?;
    let currency = settle(line, start..at, usual, &shared, nearby);
    let from = line
        .find_before_in(start, SenseSet::PARTY, |s| match s {
            Sense::Country(code, _) => Some(code),
            _ => None,
        })
        .filter(|(_, code)| line.units.currency_of(code) == Some(currency))
        .map_or(start, |(from, _)| from);
    // `traded against the dollar at 2.5`: an article makes the word a thing of its own.
    let leads = |at: usize| line.is(at, Role::Stop) && !line.is(at, Role::Definite);
    let opens = from == 0 || leads(from - 1) || trend::clause_mark(line, from - 1);
    opens.then_some((from, currency))
}

/// How near behind cents they are said to be kept of each of what.
const KEPT: usize = 5;

/// `84 cents of each dollar`, `15 cents in every euro` are 84 and 15 percent; the token behind the dollar. `minor` is the money
/// whose hundredths they are, where their name says it.
fn of_each(line: &Line<'_>, end: usize, minor: Option<Currency>) -> Option<usize> {
    // `11 cents of operating profit out of every euro of turnover`
    let each = |at: &usize| {
        let out = line.role(*at, Role::OutOf).filter(|len| *len > 1);
        out.is_some_and(|len| line.is(at + len - 1, Role::Each) || line.is(at + len, Role::Each))
    };
    let of = line.role(end, Role::Of).is_some();
    let kept = || (end + 2..end + KEPT).find(each).filter(|_| of);
    let end = match each(&end) {
        true => end,
        false => kept().unwrap_or(end),
    };
    let led = line
        .role(end, Role::OutOf)
        .or_else(|| line.role(end, Role::Of))?;
    // `in every` leads and says of each.
    let each = end + led - usize::from(line.is(end + led - 1, Role::Each));
    let dollar = each + line.role(each, Role::Each)?;
    let (len, (usual, ..)) = line.find_in(dollar, SenseSet::MONEY, known)?;
    minor
        .is_none_or(|minor| usual == minor)
        .then_some(dollar + len)
}

/// `the yen weakened to 156 to the dollar`: the money of a rate of exchange whose clause names it before the number.
pub fn exchanged(line: &Line<'_>, at: usize, end: usize) -> Option<UnitMatch> {
    if !line.may_be(end, SenseSet::role(Role::Per)) && !line.is(end, Role::To) {
        return None;
    }
    let (over, rated) = rate(line, end)?;
    let Atom::Currency(bought) = over else {
        return None;
    };
    let first = (0..at).rev().find(|at| trend::clause_mark(line, *at));
    let paid = (first.map_or(0, |mark| mark + 1)..at)
        .rev()
        .find_map(|word| {
            let (len, (usual, shared, nearby)) = line.find_in(word, SenseSet::MONEY, known)?;
            let paid = settle(line, word..word + len, usual, &shared, nearby);
            (paid != bought).then_some(paid)
        })?;
    Some(UnitMatch {
        unit: Unit {
            of: Atom::Currency(paid),
            over: Some(Atom::Currency(bought)),
        },
        kind: MentionKind::Money,
        end: rated,
        factor: Decimal::ONE,
        minor: None,
    })
}

/// A currency behind its number: `roubles`, `million of dollars`, `Canadian dollars`, `USD millones`.
pub fn money_after(line: &Line<'_>, at: usize) -> Option<UnitMatch> {
    let mut word = at + line.role(at, Role::Of).unwrap_or(0);
    let mut country = None;
    if let Some((len, code)) = line.find_in(word, SenseSet::PARTY, |s| match s {
        Sense::Country(code, _) => Some(code),
        _ => None,
    }) && line
        .find(word, |s| matches!(s, Sense::Money { .. }).then_some(()))
        .is_none()
    {
        word += len;
        country = Some(code);
        if line.is_dash(word) && line.glued(word) {
            word += 1;
        }
    }
    if let Some((len, minor)) = line.find(word, |s| match s {
        Sense::Minor { currency } => Some(*currency),
        _ => None,
    }) && !line.is(word, Role::Article)
        && (line.word(word) == "¢"
            || line.word(word).chars().count() > 1
            || letter_for_money(line, word))
    {
        if let Some(end) = of_each(line, word + len, minor) {
            return Some(UnitMatch::percent(Atom::Percent, end));
        }
        let currency = minor
            .or_else(|| line.units.currency_of(country?))
            .or_else(|| spoken_of(line, at))
            .or_else(|| Currency::new("USD"))?;
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
    let (len, (usual, shared, nearby)) = line.find(word, known)?;
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
