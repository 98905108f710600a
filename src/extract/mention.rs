//! The mention: a figure or a period as it stands in the text, before anybody asks what it is about.

use super::figure::{Found, without_stop};
use super::line::Line;
use crate::period::{Basis, Period};
use crate::quantity::{Figure, Trend, Unit};
use std::ops::Range;

/// What sort of thing a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// Money.
    Money,
    /// Percent and percentage points.
    Percent,
    /// A counted noun.
    Count,
    /// A unit of measure.
    Quantity,
    /// A bare number.
    Number,
    /// A place in a row.
    Ordinal,
    /// A period of time.
    Period,
}

/// One mention; a figure has `figure`, a period has `period`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its sort.
    pub kind: MentionKind,
    /// Byte range in the document's text.
    pub range: Range<usize>,
    /// The figure, for all kinds but periods.
    pub figure: Option<Figure>,
    /// The unit, when it has one.
    pub unit: Option<Unit>,
    /// The direction of a change.
    pub trend: Option<Trend>,
    /// The period, for periods that could be resolved.
    pub period: Option<(Period, Basis)>,
}

impl Mention {
    /// The mention of a figure. `rose from 5 to 7 percent` is one mention, as a range is: `value` is where the change came
    /// from and `value_high` where it led, so that a fall has the higher value first. As claims they are two levels.
    pub(super) fn of(line: &Line<'_>, found: Found, led_to: Option<Found>) -> Self {
        let mut figure = found.figure;
        let (mut tokens, mut unit) = (found.tokens, found.unit);
        if let Some(end) = led_to {
            figure.value_high = Some(end.figure.value);
            tokens.end = end.tokens.end.max(tokens.end);
            unit = end.unit;
        }
        Self {
            kind: found.kind,
            range: without_stop(line, &tokens),
            figure: Some(figure),
            unit,
            trend: found.trend,
            period: None,
        }
    }
}
