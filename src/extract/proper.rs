//! The proper names that a document speaks of, for figures of which it names nobody else: `Unemployment in the republic was 2
//! percent`, in a document that speaks of Tatarstan.
//!
//! No list could hold the names of regions, firms and people, so a name is a word with a capital that the vocabulary does not know
//! and that stands within a sentence; what the head of a document names, or it names again, it is about.

use super::tokens::Tokens;
use crate::claim::ProperName;
use crate::lexicon::{Token, WordId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many sentences make the head of a document, where its subject is named.
const HEAD: usize = 4;

/// The fewest letters of a name: shorter ones are abbreviations that hundreds of documents share.
const LETTERS: usize = 4;

/// The most names a document is known by.
const NAMES: usize = 64;

/// The proper names that a document speaks of, those named most first, and behind them the codes of the countries it names.
pub fn proper_names(tokens: &Tokens<'_>, countries: &[Arc<str>]) -> Arc<[ProperName]> {
    let text = &*tokens.document.plain;
    let mut told: FxHashMap<&str, Told> = FxHashMap::default();
    tokens.each_kept(|split| {
        // A title in capitals says nothing of which of its words are names.
        let words = || split.tokens.iter().filter(|token| token.is_word());
        let capitals = words().filter(|token| token.is_capital()).count();
        let shouted = capitals * 2 > words().count();
        for (at, token) in split.tokens.iter().enumerate() {
            if !token.is_capital() || token.word != WordId::UNKNOWN {
                continue;
            }
            let word = text.get(token.start..token.end).unwrap_or_default();
            if word.chars().count() < LETTERS {
                continue;
            }
            let next = told.len();
            let told = told.entry(word).or_insert(Told {
                order: next,
                ..Told::default()
            });
            told.times += 1;
            told.sure |= !shouted && !opens(text, split.tokens, at);
            told.headed |= split.index < HEAD;
        }
    });
    let named = |(word, _): &(&str, Told)| !tokens.language.spelling.is_titled(word);
    let mut names: Vec<(&str, Told)> = told.into_iter().filter(named).collect();
    names.sort_unstable_by_key(|(_, told)| (usize::MAX - told.times, told.order));
    let names = names
        .into_iter()
        .take(NAMES)
        .map(|(word, told)| ProperName {
            word: word.into(),
            about: told.headed || told.times > 1,
            sure: told.sure,
        });
    let countries = countries.iter().map(|code| ProperName {
        word: code.clone(),
        about: true,
        sure: true,
    });
    names.chain(countries).collect()
}

/// What a document tells of a name.
#[derive(Clone, Copy, Default)]
struct Told {
    /// How many others it named first.
    order: usize,
    /// How often it names it.
    times: usize,
    /// Whether it stands within a sentence, where only names have capitals.
    sure: bool,
    /// Whether the head names it.
    headed: bool,
}

/// Whether a token opens a sentence, or what stands behind a mark that a sentence may open behind; one in quotation marks does not
/// (`компания «Тобол Кабель»`), nor does the first of two capitals (`Tobol Cable grew`, `Turan-Shah exports`).
fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_quote = |token: &Token| {
        let mark = text.get(token.start..token.end).unwrap_or_default();
        matches!(mark, "«" | "“" | "„" | "\"" | "'" | "‘" | "’" | "(")
    };
    let mut before = tokens[..at]
        .iter()
        .rev()
        .skip_while(|token| is_quote(token));
    // `Government House, Astrin`
    let comma = |token: &Token| text.get(token.start..token.end) == Some(",");
    let first = (before.next()).is_none_or(|before| !before.is_word() && !comma(before));
    let dash = |token: &&Token| token.glued && text.get(token.start..token.end) == Some("-");
    let next = match tokens.get(at + 1).filter(dash) {
        Some(_) => tokens.get(at + 2).filter(|token| token.glued),
        None => tokens.get(at + 1),
    };
    first && !next.is_some_and(|next| next.is_capital() && next.word == WordId::UNKNOWN)
}
