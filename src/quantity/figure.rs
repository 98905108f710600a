//! A figure as it was said, and the two intervals it can mean.
//!
//! A spoken figure is never a point: `$24 billion` may be 23.6 rounded, `almost 17` is below 17. The *likely* interval takes
//! the words as a careful speaker means them, the *certain* one leaves room for rounding and loose hedges. Conflicts are
//! found between certain intervals, tensions between likely ones.

use super::Interval;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The hedge on a figure.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Bound {
    /// Said plainly.
    #[default]
    #[serde(rename = "=")]
    Plain,
    /// `about`, `around`, `some`.
    #[serde(rename = "~")]
    About,
    /// `over`, `more than`, `at least`.
    #[serde(rename = ">")]
    Over,
    /// `almost`, `nearly`, `up to`, `under`.
    #[serde(rename = "<")]
    Under,
}

impl Bound {
    /// The sign that stands for it in every output: `=`, `~`, `>`, `<`.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plain => "=",
            Self::About => "~",
            Self::Over => ">",
            Self::Under => "<",
        }
    }
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Rose, grew, gained.
    Up,
    /// Fell, shrank, lost.
    Down,
}

/// A stated figure, scale applied, with what its written form says about its precision.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The value, scale applied (`2.3 trillion` is 2300000000000).
    pub value: Decimal,
    /// The upper value of a stated range (`from 5 to 7`), not below `value`.
    pub value_high: Option<Decimal>,
    /// The hedge.
    pub bound: Bound,
    /// The hedge allows the whole side (`up to`, `at most`, `under`: down to zero), unlike `almost`.
    pub open: bool,
    /// One unit in the last digit as written (`2.3 trillion`: 0.1 trillion; `12,500`: 1).
    pub step: Decimal,
    /// One unit in the last significant digit (`12,500`: 100).
    pub step_significant: Decimal,
    /// A small plain count (29 projects): the figure is the number, no rounding.
    pub exact: bool,
}

impl Figure {
    /// A plain figure known to the point.
    pub fn exact(value: Decimal) -> Self {
        Self {
            value,
            value_high: None,
            bound: Bound::Plain,
            open: false,
            step: Decimal::ZERO,
            step_significant: Decimal::ZERO,
            exact: true,
        }
    }

    /// Counts it in so many: 76.4, in thousands, is 76,400.
    pub fn scale_by(&mut self, by: Decimal) {
        self.value = self.value.saturating_mul(by);
        self.value_high = self.value_high.map(|high| high.saturating_mul(by));
        self.step = self.step.saturating_mul(by);
        self.step_significant = self.step_significant.saturating_mul(by);
    }

    /// What a careful speaker means by it.
    ///
    /// Plain: v ± u/2. About: v ± u. Over: v … v + u. Almost: v − u … v. A range: its ends. Who says over or almost a round number
    /// counts in such numbers: there `u` is by significant digits, a tenth of the figure at most.
    pub fn likely(&self) -> Interval {
        let u = match self.bound {
            Bound::Over | Bound::Under => {
                let round = self.step_significant.min(self.value.abs() / Decimal::TEN);
                self.step.max(round)
            }
            _ => self.step,
        };
        if let Some(high) = self.value_high {
            return Interval::between(self.value, high);
        }
        match self.bound {
            Bound::Plain if self.exact => Interval::exact(self.value),
            Bound::Plain => self.around(half(u)),
            Bound::About => self.around(u),
            Bound::Over => Interval::between(self.value, self.value.saturating_add(u)),
            Bound::Under => Interval::between(self.value.saturating_sub(u), self.value),
        }
    }

    /// What it cannot go beyond, whatever was rounded and however loose the hedge.
    ///
    /// Plain: v ± u/2 with `u` by significant digits. About: v ± max(2u, 10 %). Over: v and above. Almost:
    /// v − max(2u, 10 %) … v; `up to` and `under` reach down to zero. A range: its ends, half a step wider.
    pub fn certain(&self) -> Interval {
        let slack = || (self.step * Decimal::TWO).max(self.value.abs() / Decimal::TEN);
        if let Some(high) = self.value_high {
            return Interval::between(self.value, high).widen_by(half(self.step));
        }
        match self.bound {
            Bound::Plain if self.exact => Interval::exact(self.value),
            Bound::Plain => self.around(half(self.step_significant.max(self.step))),
            Bound::About => self.around(slack()),
            Bound::Over => Interval::new(Some(self.value), None).unwrap_or(Interval::ALL),
            Bound::Under if self.open => Interval::between(Decimal::ZERO, self.value),
            Bound::Under => Interval::between(self.value.saturating_sub(slack()), self.value),
        }
    }

    fn around(&self, by: Decimal) -> Interval {
        Interval::between(self.value.saturating_sub(by), self.value.saturating_add(by))
    }
}

/// Half of a decimal.
///
/// It has at most one digit more, which is far sooner written down than divided out.
fn half(of: Decimal) -> Decimal {
    let (digits, scale) = match of.mantissa() {
        even if even % 2 == 0 => (even / 2, of.scale()),
        odd => (odd * 5, of.scale() + 1),
    };
    Decimal::try_from_i128_with_scale(digits, scale).unwrap_or_else(|_| of / Decimal::TWO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_what_division_gives() {
        for text in [
            "0",
            "1",
            "1000",
            "0.1",
            "-2.4",
            "0.0000000000000000000000000001",
            "79228162514264337593543950335",
        ] {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(half(value), value / Decimal::TWO);
        }
    }
}
