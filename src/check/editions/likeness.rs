//! How much a figure of one edition is like a figure of another.

use crate::claim::{Claim, Kind};
use crate::lexicon::UnitTable;
use crate::period::Period;
use crate::quantity::{Atom, Decimal, Unit};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What two figures share that say the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Signature<'a> {
    value: Decimal,
    value_high: Option<Decimal>,
    unit: Option<&'a Unit>,
    kind: Kind,
    period: Option<Period>,
}

impl<'a> Signature<'a> {
    pub fn of(claim: &'a Claim) -> Self {
        Self {
            value: claim.figure.value.normalize(),
            value_high: claim.figure.value_high.map(|high| high.normalize()),
            unit: claim.unit.as_ref(),
            kind: claim.kind,
            period: claim.period,
        }
    }
}

/// The measure of likeness between two editions.
pub(super) struct Likeness<'a> {
    /// One is a translation: words cannot be compared, and counted nouns are each language's own.
    pub translated: bool,
    pub units: Option<&'a UnitTable>,
    /// Ids of the measures that mean the same in every language.
    pub measures: BTreeSet<&'a str>,
}

impl Likeness<'_> {
    /// The words around a figure, without the figure.
    pub fn words<'c>(&self, claim: &'c Claim) -> BTreeSet<&'c str> {
        if self.translated {
            return BTreeSet::new();
        }
        let quote = &claim.quote;
        let (start, end) = (quote.start as usize, quote.end as usize);
        let around = [quote.text.get(..start), quote.text.get(end..)];
        around
            .into_iter()
            .flatten()
            .flat_map(str::split_whitespace)
            .collect()
    }

    /// How alike two figures are; 0 when they cannot be one figure.
    ///
    /// A figure whose number stayed is the same figure almost anywhere; one whose number changed is known by what it is
    /// about, or by the words around it.
    pub fn score(
        &self,
        old: &Claim,
        old_words: &BTreeSet<&str>,
        new: &Claim,
        new_words: &BTreeSet<&str>,
    ) -> u32 {
        let value =
            old.figure.value == new.figure.value && old.figure.value_high == new.figure.value_high;
        let dimension = self.one_dimension(old.unit.as_ref(), new.unit.as_ref());
        let measure = self.one_measure(old, new);
        let words = sixths(old_words, new_words);
        let kind = old.kind == new.kind;
        let period = old.period == new.period;
        let about = measure && kind && (period || old.parties == new.parties);
        let known = if self.translated {
            dimension && about
        } else {
            dimension && (words >= 3 || about && words >= 1)
        };
        if !known && !(value && (dimension || words >= 3)) {
            return 0;
        }
        let points = [
            (value, 4),
            (old.unit == new.unit, 2),
            (dimension, 1),
            (measure, 3),
            (kind, 1),
            (period, 2),
            (old.parties == new.parties, 1),
            (old.speaker == new.speaker, 1),
        ];
        let sum: u32 = points
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, n)| n)
            .sum();
        sum + words
    }

    /// Whether two figures speak about one measure, as far as both languages name it alike.
    pub fn one_measure(&self, old: &Claim, new: &Claim) -> bool {
        match (&old.measure, &new.measure) {
            (Some(old), Some(new)) => old == new || self.own_words(old, new),
            (old, new) => old.is_none() && new.is_none(),
        }
    }

    /// Whether two units may stand for each other: dollars for roubles, not dollars for percent.
    pub fn one_dimension(&self, old: Option<&Unit>, new: Option<&Unit>) -> bool {
        let (Some(old), Some(new)) = (old, new) else {
            return old.is_none() && new.is_none();
        };
        old.over == new.over
            && match (&old.of, &new.of) {
                (Atom::Named(old), Atom::Named(new)) => {
                    let dimension = |name: &Arc<str>| self.units.and_then(|u| u.dimension(name));
                    match (dimension(old), dimension(new)) {
                        (None, None) => old == new || self.translated,
                        (old, new) => old == new,
                    }
                }
                (Atom::Currency(_), Atom::Currency(_)) => true,
                (Atom::Percent | Atom::PercentagePoint, Atom::Percent | Atom::PercentagePoint) => {
                    true
                }
                (old, new) => old == new,
            }
    }

    /// Whether two units are one unit, as far as both languages name it alike.
    pub fn one_unit(&self, old: Option<&Unit>, new: Option<&Unit>) -> bool {
        old == new
            || self.translated
                && matches!(
                    (old.map(|u| &u.of), new.map(|u| &u.of)),
                    (Some(Atom::Named(_)), Some(Atom::Named(_)))
                )
                && self.one_dimension(old, new)
    }

    /// Whether at least one of two names is a word of its language, which the other cannot be compared with.
    fn own_words(&self, old: &str, new: &str) -> bool {
        self.translated && !(self.measures.contains(old) && self.measures.contains(new))
    }
}

/// How many sixths of two sets of words are common to both.
fn sixths(old: &BTreeSet<&str>, new: &BTreeSet<&str>) -> u32 {
    let common = old.intersection(new).count();
    let all = old.len() + new.len() - common;
    let sixths = (common * 6).checked_div(all).unwrap_or(0);
    u32::try_from(sixths).unwrap_or(0)
}
