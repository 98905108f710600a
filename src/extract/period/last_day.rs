//! Spans told by the day they ended or began on: `nine months ended September 30`, `the 2024/25 financial year, which ended on March 31`;
//! and days told by the spans that ended or began on them: `when 2023 came to a close`.

use super::PeriodRole;
use super::phrase::Found;
use super::shape::{Edge, Shape, Simple};
use super::words::{Reader, TimeWords};
use crate::lexicon::{Role, SenseSet, TimeRole, TimeUnit};

impl Reader<'_, '_> {
    /// `nine months ended September 30`, `the year to March`, `the third quarter ended 30 June 2023`.
    pub fn ended(&self, at: usize) -> Option<(Shape, usize)> {
        if !self.line.holds(SenseSet::time(TimeRole::Ended)) {
            return None;
        }
        // `за последние 12 месяцев, закончившихся 30 июня`
        let at = self.word(at, TimeRole::Past).unwrap_or(at);
        let (count, unit, next) = if let Some((count, next)) = self.count(at)
            && let Some((unit, end)) = self.unit(self.hyphen(next))
        {
            (count, unit, end)
        } else if let Some((_, next)) = self.ordinal(at)
            && let Some((unit, end)) = self.unit(self.hyphen(next))
        {
            (1, unit, end)
        } else if let Some(end) = self.word(at, TimeRole::WholeYear) {
            (1, TimeUnit::Year, end)
        } else if let Some((unit, end)) = self.unit(at)
            && (self.after_the(at) || self.line.is_mark(end, ','))
        {
            (1, unit, end)
        } else {
            return None;
        };
        let on = self.ended_behind(next)?;
        let on = self.the(self.word(on, TimeRole::In).unwrap_or(on));
        // `to end-September`, `to the end of June`: up to the end of it, as the month alone says too; `to mid-July` is near it.
        let last = [TimeRole::End, TimeRole::DoubtfulEnd, TimeRole::Middle]
            .into_iter()
            .find_map(|role| self.word(on, role));
        let on = last.map_or(on, |next| {
            self.the(self.hyphen(self.word(next, TimeRole::Of).unwrap_or(next)))
        });
        let (end_simple, end) = self.date(on, true)?;
        let month = matches!(end_simple, Simple::Months { .. });
        (month || last.is_none()).then_some((Shape::Ended(count, unit, end_simple), end))
    }

    /// `the financial year that began on 1 July 2024`: a year by its first day.
    pub fn begun(&self, at: usize) -> Option<(Shape, usize)> {
        if !self.line.holds(SenseSet::time(TimeRole::Begun)) {
            return None;
        }
        let year = self.is_unit(at, &[TimeUnit::Year, TimeUnit::FiscalYear])?;
        let comma = usize::from(self.line.is_mark(year, ','));
        let on = self.word(year + comma, TimeRole::Begun)?;
        let on = self.the(self.word(on, TimeRole::In).unwrap_or(on));
        let (first, end) = self.date(on, true)?;
        Some((Shape::Begun(first), end))
    }

    /// The token behind a fiscal year and the day it ended on, where that is told too: `the 2024/25 financial year, which ended on
    /// March 31`.
    pub fn behind_last_day(&self, simple: Simple, end: usize) -> usize {
        if !simple.is_fiscal() {
            return end;
        }
        let day = self.ended_behind(end).and_then(|next| {
            let on = self.the(self.word(next, TimeRole::In).unwrap_or(next));
            self.date(on, true)
        });
        day.map_or(end, |(_, end)| end)
    }

    /// The token behind the word that a span ended, which may stand behind a comma (`год, закончившийся 31 марта`).
    pub fn ended_behind(&self, at: usize) -> Option<usize> {
        if !self.line.holds(SenseSet::time(TimeRole::Ended)) {
            return None;
        }
        if !self.line.is_mark(at, ',') {
            return self.word(at, TimeRole::Ended);
        }
        // `in nine months, up to 12 sites`
        let through = self.any(at + 1, &[TimeRole::Through, TimeRole::Until]);
        match through {
            Some(_) => None,
            None => self.word(at + 1, TimeRole::Ended),
        }
    }

    /// `when 2023 came to a close`, `before 2029 is out`: the last day of it, and the first of `when 2023 began`.
    pub fn bounded(&self, at: usize, found: Found) -> Found {
        const BOUNDS: [(TimeRole, Edge); 2] = [
            (TimeRole::Over, Edge::Last),
            (TimeRole::Opened, Edge::First),
        ];
        let Shape::One(simple) = found.shape else {
            return found;
        };
        let told = found.role == PeriodRole::By || self.behind(at, &UPON) || {
            let the = self.line.role_before(at, Role::Definite);
            the.is_some_and(|the| self.behind(the, &UPON))
        };
        // `when the half-year had closed with a deficit`: how it went on is told.
        let goes_on = |end: &usize| {
            let way = self.any(*end, &[TimeRole::In, TimeRole::From, TimeRole::Through]);
            way.is_some() || self.line.is(*end, Role::With)
        };
        let mut bounds = BOUNDS.iter().filter(|_| told);
        let bound = bounds.find_map(|(word, edge)| {
            let end = self.word(found.end, *word).filter(|end| !goes_on(end))?;
            Some((*edge, end))
        });
        bound.map_or(found, |(edge, end)| Found {
            shape: Shape::Edge(edge, simple),
            end,
            loose: false,
            ..found
        })
    }
}

/// The words before a period that is told of by one of its ends.
static UPON: TimeWords = TimeWords::new(&[TimeRole::Upon]);
