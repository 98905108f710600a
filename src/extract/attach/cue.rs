//! The words of a measure nearest to a figure that fits it.

use super::Attach;
use super::nearby::nearest_first;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::places::Sought;
use crate::extract::topic::{Cue, clause};
use crate::lexicon::{Measure, Role, TokenKind};
use crate::quantity::Atom;
use smallvec::SmallVec;
use std::ops::Range;

/// How near behind a part the words begin that name of what it is.
const DESCRIBED: usize = 5;

impl Attach<'_> {
    /// The cue nearest to a figure that fits it: in its clause first, before it rather than behind it.
    pub(in crate::extract) fn nearest_cue(&self, found: &Found) -> Option<Cue> {
        let at = self.place_of(found);
        let cues = &self.asked.cues;
        cues.about(at, self.figures.len(), || self.nearest_that_fits(found))
    }

    fn nearest_that_fits(&self, found: &Found) -> Option<Cue> {
        let clause = clause(self.line, found.tokens.start);
        // `The goods balance swung from a deficit of 9.5 billion`: beside another subject the word is of that one.
        let has_subject = || {
            self.topics.cues.iter().any(|cue| {
                cue.end <= found.tokens.start
                    && clause.contains(&cue.at)
                    && self
                        .measure(cue.measure)
                        .is_some_and(|m| self.fits(found, m))
            })
        };
        let unclaimed = self.topics.unclaimed.as_slice();
        let unclaimed = match unclaimed.is_empty() || has_subject() {
            true => &[],
            false => unclaimed,
        };
        // `a third of exports`: a bare part is of what stands right behind it, unless that is the whole of something named before.
        let part = found.form == Form::Fraction && found.unit.is_none();
        let whole = part.then(|| self.whole_named(found)).flatten();
        let of_whole = |cue: &Cue| {
            whole.is_some_and(|whole| whole.at == cue.at || cue.end <= found.tokens.start)
        };
        // `The net margin was 12 percent of revenue`: a rate says itself what it is a part of.
        let rated = found.kind == MentionKind::Percent
            && self.line.is(found.tokens.end, Role::Of)
            && self.topics.cues.iter().any(|cue| {
                let rate = |m: &Measure| m.dimension == "percent";
                cue.end <= found.tokens.start
                    && clause.contains(&cue.at)
                    && self.measure(cue.measure).is_some_and(rate)
            });
        // `Deaths in Georgia exceeded births by 19,500`: what lies between the two is neither.
        let amount = found.kind != MentionKind::Percent;
        let by = self.line.role_before(found.hedged.start, Role::By);
        let exceeds = by.and_then(|by| {
            let mut words = (clause.start..by).rev();
            words.find(|at| amount && self.line.is(*at, Role::Exceeds))
        });
        let is_side = |cue: &Cue| {
            exceeds.is_some_and(|verb| {
                cue.end <= verb || cue.at > verb && cue.end <= found.hedged.start
            })
        };
        let all: SmallVec<[&Cue; 4]> = (self.topics.cues.iter())
            .chain(unclaimed.iter().filter(|cue| self.is_spoken_of(cue)))
            .filter(|cue| (!rated || cue.at < found.tokens.end) && !is_side(cue))
            .collect();
        let fitting = |cue: &Cue| {
            self.as_it_fits(cue, found).filter(|cue| {
                let behind = self.is_part_of_cue(found, cue);
                // `infant mortality of 8.0 per thousand births`, which are no births
                let (_, ended) = self.figures_ending_in(&(cue.at..self.line.len() + 1));
                let mut around = ended.iter().take_while(|f| f.tokens.start <= cue.at);
                let divisor = around.any(|f| f.unit.as_ref().is_some_and(|u| u.over.is_some()));
                (!part || behind || of_whole(cue))
                    && !divisor
                    && !self.is_cause_of_change(cue, found)
                    && !self.is_for_one(cue)
                    && !self.is_reckoned_by(cue)
                    && !self.is_end_of_gap(cue, found)
                    && !self.counts_no_loss(cue, found)
                    && !self.is_within_another(cue)
                    && !self.is_whole_of_another(cue, found)
                    && !self.is_behind_than_cue(cue, found)
                    && !self.is_of_what_follows(cue, found, &clause)
            })
        };
        // Most often there is no other one.
        if let [only] = all.as_slice() {
            return fitting(only);
        }
        // Of words that name two measures (`capacity`), the one that is told in nothing but such units comes first.
        // `8.6 million TEU were handled in the port, up 13 percent`: a change tells as much as the amount before it does.
        let mut before = self.figures.iter().rev();
        let told = match found.is_ratio() {
            true => before.find(|f| f.tokens.end <= found.tokens.start && !f.is_ratio()),
            false => Some(found),
        };
        let own = |cue: &Cue| {
            let told_in = |m: &Measure| match told {
                Some(told) => self.is_told_in(told, m),
                None => m.dimension == "percent",
            };
            self.measure(cue.measure).is_some_and(told_in)
        };
        let said = |cue: &Cue| self.is_claimed_behind(cue, found);
        let near = nearest_first(
            all.iter().copied(),
            |cue| gap(cue, found),
            |cue| self.distance(cue, found, &clause),
        );
        let mut best: Option<(usize, (bool, bool), Cue)> = None;
        for (far, cue) in near {
            if best.is_some_and(|(least, ..)| least < far) {
                break;
            }
            let Some(cue) = fitting(cue) else {
                continue;
            };
            let rank = (!said(&cue), !own(&cue));
            if best.is_none_or(|(_, least, _)| rank < least) {
                best = Some((far, rank, cue));
            }
        }
        best.map(|(.., cue)| cue)
    }

    /// Whether a cue stands right behind a part, with nothing but what describes it between: `a quarter of all electricity produced`.
    fn is_part_of_cue(&self, found: &Found, cue: &Cue) -> bool {
        let end = found.tokens.end;
        let describes = |at: usize| {
            let leads = [Role::Of, Role::Definite, Role::Overall, Role::Possessive];
            self.line.is_kind(at, TokenKind::Word)
                && (!self.line.is(at, Role::Stop) || leads.iter().any(|r| self.line.is(at, *r)))
        };
        (end..end + 3).contains(&cue.at)
            || (end..end + DESCRIBED).contains(&cue.at) && (end..cue.at).all(describes)
    }

    /// `That leaves 924 MW between capacity and the peak`: what lies between the two is neither.
    fn is_end_of_gap(&self, cue: &Cue, found: &Found) -> bool {
        let the = usize::from(cue.at > 0 && self.line.is(cue.at - 1, Role::Definite));
        let between = self.line.role_before(cue.at - the, Role::Between);
        between.is_some_and(|between| between >= found.tokens.end)
    }

    /// Whether a measure is of the very dimension that a figure is told in.
    fn is_told_in(&self, found: &Found, measure: &Measure) -> bool {
        found.unit.as_ref().is_some_and(|unit| match &unit.of {
            Atom::Named(name) => self
                .dimension(name, unit)
                .is_some_and(|dimension| **dimension == *measure.dimension),
            _ => false,
        })
    }

    pub(super) fn distance(&self, cue: &Cue, found: &Found, clause: &Range<usize>) -> usize {
        let outside = if clause.contains(&cue.at) { 0 } else { 40 };
        let before = cue.end <= found.tokens.start;
        let gap = gap(cue, found);
        // Behind the figure a cue counts when it stands right there (`$24 billion in trade`).
        let joined = |gap: Range<usize>| {
            self.line.has(Sought::Comma, gap.clone()) || self.line.has(Sought::And, gap)
        };
        let comma = !before && joined(found.tokens.end..cue.at);
        let behind = if before || (gap <= 3 && !comma) {
            0
        } else {
            25
        };
        // A cue right behind another figure is that one's (`7.4 trillion was external debt and 17.6 trillion …`).
        let (_, beside) = self.figures_ending_in(&(cue.at.saturating_sub(3)..cue.at + 1));
        let others = before && beside.iter().any(|f| !joined(f.tokens.end..cue.at));
        let taken = if others { 8 } else { 0 };
        let crossed = match before {
            true => self.count_within(&(cue.end..found.tokens.start)),
            false => self.count_within(&(found.tokens.end..cue.at)),
        };
        gap + outside + behind + taken + if before { crossed * 2 } else { crossed * 15 }
    }
}

/// How many words stand between a cue and a figure.
fn gap(cue: &Cue, found: &Found) -> usize {
    match cue.end <= found.tokens.start {
        true => found.tokens.start - cue.end,
        false => cue.at.saturating_sub(found.tokens.end),
    }
}
