//! Calendar dates and months: `12 March 2024`, `March 12, 2024`, `April, 2023`, `2016-11`, `22.01.2016`.

use super::shape::{MonthOf, Simple, Year};
use super::words::Reader;
use super::year::PREPOSITIONS;
use crate::lexicon::{DateOrder, Role, Sense, SenseSet, TimeRole, TimeUnit, TimeWord, TokenKind};

/// A part of a number written with marks, and the mark that ends it.
#[derive(Clone, Copy)]
struct Field {
    value: i16,
    digits: usize,
}

fn field(text: &str) -> Option<Field> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    plain
        .then(|| text.parse().ok())
        .flatten()
        .map(|value| Field {
            value,
            digits: text.len(),
        })
}

fn month_number(n: i16) -> Option<i8> {
    i8::try_from(n).ok().filter(|n| (1..=12).contains(n))
}

fn day_number(n: i16) -> Option<i8> {
    i8::try_from(n).ok().filter(|n| (1..=31).contains(n))
}

fn full_year(field: Field) -> Option<i16> {
    match field.digits {
        4 if (1900..=2100).contains(&field.value) => Some(field.value),
        // Two digits: this century up to 2069, as POSIX reads them up to 2068.
        2 => Some(field.value + if field.value < 70 { 2000 } else { 1900 }),
        _ => None,
    }
}

fn on(day: i8, month: i8, year: Year) -> Simple {
    Simple::Day {
        day,
        month: MonthOf::Named(month),
        year,
    }
}

impl Reader<'_, '_> {
    /// A day or month of the calendar; `loose` lets a doubtful month (`may`) stand without a preposition.
    pub fn date(&self, at: usize, loose: bool) -> Option<(Simple, usize)> {
        if let Some((_, end)) = self.weekday(at) {
            let next = end + usize::from(self.line.is_mark(end, ','));
            let next = self.the(next);
            return self.day_date(next);
        }
        if self.line.is_kind(at, TokenKind::Number) {
            return self
                .figures(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.year_first(at));
        }
        self.month_first(at, loose).or_else(|| self.day_first(at))
    }

    fn day_date(&self, at: usize) -> Option<(Simple, usize)> {
        self.date(at, true)
            .filter(|(simple, _)| matches!(simple, Simple::Day { .. }))
    }

    /// A day of the week.
    pub fn weekday(&self, at: usize) -> Option<(i8, usize)> {
        self.line
            .find_in(at, SenseSet::WEEKDAY, |s| match s {
                Sense::Time(TimeWord::Weekday(n) | TimeWord::DoubtfulWeekday(n)) => Some(*n),
                _ => None,
            })
            .map(|(len, n)| (n, at + len))
    }

    /// The same with nothing beside it that says which: `в среду`, and no `окружающая среда`.
    pub fn weekday_alone(&self, at: usize) -> Option<(i8, usize)> {
        let doubtful = |s: &Sense| {
            let sense = matches!(s, Sense::Time(TimeWord::DoubtfulWeekday(_)));
            sense.then_some(())
        };
        let found = self.weekday(at)?;
        let sure = || self.line.find(at, doubtful).is_none() || self.behind(at, &PREPOSITIONS);
        sure().then_some(found)
    }

    /// `12 March 2024`, `4 of Sept`, `22 this month`, `twenty-first of July`.
    fn day_first(&self, at: usize) -> Option<(Simple, usize)> {
        let (day, sure, next) = self.day(at)?;
        let within = self.word(next, TimeRole::In).is_some() && !self.line.is(next, Role::Of);
        let of = self.the(
            self.any(next, &[TimeRole::Of, TimeRole::In])
                .unwrap_or(next),
        );
        let dash = self.hyphen(of);
        // `12 in January` are so many.
        if (sure || !within)
            && let Some((month, _, end)) = self.month(dash)
        {
            let read = self.year_tail(end);
            return Some((on(day, month, read.year), read.end));
        }
        let (unit, offset, _, end) = self.placed_unit(of)?;
        (unit == TimeUnit::Month).then_some((
            Simple::Day {
                day,
                month: MonthOf::Offset(offset),
                year: Year::Open,
            },
            end,
        ))
    }

    /// `March 12, 2024`, `April, 2023`, `November the 15th`, `March`.
    fn month_first(&self, at: usize, loose: bool) -> Option<(Simple, usize)> {
        let (month, doubtful, next) = self.month(at)?;
        let inner = self.the(next);
        if let Some((day, sure, end)) = self.day(inner) {
            let read = self.year_tail(end);
            let dated = read.end > end;
            // `Feb. 21`: an abbreviated month wants its day.
            let short = inner == next && self.line.is_mark(next - 1, '.');
            if sure || dated || short || !self.noun_may_follow(end) {
                return Some((on(day, month, read.year), read.end));
            }
        }
        let dash = self.hyphen(next);
        let read = if dash > next && self.year_digits(dash).is_some() {
            self.year_tail(dash)
        } else {
            self.year_tail(next)
        };
        let sure = read.end > next || loose || self.behind(at, &PREPOSITIONS);
        (!doubtful || sure).then_some((Simple::month(month, read.year), read.end))
    }

    /// `2016 November`, `2016 May 5`.
    fn year_first(&self, at: usize) -> Option<(Simple, usize)> {
        let year = Year::Stated(self.year_digits(at)?);
        let (month, doubtful, end) = self.month(at + 1)?;
        if doubtful && !self.line.capital(at + 1) {
            return None;
        }
        if let Some((day, sure, behind)) = self.day(end)
            && (sure || !self.noun_may_follow(behind))
        {
            return Some((on(day, month, year), behind));
        }
        Some((Simple::month(month, year), end))
    }

    /// Dates in figures: `22.01.2016`, `01/22/2016`, `2016-01-22`, `2016-11`, `2015/3`, `11-2016`.
    fn figures(&self, at: usize) -> Option<(Simple, usize)> {
        let word = self.line.word(at);
        if word.contains('.') {
            return self.dotted(word).map(|simple| (simple, at + 1));
        }
        if self.in_name(at) {
            return None;
        }
        let first = field(word)?;
        let mark = at + 1;
        let slash = self.line.is_mark(mark, '/');
        if !slash && !self.line.is_dash(mark) {
            return None;
        }
        let tight = self.line.glued(mark) && self.line.glued(mark + 1);
        let second = field(self.line.word(mark + 1))
            .filter(|_| self.line.is_kind(mark + 1, TokenKind::Number))?;
        let again = mark + 2;
        let third = (tight
            && (if slash {
                self.line.is_mark(again, '/')
            } else {
                self.line.is_dash(again)
            })
            && self.line.glued(again)
            && self.line.glued(again + 1))
        .then(|| field(self.line.word(again + 1)))
        .flatten();
        if let Some(third) = third {
            return self.three(first, second, third).map(|s| (s, again + 2));
        }
        let end = mark + 2;
        if self.counted(end) || self.line.glued(end) && self.line.is_kind(end, TokenKind::Word) {
            return None;
        }
        match (first.digits, second.digits) {
            (4, 1 | 2) => {
                let year = full_year(first)?;
                // `2011-12` and `2011/12` are two years, `2016-11` is a month.
                let next_year = second.digits == 2 && second.value == (year + 1) % 100;
                let month = month_number(second.value).filter(|_| !next_year)?;
                let free = tight || !self.noun_may_follow(end);
                free.then_some((Simple::month(month, Year::Stated(year)), end))
            }
            (1 | 2, 4) if tight => Some((
                Simple::month(month_number(first.value)?, Year::Stated(full_year(second)?)),
                end,
            )),
            _ => None,
        }
    }

    /// Whether a mark other than an opening one, or a letter, is glued to the front of a number: it is part of a name or code.
    pub fn in_name(&self, at: usize) -> bool {
        self.line.glued(at)
            && at.checked_sub(1).is_some_and(|before| {
                self.line.is_kind(before, TokenKind::Word)
                    || matches!(self.line.word(before), "/" | "." | "$" | "#" | "€" | "£")
            })
    }

    fn three(&self, a: Field, b: Field, c: Field) -> Option<Simple> {
        if a.digits == 4 {
            return Some(on(
                day_number(c.value)?,
                month_number(b.value)?,
                Year::Stated(full_year(a)?),
            ));
        }
        let year = Year::Stated(full_year(c)?);
        let day_first = match self.line.language.date_order {
            _ if a.value > 12 => true,
            _ if b.value > 12 => false,
            DateOrder::Dmy => true,
            DateOrder::Mdy => false,
        };
        let (day, month) = if day_first { (a, b) } else { (b, a) };
        Some(on(day_number(day.value)?, month_number(month.value)?, year))
    }

    /// `22.01.2016`, `2016.01.22`: always day before month, whatever the language.
    fn dotted(&self, word: &str) -> Option<Simple> {
        let mut parts = word.split('.');
        let (a, b, c) = (
            field(parts.next()?)?,
            field(parts.next()?)?,
            field(parts.next()?)?,
        );
        if parts.next().is_some() {
            return None;
        }
        let (day, month, year) = match (a.digits, c.digits) {
            (4, 1 | 2) => (c, b, a),
            (1 | 2, 4) => (a, b, c),
            (2, 2) if b.digits == 2 => (a, b, c),
            _ => return None,
        };
        Some(on(
            day_number(day.value)?,
            month_number(month.value)?,
            Year::Stated(full_year(year)?),
        ))
    }
}
