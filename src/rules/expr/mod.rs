//! The `expect` language: arithmetic on the intervals that claims stand for.
//!
//! `now == before * (1 + growth)`, `1 <= a - b <= years(a, b)`, `share(part, whole) <= 100%`. An expression is parsed and its
//! dimensions are checked when the rule is loaded; evaluating it asks an [`Environment`] for the claims' intervals.

mod dimension;
mod eval;
mod parse;

pub use dimension::Dimension;
pub use eval::{Comparison, Environment, Mode, Side, Tolerance};
pub use parse::ExprError;

use crate::quantity::Decimal;

/// An expression's node, with where it stands in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub term: Term,
    /// Byte range in the expression's text.
    pub span: (usize, usize),
}

/// What a node of an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A number; `2%` is 0.02.
    Number(Decimal),
    /// A binding, by its place in the rule.
    Name(usize),
    /// A function's value.
    Call(Function, Vec<Node>),
    /// `-x`.
    Negative(Box<Node>),
    /// Two nodes joined.
    Binary(Operator, Box<Node>, Box<Node>),
}

/// Arithmetic operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `==`
    Equal,
    /// `!=`
    Different,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `>`
    Greater,
}

/// Functions of expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `pace(a)`: a flow's value by day of its period.
    Pace,
    /// `share(a, b)`: `a / b`, both of one dimension.
    Share,
    /// `abs(x)`: without its sign.
    Abs,
    /// `number(a)`: the bare figure, without its unit.
    Number,
    /// `point(a)`: the figure itself in its unit, without hedge and rounding.
    Point,
    /// `step(a)`: what one more in the last digit told would add: 1 for 286, 100,000 for 2.1 million.
    Step,
    /// `years(a, b)`: from the year of `b` to the year of `a`.
    Years,
    /// `days(a)`: how many days the period of `a` holds.
    Days,
    /// `way(a)`: 1 where the words say that it has gone up, -1 where they say down, else 0.
    Way,
    /// `year(a)`: the year the period of `a` begins in.
    Year,
    /// `implied(a, b)`: how much of the currency of `a` one of that of `b` is, when both say one amount; nothing where
    /// reference rates join the two, which then say it better.
    Implied,
}

impl Function {
    /// Every function with its name and how many arguments it takes.
    pub const ALL: [(&'static str, Self, usize); 11] = [
        ("point", Self::Point, 1),
        ("pace", Self::Pace, 1),
        ("share", Self::Share, 2),
        ("abs", Self::Abs, 1),
        ("number", Self::Number, 1),
        ("step", Self::Step, 1),
        ("years", Self::Years, 2),
        ("days", Self::Days, 1),
        ("way", Self::Way, 1),
        ("year", Self::Year, 1),
        ("implied", Self::Implied, 2),
    ];

    /// Whether its arguments are claims themselves, not values.
    pub fn takes_claims(self) -> bool {
        !matches!(self, Self::Share | Self::Abs)
    }
}

/// A parsed expression: comparisons that must all hold. The default one has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expression {
    /// The comparisons, each between two neighbours of a chain.
    pub parts: Vec<(Node, Relation, Node)>,
    /// The text.
    pub text: String,
}

impl Expression {
    /// Reads an expression over the given binding names.
    ///
    /// ```
    /// use crossfoot::rules::expr::Expression;
    /// let names = ["now", "before", "growth"];
    /// assert!(Expression::parse("now == before * (1 + growth)", &names).is_ok());
    /// let wrong = Expression::parse("now == befor * 2", &names).unwrap_err();
    /// assert_eq!(wrong.to_string(), "`befor` is no claim of this rule; is `before` meant?");
    /// assert_eq!(wrong.at, 7);
    /// ```
    pub fn parse(text: &str, names: &[&str]) -> Result<Self, ExprError> {
        parse::parse(text, names)
    }

    /// Checks that the two sides of every comparison are of one dimension, and that sums are of like things.
    pub fn check(&self, dimensions: &[Dimension]) -> Result<(), ExprError> {
        dimension::check(self, dimensions)
    }

    /// Whether it asks that two sides differ (`!=`).
    pub fn asks_difference(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|(_, relation, _)| *relation == Relation::Different)
    }

    /// The binding that stands alone on a side of the first comparison, so that both sides are counted as it is.
    pub fn counted_as(&self) -> Option<usize> {
        let (left, _, right) = self.parts.first()?;
        [left, right].into_iter().find_map(|side| match side.term {
            Term::Name(binding) => Some(binding),
            _ => None,
        })
    }

    /// Whether it holds years against one another, which are no amounts.
    pub fn is_of_years(&self) -> bool {
        let year = |node: &Node| matches!(node.term, Term::Call(Function::Year, _));
        let mut parts = self.parts.iter();
        parts.all(|(left, _, right)| year(left) && year(right))
    }

    /// Whether it compares the first two bindings themselves, and nothing else.
    pub fn is_plain(&self) -> bool {
        let named = |node: &Node, at| matches!(node.term, Term::Name(name) if name == at);
        matches!(self.parts.as_slice(), [(one, _, other)] if named(one, 0) && named(other, 1))
    }

    /// Whether it is `a == b` over the first two bindings and nothing else.
    pub fn is_plain_equality(&self) -> bool {
        matches!(
            self.parts.as_slice(),
            [(
                Node {
                    term: Term::Name(0),
                    ..
                },
                Relation::Equal,
                Node {
                    term: Term::Name(1),
                    ..
                }
            )]
        )
    }
}
