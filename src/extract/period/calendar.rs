//! Periods told by a day in them or at their end: `the week of 16 September`, `month to date`, `10/1 – 11/7`.

use super::shape::{Edge, MonthOf, Shape, Simple, Year};
use super::words::Reader;
use crate::lexicon::{DateOrder, Role, TimeRole, TimeUnit, TokenKind};

impl Reader<'_, '_> {
    /// The n-th week of a month or year.
    pub fn week(&self, nth: i8, at: usize) -> Option<(Simple, usize)> {
        let of = self.filler(self.word(at, TimeRole::Of).unwrap_or(at));
        if let Some((TimeUnit::Month, offset, _, end)) = self.placed_unit(of) {
            return Some((
                Simple::Week {
                    nth,
                    month: Some(MonthOf::Offset(offset)),
                    year: Year::Open,
                },
                end,
            ));
        }
        if let Some((month, _, end)) = self.month(of) {
            let read = self.year_tail(end);
            return Some((
                Simple::Week {
                    nth,
                    month: Some(MonthOf::Named(month)),
                    year: read.year,
                },
                read.end,
            ));
        }
        let read = self.year_tail(at);
        (read.end > at).then_some((
            Simple::Week {
                nth,
                month: None,
                year: read.year,
            },
            read.end,
        ))
    }

    /// `week of 16 September`.
    pub fn week_of(&self, at: usize) -> Option<(Simple, usize)> {
        let next = self.is_unit(at, &[TimeUnit::Week])?;
        let of = self.the(next + self.line.role(next, Role::Of)?);
        let (Simple::Day { day, month, year }, end) = self.date(of, true)? else {
            return None;
        };
        Some((Simple::WeekOf { day, month, year }, end))
    }

    /// `month to date`.
    pub fn unit_to_date(&self, at: usize) -> Option<(Shape, usize)> {
        let (unit, next) = self.unit(at)?;
        let end = self.word(next, TimeRole::ToDate)?;
        let simple = Simple::Unit { unit, offset: 0 };
        Some((Shape::Edge(Edge::SoFar, simple), end))
    }

    /// `22 in May`, where the first day of a range stands before it: `between 4-22 in May`.
    pub fn day_in_month(&self, at: usize) -> Option<(Simple, usize)> {
        let (day, _, next) = self.day(at)?;
        let (month, _, end) = self.month(self.the(self.word(next, TimeRole::In)?))?;
        let read = self.year_tail(end);
        let month = MonthOf::Named(month);
        let year = read.year;
        Some((Simple::Day { day, month, year }, read.end))
    }

    /// `10/1 - 11/7`, `from 12/22 to 12/25`: two days in figures with no year. Alone each could be a part or a rate.
    pub fn slashed_range(&self, at: usize) -> Option<(Simple, Simple, usize)> {
        let (a, first, next) = self.slashed(at)?;
        let join = match self.line.is_dash(next) {
            true => next + 1,
            false => self.word(next, TimeRole::Through)?,
        };
        let (b, second, end) = self.slashed(join)?;
        // `1/4 to 1/2`, `from 5/1 to 6/1` are parts and odds.
        let dates = [first, second].iter().any(|(a, b)| a > b || *b > 12);
        let odds = first.1 == 1 && second.1 == 1;
        (dates && !odds && !self.counted(end)).then_some((a, b, end))
    }

    /// Two small numbers tied by a slash, as a day.
    fn slashed(&self, at: usize) -> Option<(Simple, (i16, i16), usize)> {
        let line = self.line;
        let tied = line.is_kind(at, TokenKind::Number)
            && line.is_mark(at + 1, '/')
            && line.glued(at + 1)
            && line.glued(at + 2)
            && !line.is_mark(at + 3, '/')
            && !self.in_name(at);
        if !tied {
            return None;
        }
        let pair = (self.digits(at, 1, 2)?, self.digits(at + 2, 1, 2)?);
        let (day, month) = match line.language.date_order {
            DateOrder::Dmy => pair,
            DateOrder::Mdy => (pair.1, pair.0),
        };
        let simple = Simple::Day {
            day: i8::try_from(day).ok().filter(|n| (1..=31).contains(n))?,
            month: MonthOf::Named(i8::try_from(month).ok().filter(|n| (1..=12).contains(n))?),
            year: Year::Open,
        };
        Some((simple, pair, at + 3))
    }
}
