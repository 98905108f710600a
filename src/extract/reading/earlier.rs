//! `$402 million, compared with $568 million in the year before`: who tells of the year before a time tells of that time.

use super::Reading;
use crate::claim::Kind;
use crate::extract::attach::Attach;
use crate::lexicon::Role;

/// The most tokens between a figure and the time it is of.
const NEAR: usize = 2;

impl Reading<'_> {
    /// Gives a level of which no time is known that of the level it is compared with, a year later. `made` says which claim each
    /// figure became.
    pub(super) fn date_by_year_before(&mut self, attach: &Attach<'_>, made: &[Option<usize>]) {
        for (at, pair) in made.windows(2).enumerate() {
            let [Some(now), Some(then)] = *pair else {
                continue;
            };
            let (level, before) = (&self.claims[now], &self.claims[then]);
            let alike = level.period.is_none()
                && level.kind == Kind::Level
                && before.kind == Kind::Level
                && level.unit == before.unit;
            let days = before.period.filter(|_| alike);
            let Some(days) = days.and_then(|days| days.shift_years(1)) else {
                continue;
            };
            let (figure, base) = (&attach.figures[at], &attach.figures[at + 1]);
            let end = base.hedged.end;
            let told = |start: usize| (end..=end + NEAR).contains(&start);
            let mut periods = attach.periods.iter();
            let earlier = periods.any(|p| told(p.tokens.start) && p.is_year_before());
            let mut gap = figure.hedged.end..base.hedged.start;
            let mut compared = || base.compared || gap.any(|i| attach.line.is(i, Role::Compared));
            if !earlier || !compared() {
                continue;
            }
            let (words, basis) = (before.period_text.clone(), before.basis);
            let level = &mut self.claims[now];
            level.period = Some(days);
            level.period_text = words;
            level.basis = basis;
        }
    }
}
