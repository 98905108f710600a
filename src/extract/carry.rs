//! What a turn carries on from one sentence to the next: the measure that `it` means, and the period or date that a figure
//! with none of its own is taken to be of.

use super::line::Line;
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::{Measure, Nature, Owner, Role};
use crate::period::{Basis, Day, Period};
use crate::quantity::{Decimal, Unit};
use jiff::ToSpan;
use std::sync::Arc;

/// More days than a date has.
const DATE: i32 = 32;

/// By how many days the same part of two years may differ: quarters, and leap years.
const LEAP: u32 = 3;

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
    /// What that is part of.
    pub part_of: Option<Arc<str>>,
    /// What it is of.
    pub of: Option<Arc<str>>,
    /// Whether the sentence told it of several things one by one, so that `the harvest` behind it is that of none of them.
    pub several: bool,
    /// What sets it apart from the plain one.
    pub apart: Vec<Arc<str>>,
    /// What sets the last level told of it apart, by whatever words.
    pub reckoned: Option<Arc<str>>,
    /// Its parties.
    pub parties: Vec<Arc<str>>,
    /// How much of it the last figure told, and in what.
    pub amount: Option<(Unit, Decimal)>,
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
    /// Whether it is asked about: what is told next with no name of its own answers that.
    pub asked: bool,
    /// Whether no other figure has been said since.
    pub is_last: bool,
    /// Whether nothing but parts of it has been told since.
    pub is_subject: bool,
    /// The paragraph it was said in.
    pub paragraph: usize,
    /// Where the sentence begins that named it.
    pub passage: usize,
    /// Whether it was named and nobody beside it (`Our trade is growing`): whose it is the document says.
    pub bare: bool,
    /// The flows spoken of before it, where it is a rate or a stock of their time: the talk comes back to them.
    pub before: Option<Flows>,
}

/// Flows that the talk may come back to.
#[derive(Clone, Debug)]
pub struct Flows {
    period: Stated,
    parties: Vec<Arc<str>>,
    modality: Modality,
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
            // Revenue in one paragraph, expenditure in the next: still of one year, as long as it is of the same countries; so is
            // trade with each partner behind that with all.
            Nature::Flow => {
                let same = || self.is_between(parties) || self.is_with_one(measure, parties);
                self.flows && self.is_next(paragraph) && same()
            }
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
        let flow = measure.nature == Nature::Flow;
        // `Russia accounts for 60 percent of our trade today. Exports rose by 9 percent` in no day.
        let long = |(days, ..): &&Stated| !flow || days.days() >= measure.shortest.days();
        self.period
            .as_ref()
            .filter(|_| carries && (self.open || modality == self.modality))
            .filter(long)
            .or_else(|| {
                let before = self.before.as_ref().filter(|_| flow)?;
                let same = before.parties == parties && before.modality == modality;
                (same && (here || self.is_next(paragraph))).then_some(&before.period)
            })
    }

    /// The times that the talk is of: that of what is carried, and of the flows it may come back to.
    pub fn times(&self) -> impl Iterator<Item = &Stated> {
        let before = self.before.as_ref().map(|flows| &flows.period);
        self.period.iter().chain(before)
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

    /// Moves on to the answer of somebody else: of what was asked about (`Some worry about the reserves.`), and of no time or amount that
    /// the question told.
    pub fn answered(self) -> Self {
        let asked = self.asked || self.amount.is_none();
        match asked && self.measure.is_some() {
            true => Self {
                measure: self.measure,
                parties: self.parties,
                paragraph: self.paragraph,
                passage: self.passage,
                bare: self.bare,
                asked: true,
                ..Self::default()
            },
            false => Self::default(),
        }
    }

    pub fn is_near(&self, paragraph: usize) -> bool {
        self.paragraph == paragraph || self.is_next(paragraph)
    }

    /// The period of a part of what has just been planned for days to come: `We propose spending of 97 billion in 2026. Of this
    /// amount, 28 billion is for development.`
    pub fn period_of_plan(
        &self,
        measure: &Measure,
        parties: &[Arc<str>],
        paragraph: usize,
        said: Day,
    ) -> Option<&Stated> {
        let here = self.paragraph == paragraph && self.is_between(parties);
        let planned = self.modality == Modality::Planned && self.flows;
        let to_come = |stated: &&Stated| stated.0.from() > said;
        let flow = measure.nature == Nature::Flow;
        self.period
            .as_ref()
            .filter(|_| here && planned && flow)
            .filter(to_come)
    }

    pub(super) fn is_next(&self, paragraph: usize) -> bool {
        paragraph.checked_sub(1) == Some(self.paragraph)
    }

    /// Whether a measure is that of one country alone, told next with one of its partners.
    fn is_with_one(&self, measure: &Measure, parties: &[Arc<str>]) -> bool {
        let [one] = self.parties.as_slice() else {
            return false;
        };
        let own = [Some(measure.id.as_str()), measure.part_of.as_deref()];
        let before = [self.measure.as_deref(), self.part_of.as_deref()];
        let akin = own.iter().flatten().any(|id| before.contains(&Some(id)));
        akin && parties.len() == 2 && parties.contains(one)
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

    /// Moves on to a claim about a measure; `before` are those told before it in its sentence.
    pub fn move_to(
        &mut self,
        claim: &Claim,
        apart: &[Arc<str>],
        stated: Option<Stated>,
        measure: &Measure,
        paragraph: usize,
        before: &[Claim],
    ) {
        let known = self.period.as_ref().map(|(days, ..)| *days);
        let is_stock = matches!(measure.nature, Nature::Stock | Nature::Cumulative);
        if self.looks_back(claim, known, is_stock, before) {
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
        // What is planned is told aside from what was.
        let moved_on =
            moved_on && (claim.modality == Modality::Actual || self.modality == Modality::Actual);
        // Of whom nobody says what is told next in the same breath, it is no other's.
        let same = self.paragraph == paragraph && known.is_some() && known == claim.period;
        let parties = match claim.parties.is_empty() && same {
            true => std::mem::take(&mut self.parties),
            false => claim.parties.clone(),
        };
        *self = Self {
            before: match (measure.nature, claim.modality, self.modality) {
                // What is planned is told aside from what was.
                (Nature::Flow, Modality::Planned, Modality::Actual) => {
                    self.flows_beside(None, paragraph)
                }
                (Nature::Flow, Modality::Planned, _) if self.before.is_some() => {
                    self.before.take().filter(|_| self.is_near(paragraph))
                }
                (Nature::Flow, ..) => None,
                _ => self.flows_beside(claim.period, paragraph),
            },
            measure: claim.measure.clone(),
            part_of: measure.part_of.as_deref().map(Arc::from),
            several: false,
            of: claim.of.clone(),
            apart: apart.to_vec(),
            reckoned: (claim.reckoned.clone()).filter(|_| claim.kind == Kind::Level),
            parties,
            amount: (claim.unit.clone().zip(Some(claim.value())))
                .filter(|_| claim.kind == Kind::Level),
            flows: measure.nature == Nature::Flow && (one_period || moved_on),
            stock: (is_stock && stated.is_some()).then(|| measure.dimension.clone()),
            period: stated,
            aside: None,
            modality: claim.modality,
            open: false,
            asked: false,
            is_last: true,
            is_subject: true,
            paragraph,
            passage: claim.passage,
            bare: false,
        };
    }

    /// Notes whether the claims of a sentence tell what is carried of several things.
    pub fn note_several(&mut self, claims: &[Claim]) {
        let told = |claim: &&Claim| claim.kind == Kind::Level && claim.measure == self.measure;
        let mut of = claims.iter().filter(told).map(|claim| &claim.of);
        if let Some(first) = of.next() {
            self.several = of.any(|other| other != first);
        }
    }

    /// Goes on about the whole where a sentence told of its two halves: `8.4 billion in January–June and 4 billion in July–December.
    /// Exports …`
    pub fn note_halves(&mut self, claims: &[Claim]) {
        let Some((last, basis, words)) = &self.period else {
            return;
        };
        let told = |claim: &&Claim| claim.kind == Kind::Level && claim.measure == self.measure;
        let mut before = claims.iter().filter(told).filter_map(|claim| claim.period);
        let first = before.find(|days| days.until() == last.from());
        let whole = first.and_then(|first| Period::new(first.from(), last.until()));
        let year = Period::year(last.from().year());
        if let Some(whole) = whole.filter(|whole| Some(*whole) == year) {
            self.period = Some((whole, *basis, words.clone()));
        }
    }

    /// Moves on to a measure that a sentence names and gives no figure of; `bare` if it names nobody beside it.
    pub fn name(
        &mut self,
        measure: Arc<str>,
        parties: Vec<Arc<str>>,
        bare: bool,
        paragraph: usize,
        passage: usize,
    ) {
        *self = Self {
            before: self.flows_beside(None, paragraph),
            measure: Some(measure),
            parties,
            paragraph,
            passage,
            bare,
            ..Self::default()
        };
    }

    /// The flows that the talk may come back to behind what is none: something of their time, or of none that is said.
    fn flows_beside(&mut self, period: Option<Period>, paragraph: usize) -> Option<Flows> {
        let near = self.is_near(paragraph);
        let flows = match self.flows {
            true => self.period.clone().map(|period| Flows {
                period,
                parties: std::mem::take(&mut self.parties),
                modality: self.modality,
            }),
            false => self.before.take(),
        };
        flows.filter(|flows| {
            let own = flows.period.0;
            let last = own.until().checked_add(DATE.days()).ok();
            let within = |days: Period| {
                days.from() >= own.from() && last.is_some_and(|last| days.until() <= last)
            };
            near && period.is_none_or(within)
        })
    }

    /// Whether a claim only tells what the measure was in the same days of the year before, or before the time that its own sentence
    /// told first (`At the end of March debt stood at 11; in June 2024 it was 10`); the talk then goes on about now. `before` are the
    /// claims told before it in its sentence.
    fn looks_back(
        &self,
        claim: &Claim,
        known: Option<Period>,
        stock: bool,
        before: &[Claim],
    ) -> bool {
        let year_before = known.and_then(|days| days.shift_years(-1));
        let same = self.measure == claim.measure && claim.period.is_some();
        let earlier = || {
            let ended = known.zip(claim.period);
            let told = |one: &Claim| one.measure == claim.measure && one.period == known;
            let back = |(now, then): (Period, Period)| {
                then.until() <= now.from() && (stock || then.days().abs_diff(now.days()) <= LEAP)
            };
            ended.is_some_and(back) && before.iter().any(told)
        };
        same && (claim.period == year_before || earlier())
    }
}
