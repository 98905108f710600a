//! Crossfoot checks that the figures in prose agree with one another.
//!
//! The flow, and the modules it runs through, in order:
//!
//! ```text
//! document → sentences (with speaker) → mentions → claims → groups → findings → report
//! ```
//!
//! [`document`] reads files into sentences, [`extract`] finds the figures in them and makes [`claim`]s, [`check`] compares the
//! claims by the [`rules`], and [`report`] prints what was found. [`quantity`] and [`period`] hold the algebra all of them
//! share; [`lexicon`] holds the vocabulary, which is data. Imports run one way, from the end of that line to its start.

pub mod check;
pub mod claim;
pub mod cli;
pub mod document;
pub mod extract;
pub mod lexicon;
pub mod period;
pub mod quantity;
pub mod report;
pub mod rules;
