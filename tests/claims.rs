//! Sentences and the claims they make, one table a language: `tests/claims/*.txt`.
//!
//! A line with `>` is a sentence; the lines behind it are its claims, in order and complete. A `¶` parts paragraphs.

mod table;

use crossfoot::document::{Document, ReadOptions, read_corpus_line};
use crossfoot::extract::{Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::report::record::ClaimRecord;
use crossfoot::rules::RuleSet;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use table::{rows, shown};

fn check(language: &str, table: &str) {
    let rules = RuleSet::embedded().expect("the shipped rules load");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the lexicon compiles");
    let options = ReadOptions {
        vocabularies: Arc::new(vocabularies(&lexicon)),
        ..ReadOptions::default()
    };
    let extractor = Extractor::new(Arc::new(lexicon));
    let mut wrong = Vec::new();
    for (sentence, expected) in rows(table) {
        let text = sentence.replace(" ¶ ", "\n\n");
        let line = serde_json::json!({
            "id": "row", "text": text, "date": "2024-02-01", "lang": language,
        });
        let reading = read_corpus_line(&"table".into(), 1, line.to_string().as_bytes(), &options);
        let claims = extractor.claims(&reading.documents[0]);
        let found: Vec<Value> = claims
            .iter()
            .map(|c| serde_json::to_value(ClaimRecord::new(c)).expect("a record is JSON"))
            .collect();
        let mut faults = Vec::new();
        if found.len() != expected.len() {
            let texts: Vec<_> = found.iter().map(|c| shown(&c["text"])).collect();
            faults.push(format!(
                "{} claims, not {}: {texts:?}",
                found.len(),
                expected.len()
            ));
        }
        for (claim, fields) in found.iter().zip(&expected) {
            for field in fields.split(' ') {
                let (name, wanted) = field.split_once('=').expect("name=value");
                let field = claim
                    .get(name)
                    .unwrap_or_else(|| panic!("no field {name}: {sentence}"));
                // Fields are parted by blanks, so those of a name are written `_`.
                let field = shown(field).replace(' ', "_");
                if field != wanted {
                    faults.push(format!("{name} is {field}, not {wanted}"));
                }
            }
        }
        if !faults.is_empty() {
            wrong.push(format!("> {sentence}\n  {}", faults.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn english_sentences_make_their_claims() {
    check("en", include_str!("claims/en.txt"));
}

#[test]
fn russian_sentences_make_their_claims() {
    check("ru", include_str!("claims/ru.txt"));
}

#[test]
fn figures_are_measured_by_the_words_people_tell_them_with() {
    check("en", include_str!("claims/en-measures.txt"));
    check("ru", include_str!("claims/ru-measures.txt"));
}

#[test]
fn english_turns_carry_topics_and_periods_on() {
    check("en", include_str!("claims/en-turns.txt"));
}

#[test]
fn russian_turns_carry_topics_and_periods_on() {
    check("ru", include_str!("claims/ru-turns.txt"));
}

#[test]
fn english_figures_are_set_apart() {
    check("en", include_str!("claims/en-apart.txt"));
}

#[test]
fn english_companies_own_their_figures() {
    check("en", include_str!("claims/en-firms.txt"));
}

#[test]
fn russian_figures_are_set_apart() {
    check("ru", include_str!("claims/ru-apart.txt"));
}

#[test]
fn french_sentences_make_their_claims() {
    check("fr", include_str!("claims/fr.txt"));
}

#[test]
fn a_dateline_gets_its_year_from_the_day_of_the_week() {
    let rules = RuleSet::embedded().expect("the shipped rules load");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the lexicon compiles");
    let extractor = Extractor::new(Arc::new(lexicon));
    // The 24th of October is a Thursday in 2024, and a Tuesday in 2023.
    for (weekday, year) in [("Thursday", 2024), ("Tuesday", 2023)] {
        let text = format!(
            "LONDON, Oct 24 - Acme Mills plc said on {weekday} that revenue in the third quarter was $5 million.\n\n\
             In the third quarter of 2022 it was $4 million, and in the first half of 2023 $9 million."
        );
        let document = Document::from_text("wire.txt", &text);
        let claims = extractor.claims(&document);
        let quarter = claims[0].period.map(|days| days.from().year());
        assert_eq!(quarter, Some(year), "{weekday}");
    }
}

#[test]
fn words_told_again_have_ids_of_their_own() {
    let twice = "Exports rose by 10 percent in 2023 and imports rose by 10 percent.";
    let document = Document::from_text("talk.txt", &format!("{twice}\n\n{twice} {twice}"));
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the lexicon compiles");
    let claims = Extractor::new(Arc::new(lexicon)).claims(&document);
    let ids: BTreeSet<_> = claims.iter().map(|claim| claim.id.clone()).collect();
    assert_eq!((claims.len(), ids.len()), (6, 6));
}
