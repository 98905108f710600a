//! Changes that two sentences tell of: `The average wage was 75,000 roubles in 2023. In 2024 it went up by 17 percent to 87,750.`
//!
//! Both levels and the change have to be of one thing, of the same countries and reckoned alike, and the levels lie a year apart; or the
//! sentence says itself that it sums up the two before it (`So, tourism grew by a third`).

use crate::claim::{Claim, Ends, Kind, Modality};
use crate::extract::line::Line;
use crate::extract::reading::Reading;
use crate::lexicon::{Nature, PartyOrder, Role};
use crate::quantity::Atom;
use std::sync::Arc;

/// How growth is reckoned that levels in money of the day can show.
const NOMINAL: &str = "nominal";

/// How many sentences one sums up.
const SUMMED: usize = 2;

impl Reading<'_> {
    /// Ties the one change that a sentence and those before it tell of a thing to the two levels that they tell of it.
    pub(in crate::extract::reading) fn tie_across(&mut self, line: &Line<'_>) {
        let here = line.bytes(&(0..1)).start;
        let sums_up = line.is(0, Role::Therefore);
        let most = if sums_up { SUMMED } else { 1 };
        let before = self.remembered.last_sentences(most);
        let Some(last) = before.last().filter(|_| !self.claims.is_empty()) else {
            return;
        };
        let between = self.document.plain.get(last.place.end..here);
        if between.is_none_or(|text| text.contains('\n')) {
            return;
        }
        let all: Vec<&Claim> = before.iter().copied().chain(&self.claims).collect();
        let is_last = |claim: &Claim| self.claims.iter().any(|own| own.id == claim.id);
        let changes = all.iter().filter(|claim| is_open_change(claim));
        let mut ties: Vec<(Arc<str>, Ends)> = Vec::new();
        for change in changes {
            let alike = |other: &&&Claim| {
                let same = other.measure == change.measure && is_open_change(other);
                same && other.unit == change.unit
            };
            if all.iter().filter(alike).count() != 1 {
                continue;
            }
            let summed = sums_up && is_last(change);
            let levels: Vec<&Claim> = all
                .iter()
                .copied()
                .filter(|level| is_level_of(level, change, summed))
                .collect();
            let [one, other] = levels.as_slice() else {
                continue;
            };
            let Some((from, to)) = in_time(one, other) else {
                continue;
            };
            let apart = is_last(from) != is_last(to) || is_last(from) != is_last(change);
            let own_time = to.period.zip(change.period);
            let timed = own_time.is_none_or(|(to, change)| to == change);
            let year = from.period.and_then(|days| days.shift_years(1)) == to.period;
            let fits = match summed {
                true => !is_last(from) && !is_last(to),
                false => apart && timed && year && self.goes_on_with(line, to),
            };
            if fits && self.is_told_nowhere_else(change, own_time.is_some()) {
                ties.push((change.id.clone(), Ends::between(from, to)));
            }
        }
        for (id, ends) in ties {
            let own = self.claims.iter_mut().find(|claim| claim.id == id);
            let own = own.or_else(|| self.remembered.told_mut(&id));
            if let Some(claim) = own {
                claim.ends = Some(Arc::new(ends));
            }
        }
    }

    /// Whether no rule over groups of claims holds a change against such levels: a measure that says how it grows, told of somebody.
    fn is_told_nowhere_else(&self, change: &Claim, dated: bool) -> bool {
        let measures = self.extractor.lexicon().measures();
        let known = change.measure.as_deref();
        let Some(known) = known.and_then(|id| measures.iter().find(|m| m.id == id)) else {
            return true;
        };
        let nobody = change.parties.is_empty() && known.parties != PartyOrder::None;
        let rate = known.nature == Nature::Rate && known.dimension == "money";
        known.growth == NOMINAL && (rate || nobody || !dated)
    }

    /// Whether a sentence goes on with what the one before counted: of things that no measure knows, only where it names nobody else.
    fn goes_on_with(&self, line: &Line<'_>, level: &Claim) -> bool {
        let measures = self.extractor.lexicon().measures();
        let known = measures
            .iter()
            .any(|m| level.measure.as_deref() == Some(&*m.id));
        let named = (1..line.len()).any(|at| line.capital(at) && line.month(at).is_none());
        known || !named && (0..line.len()).any(|at| line.is(at, Role::Back))
    }
}

fn is_open_change(claim: &Claim) -> bool {
    claim.kind == Kind::Change
        && claim.trend.is_some()
        && claim.ends.is_none()
        && claim.modality == Modality::Actual
}

/// Whether a level is one of what a change is of; `summed` where the change need not say it again.
fn is_level_of(level: &Claim, change: &Claim, summed: bool) -> bool {
    let rate = |claim: &Claim| {
        let of = claim.unit.as_ref().map(|unit| &unit.of);
        matches!(of, Some(Atom::Percent | Atom::Times))
    };
    let counted = level.unit.is_some() && !rate(level);
    let sized = rate(change) || change.unit == level.unit;
    let same = level.measure == change.measure
        && level.parties == change.parties
        && level.of == change.of
        && level.reckoned == change.reckoned;
    let plain = level.restates.is_none() && level.part.is_none() && !level.partial;
    level.kind == Kind::Level
        && level.modality == Modality::Actual
        && level.measure.is_some()
        && level.period.is_some()
        && plain
        && counted
        && sized
        && (same || summed && change.measure.is_none())
}

/// Two levels of one thing, the earlier first.
fn in_time<'c>(one: &'c Claim, other: &'c Claim) -> Option<(&'c Claim, &'c Claim)> {
    let (first, second) = one.period.zip(other.period)?;
    let alike = one.unit == other.unit
        && one.measure == other.measure
        && one.parties == other.parties
        && one.of == other.of
        && one.reckoned == other.reckoned;
    if !alike {
        return None;
    }
    if first.until() <= second.from() {
        return Some((one, other));
    }
    (second.until() <= first.from()).then_some((other, one))
}
