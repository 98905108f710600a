//! What a figure takes from the talk before it: the period that its sentence states none of, and that it is of a growth told there.

use super::{Reading, Spoken, Stated, Told, YEAR};
use crate::claim::{Claim, Kind, Modality, is_country};
use crate::extract::attach::{Attach, Topic};
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Measure, Nature, Owner, PartyOrder, Role, TimeUnit};
use crate::period::Basis;
use crate::quantity::Atom;
use std::sync::Arc;

/// The fewest days of half a year.
const HALF: i32 = 180;

impl Reading<'_> {
    /// `Half-year results: the margin widened to 23.9 percent from 23.4`: what a company's flow or rate is compared with, in a
    /// report on half a year or more, is that of the same days a year before.
    fn year_before_report(&self, told: &Told<'_>, attach: &Attach<'_>) -> Option<Stated> {
        let measure = told.measure.filter(|m| {
            m.owner == Owner::Organisation && matches!(m.nature, Nature::Flow | Nature::Rate)
        })?;
        let plain = attach.periods.is_empty() && told.modality == Modality::Actual;
        if !plain || self.reporting(*attach.context).is_none() {
            return None;
        }
        let (days, basis, words) = self.reported(measure, *attach.context)?;
        let before = days.shift_years(-1).filter(|_| days.days() >= HALF)?;
        Some((before, basis, words))
    }

    /// The period of a figure that none is said of: the one spoken of before, else the one the document reports on.
    pub(super) fn period_spoken_of(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        parties: &[Arc<str>],
    ) -> Option<Stated> {
        let attach = spoken.attach;
        if attach.is_compared(told.found) {
            return self.year_before_report(told, attach);
        }
        let company = told.measure.is_some_and(|m| m.owner == Owner::Organisation);
        let span = attach.span_named(told.found);
        // `Net profit for the quarter` is that of no other span, whatever was told last.
        let span_of_company = company && matches!(span, Some(TimeUnit::Quarter | TimeUnit::Half));
        if span_of_company || attach.tells_of_some_span(told.found) {
            let unit = span?;
            return self.span_reported(unit, told, spoken.sentence.paragraph(), *attach.context);
        }
        if let Some((mention, days)) = attach.year_behind_base(told.at) {
            // Of months of this year nobody doubts it, of a year only where the document is known to report on it.
            let known = match days.days() < YEAR {
                true => Some((days, Basis::Relative, self.words(spoken, &mention.range))),
                false => self.known_to_report(days),
            };
            if known.is_some() {
                return known;
            }
        }
        // `Supply went up from 12,870 GWh to 13,360`: where a change came from is of an earlier time.
        if told.found.came_from || told.found.started_at {
            return None;
        }
        if let Some(budget) = self.section.budget()
            && told.measure.is_some_and(is_of_budget)
        {
            return Some(budget.clone());
        }
        // `Of these projects, 38 are open`: at the head of a paragraph it goes on about the one before.
        let paragraph = spoken.sentence.paragraph();
        let back = attach.goes_on_of();
        let paragraph = match back && self.carried.is_next(paragraph) {
            true => self.carried.paragraph,
            false => paragraph,
        };
        // `In June 2,769 cases were registered. Western Province has 9,400`: behind two periods nobody can tell.
        if !self.carried.flows && attach.district(told.found).is_some() {
            return None;
        }
        let Some(measure) = told.measure else {
            // `GDP rose by 5 percent in 2021. The non-oil sector grew 7 percent.`
            let change = told.kind == Kind::Change && told.modality == Modality::Actual;
            let carried = self.carried.period_of_change(paragraph);
            let carried = carried.filter(|_| change && attach.names_only_bases());
            return carried
                .cloned()
                .or_else(|| self.period_of_passage(spoken, told));
        };
        // `In September alone, trade came to $2.4 billion. It was 3 percent higher than in August.`
        let it = told.kind == Kind::Change && attach.line.is(0, Role::Back);
        if let Some(aside) = self.carried.aside.as_ref().filter(|_| it) {
            return Some(aside.clone());
        }
        // `The rate was 6.5 percent in the second quarter. It was 0.4 points higher than in the first.`
        let measured = told.kind == Kind::Change && attach.names_only_bases();
        let measured = measured && !attach.periods.is_empty();
        let carried = self
            .carried
            .period_of(measure, told.modality, parties, paragraph)
            .or_else(|| {
                let same = self.carried.period_of_same(measure, parties, paragraph);
                same.filter(|_| measured && told.modality == Modality::Actual)
            });
        let ahead = || {
            let of_plan = back && told.modality == Modality::Actual;
            of_plan.then(|| {
                self.carried
                    .period_of_plan(measure, parties, paragraph, self.said?)
            })?
        };
        let reported = || {
            (told.modality == Modality::Actual)
                .then(|| self.reported(measure, *spoken.attach.context))
                .flatten()
        };
        let aside = |carried: &Stated| self.is_aside_in_report(measure, carried, paragraph);
        // A new paragraph of a report goes on about a quarter, or has come back to the year: nobody can tell.
        if carried.is_some_and(aside) {
            return None;
        }
        // A new paragraph of a company's report is of the time it reports on, whatever part of it the last one ended with.
        if company
            && self.carried.paragraph != paragraph
            && self.reporting(*attach.context).is_some()
        {
            return reported().or_else(|| carried.cloned());
        }
        // `The ministry's budget for 2025 is 4 billion. 380 million go to medicines` are of no half year in the title.
        let carried_here = self.carried.paragraph == paragraph && self.carried.period.is_some();
        let other = !company && (carried_here || self.dated == Some(paragraph));
        let reported = || reported().filter(|_| !other);
        let known = carried.or_else(ahead).cloned().or_else(reported);
        known.or_else(|| {
            let (before, year) = (attach.year_after(told.found)).filter(|_| {
                (company || parties.iter().any(|p| !is_country(p)))
                    && told.modality == Modality::Actual
            })?;
            Some((year, Basis::Relative, self.words(spoken, &before.range)))
        })
    }

    /// `GDP grew by 3.6 percent. For this year we expect 4`: what is to come of a measure whose growth the sentence before told is growth,
    /// and no share of it.
    pub(super) fn is_growth_to_come(
        &self,
        attach: &Attach<'_>,
        found: &Found,
        topic: &Topic,
    ) -> bool {
        let line = attach.line;
        let alone = |f: &Found| f.tokens.start <= found.tokens.start;
        let percent = |claim: &Claim| {
            let unit = claim.unit.as_ref().map(|unit| &unit.of);
            claim.kind == Kind::Change && unit == Some(&Atom::Percent)
        };
        let grown = |claim: &Claim| percent(claim) && claim.measure == topic.measure;
        topic.carried
            && found.kind == MentionKind::Percent
            && found.trend.is_none()
            && !line.is(found.tokens.end, Role::Of)
            && attach.figures.iter().take(2).all(alone)
            && attach.modality(found, None) == Modality::Planned
            && self.remembered.last_sentence(grown).next().is_some()
    }
}

/// Whether a measure is one that a state's budget tells of.
fn is_of_budget(measure: &Measure) -> bool {
    measure.nature == Nature::Flow
        && measure.dimension == "money"
        && measure.owner != Owner::Organisation
        && measure.parties == PartyOrder::Single
        && measure.growth != "real"
}
