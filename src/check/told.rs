//! What is told so far: notes of one rule that share a claim become one, so that four rates of growth that pull apart are one
//! finding and not six.

use super::context::Violation;
use crate::rules::{Rule, Severity};
use rustc_hash::FxHashMap;

/// What is told so far. Notes of one rule that share a claim are one note.
#[derive(Default)]
pub(super) struct Told<'a> {
    /// `None` where a note went into another one.
    all: Vec<Option<Violation<'a>>>,
    /// Which note of a rule a claim is in.
    notes: FxHashMap<(*const Rule, u32), usize>,
}

impl<'a> Told<'a> {
    /// Tells of a violation.
    pub fn tell(&mut self, violation: Violation<'a>) {
        if is_note(&violation) {
            for &at in &violation.tuple {
                self.notes
                    .insert((std::ptr::from_ref(violation.rule), at), self.all.len());
            }
        }
        self.all.push(Some(violation));
    }

    /// All of it, in order.
    pub fn into_all(self) -> Vec<Violation<'a>> {
        self.all.into_iter().flatten().collect()
    }

    /// Adds a note to the ones of its rule it shares a claim with, which become one; whether there are any.
    pub fn join(&mut self, violation: &Violation<'a>) -> bool {
        if !is_note(violation) {
            return false;
        }
        let rule = std::ptr::from_ref(violation.rule);
        let claims = violation.tuple.iter();
        let mut into: Vec<usize> = claims
            .filter_map(|at| self.notes.get(&(rule, *at)).copied())
            .collect();
        into.sort_unstable();
        into.dedup();
        let Some((&first, others)) = into.split_first() else {
            return false;
        };
        let mut claims = violation.tuple.clone();
        for other in others.iter().filter_map(|at| self.all[*at].take()) {
            claims.extend(other.tuple);
            claims.extend(other.joined);
        }
        if let Some(note) = &mut self.all[first] {
            for at in claims {
                self.notes.insert((rule, at), first);
                if !note.tuple.contains(&at) && !note.joined.contains(&at) {
                    note.joined.push(at);
                }
            }
        }
        true
    }
}

/// Whether a violation is a note that puts none of its claims above the others.
fn is_note(violation: &Violation) -> bool {
    violation.severity == Severity::Note && violation.odd.is_none()
}
