//! Times the engine on generated claims: `cargo run --release --example scale -- CLAIMS GROUPS`.

use crossfoot::check::{self, CheckOptions};
use crossfoot::extract::{Claim, Kind, Modality, Place, Quote};
use crossfoot::period::{Day, Period};
use crossfoot::quantity::{Bound, Decimal, Figure, Unit};
use crossfoot::rules::{Rates, RuleSet};
use std::sync::Arc;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut numbers = std::env::args().skip(1).map(|n| n.parse::<usize>());
    let claims = numbers.next().transpose()?.unwrap_or(1_000_000);
    let groups = numbers.next().transpose()?.unwrap_or(50_000).max(1);
    let started = Instant::now();
    let made = generate(claims, groups)?;
    let generated = started.elapsed();
    let (rules, rates) = (RuleSet::embedded()?, Rates::embedded()?);
    let started = Instant::now();
    let outcome = check::run(&made, &rules, &rates, &CheckOptions::default());
    println!(
        "{claims} claims in {groups} groups: generated in {:.1} s, checked in {:.1} s, {} comparisons, {} findings, {}",
        generated.as_secs_f64(),
        started.elapsed().as_secs_f64(),
        outcome.comparisons,
        outcome.findings.len(),
        peak()
    );
    Ok(())
}

/// Claims about the trade of made-up parties by month, quarter and year; one in ten thousand is wrong.
fn generate(claims: usize, groups: usize) -> Result<Vec<Arc<Claim>>, Box<dyn std::error::Error>> {
    let measure: Arc<str> = "trade".into();
    let (text, language): (Arc<str>, Arc<str>) = ("$1.0 billion".into(), "en".into());
    let unit: Unit = "USD".parse()?;
    let said: Day = "2024-02-01".parse()?;
    let documents: Vec<Arc<str>> = (0..1000).map(|n| format!("d{n:04}.txt").into()).collect();
    let parties: Vec<Vec<Arc<str>>> = (0..groups)
        .map(|n| vec![format!("A{n:06}").into(), "ZZ".into()])
        .collect();
    let mut made = Vec::with_capacity(claims);
    for n in 0..claims {
        let (year, month) = (
            2022 + (n / groups % 2) as i16,
            (n / groups / 2 % 3) as i8 + 1,
        );
        let size = if n % 10_000 == 7 { 17 } else { 10 };
        made.push(Arc::new(Claim {
            id: format!("{n:012x}").into(),
            place: Place {
                doc: documents[n * 7 % documents.len()].clone(),
                line: n as u32,
                column: 1,
                start: n,
                end: n + 12,
            },
            text: text.clone(),
            quote: Quote {
                text: text.clone(),
                start: 0,
                end: 12,
            },
            speaker: None,
            language: language.clone(),
            measure: Some(measure.clone()),
            parties: parties[n % groups].clone(),
            kind: Kind::Level,
            unit: Some(unit.clone()),
            figure: Figure {
                value: Decimal::new(size, 1) * Decimal::from(1_000_000_000),
                value_high: None,
                bound: Bound::Plain,
                open: false,
                step: Decimal::from(100_000_000),
                step_significant: Decimal::from(100_000_000),
                exact: false,
            },
            trend: None,
            period: Period::months(year, month, month),
            period_text: None,
            basis: None,
            modality: Modality::Actual,
            further: false,
            restates: None,
            of: None,
            said: Some(said),
        }));
    }
    Ok(made)
}

/// The peak of memory used, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.map_or_else(
        || "peak memory unknown".to_owned(),
        |l| format!("peak {}", l.trim()),
    )
}
