//! The words periods are made of: small numbers, ordinals, units, and the little words between them.
//!
//! Every reader takes the token it starts at and gives what it read with the token behind it.

use crate::extract::Line;
use crate::lexicon::{Case, Role, Sense, SenseSet, TimeRole, TimeUnit, TimeWord, TokenKind};
use crate::quantity::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Reads a sentence for the parts of a period.
pub(super) struct Reader<'l, 'a> {
    pub line: &'l Line<'a>,
}

/// Several grammar words of time, with the set that tells at once where none of them is.
pub(super) struct TimeWords {
    roles: &'static [TimeRole],
    set: SenseSet,
}

impl TimeWords {
    pub const fn new(roles: &'static [TimeRole]) -> Self {
        let set = SenseSet::times(roles);
        Self { roles, set }
    }
}

fn small(value: &Decimal) -> Option<i16> {
    value.is_integer().then(|| value.to_i16()).flatten()
}

impl<'l, 'a> Reader<'l, 'a> {
    /// The token behind a grammar word of time.
    #[inline]
    pub fn word(&self, at: usize, role: TimeRole) -> Option<usize> {
        self.line.time_role(at, role).map(|len| at + len)
    }

    /// The token behind the first of several grammar words that stands here.
    pub fn any(&self, at: usize, roles: &[TimeRole]) -> Option<usize> {
        roles.iter().find_map(|role| self.word(at, *role))
    }

    /// Whether one of several grammar words ends right before a token.
    pub fn behind(&self, at: usize, words: &TimeWords) -> bool {
        self.line
            .find_before_in(at, words.set, |sense| match sense {
                Sense::Time(TimeWord::Role(role)) => words.roles.contains(role).then_some(()),
                _ => None,
            })
            .is_some()
    }

    /// The token behind `the`, if it stands here.
    #[inline]
    pub fn the(&self, at: usize) -> usize {
        at + self.line.role(at, Role::Definite).unwrap_or(0)
    }

    /// Whether `the` stands right before a token.
    pub fn after_the(&self, at: usize) -> bool {
        self.line.role_before(at, Role::Definite).is_some()
    }

    /// The token behind a hyphen inside a compound (`third-quarter`), if one stands here.
    #[inline]
    pub fn hyphen(&self, at: usize) -> usize {
        let inside = self.line.is_dash(at) && self.line.glued(at) && self.line.glued(at + 1);
        at + usize::from(inside)
    }

    /// The token behind `the whole of`, `the`, or nothing.
    pub fn filler(&self, at: usize) -> usize {
        let mut at = self.the(at);
        while let Some(end) = self.word(at, TimeRole::Whole) {
            at = self.the(end);
        }
        at
    }

    /// A unit of time; never hours and less.
    #[inline]
    pub fn unit(&self, at: usize) -> Option<(TimeUnit, usize)> {
        self.line
            .find_in(at, SenseSet::TIME_UNIT, |s| match s {
                Sense::Time(TimeWord::Unit(unit)) if *unit != TimeUnit::Clock => Some(*unit),
                _ => None,
            })
            .map(|(len, unit)| (unit, self.past_stop(at + len)))
    }

    /// The token behind the stop of a shortened unit that its year follows: `за 10 мес. 2023 г.`.
    fn past_stop(&self, end: usize) -> usize {
        let stop = self.line.is_mark(end, '.') && self.line.glued(end);
        end + usize::from(stop && self.line.is_kind(end + 1, TokenKind::Number))
    }

    /// The unit `wanted`.
    pub fn is_unit(&self, at: usize, wanted: &[TimeUnit]) -> Option<usize> {
        self.unit(at)
            .filter(|(unit, _)| wanted.contains(unit))
            .map(|(_, end)| end)
    }

    /// Digits alone, `from` to `to` of them.
    #[inline]
    pub fn digits(&self, at: usize, from: usize, to: usize) -> Option<i16> {
        if !self.line.is_kind(at, TokenKind::Number) {
            return None;
        }
        let word = self.line.word(at).as_bytes();
        if !(from..=to).contains(&word.len()) {
            return None;
        }
        word.iter().try_fold(0_i16, |value, byte| {
            let digit = byte.is_ascii_digit().then(|| i16::from(byte - b'0'))?;
            value.checked_mul(10)?.checked_add(digit)
        })
    }

    /// A cardinal word below a hundred (`seventeen`, `twenty-one`).
    #[inline]
    pub fn number_word(&self, at: usize) -> Option<(i16, usize)> {
        let counts = self.line.may_be(at, SenseSet::NUMBER);
        counts.then(|| self.cardinal(at)).flatten()
    }

    fn cardinal(&self, at: usize) -> Option<(i16, usize)> {
        let one = |at: usize| {
            self.line.find_in(at, SenseSet::NUMBER, |s| match s {
                Sense::Number(n) => small(n),
                _ => None,
            })
        };
        let (len, tens) = one(at)?;
        let end = at + len;
        if tens >= 20 && tens % 10 == 0 && tens < 100 {
            let next = self.hyphen(end);
            if let Some((len, ones)) = one(next).filter(|(_, n)| (1..10).contains(n)) {
                return Some((tens + ones, next + len));
            }
        }
        Some((tens, end))
    }

    /// How many units: `11`, `eleven`, `three or four` (the larger).
    pub fn count(&self, at: usize) -> Option<(i16, usize)> {
        let one = |at: usize| {
            self.digits(at, 1, 3)
                .map(|n| (n, at + 1))
                .or_else(|| self.number_word(at))
                .filter(|(n, _)| *n > 0)
        };
        let (n, end) = one(at)?;
        if let Some(len) = self.line.role(end, Role::Or)
            && let Some((more, end)) = one(end + len)
            && more > n
        {
            return Some((more, end));
        }
        Some((n, end))
    }

    /// A place in a row: `first`, `twenty-first`, `3rd`, `1.` before a unit, `II`.
    pub fn ordinal(&self, at: usize) -> Option<(i16, usize)> {
        let word = |at: usize| {
            self.line.find_in(at, SenseSet::ORDINAL, |s| match s {
                Sense::Ordinal(n) => i16::try_from(*n).ok(),
                _ => None,
            })
        };
        if let Some((len, n)) = word(at) {
            return Some((n, at + len));
        }
        if let Some(n) = self.digits(at, 1, 2) {
            if let Some(end) = self.ordinal_mark(at + 1) {
                return Some((n, end));
            }
            let dotted = self.line.is_mark(at + 1, '.') && self.line.glued(at + 1);
            return (dotted && self.unit(at + 2).is_some()).then_some((n, at + 2));
        }
        if let Some((tens, end)) = self.number_word(at).filter(|(n, _)| matches!(n, 20 | 30)) {
            let next = self.hyphen(end);
            return word(next)
                .filter(|(_, n)| *n < 10)
                .map(|(len, n)| (tens + n, next + len));
        }
        if !self.line.holds(SenseSet::TIME_UNIT) {
            return None;
        }
        let roman = self.roman(at)?;
        let end = self.hyphen(at + 1);
        let end = self.ordinal_mark(end).unwrap_or(at + 1);
        self.is_unit(end, &[TimeUnit::Quarter, TimeUnit::Half])
            .map(|_| (roman, end))
    }

    /// The number of a quarter or half in Roman numerals.
    pub fn roman(&self, at: usize) -> Option<i16> {
        match self.line.word(at) {
            "I" => Some(1),
            "II" => Some(2),
            "III" => Some(3),
            "IV" => Some(4),
            _ => None,
        }
    }

    /// The token behind the ending that makes digits an ordinal (`th`, `-го`).
    pub fn ordinal_mark(&self, at: usize) -> Option<usize> {
        let mark = self.hyphen(at);
        if !self.line.glued(mark) {
            return None;
        }
        self.line
            .find_in(mark, SenseSet::ORDINAL_MARK, |s| {
                matches!(s, Sense::OrdinalMark).then_some(())
            })
            .map(|(len, ())| mark + len)
    }

    /// A month; `true` when the word is more often something else.
    pub fn month(&self, at: usize) -> Option<(i8, bool, usize)> {
        let (len, (month, doubtful)) = self.line.find_in(at, SenseSet::MONTH, |s| match s {
            Sense::Time(TimeWord::Month(n)) => Some((*n, false)),
            Sense::Time(TimeWord::DoubtfulMonth(n)) => Some((*n, true)),
            _ => None,
        })?;
        let mut end = at + len;
        // The stop of an abbreviation, when the sentence goes on behind it.
        if self.line.is_mark(end, '.')
            && self.line.glued(end)
            && (self.line.is_kind(end + 1, TokenKind::Number) || self.joins(end + 1))
        {
            end += 1;
        }
        Some((month, doubtful, end))
    }

    fn joins(&self, at: usize) -> bool {
        self.line.is_dash(at)
            || self.line.is_mark(at, ',')
            || self.word(at, TimeRole::Through).is_some()
    }

    /// A day of the month: `4`, `15th`, `1.`; `true` when it can be nothing but an ordinal.
    pub fn day(&self, at: usize) -> Option<(i8, bool, usize)> {
        if let Some(n) = self.digits(at, 1, 2) {
            let day = i8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
            if let Some(end) = self.ordinal_mark(at + 1) {
                return Some((day, true, end));
            }
            let dotted = self.line.is_mark(at + 1, '.')
                && self.line.glued(at + 1)
                && self.month(at + 2).is_some();
            return Some((day, dotted, at + 1 + usize::from(dotted)));
        }
        let (n, end) = self.ordinal(at)?;
        let day = i8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
        Some((day, true, end))
    }

    /// Whether the word here makes the number before it a count of something, so that it is no day and no year.
    pub fn counted(&self, at: usize) -> bool {
        let hits = self.line.hits(at);
        let small_word = hits.iter().any(|h| {
            matches!(
                h.sense,
                Sense::Role(_) | Sense::Time(TimeWord::Role(_) | TimeWord::Month(_))
            )
        });
        // `in 2022 $6 billion`: the sign of the amount behind.
        let sign = || {
            hits.iter()
                .any(|h| matches!(h.sense, Sense::Money { before: true, .. }))
        };
        if small_word || self.line.is_kind(at + 1, TokenKind::Number) && sign() {
            return false;
        }
        if hits.iter().any(|h| {
            matches!(
                h.sense,
                Sense::Percent
                    | Sense::PercentagePoint
                    | Sense::Scale(_)
                    | Sense::ScalePlural(_)
                    | Sense::Unit(_)
                    | Sense::Money { .. }
                    | Sense::Minor { .. }
                    | Sense::Noun(_)
                    | Sense::Time(TimeWord::Unit(_))
            )
        }) {
            return true;
        }
        self.line.glued(at) && hits.iter().any(|h| matches!(h.sense, Sense::ScaleMark(_)))
    }

    /// Whether a word that could be a counted noun stands here: in small letters and of no grammar.
    pub fn noun_may_follow(&self, at: usize) -> bool {
        self.counted(at)
            || (self
                .line
                .token(at)
                .is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
                && !self.line.hits(at).iter().any(|h| {
                    matches!(
                        h.sense,
                        Sense::Role(_)
                            | Sense::Time(_)
                            | Sense::Planned
                            | Sense::Hypothetical
                            | Sense::Trend(_)
                            | Sense::Hedge(..)
                    )
                }))
    }
}
