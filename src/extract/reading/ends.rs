//! The two figures that a change or a share lies between by the words of its own sentence: `18.2 million, 9.6 percent more than the
//! 16.6 million of 2023`, `412 cases, or 14 percent of the total of 2,940`.
//!
//! What they are of need not be known: the arithmetic is the same for all things. So the words between them must be such as
//! join figures, and no others.

mod across;
mod gap;
mod last;
mod level;
mod second;
mod share;
mod three;
mod time;
mod way;

use self::gap::{before_base, behind_noun, joins, leads_to_base};
use self::second::{another_growth, is_base_of};
use self::share::share;
use self::three::{growth, growth_in_brackets, step};
use self::way::way;
use super::Reading;
use crate::claim::{Claim, Ends, Kind};
use crate::extract::apart::joined;
use crate::extract::attach::{Attach, on_base};
use crate::extract::figure::Found;
use crate::lexicon::Role;
use crate::quantity::Atom;
use std::ops::Range;
use std::sync::Arc;

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
        let between = |claim: &Claim| {
            matches!(claim.kind, Kind::Change | Kind::Share) || claim.trend.is_some()
        };
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
        tied.extend(told.windows(2).filter_map(|two| way(attach, two)));
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
            self.name_by_end(&id, &ends);
            self.stand_before(attach, made, &id, &ends);
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
