//! What a sentence goes on with from the paragraph before: `… reached $9.2 billion. ¶ In January, it added another 11 percent.`

use super::Reading;
use crate::document::Sentence;
use crate::extract::line::Line;
use crate::extract::scan::Scan;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, TimeRole};

/// How far behind a pronoun its verb stands.
const VERB: usize = 3;

impl Reading<'_> {
    /// Lets a paragraph go on with what the one before ended with, where its first subject is a pronoun: nothing else stands
    /// between that `it` could mean.
    pub(super) fn go_on_with_last(&mut self, sentence: &Sentence, line: &Line<'_>, scan: &Scan) {
        let next = self.carried.measure.is_some()
            && self.carried.paragraph < sentence.paragraph()
            && self.opens_with_pronoun(line, scan);
        let between = self
            .document
            .plain
            .get(self.told_until..sentence.range().start);
        if next && between.is_some_and(|text| text.trim().is_empty()) {
            self.carried.paragraph = sentence.paragraph();
        }
    }

    /// Notes where the talk of what is carried on ends: with a sentence that told of it or named it.
    pub(super) fn note_end(&mut self, sentence: &Sentence) {
        let range = sentence.range();
        let told = |measure| self.claims.iter().any(|claim| claim.measure == measure);
        if self.carried.passage == range.start || told(self.carried.measure.clone()) {
            self.told_until = range.end;
        }
    }

    /// `In 2023, it grew by …`: behind nothing but a time, a pronoun and a verb of change or amount.
    fn opens_with_pronoun(&self, line: &Line<'_>, scan: &Scan) -> bool {
        let dated = |at: usize| scan.periods.iter().any(|p| p.tokens.contains(&at));
        let opening = |at: &usize| {
            dated(*at)
                || line.is_mark(*at, ',')
                || line.is(*at, Role::Definite)
                || line.time_role(*at, TimeRole::In).is_some()
        };
        let Some(at) = (0..line.len()).find(|at| !opening(at)) else {
            return false;
        };
        let verb = |at: usize| {
            trend_at(line, at).is_some()
                || line.is(at, Role::Happened)
                || line.is(at, Role::Amounts)
        };
        line.role(at, Role::Back)
            .is_some_and(|len| (at + len..at + len + VERB).any(verb))
    }
}
