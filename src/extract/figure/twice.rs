//! One change told twice, as an amount and as a percentage: `rose by $34 million, or 8 percent`, `fell by 12 million (3 percent)`,
//! `18,000, or 9 percent, more than the year before`. Neither is a level, and both have one direction.

use super::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::trend;
use crate::lexicon::{Role, TokenKind};
use crate::quantity::Atom;

/// The most words of the time that a level is told of, behind it: `in July`, `in the first quarter`.
const DATE: usize = 4;

/// Marks the second of two figures that tell one change, and gives both the direction of either.
pub(super) fn changes_told_twice(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some((first, before)), Some(second)) = (head.split_last_mut(), tail.first_mut())
        else {
            continue;
        };
        if is_rate(first) == is_rate(second) || first.came_from || !says_again(line, first, second)
        {
            continue;
        }
        // `reached 28.1 million tonnes, which is 12.9 percent more`: only behind another figure is the first an amount of change.
        let behind = || {
            let level = before.last()?;
            let comma = first.hedged.start.checked_sub(1)?;
            let mut gap = level.hedged.end..comma;
            // `$83.88 a barrel in July, 88 cents or 1.1 percent more`
            let near = gap.len() <= DATE && gap.all(|at| line.is_kind(at, TokenKind::Word));
            let comma = near && line.is_mark(comma, ',');
            let of = |f: &Found| f.unit.as_ref().map(|unit| unit.of.clone());
            let alike = first.unit.is_none() || of(first) == of(level);
            let told = second
                .trend
                .or_else(|| trend::trend_after(line, second.tokens.end));
            told.filter(|_| comma && alike && level.unit.is_some())
        };
        let direction = first.trend.or_else(behind);
        let Some(direction) = direction.filter(|_| counts(first) && counts(second)) else {
            continue;
        };
        first.trend = first.trend.or(Some(direction));
        second.trend = Some(direction);
        (first.told_twice, second.told_twice) = (true, true);
    }
}

fn counts(found: &Found) -> bool {
    found.kind != MentionKind::Ordinal
}

fn is_rate(found: &Found) -> bool {
    let of = found.unit.as_ref().map(|unit| &unit.of);
    matches!(of, Some(Atom::Percent | Atom::Times))
}

/// Whether nothing stands between two figures but what says that one is the other; a share of a whole is no change.
fn says_again(line: &Line<'_>, first: &Found, second: &Found) -> bool {
    let led = |f: &Found| line.role_before(f.hedged.start, Role::To).is_some();
    if led(first) || led(second) || line.is(second.hedged.end, Role::Of) {
        return false;
    }
    let (start, end) = (first.hedged.end, second.hedged.start);
    let by = line.role_before(end, Role::By).filter(|by| *by >= start);
    let inner = by.unwrap_or(end);
    let or = || {
        let or = line.role_before(inner, Role::Or);
        or.or_else(|| line.role_before(inner, Role::Equals))
    };
    let comma = usize::from(line.is_mark(start, ','));
    // `went down 9 percent, by $1.2 billion`
    let apposed = by.is_some() && comma == 1 && inner == start + 1;
    // `8 percent ($34 million)` may say what it came to.
    let bracketed = is_rate(second)
        && inner == start + 1
        && line.is_mark(start, '(')
        && line.is_mark(second.hedged.end, ')');
    apposed || bracketed || or() == Some(start + comma)
}
