//! What narrows a measure by its case alone, in languages that have cases (`добыча угля`, `торговля зерном`), and whom something is given
//! (`поставила Китаю`).

use super::attach::Attach;
use super::topic::PartyWord;
use crate::lexicon::{Measure, PartyOrder, Role, Sense, SenseSet};

/// The most words of a company that is named by its trade.
const WORDS: usize = 4;

impl Attach<'_> {
    /// Whether a word may be in the genitive, in a language that has one.
    pub(super) fn is_genitive(&self, at: usize) -> bool {
        let genitive = &self.line.language.genitive;
        if genitive.endings.is_empty() {
            return false;
        }
        let word = self.line.word(at).to_lowercase();
        // `отрасли` ends as verbs do, and is known to be none.
        let noun = |s: &Sense| matches!(s, Sense::Noun(_)).then_some(());
        let known = || self.line.find_in(at, SenseSet::NOUN, noun).is_some();
        let ends = || genitive.endings.iter().any(|end| word.ends_with(&**end));
        genitive.fits(&word) || known() && ends()
    }

    /// Whether a word may narrow what stands at `named` from before: an adjective, or anything before a verb.
    pub(super) fn may_precede(&self, at: usize, named: usize) -> bool {
        let genitive = &self.line.language.genitive;
        genitive.is_adjective(&self.line.word(at).to_lowercase())
            || genitive.is_verb(&self.line.word(named).to_lowercase())
    }

    /// `Россия поставила Китаю 30 млрд кубометров газа`: whom something is given, by case alone and right behind the verb.
    pub(super) fn is_given_to(&self, word: &PartyWord) -> bool {
        let genitive = &self.line.language.genitive;
        let Some(verb) = word
            .at
            .checked_sub(1)
            .filter(|_| !genitive.given.is_empty())
        else {
            return false;
        };
        let small = |at: usize| self.line.word(at).to_lowercase();
        let ends = |end: &String| small(word.end - 1).ends_with(end.as_str());
        let plain = !word.adjective && !word.organisation;
        plain && genitive.given.iter().any(ends) && genitive.is_verb(&small(verb))
    }

    /// `торговля зерном`: what is traded, in the case of what is dealt in.
    pub(super) fn dealt_in(&self, at: usize, measure: Option<&Measure>) -> Option<Vec<String>> {
        measure.filter(|m| m.parties == PartyOrder::Unordered && m.dimension == "money")?;
        let word = self.line.word(at).to_lowercase();
        let dealt = &self.line.language.genitive.dealt;
        let ends = word.chars().count() > 3 && dealt.iter().any(|end| word.ends_with(&**end));
        (ends && self.is_narrowing(at, &[])).then(|| vec![self.named_thing(at).1])
    }

    /// `выручка крупнейшего производителя удобрений`: the token behind a company that is named by its trade.
    pub(super) fn behind_trade(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let genitive = &line.language.genitive;
        if genitive.adjectives.is_empty() {
            return None;
        }
        let adjective = |at: usize| genitive.is_adjective(&line.word(at).to_lowercase());
        let mut behind = at..line.len().min(at + WORDS);
        let company = behind.find(|i| !(self.is_unknown(*i) && adjective(*i)))?;
        let mut end = company + line.role(company, Role::Organisation)?;
        while end - company < WORDS && self.is_unknown(end) && self.is_genitive(end) {
            end += 1;
        }
        Some(end)
    }
}
