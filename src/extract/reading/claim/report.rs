//! The periods that a document reports on, for figures of which nothing near them says when.

use super::{Reading, Stated, Told, YEAR};
use crate::claim::{Kind, Modality};
use crate::extract::period::PeriodContext;
use crate::extract::reporting::{Reported, reporting, titled};
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
            let over = |(days, ..): &Stated| self.said.is_none_or(|said| days.until() <= said);
            let announced = || self.passage.announced().filter(|told| over(told)).cloned();
            return self.titled(context).or_else(announced).filter(|_| flows);
        }
        // A report on a quarter and its year goes on about either.
        let head = self.head(context);
        let first = self.first_period.as_ref().filter(|_| head.both.is_none());
        head.one.as_ref().or(first).cloned()
    }

    /// The period that the title of the document names.
    pub(in crate::extract::reading) fn titled(&self, context: PeriodContext) -> Option<Stated> {
        let titled = self.titled.get_or_init(|| {
            let units = self.extractor.lexicon().units();
            titled(self.document, self.language, units, &context)
        });
        titled.clone()
    }

    /// The period that the head of the document says it reports on.
    pub(super) fn reporting(&self, context: PeriodContext) -> Option<&Stated> {
        self.head(context).one.as_ref()
    }

    fn head(&self, context: PeriodContext) -> &Reported {
        self.reporting.get_or_init(|| {
            let units = self.extractor.lexicon().units();
            reporting(self.document, self.language, units, &context)
        })
    }

    /// The year that `Full-year revenue` and `Revenue for the year` are of: the one that the document reports on, or that the quarter
    /// or half closes that it reports on.
    pub(super) fn year_reported(
        &self,
        measure: &Measure,
        context: PeriodContext,
    ) -> Option<Stated> {
        let both = self.head(context).both.as_ref();
        let both = both.filter(|_| measure.owner == Owner::Organisation);
        if self.section.period().is_none()
            && let Some([_, year]) = both
        {
            return Some(year.clone());
        }
        let (days, basis, words) = self.reported(measure, context)?;
        let closed = || Period::year(days.from().year()).filter(|y| y.until() == days.until());
        let year = match days.days() >= YEAR {
            true => Some(days),
            false => closed(),
        };
        Some((year?, basis, words))
    }

    /// The period of some days, where the document is known to report on them.
    pub(super) fn known_to_report(&self, days: Period) -> Option<Stated> {
        let reporting = self.reporting.get().and_then(|head| head.one.as_ref());
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
        let reporting = self.reporting.get().and_then(|head| head.one.as_ref());
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
        let fact = told.kind != Kind::Ordinal && told.modality == Modality::Actual;
        let long = |(period, ..): &&Stated| fact && days.contains(&period.days());
        // `In July–September revenue was … ¶ Operating profit for the quarter was …`
        let here = self.carried.paragraph == paragraph || self.carried.is_next(paragraph);
        let spoken_of = self.carried.period.as_ref().filter(|_| here).filter(long);
        let reported = || self.reported(measure, context).filter(|said| long(&said));
        let company = measure.owner == Owner::Organisation;
        let beside_year = || {
            let [part, _] = self.head(context).both.as_ref().filter(|_| company)?;
            Some(part.clone()).filter(|said| long(&said))
        };
        spoken_of.cloned().or_else(reported).or_else(beside_year)
    }
}
