//! The field that a measure is said of at the head of a sentence: `In agriculture, mutual trade rose to 7 billion`.

use super::attach::Attach;
use super::period::PeriodMention;
use super::topic::clause;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole};

/// The most words set in between a thing and what is said of it.
const ASIDE: usize = 6;

impl Attach<'_> {
    /// The thing that a sentence begins with, where words set in part it from what is said of it: `Пшеницы, по предварительным данным,
    /// собрано 91,6 млн тонн`.
    pub(super) fn thing_before_aside(&self, named: usize) -> Vec<String> {
        let comma = |at: usize| self.line.is_mark(at, ',');
        let Some(close) = named.checked_sub(1).filter(|at| comma(*at)) else {
            return Vec::new();
        };
        let open = (close.saturating_sub(ASIDE)..close)
            .rev()
            .find(|at| comma(*at));
        let thing = open.and_then(|open| self.noun_phrase_before(open, &[]));
        let thing = thing.filter(|thing| thing.start == 0);
        thing.map_or_else(Vec::new, |thing| self.things(thing))
    }

    /// The field that the sentence begins with, or the clause of the measure named at a token.
    pub(super) fn field_before(&self, named: usize) -> Option<String> {
        if !self.line.holds(SenseSet::KIND) {
            return None;
        }
        let own = clause(self.line, named).start;
        [own, 0]
            .into_iter()
            .find_map(|start| self.field_at(start, named))
    }

    /// The field that a clause begins with, behind `and` and a period: `In 2023, in agriculture, …`.
    fn field_at(&self, start: usize, named: usize) -> Option<String> {
        let line = self.line;
        let mut at = start + line.role(start, Role::And).unwrap_or(0);
        let dated = |p: &&PeriodMention| p.tokens.start == at || p.tokens.start == at + 1;
        if let Some(period) = self.periods.iter().find(dated)
            && (period.tokens.start == at || line.time_role(at, TimeRole::In).is_some())
        {
            at = period.tokens.end + usize::from(line.is_mark(period.tokens.end, ','));
        }
        at += line.time_role(at, TimeRole::In)?;
        while line.is(at, Role::Definite) {
            at += 1;
        }
        let (len, field) = line.find_in(at, SenseSet::KIND, |s| match s {
            Sense::Kind(name) => Some(name.to_string()),
            _ => None,
        })?;
        // `in tourism projects` is of no field; where nouns have cases, what follows needs no comma.
        let cases = !line.language.genitive.endings.is_empty();
        let end = at + len;
        (end <= named && (cases || line.is_mark(end, ','))).then_some(field)
    }
}
