//! Where the talk stands once a figure has been told: on the measure, the time and the money of its claim, or where it was.

use super::{Reading, Spoken, Stated, Told};
use crate::claim::{Claim, Kind, Modality};
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::lexicon::{Nature, Owner, Role};
use crate::quantity::Unit;
use std::sync::Arc;

impl Reading<'_> {
    /// Moves the talk on to a claim, unless it only looks back or tells a part of what was spoken of.
    pub(super) fn move_on(
        &mut self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        mut period: Option<Stated>,
        claim: &Claim,
        apart: &[Arc<str>],
    ) {
        let attach = spoken.attach;
        let paragraph = spoken.sentence.paragraph();
        // `32.9 trillion tugriks ($9.2 billion)`, `$2.7 billion, or 9.3 trillion tugriks`: the talk stays in what came first.
        let again = claim.restates.is_some() && self.currency.is_some();
        let beside = || {
            let money = |f: &Found| f.unit.as_ref().is_some_and(|u| u.currency().is_some());
            attach.figures[..told.at].iter().any(money)
        };
        // `For our American investors, at 1.08 dollars per euro, revenue was 1,387 million dollars`
        let spoken_in = self.currency.is_some() || self.money.only().is_some();
        let reckoned = || {
            let mut units = attach.figures.iter().filter_map(|f| f.unit.as_ref());
            spoken_in && units.any(Unit::is_rate_of_exchange)
        };
        if let Some(currency) = claim.unit.as_ref().and_then(Unit::currency)
            && !(again && beside())
            && !reckoned()
        {
            self.currency = Some((currency, paragraph));
            self.money.speak_of(currency);
            let own = attach
                .home
                .and_then(|home| attach.line.units.currency_of(home));
            self.own_currency = own.filter(|own| *own == currency).or(self.own_currency);
        }
        let mention = told.stated.map(|(mention, _)| mention);
        let part = spoken.made.iter().any(Option::is_some) && attach.is_told_as_part(told.at);
        // `For 2022 the shortfall had been 3.9 percent`, in talk of 2023: the talk stays there.
        let later =
            |(days, ..): &Stated| claim.period.is_some_and(|own| days.until() > own.until());
        let spoken_of = || {
            let told = self.passage.last(paragraph);
            self.carried.times().any(later) || told.is_some_and(later)
        };
        let looks_back = mention.is_some() && attach.had_been(told.found) && spoken_of();
        // `some 3,200 for each of its 62,900 inhabitants`: what an amount is divided by is not spoken of.
        let start = told.found.hedged.start;
        let divides = (start.saturating_sub(3)..start).any(|at| attach.line.is(at, Role::Each));
        // `It is 450 million; two years ago it was 200`: the talk stays with what is now.
        let once = told.at > 0 && mention.is_some_and(PeriodMention::is_years_ago);
        let told_of_now = !part
            && !once
            && !divides
            && !looks_back
            && !attach.is_compared(told.found)
            && !told.found.was
            && attach.brackets_around(told.found.tokens.start).is_none()
            && mention
                .is_none_or(|m| m.role != PeriodRole::Comparison && !attach.is_in_relative(m));
        let lasting = mention.is_some_and(|m| m.is_rolling() || attach.is_aside(m));
        let before = mention.is_some_and(PeriodMention::is_before_another);
        if let Some(period) = period.as_ref()
            && told_of_now
            && mention.is_some()
            && !lasting
            && !before
            && claim.modality == Modality::Actual
        {
            self.passage.tell(period, paragraph);
        }
        self.carried.is_last &= told.measure.is_some();
        if told.measure.is_none() && mention.is_some() {
            self.dated = Some(paragraph);
        }
        self.carried.is_subject &= told.measure.is_some() || part;
        if told.measure.is_some() {
            self.scale = told.found.scale;
        }
        let Some(measure) = told.measure.filter(|_| told_of_now) else {
            self.carried.hold_against(claim, paragraph);
            return;
        };
        let reports = measure.owner == Owner::Organisation
            && measure.nature == Nature::Flow
            && claim.modality == Modality::Actual;
        if reports && !before && self.first_period.is_none() {
            self.first_period.clone_from(&period);
        }
        // `In December alone …`: what is said next is of the time spoken of before.
        let mut aside = None;
        if mention.is_some_and(|m| attach.is_aside(m)) && self.carried.period.is_some() {
            aside = std::mem::replace(&mut period, self.carried.period.clone());
        }
        // `A year ago the gas bill was 197`: what is told next, and of what, nobody knows to be of that time.
        let known = self.carried.measure == claim.measure && self.carried.period.is_some();
        if before && !known {
            period = None;
        }
        // `tripled over the past five years`: how long a change took is no time that the talk goes on about.
        if told.kind == Kind::Change && mention.is_some_and(PeriodMention::is_rolling) {
            period.clone_from(&self.carried.period);
        }
        self.carried
            .move_to(claim, apart, period, measure, paragraph, &self.claims);
        self.carried.aside = aside;
    }
}
