//! What a figure counts when the noun does not stand behind it: `Врачей в стране 14 000, или 200 на 100 000 населения`.

use super::attach::{Attach, Topic};
use super::carry::Carried;
use super::figure::{Found, is_per_many};
use super::topic::clause;
use crate::lexicon::{Measure, Role, Sense};
use std::sync::Arc;

impl Attach<'_> {
    /// The topic of a bare number or of a rate per head, by the figure it is said beside or the noun it is said of.
    pub(super) fn counted_apart(
        &self,
        at: usize,
        carried: &Carried,
        paragraph: usize,
    ) -> Option<Topic> {
        let found = &self.figures[at];
        let rate = found.unit.as_ref().is_some_and(is_per_many);
        if !rate && found.unit.is_some() {
            return None;
        }
        if rate && let Some(before) = self.told_beside(at) {
            let topic = self.topic(before, carried, paragraph);
            return topic.measure.is_some().then_some(topic);
        }
        // `there are 13,400 doctors, and nurses 31,200`
        if !rate && let Some(own) = self.listed_noun(at) {
            return Some(Topic {
                measure: Some(own),
                ..Topic::default()
            });
        }
        let noun = self.measured_noun(found)?;
        Some(Topic {
            measure: Some(self.state_of(at, &noun)),
            ..Topic::default()
        })
    }

    /// The count that a rate per head says again: `28,000 beds, or 400 per 100,000 people`.
    fn told_beside(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let mut gap = self.figures[before].tokens.end..self.figures[at].hedged.start;
        let small = |i: usize| {
            self.line.is_kind(i, crate::lexicon::TokenKind::Mark)
                || self.line.is(i, Role::Or)
                || self.line.is(i, Role::Equals)
                || self.line.is(i, Role::And)
        };
        let short = gap.len() <= 2 && gap.all(small);
        let counts = self.figures[before]
            .unit
            .as_ref()
            .is_none_or(|u| u.currency().is_none());
        // `680 cases were registered, 10 per 100,000 people`, `28,000 beds in the country, or 400 per 100,000`
        let end = self.figures[at].hedged.start;
        let or = self.line.find_before(end, |s| {
            matches!(s, Sense::Role(Role::Or | Role::Equals)).then_some(())
        });
        let last = or.is_some() || self.line.is_mark(end.wrapping_sub(1), ',');
        (counts && (short || last)).then_some(before)
    }

    /// The measure whose noun stands nearest before the figure in its clause, and counts nothing else there.
    pub(super) fn measured_noun(&self, found: &Found) -> Option<Arc<str>> {
        let own = clause(self.line, found.tokens.start);
        // What another measure is named by in between is counted by that one.
        let named = (self.topics.cues.iter().rev()).find(|cue| {
            let count = |m: &Measure| m.dimension == "count";
            cue.end <= found.tokens.start && self.measure(cue.measure).is_some_and(count)
        });
        let start = named.map_or(own.start, |cue| own.start.max(cue.end));
        (start..found.tokens.start).rev().find_map(|at| {
            let counted = self.figures.iter().any(|f| f.tokens.contains(&at))
                || self.line.role_before(at, Role::Per).is_some();
            let (_, name) = self.line.find(at, |s| match s {
                Sense::Noun(name) => Some(name.clone()),
                _ => None,
            })?;
            let measure = self.measure_named(&name)?;
            (!counted && measure.dimension == "count").then_some(name)
        })
    }
}
