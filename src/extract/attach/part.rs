//! Parts of a company as subjects: `The offshore unit was the main driver: its sales jumped`, `All three segments grew. Shipyards
//! brought in $7 billion`.

use super::{Attach, Topic};
use crate::claim::{SOME_OF_IT, is_country};
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::{Cue, clause};
use crate::lexicon::{Measure, Nature, Owner, PartyOrder, Role, SenseSet, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// The most words of the name of a part.
const WORDS: usize = 4;

impl Attach<'_> {
    /// The part of a company or of a country's economy that a figure is told of.
    pub(super) fn some_part(
        &self,
        found: &Found,
        cue: &Cue,
        measure: Option<&Measure>,
    ) -> Option<Arc<str>> {
        let part = self.part_told_of(found, measure);
        part.or_else(|| self.thing_with(cue, measure))
            .or_else(|| self.is_share_of_district(found).then(|| SOME_OF_IT.into()))
    }

    /// `на область приходится 1,3 миллиарда долларов товарооборота`: the part of a whole that falls to a district.
    fn is_share_of_district(&self, found: &Found) -> bool {
        if found.kind == MentionKind::Percent || !self.line.holds(SenseSet::role(Role::Share)) {
            return false;
        }
        let own = clause(self.line, found.tokens.start).start..found.hedged.start;
        let district = |at: usize| self.line.is(at, Role::District);
        let falls = |at: &usize| self.line.is(*at, Role::Share);
        let share = own.clone().rev().find(falls);
        share.is_some_and(|share| own.start < share && (own.start..share + 3).any(district))
    }

    /// The part of a company that a figure of its measure is told of: the sentence's subject, where that is a part by its own word
    /// for it, or where the paragraph has come to speak of the parts.
    fn part_told_of(&self, found: &Found, measure: Option<&Measure>) -> Option<Arc<str>> {
        measure.filter(|m| m.owner == Owner::Organisation && m.nature != Nature::Stock)?;
        if let Some(name) = self.contributor(found) {
            return Some(self.words_of(name));
        }
        let divided = self.divided || self.line.holds(SenseSet::role(Role::Division));
        let name = self
            .subject()
            .filter(|name| divided && name.end < found.tokens.start)?;
        let called = self.line.is(name.end - 1, Role::Division);
        // `The offshore unit lifted the group's revenue`: whose revenue it is, is said.
        let its = || {
            let cue = self.nearest_cue(found)?;
            // `The unit, which sells to carmakers, generated revenue`: what is set in between commas owns nothing.
            let gap = name.end..cue.at;
            let closed = gap.clone().rev().find(|at| self.line.is_mark(*at, ','));
            let inserted = self.line.is_mark(name.end, ',');
            let from = closed.filter(|_| inserted).unwrap_or(gap.start);
            let owned = (from..gap.end).any(|at| self.line.is(at, Role::Organisation));
            // `The overseas arm is small, with 19 percent of sales`
            let of_all = called && found.unit.is_some() && cue.at == found.tokens.end + 1;
            (!owned && (cue.end <= found.tokens.start || of_all)).then_some(())
        };
        its().filter(|()| called || self.divided)?;
        Some(self.words_of(name))
    }

    /// `Malaysia contributed revenue of $3 million, an increase of 6 percent`, `the overseas business (Brunei) posted 5 million`: who
    /// stands before the last such verb, if that is a part. To contribute is to be one, whatever the name; else its own word
    /// must call it a division.
    fn contributor(&self, found: &Found) -> Option<Range<usize>> {
        const POSTED: SenseSet = SenseSet::role(Role::Posted);
        let line = self.line;
        if !line.holds(POSTED) {
            return None;
        }
        let before = (0..found.tokens.start).rev();
        let verb = before
            .filter(|at| line.may_be(*at, POSTED))
            .find(|at| line.is(*at, Role::Posted))?;
        let passed = verb..found.tokens.start;
        let other = |at: usize| {
            let semicolon = line.is_mark(at, ';');
            semicolon || line.is(at, Role::Organisation) || line.is(at, Role::While)
        };
        let named = |at: usize| {
            let mut names = self.named_organisations().iter();
            names.any(|n| n.tokens.contains(&at))
        };
        if passed.into_iter().any(|at| other(at) || named(at)) {
            return None;
        }
        let mut end = verb;
        if end > 1 && line.is_mark(end - 1, ')') {
            end = self.brackets_around(end - 2)?.start;
        }
        let last = end.checked_sub(1)?;
        let called = line.is(last, Role::Division);
        // What brings in something that was told before contributes to it.
        let contributes = line.is(verb, Role::Back);
        let narrowing =
            |at: usize| line.is_kind(at, TokenKind::Word) && !line.is(at, Role::Stop) && !named(at);
        let mut start = last;
        while start > 0
            && end - start < WORDS
            && narrowing(start - 1)
            && (line.capital(start - 1) || called && start == last)
        {
            start -= 1;
        }
        let whole = named(last) || line.is(last, Role::Organisation);
        let named = line.capital(last) && !line.is(last, Role::Back);
        let part = called && end - start > 1 || contributes && named;
        (part && !whole).then_some(start..end)
    }

    /// Whether a figure stands in brackets beside one that a later clause tells of something else: `trade has 16 percent, or
    /// $3 billion, followed by manufacturing with 9 percent ($2 billion)`.
    pub(super) fn is_beside_another(&self, cue: &Cue, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::While)) {
            return false;
        }
        let inside = self.brackets_around(found.tokens.start);
        inside.is_some_and(|inside| {
            let mut led = cue.end..inside.start;
            let beside = |f: &Found| f.tokens.end == inside.start;
            led.any(|at| self.line.is(at, Role::While)) && self.figures.iter().any(beside)
        })
    }

    /// `Aquaculture Services contributed $6 billion`, where the talk is of the parts of what was told last.
    pub(super) fn part_brought_in(&self, found: &Found, carried: &Carried) -> Option<Topic> {
        if !self.divided || found.unit.as_ref()?.currency().is_none() {
            return None;
        }
        let measure = self.measure_named(carried.measure.as_deref()?)?;
        let owned = measure.owner == Owner::Organisation && measure.nature == Nature::Flow;
        if !owned || !self.fits(found, measure) {
            return None;
        }
        let name = self.subject()?;
        let verb = self.line.role(name.end, Role::Posted);
        let verb = verb.or_else(|| self.line.role(name.end, Role::Back))?;
        (name.end + verb == found.hedged.start).then(|| Topic {
            measure: Some(measure.id.as_str().into()),
            scope: Some(self.words_of(name)),
            ..Topic::default()
        })
    }

    /// `Foreign trade came to $20 billion. The Union's countries accounted for 7.6 billion`: what of the amount told last falls to a
    /// partner.
    pub(super) fn fell_to_partner(&self, found: &Found, carried: &Carried) -> Option<Topic> {
        found.unit.as_ref()?.currency()?;
        let verb = self.line.role_before(found.hedged.start, Role::Yields)?;
        let measure = self.measure_named(carried.measure.as_deref()?)?;
        let shared = matches!(
            measure.parties,
            PartyOrder::Unordered | PartyOrder::Directed
        );
        let start = clause(self.line, found.tokens.start).start;
        let mut partners = self.topics.parties.iter();
        let partner = partners.any(|p| (start..verb).contains(&p.at));
        let here = carried.paragraph == self.paragraph;
        (shared && partner && here && self.fits(found, measure)).then(|| Topic {
            measure: Some(measure.id.as_str().into()),
            ..Topic::default()
        })
    }

    /// `Passenger airlines contributed €1.12bn to the operating result, cargo €38m and the technical division €161m`: one more part behind
    /// the first that a verb says is one.
    pub fn goes_on_with_parts(&self, at: usize) -> bool {
        let found = &self.figures[at];
        if at == 0 || !self.line.holds(SenseSet::role(Role::Yields)) {
            return false;
        }
        let yields = |f: &Found| {
            let verb = self.line.role_before(f.hedged.start, Role::Yields);
            verb.is_some() && f.unit == found.unit
        };
        if !self.figures[..at].iter().any(yields) {
            return false;
        }
        // Nothing but names between: no other verb, no word of a measure.
        let own = self.figures[at - 1].hedged.end..found.hedged.start;
        let parted = own
            .clone()
            .any(|i| self.line.is_mark(i, ',') || self.line.is(i, Role::And));
        let verb = |i: usize| self.line.is(i, Role::Stop) && !self.line.is(i, Role::And);
        let small = |i: usize| self.line.is(i, Role::Definite) || self.line.is(i, Role::To);
        // `… to the operating result, cargo €38m`, `… or 40 percent of income, tuition fees $190 million`
        let comma = own.clone().find(|i| self.line.is_mark(*i, ','));
        let from = comma.unwrap_or(own.start);
        let named = from..own.end;
        let fits = |c: &Cue| self.measure(c.measure).is_some_and(|m| self.fits(found, m));
        let cue = |c: &Cue| named.contains(&c.at) && fits(c);
        parted && !named.clone().any(|i| verb(i) && !small(i)) && !self.topics.cues.iter().any(cue)
    }

    /// `The Garadagh solar plant, with a capacity of 230 MW`: the one thing that a country's measure is said of.
    fn thing_with(&self, cue: &Cue, measure: Option<&Measure>) -> Option<Arc<str>> {
        measure.filter(|m| m.owner == Owner::Either)?;
        if !self.line.holds(SenseSet::role(Role::With)) {
            return None;
        }
        let led = (cue.at.saturating_sub(WORDS)..cue.at).rev();
        let with = led
            .clone()
            .find(|at| self.line.is(*at, Role::With))
            .filter(|with| (with + 1..cue.at).all(|at| self.line.is_kind(at, TokenKind::Word)))?;
        let end = with - usize::from(with > 0 && self.line.is_mark(with - 1, ','));
        let names = self.named_organisations();
        let thing = |at: usize| self.is_narrowing(at, names) || self.noun_at(at).is_some();
        let mut start = end;
        while start > 0 && end - start < WORDS && thing(start - 1) {
            start -= 1;
        }
        (start < end).then(|| self.words_of(start..end))
    }

    /// The company that a sentence is about, where a figure may as well be a country's: named before the figure, or called `the
    /// company`, or spoken of just before.
    pub(super) fn company_told_of(&self, found: &Found, carried: &Carried) -> Option<Arc<str>> {
        let line = self.line;
        let own = clause(line, found.tokens.start);
        let before = |end: usize| end <= found.tokens.start;
        let country = |from: usize| {
            let mut named = self.topics.parties.iter().filter(|p| !p.organisation);
            named.any(|p| p.at >= from && before(p.end) && own.contains(&p.at))
        };
        let mut named = self.named_organisations().iter().rev();
        if let Some(named) = named.find(|named| before(named.tokens.end)) {
            return (!country(named.tokens.end)).then(|| named.name.clone());
        }
        let called = |at: usize| {
            let the = line.role_before(at, Role::Definite).is_some();
            the && line.is(at, Role::Organisation)
        };
        if line.holds(SenseSet::role(Role::Organisation))
            && let Some(at) = (0..found.tokens.start).find(|at| called(*at))
        {
            return self.organisation(found, carried).filter(|_| !country(at));
        }
        let spoken_of = carried.parties.first();
        let here = carried.paragraph == self.paragraph
            && self.topics.parties.is_empty()
            && !self.tells_of_land(found);
        spoken_of
            .filter(|party| here && carried.parties.len() == 1 && !is_country(party))
            .cloned()
    }

    /// The noun that a sentence begins with, if it is a thing that no vocabulary knows and no company by name.
    fn subject(&self) -> Option<Range<usize>> {
        let line = self.line;
        let start = usize::from(line.is(0, Role::Definite) || line.is(0, Role::Own));
        let names = self.named_organisations();
        let cue = |at: usize| {
            let mut cues = self.topics.cues.iter();
            cues.any(|cue| (cue.at..cue.end).contains(&at))
        };
        let noun = |at: usize| {
            let division = line.is(at, Role::Division);
            let capital =
                at > start && line.capital(at) && !names.iter().any(|n| n.tokens.contains(&at));
            let named = capital || self.is_narrowing(at, names);
            let narrows = at + 1 < line.len()
                && line.is(at + 1, Role::Division)
                && line.is_kind(at, TokenKind::Word)
                && !line.is(at, Role::Stop)
                && !line.is(at, Role::Organisation)
                && !names.iter().any(|n| n.tokens.contains(&at));
            division || (named || narrows) && !cue(at) && !line.is(at, Role::Posted)
        };
        let mut end = start;
        while end < line.len() && end - start < WORDS && noun(end) {
            end += 1;
            if line.is(end - 1, Role::Division) {
                break;
            }
        }
        // `Shipyards remained the largest`: before an article stands a verb.
        let led = line.is(end, Role::Definite) || line.is(end, Role::Article);
        let verb = end > start + 1 && !line.capital(end - 1) && led;
        end -= usize::from(verb);
        if end == start {
            return None;
        }
        // `The overseas arm, with sales of $3 million, grew`
        let inserted = line.is_mark(end, ',') && line.is(end - 1, Role::Division);
        let follows = line.is_kind(end, TokenKind::Word) && !line.is(end, Role::Of) || inserted;
        follows.then_some(start..end)
    }

    fn words_of(&self, name: Range<usize>) -> Arc<str> {
        let words: Vec<String> = name.map(|at| self.named_thing(at).1).collect();
        words.join(" ").into()
    }

    /// `The deficit, including grants, was 5.3 percent`: what is named between two commas, and the verb goes on about the whole.
    pub(super) fn is_part_in_passing(&self, part: usize, found: &Found) -> bool {
        let opened = part > 0 && self.line.is_mark(part - 1, ',');
        let goes_on = |at: usize| {
            let told = [Role::Happened, Role::Proved, Role::Amounts];
            self.line.is_mark(at, ',') && told.into_iter().any(|role| self.line.is(at + 1, role))
        };
        opened && (part..found.tokens.start).any(goes_on)
    }

    /// Whether a figure is a percentage between two commas, the first of them right behind the figure before it.
    pub fn is_share_set_in(&self, at: usize) -> bool {
        let (Some(before), Some(share)) = (
            at.checked_sub(1).and_then(|at| self.figures.get(at)),
            self.figures.get(at),
        ) else {
            return false;
        };
        let comma = before.hedged.end;
        share.kind == MentionKind::Percent
            && self.line.is_mark(comma, ',')
            && comma + 1 == share.hedged.start
            && self.line.is_mark(share.hedged.end, ',')
    }
}
