//! Changes that tie a sentence to the one before it: `It moved 18.2 million people. That is 9.6 percent more than in 2023 …`.

use super::gap::{before_base, joins, leads_to_base};
use super::{Told, is_change};
use crate::claim::{Claim, Ends, Kind};
use crate::extract::attach::Attach;
use crate::extract::reading::Reading;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, SenseSet, TokenKind};
use crate::quantity::Atom;
use std::sync::Arc;

/// The most words before the period that a sentence begins with.
const OPENING: usize = 2;

impl Reading<'_> {
    /// `It moved 18.2 million people. That is 9.6 percent more than in 2023, when it was 16.6 million`: the change that a sentence
    /// begins with, of the one level in that unit that the sentence before told.
    pub(super) fn growth_of_last(
        &self,
        attach: &Attach<'_>,
        told: &[Told<'_>],
    ) -> Option<(Arc<str>, Ends)> {
        let [change, base, ..] = told else {
            return None;
        };
        let line = attach.line;
        let start = change.span.start;
        let gap = change.span.end..base.span.start;
        let back = (0..start).any(|at| line.is(at, Role::SaidLast) || line.is(at, Role::Back));
        let based = base.found.compared || leads_to_base(attach, gap.clone());
        let level = base.claim.kind == Kind::Level && base.claim.unit.is_some();
        if !(is_change(change) && back && based && level) {
            return None;
        }
        if !(joins(attach, 0..start) && joins(attach, before_base(attach, gap))) {
            return None;
        }
        let last = self.remembered.only_level_told(base.claim.unit.as_ref())?;
        let ends = Ends::between(base.claim, last);
        self.is_said_last(attach, last)
            .then(|| (change.claim.id.clone(), ends))
    }

    /// `Investment came to 286 billion. In 2022 it was 240 billion, an increase of 19.2 percent`: the change behind what it is
    /// reckoned from, which led to the one level in that unit that the sentence before told of a later time, or of none.
    pub(super) fn growth_behind_base(
        &self,
        attach: &Attach<'_>,
        told: &[Told<'_>],
    ) -> Option<(Arc<str>, Ends, Claim)> {
        let [base, change, ..] = told else {
            return None;
        };
        let line = attach.line;
        let level = base.claim.kind == Kind::Level && base.claim.unit.is_some();
        let percent = change.found.unit.as_ref().map(|u| &u.of) == Some(&Atom::Percent);
        let gap = base.span.end..change.span.start;
        let apart = line.is_mark(gap.start, ',') || line.is_dash(gap.start);
        let grown = gap.clone().any(|at| trend_at(line, at).is_some());
        if !(is_change(change) && percent && level && apart && grown) {
            return None;
        }
        let opens = attach.periods.first().is_some_and(|p| {
            let days = p.period.zip(base.claim.period);
            p.tokens.start <= OPENING && days.is_some_and(|(opening, told)| opening == told)
        });
        // `an increase of 6.7 percent over the previous year` is what led to the base itself.
        let of_base = |at: usize| {
            line.may_be(at, SenseSet::TIMES)
                || line.is_kind(at, TokenKind::Number)
                || [Role::Base, Role::Compared, Role::From]
                    .iter()
                    .any(|role| line.is(at, *role))
        };
        let mut around = gap.clone().chain(change.span.end..line.len());
        if around.any(of_base) {
            return None;
        }
        if !(opens && joins(attach, 0..base.span.start) && joins(attach, gap)) {
            return None;
        }
        let last = self.remembered.only_level_told(base.claim.unit.as_ref())?;
        let then = base.claim.period?;
        let later = last.period.is_none_or(|now| then.until() <= now.from());
        let alike = last.measure == base.claim.measure && last.modality == base.claim.modality;
        let ends = Ends::between(base.claim, last);
        (later && alike && self.is_said_last(attach, last))
            .then(|| (change.claim.id.clone(), ends, last.clone()))
    }

    /// Whether a claim is what the sentence before told last, so that no figure stands between: of `The plan was 450 km, they built
    /// 463`, the plan is not.
    fn is_said_last(&self, attach: &Attach<'_>, last: &Claim) -> bool {
        let here = attach.line.bytes(&(0..1)).start;
        let is_year = |digits: &str| digits.is_empty() || digits.len() == 4;
        self.document
            .plain
            .get(last.place.end..here)
            .is_some_and(|between| {
                let mut runs = between.split(|c: char| !c.is_ascii_digit());
                runs.all(is_year) && !between.contains('\n')
            })
    }
}
