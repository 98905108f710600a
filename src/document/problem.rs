//! What could not be read: one bad file is reported in full, and never loses the others.

use std::fmt;
use std::sync::Arc;

/// Something wrong with one input: what, where, and what to do about it.
///
/// Shown as `file:line: message; help`, with control characters of the input escaped, so that a hostile file name cannot
/// reach a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, folder or corpus it was found in.
    pub file: Arc<str>,
    /// The line, from 1, where it has one.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Problem {
    /// A problem with the whole of a file.
    pub fn new(
        file: impl Into<Arc<str>>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// The same problem, on a line.
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        harmless(&self.file, f)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        f.write_str(": ")?;
        harmless(&self.message, f)?;
        if !self.help.is_empty() {
            f.write_str("; ")?;
            harmless(&self.help, f)?;
        }
        Ok(())
    }
}

/// Writes text with its control characters escaped.
fn harmless(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for character in text.chars() {
        if character.is_control() {
            write!(f, "{}", character.escape_default())?;
        } else {
            fmt::Write::write_char(f, character)?;
        }
    }
    Ok(())
}
