//! Sorts of one thing listed with their amounts: `3,5 млн тонн пришлось на азотные удобрения, 2,1 млн – на комплексные`,
//! `комплексных удобрений выпущено 1,1 млн тонн, жидких – 0,3 млн`. Each is a part of what was made, and none the whole.

use super::attach::Attach;
use super::figure::Found;
use super::topic::clause;
use crate::lexicon::{Role, Sense, SenseSet};
use std::ops::Range;

impl Attach<'_> {
    /// Whether a figure is one of such a list, with no kind of thing named for it that is told apart from the others by its name.
    pub(super) fn is_of_one_sort(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let listed = before.is_some_and(|before| self.lists_sorts(before)) || self.lists_sorts(at);
        listed && !self.names_kind(at)
    }

    /// Whether the figure behind one goes on with a list of sorts: its verb is left out for a dash, or it comes on top.
    fn lists_sorts(&self, at: usize) -> bool {
        let (Some(first), Some(next)) = (self.figures.get(at), self.figures.get(at + 1)) else {
            return false;
        };
        let line = self.line;
        let gap = first.hedged.end..next.hedged.start;
        let within = |at: usize| gap.contains(&at);
        let own = self.periods.iter().any(|p| within(p.tokens.start))
            || self.topics.parties.iter().any(|p| within(p.at))
            || self.topics.cues.iter().any(|c| within(c.at))
            || self
                .named_organisations()
                .iter()
                .any(|n| within(n.tokens.start));
        let alike = first.unit.is_some() && first.unit == next.unit;
        if own || !alike || next.compared || first.came_from || next.started_at || first.was {
            return false;
        }
        let last = gap.end.checked_sub(1).filter(|at| within(*at));
        let comma = gap.clone().any(|at| line.is_mark(at, ','));
        // `жидких – 0,3 млн`
        let left_out = last.is_some_and(|at| line.is_dash(at) && !line.glued(at)) && gap.len() > 2;
        // `пришлось на азотные, 2,1 млн – на комплексные`
        let falls = |f: &Found| line.is(f.hedged.end, Role::Share) || line.is_dash(f.hedged.end);
        let fall = falls(first) && line.is_dash(next.hedged.end);
        let another = gap.clone().any(|at| line.is(at, Role::Another));
        comma && (left_out || fall || another && self.is_further_sort(at))
    }

    /// Whether a figure already goes on with a list of sorts that the next one may end: `…, ещё 0,3 млн составили жидкие`.
    fn is_further_sort(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.lists_sorts(before))
    }

    /// Whether a kind is named for a figure, with no adjective before it that makes a sort of it.
    fn names_kind(&self, at: usize) -> bool {
        let line = self.line;
        let found = &self.figures[at];
        let before = at.checked_sub(1).map(|before| &self.figures[before]);
        let start = match before {
            Some(before) => self.comma_behind(before.tokens.end..found.tokens.start),
            None => clause(line, found.tokens.start).start,
        };
        let next = self
            .figures
            .get(at + 1)
            .map_or(line.len(), |f| f.hedged.start);
        let end = self.comma_behind(found.tokens.end..next);
        let kind = |s: &Sense| matches!(s, Sense::Kind(_)).then_some(());
        (start..end).any(|at| {
            let sort = at > start && self.is_narrowing(at - 1, &[]) && self.may_precede(at - 1, at);
            line.find_in(at, SenseSet::KIND, kind).is_some() && !sort
        })
    }

    /// The first comma of some tokens, or their end.
    fn comma_behind(&self, tokens: Range<usize>) -> usize {
        let end = tokens.end;
        let mut tokens = tokens;
        tokens.find(|at| self.line.is_mark(*at, ',')).unwrap_or(end)
    }
}
