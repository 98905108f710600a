//! Periods in clauses about the subject, which are no time of what the main clause tells.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::PeriodMention;
use crate::extract::places::Sought;
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet, TimeRole};
use std::ops::Range;

/// The most words from the word for `which` to its figure.
const VERB: usize = 4;

impl<'a> Attach<'a> {
    /// `Web orders, which a year ago were worth 200 million, brought in 280 million`: what a clause about the subject tells of an
    /// earlier time is no matter of the main clause.
    pub(super) fn is_of_relative(&self, period: &PeriodMention, found: &Found) -> bool {
        self.is_in_relative(period)
            && clause(self.line, period.tokens.start).end < found.tokens.start
            || self.is_set_in(period, found)
    }

    /// `Revenue, which was $4 billion in 2022, rose to $5 billion`: a clause about the subject, with a figure of its own.
    fn is_set_in(&self, period: &PeriodMention, found: &Found) -> bool {
        let behind = period.tokens.end..found.hedged.start;
        let set_in = self.set_in(period.tokens.start, behind);
        set_in.is_some_and(|clause| self.has_figure(&clause))
    }

    /// Whether the figure before the one at `at` is told in a clause about the subject.
    pub fn is_behind_set_in(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.figures[before].tokens);
        before.is_some_and(|told| {
            let behind = told.end..self.figures[at].hedged.start;
            self.set_in(told.start, behind).is_some()
        })
    }

    /// The clause that begins with a word for `which` and holds the token at `at`, where a comma in `behind` ends it.
    fn set_in(&self, at: usize, mut behind: Range<usize>) -> Option<Range<usize>> {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Relative)) {
            return None;
        }
        let start = clause(line, at).start;
        let led = line.is(start, Role::Relative) && start > 0 && line.is_mark(start - 1, ',');
        let comma = behind.find(|at| led && line.is_mark(*at, ','))?;
        // `which was 4 billion in 2022, and 5 billion a year later`
        (!line.is(comma + 1, Role::And)).then_some(start..comma)
    }

    /// `In the fiscal year 2021-22, which in India runs from April to March, trade was 13.1 billion`: what a clause with no figure says
    /// of a time named before it is no other time of the main clause.
    pub(super) fn is_of_insertion(&self, period: &PeriodMention, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Relative)) {
            return false;
        }
        let start = clause(self.line, period.tokens.start).start;
        let behind = period.tokens.end..found.tokens.start;
        let Some(end) = self.line.places(Sought::Comma, behind).first().copied() else {
            return false;
        };
        let named = |p: &PeriodMention| p.tokens.end < start && p.period.is_some();
        self.line.is(start, Role::Relative)
            && !self.has_figure(&(start..end))
            && self.periods.iter().any(named)
    }

    /// Whether a period is that of what a figure behind this one is told in contrast with: `an increase of 38 percent, but still short of
    /// the record of 2.33 million set in 2018`.
    pub(super) fn is_of_contrast(&self, period: &PeriodMention, found: &Found) -> bool {
        let behind = found.tokens.end..period.tokens.start;
        let other = self.figures_in(&behind).last();
        other.is_some_and(|other| {
            let told = found.tokens.end..other.hedged.start;
            self.line.has(Sought::Contrast, told)
        })
    }

    /// `There are 3 million in work, and investors brought 8 billion euros last year alone`: a time that only what is told right before
    /// it is of.
    pub(super) fn is_of_another_alone(&self, period: &PeriodMention, found: &Found) -> bool {
        self.is_aside(period) && self.has_figure(&(found.tokens.end..period.tokens.start))
    }

    /// The time of what a clause tells the figure of: `smaller than the harvest of 2023, which was 35.1 million tonnes`.
    pub(super) fn period_of_antecedent(&self, found: &Found) -> Option<&'a PeriodMention> {
        if !self.line.holds(SenseSet::role(Role::Relative)) {
            return None;
        }
        let own = clause(self.line, found.tokens.start);
        let led = self.line.is(own.start, Role::Relative) && own.start > 0;
        let comma = own.start.checked_sub(1).filter(|_| led)?;
        let within = |at: usize| own.contains(&at) && at < found.tokens.end;
        let other = self
            .figures
            .iter()
            .any(|f| within(f.tokens.start) && f.tokens != found.tokens);
        let dated = self.periods.iter().any(|p| own.contains(&p.tokens.start));
        let near = found.hedged.start - own.start <= VERB;
        let told = self.periods.iter().find(|p| p.tokens.end == comma);
        let of = |p: &&PeriodMention| {
            let of = p.tokens.start.checked_sub(1);
            p.period.is_some()
                && of.is_some_and(|of| self.line.time_role(of, TimeRole::Of).is_some())
        };
        told.filter(of).filter(|_| !other && !dated && near)
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
