//! Any bytes are a document, or a message that says why they are none.

#![no_main]

use crossfoot::document::{Format, ReadOptions, read_corpus_line, read_stream};
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions::default();
    for format in [Format::Text, Format::Markdown, Format::Html] {
        for document in read_stream("fuzz", bytes, format, &options).documents {
            // Markup is blanked byte for byte, and every sentence is a piece of the text.
            assert_eq!(document.plain.len(), document.text.len());
            for sentence in &document.sentences {
                assert!(document.text.get(sentence.range()).is_some());
                assert!(document.turns.get(sentence.turn()).is_some());
            }
        }
    }
    let corpus: Arc<str> = "fuzz.jsonl".into();
    read_corpus_line(&corpus, 1, bytes, &options);
});
