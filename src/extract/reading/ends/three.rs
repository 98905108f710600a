//! A change with the two levels that it lies between: `18.2 million, 9.6 percent more than the 16.6 million of 2023`.

use super::gap::{before_base, behind_noun, is_label, joins, leads_on, leads_to_base, opens_label};
use super::{Told, is_change};
use crate::claim::Kind;
use crate::extract::attach::Attach;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, Sense};
use crate::quantity::{Atom, Decimal, POINTS};

/// The most tokens between a share and the whole that it is of: `of the planned`.
const WHOLE: usize = 5;

/// The least days a year has.
const YEAR: i32 = 365;

/// What sets averages apart.
const AVERAGE: &str = "average";

/// A figure that says how two lie to each other, the one it is reckoned from, and the one it comes to.
pub(super) type Three<'a> = (Told<'a>, Told<'a>, Told<'a>);

/// A change in percent or times between two levels of one unit, of which one is told as what the other is compared with.
pub(super) fn growth<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
    let (change, levels) = one_of(attach, three, |told| is_change(told), is_level)?;
    // `up yesterday to €4.10 from €4.00, still 18% below last summer's €5.00`: what a change came from is no end of the next one.
    let began = three[0].found.started_at && is_change(&three[1]);
    (!began).then(|| changed(attach, three, change, levels))?
}

/// A level, and behind it in brackets what it was before and by how much it has changed: `EUR 612.3 million (EUR 570.1 million, +7.4%)`,
/// as lists of parts have them.
pub(super) fn growth_in_brackets<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
    let line = attach.line;
    let (change, [now, before]) = one_of(attach, three, |told| is_change(told), is_level)?;
    let [first, second, third] = three else {
        return None;
    };
    let between = second.span.end..third.span.start;
    let opens = opens_label(attach, first.span.end..second.span.start);
    let parts = |at: usize| is_label(attach, at) || line.is_mark(at, ',') || line.is_mark(at, ';');
    let closes = line.is_mark(third.span.end, ')');
    let leads = first.found.tokens == now.found.tokens;
    // `first half: 612 million (Q2: 320 million, +4.1%)` tells of two times, and losses grow by falling.
    let periods = (before.claim.period, now.claim.period);
    let earlier = match periods {
        (Some(one), Some(two)) => one == two || one.until() <= two.from(),
        (Some(one), None) => one.days() >= YEAR,
        _ => true,
    };
    let above = |told: &Told<'_>| told.claim.figure.value > Decimal::ZERO;
    let plain = above(before) && above(now) && now.claim.trend.is_none();
    (leads && earlier && plain && opens && between.into_iter().all(parts) && closes)
        .then(|| (change.clone(), before.clone(), now.clone()))
}

/// A change by an amount or by points between two levels: `cut by 75 basis points, from 5.5 to 4.75 percent`.
pub(super) fn step<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
    let unit = |told: &Told<'_>| told.claim.unit.as_ref().map(|unit| unit.of.clone());
    let is_step = |told: &&Told<'a>| {
        let step = told.claim.kind == Kind::Change && told.claim.trend.is_some();
        step && unit(told).is_some() && !is_change(told)
    };
    // What percentage it is that was cut by points need not be known.
    let percent = |told: &Told<'_>| unit(told) == Some(Atom::Percent);
    let is_level =
        |told: &Told<'_>| is_level(told) || percent(told) && told.claim.kind == Kind::Share;
    let (step, levels) = one_of(attach, three, is_step, is_level)?;
    let points = match unit(step) {
        Some(Atom::Named(name)) => attach
            .lexicon
            .units()
            .dimension(&name)
            .is_some_and(|d| **d == *POINTS),
        unit => unit == Some(Atom::PercentagePoint),
    };
    // `from 5,240 to 4,980 people, 350 fewer`: the noun is left out.
    let counted = || {
        let count = |told: &Told<'_>| told.found.kind == MentionKind::Count;
        let bare = step.found.unit.is_none() || step.found.kind == MentionKind::Number;
        bare && step.claim.measure == levels[1].claim.measure && levels.iter().any(|l| count(l))
    };
    let fits = match points {
        true => percent(levels[0]),
        false => step.claim.unit == levels[0].claim.unit || counted(),
    };
    // `rose by 600 GWh, and total supply went up from 12,870 GWh to 13,360` tells of two things.
    let first = three.first().is_some_and(|told| told.span == step.span);
    let alone = three.windows(2).enumerate().all(|(at, two)| {
        let gap = two[0].span.end..two[1].span.start;
        let small = |i: usize| match first && at == 0 {
            true => leads_on(attach, i),
            false => !attach.line.is(i, Role::And),
        };
        gap.into_iter().all(small)
    });
    (fits && alone).then(|| changed(attach, three, step, levels))?
}

/// A change and the two levels that it lies between, of which one is told as what the other is compared with: from the earlier to
/// the later.
fn changed<'a>(
    attach: &Attach<'_>,
    three: &[Told<'a>],
    change: &Told<'a>,
    [first, second]: [&Told<'a>; 2],
) -> Option<Three<'a>> {
    let line = attach.line;
    let gap = |at: usize| three[at].span.end..three[at + 1].span.start;
    let is_place = |at: usize| three[at].found.tokens == change.found.tokens;
    // `rose 20% to 972 million, ahead of the 915 million expected on average by analysts`
    if first.claim.reckoned != second.claim.reckoned {
        return None;
    }
    let base = |told: &Told<'_>| told.found.compared || told.found.was;
    let earlier = |told: &Told<'_>, other: &Told<'_>| {
        let both = told.claim.period.zip(other.claim.period);
        let same = told.claim.measure == other.claim.measure;
        same && both.is_some_and(|(one, two)| one.until() <= two.from())
    };
    let behind = || is_place(1) && leads_to_base(attach, gap(1));
    let (from, to) = match (base(first), base(second)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        (false, false) if behind() => (second, first),
        (false, false) if is_bracketed(attach, second) && earlier(second, first) => (second, first),
        _ => return None,
    };
    // `growing by 0.92 million this year to 102.8 million, down from the 0.96 million forecast`: what has gone down is the growth.
    let against = |at: usize| {
        trend_at(line, at).is_some_and(|trend| change.claim.trend.is_some_and(|own| own != trend))
    };
    if is_place(0) && base(second) && gap(1).any(against) {
        return None;
    }
    let led = |role: Role| line.role_before(to.found.hedged.start, role).is_some();
    // `90.2 billion, or 83.4% of the planned 108.1 billion, and grew 9.2% from 82.6 billion`
    let end = to.found.hedged.start;
    let share = |f: &Found| f.kind == MentionKind::Percent && f.hedged.end + WHOLE > end;
    let whole = attach.figures.iter().rfind(|f| f.hedged.end <= end);
    if let Some(share) = whole.filter(|f| share(f))
        && line.is(share.hedged.end, Role::Of)
    {
        return None;
    }
    let fits = match (is_place(0), is_place(1)) {
        // `by 8 percent to 5 million from 4.6 million`
        (true, _) => {
            let next = three[1].found.tokens == to.found.tokens;
            (next || led(Role::To))
                && joins(attach, gap(0))
                && joins(attach, before_base(attach, gap(1)))
        }
        (_, true) => {
            joins(attach, behind_noun(line, gap(0))) && joins(attach, before_base(attach, gap(1)))
        }
        // `$5 billion in 2023 against $4 billion, and by 8 percent in May` goes on to another change.
        _ => {
            let goes_on = gap(1).any(|at| line.is(at, Role::And));
            // `was 203.5 million (2019: 225.6 million), down 9.8%`
            let opens = opens_label(attach, gap(0));
            let joined = opens || joins(attach, behind_noun(line, gap(0)));
            !goes_on && joined && joins(attach, gap(1))
        }
    };
    fits.then(|| (change.clone(), from.clone(), to.clone()))
}

pub(super) fn is_level(told: &Told<'_>) -> bool {
    told.claim.kind == Kind::Level
}

fn is_bracketed(attach: &Attach<'_>, told: &Told<'_>) -> bool {
    attach.brackets_around(told.found.tokens.start).is_some()
}

/// The one of three that is so, and the other two, when those are levels of one unit.
pub(super) fn one_of<'t, 'a>(
    attach: &Attach<'_>,
    three: &'t [Told<'a>],
    so: impl Fn(&&Told<'a>) -> bool,
    level: impl Fn(&Told<'a>) -> bool,
) -> Option<(&'t Told<'a>, [&'t Told<'a>; 2])> {
    let mut those = three.iter().filter(&so);
    let one = those.next().filter(|_| those.next().is_none())?;
    let others: Vec<&Told<'a>> = three.iter().filter(|told| !so(told)).collect();
    let [first, second] = others.as_slice() else {
        return None;
    };
    // `21,600 passengers, an average of 2,400 a call, and 35 percent more than the 16,000 of 2023`
    let average = |told: &Told<'_>| {
        let of = attach.line.role_before(told.span.start, Role::Of);
        let at = of.unwrap_or(told.span.start);
        let named =
            |s: &Sense| matches!(s, Sense::Qualifier(_, name) if &**name == AVERAGE).then_some(());
        at > 0 && attach.line.find(at - 1, named).is_some()
    };
    if average(first) != average(second) {
        return None;
    }
    let alike = first.claim.unit == second.claim.unit && first.claim.unit.is_some();
    (level(first) && level(second) && alike).then_some((one, [first, second]))
}
