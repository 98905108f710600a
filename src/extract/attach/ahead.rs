//! A figure told before its subject: `With 1.44 million tonnes, the fleet's catch in 2022 was up 6 percent`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::topic::Cue;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, SenseSet};

/// How many words may stand between the figure and the comma behind it: `in bunker weight`.
const BETWEEN: usize = 5;

/// How near behind its subject a verb of change stands.
const VERB: usize = 10;

/// How near behind the comma the subject is named.
const SUBJECT: usize = 8;

impl Attach<'_> {
    /// The measure that the main clause is about, where `with` and the first figure open the sentence.
    pub(super) fn subject_ahead(&self, at: usize) -> Option<&Cue> {
        let line = self.line;
        if at > 0 || !line.holds(SenseSet::role(Role::With)) {
            return None;
        }
        let found = &self.figures[at];
        let led = line.role(0, Role::With)?;
        if led != found.hedged.start
            && line.role(led, Role::Article).map(|len| led + len) != Some(found.hedged.start)
        {
            return None;
        }
        let end = found.tokens.end;
        let comma = (end..line.len().min(end + BETWEEN)).find(|at| line.is_mark(*at, ','))?;
        let mut cues = self.topics.cues.iter();
        let cue = cues.find(|cue| cue.at >= end)?;
        let near = cue.at > comma && cue.at <= comma + SUBJECT;
        let before = |f: &Found| f.tokens.start > end && f.tokens.end <= cue.at;
        let fits = self
            .measure(cue.measure)
            .is_some_and(|m| self.fits(found, m));
        (near && fits && !self.figures.iter().any(before)).then_some(cue)
    }

    /// `From 8.1% in January, inflation slowed to 5.0% in April`: what the change is of that the sentence begins with.
    pub(super) fn subject_of_change(&self, at: usize) -> Option<&Cue> {
        let line = self.line;
        let found = self.figures.first().filter(|_| at == 0)?;
        if line.role(0, Role::From)? != found.hedged.start {
            return None;
        }
        let end = found.tokens.end;
        let next = self.figures.get(1).map_or(line.len(), |f| f.tokens.start);
        let cue = self.topics.cues.iter().find(|cue| cue.at >= end)?;
        let near = cue.end <= next && cue.at <= end + SUBJECT;
        let mut behind = cue.end..next.min(cue.end + VERB);
        let fits = self
            .measure(cue.measure)
            .is_some_and(|m| self.fits(found, m));
        (near && fits && behind.any(|at| trend_at(line, at).is_some())).then_some(cue)
    }
}
