//! Plans, when they were made, and what they were changed to: `13.7 billion expected in May`, `raised its target to 77 million`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::PeriodMention;
use crate::extract::topic::{Cue, clause};
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole};

/// The most tokens up to the noun that a sentence is about: `The ministry's own forecast`.
const SUBJECT: usize = 5;

/// The most tokens between a verb and what it changes a plan to: `raised its full-year target to`.
const MOVED: usize = 5;

/// The most words from a plan to when it was made.
const PLAN: usize = 4;

impl Attach<'_> {
    /// Where a word that makes it a plan ends, right behind a figure: `13.7 billion expected in May`.
    pub(super) fn planned_behind(&self, found: &Found) -> Option<usize> {
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let end = found.tokens.end;
        let (len, ()) = self.line.find_in(end, SenseSet::MODALITY, planned)?;
        Some(end + len)
    }

    /// Whether a figure is a plan that another is held against: `against 13.7 billion expected earlier`.
    pub fn is_earlier_plan(&self, found: &Found) -> bool {
        self.is_compared(found) && self.planned_behind(found).is_some()
    }

    /// Whether a word is a forecast that what stands behind it is of: `its forecast of GDP growth`.
    pub(super) fn is_forecast(&self, at: usize) -> bool {
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let line = self.line;
        let len = line.find_in(at, SenseSet::MODALITY, planned);
        let of = |at: usize| line.is(at, Role::Of) || line.time_role(at, TimeRole::In).is_some();
        len.is_some_and(|(len, ())| of(at + len))
    }

    /// Whether a figure is where a forecast was moved from, which is of the same time and no more a fact than where it was moved to:
    /// `lowered its forecast for GDP growth in 2025 to 2.6 percent from 2.8 percent`.
    pub(super) fn is_forecast_before(&self, found: &Found) -> bool {
        let own = clause(self.line, found.tokens.start);
        let came = found.came_from || self.preceded_by(found, Role::From);
        came && self.line.holds(SenseSet::MODALITY)
            && (own.start..found.hedged.start).any(|at| self.is_forecast(at))
    }

    /// Whether a figure in brackets says what the plan before them comes to: `65 percent of the plan (463 billion)`.
    pub(super) fn says_plan_in_brackets(&self, found: &Found) -> bool {
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let open = found.hedged.start.checked_sub(1);
        let open = open.filter(|open| self.line.is_mark(*open, '('));
        let before = open.and_then(|open| open.checked_sub(1));
        before.is_some_and(|at| self.line.find_in(at, SenseSet::MODALITY, planned).is_some())
    }

    /// Whether a period that is over is when a plan was made: `against 13.7 billion expected in May`.
    pub(super) fn is_when_planned(&self, mention: &PeriodMention, found: &Found) -> bool {
        let near = |end: usize| {
            let gap = end..mention.tokens.start;
            end <= mention.tokens.start
                && gap.len() <= 2
                && gap.into_iter().all(|at| self.line.is(at, Role::Stop))
        };
        let when = || {
            let moved = self.moves_plan(found).then_some(found.tokens.end);
            self.planned_behind(found).or(moved)
        };
        let told = || {
            let behind = self.of_forecast(found);
            behind.is_some_and(|end| mention.tokens.start > end)
        };
        self.is_past(mention) && (when().is_some_and(near) || told())
    }

    /// Whether a period is when a plan or a budget was made: `The budget adopted in December 2022 provided for revenue of 2.1 billion`.
    pub(super) fn is_when_settled(&self, mention: &PeriodMention) -> bool {
        let line = self.line;
        let start = mention.tokens.start;
        let led = start
            .checked_sub(1)
            .filter(|at| line.time_role(*at, TimeRole::In).is_some());
        let settled = line.role_before(led.unwrap_or(start), Role::Settled);
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let plan = |at: usize| {
            line.is(at, Role::Budget) || line.find_in(at, SenseSet::MODALITY, planned).is_some()
        };
        // `The budget of the city adopted in December`
        settled.is_some_and(|settled| (settled.saturating_sub(PLAN)..settled).any(plan))
    }

    /// The semicolon or colon behind which a figure is of the forecast that the sentence is about, as it was made at another time: `The
    /// forecast was 105,000; in June it was lowered to 88,000`.
    pub(super) fn of_forecast(&self, found: &Found) -> Option<usize> {
        if !self.line.holds(SenseSet::MODALITY) {
            return None;
        }
        let parts = |at: &usize| self.line.is_mark(*at, ';') || self.line.is_mark(*at, ':');
        let end = (0..found.hedged.start).find(parts)?;
        let planned = |at: usize| {
            let mut hits = self.line.hits(at).iter();
            hits.any(|hit| matches!(hit.sense, Sense::Planned))
        };
        let back = end..found.hedged.start;
        let named = |cue: &Cue| back.contains(&cue.at);
        let made = |p: &PeriodMention| back.contains(&p.tokens.start) && self.is_past(p);
        let forecast = |at: usize| planned(at) && !self.is_only_said(at);
        let told = (0..end.min(SUBJECT)).any(forecast) && self.periods.iter().any(made);
        (told && !self.topics.cues.iter().any(named)).then_some(end)
    }

    /// Whether a figure is a plan that the next one took the place of: `set a target of 75 million and raised it to 77 million`.
    pub(in crate::extract) fn is_plan_moved(&self, found: &Found) -> bool {
        let mut behind = self.figures.iter();
        let next = behind.find(|f| f.tokens.start >= found.tokens.end);
        next.is_some_and(|next| {
            let back = found.tokens.end..next.hedged.start;
            next.kind == found.kind
                && back.into_iter().any(|at| self.line.is(at, Role::Back))
                && self.moves_plan(next)
        })
    }

    /// Whether a figure is what a plan was changed to: `set a target of 75 million and raised it to 77 million`.
    pub(super) fn moves_plan(&self, found: &Found) -> bool {
        let Some(to) = self.line.role_before(found.hedged.start, Role::To) else {
            return false;
        };
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let plan = |at: usize| self.line.find_in(at, SenseSet::MODALITY, planned).is_some();
        let near = to.saturating_sub(MOVED)..to;
        let Some(verb) = near.rev().find(|at| trend_at(self.line, *at).is_some()) else {
            return false;
        };
        let mut moved = verb + 1..to;
        let told = moved.clone().any(plan);
        told || moved.any(|at| self.line.is(at, Role::Back)) && (0..verb).any(plan)
    }
}
