//! Words that name no measure and no party of a figure where they stand: branches of the economy (`went to engineering, trade and
//! telecommunications`), and who says what the sentence tells (`as the deputy minister of trade of Georgia said`).

use super::Attach;
use crate::extract::topic::Cue;
use crate::lexicon::{Role, SenseSet, TokenKind};

/// The most words of one member of such a list: `information technology`.
const MEMBER: usize = 2;

impl Attach<'_> {
    /// `Accrued investment, as the minister of trade of Georgia said, has come near 15 billion`: whether a word stands between the
    /// commas around who says so.
    pub(super) fn is_of_speaker(&self, at: usize) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Saying)) {
            return false;
        }
        let opens = |i: &usize| line.is_mark(*i, ',') && line.is(i + 1, Role::As);
        let Some(start) = (0..at).rev().find(opens) else {
            return false;
        };
        let figure = self.figures.iter().find(|f| f.hedged.start > start);
        let until = figure.map_or(line.len(), |f| f.hedged.start);
        // The commas within a title are no end.
        let end = (start + 1..until).rev().find(|i| line.is_mark(*i, ','));
        end.is_some_and(|end| at < end && (start..end).any(|i| line.is(i, Role::Saying)))
    }

    /// Whether a word names no measure here: one of a list of three or more branches that are not all measures, or of the title of
    /// who says so.
    pub(super) fn is_branch(&self, cue: &Cue) -> bool {
        if self.is_of_speaker(cue.at) {
            return true;
        }
        if cue.end != cue.at + 1 {
            return false;
        }
        // Whether a comma alone joins them, in order.
        let mut joints = Vec::new();
        let mut things = 0;
        let mut at = cue.at;
        while let Some((start, end, comma)) = self.member_before(at) {
            things += usize::from(!self.names_measure(start, end));
            joints.insert(0, comma);
            at = start;
        }
        at = cue.end;
        while let Some((start, end, comma)) = self.member_behind(at) {
            things += usize::from(!self.names_measure(start, end));
            joints.push(comma);
            at = end;
        }
        let lists = |joints: &[bool]| match joints {
            [commas @ .., false] => !commas.is_empty() && commas.iter().all(|comma| *comma),
            _ => false,
        };
        things > 0 && lists(&joints)
    }

    fn names_measure(&self, start: usize, end: usize) -> bool {
        let mut cues = self.topics.cues.iter();
        cues.any(|cue| cue.at < end && cue.end > start)
    }

    /// What joins two members of a list at a token: the token behind it, and whether that is a comma alone.
    fn joint(&self, at: usize) -> Option<(usize, bool)> {
        let comma = self.line.is_mark(at, ',');
        let next = at + usize::from(comma);
        match self.line.role(next, Role::And) {
            Some(len) => Some((next + len, false)),
            None => comma.then_some((next, true)),
        }
    }

    /// A word that may be of the name of a branch.
    fn is_of_branch(&self, at: usize) -> bool {
        let line = self.line;
        let figure = |at: usize| self.figures.iter().any(|f| f.hedged.contains(&at));
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        line.is_kind(at, TokenKind::Word)
            && !line.is(at, Role::Stop)
            && !line.is(at, Role::And)
            && !figure(at)
            && !dated(at)
    }

    /// The member of a list that stands before one at a token.
    fn member_before(&self, at: usize) -> Option<(usize, usize, bool)> {
        let and = self.line.role_before(at, Role::And);
        let comma = |at: usize| at > 0 && self.line.is_mark(at - 1, ',');
        let end = match and {
            Some(and) => and - usize::from(comma(and)),
            None => at.checked_sub(1).filter(|_| comma(at))?,
        };
        let start = end.checked_sub(1).filter(|i| self.is_of_branch(*i))?;
        Some((start, end, and.is_none()))
    }

    /// The member of a list that stands behind one that ends at a token.
    fn member_behind(&self, at: usize) -> Option<(usize, usize, bool)> {
        let (start, comma) = self.joint(at)?;
        let word = |i: &usize| self.is_of_branch(*i);
        let mut end = start;
        while end < start + MEMBER && word(&end) {
            end += 1;
        }
        (end > start).then_some((start, end, comma))
    }
}
