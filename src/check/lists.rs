//! Amounts told with their shares, one after the other: each makes a whole, and the wholes are one.
//!
//! `378,000 guests, or 30 percent`, `252,000 (20 percent)`, `189,000 (15 percent)` and `162,000 (10 percent)`: three come to 1.26
//! million, the fourth to 1.62. What the list is of need not be known. It speaks only where all but one agree: of a list that
//! never did, the shares are of different wholes.

use super::context::{Context, Look, Violation, severity, worst};
use super::finding::Verdict;
use super::reading::{self, Reading};
use super::show;
use super::sums::Values;
use crate::claim::{Claim, Kind};
use crate::quantity::{Decimal, Interval};
use crate::rules::Rule;
use crate::rules::expr::Tolerance;

/// How many bytes may stand between two amounts of one list.
const NEAR: usize = 400;

/// How many bytes before a list the figure may stand that it is of.
const BEFORE: usize = 600;

/// How many amounts must agree for another to be the odd one out, where nobody tells the whole; where it is told, one less.
const FEWEST: usize = 3;

/// How many percent are all there is, roundings apart.
const ALL: u32 = 98;

/// An amount and its share, and the whole that they make.
struct Member {
    part: u32,
    share: u32,
    whole: Reading,
}

/// Looks at every list.
pub(super) fn look<'a>(context: &Context<'a>, rule: &'a Rule) -> Look<'a> {
    let mut look = Look::default();
    for list in lists(context) {
        compare(context, rule, &list, &mut look);
    }
    look
}

/// The lists of all documents, each of its amounts in order.
fn lists(context: &Context) -> Vec<Vec<Member>> {
    let mut lists: Vec<Vec<Member>> = Vec::new();
    for at in 0..context.said as u32 {
        let Some(member) = member(context, at) else {
            continue;
        };
        match lists.last_mut() {
            Some(list)
                if list
                    .last()
                    .is_some_and(|last| goes_on(context, last, &member)) =>
            {
                list.push(member);
            }
            _ => lists.push(vec![member]),
        }
    }
    lists.retain(|list| list.len() >= FEWEST);
    lists
}

/// The share at a place and the amount right before it that has it, where nothing says of what it is.
fn member(context: &Context, at: u32) -> Option<Member> {
    let share = context.claim(at);
    let ends = share.ends.as_ref().filter(|ends| ends.from.is_none())?;
    let part = at.checked_sub(1)?;
    let amount = context.claim(part);
    if share.kind != Kind::Share || ends.to.as_ref() != Some(&amount.id) {
        return None;
    }
    let (of, by) = (
        reading::read(context, amount, None)?,
        reading::read(context, share, None)?,
    );
    // How round the figures of a list are, the others show: those that agree as exactly as they are told speak for all.
    let whole = of.likely.checked_div(&by.likely)?;
    let whole = Reading {
        certain: whole,
        likely: whole,
        point: of.point.zip(by.point).and_then(|(a, b)| a.checked_div(b)),
        rate: None,
    };
    Some(Member {
        part,
        share: at,
        whole,
    })
}

/// Whether an amount is told of the list of the one before it.
fn goes_on(context: &Context, last: &Member, next: &Member) -> bool {
    let (before, after) = (context.claim(last.share), context.claim(next.part));
    let one = before.place.doc == after.place.doc && before.speaker == after.speaker;
    let part = context.claim(last.part);
    let may = part.measure.is_none() || after.measure.is_none() || part.measure == after.measure;
    let once = part.period.is_none() || after.period.is_none() || part.period == after.period;
    let alike = part.unit == after.unit && part.modality == after.modality && may && once;
    // Of one paragraph, or of a list that has a line for each.
    let lines = after.place.line.saturating_sub(before.place.line) <= 1;
    one && alike && lines && after.place.start.saturating_sub(before.place.end) <= NEAR
}

/// Whether an amount is of the list beyond doubt: told in one sentence with another of it, or on a line of its own as all are. What
/// stands before a list or behind it may be of something else.
fn belongs(context: &Context, list: &[Member], at: usize) -> bool {
    let place = |member: &Member| context.claim(member.part);
    let own = place(&list[at]);
    let here = |member: &&Member| place(member).quote.text == own.quote.text;
    let apart = |two: &[Member]| place(&two[0]).place.line < place(&two[1]).place.line;
    others(list, at).iter().any(here) || list.windows(2).all(apart)
}

/// Whether the others of a list are all there is already, so that one more is of something else.
fn is_all(context: &Context, list: &[Member], at: usize) -> bool {
    let shares = others(list, at).into_iter();
    let mut shares = shares.map(|member| context.claim(member.share).value());
    let sum = shares.try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share));
    sum.is_none_or(|sum| sum >= Decimal::from(ALL))
}

fn compare<'a>(context: &Context<'a>, rule: &'a Rule, list: &[Member], look: &mut Look<'a>) {
    if agreed(list.iter()).is_some() {
        look.comparisons += 1;
        look.agreed += 1;
        if context.agreements {
            look.agreements
                .push((rule.id.clone(), tuple(list.iter()), None));
        }
        return;
    }
    let odd: Vec<(usize, Reading, Option<u32>)> = (0..)
        .zip(agreed_without_each(list))
        .filter_map(|(at, whole)| {
            let whole = whole?;
            let others = list.len() - 1;
            let told = told(context, &list[0], &whole);
            let enough = others >= FEWEST || others + 1 >= FEWEST && told.is_some();
            enough.then_some((at, whole, told))
        })
        .collect();
    let [(at, whole, told)] = odd.as_slice() else {
        return;
    };
    if !belongs(context, list, *at) || is_all(context, list, *at) {
        return;
    }
    let own = &list[*at];
    let values = Values(vec![own.whole.clone(), whole.clone()]);
    let applies = rule.when.iter().all(|when| {
        when.evaluate(&values, &Tolerance::default())
            .is_some_and(|all| all.iter().all(|c| c.likely))
    });
    let compared = rule
        .expect
        .evaluate(&values, &rule.tolerance)
        .and_then(worst);
    let Some((verdict, comparison)) = compared.filter(|_| applies) else {
        return;
    };
    look.comparisons += 1;
    if verdict == Verdict::Agree {
        look.agreed += 1;
    }
    let Some(severity) = severity(rule, verdict) else {
        return;
    };
    let others = others(list, *at);
    let mut claims = tuple(std::iter::once(own).chain(others.iter().copied()));
    claims.extend(told);
    let steps = std::iter::once(own).chain(others);
    let steps = steps.map(|member| step(context, member)).collect();
    let violation = Violation::new(rule, (verdict, severity), claims, comparison, None);
    look.violations.push(Violation { steps, ..violation });
}

fn others(list: &[Member], at: usize) -> Vec<&Member> {
    let others = list.iter().enumerate().filter(|(other, _)| *other != at);
    others.map(|(_, member)| member).collect()
}

fn tuple<'m>(members: impl Iterator<Item = &'m Member>) -> Vec<u32> {
    members
        .flat_map(|member| [member.part, member.share])
        .collect()
}

/// The whole that several amounts and their shares make together, if they do.
fn agreed<'m>(mut members: impl Iterator<Item = &'m Member>) -> Option<Reading> {
    let first = members.next()?.whole.clone();
    members.try_fold(first, |all, member| {
        let certain = all.certain.intersect(&member.whole.certain)?;
        Some(Reading {
            certain,
            likely: all
                .likely
                .intersect(&member.whole.likely)
                .unwrap_or(certain),
            ..all
        })
    })
}

/// The same of all but one, for each of them.
fn agreed_without_each(list: &[Member]) -> Vec<Option<Reading>> {
    let all = Some(Interval::ALL);
    let meet = |all: &mut Option<Interval>, member: &Member| {
        let before = *all;
        *all = all.and_then(|all| all.intersect(&member.whole.certain));
        Some(before)
    };
    let before: Vec<Option<Interval>> = list.iter().scan(all, meet).collect();
    let mut behind: Vec<Option<Interval>> = list.iter().rev().scan(all, meet).collect();
    behind.reverse();
    let others = before.into_iter().zip(behind);
    let wholes = others.map(|(before, behind)| before?.intersect(&behind?));
    wholes
        .map(|whole| {
            whole.map(|whole| Reading {
                certain: whole,
                likely: whole,
                point: None,
                rate: None,
            })
        })
        .collect()
}

/// The figure told before a list that is the whole its amounts make.
fn told(context: &Context, first: &Member, whole: &Reading) -> Option<u32> {
    let part = context.claim(first.part);
    let near = |claim: &Claim| {
        let before = part.place.start.checked_sub(claim.place.end);
        claim.place.doc == part.place.doc && before.is_some_and(|bytes| bytes <= BEFORE)
    };
    let is_whole = |at: &u32| {
        let claim = context.claim(*at);
        let read = reading::read(context, claim, None);
        let amount = claim.kind == Kind::Level && claim.unit == part.unit;
        let meets = |interval: Interval| interval.intersect(&whole.certain).is_some();
        amount && read.is_some_and(|read| meets(read.certain))
    };
    let before = (0..first.part).rev();
    before
        .take_while(|at| near(context.claim(*at)))
        .find(is_whole)
}

/// The sum of one amount, as a line that can be worked out again.
fn step(context: &Context, member: &Member) -> String {
    let (part, share) = (context.claim(member.part), context.claim(member.share));
    let style = show::style(context, part, None, None);
    let whole = show::interval(&member.whole.certain, &style);
    format!("{} ÷ {} is {whole}", part.text, share.text)
}
