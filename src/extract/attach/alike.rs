//! Figures that are of what another one beside them is of: what tells it exactly, what it came from, what it is compared with.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::Cue;
use crate::lexicon::{Role, TokenKind};

impl Attach<'_> {
    /// The rounded figure that one behind a colon tells exactly: `exceeded 21 billion euros: exactly 21.1 billion`.
    pub(super) fn says_exactly(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (rounded, found) = (&self.figures[before], &self.figures[at]);
        let gap = rounded.hedged.end..found.hedged.start;
        let colon = gap.clone().rev().find(|at| self.line.is_mark(*at, ':'))?;
        // A word at most, such as `exactly`.
        let plain = gap.end - colon <= 2
            && (colon + 1..gap.end).all(|at| self.line.is_kind(at, TokenKind::Word));
        let same = rounded.unit == found.unit && rounded.unit.is_some();
        let (wide, exact) = (rounded.figure.certain(), found.figure.likely());
        (plain && same && wide.intersect(&exact).is_some()).then_some(before)
    }

    /// The count that a bare one is compared with, which lends it its noun: `98,300 visitors from Turkey, against 74,500 in 2022`.
    pub(super) fn counted_like(&self, at: usize) -> Option<usize> {
        let found = &self.figures[at];
        let bare = !(found.tokens.clone()).any(|at| self.line.is_kind(at, TokenKind::Word));
        let counts = bare && self.counted_noun(found).is_some();
        self.compared_with(at).filter(|_| counts)
    }

    /// `fell to 151,000 from 159,000`: the figure right before, which this one changed into.
    pub(super) fn came_to(&self, at: usize) -> Option<usize> {
        let (led, from) = (at.checked_sub(1)?, &self.figures[at]);
        let gap = self.figures[led].hedged.end..from.hedged.start;
        let to = self.figures[led].hedged.start;
        let joined = self.line.role(gap.start, Role::From) == Some(gap.len())
            && self.line.role_before(to, Role::To).is_some();
        (joined && self.figures[led].unit == from.unit).then_some(led)
    }

    /// `Trade passed $10 billion, reaching 10.3`: what goes on behind a comma with a word for reaching.
    pub(super) fn goes_on_reaching(&self, found: &Found) -> bool {
        let verb = self.line.role_before(found.hedged.start, Role::Reaching);
        verb.is_some_and(|verb| verb > 0 && self.line.is_mark(verb - 1, ','))
    }

    /// The amount right before one that a sentence goes on with so.
    pub(super) fn reached_from(&self, at: usize) -> Option<usize> {
        let (before, found) = (at.checked_sub(1)?, &self.figures[at]);
        let alike = self.figures[before].unit == found.unit;
        (alike && self.goes_on_reaching(found)).then_some(before)
    }

    /// The figure that a change in brackets is the change of: `45.3 million tonnes of oil (+5%) and 29.6 billion cubic metres of
    /// gas (+8.3%)`.
    pub(in crate::extract) fn bracketed_behind(&self, at: usize) -> Option<usize> {
        let found = &self.figures[at];
        let inside = self.brackets_around(found.tokens.start)?;
        // `operating costs €137m (€134m)`
        let alone =
            found.hedged.start == inside.start + 1 && self.line.is_mark(found.hedged.end, ')');
        if let Some(before) = at.checked_sub(1).filter(|_| alone)
            && self.figures[before].hedged.end == inside.start
            && self.figures[before].unit == found.unit
            && found.restates.is_none()
        {
            return Some(before);
        }
        // `rose to 1,990 million (H1 2023: 1,855 million), a third of sales`
        let dated = |i: usize| self.periods.iter().any(|p| p.tokens.contains(&i));
        let lead = inside.start + 1..found.hedged.start;
        let earlier = lead.clone().any(dated)
            && lead
                .clone()
                .all(|i| dated(i) || self.line.is_kind(i, TokenKind::Mark));
        let same = |f: &Found| f.tokens.end <= inside.start && f.unit == found.unit;
        let told = self.figures[..at].iter().rposition(same);
        if earlier && told.is_some() {
            return told;
        }
        if found.kind != MentionKind::Percent || self.trend(found).is_none() {
            return None;
        }
        let named = |cue: &Cue| inside.contains(&cue.at);
        let before = self.figures[..at]
            .iter()
            .rposition(|f| f.tokens.end <= inside.start)?;
        (before + 1 == at && !self.topics.cues.iter().any(named)).then_some(before)
    }
}
