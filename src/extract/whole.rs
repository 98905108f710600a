//! What a share is of: the measure named behind it (`40 percent of Kazakhstan's exports`) or behind the word for a share (`the
//! share of China in Kazakhstan's exports is 40 percent`), whose measure that is, and with whom the part of it is.

use super::attach::Attach;
use super::carry::Carried;
use super::figure::Found;
use super::mention::MentionKind;
use super::number::Form;
use super::topic::{Cue, PartyWord, clause};
use crate::claim::Whole;
use crate::lexicon::{PartyOrder, Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::Atom;
use std::ops::Range;
use std::sync::Arc;

/// How many words may stand between the word for a share and the measure it is of.
const REACH: usize = 7;

/// The most words that name a part.
const WORDS: usize = 3;

/// What a share is of, and whose part it is.
#[derive(Clone, Debug)]
pub(super) struct ShareOf {
    pub whole: Whole,
    /// The other side of that part of the measure.
    pub partner: Option<Arc<str>>,
    /// What the part is of: grain, in `grain accounted for 40 percent of exports`.
    pub thing: Option<Arc<str>>,
    /// Whether it goes on with a list.
    pub follows: bool,
}

impl ShareOf {
    /// Whether the part is of the whole's measure: that is what it is about, or nothing else is known but whose or what part it is.
    pub fn is_of_its_whole(&self, measure: Option<&Arc<str>>) -> bool {
        let told = self.partner.is_some() || self.thing.is_some() || self.follows;
        measure.map_or(told, |measure| *measure == self.whole.measure)
    }

    /// The parties of the part, where both sides are known.
    pub fn parties(&self, attach: &Attach<'_>) -> Option<Vec<Arc<str>>> {
        let (owner, partner) = (self.whole.party.clone()?, self.partner.clone()?);
        let measure = attach.measure_named(&self.whole.measure)?;
        // Goods go out from their owner, people come in to theirs.
        let mut both = match measure.receives || measure.of_people {
            true => vec![partner, owner],
            false => vec![owner, partner],
        };
        match measure.parties {
            PartyOrder::Directed => {}
            PartyOrder::Unordered => both.sort(),
            _ => return None,
        }
        Some(both)
    }
}

impl Attach<'_> {
    /// What a share is of; `before` is what the share before it in the sentence is of, which a list goes on with.
    pub(super) fn share_whole(
        &self,
        at: usize,
        before: Option<&ShareOf>,
        carried: &Carried,
    ) -> Option<ShareOf> {
        let found = &self.figures[at];
        let percent = matches!(found.unit.as_ref().map(|u| &u.of), Some(Atom::Percent));
        // `четверть внешней торговли`
        if !(percent || found.unit.is_none() && found.form == Form::Fraction) {
            return None;
        }
        if let Some(whole) = self.whole_spoken_of(found, carried) {
            return Some(ShareOf {
                partner: self.partner(found, whole.party.as_deref()),
                whole,
                thing: self.part_name(found, false),
                follows: false,
            });
        }
        if let Some((cue, from)) = self
            .whole_behind(found)
            .or_else(|| self.topics.related.map(|cue| (cue, cue.at)))
            .or_else(|| self.whole_in_front(found))
        {
            let owner = self.owner(&cue, from);
            let partner = self.partner(found, owner.as_deref());
            return Some(ShareOf {
                whole: Whole {
                    measure: self.measure(cue.measure)?.id.as_str().into(),
                    party: owner,
                },
                partner,
                thing: self.part_name(found, false),
                follows: false,
            });
        }
        // `China accounted for 40 percent of exports, Russia for 35 percent and Italy for 20`
        let before = before.filter(|_| self.continues(at) && !self.names_its_whole(found))?;
        Some(ShareOf {
            whole: before.whole.clone(),
            partner: self.partner(found, before.whole.party.as_deref()),
            thing: self.part_name(found, true),
            follows: true,
        })
    }

    /// `70 percent of export earnings, and for 44 percent of government revenue`: of something of its own, whatever it is.
    fn names_its_whole(&self, found: &Found) -> bool {
        let end = found.tokens.end;
        let of = self.line.role(end, Role::Of).map(|len| end + len);
        of.is_some_and(|at| {
            let pronoun = self.line.is(at, Role::Back) || self.line.is(at, Role::Stop);
            self.line.is_kind(at, TokenKind::Word) && !pronoun
        })
    }

    /// `Public debt reached 14 billion. The share of external debt in it is 49 percent`: the measure that a pronoun stands for.
    fn whole_spoken_of(&self, found: &Found, carried: &Carried) -> Option<Whole> {
        if !self.line.holds(SenseSet::role(Role::Within)) || carried.paragraph != self.paragraph {
            return None;
        }
        let own = self.stretch(found);
        let points = |at: usize| self.line.is(at, Role::Within);
        let share = |at: usize| self.line.is(at, Role::Share);
        let before = own.start..found.hedged.start;
        let led = before.clone().any(points) && before.into_iter().any(share);
        let id = carried.measure.as_ref()?;
        let measure = self.measure_named(id)?;
        let whole = measure.dimension != "percent" && measure.dimension != "price";
        (whole && (led || points(found.tokens.end))).then(|| Whole {
            measure: id.clone(),
            party: match carried.parties.as_slice() {
                [one] => Some(one.clone()),
                _ => None,
            },
        })
    }

    /// The cue behind `of`, with the token its noun phrase begins at.
    fn whole_behind(&self, found: &Found) -> Option<(Cue, usize)> {
        let from = match self.line.role(found.tokens.end, Role::Of) {
            Some(len) => found.tokens.end + len,
            None if self.line.language.singular.head_first => found.tokens.end,
            None => return None,
        };
        self.cue_of_phrase(from).or_else(|| {
            let start = clause(self.line, found.tokens.start).start;
            let share = (start..found.hedged.start).any(|at| self.line.is(at, Role::Share));
            share.then(|| self.counted_of_phrase(from))?
        })
    }

    /// What a measure counts, as a cue of it, at the end of a noun phrase: `all the foreign visitors`.
    fn counted_of_phrase(&self, from: usize) -> Option<(Cue, usize)> {
        let mut at = from;
        while at < self.line.len() && at < from + REACH {
            let counted = self.line.find_in(at, SenseSet::NOUN, |s| match s {
                Sense::Noun(name) => self.lexicon.place_of_measure(name),
                _ => None,
            });
            if let Some((len, place)) = counted {
                let measure = u16::try_from(place).ok()?;
                let end = at + len;
                return Some((Cue { at, end, measure }, from));
            }
            at = self.behind_owner(at)?;
        }
        None
    }

    /// The cue behind the word for a share before the figure.
    fn whole_in_front(&self, found: &Found) -> Option<(Cue, usize)> {
        let others = self.figures.iter().map(|f| f.tokens.end);
        let before = others.filter(|end| *end <= found.tokens.start).max();
        let start = clause(self.line, found.tokens.start).start;
        let share = (start.max(before.unwrap_or(0))..found.hedged.start)
            .rev()
            .find_map(|i| self.line.role(i, Role::Share).map(|len| i + len))?;
        let named = |from: usize| {
            self.cue_of_phrase(from)
                .filter(|(cue, _)| cue.end <= found.hedged.start)
        };
        let reach = share..(share + REACH).min(found.hedged.start);
        // The phrase for a share may end in its preposition.
        let first = named(share);
        // `the share of imports in trade`: what stands first is the part, where the whole follows.
        let within = reach.clone().find_map(|i| {
            let len = self.line.time_role(i, TimeRole::In)?;
            first.as_ref().filter(|(cue, _)| cue.end <= i)?;
            named(i + len)
        });
        // Where nouns have cases, what `доля экспорта` is of is the part, and nobody says of what.
        let cases = !self.line.language.genitive.endings.is_empty();
        let phrase = self.line.role_before(share, Role::Share);
        let bare = phrase.is_some_and(|at| self.line.time_role(at, TimeRole::In).is_none());
        within.or(first.filter(|_| !(cases && bare))).or_else(|| {
            reach.into_iter().find_map(|i| {
                let of = self.line.role(i, Role::Of);
                let leads = of.or_else(|| self.line.time_role(i, TimeRole::In));
                named(i + leads?)
            })
        })
    }

    /// The cue that a noun phrase ends in: `the country's total exports`.
    fn cue_of_phrase(&self, from: usize) -> Option<(Cue, usize)> {
        let mut at = from;
        while at < self.line.len() && at < from + REACH {
            if let Some(cue) = self.cue_at(at) {
                return Some((cue, from));
            }
            let neutral = || self.is_neutral(at).then_some(at + 1);
            at = self.behind_owner(at).or_else(neutral)?;
        }
        None
    }

    /// The token behind what says whose a whole is, or that it is all of it: `all`, `our`, `Kazakhstan's`.
    pub(super) fn behind_owner(&self, at: usize) -> Option<usize> {
        let small = [Role::Definite, Role::Own, Role::Those, Role::Overall];
        match self.topics.parties.iter().find(|p| p.at == at) {
            Some(party) => Some(self.behind_possessive(party.end)),
            None if small.iter().any(|role| self.line.is(at, *role)) => Some(at + 1),
            // `the country's GDP`
            None => {
                let end = self.behind_possessive(at + 1);
                (self.line.is_kind(at, TokenKind::Word) && end > at + 1).then_some(end)
            }
        }
    }

    /// The cue at a token, also one that a phrase around it hides from figures (`percent of GDP` is no GDP).
    pub(super) fn cue_at(&self, at: usize) -> Option<Cue> {
        let seen = self.topics.cues.iter().find(|cue| cue.at == at).copied();
        seen.or_else(|| {
            let (len, measure) = self.line.find(at, |s| match s {
                Sense::Measure(measure) => Some(*measure),
                _ => None,
            })?;
            let end = at + len;
            Some(Cue { at, end, measure })
        })
    }

    /// Whose measure it is: named in its phrase before the cue, or right behind it.
    fn owner(&self, cue: &Cue, from: usize) -> Option<Arc<str>> {
        let behind = self
            .line
            .role(cue.end, Role::Of)
            .map_or(cue.end, |len| cue.end + len);
        let behind = behind + usize::from(self.line.is(behind, Role::Definite));
        let near = |p: &&PartyWord| (from..cue.at).contains(&p.at) || p.at == behind;
        let named = self
            .topics
            .parties
            .iter()
            .find(near)
            .map(|p| p.party.clone());
        named.or_else(|| {
            let own = (from..cue.at).any(|i| self.line.is(i, Role::Own));
            self.own.filter(|_| own).cloned()
        })
    }

    /// The one country named for the figure besides the owner of the whole.
    fn partner(&self, found: &Found, owner: Option<&str>) -> Option<Arc<str>> {
        let own = self.stretch(found);
        let mut others = (self.topics.parties.iter())
            .filter(|p| own.contains(&p.at) && !p.organisation && Some(&*p.party) != owner)
            .map(|p| &p.party);
        let partner = others.next()?;
        others
            .all(|other| other == partner)
            .then(|| partner.clone())
    }

    /// The words that name the part before the figure, or before the word for a share.
    fn part_name(&self, found: &Found, follows: bool) -> Option<Arc<str>> {
        let stretch = self.stretch(found);
        let share = (stretch.start..found.hedged.start).find(|i| self.line.is(*i, Role::Share));
        if share.is_none() && !follows {
            return None;
        }
        let small = |i: usize| {
            !self.line.is_kind(i, TokenKind::Word)
                || self.line.is(i, Role::Stop)
                || self.line.is(i, Role::By)
                || self.line.is(i, Role::Definite)
        };
        // `доля зерна в экспорте`: where nouns have cases, the part is named behind the word for a share.
        let behind = share.and_then(|at| Some(at + self.line.role(at, Role::Share)?));
        let behind = behind.filter(|at| {
            let cases = !self.line.language.genitive.endings.is_empty();
            let narrows = self.is_narrowing(*at, &[]) && !self.is_trend(*at);
            cases && narrows && self.line.time_role(*at, TimeRole::In).is_none()
        });
        if let Some(from) = behind.filter(|from| *from < found.hedged.start) {
            let last = (from..found.hedged.start.min(from + WORDS))
                .take_while(|i| self.is_narrowing(*i, &[]) && !self.is_trend(*i));
            let words: Vec<String> = last.map(|i| self.named_thing(i).1).collect();
            return Some(words.join(" ").into());
        }
        let mut end = share.unwrap_or(found.hedged.start);
        while end > stretch.start && small(end - 1) {
            end -= 1;
        }
        let mut start = end;
        while start > stretch.start && end - start < WORDS && self.is_narrowing(start - 1, &[]) {
            start -= 1;
        }
        let words: Vec<String> = (start..end).map(|i| self.named_thing(i).1).collect();
        (!words.is_empty()).then(|| words.join(" ").into())
    }

    /// The stretch of the sentence that a figure has to itself: from the figure before it to the next one, or to the comma or
    /// `and` that parts it from that one.
    fn stretch(&self, found: &Found) -> Range<usize> {
        let before = self
            .figures
            .iter()
            .filter(|f| f.tokens.end <= found.tokens.start && f.kind != MentionKind::Ordinal);
        let behind = self
            .figures
            .iter()
            .filter(|f| f.tokens.start >= found.tokens.end);
        let parts = |i: &usize| self.line.is_mark(*i, ',') || self.line.is(*i, Role::And);
        let start = before.map(|f| f.tokens.end).max();
        let start = start.map_or(0, |end| {
            (end..found.tokens.start).find(parts).unwrap_or(end)
        });
        let end = behind.map(|f| f.tokens.start).min();
        let end = match end {
            Some(next) => (found.tokens.end..next)
                .find(parts)
                .unwrap_or(found.tokens.end),
            None => self.line.len(),
        };
        start..end
    }

    /// Whether a share goes on with the list of the one before it: a comma or `and` stands between, and nothing is taken out
    /// of the last part.
    fn continues(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.figures[before]) else {
            return false;
        };
        let gap = before.tokens.end..self.figures[at].tokens.start;
        let parted = |i: usize| self.line.is_mark(i, ',') || self.line.is(i, Role::And);
        let inner = |i: usize| self.line.is(i, Role::Part) || self.line.is(i, Role::Consists);
        let Some(from) = gap.clone().find(|i| parted(*i)) else {
            return false;
        };
        let named = |cue: &Cue| (from..gap.end).contains(&cue.at);
        !self.is_compared(&self.figures[at])
            && !gap.clone().any(inner)
            && !self.topics.cues.iter().any(named)
    }
}
