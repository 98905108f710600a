//! Dimensions of expressions: money is not added to jobs, and a growth of 9 percent is a plain number.

use super::parse::ExprError;
use super::{Expression, Function, Node, Operator, Relation, Term};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A product of powers of base dimensions; empty is a plain number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimension(BTreeMap<Arc<str>, i32>);

impl Dimension {
    /// A plain number: percentages, multiples, ordinals.
    pub fn number() -> Self {
        Self::default()
    }

    /// One base dimension, or one over another: `money`, `count`, `energy`, `mass/area`.
    pub fn base(name: &str) -> Self {
        let one = |name: &str| Self(BTreeMap::from([(Arc::from(name), 1)]));
        match name.split_once('/') {
            Some((of, over)) => one(of).times(&one(over), -1),
            None => one(name),
        }
    }

    fn times(&self, other: &Self, sign: i32) -> Self {
        let mut all = self.0.clone();
        for (name, power) in &other.0 {
            let sum = all.entry(name.clone()).or_insert(0);
            *sum = sum.saturating_add(power.saturating_mul(sign));
        }
        all.retain(|_, power| *power != 0);
        Self(all)
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("a plain number");
        }
        let mut first = true;
        let mut parts: Vec<_> = self.0.iter().collect();
        parts.sort_by_key(|(_, power)| **power < 0);
        for (name, power) in parts {
            match (first, *power < 0) {
                (true, true) => f.write_str("1 / ")?,
                (false, true) => f.write_str(" / ")?,
                (false, false) => f.write_str(" × ")?,
                (true, false) => {}
            }
            f.write_str(name)?;
            if power.abs() > 1 {
                write!(f, "^{}", power.abs())?;
            }
            first = false;
        }
        Ok(())
    }
}

pub(super) fn check(expression: &Expression, dimensions: &[Dimension]) -> Result<(), ExprError> {
    for (left, relation, right) in &expression.parts {
        let (a, b) = (of(left, dimensions)?, of(right, dimensions)?);
        if a != b && !is_zero(left) && !is_zero(right) {
            let verb = if *relation == Relation::Equal {
                "equal"
            } else {
                "be compared with"
            };
            let message = format!(
                "the left side is {a}, the right side {b}: they can never {verb} each other"
            );
            return Err(ExprError::new(right.span.0, message));
        }
    }
    Ok(())
}

/// Zero is zero of anything.
fn is_zero(node: &Node) -> bool {
    matches!(node.term, Term::Number(n) if n.is_zero())
}

fn of(node: &Node, dimensions: &[Dimension]) -> Result<Dimension, ExprError> {
    Ok(match &node.term {
        Term::Number(_) => Dimension::number(),
        Term::Name(index) => dimensions.get(*index).cloned().unwrap_or_default(),
        Term::Negative(inner) => of(inner, dimensions)?,
        Term::Binary(operator, left, right) => {
            let (a, b) = (of(left, dimensions)?, of(right, dimensions)?);
            match operator {
                Operator::Multiply => a.times(&b, 1),
                Operator::Divide => a.times(&b, -1),
                Operator::Add | Operator::Subtract => {
                    if a != b && !is_zero(left) && !is_zero(right) {
                        let doing = if *operator == Operator::Add {
                            "added to"
                        } else {
                            "taken from"
                        };
                        let (x, y) = if *operator == Operator::Add {
                            (a, b)
                        } else {
                            (b, a)
                        };
                        let message = format!("{x} cannot be {doing} {y}");
                        return Err(ExprError::new(right.span.0, message));
                    }
                    if is_zero(left) { b } else { a }
                }
            }
        }
        Term::Call(function, arguments) => {
            let mut each = Vec::with_capacity(arguments.len());
            for argument in arguments {
                each.push(of(argument, dimensions)?);
            }
            let first = each.first().cloned().unwrap_or_default();
            match function {
                Function::Pace => first.times(&Dimension::base("day"), -1),
                Function::Abs | Function::Point => first,
                Function::Number
                | Function::Step
                | Function::Years
                | Function::Year
                | Function::Days
                | Function::Way
                | Function::Implied => Dimension::number(),
                Function::Share => {
                    if each.get(1) != Some(&first) {
                        let other = each.get(1).cloned().unwrap_or_default();
                        let message = format!("{first} has no share in {other}");
                        return Err(ExprError::new(node.span.0, message));
                    }
                    Dimension::number()
                }
            }
        }
    })
}
