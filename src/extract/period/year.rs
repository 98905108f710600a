//! Years: in figures, in words, by their place from the document's.

use super::begin::PLACES;
use super::shape::Year;
use super::words::{Reader, TimeWords};
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};
use crate::quantity::Decimal;
use rust_decimal::prelude::ToPrimitive;

const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Years of old, which are so only where a word says that a time follows: `in 1887`, `the 1840s`.
const OLD_YEARS: std::ops::RangeInclusive<i16> = 1500..=1899;

/// The words before a year of old.
const BEFORE_OLD_YEAR: TimeWords = TimeWords::new(&[
    TimeRole::In,
    TimeRole::Since,
    TimeRole::Until,
    TimeRole::By,
    TimeRole::YearBefore,
]);

/// The words that the number of a year begins with, or is made of.
const YEAR_WORDS: SenseSet = SenseSet::NUMBER
    .or(SenseSet::SCALE)
    .or(SenseSet::times(&[TimeRole::Fiscal, TimeRole::YearBefore]));

/// A year as read: which, and whether the words reckon it from the period spoken of (`the previous year`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct YearRead {
    pub year: Year,
    /// Months from the period spoken of, when that is how it is reckoned.
    pub shift: Option<i16>,
    /// Whether only its digits were there.
    pub bare: bool,
    pub end: usize,
}

impl Reader<'_, '_> {
    /// Four digits that can be a year.
    pub fn year_digits(&self, at: usize) -> Option<i16> {
        self.digits(at, 4, 4)
            .filter(|n| YEARS.contains(n) || OLD_YEARS.contains(n) && self.is_old_year(at))
    }

    /// `in 1887`, `4 July 1776`, `the 1840s`: digits that would count things elsewhere.
    fn is_old_year(&self, at: usize) -> bool {
        let line = self.line;
        let mark = self.hyphen(at + 1);
        if line.glued(mark) && self.word(mark, TimeRole::DecadeMark).is_some() {
            return line.word(at).ends_with('0');
        }
        let ends = !line.is_kind(at + 1, TokenKind::Word) || line.is(at + 1, Role::Stop);
        let month = || {
            let before = at
                .checked_sub(1)
                .map(|i| i - usize::from(i > 0 && line.is_mark(i, ',')));
            before.is_some_and(|i| line.month(i).is_some() && line.capital(i))
        };
        ends && (self.behind(at, &BEFORE_OLD_YEAR) || month())
    }

    /// A year by its number: `2023`, `the year 2023`, `FY2023`, `fiscal 2023`, `2023 года`, `two thousand and eighteen`.
    #[inline]
    pub fn year_number(&self, at: usize) -> Option<YearRead> {
        let is_word = self.line.is_kind(at, TokenKind::Word);
        let may_be = !is_word || self.line.may_be(at, YEAR_WORDS);
        may_be.then(|| self.year_by_number(at)).flatten()
    }

    fn year_by_number(&self, at: usize) -> Option<YearRead> {
        if let Some(next) = self.word(at, TimeRole::Fiscal) {
            let next = self.hyphen(next);
            let year = self.year_digits(next).or_else(|| {
                let short = self.digits(next, 2, 2)?;
                self.line.glued(next).then_some(2000 + short)
            });
            if let Some(year) = year {
                let mut end = self.year_suffix(next + 1);
                // `FY2022/23` ends in 2023.
                let year = match self.second_year(end, year) {
                    Some(next) => {
                        end = next;
                        Year::Within(year + 1)
                    }
                    None => Year::Fiscal(year),
                };
                return Some(YearRead {
                    year,
                    shift: None,
                    bare: false,
                    end,
                });
            }
        }
        let named = self.word(at, TimeRole::YearBefore);
        let start = self.hyphen(named.unwrap_or(at));
        if let Some(year) = self.year_digits(start) {
            // `the 2022/23 fiscal year`
            if let Some(next) = self.second_year(start + 1, year)
                && let Some(end) = self.is_unit(next, &[TimeUnit::FiscalYear])
            {
                return Some(YearRead {
                    year: Year::Within(year + 1),
                    shift: None,
                    bare: false,
                    end,
                });
            }
            let end = self.year_suffix(start + 1);
            let fiscal = self.is_unit(end, &[TimeUnit::FiscalYear]);
            let (year, end) = match fiscal {
                Some(end) => (Year::Fiscal(year), end),
                None => (Year::Stated(year), end),
            };
            let bare = named.is_none() && end == start + 1;
            if bare && self.counted(end) {
                return None;
            }
            return Some(YearRead {
                year,
                shift: None,
                bare,
                end,
            });
        }
        let (year, end) = self.year_in_words(start, named.is_some())?;
        Some(YearRead {
            year: Year::Stated(year),
            shift: None,
            bare: false,
            end,
        })
    }

    /// The token behind the next year, as in `2022/23`, `2022-23` and `2022/2023`.
    pub fn second_year(&self, at: usize, year: i16) -> Option<usize> {
        let joined = self.line.is_mark(at, '/') || self.line.is_dash(at);
        let next = joined.then(|| self.digits(at + 1, 2, 4)).flatten()?;
        (next == (year + 1) % 100 || next == year + 1).then_some(at + 2)
    }

    /// The token behind what may follow a year's digits: `года`, `г.`, `-м году`.
    fn year_suffix(&self, at: usize) -> usize {
        let behind = self.ordinal_mark(at).unwrap_or(at);
        match self.word(behind, TimeRole::YearAfter) {
            Some(end) => {
                let stop = self.line.is_mark(end, '.')
                    && self.line.glued(end)
                    && self.line.word(behind).chars().count() < 3;
                end + usize::from(stop)
            }
            None => behind,
        }
    }

    /// A year in words; without `sure`, a round thousand is none (`two thousand people`).
    pub fn year_in_words(&self, at: usize, sure: bool) -> Option<(i16, usize)> {
        if !self.line.may_be(at, SenseSet::SCALE.or(SenseSet::NUMBER)) {
            return None;
        }
        let scale = |at: usize| {
            self.line
                .find_in(at, SenseSet::SCALE.or(SenseSet::NUMBER), |s| match s {
                    Sense::Scale(n) => n.to_i16(),
                    Sense::Number(n) if *n >= Decimal::ONE_HUNDRED => n.to_i16(),
                    _ => None,
                })
        };
        if let Some((head, end)) = self.number_word(at).filter(|(n, _)| *n < 100) {
            if let Some((len, 1000)) = scale(end) {
                return self.year_tail_words(head.checked_mul(1000)?, end + len, sure);
            }
            // `nineteen ninety-five`, `twenty eighteen`.
            if matches!(head, 19 | 20) {
                let next = self.hyphen(end);
                if let Some((len, 100)) = scale(next) {
                    return self.year_tail_words(head * 100, next + len, false);
                }
                let (tail, end) = self
                    .number_word(next)
                    .filter(|(n, _)| (10..100).contains(n))?;
                return (!self.counted(end)).then_some((head * 100 + tail, end));
            }
        }
        match scale(at) {
            Some((len, 1000)) => self.year_tail_words(1000, at + len, sure),
            _ => None,
        }
    }

    /// What follows the thousands: `and eighteen`, `девятьсот девяносто пятого года`.
    fn year_tail_words(&self, head: i16, at: usize, sure: bool) -> Option<(i16, usize)> {
        let mut year = head;
        let mut end = at;
        while let Some((len, n)) = self.line.find(end, |s| match s {
            Sense::Number(n) => n.to_i16().filter(|n| *n >= 100),
            _ => None,
        }) {
            year = year.checked_add(n)?;
            end += len;
        }
        let and = end + self.line.role(end, Role::And).unwrap_or(0);
        if let Some((n, after)) = self.ordinal(and).filter(|(n, _)| *n < 100) {
            let behind = self.word(after, TimeRole::YearAfter)?;
            return Some((year.checked_add(n)?, behind));
        }
        if let Some((n, after)) = self.number_word(and).filter(|(n, _)| *n < 100) {
            year = year.checked_add(n)?;
            let counted = self.counted(after);
            return (YEARS.contains(&year) && !counted).then_some((year, after));
        }
        (sure && YEARS.contains(&year) && !self.counted(end)).then_some((year, end))
    }

    /// A year by its place: `last year`, `this year`, `прошлого года`, `l'année dernière`, `the previous year`.
    pub fn year_place(&self, at: usize) -> Option<YearRead> {
        for (role, offset) in [(TimeRole::LastYear, -1), (TimeRole::ThisYear, 0)] {
            if let Some(end) = self.word(at, role) {
                return Some(YearRead {
                    year: Year::Offset(offset),
                    shift: None,
                    bare: false,
                    end,
                });
            }
        }
        let (unit, offset, shift, end) = self.placed_unit(at)?;
        let year = match unit {
            TimeUnit::Year => Year::Offset(offset),
            TimeUnit::FiscalYear => Year::FiscalOffset(offset),
            _ => return None,
        };
        Some(YearRead {
            year,
            shift: shift.then_some(offset * 12),
            bare: false,
            end,
        })
    }

    /// A unit by its place: `last week`, `this month`, `la semaine dernière`; the flag tells `previous` from `last`.
    pub fn placed_unit(&self, at: usize) -> Option<(TimeUnit, i16, bool, usize)> {
        if let Some((offset, shift, next)) = self.place(at)
            && let Some((unit, end)) = self.unit(self.hyphen(next))
        {
            return Some((unit, offset, shift, end));
        }
        if self.line.holds(SenseSet::time(TimeRole::LastButOne))
            && let Some((unit, next)) = self.unit(at)
            && let Some(end) = self.word(next, TimeRole::LastButOne)
        {
            return Some((unit, -2, false, end));
        }
        if self.line.language.relative_after {
            let (unit, next) = self.unit(at)?;
            let (offset, shift, end) = self.place(next)?;
            return Some((unit, offset, shift, end));
        }
        None
    }

    /// `last`, `this`, `next` and their kin, as a number of places.
    #[inline]
    pub fn place(&self, at: usize) -> Option<(i16, bool, usize)> {
        let may_be = self.line.may_be(at, PLACES) && !self.is_vague(self.the(at));
        may_be.then(|| self.place_of_word(at)).flatten()
    }

    /// Whether `recent years` or the like stand here: some time that nobody can date.
    pub fn is_vague(&self, at: usize) -> bool {
        self.line.may_be(at, SenseSet::time(TimeRole::Vague))
            && self.word(at, TimeRole::Vague).is_some()
    }

    fn place_of_word(&self, at: usize) -> Option<(i16, bool, usize)> {
        for (role, offset, shift) in [
            (TimeRole::Last, -1, false),
            (TimeRole::Previous, -1, true),
            (TimeRole::This, 0, false),
            (TimeRole::Next, 1, false),
            (TimeRole::Following, 1, true),
            (TimeRole::BeforeLast, -2, false),
        ] {
            if let Some(end) = self.word(at, role) {
                return Some((offset, shift, end));
            }
        }
        None
    }

    /// The year that may follow a span: `, 2023`, `of 2023`, `last year`, `of the year`; open when none does.
    pub fn year_tail(&self, at: usize) -> YearRead {
        let open = |end| YearRead {
            year: Year::Open,
            shift: None,
            bare: false,
            end,
        };
        let mut next = at;
        let comma = self.line.is_mark(next, ',');
        if comma {
            next += 1;
        }
        let short = matches!(self.line.word(next), "'" | "’") && self.line.glued(next + 1);
        if let Some(short) = short.then(|| self.digits(next + 1, 2, 2)).flatten() {
            return YearRead {
                year: Year::Stated(2000 + short),
                ..open(next + 2)
            };
        }
        let of = self.word(next, TimeRole::Of);
        // `согласно договорённости, достигнутой летом, в 2027 году`
        if comma && of.is_some() {
            return open(at);
        }
        let inner = self.filler(of.unwrap_or(next));
        if let Some(read) = self.year_number(inner) {
            let counted =
                read.bare && self.noun_may_follow(read.end) && (comma || round(read.year));
            return if counted { open(at) } else { read };
        }
        if comma {
            return open(at);
        }
        if let Some(read) = self.year_place(inner) {
            return read;
        }
        if of.is_some()
            && let Some(end) = self.is_unit(inner, &[TimeUnit::FiscalYear])
        {
            return YearRead {
                year: Year::FiscalOffset(0),
                ..open(end)
            };
        }
        match (of, self.is_unit(inner, &[TimeUnit::Year])) {
            (Some(_), Some(end)) => open(end),
            _ => open(at),
        }
    }

    /// The same, where half of two years may be meant: `the first quarter of 2024-25`.
    pub fn year_of_part(&self, at: usize) -> YearRead {
        let read = self.year_tail(at);
        let Year::Stated(year) = read.year else {
            return read;
        };
        match self.second_year(read.end, year) {
            Some(end) if read.bare => YearRead {
                year: Year::Split(year + 1),
                end,
                ..read
            },
            _ => read,
        }
    }

    /// A year that nothing announces but its digits: after a preposition of time, or where no count can be meant.
    pub fn year_alone(&self, at: usize) -> Option<YearRead> {
        let read = self.year_number(at)?;
        if !read.bare {
            return Some(read);
        }
        let announced = self.behind(at, &PREPOSITIONS) || self.after_the(at);
        let before = at.checked_sub(1);
        let named = before.is_some_and(|b| {
            self.line.hits(b).iter().any(|h| {
                h.len == 1 && matches!(h.sense, Sense::Role(Role::Label | Role::Minus))
                    || matches!(h.sense, Sense::Money { before: true, .. })
            })
        });
        let marked = self.line.glued(at) && before.is_some_and(|b| !self.opens(b));
        let counted =
            self.noun_may_follow(read.end) && (round(read.year) || self.line.glued(read.end));
        if marked || (named && !announced) || counted {
            return None;
        }
        Some(read)
    }

    /// Whether a mark may stand right before a year without making it something else.
    fn opens(&self, at: usize) -> bool {
        matches!(
            self.line.word(at).chars().next(),
            Some('(' | '[' | '"' | '“' | '«' | '‘' | '\'' | '-' | '–' | '—' | ',' | '/')
        )
    }
}

/// Whether a year is as round as a count would be.
fn round(year: Year) -> bool {
    matches!(year, Year::Stated(n) if n % 100 == 0)
}

/// Words that announce a period.
pub(super) const PREPOSITIONS: TimeWords = TimeWords::new(&[
    TimeRole::In,
    TimeRole::Of,
    TimeRole::Since,
    TimeRole::Until,
    TimeRole::AsOf,
    TimeRole::By,
    TimeRole::From,
    TimeRole::Between,
    TimeRole::Beginning,
    TimeRole::Early,
    TimeRole::Middle,
    TimeRole::Late,
    TimeRole::End,
    TimeRole::DoubtfulEnd,
    TimeRole::EarlierIn,
    TimeRole::LaterIn,
]);
