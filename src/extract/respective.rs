//! Lists of parties and of figures; `respectively` says that the figures of one list belong to the members of another, in order.

use super::attach::Attach;
use super::figure::Found;
use super::period::{PeriodMention, PeriodRole};
use super::topic::{Cue, PartyWord};
use crate::lexicon::{Role, SenseSet};
use std::sync::Arc;

/// A figure's place in a list that `respectively` ties to another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its place, from 0.
    pub nth: usize,
    /// How many members the list has.
    pub of: usize,
}

impl<'a> Attach<'a> {
    /// The place of a figure in a list, in a sentence that says `respectively`.
    pub fn place(&self, found: &Found) -> Option<Place> {
        let says = |at| self.line.is(at, Role::Respectively);
        if !self.line.holds(SenseSet::role(Role::Respectively)) || !(0..self.line.len()).any(says) {
            return None;
        }
        let at = self.figures.iter().position(|f| f.tokens == found.tokens)?;
        let first = (0..=at).rev().find(|i| !self.figures[*i].follows)?;
        let rest = &self.figures[first + 1..];
        let of = 1 + rest.iter().take_while(|f| f.follows).count();
        (of > 1).then_some(Place {
            nth: at - first,
            of,
        })
    }

    /// The cue of a figure's place, when the sentence names as many measures that fit as the list has figures.
    pub fn cue_of_place(&self, found: &Found, place: Place) -> Option<Cue> {
        let fitting = |cue: &&Cue| {
            self.lexicon
                .measures()
                .get(usize::from(cue.measure))
                .is_some_and(|m| self.fits(found, m))
        };
        let cues: Vec<&Cue> = self.topics.cues.iter().filter(fitting).collect();
        (cues.len() == place.of).then(|| *cues[place.nth])
    }

    /// The period of a figure's place, when the sentence names as many periods as the list has figures.
    pub fn period_of_place(&self, place: Place) -> Option<&'a PeriodMention> {
        let known = |p: &&PeriodMention| p.role == PeriodRole::Plain && p.period.is_some();
        let periods: Vec<&PeriodMention> = self.periods.iter().filter(known).collect();
        (periods.len() == place.of).then(|| periods[place.nth])
    }

    /// Whether two parties stand one after the other in a list: `China and India`.
    pub fn are_listed(&self, one: &PartyWord, next: &PartyWord) -> bool {
        let joins = |at| {
            self.line.is_mark(at, ',')
                || self.line.is(at, Role::And)
                || self.line.is(at, Role::Definite)
        };
        one.end < next.at && (one.end..next.at).all(joins)
    }

    /// The parties of lists whose first one is led to: of `exports to China, India and Japan` all three, as no one of them is the other
    /// side of another.
    pub fn listed_behind(&self, leads: impl Fn(&PartyWord) -> bool) -> Vec<Arc<str>> {
        let named = &self.topics.parties;
        let mut listed = Vec::new();
        let mut start = 0;
        while let Some(first) = named.get(start) {
            let rest = named[start..].windows(2);
            let more = rest.take_while(|pair| self.are_listed(&pair[0], &pair[1]));
            let end = start + 1 + more.count();
            let between = self.line.role_before(first.at, Role::Between).is_some();
            if end - start > 1 && !between && leads(first) {
                listed.extend(named[start..end].iter().map(|word| word.party.clone()));
            }
            start = end;
        }
        listed
    }

    /// The parties of a clause that are a figure's: of a list as long as the figures', the one of its place alone.
    pub fn parties_of_place<'p>(
        &self,
        words: Vec<&'p PartyWord>,
        place: Place,
    ) -> Vec<&'p PartyWord> {
        let mut start = 0;
        while start < words.len() {
            let mut end = start + 1;
            while end < words.len() && self.are_listed(words[end - 1], words[end]) {
                end += 1;
            }
            if end - start == place.of {
                let outside = |i: usize| !(start..end).contains(&i) || i == start + place.nth;
                let kept = words.iter().enumerate().filter(|(i, _)| outside(*i));
                return kept.map(|(_, word)| *word).collect();
            }
            start = end;
        }
        words
    }
}
