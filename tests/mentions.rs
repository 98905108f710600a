//! Sentences and the mentions in them, one table a language: `tests/mentions/*.txt`, in the form of `tests/claims/*.txt`.

mod table;

use crossfoot::document::{ReadOptions, read_corpus_line};
use crossfoot::extract::{Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::report::record::MentionRecord;
use crossfoot::rules::RuleSet;
use serde_json::Value;
use std::sync::Arc;
use table::{rows, shown};

#[test]
fn english_sentences_hold_their_mentions() {
    check("en", include_str!("mentions/en.txt"));
}

#[test]
fn russian_sentences_hold_their_mentions() {
    check("ru", include_str!("mentions/ru.txt"));
}

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
        let line = serde_json::json!({
            "id": "row", "text": sentence, "date": "2016-11-07", "lang": language,
        });
        let reading = read_corpus_line(&"table".into(), 1, line.to_string().as_bytes(), &options);
        let document = &reading.documents[0];
        let found: Vec<Value> = extractor
            .mentions(document)
            .iter()
            .map(|m| serde_json::to_value(MentionRecord::new(document, m)).expect("JSON"))
            .collect();
        let fits = |(mention, fields): (&Value, &&str)| {
            fields.split(' ').all(|field| {
                let (name, wanted) = field.split_once('=').expect("name=value");
                shown(&mention[name]) == wanted
            })
        };
        if found.len() != expected.len() || !found.iter().zip(&expected).all(fits) {
            wrong.push(format!("> {sentence}\n  {expected:?}\n  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
