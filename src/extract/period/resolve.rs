//! Words into days: what a shape means on a document's date.

use super::PeriodContext;
use super::shape::{Anchor, MonthOf, Shape, Simple, Year};
use crate::lexicon::TimeUnit;
use crate::period::{Day, Period};
use jiff::{Span, ToSpan};

/// Days, and whether the document's date was needed to find them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub period: Period,
    pub relative: bool,
}

/// How a year that is not said is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// The latest that was over or running.
    Back,
    /// The first that is not over: for deadlines.
    Ahead,
}

pub(super) struct Resolver<'c> {
    pub context: &'c PeriodContext,
    pub lean: Lean,
}

fn fixed(period: Period) -> Resolved {
    Resolved {
        period,
        relative: false,
    }
}

fn relative(period: Period) -> Resolved {
    Resolved {
        period,
        relative: true,
    }
}

/// `count` units of time as a span that can be added to a day.
fn span_of(count: i16, unit: TimeUnit) -> Option<Span> {
    Some(match unit {
        TimeUnit::Clock => return None,
        TimeUnit::Day => count.days(),
        TimeUnit::Week | TimeUnit::Weekend => count.weeks(),
        // `200 centuries ago` is longer than the calendar.
        _ => {
            let months = i64::from(count) * i64::from(months_in(unit)?);
            Span::new().try_months(months).ok()?
        }
    })
}

/// How many months a unit takes, for units that are made of months.
pub(super) fn months_in(unit: TimeUnit) -> Option<i16> {
    Some(match unit {
        TimeUnit::Month => 1,
        TimeUnit::Quarter => 3,
        TimeUnit::Half => 6,
        TimeUnit::Year | TimeUnit::FiscalYear => 12,
        TimeUnit::Decade => 120,
        TimeUnit::Century => 1200,
        TimeUnit::Clock | TimeUnit::Day | TimeUnit::Week | TimeUnit::Weekend => return None,
    })
}

/// The day `months` months after the first of `month` of `year`.
fn month_start(year: i16, month: i8, months: i16) -> Option<Day> {
    Day::new(year, month, 1)
        .ok()?
        .checked_add(months.months())
        .ok()
}

impl Resolver<'_> {
    /// The days of a shape; `None` when the document's date or another period is needed and missing.
    pub fn shape(&self, shape: &Shape) -> Option<Resolved> {
        match *shape {
            Shape::One(simple) | Shape::AnchoredOr(_, simple) => self.simple(simple),
            Shape::Range(a, b) => self.range(a, b),
            Shape::Span(a, b) => self.span(a, b),
            Shape::Edge(edge, simple) => self.edge(edge, simple),
            Shape::Ended(count, unit, end) => {
                let end = self.simple(end)?;
                let until = end.period.until();
                let from = until.checked_sub(span_of(count, unit)?).ok()?;
                let period = Period::new(from, until)?;
                Some(Resolved { period, ..end })
            }
            Shape::Begun(first) => {
                let first = self.simple(first)?;
                let from = first.period.from();
                let until = from.checked_add(1.year()).ok()?;
                let period = Period::new(from, until)?;
                Some(Resolved { period, ..first })
            }
            Shape::Anchored(_) => None,
        }
    }

    /// The days that stand to `other` as the anchor says.
    pub fn against(&self, anchor: Anchor, other: Period) -> Option<Period> {
        match anchor {
            Anchor::Shift(months) if months % 12 == 0 => other.shift_years(months / 12),
            Anchor::Shift(months) => other.shift_months(months),
            Anchor::WholeYear => {
                let year = other.from().year();
                let last = other.until().yesterday().ok()?;
                let whole = Period::new(Day::new(year, 1, 1).ok()?, Day::new(year + 1, 1, 1).ok()?);
                // Half a year from April on is half of another year than the calendar's.
                let halves = other.from().month() % 6 == 1 || other.days() < 180;
                whole.filter(|_| last.year() == year && halves)
            }
            Anchor::YearFrom(years) => Period::year(other.from().year().checked_add(years)?),
            Anchor::InYear(year) => {
                let (year, asked) = self.year(year)?;
                let own = other.from().year();
                // `the same period of last year`, said of last year's period, can only mean the year before it.
                let shift = if year == own && asked { -1 } else { year - own };
                other.shift_years(shift)
            }
        }
    }

    /// The number of a year, and whether it took the document's date.
    fn year(&self, year: Year) -> Option<(i16, bool)> {
        Some(match year {
            Year::Stated(n) | Year::Fiscal(n) | Year::Split(n) | Year::Within(n) => (n, false),
            Year::Offset(by) => (self.context.said?.year().checked_add(by)?, true),
            Year::FiscalOffset(by) => {
                let said = self.context.said?;
                let begun = said.month() >= self.context.fiscal_start;
                let named = i16::from(self.context.fiscal_start > 1 && begun);
                (said.year().checked_add(by)?.checked_add(named)?, true)
            }
            Year::Open | Year::Over | Year::Upcoming => return None,
        })
    }

    /// The year a period begins in that would be open, tried from the document's year on.
    fn open(
        &self,
        year: Year,
        begins: impl Fn(i16) -> Option<Day>,
        ends: impl Fn(i16) -> Option<Day>,
    ) -> Option<i16> {
        let said = self.context.said?;
        let near = [
            said.year() + 1,
            said.year(),
            said.year() - 1,
            said.year() - 2,
        ];
        if year == Year::Upcoming || (year == Year::Open && self.lean == Lean::Ahead) {
            near.into_iter()
                .rev()
                .find(|y| ends(*y).is_some_and(|day| day > said))
        } else if year == Year::Over {
            near.into_iter()
                .find(|y| ends(*y).is_some_and(|day| day <= said))
        } else {
            near.into_iter()
                .find(|y| begins(*y).is_some_and(|day| day <= said))
        }
    }

    fn months(&self, first: i8, count: i8, grain: i8, year: Year) -> Option<Resolved> {
        let fiscal = match year {
            // Part of a year that begins within another is dated only where it is known when.
            Year::Split(_) if self.context.fiscal_start == 1 && count < 12 => return None,
            Year::Within(_) if self.context.fiscal_start == 1 => return None,
            Year::Fiscal(_) | Year::FiscalOffset(_) | Year::Split(_) | Year::Within(_) => true,
            _ => count < 12 && grain >= 3 && (first - 1) % 3 == 0,
        };
        let start = if fiscal { self.context.fiscal_start } else { 1 };
        // A fiscal year is named after the year it ends in.
        let back = if start > 1 { 12 } else { 0 };
        let at = |year: i16, months: i8| month_start(year, start, i16::from(months) - back);
        let begins = |y| at(y, first - 1 + count - grain);
        let ends = |y| at(y, first - 1 + count);
        let (number, asked) = match year {
            _ if year.is_open() => (self.open(year, begins, ends)?, true),
            _ => self.year(year)?,
        };
        let period = Period::new(at(number, first - 1)?, ends(number)?)?;
        Some(Resolved {
            period,
            relative: asked,
        })
    }

    /// The year and month a day lies in.
    fn day(&self, day: i8, month: MonthOf, year: Year) -> Option<Resolved> {
        let of = |y: i16, m: i8| Day::new(y, m, day).ok();
        let single = |day: Option<Day>| Period::day(day?);
        match month {
            MonthOf::Open => None,
            MonthOf::Offset(by) => {
                let said = self.context.said?.first_of_month();
                let month = said.checked_add(by.months()).ok()?;
                single(of(month.year(), month.month())).map(relative)
            }
            MonthOf::Named(month) => match year {
                Year::Open | Year::Over | Year::Upcoming => {
                    let y = self.open(year, |y| of(y, month), |y| of(y, month)?.tomorrow().ok())?;
                    single(of(y, month)).map(relative)
                }
                _ => {
                    let (y, asked) = self.year(year)?;
                    let period = single(of(y, month))?;
                    Some(Resolved {
                        period,
                        relative: asked,
                    })
                }
            },
        }
    }

    /// The days of one end.
    pub fn simple(&self, simple: Simple) -> Option<Resolved> {
        match simple {
            Simple::Months {
                first,
                count,
                grain,
                year,
            } => self.months(first, count, grain, year),
            Simple::Day { day, month, year } => self.day(day, month, year),
            Simple::Head { days, month, year } => {
                let whole = self.months(month, 1, 1, year)?;
                let from = whole.period.from();
                let period = Period::new(from, from.checked_add(days.days()).ok()?)?;
                Some(Resolved { period, ..whole })
            }
            Simple::Week { nth, month, year } => self.week(nth, month, year),
            Simple::Unit { unit, offset } => {
                self.unit(unit, self.context.said?, offset).map(relative)
            }
            Simple::Rolling { count, unit, whole } => self.rolling(count, unit, whole),
            Simple::Ago { count, unit } => {
                let day = self.context.said?.checked_sub(span_of(count, unit)?).ok()?;
                // `a decade ago` is a year, ten years back, and half a year ago a month.
                let grain = match unit {
                    TimeUnit::Decade | TimeUnit::Century => TimeUnit::Year,
                    TimeUnit::Half => TimeUnit::Month,
                    unit => unit,
                };
                self.unit(grain, day, 0).map(relative)
            }
            // `on Tuesday` is within days of when it was said, which an inferred date may be years from.
            Simple::Weekday { day, offset } => {
                let said = self.context.said.filter(|_| !self.context.inferred)?;
                let monday = monday(said)?;
                let days = i32::from(day) - 1 + 7 * i32::from(offset.unwrap_or(0));
                let mut found = monday.checked_add(days.days()).ok()?;
                if offset.is_none() && found > said {
                    found = found.checked_sub(1.week()).ok()?;
                }
                Period::day(found).map(relative)
            }
            Simple::WeekOf { day, month, year } => {
                let found = self.day(day, month, year)?;
                let period = self.unit(TimeUnit::Week, found.period.from(), 0)?;
                Some(Resolved { period, ..found })
            }
            Simple::Decade(year) => self.decade(year),
            Simple::Century(nth) => {
                let from = nth.checked_sub(1)?.checked_mul(100)?;
                let until = from.checked_add(100)?;
                Period::new(Day::new(from, 1, 1).ok()?, Day::new(until, 1, 1).ok()?).map(fixed)
            }
        }
    }

    fn decade(&self, year: i16) -> Option<Resolved> {
        let of = |y: i16| Period::new(Day::new(y, 1, 1).ok()?, Day::new(y + 10, 1, 1).ok()?);
        if year >= 100 {
            return of(year).map(fixed);
        }
        // `the 70s`: the latest that has begun; without a date, of the century that makes it past for any reader.
        match self.context.said {
            Some(said) => {
                let century = said.year() / 100 * 100;
                let year = if century + year <= said.year() {
                    century + year
                } else {
                    century - 100 + year
                };
                of(year).map(fixed)
            }
            None => of(if year >= 30 { 1900 + year } else { 2000 + year }).map(fixed),
        }
    }

    fn week(&self, nth: i8, month: Option<MonthOf>, year: Year) -> Option<Resolved> {
        let whole = match month {
            Some(MonthOf::Named(month)) => self.months(month, 1, 1, year)?,
            Some(MonthOf::Offset(by)) => self
                .unit(TimeUnit::Month, self.context.said?, by)
                .map(relative)?,
            Some(MonthOf::Open) => return None,
            None => self.months(1, 12, 12, year)?,
        };
        // The week that holds a period's first Thursday is its first (ISO 8601).
        let from = if nth == 0 {
            let last = monday(whole.period.until().yesterday().ok()?)?;
            let thursday = last.checked_add(3.days()).ok()?;
            if thursday < whole.period.until() {
                last
            } else {
                last.checked_sub(1.week()).ok()?
            }
        } else {
            let first = monday(whole.period.from())?;
            let thursday = first.checked_add(3.days()).ok()?;
            let skip = i32::from(nth) - i32::from(thursday >= whole.period.from());
            first.checked_add(skip.weeks()).ok()?
        };
        let period = Period::new(from, from.checked_add(1.week()).ok()?)?;
        Some(Resolved { period, ..whole })
    }

    fn rolling(&self, count: i16, unit: TimeUnit, whole: bool) -> Option<Resolved> {
        let said = self.context.said?;
        let (near, far) = if whole {
            // Whole units lie before or behind the running one.
            let running = self.unit(unit, said, 0)?;
            let near = if count < 0 {
                running.from()
            } else {
                running.until()
            };
            (near, near.checked_add(span_of(count, unit)?).ok()?)
        } else {
            // The day itself is neither past nor still to come.
            let near = if count < 0 {
                said
            } else {
                said.tomorrow().ok()?
            };
            (near, near.checked_add(span_of(count, unit)?).ok()?)
        };
        Period::new(near.min(far), near.max(far)).map(relative)
    }

    /// The calendar unit that holds `day`, or the one `offset` units from it.
    fn unit(&self, unit: TimeUnit, day: Day, offset: i16) -> Option<Period> {
        let from = match unit {
            TimeUnit::Clock => return None,
            TimeUnit::Day => day,
            TimeUnit::Week => monday(day)?,
            TimeUnit::Weekend => monday(day)?.checked_add(5.days()).ok()?,
            TimeUnit::Month => day.first_of_month(),
            TimeUnit::Quarter => {
                let start = self.context.fiscal_start - 1;
                let into = (day.month() - 1 - start).rem_euclid(3);
                day.first_of_month().checked_sub(into.months()).ok()?
            }
            TimeUnit::Half => {
                let start = self.context.fiscal_start - 1;
                let into = (day.month() - 1 - start).rem_euclid(6);
                day.first_of_month().checked_sub(into.months()).ok()?
            }
            TimeUnit::Year => day.first_of_year(),
            TimeUnit::FiscalYear => {
                let into = (day.month() - self.context.fiscal_start).rem_euclid(12);
                day.first_of_month().checked_sub(into.months()).ok()?
            }
            TimeUnit::Decade => Day::new(day.year() / 10 * 10, 1, 1).ok()?,
            TimeUnit::Century => Day::new((day.year() - 1) / 100 * 100 + 1, 1, 1).ok()?,
        };
        let from = from.checked_add(span_of(offset, unit)?).ok()?;
        let length = match unit {
            TimeUnit::Weekend => 2.days(),
            _ => span_of(1, unit)?,
        };
        Period::new(from, from.checked_add(length).ok()?)
    }
}

fn monday(day: Day) -> Option<Day> {
    day.checked_sub(day.weekday().to_monday_zero_offset().days())
        .ok()
}
