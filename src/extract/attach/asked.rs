//! What is found out about a sentence once, when the first of its figures asks, and the figures and periods of a stretch of it.
//!
//! A sentence may have hundreds of figures, and each of them asks about each other one: whatever is asked of all pairs must not go
//! through all of them again.

use super::Attach;
use crate::extract::apart::Phrase;
use crate::extract::figure::Found;
use crate::extract::organisation::Named;
use crate::extract::period::PeriodMention;
use crate::extract::topic::Cue;
use crate::quantity::Trend;
use smallvec::SmallVec;
use std::cell::{Cell, OnceCell};
use std::ops::Range;
use std::sync::Arc;

/// What is found out about a sentence when the first of its figures asks.
#[derive(Default)]
pub struct Asked {
    /// The organisations it names.
    pub(super) organisations: OnceCell<Vec<Named>>,
    /// Its phrases that set figures apart.
    pub(in crate::extract) phrases: OnceCell<Vec<Phrase>>,
    /// The party that each of its figures goes to or comes from, by its place.
    pub(super) led: OnceCell<Vec<Option<usize>>>,
    /// The direction of each figure's change.
    pub(super) trends: Answers<Option<Trend>>,
    /// The place of the period that each figure's change is reckoned from.
    pub(super) bases: Answers<Option<usize>>,
    /// Whether some change is reckoned from each of its periods.
    pub(super) based_on: Answers<bool>,
    /// The words of a measure nearest to each figure.
    pub(super) cues: Answers<Option<Cue>>,
    /// The company that its paragraph has opened with.
    pub(in crate::extract) opens: OnceCell<Option<Arc<str>>>,
    /// The part of a company that its paragraph is about.
    pub(in crate::extract) part: OnceCell<Option<Arc<str>>>,
    /// Where a part of what was told begins.
    pub(super) parts: OnceCell<Vec<usize>>,
}

/// Answers about each of a row of things, found out when one is first asked about.
///
/// To find one out, others of the same row may be asked about.
pub(super) struct Answers<T>(OnceCell<SmallVec<[Cell<Option<T>>; 4]>>);

impl<T> Default for Answers<T> {
    fn default() -> Self {
        Self(OnceCell::new())
    }
}

impl<T: Copy> Answers<T> {
    /// The answer about the thing at `at` in a row of `len`; what is not of the row has its answer found out every time.
    pub fn about(&self, at: Option<usize>, len: usize, find: impl FnOnce() -> T) -> T {
        let row = self
            .0
            .get_or_init(|| (0..len).map(|_| Cell::new(None)).collect());
        let Some(known) = at.and_then(|at| row.get(at)) else {
            return find();
        };
        known.get().unwrap_or_else(|| {
            let found = find();
            known.set(Some(found));
            found
        })
    }
}

impl<'a> Attach<'a> {
    /// The place of a figure among those of the sentence, which are in order and share no token.
    pub(super) fn place_of(&self, found: &Found) -> Option<usize> {
        let at = self.figures_from(found.tokens.start);
        let same = self.figures.get(at)?;
        std::ptr::eq(same, found).then_some(at)
    }

    /// The place of a period among those of the sentence, which are in order too.
    pub(super) fn place_of_period(&self, period: &PeriodMention) -> Option<usize> {
        let at = self.periods_from(period.tokens.start);
        let same = self.periods.get(at)?;
        std::ptr::eq(same, period).then_some(at)
    }

    /// The place of the first figure that begins at a token or behind it.
    fn figures_from(&self, token: usize) -> usize {
        self.figures.partition_point(|f| f.tokens.start < token)
    }

    /// The place of the first period that begins at a token or behind it.
    fn periods_from(&self, token: usize) -> usize {
        self.periods.partition_point(|p| p.tokens.start < token)
    }

    /// The figures that begin in a stretch.
    pub(super) fn figures_in(&self, within: &Range<usize>) -> &'a [Found] {
        let rest = &self.figures[self.figures_from(within.start)..];
        &rest[..rest.partition_point(|f| f.tokens.start < within.end)]
    }

    /// How many figures stand in a stretch from end to end.
    pub(super) fn count_within(&self, within: &Range<usize>) -> usize {
        let ended = self.figures.partition_point(|f| f.tokens.end <= within.end);
        ended.saturating_sub(self.figures_from(within.start))
    }

    /// The figures that end in a stretch, with the place of the first of them.
    pub(super) fn figures_ending_in(&self, within: &Range<usize>) -> (usize, &'a [Found]) {
        let first = self
            .figures
            .partition_point(|f| f.tokens.end < within.start);
        let rest = &self.figures[first..];
        (
            first,
            &rest[..rest.partition_point(|f| f.tokens.end < within.end)],
        )
    }

    /// Whether a figure begins in a stretch.
    pub(super) fn has_figure(&self, within: &Range<usize>) -> bool {
        self.figure_behind(within.start)
            .is_some_and(|f| f.tokens.start < within.end)
    }

    /// The first figure that begins at a token or behind it.
    pub(super) fn figure_behind(&self, token: usize) -> Option<&'a Found> {
        self.figures.get(self.figures_from(token))
    }

    /// The last figure that ends at a token or before it.
    pub(super) fn figure_before(&self, token: usize) -> Option<&'a Found> {
        let ended = self.figures.partition_point(|f| f.tokens.end <= token);
        self.figures[..ended].last()
    }

    /// The periods from the first one on that begins at a token or behind it.
    pub(super) fn periods_behind(&self, token: usize) -> &'a [PeriodMention] {
        &self.periods[self.periods_from(token)..]
    }

    /// Whether a token is one of a period.
    pub(super) fn is_dated(&self, token: usize) -> bool {
        let begun = self.periods_from(token + 1);
        let last = self.periods[..begun].last();
        last.is_some_and(|p| p.tokens.contains(&token))
    }
}
