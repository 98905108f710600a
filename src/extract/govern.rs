//! Whether a noun that no measure names governs a figure, so that no measure named or carried on elsewhere is its own.
//!
//! `Revenue was £5 million and operating costs £4 million`: where nothing is known of `operating costs`, the second figure is
//! of no known measure; it is not revenue.

use super::attach::Attach;
use super::figure::Found;
use super::mention::MentionKind;
use super::topic::{Cue, clause};
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::Decimal;
use std::ops::Range;

/// What leads to a thing that is done.
const TO_DO: SenseSet = SenseSet::MODALITY.or(SenseSet::role(Role::To));

impl Attach<'_> {
    /// Whether an unknown noun stands between what a figure would be said of and the figure itself.
    pub(super) fn has_noun_of_its_own(&self, at: usize, cue: Option<&Cue>) -> bool {
        let found = &self.figures[at];
        if self.is_of_unknown(found)
            || self.is_said_to_be(found)
            || cue.is_none() && self.is_part_of_named_whole(at)
        {
            return true;
        }
        let Some(before) = at.checked_sub(1).map(|i| &self.figures[i]) else {
            return false;
        };
        let Some(cue) = cue.filter(|cue| cue.end <= before.tokens.start) else {
            return false;
        };
        let gap = |i: usize| self.figures[i - 1].hedged.end..self.figures[i].hedged.start;
        if self.names_another(gap(at)) {
            return true;
        }
        // `… while oil revenue fell by 5 percent and came to 7 billion`: what was named for the figure before goes on.
        let own = clause(self.line, found.tokens.start);
        (1..at)
            .filter(|i| self.figures[i - 1].tokens.start >= cue.end)
            .filter(|i| own.contains(&self.figures[*i].tokens.start))
            .any(|i| self.names_another(gap(i)))
    }

    /// The figure that one is compared with, as `£198 million` is in `was £221 million, up from £198 million`: both say the
    /// same of one thing.
    pub(super) fn compared_with(&self, at: usize) -> Option<usize> {
        let found = &self.figures[at];
        let same = |i: &usize| self.figures[*i].unit == found.unit;
        self.is_compared(found)
            .then(|| (0..at).rev().find(same))
            .flatten()
    }

    /// Whether nothing before the figure's word of change names a subject: `and grew by 5 percent`.
    pub(super) fn begins_with_change(&self, range: Range<usize>) -> bool {
        let change = range.clone().find(|at| self.is_trend(*at));
        change.is_some_and(|change| {
            (range.start..change).all(|at| !self.is_unknown(at))
                && !self.opens_with_noun(range.start)
        })
    }

    /// Whether a clause opens with a word that no vocabulary knows, most likely what it is about: `Consumption grew`.
    pub(super) fn opens_with_noun(&self, at: usize) -> bool {
        let first = at == 0 || self.line.is_kind(at - 1, TokenKind::Mark);
        first
            && !self.is_part_of_known(at)
            && self.line.is_kind(at, TokenKind::Word)
            && self.line.capital(at)
            && !self.is_grammar(at)
            && !self.is_neutral(at)
    }

    /// `a pension deficit of £231 million`: the word before `of` says what the figure is.
    fn is_of_unknown(&self, found: &Found) -> bool {
        self.line
            .role_before(found.hedged.start, Role::Of)
            .and_then(|of| of.checked_sub(1))
            .is_some_and(|noun| {
                // `restructuring costs of $3 billion`: what may be a verb is none behind an adjective.
                let led = noun > 0 && self.is_unknown(noun - 1);
                self.is_unknown(noun) || led && self.line.is(noun, Role::Stop)
            })
    }

    /// `and 276 million dollars were purchases abroad`: what an amount is said to be, where no measure names that.
    fn is_said_to_be(&self, found: &Found) -> bool {
        let line = self.line;
        let Some(len) = line.role(found.tokens.end, Role::Stands) else {
            return false;
        };
        if matches!(found.kind, MentionKind::Count | MentionKind::Number) {
            return false;
        }
        let noun = found.tokens.end + len;
        let plural = || {
            let word = line.word(noun).to_lowercase();
            line.language.singular_of(&word).is_some()
        };
        self.is_unknown(noun) && plural()
    }

    /// Whether a list goes on to another thing between two figures: `, and operating costs`.
    fn names_another(&self, range: Range<usize>) -> bool {
        let opens = |at: usize| {
            self.line.is_mark(at, ',')
                || self.line.is_mark(at, ';')
                || self.line.is_mark(at, ':')
                || self.line.is(at, Role::And)
                || self.line.is(at, Role::Stop)
        };
        range.clone().any(|at| {
            // Before an article stands a verb.
            let article =
                self.line.is(at + 1, Role::Definite) || self.line.is(at + 1, Role::Article);
            let behind = at + 1 >= range.end
                || self.line.is(at + 1, Role::Stop) && !article
                || self.line.is(at + 1, Role::Of)
                || self.is_trend(at + 1);
            let led = (range.start..at)
                .rev()
                .take_while(|i| !opens(*i))
                .all(|i| self.line.is_kind(i, TokenKind::Word));
            let joined = (range.start..at).any(opens);
            // `we plan to spend`: what is planned is done, it is no thing.
            let done = self
                .line
                .find_before_in(at, TO_DO, |s| {
                    matches!(s, Sense::Planned | Sense::Role(Role::To)).then_some(())
                })
                .is_some();
            // `made 2.7 TWh less electricity than in 2023, 14.2 TWh altogether`: what the measure is told by is no other thing.
            let told_by = |s: &Sense| {
                let Sense::Claims(id) = s else { return None };
                let mut cues = self.topics.cues.iter();
                cues.any(|cue| cue.measure == *id).then_some(())
            };
            self.is_unknown(at)
                && !self.sets_apart(at)
                && behind
                && led
                && joined
                && !done
                && self.line.find_in(at, SenseSet::MEASURE, told_by).is_none()
        })
    }

    /// The unknown plural that a list leads to right before a figure.
    pub(super) fn listed_noun(&self, at: usize) -> Option<std::sync::Arc<str>> {
        let before = &self.figures[at.checked_sub(1)?];
        let gap = before.hedged.end..self.figures[at].hedged.start;
        let last = gap.end.checked_sub(1).filter(|at| self.is_unknown(*at))?;
        let plural = self.line.word(last).to_lowercase();
        let one = self.line.language.singular_of(&plural)?;
        self.names_another(gap).then(|| one.into())
    }

    pub(super) fn is_trend(&self, at: usize) -> bool {
        self.line
            .find_in(at, SenseSet::TREND.or(SenseSet::MULTIPLE), |s| {
                matches!(s, Sense::Trend(_) | Sense::Multiple(..)).then_some(())
            })
            .is_some()
    }

    /// Whether a small bare number stands behind an unknown noun, which it then numbers: `in chamber 2`.
    pub(super) fn numbers_a_thing(&self, found: &Found) -> bool {
        let small = found.unit.is_none() && found.figure.value < Decimal::ONE_HUNDRED;
        let before = found.hedged.start.checked_sub(1);
        small && found.tokens.len() == 1 && before.is_some_and(|at| self.is_unknown(at))
    }

    /// Whether a token is of a measure's name, a party, a period or a figure.
    #[inline]
    pub(super) fn is_part_of_known(&self, at: usize) -> bool {
        let inside = |range: &Range<usize>| range.contains(&at);
        self.topics.cues.iter().any(|c| inside(&(c.at..c.end)))
            || self.topics.parties.iter().any(|p| inside(&(p.at..p.end)))
            || self.periods.iter().any(|p| inside(&p.tokens))
            || self.figures.iter().any(|f| inside(&f.hedged))
    }

    /// A lower-case word that no vocabulary knows in this place: most likely a noun, a verb or an adverb.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        self.line.is_kind(at, TokenKind::Word)
            && !self.line.capital(at)
            && !self.is_part_of_known(at)
            && !self.is_grammar(at)
    }

    /// Whether a phrase of the grammar holds the token: everything but counted nouns and units.
    pub(super) fn is_grammar(&self, at: usize) -> bool {
        (at.saturating_sub(4)..=at).any(|start| {
            self.line.hits(start).iter().any(|hit| {
                start + hit.len > at
                    && !matches!(
                        hit.sense,
                        Sense::Noun(_)
                            | Sense::Kind(_)
                            | Sense::Way(_)
                            | Sense::Role(
                                Role::Division
                                    | Role::Heading
                                    | Role::Head
                                    | Role::Settled
                                    | Role::Label
                                    | Role::Rated
                                    | Role::Priced
                                    | Role::Region
                                    | Role::Sum
                            )
                            | Sense::Qualifier(..)
                            | Sense::Unit(_)
                            | Sense::Claims(_)
                            | Sense::NotMeasure(_)
                            | Sense::Measure(_)
                            | Sense::SharedMeasure(_)
                    )
            })
        })
    }
}
