//! Figures that are of some of what their measure names and of nobody knows which part, so that they are compared with nothing; and those
//! that a heading makes plans.

use super::{Reading, Spoken, Told};
use crate::claim::{Kind, SOME_OF_IT};
use crate::extract::attach::{Attach, Topic};
use crate::extract::figure::Found;
use crate::extract::period::told_by_part;
use crate::extract::whole::ShareOf;
use crate::lexicon::{Measure, Nature, Owner, Role, TokenKind};
use std::sync::Arc;

impl Reading<'_> {
    /// Whether a figure is of some of what its measure names; `of` is what else is known that it is of.
    pub(super) fn tells_of_some(
        &self,
        spoken: &Spoken<'_, '_>,
        told: &Told<'_>,
        topic: &Topic,
        share_of: Option<&ShareOf>,
        parties: &[Arc<str>],
        of: &Option<Arc<str>>,
    ) -> bool {
        let (attach, found, measure) = (spoken.attach, told.found, told.measure);
        match told.kind {
            Kind::Share => {
                // `coal made 28 percent of this sum`: a share of exports, and not of them all in themselves.
                let own_whole = share_of.is_some_and(|of| {
                    of.partner.is_none() && topic.measure.as_deref() == Some(&*of.whole.measure)
                });
                // `1.5 million have been vaccinated, so 62.5% of the doses have been used`: of something else than what is spoken of.
                let counts = measure.is_some_and(|m| m.dimension == "count");
                let partner = share_of.is_some_and(|of| of.partner.is_some());
                let other =
                    (topic.carried || counts && !partner) && attach.is_of_another_thing(found);
                let some = own_whole || other || self.is_share_of_some(attach, spoken, told.at);
                of.is_none() && some
            }
            kind => {
                let either = measure.is_some_and(|m| m.owner == Owner::Either);
                let unknown = || either && parties.is_empty() && attach.speaks_of_unnamed(found);
                let plain = kind == Kind::Level && of.is_none();
                let part = || {
                    (topic.scope.is_none() || topic.carried)
                        && measure.is_some_and(|m| attach.may_be_of_some(found, m, of.as_deref()))
                };
                let again = || parties.len() < 2 && self.says_share_again(attach, spoken, told.at);
                let listed = || attach.goes_on_with_parts(told.at);
                // `The second quarter contributed 24 billion of this` is all there is of that quarter.
                let same = || topic.measure.is_some() && topic.measure == self.carried.measure;
                let of_that = || told.stated.is_none() && same() && attach.is_amount_of_that(found);
                // `By quarter, births numbered 13,980, 13,470, 13,820 and 12,910`: of which, their order says alone.
                let dated = told
                    .stated
                    .is_some_and(|(mention, _)| mention.is_numbered_part());
                let in_turn = || !dated && told_by_part(attach.line, found.tokens.start).is_some();
                let counted = || measure.is_none() && self.is_count_of_some(spoken, told.at);
                // `617,400 residents, 11 percent, are foreign nationals`: the share of it all that they are.
                let share = || attach.is_share_set_in(told.at + 1);
                let stock = || measure.is_some_and(|m| m.nature == Nature::Stock);
                let some = || {
                    unknown()
                        || stock() && attach.is_of_those_who_came_or_went(found)
                        || share()
                        || attach.is_part_of_whole(found)
                        || attach.is_item_by_name(found)
                        || of_that()
                        || in_turn()
                        || again()
                        || listed()
                        || counted()
                };
                plain && some() || part()
            }
        }
    }

    /// Whether a count of what no measure names is of things that the words set apart: `The five schools promised have opened`, `Of 480
    /// burrows monitored, 312 …`, `51,000 tonnes, equal to 850,000 bags`, `Half of the output, 94,000 cars, was …`.
    fn is_count_of_some(&self, spoken: &Spoken<'_, '_>, at: usize) -> bool {
        let (line, figures) = (spoken.attach.line, spoken.attach.figures);
        let found = &figures[at];
        let start = found.hedged.start;
        let definite = line.role_before(start, Role::Definite).is_some();
        let opens = |of: usize| of == 0 || line.is_kind(of - 1, TokenKind::Mark);
        let of_them = line.role_before(start, Role::Of).is_some_and(opens);
        let set_in = |at: usize| line.is_mark(at, ',');
        let share_again = || {
            let before = at.checked_sub(1).and_then(|before| spoken.claim_of(before));
            let share = before.is_some_and(|claim| self.claims[claim].kind == Kind::Share);
            share && start > 0 && set_in(start - 1) && set_in(found.tokens.end)
        };
        definite || of_them || found.restates.is_some() || share_again()
    }

    /// Whether an amount tells again the share of a whole right before it: `gold's part in the reserves is 53 percent, or 1.7 billion`.
    fn says_share_again(&self, attach: &Attach<'_>, spoken: &Spoken<'_, '_>, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let share = spoken.claim_of(before).map(|claim| &self.claims[claim]);
        let of_whole = share.is_some_and(|c| c.kind == Kind::Share);
        // `about 1.4 percent of consumption, that is 16 billion kWh`
        let start = attach.figures[at].hedged.start;
        let that_is = attach.line.role_before(start, Role::Therefore);
        let parted = |from: usize| from > 0 && attach.line.is_mark(from - 1, ',');
        let or = || attach.figures[before].is_or(attach.line, &attach.figures[at]);
        of_whole && (that_is.is_some_and(parted) || or())
    }

    /// Whether a share is of what another figure tells, and is none of its measure: one of a sum told before, or what a part comes to.
    fn is_share_of_some(&self, attach: &Attach<'_>, spoken: &Spoken<'_, '_>, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|part| spoken.claim_of(part));
        let of_some = |part: usize| self.claims[part].of.as_deref() == Some(SOME_OF_IT);
        let share = &attach.figures[at];
        let again = attach.says_as_share(share);
        again && before.is_some_and(of_some)
    }
}

/// Whether a company's figure stands below a heading that speaks of plans, and is not what they are compared with.
pub(super) fn is_below_plans(
    attach: &Attach<'_>,
    found: &Found,
    measure: Option<&Measure>,
) -> bool {
    measure.is_some_and(|m| m.by_part)
        && !attach.is_compared(found)
        && attach.brackets_around(found.tokens.start).is_none()
        && attach.is_below_plans()
}
