//! The period of a figure that is part of another one: its whole's, or one within it.

use super::{Reading, Spoken, Stated, Told};
use crate::claim::Modality;
use crate::extract::period::PeriodRole;
use crate::lexicon::{Nature, Role, SenseSet};
use crate::period::Period;

/// The words for how a year began or ended.
const EDGES: SenseSet = SenseSet::role(Role::Opened).or(SenseSet::role(Role::Closed));

/// The fewest days of a period that begins and ends with something.
const SHORTEST: i32 = 28;

impl Reading<'_> {
    /// `For the nine months 71 billion, of which 46 billion in the first half`: a part lies within its whole, whose year it is of.
    pub(super) fn within_whole(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        days: Period,
    ) -> Option<Period> {
        let (mention, _) = told.stated.filter(|(m, _)| m.is_numbered_part())?;
        let plain = mention.role == PeriodRole::Plain;
        // `14.2 TWh in 2024, with the first half of the year the weak one at 6.3`: no half that is not over.
        let open = || {
            let attach = spoken.attach;
            let last = told.at.checked_sub(1)?;
            let mut gap = attach.figures[last].tokens.end..mention.tokens.start;
            let with = gap.any(|at| attach.line.is(at, Role::With));
            let running = self.said.is_some_and(|said| days.until() > said);
            (with && running && told.modality == Modality::Actual).then_some(())
        };
        let before = || {
            let before = told.at.checked_sub(1)?;
            let part = plain && spoken.attach.is_told_as_part(told.at);
            let before = spoken
                .claim_of(before)
                .filter(|_| part || open().is_some())?;
            self.claims.get(before)?.period
        };
        // `Только за первый квартал выручка составила 455 млн`, of the half-year spoken of.
        let spoken_of = || {
            let same = self.carried.measure.as_deref() == told.measure.map(|m| m.id.as_str());
            let (days, ..) = self.carried.period.as_ref()?;
            (plain && same && spoken.attach.is_aside(mention)).then_some(*days)
        };
        let whole = before().or_else(spoken_of)?;
        let moved = days.shift_years(whole.from().year() - days.from().year())?;
        (whole.from() <= moved.from() && moved.until() <= whole.until()).then_some(moved)
    }

    /// The day of a stock that a year began or ended with: `we began 2024 with 6,000 employees and ended it with 6,400`.
    pub(super) fn end_of(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        days: Period,
    ) -> Option<Period> {
        told.measure.filter(|m| m.nature == Nature::Stock)?;
        let line = spoken.attach.line;
        if !line.holds(EDGES) || days.days() < SHORTEST {
            return None;
        }
        let (mention, _) = told.stated?;
        let verb = |at: usize, role: Role| line.role_before(at, role).is_some();
        let start = mention.tokens.start;
        let start = line.role_before(start, Role::Definite).unwrap_or(start);
        let found = told.found.hedged.start;
        let opened = verb(start, Role::Opened);
        if !opened && !verb(start, Role::Closed) || found < start {
            return None;
        }
        // `… and ended it with`: the other end of the same year.
        let other = |at: &usize| line.is(*at, Role::Closed) && line.is(at + 1, Role::Back);
        let closed = !opened || (mention.tokens.end..found).any(|at| other(&at));
        match closed {
            true => Period::day(days.until().yesterday().ok()?),
            false => Period::day(days.from()),
        }
    }

    /// The period of the whole that a figure is listed as a part of.
    pub(super) fn period_of_whole(&self, whole: usize) -> Option<Stated> {
        let whole = self.claims.get(whole)?;
        let known = whole.period.zip(whole.basis).zip(whole.period_text.clone());
        known.map(|((days, basis), words)| (days, basis, words))
    }
}
