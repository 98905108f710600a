//! Which of a counted thing a figure counts: those of a state (`26 projects completed`), or further ones (`another 29`).
//!
//! Counts of the same noun are of one thing only when they are of one state: projects completed are none of those under way.

use super::attach::Attach;
use super::elliptic::lists_some;
use super::figure::{Found, opens_with_of};
use super::mention::MentionKind;
use crate::lexicon::{Role, Sense};
use std::sync::Arc;

/// How much farther a word is behind an `and` or a comma: `16 have been completed and 24 are under way`.
const APART: usize = 16;

impl Attach<'_> {
    /// The measure of a counted noun: that of the state named nearest to the figure, else the noun's own.
    pub(super) fn state_of(&self, at: usize, noun: &Arc<str>) -> Arc<str> {
        let figure = &self.figures[at];
        // `Of the 100 projects, 40 are finished`: of the whole nothing is said.
        if self.is_whole(at, noun) {
            return noun.clone();
        }
        // A word beyond the next count of the noun, or before the last one, is that one's.
        let counts = |f: &&Found| f.unit.is_none() || self.counted_noun(f).as_ref() == Some(noun);
        let start = self.figures[..at]
            .iter()
            .rev()
            .find(counts)
            .map_or(0, |f| f.tokens.end);
        let next = self.figures[at + 1..]
            .iter()
            .enumerate()
            .find(|(i, f)| counts(f) && !self.is_whole(at + 1 + i, noun))
            .map(|(_, f)| f);
        let end = next.map_or(self.line.len(), |f| f.tokens.start);
        let states = (start..end).filter_map(|word| {
            let (len, measure) = self.line.find(word, |s| match s {
                Sense::State(id) => self.lexicon.measures().get(usize::from(*id)),
                _ => None,
            })?;
            let between = match word >= figure.tokens.end {
                true => figure.tokens.end..word,
                false => word + len..figure.tokens.start,
            };
            let parted = |at: usize| self.line.is_mark(at, ',') || self.line.is(at, Role::And);
            let apart = if between.clone().any(parted) {
                APART
            } else {
                0
            };
            let distance = between.len() + apart;
            // `38 проектов, уже завершены 14`: a comma parts it from this count, and nothing from the next.
            let of_next = next.is_some_and(|f| {
                let gap = word + len..f.hedged.start;
                let comma = between.clone().any(|at| self.line.is_mark(at, ','));
                word >= figure.tokens.end && comma && gap.is_empty()
            });
            if of_next {
                return None;
            }
            (measure.part_of.as_deref() == Some(noun)).then_some((distance, measure))
        });
        states
            .min_by_key(|(distance, _)| *distance)
            .map_or_else(|| noun.clone(), |(_, measure)| measure.id.as_str().into())
    }

    /// Whether a figure is the whole that another one of the sentence is part of: `40 of the 100 projects`.
    fn is_whole(&self, at: usize, noun: &Arc<str>) -> bool {
        let figure = &self.figures[at];
        let part = |f: &Found| {
            self.counted_noun(f).as_ref() == Some(noun) && f.figure.value <= figure.figure.value
        };
        let of = at.checked_sub(1).is_some_and(|before| {
            let before = &self.figures[before];
            let end = before.tokens.end;
            let joins = self.line.is(end, Role::Of) || self.line.is(end, Role::OutOf);
            part(before) && joins && figure.hedged.start.saturating_sub(end) <= 3
        });
        // `Из них 40 завершены`: those are of a state already.
        let state = |s: &Sense| matches!(s, Sense::State(_)).then_some(());
        let bare = self.noun_at(figure.tokens.end - 1).is_none();
        let stated = bare && self.line.find(figure.hedged.end, state).is_some();
        let opens = !stated && opens_with_of(self.line, figure);
        of || opens && self.figures[at + 1..].iter().any(part)
    }

    /// Whether a figure counts no total: what comes on top of what was counted before (`another 29 projects`), or some of what
    /// the next figure counts (`two of the four lines`).
    pub(super) fn counts_part(&self, found: &Found) -> bool {
        // `another eight facilities`, `eight more facilities`
        let further = (found.hedged.start.saturating_sub(2)..found.tokens.end)
            .any(|at| self.line.is(at, Role::Another));
        let of = found.tokens.end;
        let joins = self.line.is(of, Role::Of) || self.line.is(of, Role::OutOf);
        let next = self.figures.iter().find(|f| f.tokens.start >= of);
        // `355,000 students from 172 countries` are all there are.
        let of_others = |f: &Found| {
            let noun = |f: &Found| f.kind == MentionKind::Count && f.unit.is_some();
            noun(f) && noun(found) && f.unit != found.unit
        };
        let some =
            next.is_some_and(|f| joins && f.hedged.start.saturating_sub(of) <= 2 && !of_others(f));
        // `Of the 47 counties, 40 have published their accounts.`
        let listed = found.listed.is_some_and(|l| {
            found.kind == MentionKind::Count
                && self
                    .figures
                    .get(l.whole)
                    .is_some_and(|w| w.unit == found.unit)
        });
        // `Roughly 6,100 of them are in manufacturing`, `3.6 million tonnes of that went to Zambia`
        let of_them = matches!(found.kind, MentionKind::Count | MentionKind::Quantity)
            && self.line.is(of, Role::Part);
        further
            || some
            || of_them
            || listed
            || self.opens_part(found)
            || self.is_some_of_them(found)
            || self.is_told_as_part_of_all(found)
    }

    /// `1.2 million of our citizens went there`: all of them that did, where a measure tells of people.
    pub(super) fn is_of_own(&self, found: &Found) -> bool {
        let mut within = found.tokens.start + 1..=found.tokens.end;
        within.any(|at| {
            let of = self.line.role(at, Role::Of);
            of.is_some_and(|len| self.line.is(at + len, Role::Own))
        })
    }

    /// `720,900 of the new jobs`, `6,100 of them`: some of those that are spoken of.
    fn is_some_of_them(&self, found: &Found) -> bool {
        let known = |at: usize| {
            self.line.is(at, Role::Definite)
                || self.line.is(at, Role::Own)
                || self.line.is(at, Role::Back)
        };
        let some = |at: usize| {
            let of = self.line.role(at, Role::Of);
            of.is_some_and(|len| known(at + len) || self.line.is(at, Role::Part))
        };
        let told = |f: &Found| {
            f.kind == MentionKind::Count && (f.tokens.start + 1..=f.tokens.end).any(some)
        };
        // `Five of them have been completed, nine are under way`
        let start = found.hedged.start;
        let joined = start > 0 && self.line.is_mark(start - 1, ',')
            || self.line.role_before(start, Role::And).is_some();
        let before = self.figures.partition_point(|f| f.tokens.end <= start);
        let before = &self.figures[..before];
        let last = before.last();
        told(found)
            || joined && last.is_some_and(|f| f.unit == found.unit && told(f))
            || found.kind == MentionKind::Count && lists_some(self.line, found, before)
    }

    /// Whether a figure is the first of a sentence that tells of some of what was counted before: `Of these, 41 are open`.
    fn opens_part(&self, found: &Found) -> bool {
        let mut before = 0..found.hedged.start;
        self.line.is(0, Role::Part)
            && !before.any(|at| self.figures.iter().any(|f| f.tokens.contains(&at)))
    }
}
