//! A period that a sentence without figures names, for what the next one tells: `The budget for 2023 has been adopted. Its revenue
//! is planned at 7.6 billion.`

use super::Reading;
use crate::document::Sentence;
use crate::extract::about::About;
use crate::extract::carry::Carried;
use crate::extract::elliptic;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::scan::Scan;
use crate::extract::told_in;
use crate::extract::topic::{Topics, claimed};
use crate::lexicon::{Measure, Nature, Owner, PartyOrder, Role, SenseSet};
use crate::period::{Basis, Period};
use std::sync::Arc;

/// How near before a measure's name a word stands that makes it all of a country's.
const OVERALL: usize = 3;

/// The fewest days of half a year.
const HALF: i32 = 180;

/// The fewest days that a budget or a flow is told for.
const MONTH: i32 = 28;

impl Reading<'_> {
    /// A sentence without figures may still name what the next one's `it` is about.
    pub fn carry_topic(&mut self, sentence: &Sentence, line: &Line<'_>) {
        self.note_near(sentence, line);
        let topics = Topics::of(line, |_| false, self.known());
        self.owned = claimed(line);
        if let Some(cue) = topics.cues.last()
            && let Some(measure) = self
                .extractor
                .lexicon()
                .measures()
                .get(usize::from(cue.measure))
        {
            // All of a country's trade is no trade between two; but `despite external difficulties, our trade is growing`.
            let near = cue.at.saturating_sub(OVERALL)..cue.end;
            let all = |at: usize| line.is(at, Role::Foreign) || line.is(at, Role::Overall);
            let all = near.into_iter().any(all);
            let parties = self.parties_named(&topics, measure.parties, all);
            let measure: Arc<str> = measure.id.as_str().into();
            self.speaks_of(cue.measure);
            let passage = sentence.range().start;
            let bare = parties.is_empty() && topics.parties.is_empty() && !all;
            self.carried
                .name(measure, parties, bare, sentence.paragraph(), passage);
        }
        self.note_question(sentence, line);
    }

    /// `How is inflation doing?`: what is told next is of what was asked about.
    pub(super) fn note_question(&mut self, sentence: &Sentence, line: &Line<'_>) {
        let here = self.carried.paragraph == sentence.paragraph();
        let named = self.carried.measure.is_some() && here;
        self.carried.asked |= named && line.written().ends_with('?');
    }

    /// The countries between which a sentence without figures names a measure: `Trade with Morocco has never been higher`, in a
    /// document of Brazil. Of all of one country's trade (`of_all`) it is that country alone.
    pub(super) fn parties_named(
        &mut self,
        topics: &Topics,
        order: PartyOrder,
        of_all: bool,
    ) -> Vec<Arc<str>> {
        let countries = topics.parties.iter().filter(|p| !p.organisation);
        let mut named: Vec<Arc<str>> = Vec::new();
        for word in countries {
            if !named.contains(&word.party) {
                named.push(word.party.clone());
            }
        }
        if order != PartyOrder::Unordered || named.len() > 2 || named.is_empty() && !of_all {
            return Vec::new();
        }
        let about = self
            .about
            .get_or_insert_with(|| About::of(self.tokens, self.extractor.lexicon().units()));
        // `Foreign trade has added too. It reached $37 billion`
        if named.is_empty() {
            return about.home.clone().into_iter().collect();
        }
        if let [one] = named.as_slice() {
            let home = about.home.clone().filter(|home| home != one);
            match home {
                Some(home) => named.push(home),
                // `Data on Russia's foreign trade for 2023`: all of it.
                None if of_all => {}
                None => return Vec::new(),
            }
        }
        named.sort();
        named
    }

    /// Carries on the one period that a sentence without figures names beside a flow or a budget, unless it is long past.
    pub(super) fn carry_period(
        &mut self,
        sentence: &Sentence,
        line: &Line<'_>,
        periods: &[PeriodMention],
    ) {
        // The day on which it was said is no matter of what it is about.
        let long = |p: &&PeriodMention| p.period.is_none_or(|days| days.days() > 1);
        let mut long = periods.iter().filter(long);
        let (Some(mention), None) = (long.next(), long.next()) else {
            return;
        };
        let Some(days) = mention.period.filter(|days| days.days() >= MONTH) else {
            return;
        };
        let of_late = self.said.is_some_and(|said| {
            let year_ago = said.year() - 1;
            days.until().year() > year_ago
        });
        // `Why did generation fall in 2023?`: what is asked about is answered, however long ago it was.
        let asked = line.written().ends_with('?');
        if !(of_late || asked) || mention.role != PeriodRole::Plain || mention.is_anchored() {
            return;
        }
        let budget = line.holds(SenseSet::role(Role::Budget))
            && (0..line.len()).any(|at| line.is(at, Role::Budget));
        let here = self.carried.passage == sentence.range().start;
        let named = self.carried.measure.clone().filter(|_| here);
        let flow = named
            .as_deref()
            .and_then(|id| self.extractor.lexicon().measure(id));
        let company = flow.is_some_and(|m| m.owner == Owner::Organisation);
        let flow = flow.is_some_and(|m| m.nature == Nature::Flow);
        // `Last year was a good one for us. Trade grew by 8 percent`
        let year = named.is_none()
            && (is_about_year(line, mention, days) || self.is_account(line, mention, days));
        if !flow && !budget && !year {
            return;
        }
        let basis = mention.basis.unwrap_or(Basis::Relative);
        let words: Arc<str> = self.document.quote(mention.range.clone()).into();
        // `The shipbuilder raised its profit in 2024`: what the article goes on to tell of the company is of that year.
        let over = self.said.is_some_and(|said| days.until() <= said);
        if company && flow && over && self.first_period.is_none() {
            self.first_period = Some((days, basis, words.clone()));
        }
        let parties = match here {
            true => std::mem::take(&mut self.carried.parties),
            false => Vec::new(),
        };
        self.carried = Carried {
            measure: named,
            parties,
            period: Some((days, basis, words)),
            flows: true,
            open: !year,
            paragraph: sentence.paragraph(),
            passage: sentence.range().start,
            ..Carried::default()
        };
    }

    /// Whether a sentence says that figures of a time that is over are to be told: `The ministry has published the data for 2023`.
    fn is_account(&self, line: &Line<'_>, mention: &PeriodMention, days: Period) -> bool {
        let start = mention.tokens.start;
        let mut before = start.saturating_sub(ACCOUNT)..start;
        self.said.is_some_and(|said| days.until() <= said)
            && before.any(|at| line.is(at, Role::Account))
    }

    /// Whether a sentence is about money: it names a measure of it, points back at one (`довести его до 40 миллиардов`), or names
    /// nothing at all (`Годом ранее было 8 млрд`).
    pub(super) fn is_of_money(&self, line: &Line<'_>, topics: &Topics, scan: &Scan) -> bool {
        let figures = &scan.figures;
        let measures = self.extractor.lexicon().measures();
        let of_money = |m: &Measure| m.dimension == "money";
        let cues = topics.cues.iter();
        let mut named = cues.filter_map(|cue| measures.get(usize::from(cue.measure)));
        let amount = figures.iter().find(|f| told_in::is_bare_amount(f));
        let before = amount.map_or(0, |f| f.tokens.start);
        let back = || {
            (0..before).any(|at| line.is(at, Role::Back))
                || self.carried.is_subject
                    && amount.is_some_and(|f| told_in::has_no_subject(line, &scan.periods, f))
        };
        // `На страны Союза пришлось 12,7 млрд`
        let falls = || {
            let yields = |f: &Found| line.role_before(f.hedged.start, Role::Yields).is_some();
            !topics.parties.is_empty() && amount.is_some_and(yields)
        };
        let carried = self.carried.measure.as_deref();
        // `8.8 million tourists came; South Korea sent 2.3 million`
        let counts = |f: &Found| f.tokens.end <= before && elliptic::counted(line, f).is_some();
        // `22 проекта на 1,1 миллиарда`, `25 projects worth 1.2 billion`
        let worth = |(at, f): (usize, &Found)| {
            let start = f.hedged.start;
            let last = at.checked_sub(1).map(|last| &figures[last]);
            let beside = |last: &Found| {
                let by = line.role_before(start, Role::By);
                by == Some(last.tokens.end) && elliptic::counted(line, last).is_some()
            };
            let told = line.role_before(start, Role::Worth).is_some();
            told_in::is_bare_amount(f) && (told || last.is_some_and(beside))
        };
        match topics.cues.is_empty() {
            _ if figures.iter().enumerate().any(worth) => true,
            _ if figures.iter().any(counts) => false,
            false => named.any(of_money),
            true => {
                (back() || falls())
                    && measures
                        .iter()
                        .any(|m| carried == Some(&*m.id) && of_money(m))
            }
        }
    }
}

/// How many tokens before a period what is told of it stands at most: `the main figures of our trade for the past year`.
const ACCOUNT: usize = 8;

/// Whether a sentence begins with a year, or most of one, and tells how it was.
fn is_about_year(line: &Line<'_>, mention: &PeriodMention, days: Period) -> bool {
    let the = usize::from(line.is(0, Role::Definite));
    let opens = mention.tokens.start <= the;
    opens && days.days() >= HALF && line.is(mention.tokens.end, Role::Proved)
}
