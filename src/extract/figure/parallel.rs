//! Figures told like the one before them, whose unit is left out: `5.2 percent among men and 6.1 among women`, `6.9 percent, against
//! 7.2 in April`, `won 61 percent of the vote and her rival 27`.

use super::compared::behind_compared;
use super::elided::{lends, only_a_noun};
use super::found::each_behind;
use super::share::{is_time, share_scale};
use super::{Found, is_per_many};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::extract::trend;
use crate::lexicon::{Role, TimeRole, TokenKind};
use crate::quantity::Decimal;
use std::ops::Range;

/// The most tokens between two such figures.
const GAP: usize = 14;

/// The most words of a subject whose verb is left out.
const SUBJECT: usize = 4;

/// How many times the other one of two such figures is at most.
const ALIKE: u32 = 20;

/// How many times a change one is at most that it is compared with.
const CHANGES: u32 = 3;

/// Lends units to figures that are told in parallel; tokens in `taken` are those of periods.
pub(super) fn lend_in_parallel(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    each_behind(found, |first, second| {
        if !lends(first) || is_time(line, first) || !is_bare(line, taken, second) {
            return;
        }
        let pair = Pair {
            line,
            taken,
            first,
            second,
        };
        if pair.is_near() && pair.may_be_alike() && pair.is_told_alike() {
            second.unit.clone_from(&first.unit);
            second.kind = first.kind;
            second.figure.exact = first.figure.exact;
            share_scale(second, first);
        }
    });
}

/// Lends what a rate is told for to the one in brackets behind it: `4.08 tonnes per hectare (4.29 tonnes)`.
pub(super) fn lend_rates(line: &Line<'_>, found: &mut [Found]) {
    each_behind(found, |first, second| {
        let open = first.hedged.end;
        let set_in = line.is_mark(open, '(') && line.is_mark(second.hedged.end, ')');
        let Some((rate, own)) = first.unit.as_ref().zip(second.unit.as_mut()) else {
            return;
        };
        if set_in && second.hedged.start == open + 1 && rate.of == own.of && own.over.is_none() {
            own.over.clone_from(&rate.over);
        }
    });
}

/// The most tokens between two brackets of a list.
const LISTED: usize = 8;

/// Lends the unit of the first of a list told in brackets to the others: `India (49,000 students), China (38,700) and Austria (15,400)`.
pub(super) fn lend_in_brackets(line: &Line<'_>, found: &mut [Found]) {
    each_behind(found, |first, second| {
        let (close, open) = (first.hedged.end, second.hedged.start.wrapping_sub(1));
        let set_in = line.is_mark(close, ')')
            && line.is_mark(open, '(')
            && line.is_mark(second.hedged.end, ')')
            && line.is_mark(first.hedged.start.wrapping_sub(1), '(');
        let gap = close + 1..open.max(close + 1);
        let name = |at: usize| {
            let joins = line.is_mark(at, ',') || line.is_mark(at, ';') || line.is(at, Role::And);
            joins || line.is_kind(at, TokenKind::Word)
        };
        let bare = second.unit.is_none() && second.kind == MentionKind::Number;
        if set_in && bare && lends(first) && gap.len() <= LISTED && gap.clone().all(name) {
            second.unit.clone_from(&first.unit);
            second.kind = first.kind;
            second.figure.exact = first.figure.exact;
        }
    });
}

/// Lends what several are told for together: `3.7 doctors and 6.6 nurses per 1,000 inhabitants`.
pub(super) fn lend_rates_back(line: &Line<'_>, found: &mut [Found]) {
    for i in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let gap = first.hedged.end..second.hedged.start;
        let joined = gap.len() == 1 && line.is(gap.start, Role::And);
        // No three and a half doctors walk about.
        let part = !first.figure.value.is_integer();
        let over = second.unit.as_ref().filter(|unit| is_per_many(unit));
        if let (Some(over), Some(own)) = (over, first.unit.as_mut())
            && joined
            && part
            && own.over.is_none()
            && first.kind == MentionKind::Count
        {
            own.over.clone_from(&over.over);
        }
    }
}

/// A number in digits without a unit, with nothing behind it that it could count.
fn is_bare(line: &Line<'_>, taken: &[bool], found: &Found) -> bool {
    let end = found.hedged.end;
    let counts_nothing = end >= line.len()
        || line.is_kind(end, TokenKind::Mark) && !line.is_dash(end)
        || taken.get(end).copied().unwrap_or(false)
        || leads(line, end);
    // `in` alone leads to where it is, and not to what it is taken out of.
    let out_of = line.role(end, Role::OutOf).is_some_and(|len| len > 1);
    found.unit.is_none()
        && found.kind == MentionKind::Number
        && found.form == Form::Digits
        && counts_nothing
        && !(out_of || line.is(end, Role::Of) || line.is(end, Role::To))
}

/// Whether a word leads to where or of whom something is.
fn leads(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Role::Stop) || line.time_role(at, TimeRole::In).is_some()
}

/// Two figures next to each other, the first with a unit and the second without.
struct Pair<'f, 'l> {
    line: &'f Line<'l>,
    taken: &'f [bool],
    first: &'f Found,
    second: &'f Found,
}

impl Pair<'_, '_> {
    fn gap(&self) -> Range<usize> {
        self.first.hedged.end..self.second.hedged.start
    }

    fn is_near(&self) -> bool {
        let ends = |at: usize| self.line.is_mark(at, '.') || self.line.is_mark(at, '(');
        self.gap().len() <= GAP && !self.gap().any(ends)
    }

    /// Whether the second may be so much of what the first is so much of.
    fn may_be_alike(&self) -> bool {
        let (one, other) = (self.first.figure.value, self.second.figure.value);
        let (less, more) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
        match self.first.kind {
            MentionKind::Percent => {
                let reach = Decimal::ONE_HUNDRED.max(one);
                self.second.scale == Decimal::ONE && other <= reach
            }
            _ if self.first.scale > Decimal::ONE => {
                self.second.scale == Decimal::ONE && !other.fract().is_zero()
            }
            _ => {
                self.second.scale == Decimal::ONE
                    && less.saturating_mul(Decimal::from(ALIKE)) >= more
            }
        }
    }

    fn is_told_alike(&self) -> bool {
        self.is_held_against_first()
            || self.is_placed_alike()
            || self.goes_on()
            || self.has_subject_alone()
            || self.moves_alike()
    }

    /// `6.9 percent, against 7.2 in April`: what a change is compared with is another of its size.
    fn is_held_against_first(&self) -> bool {
        let change = trend::trend_before(self.line, self.first.hedged.start, 0).is_some();
        let most = self.first.figure.value.saturating_mul(CHANGES.into());
        behind_compared(self.line, self.second) && (!change || self.second.figure.value <= most)
    }

    /// `94 Mbps in cities but only 17 in the countryside`: the same word leads to where each of them is.
    fn is_placed_alike(&self) -> bool {
        let (one, other) = (self.first.hedged.end, self.second.hedged.end);
        let leads = |at: usize| leads(self.line, at) && !self.joins(at);
        one < self.second.hedged.start
            && leads(one)
            && leads(other)
            && self.line.word(one) == self.line.word(other)
            && self.gap().any(|at| self.joins(at))
    }

    /// `5.2 percent of men and 6.1 of women`: a decimal right behind what joins it.
    fn goes_on(&self) -> bool {
        let start = self.second.hedged.start;
        let told = self.gap().len() > 1 && start > 0 && self.joins(start - 1);
        told && !self.line.is_mark(start - 1, ',') && !self.second.figure.value.fract().is_zero()
    }

    /// `61 percent of the vote and her main rival 27`, `5 percent, and imports by 7`: a subject without its verb.
    fn has_subject_alone(&self) -> bool {
        let joiner = self.gap().rev().find(|at| self.joins_clauses(*at));
        let Some(joiner) = joiner.filter(|_| self.first.kind == MentionKind::Percent) else {
            return false;
        };
        let mut end = self.gap().end;
        end = self.line.role_before(end, Role::By).unwrap_or(end);
        end -= usize::from(end > joiner + 1 && self.line.is_dash(end - 1));
        let subject = joiner + 1..end;
        let rest = self.second.hedged.end;
        let ends = rest >= self.line.len() || self.line.is_kind(rest, TokenKind::Mark);
        (1..=SUBJECT).contains(&subject.len())
            && subject
                .into_iter()
                .all(|at| only_a_noun(self.line, self.taken, at))
            && ends
    }

    /// `thefts fell 31 percent while robberies were up 8`: both tell how something moved.
    fn moves_alike(&self) -> bool {
        let moved = |f: &Found, kind| {
            trend::change_before(self.line, f.hedged.start, self.taken, kind).is_some()
        };
        self.first.kind == MentionKind::Percent
            && moved(self.first, MentionKind::Percent)
            && moved(self.second, MentionKind::Number)
            && self.gap().any(|at| self.joins_clauses(at))
    }

    fn joins(&self, at: usize) -> bool {
        self.joins_clauses(at) || self.line.is_mark(at, ',')
    }

    fn joins_clauses(&self, at: usize) -> bool {
        let mut joins = [Role::And, Role::While, Role::But].iter();
        joins.any(|role| self.line.is(at, *role)) || self.line.is_mark(at, ';')
    }
}
