//! The period that a document reports on, for figures that stand in none of their own.

use super::Reading;
use crate::extract::carry::Stated;
use crate::extract::period::PeriodContext;
use crate::extract::reporting::{reporting, titled};
use crate::lexicon::{Measure, Nature, Owner};

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
}
