//! Words of time: months, units of time, and the small words that tie a period to the document's date.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A unit of calendar time.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Less than a day, never a period: second, minute, hour.
    Clock,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A calendar month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// A fiscal year.
    FiscalYear,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// The parts that words play in naming a period.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum TimeRole {
    /// `last`, `previous`: the one before the document's.
    Last,
    /// `this`, `current`: the document's own.
    This,
    /// `next`, `coming`.
    Next,
    /// `past`, `last` before a number: the span that ends on the document's date.
    Past,
    /// `first` of a span, by word.
    First,
    /// `since`, `since the beginning of`.
    Since,
    /// `until`, `to`, `through`: between the ends of a range of dates.
    Until,
    /// `as of`, `on`.
    AsOf,
    /// `by`, `by the end of`.
    By,
    /// `ago`, `earlier`.
    Ago,
    /// `the same period`.
    SamePeriod,
    /// `year to date`, `so far this year`.
    YearToDate,
    /// `the beginning of`, `early`.
    Beginning,
    /// `the end of`, `late`.
    End,
    /// `today`.
    Today,
    /// `yesterday`.
    Yesterday,
    /// `in`, `during`, `for`, `over`: before a period.
    In,
    /// `of`, `in` between a span and its year.
    Of,
    /// `from`, `between` before a range of dates.
    From,
    /// `year on year`, `compared with the same period`.
    YearOnYear,
}

/// What one phrase of time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeWord {
    /// A month, 1 to 12.
    Month(i8),
    /// A day of the week, Monday 1 to Sunday 7.
    Weekday(i8),
    /// A unit of time.
    Unit(TimeUnit),
    /// A grammar word.
    Role(TimeRole),
}

/// The `time` section of a language file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TimeWords {
    /// Month names, full and short, by number 1 to 12.
    pub months: BTreeMap<String, Vec<String>>,
    /// Weekdays by number, Monday 1.
    pub weekdays: BTreeMap<String, Vec<String>>,
    /// Units of time.
    pub units: BTreeMap<TimeUnit, Vec<String>>,
    /// Grammar words.
    pub roles: BTreeMap<TimeRole, Vec<String>>,
}
