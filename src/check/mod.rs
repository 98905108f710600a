//! Checking: claims → groups → comparisons → findings.
//!
//! Everything a finding prints is worked out here, so that reports only lay it out. [`run`] gathers the claims into groups,
//! lets every rule of the set look at them, keeps one finding for each cause, and writes out the arithmetic.

mod again;
mod breath;
mod consensus;
mod context;
mod doubt;
mod editions;
mod finding;
mod given;
mod group;
mod home;
mod kin;
mod known;
mod lists;
mod message;
mod names;
mod network;
mod pairs;
mod prove;
mod reading;
mod refuted;
mod remainder;
mod resolve;
mod retold;
mod run;
mod same;
mod search;
mod shifted;
mod show;
mod spans;
mod steps;
mod subject;
mod sums;
mod table;
mod together;
mod told;
mod tuple;
mod within;
mod write;

pub use crate::rules::Severity;
pub use editions::{EDITION_RULES, Edition, EditionRule, editions};
pub use finding::{Agreement, Evidence, Finding, Outcome, Role, Verdict, Working};
pub use prove::{Proof, Said, Tried, prove};
pub use run::{CheckOptions, run};
pub use table::{Cell, Column, Row, Table, TableOptions, tables};
