//! Crowded input is read and checked in time: neither the figures of one sentence nor the claims of one period may be gone through again
//! for each of them.
//!
//! The bounds are many times what the work takes unoptimised on a slow machine, and a small part of what it takes where it grows with
//! the cube of a sentence.

mod run;

use run::Desk;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Runs a command on a document, which must be done by then.
fn within(seconds: u64, name: &str, command: &str, text: &str) -> String {
    let desk = Desk::new(&format!("in-time-{name}"));
    desk.write("a.txt", text);
    let begun = Instant::now();
    let ran = desk.run(&[command, "--format", "jsonl", "a.txt"]);
    let took = begun.elapsed();
    assert!(ran.status < 2, "{ran:?}");
    assert!(took < Duration::from_secs(seconds), "{name} took {took:?}");
    ran.out
}

#[test]
fn a_sentence_of_figures_with_a_year_in_brackets() {
    let text = "revenue was $5 billion (2022: $4 billion) ".repeat(1_000);
    let claims = within(60, "brackets", "extract", &text);
    assert!(claims.lines().count() > 1_900, "claims are missing");
}

#[test]
fn one_company_that_says_all_kinds_of_things() {
    let mut text = String::from("date 2024-02-01\n\n");
    for n in 1..4_000 {
        let (year, revenue, profit) = (2015 + n % 9, 100 + n * 7 % 800, 10 + n * 3 % 80);
        writeln!(
            text,
            "Acme Steel reported revenue of ${revenue} million in {year}. Net profit was ${profit} million in {year}. \
             Revenue rose by {} percent in {year}.\n",
            n % 30 + 1
        )
        .expect("written");
    }
    within(120, "company", "check", &text);
}
