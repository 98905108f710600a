//! What an organisation is called once it has been named: `the Union`, `the bloc`, `Союз`.
//!
//! Such a word stands for whichever of those it may stand for was named last before it, else for the first one that the document
//! names at all. Where it names none, nor a body of one (`Eurasian Economic Commission`), the word is nobody's.

use super::line::Line;
use super::tokens::{Tokens, tokens_of};
use super::topic::PartyWord;
use crate::lexicon::{Begins, Role, Sense, SenseSet, Token};
use std::cell::OnceCell;
use std::sync::Arc;

/// The organisations that a document names.
pub struct Blocs<'a> {
    tokens: &'a Tokens<'a>,
    /// Each time one is named, with the byte where its sentence begins. Read when the first word asks for them.
    named: OnceCell<Vec<(usize, Arc<str>)>>,
}

impl<'a> Blocs<'a> {
    /// Those of a document.
    pub fn new(tokens: &'a Tokens<'a>) -> Self {
        Self {
            tokens,
            named: OnceCell::new(),
        }
    }

    fn named(&self) -> &[(usize, Arc<str>)] {
        self.named.get_or_init(|| {
            let (document, language) = (self.tokens.document, self.tokens.language);
            let mut named = Vec::new();
            let mut note = |told: usize, text: &str, tokens: &[Token]| {
                let begins = |at: &usize| {
                    let word = &tokens[*at];
                    let party = word.begins.meets(Begins::PARTY);
                    party && language.may_begin(word.word, SenseSet::ORGANISATION)
                };
                for at in (0..tokens.len()).filter(begins) {
                    let senses = language.senses(text, tokens, at);
                    named.extend(senses.filter_map(|(_, sense)| match sense {
                        Sense::Organisation(name) | Sense::BodyOf(name) => {
                            Some((told, name.clone()))
                        }
                        _ => None,
                    }));
                }
            };
            if let Some(title) = document.metadata.title.as_deref() {
                let mut tokens = Vec::new();
                tokens_of(title, 0..title.len(), language, &mut tokens);
                note(0, title, &tokens);
            }
            self.tokens.each_kept(|split| {
                if split.begins.meets(Begins::PARTY) {
                    note(split.sentence.range().start, &document.plain, split.tokens);
                }
            });
            named
        })
    }

    /// The organisation that a word of a line means.
    pub fn at(&self, line: &Line<'_>, at: usize) -> Option<PartyWord> {
        let called = |hit: &&super::line::Hit<'_>| matches!(hit.sense, Sense::Called(_));
        let len = line.hits(at).iter().filter(called).map(|h| h.len).max()?;
        let may_be = |name: &str| {
            let mut hits = line.hits(at).iter().filter(|h| h.len == len);
            hits.any(|h| matches!(h.sense, Sense::Called(of) if **of == *name))
        };
        if !is_name(line, at, at + len) {
            return None;
        }
        let start = line.tokens.get(at)?.start;
        let mut before = self.named().iter().rev();
        let last = before.find(|(told, name)| *told <= start && may_be(name));
        let first = || self.named().iter().find(|(_, name)| may_be(name));
        let (_, party) = last.or_else(first)?;
        Some(PartyWord {
            at,
            end: at + len,
            party: party.clone(),
            adjective: false,
            organisation: true,
        })
    }
}

/// Whether words that an organisation may be called by are no part of another name: neither `the Union Budget` nor `the Union of
/// Journalists` nor `Советский Союз`, and in small letters only with `the` or `our`.
fn is_name(line: &Line<'_>, at: usize, end: usize) -> bool {
    let led = || at > 0 && (line.is(at - 1, Role::Definite) || line.is(at - 1, Role::Own));
    let other = at > 1 && line.capital(at - 1) && !line.is(at - 1, Role::Definite);
    let goes_on = line.capital(end) || line.is(end, Role::Of);
    (line.capital(at) || led()) && !other && !goes_on
}
