//! Extraction: sentences → mentions (number, unit, hedge, period) → claims (measure, parties, kind, period, speaker).
//!
//! The extractor knows documents and the lexicon. It never knows a rule.

mod claim;
mod mention;

pub use claim::{Claim, Kind, Modality, Place, Quote};
pub use mention::{Mention, MentionKind};
