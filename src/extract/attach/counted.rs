//! The noun that a figure counts, or that its place in a row is of.

use super::Attach;
use crate::extract::elliptic;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::topic::{Cue, clause};
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Unit};
use std::sync::Arc;

/// The most tokens from the noun to the name of the body that met: `of the Kazakh-Chinese intergovernmental commission`.
const BODY: usize = 8;

impl Attach<'_> {
    pub(in crate::extract) fn counted_noun(&self, found: &Found) -> Option<Arc<str>> {
        match &found.unit {
            Some(Unit {
                of: Atom::Named(name),
                ..
            }) if self.lexicon.units().dimension(name).is_none() => Some(name.clone()),
            _ => None,
        }
    }

    /// `2,610 container trains ran, more than three times as many as in 2019`: the count that a multiple right behind it is of.
    pub(super) fn times_as_many_as(&self, at: usize) -> Option<usize> {
        let (found, before) = (&self.figures[at], at.checked_sub(1)?);
        let count = &self.figures[before];
        let times = found
            .unit
            .as_ref()
            .is_some_and(|unit| unit.of == Atom::Times);
        let many = self.line.role(found.tokens.end, Role::More) == Some(2);
        let between = count.tokens.end..found.tokens.start;
        let counted = |cue: &Cue| {
            let measure = self.measure(cue.measure);
            between.contains(&cue.at) && measure.is_some_and(|m| m.dimension == "count")
        };
        let other = self.topics.cues.iter().any(counted);
        (times && many && count.kind == MentionKind::Count && !other).then_some(before)
    }

    /// The noun behind an ordinal: the last word before the phrase ends.
    fn ordinal_head(&self, found: &Found) -> Option<usize> {
        let mut last = None;
        for at in found.tokens.end..(found.tokens.end + 6).min(self.line.len()) {
            // `the 12th Kyrgyz-Russian Conference`
            if self.line.is_dash(at) && self.line.glued(at) && self.line.glued(at + 1) {
                continue;
            }
            if !self.next_is_noun(at) {
                break;
            }
            last = Some(at);
            // `18-м Форуме межрегионального сотрудничества`
            if self.line.language.singular.head_first && self.noun_at(at).is_some() {
                break;
            }
            if self.line.is(at, Role::Anniversary) && !self.next_is_noun(at + 1) {
                break;
            }
        }
        last
    }

    /// The body that met, where it is another than the one that is meant when none is named: a council has meetings of its own.
    pub(super) fn body_met(&self, found: &Found) -> Option<Arc<str>> {
        let behind = self.ordinal_head(found)? + 1;
        // `the fourth Forum in Batumi`: where it meets is no body.
        if self.line.time_role(behind, TimeRole::In).is_some() {
            return None;
        }
        let words = self.narrowed_behind(behind, false, &[])?;
        let standing = |at: usize| self.line.is(at, Role::Standing);
        let named = behind..behind + BODY;
        (!named.into_iter().any(standing)).then(|| words.last().map(|body| body.as_str().into()))?
    }

    /// What the noun behind an ordinal names.
    pub(super) fn ordinal_noun(&self, found: &Found) -> Option<Arc<str>> {
        let at = self.ordinal_head(found)?;
        // `the fourth floor`: the place in a row is a name.
        if self.line.is(at, Role::Label) {
            return None;
        }
        if let Some(name) = self.noun_at(at) {
            return Some(name);
        }
        let word = self.line.word(at).to_lowercase();
        match self.line.language.singular_of(&word) {
            // `the 14th suits me`: one place in a row is of one thing.
            Some(_) if at == found.tokens.end && !self.line.capital(at) => None,
            Some(one) => Some(one.into()),
            None => Some(word.into()),
        }
    }

    /// The noun whose number a change is of: `The number of tests rose by 15 percent`, `tourist arrivals increased by a third`,
    /// `16,400 tourists came, twice as many as a year earlier`.
    pub(super) fn number_of(&self, found: &Found) -> Option<Arc<str>> {
        let sizes = |unit: &Unit| matches!(unit.of, Atom::Percent | Atom::Times);
        let own = clause(self.line, found.tokens.start);
        let told = self.figures.iter().rev();
        let told = told
            .into_iter()
            .find(|f| f.tokens.end <= found.tokens.start);
        let start = told.map_or(own.start, |f| f.tokens.start.min(own.start));
        let named = |cue: &Cue| cue.at >= start && cue.end <= found.tokens.start;
        let third = found.unit.is_none() && found.form == Form::Fraction;
        let change = third || found.unit.as_ref().is_some_and(sizes);
        if !change || self.topics.cues.iter().any(named) {
            return None;
        }
        // `родились 581 тыс. детей, это на 3,4 процента меньше`: of what the count before is of.
        let counts = |cue: &Cue| {
            let of_count = told.is_some_and(|f| {
                let there = clause(self.line, f.tokens.start);
                there.contains(&cue.at) && cue.end <= f.tokens.start && f.tokens.start < own.start
            });
            of_count
                && self
                    .measure(cue.measure)
                    .is_some_and(|m| m.dimension == "count")
        };
        if self.topics.cues.iter().any(counts) {
            return None;
        }
        let counted = || told.and_then(|f| self.counted_noun(f));
        if let Some(noun) = elliptic::tallied(self.line, found) {
            return Some(noun);
        }
        if elliptic::speaks_of_number(self.line, found) {
            return counted().or_else(|| self.counted.cloned());
        }
        let more = |at: usize| self.line.is(at, Role::More) || self.line.is(at, Role::Less);
        let behind = (found.tokens.start + 1..=found.tokens.end).any(more);
        // `their number grew by 290, that is by 10.5 percent`
        let again = told.is_some_and(|f| {
            let mut gap = f.hedged.end..found.hedged.start;
            self.trend(f).is_some() && gap.any(|at| self.line.is(at, Role::Equals))
        });
        let alone = || self.trend(found).and_then(|_| self.measured_noun(found));
        counted().filter(|_| behind || again).or_else(alone)
    }

    /// The name of the noun at a token, where the vocabulary has one.
    pub(in crate::extract) fn noun_at(&self, at: usize) -> Option<Arc<str>> {
        self.line
            .find(at, |s| match s {
                Sense::Noun(name) => Some(name.clone()),
                _ => None,
            })
            .map(|(_, name)| name)
    }

    pub(super) fn next_is_noun(&self, at: usize) -> bool {
        // `the 30th anniversary last year`
        let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
        self.line.is_kind(at, crate::lexicon::TokenKind::Word)
            && !dated
            && !self.line.is(at, Role::Stop)
            && !self.line.is(at, Role::Of)
    }

    /// `Each visitor spent 169,000 shillings`, but not `every year`: what one of many did on the average.
    pub(super) fn is_for_each(&self, found: &Found) -> bool {
        if found.kind != MentionKind::Money || !self.line.holds(SenseSet::role(Role::Each)) {
            return false;
        }
        // `The day-trippers spent $120 each`
        if self.line.is(found.tokens.end, Role::Each) {
            return true;
        }
        let own = clause(self.line, found.tokens.start);
        let mut before = self.figures.iter().rev();
        let told = before.find(|f| f.kind == found.kind && f.tokens.end <= found.tokens.start);
        let start = told.map_or(own.start, |told| own.start.max(told.tokens.end));
        (start..found.hedged.start).any(|at| {
            self.line.role(at, Role::Each).is_some_and(|len| {
                let next = at + len;
                let noun =
                    self.line.is_kind(next, TokenKind::Word) && !self.line.is(next, Role::Stop);
                noun && self.line.time_unit(next).is_none()
                    && !self.line.may_be(next, SenseSet::FIGURES)
            })
        })
    }
}
