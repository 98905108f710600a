//! The country that a document is of and does not name, by the money it speaks in: a ministry's report that tells all in som is of
//! Kyrgyzstan.

use super::tokens::{Counts, Tokens};
use crate::lexicon::{Sense, SenseSet, UnitTable};
use crate::quantity::Currency;
use std::sync::Arc;

/// How often a currency is named at least in a document that speaks in it.
const OFTEN: usize = 3;

/// The currencies that all the world speaks in.
const WORLD: [&str; 2] = ["USD", "EUR"];

/// The one country whose money a document names again and again, and no other country's but that of all the world.
pub fn of_money(tokens: &Tokens<'_>, units: &UnitTable) -> Option<Arc<str>> {
    let mut found: Option<Currency> = None;
    let mut times = 0;
    let only = each_money(tokens, |currency, others| {
        let same = others.is_empty() && found.is_none_or(|known| known == currency);
        found = Some(currency);
        times += 1;
        same
    });
    let currency = found.filter(|_| only && times >= OFTEN)?;
    units.only_country_of(currency).map(Arc::from)
}

/// Whether a document speaks in the money of a country, and in no other but that of all the world.
pub fn is_paid_in(tokens: &Tokens<'_>, units: &UnitTable, country: &str) -> bool {
    let own = units.currency_of(country);
    let mut paid = false;
    let only = each_money(tokens, |currency, others| {
        paid = own == Some(currency) || others.iter().any(|other| own == Some(*other));
        paid
    });
    only && paid
}

/// Calls `each` with every currency that a document names, but that of all the world, and with those that the word may be of too, until
/// it says no; whether it never did.
fn each_money(tokens: &Tokens<'_>, mut each: impl FnMut(Currency, &[Currency]) -> bool) -> bool {
    let (text, language) = (&*tokens.document.plain, tokens.language);
    for split in tokens.kept_splits(0..tokens.kept()) {
        if split.counts != Counts::Figures {
            continue;
        }
        for at in 0..split.tokens.len() {
            if !language.may_begin(split.tokens[at].word, SenseSet::MONEY) {
                continue;
            }
            let mut senses = language.senses(text, split.tokens, at);
            let named = senses.find_map(|(_, sense)| match sense {
                Sense::Money {
                    currency, shared, ..
                } => Some((*currency, shared)),
                _ => None,
            });
            let of_one = named.filter(|(currency, _)| !WORLD.contains(&currency.code()));
            if of_one.is_some_and(|(currency, others)| !each(currency, others)) {
                return false;
            }
        }
    }
    true
}
