//! Any text gives claims whose places and intervals hold, and reports print them without an act.

#![no_main]

use crossfoot::document::{Document, ReadOptions, Source};
use crossfoot::extract::{Extractor, vocabularies};
use crossfoot::lexicon::Lexicon;
use crossfoot::report::record::ClaimRecord;
use crossfoot::report::{claims, safe};
use crossfoot::rules::RuleSet;
use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};

static ENGINE: LazyLock<(Extractor, ReadOptions)> = LazyLock::new(|| {
    let rules = RuleSet::embedded().expect("the shipped rules load");
    let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).expect("the shipped words load");
    let options = ReadOptions {
        vocabularies: Arc::new(vocabularies(&lexicon)),
        ..ReadOptions::default()
    };
    (Extractor::new(Arc::new(lexicon)), options)
});

fuzz_target!(|text: &str| {
    let (extractor, options) = &*ENGINE;
    for language in ["en", "ru", "de", "es", "fr"] {
        let mut source = Source::new("fuzz.txt", text);
        source.known.language = Some(language.into());
        let document = Document::parse(source, options, &mut Vec::new());
        let found = extractor.claims(&document);
        for claim in &found {
            assert_eq!(
                document.text.get(claim.place.start..claim.place.end),
                Some(&*claim.text)
            );
            let (likely, certain) = (claim.likely(), claim.certain());
            assert!(certain.low() <= likely.low() || likely.low().is_none());
        }
        let records: Vec<ClaimRecord<'_>> = found.iter().map(ClaimRecord::new).collect();
        let mut out = Vec::new();
        claims::write_csv(&records, true, &mut out).expect("writing to memory");
        let mut lines = claims::Lines::new(out);
        for record in &records {
            lines.push(record).expect("writing to memory");
        }
        let out = lines.finish().expect("writing to memory");
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(!out.contains(|c: char| safe::acts(c) && c != '\n'));
    }
});
