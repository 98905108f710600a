//! One figure of a sentence made a claim: its measure, its parties, its period, and what it restates.

mod again;
mod counts;
mod gone_back;
mod moves;
mod outcome;
mod part;
mod report;
mod some;
mod spoken_of;
mod when;

use self::counts::{
    counts_for_each, is_bare_part, is_claim, is_denied, is_few_in_words, is_for_so_many,
    is_of_each, is_part_of_thing, told_per,
};
use self::some::is_below_plans;
use self::when::before_it_became;
use super::{Reading, Spoken};
use crate::claim::{Claim, ContentHash, IN_PLACE, Kind, Modality, SOME_OF_IT, TO_DATE};
use crate::extract::apart::without;
use crate::extract::carry::Stated;
use crate::extract::figure::Found;
use crate::extract::listed;
use crate::extract::number::Form;
use crate::extract::period::PeriodMention;
use crate::extract::way::UNTOLD;
use crate::lexicon::{Measure, PartyOrder};
use crate::period::Period;
use crate::quantity::Figure;
use std::sync::Arc;

/// The least days a year has.
const YEAR: i32 = 365;

/// The dimension of what is counted.
const COUNT: &str = "count";

/// The dimension of what is told in percent.
const PERCENT: &str = "percent";

/// What sets a figure apart that is of others whom nobody names.
const OF_OTHERS: &str = "of-others";

/// A figure, and what was found out about it before its period is chosen.
pub(super) struct Told<'a> {
    at: usize,
    pub(super) found: &'a Found,
    measure: Option<&'a Measure>,
    pub(super) kind: Kind,
    pub(super) modality: Modality,
    stated: Option<(&'a PeriodMention, Option<Period>)>,
    /// The claim of the whole that it is listed as a part of.
    list: Option<usize>,
}

impl Reading<'_> {
    /// Makes a claim of figure `at` of a sentence, and moves the talk on to it; says which claim it became.
    pub(super) fn figure(&mut self, spoken: &mut Spoken<'_, '_>, at: usize) -> Option<usize> {
        let attach = spoken.attach;
        let line = attach.line;
        let found = &attach.figures[at];
        let mut topic = attach.topic(at, &self.carried, spoken.sentence.paragraph());
        let listed_of = found.listed.and_then(|l| spoken.claim_of(l.whole));
        let of_whole = listed::name_part(
            &mut topic,
            listed_of.map(|whole| &self.claims[whole]),
            || attach.listed_thing(at),
        );
        let paired = |id: &Arc<str>| {
            let measure = attach.measure_named(id);
            measure.is_some_and(|m| !matches!(m.parties, PartyOrder::Single | PartyOrder::None))
        };
        let whole = listed_of.map(|whole| &self.claims[whole]);
        let whole = whole.filter(|whole| whole.measure.as_ref().is_some_and(paired));
        let partnered = listed::name_partner(&mut topic, whole, || attach.is_listed_partner(at));
        if !is_claim(line, found, topic.measure.is_some())
            || is_denied(line, found)
            || counts_for_each(&attach.figures[..at], found)
            || is_for_so_many(line, found)
        {
            return None;
        }
        let named = |id: &Option<Arc<str>>| id.as_deref().and_then(|id| attach.measure_named(id));
        let mut measure = named(&topic.measure);
        // `2.3 for each of them. Last year it was 2.5`: half a thing is no number of things.
        let counted = measure.is_some_and(|m| m.dimension == COUNT);
        if counted && is_bare_part(found, self.scaled(found, topic.carried).value) {
            return None;
        }
        // `A stay lasted 5.4 nights`, `children vaccinated for the first time get two`
        let few = found.unit.is_none() && topic.carried && is_few_in_words(found);
        if counted && (is_part_of_thing(found) || few) {
            topic.measure = None;
            measure = None;
        }
        // `Unemployment of over a year …; a year ago it was 61,000, or 36 percent`: of what the amount is of.
        if topic.carried
            && measure.is_some_and(|m| m.dimension == PERCENT)
            && let Some(amount) = attach.told_again_as_rate(at)
            && (spoken.claim_of(amount)).is_none_or(|told| self.claims[told].measure.is_none())
        {
            topic.measure = None;
            measure = None;
        }
        let kind = match attach.kind(found, measure) {
            Kind::Share if self.is_growth_to_come(attach, found, &topic) => Kind::Change,
            kind => kind,
        };
        // `21.0 billion, or 1.7 billion less than GDP`: by how much another thing differs from it.
        if kind == Kind::Change && attach.differs_from_measure(found) {
            topic.measure = None;
            measure = None;
        }
        let share_before = spoken.share_before.as_ref();
        let share_of = (kind == Kind::Share)
            .then(|| attach.share_whole(at, share_before.map(|(of, _)| of), &self.carried))
            .flatten();
        if let Some(of) = &share_of
            && of.is_of_its_whole(topic.measure.as_ref())
        {
            topic.measure = Some(of.whole.measure.clone());
            topic.scope = topic.scope.take().or_else(|| of.thing.clone());
            measure = named(&topic.measure);
        }
        let order = measure.map_or(PartyOrder::Unordered, |m| m.parties);
        let is_named =
            measure.is_some() || !attach.topics.parties.is_empty() || kind == Kind::Ordinal;
        let of_share = share_of.as_ref().and_then(|of| of.parties(attach));
        // A part is between those that its whole is between.
        let parties = match (of_share, listed_of) {
            (Some(both), _) => both,
            (None, Some(whole)) if of_whole => self.claims[whole].parties.clone(),
            _ if kind == Kind::Change
                && let Some(level) = self.level_it_led_to(spoken, at, measure) =>
            {
                level.parties.clone()
            }
            _ if is_named => attach.parties(found, &topic, order, &self.carried),
            _ => Vec::new(),
        };
        // `Earnings per share were 1.82, against 1.65 a year ago`: a year before what has just been said of the same thing.
        let just_said = self.claims.last().filter(|c| c.measure == topic.measure);
        let just_said = just_said.filter(|_| !attach.is_behind_set_in(at));
        // `of at least 600 million (2024: 561 million)`: what is planned for no known time is for none that was told of before.
        let undated = just_said
            .is_some_and(|claim| claim.modality == Modality::Planned && claim.period.is_none());
        let spoken_of = just_said
            .and_then(|claim| claim.period)
            .or_else(|| self.passage.named())
            .or_else(|| self.carried.period.as_ref().map(|(days, ..)| *days))
            .or_else(|| self.passage.announced().map(|(days, ..)| *days))
            // `In 2024 the fund took in 96 billion. A year earlier it had been 75`, whatever is counted.
            .or_else(|| {
                let last = self.passage.last(spoken.sentence.paragraph());
                last.filter(|_| measure.is_none()).map(|(days, ..)| *days)
            })
            .filter(|_| !undated);
        let stated = attach.period(at, spoken_of, measure);
        // `A year ago we promised 150 billion and made 158`: both of the same time, and not one a year before the other.
        let stated = stated.map(|(mention, days)| {
            let again = just_said.filter(|claim| {
                let words = claim.period_text.as_deref();
                mention.is_anchored() && words == Some(&*self.words(spoken, &mention.range))
            });
            (mention, again.and_then(|claim| claim.period).or(days))
        });
        let mention = stated.map(|(mention, _)| mention);
        // `прогнозируется 18 млн тонн против 25,9 млн годом ранее`: what is compared with has been.
        let over = |days: Period| self.said.is_some_and(|said| days.until() <= said);
        let been = stated.and_then(|(_, days)| days).is_some_and(over)
            && attach.is_compared(found)
            && !attach.is_earlier_plan(found);
        let modality = match been {
            true => Modality::Actual,
            false => attach.modality(found, mention),
        };
        let modality = match modality {
            Modality::Actual if stated.is_none() && is_below_plans(attach, found, measure) => {
                Modality::Planned
            }
            told => told,
        };
        let list = (share_of.as_ref().filter(|of| of.follows))
            .and(share_before.map(|(_, claim)| *claim))
            .or(listed_of.filter(|_| of_whole));
        let told = Told {
            at,
            found,
            measure,
            kind,
            modality,
            stated,
            list,
        };
        let period = self.period(spoken, &told, &parties);
        let period = period.and_then(|stated| before_it_became(found, stated));
        // What is planned is of no time that is over, unless that is said.
        let period = period.filter(|(days, ..)| {
            let planned = modality == Modality::Planned && stated.is_none();
            !(planned && over(*days))
        });
        // `Of this amount, 69 billion is for recurrent needs`: what is of days to come is a plan, whatever its verb.
        let ahead = period
            .as_ref()
            .zip(self.said)
            .is_some_and(|((days, ..), said)| days.from() > said);
        let modality = match modality {
            Modality::Actual if ahead && stated.is_none() && kind != Kind::Ordinal => {
                Modality::Planned
            }
            told => told,
        };
        let restates = found
            .restates
            .or_else(|| attach.share_of(at).filter(|_| kind == Kind::Share))
            .and_then(|i| spoken.claim_of(i))
            .filter(|whole| !is_of_each(found, &self.claims[*whole]));
        let own = period.as_ref().map(|(days, ..)| *days);
        if order != PartyOrder::Single && parties.len() < 2 && attach.is_with_some(found) {
            topic.apart.push(OF_OTHERS.into());
        }
        let mut apart_from = topic.apart.clone();
        apart_from.extend(attach.reckoned_from(found, kind, own));
        let back = parties.len() == 1 && attach.goes_back(found);
        if back || parties.is_empty() && attach.is_of_others(found) {
            apart_from.push(OF_OTHERS.into());
        }
        let apart = attach.apart(found, &apart_from, kind, measure, mention, &parties);
        let of = match measure {
            Some(m) => attach.of_what(found, m, topic.scope.as_ref(), &self.carried),
            None => topic.scope.clone(),
        };
        // What a place has of it is set apart already.
        let placed = (apart.reckoned.as_deref()).is_some_and(|apart| apart.starts_with(IN_PLACE));
        let some = self.tells_of_some(spoken, &told, &topic, share_of.as_ref(), &parties, &of);
        // `margin 14.0% against 13.0%`: of which earlier time the second is, nobody says.
        let earlier = attach.is_compared(found) && own.is_none() && kind == Kind::Level;
        let some = some || earlier && measure.is_some();
        let of = match some && !placed {
            true => Some(SOME_OF_IT.into()),
            false => of,
        };
        // `Egypt received 11.7 million tourists. Of these, 98 thousand came from Serbia`: all there are between the two.
        let narrowed = parties.len() > 1
            && self.carried.parties.len() == 1
            && self.carried.measure == topic.measure;
        let own_stock = self.is_stock_of_its_own(&topic, measure);
        let untold = matches!(of.as_deref(), Some(UNTOLD | SOME_OF_IT));
        let bytes = found.bytes(line);
        let text = self.words(spoken, &bytes);
        // `Exports of goods and services reached $10.4 billion. In 2023 they were $9.1 billion.`
        let level = topic.carried && kind == Kind::Level && apart.reckoned.is_none();
        let reckoned = match level && self.carried.measure == topic.measure {
            true => self.carried.reckoned.clone(),
            false => apart.reckoned,
        };
        let mut claim = Claim {
            id: id(spoken, &text),
            place: self.place(&bytes),
            text,
            quote: self.quoted(spoken, &bytes),
            speaker: spoken.speaker.clone(),
            language: self.language.code.clone(),
            measure: topic.measure,
            of,
            reckoned,
            told: apart.told,
            parties,
            kind,
            unit: attach
                .unit(found, measure, kind)
                .map(|unit| told_per(unit, measure)),
            figure: self.scaled(found, topic.carried),
            trend: attach.trend(found),
            period: own,
            basis: period.as_ref().map(|(_, basis, _)| *basis),
            period_text: period.as_ref().map(|(.., words)| words.clone()),
            modality,
            partial: attach.counts_part(found)
                && !(narrowed || partnered)
                && !(placed && attach.is_told_as_part_of_all(found))
                && !(measure.is_some_and(|m| m.of_people) && attach.is_of_own(found))
                && !own_stock
                || untold
                || measure.is_some_and(|m| m.by_kind) && attach.is_of_one_sort(at),
            passage: match attach.says_again(at) {
                true => bytes.start,
                false => self.passage(spoken, mention.filter(|_| own.is_some()), topic.carried),
            },
            record: kind == Kind::Level && modality == Modality::Actual && attach.is_record(at),
            restates: None,
            whole: share_of.as_ref().map(|of| Arc::new(of.whole.clone())),
            part: None,
            ends: None,
            said: self.said,
            names: self.names.clone().unwrap_or_default(),
        };
        // `a record for all the time of observation`: that time is no count's.
        if claim.record {
            claim.reckoned = without(claim.reckoned.as_deref(), TO_DATE);
        }
        self.say_again(spoken, at, restates, &mut claim);
        self.set_apart_in_brackets(spoken, at, &mut claim);
        self.stand_where_it_began(spoken, at, &mut claim);
        self.stand_a_year_before(spoken, at, measure, &mut claim);
        self.divided.note(attach, found, measure, &mut claim);
        self.remembered
            .recall(&self.claims, attach, found, &mut claim);
        self.move_on(spoken, &told, period, &claim, &topic.apart);
        let made = self.claims.len();
        spoken.dated = spoken.dated.or(mention.map(|m| m.range.start));
        spoken.share_before = share_of.map(|of| (of, made));
        self.claims.push(claim);
        Some(made)
    }

    /// The figure, counted as the one that the talk goes on from: `92.2 thousand came. A year before it was 76.4.`
    fn scaled(&self, found: &Found, carried: bool) -> Figure {
        let mut figure = found.figure.clone();
        if carried && is_bare_part(found, figure.value) && found.form == Form::Digits {
            figure.scale_by(self.scale);
        }
        figure
    }

    /// Where the passage begins that a claim is of. A figure with a period of its own, beside one of another, is said apart.
    fn passage(
        &self,
        spoken: &Spoken<'_, '_>,
        dated: Option<&PeriodMention>,
        carried: bool,
    ) -> usize {
        let own = dated.map(|mention| mention.range.start);
        let first = spoken.made.iter().all(Option::is_none);
        match own {
            Some(own) if carried && first || spoken.dated.is_some_and(|other| other != own) => own,
            _ if carried => self.carried.passage,
            _ => spoken.sentence.range().start,
        }
    }

    /// The hash of a sentence, and how often the document has told it up to here.
    pub(super) fn said(&mut self, quote: &str) -> (ContentHash, u32) {
        let said = self.named.and(quote);
        let times = match self.seen.insert(said) {
            true => 1,
            false => {
                let times = self.again.entry(said).or_insert(1);
                *times += 1;
                *times
            }
        };
        (said, times)
    }
}

/// The id of a claim by its sentence and its words.
fn id(spoken: &mut Spoken<'_, '_>, words: &str) -> Arc<str> {
    let words = spoken.said.and(words);
    let before = spoken.told.iter().filter(|told| **told == words).count();
    spoken.told.push(words);
    let id = words.and_number(spoken.times);
    match u32::try_from(before) {
        Ok(0) => id.id(),
        before => id.and_number(before.unwrap_or(u32::MAX)).id(),
    }
}
