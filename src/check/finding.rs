//! What a check gives back: findings with their evidence and arithmetic, agreements, and counts.

use crate::claim::Claim;
use crate::rules::Severity;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a comparison came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The likely intervals meet.
    Agree,
    /// The likely intervals do not meet, the certain ones do.
    Tension,
    /// The certain intervals do not meet, even after the rule's tolerance.
    Conflict,
}

/// The part a claim plays in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The claim the finding is reported at: the odd one out, the new document's, or the later one.
    Primary,
    /// A claim that the primary one does not fit.
    Counter,
    /// A claim that agrees with a counter claim, named so that the weight of the other side is seen.
    Support,
}

/// A claim in a finding, with how it was read for the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Its part.
    pub role: Role,
    /// The normalised value or interval, shown after the carets: `23.5 … 24.5 bn USD`.
    pub reading: String,
}

/// One line of arithmetic under a finding: `= gap: 6.7 % between the nearest bounds`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// What the line is: `gap`, `rate`, `sum`, `note`, `help`.
    pub label: &'static str,
    /// The line.
    pub text: String,
}

/// One finding: a group of claims that does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable id by content (rule, documents' words and figures), not by position: 12 hexadecimal digits.
    pub id: String,
    /// The rule's id, `trade/same-period`.
    pub rule: Arc<str>,
    /// The rule's title.
    pub title: Arc<str>,
    /// How much it matters.
    pub severity: Severity,
    /// Conflict or tension.
    pub verdict: Verdict,
    /// What and when: `KZ–RU trade, Jan–Nov 2023`.
    pub subject: String,
    /// What is wrong, in a clause: `$24 billion and 2.3 trillion roubles cannot both hold`.
    pub message: String,
    /// The claims, the primary one first.
    pub evidence: Vec<Evidence>,
    /// The arithmetic, so that it can be done again by hand.
    pub workings: Vec<Working>,
}

/// One comparison that agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The rule's id.
    pub rule: Arc<str>,
    /// What and when.
    pub subject: String,
    /// The claims compared.
    pub evidence: Vec<Evidence>,
}

/// All that a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Documents read.
    pub documents: usize,
    /// Claims found in them.
    pub claims: usize,
    /// Comparisons made.
    pub comparisons: usize,
    /// The comparisons that agreed, in order; empty unless asked for.
    pub agreements: Vec<Agreement>,
    /// How many comparisons agreed.
    pub agreed: usize,
    /// The findings: by document, line, column, rule.
    pub findings: Vec<Finding>,
}
