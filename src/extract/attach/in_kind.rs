//! Measures that the words of another one name by the unit of a figure: exports told in cubic metres of gas, a profit told for each
//! share.

use super::{Attach, Topic};
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::{Cue, claimed};
use crate::lexicon::{Measure, Sense};
use crate::quantity::Atom;

impl Attach<'_> {
    /// `Net profit was 88 million, or 1.19 per share`: of what the amount before comes to for each of what it is divided by.
    pub(super) fn each_of_amount(
        &self,
        at: usize,
        carried: &Carried,
        paragraph: usize,
    ) -> Option<Topic> {
        let found = &self.figures[at];
        let unit = found.unit.as_ref()?;
        let over = unit
            .over
            .as_ref()
            .filter(|_| found.kind == MentionKind::Money)?;
        let before = at.checked_sub(1)?;
        if !self.figures[before].is_or(self.line, found) {
            return None;
        }
        let topic = self.topic(before, carried, paragraph);
        let each = self
            .measure_named(topic.measure.as_deref()?)?
            .for_each
            .as_deref()?;
        let per = self.measure_named(each)?.per.as_deref();
        let divided = matches!(over, Atom::Named(name) if Some(&**name) == per);
        divided.then(|| Topic {
            measure: Some(each.into()),
            ..topic
        })
    }

    /// A cue for a figure that it can be of: of `exported 10 billion cubic metres of gas`, that of the gas and not of the money.
    pub(super) fn as_it_fits(&self, cue: &Cue, found: &Found) -> Option<Cue> {
        let measure = self.measure(cue.measure)?;
        if self.fits(found, measure) {
            // `Exports came to 98.8 million tonnes, 3 percent less than in 2023`: a change is of what its amount is of.
            if let Some(kind) = self.amount_changed(found, measure)
                && let Some(other) = self.told_in_kind(cue, kind, measure)
            {
                return Some(other);
            }
            return (!self.is_bare_of_counted(cue, found, measure)).then_some(*cue);
        }
        self.told_in_kind(cue, found, measure)
    }

    /// The amount that a change in percent is the change of, where the measure may be told in kind: that before it, else that behind.
    fn amount_changed(&self, found: &Found, measure: &Measure) -> Option<&Found> {
        if measure.in_kind.is_empty() || !found.is_ratio() {
            return None;
        }
        let amount = |f: &&Found| {
            !f.is_ratio() && matches!(f.kind, MentionKind::Quantity | MentionKind::Money)
        };
        let before = |f: &Found| f.tokens.end <= found.tokens.start;
        let (told, next) = (self.figures).split_at(self.figures.partition_point(before));
        let told = told.iter().rfind(amount);
        told.or_else(|| next.iter().find(amount))
    }

    /// A cue for the measure that it names of a figure in kind.
    fn told_in_kind(&self, cue: &Cue, found: &Found, measure: &Measure) -> Option<Cue> {
        if measure.in_kind.is_empty() || found.kind != MentionKind::Quantity {
            return None;
        }
        let claimed = claimed(self.line);
        let mut kinds = measure.in_kind.iter().filter_map(|id| {
            let place = self.lexicon.place_of_measure(id)?;
            u16::try_from(place).ok()
        });
        let other = kinds.find(|id| {
            let measure = self.measure(*id);
            // `… billion cubic metres of gas were sold. 11 billion of cubic metres went to exports`
            let told = claimed.contains(id) || self.near.contains(id);
            measure.is_some_and(|m| (told || m.by_units || m.has_no_words()) && self.fits(found, m))
        })?;
        Some(Cue {
            measure: other,
            ..*cue
        })
    }

    /// `1,893 people were killed, 24,125 hurt` of those killed, `292,000 cars were made, and 54,600 came from abroad` of those made: a number
    /// that leaves its noun out is of what is counted only right before the verb, or where the measure has a word of its own (`home
    /// sales came to 24,125`).
    fn is_bare_of_counted(&self, cue: &Cue, found: &Found, measure: &Measure) -> bool {
        let shared =
            |s: &Sense| matches!(s, Sense::SharedMeasure(id) if *id == cue.measure).then_some(());
        let bare = found.lent || found.unit.is_none() && self.line.find(cue.at, shared).is_some();
        !measure.counts.is_empty() && bare && cue.at != found.tokens.end
    }
}
