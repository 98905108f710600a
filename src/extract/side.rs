//! Whom a speaker speaks for, when nothing says so but what they call theirs: in talks between two countries, whoever speaks of
//! `our exports to Russia` is of the other one.

use super::topic::PartyWord;
use crate::lexicon::{Language, Role, SenseSet, TimeRole, Token};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The most words between `our` and what is ours: `our total non-oil trade`.
const BETWEEN: usize = 3;

/// What leads to the other side.
const LEADS: SenseSet = SenseSet::role(Role::With)
    .or(SenseSet::role(Role::To))
    .or(SenseSet::role(Role::From))
    .or(SenseSet::role(Role::OutOf))
    .or(SenseSet::time(TimeRole::In));

/// The other side of each speaker who names one, or `None` for speakers who name several.
#[derive(Default)]
pub struct Partners(FxHashMap<Arc<str>, Option<Arc<str>>>);

impl Partners {
    /// Notes whom a speaker calls the other side in a sentence.
    pub fn note(
        &mut self,
        speaker: &Arc<str>,
        text: &str,
        tokens: &[Token],
        words: &[PartyWord],
        language: &Language,
    ) {
        let Some(partner) = partner(text, tokens, words, language) else {
            return;
        };
        let known = self.0.entry(speaker.clone());
        let known = known.or_insert_with(|| Some(partner.clone()));
        if known.as_ref() != Some(partner) {
            *known = None;
        }
    }

    /// The sides of the speakers of talks between two countries.
    pub fn sides<'p>(
        &'p self,
        pair: &'p [Arc<str>; 2],
    ) -> impl Iterator<Item = (&'p Arc<str>, &'p Arc<str>)> {
        self.0.iter().filter_map(|(speaker, partner)| {
            let partner = partner.as_ref()?;
            let [one, other] = pair;
            match () {
                () if one == partner => Some((speaker, other)),
                () if other == partner => Some((speaker, one)),
                () => None,
            }
        })
    }
}

/// The one country of a sentence, when `our` measure is said to be with it, or from or to it.
fn partner<'w>(
    text: &str,
    tokens: &[Token],
    words: &'w [PartyWord],
    language: &Language,
) -> Option<&'w Arc<str>> {
    let first = words.first()?;
    let alone = |word: &PartyWord| word.party == first.party && !word.adjective;
    let starts = |at: usize, set| language.starts(text, tokens, at, set);
    let led = |word: &PartyWord| {
        let mut before = (0..word.at).rev();
        let lead = before.find(|at| !starts(*at, SenseSet::role(Role::Definite)));
        lead.is_some_and(|at| starts(at, LEADS))
    };
    if !words.iter().all(alone) {
        return None;
    }
    let ours = |at: &usize| {
        let mut behind = at + 1..=at + 1 + BETWEEN;
        starts(*at, SenseSet::role(Role::Own)) && behind.any(|at| starts(at, SenseSet::MEASURE))
    };
    // `Armenia's share in our exports` leads to it as well.
    let of_share = |ours: usize| (0..ours).any(|at| starts(at, SenseSet::role(Role::Share)));
    let ours = (0..tokens.len()).find(ours)?;
    (words.iter().any(led) || of_share(ours)).then_some(&first.party)
}
