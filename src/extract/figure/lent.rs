//! Amounts whose unit the sentence names once: `taxes will bring in 14.1 trillion and duties 2 trillion tenge`.
//!
//! A great bare number in a sentence that counts all its great numbers in one unit is counted in it too. What it is of is
//! another matter: only what is named right before it.

use super::Found;
use super::found::each_behind;
use super::share::{is_other_money, is_time};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Role, TokenKind};
use crate::quantity::{Decimal, Unit};

/// Lends the one unit of a sentence's great numbers to those that lack it.
pub(super) fn lend_great(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    let great = Decimal::from(1_000_000);
    let thousand = Decimal::ONE_THOUSAND;
    let units = |f: &&Found| {
        f.scale >= great
            && matches!(f.kind, MentionKind::Money | MentionKind::Quantity)
            && !is_time(line, f)
    };
    // `врачей — 109 тысяч рублей, сестёр — 54 тысячи`: a dash leads to the next of a list.
    let thousands = |f: &&Found| f.scale == thousand && f.kind == MentionKind::Money;
    let lender = found.iter().find(units);
    let Some(lender) = lender.or_else(|| found.iter().find(thousands)).cloned() else {
        return;
    };
    let of = |f: &Found| f.unit.as_ref().map(|u| u.of.clone());
    // `At 0.8 million euros per hectare, it will require 96 million`
    let price = lender.kind == MentionKind::Money;
    let plain = price || lender.unit.as_ref().is_some_and(|u| u.over.is_none());
    let counted = |f: &&Found| f.scale >= great && f.unit.is_some() && of(f) != of(&lender);
    if !plain || found.iter().any(|f| counted(&f)) {
        return;
    }
    let listed = |figure: &Found| {
        let dash = figure.hedged.start.checked_sub(1);
        lender.scale == thousand
            && figure.scale == thousand
            && figure.tokens.start > lender.tokens.end
            && dash.is_some_and(|at| line.is_dash(at) && !line.glued(at))
    };
    for figure in found {
        let end = figure.hedged.end;
        let ends = taken.get(end).copied().unwrap_or(false)
            || !line.is_kind(end, TokenKind::Word)
            || line.is(end, Role::Stop)
            || adds_to(line, figure, &lender);
        let bare = figure.unit.is_none() && figure.kind == MentionKind::Number;
        // `1.6 billion ($2.54 billion)` says one amount in two currencies.
        let bracketed = (end..lender.tokens.start).any(|at| line.is_mark(at, '('));
        // `14.8 million, at a cost of $41 million`
        let worth = (end..lender.tokens.start).any(|at| line.is(at, Role::Worth));
        let other = is_other_money(line, figure, &lender, &(end..lender.hedged.start));
        if bare
            && ends
            && !bracketed
            && !worth
            && !other
            && (figure.scale >= great || listed(figure))
            && !is_torn(line, figure)
        {
            figure.unit = lender.unit.clone().map(|unit| Unit { over: None, ..unit });
            figure.kind = lender.kind;
            figure.lent = true;
        }
    }
}

/// `70 million euros up front and up to 15 million more`: what comes on top of an amount is counted as it is.
fn adds_to(line: &Line<'_>, figure: &Found, lender: &Found) -> bool {
    let end = figure.hedged.end;
    let behind = figure.tokens.start > lender.tokens.end;
    let ends = !line.is_kind(end + 1, TokenKind::Word) || line.is(end + 1, Role::Stop);
    behind && ends && line.is(end, Role::More)
}

/// The most tokens between what there is and by how much it differs.
const NEAR: usize = 10;

/// `4,210 permits, which is 310 more than a year earlier`, `212,000 books, 18,000 or 9 percent more`: by how much something differs
/// is counted as it is.
pub(super) fn lend_to_differences(line: &Line<'_>, found: &mut [Found]) {
    each_behind(found, |level, differs| {
        let end = differs.tokens.end;
        let than = |role: Role| line.role(end, role).is_some_and(|len| len > 1);
        let apart = differs.told_twice || than(Role::More) || than(Role::Less);
        let bare = differs.unit.is_none() && differs.kind == MentionKind::Number;
        let gap = level.hedged.end..differs.hedged.start;
        let parted = |at: usize| line.is(at, Role::And) || line.is_mark(at, ';');
        let near = gap.len() <= NEAR && !gap.into_iter().any(parted);
        // `11.8 billion cubic metres, which is 0.4 billion more than in 2022`
        let great = differs.scale > Decimal::ONE
            && matches!(level.kind, MentionKind::Money | MentionKind::Quantity);
        let counts = (level.kind == MentionKind::Count || great) && !is_time(line, level);
        if bare && apart && near && counts && differs.figure.value <= level.figure.value {
            differs.unit.clone_from(&level.unit);
            differs.kind = level.kind;
        }
    });
}

/// `lasts six hours on a charge and another 24 in the case`: what comes on top is counted as what was told before it.
pub(super) fn lend_to_another(line: &Line<'_>, found: &mut [Found]) {
    each_behind(found, |told, more| {
        let gap = told.hedged.end..more.hedged.start;
        let another = line.role_before(more.tokens.start, Role::Another);
        let joined = gap.len() <= NEAR && gap.clone().any(|at| line.is(at, Role::And));
        let end = more.tokens.end;
        let free = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop);
        let bare = more.unit.is_none() && more.kind == MentionKind::Number;
        let amount = matches!(
            told.kind,
            MentionKind::Money | MentionKind::Quantity | MentionKind::Count
        );
        if bare && another.is_some() && joined && free && amount {
            more.unit.clone_from(&told.unit);
            more.kind = told.kind;
        }
    });
}

/// Whether a figure is the rest of one that a space has torn apart: the `6 billion` of `1. 6 billion`.
fn is_torn(line: &Line<'_>, found: &Found) -> bool {
    let digits = line.is_kind(found.tokens.start, TokenKind::Number);
    let Some(mark) = found.tokens.start.checked_sub(1) else {
        // The stop may even pass for the end of a sentence.
        return digits;
    };
    let parted = line.is_mark(mark, '.') || line.is_mark(mark, ',');
    digits && parted && line.glued(mark) && mark > 0 && line.is_kind(mark - 1, TokenKind::Number)
}
