//! Two renderings of one transcript make the same claims: `fixtures/bilingual/*.en.txt` and `*.ru.txt`; and checked one
//! against the other, they differ in nothing but what was changed.

mod run;

use crossfoot::document::{ReadOptions, read};
use crossfoot::extract::{Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::report::record::ClaimRecord;
use crossfoot::rules::RuleSet;
use run::Desk;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

/// The fields that say the same in every language.
const FIELDS: [&str; 16] = [
    "measure",
    "parties",
    "kind",
    "unit",
    "value",
    "value_high",
    "bound",
    "trend",
    "low",
    "high",
    "floor",
    "ceiling",
    "from",
    "until",
    "period_basis",
    "modality",
];

/// What the claims of a document say, with speakers by their place in the order of appearance.
fn claims(name: &str) -> Vec<Value> {
    let rules = RuleSet::embedded().expect("the shipped rules load");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the lexicon compiles");
    let options = ReadOptions {
        vocabularies: Arc::new(vocabularies(&lexicon)),
        ..ReadOptions::default()
    };
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/bilingual")
        .join(name);
    let reading = read(&[path], &options);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let claims = Extractor::new(Arc::new(lexicon)).claims(&reading.documents[0]);
    let ids: Vec<_> = claims.iter().map(|c| c.id.clone()).collect();
    let mut speakers = Vec::new();
    claims
        .iter()
        .map(|claim| {
            let record = serde_json::to_value(ClaimRecord::new(claim)).expect("a record is JSON");
            let mut same: Value = FIELDS.iter().map(|f| (*f, record[*f].clone())).collect();
            let speaker = claim.speaker.as_ref().map(|name| {
                speakers.iter().position(|s| s == name).unwrap_or_else(|| {
                    speakers.push(name.clone());
                    speakers.len() - 1
                })
            });
            same["speaker"] = json!(speaker);
            let restated = claim.restates.as_ref();
            same["restates"] = json!(restated.and_then(|id| ids.iter().position(|i| i == id)));
            same
        })
        .collect()
}

fn text(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/bilingual")
        .join(name);
    std::fs::read_to_string(path).expect("a fixture")
}

/// The first lines of all findings of the Russian text, with one figure changed, against the English.
fn findings(stem: &str, changed: Option<(&str, &str)>, against: bool) -> Vec<String> {
    let desk = Desk::new(&format!("bilingual-{stem}-{against}-{}", changed.is_some()));
    let mut russian = text(&format!("{stem}.ru.txt"));
    if let Some((from, to)) = changed {
        assert_eq!(russian.matches(from).count(), 1, "`{from}` stands once");
        russian = russian.replace(from, to);
    }
    desk.write("ru.txt", russian);
    desk.write("en.txt", text(&format!("{stem}.en.txt")));
    let ran = if against {
        desk.run(&["check", "ru.txt", "--against", "en.txt"])
    } else {
        desk.run(&["check", "ru.txt"])
    };
    assert!(ran.err.is_empty(), "{ran:?}");
    let head = |line: &&str| {
        ["error[", "warning[", "note["]
            .iter()
            .any(|severity| line.starts_with(severity))
    };
    ran.out.lines().filter(head).map(str::to_owned).collect()
}

/// What the English adds to the findings that the Russian text makes on its own: nothing, and with one figure of it changed
/// one finding by the rule named.
fn differs(stem: &str, from: &str, to: &str, rule: &str) {
    let alone = findings(stem, None, false);
    assert_eq!(findings(stem, None, true), alone, "{stem}: one text twice");
    let mut found = findings(stem, Some((from, to)), true);
    let at = found.iter().position(|line| line.contains(rule));
    let at = at.unwrap_or_else(|| panic!("{stem}: no {rule} in {found:?}"));
    found.remove(at);
    assert_eq!(found, alone, "{stem}: {to} for {from}");
}

fn same(stem: &str) {
    let english = claims(&format!("{stem}.en.txt"));
    let russian = claims(&format!("{stem}.ru.txt"));
    assert!(!english.is_empty(), "{stem} has claims");
    for (at, (en, ru)) in english.iter().zip(&russian).enumerate() {
        assert_eq!(en, ru, "{stem}: claim {} (English left)", at + 1);
    }
    assert_eq!(english.len(), russian.len(), "{stem}: number of claims");
}

#[test]
fn cholpon_ata() {
    same("01-cholpon-ata");
    differs("01-cholpon-ata", "13 млрд", "15 млрд", "trade/same-period");
}

#[test]
fn orenburg() {
    same("02-orenburg");
    differs("02-orenburg", "24,5 млрд", "26,5 млрд", "trade/same-period");
}

#[test]
fn almaty_2023() {
    same("03-almaty-2023");
    differs("03-almaty-2023", "24 млрд", "27 млрд", "trade/same-period");
}

#[test]
fn sochi() {
    same("04-sochi");
    differs(
        "04-sochi",
        "на 6 процентов",
        "на 16 процентов",
        "change/same-period",
    );
}

#[test]
fn almaty_2024() {
    same("05-almaty-2024");
    differs(
        "05-almaty-2024",
        "10-летие",
        "11-летие",
        "ordinal/same-year",
    );
}

#[test]
fn moscow_2025() {
    same("06-moscow-2025");
    differs(
        "06-moscow-2025",
        "24,2 млрд",
        "26,2 млрд",
        "trade/same-period",
    );
}
