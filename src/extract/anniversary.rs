//! Anniversaries: `the 10th anniversary of the treaty` and `10 years since the signing of the treaty` name one year.
//!
//! What is counted are years since an event, so that both are places in a row of years, and the event is what they are about.

use super::attach::Attach;
use super::figure::Found;
use super::mention::MentionKind;
use super::number::Form;
use crate::claim::Kind;
use crate::lexicon::{Measure, Role, Sense, SenseSet, TokenKind};
use crate::quantity::{Atom, Unit};
use std::sync::Arc;

/// The symbol of years in the unit table.
const YEAR: &str = "a";

/// How far behind the figure the event may be named, in words.
const REACH: usize = 10;

/// Whether a unit is years.
fn is_in_years(unit: &Unit) -> bool {
    matches!(&unit.of, Atom::Named(name) if &**name == YEAR) && unit.over.is_none()
}

/// The words behind a figure that lead to the event.
const EVENTS: SenseSet = SenseSet::role(Role::Anniversary).or(SenseSet::role(Role::Since));

impl Attach<'_> {
    /// The event that a figure counts the years since.
    pub fn anniversary(&self, found: &Found) -> Option<Arc<str>> {
        // Hardly any sentence tells of one.
        if !self.line.holds(EVENTS) {
            return None;
        }
        let event = self.event(self.years_since(found)?)?;
        Some(format!("{event} anniversary").into())
    }

    /// The unit of a figure; of an anniversary, years; of a count whose noun is left out (`Tourist arrivals rose to 2.1 million`),
    /// the noun that its measure counts.
    pub fn unit(&self, found: &Found, measure: Option<&Measure>, kind: Kind) -> Option<Unit> {
        if found.unit.is_some() {
            return found.unit.clone();
        }
        if self.anniversary(found).is_some() {
            return Some(Unit::named(YEAR));
        }
        let counts = matches!(kind, Kind::Level | Kind::Change) && found.form != Form::Fraction;
        let measure = measure.filter(|m| counts && m.dimension == "count")?;
        // Of projects under way, projects.
        let noun = match measure.state.is_empty() {
            true => Some(&measure.id).filter(|_| !measure.nouns.is_empty()),
            false => measure.part_of.as_ref(),
        };
        noun.map(|noun| Unit::named(noun.as_str()))
    }

    /// Where the event's name begins, when the figure is one of years counted from it.
    fn years_since(&self, found: &Found) -> Option<usize> {
        let end = found.tokens.end;
        match found.kind {
            MentionKind::Ordinal | MentionKind::Number => {
                // `10-летие`
                let at = end + usize::from(self.line.is_dash(end));
                let behind = at + self.line.role(at, Role::Anniversary)?;
                // `the 20th anniversary forum` is a forum.
                let describes = !self.line.language.singular.head_first && self.describes(behind);
                (!describes).then_some(behind)
            }
            MentionKind::Quantity if found.unit.as_ref().is_some_and(is_in_years) => {
                // `10 years have passed since`
                (end..(end + 3).min(self.line.len()))
                    .find_map(|at| Some(at + self.line.role(at, Role::Since)?))
            }
            _ => None,
        }
    }

    fn describes(&self, at: usize) -> bool {
        let grammar = [Role::Stop, Role::Of, Role::Definite, Role::Beginning];
        self.line.is_kind(at, TokenKind::Word)
            && !grammar.iter().any(|role| self.line.is(at, *role))
    }

    /// The head of the noun phrase from a token on, without the act that began it: `the signing of the fundamental Treaty`.
    fn event(&self, from: usize) -> Option<Arc<str>> {
        let mut last = None;
        let mut at = from;
        while at < (from + REACH).min(self.line.len()) {
            let of = self.line.is(at, Role::Of) && last.is_none();
            if of || self.line.is(at, Role::Definite) || self.line.is(at, Role::Own) {
                at += 1;
                continue;
            }
            if let Some(length) = self.line.role(at, Role::Beginning) {
                at += length;
                continue;
            }
            // `the Russia-Kazakhstan Treaty`
            if self.line.is_dash(at) && self.line.glued(at) && self.line.glued(at + 1) {
                at += 1;
                continue;
            }
            if !self.line.is_kind(at, TokenKind::Word) || self.line.is(at, Role::Stop) {
                break;
            }
            last = Some(at);
            // A noun that every language has a name for is the event, whatever hangs on it.
            if let Some(name) = self.noun(at) {
                return Some(name);
            }
            at += 1;
        }
        let word = self.line.word(last?).to_lowercase();
        Some(self.line.language.singular_of(&word).unwrap_or(word).into())
    }

    fn noun(&self, at: usize) -> Option<Arc<str>> {
        let found = self.line.find(at, |sense| match sense {
            Sense::Noun(name) => Some(name.clone()),
            _ => None,
        });
        found.map(|(_, name)| name)
    }
}
