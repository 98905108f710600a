//! Extraction: sentences → mentions (number, unit, hedge, period) → claims (measure, parties, kind, period, speaker).
//!
//! The extractor knows documents and the lexicon. It never knows a rule.

mod about;
mod again;
mod anniversary;
mod apart;
mod attach;
mod back;
mod carry;
mod case;
mod columns;
mod converted;
mod counted;
mod digits;
mod district;
mod divided;
mod elliptic;
mod extractor;
mod field;
mod figure;
mod govern;
mod hedge;
mod lasting;
mod line;
mod listed;
mod mention;
mod noun;
mod number;
mod of_what;
mod organisation;
mod period;
mod reading;
mod reporting;
mod respective;
mod scan;
mod scope;
mod section;
mod share;
mod side;
mod skip;
mod sorts;
mod state;
mod tokens;
mod told_in;
mod topic;
mod unit;
mod vocabulary;
mod way;
mod whole;

pub use crate::claim::{Claim, Kind, Modality, Place, Quote};
pub use extractor::Extractor;
pub use line::{Hit, Line};
pub use mention::{Mention, MentionKind};
pub use period::{PeriodContext, PeriodMention, PeriodRole, find_periods, infer_date};
pub use tokens::tokens_of;
pub use vocabulary::vocabularies;
