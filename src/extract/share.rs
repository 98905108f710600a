//! Shares said beside the figure they are of: `$8.8 billion, or 33 percent of trade`.

use super::attach::Attach;
use super::figure::Found;
use super::mention::MentionKind;
use super::number::Form;
use super::topic::{Cue, PartyWord, clause};
use crate::lexicon::{Owner, Role, SenseSet, TokenKind};
use smallvec::SmallVec;

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
            || self.is_told_of_some(found)
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
