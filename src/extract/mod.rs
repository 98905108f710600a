//! Extraction: sentences → mentions (number, unit, hedge, period) → claims (measure, parties, kind, period, speaker).
//!
//! The extractor knows documents and the lexicon. It never knows a rule.

mod claim;
mod line;
mod mention;
mod period;

pub use claim::{Claim, Kind, Modality, Place, Quote};
pub use line::{Hit, Line, tokens_of};
pub use mention::{Mention, MentionKind};
pub use period::{PeriodContext, PeriodMention, PeriodRole, find_periods, infer_date};
