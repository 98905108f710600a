//! Progress of long work, on standard error and only when that is a terminal.

use super::Console;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer documents than this are done before a bar could be read.
const LONG: usize = 500;

/// A bar over so many documents; one that never shows when the work is short, quiet, or nobody is looking.
pub fn documents(console: &Console, number: usize) -> ProgressBar {
    if console.quiet || number < LONG {
        return ProgressBar::hidden();
    }
    let target = ProgressDrawTarget::stderr_with_hz(5);
    let bar = ProgressBar::with_draw_target(Some(number as u64), target);
    // A template that could not be read would leave the library's own, which is as true.
    if let Ok(style) = ProgressStyle::with_template(
        "{bar:30} {human_pos} of {human_len} documents, {per_sec}, {eta} left",
    ) {
        bar.set_style(style);
    }
    bar
}

/// A count of documents from a stream whose length nobody knows.
pub fn stream(console: &Console) -> ProgressBar {
    if console.quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    if let Ok(style) = ProgressStyle::with_template("{human_pos} documents, {per_sec}") {
        bar.set_style(style);
    }
    bar
}
