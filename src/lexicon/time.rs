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
    /// A week, Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
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
    /// `last`: the one before the document's.
    Last,
    /// `previous`: the one before the period spoken of.
    Previous,
    /// `recent years`, `the coming months`: units of which nobody says how many.
    Vague,
    /// `this`, `current`: the document's own.
    This,
    /// `next`, `coming`.
    Next,
    /// `following`: the one after the period spoken of.
    Following,
    /// `past`, `last` before a number: the span that ends on the document's date.
    Past,
    /// `first` before a number: the span that begins with its year.
    First,
    /// `last`, `final` before a number and a year: the span that ends with its year.
    Final,
    /// `since`: from the period's first day up to the document's date.
    Since,
    /// `until`: up to the period that follows.
    Until,
    /// `to`, `through`: between the ends of a range of dates.
    Through,
    /// `as of`: the day a stock is counted on.
    AsOf,
    /// `by`: before a deadline.
    By,
    /// `ago`: reckoned from the document's date.
    Ago,
    /// `earlier` behind a span: reckoned from the period spoken of.
    Earlier,
    /// `same` before a unit: as the period spoken of.
    Same,
    /// `the same period`.
    SamePeriod,
    /// `the same period of last year` in one word or phrase.
    SamePeriodLastYear,
    /// `year-ago` before a unit.
    YearAgo,
    /// `last year` in one word.
    LastYear,
    /// `this year` in one word.
    ThisYear,
    /// `year to date`, `so far this year`.
    YearToDate,
    /// `to date` behind a unit that runs.
    ToDate,
    /// `the beginning of`: its first day.
    Beginning,
    /// `early`: its first half.
    Early,
    /// `mid`: its middle half.
    Middle,
    /// `late`: its second half.
    Late,
    /// `the end of`: its last day.
    End,
    /// `end`, where it is a verb too: the same, but only behind a preposition or before a hyphen.
    DoubtfulEnd,
    /// `earlier` before `this year`: from its first day up to the document's date.
    EarlierIn,
    /// `later` before `this year`: from the document's date up to its end.
    LaterIn,
    /// `the rest of`: the same, by another name.
    Rest,
    /// `the whole of`: says nothing.
    Whole,
    /// `the full year`, `the year as a whole`: all of the year that is spoken of.
    WholeYear,
    /// `today`.
    Today,
    /// `yesterday`.
    Yesterday,
    /// `позавчера`.
    DayBeforeYesterday,
    /// `tomorrow`.
    Tomorrow,
    /// `in`, `during`, `for`, `over`: before a period.
    In,
    /// `of`, `in` between a span and its year.
    Of,
    /// `from` before a range of dates.
    From,
    /// `between` before a range of dates, whose ends `and` joins.
    Between,
    /// `year on year`.
    YearOnYear,
    /// `quarter on quarter`.
    QuarterOnQuarter,
    /// `month on month`.
    MonthOnMonth,
    /// `ended`: between a span and its last day.
    Ended,
    /// `that began on`: between a year and its first day.
    Begun,
    /// Prepositions that make a bare count of months those since January: `in 11 months`.
    MonthsOf,
    /// `Q` beside a digit.
    QuarterMark,
    /// The letter behind a number of months: `9M 2023`.
    MonthsMark,
    /// `H` beside a digit.
    HalfMark,
    /// `FY`, `fiscal` before a year.
    Fiscal,
    /// `year`, `calendar year` before its number.
    YearBefore,
    /// Words behind the number of a year that make it one, where the language has them: `года`, `г.`.
    YearAfter,
    /// The ending that makes a year its decade: `1990s`, `1990-х`.
    DecadeMark,
    /// A word that makes the number behind it a decade: `années 90`.
    DecadeBefore,
    /// `onwards`: behind the first day of an open span.
    Onward,
    /// `позапрошлый`: the one before the last, before its unit.
    BeforeLast,
    /// `before last`: the same, behind its unit.
    LastButOne,
    /// `and a half`: behind a number of years, or behind a year.
    AndHalf,
    /// `полтора`: one and a half, before a year.
    OneAndHalf,
    /// `when`, `by the time`: before a period of which the words behind it say that it began or was over then.
    Upon,
    /// `was over`, `drew to a close`: behind a period that is told of by its last day.
    Over,
    /// `began`: behind a period that is told of by its first day.
    Opened,
    /// `квартал`, `кв`: behind a digit, the part of the year that it numbers, since more of them are told in another case.
    Numbered,
}

/// What one phrase of time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeWord {
    /// A month, 1 to 12.
    Month(i8),
    /// A word that is a month only beside the rest of a date, or behind a preposition of time (`may`).
    DoubtfulMonth(i8),
    /// A day of the week, Monday 1 to Sunday 7.
    Weekday(i8),
    /// A word that is one only beside the rest of a date, or behind a preposition of time (`среда`).
    DoubtfulWeekday(i8),
    /// A season, by the month it begins in.
    Season(i8),
    /// A year that begins in the course of a calendar year (`academic year`), by the month it begins in.
    Course(i8),
    /// A decade, by its year within the century (`seventies`: 70) or by its first year (`noughties`: 2000).
    Decade(i16),
    /// A unit of time.
    Unit(TimeUnit),
    /// A grammar word.
    Role(TimeRole),
}

/// In which order the numbers of a date stand (`01/22/2016`, `22.01.2016`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// Day, month, year.
    #[default]
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// The `time` section of a language file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TimeWords {
    /// How a date in figures is read when both readings are possible.
    pub date_order: DateOrder,
    /// Whether `last` and its kin stand behind their unit: `l'année dernière`.
    pub relative_after: bool,
    /// Month names, full and short, by number 1 to 12.
    pub months: BTreeMap<String, Vec<String>>,
    /// Words that are months only beside the rest of a date or behind a preposition of time (`may`), by number.
    pub doubtful_months: BTreeMap<String, Vec<String>>,
    /// Weekdays by number, Monday 1.
    pub weekdays: BTreeMap<String, Vec<String>>,
    /// Words that are weekdays only beside the rest of a date or behind a preposition of time (`среда`), by number.
    pub doubtful_weekdays: BTreeMap<String, Vec<String>>,
    /// Seasons by the number of the month they begin in.
    pub seasons: BTreeMap<String, Vec<String>>,
    /// Names of years that begin in the course of a calendar year, told by both (`academic year 2023/24`), by the number of the
    /// month they begin in.
    pub courses: BTreeMap<String, Vec<String>>,
    /// Names of decades by the year within the century (`seventies`: 70) or by their first year (`noughties`: 2000).
    pub decades: BTreeMap<String, Vec<String>>,
    /// Units of time.
    pub units: BTreeMap<TimeUnit, Vec<String>>,
    /// Grammar words.
    pub roles: BTreeMap<TimeRole, Vec<String>>,
}
