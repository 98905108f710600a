//! Ranges and parts: days for shapes that have two ends, or only a part of one period.

use super::resolve::{Resolved, Resolver};
use super::shape::{Edge, MonthOf, Simple, Year};
use crate::period::{Day, Period};
use jiff::ToSpan;

/// Gives each end what only the other one says: `from 4 to 22 January, 1995`, `November 15th through 19th`.
fn share(a: Simple, b: Simple) -> (Simple, Simple) {
    let (mut a, mut b) = (a, b);
    match (&mut a, &mut b) {
        (
            Simple::Day {
                month: month @ MonthOf::Open,
                year,
                ..
            },
            Simple::Day {
                month: other,
                year: of,
                ..
            },
        )
        | (
            Simple::Day {
                month: other,
                year: of,
                ..
            },
            Simple::Day {
                month: month @ MonthOf::Open,
                year,
                ..
            },
        ) => {
            *month = *other;
            if year.is_open() {
                *year = *of;
            }
        }
        _ => {}
    }
    match (a.year_of(), b.year_of()) {
        (Some(x), Some(y)) if x.is_open() && !y.is_open() => (a.with_year(y), b),
        (Some(x), Some(y)) if !x.is_open() && y.is_open() => (a, b.with_year(x)),
        _ => (a, b),
    }
}

/// The end in another year, as it was written with none.
fn moved(simple: Simple, by: i16) -> Simple {
    let mut simple = simple;
    if let Simple::Months { year, .. }
    | Simple::Day { year, .. }
    | Simple::Head { year, .. }
    | Simple::Week { year, .. }
    | Simple::WeekOf { year, .. } = &mut simple
    {
        match year {
            Year::Stated(n)
            | Year::Fiscal(n)
            | Year::Split(n)
            | Year::Within(n)
            | Year::Offset(n)
            | Year::FiscalOffset(n) => *n += by,
            Year::Open | Year::Over | Year::Upcoming => {}
        }
    }
    simple
}

impl Resolver<'_> {
    /// From the first day of `a` up to the end of `b`.
    pub fn range(&self, a: Simple, b: Simple) -> Option<Resolved> {
        if let (Simple::Weekday { offset: None, .. }, Simple::Weekday { day, offset: None }) =
            (a, b)
        {
            return self.weekdays(self.simple(a)?, day);
        }
        if let Some(Year::Split(year)) = b.year_of()
            && self.context.fiscal_start > 1
        {
            return self.simple(Simple::year(Year::Fiscal(year)));
        }
        if let Some(Year::Within(_)) = b.year_of() {
            return self.simple(b);
        }
        let said = |s: Simple| s.year_of().is_some_and(|y| !y.is_open());
        let (a_said, b_said) = (said(a), said(b));
        let (a, b) = share(a, b);
        let (first, last) = if !a_said && !b_said && a.year_of().is_some() && b.year_of().is_some()
        {
            self.open_range(a, b)?
        } else {
            (self.simple(a)?, self.simple(b)?)
        };
        let relative = first.relative || last.relative;
        let join = |first: Period, last: Period| Period::new(first.from(), last.until());
        let ordered = |first: &Period, last: &Period| first.from() <= last.from();
        let period = if ordered(&first.period, &last.period) {
            join(first.period, last.period)?
        } else if a_said && !b_said {
            join(first.period, self.simple(moved(b, 1))?.period)?
        } else if b_said && !a_said {
            join(self.simple(moved(a, -1))?.period, last.period)?
        } else {
            return None;
        };
        Some(Resolved { period, relative })
    }

    /// `Friday through Sunday`: up to the first such day behind the one it begins on.
    fn weekdays(&self, first: Resolved, last: i8) -> Option<Resolved> {
        let from = first.period.from();
        let days =
            (i32::from(last) - 1 - i32::from(from.weekday().to_monday_zero_offset())).rem_euclid(7);
        let period = Period::new(from, from.checked_add((days + 1).days()).ok()?)?;
        Some(Resolved { period, ..first })
    }

    /// From part of one period up to part of another.
    pub fn span(
        &self,
        (first, a): (Option<Edge>, Simple),
        (last, b): (Option<Edge>, Simple),
    ) -> Option<Resolved> {
        let whole = self.range(a, b)?;
        let (a, b) = share(a, b);
        let part = |edge: Option<Edge>, simple: Simple, day: Day| match edge {
            Some(edge) => self.edge(edge, simple.with_year(Year::Stated(day.year()))),
            None => Some(whole),
        };
        let from = part(first, a, whole.period.from())?.period.from();
        let until = part(last, b, whole.period.until().yesterday().ok()?)?;
        let period = Period::new(from, until.period.until())?;
        Some(Resolved { period, ..whole })
    }

    /// Two ends with no year at all: the latest pair whose last named month, or first named day, was reached.
    fn open_range(&self, a: Simple, b: Simple) -> Option<(Resolved, Resolved)> {
        if matches!(b, Simple::Day { .. }) {
            let first = self.simple(a)?;
            let last = [0, 1].into_iter().find_map(|later| {
                let year = first.period.from().year() + later;
                self.simple(b.with_year(Year::Stated(year)))
                    .filter(|last| last.period.from() >= first.period.from())
            })?;
            return Some((first, last));
        }
        let last = self.simple(b)?;
        let first = [0, 1].into_iter().find_map(|earlier| {
            let year = last.period.from().year() - earlier;
            self.simple(a.with_year(Year::Stated(year)))
                .filter(|first| first.period.from() <= last.period.from())
        })?;
        Some((first, last))
    }

    /// The part of a period that an edge names.
    pub fn edge(&self, edge: Edge, simple: Simple) -> Option<Resolved> {
        let whole = self.simple(simple)?;
        let (from, until) = (whole.period.from(), whole.period.until());
        let mut relative = whole.relative;
        let period = match edge {
            Edge::First => Period::day(from),
            Edge::Last => Period::day(until.yesterday().ok()?),
            Edge::Early => Period::new(from, part(from, until, 2)?),
            Edge::Middle => Period::new(part(from, until, 1)?, part(from, until, 3)?),
            Edge::Late => Period::new(part(from, until, 2)?, until),
            Edge::SoFar => {
                relative = true;
                Period::new(from, until.min(self.context.said?))
            }
            Edge::Rest => {
                relative = true;
                Period::new(from.max(self.context.said?), until)
            }
        }?;
        Some(Resolved { period, relative })
    }
}

/// The day after so many quarters of the way: by whole months where both ends are firsts of months that allow it.
fn part(from: Day, until: Day, quarters: i32) -> Option<Day> {
    let months =
        i32::from(until.year() - from.year()) * 12 + i32::from(until.month() - from.month());
    if from.day() == 1 && until.day() == 1 && months * quarters % 4 == 0 {
        return from.checked_add((months * quarters / 4).months()).ok();
    }
    let days = Period::new(from, until)?.days();
    from.checked_add((days * quarters / 4).days()).ok()
}
