//! The earlier period that a figure or its clause is told of: `a year before, revenue was 96 billion`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::topic::clause;
use crate::lexicon::{Role, Sense, TimeRole, TokenKind};

impl<'a> Attach<'a> {
    /// The earlier period that a figure is told in rather than compared with: `we had earned 2 billion in the same quarter of
    /// last year`.
    pub(super) fn told_in_earlier(&self, found: &Found) -> Option<&'a PeriodMention> {
        let own = clause(self.line, found.tokens.start);
        let mention = self
            .periods
            .iter()
            .find(|p| p.tokens.start >= found.tokens.end && own.contains(&p.tokens.start))
            .filter(|p| p.role == PeriodRole::Comparison && p.is_anchored())?;
        // `above the 6.1 percent recorded a year earlier`
        let the = self.line.role_before(found.hedged.start, Role::Definite);
        let gap = found.tokens.end..mention.tokens.start;
        let word =
            |at: usize| self.line.is_kind(at, TokenKind::Word) && !self.line.is(at, Role::Stop);
        if the.is_some() && gap.len() == 1 && gap.clone().all(word) && self.trend(found).is_none() {
            return Some(mention);
        }
        // `after it had fallen to 33.7 million tons a year earlier`
        let opens = mention.tokens.start;
        let held = self.line.is(opens, Role::Base) || self.line.is(opens, Role::Compared);
        if gap.is_empty() && !held {
            return Some(mention);
        }
        let led = self
            .line
            .find_before(mention.tokens.start, |s| {
                matches!(s, Sense::Role(Role::Definite)).then_some(())
            })
            .map_or(mention.tokens.start, |(start, ())| start);
        let within = led == found.tokens.end + 1
            && self
                .line
                .time_role(found.tokens.end, TimeRole::In)
                .is_some()
            && self.line.role(found.tokens.end, Role::Compared).is_none();
        let still = self.trend(found).is_none() && !self.is_compared(found);
        (within && (still || self.changed_before(found))).then_some(mention)
    }

    /// `GDP grew by 2 percent in 2022, after falling by 4 percent in the previous year`: two changes, told of two times.
    fn changed_before(&self, found: &Found) -> bool {
        let told = self.figure_before(found.hedged.start);
        told.is_some_and(|told| {
            let dated = |p: &PeriodMention| {
                let near = told.tokens.end..found.hedged.start;
                p.role == PeriodRole::Plain && near.contains(&p.tokens.start)
            };
            let parted = |at: usize| self.line.is_mark(at, ',');
            told.unit == found.unit
                && self.trend(told).is_some()
                && self.periods.iter().any(dated)
                && (told.tokens.end..found.hedged.start).any(parted)
        })
    }

    /// The earlier period that a clause is about: `…, when it stood at 8 trillion`, `A year before, revenue was 96 billion`.
    pub(super) fn told_of_earlier(
        &self,
        found: &Found,
        has_main: bool,
    ) -> Option<&'a PeriodMention> {
        let nearest = self
            .periods
            .iter()
            .rev()
            .find(|p| p.tokens.end <= found.tokens.start)
            .filter(|p| p.role == PeriodRole::Comparison || self.is_base(p))?;
        let between = nearest.tokens.end..found.tokens.start;
        let comma = usize::from(self.line.is_mark(between.start, ','));
        let when = self.line.is(between.start + comma, Role::When);
        // `…, when 17.4 million arrivals and 100.4 million nights were recorded` tells both of that time.
        let within = when && clause(self.line, between.start + comma).contains(&found.tokens.start);
        // `On the same date last year 150,000 hectares and 630,000 tonnes had been harvested`
        let joined = self.line.role_before(found.hedged.start, Role::And);
        let apart = |f: &Found| {
            between.contains(&f.tokens.start) && (has_main || joined != Some(f.tokens.end))
        };
        if !within && self.figures.iter().any(apart) {
            return None;
        }
        // Before it, prepositions apart, the sentence begins or a mark ends the clause before.
        let mut start = nearest.tokens.start;
        while start > 0
            && (self.line.time_role(start - 1, TimeRole::In).is_some()
                || self.line.is(start - 1, Role::Definite)
                || self.line.is(start - 1, Role::And))
        {
            start -= 1;
        }
        // `…, whereas a year earlier it had fallen by 3 percent`
        start = self.line.role_before(start, Role::While).unwrap_or(start);
        let compared = self.line.role_before(start, Role::Compared).is_some();
        let opens = !compared
            && if start == 0 {
                !has_main
            } else {
                self.line.is_mark(start - 1, ':')
                    || self.line.is_mark(start - 1, ';')
                    || self.line.is_mark(start - 1, ',')
            };
        // `Sales in the same quarter of last year were $824 million`
        let in_it = !has_main
            && !compared
            && start > 0
            && self.line.time_role(start, TimeRole::In).is_some()
            && self.line.role_before(start, Role::Than).is_none()
            && self.line.role_before(start, Role::Base).is_none()
            && self.trend(found).is_none()
            && !self.is_base(nearest)
            && self.figures.len() == 1;
        (when || (opens || in_it) && nearest.role == PeriodRole::Comparison).then_some(nearest)
    }
}
