//! Flows of which one side alone is told: whose they are, and what they can be of.

use super::{Attach, Topic};
use crate::extract::figure::Found;
use crate::extract::topic::{Cue, PartyWord, clause};
use crate::lexicon::{Measure, Role, SenseSet};
use std::sync::Arc;

impl Attach<'_> {
    /// Whether a measure is of what countries sell one another: a part of their trade.
    pub(super) fn is_sold(&self, id: &str) -> bool {
        let part = |m: &Measure| m.part_of.is_some();
        let told = self.measure_named(id).is_some_and(part);
        let in_kind = |m: &Measure| part(m) && m.in_kind.iter().any(|kind| kind == id);
        told || self.lexicon.measures().iter().any(in_kind)
    }

    /// `Your entrepreneurs have invested 3.4 billion in our economy`: whether what a cue names is that of those spoken to.
    pub(super) fn is_of_hearers(&self, cue: &Cue) -> bool {
        if !self.line.holds(SenseSet::role(Role::Yours)) {
            return false;
        }
        let whose = |at: &usize| self.line.is(*at, Role::Own) || self.line.is(*at, Role::Yours);
        let own = clause(self.line, cue.at);
        let before = (own.start..cue.at).rev().find(whose);
        let whose = before.or_else(|| (cue.at..own.end).find(whose));
        whose.is_some_and(|at| self.line.is(at, Role::Yours))
    }

    /// `Egypt received 11.7 million tourists`, `Serbia attracted 4.5 billion euros of foreign direct investment`: who came to the one
    /// country named came from anywhere, whomever else the document is of, and so did what.
    pub(super) fn host_alone(
        &self,
        words: &[&PartyWord],
        topic: &Topic,
        found: &Found,
    ) -> Option<Arc<str>> {
        let [host] = words else {
            return None;
        };
        let measure = topic.measure.as_deref()?;
        let people = !self.measure_named(measure)?.from_abroad.is_empty();
        let abroad = |at: usize| self.line.is(at, Role::Foreign);
        let foreign = || {
            let behind = |cue: &Cue| cue.at >= found.tokens.end;
            let cue = self.nearest_cue(found).filter(behind);
            cue.is_some_and(|cue| (found.tokens.end..cue.end).any(abroad))
        };
        let mut gap = host.end..found.hedged.start;
        // `Around 7 million tourists visited Egypt`
        let visited = |cue: &Cue| cue.at >= found.tokens.end && cue.end <= host.at;
        let hosts = gap.any(|at| self.line.is(at, Role::Hosts))
            || people && self.topics.cues.iter().any(visited);
        let near = found.hedged.start..found.tokens.end + 2;
        let ours = |at: usize| self.line.is(at, Role::Own) || self.line.is(at, Role::Theirs);
        (hosts && (people || foreign()) && !host.adjective && !near.into_iter().any(ours))
            .then(|| host.party.clone())
    }
}
