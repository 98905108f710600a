//! What two countries share, or all members of an organisation among themselves: whose it is where the words name one side, or none.

use super::parties::BOTH;
use super::{Attach, Topic};
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::topic::{PartyWord, clause};
use crate::lexicon::{Role, Sense, SenseSet};
use std::sync::Arc;

/// How many words of a clause may stand up to the one that says whose something is.
const OPENING: usize = 2;

impl Attach<'_> {
    /// `Trade between Russia and Kazakhstan was $14 billion. Russian exports came to $7 billion`: what one of two sold is part of what
    /// they have just been said to trade, unless it is more.
    pub(super) fn with_other_side(
        &self,
        told: Vec<Arc<str>>,
        topic: &Topic,
        found: &Found,
        carried: &Carried,
    ) -> Vec<Arc<str>> {
        let ([alone], [_, _]) = (told.as_slice(), carried.parties.as_slice()) else {
            return told;
        };
        let whole = carried
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id));
        let measure = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id));
        let (Some(whole), Some(measure)) = (whole, measure) else {
            return told;
        };
        let part = whole.made_of.contains(&measure.id);
        let less = carried.amount.as_ref().is_some_and(|(unit, amount)| {
            found.unit.as_ref() == Some(unit) && found.figure.value < *amount
        });
        let all = |at: usize| self.line.is(at, Role::Overall) || self.line.is(at, Role::Foreign);
        let here = carried.paragraph == self.paragraph && carried.parties.contains(alone);
        let other = carried.parties.iter().find(|party| *party != alone);
        // `Exports reached $3.5 billion and imports were $4.1 billion`
        let beside = self.lexicon.measures().iter().any(|m| {
            let made_of = |id: &str| m.made_of.iter().any(|part| *part == *id);
            whole.id != measure.id && made_of(&whole.id) && made_of(&measure.id)
        });
        let Some(other) = other.filter(|_| here && (part && less || beside)) else {
            return told;
        };
        if (0..self.line.len()).any(all) {
            return told;
        }
        match measure.receives {
            true => vec![other.clone(), alone.clone()],
            false => vec![alone.clone(), other.clone()],
        }
    }

    /// `In 2023, our railways carried 66 million tonnes between the two countries`.
    pub(super) fn is_between_two(&self) -> bool {
        let mutual = |at: usize| self.line.is(at, Role::Mutual);
        self.document_parties.len() == 2
            && self.line.holds(BOTH)
            && (0..self.line.len()).any(mutual)
    }

    /// Without the bodies of organisations (`the minister of the Eurasian Economic Commission said`), where others are named.
    pub(super) fn without_bodies<'w>(&self, words: &[&'w PartyWord]) -> Vec<&'w PartyWord> {
        let body = |s: &Sense| matches!(s, Sense::BodyOf(_)).then_some(());
        let is_body = |p: &PartyWord| self.line.find_in(p.at, SenseSet::PARTY, body).is_some();
        let others: Vec<_> = words.iter().filter(|p| !is_body(p)).copied().collect();
        match others.is_empty() {
            true => words.to_vec(),
            false => others,
        }
    }

    /// `Armenia recorded the highest growth: its exports to Russia reached $2.4 billion`: the country named last before a clause that
    /// begins with what is `its`.
    pub(super) fn owner_before_its(&self, found: &Found) -> Option<Arc<str>> {
        let own = clause(self.line, found.tokens.start);
        let its = own
            .clone()
            .take(OPENING)
            .any(|at| self.line.is(at, Role::Possessive));
        let mut before = self.topics.parties.iter().rev();
        let last = before.find(|p| p.end <= own.start && !p.organisation)?;
        (its && own.start > 0).then(|| last.party.clone())
    }

    /// `Mutual trade of the Union's countries`, `взаимная торговля в ЕАЭС`: of all members among themselves, and with nobody.
    pub(super) fn of_all_members(&self, words: &[&PartyWord]) -> Option<Arc<str>> {
        let (first, others) = words.split_first()?;
        let same = others.iter().all(|word| word.party == first.party);
        let mutual = |at: usize| self.line.is(at, Role::Mutual);
        let inner = self.line.holds(BOTH) && (0..self.line.len()).any(mutual);
        let led = words.iter().any(|word| self.is_with(word));
        (same && first.organisation && inner && !led).then(|| first.party.clone())
    }
}
