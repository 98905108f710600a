//! The words that dividing a document needs. They are data, one set a language, and come from the lexicon's files.

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use std::collections::HashMap;

/// The words of one language that say where sentences, turns and dates are. Every word is in lower case.
///
/// An empty vocabulary still divides: it then goes by the shape of words alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Vocabulary {
    /// Month names in every form that stands in a date, to 1–12: `march`, `mar`, `марта`.
    pub months: HashMap<String, u8>,
    /// Words that precede a document's date: `date`, `published`, `дата`. They are also no speakers.
    pub date_words: FxHashSet<String>,
    /// Abbreviations without their last dot, which may also end a sentence: `inc`, `no`, `млрд`, `г`.
    pub abbreviations: FxHashSet<String>,
    /// Abbreviations that stand before a name and so never end a sentence, without their dot: `mr`, `st`, `им`.
    pub titles: FxHashSet<String>,
    /// Words that, capitalised after an abbreviation, begin a new sentence: `the`, `we`, `в`, `мы`.
    pub starters: FxHashSet<String>,
    /// Frequent words found in no other supported language, by which short texts are told apart: `the`, `und`, `les`.
    pub common_words: FxHashSet<String>,
    /// Labels before a colon that are nobody's name: `note`, `source`, `contact`, `key figures`. A label counts as one of
    /// these by all of its words, by its first, or by its last.
    pub speaker_stops: FxHashSet<String>,
    /// Words that an item of a list begins with behind its label, and no speech: `revenue`, `выручка`.
    pub item_openers: FxHashSet<String>,
    /// Offices that open a speaker's label and let it go on in lower case: `minister`, `speaker`, `министр`.
    pub speaker_titles: FxHashSet<String>,
    /// Whether `3.` before a capital is an ordinal (German `3. Quartal`).
    pub ordinal_dot: bool,
}

/// The vocabularies of all languages, by ISO 639-1 code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabularies {
    languages: HashMap<String, Vocabulary>,
    /// The codes, in order.
    codes: Vec<Box<str>>,
    /// The languages that have each common word, by their places among the codes, so that all of them are asked at once.
    common: FxHashMap<String, SmallVec<[usize; 1]>>,
    /// How many bytes the longest of these words has.
    longest_common: usize,
    /// What languages without a vocabulary get.
    none: Vocabulary,
}

impl Vocabularies {
    /// The vocabulary of a language; the empty one for a language nobody supplied.
    pub fn get(&self, language: &str) -> &Vocabulary {
        self.languages.get(language).unwrap_or(&self.none)
    }

    /// The codes of all languages, in order.
    pub fn codes(&self) -> &[Box<str>] {
        &self.codes
    }

    /// How many bytes the longest common word of any language has.
    pub fn longest_common(&self) -> usize {
        self.longest_common
    }

    /// The languages that a word in lower case is a common word of, by their places among the [`codes`](Self::codes).
    pub fn with_common_word(&self, word: &str) -> &[usize] {
        self.common.get(word).map_or(&[], |places| places)
    }

    /// Every language with its vocabulary, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Vocabulary)> {
        self.languages
            .iter()
            .map(|(code, words)| (code.as_str(), words))
    }
}

impl FromIterator<(String, Vocabulary)> for Vocabularies {
    fn from_iter<I: IntoIterator<Item = (String, Vocabulary)>>(entries: I) -> Self {
        let languages: HashMap<String, Vocabulary> = entries.into_iter().collect();
        let mut codes: Vec<Box<str>> = languages.keys().map(|code| code.as_str().into()).collect();
        codes.sort_unstable();
        let mut common: FxHashMap<String, SmallVec<[usize; 1]>> = FxHashMap::default();
        for (place, code) in codes.iter().enumerate() {
            let words = languages.get(&**code).map(|words| &words.common_words);
            for word in words.into_iter().flatten() {
                common.entry(word.clone()).or_default().push(place);
            }
        }
        Self {
            languages,
            codes,
            longest_common: common.keys().map(String::len).max().unwrap_or(0),
            common,
            none: Vocabulary::default(),
        }
    }
}
