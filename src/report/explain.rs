//! Explanations: a rule as a page, a claim and a finding step by step.

use super::record::{ClaimRecord, decimal};
use super::{place, safe, text};
use crate::check::Finding;
use crate::extract::Claim;
use crate::quantity::Interval;
use crate::rules::{Case, Rule, Test};
use std::fmt::Write as _;
use std::io::{self, Write};

/// A rule's page in Markdown: what it checks, why, and examples from its tests.
pub fn rule(rule: &Rule, tests: &[Test]) -> String {
    let mut page = format!("# {}\n\n{}\n\n", rule.id, rule.title);
    if let Some(why) = &rule.why {
        push(&mut page, format_args!("{}\n\n", why.trim()));
    }
    push(
        &mut page,
        format_args!("- severity: {}\n", rule.severity.name()),
    );
    if let Some(expect) = &rule.entry.expect {
        push(&mut page, format_args!("- expects: `{expect}`\n"));
    }
    if let Some(tolerance) = &rule.entry.tolerance {
        push(&mut page, format_args!("- tolerance: {tolerance}\n"));
    }
    push(&mut page, format_args!("- from: {}\n", rule.file));
    let of_rule = || tests.iter().filter(|test| test.entry.rule == *rule.id);
    let conflict = of_rule().find_map(|test| test.entry.conflict.first());
    let agree = of_rule().find_map(|test| test.entry.agree.first());
    for (title, case) in [("A conflict", conflict), ("In order", agree)] {
        if let Some(case) = case {
            push(&mut page, format_args!("\n## {title}\n\n"));
            examples(&mut page, case);
        }
    }
    safe::terminal(&page).into_owned()
}

fn examples(page: &mut String, case: &Case) {
    for (date, text) in case {
        push(page, format_args!("- {date}: {}\n", text.trim()));
    }
}

/// A claim, from words to group.
pub fn claim(claim: &Claim) -> String {
    let record = ClaimRecord::new(claim);
    let mut steps = Vec::new();
    let unit = record.unit.as_deref().unwrap_or("no unit");
    steps.push(("words", format!("“{}”", record.quote)));
    let speaker = record.speaker.unwrap_or("nobody named");
    steps.push((
        "where",
        format!("{}, said by {speaker}", place(&claim.place)),
    ));
    let high = record
        .value_high
        .as_deref()
        .map_or(String::new(), |high| format!(" to {high}"));
    let hedge = match record.bound {
        "~" => ", hedged with a word like about",
        ">" => ", hedged with a word like over",
        "<" => ", hedged with a word like almost",
        _ => ", said plainly",
    };
    steps.push((
        "figure",
        format!("“{}” is {}{high} {unit}{hedge}", record.text, record.value),
    ));
    let step = decimal(claim.figure.step);
    steps.push((
        "last digit",
        format!("one unit in the last digit as written is {step}"),
    ));
    steps.push(("likely", format!("{} {unit}", interval(&claim.likely()))));
    steps.push(("certain", format!("{} {unit}", interval(&claim.certain()))));
    let period = match (&claim.period, record.period_text, record.period_basis) {
        (Some(period), Some(words), Some(basis)) => {
            format!("{} ({basis}, from “{words}”)", period.title())
        }
        (Some(period), _, _) => period.title(),
        (None, _, _) => "not said".to_owned(),
    };
    steps.push(("period", period));
    if let Some(said) = claim.said {
        steps.push(("document's date", said.to_string()));
    }
    let about = record.measure.unwrap_or("nothing named");
    let parties = if record.parties.is_empty() {
        String::new()
    } else {
        format!(" of {}", record.parties.join(", "))
    };
    steps.push((
        "about",
        format!("{} {about}{parties}, {}", record.kind, record.modality),
    ));
    if let Some(restates) = record.restates {
        steps.push(("restates", format!("claim {restates}")));
    }
    steps.push(("group", record.key.clone()));
    let mut page = format!("claim {}\n", record.id);
    for (label, words) in steps {
        push(
            &mut page,
            format_args!("  {label:<16}{}\n", safe::line(&words)),
        );
    }
    page
}

/// A finding as `check` prints it, then each of its claims from words to group.
pub fn finding(finding: &Finding, width: usize, out: &mut dyn Write) -> io::Result<()> {
    text::write_finding(finding, width, out)?;
    for evidence in &finding.evidence {
        writeln!(out, "\n{}", claim(&evidence.claim).trim_end())?;
        writeln!(
            out,
            "  {:<16}{}",
            "compared as",
            safe::line(&evidence.reading)
        )?;
    }
    Ok(())
}

fn interval(interval: &Interval) -> String {
    let end = |end: Option<_>| end.map_or_else(|| "unbounded".to_owned(), decimal);
    format!("{} … {}", end(interval.low()), end(interval.high()))
}

fn push(page: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = page.write_fmt(words);
}
