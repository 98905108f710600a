//! The nearest period to a figure that can be its own: none that a later clause, plan or statement has for itself.

use super::Attach;
use super::nearby::nearest_first;
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::places::Sought;
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet, TimeRole, TokenKind};
use crate::period::Period;
use std::ops::Range;

/// The least days a year has.
const YEAR: i32 = 365;

/// The most tokens of the place before the day of a dateline.
const PLACE: usize = 6;

impl<'a> Attach<'a> {
    /// Whether a period's brackets, if it stands in any with a figure of their own, hold the figure too: the year of
    /// `£1.84 billion (2022: £1.64 billion)` is no matter of the first.
    pub(super) fn reaches_out_of_brackets(&self, period: usize, figure: usize) -> bool {
        self.brackets_around(period)
            .is_none_or(|inside| inside.contains(&figure) || !self.has_figure(&inside))
    }

    /// Whether a period behind a figure is that of a later figure's own statement: behind a semicolon (`118,000 tonnes; the
    /// company expects 125,000 tonnes in 2024`), or the deadline of that figure alone (`debt, now 42.5 percent, should not
    /// exceed 45 percent by 2026`, where no `and` joins the two).
    fn is_of_later_statement(&self, period: &PeriodMention, found: &Found) -> bool {
        let between = found.tokens.end..period.tokens.start;
        let later = self.figures_in(&between);
        let gap = |figure: &Found| found.tokens.end..figure.tokens.start;
        let parted = |last: &Found| self.line.has(Sought::Semicolon, gap(last));
        if later.last().is_some_and(parted) {
            return true;
        }
        if period.role != PeriodRole::By || later.is_empty() {
            return false;
        }
        let attribute = self.behind_attribute(found);
        let and = self.line.places(Sought::And, between);
        let and = and.first().copied().unwrap_or(usize::MAX);
        let mut alone = later.iter().take_while(|figure| figure.tokens.start <= and);
        alone.any(|figure| !figure.follows && figure.tokens.end != attribute)
    }

    /// Whether a period behind a figure is that of the last of several that each have their own: `$21.6 million: $6.8 million in
    /// July, $7.0 million in August and $7.8 million in September`.
    fn is_of_later_list(&self, period: &PeriodMention, found: &Found) -> bool {
        // `rose by 35 percent, from 5,344 in 2023 to 7,214 in 2024`: of the change it is the time too.
        let Some(next) = self.figure_behind(found.tokens.end) else {
            return false;
        };
        let from = |f: &Found| self.line.role_before(f.hedged.start, Role::From).is_some();
        if next.came_from || next.started_at || from(next) {
            return false;
        }
        // The first period behind another figure leaves the most room for a figure before this one.
        let own = self.periods_behind(next.tokens.start + 1).first();
        own.is_some_and(|own| {
            own.tokens.end < period.tokens.start
                && self.has_figure(&(own.tokens.end..period.tokens.start))
        })
    }

    /// Whether a period is that of another figure, told in addition: `profit was 434 million, with 188 million in the first quarter`.
    fn is_of_added(&self, period: &PeriodMention, found: &Found) -> bool {
        let Some(added) = self.figure_before(period.tokens.start) else {
            return false;
        };
        let leads = |at: usize| {
            self.line.time_role(at, TimeRole::In).is_some() || self.line.is(at, Role::Definite)
        };
        let with = self.line.role_before(added.hedged.start, Role::With);
        added.tokens != found.tokens
            && with.is_some_and(|with| with > 0 && self.line.is_mark(with - 1, ','))
            && (added.tokens.end..period.tokens.start).all(leads)
    }

    /// Whether a period is only when that was which an earlier clause comes from: `grew by 3.9 percent last year, an acceleration from
    /// 2.5 percent in 2022, and GDP passed $80 billion`.
    fn is_of_origin(&self, period: &PeriodMention, found: &Found) -> bool {
        let Some(origin) = self.figure_before(period.tokens.start) else {
            return false;
        };
        let leads = |at: usize| self.line.time_role(at, TimeRole::In).is_some();
        let from = self.line.role_before(origin.hedged.start, Role::From);
        let own = (origin.tokens.end..period.tokens.start).all(leads);
        let later = |p: &PeriodMention| {
            let days = p.period.zip(period.period);
            p.tokens.end <= origin.tokens.start && days.is_some_and(|(a, b)| a.from() > b.from())
        };
        from.is_some()
            && own
            && origin.tokens.end < found.tokens.start
            && self.line.is_mark(period.tokens.end, ',')
            && self
                .line
                .role_before(found.hedged.start, Role::To)
                .is_none()
            && self.periods.iter().any(later)
    }

    /// Whether a period behind a comma leads to a later figure of the same: `12,500 students study here, three years ago there were
    /// 9,800`.
    fn leads_to_like(&self, period: &PeriodMention, found: &Found) -> bool {
        let mut start = period.tokens.start;
        while start > found.tokens.end && self.line.time_role(start - 1, TimeRole::In).is_some() {
            start -= 1;
        }
        let parted = start > found.tokens.end && self.line.is_mark(start - 1, ',');
        parted
            && self.figure_behind(period.tokens.end).is_some_and(|f| {
                let mut between = period.tokens.end..f.hedged.start;
                f.unit == found.unit && between.all(|at| !self.line.is_kind(at, TokenKind::Mark))
            })
    }

    /// Whether a period behind a comma goes back from the one that a figure is of: `в мае она составила 35,4 процента, год назад была
    /// вдвое выше`.
    fn goes_back_behind_comma(
        &self,
        period: &PeriodMention,
        found: &Found,
        own: &Range<usize>,
    ) -> bool {
        let start = period.tokens.start;
        let parted = start > found.tokens.end && self.line.is_mark(start - 1, ',');
        let dated =
            |p: &PeriodMention| own.contains(&p.tokens.start) && p.tokens.end <= found.tokens.start;
        parted
            && (period.is_years_ago() || period.is_before_another())
            && self.periods.iter().any(dated)
    }

    /// Whether a period is when something was said that an aside behind a figure tells of: `392.5 million, within the range announced in
    /// August`.
    fn is_of_aside_said(&self, period: &PeriodMention, found: &Found) -> bool {
        let mut start = period.tokens.start;
        while start > found.tokens.end && self.line.time_role(start - 1, TimeRole::In).is_some() {
            start -= 1;
        }
        let said = self.line.role_before(start, Role::Saying);
        said.is_some_and(|said| {
            let mut aside = found.tokens.end..said;
            let named = said > 0 && !self.line.is(said - 1, Role::Stop);
            named && aside.any(|at| self.line.is_mark(at, ','))
        })
    }

    /// Whether a period is the head of what stands behind it, as in a list: `EBIT 88.2 million; Second quarter: revenue …`.
    pub(super) fn heads_what_follows(&self, period: &PeriodMention, found: &Found) -> bool {
        let start = period.tokens.start;
        let led = start > 0 && self.line.time_role(start - 1, TimeRole::In).is_some();
        start >= found.tokens.end && !led && self.line.is_mark(period.tokens.end, ':')
    }

    /// Where `the same` begins before a length of time (`over the same six months`), else that length itself.
    pub(super) fn before_same(&self, start: usize) -> usize {
        let same = |at: &usize| self.line.time_role(*at, TimeRole::Same).is_some();
        let Some(same) = start.checked_sub(1).filter(same) else {
            return start;
        };
        self.line.role_before(same, Role::Definite).unwrap_or(same)
    }

    /// Whether a day is that of a dateline, which is when a report was written: `BUENOS AIRES, Oct 3 (Meridian News) - Trade fell`.
    fn heads_report(&self, period: &PeriodMention) -> bool {
        let start = period.tokens.start;
        let day = period.period.is_some_and(|days| days.days() == 1);
        let place = |at: usize| self.line.is_kind(at, TokenKind::Mark) || self.line.capital(at);
        if !day || start > PLACE || !(0..start).all(place) {
            return false;
        }
        let mut end = period.tokens.end;
        if let Some(source) = self.brackets_around(end + 1).filter(|b| b.start == end) {
            end = source.end + 1;
        }
        self.line.is_dash(end) && !self.line.glued(end)
    }

    pub(super) fn nearest_period(
        &self,
        found: &Found,
        takes: impl Fn(&&PeriodMention) -> bool,
    ) -> Option<&'a PeriodMention> {
        let own = clause(self.line, found.tokens.start);
        let compared = self.is_compared(found);
        let eligible = |p: &&PeriodMention| {
            takes(p)
                && (compared || self.leads_to_when(p, found) || !self.is_of_compared(p))
                && !self.is_of_later_clause(p, found, &own)
                && !self.leads_to_later(p, found)
                && !self.is_of_saying(p)
                && !self.is_of_planning(p, found)
                && !self.is_of_cause(p, found)
                && !self.heads_report(p)
                && !self.is_of_later_plan(p, found)
                && !self.is_of_later_statement(p, found)
                && !self.is_of_later_list(p, found)
                && !self.is_of_added(p, found)
                && !self.is_of_origin(p, found)
                && !self.leads_to_like(p, found)
                && !self.goes_back_behind_comma(p, found, &own)
                && !self.is_of_aside_said(p, found)
                && !self.heads_what_follows(p, found)
        };
        let reaches =
            |p: &&PeriodMention| self.reaches_out_of_brackets(p.tokens.start, found.tokens.start);
        if let [only] = self.periods {
            return Some(only).filter(reaches).filter(eligible);
        }
        let near = nearest_first(
            self.periods.iter().filter(reaches),
            |p| self.least_remoteness(p, found),
            |p| self.remoteness(p, found, &own),
        );
        near.map(|(_, p)| p).find(eligible)
    }

    /// How far a period is from a figure at least.
    fn least_remoteness(&self, p: &PeriodMention, found: &Found) -> usize {
        if p.tokens.end <= found.tokens.start {
            return match self.is_compared(found) {
                true => 0,
                false => found.tokens.start - p.tokens.end,
            };
        }
        let end = found.tokens.end;
        let led = self.line.time_role(end, TimeRole::In).is_some();
        match led || self.is_compared(found) {
            true => 0,
            false => p.tokens.start.saturating_sub(end),
        }
    }

    /// How far a period is from a figure: in words, and in what stands between them.
    fn remoteness(&self, p: &PeriodMention, found: &Found, own: &Range<usize>) -> usize {
        let compared = self.is_compared(found);
        let before = p.tokens.end <= found.tokens.start;
        let (lo, hi) = if before {
            (p.tokens.end, found.tokens.start)
        } else {
            (found.tokens.end, p.tokens.start)
        };
        // `Exports in 2024 were $17.1 billion in March, …`: the one right behind is its own.
        let leads = |at: usize| self.line.time_role(at, TimeRole::In).is_some();
        if !before && lo < hi && (lo..hi).all(leads) {
            return 0;
        }
        // What a later clause says of its own period is no matter of this one.
        let outside = match (own.contains(&p.tokens.start), before) {
            (true, _) => 0,
            (false, true) => 12,
            (false, false) => 40,
        };
        // `$9 billion in 2023 against $8 billion in 2022`
        if compared && self.is_of_compared(p) {
            return usize::from(p.tokens.start < found.tokens.end);
        }
        // `0.4 billion in 2024; the rest, 0.8 billion, will come in 2025`
        let parted = || self.line.has(Sought::Semicolon, lo..hi);
        let outside = match before {
            true if parted() => outside + 40,
            true if self.is_inserted(p, found) => outside + 12,
            _ => outside,
        };
        // A period that opens the sentence holds for all of it.
        let crossed = self.count_within(&(lo..hi));
        let crossing = if before { crossed * 6 } else { crossed * 30 };
        hi.saturating_sub(lo) + crossing + outside
    }

    /// Whether a period stands in words set in between commas that tell something else of the subject: `The programme, launched in
    /// January 2023, comprised 63 projects at the end of September`.
    pub(super) fn is_inserted(&self, period: &PeriodMention, found: &Found) -> bool {
        let commas = |within: Range<usize>| self.line.places(Sought::Comma, within);
        let Some(&open) = commas(1..period.tokens.start).last() else {
            return false;
        };
        let Some(&close) = commas(period.tokens.end..found.hedged.start).first() else {
            return false;
        };
        let small = |at: usize| {
            self.line.is(at, Role::Definite) || self.line.time_role(at, TimeRole::In).is_some()
        };
        let told = (open + 1..period.tokens.start).any(|at| !small(at));
        told && !self.has_figure(&(open..close))
    }

    /// Whether a figure tells of a period that another was compared with: `compared with 46,630 in 2023, when there were 101,840
    /// immigrants`.
    fn leads_to_when(&self, period: &PeriodMention, found: &Found) -> bool {
        let end = period.tokens.end;
        let when = end + usize::from(self.line.is_mark(end, ','));
        self.line.is(when, Role::When) && clause(self.line, when).contains(&found.tokens.start)
    }

    /// Whether a period stands right behind a figure that another is compared with, prepositions apart.
    pub(super) fn is_of_compared(&self, period: &PeriodMention) -> bool {
        self.figure_before(period.tokens.start).is_some_and(|last| {
            // `against 400 dinars (€665) in December 2023`: what is told in other money is no figure of its own.
            let inside = self.brackets_around(last.tokens.start);
            let inside = inside.filter(|inside| inside.end < period.tokens.start);
            let told = (last.restates).and_then(|i| self.figures.get(i));
            let told = told.filter(|f| Some(f.tokens.end) == inside.as_ref().map(|i| i.start));
            let (f, end) = match (told, &inside) {
                (Some(f), Some(inside)) => (f, inside.end + 1),
                _ => (last, last.tokens.end),
            };
            let small = |at: usize| {
                let led = [TimeRole::In, TimeRole::Of].into_iter();
                led.into_iter()
                    .any(|role| self.line.time_role(at, role).is_some())
                    || self.line.is(at, Role::Definite)
            };
            // `higher than the $1,041 million earned in 2023`
            let told = usize::from(self.is_told_by(end));
            let mut gap = end + told..period.tokens.start;
            !f.came_from && self.is_compared(f) && gap.all(small)
        })
    }

    /// Whether a word that says how a figure came about stands between it and a period: `earned in 2023`, `paid for 2023`.
    fn is_told_by(&self, at: usize) -> bool {
        let within = |at: usize| self.line.time_role(at, TimeRole::In).is_some();
        let joins = [Role::And, Role::While, Role::When, Role::Where];
        self.line.is_kind(at, TokenKind::Word)
            && within(at + 1)
            && !within(at)
            && !joins.iter().any(|role| self.line.is(at, *role))
    }

    /// `The company, which has 6,420 employees, said it would hire in 2025`: what the main clause goes on to date is no matter of a
    /// stock that a clause about its subject tells of.
    pub(super) fn is_behind_relative(&self, period: &PeriodMention, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Relative)) {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        self.line.is(own.start, Role::Relative)
            && self.line.is_mark(own.end, ',')
            && period.tokens.start > own.end
    }

    /// The year that a figure with no period is of when it is told beside that of the year before: in February 2025, profit that
    /// was `up from 1.04 billion in 2023` is that of 2024.
    pub fn year_after(&self, found: &Found) -> Option<(&'a PeriodMention, Period)> {
        let before = self.periods.iter().find(|p| {
            p.tokens.start >= found.tokens.end && (self.is_of_compared(p) || self.is_base(p))
        })?;
        let days = before.period.filter(|days| days.days() >= YEAR)?;
        let year = days.shift_years(1)?;
        let said = self.context.said?;
        let last = said.year() - 1;
        (days.from().month() == 1 && year.from().year() == last).then_some((before, year))
    }

    /// Whether a period stands in a later clause, before a figure of that clause: `it rose by 19 percent: in the first half of
    /// last year it had been 7 trillion`, or right behind a figure that this one is compared with: `was £221 million, up from
    /// £198 million in 2022`. It says nothing of the figures before.
    pub(super) fn is_of_later_clause(
        &self,
        period: &PeriodMention,
        found: &Found,
        own: &Range<usize>,
    ) -> bool {
        if own.contains(&period.tokens.start) || period.tokens.start < found.tokens.end {
            return false;
        }
        let later = clause(self.line, period.tokens.start);
        let between = found.tokens.end..period.tokens.start;
        // `revenue of 6,480; second quarter of 2025: 5,400`
        let parted = || self.line.has(Sought::Semicolon, between.clone());
        // `75 percent; a year and a half ago, at the visit of the President, it was 40`
        let end = self.line.len();
        let section = self.line.places(Sought::Semicolon, period.tokens.end..end);
        let section = period.tokens.end..section.first().copied().unwrap_or(end);
        if self.has_figure(&section) && parted() {
            return true;
        }
        let next = period.tokens.end + 1;
        let leads = self.line.is_mark(period.tokens.end, ':');
        if leads && self.has_figure(&(next..next + 1)) && parted() {
            return true;
        }
        let of_that_clause = later.start.max(period.tokens.end)..later.end;
        self.has_figure(&of_that_clause)
            || self
                .figures_in(&between)
                .iter()
                .any(|f| self.is_compared(f) && f.unit == found.unit && !f.came_from)
    }
}
