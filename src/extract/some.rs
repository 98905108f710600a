//! Figures of some of what their measure names, as only their own sentence shows: `cyclists accounted for 185 deaths`, `a ward of 28
//! beds`, `the new shaft contributed 1.3 million tonnes`.

use super::attach::Attach;
use super::figure::Found;
use super::mention::MentionKind;
use super::period::{PeriodMention, PeriodRole};
use super::topic::clause;
use crate::lexicon::{Role, SenseSet, TimeRole, TokenKind};

/// The most words between two members of a list.
const WORDS: usize = 8;

/// The most words of a label.
const LABEL: usize = 5;

impl Attach<'_> {
    /// Whether a figure is of some of what its measure names, by any of the signs below.
    pub(super) fn is_told_of_some(&self, found: &Found) -> bool {
        self.is_count_made(found)
            || self.is_of_one_that_leads(found)
            || self.is_contributed(found)
            || self.is_on_a_sort_of_place(found)
            || self.is_size_of_one(found)
            || self.is_between_two_things(found)
            || self.is_whole_of_rate(found)
            || self.is_of_a_plant(found)
            || self.is_of_label(found)
    }

    /// Whether a count is what a subject makes up of the whole: `cyclists accounted for 185 deaths and motorcyclists for 219`.
    fn is_count_made(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Share)) || found.kind == MentionKind::Percent {
            return false;
        }
        // `Services accounted for 120 of the new jobs`: of what, is said.
        if self.line.is(found.tokens.end, Role::Of) {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        let named = |from: usize, to: usize| {
            let mut cues = self.topics.cues.iter();
            let mut parties = self.topics.parties.iter();
            cues.any(|cue| (from..to).contains(&cue.at))
                || parties.any(|party| (from..to).contains(&party.at))
        };
        if let Some(verb) = self.line.role_before(found.hedged.start, Role::Share) {
            return own.start < verb && !named(own.start, verb);
        }
        let mut before = self.figures.iter().rev();
        let first = before.find(|f| f.tokens.end <= found.hedged.start);
        first.is_some_and(|first| {
            let gap = first.hedged.end..found.hedged.start;
            let and = gap.clone().find(|at| self.line.is(*at, Role::And));
            let verb = || gap.clone().any(|at| self.line.is(at, Role::Amounts));
            let near = gap.len() <= WORDS && own.contains(&first.tokens.start);
            let alike = found.unit.is_none() || found.unit == first.unit;
            let and = and.filter(|_| near && alike && !verb());
            and.is_some_and(|and| !named(and, gap.end)) && self.is_count_made(first)
        })
    }

    /// Whether a figure is that of one of many, which has more than the others: `Mazowieckie had the largest number of deaths, 290`.
    fn is_of_one_that_leads(&self, found: &Found) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Leads)) || found.kind == MentionKind::Percent {
            return false;
        }
        let own = clause(line, found.tokens.start);
        let parties = || {
            let mut parties = self.topics.parties.iter();
            parties.any(|party| own.contains(&party.at))
        };
        let mut before = (own.start..found.hedged.start).rev();
        let leads = before.find(|at| line.is(*at, Role::Leads));
        leads.is_some_and(|leads| {
            let record = |at: usize| line.is(at, Role::Record);
            let since = |p: &PeriodMention| p.role == PeriodRole::Since;
            let mut figures = self.figures.iter();
            let other = figures.any(|f| (leads..found.tokens.start).contains(&f.tokens.start));
            leads > own.start
                && !other
                && !parties()
                && !(0..line.len()).any(record)
                && !self.periods.iter().any(since)
        })
    }

    /// Whether an amount is what its subject adds to a whole: `the new shaft contributed 1.3 million tonnes`.
    fn is_contributed(&self, found: &Found) -> bool {
        let verb = self.line.role_before(found.hedged.start, Role::Contributes);
        verb.is_some_and(|verb| {
            let own = clause(self.line, found.tokens.start);
            let mut parties = self.topics.parties.iter();
            // `The second quarter contributed 24 billion of this`: all there is of that quarter.
            let mut periods = self.periods.iter();
            own.start < verb
                && !parties.any(|party| (own.start..verb).contains(&party.at))
                && !periods.any(|p| (own.start..verb).contains(&p.tokens.start))
        })
    }

    /// Whether a count is of what happened in one sort of places: `On motorways 56 people were killed, and on expressways 79`.
    fn is_on_a_sort_of_place(&self, found: &Found) -> bool {
        let line = self.line;
        let counts = found.kind == MentionKind::Count || found.unit.is_none();
        if !counts || found.kind == MentionKind::Percent {
            return false;
        }
        let mut before = self.figures.iter().rev();
        let floor = before.find(|f| f.tokens.end <= found.hedged.start);
        let floor = floor.map_or(0, |f| f.hedged.end);
        let place = found.hedged.start.checked_sub(1).filter(|at| *at > floor);
        place.is_some_and(|place| {
            let led = place - 1;
            let opens = led == 0
                || line.is(led - 1, Role::And)
                || line.is_mark(led - 1, ',')
                || line.is_mark(led - 1, ';');
            opens && line.time_role(led, TimeRole::In).is_some() && self.is_unknown(place)
        })
    }

    /// Whether a count is how many there are in one thing: `a ward of 28 beds`, `a team of 12 doctors`.
    fn is_size_of_one(&self, found: &Found) -> bool {
        let line = self.line;
        if found.kind != MentionKind::Count {
            return false;
        }
        let of = line.role_before(found.hedged.start, Role::Of);
        let thing = of.and_then(|of| of.checked_sub(1));
        let article = thing.and_then(|thing| thing.checked_sub(1));
        thing.zip(article).is_some_and(|(thing, article)| {
            self.is_unknown(thing) && !self.is_neutral(thing) && line.is(article, Role::Article)
        })
    }

    /// Whether a figure is how much more of one thing there is than of another: `the deaths exceeded the births by 19,500`.
    fn is_between_two_things(&self, found: &Found) -> bool {
        let line = self.line;
        let Some(by) = line.role_before(found.hedged.start, Role::By) else {
            return false;
        };
        let own = clause(line, found.tokens.start);
        let differs = [Role::Exceeds, Role::FallsShort];
        let mut before = (own.start..by).rev();
        let verb = before.find(|at| differs.iter().any(|role| line.is(*at, *role)));
        verb.is_some_and(|verb| {
            let cues = || self.topics.cues.iter();
            let mut first = cues().filter(|cue| own.contains(&cue.at) && cue.end <= verb);
            let second = cues().find(|cue| cue.at > verb && cue.end == by);
            second.is_some_and(|second| first.all(|first| first.measure != second.measure))
        })
    }

    /// Whether a bare number is what a share is of that nobody names: `in 2022 it was 0.66 percent of 15.8 million`.
    fn is_whole_of_rate(&self, found: &Found) -> bool {
        let bare = found.unit.is_none();
        let of = self.line.role_before(found.hedged.start, Role::Of);
        let percent = |f: &Found| f.kind == MentionKind::Percent && Some(f.tokens.end) == of;
        // `188,000 children have been vaccinated out of 210,000 planned`
        let out_of = self
            .line
            .role_before(found.hedged.start, Role::OutOf)
            .is_some();
        bare && (out_of || self.figures.iter().any(percent))
    }

    /// Whether a number stands behind a label that names what it counts, and nothing that the talk was of: `cancers: 10,210 (28.8 per
    /// cent)`.
    fn is_of_label(&self, found: &Found) -> bool {
        let line = self.line;
        let Some(colon) = found.hedged.start.checked_sub(1) else {
            return false;
        };
        let label = 0..colon;
        let named = |at: usize| {
            let mut cues = self.topics.cues.iter();
            let mut periods = self.periods.iter();
            cues.any(|cue| (cue.at..cue.end).contains(&at))
                || periods.any(|p| p.tokens.contains(&at))
                || !line.is_kind(at, TokenKind::Word)
        };
        let short = (1..=LABEL).contains(&label.len());
        found.unit.is_none()
            && line.is_mark(colon, ':')
            && short
            && label.clone().any(|at| self.is_unknown(at))
            && !label.clone().any(named)
    }

    /// Whether a figure is of one plant that its place alone names: `Костанайский завод выпустил 45,7 тыс. автомобилей, алматинский – 69,3`.
    fn is_of_a_plant(&self, found: &Found) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Head)) || found.kind == MentionKind::Percent {
            return false;
        }
        let plant = line.capital(0) && line.hits(0).is_empty() && line.is(1, Role::Head);
        let clause = clause(line, found.tokens.start);
        let listed = || {
            let dash = found.hedged.start.checked_sub(1);
            dash.is_some_and(|dash| line.is_dash(dash) && dash > 0 && self.is_unknown(dash - 1))
        };
        plant && (clause.start == 0 || listed())
    }

    /// Whether a count of people is of those who came or went, and not of those who are there: `1,430 doctors were hired, and 1,290 left`.
    pub(in crate::extract) fn is_of_those_who_came_or_went(&self, found: &Found) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Joins)) || found.kind == MentionKind::Percent {
            return false;
        }
        let joins = |at: usize| line.is(at, Role::Joins);
        let own = clause(line, found.tokens.start);
        let mut others = self
            .figures
            .iter()
            .filter(|f| own.contains(&f.tokens.start));
        let floor = others
            .by_ref()
            .take_while(|f| f.tokens.end <= found.hedged.start)
            .last();
        let floor = floor.map_or(own.start, |f| f.hedged.end);
        let ceiling = self
            .figures
            .iter()
            .find(|f| f.tokens.start >= found.tokens.end);
        let ceiling = ceiling.map_or(own.end, |f| f.hedged.start.min(own.end));
        let led = (floor..found.hedged.start).any(joins);
        let behind = (found.tokens.end..ceiling).any(joins);
        led || behind && !(own.start..found.hedged.start).any(joins)
    }
}
