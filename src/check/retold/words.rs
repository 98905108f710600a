//! The words of their own that two sentences share: not those of the grammar, of figures and times, which all sentences have.

use crate::claim::Claim;
use crate::lexicon::{Lexicon, Role, Sense, TokenKind};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fewest letters of a word that tells what is spoken of.
const SHORTEST: usize = 3;

/// How many letters of a word are its stem: two forms of one word have these in common.
const STEM: usize = 5;

/// The fewest digits of a figure that tells of what a sentence speaks.
const FIGURE: usize = 3;

/// The words of the sentences asked for so far.
pub(super) struct Content<'s> {
    lexicon: &'s Lexicon,
    /// By where the text of a sentence lies, which its claims share: reading it again to find it would cost as much.
    known: FxHashMap<*const u8, Arc<BTreeMap<String, Word>>>,
}

/// A word by its stem.
#[derive(Clone)]
struct Word {
    /// As the sentence has it, in small letters.
    text: String,
    is_name: bool,
}

impl<'s> Content<'s> {
    pub fn new(lexicon: &'s Lexicon) -> Self {
        Self {
            lexicon,
            known: FxHashMap::default(),
        }
    }

    /// How much the words that the sentences of two claims share tell, a name twice as much as another word; and the words.
    pub fn shared(&mut self, a: &Claim, b: &Claim) -> (usize, Vec<String>) {
        let (mine, theirs) = (self.of(a), self.of(b));
        let both = mine
            .iter()
            .filter_map(|(stem, word)| Some((word, theirs.get(stem)?)));
        let mut weight = 0;
        let mut words = Vec::new();
        for (word, other) in both {
            weight += 1 + usize::from(word.is_name && other.is_name);
            words.push(word.text.clone());
        }
        (weight, words)
    }

    fn of(&mut self, claim: &Claim) -> Arc<BTreeMap<String, Word>> {
        let key = claim.quote.text.as_ptr();
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let words = Arc::new(self.read(claim));
        self.known.insert(key, words.clone());
        words
    }

    fn read(&self, claim: &Claim) -> BTreeMap<String, Word> {
        let text = &*claim.quote.text;
        let mut words = BTreeMap::new();
        let Ok(language) = self.lexicon.language(&claim.language) else {
            return words;
        };
        let mut tokens = Vec::new();
        language.tokenize(text, 0..text.len(), &mut tokens);
        let mut taken = 0;
        for (at, token) in tokens.iter().enumerate() {
            let grammar = language.senses(text, &tokens, at);
            let grammar = grammar
                .filter(|(_, sense)| is_grammar(sense))
                .map(|(len, _)| at + len);
            taken = grammar.max().unwrap_or(0).max(taken);
            let Some(word) = text.get(token.start..token.end) else {
                continue;
            };
            // What two sentences tell alike beside the figure says as much as a name.
            if tells(word) && !(claim.quote.start..claim.quote.end).contains(&place(token.start)) {
                let figure = Word {
                    text: word.to_owned(),
                    is_name: true,
                };
                words.insert(word.to_owned(), figure);
            }
            let long = word.chars().count() >= SHORTEST;
            if token.kind != TokenKind::Word || at < taken || !long {
                continue;
            }
            let small = word.to_lowercase();
            let stem: String = small.chars().take(STEM).collect();
            let is_name = at > 0 && word.starts_with(char::is_uppercase);
            let word = Word {
                text: small,
                is_name,
            };
            words.entry(stem).or_insert(word);
        }
        words
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether a word is a figure with so many digits that two sentences hardly share it by chance, and no year.
fn tells(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    digits >= FIGURE && !year
}

/// Whether a word says nothing of what is spoken of.
fn is_grammar(sense: &Sense) -> bool {
    match sense {
        Sense::Kind(_)
        | Sense::Way(_)
        | Sense::Noun(_)
        | Sense::Country(..)
        | Sense::Organisation(_)
        | Sense::Called(_)
        | Sense::BodyOf(_)
        | Sense::Measure(_)
        | Sense::SharedMeasure(_)
        | Sense::Claims(_)
        | Sense::State(_)
        | Sense::NotMeasure(_)
        | Sense::Qualifier(..) => false,
        Sense::Role(role) => !matches!(
            role,
            Role::Division
                | Role::District
                | Role::Region
                | Role::Sum
                | Role::Budget
                | Role::Organisation
                | Role::Kin
        ),
        _ => true,
    }
}
