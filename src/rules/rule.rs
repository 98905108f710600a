//! A rule in force: what it puts side by side, and what must hold.

use super::expr::{Expression, Tolerance};
use super::file::{Periods, RuleEntry, Sum};
use super::select::{Binding, Select};
use super::severity::Severity;
use std::sync::Arc;

/// A rule in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id.
    pub id: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// How much a conflict matters.
    pub severity: Severity,
    /// Why it holds, in Markdown.
    pub why: Option<String>,
    /// The message's template.
    pub message: Option<String>,
    /// What it compares.
    pub shape: Shape,
    /// When it speaks at all.
    pub when: Vec<Expression>,
    /// What must hold.
    pub expect: Expression,
    /// By how much it may be missed.
    pub tolerance: Tolerance,
    /// Which of several rules explains a cause: the lowest.
    pub rank: u8,
    /// Whether it speaks although another finding doubts one of its claims.
    pub standalone: bool,
    /// Whether its first name is held against every claim that the others may stand for, though it fits one of them.
    pub each: bool,
    /// Measures that a rule built on this one has taken over.
    pub taken: Vec<String>,
    /// The file it is from.
    pub file: Arc<str>,
    /// The rule as written, with what it takes from the rule it extends.
    pub entry: RuleEntry,
}

/// What a rule puts side by side.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Two claims `a` and `b` of one group.
    Pairs(Box<Select>, Periods),
    /// Named claims.
    Given(Vec<Binding>),
    /// All claims that hang together.
    Together(Box<Select>),
    /// Two claims `a` and `b` of two documents that tell one figure with a slip.
    Retold(Box<Select>),
    /// Two claims `a` and `b` of two documents that tell one figure of two times.
    Redated(Box<Select>),
    /// Figures that are added up.
    Sum(Sum),
}
