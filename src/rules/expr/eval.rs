//! Evaluating expressions on intervals, and how far two sides miss each other.

use super::{Expression, Function, Node, Operator, Relation, Term};
use crate::quantity::{Decimal, Interval};

/// Which of a claim's readings to evaluate with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The certain intervals.
    Certain,
    /// The likely intervals.
    Likely,
    /// The figures themselves.
    Point,
}

/// What the names of an expression stand for.
pub trait Environment {
    /// The binding's interval.
    fn value(&self, binding: usize, mode: Mode) -> Option<Interval>;
    /// The binding's figure without unit.
    fn number(&self, binding: usize) -> Option<Decimal>;
    /// One unit in the last digit that the binding's figure is told with.
    fn step(&self, binding: usize) -> Option<Decimal>;
    /// Days in the binding's period.
    fn days(&self, binding: usize) -> Option<Decimal>;
    /// Which way the binding's words say it has gone: 1 up, -1 down, 0 where they do not say.
    fn way(&self, binding: usize) -> Option<Decimal>;
    /// The rate that two bindings on one amount imply; `None` where a reference rate is known.
    fn implied(&self, binding: usize, other: usize, mode: Mode) -> Option<Interval>;
    /// The year the binding's period begins in.
    fn year(&self, binding: usize) -> Option<Decimal>;
}

/// How far two sides may miss each other beyond rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tolerance {
    /// As a part of the nearer bound of the smaller side.
    pub relative: Decimal,
    /// As an amount in the dimension compared.
    pub absolute: Decimal,
}

impl Tolerance {
    fn allows(&self, gap: Decimal, bound: Decimal) -> bool {
        gap <= self.absolute
            || bound
                .abs()
                .checked_mul(self.relative)
                .is_none_or(|room| gap <= room)
    }
}

/// One side of a comparison in all three readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Within which it certainly is.
    pub certain: Interval,
    /// Within which it likely is.
    pub likely: Interval,
    /// What the figures themselves give.
    pub point: Option<Decimal>,
}

/// One comparison, evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The left side.
    pub left: Side,
    /// The relation that must hold.
    pub relation: Relation,
    /// The right side.
    pub right: Side,
    /// Whether it can certainly hold: if not, this is a conflict.
    pub possible: bool,
    /// Whether it likely holds: if not, this is at least a tension.
    pub likely: bool,
}

impl Expression {
    /// Evaluates every comparison; `None` where a value is missing or a divisor may be zero.
    pub fn evaluate(
        &self,
        environment: &dyn Environment,
        tolerance: &Tolerance,
    ) -> Option<Vec<Comparison>> {
        self.parts
            .iter()
            .map(|(left, relation, right)| {
                let side = |node: &Node| {
                    Some(Side {
                        certain: value(node, environment, Mode::Certain)?,
                        likely: value(node, environment, Mode::Likely)?,
                        point: value(node, environment, Mode::Point).and_then(|p| p.low()),
                    })
                };
                let (left, right) = (side(left)?, side(right)?);
                Some(Comparison::of(left, *relation, right, tolerance))
            })
            .collect()
    }
}

/// Whether some points of two intervals stand in the relation, give or take the tolerance.
fn holds(a: &Interval, relation: Relation, b: &Interval, tolerance: &Tolerance) -> bool {
    // Only `below` needs to lie at or under `above`: how far its lower end is over the other's upper end is the gap.
    let fits = |below: &Interval, above: &Interval| match (below.low(), above.high()) {
        (Some(low), Some(high)) if low > high => low
            .checked_sub(high)
            .is_some_and(|gap| tolerance.allows(gap, low.abs().min(high.abs()))),
        _ => true,
    };
    match relation {
        Relation::Equal => fits(a, b) && fits(b, a),
        Relation::AtMost => fits(a, b),
        Relation::AtLeast => fits(b, a),
        Relation::Less => fits(a, b) && a.low().zip(b.high()).is_none_or(|(l, h)| l != h),
        Relation::Greater => fits(b, a) && b.low().zip(a.high()).is_none_or(|(l, h)| l != h),
        Relation::Different => true,
    }
}

/// Whether two rounded figures likely meet at no more than the edge between them: 6 billion and 7 billion are both right of
/// 6.5 billion alone.
fn abut(a: &Side, b: &Side, tolerance: &Tolerance) -> bool {
    let edge = |a: &Interval, b: &Interval| {
        a.low() < a.high() && b.low() < b.high() && a.high().is_some() && a.high() == b.low()
    };
    let points = a.point.zip(b.point).is_some_and(|(a, b)| {
        let gap = a.max(b).checked_sub(a.min(b));
        gap.is_some_and(|gap| !tolerance.allows(gap, a.abs().min(b.abs())))
    });
    points && (edge(&a.likely, &b.likely) || edge(&b.likely, &a.likely))
}

fn value(node: &Node, environment: &dyn Environment, mode: Mode) -> Option<Interval> {
    match &node.term {
        Term::Number(number) => Some(Interval::exact(*number)),
        Term::Name(binding) => environment.value(*binding, mode),
        Term::Negative(inner) => Some(-value(inner, environment, mode)?),
        Term::Binary(operator, left, right) => {
            let (a, b) = (
                value(left, environment, mode)?,
                value(right, environment, mode)?,
            );
            match operator {
                Operator::Add => Some(a + b),
                Operator::Subtract => Some(a - b),
                Operator::Multiply => Some(a * b),
                Operator::Divide => a.checked_div(&b),
            }
        }
        Term::Call(function, arguments) => {
            let binding = match arguments.first()?.term {
                Term::Name(binding) => binding,
                _ => usize::MAX,
            };
            match function {
                Function::Pace => {
                    let days = Interval::exact(environment.days(binding)?);
                    environment.value(binding, mode)?.checked_div(&days)
                }
                Function::Share => {
                    let part = value(arguments.first()?, environment, mode)?;
                    part.checked_div(&value(arguments.get(1)?, environment, mode)?)
                }
                Function::Abs => Some(magnitude(value(arguments.first()?, environment, mode)?)),
                Function::Point => environment.value(binding, Mode::Point),
                Function::Number => environment.number(binding).map(Interval::exact),
                Function::Step => environment.step(binding).map(Interval::exact),
                Function::Days => environment.days(binding).map(Interval::exact),
                Function::Way => environment.way(binding).map(Interval::exact),
                Function::Year => environment.year(binding).map(Interval::exact),
                Function::Implied => {
                    let Term::Name(other) = arguments.get(1)?.term else {
                        return None;
                    };
                    environment.implied(binding, other, mode)
                }
                Function::Years => {
                    let Term::Name(other) = arguments.get(1)?.term else {
                        return None;
                    };
                    let years = environment
                        .year(binding)?
                        .checked_sub(environment.year(other)?)?;
                    Some(Interval::exact(years))
                }
            }
        }
    }
}

fn magnitude(interval: Interval) -> Interval {
    if interval.low().is_some_and(|low| low >= Decimal::ZERO) {
        return interval;
    }
    if interval.high().is_some_and(|high| high <= Decimal::ZERO) {
        return -interval;
    }
    let top = interval
        .low()
        .zip(interval.high())
        .map(|(l, h)| l.abs().max(h));
    Interval::new(Some(Decimal::ZERO), top).unwrap_or(Interval::ALL)
}

impl Comparison {
    /// Compares two sides.
    pub fn of(left: Side, relation: Relation, right: Side, tolerance: &Tolerance) -> Self {
        let (possible, likely) = match relation {
            // Figures differ when they lie farther apart, as written, than the tolerance; rounding says nothing about it.
            Relation::Different => {
                let differ = match (left.point, right.point) {
                    (Some(a), Some(b)) => a
                        .checked_sub(b)
                        .is_none_or(|gap| !tolerance.allows(gap.abs(), a.abs().min(b.abs()))),
                    _ => true,
                };
                (differ, differ)
            }
            _ => (
                holds(&left.certain, relation, &right.certain, tolerance),
                holds(&left.likely, relation, &right.likely, tolerance)
                    && !(relation == Relation::Equal && abut(&left, &right, tolerance)),
            ),
        };
        Self {
            left,
            relation,
            right,
            possible,
            likely,
        }
    }
}
