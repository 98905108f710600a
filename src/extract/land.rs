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
    let (text, language) = (&*tokens.document.plain, tokens.language);
    let (mut found, mut times): (Option<Currency>, usize) = (None, 0);
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
                } => Some((*currency, shared.is_empty())),
                _ => None,
            });
            let Some((currency, alone)) = named else {
                continue;
            };
            if WORLD.contains(&currency.code()) {
                continue;
            }
            if !alone || found.is_some_and(|known| known != currency) {
                return None;
            }
            found = Some(currency);
            times += 1;
        }
    }
    let currency = found.filter(|_| times >= OFTEN)?;
    units.only_country_of(currency).map(Arc::from)
}
