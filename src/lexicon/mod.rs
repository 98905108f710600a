//! Vocabulary: everything that is words and not grammar, loaded from YAML and compiled once.

mod measure;

pub use measure::{Measure, Nature, PartyOrder};
