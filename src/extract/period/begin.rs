//! Where a period can begin: what rules out most words and digits before any reader is tried.
//!
//! Digits and words of time are many and periods few (`3 percent`, `by 5 million`, `one of them`). What stands right behind
//! such a token tells most of them apart, and a no is always certain; a yes is only a perhaps, and the readers decide.

use super::words::Reader;
use crate::extract::Line;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TimeWord, TokenKind};
use crate::quantity::Decimal;

/// The senses that a period can begin with: all words of time but those that stand only within one or before it.
pub(super) const OPENERS: SenseSet = SenseSet::NUMBER
    .or(SenseSet::SMALL_SCALE)
    .or(SenseSet::ORDINAL)
    .or(SenseSet::TIME_UNIT)
    .or(SenseSet::MONTH)
    .or(SenseSet::WEEKDAY)
    .or(SenseSet::SEASON)
    .or(SenseSet::DECADE)
    .or(SenseSet::ANY_TIME.without(SenseSet::times(&[
        TimeRole::In,
        TimeRole::Of,
        TimeRole::Through,
        TimeRole::Whole,
        TimeRole::Earlier,
        TimeRole::Ended,
        TimeRole::Begun,
        TimeRole::MonthsOf,
        TimeRole::YearAfter,
        TimeRole::DecadeMark,
        TimeRole::ToDate,
        TimeRole::Onward,
    ])));

/// The same with the article of `a year ago`.
const SORTS: SenseSet = OPENERS.or(SenseSet::role(Role::Article));

/// The senses one of which every period has, unless it has digits.
const CORES: SenseSet = SenseSet::NUMBER
    .or(SenseSet::SMALL_SCALE)
    .or(SenseSet::TIME_UNIT)
    .or(SenseSet::MONTH)
    .or(SenseSet::WEEKDAY)
    .or(SenseSet::SEASON)
    .or(SenseSet::DECADE)
    // `in the first quarter … and in the third`
    .or(SenseSet::ORDINAL)
    .or(SenseSet::times(&[
        TimeRole::LastYear,
        TimeRole::ThisYear,
        TimeRole::Today,
        TimeRole::Yesterday,
        TimeRole::DayBeforeYesterday,
        TimeRole::Tomorrow,
        TimeRole::YearToDate,
        TimeRole::YearOnYear,
        TimeRole::QuarterOnQuarter,
        TimeRole::MonthOnMonth,
        TimeRole::SamePeriod,
        TimeRole::SamePeriodLastYear,
    ]));

/// `last`, `this`, `next` and their kin.
pub(super) const PLACES: SenseSet = SenseSet::times(&[
    TimeRole::Last,
    TimeRole::Previous,
    TimeRole::This,
    TimeRole::Next,
    TimeRole::Following,
    TimeRole::BeforeLast,
]);

/// What makes a period of the small number right before it; a month, or the day's `of` or `in`, is looked for apart.
const BEHIND_COUNT: SenseSet = SenseSet::TIME_UNIT
    .or(SenseSet::ORDINAL_MARK)
    .or(SenseSet::role(Role::Or))
    .or(SenseSet::times(&[
        TimeRole::First,
        TimeRole::Final,
        TimeRole::Past,
        TimeRole::Next,
        TimeRole::MonthsMark,
        TimeRole::QuarterMark,
        TimeRole::HalfMark,
        TimeRole::DecadeMark,
        TimeRole::AndHalf,
    ]));

/// What a day is one of: `22 of this month`.
const DAY_OF: SenseSet = PLACES.or(SenseSet::MONTH).or(SenseSet::TIME_UNIT);

/// How a number in words goes on, beside what makes a period of it.
const MORE_NUMBER: SenseSet = SenseSet::NUMBER
    .or(SenseSet::SMALL_SCALE)
    .or(SenseSet::ORDINAL)
    .or(SenseSet::DECADE);

/// What may stand behind the dash behind a small number.
const BEHIND_DASH: SenseSet = OPENERS
    .or(SenseSet::ORDINAL_MARK)
    .or(SenseSet::times(&[TimeRole::DecadeMark, TimeRole::AndHalf]))
    .or(SenseSet::role(Role::Definite));

/// What makes a period of a bare unit of time right before it.
const BEHIND_UNIT: SenseSet = PLACES.or(SenseSet::NUMBER).or(SenseSet::times(&[
    TimeRole::Ago,
    TimeRole::Earlier,
    TimeRole::Ended,
    TimeRole::Begun,
    TimeRole::ToDate,
    TimeRole::LastButOne,
]));

/// `год, закончившийся 31 марта`
const ENDED: SenseSet = SenseSet::times(&[TimeRole::Ended, TimeRole::Begun]);

/// What may stand behind a word that leads to the core of a period: `last week`, `past two years`, `fiscal 2023`.
const LED: SenseSet = SenseSet::TIME_UNIT
    .or(SenseSet::MONTH)
    .or(SenseSet::WEEKDAY)
    .or(SenseSet::SEASON)
    .or(SenseSet::NUMBER)
    .or(SenseSet::SMALL_SCALE)
    .or(SenseSet::role(Role::Article));

/// The token behind the last one that can be the core of a period: no period starts there or later.
pub(super) fn behind_last_core(line: &Line<'_>) -> usize {
    (0..line.len())
        .rev()
        .find(|at| line.may_be(*at, CORES) || may_be_date_digits(line, *at))
        .map_or(0, |at| at + 1)
}

/// Whether a token is digits as a year, day, count or date has them: four at most, or three groups (`22.01.2016`).
fn may_be_date_digits(line: &Line<'_>, at: usize) -> bool {
    if !line.is_kind(at, TokenKind::Number) {
        return false;
    }
    let digits = line.word(at).as_bytes();
    digits.len() <= 4 && digits.iter().all(u8::is_ascii_digit) || is_dotted_date(digits)
}

/// Whether digits are in three groups: `22.01.2016`.
fn is_dotted_date(digits: &[u8]) -> bool {
    digits.iter().filter(|byte| **byte == b'.').count() == 2
}

/// What makes more of the digits of a year than that year: `2016 Q3`, `2022 fiscal year`, `2014 to 2016`.
const BEHIND_YEAR: SenseSet = SenseSet::MONTH
    .or(SenseSet::TIME_UNIT)
    .or(SenseSet::ORDINAL_MARK)
    .or(SenseSet::role(Role::And))
    .or(SenseSet::times(&[
        TimeRole::YearAfter,
        TimeRole::DecadeMark,
        TimeRole::Through,
    ]));

impl Reader<'_, '_> {
    /// Whether the digits of a year stand here with nothing behind them that could make more of them.
    pub fn is_lone_year(&self, at: usize) -> bool {
        let line = self.line;
        let next = at + 1;
        self.year_digits(at).is_some()
            && line.hits(at).is_empty()
            && !line.may_be(next, BEHIND_YEAR)
            && !(line.is_kind(next, TokenKind::Mark)
                && (line.is_dash(next) || matches!(line.word(next), "/" | "'" | "’")))
            && !self.may_begin_inside(self.the(next))
    }

    /// Whether a period can begin at a token.
    pub fn may_begin(&self, at: usize) -> bool {
        self.is_of_a_sort(at) && self.may_go_on(at)
    }

    /// Whether a token is of a sort that periods begin with at all.
    #[inline]
    pub fn is_of_a_sort(&self, at: usize) -> bool {
        self.line.is_kind(at, TokenKind::Number)
            || self.line.may_be(at, SORTS)
            || self.line.capital(at) && self.may_be_roman(at)
    }

    fn may_go_on(&self, at: usize) -> bool {
        let line = self.line;
        if line.is_kind(at, TokenKind::Number) && self.may_begin_in_digits(at) {
            return true;
        }
        if line.may_be(at, OPENERS) {
            let mut hits = line.hits(at).iter();
            if hits.any(|hit| self.may_begin_with(hit.sense, at + hit.len)) {
                return true;
            }
        }
        self.may_be_length_ago(at) || self.may_be_roman(at)
    }

    /// The same behind a word that announces a period, which a hyphen may join to it (`pre-2014`).
    pub fn may_begin_inside(&self, at: usize) -> bool {
        self.line.is_dash(at) || self.may_begin(at)
    }

    fn may_begin_in_digits(&self, at: usize) -> bool {
        let digits = self.line.word(at).as_bytes();
        match digits.len() {
            ..=3 if digits.iter().all(u8::is_ascii_digit) => self.may_follow_count(at + 1),
            4 => self.year_digits(at).is_some(),
            _ => is_dotted_date(digits),
        }
    }

    /// `a year ago`
    fn may_be_length_ago(&self, at: usize) -> bool {
        const AGO: SenseSet = SenseSet::times(&[TimeRole::Ago, TimeRole::Earlier]);
        self.line.is(at, Role::Article)
            && self.line.holds(AGO)
            && self
                .length(at)
                .is_some_and(|(_, _, end)| self.line.may_be(end, AGO))
    }

    /// `II quarter`
    fn may_be_roman(&self, at: usize) -> bool {
        self.line.holds(SenseSet::TIME_UNIT) && self.roman(at).is_some()
    }

    /// Whether a word can open a period, by what stands behind it.
    fn may_begin_with(&self, sense: &Sense, end: usize) -> bool {
        let line = self.line;
        match sense {
            Sense::Number(n) | Sense::Scale(n) if *n == Decimal::ONE_THOUSAND => {
                line.may_be(end, MORE_NUMBER.or(SenseSet::role(Role::And)))
                    || line.is_kind(end, TokenKind::Number)
                    || self.may_follow_count(end)
            }
            Sense::Number(_) => line.may_be(end, MORE_NUMBER) || self.may_follow_count(end),
            Sense::Ordinal(_) => self.may_follow_count(end),
            Sense::Time(TimeWord::Role(role)) => self.may_begin_with_role(*role, end),
            Sense::Time(TimeWord::Unit(unit)) => {
                let week = *unit == TimeUnit::Week;
                line.may_be(end, BEHIND_UNIT)
                    || *unit == TimeUnit::Half
                    || *unit == TimeUnit::Year && self.is_the_year(end)
                    || week && line.is(end, Role::Of)
                    || line.is_dash(end)
                    || line.is_kind(end, TokenKind::Number)
                    || line.is_mark(end, ',') && line.may_be(end + 1, ENDED)
            }
            Sense::Time(_) => true,
            _ => false,
        }
    }

    fn may_begin_with_role(&self, role: TimeRole, end: usize) -> bool {
        let line = self.line;
        match role {
            TimeRole::In
            | TimeRole::Of
            | TimeRole::Through
            | TimeRole::Whole
            | TimeRole::Vague
            | TimeRole::Earlier
            | TimeRole::Ended
            | TimeRole::Begun
            | TimeRole::MonthsOf
            | TimeRole::MonthsMark
            | TimeRole::YearAfter
            | TimeRole::DecadeMark
            | TimeRole::ToDate
            | TimeRole::Onward
            | TimeRole::LastButOne
            | TimeRole::AndHalf
            | TimeRole::Upon
            | TimeRole::Over
            | TimeRole::Opened
            | TimeRole::Numbered => false,
            TimeRole::From | TimeRole::Since | TimeRole::AsOf | TimeRole::By | TimeRole::Until => {
                self.may_begin_inside(self.the(end)) || self.may_begin_inside(self.filler(end))
            }
            TimeRole::Beginning
            | TimeRole::End
            | TimeRole::DoubtfulEnd
            | TimeRole::Early
            | TimeRole::Middle
            | TimeRole::Late
            | TimeRole::EarlierIn
            | TimeRole::LaterIn
            | TimeRole::Rest => {
                let of = self.word(end, TimeRole::Of).unwrap_or(end);
                let inner = self.the(self.hyphen(of));
                if line.may_be(inner, SenseSet::TIME_UNIT) {
                    return !self.describes(end, inner);
                }
                self.may_begin_inside(inner)
            }
            TimeRole::Last
            | TimeRole::Previous
            | TimeRole::This
            | TimeRole::Next
            | TimeRole::Following
            | TimeRole::Past
            | TimeRole::First
            | TimeRole::Final
            | TimeRole::Ago
            | TimeRole::BeforeLast
            | TimeRole::OneAndHalf
            | TimeRole::Same
            | TimeRole::YearAgo
            | TimeRole::Fiscal
            | TimeRole::YearBefore
            | TimeRole::DecadeBefore
            | TimeRole::QuarterMark
            | TimeRole::HalfMark => {
                let led = self.hyphen(end);
                line.may_be(led, LED) || line.is_kind(led, TokenKind::Number)
            }
            // `between 4 and 22 January`: the month stands behind the second day alone.
            TimeRole::Between => {
                let first = self.the(end);
                line.is_kind(first, TokenKind::Number)
                    || line.may_be(first, SenseSet::NUMBER.or(SenseSet::ORDINAL))
                    || self.may_begin_inside(first)
            }
            TimeRole::SamePeriod
            | TimeRole::SamePeriodLastYear
            | TimeRole::LastYear
            | TimeRole::ThisYear
            | TimeRole::YearToDate
            | TimeRole::WholeYear
            | TimeRole::Today
            | TimeRole::Yesterday
            | TimeRole::DayBeforeYesterday
            | TimeRole::Tomorrow
            | TimeRole::YearOnYear
            | TimeRole::QuarterOnQuarter
            | TimeRole::MonthOnMonth => true,
        }
    }

    /// Whether a hyphen behind `mid` or `end-of` and the unit of time at `inner` only say how something is reckoned, and of which
    /// year nobody does: `the mid-year population`, `an end-of-year review`.
    pub fn describes(&self, end: usize, inner: usize) -> bool {
        let line = self.line;
        line.is_dash(end)
            && line.glued(end)
            && line.may_be(inner, SenseSet::TIME_UNIT)
            && line.is_kind(inner + 1, TokenKind::Word)
            && !line.is(inner + 1, Role::Stop)
    }

    /// Whether what stands behind a small number can make a period of it: `4 March`, `12 months`, `22 of this month`, `4-22 May`.
    fn may_follow_count(&self, end: usize) -> bool {
        let line = self.line;
        if line.may_be(end, BEHIND_COUNT) {
            return true;
        }
        // `4 to 22 January`
        if let Some(join) = self.word(end, TimeRole::Through) {
            let second = self.word(join, TimeRole::In).unwrap_or(join);
            if [join, second]
                .into_iter()
                .any(|at| self.may_begin_inside(self.the(at)))
            {
                return true;
            }
        }
        if line.is_kind(end, TokenKind::Mark) {
            let next = end + 1;
            return line.is_mark(end, '/')
                || line.is_mark(end, '.')
                    && line.may_be(next, SenseSet::TIME_UNIT.or(SenseSet::MONTH))
                || line.is_dash(end)
                    && (line.may_be(next, BEHIND_DASH) || line.is_kind(next, TokenKind::Number));
        }
        let of = self.any(end, &[TimeRole::Of, TimeRole::In]).unwrap_or(end);
        let of = self.the(of);
        line.may_be(of, DAY_OF) || line.is_dash(of)
    }
}
