//! Partners that are named apart from what is shared with them: each of a list (`$4.6 billion; Russia accounted for 70 percent of
//! this, Kazakhstan for 27 percent`), or one named before (`China is the main buyer: exports there came to $54 billion`).

use super::{Attach, Topic};
use crate::claim::is_country;
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::{Cue, PartyWord, clause};
use crate::lexicon::{PartyOrder, Role, SenseSet, TimeRole};
use std::ops::Range;
use std::sync::Arc;

/// How near behind a share the partner stands whose it is: `70 percent fell to Russia`.
const PARTNER: usize = 4;

/// How near behind a measure's name it is said with whom: `exports of Georgia to the 12 neighbours`.
const WITH: usize = 5;

impl Attach<'_> {
    /// What stands between the figure before and this one, when it names what it is of: `…, imports from Russia came to $16 billion`; else
    /// what names it before the figures that it goes on from.
    pub(super) fn own_stretch(&self, found: &Found) -> Range<usize> {
        let mut end = found.tokens.start;
        for before in self.figures.iter().rev() {
            if before.tokens.end > end {
                continue;
            }
            let own = before.tokens.end..end;
            if self.topics.cues.iter().any(|cue| own.contains(&cue.at)) {
                return own.start..found.tokens.start;
            }
            // `imports from Russia rose by 12.8 percent, to over four billion`: of what the change is of.
            if self.topics.parties.iter().any(|p| own.contains(&p.at)) {
                break;
            }
            end = before.tokens.start;
        }
        0..0
    }

    /// The one party that the sentence names up to a token.
    fn only_named_before(&self, end: usize) -> Option<&Arc<str>> {
        let mut before = self.topics.parties.iter().filter(|p| p.end <= end);
        let first = before.next()?;
        let alone = before.all(|p| p.party == first.party);
        alone.then_some(&first.party)
    }

    /// Whether one party and no more stands between the figure before and this one.
    pub(super) fn names_one_anew(&self, found: &Found) -> bool {
        let figures = self.figures.iter().map(|f| f.tokens.end);
        let before = figures.filter(|end| *end <= found.tokens.start).max();
        let gap = before.unwrap_or(found.tokens.start)..found.tokens.start;
        let told = self.topics.parties.iter();
        told.filter(|p| gap.contains(&p.at)).count() == 1
    }

    /// `$4.6 billion, of which 70 percent fell to Russia`: a partner's share is of what the whole is.
    pub(super) fn falls_to_partner(&self, found: &Found) -> bool {
        let behind = found.tokens.end..found.tokens.end + PARTNER;
        let partner = |p: &PartyWord| behind.contains(&p.at);
        found.kind == MentionKind::Percent && self.topics.parties.iter().any(partner)
    }

    /// `Russia accounted for 70 percent of this, Kazakhstan for 27 percent`: the share before, where nothing but the next partner
    /// stands between the two.
    pub(super) fn lists_partners(&self, at: usize) -> Option<usize> {
        let (before, found) = (at.checked_sub(1)?, &self.figures[at]);
        let both = [&self.figures[before], found];
        let mut gap = both[0].tokens.end..found.hedged.start;
        gap.start += self.line.role(gap.start, Role::Part).unwrap_or(0);
        let party = |at: usize| {
            let mut parties = self.topics.parties.iter();
            parties.any(|p| (p.at..p.end).contains(&at))
        };
        let small = |at: usize| {
            let dash = self.line.is_dash(at);
            dash || self.is_small_word(at) || self.is_share_word(at) || party(at)
        };
        let named =
            gap.clone().any(party) || (found.tokens.end..found.tokens.end + PARTNER).any(party);
        let shares = both.iter().all(|f| f.kind == MentionKind::Percent);
        (shares && named && gap.all(small)).then_some(before)
    }

    /// `приходится`, `accounted for`: what says that a part falls to somebody.
    fn is_share_word(&self, at: usize) -> bool {
        let shares = |at: usize| self.line.role(at, Role::Share).map(|len| at + len);
        (at.saturating_sub(2)..=at).any(|start| shares(start).is_some_and(|end| end > at))
    }

    /// The one partner of a share in a list of them: `из них 70 процентов приходится на Россию, 27 процентов – на Казахстан`.
    pub(super) fn partner_listed(&self, found: &Found) -> Option<&PartyWord> {
        let at = self.figures.iter().position(|f| f.tokens == found.tokens)?;
        let listed = self.lists_partners(at).is_some();
        if !(listed || at + 1 < self.figures.len() && self.lists_partners(at + 1).is_some()) {
            return None;
        }
        let parties = || self.topics.parties.iter();
        let behind = found.tokens.end..found.tokens.end + PARTNER;
        let mut next = parties().filter(|p| behind.contains(&p.at));
        let joined = |p: &&PartyWord| !(behind.start..p.at).any(|i| self.line.is_mark(i, ','));
        next.find(joined)
            .or_else(|| parties().rev().find(|p| p.end <= found.tokens.start))
    }

    /// The party that each figure goes to or comes from, named right behind it and before the next one, by its place.
    fn led_behind_each(&self) -> &[Option<usize>] {
        let parties = &self.topics.parties;
        self.asked.led.get_or_init(|| {
            let next = self.figures.iter().skip(1).map(|f| f.hedged.start);
            let ends = next.chain([self.line.len()]);
            let behind = self.figures.iter().zip(ends).map(|(found, end)| {
                let first = parties.partition_point(|p| p.at < found.tokens.end);
                let own = parties.iter().enumerate().skip(first);
                let mut own = own.take_while(|(_, p)| p.at < end);
                own.find(|(_, p)| self.goes_to(p) || self.comes_from(p))
                    .map(|(place, _)| place)
            });
            behind.collect()
        })
    }

    fn led_behind(&self, figure: usize) -> Option<&PartyWord> {
        let place = self.led_behind_each().get(figure).copied().flatten()?;
        self.topics.parties.get(place)
    }

    /// `3.4 million tonnes to Indonesia and 2 million to China`: without those whom the other figures of a list go to or come from.
    pub(super) fn without_partners_of_others<'w>(
        &self,
        words: Vec<&'w PartyWord>,
        found: &Found,
    ) -> Vec<&'w PartyWord> {
        let figure = self
            .figures
            .partition_point(|f| f.tokens.start < found.tokens.start);
        let Some(own) = self.led_behind(figure) else {
            return words;
        };
        let led: Vec<usize> = self.led_behind_each().iter().flatten().copied().collect();
        let of_others = |word: &PartyWord| {
            let place = self.topics.parties.partition_point(|p| p.at < word.at);
            word.party != own.party && led.binary_search(&place).is_ok()
        };
        words.into_iter().filter(|word| !of_others(word)).collect()
    }

    /// `exported 3.4 million tonnes of wheat to Indonesia and just over 2 million tonnes to China`: the amount before, where this one is
    /// told in the same breath and says no more than whom it went to.
    pub(super) fn lists_destinations(&self, at: usize) -> Option<usize> {
        let (before, found) = (at.checked_sub(1)?, &self.figures[at]);
        let first = &self.figures[before];
        let alike = first.unit.is_some() && first.unit == found.unit;
        if !alike || found.kind == MentionKind::Percent {
            return None;
        }
        let (one, other) = (self.led_behind(before)?, self.led_behind(at)?);
        let mut gap = one.end..found.hedged.start;
        let joins = gap
            .clone()
            .any(|at| self.line.is(at, Role::And) || self.line.is_mark(at, ','));
        let small = |at: usize| self.is_small_word(at) || self.line.is(at, Role::Definite);
        let right_behind = (found.tokens.end..other.at)
            .all(|at| small(at) || self.line.is(at, Role::To) || self.line.is(at, Role::From));
        (joins && gap.all(small) && right_behind && one.party != other.party).then_some(before)
    }

    /// `China remained the main buyer: Mongolia's exports there came to $12 billion`: the parties of what goes to or comes from the
    /// country named last. Whom that leaves open is not guessed.
    pub(super) fn with_whom_there(
        &self,
        found: &Found,
        topic: &Topic,
        order: PartyOrder,
        carried: &Carried,
    ) -> Option<Vec<Arc<str>>> {
        let paired = matches!(order, PartyOrder::Directed | PartyOrder::Unordered);
        if !paired || !self.line.holds(SenseSet::role(Role::There)) {
            return None;
        }
        let own = clause(self.line, found.tokens.start);
        let (there, cue) = (own.start..found.hedged.start).find_map(|at| {
            let cue = self.cue_before_there(at)?;
            Some((at, cue))
        })?;
        let named = || self.topics.parties.iter().filter(|p| !p.organisation);
        // `China was Mongolia's main buyer`: whose it was is not where the goods went.
        let possessor = |p: &&PartyWord| p.adjective || self.behind_possessive(p.end) > p.end;
        let before = || named().filter(|p| p.end <= there);
        let owner = named().find(|word| self.owns(word, cue));
        let owner = owner.or_else(|| before().rev().find(possessor));
        let mut owner = owner.map(|word| &word.party).or(self.own).or(self.home);
        let partner = {
            let other = |party: &&Arc<str>| owner != Some(*party);
            let here = carried.paragraph == self.paragraph;
            let spoken_of = carried.parties.iter().filter(|_| here);
            let last = before().filter(|p| !possessor(p)).map(|p| &p.party);
            last.rev()
                .find(other)
                .or_else(|| spoken_of.rev().find(other))
        };
        if owner.is_none()
            && let [one, two] = self.document_parties
        {
            owner = [one, two].into_iter().find(|party| partner != Some(*party));
        }
        let (Some(owner), Some(partner)) = (owner, partner) else {
            return Some(Vec::new());
        };
        let measure = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id));
        let mut both = match measure.is_some_and(|m| m.receives) {
            true => vec![partner.clone(), owner.clone()],
            false => vec![owner.clone(), partner.clone()],
        };
        if order == PartyOrder::Unordered {
            both.sort();
        }
        Some(both)
    }

    /// The cue that words for the country named last stand right behind: `exports there`, `imports from that country`, `from it`.
    fn cue_before_there(&self, at: usize) -> Option<&Cue> {
        self.line.role(at, Role::There)?;
        let lead = at.checked_sub(1).filter(|lead| {
            self.line.is(*lead, Role::From)
                || self.line.is(*lead, Role::To)
                || self.line.is(*lead, Role::With)
                || self.line.time_role(*lead, TimeRole::In).is_some()
        });
        let end = lead.unwrap_or(at);
        self.topics.cues.iter().find(|cue| cue.end == end)
    }

    /// `Kenya and Uganda, as ever. Their trade came to 1.37 billion`: whether a figure is of others, whom the sentence does not
    /// name. What such figures are of nobody can tell, so they are no figure of all the world's.
    pub fn is_of_others(&self, found: &Found) -> bool {
        let line = self.line;
        let theirs = |at: usize| line.role_before(at, Role::Theirs).is_some();
        line.holds(SenseSet::role(Role::Theirs))
            && self.topics.parties.is_empty()
            && (self.topics.cues.iter()).any(|cue| cue.at < found.tokens.start && theirs(cue.at))
    }

    /// `exports to the 27 member states`: with some that are counted, and not named.
    pub fn is_with_some(&self, found: &Found) -> bool {
        let line = self.line;
        let counted = |at: usize| {
            let led = [Role::To, Role::With, Role::From].into_iter();
            let len = led.filter_map(|role| line.role(at, role)).max()?;
            let next = at + len + usize::from(line.is(at + len, Role::Definite));
            let count = |f: &&Found| {
                let counts = matches!(f.kind, MentionKind::Count | MentionKind::Number);
                // `arrivals came to 1.5 million`: the figure itself is no partner.
                counts && f.hedged.start == next && f.tokens != found.tokens
            };
            self.figure_behind(next).filter(count).map(drop)
        };
        let own = clause(line, found.tokens.start);
        let mut cues = self.topics.cues.iter();
        cues.any(|cue| {
            let mut behind = cue.end..(cue.end + WITH).min(found.hedged.start);
            own.contains(&cue.at) && behind.any(|at| counted(at).is_some())
        })
    }

    /// `Investment in Slovenia was 20 billion, and 5 billion of it came from Austria`, `Mauritius welcomed 1.3 million tourists, of whom
    /// 82,000 came from India`: from whom a part of what went to one country came.
    pub(super) fn part_come_from(&self, found: &Found, carried: &Carried) -> Option<Vec<Arc<str>>> {
        let end = found.tokens.end;
        let host = match self.line.role_before(found.hedged.start, Role::Part) {
            Some(part) => self.only_named_before(part)?,
            None if self.line.is(end, Role::Part) => match carried.parties.as_slice() {
                [host] => host,
                _ => return None,
            },
            None => return None,
        };
        if !is_country(host) {
            return None;
        }
        let own = clause(self.line, found.tokens.start);
        let mut behind = self.topics.parties.iter();
        let from = behind.find(|p| p.at > end && own.contains(&p.at) && self.comes_from(p))?;
        let parted = |f: &Found| (end..from.at).contains(&f.tokens.start);
        let other = from.party != *host && !self.figures.iter().any(parted);
        other.then(|| vec![from.party.clone(), host.clone()])
    }
}
