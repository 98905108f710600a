//! Figures that are said to be more than there ever was before: `a record 83.8 million tonnes`, `exceeded $10 billion for the first time`.
//!
//! What is the most of some years only, or for the first time in some, says nothing of all the others and is no record.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet, TimeRole};
use crate::quantity::Bound;

/// The words for records.
const RECORDS: SenseSet = SenseSet::role(Role::Record).or(SenseSet::role(Role::FirstTime));

/// How far before a figure the word for a record may stand that describes it.
const BEFORE: usize = 2;

impl Attach<'_> {
    /// Whether a level is said to be a record.
    pub fn is_record(&self, at: usize) -> bool {
        let line = self.line;
        let found = &self.figures[at];
        if !line.holds(RECORDS) || self.is_compared(found) || found.came_from {
            return false;
        }
        let described = found.hedged.start.saturating_sub(BEFORE)..found.tokens.start;
        if described
            .into_iter()
            .any(|i| self.is_word_of_record(i, found))
        {
            return true;
        }
        // Words that stand further off are of the one amount that the sentence tells.
        let own = clause(line, found.tokens.start);
        let other = |f: &Found| f.tokens != found.tokens && f.unit == found.unit;
        let alone = !self.figures.iter().any(other);
        let passes = found.figure.bound == Bound::Over
            || (0..found.hedged.start)
                .any(|i| line.is(i, Role::Exceeds) || line.is(i, Role::Reaching));
        let whole = 0..line.len();
        let said =
            |i: usize| self.is_word_of_record(i, found) && (passes || !line.is(i, Role::FirstTime));
        alone
            && whole
                .into_iter()
                .any(|i| said(i) && (own.contains(&i) || self.periods.len() < 2))
    }

    /// Whether a word for a record stands at a token, and no more than some years are said to have gone by without one.
    fn is_word_of_record(&self, at: usize, found: &Found) -> bool {
        let line = self.line;
        let len = [Role::Record, Role::FirstTime]
            .into_iter()
            .filter_map(|role| line.role(at, role))
            .max();
        let Some(end) = len.map(|len| at + len) else {
            return false;
        };
        let limits =
            |i: usize| line.time_role(i, TimeRole::Since).is_some() || line.time_unit(i).is_some();
        // `a record harvest of 158 million tonnes in 2022` is limited by nothing that stands behind the figure.
        let until = if end <= found.tokens.start {
            found.tokens.start
        } else {
            line.len()
        };
        !(end..until.min(end + 4)).any(limits)
    }
}
