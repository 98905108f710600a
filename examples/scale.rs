//! Times the engine on generated claims: `cargo run --release --example scale -- CLAIMS GROUPS`.

use crossfoot::check::{self, CheckOptions};
use crossfoot::extract::{Claim, Kind, Modality, Place, Quote};
use crossfoot::period::{Day, Period};
use crossfoot::quantity::{Bound, Decimal, Figure, Trend, Unit};
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

/// Measure, whether of both parties together, kind, year with its first and last month, unit, value.
type Said = (&'static str, bool, Kind, (i16, i8, i8), &'static str, i64);

/// What is said of one pair of parties, in per mille of their trade in 2021.
///
/// Trade grows by 6 and then by 10 percent, two fifths of it are exports and three fifths imports, a rouble is worth what the
/// shipped rates say; so that every rule about trade has something to compare, and all of it fits.
const SAID: [Said; 16] = [
    ("trade", true, Kind::Level, (2021, 1, 12), "USD", 1000),
    ("trade", true, Kind::Level, (2022, 1, 12), "USD", 1060),
    ("trade", true, Kind::Level, (2022, 1, 12), "RUB", 72_663),
    ("trade", true, Kind::Level, (2023, 1, 12), "USD", 1166),
    ("trade", true, Kind::Level, (2023, 1, 11), "USD", 1060),
    ("trade", true, Kind::Level, (2023, 1, 11), "RUB", 90_365),
    ("trade", true, Kind::Level, (2023, 1, 3), "USD", 270),
    ("trade", true, Kind::Change, (2022, 1, 12), "percent", 60),
    ("trade", true, Kind::Change, (2023, 1, 12), "percent", 100),
    ("export", true, Kind::Level, (2022, 1, 12), "USD", 424),
    ("export", true, Kind::Level, (2023, 1, 12), "USD", 466),
    ("export", true, Kind::Change, (2023, 1, 12), "percent", 100),
    ("import", false, Kind::Level, (2023, 1, 12), "USD", 700),
    ("import", false, Kind::Level, (2023, 1, 6), "USD", 340),
    ("forum", true, Kind::Ordinal, (2022, 1, 12), "", 18),
    ("forum", true, Kind::Ordinal, (2023, 1, 12), "", 19),
];

/// Groups that [`SAID`] makes: levels and growth of trade and of exports, levels of imports, the forum.
const GROUPS: usize = 6;

/// Claims about made-up pairs of parties, from a thousand documents; one in ten thousand is wrong by a third.
fn generate(claims: usize, groups: usize) -> Result<Vec<Arc<Claim>>, Box<dyn std::error::Error>> {
    let (text, language): (Arc<str>, Arc<str>) = ("$1.0 billion".into(), "en".into());
    let said: Day = "2024-02-01".parse()?;
    let documents: Vec<Arc<str>> = (0..1000).map(|n| format!("d{n:04}.txt").into()).collect();
    let pairs = (groups / GROUPS).max(1);
    let names: Vec<Arc<str>> = (0..pairs).map(|n| format!("A{n:06}").into()).collect();
    let other: Arc<str> = "ZZ".into();
    let mut measures: Vec<Arc<str>> = Vec::new();
    let mut units: Vec<Option<Unit>> = Vec::new();
    for (measure, .., unit, _) in SAID {
        measures.push(measure.into());
        units.push((!unit.is_empty()).then(|| unit.parse()).transpose()?);
    }
    let mut made = Vec::with_capacity(claims);
    for n in 0..claims {
        let (pair, round) = (n % pairs, n / pairs);
        let at = round % SAID.len();
        let (_, gives, kind, (year, first, last), unit, share) = SAID[at];
        let odd = n % 10_000 == 7_777;
        let wrong = if odd {
            Decimal::new(133, 2)
        } else {
            Decimal::ONE
        };
        let figure = match (kind, unit) {
            (Kind::Ordinal, _) => Figure::exact(Decimal::from(share + if odd { 3 } else { 0 })),
            (Kind::Change, _) => rounded(Decimal::new(share, 1) * wrong, 2),
            _ => rounded(
                Decimal::from(1_000_000 * share) * Decimal::from(1 + pair % 50) * wrong,
                3,
            ),
        };
        let mut parties = vec![Arc::clone(&names[pair]), Arc::clone(&other)];
        if !gives {
            parties.reverse();
        }
        made.push(Arc::new(Claim {
            id: format!("{n:012x}").into(),
            place: Place {
                doc: Arc::clone(&documents[(pair + round * 7) % documents.len()]),
                line: u32::try_from(n)?,
                column: 1,
                start: n,
                end: n + 12,
            },
            text: Arc::clone(&text),
            quote: Quote {
                text: Arc::clone(&text),
                start: 0,
                end: 12,
            },
            speaker: None,
            language: Arc::clone(&language),
            measure: Some(Arc::clone(&measures[at])),
            of: None,
            reckoned: None,
            told: None,
            parties,
            kind,
            unit: units[at].clone(),
            figure,
            trend: (kind == Kind::Change).then_some(Trend::Up),
            period: Period::months(year, first, last),
            period_text: None,
            basis: None,
            modality: Modality::Actual,
            record: false,
            restates: None,
            ends: None,
            whole: None,
            part: None,
            partial: false,
            passage: n,
            said: Some(said),
            names: std::sync::Arc::default(),
        }));
    }
    Ok(made)
}

/// A figure as it would be said: to so many digits.
fn rounded(value: Decimal, digits: u32) -> Figure {
    let value = value.round_sf(digits).unwrap_or(value).normalize();
    let mut step = Decimal::ONE;
    while value / step >= Decimal::from(10_i64.pow(digits)) {
        step *= Decimal::TEN;
    }
    while value / step < Decimal::from(10_i64.pow(digits - 1)) {
        step /= Decimal::TEN;
    }
    Figure {
        value,
        value_high: None,
        bound: Bound::Plain,
        open: false,
        step,
        step_significant: step,
        exact: false,
    }
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
