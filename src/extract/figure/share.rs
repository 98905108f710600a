//! What figures of one sentence lend each other: the unit of a list, the noun of a whole, the unit of what is compared.

use super::changed::{by_so_much, ended_so_much, is_size_of_thing, more_or_fewer};
use super::{Found, is_per_many};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::trend;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Decimal};
use std::ops::Range;

/// How many times one amount another is at least that is no other end of its range.
const APART: Decimal = Decimal::TEN;

/// A list gives its last member's unit to all: `5, 6 and 7 percent`.
pub(super) fn share_units(line: &Line<'_>, found: &mut [Found]) {
    let mut in_list = false;
    for i in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let gap = first.hedged.end..second.hedged.start;
        let sharing = first.unit.is_none()
            && first.kind == MentionKind::Number
            && matches!(
                second.kind,
                MentionKind::Percent
                    | MentionKind::Money
                    | MentionKind::Quantity
                    | MentionKind::Count
            )
            && !second.unit.as_ref().is_some_and(is_per_many)
            // `вырос на четверть и превысил 690 млн долларов`: a part is no amount.
            && (first.form != Form::Fraction || second.form == Form::Fraction)
            // `92.2 billion, or 65 percent`: nothing is billions of percent.
            && (second.kind != MentionKind::Percent || first.scale == Decimal::ONE)
            // `fell by 12,400, or 9 percent`, `18,000 or 9 percent more`: one change told twice.
            && !(second.kind == MentionKind::Percent && is_said_again(line, first, &gap, in_list))
            // `is 7.3 billion, and 9,000 jobs`: what is told in billions is not counted like thousands.
            && (second.kind != MentionKind::Count || first.scale <= second.scale)
            && !is_other_money(line, first, second, &gap)
            // `fell to 231, or by 12.5 percent`: the change is told again, no list goes on.
            && (!gap.clone().any(|at| line.is(at, Role::By))
                || line.role_before(first.hedged.start, Role::By).is_some())
            && listed(line, gap, in_list);
        in_list = sharing;
        if sharing {
            first.unit.clone_from(&second.unit);
            first.kind = second.kind;
            first.figure.exact = second.figure.exact;
            share_scale(first, second);
        }
    }
}

/// Whether an amount is told again behind it in other money: `700 million, or 319 billion tenge` lie too far apart to be one list.
pub(in crate::extract) fn is_other_money(
    line: &Line<'_>,
    first: &Found,
    second: &Found,
    gap: &Range<usize>,
) -> bool {
    let again = |at: usize| line.is(at, Role::Or) || line.is(at, Role::Equals);
    let (one, other) = (first.figure.value.abs(), second.figure.value.abs());
    let (less, more) = (one.min(other), one.max(other));
    let large = first.scale > Decimal::ONE_THOUSAND && second.scale > Decimal::ONE_THOUSAND;
    second.kind == MentionKind::Money
        && large
        && less.saturating_mul(APART) < more
        && gap.clone().any(again)
}

/// Whether a bare number before a percentage is told again as that percentage, and is none itself.
fn is_said_again(line: &Line<'_>, first: &Found, gap: &Range<usize>, in_list: bool) -> bool {
    let or = line.role_before(gap.end, Role::Or).is_some();
    let great = first.figure.value >= Decimal::ONE_THOUSAND;
    or && !in_list && (line.is_mark(gap.start, ',') || great)
}

/// `slowed to 3.0 from 3.3 percent`, `fell to 4.2 percent from 4.5`: where a change led and where it came from are counted
/// alike, and one of them may say in what for both.
pub(super) fn share_led(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(led), Some(from)) = (head.last_mut(), tail.first_mut()) else {
            continue;
        };
        let gap = led.hedged.end..from.hedged.start;
        let joined = line.role(gap.start, Role::From) == Some(gap.len())
            && line.role_before(led.hedged.start, Role::To).is_some();
        let bare = |f: &Found| f.unit.is_none() && f.kind == MentionKind::Number;
        if !joined {
            continue;
        }
        // `rose to 20 from three years ago`, but `was cut to 49 minutes from 81`
        let counts = |f: &Found| f.unit.is_some() && !is_time(line, f);
        if (bare(led) || led.unit == from.unit) && counts(from) {
            led.unit.clone_from(&from.unit);
            led.kind = from.kind;
            share_scale(led, from);
        } else if bare(from) && from.figure.value_high.is_none() && led.unit.is_some() {
            from.unit.clone_from(&led.unit);
            from.kind = led.kind;
            share_scale(from, led);
        }
    }
}

/// How many times the other, as it is written, a bare figure may be and still be counted in its scale.
const ALIKE: u32 = 20;

/// Whether a bare figure may be counted in the scale of another: as written it is below a thousand or near to the other (`from 1,020
/// to 1,066 million`), and not so much greater that it would dwarf it (`from 300 to 2 thousand`).
pub(super) fn may_share_scale(bare: Decimal, scaled: Decimal, scale: Decimal) -> bool {
    scaled.checked_div(scale).is_some_and(|written| {
        let near = bare < Decimal::ONE_THOUSAND || written >= Decimal::ONE_THOUSAND;
        near && bare <= written.saturating_mul(Decimal::from(ALIKE))
    })
}

/// `5 and 7 billion roubles`: the scale stands once, behind the last member of a list.
pub(super) fn share_scale(first: &mut Found, second: &Found) {
    let by = second.scale;
    let alike = may_share_scale(first.figure.value, second.figure.value, by);
    if first.scale == Decimal::ONE && by > Decimal::ONE && alike {
        first.figure.scale_by(by);
        first.scale = by;
    }
}

/// `4,606 megawatts out of 11,474`: what an amount is taken out of is told in its unit.
pub(super) fn share_out_of(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(part), Some(whole)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let mut at = part.tokens.end;
        // `in` alone says nothing of the kind.
        let Some(len) = line.role(at, Role::OutOf).filter(|len| *len > 1) else {
            continue;
        };
        at += len;
        while at < whole.hedged.start && leads_to_count(line, at) {
            at += 1;
        }
        let bare = whole.unit.is_none() && whole.kind == MentionKind::Number;
        let sorts = [
            MentionKind::Money,
            MentionKind::Quantity,
            MentionKind::Count,
        ];
        let amount = sorts.contains(&part.kind) && part.figure.value <= whole.figure.value;
        if at == whole.hedged.start && bare && amount && !is_time(line, part) {
            whole.unit.clone_from(&part.unit);
            whole.kind = part.kind;
            share_scale(whole, part);
        }
    }
}

/// `40 of the 100 projects`, `three out of ten companies`: what is taken out of a count is counted likewise.
pub(super) fn share_parts(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        // `two of its first three games`
        let counted = tail.iter().find(|f| f.kind != MentionKind::Ordinal);
        let (Some(first), Some(second)) = (head.last_mut(), counted) else {
            continue;
        };
        let mut at = first.tokens.end;
        let of = line
            .role(at, Role::OutOf)
            .or_else(|| line.role(at, Role::Of));
        let Some(len) = of else {
            continue;
        };
        at += len;
        while at < second.hedged.start && leads_to_count(line, at) {
            at += 1;
        }
        let counted = second.kind == MentionKind::Count && counts_things(second);
        // `57 of the 60 metres`
        let measured = second.kind == MentionKind::Quantity && first.form == Form::Digits;
        if at == second.hedged.start
            && (counted || measured)
            && first.unit.is_none()
            && first.kind == MentionKind::Number
            && first.figure.value <= second.figure.value
        {
            first.unit.clone_from(&second.unit);
            first.kind = second.kind;
            first.figure.exact = second.figure.exact;
        }
    }
}

/// Words between `of` and how many there are: `of the 100`, `of its 210`, `of their last seven`.
fn leads_to_count(line: &Line<'_>, at: usize) -> bool {
    let placed = SenseSet::times(&[TimeRole::First, TimeRole::Last]);
    line.is(at, Role::Definite)
        || line.is(at, Role::Filler)
        || line.may_be(at, SenseSet::ORDINAL.or(placed))
}

/// `Of the 100 projects, 40 are finished and 60 are under way`: the parts of a whole named first are counted likewise.
pub(super) fn share_wholes(line: &Line<'_>, found: &mut [Found]) {
    for i in 0..found.len() {
        let (head, tail) = found.split_at_mut(i + 1);
        let Some(whole) = head.last() else { continue };
        let counts = matches!(whole.kind, MentionKind::Count | MentionKind::Quantity);
        if !counts || !counts_things(whole) || is_time(line, whole) || !opens_with_of(line, whole) {
            continue;
        }
        for part in tail.iter_mut() {
            let end = part.hedged.end;
            let ends = end >= line.len()
                || !line.is_kind(end, TokenKind::Word)
                || line.is(end, Role::Stop)
                || part.form == Form::Digits
                || line
                    .find(end, |s| matches!(s, Sense::State(_)).then_some(()))
                    .is_some();
            let bare = part.unit.is_none() && part.kind == MentionKind::Number && ends;
            if !bare || part.figure.value > whole.figure.value {
                break;
            }
            part.unit.clone_from(&whole.unit);
            part.kind = whole.kind;
            part.figure.exact = whole.figure.exact;
        }
    }
}

/// Whether `of` or `out of` leads to a figure from where its clause begins.
pub(in crate::extract) fn opens_with_of(line: &Line<'_>, found: &Found) -> bool {
    let mut start = found.hedged.start;
    let small = |at: usize| line.is(at, Role::Definite) || line.is(at, Role::Possessive);
    while start > 0 && small(start - 1) {
        start -= 1;
    }
    // `Of the tournament's 64 matches`
    if let Some(owner) = line.owner_before(start) {
        start = owner;
        while start > 0 && small(start - 1) {
            start -= 1;
        }
    }
    // `Of that 2.9 billion, exports made up 1.7 billion`
    let of = line
        .role_before(start, Role::OutOf)
        .or_else(|| line.role_before(start, Role::Of))
        .or_else(|| line.role_before(start, Role::Part));
    of.is_some_and(|of| {
        of == 0 || line.is_kind(of - 1, TokenKind::Mark) || line.is(of - 1, Role::And)
    })
}

/// Behind `up from` and the like, a bare number takes the unit of the figure it is compared with; so does where a change led.
pub(super) fn share_compared(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let gap = first.hedged.end..second.tokens.start;
        // `35.9 in 2023, down from 39.2`: a period between is in nobody's way.
        let dated = |at: &usize| taken.get(*at).copied().unwrap_or(false);
        let near = gap.clone().filter(|at| !dated(at)).count() <= 4;
        let compared = near
            && second.figure.value_high.is_none()
            && gap.clone().filter(|at| !dated(at)).any(|at| {
                // `doubled in two years, to 21 million`, `за три года выросло с 15 тыс.`: nothing changed into or from years.
                let led = line.is(at, Role::To) || line.is(at, Role::From);
                line.is(at, Role::Compared) || led && !is_time(line, first)
            });
        if second.unit.is_some() || second.kind != MentionKind::Number {
            continue;
        }
        // `lost 162 points, or 2.14%, to fall to 7,425`: where the change led is counted as the change was.
        let led_to =
            line.role_before(second.hedged.start, Role::To).is_some() && first.trend.is_some();
        // `9 billion dollars against 8 billion`, `28 billion dollars, of which 10 billion`
        let part = near && gap.clone().any(|at| line.is(at, Role::Part));
        let amounts = first.unit.as_ref().is_some_and(|u| u.currency().is_some())
            && first.scale > Decimal::ONE
            && second.scale > Decimal::ONE;
        let lender = if (compared && counts_things(first)) || ((compared || part) && amounts) {
            Some(first)
        } else if led_to {
            let lasts = |f: &&Found| is_time(line, f);
            let lender = head.iter().rev().find(|f| counts_things(f) && !lasts(f));
            // `142 kilometres of track, and passenger numbers have doubled to 310,000`
            let goes_on =
                |f: &&Found| (f.tokens.end..second.hedged.start).any(|at| line.is(at, Role::And));
            lender.filter(|f| !goes_on(f))
        } else {
            None
        };
        if let Some(lender) = lender {
            second.unit.clone_from(&lender.unit);
            second.kind = lender.kind;
        }
    }
}

/// Whether a figure's unit is one that a bare number beside it may share: counted things and units of measure.
pub(super) fn counts_things(found: &Found) -> bool {
    found
        .unit
        .as_ref()
        .is_some_and(|u| matches!(u.of, Atom::Named(_)))
}

/// Whether a figure says how long something takes.
pub fn is_time(line: &Line<'_>, found: &Found) -> bool {
    let unit = found.unit.as_ref();
    unit.is_some_and(|u| match &u.of {
        Atom::Named(name) => line.units.dimension(name).is_some_and(|d| &**d == "time"),
        _ => false,
    })
}

/// Whether only list marks stand between two figures. Before the last member of a list stands `and` or `or`; a comma alone
/// joins members before that.
pub(super) fn listed(line: &Line<'_>, gap: Range<usize>, comma_alone: bool) -> bool {
    let mut at = gap.start;
    let mut joined = false;
    while at < gap.end {
        if line.is_mark(at, ',') {
            at += 1;
            joined |= comma_alone;
        } else if let Some(len) = line.role(at, Role::And).or_else(|| line.role(at, Role::Or)) {
            at += len;
            joined = true;
        } else if let Some(len) = line.role(at, Role::By) {
            at += len;
        } else {
            return false;
        }
    }
    joined && at == gap.end
}

/// Gives each figure that is the size of a change its direction.
pub(super) fn change_sizes(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    let mut floor = 0;
    for figure in found {
        let start = figure.hedged.start.min(figure.tokens.start);
        let change = figure.kind != MentionKind::Ordinal && !is_size_of_thing(line, figure);
        if figure.trend.is_none() {
            figure.trend = more_or_fewer(line, figure);
        }
        if figure.trend.is_none() && start > floor && change {
            figure.trend = trend::change_before(line, start, taken, figure.kind)
                .or_else(|| by_so_much(line, figure, floor))
                .or_else(|| ended_so_much(line, figure));
        }
        // `cut the risk of a second attack by 26 percent`
        if figure.kind != MentionKind::Ordinal {
            floor = figure.tokens.end;
        }
    }
}

/// `by 6 percent last year and by another 10 percent`: a change goes on to the next of its kind joined by `and`.
pub(super) fn inherit_trends(line: &Line<'_>, found: &mut [Found]) {
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let joined = (first.tokens.end..second.tokens.start)
            .any(|at| line.is(at, Role::And) || line.is_mark(at, ','));
        let by = (first.tokens.end..second.tokens.start).any(|at| line.is(at, Role::By));
        // `growth of 5, 6 and 7 percent`
        let comma_alone = i > 1 || line.is_mark(first.tokens.end, ',');
        // `1.4 billion and 1.43 billion respectively`: nothing is as great that is not counted.
        let counted = first.unit.is_some() || first.scale.min(second.scale) > Decimal::ONE;
        let list = listed(line, first.hedged.end..second.hedged.start, comma_alone)
            && counted
            && first.unit == second.unit;
        // `rose 5 percent and 7 percent of imports were cars`: a share of a whole is no change.
        let of_whole = !by && line.is(second.tokens.end, Role::Of);
        second.follows = list && !of_whole;
        // `growth of 5 percent and a 3 percent fall`
        let own = trend::trend_after(line, second.tokens.end).is_some();
        let goes_on = joined && (by || list) && !of_whole && !own;
        let back = second.started_at;
        if second.trend.is_none() && goes_on && !back && second.kind == first.kind {
            second.trend = first.trend;
        }
    }
}
