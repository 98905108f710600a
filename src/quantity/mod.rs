//! Decimal intervals, units and stated figures: the arithmetic of what a figure in prose can mean.
//!
//! Nothing here knows about documents, languages or rules. Figures are [`rust_decimal::Decimal`], never floats.

mod digits;
mod figure;
mod interval;
mod unit;

pub use digits::grouped;
pub use figure::{Bound, Figure, Trend};
pub use interval::Interval;
pub use unit::{Atom, Currency, POINTS, Unit, UnitError};

pub use rust_decimal::Decimal;
