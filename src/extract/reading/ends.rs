//! The two figures that a change or a share lies between by the words of its own sentence: `18.2 million, 9.6 percent more than the
//! 16.6 million of 2023`, `412 cases, or 14 percent of the total of 2,940`.
//!
//! What they are of need not be known: the arithmetic is the same for all things. So the words between them must be such as
//! join figures, and no others.

mod across;
mod last;
mod second;
mod share;
mod time;

use self::second::{another_growth, is_base_of};
use self::share::share;
use super::Reading;
use crate::claim::{Claim, Ends, Kind};
use crate::extract::apart::joined;
use crate::extract::attach::{Attach, on_base};
use crate::extract::figure::Found;
use crate::extract::hedge::trend_at;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::period::PeriodMention;
use crate::lexicon::{Role, Sense, TimeRole};
use crate::quantity::{Atom, Decimal, POINTS};
use std::ops::Range;
use std::sync::Arc;

/// The most words between two figures of one comparison.
const GAP: usize = 14;

/// The most tokens between a share and the whole that it is of: `of the planned`.
const WHOLE: usize = 5;

/// The least days a year has.
const YEAR: i32 = 365;

/// What sets averages apart.
const AVERAGE: &str = "average";

/// A figure of a sentence and the claim it became.
#[derive(Clone)]
struct Told<'a> {
    found: &'a Found,
    claim: &'a Claim,
    /// Its tokens with its hedges; of a change told twice, those of both figures.
    span: Range<usize>,
    /// The amount that tells a change in percent again.
    amount: Option<&'a Claim>,
}

impl Reading<'_> {
    /// Ties the changes and shares of a sentence to the figures that they lie between. `made` says which claim each figure became.
    pub(super) fn tie_ends(&mut self, attach: &Attach<'_>, made: &[Option<usize>]) {
        let between = |claim: &Claim| matches!(claim.kind, Kind::Change | Kind::Share);
        if self.claims.len() < 2 || !self.claims.iter().any(between) {
            return;
        }
        let told = attach.figures.iter().zip(made).filter_map(|(found, at)| {
            let claim = self.claims.get((*at)?)?;
            let again = claim.kind == Kind::Level && claim.restates.is_some();
            (!again).then(|| Told {
                found,
                claim,
                span: found.hedged.clone(),
                amount: None,
            })
        });
        let told: Vec<Told<'_>> = one_of_each_change(told.collect());
        let mut tied: Vec<(Arc<str>, Ends)> = self.shares_of_last(attach, made).collect();
        for at in 0..told.len() {
            tied.extend(amount(attach, &told, at));
        }
        for (at, three) in told.windows(3).enumerate() {
            // `14.8 million, 6% above the 14.0 million of March, but 3% below the 15.3 million of a year before`
            if let Some(next) = another_growth(attach, &told, at, &tied) {
                tied.push(next);
                continue;
            }
            // `This is 11.7% up from the second quarter (6.16 trillion) yet 16.3% down from the third (8.22 trillion)`
            if at > 0 && is_base_of(attach, &told[at - 1], &three[0]) {
                continue;
            }
            let ends = growth(attach, three)
                .or_else(|| growth_in_brackets(attach, three))
                .or_else(|| step(attach, three))
                .or_else(|| share(attach, three));
            if let Some((of, from, to)) = ends {
                let ends = Ends::between(from.claim, to.claim);
                let by = of.amount.map(|amount| amount.id.clone());
                tied.push((of.claim.id.clone(), Ends { by, ..ends }));
            }
        }
        tied.extend(self.growth_of_last(attach, &told));
        if let Some((change, ends, now)) = self.growth_behind_base(attach, &told) {
            // What stands behind the year it is reckoned from is no growth of that year.
            let claim = self.claims.iter_mut().find(|claim| claim.id == change);
            if let Some(claim) = claim {
                claim.speak_in_time_of(&now);
            }
            tied.push((change, ends));
        }
        for (id, ends) in tied {
            let base = ends
                .from
                .as_ref()
                .and_then(|from| self.claims.iter().find(|claim| claim.id == *from)?.period);
            self.part_in_time(&ends);
            // `Revenue of the parent company was 203.5 million (2019: 225.6 million), down 9.8%`
            let led = ends.to.as_ref();
            let led = led.and_then(|to| self.claims.iter().find(|claim| claim.id == *to));
            let apart = led.map(|level| (level.measure.clone(), level.reckoned.clone()));
            if let Some(claim) = self.claims.iter_mut().find(|claim| claim.id == id) {
                let own = claim.period.filter(|_| claim.kind == Kind::Change);
                if let Some((own, base)) = own.zip(base)
                    && let Some(on) = on_base(own, base)
                {
                    claim.reckoned = and_apart(claim.reckoned.as_deref(), on);
                }
                if let Some((measure, reckoned)) = apart
                    && (claim.reckoned.is_none() && claim.measure == measure)
                {
                    claim.reckoned = reckoned;
                }
                claim.ends = Some(Arc::new(ends));
            }
        }
    }
}

/// What sets a change apart, with one thing more that does.
fn and_apart(own: Option<&str>, on: Arc<str>) -> Option<Arc<str>> {
    let own = own.into_iter().flat_map(|own| own.split('+'));
    let mut all: Vec<Arc<str>> = own.map(Arc::from).collect();
    all.push(on);
    joined(all)
}

/// The figures of a sentence, of which two that tell one change are one: its percentage.
fn one_of_each_change(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let mut out: Vec<Told<'_>> = Vec::with_capacity(told.len());
    for next in told {
        let twice = |last: &Told<'_>| last.found.told_twice && next.found.told_twice;
        let Some(last) = out.pop_if(|last| twice(last) && is_change(last) != is_change(&next))
        else {
            out.push(next);
            continue;
        };
        let span = last.span.start..next.span.end;
        let (rate, amount) = match is_change(&last) {
            true => (last, next),
            false => (next, last),
        };
        out.push(Told {
            span,
            amount: Some(amount.claim),
            ..rate
        });
    }
    out
}

/// What a change told twice leads to, or what it is compared with, where the sentence names one of the two: `rose by $34 million, or
/// 8.2 percent, to $449 million`, `$449 million, up $34 million, or 8.2 percent`.
fn amount(attach: &Attach<'_>, told: &[Told<'_>], at: usize) -> Option<(Arc<str>, Ends)> {
    let line = attach.line;
    let change = told.get(at)?;
    let amount = change.amount?;
    let fits = |level: &&Told<'_>| {
        let one = level.claim.measure == amount.measure || amount.measure.is_none();
        level.claim.kind == Kind::Level && level.claim.unit == amount.unit && one
    };
    let mut ends = Ends {
        by: Some(amount.id.clone()),
        ..Ends::default()
    };
    if let Some(next) = told.get(at + 1).filter(fits) {
        let gap = change.span.end..next.span.start;
        let joined = joins(attach, before_base(attach, gap.clone()));
        let led = line.role_before(next.span.start, Role::To).is_some();
        let from = line.role_before(next.span.start, Role::From).is_some();
        let compared = next.found.compared || next.found.started_at;
        let based = from || compared || leads_to_base(attach, gap.clone());
        match (led, based) {
            (true, false) if joined => ends.to = Some(next.claim.id.clone()),
            (false, true) if joined => ends.from = Some(next.claim.id.clone()),
            _ => {}
        }
    }
    let before = at.checked_sub(1).and_then(|before| told.get(before));
    if let Some(before) = before.filter(fits).filter(|_| ends.to.is_none()) {
        let gap = before.span.end..change.span.start;
        // `4.7 billion on 1 May, on 1 October it was 3.6, a rise of 1.1 billion, or 31 percent`: the later of two days comes last.
        let later = at.checked_sub(2).and_then(|first| told.get(first));
        let later = later.filter(fits).filter(|first| {
            let days = first.claim.period.zip(before.claim.period);
            days.is_some_and(|(first, before)| before.until() <= first.from())
        });
        // `The season before, the total was 7.4 million, so we added 1.5 million tonnes, or 20 percent.`
        let goes_on = gap.clone().any(|at| line.is(at, Role::Therefore));
        if !before.found.compared && !goes_on && joins(attach, behind_noun(line, gap)) {
            ends.from = later.map(|_| before.claim.id.clone()).or(ends.from);
            ends.to = Some(later.unwrap_or(before).claim.id.clone());
        }
    }
    let tied = ends.from.is_some() || ends.to.is_some();
    tied.then(|| (change.claim.id.clone(), ends))
}

/// Whether a figure is a change in percent or times, up or down.
fn is_change(told: &Told<'_>) -> bool {
    let unit = told.claim.unit.as_ref().map(|unit| &unit.of);
    let sized = matches!(unit, Some(Atom::Percent | Atom::Times));
    sized && told.claim.kind == Kind::Change && told.claim.trend.is_some()
}

/// A figure that says how two lie to each other, the one it is reckoned from, and the one it comes to.
type Three<'a> = (Told<'a>, Told<'a>, Told<'a>);

/// A change in percent or times between two levels of one unit, of which one is told as what the other is compared with.
fn growth<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
    let (change, levels) = one_of(attach, three, |told| is_change(told), is_level)?;
    changed(attach, three, change, levels)
}

/// A level, and behind it in brackets what it was before and by how much it has changed: `EUR 612.3 million (EUR 570.1 million, +7.4%)`,
/// as lists of parts have them.
fn growth_in_brackets<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
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

/// Whether brackets open between two figures, with nothing in them but when the second was: `(2019:`.
fn opens_label(attach: &Attach<'_>, gap: Range<usize>) -> bool {
    let opens = attach.line.is_mark(gap.start, '(');
    opens && (gap.start + 1..gap.end).all(|at| is_label(attach, at))
}

/// Whether a token tells when a figure in brackets was.
fn is_label(attach: &Attach<'_>, at: usize) -> bool {
    let dated = |p: &PeriodMention| p.tokens.contains(&at);
    attach.periods.iter().any(dated) || attach.line.is_mark(at, ':')
}

/// A change by an amount or by points between two levels: `cut by 75 basis points, from 5.5 to 4.75 percent`.
fn step<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
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
    let fits = match points {
        true => percent(levels[0]),
        false => step.claim.unit == levels[0].claim.unit,
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

/// Whether a word between the size of a change and where it came from or led says nothing: `…, from`, `… in May to`.
fn leads_on(attach: &Attach<'_>, at: usize) -> bool {
    let line = attach.line;
    let dated = attach.periods.iter().any(|p| p.tokens.contains(&at));
    let leads = line.is(at, Role::From) || line.is(at, Role::To) || line.is(at, Role::Definite);
    dated || leads || line.is_mark(at, ',') || line.time_role(at, TimeRole::In).is_some()
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

/// Whether words behind a change lead to what it is a change of: `above the 5.8 billion`, `than in 2023, when it was 12.13 billion`,
/// `than the year before (5.8 billion)`.
fn leads_to_base(attach: &Attach<'_>, gap: Range<usize>) -> bool {
    let line = attach.line;
    let cut = before_base(attach, gap.clone());
    let compares = |at: usize| line.is(at, Role::Base) || line.is(at, Role::Compared);
    let definite = gap.end > gap.start && line.is(gap.end - 1, Role::Definite);
    let end = gap.end - usize::from(definite);
    let direct = definite && end > gap.start && line.role_before(end, Role::Base).is_some();
    // `3% below the price of NOK 96.90`, `above the level of 5 billion`
    let named = line.role_before(gap.end, Role::Of).is_some_and(|of| {
        let noun = of > gap.start + 1 && !line.is(of - 1, Role::Stop);
        noun && line.is(of - 2, Role::Definite) && line.role_before(of - 2, Role::Base).is_some()
    });
    // `above the second quarter's 6.16 billion`
    let base = line
        .role(gap.start, Role::Base)
        .map_or(gap.end, |len| gap.start + len);
    let dated = |at: usize| attach.periods.iter().any(|p| p.tokens.contains(&at));
    let owned = |at: usize| line.is_apostrophe(at) || line.glued(at) && line.is_apostrophe(at - 1);
    let small = |at: usize| dated(at) || owned(at) || line.is(at, Role::Definite);
    // `lower than in 2022 (481), and within the forecast of 440`: what it was stands in the brackets.
    if gap.clone().any(|at| line.is_mark(at, ')')) {
        return false;
    }
    let of_time = base < gap.end && (base..gap.end).all(small) && (base..gap.end).any(dated);
    direct || named || of_time || cut.end < gap.end && cut.into_iter().any(compares)
}

fn is_level(told: &Told<'_>) -> bool {
    told.claim.kind == Kind::Level
}

fn is_bracketed(attach: &Attach<'_>, told: &Told<'_>) -> bool {
    attach.brackets_around(told.found.tokens.start).is_some()
}

/// What of a gap stands before the words that lead back: all up to a bracket, to `when`, or to a level by its name (`from Monday's
/// close of`).
fn before_base(attach: &Attach<'_>, gap: Range<usize>) -> Range<usize> {
    let line = attach.line;
    let named = line.role_before(gap.end, Role::Of).is_some();
    let opens = |at: &usize| {
        line.is_mark(*at, '(')
            || line.is(*at, Role::When)
            || named && line.is(*at, Role::From) && !line.is(*at, Role::To)
    };
    let end = gap.clone().find(opens).unwrap_or(gap.end);
    gap.start..end
}

/// What of a gap stands behind the noun that a figure is of: all from the first comma on, unless another statement begins there.
fn behind_noun(line: &Line<'_>, gap: Range<usize>) -> Range<usize> {
    if gap.clone().any(|at| line.is_mark(at, ';')) {
        return gap;
    }
    let ends = |at: &usize| line.is_mark(*at, ',') || line.is_dash(*at) && !line.glued(*at);
    let start = gap.clone().find(ends).unwrap_or(gap.start);
    start..gap.end
}

/// The one of three that is so, and the other two, when those are levels of one unit.
fn one_of<'t, 'a>(
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

/// Whether nothing stands between two figures but words that join them: no other thing, place or statement.
fn joins(attach: &Attach<'_>, gap: Range<usize>) -> bool {
    let line = attach.line;
    let dated = |at: usize| attach.periods.iter().any(|p| p.tokens.contains(&at));
    let parts = |at: usize| {
        line.is_mark(at, ';')
            || line.is_mark(at, ':')
            || line.is(at, Role::While) && !line.is(at, Role::And)
            || line.is(at, Role::Part)
    };
    let small = |at: usize| {
        let name = line.capital(at) && !attach.is_grammar(at);
        let known = !attach.is_unknown(at) && !name;
        let ending = line.glued(at) && at > 0 && line.is_apostrophe(at - 1);
        dated(at)
            || ending
            || (known || attach.is_trend(at)) && !parts(at) && !attach.is_part_of_known(at)
    };
    gap.len() <= GAP && gap.into_iter().all(small)
}
