//! What narrows a measure in the part of a list that leaves its name out: `revenue of segment A was 5 million, of segment B 3 million`.

use super::attach::Attach;
use super::organisation::Named;
use super::trend::trend_at;
use crate::lexicon::{Role, TimeRole};
use std::ops::Range;

impl Attach<'_> {
    /// `продовольственная инфляция составила 2,8 процента, непродовольственная — 7,9`: what narrows the measure where its name is
    /// left out before a dash.
    pub(super) fn left_out_name(
        &self,
        named: &Range<usize>,
        at: usize,
        names: &[Named],
    ) -> Option<Vec<String>> {
        let before = self.figures.get(at.checked_sub(1)?)?;
        let last = self.figures[at].hedged.start.checked_sub(1)?;
        let dashed = self.line.is_dash(last) && !self.line.glued(last);
        let named_by = |at: usize| {
            self.is_narrowing(at, names) || names.iter().any(|name| name.tokens.contains(&at))
        };
        let tied =
            |at: usize| self.line.is_dash(at) && self.line.glued(at) && self.line.glued(at + 1);
        let dash = last + usize::from(!dashed);
        // `Tengiz produced 28.9 million tonnes, Kashagan 18.8 million`, `…, the Sary-Bel mine 11,500`
        let mut from = dash;
        while from > before.hedged.end && (named_by(from - 1) || tied(from - 1)) {
            from -= 1;
        }
        let name = (from..dash).any(|at| self.line.capital(at) && named_by(at));
        if named.end > before.tokens.start || !(dashed || name) {
            return None;
        }
        let article = from > before.hedged.end && self.line.is(from - 1, Role::Definite);
        let start = from - usize::from(article);
        let opens = start > before.hedged.end
            && (self.line.is(start - 1, Role::And)
                || self.line.is_mark(start - 1, ',')
                || self.line.is_mark(start - 1, ';'));
        let words = (from..dash).filter(|i| !self.sets_apart(*i) && !self.line.is_dash(*i));
        let words: Vec<String> = words.map(|i| self.named_thing(i).1).collect();
        // `Revenue was 1.2 billion; EBITDAaL 0.5 billion`: another measure by its letters.
        let measure = dash - from == 1 && self.line.is_letters(from);
        (opens && !words.is_empty() && !measure).then_some(words)
    }

    /// `Нефтегазовые доходы упали до 7,2 трлн, а ненефтегазовые достигли 16,9`: what narrows the measure where its noun is left
    /// out before a verb of change or amount.
    pub(super) fn left_out_noun(
        &self,
        named: &Range<usize>,
        at: usize,
        names: &[Named],
    ) -> Option<Vec<String>> {
        let line = self.line;
        let before = self.figures.get(at.checked_sub(1)?)?;
        let own = super::topic::clause(line, self.figures[at].tokens.start);
        if own.start < named.end
            || before.tokens.start < named.end
            || self.narrowed_before(named.start, names).is_empty()
        {
            return None;
        }
        let from = (own.start..own.end).find(|i| !line.is(*i, Role::Stop))?;
        let mut end = from;
        while end < own.end && end - from < 2 && self.is_narrowing(end, names) {
            end += 1;
        }
        let says = line.is(end, Role::Amounts)
            || line.is(end, Role::Stop) && line.time_role(end, TimeRole::In).is_none()
            || trend_at(line, end).is_some();
        let words = (from..end).map(|i| self.named_thing(i).1);
        (end > from && says && end < self.figures[at].tokens.start).then(|| words.collect())
    }
}
