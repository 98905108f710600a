//! The periods that a document reports on, for figures of which nothing near them says when.

use super::{Reading, Stated, Told};
use crate::claim::{Kind, Modality};
use crate::extract::period::PeriodContext;
use crate::extract::reporting::{reporting, titled};
use crate::lexicon::{Measure, Nature, Owner, TimeUnit};
use crate::period::{Period, Relation};

impl Reading<'_> {
    /// The period a figure is of when nothing near it says: the one a company's document reports on, or the title of one on a
    /// country's affairs names.
    pub(super) fn reported(&self, measure: &Measure, context: PeriodContext) -> Option<Stated> {
        let spans = matches!(measure.nature, Nature::Flow | Nature::Rate);
        if !spans {
            return None;
        }
        if let Some(section) = self.section.period() {
            return section.cloned();
        }
        if measure.owner != Owner::Organisation {
            // A rate may be that of some of the people only, told in passing.
            let flows = measure.nature == Nature::Flow;
            let named = flows.then(|| {
                self.titled.get_or_init(|| {
                    let units = self.extractor.lexicon().units();
                    titled(self.document, self.language, units, &context)
                })
            });
            return named?.clone();
        }
        let named = self.reporting(context);
        named.or(self.first_period.as_ref()).cloned()
    }

    /// The period that the head of the document says it reports on.
    pub(super) fn reporting(&self, context: PeriodContext) -> Option<&Stated> {
        let named = self.reporting.get_or_init(|| {
            let units = self.extractor.lexicon().units();
            reporting(self.document, self.language, units, &context)
        });
        named.as_ref()
    }

    /// The period of some days, where the document is known to report on them.
    pub(super) fn known_to_report(&self, days: Period) -> Option<Stated> {
        let reporting = self.reporting.get().and_then(Option::as_ref);
        let known = reporting.or(self.first_period.as_ref());
        known.filter(|(period, ..)| *period == days).cloned()
    }

    /// Whether a period carried into a new paragraph is only part of the one that a company's document reports on.
    pub(super) fn is_aside_in_report(
        &self,
        measure: &Measure,
        carried: &Stated,
        paragraph: usize,
    ) -> bool {
        let reporting = self.reporting.get().and_then(Option::as_ref);
        let known = reporting.or(self.first_period.as_ref());
        measure.owner == Owner::Organisation
            && self.carried.paragraph != paragraph
            && known.is_some_and(|(whole, ..)| carried.0.relation(whole) == Relation::Within)
    }

    /// `EBITDA за полугодие составила 312 млн`: in a report on half a year it is that one, and where the paragraph speaks of such a
    /// span, that.
    pub(super) fn span_reported(
        &self,
        unit: TimeUnit,
        told: &Told<'_>,
        paragraph: usize,
        context: PeriodContext,
    ) -> Option<Stated> {
        let measure = told.measure?;
        let days = match unit {
            TimeUnit::Quarter => 89..=92,
            TimeUnit::Half => 181..=184,
            _ => return None,
        };
        let fact = told.kind == Kind::Level && told.modality == Modality::Actual;
        let long = |(period, ..): &&Stated| fact && days.contains(&period.days());
        let here = self.carried.paragraph == paragraph;
        let spoken_of = self.carried.period.as_ref().filter(|_| here).filter(long);
        let reported = || self.reported(measure, context).filter(|said| long(&said));
        spoken_of.cloned().or_else(reported)
    }
}
