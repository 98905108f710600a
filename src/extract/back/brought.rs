//! Who or what brought a figure in of which the sentence itself names no measure: a thing of its own, or one of the kinds of what was
//! spoken of.

use crate::extract::attach::Attach;
use crate::extract::figure::Found;
use crate::extract::topic::clause;
use crate::lexicon::{Owner, Role, Sense, SenseSet};
use std::sync::Arc;

impl Attach<'_> {
    /// Whether a thing that no vocabulary knows has brought a figure in: `In 2023 coffee had contributed $0.98 billion`, in talk of a
    /// country's exports.
    pub(super) fn is_brought_by_a_thing(&self, found: &Found, measure: &str) -> bool {
        let line = self.line;
        let company = self
            .measure_named(measure)
            .is_some_and(|m| m.owner == Owner::Organisation);
        if company || !line.holds(SenseSet::role(Role::Posted)) {
            return false;
        }
        let start = clause(line, found.tokens.start).start;
        (start + 1..found.hedged.start).any(|at| {
            let subject = at - 1;
            let had = line.is(at, Role::Had);
            let verb = at + usize::from(had);
            line.is(verb, Role::Posted)
                && self.is_unknown(subject)
                && line.role_before(at, Role::Back).is_none()
        })
    }

    /// The kind that the sentence names before a figure of what comes in kinds (`Salmon had one of its bad years: 94,000 tonnes`), or that
    /// has brought it in (`In 2023 coffee had contributed $0.98 billion`).
    pub(super) fn kind_named_before(&self, found: &Found, measure: &str) -> Option<Arc<str>> {
        if !self.line.holds(SenseSet::KIND) {
            return None;
        }
        let by_kind = self.measure_named(measure).is_some_and(|m| m.by_kind);
        let brings = |end: usize| {
            let verb = end + usize::from(self.line.is(end, Role::Had));
            self.line.is(verb, Role::Posted)
        };
        let kind = |at: usize| {
            self.line.find_in(at, SenseSet::KIND, |s| match s {
                Sense::Kind(name) => Some(name.clone()),
                _ => None,
            })
        };
        let named = |at: usize| {
            let (len, name) = kind(at)?;
            (by_kind || brings(at + len)).then_some(name)
        };
        (0..found.hedged.start).find_map(named)
    }
}
