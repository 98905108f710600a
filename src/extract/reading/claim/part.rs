//! The period of a figure that is part of another one: its whole's, or one within it.

use super::{Reading, Spoken, Stated, Told};
use crate::claim::{Kind, Modality};
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::period::{PeriodMention, PeriodRole, told_by_part};
use crate::lexicon::{Nature, Owner, Qualifier, Role, Sense, SenseSet};
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
            // `In 2024 imports were $40 billion. By quarter, they were $9 billion in the first, …`
            if plain && same && told_by_part(spoken.attach.line, mention.tokens.start).is_some() {
                return Period::year(days.from().year());
            }
            (plain && same && spoken.attach.is_aside(mention)).then_some(*days)
        };
        let whole = before().or_else(spoken_of)?;
        let moved = days.shift_years(whole.from().year() - days.from().year())?;
        (whole.from() <= moved.from() && moved.until() <= whole.until()).then_some(moved)
    }

    /// `First quarter: revenue 1,231.8 million`, in a report of February on the year before: a part that is not over is that year's.
    pub(super) fn within_report(
        &self,
        told: &Told<'_>,
        mention: &PeriodMention,
        days: Period,
        reported: impl Fn() -> Option<Stated>,
    ) -> Option<Period> {
        let running = self.said.is_some_and(|said| days.until() > said);
        let flow = told.measure.is_some_and(|m| m.nature == Nature::Flow);
        let part = mention.is_numbered_part() && mention.role == PeriodRole::Plain;
        if !(running && flow && part && told.modality == Modality::Actual) {
            return None;
        }
        let (whole, ..) = reported()?;
        let moved = days.shift_years(whole.from().year() - days.from().year())?;
        let within = whole.from() <= moved.from() && moved.until() <= whole.until();
        (within && whole.until() <= self.said?).then_some(moved)
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

    /// `As of 17 January, 10,413 cases since the outbreak was declared in October`: what has come in since one day and is counted
    /// on another one came in between the two.
    pub(super) fn since_and_day(
        &self,
        told: &Told<'_>,
        figures: &[Found],
        periods: &[PeriodMention],
    ) -> Option<Period> {
        told.measure
            .filter(|m| matches!(m.nature, Nature::Flow | Nature::Cumulative))
            .filter(|m| m.owner == Owner::Country)?;
        let (mention, _) = told.stated.filter(|_| told.kind == Kind::Level)?;
        let counted = |p: &&PeriodMention| {
            let day = p.period.is_some_and(|days| days.days() == 1);
            day && matches!(
                p.role,
                PeriodRole::AsOf | PeriodRole::By | PeriodRole::Until
            )
        };
        let since = |p: &&PeriodMention| p.role == PeriodRole::Since && p.period.is_some();
        let day = periods.iter().find(counted)?;
        let start = periods.iter().find(since)?;
        // What a later figure is of is no matter of this one: `…, 8,300 of them in the last week`.
        let later = |p: &PeriodMention| {
            let before = |f: &Found| {
                f.tokens.start >= told.found.tokens.end && f.tokens.end <= p.tokens.start
            };
            figures.iter().any(before)
        };
        let mut others = periods
            .iter()
            .filter(|p| p.tokens != day.tokens && p.tokens != start.tokens);
        let alone = others.all(later) && [day, start].iter().any(|p| p.tokens == mention.tokens);
        alone.then(|| Period::new(start.period?.from(), day.period?.until()))?
    }

    /// `Since our figures of 17 January`: what those had counted is not counted again.
    pub(super) fn since_report(
        &self,
        mention: &PeriodMention,
        line: &Line<'_>,
        days: Period,
    ) -> Option<Period> {
        let of_report = |at: usize| {
            let mut hits = line.hits(at).iter();
            hits.any(|h| matches!(h.sense, Sense::Qualifier(Qualifier::Source, _)))
        };
        let since = mention.role == PeriodRole::Since && mention.is_from_day();
        (since && mention.tokens.clone().any(of_report))
            .then(|| Period::new(days.from().tomorrow().ok()?, days.until()))?
    }
}
