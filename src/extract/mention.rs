//! The mention: a figure or a period as it stands in the text, before anybody asks what it is about.

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
