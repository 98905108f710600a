//! Two comparisons of one figure: `14.8 million tonnes, 6% above the 14.0 million of March, but 3% below the 15.3 million of a year
//! before`. Each change has a base of its own, and the base of the first is no end of the second.

use super::gap::{GAP, before_base, behind_noun, joins, leads_to_base};
use super::three::is_level;
use super::{Told, is_change};
use crate::claim::Ends;
use crate::extract::attach::Attach;
use crate::lexicon::Role;
use std::sync::Arc;

/// A second change of one level, told behind the base of the first one together with a base of its own; `at` is where the first
/// one's base stands among the figures.
pub(super) fn another_growth(
    attach: &Attach<'_>,
    told: &[Told<'_>],
    at: usize,
    tied: &[(Arc<str>, Ends)],
) -> Option<(Arc<str>, Ends)> {
    let line = attach.line;
    let [last, change, base, ..] = told.get(at..)? else {
        return None;
    };
    let mut ties = tied.iter().rev();
    let (_, first) = ties.find(|(_, ends)| ends.from.as_ref() == Some(&last.claim.id))?;
    let gap = change.span.end..base.span.start;
    let based = base.found.compared || base.found.was || leads_to_base(attach, gap.clone());
    let alike = base.claim.unit == last.claim.unit && is_level(base) && is_change(change);
    let goes_on = joins(attach, behind_noun(line, last.span.end..change.span.start));
    let fits = alike && based && goes_on && joins(attach, before_base(attach, gap));
    let ends = Ends {
        from: Some(base.claim.id.clone()),
        to: first.to.clone(),
        ..Ends::default()
    };
    fits.then(|| (change.claim.id.clone(), ends))
}

/// Whether a level is what the change right before it is reckoned from.
pub(super) fn is_base_of(attach: &Attach<'_>, change: &Told<'_>, level: &Told<'_>) -> bool {
    let gap = change.span.end..level.span.start;
    let direct = attach.line.is(gap.start, Role::Base) && gap.len() <= GAP;
    let led =
        || leads_to_base(attach, gap.clone()) && joins(attach, before_base(attach, gap.clone()));
    is_change(change) && is_level(level) && (direct || led())
}
