//! How fast documents become claims and claims findings, on transcripts that `examples/transcripts` makes up.
//!
//! ```text
//! cargo bench                       # all
//! cargo bench -- extract            # those whose name holds the word
//! ```

#[path = "../examples/transcripts/writer.rs"]
mod writer;

use crossfoot::check::{self, CheckOptions};
use crossfoot::document::{Document, ReadOptions, Source};
use crossfoot::extract::{Claim, Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::rules::{Rates, RuleSet};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::sync::{Arc, LazyLock};
use writer::Writer;

/// How many documents there are: about two megabytes.
const DOCUMENTS: usize = 50;

/// What the program has at hand after it has started.
struct Engine {
    rules: RuleSet,
    rates: Rates,
    lexicon: Arc<Lexicon>,
    extractor: Extractor,
    options: ReadOptions,
    texts: Vec<String>,
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let rules = RuleSet::embedded().expect("the shipped rules");
    let rates = Rates::embedded().expect("the shipped rates");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the shipped lexicon");
    let lexicon = Arc::new(lexicon);
    let mut writer = Writer::new();
    Engine {
        options: ReadOptions {
            vocabularies: Arc::new(vocabularies(&lexicon)),
            ..ReadOptions::default()
        },
        extractor: Extractor::new(Arc::clone(&lexicon)),
        texts: (0..DOCUMENTS)
            .map(|_| writer.document().to_owned())
            .collect(),
        rules,
        rates,
        lexicon,
    }
});

impl Engine {
    fn read(&self) -> Vec<Document> {
        let texts = self.texts.iter().enumerate();
        texts
            .map(|(number, text)| {
                let source = Source::new(format!("talk-{number:05}.txt"), text.as_str());
                Document::parse(source, &self.options, &mut Vec::new())
            })
            .collect()
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.texts.iter().map(String::len).sum::<usize>())
    }

    fn claims(&self, documents: &[Document]) -> Vec<Arc<Claim>> {
        let found = documents.iter().flat_map(|d| self.extractor.claims(d));
        found.map(Arc::new).collect()
    }
}

fn main() {
    divan::main();
}

/// From nothing to rules, vocabulary and rates: what every run of the program begins with.
#[divan::bench(sample_count = 20)]
fn start() -> Extractor {
    let rules = RuleSet::embedded().expect("the shipped rules");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the shipped lexicon");
    Extractor::new(Arc::new(lexicon))
}

/// Texts to sentences.
#[divan::bench(sample_count = 20)]
fn read(bencher: Bencher<'_, '_>) {
    bencher.counter(ENGINE.bytes()).bench(|| ENGINE.read());
}

/// Sentences to claims.
#[divan::bench(sample_count = 20)]
fn extract(bencher: Bencher<'_, '_>) {
    let documents = ENGINE.read();
    bencher
        .counter(ENGINE.bytes())
        .bench(|| ENGINE.claims(&documents));
}

/// Claims to findings.
#[divan::bench(sample_count = 20)]
fn compare(bencher: Bencher<'_, '_>) {
    let claims = ENGINE.claims(&ENGINE.read());
    let options = CheckOptions {
        lexicon: Some(Arc::clone(&ENGINE.lexicon)),
        ..CheckOptions::default()
    };
    bencher
        .counter(ItemsCount::new(claims.len()))
        .bench(|| check::run(&claims, &ENGINE.rules, &ENGINE.rates, &options));
}
