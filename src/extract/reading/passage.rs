//! The time of figures that no measure names and that state none: the last one their paragraph told, else the one that a release
//! reports on.
//!
//! Who reads `Tema accounted for 68 percent of tonnage` below `handled 26.9 million tonnes in 2022` takes both to be of 2022. A rule
//! compares only what a measure names, and asks more before it takes a time over.

use super::claim::Told;
use super::{Reading, Spoken};
use crate::claim::{Kind, Modality};
use crate::document::Document;
use crate::extract::attach::Attach;
use crate::extract::carry::Stated;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::section::is_heading_at;
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet};
use crate::period::{Basis, Period};
use crate::quantity::Atom;

/// The fewest days of a period that a passage is of.
const SHORTEST: i32 = 28;

/// How many paragraphs may stand before the one that says what a release reports on.
const LEAD: usize = 5;

/// How many sentences may stand up to the headline of a release.
const HEADLINE: usize = 4;

/// The times that a document has told of.
#[derive(Default)]
pub(super) struct Passage {
    /// The last one, and the paragraph it was told in.
    told: Option<(Stated, usize)>,
    /// The first one of a release.
    lead: Option<Stated>,
    /// The last paragraph that speaks of any time.
    dated: Option<usize>,
    /// The time that somebody says he will tell of.
    announced: Option<Stated>,
    /// The one time that the last sentence without figures speaks of.
    named: Option<Period>,
}

impl Passage {
    /// Forgets the last time told, where somebody else begins to speak.
    pub fn leave(&mut self) {
        self.told = None;
        self.announced = None;
        self.named = None;
    }

    /// Notes the time that a sentence without figures says what follows is of: `A few words on the results of last year.`
    pub fn announce(&mut self, document: &Document, line: &Line<'_>, periods: &[PeriodMention]) {
        let long = |p: &&PeriodMention| {
            let days = p.period.filter(|days| days.days() >= SHORTEST);
            days.is_some() && p.role == PeriodRole::Plain
        };
        let mut told = periods.iter().filter(long);
        let (Some(mention), None) = (told.next(), told.next()) else {
            return;
        };
        self.named = mention.period;
        if let Some(days) = mention
            .period
            .filter(|_| line.holds(SenseSet::role(Role::Results)))
        {
            let basis = mention.basis.unwrap_or(Basis::Relative);
            let words = document.quote(mention.range.clone()).into();
            self.announced = Some((days, basis, words));
        }
    }

    /// The time that a sentence without figures has spoken of since the last figure.
    pub fn named(&self) -> Option<Period> {
        self.named
    }

    /// The time that was said to be told of.
    pub fn announced(&self) -> Option<&Stated> {
        self.announced.as_ref()
    }

    /// The time last told in a paragraph.
    pub fn last(&self, paragraph: usize) -> Option<&Stated> {
        let (period, at) = self.told.as_ref()?;
        (*at == paragraph).then_some(period)
    }

    /// Notes that a sentence of a paragraph speaks of some time.
    pub fn name(&mut self, periods: &[PeriodMention], paragraph: usize) {
        let long = |p: &PeriodMention| p.period.is_none_or(|days| days.days() > 1);
        if periods.iter().any(long) {
            self.dated = Some(paragraph);
        }
    }

    /// Notes the time that a figure states for itself.
    pub fn tell(&mut self, period: &Stated, paragraph: usize) {
        if period.0.days() < SHORTEST {
            return;
        }
        if self.lead.is_none() && paragraph <= LEAD {
            self.lead = Some(period.clone());
        }
        self.told = Some((period.clone(), paragraph));
        self.named = None;
    }
}

impl Reading<'_> {
    /// The time of a figure of what no measure names, where its sentence tells of none.
    pub(super) fn period_of_passage(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
    ) -> Option<Stated> {
        let attach = spoken.attach;
        let fact = told.modality == Modality::Actual && told.kind != Kind::Ordinal;
        if !fact || !attach.names_only_bases() || self.is_time(told.found) {
            return None;
        }
        let paragraph = spoken.sentence.paragraph();
        if let Some((period, at)) = &self.passage.told
            && *at == paragraph
        {
            // `Exports came to 16 billion in 2023. It is important that the share of roubles in settlements is 85 percent`
            return Some(period.clone()).filter(|_| !is_of_now(attach, told.found));
        }
        // A speech moves on; a release goes on about what it reports on, until it says otherwise.
        let mut turns = self.document.turns.iter();
        let silent = turns.all(|turn| turn.speaker.is_none());
        if !silent || self.passage.dated == Some(paragraph) {
            return None;
        }
        if let Some(section) = self.section.period() {
            return section.cloned();
        }
        let headed = self.document.metadata.title.is_some()
            || (0..HEADLINE).any(|at| is_heading_at(self.document, at));
        let lead = || self.passage.lead.clone().filter(|_| headed);
        self.titled(*attach.context).or_else(lead)
    }

    /// Whether a figure is a length of time or an age.
    fn is_time(&self, found: &Found) -> bool {
        let units = self.extractor.lexicon().units();
        let time = |name: &str| units.dimension(name).is_some_and(|d| &**d == "time");
        let unit = found.unit.as_ref().filter(|unit| unit.over.is_none());
        unit.is_some_and(|unit| matches!(&unit.of, Atom::Named(name) if time(name)))
    }
}

/// Whether the clause of a figure tells of what is so now.
fn is_of_now(attach: &Attach<'_>, found: &Found) -> bool {
    let line = attach.line;
    let start = clause(line, found.tokens.start).start;
    line.holds(SenseSet::role(Role::Present))
        && (start..found.hedged.start).any(|at| line.is(at, Role::Present))
}
