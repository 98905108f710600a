//! Amounts told with their shares, one after the other: `378,000 guests, or 30 percent, … Uzbekistan with 189,000, or 15 percent`.
//!
//! Only the first of them need say what is counted.

use super::figure::Found;
use super::line::Line;
use super::mention::MentionKind;
use crate::lexicon::Role;
use crate::quantity::{Decimal, Unit};
use smallvec::SmallVec;

/// How many bytes may stand between two amounts of one list.
const NEAR: usize = 300;

/// The most tokens between an amount and its share.
const GAP: usize = 3;

/// The list that is being told.
#[derive(Debug, Default)]
pub struct ShareList {
    last: Option<Amount>,
}

/// An amount of the list.
#[derive(Debug)]
struct Amount {
    unit: Unit,
    kind: MentionKind,
    scale: Decimal,
    /// The byte behind its share.
    end: usize,
}

impl ShareList {
    /// Lends what the amounts of a list are counted in to those that lack it.
    pub fn lend(&mut self, line: &Line<'_>, figures: &mut [Found]) {
        let shares = (1..figures.len()).filter(|at| is_share_of_last(line, figures, *at));
        let shares: SmallVec<[usize; 8]> = shares.collect();
        // `1,082,200, or 45 percent, followed by 646,500 arrivals (27 percent)`: the sentence says it once, and not always first.
        let mut amounts = shares.iter().map(|share| &figures[share - 1]);
        let named = amounts.find(|amount| amount.unit.is_some()).cloned();
        for &share in &shares {
            let amount = &mut figures[share - 1];
            let bare = amount.unit.is_none() && amount.kind == MentionKind::Number;
            let later = |named: &&Found| {
                named.scale == amount.scale && named.tokens.start > amount.tokens.start
            };
            if let Some(named) = named.as_ref().filter(|_| bare).filter(later) {
                (amount.unit, amount.kind) = (named.unit.clone(), named.kind);
                amount.lent = true;
            }
        }
        for share in shares {
            let end = line.bytes(&figures[share].tokens).end;
            let amount = &mut figures[share - 1];
            let bare = amount.unit.is_none() && amount.kind == MentionKind::Number;
            let start = line.bytes(&amount.tokens).start;
            let near = |last: &&Amount| {
                last.scale == amount.scale && start.saturating_sub(last.end) <= NEAR
            };
            if let Some(last) = self.last.as_ref().filter(|_| bare).filter(near) {
                amount.unit = Some(last.unit.clone());
                amount.kind = last.kind;
                amount.lent = true;
            }
            self.last = amount.unit.clone().map(|unit| Amount {
                unit,
                kind: amount.kind,
                scale: amount.scale,
                end,
            });
        }
    }
}

/// The token behind an amount and the words that make it part of what was told before: `29.1 billion of this`.
pub fn behind_this(line: &Line<'_>, amount: &Found) -> usize {
    let end = amount.hedged.end;
    // `including` and `of which` say what follows.
    let this = |len: &usize| *len > 1 && !(end..end + len).any(|at| line.is(at, Role::Relative));
    end + line.role(end, Role::Part).filter(this).unwrap_or(0)
}

/// Whether a figure is the share that the one right before it has in some whole: `189,000, or 15 percent`, `630 billion (30 %)`.
pub fn is_share_of_last(line: &Line<'_>, figures: &[Found], at: usize) -> bool {
    let (Some(share), Some(amount)) = (figures.get(at), at.checked_sub(1).map(|i| &figures[i]))
    else {
        return false;
    };
    let percent = |found: &Found| found.unit.as_ref().is_some_and(Unit::is_percent);
    let one = share.figure.value_high.is_none() && share.figure.value <= Decimal::ONE_HUNDRED;
    if !percent(share) || percent(amount) || share.trend.is_some() || !one {
        return false;
    }
    let gap = behind_this(line, amount)..share.hedged.start;
    if gap.is_empty() {
        return false;
    }
    let bracket = gap.len() == 1 && line.is_mark(gap.start, '(');
    let small = |at: usize| {
        let joins = [Role::Or, Role::Equals, Role::Stop];
        line.is_mark(at, ',') || joins.iter().any(|role| line.is(at, *role))
    };
    // `24 projects, 5 percent` may be two things; `24 projects, or 5 percent` are one.
    let joined = (2..=GAP).contains(&gap.len()) && !line.is(gap.end - 1, Role::And);
    bracket || joined && gap.into_iter().all(small)
}
