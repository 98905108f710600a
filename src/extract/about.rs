//! What a whole document is about: the two countries it names most, and whom each speaker speaks for.

use super::line::{Line, tokens_of};
use super::topic::Topics;
use crate::document::Document;
use crate::lexicon::{Language, TokenKind, UnitTable};
use std::collections::HashMap;
use std::sync::Arc;

/// How much of a document is read for it; the beginning tells, and a huge file must not cost twice.
const READ: usize = 256 * 1024;

/// What a document is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its parties, the most named first; at most two.
    pub parties: Vec<Arc<str>>,
    /// The party each speaker speaks for, by the speaker's name.
    pub sides: HashMap<Arc<str>, Arc<str>>,
}

impl About {
    /// Reads the countries of a document.
    pub fn of(document: &Document, language: &Language, units: &UnitTable) -> Self {
        let mut counts: Vec<(Arc<str>, usize)> = Vec::new();
        let mut about = Self::default();
        let mut tokens = Vec::new();
        let end = document
            .sentences
            .iter()
            .take_while(|s| s.range.end <= READ)
            .count();
        for sentence in &document.sentences[..end] {
            tokens_of(
                &document.plain,
                sentence.range.clone(),
                language,
                &mut tokens,
            );
            if !tokens.iter().any(|t| language.names_party(t.word)) {
                continue;
            }
            let line = Line::new(&document.plain, &tokens, language, units);
            let topics = Topics::of(&line, &[], &[]);
            for word in &topics.parties {
                if word.organisation {
                    continue;
                }
                match counts.iter_mut().find(|(party, _)| *party == word.party) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((word.party.clone(), 1)),
                }
                about.side(document, &line, word.end, &word.party);
            }
        }
        if document.metadata.parties.is_empty() {
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            about.parties = counts.into_iter().take(2).map(|(party, _)| party).collect();
        } else {
            about.parties.clone_from(&document.metadata.parties);
        }
        for turn in &document.turns {
            if let (Some(speaker), Some(label)) = (&turn.speaker, &turn.role) {
                about.side_by_role(speaker, label, language, units);
            }
        }
        about
    }

    /// `Prime Minister of Kazakhstan Alihan Smailov`: a speaker's name right behind a country is the country's speaker.
    fn side(&mut self, document: &Document, line: &Line<'_>, at: usize, party: &Arc<str>) {
        if !line.is_kind(at, TokenKind::Word) || !line.capital(at) {
            return;
        }
        let from = line.tokens[at].start;
        for turn in &document.turns {
            let Some(speaker) = &turn.speaker else {
                continue;
            };
            let starts = |rest: &str| {
                rest.starts_with(&**speaker) || same_name(line.language, rest, speaker)
            };
            if line.text.get(from..).is_some_and(starts) {
                self.sides
                    .entry(speaker.clone())
                    .or_insert_with(|| party.clone());
            }
        }
    }

    fn side_by_role(
        &mut self,
        speaker: &Arc<str>,
        label: &str,
        language: &Language,
        units: &UnitTable,
    ) {
        let mut tokens = Vec::new();
        tokens_of(label, 0..label.len(), language, &mut tokens);
        let line = Line::new(label, &tokens, language, units);
        if let Some(word) = Topics::of(&line, &[], &[]).parties.first() {
            self.sides.insert(speaker.clone(), word.party.clone());
        }
    }
}

/// Whether a text begins with a name in any of its spellings (Alikhan, Alihan).
fn same_name(language: &Language, text: &str, name: &str) -> bool {
    let words = name.split_whitespace().count();
    let plain = |word: &str| {
        let mut key = word
            .trim_end_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        for (from, to) in &language.spelling.variants {
            key = key.replace(from.as_str(), to);
        }
        key
    };
    words > 0
        && text
            .split_whitespace()
            .take(words)
            .map(plain)
            .eq(name.split_whitespace().map(plain))
}
