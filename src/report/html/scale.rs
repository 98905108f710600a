//! Axes of a timeline: from days and values to places on the drawing.
//!
//! Floating point is for places on the page only; every figure that is printed as text comes from the check.

use crate::period::{Day, Period};
use crate::quantity::Decimal;

/// Days since an arbitrary first day.
pub(super) fn days(day: Day) -> f64 {
    let zero = Day::constant(1, 1, 1);
    Period::new(zero, day).map_or(0.0, |period| f64::from(period.days()))
}

/// A value as a place on an axis.
pub(super) fn place(value: Decimal) -> f64 {
    use std::str::FromStr;
    f64::from_str(&value.to_string()).unwrap_or(0.0)
}

/// An axis of values.
pub(super) struct Axis {
    low: f64,
    high: f64,
    log: bool,
}

impl Axis {
    /// An axis that holds all the values; logarithmic when they are too far apart for any other.
    pub fn over(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
        let log = low > 0.0 && high / low > 30.0;
        if log {
            return Self {
                low: low.log10() - 0.1,
                high: high.log10() + 0.1,
                log,
            };
        }
        let room = if high > low {
            (high - low) * 0.12
        } else {
            (high.abs() * 0.1).max(1.0)
        };
        let floor = if low >= 0.0 {
            (low - room).max(0.0)
        } else {
            low - room
        };
        Self {
            low: floor,
            high: high + room,
            log,
        }
    }

    /// Whether it is logarithmic.
    pub fn is_log(&self) -> bool {
        self.log
    }

    /// How far up a value is, from 0 to 1.
    pub fn part(&self, value: f64) -> f64 {
        let value = if self.log {
            value.max(f64::MIN_POSITIVE).log10()
        } else {
            value
        };
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Round values along the axis, with their labels.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        if self.log {
            let (first, last) = (self.low.ceil() as i32, self.high.floor() as i32);
            let every = ((last - first) / 5 + 1) as usize;
            return (first..=last)
                .step_by(every)
                .map(|e| 10f64.powi(e))
                .map(|v| (v, label(v, v)))
                .collect();
        }
        let rough = (self.high - self.low) / 4.0;
        let ten = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|m| m * ten)
            .find(|s| *s >= rough)
            .unwrap_or(rough);
        let first = (self.low / step).ceil() as i64;
        (first..first + 8)
            .map(|n| n as f64 * step)
            .take_while(|v| *v <= self.high)
            .map(|v| (v, label(v, step)))
            .collect()
    }
}

/// A value in few characters: `2.5 bn`. As exact as the step between labels asks for.
fn label(value: f64, step: f64) -> String {
    let scales = [(1e12, " trn"), (1e9, " bn"), (1e6, " m"), (1e4, "k")];
    let (factor, name) = match scales.into_iter().find(|(f, _)| value.abs() >= *f) {
        Some((1e4, name)) => (1e3, name),
        Some(scale) => scale,
        None => (1.0, ""),
    };
    let places = (-(step / factor).log10().floor()).clamp(0.0, 6.0) as usize;
    let number = format!("{:.places$}", value / factor);
    let number = if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        &number
    };
    format!("{number}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64]) -> Vec<String> {
        let ticks = Axis::over(values.iter().copied()).ticks();
        ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn ticks_are_round_and_tell_themselves_apart() {
        assert_eq!(labels(&[23.4e9, 25.6e9]), ["24 bn", "25 bn"]);
        assert_eq!(labels(&[-5.0, 9.0]), ["-5", "0", "5", "10"]);
        assert_eq!(labels(&[28_000.0, 28_400.0]), ["28k", "28.2k", "28.4k"]);
    }

    #[test]
    fn values_far_apart_share_a_logarithmic_axis() {
        let axis = Axis::over([1e3, 1e6].into_iter());
        assert!(axis.is_log());
        assert!(axis.part(1e3) < axis.part(1e4) && axis.part(1e4) < axis.part(1e6));
        assert_eq!(labels(&[1e3, 1e6]), ["1000", "10k", "100k", "1 m"]);
    }

    #[test]
    fn one_value_and_none_have_an_axis_too() {
        for values in [&[][..], &[0.0], &[7.5]] {
            let axis = Axis::over(values.iter().copied());
            assert!((0.0..=1.0).contains(&axis.part(7.5)), "{values:?}");
        }
    }
}
