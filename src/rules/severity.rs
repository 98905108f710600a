//! How much a broken rule matters: what rule files say, findings carry and the exit status follows.

use serde::{Deserialize, Serialize};

/// How much a finding matters. Ordered: a note is less than a warning, a warning less than an error.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// Cannot be right.
    Error,
}

impl Severity {
    /// The name used everywhere: `note`, `warning`, `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
