//! The ten documents of fixtures/facts: each contradiction that fixtures/facts.md lists is one finding, and nothing else is told.

mod run;

use run::Desk;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A finding as the test sees it: severity, rule, and the figures that contradict one another, as written.
type Seen = (String, String, BTreeSet<(String, String)>);

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What `check` finds in the folder; `also` lines count as figures of the finding.
fn findings() -> Vec<Seen> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/facts");
    let folder = folder.to_str().unwrap();
    let ran = Desk::new("facts").run(&["check", folder, "--format", "json", "--no-config"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let all = report["findings"].as_array().unwrap().iter();
    all.map(|finding| {
        let evidence = finding["evidence"].as_array().unwrap().iter();
        let figures = evidence.map(|e| (text(&e["claim"]["text"]), text(&e["claim"]["from"])));
        (
            text(&finding["severity"]),
            text(&finding["rule"]),
            figures.collect(),
        )
    })
    .collect()
}

fn expected(severity: &str, rule: &str, figures: &[(&str, &str)]) -> Seen {
    let figures = figures.iter().map(|(a, b)| ((*a).into(), (*b).into()));
    (severity.into(), rule.into(), figures.collect())
}

#[test]
fn each_contradiction_is_one_finding_and_nothing_else_is_told() {
    let mut found = findings();
    found.sort();
    let mut wanted = vec![
        // Said twice, and once otherwise.
        expected(
            "error",
            "trade/same-period",
            &[
                ("$25 billion", "2021-01-01"),
                ("$24.5 billion", "2021-01-01"),
            ],
        ),
        // Two currencies at one table.
        expected(
            "error",
            "trade/same-period",
            &[
                ("$24 billion", "2023-01-01"),
                ("2.3 trillion Russian roubles", "2023-01-01"),
            ],
        ),
        // Growth in parts of 2022, and over the year before a day in November.
        expected(
            "note",
            "change/overlapping",
            &[
                ("9.5 percent", "2022-01-01"),
                ("10 percent", "2022-01-01"),
                ("7 percent", "2022-01-01"),
                ("6 percent", "2022-01-01"),
                ("35 percent", "2021-11-28"),
            ],
        ),
        // Eleven months of two years come to the same, though the first months grew.
        expected(
            "note",
            "level/growth-room",
            &[
                ("9 percent", "2023-01-01"),
                ("$24 billion", "2022-01-01"),
                ("$24 billion", "2023-01-01"),
            ],
        ),
    ];
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn the_odd_figure_is_named_and_the_two_that_agree_stand_together() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/facts");
    let ran = Desk::new("facts-odd").run(&["check", folder.to_str().unwrap(), "--no-config"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.contains("KZ–RU trade, 2021:"))
        .unwrap();
    let finding = &lines[at..at + 9];
    assert!(
        finding[2].contains("2022-08-25-cholpon-ata.txt"),
        "{finding:?}"
    );
    assert!(
        finding
            .iter()
            .any(|line| line.contains("also $24.5 billion")),
        "{finding:?}"
    );
}
