//! A figure as it is found: what the reading of a sentence knows of it before anybody asks what it is about.

use super::Listed;
use super::prefix::Prefix;
use crate::extract::hedge;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::{Form, Number};
use crate::extract::unit::UnitMatch;
use crate::lexicon::{Role, TokenKind};
use crate::quantity::{Atom, Bound, Decimal, Figure, Trend, Unit};
use std::ops::Range;

/// A figure as found in a line, by tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its sort.
    pub kind: MentionKind,
    /// Number and unit.
    pub tokens: Range<usize>,
    /// The same with hedges.
    pub hedged: Range<usize>,
    /// The figure.
    pub figure: Figure,
    /// The unit.
    pub unit: Option<Unit>,
    /// The direction, by words before it.
    pub trend: Option<Trend>,
    /// How the number is written.
    pub form: Form,
    /// The value of its scale word; 1 without one.
    pub scale: Decimal,
    /// The figure before it in the line that it says again in another unit.
    pub restates: Option<usize>,
    /// What it is listed as a part of.
    pub listed: Option<Listed>,
    /// It is a member of a list behind the first, as 6 and 7 are in `5, 6 and 7 percent`.
    pub follows: bool,
    /// The two ends of a change: this is where it came from (`from 5 to 7` behind `rose`); the next figure is where it led.
    pub came_from: bool,
    /// This is where a change came from, told behind where it led (`to 7 from 5`).
    pub started_at: bool,
    /// What something was before it became what the next figure tells (`it was 5 and is now 7`): of the year before.
    pub was: bool,
    /// Another figure is compared with it (`compared to $20 billion a year earlier`).
    pub compared: bool,
    /// It and the figure beside it tell one change, as an amount and as a percentage.
    pub told_twice: bool,
    /// Its unit is that of another figure of the sentence, which may be of something else.
    pub lent: bool,
}

impl Found {
    /// Whether it tells how one figure lies to another, in percent or times.
    pub fn is_ratio(&self) -> bool {
        matches!(&self.unit, Some(unit) if matches!(unit.of, Atom::Percent | Atom::Times))
    }

    /// Its bytes in the text, without the stop of an abbreviation.
    pub fn bytes(&self, line: &Line<'_>) -> Range<usize> {
        without_stop(line, &self.tokens)
    }

    /// Whether nothing but `or`, with a comma before it or not, stands between it and the next figure.
    pub fn is_or(&self, line: &Line<'_>, next: &Self) -> bool {
        let comma = usize::from(line.is_mark(self.hedged.end, ','));
        line.role_before(next.hedged.start, Role::Or) == Some(self.hedged.end + comma)
    }
}

/// The bytes of tokens without the stop of an abbreviation behind them.
pub fn without_stop(line: &Line<'_>, tokens: &Range<usize>) -> Range<usize> {
    let stop = tokens.len() > 1 && line.is_mark(tokens.end - 1, '.');
    line.bytes(&(tokens.start..tokens.end - usize::from(stop)))
}

/// The token behind the stop of an abbreviated unit, where the sentence goes on: `238 млрд руб. против 262`.
fn behind_stop(line: &Line<'_>, end: usize) -> usize {
    let next = end + 1;
    let stop = line.is_mark(end, '.') && line.glued(end) && line.is_kind(end - 1, TokenKind::Word);
    match stop && next < line.len() && !line.capital(next) && !line.glued(next) {
        true => next,
        false => end,
    }
}

/// A figure of its number and unit, and the hedge around them.
pub(super) fn assemble(
    line: &Line<'_>,
    prefix: &Prefix,
    number: Number,
    unit: Option<UnitMatch>,
    came_from: bool,
) -> Found {
    let end = unit.as_ref().map_or(number.end, |u| u.end.max(number.end));
    let end = behind_stop(line, end);
    let tokens = prefix.start..end;
    let hedged = hedge::hedge_of(line, &tokens)
        .or_else(|| hedge::hedge_of(line, &(prefix.start..number.end)))
        .filter(|hedged| !hedge::during(line, hedged, tokens.start, unit.as_ref()));
    let factor = unit.as_ref().map_or(Decimal::ONE, |u| u.factor);
    let minor = unit.as_ref().and_then(|u| u.minor);
    let sign = if prefix.negative {
        -Decimal::ONE
    } else {
        Decimal::ONE
    };
    let apply = |v: Decimal| v.saturating_mul(factor).saturating_mul(sign);
    let mut value = number.value.saturating_mul(factor);
    let mut step = number.step.saturating_mul(factor);
    let mut significant = number.significant.saturating_mul(factor);
    if let Some(part) = minor {
        value = value.saturating_add(part);
        step = Decimal::new(1, 2);
        significant = step;
    }
    let kind = unit.as_ref().map_or(MentionKind::Number, |u| u.kind);
    let exact = kind == MentionKind::Count
        && number.scale == Decimal::ONE
        && number.step == Decimal::ONE
        && number.value < Decimal::ONE_HUNDRED
        && number.high.is_none();
    let figure = Figure {
        value: value.saturating_mul(sign),
        value_high: number.high.map(apply),
        // A range says itself how far it reaches.
        bound: hedged
            .filter(|_| number.high.is_none())
            .map_or(Bound::Plain, |h| h.bound),
        open: hedged.is_some_and(|h| h.open),
        step,
        step_significant: significant.max(step),
        exact,
    };
    Found {
        kind,
        hedged: hedged.map_or_else(
            || tokens.clone(),
            |h| h.start.min(tokens.start)..h.end.max(tokens.end),
        ),
        trend: prefix.rising.then_some(Trend::Up),
        tokens,
        figure,
        unit: unit.map(|u| u.unit),
        form: number.form,
        scale: number.scale,
        restates: None,
        listed: None,
        follows: false,
        came_from,
        started_at: false,
        was: false,
        compared: false,
        told_twice: false,
        lent: false,
    }
}

/// Calls `each` with every figure and the one behind it, which it may change.
pub(super) fn each_behind(found: &mut [Found], mut each: impl FnMut(&Found, &mut Found)) {
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        if let (Some(first), Some(second)) = (head.last(), tail.first_mut()) {
            each(first, second);
        }
    }
}
