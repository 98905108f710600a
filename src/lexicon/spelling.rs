//! How names are written in a language, and which words with a capital are none.

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How names are written in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Spelling {
    /// Whether adjectives of countries are written in small letters (`российский`).
    pub small_demonyms: bool,
    /// Organisations whose names are written in small letters: the euro area.
    pub small_organisations: Vec<String>,
    /// Letters that one name is written with, now these, now those: `[kh, h]` for Alikhan and Alihan.
    pub variants: Vec<(String, String)>,
    /// How words begin that are written with a capital and are no names: `minist` for `Minister` and `Ministry`.
    pub titled: FxHashSet<String>,
}

/// The most letters behind the beginning of such a word.
const TITLED: usize = 6;

impl Spelling {
    /// Whether the name of an organisation is written in small letters.
    pub fn has_small(&self, organisation: &str) -> bool {
        let mut small = self.small_organisations.iter();
        small.any(|name| name == organisation)
    }

    /// Whether a word is one that is written with a capital and is no name: `Ministry`, `Росстат`.
    pub fn is_titled(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let ends = word
            .char_indices()
            .rev()
            .map(|(at, letter)| at + letter.len_utf8());
        let mut begins = ends.take(TITLED + 1).filter_map(|end| word.get(..end));
        begins.any(|begin| self.titled.contains(begin))
    }
}
