//! What had come about by a day: `By the end of September trade had come to 160 billion`. The day is past, whatever year it would
//! be of as a deadline, and a flow is that of the year up to it.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::lexicon::{Measure, Nature, Role, SenseSet};
use crate::period::Period;

/// How near behind a figure the verb may stand.
const VERB: usize = 3;

impl Attach<'_> {
    /// The last day, past already, that a figure had come about by.
    fn day_reached(&self, found: &Found, mention: &PeriodMention) -> Option<Period> {
        if mention.role != PeriodRole::By || !self.line.holds(SenseSet::role(Role::Had)) {
            return None;
        }
        // `had to come to`
        let had = |at: usize| self.line.is(at, Role::Had) && !self.line.is(at + 1, Role::To);
        // `By 1 March 1,200 firms had been registered`
        let between = mention.tokens.end..found.tokens.end + VERB;
        let day = mention.period.filter(|days| days.days() == 1)?;
        let said = self.context.said?;
        if !between.into_iter().any(had) {
            return None;
        }
        let day = match day.from() > said {
            true => day.shift_years(-1)?,
            false => day,
        };
        (day.from() <= said).then_some(day)
    }

    /// Whether a figure had come about by a day, and is no plan.
    pub(super) fn has_come_by(&self, found: &Found, mention: &PeriodMention) -> bool {
        self.day_reached(found, mention).is_some()
    }

    /// The days of what had come about by a day: of a flow, those of the year up to it.
    pub fn reached_by(
        &self,
        found: &Found,
        mention: &PeriodMention,
        measure: Option<&Measure>,
    ) -> Option<Period> {
        let day = self.day_reached(found, mention)?;
        match measure.is_some_and(|m| m.nature == Nature::Flow) {
            true => Period::new(day.from().first_of_year(), day.until()),
            false => Some(day),
        }
    }
}
