//! What the words of a period say, before a document's date turns them into days.

use crate::lexicon::TimeUnit;

/// The year a span lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said: the latest such span that was over or running.
    Open,
    /// Not said: the latest such span that is over (`last spring`).
    Over,
    /// Not said: the first such span that is not over (`next May`).
    Upcoming,
    /// By its number.
    Stated(i16),
    /// The fiscal year of this number, named after the year it ends in.
    Fiscal(i16),
    /// The second of `2023-24`: two years, or the one fiscal year where years begin within a calendar year.
    Split(i16),
    /// The second of `2023/24`, or of `the financial year 2023-24`: the one year that begins within the first; which days those are nobody
    /// knows where it is not known when such years begin.
    Within(i16),
    /// So many years from the document's (`last year`: -1).
    Offset(i16),
    /// So many fiscal years from the document's.
    FiscalOffset(i16),
}

impl Year {
    /// Whether the words leave it open.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Over | Self::Upcoming)
    }
}

/// The month a day lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthOf {
    /// Not said; the other end of the range says it.
    Open,
    /// 1 to 12.
    Named(i8),
    /// So many months from the document's.
    Offset(i16),
}

/// One end of a range, or a whole period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Simple {
    /// Months of a year: a month, quarter, half, season, year, or its first eleven months.
    Months {
        /// The first month, 1 to 12.
        first: i8,
        /// How many.
        count: i8,
        /// How many months the last unit named takes: 3 in `Q1`, 1 in `the first eleven months`.
        grain: i8,
        /// Of which year.
        year: Year,
    },
    /// A day of a month.
    Day {
        /// 1 to 31.
        day: i8,
        /// Its month.
        month: MonthOf,
        /// Its year.
        year: Year,
    },
    /// The first so many days of a month.
    Head {
        /// How many.
        days: i16,
        /// 1 to 12.
        month: i8,
        /// Of which year.
        year: Year,
    },
    /// The n-th week of a month or year.
    Week {
        /// 1 for the first; 0 for the last.
        nth: i8,
        /// Of a month rather than of the year.
        month: Option<MonthOf>,
        /// Of which year.
        year: Year,
    },
    /// The week that holds a day (`the week of 16 September`).
    WeekOf {
        /// 1 to 31.
        day: i8,
        /// Its month.
        month: MonthOf,
        /// Its year.
        year: Year,
    },
    /// A century by its number.
    Century(i16),
    /// A unit so many places from the document's (`last week`: -1).
    Unit {
        /// Which.
        unit: TimeUnit,
        /// Where.
        offset: i16,
    },
    /// So many units up to the document's date, or from it when `count` is positive.
    Rolling {
        /// How many; negative for the past.
        count: i16,
        /// Of which.
        unit: TimeUnit,
        /// Whole calendar units (`the last two decades`) and not up to the very day.
        whole: bool,
    },
    /// The unit that holds the day so many units before the document's.
    Ago {
        /// How many.
        count: i16,
        /// Of which.
        unit: TimeUnit,
    },
    /// A day of the week, in the week so many places from the document's; none: the latest.
    Weekday {
        /// Monday 1.
        day: i8,
        /// Which week.
        offset: Option<i16>,
    },
    /// A decade by its first year; below 100, by its year within the century.
    Decade(i16),
}

impl Simple {
    /// A calendar year.
    pub fn year(year: Year) -> Self {
        Self::Months {
            first: 1,
            count: 12,
            grain: 12,
            year,
        }
    }

    /// Whether its days depend on when fiscal years begin.
    pub fn is_fiscal(&self) -> bool {
        match self {
            Self::Unit { unit, .. } => *unit == TimeUnit::FiscalYear,
            simple => matches!(
                simple.year_of(),
                Some(Year::Fiscal(_) | Year::FiscalOffset(_) | Year::Split(_) | Year::Within(_))
            ),
        }
    }

    /// A calendar month.
    pub fn month(first: i8, year: Year) -> Self {
        Self::Months {
            first,
            count: 1,
            grain: 1,
            year,
        }
    }

    /// The n-th part of a year that has parts of `grain` months.
    pub fn part(nth: i8, grain: i8, year: Year) -> Self {
        Self::Months {
            first: (nth - 1) * grain + 1,
            count: grain,
            grain,
            year,
        }
    }

    /// The year of it, where it has one.
    pub fn year_of(&self) -> Option<Year> {
        match *self {
            Self::Months { year, .. }
            | Self::Day { year, .. }
            | Self::Head { year, .. }
            | Self::Week { year, .. }
            | Self::WeekOf { year, .. } => Some(year),
            _ => None,
        }
    }

    /// The same in another year, where its own is open.
    pub fn with_year(mut self, new: Year) -> Self {
        match &mut self {
            Self::Months { year, .. }
            | Self::Day { year, .. }
            | Self::Head { year, .. }
            | Self::Week { year, .. }
            | Self::WeekOf { year, .. }
                if year.is_open() =>
            {
                *year = new;
            }
            _ => {}
        }
        self
    }
}

/// The part of a period that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Its first day.
    First,
    /// Its last day.
    Last,
    /// Its first half.
    Early,
    /// Its middle half.
    Middle,
    /// Its second half.
    Late,
    /// From its first day up to the document's date.
    SoFar,
    /// From the document's date up to its end.
    Rest,
}

/// How a period is reckoned from another one that the text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// So many months later; negative for earlier.
    Shift(i16),
    /// The same days of another year.
    InYear(Year),
    /// The whole of its year.
    WholeYear,
    /// All of the year so many years from it (negative: before).
    YearFrom(i16),
}

/// The words of a whole mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One period.
    One(Simple),
    /// From the first day of one up to the end of another.
    Range(Simple, Simple),
    /// From part of one up to part of another: `from mid-May to late June`.
    Span((Option<Edge>, Simple), (Option<Edge>, Simple)),
    /// Part of a period.
    Edge(Edge, Simple),
    /// So many units that end with the end of a period (`nine months ended 30 September`).
    Ended(i16, TimeUnit, Simple),
    /// A year from the first day of a period on (`the financial year that began on 1 July 2024`).
    Begun(Simple),
    /// Nothing but its relation to another period.
    Anchored(Anchor),
    /// A relation to another period, and what it most likely is when there is none (`the previous year`).
    AnchoredOr(Anchor, Simple),
}

impl Shape {
    /// The same in a year that its own words leave open.
    pub fn in_year(&self, year: Year) -> Self {
        match *self {
            Self::One(simple) => Self::One(simple.with_year(year)),
            Self::Range(a, b) => Self::Range(a.with_year(year), b.with_year(year)),
            // `the end of the year`
            Self::Edge(edge, simple) if simple == Simple::year(Year::Offset(0)) => {
                Self::Edge(edge, Simple::year(year))
            }
            Self::Edge(edge, simple) => Self::Edge(edge, simple.with_year(year)),
            other => other,
        }
    }
}
