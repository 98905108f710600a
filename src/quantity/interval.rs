//! Closed intervals of decimals whose ends may be unbounded.
//!
//! Every operation encloses: if `x` is in `a` and `y` is in `b`, then `x op y` is in `a op b`. Where a result would leave
//! the range of [`Decimal`], that end becomes unbounded, which is wider and therefore still true.

use rust_decimal::Decimal;
use std::fmt;

/// A closed interval `[low, high]`; `None` is unbounded on that side.
///
/// ```
/// use crossfoot::quantity::{Decimal, Interval};
/// let a = Interval::new(Some(Decimal::from(23)), Some(Decimal::from(25))).unwrap();
/// let b = Interval::exact(Decimal::from(2));
/// assert_eq!((a + b), Interval::new(Some(Decimal::from(25)), Some(Decimal::from(27))).unwrap());
/// assert!(Interval::new(Some(Decimal::from(2)), Some(Decimal::from(1))).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Interval {
    /// Everything: unbounded on both sides.
    pub const ALL: Self = Self {
        low: None,
        high: None,
    };

    /// The interval between two ends, or `None` when it would end before it starts.
    pub fn new(low: Option<Decimal>, high: Option<Decimal>) -> Option<Self> {
        match (low, high) {
            (Some(l), Some(h)) if l > h => None,
            _ => Some(Self { low, high }),
        }
    }

    /// The interval between two finite ends, in whichever order they come.
    pub fn between(a: Decimal, b: Decimal) -> Self {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self {
            low: Some(low),
            high: Some(high),
        }
    }

    /// The single point `value`.
    pub fn exact(value: Decimal) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
        }
    }

    /// The lower end; `None` is unbounded.
    pub fn low(&self) -> Option<Decimal> {
        self.low
    }

    /// The upper end; `None` is unbounded.
    pub fn high(&self) -> Option<Decimal> {
        self.high
    }

    /// Whether `value` lies in the interval.
    pub fn contains(&self, value: Decimal) -> bool {
        self.low.is_none_or(|l| l <= value) && self.high.is_none_or(|h| value <= h)
    }

    /// Whether every point of `other` lies in this interval.
    pub fn encloses(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a <= b,
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a >= b,
        };
        low && high
    }

    /// Whether the two share a point.
    pub fn meets(&self, other: &Self) -> bool {
        self.intersect(other).is_some()
    }

    /// The points both hold, or `None` when they share none.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(low, high)
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// The distance between the nearest ends of two intervals that do not meet; `None` when they meet.
    pub fn gap(&self, other: &Self) -> Option<Decimal> {
        if self.meets(other) {
            return None;
        }
        let (below, above) = match (self.high, other.low) {
            (Some(h), Some(l)) if h < l => (h, l),
            _ => (other.high?, self.low?),
        };
        above.checked_sub(below)
    }

    /// The interval made wider by `part` of each end's own size (`part` 0.02 is 2 %); a negative `part` changes nothing.
    pub fn widen(&self, part: Decimal) -> Self {
        let part = part.max(Decimal::ZERO);
        let step = |end: Decimal| end.abs().checked_mul(part);
        Self {
            low: self.low.and_then(|l| l.checked_sub(step(l)?)),
            high: self.high.and_then(|h| h.checked_add(step(h)?)),
        }
    }

    /// The interval made wider by `amount` at each end; a negative `amount` changes nothing.
    pub fn widen_by(&self, amount: Decimal) -> Self {
        let amount = amount.max(Decimal::ZERO);
        Self {
            low: self.low.and_then(|l| l.checked_sub(amount)),
            high: self.high.and_then(|h| h.checked_add(amount)),
        }
    }

    /// Quotient of two intervals; `None` when the divisor holds zero, since then nothing is known.
    pub fn checked_div(&self, by: &Self) -> Option<Self> {
        if by.contains(Decimal::ZERO) {
            return None;
        }
        // A divisor below zero turns both signs.
        let above = by.low.is_some_and(|low| low > Decimal::ZERO);
        let (over, by) = if above { (*self, *by) } else { (-*self, -*by) };
        let near = by.low?;
        // End is divided by end, which rounds once: an inverse would round twice and could lose the end. An unbounded divisor brings
        // the quotient to zero.
        let ends = |end: Decimal| {
            let far = by
                .high
                .map_or(Some(Decimal::ZERO), |far| end.checked_div(far));
            end.checked_div(near).zip(far)
        };
        Some(Self {
            low: over.low.and_then(ends).map(|(a, b)| a.min(b)),
            high: over.high.and_then(ends).map(|(a, b)| a.max(b)),
        })
    }

    fn finite(&self) -> Option<(Decimal, Decimal)> {
        self.low.zip(self.high)
    }

    /// The hull of results of which any may have overflowed; an overflow leaves both ends unbounded.
    fn hull_of<const N: usize>(ends: [Option<Decimal>; N]) -> Self {
        let mut all = Vec::with_capacity(N);
        for end in ends {
            match end {
                Some(e) => all.push(e),
                None => return Self::ALL,
            }
        }
        Self {
            low: all.iter().min().copied(),
            high: all.iter().max().copied(),
        }
    }
}

impl std::ops::Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).and_then(|(a, b)| a.checked_add(b)),
            high: self
                .high
                .zip(other.high)
                .and_then(|(a, b)| a.checked_add(b)),
        }
    }
}

impl std::ops::Neg for Interval {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            low: self.high.map(|h| -h),
            high: self.low.map(|l| -l),
        }
    }
}

impl std::ops::Sub for Interval {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + (-other)
    }
}

impl std::ops::Mul for Interval {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        if let (Some((a, b)), Some((c, d))) = (self.finite(), other.finite()) {
            return Self::hull_of([
                a.checked_mul(c),
                a.checked_mul(d),
                b.checked_mul(c),
                b.checked_mul(d),
            ]);
        }
        let zero = Interval::exact(Decimal::ZERO);
        if self == zero || other == zero {
            return zero;
        }
        // With an unbounded end, signs decide which ends stay finite.
        let nonneg = |i: &Self| i.low.is_some_and(|l| l >= Decimal::ZERO);
        let nonpos = |i: &Self| i.high.is_some_and(|h| h <= Decimal::ZERO);
        match (nonneg(&self), nonpos(&self), nonneg(&other), nonpos(&other)) {
            (true, _, true, _) => Self {
                low: self.low.zip(other.low).and_then(|(a, b)| a.checked_mul(b)),
                high: None,
            },
            (_, true, _, true) => (-self) * (-other),
            (true, _, _, true) => -(self * (-other)),
            (_, true, true, _) => -((-self) * other),
            _ => Self::ALL,
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end =
            |e: Option<Decimal>| e.map_or_else(|| "…".to_owned(), |d| d.normalize().to_string());
        write!(f, "[{}, {}]", end(self.low), end(self.high))
    }
}
