//! Whose figure it is: pairs, directions between two, and the one country or organisation named nearest.

use super::{Attach, Topic};
use crate::claim::is_country;
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::topic::{Cue, PartyWord, clause};
use crate::lexicon::{Owner, PartyOrder, Role, SenseSet};
use std::ops::Range;
use std::sync::Arc;

/// What says that something is of the speaker's side and another.
pub(super) const BOTH: SenseSet = SenseSet::role(Role::Own).or(SenseSet::role(Role::Mutual));

/// How far before a party the preposition stands that leads to it.
pub(super) const LED: usize = 5;

/// The most tokens from `, with` to the party that leads what it tells of: `, with the Chinese in first place`.
const WITH: usize = 3;

impl<'a> Attach<'a> {
    /// The parties of a figure.
    pub fn parties(
        &self,
        found: &Found,
        topic: &Topic,
        order: PartyOrder,
        carried: &Carried,
    ) -> Vec<Arc<str>> {
        let mut parties = self.parties_told(found, topic, order, carried);
        if order == PartyOrder::Directed && self.goes_back(found) {
            parties.reverse();
        }
        parties
    }

    /// The parties of a figure, before it is asked whether it is one of a return flow.
    fn parties_told(
        &self,
        found: &Found,
        topic: &Topic,
        order: PartyOrder,
        carried: &Carried,
    ) -> Vec<Arc<str>> {
        if order == PartyOrder::None {
            return Vec::new();
        }
        let owner = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id))
            .map(|m| m.owner);
        if owner == Some(Owner::Organisation) {
            let organisation = self.organisation(found, carried);
            let whose = organisation.or_else(|| self.country(found));
            return whose.into_iter().collect();
        }
        if let Some(alone) = self.all_of_one(found) {
            return vec![alone];
        }
        let by_way = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id).filter(|m| m.by_way));
        if let Some(route) = by_way.and_then(|m| self.route(found, m, carried)) {
            return vec![route];
        }
        if owner == Some(Owner::Either)
            && let Some(company) = self.company_told_of(found, carried)
        {
            return vec![company];
        }
        let clause = clause(self.line, found.tokens.start);
        let here = |p: &PartyWord| clause.contains(&p.at) || p.at < found.tokens.start;
        if topic.carried && !carried.bare && !self.topics.parties.iter().any(here) {
            return carried.parties.clone();
        }
        if self.is_part_of_carried(topic, carried) {
            return carried.parties.clone();
        }
        if let Some(both) = self.with_whom_there(found, topic, order, carried) {
            return both;
        }
        if order == PartyOrder::Directed
            && let Some(both) = self.part_come_from(found, carried)
        {
            return both;
        }
        let near: Vec<&PartyWord> = self
            .topics
            .parties
            .iter()
            .filter(|p| clause.contains(&p.at) && !self.is_of_speaker(p.at))
            .filter(|p| !self.is_less_or_more_than(p))
            .collect();
        let near = self.before_its_parts(near, found);
        let own = self.own_stretch(found);
        let words: Vec<&PartyWord> = if near.is_empty() {
            let before = self.parties_before(clause.start, found);
            match order == PartyOrder::Unordered && self.is_between_ours(clause, &before) {
                true => Vec::new(),
                false => before,
            }
        } else if near.iter().any(|p| own.contains(&p.at)) {
            near.into_iter().filter(|p| own.contains(&p.at)).collect()
        } else {
            near
        };
        let words = match self.place(found) {
            Some(place) => self.parties_of_place(words, place),
            None => words,
        };
        let words = self.without_bracketed_others(words, found);
        let words = self.without_partners_of_others(words, found);
        if let Some(alone) = self.carried_alone(carried) {
            return vec![alone];
        }
        if order == PartyOrder::Unordered
            && let Some(partner) = self.partner_listed(found)
        {
            return self.pair(&[partner], found);
        }
        if let Some(one) = self.whole_of_one(&words, found) {
            return vec![one];
        }
        if order == PartyOrder::Directed && self.is_from_all(found) {
            return self.land().into_iter().collect();
        }
        match order {
            // What one country carries is no matter of another, unless the words tell of both.
            PartyOrder::Unordered
                if by_way.is_some() && !self.tells_of_two(&words) && !self.is_between_two() =>
            {
                self.single(&words, found)
            }
            PartyOrder::Unordered => match self.one_with_all(&words, found) {
                Some(one) => one.into_iter().collect(),
                None => self.pair(&self.own_partners(words, found), found),
            },
            PartyOrder::Directed => {
                // `…, from Armenia to Kazakhstan 56 million` names both sides anew.
                let mine = match self.names_one_anew(found) {
                    true => self.own_partners(words.clone(), found),
                    false => words.clone(),
                };
                let alone: Vec<&PartyWord> =
                    words.into_iter().filter(|p| mine.contains(p)).collect();
                let told = self.direction(&alone, topic, found);
                self.with_other_side(told, topic, found, carried)
            }
            _ => match owner {
                // `the jobless rate by the ILO definition`
                Some(Owner::Country) => {
                    let agency = |p: &&PartyWord| self.line.units.is_agency(&p.party);
                    let words: Vec<_> = words.into_iter().filter(|p| !agency(p)).collect();
                    self.single(&words, found)
                }
                _ => self.single(&words, found),
            },
        }
    }

    /// `Georgia is among our first partners in the OECD: the turnover between our two countries was …`: of the two that talk, one of
    /// whom is named before beside somebody else.
    fn is_between_ours(&self, mut clause: Range<usize>, before: &[&PartyWord]) -> bool {
        let [_, _] = self.document_parties else {
            return false;
        };
        let ours = |p: &&PartyWord| self.document_parties.contains(&p.party);
        self.line.holds(BOTH)
            && clause.any(|at| self.line.is(at, Role::Mutual))
            && before.iter().any(ours)
            && !before.iter().all(ours)
    }

    /// `Our exports to Russia reached $23 billion. Food exports made up $6.8 billion of that amount`: part of what was just told.
    fn is_part_of_carried(&self, topic: &Topic, carried: &Carried) -> bool {
        let part = |at: usize| self.line.is(at, Role::Part);
        let measure = topic.measure.as_deref();
        let whole = measure.and_then(|id| self.measure_named(id)?.part_of.as_deref());
        let here = carried.paragraph == self.paragraph && self.topics.parties.is_empty();
        here && whole.is_some()
            && whole == carried.measure.as_deref()
            && self.line.holds(SenseSet::role(Role::Part))
            && (0..self.line.len()).any(part)
    }

    /// `Exports of Portugal fell to 77 billion. The goods deficit narrowed to 27 billion`: of the country spoken of alone, and so is
    /// what the speaker's own economy sells after it has been told how that grew.
    fn carried_alone(&self, carried: &Carried) -> Option<Arc<str>> {
        let [alone] = carried.parties.as_slice() else {
            return None;
        };
        let mutual = |at: usize| self.line.is(at, Role::Mutual);
        let of_both = match self.own == Some(alone) {
            true => self.line.holds(BOTH) && (0..self.line.len()).any(mutual),
            false => self.speaks_of_both(),
        };
        let here = carried.paragraph == self.paragraph && self.topics.parties.is_empty();
        (here && is_country(alone) && !of_both).then(|| alone.clone())
    }

    /// `Exports came to $1.5 billion, of which $0.6 billion went to Russia`, `Arrivals came to 1.8 million, with Indians in first place`:
    /// whom the parts behind a figure are of is no matter of the whole.
    pub(super) fn before_its_parts<'w>(
        &self,
        words: Vec<&'w PartyWord>,
        found: &Found,
    ) -> Vec<&'w PartyWord> {
        const PARTS: SenseSet = SenseSet::role(Role::Part).or(SenseSet::role(Role::With));
        if !self.line.holds(PARTS) {
            return words;
        }
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let with = |at: usize| {
            let party = |p: &&PartyWord| (at + 1..=at + WITH).contains(&p.at);
            let led = self.line.is(at, Role::With) && self.line.is_mark(at - 1, ',');
            led && words.iter().any(party)
        };
        let part = (found.tokens.end..self.line.len())
            .find(|at| self.line.is(*at, Role::Part) && !dated(*at) || *at > 0 && with(*at));
        let Some(part) = part else {
            return words;
        };
        words.into_iter().filter(|p| p.at < part).collect()
    }

    /// The parties of the last clause before `at` that names any, else all those of the sentence: `Russia accounts for 17 percent
    /// of trade, or $11.6 billion; China stays first`.
    fn parties_before(&self, at: usize, found: &Found) -> Vec<&PartyWord> {
        let mut told = self.topics.parties.iter().rev();
        let last = told.find(|p| p.end <= at && !self.is_of_speaker(p.at));
        let Some(last) = last else {
            // `The country received 8.8 million tourists; South Korea sent 2.3 million`
            let later = (found.tokens.end..self.line.len()).find(|i| self.line.is_mark(*i, ';'));
            let here = self.topics.parties.iter();
            let here = here.filter(|p| later.is_none_or(|later| p.at < later));
            return self.before_its_parts(here.collect(), found);
        };
        let there = clause(self.line, last.at);
        let mine = |p: &&PartyWord| there.contains(&p.at);
        self.topics.parties.iter().filter(mine).collect()
    }

    /// Whether the sentence is of the speaker's side and another: `our trade`, `mutual trade`.
    fn speaks_of_both(&self) -> bool {
        let both = |at: usize| self.line.is(at, Role::Own) || self.line.is(at, Role::Mutual);
        self.line.holds(BOTH) && (0..self.line.len()).any(both)
    }

    /// The parties of one figure of a list that names a partner for each: `trade with Turkey stood at $1.7 billion, with Russia
    /// at $1.5 billion` tells of two partners of one country.
    fn own_partners<'w>(&'w self, words: Vec<&'w PartyWord>, found: &Found) -> Vec<&'w PartyWord> {
        let behind = |p: &PartyWord| p.at >= found.tokens.end && self.is_with(p);
        let with = |p: &&&PartyWord| p.end <= found.tokens.start && self.is_with(p);
        let words = match words.iter().rev().find(with).map(|p| p.party.clone()) {
            // `Trade with China came to $17 billion and with Russia to $3 billion`
            Some(partner) => {
                let mine = |p: &&PartyWord| p.party == partner || !behind(p);
                words.into_iter().filter(mine).collect()
            }
            None => words,
        };
        let mut from = 0;
        let mut of_others: Vec<&PartyWord> = Vec::new();
        let mut own = None;
        for f in self.figures {
            let mut told = self.topics.parties.iter().rev();
            let told = told.find(|p| p.at >= from && p.end <= f.tokens.start);
            match f.tokens.start == found.tokens.start {
                true => own = told.filter(|_| from > 0),
                false => of_others.extend(told),
            }
            from = f.tokens.end;
        }
        let named =
            |cue: &&Cue| own.is_some_and(|p| cue.at >= p.end && cue.end <= found.tokens.start);
        if own.is_none() || of_others.is_empty() || self.topics.cues.iter().any(|cue| named(&cue)) {
            return words;
        }
        let mine = |p: &&PartyWord| {
            own.is_some_and(|own| own.party == p.party)
                || of_others.iter().all(|other| other.party != p.party)
        };
        self.topics.parties.iter().filter(mine).collect()
    }

    /// Two parties, sorted: named ones first, the document's for those left unnamed.
    pub(super) fn pair(&self, words: &[&PartyWord], found: &Found) -> Vec<Arc<str>> {
        if self.is_of_the_land() {
            return self.land().into_iter().collect();
        }
        let words = &*self.without_bodies(words);
        if let Some(all) = self.of_all_members(words) {
            return vec![all];
        }
        let mut named: Vec<Arc<str>> = Vec::new();
        let mut by_distance: Vec<&&PartyWord> = words.iter().collect();
        by_distance.sort_by_key(|p| p.at.abs_diff(found.tokens.start));
        for word in by_distance {
            if !named.contains(&word.party) && named.len() < 2 {
                named.push(word.party.clone());
            }
        }
        let of_many = self.document_parties.len() < 2 && self.own.is_none();
        if named.len() < 2 && !self.is_owned_alone(words, found) && !(of_many && named.is_empty()) {
            let missing = match named.first() {
                Some(one) if !self.document_parties.contains(one) => self
                    .own
                    .or_else(|| self.document_parties.first())
                    .cloned()
                    .into_iter()
                    .collect(),
                // `our trade with Russia`: the other side is the speaker's.
                Some(one) if self.own.is_some_and(|own| own != one) => {
                    self.own.cloned().into_iter().collect()
                }
                _ => self.document_parties.to_vec(),
            };
            for party in missing {
                if named.len() < 2 && !named.contains(&party) {
                    named.push(party);
                }
            }
        }
        // `Kazakhstan is our closest partner. Trade between our countries came to 5 billion`
        if named.is_empty()
            && let Some(own) = self.own.or(self.home)
            && (self.line.holds(BOTH)
                && (0..self.line.len()).any(|at| self.line.is(at, Role::Mutual)))
            && let Some(other) = self.other_named_before(own)
        {
            named.extend([own.clone(), other]);
        }
        // In a government's own session, trade with nobody in particular is that of the country.
        if named.is_empty()
            && let Some(home) = self.at_home()
        {
            named.push(home);
        }
        named.sort();
        named
    }

    /// `China weighs more than America in our trade`: whom somebody is held against is no side of anything.
    fn is_less_or_more_than(&self, word: &PartyWord) -> bool {
        let the = usize::from(word.at > 0 && self.line.is(word.at - 1, Role::Definite));
        let than = self.line.role_before(word.at - the, Role::Than);
        than.is_some_and(|than| {
            than > 0 && (self.line.is(than - 1, Role::More) || self.line.is(than - 1, Role::Less))
        })
    }

    /// Whether a preposition that `leads` takes leads to the word at `at`, with nothing but articles and adjectives between.
    pub(super) fn led_by(&self, at: usize, leads: impl Fn(usize) -> bool) -> bool {
        (at.saturating_sub(LED)..at).rev().any(|i| {
            leads(i)
                && (i + 1..at).all(|j| {
                    // `to the countries of the European Union`
                    self.line.is(j, Role::Sides) && self.line.is(j + 1, Role::Of)
                        || self.line.is(j, Role::Definite)
                        || self.line.is(j, Role::Article)
                        || self.line.capital(j)
                        || self.line.is(j, Role::Of)
                })
        })
    }

    /// The one party whose figure it is: named before the figure, else behind it, else the one the document is of.
    pub(super) fn single(&self, words: &[&PartyWord], found: &Found) -> Vec<Arc<str>> {
        let before = words.iter().rev().find(|p| p.end <= found.tokens.start);
        let named = before.or_else(|| words.first()).map(|p| p.party.clone());
        named
            .or_else(|| self.own.cloned())
            .or_else(|| self.main_party.cloned())
            .into_iter()
            .collect()
    }
}
