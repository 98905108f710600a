//! Checking: claims → groups → comparisons → findings.
//!
//! Everything a finding prints is worked out here, so that reports only lay it out.

mod finding;

pub use finding::{Agreement, Evidence, Finding, Outcome, Role, Severity, Verdict, Working};
