//! Two renderings of one transcript make the same claims: `fixtures/bilingual/*.en.txt` and `*.ru.txt`.

use crossfoot::document::{ReadOptions, read};
use crossfoot::extract::{Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::report::record::ClaimRecord;
use crossfoot::rules::RuleSet;
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
}

#[test]
#[ignore = "an ordinal before a long noun phrase takes another noun in Russian, or parties differ"]
fn orenburg() {
    same("02-orenburg");
}

#[test]
fn almaty_2023() {
    same("03-almaty-2023");
}

#[test]
#[ignore = "an early claim differs between the languages"]
fn sochi() {
    same("04-sochi");
}

#[test]
#[ignore = "an ordinal or amount is read in one language alone"]
fn almaty_2024() {
    same("05-almaty-2024");
}

#[test]
#[ignore = "an early claim differs between the languages"]
fn moscow_2025() {
    same("06-moscow-2025");
}
