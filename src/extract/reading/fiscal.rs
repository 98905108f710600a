//! Whose fiscal year `the current financial year` or `2023-24` is: the speaker's country's, else that of the country the document
//! is of or speaks about, else that of the money it reckons in. Where nobody can tell, the words stay as they are read.

use super::Reading;
use crate::extract::about::About;
use crate::extract::period::{PeriodContext, PeriodMention};
use crate::extract::scan::Scan;
use crate::quantity::Unit;
use std::sync::Arc;

impl Reading<'_> {
    /// Gives the fiscal years of a sentence their days.
    pub(super) fn settle_fiscal_years(
        &self,
        scan: &mut Scan,
        about: &About,
        own: Option<&Arc<str>>,
    ) {
        let Some(fiscal_start) = self.fiscal_start(scan, about, own) else {
            return;
        };
        let context = PeriodContext {
            fiscal_start,
            ..self.context
        };
        let fiscal = |p: &&mut PeriodMention| p.is_fiscal();
        for period in scan.periods.iter_mut().filter(fiscal) {
            period.resolve(&context);
        }
    }

    /// The same in a sentence without figures, which may be the heading above some.
    pub(super) fn settle_named_years(&mut self, scan: &mut Scan) {
        if scan.figures.is_empty() && scan.periods.iter().any(PeriodMention::is_fiscal) {
            let about = self
                .about
                .take()
                .unwrap_or_else(|| About::of(self.tokens, self.extractor.lexicon().units()));
            self.settle_fiscal_years(scan, &about, None);
            self.about = Some(about);
        }
    }

    fn fiscal_start(&self, scan: &Scan, about: &About, own: Option<&Arc<str>>) -> Option<i8> {
        let units = self.extractor.lexicon().units();
        if let Some(country) = own.or(about.home.as_ref()) {
            // `India's High Commissioner said that trade in 2023-24 was …`, in the news of a country that reckons in calendar years.
            let mut others = about
                .named
                .iter()
                .filter_map(|party| units.fiscal_start(party));
            let other = others
                .next()
                .filter(|_| own.is_none() && others.next().is_none());
            return units.fiscal_start(country).or(other);
        }
        let mut spoken_of = about.parties.iter();
        spoken_of
            .find_map(|party| units.fiscal_start(party))
            .or_else(|| {
                let mut said = scan.figures.iter();
                let said = said.find_map(|f| f.unit.as_ref().and_then(Unit::currency));
                let currency = said.or(self.currency.map(|(currency, _)| currency))?;
                units.fiscal_start_in(currency)
            })
    }
}
