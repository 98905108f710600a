//! What a change is reckoned from: `up 28 percent on November`, `15 percent less than in the third quarter`, `к февралю`.
//!
//! The period behind such words is not the one the figure is of. Where it is another than the same days a year before, which
//! everybody takes for granted, it sets the figure apart.

use super::Attach;
use crate::claim::{Kind, Modality, reckoned_on};
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::topic::clause;
use crate::extract::trend::trend_at;
use crate::lexicon::{Qualifier, Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::period::{Period, Relation};
use crate::quantity::Atom;
use std::sync::Arc;

/// The words that lead to a period which a change is reckoned from.
const LEADING: SenseSet = SenseSet::role(Role::Base)
    .or(SenseSet::role(Role::More))
    .or(SenseSet::role(Role::Less))
    .or(SenseSet::role(Role::Exceeds))
    .or(SenseSet::role(Role::FallsShort));

/// The most words of a noun that a change is reckoned from, up to its period.
const NOUN: usize = 6;

/// The fewest days of a period that another is held against as that of a year before.
const MONTH: i32 = 28;

/// What sets a change apart that is reckoned from the month before.
const MONTHLY: &str = "month-on-month";

/// What sets a change apart that is reckoned from the quarter before.
const QUARTER: &str = "quarter-on-quarter";

impl<'a> Attach<'a> {
    /// The period that the words right behind a change say it is reckoned from.
    fn base_of(&self, found: &Found) -> Option<&'a PeriodMention> {
        let at = self.place_of(found);
        let bases = &self.asked.bases;
        let base = bases.about(at, self.figures.len(), || {
            self.place_of_period(self.base_told(found)?)
        });
        base.and_then(|at| self.periods.get(at))
    }

    fn base_told(&self, found: &Found) -> Option<&'a PeriodMention> {
        if !self.may_have_base() {
            return None;
        }
        let unit = found.unit.as_ref();
        let rate = unit
            .is_some_and(|u| matches!(u.of, Atom::Percent | Atom::PercentagePoint | Atom::Times));
        if !rate && self.trend(found).is_none() {
            return None;
        }
        let mut at = found.tokens.end;
        // `6.5 percent growth on 2022`
        at += usize::from(trend_at(self.line, at).is_some() && !self.line.is_mark(at, '-'));
        let mut joined = false;
        let differs = [Role::More, Role::Less].into_iter();
        // `above the level of 2019` is one phrase, `more than in 2019` two.
        let differs = differs.filter_map(|role| self.line.role(at, role)).max();
        if let Some(len) =
            differs.filter(|len| self.line.role(at, Role::Base).is_none_or(|l| l <= *len))
        {
            // `6.9% above the 2022 figure`
            joined = len > 1 || self.line.is(at, Role::Base);
            at += len;
        }
        if let Some(len) = self.line.role(at, Role::Base) {
            // `к ноябрю`: the period has taken in the word before it.
            if let Some(by) = self.periods.iter().find(|p| p.tokens.start == at) {
                return (by.role == PeriodRole::By || by.role == PeriodRole::Comparison)
                    .then_some(by)
                    .filter(|p| p.role != PeriodRole::By || self.is_told_as_fact(found, p));
            }
            at += len;
            joined = true;
        }
        while self.line.time_role(at, TimeRole::In).is_some() || self.line.is(at, Role::Definite) {
            at += 1;
        }
        // `below the figure of June 2020`, `higher than the peak of 2022`
        let named = self.line.time_role(at + 1, TimeRole::Of).is_some()
            && self.line.is_kind(at, TokenKind::Word)
            && !self.line.is(at, Role::Stop);
        if joined && named {
            at += 2;
        }
        // `tripled over the past five years`, `rose by 3.8 percent over 2024 as a whole`: in that time, and not more than then.
        let whole =
            |p: &PeriodMention| self.line.time_role(p.tokens.end, TimeRole::Whole).is_some();
        let days = |p: &&PeriodMention| {
            p.period.is_none_or(|days| days.days() > 1) && !p.is_rolling() && !whole(p)
        };
        let direct = self.periods.iter().find(|p| p.tokens.start == at);
        if let Some(base) = direct.filter(|_| joined).filter(days) {
            return Some(base);
        }
        let than = joined || at > found.tokens.end;
        if let Some(base) = self.base_of_noun(found, at).filter(|_| than) {
            return Some(base);
        }
        if let Some(base) = self.base_held_against(found).filter(days) {
            return Some(base);
        }
        if let Some(base) = self.base_at_head(found).or_else(|| self.base_before(found)) {
            return Some(base);
        }
        let next = self
            .figures
            .iter()
            .find(|f| f.tokens.start >= found.tokens.end);
        let end = next.map_or(self.line.len(), |f| f.hedged.start);
        let behind = |p: &&PeriodMention| (found.tokens.end..end).contains(&p.tokens.start);
        let compared = self.periods.iter().filter(behind);
        compared
            .into_iter()
            .find(|p| p.role == PeriodRole::Comparison)
            .filter(|p| {
                let mut between = found.tokens.end..p.tokens.start;
                !between.any(|at| self.line.is(at, Role::And) || self.line.is_mark(at, ';'))
            })
    }

    /// `in 2023, which is 4.7 percent above the amount recorded in 2022`, `на 2,4 % меньше рекорда 2022 года`: the earlier of two
    /// periods is that of the noun behind the comparison.
    fn base_of_noun(&self, found: &Found, at: usize) -> Option<&'a PeriodMention> {
        let base = self.periods.iter().find(|p| p.tokens.start > at)?;
        let begins = base.period?.from();
        let earlier = |p: &PeriodMention| {
            p.tokens.end <= found.tokens.start && p.period.is_some_and(|own| begins < own.from())
        };
        let planned = |at: usize| {
            let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
            self.line.find_in(at, SenseSet::MODALITY, planned).is_some()
        };
        let mut between = at..base.tokens.start;
        let named = between.len() <= NOUN
            && between.all(|at| self.line.is_kind(at, TokenKind::Word) && !planned(at));
        (named && self.periods.iter().any(earlier)).then_some(base)
    }

    /// `exceeded the figure for 2022 by 4.7 percent`: the period of what the amount is held against.
    fn base_held_against(&self, found: &Found) -> Option<&'a PeriodMention> {
        let told = self.differs_by(found)?.base;
        let within = |p: &&PeriodMention| told.start <= p.tokens.start && p.tokens.end <= told.end;
        self.periods.iter().find(within)
    }

    /// `up 5 percent sequentially from $773 million`: where a change began that is reckoned from the month or the quarter before its
    /// own.
    pub(super) fn step_before(&self, at: usize, own: Period) -> Option<Period> {
        let found = &self.figures[at];
        let change = &self.figures[at.checked_sub(1)?];
        self.trend(change)?;
        let from = self.line.role_before(found.hedged.start, Role::From)?;
        let gap = change.tokens.end..from;
        let (len, months) = self
            .line
            .find_in(gap.start, SenseSet::QUALIFIER, |s| match s {
                Sense::Qualifier(Qualifier::Growth, name) if **name == *QUARTER => Some(3),
                Sense::Qualifier(Qualifier::Growth, name) if **name == *MONTHLY => Some(1),
                _ => None,
            })?;
        let before = own.shift_months(-months)?;
        (len == gap.len() && before.until() == own.from()).then_some(before)
    }

    /// Whether words right behind a figure say which period it is reckoned from.
    pub(super) fn has_base(&self, found: &Found) -> bool {
        self.base_of(found).is_some()
    }

    /// Whether any words of the sentence can lead to what a change is reckoned from: most sentences have none.
    fn may_have_base(&self) -> bool {
        !self.periods.is_empty() && self.line.holds(LEADING)
            || self
                .periods
                .iter()
                .any(|p| p.role == PeriodRole::Comparison)
    }

    /// `Compared with the fourth quarter, revenue fell by 4 percent and profit by 6`: the clause begins with what its changes are
    /// reckoned from.
    fn base_at_head(&self, found: &Found) -> Option<&'a PeriodMention> {
        let base = self
            .periods
            .iter()
            .find(|p| p.role == PeriodRole::Comparison && p.tokens.end <= found.tokens.start)?;
        let head = clause(self.line, base.tokens.start);
        let compared = self.line.role(head.start, Role::Compared)?;
        let mut between = head.start + compared..base.tokens.start;
        let led =
            between.all(|at| self.line.is(at, Role::Stop) || self.line.is(at, Role::Definite));
        let behind = base.tokens.end..found.tokens.start;
        let mut figures = self.figures.iter();
        let crossed = figures.any(|f| {
            let change = f.kind == MentionKind::Percent && self.trend(f).is_some();
            behind.contains(&f.tokens.start) && !change
        });
        let parted = behind.clone().any(|at| self.line.is_mark(at, ';'));
        let mut others = self.periods.iter();
        let other =
            others.any(|p| p.role == PeriodRole::Comparison && behind.contains(&p.tokens.start));
        (led && !crossed && !parted && !other).then_some(base)
    }

    /// `прирост к 2022 году – 12,5 %`: between the word of change and the figure.
    fn base_before(&self, found: &Found) -> Option<&'a PeriodMention> {
        let base = (self.periods.iter().rev()).find(|p| p.tokens.end <= found.hedged.start)?;
        let mut between = base.tokens.end..found.hedged.start;
        let near = between.all(|at| self.line.is_dash(at) || self.line.is_mark(at, ':'));
        let from = self.line.role_before(base.tokens.start, Role::Base);
        let from = from.or_else(|| {
            let taken_in = self.line.is(base.tokens.start, Role::Base);
            taken_in.then_some(base.tokens.start)
        })?;
        let change = (from.saturating_sub(2)..from).any(|at| trend_at(self.line, at).is_some());
        (near && change).then_some(base)
    }

    /// `28 percent more than in the first`: one of a row of which only the talk before says what it is a row of.
    fn base_of_a_row(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Base)) {
            return false;
        }
        let mut at = found.tokens.end;
        let differs = [Role::More, Role::Less].into_iter();
        at += differs
            .filter_map(|role| self.line.role(at, role))
            .max()
            .unwrap_or(0);
        at += usize::from(self.line.is_mark(at, ','));
        let Some(len) = self
            .line
            .role(at, Role::Base)
            .filter(|_| at > found.tokens.end)
        else {
            return false;
        };
        at += len;
        while self.line.time_role(at, TimeRole::In).is_some() || self.line.is(at, Role::Definite) {
            at += 1;
        }
        let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
        let place = |s: &Sense| matches!(s, Sense::Ordinal(_)).then_some(());
        !dated && self.line.find(at, place).is_some()
    }

    /// Whether a change up to a period is told as a fact: `prices will rise by 5 percent by November` are not reckoned from it.
    fn is_told_as_fact(&self, found: &Found, base: &PeriodMention) -> bool {
        let known = self.base_days(base).is_some();
        known && self.modality(found, None) == Modality::Actual
    }

    /// The days a change is reckoned from: what is reckoned from lies behind, whatever the words looked ahead to.
    fn base_days(&self, base: &PeriodMention) -> Option<Period> {
        let days = base.period?;
        let Some(said) = self.context.said else {
            return Some(days);
        };
        if days.from() <= said {
            return Some(days);
        }
        let before = days.shift_years(-1)?;
        (base.role == PeriodRole::By && before.from() <= said).then_some(before)
    }

    /// `на 8 процентов меньше, чем в 2023 году`, said in 2025: of the year behind the one it is compared with, where that is the
    /// last one that is over; and so is the amount right before such a change.
    pub fn year_behind_base(&self, at: usize) -> Option<(&'a PeriodMention, Period)> {
        let found = &self.figures[at];
        let change = match self.base_of(found) {
            Some(base) => base,
            None => {
                let next = self.figures.get(at + 1)?;
                let small = |i: usize| self.is_small_word(i) || self.line.is_dash(i);
                let mut gap = found.tokens.end..next.hedged.start;
                let by = next.unit.as_ref().is_some_and(|u| {
                    matches!(u.of, Atom::Percent | Atom::Times) || next.unit == found.unit
                });
                self.base_of(next).filter(|_| by && gap.all(small))?
            }
        };
        if change.is_anchored() || change.is_rolling() {
            return None;
        }
        let base = change.period.filter(|days| days.days() >= MONTH)?;
        let own = base.shift_years(1)?;
        let said = self.context.said?;
        let last = own.until() <= said && own.shift_years(1)?.until() > said;
        last.then_some((change, own))
    }

    /// Whether some change of the sentence is reckoned from a period.
    pub(super) fn is_base(&self, period: &PeriodMention) -> bool {
        let at = self.place_of_period(period);
        let based_on = &self.asked.based_on;
        based_on.about(at, self.periods.len(), || {
            let mut bases = self.figures.iter().filter_map(|f| self.base_of(f));
            bases.any(|base| base.tokens == period.tokens) || self.is_behind_than(period)
        })
    }

    /// `two points better than a year ago`, `more than in the same quarter last year`: whatever was better then, it is no time of this.
    fn is_behind_than(&self, period: &PeriodMention) -> bool {
        let mut start = period.tokens.start;
        while start > 0
            && (self.line.time_role(start - 1, TimeRole::In).is_some()
                || self.line.is(start - 1, Role::Definite))
        {
            start -= 1;
        }
        let led = |role| self.line.role_before(start, role).is_some();
        led(Role::Than) || period.is_anchored() && led(Role::Base) && !led(Role::From)
    }

    /// The year that a change in percent is reckoned from, and that which it led to: `grew by 30 percent from 2021 to 2024`, `between
    /// 2023 and 2024`.
    pub fn grown_between(&self, found: &Found, period: &PeriodMention) -> Option<(Period, Period)> {
        let sized = found.is_ratio();
        let start = period.tokens.start;
        let led = [TimeRole::From, TimeRole::Between].into_iter().any(|role| {
            self.line.time_role(start, role).is_some()
                || start > 0 && self.line.time_role(start - 1, role).is_some()
        });
        (sized && led).then(|| period.years_from_to())?
    }

    /// What sets a change in `own` apart that is reckoned from other days than the same a year before.
    pub fn reckoned_from(
        &self,
        found: &Found,
        kind: Kind,
        own: Option<Period>,
    ) -> Option<Arc<str>> {
        if kind != Kind::Change {
            return None;
        }
        if self.base_of_a_row(found) {
            return Some("on-another".into());
        }
        let mut spans = self.periods.iter();
        let between = spans.find_map(|p| self.grown_between(found, p));
        if let Some((first, last)) = between.filter(|(_, last)| own == Some(*last)) {
            return on_base(last, first);
        }
        let base = self.base_of(found)?;
        let days = match (base.is_anchored(), own) {
            (true, Some(own)) => base.against(own, self.context)?,
            (true, None) => return None,
            (false, _) => self.base_days(base)?,
        };
        let Some(own) = own else {
            return Some(reckoned_on(&days).into());
        };
        on_base(own, days)
    }
}

/// What sets a change of some days apart that is reckoned from other days than those of a year before.
pub(in crate::extract) fn on_base(own: Period, days: Period) -> Option<Arc<str>> {
    // A month with no year is the last one before the days it is compared with.
    let mut days = days;
    while days.from() >= own.from() {
        days = days.shift_years(-1)?;
    }
    let usual = own.shift_years(-1)?;
    let taken = matches!(usual.relation(&days), Relation::Same | Relation::Within);
    // Nothing is reckoned from a time that it is part of.
    let within = days.until() > own.from() && days.until() >= own.until();
    if taken || within || own == days {
        return None;
    }
    let before = days.until() == own.from();
    Some(match (own.days(), days.days()) {
        (28..=31, 28..=31) if before => MONTHLY.into(),
        (90..=92, 90..=92) if before => QUARTER.into(),
        _ => reckoned_on(&days).into(),
    })
}
