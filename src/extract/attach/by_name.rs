//! Figures told by name behind the name of their measure: `Revenue: taxes 352 million, state grants 128 million`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::trend;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use std::ops::Range;

/// The most words of the name of a measure before its colon, and of that of an item.
const WORDS: usize = 5;

impl Attach<'_> {
    /// Whether a figure is that of one item by its name, in a line that begins with the name of a measure and a colon.
    pub fn is_item_by_name(&self, found: &Found) -> bool {
        let Some(colon) = (1..=WORDS).find(|at| self.line.is_mark(*at, ':')) else {
            return false;
        };
        let start = found.hedged.start;
        let names_measure = (0..colon).any(|at| self.line.may_be(at, SenseSet::MEASURE));
        if start <= colon || !names_measure {
            return false;
        }
        let parts =
            |at: &usize| *at == colon || self.line.is_mark(*at, ',') || self.line.is_mark(*at, ';');
        let Some(behind) = (colon..start).rev().find(parts) else {
            return false;
        };
        let name = behind + 1..start;
        (1..=WORDS).contains(&name.len())
            && name.clone().all(|at| self.is_of_a_name(at))
            && name.clone().any(|at| self.is_plain_word(at))
            && self.items(colon) > 1
    }

    /// How many figures a line tells behind a colon that have a word right before them.
    fn items(&self, colon: usize) -> usize {
        let told = |f: &&Found| {
            let before = f.hedged.start.checked_sub(1);
            before.is_some_and(|at| at > colon && self.is_plain_word(at))
        };
        self.figures.iter().filter(told).count()
    }

    fn is_of_a_name(&self, at: usize) -> bool {
        let small = [Role::And, Role::Of, Role::Definite, Role::Possessive];
        let dash = self.line.is_dash(at);
        dash || small.iter().any(|role| self.line.is(at, *role)) || self.is_plain_word(at)
    }

    /// A word that is no word of grammar, of time, of change, of the whole, or of a measure.
    fn is_plain_word(&self, at: usize) -> bool {
        let line = self.line;
        let timed = |tokens: &Range<usize>| tokens.contains(&at);
        let grammar = [
            Role::Stop,
            Role::Total,
            Role::Overall,
            Role::Filler,
            Role::Goal,
            Role::Budget,
        ];
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        line.is_kind(at, TokenKind::Word)
            && !grammar.iter().any(|role| line.is(at, *role))
            && !line.may_be(at, SenseSet::MEASURE)
            && trend::trend_at(line, at).is_none()
            && line.find(at, planned).is_none()
            && !self.periods.iter().any(|p| timed(&p.tokens))
    }
}
