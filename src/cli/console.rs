//! Where a command's words go: results to standard output, everything about the run to standard error.

use super::files::unwritable;
use super::{Color, Global, Status};
use crate::report::safe;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use std::path::Path;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();
const HELP: Style = AnsiColor::Green.on_default();

/// The two output streams, and how to use them.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    choice: ColorChoice,
    /// Leave out everything but results and errors.
    pub quiet: bool,
    /// Say what is being done.
    pub verbose: bool,
}

impl Console {
    /// The console that the global options ask for.
    pub fn new(global: &Global) -> Self {
        let choice = match global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        Self {
            choice,
            quiet: global.quiet,
            verbose: global.verbose,
        }
    }

    /// Writes a result made for people, already safe for a terminal, with its colours where they show.
    pub fn print(&self, styled: &[u8]) -> Result<(), Status> {
        let mut out = AutoStream::new(io::stdout().lock(), self.choice);
        self.settle(out.write_all(styled).and_then(|()| out.flush()))
    }

    /// Writes a result made for programs, byte for byte.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Status> {
        let mut out = io::stdout().lock();
        self.settle(out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// Writes a result where it was asked for: into a file, else to standard output. `for_people` is what may hold colours,
    /// which no file gets.
    pub fn deliver(&self, out: &[u8], file: Option<&Path>, for_people: bool) -> Result<(), Status> {
        let Some(file) = file else {
            let written = match for_people {
                true => self.print(out),
                false => self.write(out),
            };
            return match written {
                Err(Status::Failed) => Err(Status::Failed),
                // A reader that went away changes nothing about what was found.
                _ => Ok(()),
            };
        };
        let written = match for_people {
            true => {
                let mut plain = anstream::StripStream::new(Vec::new());
                plain
                    .write_all(out)
                    .and_then(|()| std::fs::write(file, plain.into_inner()))
            }
            false => std::fs::write(file, out),
        };
        written.map_err(|error| {
            self.error(&unwritable(file, &error));
            Status::Failed
        })
    }

    /// Writes a result and ends with `status`, unless writing fails.
    pub fn finish(&self, bytes: &[u8], status: Status) -> Status {
        match self.write(bytes) {
            Ok(()) => status,
            // A reader that went away changes nothing about what was found.
            Err(Status::Clean) => status,
            Err(other) => other,
        }
    }

    /// The width of the terminal that standard output goes to; `None` when it goes elsewhere.
    pub fn width(&self) -> Option<usize> {
        if let Some(columns) = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()) {
            return Some(columns);
        }
        terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
    }

    /// The status of a write: a reader that has gone (`| head`) ends the run quietly, anything else is reported.
    pub fn settle<T>(&self, written: io::Result<T>) -> Result<T, Status> {
        match written {
            Ok(written) => Ok(written),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Status::Clean),
            Err(error) => {
                self.error(&format!("standard output: {error}"));
                Err(Status::Failed)
            }
        }
    }

    /// Says what went wrong.
    pub fn error(&self, message: &str) {
        self.tell(ERROR, "error", message);
    }

    /// Says what the user should look at, though the run goes on; nothing when quiet.
    pub fn warning(&self, message: &str) {
        if !self.quiet {
            self.tell(WARNING, "warning", message);
        }
    }

    /// Says what was done; nothing when quiet.
    pub fn note(&self, message: &str) {
        if !self.quiet {
            self.tell(NOTE, "note", message);
        }
    }

    /// Says what is being done; only when verbose.
    pub fn detail(&self, message: &str) {
        if self.verbose {
            self.tell(HELP, "info", message);
        }
    }

    fn tell(&self, style: Style, label: &str, message: &str) {
        let mut err = AutoStream::new(io::stderr().lock(), self.choice);
        // With standard error closed there is nobody left to tell.
        let _ = writeln!(err, "{style}{label}{style:#}: {}", safe::terminal(message));
    }
}
