//! When a sentence has gone on to something else before a figure, though it names no other measure that the figure fits.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::Cue;
use crate::extract::trend::trend_at;
use crate::lexicon::Role;

impl Attach<'_> {
    /// `the north terminal moved 158,400, 7 percent more, and Harrow Point 96,500, up 9.7 percent`: the change right behind a bare
    /// figure that has another name before it is of what that one is of.
    pub(super) fn is_change_of_next_name(&self, cue: &Cue, at: usize) -> bool {
        let line = self.line;
        let found = &self.figures[at];
        let Some(before) = at.checked_sub(1).map(|i| &self.figures[i]) else {
            return false;
        };
        let bare = before.unit.is_none() && before.kind == MentionKind::Number;
        if !bare || found.kind != MentionKind::Percent || cue.end > before.tokens.start {
            return false;
        }
        let gap = before.hedged.end..found.hedged.start;
        let up = gap.len() == 2
            && line.is_mark(gap.start, ',')
            && trend_at(line, gap.start + 1).is_some();
        let name = |at: usize| line.capital(at) && !self.is_part_of_known(at);
        let start = before.hedged.start;
        let named = (0..start).rev().take_while(|at| name(*at)).count();
        let opens = start - named;
        let listed = opens > 0 && (line.is(opens - 1, Role::And) || line.is_mark(opens - 1, ','));
        up && named > 0 && listed
    }

    /// `Revenue was 1.2 billion; EBITDAaL 0.5 billion`: letters that no vocabulary knows name what is told next.
    pub(super) fn goes_on_to_letters(&self, cue: &Cue, found: &Found) -> bool {
        let line = self.line;
        let floor = self
            .figures
            .iter()
            .rev()
            .find(|f| f.tokens.end <= found.tokens.start);
        let Some(floor) = floor.map(|f| f.tokens.end).filter(|end| *end > cue.at) else {
            return false;
        };
        (floor..found.hedged.start)
            .any(|at| line.is_letters(at) && !self.is_part_of_known(at) && line.hits(at).is_empty())
    }

    /// `Copper sales were 299,100 tonnes, 3,300 tonnes short of production`: the clause speaks of another measure, and the one named
    /// behind its figure is of another.
    pub(super) fn tells_of_another(&self, cue: &Cue, found: &Found) -> bool {
        let line = self.line;
        let end = found.tokens.end;
        let parted = cue.at > end && (end..cue.at).any(|at| line.is_mark(at, ','));
        parted
            && self.topics.cues.iter().any(|other| {
                let gap = other.end..found.hedged.start;
                let whole = other.end <= found.tokens.start
                    && other.measure != cue.measure
                    && !gap
                        .clone()
                        .any(|at| line.is_mark(at, ',') || line.is(at, Role::And));
                whole
                    && gap.into_iter().any(|at| line.is(at, Role::Stands))
                    && self
                        .measure(other.measure)
                        .is_some_and(|m| !self.fits(found, m))
            })
    }
}
