//! Figures joined by `and` that have a period each: `9.5 percent in January and 9.8 percent in December`, `in 2022 it grew by
//! 6 percent and in 2023 by 10`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::places::Sought;
use crate::extract::topic::{Cue, clause};
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::period::Period;
use std::ops::Range;

/// The most words between a figure and its period that say what it is of: `5 million dollars on roads in 2022`.
const WORDS: usize = 5;

/// The most words for those who were told something, with the verb and what stands before the day.
const HEARER: usize = 5;

/// The most days in which something is said.
const WEEK: i32 = 7;

/// The least days a year has.
const YEAR: i32 = 365;

impl<'a> Attach<'a> {
    /// The period right behind a figure, where the one before it stands right behind another figure.
    ///
    /// A period behind the last figure of a list is that of all of them; behind each of two, it is each one's own.
    pub(super) fn period_of_each(
        &self,
        found: &Found,
        takes: impl Fn(&&'a PeriodMention) -> bool,
    ) -> Option<&'a PeriodMention> {
        let own = self.period_behind(found, &takes)?;
        let at = self
            .figures
            .partition_point(|f| f.tokens.end <= found.tokens.start);
        let mut earlier = self.figures[..at].iter().rev();
        let each = earlier.any(|f| {
            self.period_behind(f, &takes)
                .is_some_and(|p| p.tokens.end <= found.tokens.start)
        });
        each.then_some(own)
    }

    /// The period behind a figure in the same breath: no mark, conjunction or other figure between.
    fn period_behind(
        &self,
        found: &Found,
        takes: impl Fn(&&'a PeriodMention) -> bool,
    ) -> Option<&'a PeriodMention> {
        // `2.0 percent year on year in the second quarter`
        let mut behind = self.periods_behind(found.hedged.end).iter();
        let own = behind.find(|p| p.role != PeriodRole::Growth)?;
        let gap = found.hedged.end..own.tokens.start;
        let near = gap.len() <= WORDS && !self.heads_what_follows(own, found);
        (near && self.in_one_breath(gap) && takes(&own)).then_some(own)
    }

    /// Whether a period opens the part of a list that leads to a later figure: `… and in 2023 by 10 percent`.
    pub(super) fn leads_to_later(&self, period: &PeriodMention, found: &Found) -> bool {
        if period.tokens.start < found.tokens.end {
            return false;
        }
        let mut start = period.tokens.start;
        while start > found.tokens.end && self.line.time_role(start - 1, TimeRole::In).is_some() {
            start -= 1;
        }
        let joined = self.line.role_before(start, Role::And);
        let behind = clause(self.line, period.tokens.start).end;
        joined.is_some_and(|and| and >= found.tokens.end)
            && self.figure_behind(period.tokens.end).is_some_and(|f| {
                let comma = usize::from(self.line.is_mark(period.tokens.end, ','));
                let gap = period.tokens.end + comma..f.hedged.start;
                f.tokens.start < behind && gap.len() <= WORDS && self.in_one_breath(gap)
            })
    }

    /// Whether a period is when something was said and not when it was so: `said in March that …`.
    pub(super) fn is_of_saying(&self, period: &PeriodMention) -> bool {
        let mut start = period.tokens.start;
        while start > 0 && self.line.time_role(start - 1, TimeRole::In).is_some() {
            start -= 1;
        }
        let end = period.tokens.end;
        let goes_on = self.line.is_mark(end, ',') || self.line.is(end, Role::Stop);
        self.line.role_before(start, Role::Saying).is_some() && goes_on
            || self.is_of_telling(period, start)
    }

    /// `£250 million, in the middle of the range we set in October`: when a plan was made, in a clause that looks back at it from behind
    /// the figure.
    pub(super) fn is_of_planning(&self, period: &PeriodMention, found: &Found) -> bool {
        let line = self.line;
        let gap = found.tokens.end..period.tokens.start;
        let Some(comma) = line.places(Sought::Comma, gap).last() else {
            return false;
        };
        let words = comma + 1..period.tokens.start;
        let year = period.period.is_some_and(|days| days.days() >= YEAR);
        if year || self.has_figure(&words) {
            return false;
        }
        let planned = |at: usize| {
            let plan = |s: &Sense| matches!(s, Sense::Planned).then_some(());
            line.is(at, Role::Own) || line.find(at, plan).is_some()
        };
        words.clone().any(|at| line.is(at, Role::Settled)) && words.into_iter().any(planned)
    }

    /// `14 percent lower, reflecting nine days lost to a failure in November`: when what brought a figure about happened.
    pub(super) fn is_of_cause(&self, period: &PeriodMention, found: &Found) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Because)) {
            return false;
        }
        let gap = found.tokens.end + 1..period.tokens.start;
        let because = line.places(Sought::Because, gap).first();
        because.is_some_and(|start| !line.has(Sought::Semicolon, *start..period.tokens.start))
    }

    /// `the minister told lawmakers last Tuesday`: the day on which somebody was told, who stands between.
    fn is_of_telling(&self, period: &PeriodMention, start: usize) -> bool {
        let short = |days: &Period| days.days() <= WEEK;
        if !self.line.holds(SenseSet::role(Role::Saying))
            || !period.period.as_ref().is_some_and(short)
        {
            return false;
        }
        let hearer = |at: usize| {
            self.line.is_kind(at, TokenKind::Word)
                && trend_at(self.line, at).is_none()
                && !self.figures.iter().any(|f| f.hedged.contains(&at))
                && !self.topics.cues.iter().any(|c| (c.at..c.end).contains(&at))
        };
        let words = (start.saturating_sub(HEARER)..start).rev();
        let mut words = words.take_while(|at| hearer(*at));
        let ends = period.tokens.end >= self.line.len()
            || self.line.is_kind(period.tokens.end, TokenKind::Mark)
            || self.line.is(period.tokens.end, Role::Stop);
        ends && words.any(|at| self.line.is(at, Role::Saying))
    }

    /// Whether a plan for a later figure begins between a figure and a period behind both: `£21m and is expected to be £45m for
    /// the full year`, `finished at 60 million, and I said we would go to 200 by 2027`.
    pub(super) fn is_of_later_plan(&self, period: &PeriodMention, found: &Found) -> bool {
        let between = |f: &&Found| f.tokens.end <= period.tokens.start;
        let deadline = period.role == PeriodRole::By;
        let plan = |s: &Sense| match s {
            Sense::Planned => Some(()),
            Sense::Hypothetical if deadline => Some(()),
            _ => None,
        };
        let next = self.figure_behind(found.tokens.end).filter(between);
        next.is_some_and(|next| {
            let mut gap = found.tokens.end..next.tokens.start;
            gap.any(|at| self.line.find_in(at, SenseSet::MODALITY, plan).is_some())
        })
    }

    fn in_one_breath(&self, range: Range<usize>) -> bool {
        range.clone().all(|at| {
            self.line.is_kind(at, TokenKind::Word)
                && !self.line.is(at, Role::And)
                && !self.line.is(at, Role::Compared)
                && !self.figures.iter().any(|f| f.tokens.contains(&at))
        })
    }

    /// Whether what stands between the figure before and this one names what it is of, or nothing at all that it could be of.
    pub(super) fn is_named_before(&self, at: usize) -> bool {
        let found = &self.figures[at];
        let start = match at.checked_sub(1) {
            Some(before) => self.figures[before].hedged.end,
            None => 0,
        };
        let gap = start..found.hedged.start;
        let cues = || self.topics.cues.iter().filter(|cue| gap.contains(&cue.at));
        let fits = |cue: &Cue| {
            self.measure(cue.measure)
                .is_some_and(|m| self.fits(found, m))
        };
        if cues().next().is_some() {
            return cues().any(fits);
        }
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let mut words = gap.filter(|at| self.line.is_kind(*at, TokenKind::Word) && !dated(*at));
        let another = |at: usize| self.line.is(at, Role::Another);
        words.all(|at| {
            self.line.is(at, Role::Stop) || another(at) || trend_at(self.line, at).is_some()
        })
    }
}
