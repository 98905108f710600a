//! What stands right before a number: signs and money.

use crate::extract::line::Line;
use crate::extract::unit::{self};
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::Currency;

/// What stands right before a number: signs and money.
pub(super) struct Prefix {
    pub(super) start: usize,
    pub(super) negative: bool,
    /// A plus sign: a change upward.
    pub(super) rising: bool,
    pub(super) currency: Option<Currency>,
}

pub(super) fn prefix_of(line: &Line<'_>, at: usize) -> Prefix {
    let mut prefix = Prefix {
        start: at,
        negative: false,
        rising: false,
        currency: None,
    };
    let sign = |at: usize| {
        at.checked_sub(1).filter(|i| {
            let dash = line.is_dash(*i) && line.glued(at) && !line.word(*i).starts_with('—');
            // A dash glued to a word before it is a hyphen, not a sign.
            let free = !line.glued(*i)
                || (*i > 0
                    && !line.is_kind(*i - 1, TokenKind::Word)
                    && !line.is_kind(*i - 1, TokenKind::Number))
                || *i == 0;
            (dash && free) || (line.is_mark(*i, '+') && line.glued(at))
        })
    };
    let worded = |at: usize| {
        let behind = if at > 0 && line.is_dash(at - 1) {
            at - 1
        } else {
            at
        };
        line.role_before(behind, Role::Minus)
            .filter(|_| !line.is_dash(behind.wrapping_sub(1)))
            .filter(|start| !ends_hedge(line, *start, behind))
    };
    if let Some(i) = sign(prefix.start) {
        prefix.negative = line.is_dash(i);
        prefix.rising = !prefix.negative;
        prefix.start = i;
    } else if let Some(start) = worded(prefix.start) {
        // `plus or minus 3 points` is no less than three below.
        let either = line
            .role_before(start, Role::Or)
            .and_then(|or| line.role_before(or, Role::Plus));
        prefix.negative = either.is_none();
        prefix.start = either.unwrap_or(start);
    }
    if let Some((start, currency)) = unit::money_before(line, prefix.start) {
        prefix.start = start;
        prefix.currency = Some(currency);
        if let Some(i) = sign(start) {
            prefix.negative = line.is_dash(i);
            prefix.start = i;
        } else if let Some(start) = worded(start) {
            prefix.negative = true;
            prefix.start = start;
        }
    }
    prefix
}

/// Whether the word for minus from `start` to `end` is the last of a hedge: `au moins 30 euros`, `al menos 30 euros`.
fn ends_hedge(line: &Line<'_>, start: usize, end: usize) -> bool {
    line.find_before_in(end, SenseSet::HEDGE, |s| {
        matches!(s, Sense::Hedge(..)).then_some(())
    })
    .is_some_and(|(from, ())| from < start)
}
