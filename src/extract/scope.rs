//! What narrows a measure: `exports of grain`, `trade in services`, `online sales`, `revenue in Europe`.
//!
//! A figure of the grain exported is no figure of all exports. The words that narrow it are kept in the claim as its scope, so
//! that it is compared with what is narrowed alike, and is held to be no more than the whole.

use super::attach::Attach;
use super::mention::MentionKind;
use super::organisation::Named;
use super::region::in_region;
use crate::lexicon::{Measure, Owner, PartyOrder, Role, Sense, SenseSet, TimeRole, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// The most words that narrow a measure.
pub(super) const WORDS: usize = 4;

/// How near before what names a measure `other` makes it some of that.
const OTHERS: usize = 2;

impl Attach<'_> {
    /// What narrows the measure that the phrase in `named` names, for the figure at `at`.
    pub(super) fn scope(
        &self,
        named: &Range<usize>,
        at: usize,
        measure: Option<&Measure>,
    ) -> Option<Arc<str>> {
        if measure.is_some_and(|m| m.undivided) {
            return None;
        }
        let owned = measure.is_some_and(|m| m.owner == Owner::Organisation);
        let names = match measure.is_some_and(|m| m.owner != Owner::Country) {
            true => self.named_organisations(),
            false => &[],
        };
        // Before a counted noun stands its number.
        let mut words = match named.start != self.figures[at].tokens.start {
            true => self.narrowed_before(named.start, names),
            false => Vec::new(),
        };
        // `Cargo and other revenue`, `other clinical staff`
        let near = (named.start.saturating_sub(OTHERS)..named.start).rev();
        let mut near = near.take_while(|at| self.line.is_kind(*at, TokenKind::Word));
        let others = near.find(|at| self.line.is(*at, Role::Others));
        if words.is_empty() && measure.is_some_and(|m| m.by_kind) {
            words = self.thing_before_aside(named.start);
        }
        if let Some(others) = others.filter(|_| words.is_empty()) {
            words.push(self.line.word(others).to_lowercase());
        }
        // `German revenue`
        let mut parties = self.topics.parties.iter();
        let sold_in = parties.find(|p| p.adjective && p.end == named.start);
        if words.is_empty()
            && owned
            && let Some(party) = sold_in
        {
            words.push(party.party.to_string());
        }
        if words.is_empty() && owned {
            words = self.narrowed_subject(named.start, names);
            // `… had revenue of 3 million and long products 1 million`
            let listed = self.lists_on(named, at).filter(|_| !words.is_empty());
            if let Some(from) = listed {
                let own = self.noun_phrase_before(self.figures[at].hedged.start, names);
                let own = own.filter(|own| own.start >= from);
                words = own.map_or(words, |own| self.things(own));
            }
        }
        if measure.is_some()
            && !owned
            && let Some(field) = self.field_before(named.start)
        {
            words = vec![field];
        }
        if words.is_empty() && measure.is_some_and(|m| !m.counts.is_empty()) {
            words = self.opened_with(named);
            words.extend(self.subject_before_colon(at).filter(|_| words.is_empty()));
        }
        if let Some(own) = self.left_out_name(named, at, names) {
            return Some(own.join(" ").into());
        }
        if let Some(own) = self.left_out_noun(named, at, names) {
            return Some(own.join(" ").into());
        }
        // `… was £5 million and in the Americas £3 million`: each figure of a list has its own place.
        let own = self
            .lists_on(named, at)
            .and_then(|from| self.narrowed_behind(from, owned, names));
        words.extend(match own {
            Some(own) => own,
            None => self
                .narrowed_behind(named.end, owned, names)
                .or_else(|| self.dealt_in(named.end, measure))
                .unwrap_or_default(),
        });
        words.dedup();
        if words.is_empty() && owned {
            words = self.part_it_opens_with(names);
        }
        if words.is_empty() {
            // `exported 88.9 million tonnes of soya beans`
            let dealt = measure.is_some_and(|m| m.parties == PartyOrder::Directed && !m.of_people);
            let amount = &self.figures[at];
            let behind =
                dealt && !owned && amount.unit.is_some() && named.end <= amount.tokens.start;
            let dealt_in = behind.then(|| self.listed_thing(at)).flatten();
            return dealt_in.or_else(|| self.thing_before_bracket(at));
        }
        Some(words.join(" ").into())
    }

    /// `supplied chiefly metals (88 million) and textiles (66 million)`: an amount in brackets is of what stands right before them.
    pub(super) fn thing_before_bracket(&self, at: usize) -> Option<Arc<str>> {
        let figure = &self.figures[at];
        let amount = matches!(figure.kind, MentionKind::Money | MentionKind::Quantity);
        let bracket = figure.hedged.start.checked_sub(1).filter(|_| amount)?;
        if !self.line.is_mark(bracket, '(') || self.is_cue(bracket.checked_sub(1)?) {
            return None;
        }
        let phrase = self.noun_phrase_before(bracket, self.named_organisations())?;
        Some(self.things(phrase).join(" ").into())
    }

    /// Whether a part that is listed behind a figure is that of a partner: `including $1.3 billion to Switzerland`.
    pub(super) fn is_listed_partner(&self, at: usize) -> bool {
        let end = self.figures[at].tokens.end;
        let leads = [Role::To, Role::From, Role::With];
        let Some(len) = leads.iter().find_map(|role| self.line.role(end, *role)) else {
            return false;
        };
        let next = end + len + usize::from(self.line.is(end + len, Role::Definite));
        self.topics.parties.iter().any(|p| p.at == next)
    }

    /// Whether a token is of the name of a measure.
    fn is_cue(&self, at: usize) -> bool {
        let mut cues = self.topics.cues.iter();
        cues.any(|cue| (cue.at..cue.end).contains(&at))
    }

    /// What a part that is listed behind a figure is of: `including $72 million of grain`, `9.6 TWh from wind`.
    pub(super) fn listed_thing(&self, at: usize) -> Option<Arc<str>> {
        let end = self.figures[at].tokens.end;
        // `$72 million worth of grain`
        let worth = self.line.role(end, Role::Worth).map(|len| end + len);
        let end = worth
            .filter(|of| self.line.is(*of, Role::Of))
            .unwrap_or(end);
        let of = self.line.is(end, Role::Of) || self.line.language.singular.head_first;
        let of = of || self.line.is(end, Role::From);
        let words = self.narrowed_behind(end, false, &[]).filter(|_| of)?;
        Some(words.join(" ").into())
    }

    /// Where the part of a list begins that leads to the figure at `at`, behind another figure.
    fn lists_on(&self, named: &Range<usize>, at: usize) -> Option<usize> {
        let before = self.figures.get(at.checked_sub(1)?)?;
        let joined = before.hedged.end;
        let crossed = named.end <= before.tokens.start;
        let and = self
            .line
            .role(joined, Role::And)
            .or_else(|| self.line.is_mark(joined, ',').then_some(1));
        and.filter(|_| crossed).map(|len| joined + len)
    }

    /// The words behind a measure's name that narrow it, when a preposition joins them to it or the case does.
    pub(super) fn narrowed_behind(
        &self,
        at: usize,
        owned: bool,
        names: &[Named],
    ) -> Option<Vec<String>> {
        let line = self.line;
        let preposition = line
            .role(at, Role::Of)
            .or_else(|| line.time_role(at, TimeRole::In))
            .or_else(|| {
                // `добыча нефти с конденсатом`: where nouns have cases, `from` asks for one that `with` does not.
                let len = line.role(at, Role::From)?;
                let any = line.language.genitive.endings.is_empty();
                (any || self.is_genitive(at + len)).then_some(len)
            });
        let mut next = match preposition {
            Some(len) => at + len,
            None if self.is_genitive(at) => at,
            None => return None,
        };
        if owned && let Some(end) = self.behind_trade(next) {
            next = end;
        }
        let mut words = Vec::new();
        while next < line.len() && words.len() < WORDS {
            if line.is(next, Role::Definite) || line.is(next, Role::Article) {
                next += 1;
                continue;
            }
            if let Some(party) = self.topics.parties.iter().find(|p| p.at == next) {
                // Countries trade with one another; a company only sells in them.
                if owned {
                    words.push(party.party.to_string());
                }
                next = self.behind_possessive(party.end);
                // Behind `Mongolia` the phrase is over; behind `Mongolia's` or `Mongolian` it goes on.
                if next == party.end && !party.adjective {
                    break;
                }
                continue;
            }
            if let Some(name) = names.iter().find(|name| name.tokens.start == next) {
                next = self.behind_possessive(name.tokens.end);
                continue;
            }
            // `exports of goods and services`: one name, though its first word alone says nothing.
            let phrase = |s: &Sense| matches!(s, Sense::Kind(_)).then_some(());
            let named = self
                .line
                .find_in(next, SenseSet::KIND, phrase)
                .is_some_and(|(len, ())| len > 1);
            if self.is_neutral(next) && !named {
                next += 1;
                continue;
            }
            if named {
                let (len, word) = self.named_thing(next);
                words.push(word);
                next += len;
                continue;
            }
            if self.sets_apart(next) {
                break;
            }
            // `revenue from services`: not singular to plural, but a noun all the same.
            let plural = line.is(next, Role::Adjective) && !line.is(next, Role::Stop);
            if !plural && !self.is_narrowing(next, names) {
                break;
            }
            // `экспорт услуг вырос`: what goes on in another case is no part of the name.
            let cases = !line.language.genitive.endings.is_empty();
            if !words.is_empty() && cases && !self.is_genitive(next) {
                break;
            }
            let (len, word) = self.named_thing(next);
            words.push(word);
            next += len;
            if line.is_dash(next) && line.glued(next) && line.glued(next + 1) {
                next += 1;
            }
        }
        (!words.is_empty()).then_some(words)
    }

    /// The words right before a measure's name that narrow it: `online sales`, `non-oil exports`.
    ///
    /// What may as well be a verb (`to boost exports`) is none: before them stands an article, a possessive, a preposition, or
    /// nothing.
    pub(super) fn narrowed_before(&self, at: usize, names: &[Named]) -> Vec<String> {
        let line = self.line;
        // `the Energy division's revenue`
        let owner = at >= 2 && line.is_apostrophe(at - 2);
        let at = match owner && line.glued(at - 2) && line.glued(at - 1) {
            true => at - 2,
            false => at,
        };
        // `Conventional power stations generated`: what stands before a word that narrows nothing by itself narrows it.
        let at = match self.many_before(at) {
            Some(many) if many > 0 && self.is_narrowing(many - 1, names) => many,
            _ => at,
        };
        let mut start = at;
        while start > 0 && at - start < WORDS {
            let word = start - 1;
            let hyphen = line.is_dash(word) && line.glued(word) && line.glued(start);
            // `fixed-line revenue`: one word, whatever its parts alone.
            let compound = word > 1
                && line.is_kind(word, TokenKind::Word)
                && line.is_dash(word - 1)
                && line.glued(word - 1)
                && line.glued(word)
                && self.is_narrowing(word - 2, names);
            let narrows = self.is_narrowing(word, names) && self.may_precede(word, at);
            if !(narrows || compound || hyphen && start < at) {
                break;
            }
            start = word;
        }
        if start == at || !self.opens_phrase(start) {
            return Vec::new();
        }
        (start..at)
            .filter(|i| line.is_kind(*i, TokenKind::Word) && !self.sets_apart(*i))
            .map(|i| self.named_thing(i).1)
            .collect()
    }

    /// Where the words begin right before a token that stand for many of a sort and narrow nothing: `companies`, `power stations`.
    fn many_before(&self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        let neutral = |s: &Sense| matches!(s, Sense::Neutral).then_some(());
        let (start, ()) = self.line.find_before_in(at, SenseSet::NEUTRAL, neutral)?;
        let many = self
            .line
            .language
            .singular_of(&self.line.word(last).to_lowercase());
        many.map(|_| start)
    }

    /// `On social housing, 7,871 homes were built`: what a sentence says at its head that it tells of, unless that is the measure.
    fn opened_with(&self, named: &Range<usize>) -> Vec<String> {
        let line = self.line;
        let Some(first) = line.role(0, Role::Concerns) else {
            return Vec::new();
        };
        let small = |at: usize| {
            let timed = SenseSet::TIME_UNIT.or(SenseSet::MONTH).or(SenseSet::NUMBER);
            line.is_kind(at, TokenKind::Word)
                && !line.capital(at)
                && !line.is(at, Role::Stop)
                && !line.may_be(at, timed)
                && !self
                    .topics
                    .cues
                    .iter()
                    .any(|cue| (cue.at..cue.end).contains(&at))
        };
        let words = (first..first + WORDS).take_while(|at| small(*at)).count();
        let end = first + words;
        // `On the gross measure, reserves came to 44 billion`
        let plain = SenseSet::QUALIFIER.or(SenseSet::NEUTRAL);
        let tells = (first..end).any(|at| !line.may_be(at, plain));
        match tells && line.is_mark(end, ',') && end < named.start {
            true => self.things(first..end),
            false => Vec::new(),
        }
    }

    /// `Flats grew fastest: 9,400 were finished`: what the clause before the colon begins with is what its figure counts.
    fn subject_before_colon(&self, at: usize) -> Option<String> {
        let line = self.line;
        let colon = self.figures[at].hedged.start.checked_sub(1)?;
        let counts = line.is_mark(colon, ':') && line.is_kind(0, TokenKind::Word);
        let thing = counts && !self.is_cue(0) && !line.is(0, Role::Stop);
        let (_, name) = thing.then(|| self.named_thing(0))?;
        let singular = line.language.singular_of(&name);
        let noun = singular.is_some() || line.may_be(0, SenseSet::NOUN.or(SenseSet::KIND));
        noun.then(|| singular.unwrap_or(name))
    }

    /// The names of what a phrase's words name.
    pub(super) fn things(&self, phrase: Range<usize>) -> Vec<String> {
        let words = phrase.filter(|at| self.line.is_kind(*at, TokenKind::Word));
        words.map(|at| self.named_thing(at).1).collect()
    }

    /// A thing by the name it has in every language, or else the word as it stands; and how many tokens it takes.
    pub(super) fn named_thing(&self, at: usize) -> (usize, String) {
        let known = self
            .line
            .find_in(at, SenseSet::NOUN.or(SenseSet::KIND), |s| match s {
                Sense::Noun(name) | Sense::Kind(name) => Some(name.to_string()),
                _ => None,
            });
        known.unwrap_or_else(|| (1, self.line.word(at).to_lowercase()))
    }

    /// Whether a noun phrase may begin at `start`.
    fn opens_phrase(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else {
            return true;
        };
        let line = self.line;
        let adjective = |p: &super::topic::PartyWord| p.end == start && p.adjective;
        let marked = line.is_kind(before, TokenKind::Mark) && !line.is_dash(before);
        let possessive = line.glued(before) && before > 0 && line.is_apostrophe(before - 1);
        marked
            || possessive
            || [
                Role::Definite,
                Role::Article,
                Role::Of,
                Role::And,
                Role::Own,
                Role::While,
                Role::From,
            ]
            .iter()
            .any(|role| line.is(before, *role))
            || self.is_neutral(before)
            || line.time_role(before, TimeRole::In).is_some()
            || self.topics.parties.iter().any(adjective)
            || self.periods.iter().any(|p| p.tokens.end == start)
    }

    /// A word that no vocabulary knows in this place, a name among them.
    pub(super) fn is_narrowing(&self, at: usize, names: &[Named]) -> bool {
        let line = self.line;
        let shared = |cue: &super::topic::Cue| (cue.at..cue.end).contains(&at);
        let known = names.iter().any(|name| name.tokens.contains(&at))
            || self.topics.unclaimed.iter().any(shared)
            || self
                .topics
                .parties
                .iter()
                .any(|p| (p.at..p.end).contains(&at))
            // `III квартал`
            || self.periods.iter().any(|p| p.tokens.contains(&at));
        let name = line.is_kind(at, TokenKind::Word) && line.capital(at) && !self.is_grammar(at);
        // `gas exports`: what is no plural for all its letters is a thing still.
        let thing = |s: &Sense| matches!(s, Sense::Kind(_)).then_some(());
        let thing =
            line.is(at, Role::Adjective) && line.find_in(at, SenseSet::KIND, thing).is_some();
        !known && (self.is_unknown(at) || name || thing || in_region(line, at))
    }

    /// Whether a token is of words that set a figure apart and make no part of it.
    pub(super) fn sets_apart(&self, at: usize) -> bool {
        self.line.holds(SenseSet::QUALIFIER)
            && (at.saturating_sub(4)..=at).any(|start| {
                let mut hits = self.line.hits(start).iter();
                hits.any(|h| start + h.len > at && matches!(h.sense, Sense::Qualifier(..)))
            })
    }

    pub(super) fn is_neutral(&self, at: usize) -> bool {
        let neutral = |s: &Sense| matches!(s, Sense::Neutral).then_some(());
        self.line.find_in(at, SenseSet::NEUTRAL, neutral).is_some()
    }

    pub(super) fn behind_possessive(&self, at: usize) -> usize {
        let apostrophe = self.line.is_apostrophe(at);
        match apostrophe && self.line.glued(at) {
            true if self.line.glued(at + 1) => at + 2,
            true => at + 1,
            false => at,
        }
    }
}
