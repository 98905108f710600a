//! The countries that the head of a document names: whose it is, and between whom.

use crate::extract::topic::PartyWord;
use crate::lexicon::{Language, Role, Sense, Token};
use std::sync::Arc;

/// The most words between `with` and the country of whose office somebody is met.
pub(super) const OFFICE: usize = 5;

/// Whether a country that the head of a document names may be the one the document is of: `Ministry of Energy of Kazakhstan`,
/// but not `exports to China`.
pub(super) fn is_of_head(
    text: &str,
    tokens: &[Token],
    word: &PartyWord,
    language: &Language,
) -> bool {
    let is = |at: usize, role: Role| {
        let mut senses = language.senses(text, tokens, at);
        senses.any(|(_, sense)| *sense == Sense::Role(role))
    };
    // `of the United Arab Emirates`: an article leads to nothing itself.
    let before = (0..word.at).rev().find(|at| !is(*at, Role::Definite));
    let led = before.is_some_and(|before| {
        is(before, Role::Stop) && !is(before, Role::Of) && !is(before, Role::And)
    });
    // `Talks with the President of Uzbekistan` are somebody else's.
    !led && !word.organisation && !is_met(text, tokens, word, language)
}

/// Whether a country is that of an office whose holder somebody meets: `talks with the President of Uzbekistan`.
pub(super) fn is_met(text: &str, tokens: &[Token], word: &PartyWord, language: &Language) -> bool {
    let with = |at: usize| {
        let mut senses = language.senses(text, tokens, at);
        senses.any(|(_, sense)| *sense == Sense::Role(Role::With))
    };
    (word.at.saturating_sub(OFFICE)..word.at).any(with)
}

/// Whether a country is the one in which another's envoy speaks: `the Ambassador of Russia in Kazakhstan`.
pub(super) fn has_envoy(
    text: &str,
    tokens: &[Token],
    named: &[PartyWord],
    word: &PartyWord,
    language: &Language,
) -> bool {
    let envoy = |at: usize| {
        let mut senses = language.senses(text, tokens, at);
        senses.any(|(_, sense)| *sense == Sense::Role(Role::Envoy))
    };
    let office = word.at.saturating_sub(OFFICE)..word.at;
    office.into_iter().any(|at| {
        let other = |p: &PartyWord| {
            (at.saturating_sub(1)..word.at).contains(&p.at) && p.party != word.party
        };
        envoy(at) && named.iter().any(other)
    })
}

/// The two countries that all these are.
pub(super) fn pair(head: &[PartyWord]) -> Option<[Arc<str>; 2]> {
    let first = &head.first()?.party;
    let mut others = head.iter().filter(|word| word.party != *first);
    let second = &others.next()?.party;
    let no_third = others.all(|word| word.party == *second);
    no_third.then(|| [first.clone(), second.clone()])
}

/// The two sides of a meeting: `The Prime Minister of Kazakhstan meets with the Prime Minister of Azerbaijan`.
pub(super) fn with_whom(head: &[PartyWord], met: &[PartyWord]) -> Option<[Arc<str>; 2]> {
    let (host, guest) = (&head.first()?.party, &met.first()?.party);
    let one = |words: &[PartyWord], party: &Arc<str>| words.iter().all(|word| word.party == *party);
    (host != guest && one(head, host) && one(met, guest)).then(|| [host.clone(), guest.clone()])
}

/// The one country that all these are, when one names it outright; `Russian-Kazakhstani talks` are of two.
pub(super) fn only(head: &[PartyWord]) -> Option<Arc<str>> {
    let first = head.iter().find(|word| !word.adjective)?;
    let same = head.iter().all(|word| word.party == first.party);
    same.then(|| first.party.clone())
}
