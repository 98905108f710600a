//! Amounts told short, as one does who has just told another in full (`Trade amounted to 120.2 million dollars. The year before it
//! was 107.3.`), or has said at the head what all are in.

use super::Reading;
use crate::claim::{Claim, Kind};
use crate::extract::counted_in;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::scan::Scan;
use crate::extract::share_list::behind_this;
use crate::extract::topic::{Topics, clause};
use crate::lexicon::{Measure, Owner, Role, SenseSet, TokenKind};
use crate::quantity::{Atom, Decimal, Unit};

impl Reading<'_> {
    /// Counts bare amounts of a report in what its head says its figures are in: `Operating revenue was 6,480 (6,000)`.
    pub(super) fn count_as_headed(&self, line: &Line<'_>, topics: &Topics, scan: &mut Scan) {
        if topics.cues.is_empty() || !scan.figures.iter().any(|f| is_bare(line, f)) {
            return;
        }
        let units = self.extractor.lexicon().units();
        let headed =
            (self.headed).get_or_init(|| counted_in::of_head(self.document, self.language, units));
        let Some((currency, by)) = *headed else {
            return;
        };
        let mut counted: Option<usize> = None;
        for at in 0..scan.figures.len() {
            let found = &scan.figures[at];
            let before = at.checked_sub(1);
            let beside = before.map_or(0, |before| scan.figures[before].tokens.end);
            let bracketed = found.tokens.start == beside + 1 && line.is_mark(beside, '(');
            let own = self.is_headed_amount(line, topics, found.tokens.start);
            // Whatever stands in brackets is told as the figure before them.
            let told = match bracketed {
                true => counted == before && before.is_some(),
                false => own,
            };
            if !is_bare(line, found) || !told {
                continue;
            }
            let found = &mut scan.figures[at];
            found.figure.scale_by(by);
            found.scale = by;
            found.kind = MentionKind::Money;
            found.unit = Some(Unit {
                of: Atom::Currency(currency),
                over: None,
            });
            found.compared |= bracketed;
            found.was |= bracketed;
            counted = Some(at);
        }
    }

    /// Tells amounts of `this`, or what comes on top of it, in what it was told in: `Reserves are $52 billion. Gold made up 29.1 billion of
    /// this`, `We lent $180 million. We will offer another 120 million`.
    pub(super) fn tell_of_this(&self, line: &Line<'_>, scan: &mut Scan) {
        const LEADS: SenseSet = SenseSet::role(Role::Part).or(SenseSet::role(Role::Another));
        if !line.holds(LEADS) {
            return;
        }
        // `Of these, 2.05 million were built by residents`
        let opens = line.is(0, Role::Part);
        for (at, found) in scan.figures.iter_mut().enumerate() {
            let bare = found.unit.is_none() && found.kind == MentionKind::Number;
            let great = bare && found.scale > Decimal::ONE;
            let of_this = opens && at == 0 || behind_this(line, found) != found.hedged.end;
            let end = found.hedged.end;
            let ends = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop);
            let start = found.tokens.start;
            let on_top = ends && line.role_before(start, Role::Another).is_some();
            if !great || !(of_this || on_top) {
                continue;
            }
            let level = |claim: &&Claim| claim.kind == Kind::Level;
            let told = self.remembered.last_sentence(|_| true).filter(level);
            let mut told = told.filter_map(|claim| Some((claim.unit.as_ref()?, claim.value())));
            let Some((unit, most)) = told.next() else {
                return;
            };
            let money = unit.currency().is_some() && unit.over.is_none();
            let measured =
                matches!(&unit.of, Atom::Named(name) if line.units.dimension(name).is_some());
            let part = measured && of_this && found.figure.value <= most;
            if (money || part) && told.all(|(other, _)| other == unit) {
                found.kind = match money {
                    true => MentionKind::Money,
                    false => MentionKind::Quantity,
                };
                found.unit = Some(unit.clone());
            }
        }
    }

    /// Whether the measure named right before a place is told in money, and not for each of something.
    fn is_headed_amount(&self, line: &Line<'_>, topics: &Topics, at: usize) -> bool {
        let own = clause(line, at);
        let mut before = topics.cues.iter().rev();
        let cue = before.find(|cue| cue.end <= at && own.contains(&cue.at));
        // `profit before tax was 785 and tax was 173`
        let goes_on = |at: usize| line.is(at, Role::And) || line.is_mark(at, ',');
        let cue = cue.filter(|cue| !(cue.end..at).any(goes_on));
        let measure = cue.and_then(|cue| {
            let measures = self.extractor.lexicon().measures();
            measures.get(usize::from(cue.measure))
        });
        measure.is_some_and(|m| {
            m.dimension == "money" && m.owner == Owner::Organisation && m.per.is_none()
        })
    }

    /// Counts bare decimals in the millions or the like that the amount before them was told in, where the sentence points back at it
    /// and tells of nothing else.
    pub(super) fn tell_in_full(&self, line: &Line<'_>, paragraph: usize, scan: &mut Scan) {
        let large = self.scale > Decimal::ONE_THOUSAND;
        if !large || self.carried.paragraph != paragraph {
            return;
        }
        let measure = self.carried.measure.as_deref();
        let money = |m: &Measure| m.dimension == "money";
        if !measure
            .and_then(|id| self.extractor.lexicon().measure(id))
            .is_some_and(money)
        {
            return;
        }
        for found in scan.figures.iter_mut().filter(|f| is_short(line, f)) {
            let start = found.hedged.start;
            let other = (0..start).any(|at| line.may_be(at, SenseSet::MEASURE));
            // `it was 107.3`: the verb stands between.
            let back = (start.saturating_sub(FEW)..start).any(|at| line.is(at, Role::Back));
            if back && !other {
                found.figure.scale_by(self.scale);
                found.scale = self.scale;
            }
        }
    }
}

/// The most words from the one that points back to the figure.
const FEW: usize = 4;

/// Whether a figure is a bare decimal that counts nothing.
fn is_short(line: &Line<'_>, found: &Found) -> bool {
    is_bare(line, found) && !found.figure.value.fract().is_zero()
}

/// Whether a figure is digits that count nothing.
fn is_bare(line: &Line<'_>, found: &Found) -> bool {
    let bare = found.unit.is_none() && found.kind == MentionKind::Number;
    let end = found.tokens.end;
    let ends = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop);
    bare && ends && found.scale == Decimal::ONE && found.form == Form::Digits
}
