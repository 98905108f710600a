//! The way that things and people go: `by rail`, `through the port of Aktau`, `along the Middle Corridor`.
//!
//! Freight by rail is no freight by road, and neither is all freight. What cannot be told is compared with nothing.

use super::attach::Attach;
use super::carry::Carried;
use super::figure::Found;
use super::mention::MentionKind;
use super::topic::{PartyWord, clause};
use crate::claim::is_country;
use crate::lexicon::{Measure, Role, Sense, SenseSet, TimeRole, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// The way of a figure that goes some way or other, nobody can tell which.
pub(super) const UNTOLD: &str = "some way";

/// The name of all ways together: `by all modes of transport`.
const ALL: &str = "all";

/// The name of what only passes through.
const THROUGH: &str = "transit";

/// What goes a way, or what way it goes, where a sentence names it.
struct Mention {
    tokens: Range<usize>,
    name: String,
    /// Whether it is a route or a place.
    route: bool,
}

impl Attach<'_> {
    /// What a figure is of whose measure the way it goes parts: ways, and things that go.
    pub(super) fn of_way(
        &self,
        found: &Found,
        measure: &Measure,
        scope: Option<&Arc<str>>,
        carried: &Carried,
    ) -> Option<Arc<str>> {
        let all = self.mentions();
        let own: Vec<&Mention> = self.own(&all, found);
        // `Almaty International Airport`: the name of one that serves all sorts of flights.
        let of_a_name = |m: &Mention| {
            let (start, end) = (m.tokens.start, m.tokens.end);
            let next = all.iter().any(|other| other.tokens.start == end);
            next && self.line.capital(start) && self.line.capital(end)
        };
        let mut of: Vec<String> = own
            .iter()
            .filter(|m| !of_a_name(m))
            .filter(|m| !m.route && m.name != ALL && !measure.inherent.contains(&m.name))
            .map(|m| m.name.clone())
            .collect();
        // `Rail transit grew to 28.1 million tonnes, road transit to 6.8`, where the second may well be left out.
        let overall = self.is_overall(found, measure);
        let passes =
            |m: &&Mention| !overall && m.name == THROUGH && m.tokens.end <= found.tokens.start;
        of.extend(all.iter().find(passes).map(|m| m.name.clone()));
        // Other words narrow it too, but those that the ways are told by tell nothing more.
        let within = |word: &str| {
            let mut tokens = all.iter().flat_map(|m| m.tokens.clone());
            tokens.any(|at| {
                self.line.word(at).to_lowercase() == word || self.named_thing(at).1 == word
            })
        };
        let things = self.narrowed_behind(found.tokens.end, false, &[]);
        let told = scope.iter().flat_map(|words| words.split(' '));
        let told = told.map(str::to_owned).chain(things.into_iter().flatten());
        of.extend(told.filter(|word| !within(word) && !self.is_cargo(word)));
        let through = own.iter().any(|m| m.route);
        for party in &self.topics.parties {
            of.extend(self.led_party(party, found));
            // `The Port of Baku took in 190,000 tonnes of Kyrgyz cargo`
            let cargo = party.adjective && self.is_cargo(&self.line.word(party.end).to_lowercase());
            of.extend((through && cargo).then(|| format!("of {}", party.party)));
        }
        of.sort();
        of.dedup();
        if !of.is_empty() {
            return Some(of.join(", ").into());
        }
        // `Транзит вырос на 7 %. Всего за год пропустили 34,9 млн тонн`: all of what is spoken of.
        let all_ways = overall || own.iter().any(|m| m.name == ALL);
        if !all_ways && self.goes_on_with(found, measure, carried) {
            return carried.of.clone();
        }
        if all_ways {
            return None;
        }
        // A port's or a route's figures are apart by its name.
        if own.iter().any(|m| m.route) {
            return None;
        }
        self.way_spoken_of()
    }

    /// `…, and total freight was 45 million`: all of it, whatever the talk was of before.
    fn is_overall(&self, found: &Found, measure: &Measure) -> bool {
        let start = self.between_figures(found).start;
        self.topics.cues.iter().any(|cue| {
            let its = |id: u16| self.measure(id).is_some_and(|m| m.id == measure.id);
            // What another word has to claim for it (`carried`) names nothing that could be all.
            let alone = |s: &Sense| matches!(s, Sense::Measure(id) if its(*id)).then_some(());
            let led = start.max(cue.at.saturating_sub(2))..cue.end;
            let own = (start..found.tokens.start).contains(&cue.at);
            own && self.line.find(cue.at, alone).is_some()
                && led.into_iter().any(|at| self.line.is(at, Role::Overall))
        })
    }

    /// `The ferry brought 31,000 tourists`: what opens the clause carried no more than those who came with it.
    pub(super) fn carrier(&self, found: &Found) -> Option<Arc<str>> {
        let own = clause(self.line, found.tokens.start).start;
        let opens = own + self.line.role(own, Role::Definite).unwrap_or(0);
        let way = |s: &Sense| match s {
            Sense::Way(name) if !is_route(name) => Some(name.clone()),
            _ => None,
        };
        let (len, name) = self.line.find(opens, way)?;
        (opens + len < found.hedged.start).then_some(name)
    }

    /// The route or place whose figure it is: named beside it, or the one that the talk goes on about.
    pub(super) fn route(
        &self,
        found: &Found,
        measure: &Measure,
        carried: &Carried,
    ) -> Option<Arc<str>> {
        let all = self.mentions();
        let own = self.own(&all, found);
        let mut named: Vec<&str> = own
            .iter()
            .filter(|m| m.route)
            .map(|m| m.name.as_str())
            .collect();
        named.sort_unstable();
        named.dedup();
        if !named.is_empty() {
            return Some(named.join(", ").into());
        }
        if self.goes_on_with(found, measure, carried) {
            let [one] = carried.parties.as_slice() else {
                return None;
            };
            return (!is_country(one)).then(|| one.clone());
        }
        let before = self.ways_before();
        let mut routes = before.iter().filter(|name| is_route(name));
        let route = routes.next().filter(|_| self.topics.parties.is_empty())?;
        routes.next().is_none().then(|| route.clone())
    }

    /// Whether the words tell of two countries: `between them`, `with China`, `Russia and Kazakhstan`.
    pub(super) fn tells_of_two(&self, words: &[&PartyWord]) -> bool {
        let mutual = |at: usize| self.line.is(at, Role::Mutual);
        let with = |p: &PartyWord| self.is_with(p);
        let another = |p: &&PartyWord| words.iter().any(|other| other.party != p.party);
        (0..self.line.len()).any(mutual)
            || words.iter().any(|p| with(p))
            || words.iter().any(another)
    }

    /// Whether a figure goes on about what was told before, with no name of its own for what it is.
    fn goes_on_with(&self, found: &Found, measure: &Measure, carried: &Carried) -> bool {
        let stretch = self.between_figures(found).start..found.tokens.end;
        let parts = |mut range: Range<usize>| {
            let comma = |at: usize| self.line.is_mark(at, ',') || self.line.is_mark(at, ';');
            range.any(|at| comma(at) || self.line.is(at, Role::And))
        };
        let mut cues = self.topics.cues.iter();
        let named = cues.any(|cue| {
            let its = self
                .measure(cue.measure)
                .is_some_and(|m| m.id == measure.id);
            // `24 million tonnes of freight were carried by rail, a fifth more than last year's 20`: freight is the 24.
            let of_before = stretch.start > 0
                && !parts(stretch.start..cue.at)
                && parts(cue.end..found.tokens.start);
            its && stretch.contains(&cue.at) && !of_before
        });
        let counted = self
            .counted_noun(found)
            .is_some_and(|noun| *noun == *measure.id);
        let same = carried.measure.as_deref() == Some(measure.id.as_str());
        same && !named && !counted && carried.paragraph == self.paragraph
    }

    /// From the figure before to the one behind; what counts something else parts nothing (`the railways of the two countries`).
    fn between_figures(&self, found: &Found) -> Range<usize> {
        let parts = |f: &&Found| match f.kind {
            MentionKind::Money | MentionKind::Ordinal => false,
            MentionKind::Count => found.unit.is_none() || f.unit == found.unit,
            _ => true,
        };
        // `Rail transit grew from 26 to 28.1 million tonnes`: where it came from parts nothing.
        let mut before = self
            .figures
            .iter()
            .rev()
            .filter(parts)
            .filter(|f| !f.came_from);
        let before = before.find(|f| f.tokens.end <= found.tokens.start);
        let before = before.map(|f| f.tokens.end);
        let mut behind = self.figures.iter().filter(parts).map(|f| f.tokens.start);
        let behind = behind.find(|start| *start >= found.tokens.end);
        before.unwrap_or(0)..behind.unwrap_or(self.line.len())
    }

    /// The mentions that are of a figure: of those between two figures the words and marks around tell.
    fn own<'m>(&self, all: &'m [Mention], found: &Found) -> Vec<&'m Mention> {
        let stretch = self.between_figures(found);
        let joins = |at: usize| {
            let ends = all.iter().any(|m| m.tokens.end == at);
            ends && all.iter().any(|m| m.tokens.start == at + 1)
        };
        let parts = |mut range: Range<usize>| {
            range.any(|at| {
                let mark = self.line.is_mark(at, ',') || self.line.is_mark(at, ';');
                (mark || self.line.is(at, Role::And)) && !joins(at)
            })
        };
        let (first, last) = (stretch.start == 0, stretch.end == self.line.len());
        let is_own = |m: &&Mention| {
            if m.tokens.start >= found.tokens.start && m.tokens.end <= found.tokens.end {
                return true;
            }
            if m.tokens.start < stretch.start || m.tokens.end > stretch.end {
                return false;
            }
            if m.tokens.end <= found.tokens.start {
                let nearer = parts(stretch.start..m.tokens.start);
                return first || nearer || !parts(m.tokens.end..found.tokens.start);
            }
            // `exchanged 3.2 million tonnes of cargo, and grain made up the largest share`: what opens a clause of its own.
            let opens = m.tokens.start.checked_sub(2).is_some_and(|comma| {
                let listed = all.iter().any(|other| other.tokens.end == comma);
                self.line.is_mark(comma, ',') && self.line.is(comma + 1, Role::And) && !listed
            });
            if opens {
                return false;
            }
            let apart = parts(found.tokens.end..m.tokens.start);
            // `…, the minister Anna Serova said`: who says it comes behind a comma or a dash.
            let dash = |at: usize| self.line.is_dash(at) && !self.line.glued(at);
            let told = !m.route || !apart && !(found.tokens.end..m.tokens.start).any(dash);
            told && (last || !apart || parts(m.tokens.end..stretch.end))
        };
        all.iter().filter(is_own).collect()
    }

    /// The ways, things and places that the sentence names.
    fn mentions(&self) -> Vec<Mention> {
        let line = self.line;
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < line.len() {
            let hits = line.hits(at).iter();
            let named = hits.filter_map(|hit| match hit.sense {
                Sense::Way(name) => Some((hit.len, name.to_string(), is_route(name))),
                Sense::Kind(name) => Some((hit.len, name.to_string(), false)),
                _ => None,
            });
            let longest = named.max_by_key(|(len, ..)| *len);
            let (len, name, route) = match longest {
                Some(found) => found,
                None if self.is_place_name(at) => {
                    // `Humberto Delgado Airport`, `Porto Santo`
                    let more = (at + 1..line.len()).take_while(|next| self.is_place_name(*next));
                    let words = (at..at + 1 + more.count()).map(|at| line.word(at));
                    let words: Vec<&str> = words.collect();
                    (words.len(), words.join(" "), true)
                }
                None => {
                    at += 1;
                    continue;
                }
            };
            found.push(Mention {
                tokens: at..at + len,
                name,
                route,
            });
            at += len;
        }
        found
    }

    /// Whether a word is a name that nobody knows: of a port, a station, a company.
    fn is_place_name(&self, at: usize) -> bool {
        let line = self.line;
        let name = line.capital(at) && line.is_kind(at, TokenKind::Word);
        if !name || !line.hits(at).is_empty() || self.is_part_of_known(at) || self.is_grammar(at) {
            return false;
        }
        // At the head of a sentence every word has a capital: `Carriers moved 980,000 tonnes`, but `Mombasa handled 36 million`.
        let small = || line.word(at).to_lowercase();
        // `Напомню, что весь коридор …`
        if at == 0 && line.is_mark(1, ',') {
            return false;
        }
        at > 0 || line.language.singular_of(&small()).is_none()
    }

    /// `to Kazakhstan`: one direction is no sum of both.
    fn led_party(&self, party: &PartyWord, found: &Found) -> Option<String> {
        let stretch = self.between_figures(found);
        let before = party.at.checked_sub(1)?;
        let led = stretch.contains(&party.at) && !self.is_with(party);
        let between = self.line.is(before, Role::Between) || self.line.is(before, Role::And);
        // `из` is the `out of` of `5 out of 7`, and so is `in`.
        let within = self.line.time_role(before, TimeRole::In).is_some();
        let word = match () {
            () if !led || between => return None,
            () if self.line.is(before, Role::To) => "to",
            () if self.line.is(before, Role::From) => "from",
            () if self.line.is(before, Role::OutOf) && !within => "from",
            () => return None,
        };
        Some(format!("{word} {}", party.party))
    }

    /// Whether a word only says that what goes are goods: a cue of a measure that ways part.
    fn is_cargo(&self, word: &str) -> bool {
        let mut cues = self.topics.cues.iter();
        cues.any(|cue| {
            let by_way = self.measure(cue.measure).is_some_and(|m| m.by_way);
            by_way && (cue.at..cue.end).any(|at| self.line.word(at).to_lowercase() == word)
        })
    }

    /// The way of a figure whose sentence names none: the only one that its paragraph has spoken of. Where there are several, or
    /// the head of the document or the question before speaks of one, nobody can tell.
    fn way_spoken_of(&self) -> Option<Arc<str>> {
        let before = self.ways_before();
        let mut modes = before
            .iter()
            .filter(|name| !is_route(name) && ***name != *ALL);
        if let Some(first) = modes.next() {
            let alone = modes.all(|name| name == first);
            return Some(if alone { first.clone() } else { UNTOLD.into() });
        }
        let sentences = &self.tokens.document.sentences;
        let (start, _) = self.place_in_document();
        let last = start.checked_sub(1)?;
        let asked = last == 0 || sentences[last - 1].paragraph() != sentences[last].paragraph();
        let led = asked && !self.ways_of(last..start).is_empty();
        (led || !self.ways_of(0..1.min(start)).is_empty()).then(|| UNTOLD.into())
    }

    /// The ways that the paragraph has named before the sentence.
    fn ways_before(&self) -> Vec<Arc<str>> {
        let (start, here) = self.place_in_document();
        self.ways_of(start..here)
    }

    /// The ways that some sentences of the document name, those of them that are kept, each once.
    fn ways_of(&self, sentences: Range<usize>) -> Vec<Arc<str>> {
        let text = &*self.tokens.document.plain;
        let mut ways = Vec::new();
        for split in self.tokens.kept_splits(self.kept_of(sentences)) {
            // The corridor of the Middle Corridor is no other one.
            let mut reached = 0;
            for (at, token) in split.tokens.iter().enumerate() {
                if at < reached || !self.line.language.may_begin(token.word, SenseSet::KIND) {
                    continue;
                }
                let senses = self.line.language.senses(text, split.tokens, at);
                let named = senses.filter_map(|(len, sense)| match sense {
                    Sense::Way(name) => Some((len, name.clone())),
                    _ => None,
                });
                if let Some((len, name)) = named.max_by_key(|(len, _)| *len) {
                    reached = at + len;
                    ways.push(name);
                }
            }
        }
        ways.sort();
        ways.dedup();
        ways
    }
}

/// Whether a way is a route: its name is written with a capital.
fn is_route(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
