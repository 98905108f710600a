//! Whether a figure is told as fact, plan or supposition.

use super::Attach;
use crate::claim::Modality;
use crate::extract::figure::{Found, preceded_by};
use crate::extract::mention::MentionKind;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::topic::clause;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use std::ops::Range;

/// The most words between a thing counted and the amount it is said to have: `with a total capacity of`.
const ATTRIBUTE: usize = 5;

/// The most tokens of a predicate behind the clause that parts it from its subject.
const PREDICATE: usize = 5;

/// The most words before one of plan in a phrase that plans nothing: `in line with our forecast`.
const SAID: usize = 4;

impl Attach<'_> {
    /// Whether the words right behind the figure say that what it counts is still to come about: `650 clinics are to be built`.
    ///
    /// What is there already may do something too: `The 200 companies will be joined by others`.
    fn comes_about(&self, found: &Found) -> bool {
        let known = [Role::Definite, Role::Own, Role::OutOf, Role::Of];
        let before = found.hedged.start;
        let known = known
            .iter()
            .any(|role| self.line.role_before(before, *role).is_some());
        let behind = self.behind_attribute(found);
        !known && found.kind != MentionKind::Percent && self.line.is(behind, Role::ToCome)
    }

    /// The token behind a figure and what it is said to have: `eight facilities with a capacity of 163 MW`.
    pub(super) fn behind_attribute(&self, found: &Found) -> usize {
        let end = found.tokens.end;
        let led = self.line.is(end, Role::With) || self.line.is(end, Role::Worth);
        let mut behind = self.figures.iter();
        let next = behind.find(|f| led && f.tokens.start >= end);
        let near = |f: &&Found| {
            let gap = end..f.tokens.start;
            gap.len() <= ATTRIBUTE
                && gap
                    .into_iter()
                    .all(|at| self.line.is_kind(at, TokenKind::Word))
        };
        next.filter(near).map_or(end, |f| f.tokens.end)
    }

    /// Whether a word of plan only says what a percentage is a share of: `87 percent of the target`, `99,1 процента от плана`.
    fn is_whole_of_share(&self, at: usize) -> bool {
        let mut before = self.figures.iter().rev();
        let share = before.find(|f| f.tokens.end <= at);
        share.is_some_and(|f| {
            let small = |i: usize| self.line.is(i, Role::Stop) || self.line.is(i, Role::Definite);
            f.kind == MentionKind::Percent
                && f.tokens.end < at
                && (f.tokens.end..at).all(small)
                && !(f.tokens.end..at).any(|i| self.line.is(i, Role::And))
                && self.line.is_kind(at, TokenKind::Word)
                && (self.line.is(f.tokens.end, Role::Of) || self.line.is(f.tokens.end, Role::From))
        })
    }

    /// Whether a period was over, or its one day come, when the document was said: `by 1 June, 400,000 had been vaccinated`.
    pub(super) fn is_past(&self, mention: &PeriodMention) -> bool {
        let (Some(period), Some(said)) = (mention.period, self.context.said) else {
            return false;
        };
        period.until() <= said || (period.days() == 1 && period.from() <= said)
    }

    /// Whether a verb of the figure's clause tells of what has come about.
    fn has_happened(&self, found: &Found) -> bool {
        self.line.holds(SenseSet::role(Role::Happened))
            && clause(self.line, found.tokens.start).any(|at| self.line.is(at, Role::Happened))
    }

    /// Whether the figure is said as fact, plan or supposition.
    pub fn modality(&self, found: &Found, period: Option<&PeriodMention>) -> Modality {
        // A place in a row is the same before the event and after it.
        if found.kind == MentionKind::Ordinal || self.anniversary(found).is_some() {
            return Modality::Actual;
        }
        if self.is_forecast_before(found) {
            return Modality::Planned;
        }
        // `will lower its rate from 6.5 percent`: it is there already.
        if self.is_compared(found) && preceded_by(self.line, found, Role::From) {
            return Modality::Actual;
        }
        if self.is_earlier_plan(found) {
            return Modality::Planned;
        }
        // `против 17 млн в прошлом году`: what is compared with has been.
        let is_past = period.is_some_and(|p| self.is_past(p));
        if is_past && self.is_compared(found) {
            return Modality::Actual;
        }
        // Most sentences have no word of plan or supposition.
        let (marked, announced) = match self.line.holds(SenseSet::MODALITY) {
            true => self.marked_modality(found),
            false => (Modality::Actual, false),
        };
        // `provided for revenue of 2.1 billion and expenditure of 2.4 billion, that is, a deficit of 0.3 billion`
        let marked = match self.follows_from(found) {
            Some(told) if marked == Modality::Actual => self.modality(told, period),
            _ => marked,
        };
        // What was due by a day that is over has been or has not been; it is no plan any more.
        if marked != Modality::Actual || is_past && self.of_forecast(found).is_none() {
            return marked;
        }
        // What is of days to come is not there yet, unless its verb says that it has come about, and somebody is wrong: `В следующем
        // году в строй войдут пять заводов`.
        let ahead = |p: &PeriodMention| {
            let days = p.period.zip(self.context.said);
            p.role != PeriodRole::Until && days.is_some_and(|(days, said)| days.from() > said)
        };
        let due = || {
            period.is_some_and(|p| {
                let ahead = ahead(p) && !self.has_happened(found);
                let by = p.role == PeriodRole::By;
                (by || p.planned || ahead) && !self.has_come_by(found, p)
            })
        };
        let planned = || self.of_forecast(found).is_some() || self.answers_of_plan(found);
        if self.comes_about(found) || announced || due() || planned() {
            return Modality::Planned;
        }
        marked
    }

    /// The figure before that one says the same as in other words: `that is, a deficit of 0.3 billion`.
    fn follows_from(&self, found: &Found) -> Option<&Found> {
        let mut before = self.figures.iter().rev();
        let told = before.find(|f| f.hedged.end <= found.hedged.start)?;
        let comma = told.hedged.end;
        let said = self.line.is_mark(comma, ',') && self.line.is(comma + 1, Role::Equals);
        (said && comma + 1 < found.hedged.start).then_some(told)
    }

    /// `What do you expect? — More than 1.6 billion in revenue`: a figure that opens an answer is of what the question asks, to come
    /// or not.
    fn answers_of_plan(&self, found: &Found) -> bool {
        if found.hedged.start > 0 {
            return false;
        }
        let Some(asked) = self
            .sentence_before()
            .filter(|asked| asked.sentence.turn() != self.turn())
        else {
            return false;
        };
        let text = &*self.tokens.document.plain;
        let written = text.get(asked.sentence.range()).unwrap_or_default();
        let language = self.line.language;
        let planned = |at: usize| {
            let mut senses = language.senses(text, asked.tokens, at);
            senses.any(|(_, sense)| matches!(sense, Sense::Planned))
        };
        written.trim_end().ends_with('?') && (0..asked.tokens.len()).any(planned)
    }

    /// Whether a clause is what one hopes or plans for: `Надеемся, что по итогам года примем 2 млн туристов`.
    fn is_hoped(&self, start: usize) -> bool {
        let joined = start > 1 && self.line.is_mark(start - 1, ',');
        let leads = self.line.is(start, Role::Stop) && !self.line.is(start, Role::And);
        if !joined || !leads || self.line.is(start, Role::Relative) {
            return false;
        }
        let before = clause(self.line, start - 2);
        let planned = |at: usize| {
            let mut hits = self.line.hits(at).iter();
            hits.any(|hit| matches!(hit.sense, Sense::Planned))
        };
        before.len() <= 3 && before.into_iter().any(planned)
    }

    /// Whether a figure stands behind a clause that only tells of the subject before it, few words after the comma that ends it:
    /// `The target, which the presidents have set, is $100 billion`.
    fn resumes(&self, start: usize, found: &Found) -> bool {
        let inner = start..found.hedged.start;
        let comma = inner.clone().rev().find(|at| self.line.is_mark(*at, ','));
        let led = start > 0 && self.line.is(start, Role::Stop) && !self.line.is(start, Role::And);
        led && comma.is_some_and(|comma| {
            let mut cues = self.topics.cues.iter();
            inner.end - comma <= PREDICATE && !cues.any(|cue| inner.contains(&cue.at))
        })
    }

    /// Whether `to reach` stands at a token and says where a change led that has come about: `increased 12 percent to exceed 3
    /// trillion`, `rose by 5 million, or 6 percent, to reach 88 million`.
    fn has_led_to(&self, at: usize) -> bool {
        if !self.line.is(at, Role::To) || !self.line.holds(SenseSet::role(Role::Happened)) {
            return false;
        }
        let own = clause(self.line, at);
        let apposed = at == own.start && at > 0 && self.line.is_mark(at - 1, ',');
        let mut start = own.start;
        // `, or 6 percent,` stands in commas of its own.
        for _ in 0..2 {
            if apposed && start > 0 {
                start = clause(self.line, start - 1).start;
            }
        }
        let planned = |i: usize| {
            let mut hits = self.line.hits(i).iter();
            hits.any(|hit| matches!(hit.sense, Sense::Planned | Sense::Hypothetical))
        };
        (start..at).any(|i| self.line.is(i, Role::Happened)) && !(start..at).any(planned)
    }

    /// `If in 2022 trade was 24 billion, in 2023 it came to 29`: what opens a sentence so, of a time that is over and with nothing else
    /// supposed, holds two facts against one another.
    fn is_of_two_times(&self, at: usize) -> bool {
        let own = clause(self.line, at);
        let over = |p: &PeriodMention| {
            let said = self.context.said;
            own.contains(&p.tokens.start)
                && (p.period.zip(said)).is_some_and(|(days, said)| days.until() <= said)
        };
        let supposes = |i: usize| {
            let supposed = |s: &Sense| matches!(s, Sense::Hypothetical).then_some(());
            self.line.find_in(i, SenseSet::MODALITY, supposed).is_some()
        };
        at == 0 && self.periods.iter().any(over) && !(1..self.line.len()).any(supposes)
    }

    /// Whether one of some words says that something went up or down.
    fn has_verb_of_change(&self, mut words: Range<usize>) -> bool {
        words.any(|at| trend_at(self.line, at).is_some())
    }

    /// Whether a clause tells by a dash alone where a figure was moved from or to: `The plan for output was raised from 5.9 to 6.0
    /// million tyres, that for sales – from 25 to 26 billion`.
    fn moves_without_verb(&self, start: usize, found: &Found) -> bool {
        let inner = start..found.hedged.start;
        let dash = |at: usize| self.line.is_dash(at) && !self.line.glued(at);
        let came = |f: &Found| f.came_from && inner.contains(&f.tokens.start);
        let moved = found.came_from || self.is_compared(found) || self.figures.iter().any(came);
        moved && inner.clone().any(dash) && !self.has_verb_of_change(inner)
    }

    /// Whether a word is of a phrase that plans nothing: `Inflation stays within the forecast: in December it was 4 percent`.
    pub(super) fn is_only_said(&self, at: usize) -> bool {
        self.line.holds(SenseSet::SAID)
            && (at.saturating_sub(SAID)..=at).any(|from| {
                let mut hits = self.line.hits(from).iter();
                hits.any(|hit| from + hit.len > at && matches!(hit.sense, Sense::Said))
            })
    }

    /// What the words of plan or supposition say of a figure; and whether a plan is announced before a colon.
    fn marked_modality(&self, found: &Found) -> (Modality, bool) {
        // `a point above our 2 per cent target`
        let sized = matches!(found.kind, MentionKind::Percent | MentionKind::Money);
        if sized && self.line.is(found.tokens.end, Role::Goal) {
            return (Modality::Planned, false);
        }
        if self.says_plan_in_brackets(found) {
            return (Modality::Planned, false);
        }
        let mut start = clause(self.line, found.tokens.start).start;
        // `to $5 billion first, and then to $10 billion`: a clause of grammar words alone goes on with the one before it.
        // `…, including 700 MW in 2024`: a part is told as the whole is.
        let small = |start: usize| {
            (start..found.hedged.start).all(|at| self.is_small_word(at))
                || self.line.is(start, Role::Part)
        };
        while start > 0 && (small(start) || self.moves_without_verb(start, found)) {
            start = clause(self.line, start - 1).start;
        }
        if self.resumes(start, found) || self.is_hoped(start) {
            start = clause(self.line, start - 1).start;
        }
        let mut modality = Modality::Actual;
        let said = self.line.plainly_from(start..found.tokens.start);
        // `On 12 May`: the words of a period may look like others.
        let dated = |at: &usize| self.periods.iter().any(|p| p.tokens.contains(at));
        let marked = |at: &usize| self.line.may_be(*at, SenseSet::MODALITY);
        // `87.6 million tonnes against a plan of 90.3 million`: planned is the second alone.
        let of_another = |at: usize| {
            (at.saturating_sub(2)..at).any(|i| self.line.is(i, Role::Beside))
                && !(found.hedged.start.saturating_sub(3)..found.tokens.start).contains(&at)
        };
        for at in (said..found.tokens.start).filter(|at| marked(at) && !dated(at)) {
            // `хотя бы одну дозу`: within a hedge no word supposes anything, though it may plan (`не должен превысить`).
            let hedged = at > 0
                && (self.line.hits(at - 1).iter())
                    .any(|h| h.len > 1 && matches!(h.sense, Sense::Hedge(..)));
            for hit in self.line.hits(at).iter() {
                match hit.sense {
                    // `I would like to thank …`
                    Sense::Role(Role::Filler) if hit.len > 1 => break,
                    Sense::Planned if of_another(at) || self.is_whole_of_share(at) => {}
                    // `increased 12 percent to exceed 3 trillion`: where a change led that has come about.
                    Sense::Planned if self.has_led_to(at) || self.is_only_said(at) => {}
                    Sense::Planned => return (Modality::Planned, false),
                    Sense::Hypothetical if hedged || self.is_of_two_times(at) => {}
                    Sense::Hypothetical => modality = Modality::Hypothetical,
                    _ => {}
                }
            }
        }
        // `A deficit of 5 billion had been planned.`
        let planned = |at: usize| {
            let mut hits = self.line.hits(at).iter();
            hits.any(|hit| matches!(hit.sense, Sense::Planned))
        };
        let mut behind = found.tokens.end;
        while self.line.is(behind, Role::Stop)
            && !self.line.is(behind, Role::And)
            && !planned(behind)
            && behind < found.tokens.end + 4
        {
            behind += 1;
        }
        // `A surplus of $5 billion is expected.`
        let verb = || {
            let mut hits = self.line.hits(behind).iter();
            let future = self.line.is(behind, Role::Future);
            self.line.is(behind, Role::Stop)
                && !future
                && hits.any(|hit| hit.len > 1 && matches!(hit.sense, Sense::Planned))
        };
        // `two tonnes less than planned`: the plan is what it is held against.
        let differs = |at: usize| self.line.is(at, Role::Less) || self.line.is(at, Role::More);
        if (behind > found.tokens.end || verb())
            && !(found.tokens.end..behind).any(differs)
            && planned(behind)
            && !self.has_led_to(behind)
            && !of_another(behind)
            && !self.is_whole_of_share(behind)
        {
            return (Modality::Planned, false);
        }
        // `She confirmed the plan for the year: revenue of 120 billion.`
        let announced = start > 0 && self.line.is_mark(start - 1, ':') && {
            let before = clause(self.line, start - 1);
            // `I will confirm what you said: …`
            let mut words = self.line.plainly_from(before.clone())..before.end;
            words.any(|at| planned(at) && !self.is_only_said(at))
        };
        (modality, announced)
    }
}
