//! Any text is a rule file, a table of rates and one of reference data, or a message that says why it is none.

#![no_main]

use crossfoot::rules::{Rates, Reference, RuleSet, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = |name: &str| [Source::new(name, text)];
    if let Err(problems) = RuleSet::load(&source("fuzz.yaml")) {
        assert!(!problems.to_string().is_empty());
    }
    for problems in [
        Rates::load(&source("fuzz.csv")).err(),
        Reference::load(&source("fuzz.csv"), &[]).err(),
        Reference::load(&source("fuzz.yaml"), &[]).err(),
    ]
    .into_iter()
    .flatten()
    {
        assert!(!problems.to_string().is_empty());
    }
});
