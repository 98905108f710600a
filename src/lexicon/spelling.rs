//! How names are written in a language, and which words with a capital are none.

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
    pub titled: Vec<String>,
}

/// The most letters behind the beginning of such a word.
const TITLED: usize = 6;

impl Spelling {
    /// Whether a word is one that is written with a capital and is no name: `Ministry`, `Росстат`.
    pub fn is_titled(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let rest = |begin: &String| word.strip_prefix(begin.as_str());
        let mut rests = self.titled.iter().filter_map(rest);
        rests.any(|rest| rest.chars().count() <= TITLED)
    }
}
