//! Spans named by units: `Q1 2023`, `the first 11 months of last year`, `the past 17 years`, `two years ago`, `the 1970s`.

use super::named::{course_of, season_of};
use super::resolve::months_in;
use super::shape::{Simple, Year};
use super::words::{Reader, TimeWords};
use super::year::PREPOSITIONS;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};

const PARTS: [TimeUnit; 3] = [TimeUnit::Month, TimeUnit::Quarter, TimeUnit::Half];

const MARKS: SenseSet = SenseSet::times(&[TimeRole::QuarterMark, TimeRole::HalfMark]);

const MONTHS_OF: TimeWords = TimeWords::new(&[TimeRole::MonthsOf]);

const OF: TimeWords = TimeWords::new(&[TimeRole::Of]);

/// How many months a part of a year takes, and how many of it a year has.
fn part(unit: TimeUnit) -> Option<i8> {
    PARTS
        .contains(&unit)
        .then(|| months_in(unit))
        .flatten()
        .and_then(|n| i8::try_from(n).ok())
}

impl Reader<'_, '_> {
    /// Any span that a unit of time names.
    pub fn span(&self, at: usize) -> Option<(Simple, usize)> {
        // The digits of a year alone open no other span than its decade.
        if self.year_digits(at).is_some() && self.line.hits(at).is_empty() {
            return self.course_behind(at).or_else(|| self.decade(at));
        }
        // Most sentences with a date in them name no unit of time, and no span of one can stand there.
        let of_units = self.line.holds(SenseSet::TIME_UNIT);
        self.marked(at, false)
            .or_else(|| self.months_marked(at))
            .or_else(|| of_units.then(|| self.nth(at))?)
            .or_else(|| of_units.then(|| self.first_or_last(at))?)
            .or_else(|| of_units.then(|| self.week_of(at))?)
            .or_else(|| self.placed(at))
            .or_else(|| of_units.then(|| self.rolling(at))?)
            .or_else(|| of_units.then(|| self.ago(at))?)
            .or_else(|| of_units.then(|| self.count_of(at))?)
            .or_else(|| of_units.then(|| self.half_year(at))?)
            .or_else(|| self.decade(at))
            .or_else(|| self.season(at))
            .or_else(|| self.course(at))
            .or_else(|| self.today(at))
    }

    /// `the March quarter`, `the June 2024 quarter`: the three months that end with that one, whenever fiscal years begin.
    pub fn month_quarter(&self, at: usize) -> Option<(Simple, usize)> {
        let (month, _, end) = self.month(at)?;
        let inner = self.year_tail(end);
        let behind = self.hyphen(inner.end.max(end));
        let quarter = self.is_unit(behind, &[TimeUnit::Quarter])?;
        let first = month.checked_sub(2).filter(|first| *first > 0)?;
        let (year, end) = match inner.year.is_open() {
            true => {
                let read = self.year_of_part(quarter);
                (read.year, read.end)
            }
            false => (inner.year, quarter),
        };
        let months = Simple::Months {
            first,
            count: 3,
            grain: 1,
            year,
        };
        Some((months, end))
    }

    /// `Q1`, `Q3 2016`, `1Q23`, `H1 2016`, `2H`; `dated` when its year stands before it.
    pub fn marked(&self, at: usize, dated: bool) -> Option<(Simple, usize)> {
        if !self.line.holds(MARKS) {
            return None;
        }
        for (role, grain, most) in [(TimeRole::QuarterMark, 3, 4), (TimeRole::HalfMark, 6, 2)] {
            let one = |at: usize| {
                self.digits(at, 1, 1)
                    .and_then(|n| i8::try_from(n).ok())
                    .filter(|n| (1..=most).contains(n))
            };
            // The mark before its digit, or behind it: both glued, since `5 h` and `in 2 q` are other things.
            let (nth, end, after) = if let Some(next) = self.word(at, role)
                && self.line.capital(at)
                && let Some(nth) = one(next).filter(|_| self.line.glued(next))
            {
                (nth, next + 1, false)
            } else if let Some(nth) = one(at)
                && self.line.capital(at + 1)
                && self.line.glued(at + 1)
                && let Some(next) = self.word(at + 1, role)
            {
                (nth, next, true)
            } else {
                continue;
            };
            if after
                && self.line.glued(end)
                && let Some(short) = self.digits(end, 2, 2)
            {
                return Some((
                    Simple::part(nth, grain, Year::Stated(2000 + short)),
                    end + 1,
                ));
            }
            let read = self.year_tail(end);
            let announced = self.behind(at, &PREPOSITIONS) || self.after_the(at);
            // `H1: revenue €471 million`, `H1 sales`
            let labels = at == 0 && self.line.is_mark(end, ':');
            let measured = self.line.may_be(end, SenseSet::MEASURE);
            let named = dated || read.end > end || announced || labels || measured;
            if grain == 6 && !named {
                return None;
            }
            return Some((Simple::part(nth, grain, read.year), read.end));
        }
        None
    }

    /// `9M 2023`, `6M23`: the first so many months of a year, in quarters.
    fn months_marked(&self, at: usize) -> Option<(Simple, usize)> {
        if !self.line.holds(SenseSet::time(TimeRole::MonthsMark)) {
            return None;
        }
        let count = self.digits(at, 1, 2).and_then(|n| i8::try_from(n).ok())?;
        let mark = self.line.glued(at + 1) && self.line.capital(at + 1);
        let end = mark
            .then(|| self.word(at + 1, TimeRole::MonthsMark))
            .flatten()?;
        let money = at
            .checked_sub(1)
            .is_some_and(|before| self.line.may_be(before, SenseSet::MONEY));
        if money || !matches!(count, 3 | 6 | 9 | 12) {
            return None;
        }
        let short = self
            .line
            .glued(end)
            .then(|| self.digits(end, 2, 2))
            .flatten();
        let (year, end) = match short {
            Some(short) => (Year::Stated(2000 + short), end + 1),
            None => {
                let read = self.year_tail(end);
                (read.year, read.end)
            }
        };
        (!year.is_open()).then_some((
            Simple::Months {
                first: 1,
                count,
                grain: 1,
                year,
            },
            end,
        ))
    }

    /// `the third quarter of 2016`, `third-quarter`, `II полугодие`, `quarter three`, `the last week of July`.
    fn nth(&self, at: usize) -> Option<(Simple, usize)> {
        if let Some(quarters) = self.quarters(at) {
            return Some(quarters);
        }
        let (nth, unit, end) = if let Some((nth, next)) = self.ordinal(at)
            && let Some((unit, end)) = self.unit(self.hyphen(next))
        {
            (nth, unit, end)
        } else if let Some(next) = self.word(at, TimeRole::Final)
            && let Some((unit, end)) = self.unit(next)
        {
            (0, unit, end)
        } else if let Some(next) = self.word(at, TimeRole::First)
            && let Some((unit, end)) = self.unit(next)
            && self.year_of_part(end).end > end
        {
            // `the opening half of 2023`
            (1, unit, end)
        } else if let Some(end) = self.is_unit(at, &[TimeUnit::Quarter])
            && let Some((nth, end)) = self.count(end)
            && nth <= 4
            && !self.counted(end)
        {
            (nth, TimeUnit::Quarter, end)
        } else {
            self.numbered(at)?
        };
        let nth = i8::try_from(nth).ok()?;
        if unit == TimeUnit::Week {
            return self.week(nth, end);
        }
        if unit == TimeUnit::Century {
            // `the Treaty on Alliance in the 21st Century` is a name.
            let named = self.line.capital(end - 1);
            return (nth > 0 && !named).then_some((Simple::Century(i16::from(nth)), end));
        }
        let grain = part(unit)?;
        let read = self.year_of_part(end);
        let most = 12 / grain;
        if nth == 0 {
            // `the last quarter` alone is the one before this one; `the final quarter` is that of a year.
            let of_year = unit == TimeUnit::Quarter && self.word(at, TimeRole::Last).is_none();
            let named = read.end > end || of_year;
            return named.then(|| (Simple::part(most, grain, read.year), read.end));
        }
        // `the first half of the match` is no period; a month by its number needs a year (`first month`).
        let other = read.end == end
            && self.word(end, TimeRole::Of).is_some()
            && self.line.is(end, Role::Of);
        let lone_month = unit == TimeUnit::Month && read.end == end;
        if nth > most || other || lone_month {
            return None;
        }
        Some((Simple::part(nth, grain, read.year), read.end))
    }

    /// `first 11 months of last year`, `last three months of 2023`, `11 premiers mois de 2023`, `first 20 days of March`.
    fn first_or_last(&self, at: usize) -> Option<(Simple, usize)> {
        let role = |at: usize| {
            self.word(at, TimeRole::First)
                .map(|end| (true, end))
                .or_else(|| self.word(at, TimeRole::Final).map(|end| (false, end)))
        };
        let (first, count, next) = if let Some((first, next)) = role(at) {
            let (count, next) = self.count(next)?;
            (first, count, next)
        } else {
            let (count, next) = self.count(at)?;
            let (first, next) = role(next)?;
            (first, count, next)
        };
        let (unit, end) = self.unit(self.hyphen(next))?;
        if matches!(unit, TimeUnit::Day | TimeUnit::Week) && first {
            let days = count.checked_mul(if unit == TimeUnit::Week { 7 } else { 1 })?;
            let of = self.the(self.word(end, TimeRole::Of)?);
            let (month, _, end) = self.month(of)?;
            let read = self.year_tail(end);
            return Some((
                Simple::Head {
                    days,
                    month,
                    year: read.year,
                },
                read.end,
            ));
        }
        let grain = part(unit)?;
        let months = i8::try_from(count.checked_mul(i16::from(grain))?)
            .ok()
            .filter(|n| *n <= 12)?;
        let read = self.year_of_part(end);
        if !first && read.end == end {
            return None;
        }
        let start = if first { 1 } else { 13 - months };
        Some((
            Simple::Months {
                first: start,
                count: months,
                grain,
                year: read.year,
            },
            read.end,
        ))
    }

    /// `last week`, `this month`, `last August`, `this autumn`, `last Friday`, `the next quarter`.
    fn placed(&self, at: usize) -> Option<(Simple, usize)> {
        for (role, offset) in [(TimeRole::LastYear, -1), (TimeRole::ThisYear, 0)] {
            if let Some(end) = self.word(at, role) {
                return Some((Simple::year(Year::Offset(offset)), end));
            }
        }
        if let Some((unit, offset, _, end)) = self.placed_unit(at) {
            // `over the last year` is a year up to now; `last year` is the one before this.
            let up_to_now = self.word(at, TimeRole::Past).is_some()
                && self.word(at, TimeRole::Last).is_some()
                && self.after_the(at);
            if offset == -1 && unit == TimeUnit::Year && up_to_now {
                return Some((
                    Simple::Rolling {
                        count: -1,
                        unit,
                        whole: false,
                    },
                    end,
                ));
            }
            let simple = match unit {
                TimeUnit::Year => Simple::year(Year::Offset(offset)),
                _ => Simple::Unit { unit, offset },
            };
            return Some((simple, end));
        }
        let (offset, _, next) = self.place(at)?;
        let year = match offset {
            -1 => Year::Over,
            0 => Year::Offset(0),
            _ => Year::Upcoming,
        };
        if let Some((month, _, end)) = self.month(next) {
            return Some((Simple::month(month, year), end));
        }
        if let Some((day, end)) = self.weekday(next) {
            return Some((
                Simple::Weekday {
                    day,
                    offset: Some(offset),
                },
                end,
            ));
        }
        // `this academic year`
        if let Some((first, end)) = self.course_word(next) {
            let year = if offset == 0 { Year::Open } else { year };
            return Some((course_of(first, year), end));
        }
        let (first, end) = self.season_word(next)?;
        Some((season_of(first, year), end))
    }

    /// `It should last 14 years`, `will last two years`: how long something takes.
    fn lasts(&self, at: usize) -> bool {
        let small = |before: usize| {
            let word = self.line.is(before, Role::Stop) || self.line.is(before, Role::Future);
            let grammar = self.line.is(before, Role::Definite) || self.line.is(before, Role::And);
            word && !grammar
        };
        let led = at.checked_sub(1).is_some_and(small);
        self.word(at, TimeRole::Last).is_some() && led && !self.behind(at, &PREPOSITIONS)
    }

    /// `past 17 years`, `last two decades`, `17 dernières années`, `the past year`, `next three months`.
    fn rolling(&self, at: usize) -> Option<(Simple, usize)> {
        if self.is_vague(self.the(at)) || self.lasts(at) {
            return None;
        }
        let role = |at: usize| {
            self.word(at, TimeRole::Past)
                .map(|end| (-1, end))
                .or_else(|| self.word(at, TimeRole::Next).map(|end| (1, end)))
        };
        let (sign, count, next) = if let Some((sign, next)) = role(at) {
            let filled = self.hyphen(next);
            let (count, next) = self.count(filled).unwrap_or((1, filled));
            (sign, count, next)
        } else {
            // `17 dernières années`; `fell to 146 last year` says how many there were.
            if !self.line.language.singular.head_first {
                return None;
            }
            let (count, next) = self.count(at)?;
            let (sign, next) = role(next)?;
            (sign, count, next)
        };
        let (unit, end) = self.unit(self.hyphen(next))?;
        // Whole decades, when they are the last ones and not the past ones.
        let whole = unit == TimeUnit::Decade && self.word(at, TimeRole::Last).is_some();
        Some((
            Simple::Rolling {
                count: count.checked_mul(sign)?,
                unit,
                whole,
            },
            end,
        ))
    }

    /// `11 months of 2022`, `nine months of last year`; behind `in` or `за` the year may be open.
    fn count_of(&self, at: usize) -> Option<(Simple, usize)> {
        let (count, next) = self.count(at)?;
        let (unit, end) = self.unit(self.hyphen(next))?;
        let grain = part(unit).filter(|grain| *grain < 6)?;
        let count = count.checked_mul(i16::from(grain))?;
        let count = i8::try_from(count).ok().filter(|n| (1..=12).contains(n))?;
        let read = self.year_tail(end);
        // `за три квартала`, but `по итогам 3 квартала` are those of the third.
        let digits = self.line.is_kind(at, TokenKind::Number);
        if grain > 1 && !(self.behind(at, &MONTHS_OF) && (!digits || self.behind(at, &OF))) {
            return None;
        }
        // `Nine-month revenue`
        let adjective = self.hyphen(next) > next
            && matches!(count, 6 | 9)
            && (end..end + 3).any(|at| self.line.may_be(at, SenseSet::MEASURE));
        let announced = adjective || self.behind(at, &MONTHS_OF);
        if read.end == end && !(announced && count > 1 && !self.planned_before(at)) {
            return None;
        }
        Some((
            Simple::Months {
                first: 1,
                count,
                grain,
                year: read.year,
            },
            read.end,
        ))
    }

    /// `for the half-year`, `half-year profit`, `за полугодие`: the first half, that most reports with no more words are of.
    fn half_year(&self, at: usize) -> Option<(Simple, usize)> {
        let end = self.is_unit(at, &[TimeUnit::Half])?;
        // A `half` alone is most often half of something.
        let half = |s: &Sense| matches!(s, Sense::Fraction(_)).then_some(());
        if end == at + 1 && self.line.find(at, half).is_some() {
            return None;
        }
        let measure = (end..end + 3).any(|at| self.line.may_be(at, SenseSet::MEASURE));
        let announced = self.behind(at, &MONTHS_OF) || measure;
        let read = self.year_tail(end);
        (read.end > end || announced && !self.planned_before(at))
            .then_some((Simple::part(1, 6, read.year), read.end))
    }

    fn planned_before(&self, at: usize) -> bool {
        (0..at).any(|i| {
            self.line
                .find_in(i, SenseSet::MODALITY, |s| {
                    matches!(s, Sense::Planned | Sense::Hypothetical).then_some(())
                })
                .is_some()
        })
    }
}
