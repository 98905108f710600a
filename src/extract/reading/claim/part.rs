//! The period of a figure that is part of another one: its whole's, or one within it.

use super::{Reading, Spoken, Stated, Told};
use crate::claim::Kind;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::lexicon::{Nature, Owner, Qualifier, Sense};
use crate::period::Period;

impl Reading<'_> {
    /// `For the nine months 71 billion, of which 46 billion in the first half`: a part lies within its whole, whose year it is of.
    pub(super) fn within_whole(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        days: Period,
    ) -> Option<Period> {
        let (mention, _) = told.stated.filter(|(m, _)| m.is_numbered_part())?;
        let part = spoken.attach.is_told_as_part(told.at) && mention.role == PeriodRole::Plain;
        let before = told.at.checked_sub(1).filter(|_| part)?;
        let whole = self.claims.get(spoken.claim_of(before)?)?.period?;
        let moved = days.shift_years(whole.from().year() - days.from().year())?;
        (whole.from() <= moved.from() && moved.until() <= whole.until()).then_some(moved)
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
            .filter(|m| m.nature == Nature::Flow && m.owner == Owner::Country)?;
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
