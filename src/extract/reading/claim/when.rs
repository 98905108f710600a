//! The period of one figure: its own, its column's, the one reported on, its whole's, or the one spoken of before.

use super::super::{Reading, Spoken};
use super::Told;
use crate::claim::{Kind, Modality};
use crate::extract::apart::is_set_from;
use crate::extract::carry::Stated;
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::lexicon::{Nature, Owner};
use crate::period::{Basis, Period};
use std::sync::Arc;

/// The least days a year has.
const YEAR: i32 = 365;

impl Reading<'_> {
    /// The period of a figure: its own, its column's, the one reported on, its whole's, or the one spoken of before.
    pub(super) fn period(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        parties: &[Arc<str>],
    ) -> Option<Stated> {
        let attach = spoken.attach;
        if let Some(outcome) = self.period_of_outcome(spoken, told) {
            return Some(outcome);
        }
        // `a year earlier it had been 45.1 billion, or 8.5 percent`
        let ahead =
            |(mention, _): &(&PeriodMention, _)| mention.tokens.start < told.found.tokens.start;
        if told.stated.as_ref().is_none_or(ahead)
            && let Some(amount) = attach.told_again_as_rate(told.at)
            && let Some(period) = self.period_of_whole(spoken.claim_of(amount)?)
        {
            return Some(period);
        }
        let Some((mention, days)) = told.stated else {
            let at = attach.line.bytes(&told.found.tokens).start;
            let column = self.columns.period_at(self.document, spoken.sentence, at);
            return column
                .cloned()
                .or_else(|| self.period_of_whole(told.list?))
                .or_else(|| {
                    let listed = attach.verb_before(told.found);
                    let before = listed.or_else(|| attach.change_led_from(told.found))?;
                    self.period_of_whole(spoken.claim_of(before)?)
                })
                .or_else(|| {
                    // `Revenue, which was $4 billion in 2022, rose to $5 billion`
                    let carried = !attach.is_behind_set_in(told.at);
                    carried.then(|| self.period_spoken_of(spoken, told, parties))?
                });
        };
        let grown = attach
            .grown_between(told.found, mention)
            .filter(|_| told.kind == Kind::Change);
        let days = attach
            .reached_by(told.found, mention, told.measure)
            .or(grown.map(|(_, last)| last))
            .or(days);
        let reported = || told.measure.and_then(|m| self.reported(m, *attach.context));
        // `results for the fourth quarter and full year … Full-year revenue was`
        let whole_year = || {
            let measure = told.measure.filter(|_| mention.is_whole_year())?;
            self.year_reported(measure, *attach.context)
        };
        let Some(days) = days else {
            // `Full-year revenue`, in a report on a year.
            return whole_year().or_else(|| {
                let change = attach.change_told_of(told.found)?;
                self.period_of_whole(spoken.claim_of(change)?)
            });
        };
        if mention.role == PeriodRole::Since
            && told.measure.is_some_and(|m| is_set_from(m, mention))
        {
            let ahead = told.modality == Modality::Planned && mention.is_open_day();
            let past = self.said.is_some_and(|said| days.from() < said);
            let day = Period::day(days.from())?;
            let day = match ahead && past {
                true => day.shift_years(1)?,
                false => day,
            };
            return Some((
                day,
                mention.basis.unwrap_or(Basis::Relative),
                self.words(spoken, &mention.range),
            ));
        }
        // In a report on nine months, `since the beginning of the year` is those nine months.
        if mention.role == PeriodRole::Since
            && let Some(reported) = reported()
            && days.from() == reported.0.from()
        {
            return Some(reported);
        }
        // `The second half` of a year that ends in March begins in October; whose year it is nobody says.
        let broken = |(year, ..): &Stated| year.days() >= YEAR && year.from().month() != 1;
        let company = told.measure.is_some_and(|m| m.owner == Owner::Organisation);
        if company && mention.is_numbered_part() && reported().as_ref().is_some_and(broken) {
            return None;
        }
        // Trade `at the end of last year` is that of the year, which is over.
        let flow = told.measure.is_some_and(|m| m.nature == Nature::Flow);
        let over = self.said.is_some_and(|said| days.until() <= said);
        let days = match flow && over && told.modality == Modality::Actual {
            true => mention.year_ended().unwrap_or(days),
            false => days,
        };
        let days = self
            .within_whole(spoken, told, days)
            .or_else(|| self.within_report(told, mention, days, reported))
            .or_else(|| self.since_and_day(told, attach.figures, attach.periods))
            .or_else(|| self.since_report(mention, attach.line, days))
            .unwrap_or(days);
        let days = self.end_of(spoken, told, days).unwrap_or(days);
        // `The fourth quarter added 370 million, and over the year our exports reached 800`
        let in_year = flow && told.kind == Kind::Level && days.days() < YEAR;
        let days = match in_year && attach.speaks_of_the_year(told.found) {
            true => Period::year(days.from().year()).unwrap_or(days),
            false => days,
        };
        let days = self.gone_back_to(spoken, told, mention, days);
        let basis = mention.basis.unwrap_or(Basis::Relative);
        Some((days, basis, self.words(spoken, &mention.range)))
    }
}

/// `Profit fell in 2023: it was 38.9 billion and is now 35.4`: what was, is of the year before; of no shorter time does anybody know.
pub(super) fn before_it_became(found: &Found, stated: Stated) -> Option<Stated> {
    let (days, basis, words) = stated;
    match found.was {
        true if days.days() < YEAR => None,
        true => Some((days.shift_years(-1)?, basis, words)),
        false => Some((days, basis, words)),
    }
}
