//! Spans told by their length alone, in a document that reports on one of that length.

use super::{Reading, Stated, Told};
use crate::claim::{Kind, Modality};
use crate::extract::period::PeriodContext;
use crate::lexicon::TimeUnit;

impl Reading<'_> {
    /// `EBITDA за полугодие составила 312 млн`: in a report on half a year it is that one.
    pub(super) fn span_reported(
        &self,
        unit: TimeUnit,
        told: &Told<'_>,
        context: PeriodContext,
    ) -> Option<Stated> {
        let measure = told.measure?;
        let days = match unit {
            TimeUnit::Quarter => 89..=92,
            TimeUnit::Half => 181..=184,
            _ => return None,
        };
        let fact = told.kind == Kind::Level && told.modality == Modality::Actual;
        self.reported(measure, context)
            .filter(|(period, ..)| fact && days.contains(&period.days()))
    }
}
