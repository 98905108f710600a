//! People that a figure counts by their country, or as those before were counted: `1.1 million Armenian visitors`, `and 440,000 of our
//! citizens went the other way`.

use super::{Attach, Topic};
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::{PartyWord, clause};
use crate::lexicon::Role;
use std::sync::Arc;

impl Attach<'_> {
    /// Whether the first word of a figure's clause, behind its time, points back: `In 2023, it had been 5,000 people`.
    pub(super) fn has_pronoun_subject(&self, found: &Found) -> bool {
        let mut own = clause(self.line, found.tokens.start);
        let first = own.find(|at| !self.periods.iter().any(|p| p.tokens.contains(at)));
        first.is_some_and(|at| self.line.is(at, Role::Back))
    }

    /// What is counted, by the measure that it is wherever it is counted: inhabitants are a population.
    pub(super) fn counted_as(&self, noun: Arc<str>) -> Arc<str> {
        let mut measures = self.lexicon.measures().iter();
        let measure = measures.find(|m| m.counted_as.iter().any(|name| **name == *noun));
        measure.map_or(noun, |m| m.id.as_str().into())
    }

    /// `1.1 million tourists came, and 440,000 of our citizens went the other way`, `the number of tourists rose by 10 percent, from
    /// 400,000 to 440,000 people`: people, counted as those before were.
    pub(super) fn people_both_ways(
        &self,
        at: usize,
        noun: Option<&str>,
        carried: &Carried,
        paragraph: usize,
    ) -> Option<Topic> {
        let found = &self.figures[at];
        noun.filter(|noun| self.counts_people(found, noun))?;
        let change = || {
            let size = |from: usize| {
                from.checked_sub(1)
                    .filter(|i| self.is_size_before(*i, from))
            };
            let from = at.checked_sub(1).filter(|i| self.figures[*i].came_from);
            match found.came_from {
                true => size(at),
                false => from.and_then(size),
            }
        };
        let before = match self.went_back(found) {
            true => at.checked_sub(1),
            false => change(),
        };
        let topic = self.topic(before?, carried, paragraph);
        let measure = self.measure_named(topic.measure.as_deref()?)?;
        let people = measure.of_people || measure.dimension == "count";
        people.then_some(topic)
    }

    /// Whether a figure is the size of the change that the one behind it is where it came from: `by 10 percent, from 400,000`.
    fn is_size_before(&self, size: usize, from: usize) -> bool {
        let (size, from) = (&self.figures[size], &self.figures[from]);
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let small = |at: usize| {
            self.is_small_word(at)
                || dated(at)
                || self.line.is(at, Role::From)
                || self.line.is_mark(at, ',')
                || self.line.is_dash(at)
        };
        size.kind == MentionKind::Percent
            && self.trend(size).is_some()
            && (size.hedged.end..from.hedged.start).all(small)
    }

    /// The measure whose people a figure counts, where it counts those of a country: `1.1 million Azerbaijani visitors`.
    pub(super) fn people_of_country(&self, found: &Found) -> Option<Arc<str>> {
        let of_country = |p: &PartyWord| found.tokens.contains(&p.at);
        if !self.topics.parties.iter().any(of_country) {
            return None;
        }
        let noun = self.counted_noun(found)?;
        let mut measures = self.lexicon.measures().iter();
        let measure = measures.find(|m| m.from_abroad.iter().any(|name| **name == *noun))?;
        Some(measure.id.as_str().into())
    }
}
