//! How a line comes to be: every token looked up once, in the room of lines that are done with.

use super::{Hit, Line, Places, Slot};
use crate::lexicon::{Begins, Language, Role, SenseSet, Token, UnitTable};
use std::cell::OnceCell;

/// The room of lines that are done with, for those that come next: it is still at hand, and none need be asked for.
#[derive(Default)]
pub struct Spare(Vec<(Vec<Hit<'static>>, Vec<Slot>)>);

impl Spare {
    /// Room for a line.
    fn room<'a>(&mut self) -> (Vec<Hit<'a>>, Vec<Slot>) {
        self.0.pop().unwrap_or_default()
    }

    /// Takes the room of a line that is done with.
    pub fn take_back(&mut self, line: Line<'_>) {
        // Of no hit the room is kept, for hits of any other text.
        let hits = line.hits.into_iter().map_while(|_| None).collect();
        self.0.push((hits, line.slots));
    }
}

/// The grammar words that a sentence without a figure is asked for.
const TOPIC: SenseSet = SenseSet::role(Role::Back)
    .or(SenseSet::role(Role::Foreign))
    .or(SenseSet::role(Role::Overall));

impl<'a> Line<'a> {
    /// Looks up every token.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token],
        language: &'a Language,
        units: &'a UnitTable,
    ) -> Self {
        Self::reusing(&mut Spare::default(), text, tokens, language, units)
    }

    /// The same, in the room of lines that are done with.
    pub fn reusing(
        spare: &mut Spare,
        text: &'a str,
        tokens: &'a [Token],
        language: &'a Language,
        units: &'a UnitTable,
    ) -> Self {
        Self::of_words(spare, text, tokens, language, units, |token| {
            token.begins.meets(Begins::PHRASE)
        })
    }

    /// Looks up no more than what measures and parties are told by, which is all that a sentence without a figure is asked for.
    pub fn of_topics(
        spare: &mut Spare,
        text: &'a str,
        tokens: &'a [Token],
        language: &'a Language,
        units: &'a UnitTable,
    ) -> Self {
        Self::of_words(spare, text, tokens, language, units, |token| {
            token.begins.meets(Begins::MEASURE.or(Begins::PARTY))
                || language.may_begin(token.word, TOPIC)
        })
    }

    /// Looks up the tokens that `sought` takes.
    fn of_words(
        spare: &mut Spare,
        text: &'a str,
        tokens: &'a [Token],
        language: &'a Language,
        units: &'a UnitTable,
        sought: impl Fn(&Token) -> bool,
    ) -> Self {
        let (mut hits, mut slots) = spare.room();
        hits.reserve(2 * tokens.len());
        slots.clear();
        slots.resize(tokens.len() + 1, Slot::default());
        let mut all = SenseSet::NONE;
        for (at, token) in tokens.iter().enumerate() {
            slots[at].first = hits.len() as u32;
            if !sought(token) {
                continue;
            }
            let mut starts = SenseSet::NONE;
            let own = hits.len();
            let (alone, set) = language.each_sense(text, tokens, at, |len, sense, set| {
                // Two patterns may have a phrase in common.
                if (hits[own..].iter()).any(|hit| hit.len == len && hit.sense == sense) {
                    return;
                }
                hits.push(Hit { len, sense });
                starts = starts.or(set);
                let ended = &mut slots[at + len].ended;
                *ended = ended.or(set);
            });
            hits.extend(alone.map(|sense| Hit { len: 1, sense }));
            let ended = &mut slots[at + 1].ended;
            *ended = ended.or(set);
            starts = starts.or(set);
            slots[at].starts = starts;
            all = all.or(starts);
        }
        slots[tokens.len()].first = hits.len() as u32;
        Self {
            text,
            tokens,
            language,
            units,
            hits,
            slots,
            all,
            breaks: OnceCell::new(),
            brackets: OnceCell::new(),
            places: Places::default(),
        }
    }
}
