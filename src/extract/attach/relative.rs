//! Periods in clauses about the subject, which are no time of what the main clause tells.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::PeriodMention;
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet};

impl Attach<'_> {
    /// `Web orders, which a year ago were worth 200 million, brought in 280 million`: what a clause about the subject tells of an
    /// earlier time is no matter of the main clause.
    pub(super) fn is_of_relative(&self, period: &PeriodMention, found: &Found) -> bool {
        self.is_in_relative(period)
            && clause(self.line, period.tokens.start).end < found.tokens.start
    }

    /// `In the fiscal year 2021-22, which in India runs from April to March, trade was 13.1 billion`: what a clause with no figure says
    /// of a time named before it is no other time of the main clause.
    pub(super) fn is_of_insertion(&self, period: &PeriodMention, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Relative)) {
            return false;
        }
        let start = clause(self.line, period.tokens.start).start;
        let mut behind = period.tokens.end..found.tokens.start;
        let Some(end) = behind.find(|at| self.line.is_mark(*at, ',')) else {
            return false;
        };
        let within = |f: &Found| (start..end).contains(&f.tokens.start);
        let named = |p: &PeriodMention| p.tokens.end < start && p.period.is_some();
        self.line.is(start, Role::Relative)
            && !self.figures.iter().any(within)
            && self.periods.iter().any(named)
    }

    /// Whether a period that is reckoned from another stands in a clause about the subject: `which a year ago were worth`.
    pub fn is_in_relative(&self, period: &PeriodMention) -> bool {
        if !period.is_anchored() || !self.line.holds(SenseSet::role(Role::Relative)) {
            return false;
        }
        let told = clause(self.line, period.tokens.start);
        self.line.is(told.start, Role::Relative) && self.line.is_mark(told.end, ',')
    }
}
