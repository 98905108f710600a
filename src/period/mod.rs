//! Half-open ranges of days, and how two of them can lie to each other.
//!
//! A figure speaks about a period: `the first 11 months of last year` is `[2023-01-01, 2023-12-01)`. A [`Period`] cannot end
//! before it starts, and holds at least one day. Words become periods in the extractor; here is only the algebra.

mod show;

use jiff::{Span, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::fmt;

pub use jiff::civil::Date as Day;

/// The hours of a civil day.
const HOURS: i64 = 24;

/// A half-open range of days `[from, until)`, never empty.
///
/// ```
/// use crossfoot::period::{Period, Relation};
/// let year = Period::year(2023).unwrap();
/// let eleven = Period::months(2023, 1, 11).unwrap();
/// assert_eq!(eleven.to_string(), "2023-01-01 … 2023-12-01");
/// assert_eq!(eleven.relation(&year), Relation::Within);
/// assert_eq!(eleven.title(), "Jan–Nov 2023");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    from: Date,
    until: Date,
}

/// How one period lies to another. Exactly one holds for any two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same days.
    Same,
    /// All of the first lies in the second, which is longer.
    Within,
    /// All of the second lies in the first, which is longer.
    Contains,
    /// Some days are shared, and each has days of its own.
    Overlaps,
    /// The first begins where the second ends, or later.
    Follows,
    /// The first ends where the second begins, or earlier.
    Precedes,
}

impl Period {
    /// The days from `from` up to, not including, `until`; `None` unless that holds at least one day.
    pub fn new(from: Date, until: Date) -> Option<Self> {
        (from < until).then_some(Self { from, until })
    }

    /// One calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    /// The calendar months `first` to `last` (1 to 12, both included) of a year.
    pub fn months(year: i16, first: i8, last: i8) -> Option<Self> {
        let from = Date::new(year, first, 1).ok()?;
        let until = Date::new(year, last, 1).ok()?.checked_add(1.month()).ok()?;
        Self::new(from, until)
    }

    /// A single day.
    pub fn day(day: Date) -> Option<Self> {
        Self::new(day, day.tomorrow().ok()?)
    }

    /// The first day.
    pub fn from(&self) -> Date {
        self.from
    }

    /// The day after the last.
    pub fn until(&self) -> Date {
        self.until
    }

    /// How many days it holds; at least 1.
    pub fn days(&self) -> i32 {
        let hours = self.from.duration_until(self.until).as_hours();
        i32::try_from(hours / HOURS).unwrap_or(i32::MAX)
    }

    /// How this period lies to `other`.
    pub fn relation(&self, other: &Self) -> Relation {
        if self == other {
            Relation::Same
        } else if self.from >= other.until {
            Relation::Follows
        } else if self.until <= other.from {
            Relation::Precedes
        } else if self.from >= other.from && self.until <= other.until {
            Relation::Within
        } else if self.from <= other.from && self.until >= other.until {
            Relation::Contains
        } else {
            Relation::Overlaps
        }
    }

    /// The same days `years` later (negative: earlier), 29 February becoming 28; `None` outside the calendar.
    pub fn shift_years(&self, years: i16) -> Option<Self> {
        let years = Span::new().try_years(years).ok()?;
        Self::new(
            self.from.checked_add(years).ok()?,
            self.until.checked_add(years).ok()?,
        )
    }

    /// The same days `months` later (negative: earlier), a day that a month lacks becoming its last; `None` outside the calendar.
    pub fn shift_months(&self, months: i16) -> Option<Self> {
        let months = Span::new().try_months(months).ok()?;
        Self::new(
            self.from.checked_add(months).ok()?,
            self.until.checked_add(months).ok()?,
        )
    }

    /// The days both hold.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.until.min(other.until))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} … {}", self.from, self.until)
    }
}

/// Where a period came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The words name it whole (`in 2023`).
    Stated,
    /// The words need the document's date (`last year`).
    Relative,
    /// The words need the document's date, and that date was itself inferred.
    Inferred,
}
