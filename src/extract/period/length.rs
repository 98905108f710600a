//! Lengths of time, and what is told by them: `two years ago`, `a year and a half`.

use super::shape::Simple;
use super::words::Reader;
use crate::lexicon::{Role, SenseSet, TimeRole, TimeUnit};

impl Reader<'_, '_> {
    /// `a year ago`, `two years ago`, `vor drei Jahren`, `il y a trois ans`.
    pub(super) fn ago(&self, at: usize) -> Option<(Simple, usize)> {
        if let Some(next) = self.word(at, TimeRole::Ago)
            && let Some((count, unit, end)) = self.length(next)
        {
            return Some((Simple::Ago { count, unit }, end));
        }
        let (count, unit, end) = self.length(at)?;
        let end = self.word(end, TimeRole::Ago)?;
        Some((Simple::Ago { count, unit }, end))
    }

    /// So many units: `17 years`, `a year`, `год`.
    pub fn length(&self, at: usize) -> Option<(i16, TimeUnit, usize)> {
        if !self.line.holds(SenseSet::TIME_UNIT) {
            return None;
        }
        let (count, next) = if let Some(len) = self.line.role(at, Role::Article) {
            (1, at + len)
        } else {
            self.count(at).unwrap_or((1, at))
        };
        let half = self.half_more(at, self.hyphen(next));
        let (unit, end) = self.unit(self.hyphen(half.unwrap_or(next)))?;
        // `a year and a half`
        let half = half
            .map(|_| end)
            .or_else(|| self.word(end, TimeRole::AndHalf));
        match half {
            None => Some((count, unit, end)),
            Some(end) if unit == TimeUnit::Year => {
                let months = count.checked_mul(12)?.checked_add(6)?;
                Some((months, TimeUnit::Month, end))
            }
            Some(_) => None,
        }
    }

    /// The token behind the half that is counted with a number of units: `two and a half years`, `полтора года`.
    fn half_more(&self, at: usize, next: usize) -> Option<usize> {
        self.word(next, TimeRole::AndHalf)
            .or_else(|| self.word(at, TimeRole::OneAndHalf))
    }
}
