//! What a whole document is about: the country its head names as its own, the two countries it names most, and whom each
//! speaker speaks for.

mod beside;
mod head;
mod spelled;

use self::beside::{names_before, names_behind};
use self::head::{has_envoy, is_met, is_of_head, only, pair, with_whom};
use self::spelled::{is_short_for, same_name, same_word, spellings};
use super::side::Partners;
use super::tokens::{Tokens, tokens_of};
use super::topic::{PartyWord, parties};
use super::{district, land, seat};
use crate::claim::is_country;
use crate::lexicon::{Begins, Language, Role, Sense, SenseSet, Token, TokenKind, UnitTable};
use rustc_hash::FxHashMap;
use std::collections::HashSet;
use std::sync::Arc;

/// How many sentences make the head of a document.
const HEAD: usize = 2;

/// How many at most, where somebody speaks behind it.
const HEAD_OF_TALK: usize = 4;

/// How many sentences may stand before the thing that a document is about.
const KIND: usize = 4;

/// The least weight of a country that is named outright more than once.
const AGAIN: usize = 4;

/// The most weight of a country that is named in passing.
const ONCE: usize = 2;

/// How many countries named make a list of them.
const CROWD: usize = 5;

/// More sentences than a short document has.
const LONG: usize = 12;

/// What a document is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its parties, at most two: the country it is of, then the most named first.
    pub parties: Vec<Arc<str>>,
    /// The country it is of: its head names it, and no other.
    pub home: Option<Arc<str>>,
    /// The country whose figures they are when nothing near them says: the one the document is of, else the one it speaks of
    /// far more than of any other.
    pub main: Option<Arc<str>>,
    /// The one thing its head is about, of those that measures come in: cholera, in a briefing on it.
    pub kind: Option<Arc<str>>,
    /// The part of a country that its head names as its own.
    pub place: Option<Arc<str>>,
    /// The only country it names, if it names that one again and again and not as a partner.
    pub only: Option<Arc<str>>,
    /// Every country it names.
    pub named: Vec<Arc<str>>,
    /// The party each speaker speaks for, by the speaker's name.
    pub sides: FxHashMap<Arc<str>, Arc<str>>,
}

impl About {
    /// Reads the countries of a document.
    pub fn of(tokens: &Tokens<'_>, units: &UnitTable) -> Self {
        let (document, language) = (tokens.document, tokens.language);
        let mut counts: Vec<(Arc<str>, usize)> = Vec::new();
        let mut about = Self::default();
        let mut head = Vec::new();
        let mut met = Vec::new();
        let mut weights: Vec<(Arc<str>, usize)> = Vec::new();
        // The countries named in the first sentences.
        let mut headed: Vec<Arc<str>> = Vec::new();
        let mut partners = Partners::default();
        if let Some(title) = document.metadata.title.as_deref() {
            let mut tokens = Vec::new();
            tokens_of(title, 0..title.len(), language, &mut tokens);
            let named = parties(title, &tokens, language).into_iter();
            head.extend(named.filter(|word| is_of_head(title, &tokens, word, language)));
        }
        // Each once: a speaker has hundreds of turns.
        let speakers: HashSet<&Arc<str>> = document
            .turns
            .iter()
            .filter_map(|turn| turn.speaker.as_ref())
            .collect();
        let silent = |at: usize| document.turns.get(at).is_none_or(|t| t.speaker.is_none());
        let before = document.sentences.iter().take(HEAD_OF_TALK);
        let before = before.take_while(|s| silent(s.turn())).count();
        let head_length = match speakers.is_empty() {
            true => HEAD,
            false => before.max(HEAD),
        };
        let known: Vec<(&Arc<str>, Vec<String>)> = speakers
            .iter()
            .map(|speaker| (*speaker, spellings(language, speaker).collect()))
            .collect();
        // Whether the head names an organisation of countries.
        let mut united = false;
        tokens.each_kept(|split| {
            if !split.begins.meets(Begins::PARTY) {
                return;
            }
            let words = parties(&document.plain, split.tokens, language);
            let turn = document.turns.get(split.sentence.turn());
            if let Some(speaker) = turn.and_then(|turn| turn.speaker.as_ref()) {
                partners.note(speaker, &document.plain, split.tokens, &words, language);
            }
            united |= split.index < head_length && words.iter().any(|word| word.organisation);
            for word in &words {
                if word.organisation || is_of_compound(&words, split.tokens, word) {
                    continue;
                }
                if split.index < head_length
                    && is_of_head(&document.plain, split.tokens, word, language)
                {
                    head.push(word.clone());
                } else if split.index < head_length
                    && (is_met(&document.plain, split.tokens, word, language)
                        || has_envoy(&document.plain, split.tokens, &words, word, language))
                {
                    met.push(word.clone());
                }
                match counts.iter_mut().find(|(party, _)| *party == word.party) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((word.party.clone(), 1)),
                }
                let weight = weight(&document.plain, split.tokens, language, word);
                // `Estonian industry ended last year well`, at the head: as good as the name of the country.
                let in_head = speakers.is_empty() && split.index < KIND && weight > 0;
                let weight = weight + usize::from(in_head && word.adjective);
                if in_head {
                    headed.push(word.party.clone());
                }
                match weights.iter_mut().find(|(party, _)| *party == word.party) {
                    Some((_, n)) => *n += weight,
                    None => weights.push((word.party.clone(), weight)),
                }
                let names = names_behind(split.tokens, word);
                for name in names.chain(names_before(&document.plain, split.tokens, word)) {
                    let rest = document.plain.get(name.start..).unwrap_or_default();
                    about.side(language, &known, rest, &word.party);
                }
            }
        });
        // `Ministry of Finance, Japan: exports expanded …`: who alone speaks is as good as a head.
        if let (true, [speaker]) = (head.is_empty(), &*Vec::from_iter(&speakers)) {
            let turn = document
                .turns
                .iter()
                .find(|t| t.speaker.as_ref() == Some(**speaker));
            let label = turn.and_then(|t| t.role.as_ref()).unwrap_or(speaker);
            let named = parties_of_label(label, language).into_iter();
            head.extend(named.filter(|word| !word.organisation));
        }
        about.kind = kind(tokens);
        about.place = district::of_head(tokens);
        let pair = pair(&head).or_else(|| with_whom(&head, &met));
        if let [(party, weight)] = weights.as_slice() {
            about.only = (*weight >= AGAIN).then(|| party.clone());
        }
        let often = counts.iter().filter(|(_, n)| *n > ONCE);
        let often: Vec<Arc<str>> = often.map(|(party, _)| party.clone()).collect();
        about.named = counts.iter().map(|(party, _)| party.clone()).collect();
        // `The Irish airline held 24 percent`, in a long text on something else
        let aside = speakers.is_empty()
            && document.sentences.len() > LONG
            && pair.is_none()
            && matches!(weights.as_slice(), [(_, 0 | 1)]);
        if document.metadata.parties.is_empty() {
            // `BAKU, 15 August — Oil output in the country goes on falling`
            let dateline = || {
                let country = seat::of_dateline(tokens, units, &headed)?;
                let others = |(party, n): &(Arc<str>, usize)| *party != country && *n > ONCE;
                (!weights.iter().any(others)).then_some(country)
            };
            about.home = only(&head).or_else(|| {
                let seat = || seat::of_head(tokens).or_else(dateline);
                head.is_empty().then(seat).flatten()
            });
            let home = |party: &Arc<str>| about.home.as_ref() == Some(party);
            // Whose capital alone is named is of the countries named too.
            counts.extend(
                (about.home.clone())
                    .filter(|home| !counts.iter().any(|(party, _)| party == home))
                    .map(|home| (home, 0)),
            );
            counts.sort_by(|a, b| {
                let order = b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0));
                home(&b.0).cmp(&home(&a.0)).then(order)
            });
            // Of a country's trade with many, what names no partner is with nobody in particular.
            let many = about.home.is_some() && counts.len() > 2 && pair.is_none();
            // Of two that are named as often nobody can tell which is the other side.
            let tie = |a: Option<&(Arc<str>, usize)>, b: Option<&(Arc<str>, usize)>| {
                a.zip(b).is_some_and(|((_, a), (_, b))| a == b)
            };
            let tied = tie(counts.get(1), counts.get(2)) && !tie(counts.first(), counts.get(1));
            // Named once in a long text that nobody speaks, and not in its head, the other one is only mentioned.
            let long = speakers.is_empty() && document.sentences.len() > LONG;
            let mentioned = long && counts.get(1).is_some_and(|(_, n)| *n == 1);
            // Of three and more that are named as often, the document is of none.
            let nobody = pair.is_none()
                && tie(counts.first(), counts.get(1))
                && tie(counts.get(1), counts.get(2))
                && about.home.is_none();
            // In a long list of countries the two named most are no sides of anything.
            let third = counts.get(2).map_or(0, |(_, n)| *n);
            let second = counts.get(1).map_or(0, |(_, n)| *n);
            let crowd = about.home.is_none() && counts.len() >= CROWD && second < third * 2;
            let nobody = nobody || crowd && pair.is_none();
            // `Mutual trade in the EAEU keeps growing`: the news of an organisation is of no two of its members.
            let of_members = speakers.is_empty() && head.is_empty() && met.is_empty() && united;
            let most = match many || pair.is_none() && (tied || mentioned) {
                _ if nobody || aside || of_members => 0,
                true => 1,
                false => 2,
            };
            let of_talks = |party: &Arc<str>| pair.as_ref().is_none_or(|pair| pair.contains(party));
            let named = counts.into_iter().map(|(party, _)| party);
            about.parties = named.filter(of_talks).take(most).collect();
        } else {
            about.parties.clone_from(&document.metadata.parties);
        }
        let of_nobody = about.home.is_none() && pair.is_none();
        if of_nobody && document.metadata.parties.is_empty() {
            let land = land::of_money(tokens, units);
            // Where people speak, each may speak of his own.
            let alone = speakers.is_empty() || about.named.is_empty();
            let land = land.filter(|land| alone && !about.named.contains(land));
            if let Some(land) = land {
                about.parties = vec![land.clone()];
                about.home = Some(land);
                about.only = None;
            }
        }
        about.main = match (&about.home, about.parties.as_slice()) {
            (Some(home), _) => Some(home.clone()),
            (None, [first, ..]) if !document.metadata.parties.is_empty() => Some(first.clone()),
            _ if aside => None,
            _ => far_most(weights),
        };
        for turn in &document.turns {
            // `Prime Minister of Uzbekistan: …`: the office stands for the name.
            if let Some(speaker) = &turn.speaker {
                let label = turn.role.as_ref().unwrap_or(speaker);
                about.side_by_role(speaker, label, language);
            }
        }
        // `Head of Government of Morocco Driss Benmansour`, and later `Driss Benmansour` alone.
        for speaker in &speakers {
            let long = |known: &&Arc<str>| {
                let office = known.strip_suffix(&***speaker);
                office.is_some_and(|office| office.ends_with(' ')) || is_short_for(speaker, known)
            };
            // Of several the first by name: the order of a table is no order.
            let known = about.sides.keys().filter(long).min();
            let side = known.and_then(|known| about.sides.get(known));
            if let Some(side) = side.cloned() {
                about.sides.entry(Arc::clone(speaker)).or_insert(side);
            }
        }
        for (speaker, side) in pair.iter().flat_map(|pair| partners.sides(pair)) {
            let known = about.sides.entry(speaker.clone());
            known.or_insert_with(|| side.clone());
        }
        // Of two who talk, the other one speaks for the other country.
        if let Some(pair) = &pair
            && let (2, 1) = (speakers.len(), about.sides.len())
            && let Some(side) = about.sides.values().next()
            && pair.contains(side)
        {
            let other = pair.iter().find(|party| *party != side).cloned();
            let silent = speakers.iter().find(|s| !about.sides.contains_key(**s));
            let silent = silent.map(|speaker| Arc::clone(speaker));
            about.sides.extend(silent.zip(other));
        }
        // `Interview with João Tavares, Angola's Minister of Petroleum`: of the one country spoken for, where others are only mentioned.
        let mut spoken_for = about.sides.values();
        if of_nobody && document.metadata.parties.is_empty() && about.home.is_none() {
            let one = spoken_for.next().filter(|one| is_country(one));
            let one = one.filter(|one| {
                spoken_for.all(|side| side == *one) && often.iter().all(|party| party == *one)
            });
            if let Some(one) = one.cloned() {
                about.parties = vec![one.clone()];
                about.home = Some(one);
            }
        }
        // Where somebody speaks for another country, the document is of both.
        if about
            .sides
            .values()
            .any(|side| about.home.as_ref() != Some(side))
        {
            about.home = None;
        }
        about
    }

    /// `Prime Minister of Kazakhstan Alihan Smailov`: a speaker's name right behind a country is the country's speaker.
    fn side(
        &mut self,
        language: &Language,
        speakers: &[(&Arc<str>, Vec<String>)],
        rest: &str,
        party: &Arc<str>,
    ) {
        let Some(first) = spellings(language, rest).next() else {
            return;
        };
        for (speaker, name) in speakers {
            let named = || {
                let begins = name
                    .first()
                    .is_some_and(|own| same_word(language, &first, own));
                begins && same_name(language, rest, name)
            };
            if rest.starts_with(&***speaker) || named() {
                self.sides
                    .entry(Arc::clone(speaker))
                    .or_insert_with(|| party.clone());
            }
        }
    }

    fn side_by_role(&mut self, speaker: &Arc<str>, label: &str, language: &Language) {
        if let Some(word) = parties_of_label(label, language).first() {
            self.sides.insert(speaker.clone(), word.party.clone());
        }
    }
}

/// The countries and organisations that a speaker's label names: `Ministry of Finance, Japan`.
fn parties_of_label(label: &str, language: &Language) -> Vec<PartyWord> {
    let mut tokens = Vec::new();
    tokens_of(label, 0..label.len(), language, &mut tokens);
    parties(label, &tokens, language)
}

/// Whether a country is named only within a compound with no country before it: `the Trans-Afghan railway`.
fn is_of_compound(named: &[PartyWord], tokens: &[Token], word: &PartyWord) -> bool {
    let dash = word.at.checked_sub(1).and_then(|at| tokens.get(at));
    let joined = dash.is_some_and(|dash| dash.kind == TokenKind::Mark && dash.glued);
    let glued = tokens.get(word.at).is_some_and(|token| token.glued);
    let first = word.at.checked_sub(2);
    let led = first
        .and_then(|at| tokens.get(at))
        .is_some_and(Token::is_word);
    let of_two = first.is_some_and(|at| {
        named
            .iter()
            .any(|other| (other.at..other.end).contains(&at))
    });
    word.adjective && joined && glued && led && !of_two
}

/// The one thing of those that measures come in (illnesses, products) that the head of a document names.
fn kind(tokens: &Tokens<'_>) -> Option<Arc<str>> {
    let (document, language) = (tokens.document, tokens.language);
    let mut found: Option<Arc<str>> = None;
    let mut only = |text: &str, words: &[Token]| {
        let begin = |at: &usize| language.may_begin(words[*at].word, SenseSet::KIND);
        (0..words.len()).filter(begin).all(|at| {
            let mut senses = language.senses(text, words, at);
            let named = senses.find_map(|(_, sense)| match sense {
                Sense::Kind(name) => Some(name),
                _ => None,
            });
            match (&found, named) {
                (Some(one), Some(other)) => one == other,
                (None, Some(named)) => {
                    found = Some(named.clone());
                    true
                }
                (_, None) => true,
            }
        })
    };
    let title = document.metadata.title.as_deref();
    let titled = title.is_none_or(|title| {
        let mut words = Vec::new();
        tokens_of(title, 0..title.len(), language, &mut words);
        only(title, &words)
    });
    let mut head = tokens
        .kept_splits(0..tokens.kept().min(KIND))
        .take_while(|split| split.sentence.paragraph() <= HEAD);
    let alone = titled && head.all(|split| only(&document.plain, split.tokens));
    found.filter(|_| alone)
}

/// How much a country named says that the document is of it: a name says more than an adjective, and one that something comes
/// from, goes to or is compared with says nothing.
fn weight(text: &str, tokens: &[Token], language: &Language, word: &PartyWord) -> usize {
    let leads = |at: usize| {
        let mut senses = language.senses(text, tokens, at);
        let mut led = false;
        for (_, sense) in senses.by_ref().filter(|(len, _)| at + len == word.at) {
            // `between Portugal and Spain`: one of the two may be whom the document is of.
            if matches!(sense, Sense::Role(Role::Between)) {
                return false;
            }
            led |= matches!(sense, Sense::Role(Role::From | Role::To | Role::Compared));
        }
        led
    };
    let led = word.at.checked_sub(1).is_some_and(leads);
    match (led, word.adjective) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

/// The country with at least twice the weight of any other.
fn far_most(mut weights: Vec<(Arc<str>, usize)>) -> Option<Arc<str>> {
    weights.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let second = weights.get(1).map_or(0, |(_, n)| *n);
    let (first, n) = weights.into_iter().next()?;
    // `China announced tariffs on Canadian oil`: who is named but once is no owner of all that a document tells, if another is named;
    // nor is it by an adjective below the head (`and the Germans are in fourth place`).
    let enough = if second > 0 { AGAIN } else { ONCE };
    (n >= enough && n >= second * 2).then_some(first)
}
