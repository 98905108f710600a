//! What a turn carries on from one sentence to the next: the measure that `it` means, and the period or date that a figure
//! with none of its own is taken to be of.

use super::line::Line;
use crate::claim::{Claim, Modality};
use crate::lexicon::{Measure, Nature, Owner, Role};
use crate::period::{Basis, Period};
use std::sync::Arc;

/// More days than a date has.
const DATE: i32 = 32;

/// The most days of a year.
const YEAR: i32 = 366;

/// The fewest days of a period that the talk moves on to, rather than naming it in passing.
const QUARTER: i32 = 84;

/// How many words may open a sentence before the one that points back.
const OPENING: usize = 3;

/// A period, how it is known, and its words.
pub type Stated = (Period, Basis, Arc<str>);

/// What a turn carries on from one sentence to the next.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The measure last spoken about.
    pub measure: Option<Arc<str>>,
    /// What it is of.
    pub of: Option<Arc<str>>,
    /// What sets it apart from the plain one.
    pub apart: Vec<Arc<str>>,
    /// Its parties.
    pub parties: Vec<Arc<str>>,
    /// Its period.
    pub period: Option<Stated>,
    /// The time named in passing by what was told last: `In December alone …`.
    pub aside: Option<Stated>,
    /// Whether it is a flow in the one period the turn has named of late, so that a flow spoken of next is of that period too
    /// (trade, then exports). Behind a second period nobody can tell, unless the talk has moved on to it in time.
    pub flows: bool,
    /// What it is counted in, when it is a stock: of its date are the stocks spoken of next that are counted likewise.
    pub stock: Option<String>,
    /// Whether it was told as fact or as plan: what is aimed at is not aimed at for the period that was told of.
    pub modality: Modality,
    /// Whether only its period has been named so far, and no figure: what is told of it next may be fact or plan.
    pub open: bool,
    /// Whether no other figure has been said since.
    pub is_last: bool,
    /// The paragraph it was said in.
    pub paragraph: usize,
    /// Where the sentence begins that named it.
    pub passage: usize,
}

impl Carried {
    /// The period of a figure whose sentence states none.
    pub fn period_of(
        &self,
        measure: &Measure,
        modality: Modality,
        parties: &[Arc<str>],
        paragraph: usize,
    ) -> Option<&Stated> {
        let here = self.paragraph == paragraph;
        let carries = match measure.nature {
            Nature::Flow if here => {
                self.flows || self.measure.as_deref() == Some(measure.id.as_str())
            }
            // Revenue in one paragraph, expenditure in the next: still of one year, as long as it is of the same countries.
            Nature::Flow => self.flows && self.is_next(paragraph) && self.is_between(parties),
            Nature::Stock => here && self.stock.as_ref() == Some(&measure.dimension),
            // What came in within one year is no matter of what has come in altogether.
            Nature::Cumulative => {
                let dated = |(days, ..): &Stated| !(DATE..=YEAR).contains(&days.days());
                here && self.stock.as_ref() == Some(&measure.dimension)
                    && self.period.as_ref().is_some_and(dated)
            }
            // A margin is one of the same period as the profit it is made of.
            Nature::Rate => here && self.flows && measure.owner == Owner::Organisation,
        };
        self.period
            .as_ref()
            .filter(|_| carries && (self.open || modality == self.modality))
    }

    /// The period of a change of the very measure just told of as a fact, of the same parties.
    pub fn period_of_same(
        &self,
        measure: &Measure,
        parties: &[Arc<str>],
        paragraph: usize,
    ) -> Option<&Stated> {
        let same = self.measure.as_deref() == Some(measure.id.as_str()) && self.is_between(parties);
        let here = self.paragraph == paragraph && self.modality == Modality::Actual;
        self.period.as_ref().filter(|_| same && here)
    }

    /// The period of a change of what no measure names: the one that the paragraph speaks of.
    pub fn period_of_change(&self, paragraph: usize) -> Option<&Stated> {
        let told = self.flows && self.modality == Modality::Actual;
        self.period
            .as_ref()
            .filter(|_| told && self.paragraph == paragraph)
    }

    /// Whether a sentence goes on about what the one before has named with its period: where that was a budget, by pointing back
    /// at it (`Its revenue is planned at 7.6 billion`).
    pub fn goes_on(&self, line: &Line<'_>) -> bool {
        self.measure.is_some() || (0..line.len().min(OPENING)).any(|at| line.is(at, Role::Back))
    }

    fn is_next(&self, paragraph: usize) -> bool {
        paragraph.checked_sub(1) == Some(self.paragraph)
    }

    fn is_between(&self, parties: &[Arc<str>]) -> bool {
        self.parties.len() == parties.len() && parties.iter().all(|p| self.parties.contains(p))
    }

    /// Goes on, one paragraph later, with what it is held against there: `The figure compares with $21 billion a year ago`.
    pub fn hold_against(&mut self, claim: &Claim, paragraph: usize) {
        if self.is_next(paragraph)
            && self.measure == claim.measure
            && self.is_between(&claim.parties)
        {
            self.paragraph = paragraph;
        }
    }

    /// Moves on to a claim about a measure.
    pub fn move_to(
        &mut self,
        claim: &Claim,
        apart: &[Arc<str>],
        stated: Option<Stated>,
        measure: &Measure,
        paragraph: usize,
    ) {
        let known = self.period.as_ref().map(|(days, ..)| *days);
        if self.looks_back(claim, known) {
            return;
        }
        // The day a stock was counted is no second period beside that of a flow.
        let one_period = self.paragraph != paragraph
            || known.is_none()
            || self.stock.is_some()
            || (self.flows && known == claim.period);
        // `Last year it was 1.5 billion, in the eight months of this year 1.1 billion`: the talk has moved on to now.
        let moved_on = known.zip(claim.period).is_some_and(|(before, now)| {
            let later = now.from() > before.from() && now.until() > before.until();
            later && self.stock.is_none() && now.days() >= QUARTER
        });
        let moved_on = moved_on && claim.modality == Modality::Actual;
        let is_stock = matches!(measure.nature, Nature::Stock | Nature::Cumulative);
        *self = Self {
            measure: claim.measure.clone(),
            of: claim.of.clone(),
            apart: apart.to_vec(),
            parties: claim.parties.clone(),
            flows: measure.nature == Nature::Flow && (one_period || moved_on),
            stock: (is_stock && stated.is_some()).then(|| measure.dimension.clone()),
            period: stated,
            aside: None,
            modality: claim.modality,
            open: false,
            is_last: true,
            paragraph,
            passage: claim.passage,
        };
    }

    /// Whether a claim only tells what the measure was in the same days of the year before; the talk then goes on about now.
    fn looks_back(&self, claim: &Claim, known: Option<Period>) -> bool {
        let year_before = known.and_then(|days| days.shift_years(-1));
        self.measure == claim.measure && claim.period.is_some() && claim.period == year_before
    }
}
