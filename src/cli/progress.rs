//! Progress of long work, on standard error and only when that is a terminal.

use super::Console;
use crate::report::count;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::time::Duration;

/// Fewer documents than this are done before a bar could be read.
const LONG: usize = 500;
/// Fewer claims than this are compared before anybody wonders.
const MANY: usize = 20_000;

/// A bar over so many documents; one that never shows when the work is short, quiet, or nobody is looking.
pub fn documents(console: &Console, number: usize) -> ProgressBar {
    if console.quiet || number < LONG {
        return ProgressBar::hidden();
    }
    let target = ProgressDrawTarget::stderr_with_hz(5);
    let bar = ProgressBar::with_draw_target(Some(number as u64), target);
    // A template that could not be read would leave the library's own, which is as true.
    if let Ok(style) = ProgressStyle::with_template(
        "{bar:30} {human_pos} of {human_len} documents, {rate}, {eta} left",
    ) {
        bar.set_style(style.with_key("rate", rate));
    }
    bar
}

/// A count of documents from a stream whose length nobody knows.
pub fn stream(console: &Console) -> ProgressBar {
    if console.quiet {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    if let Ok(style) = ProgressStyle::with_template("{human_pos} documents, {rate}") {
        bar.set_style(style.with_key("rate", rate));
    }
    bar
}

/// A sign of life while so many claims are compared, which goes on by no steps that could be counted.
pub fn comparing(console: &Console, claims: usize) -> ProgressBar {
    if console.quiet || claims < MANY {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}, {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(format!("comparing {}", count(claims, "claim")));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// `141 a second`.
fn rate(state: &ProgressState, out: &mut dyn Write) {
    // Writing to the bar's own line cannot fail.
    let _ = write!(out, "{:.0} a second", state.per_sec());
}
