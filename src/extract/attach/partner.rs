//! Shares that fall to one partner each: `$4.6 billion; Russia accounted for 70 percent of this, Kazakhstan for 27 percent`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::PartyWord;
use crate::lexicon::Role;

/// How near behind a share the partner stands whose it is: `70 percent fell to Russia`.
const PARTNER: usize = 4;

impl Attach<'_> {
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
}
