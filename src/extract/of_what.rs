//! What a measure is of, for measures that it parts: cases of measles, output of cable.

use super::attach::Attach;
use super::carry::Carried;
use super::figure::Found;
use super::tokens::Split;
use super::topic::clause;
use crate::claim::SOME_OF_IT;
use crate::lexicon::{Measure, Owner, Role, Sense, SenseSet, TokenKind};
use std::sync::Arc;

/// The most words of a subject that is another one than was spoken of.
const SUBJECT: usize = 3;

impl Attach<'_> {
    /// What a figure's measure is of: named in its clause, else what narrows its name, else as spoken of before.
    pub(super) fn of_what(
        &self,
        found: &Found,
        measure: &Measure,
        scope: Option<&Arc<str>>,
        carried: &Carried,
    ) -> Option<Arc<str>> {
        let scope = scope.filter(|scope| !measure.inherent.iter().any(|own| **own == ***scope));
        if measure.by_way {
            return self.of_way(found, measure, scope, carried);
        }
        if !measure.by_kind {
            // `Consumer: … Service revenues were 600 million`: of the part that the paragraph is about.
            return match (scope, measure.by_part) {
                (Some(scope), true) => Some(self.within_part(found, measure, scope)),
                (Some(scope), false) => Some(scope.clone()),
                (None, _) => self
                    .part_it_means(found, measure, carried)
                    .or_else(|| self.part_of_paragraph(found, measure))
                    .or_else(|| self.carrier(found).filter(|_| measure.of_people)),
            };
        }
        let spoken_of = || {
            // What a field yields is told beside its harvest.
            let told = carried.measure.as_deref();
            let same = told.is_some_and(|told| {
                *told == *measure.id || measure.in_kind.iter().any(|kind| *kind == *told)
            });
            let cue = self.nearest_cue(found);
            let all = carried.several && cue.is_some();
            let of = carried.of.clone().filter(|_| same && !all)?;
            // `Производство бумаги сократилось. Химические предприятия выпустили на 5,6% больше`: those make no paper.
            let own = clause(self.line, found.tokens.start).start;
            let subject = cue
                .filter(|cue| cue.end <= found.tokens.start)
                .map(|cue| own..cue.at);
            let of_others = subject.is_some_and(|words| {
                let first = |at: usize| {
                    let word = self.line.is_kind(at, TokenKind::Word);
                    at == words.start && word && self.line.hits(at).is_empty()
                };
                let new = |at: usize| first(at) || self.is_unknown(at) && !self.is_neutral(at);
                (2..=SUBJECT).contains(&words.len())
                    && words.clone().any(new)
                    && !self.opens_before_subject(words.start)
            });
            Some(if of_others { SOME_OF_IT.into() } else { of })
        };
        let counts = measure.dimension == "count";
        let kind = self
            .known_kind(found)
            .or_else(|| self.unknown_kind(found))
            .or_else(|| self.kind_before_dash(found))
            .or_else(|| scope.cloned())
            .or_else(|| self.kind_of_paragraph(0).filter(|_| counts))
            .or_else(spoken_of)
            .or_else(|| self.kind_of_paragraph(1).filter(|_| counts))
            .or_else(|| self.kind.filter(|_| counts).cloned());
        match kind {
            Some(kind) if measure.by_part => Some(self.within_part(found, measure, &kind)),
            None if measure.by_part => self.part_of_paragraph(found, measure),
            kind => kind,
        }
    }

    /// What narrows a measure, within the part of a company that the paragraph is about.
    fn within_part(&self, found: &Found, measure: &Measure, scope: &Arc<str>) -> Arc<str> {
        match self.part_of_paragraph(found, measure) {
            Some(part) if !scope.starts_with(&*part) => format!("{part}, {scope}").into(),
            _ => scope.clone(),
        }
    }

    /// `The unit generated revenue of 370 million. For the whole of 2023 its sales had reached 710 million`: the part that `its` means.
    fn part_it_means(
        &self,
        found: &Found,
        measure: &Measure,
        carried: &Carried,
    ) -> Option<Arc<str>> {
        let part = carried.of.as_ref()?;
        let same = carried.measure.as_deref() == Some(measure.id.as_str());
        let here = same && carried.paragraph == self.paragraph;
        let cue = self.nearest_cue(found).filter(|_| here)?;
        let its = self.line.role_before(cue.at, Role::Back);
        (its.is_some() && measure.owner == Owner::Organisation).then(|| part.clone())
    }

    /// The kind last named before the sentence, in its own paragraph or in the one so many before it: `Dengue rebounded. There were
    /// 314,785 cases.`
    fn kind_of_paragraph(&self, before: usize) -> Option<Arc<str>> {
        let language = self.line.language;
        let text = &*self.tokens.document.plain;
        let sentences = self.sentences_before(before);
        let named = |(split, at): (&Split<'_>, usize)| {
            let word = split.tokens[at].word;
            let may = language.may_begin(word, SenseSet::KIND);
            let mut senses = may.then(|| language.senses(text, split.tokens, at))?;
            senses.find_map(|(_, sense)| match sense {
                Sense::Kind(name) => Some(name.clone()),
                _ => None,
            })
        };
        let splits: Vec<Split<'_>> = self.tokens.kept_splits(sentences).collect();
        let words = splits
            .iter()
            .flat_map(|split| (0..split.tokens.len()).map(move |at| (split, at)));
        words.rev().find_map(named)
    }

    /// The nearest word of the clause that the vocabulary knows as such a thing.
    fn known_kind(&self, found: &Found) -> Option<Arc<str>> {
        // A kind named with another figure is no matter of this one.
        let apart = |at: usize| {
            let between = match at < found.tokens.start {
                true => at..found.tokens.start,
                false => found.tokens.end..at,
            };
            let mut others = self.figures.iter();
            others.any(|f| between.contains(&f.tokens.start))
        };
        let own = clause(self.line, found.tokens.start);
        // `manufacturing grew 4.9 percent, mining 1.6 percent`
        let of_next = |at: usize| {
            let mut between = found.tokens.end..at;
            let next = |f: &Found| f.tokens.start > at && own.contains(&f.tokens.start);
            between.any(|i| self.line.is_mark(i, ',')) && self.figures.iter().any(next)
        };
        own.clone()
            .filter(|at| !apart(*at) && !of_next(*at))
            .filter_map(|at| {
                let kind = self.line.find(at, |s| match s {
                    Sense::Kind(name) => Some(name.clone()),
                    _ => None,
                });
                Some((at, kind?.1))
            })
            .min_by_key(|(at, _)| match *at < found.tokens.start {
                true => found.tokens.start - at,
                false => at.saturating_sub(found.tokens.end),
            })
            .map(|(_, name)| name)
    }

    /// `Производство бумаги сократилось на 3,9%, мебели – на 7,2%`: a word nobody knows, in place of the first thing of a list.
    fn kind_before_dash(&self, found: &Found) -> Option<Arc<str>> {
        let line = self.line;
        let start = line
            .role_before(found.hedged.start, Role::By)
            .unwrap_or(found.hedged.start);
        let dash = start
            .checked_sub(1)
            .filter(|at| line.is_dash(*at) && !line.glued(*at))?;
        let thing = dash.checked_sub(1).filter(|at| self.is_unknown(*at))?;
        let listed = thing.checked_sub(1)?;
        let joined =
            line.is_mark(listed, ',') || line.is_mark(listed, ';') || line.is(listed, Role::And);
        (joined || line.role_before(thing, Role::While).is_some())
            .then(|| line.word(thing).to_lowercase().into())
    }

    /// `680 cases of fraud`: a word nobody knows, right behind.
    fn unknown_kind(&self, found: &Found) -> Option<Arc<str>> {
        let end = found.tokens.end;
        let at = end + self.line.role(end, Role::Of)?;
        let names = self.line.is_kind(at, TokenKind::Word)
            && !self.line.is(at, Role::Stop)
            && !self.line.is(at, Role::Definite);
        let word = self.line.word(at).to_lowercase();
        let one = self.line.language.singular_of(&word);
        names.then(|| one.unwrap_or(word).into())
    }
}
