//! The measure a figure speaks about: the nearest cue that fits it, else the noun it counts, else what the turn carries on.

use super::another::PERSON;
use super::{Attach, Topic};
use crate::claim::is_country;
use crate::extract::carry::Carried;
use crate::extract::elliptic;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::Cue;
use crate::lexicon::{Owner, PartyOrder, Role, Sense, SenseSet};
use std::ops::Range;
use std::sync::Arc;

impl<'a> Attach<'a> {
    /// The measure a figure speaks about.
    pub fn topic(&self, at: usize, carried: &Carried, paragraph: usize) -> Topic {
        let found = &self.figures[at];
        if let Some(event) = self.anniversary(found) {
            return Topic {
                measure: Some(event),
                ..Topic::default()
            };
        }
        if found.kind == MentionKind::Ordinal {
            return Topic {
                measure: self.ordinal_noun(found),
                scope: self.body_met(found),
                ..Topic::default()
            };
        }
        if self.numbers_a_thing(found)
            || self.is_an_age(found)
            || self.covers(at)
            || self.is_for_each(found)
            || self.rests_on_another(found)
        {
            return Topic::default();
        }
        if let Some(led) = self.came_to(at) {
            return self.topic(led, carried, paragraph);
        }
        if let Some(before) = self.reached_from(at) {
            return self.topic(before, carried, paragraph);
        }
        if let Some(before) = self.says_exactly(at) {
            return self.topic(before, carried, paragraph);
        }
        if let Some(other) = self.counted_like(at) {
            return self.topic(other, carried, paragraph);
        }
        if let Some(topic) = self.narrowed_change(found, carried, paragraph) {
            return topic;
        }
        if let Some(measure) = self.counted_apart(at, carried, paragraph) {
            return measure;
        }
        let noun = self
            .people_of_country(found)
            .or_else(|| self.counted_noun(found))
            .map(|noun| self.counted_as(noun));
        // A counted noun that is itself a measure says what it counts.
        if let Some(noun) = &noun
            && self
                .measure_named(noun)
                .is_some_and(|m| m.dimension == "count")
        {
            return Topic {
                measure: Some(self.state_of(at, noun)),
                scope: self.scope(&self.counted_words(found), at, self.measure_named(noun)),
                apart: self.named_apart(&found.tokens),
                ..Topic::default()
            };
        }
        if let Some(same) = self.people_both_ways(at, noun.as_deref(), carried, paragraph) {
            return same;
        }
        if let Some(noun) = self.number_of(found) {
            return Topic {
                measure: Some(self.state_of(at, &noun)),
                scope: self.kind_of_noun(at, &noun),
                ..Topic::default()
            };
        }
        if let Some(each) = self.each_of_amount(at, carried, paragraph) {
            return each;
        }
        if let Some(before) = self.lists_partners(at) {
            return self.topic(before, carried, paragraph);
        }
        if let Some(before) = self.lists_destinations(at) {
            return self.topic(before, carried, paragraph);
        }
        if self.is_unnamed_part(at) {
            return Topic {
                measure: noun,
                ..Topic::default()
            };
        }
        if found.lent && !self.is_named_before(at) {
            return Topic::default();
        }
        if let Some(before) = self.bracketed_behind(at) {
            return self.topic(before, carried, paragraph);
        }
        if let Some(before) = self.times_as_many_as(at) {
            return self.topic(before, carried, paragraph);
        }
        // `a maker of cereal bars with sales of $80m, for $120m`: what is paid for it.
        let paid = self.line.role_before(found.hedged.start, Role::Paid);
        let apart = paid.is_some_and(|paid| paid > 0 && self.line.is_mark(paid - 1, ','));
        if apart && found.kind == MentionKind::Money {
            return Topic::default();
        }
        // `wind farms 9.8 TWh, or 12 percent`: of what its part is of, known or not.
        if let Some(part) = self.told_as_share(at)
            && self.figures[part].unit.is_some()
            && self.topic(part, carried, paragraph).measure.is_none()
        {
            return Topic::default();
        }
        if let Some(amount) = self.amount_before_change(at) {
            return self.topic(amount, carried, paragraph);
        }
        if let Some(cue) = self
            .subject_ahead(at)
            .or_else(|| self.subject_of_change(at))
        {
            let measure = self.measure(cue.measure);
            return Topic {
                measure: measure.map(|m| m.id.as_str().into()),
                scope: self.scope(&(cue.at..cue.end), at, measure),
                apart: self.cue_apart(cue, found),
                carried: false,
            };
        }
        let place = self.place(found);
        let nearest = place
            .and_then(|place| self.cue_of_place(found, place))
            .or_else(|| self.nearest_cue(found));
        if nearest.is_some_and(|cue| self.is_of_talks(&cue, carried, paragraph)) {
            return Topic {
                measure: carried.measure.clone(),
                carried: true,
                ..Topic::default()
            };
        }
        if let Some(trade) = nearest.and_then(|cue| self.turnover_of_two(&cue)) {
            return Topic {
                measure: Some(trade),
                ..Topic::default()
            };
        }
        if let Some(other) = self.compared_with(at)
            && nearest.is_none_or(|cue| {
                cue.end <= self.figures[other].tokens.start || self.is_whole_between(&cue, found)
            })
        {
            return self.topic(other, carried, paragraph);
        }
        if let Some(topic) = self.subject_before(found, nearest.as_ref(), carried, paragraph) {
            return topic;
        }
        let of_another = !self.goes_on_reaching(found)
            && (self.has_noun_of_its_own(at, nearest.as_ref())
                || self.is_of_some_part(found)
                || nearest.is_some_and(|cue| {
                    self.goes_on_to_another(&cue, found)
                        || self.has_named_subject(&cue, found)
                        || self.is_change_of_another(&cue, at)
                        || self.is_change_of_next_name(&cue, at)
                        || self.tells_of_another(&cue, found)
                        || self.is_of_opening_whole(&cue, found)
                        || self.goes_on_to_letters(&cue, found)
                        || self.is_amount_of_part(&cue, at)
                        || self.is_brought_by_another(&cue, found)
                        || self.is_counted_elsewhere(&cue, found)
                        || self.is_within_cue(&cue, found)
                        || self.is_beside_another(&cue, found)
                        || self.narrows_whole(&cue, found, carried)
                        || self.opens_clause_of_its_own(&cue, found)
                        || self.is_whole_of_share_told(&cue, found)
                }));
        if let Some(cue) = nearest.filter(|_| !of_another) {
            if let Some(part) = self.part_of_whole(found, &cue, carried, paragraph) {
                return part;
            }
            let measure = self.measure(cue.measure);
            // `381,000 of our citizens visited Turkey`: those counted narrow nothing.
            let some = elliptic::some_of(self.line, found);
            let counted = some.is_some_and(|head| head.end == cue.at);
            let scope = (!counted).then(|| self.scope(&(cue.at..cue.end), at, measure));
            let scope = scope.flatten();
            return Topic {
                measure: measure.map(|m| m.id.as_str().into()),
                scope: scope.or_else(|| self.some_part(found, &cue, measure)),
                apart: self.cue_apart(&cue, found),
                carried: false,
            };
        }
        // `29 projects worth around $9 billion`: the worth of what was counted.
        if let Some(last) = at.checked_sub(1)
            && let before = &self.figures[last]
            && (before.tokens.end..found.tokens.start).any(|i| self.line.is(i, Role::Worth))
            && let Some(counted) = self.counted_noun(before)
        {
            return Topic {
                measure: Some(self.state_of(last, &counted)),
                ..Topic::default()
            };
        }
        // `Natural decrease was 6,100 people. In 2023, it had been 5,000 people.`
        if noun.as_deref() == Some(PERSON)
            && !of_another
            && self.has_pronoun_subject(found)
            && let Some(topic) = self.referred(found, carried, paragraph)
        {
            return topic;
        }
        if noun.is_some() {
            return Topic {
                measure: noun,
                scope: self.scope(&self.counted_words(found), at, None),
                ..Topic::default()
            };
        }
        if of_another || self.is_part_of_unknown(at) {
            return Topic::default();
        }
        let part = self.part_brought_in(found, carried);
        if let Some(part) = part.or_else(|| self.fell_to_partner(found, carried)) {
            return part;
        }
        let mut topic = self.referred(found, carried, paragraph).unwrap_or_default();
        // `22 projects have been completed, 31 are under way`
        if let Some(noun) = topic
            .measure
            .as_ref()
            .and_then(|id| self.noun_with_states(id))
        {
            let told = self.state_of(at, &noun);
            topic.measure = topic.measure.filter(|_| told == noun).or(Some(told));
        }
        if topic.measure.is_some() && topic.scope.is_none() {
            topic.scope = self.thing_before_bracket(at);
        }
        topic
    }

    /// What narrows a noun that comes in kinds, where its number changes: `leptospirosis cases rose by 35 percent`.
    fn kind_of_noun(&self, at: usize, noun: &Arc<str>) -> Option<Arc<str>> {
        let measure = self.measure_named(noun).filter(|m| m.by_kind)?;
        let mut before = (0..self.figures[at].tokens.start).rev();
        let named = before.find(|i| self.noun_at(*i).as_ref() == Some(noun))?;
        self.scope(&(named..named + 1), at, Some(measure))
    }

    /// A count with the noun it counts: all of `120 of the new jobs`.
    fn counted_words(&self, found: &Found) -> Range<usize> {
        let some = elliptic::some_of(self.line, found);
        found.tokens.start..some.map_or(found.tokens.end, |head| head.end)
    }

    /// What sets the figures of a cue apart: `adjusted EBITDA was 42 billion, a margin of 23 percent` sets its margin apart too.
    fn cue_apart(&self, cue: &Cue, found: &Found) -> Vec<Arc<str>> {
        // `a final dividend of 6 cents, bringing the total to 10`: the total is no final one.
        if (cue.end..found.tokens.start).any(|at| self.line.is(at, Role::Total)) {
            return Vec::new();
        }
        let own = self.named_apart(&(cue.at..cue.end));
        let mut shared = self.line.hits(cue.at).iter();
        if !shared.any(|h| matches!(h.sense, Sense::SharedMeasure(id) if *id == cue.measure)) {
            return own;
        }
        let claims = |at: &usize| {
            let mut hits = self.line.hits(*at).iter();
            hits.any(|h| matches!(h.sense, Sense::Claims(id) if *id == cue.measure))
        };
        match (0..cue.at).rev().find(claims) {
            Some(at) if own.is_empty() => self.named_apart(&(at..at + 1)),
            _ => own,
        }
    }

    /// The noun whose counts are parted by their state, by the name of a measure of it: of completed projects, projects.
    fn noun_with_states(&self, id: &Arc<str>) -> Option<Arc<str>> {
        let stated = self.lexicon.stated_measures();
        let mut wholes = stated.filter_map(|m| Some((&m.id, m.part_of.as_ref()?)));
        let named = wholes.find(|(of, whole)| **of == **id || ***whole == **id);
        named.map(|(_, whole)| Arc::from(whole.as_str()))
    }

    /// `…, of which exports accounted for $1.8 billion`: the talk goes on about the whole.
    pub fn is_told_as_part(&self, at: usize) -> bool {
        if !self.line.holds(SenseSet::role(Role::Part)) {
            return false;
        }
        let from = at
            .checked_sub(1)
            .map_or(0, |before| self.figures[before].tokens.end);
        let dated = |i: usize| self.periods.iter().any(|p| p.tokens.contains(&i));
        (from..self.figures[at].tokens.start).any(|i| self.line.is(i, Role::Part) && !dated(i))
    }

    /// `…, including $72 million of grain`: a part of what went before, of something no measure names.
    pub(super) fn is_unnamed_part(&self, at: usize) -> bool {
        let found = &self.figures[at];
        // `24 billion of this, against 20 billion in the first quarter`
        if self.is_compared(found) {
            return false;
        }
        if self.is_taken_out(at)
            || self.is_of_some(found)
            || self.is_of_one_alone(found)
            || self.is_next_in_row(at)
        {
            return true;
        }
        if self.falls_to_partner(found) {
            return false;
        }
        let floor = at
            .checked_sub(1)
            .map_or(0, |before| self.figures[before].tokens.end);
        // The `of this` of `in June of this year` is a matter of time.
        let dated = |i: usize| self.periods.iter().any(|p| p.tokens.contains(&i));
        let part = (self.line.holds(SenseSet::role(Role::Part)))
            .then(|| {
                (floor..found.tokens.start).find(|i| self.line.is(*i, Role::Part) && !dated(*i))
            })
            .flatten();
        let part = part.filter(|part| !self.is_part_in_passing(*part, found));
        // What the list of the parts goes on with names its own things too.
        part.or(found.listed.map(|_| floor)).is_some_and(|part| {
            let named = |cue: &Cue| {
                (cue.at >= part && cue.end <= found.tokens.start)
                    || (cue.at >= found.tokens.end && cue.at - found.tokens.end <= 3)
            };
            !self.topics.cues.iter().any(named)
        })
    }

    /// Whether a shared cue names a measure that the document has spoken of: `the budget`, after the health ministry's.
    pub(super) fn is_spoken_of(&self, cue: &Cue) -> bool {
        self.spoken.contains(&cue.measure)
    }

    /// `The all-time high remains the year 2012, when turnover reached 3.3 billion`, in a text about two countries that has spoken of their
    /// trade and names no company: the measure that they share.
    fn turnover_of_two(&self, cue: &Cue) -> Option<Arc<str>> {
        let company = self.measure(cue.measure)?.owner == Owner::Organisation;
        let bare = company && cue.end == cue.at + 1 && self.is_neutral(cue.at);
        let two = self.document_parties.len() == 2;
        let countries = two && self.document_parties.iter().all(|party| is_country(party));
        if !bare || !countries || !self.named_organisations().is_empty() {
            return None;
        }
        let spoken = self.spoken.iter().rev().filter_map(|at| self.measure(*at));
        let mut shared =
            spoken.filter(|m| m.parties == PartyOrder::Unordered && m.dimension == "money");
        shared.next().map(|m| m.id.as_str().into())
    }

    /// `Our trade isn't big. In 2022, the turnover came to 174 million`: where two countries talk of their trade, a word that a company
    /// tells its own by means that.
    fn is_of_talks(&self, cue: &Cue, carried: &Carried, paragraph: usize) -> bool {
        let company = self
            .measure(cue.measure)
            .is_some_and(|m| m.owner == Owner::Organisation);
        if !company || cue.end > cue.at + 1 || !self.is_neutral(cue.at) {
            return false;
        }
        let talked = carried
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id));
        // What goes one way only, as exports do, is no turnover.
        let shared =
            talked.is_some_and(|m| m.parties == PartyOrder::Unordered && m.dimension == "money");
        let the = self.line.role_before(cue.at, Role::Definite).is_some();
        shared && the && carried.paragraph == paragraph && self.named_organisations().is_empty()
    }
}
