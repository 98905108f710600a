//! Figures of all that one country has, with whomever: all its exports, its whole foreign trade, tourists from everywhere.

use super::Attach;
use super::parties::LED;
use crate::extract::figure::Found;
use crate::extract::topic::PartyWord;
use crate::lexicon::{Role, SenseSet};
use std::sync::Arc;

impl Attach<'_> {
    /// `Poland took 3 percent of Finland's total exports of $76 billion`, `всего экспорта Финляндии`: the one country whose whole
    /// measure it is, whoever else is named.
    pub(super) fn all_of_one(&self, found: &Found) -> Option<Arc<str>> {
        if !self.line.holds(SenseSet::role(Role::Overall)) {
            return None;
        }
        let cue = self.nearest_cue(found)?;
        let overall = match self.line.is(cue.at, Role::Overall) {
            true => cue.at,
            false => self.line.role_before(cue.at, Role::Overall)?,
        };
        let possessor = |p: &&PartyWord| {
            let led = p.end <= overall && overall - p.end <= 2;
            let marks = (p.end..overall).all(|at| self.line.glued(at));
            led && marks || p.at == cue.end
        };
        let mut owners = self.topics.parties.iter().filter(possessor);
        let owner = owners.next()?;
        let paired = self
            .topics
            .parties
            .iter()
            .any(|p| p.end + 1 == owner.at || owner.end + 1 == p.at);
        (owners.next().is_none() && !paired).then(|| owner.party.clone())
    }

    /// The country whose trade with all others a figure is of: `Foreign trade turnover was 20.9 billion`, whomever else the document
    /// speaks of, but not `foreign trade with China` or a partner's part of it. Which country that is may be unknown.
    pub(super) fn one_with_all(
        &self,
        words: &[&PartyWord],
        found: &Found,
    ) -> Option<Option<Arc<str>>> {
        if !self.line.holds(SenseSet::role(Role::Foreign)) || self.falls_to_partner(found) {
            return None;
        }
        let cue = self.nearest_cue(found)?;
        let foreign = (cue.at..cue.end).any(|at| self.line.is(at, Role::Foreign));
        let mutual = (0..self.line.len()).any(|at| self.line.is(at, Role::Mutual));
        if !foreign || mutual || self.topics.parties.iter().any(|p| self.is_with(p)) {
            return None;
        }
        match words {
            [] => match self.land() {
                // `Our entire foreign trade`: nobody's with one other country, whoever speaks.
                None => self.is_all(&cue).then_some(None),
                land => Some(land),
            },
            [one] if one.end <= found.tokens.start => Some(Some(one.party.clone())),
            _ => None,
        }
    }

    /// `7.4 million foreign tourists arrived in Thailand`: of all countries, and not of the other one that the text is about.
    pub(super) fn whole_of_one(&self, words: &[&PartyWord], found: &Found) -> Option<Arc<str>> {
        let [one] = words else {
            return None;
        };
        let foreign = |at: usize| self.line.is(at, Role::Foreign);
        let from = self.line.role_before(one.at, Role::From).is_some();
        // `22 million foreign guests in 2025, compared with 17.6 million last year`
        let mut before = self.figures.iter().rev();
        let before = before.find(|f| f.tokens.end <= found.tokens.start);
        let base = before.filter(|_| found.compared);
        let all = found.tokens.clone().any(foreign)
            || base.is_some_and(|base| base.tokens.clone().any(foreign));
        (!from && all).then(|| one.party.clone())
    }

    /// `10 percent of the entire stock of foreign direct investment of $24 billion`: from all countries, whichever was spoken of.
    pub(super) fn is_from_all(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Overall)) {
            return false;
        }
        let Some(cue) = self.nearest_cue(found) else {
            return false;
        };
        let foreign = (cue.at.saturating_sub(1)..cue.end).any(|at| self.line.is(at, Role::Foreign));
        let overall =
            (cue.at.saturating_sub(LED)..cue.at).any(|at| self.line.is(at, Role::Overall));
        let (first, last) = (cue.at.saturating_sub(LED), found.tokens.start);
        let named = |p: &PartyWord| (first..last).contains(&p.at);
        foreign && overall && cue.end <= last && !self.topics.parties.iter().any(named)
    }
}
