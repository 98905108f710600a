//! Shares said beside the figure they are of: `$8.8 billion, or 33 percent of trade`.

use super::attach::Attach;
use super::figure::Found;
use super::mention::MentionKind;
use super::number::Form;
use super::period::{PeriodMention, PeriodRole};
use super::topic::{Cue, PartyWord, clause};
use crate::lexicon::{Owner, Role, SenseSet, TimeRole, TokenKind};
use smallvec::SmallVec;

/// The most words of a label.
const LABEL: usize = 5;

/// The most words between an amount and what says its share.
const WORDS: usize = 8;

impl Attach<'_> {
    /// The figure that a share says again: the one right before it, joined by `or` or a bracket, when a whole is named behind.
    pub fn share_of(&self, at: usize) -> Option<usize> {
        let (share, before) = (&self.figures[at], at.checked_sub(1)?);
        let percent = |found: &Found| found.unit.as_ref().is_some_and(|u| u.is_percent());
        if !percent(share) || percent(&self.figures[before]) || !self.whole_follows(share) {
            return None;
        }
        self.told_as_share(at)
    }

    /// Whether a figure is told again as a share of all that it is counted among: `130,000, or 37 percent of all unemployed`.
    pub(in crate::extract) fn is_told_as_part_of_all(&self, found: &Found) -> bool {
        let end = found.tokens.end;
        let mut behind = self.figures.iter().enumerate();
        let Some((at, share)) = behind.find(|(_, f)| f.tokens.start >= end) else {
            return false;
        };
        let told = self
            .told_as_share(at)
            .map(|told| &self.figures[told].tokens);
        if told != Some(&found.tokens) {
            return false;
        }
        // `exported $31.5 billion to the Union, which is 40 percent of exports`: all there is between the two.
        let own = clause(self.line, found.tokens.start).start..share.hedged.start;
        let mut parties = self.topics.parties.iter().filter(|p| own.contains(&p.at));
        if parties.any(|p| self.leads_somewhere(p)) {
            return false;
        }
        match self.whole_named(share) {
            Some(whole) => self
                .nearest_cue(found)
                .is_none_or(|cue| cue.measure == whole.measure),
            None => {
                let of = self.line.role(share.tokens.end, Role::Of);
                of.is_some_and(|len| self.line.is(share.tokens.end + len, Role::Overall))
            }
        }
    }

    /// Whether an amount is only part of what its measure names, by what is said right around it.
    pub(super) fn is_part_of_whole(&self, found: &Found) -> bool {
        self.is_amount_of_whole(found)
            || self.is_told_as_part_of_all(found)
            || self.is_amount_of_share(found)
            || self.is_amount_of_share_made(found)
            || self.is_listed_with_share(found)
            || self.is_count_made(found)
            || self.is_of_one_that_leads(found)
            || self.is_contributed(found)
            || self.is_on_a_sort_of_place(found)
            || self.is_size_of_one(found)
            || self.is_between_two_things(found)
            || self.is_whole_of_rate(found)
            || self.is_of_a_plant(found)
            || self.is_of_label(found)
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
        let unknown = label.clone().any(|at| self.is_unknown(at));
        found.unit.is_none()
            && line.is_mark(colon, ':')
            && short
            && unknown
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
            own.start < verb && !parties.any(|party| (own.start..verb).contains(&party.at))
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

    /// Whether an amount tells again the share right before it that its subject makes up: `tea made up 38 percent, or roughly $115
    /// million`. What falls to a country is all there is between it and the other one.
    fn is_amount_of_share_made(&self, found: &Found) -> bool {
        let percent = |f: &Found| f.unit.as_ref().is_some_and(|unit| unit.is_percent());
        let own = self.figures.iter().position(|f| f.tokens == found.tokens);
        let Some(at) = own.and_then(|own| own.checked_sub(1)) else {
            return false;
        };
        let share = &self.figures[at];
        let (end, start) = (share.hedged.end, found.hedged.start);
        let again = end < start && (end..start).all(|at| self.leads_to_again(at));
        let told = percent(share) && !percent(found) && again;
        told && self.makes_share(share)
    }

    /// Whether a token stands before what says a figure again: a comma, `or`, `i.e.`.
    fn leads_to_again(&self, at: usize) -> bool {
        let line = self.line;
        line.is_mark(at, ',') || line.is(at, Role::Equals) || line.is(at, Role::Or)
    }

    /// Whether an amount is one of a list of parts that each tell their share in brackets: `domestic routes accounted for 6.3 million
    /// (20%), the islands for 3.2 million (10%)`.
    fn is_listed_with_share(&self, found: &Found) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Share)) {
            return false;
        }
        let shared =
            |at: usize| self.told_as_share(at).is_some() && self.trend(&self.figures[at]).is_none();
        let shares: SmallVec<[usize; 4]> =
            (1..self.figures.len()).filter(|at| shared(*at)).collect();
        let of = |at: &usize| &self.figures[at - 1];
        let first = shares.first().map(of);
        let listed = shares.len() > 1 && shares.iter().any(|at| of(at).tokens == found.tokens);
        listed && first.is_some_and(|first| self.makes_share(first))
    }

    /// Whether words for making up a share stand right before a figure, behind a subject that is no country.
    fn makes_share(&self, figure: &Found) -> bool {
        let line = self.line;
        let Some(verb) = line.role_before(figure.hedged.start, Role::Share) else {
            return false;
        };
        let before = self.figures.iter().rev().find(|f| f.hedged.end <= verb);
        let from = before
            .map_or(0, |f| f.hedged.end)
            .max(clause(line, verb).start);
        let sells = self
            .nearest_cue(figure)
            .and_then(|cue| self.measure(cue.measure))
            .is_some_and(|m| m.owner == Owner::Organisation);
        // `UK domestic routes accounted for` is of routes.
        let subject = |p: &PartyWord| (from..verb).contains(&p.at) && p.end + 1 >= verb;
        sells || !self.topics.parties.iter().any(subject)
    }

    /// Whether an amount tells again the share right before it: `We pay half of a year's revenue, some 205 million`.
    fn is_amount_of_share(&self, found: &Found) -> bool {
        let start = found.hedged.start;
        let mut before = self.figures.iter().rev();
        let Some(share) = before.find(|f| f.tokens.end <= start) else {
            return false;
        };
        let percent = share.unit.as_ref().is_some_and(|unit| unit.is_percent());
        let part = share.form == Form::Fraction && share.unit.is_none();
        let mut cues = self.topics.cues.iter();
        let between = |cue: &&Cue| cue.at >= share.tokens.end && cue.end <= start;
        let Some(whole) = cues.find(between) else {
            return false;
        };
        let comma = whole.end + 1 == start && self.line.is_mark(whole.end, ',');
        // `tea made up 38 percent of exports, or $115 million`
        let again = whole.end < start && (whole.end..start).all(|at| self.leads_to_again(at));
        let apart = comma || again && self.makes_share(share);
        let words = |at: usize| {
            let word = self.line.is_kind(at, TokenKind::Word) || self.line.is_apostrophe(at);
            word && !self.line.is(at, Role::And)
        };
        let of = (share.tokens.end..whole.at).all(words) && self.trend(share).is_none();
        (percent || part) && apart && of && found.kind != MentionKind::Percent
    }

    /// Whether an amount is said to be part of what was told before: `Vietnamese shipments made up $3.3 billion of this`.
    pub(super) fn is_amount_of_that(&self, found: &Found) -> bool {
        let (line, end) = (self.line, found.tokens.end);
        line.is(end, Role::Part) && line.is(end, Role::Of) && line.is(end + 1, Role::Back)
    }

    /// Whether an amount is said to be part of what is named behind it: `Metals accounted for 7.8 billion dollars of exports`.
    fn is_amount_of_whole(&self, found: &Found) -> bool {
        let line = self.line;
        let start = found.hedged.start;
        let makes = line.role_before(start, Role::Share).is_some()
            || line.role_before(start, Role::Yields).is_some();
        makes && self.whole_named(found).is_some() && line.is(found.tokens.end, Role::Of)
    }

    /// Whether a share is of a thing that no measure names: `62.5% of the doses`.
    pub(in crate::extract) fn is_of_another_thing(&self, share: &Found) -> bool {
        let line = self.line;
        let Some(len) = line.role(share.tokens.end, Role::Of) else {
            return false;
        };
        let of = share.tokens.end + len;
        let at = of + usize::from(line.is(of, Role::Definite));
        let units = self.lexicon.units();
        let things = self.noun_at(at).is_some_and(|noun| {
            let people = self.measure_named(&noun).is_some_and(|m| m.of_people);
            !units.counts_people(&noun) && !people
        });
        self.cue_at(at).is_none() && (things || self.is_unknown(at)) && !self.is_neutral(at)
    }

    /// Whether words stand before a share that say an amount again: `or`, `i.e.`, a bracket.
    pub(super) fn says_as_share(&self, share: &Found) -> bool {
        let start = share.hedged.start;
        self.line.role_before(start, Role::Equals).is_some()
            || self.line.role_before(start, Role::Or).is_some()
            || start > 0 && self.line.is_mark(start - 1, '(')
    }

    /// The figure right before a percent that is joined to it by `or` or a bracket.
    pub(super) fn told_as_share(&self, at: usize) -> Option<usize> {
        let (share, before) = (&self.figures[at], at.checked_sub(1)?);
        let percent = |found: &Found| found.unit.as_ref().is_some_and(|u| u.is_percent());
        let part = share.form == Form::Fraction && share.unit.is_none();
        let shares = percent(share) || part;
        if !shares || percent(&self.figures[before]) || self.trend(share).is_some() {
            return None;
        }
        let mut from = self.figures[before].hedged.end;
        let to = share.hedged.start;
        // `$2 billion in 2022, or 50 percent of exports`
        if let Some(period) = self
            .periods
            .iter()
            .find(|p| p.tokens.start >= from && p.tokens.end <= to)
        {
            let small = |i: usize| self.line.is(i, Role::Stop) || self.line.is(i, Role::Definite);
            if !(from..period.tokens.start).all(small) {
                return None;
            }
            from = period.tokens.end;
        }
        // `145,864 cases between them, that is, 46 percent`
        if self.line.is(from, Role::Between) && self.line.is(from + 1, Role::Back) {
            from += 2;
        }
        from += usize::from(self.line.is_mark(from, ','));
        let bracket = to == from + 1 && self.line.is_mark(from, '(');
        let or = self
            .line
            .role(from, Role::Equals)
            .is_some_and(|len| from + len + usize::from(self.line.is_mark(from + len, ',')) == to);
        // `28.6 billion, over 29 percent of total spending.`
        let comma = from == to && self.line.is_mark(to.saturating_sub(1), ',');
        // `310 million – almost a quarter of all imports`
        let dash = to == from + 1 && self.line.is_dash(from) && !self.line.glued(from);
        let beside = (comma || dash) && self.ends_with_whole(share);
        (bracket || or || beside || self.says_of_clause(at)).then_some(before)
    }

    /// Whether a comma and `which is` stand before a share, and behind the amount only words of whom it went to: `exported $31.5 billion
    /// to the countries of the Union, which is 53 percent of all exports`.
    fn says_of_clause(&self, at: usize) -> bool {
        let line = self.line;
        let Some(before) = at.checked_sub(1).map(|before| &self.figures[before]) else {
            return false;
        };
        let share = &self.figures[at];
        let said = line.role_before(share.hedged.start, Role::Equals);
        let comma = said
            .and_then(|said| said.checked_sub(1))
            .filter(|i| line.is_mark(*i, ','));
        let party = |i: usize| {
            self.topics
                .parties
                .iter()
                .any(|p| (p.at..p.end).contains(&i))
        };
        let small = |i: usize| {
            party(i)
                || [
                    Role::To,
                    Role::From,
                    Role::Of,
                    Role::Definite,
                    Role::Sides,
                    Role::With,
                ]
                .iter()
                .any(|role| line.is(i, *role))
        };
        comma.is_some_and(|comma| {
            let between = before.hedged.end..comma;
            between.len() <= WORDS && between.into_iter().all(small)
        })
    }

    /// Whether a share and the name of its whole end the sentence, or a part of it that stands apart.
    fn ends_with_whole(&self, share: &Found) -> bool {
        self.whole_named(share).is_some_and(|cue| {
            let end = cue.end;
            end >= self.line.len()
                || ['.', ';', ')']
                    .iter()
                    .any(|mark| self.line.is_mark(end, *mark))
        })
    }

    /// Whether the name of a measure stands right behind a share: `of trade`, `of our mutual trade`.
    fn whole_follows(&self, share: &Found) -> bool {
        self.whole_named(share).is_some()
    }

    /// The name of a measure right behind a share.
    pub(super) fn whole_named(&self, share: &Found) -> Option<&Cue> {
        let mut at = share.tokens.end;
        if let Some(length) = self.line.role(at, Role::Of) {
            at += length;
        } else if !self.line.language.singular.head_first {
            return None;
        }
        let named = |at: usize| self.topics.cues.iter().find(|cue| cue.at == at);
        while named(at).is_none() {
            at = self.behind_owner(at)?;
        }
        named(at)
    }
}
