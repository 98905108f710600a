//! Vocabulary: everything that is words and not grammar, loaded from YAML and compiled once.
//!
//! A [`Lexicon`] holds the languages and the unit table; a language is compiled when the first document needs it, with the
//! cues of the measures that the rules in force define. The grammar asks a [`Language`] for the [`Sense`]s that start at a
//! token, and never looks at a word itself.

mod begins;
mod compile;
mod expand;
mod letters;
mod lookup;
mod measure;
mod phrase;
mod phrases;
mod schema;
mod seats;
mod sense;
mod sense_set;
mod spelling;
mod store;
mod time;
mod token;
mod words;
mod yaml;

pub use begins::Begins;
pub use expand::expand;
pub use measure::{Measure, Nature, NearWords, Owner, PartyOrder, Shortest};
pub use schema::{
    CountryWords, CurrencyEntry, Genitive, Government, Hedge, Hedges, LanguageFile, ModalityWords,
    Multiples, Numerals, Phrases, Qualifiers, Reading, SharedCurrency, Singular, Trends, UnitEntry,
    UnitFile,
};
pub use seats::Seats;
pub use sense::{Qualifier, Role, Sense};
pub use sense_set::SenseSet;
pub use spelling::Spelling;
pub use store::{Lexicon, LexiconSource, UnitTable, shipped_units};
pub use time::{DateOrder, TimeRole, TimeUnit, TimeWord, TimeWords};
pub use token::{Case, Token, TokenKind};
pub use words::{WordId, fold_into};
pub use yaml::{DataError, nearest, nearest_key, parse as parse_yaml, parse_shipped};

use std::sync::Arc;

/// One language, compiled.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: Arc<str>,
    /// How digits are written.
    pub numerals: Numerals,
    /// In which order the numbers of a date stand.
    pub date_order: DateOrder,
    /// Whether `last` and its kin stand behind their unit (`l'année dernière`).
    pub relative_after: bool,
    /// How nouns become singular.
    pub singular: Singular,
    /// How names are written.
    pub spelling: Spelling,
    /// How a noun that only its case joins to another ends.
    pub genitive: Genitive,
    /// Where governments sit.
    pub seats: Seats,
    /// The measures whose shared cues a country beside them claims.
    pub by_country: Box<[u16]>,
    /// Whether names of measures that organisations own begin with a word, by its number.
    owned: Box<[bool]>,
    /// Whether the name of a country or organisation begins with a word in small letters too, by its number.
    small_parties: Box<[bool]>,
    words: words::Words,
    phrases: phrases::PhraseTable,
    /// The parts of compound number words, longest first; empty where numbers are not written together.
    atoms: Vec<(Box<str>, Sense)>,
}

impl Language {
    /// The parts that compound number words are made of, longest first.
    pub fn atoms(&self) -> &[(Box<str>, Sense)] {
        &self.atoms
    }

    /// Whether a word ends as verbs do that no counted noun stands behind.
    pub fn is_verb(&self, word: &str) -> bool {
        let mut endings = self.singular.verbs.iter();
        endings.any(|ending| word.ends_with(ending.as_str()))
    }

    /// The singular of a noun in small letters, by this language's words and endings; `None` when it does not look plural.
    pub fn singular_of(&self, noun: &str) -> Option<String> {
        if let Some(word) = self.singular.words.get(noun) {
            return Some(word.clone());
        }
        if self
            .singular
            .never
            .iter()
            .any(|ending| match ending.strip_prefix('^') {
                Some(word) => noun == word,
                None => noun.ends_with(ending.as_str()),
            })
        {
            return None;
        }
        replaced(&self.singular.endings, noun)
    }

    /// The singular of an unknown noun as it stands behind a number that ends in two, three or four; `None` where the language has no form
    /// of its own for so few.
    pub fn singular_of_few(&self, noun: &str) -> Option<String> {
        replaced(&self.singular.few, noun)
    }
}

/// A word with the first ending that fits replaced.
fn replaced(endings: &[(String, String)], noun: &str) -> Option<String> {
    endings.iter().find_map(|(ending, instead)| {
        let stem = noun.strip_suffix(ending.as_str())?;
        (stem.chars().count() >= 2).then(|| format!("{stem}{instead}"))
    })
}
