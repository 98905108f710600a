//! Periods with names of their own: decades, seasons, today, and days that only the other end of a range completes.

use super::shape::{MonthOf, Simple, Year};
use super::words::{Reader, TimeWords};
use crate::lexicon::{Sense, SenseSet, TimeRole, TimeUnit, TimeWord, TokenKind};

/// The words before a decade that names no century.
const BEFORE_DECADE: TimeWords = TimeWords::new(&[
    TimeRole::Early,
    TimeRole::Middle,
    TimeRole::Late,
    TimeRole::YearAfter,
]);

/// The senses that a decade begins with, where it has no digits.
const DECADE_WORDS: SenseSet = SenseSet::DECADE
    .or(SenseSet::NUMBER)
    .or(SenseSet::time(TimeRole::DecadeBefore));

impl Reader<'_, '_> {
    /// `1990s`, `the 70's`, `the nineteen seventies`, `twenty-tens`, `1990-х`, `années 90`.
    pub fn decade(&self, at: usize) -> Option<(Simple, usize)> {
        if !self.line.is_kind(at, TokenKind::Number) && !self.line.may_be(at, DECADE_WORDS) {
            return None;
        }
        if let Some(next) = self.word(at, TimeRole::DecadeBefore) {
            let year = self.digits(next, 2, 2).or_else(|| self.year_digits(next))?;
            return (year % 10 == 0).then_some((Simple::Decade(year), next + 1));
        }
        let word = |at: usize| {
            self.line.find_in(at, SenseSet::DECADE, |s| match s {
                Sense::Time(TimeWord::Decade(n)) => Some(*n),
                _ => None,
            })
        };
        if let Some((century, next)) = self.number_word(at).filter(|(n, _)| matches!(n, 18..=20)) {
            let next = self.hyphen(next);
            if let Some((len, tens)) = word(next).filter(|(_, n)| *n < 100) {
                return Some((Simple::Decade(century * 100 + tens), next + len));
            }
        }
        let named = || self.after_the(at) || self.edge_before(at) || self.after_apostrophe(at);
        if let Some((len, year)) = word(at) {
            // `в девяностые годы`
            let years = self.is_unit(at + len, &[TimeUnit::Year]);
            let end = years.unwrap_or(at + len);
            return (year >= 100 || years.is_some() || named())
                .then_some((Simple::Decade(year), end));
        }
        let year = self.digits(at, 2, 2).or_else(|| self.year_digits(at))?;
        let mark = self.hyphen(at + 1);
        let end = self
            .word(mark, TimeRole::DecadeMark)
            .filter(|_| self.line.glued(mark))?;
        let years = self.is_unit(end, &[TimeUnit::Year]);
        let end = years
            .or_else(|| self.word(end, TimeRole::YearAfter))
            .unwrap_or(end);
        // `in his 70s` is an age; `2018's` is a year and an ending; `в 90-е годы` is plain.
        let sure = year >= 100 || years.is_some() || end > mark + 2 || named();
        (year % 10 == 0 && sure).then_some((Simple::Decade(year), end))
    }

    /// Whether an apostrophe stands for the century (`'80s`).
    fn after_apostrophe(&self, at: usize) -> bool {
        self.line.glued(at)
            && at
                .checked_sub(1)
                .is_some_and(|b| matches!(self.line.word(b), "'" | "’" | "‘"))
    }

    fn edge_before(&self, at: usize) -> bool {
        self.behind(at, &BEFORE_DECADE)
    }

    pub fn season_word(&self, at: usize) -> Option<(i8, usize)> {
        self.line
            .find_in(at, SenseSet::SEASON, |s| match s {
                Sense::Time(TimeWord::Season(n)) => Some(*n),
                _ => None,
            })
            .map(|(len, n)| (n, at + len))
    }

    /// `1 полугодие 2023 года`, `4 кв. 2023`: a digit before the word for one part of the year, which it numbers.
    pub(super) fn numbered(&self, at: usize) -> Option<(i16, TimeUnit, usize)> {
        let nth = self.digits(at, 1, 1).filter(|n| *n > 0)?;
        self.word(at + 1, TimeRole::Numbered)
            .filter(|_| !self.line.may_be(at + 1, SenseSet::UNIT))?;
        let (unit, end) = self.unit(at + 1)?;
        Some((nth, unit, end))
    }

    /// `summer 2016`, `autumn of last year`.
    pub fn season(&self, at: usize) -> Option<(Simple, usize)> {
        let (first, end) = self.season_word(at)?;
        let read = self.year_tail(end);
        // `the winter of 2022/23`
        let end_of = match read.year {
            Year::Stated(year) => self.second_year(read.end, year).unwrap_or(read.end),
            _ => read.end,
        };
        (read.end > end && !read.year.is_open()).then_some((season_of(first, read.year), end_of))
    }

    /// `academic year 2023/24`, `season 2022/23`: a year that begins in the course of a calendar year.
    pub fn course(&self, at: usize) -> Option<(Simple, usize)> {
        let (first, next) = self.course_word(at)?;
        let (year, end) = self.two_years(next)?;
        let end = self.word(end, TimeRole::YearAfter).unwrap_or(end);
        Some((course_of(first, Year::Stated(year)), end))
    }

    /// The same, its years first: `the 2023/24 academic year`.
    pub fn course_behind(&self, at: usize) -> Option<(Simple, usize)> {
        let (year, next) = self.two_years(at)?;
        let (first, end) = self.course_word(next)?;
        Some((course_of(first, Year::Stated(year)), end))
    }

    /// The first of two years told as one: `2023/24`.
    fn two_years(&self, at: usize) -> Option<(i16, usize)> {
        let year = self.year_digits(at)?;
        Some((year, self.second_year(at + 1, year)?))
    }

    pub fn course_word(&self, at: usize) -> Option<(i8, usize)> {
        let word = self.line.find_in(at, SenseSet::SEASON, |s| match s {
            Sense::Time(TimeWord::Course(n)) => Some(*n),
            _ => None,
        });
        word.map(|(len, n)| (n, at + len))
    }

    pub fn today(&self, at: usize) -> Option<(Simple, usize)> {
        [
            (TimeRole::Today, 0),
            (TimeRole::Yesterday, -1),
            (TimeRole::DayBeforeYesterday, -2),
            (TimeRole::Tomorrow, 1),
        ]
        .into_iter()
        .find_map(|(role, offset)| {
            let unit = TimeUnit::Day;
            self.word(at, role)
                .map(|end| (Simple::Unit { unit, offset }, end))
        })
    }

    /// A bare day number, for the end of a range.
    pub fn day_alone(&self, at: usize) -> Option<(Simple, usize)> {
        let (day, _, end) = self.day(at)?;
        let simple = Simple::Day {
            day,
            month: MonthOf::Open,
            year: Year::Open,
        };
        (!self.counted(end)).then_some((simple, end))
    }
}

/// The twelve months of a year that begins in a month of a calendar year.
pub(super) fn course_of(first: i8, year: Year) -> Simple {
    Simple::Months {
        first,
        count: 12,
        grain: 12,
        year,
    }
}

/// The three months of a season.
pub(super) fn season_of(first: i8, year: Year) -> Simple {
    Simple::Months {
        first,
        count: 3,
        grain: 3,
        year,
    }
}
