//! What is found does not depend on the order in which documents are read or claims are given.

mod support;

use crossfoot::check::{self, CheckOptions, Outcome};
use crossfoot::rules::{Rates, RuleSet};
use proptest::prelude::*;
use std::sync::OnceLock;
use support::{Make, claim};

fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| RuleSet::embedded().unwrap())
}

fn rates() -> &'static Rates {
    static RATES: OnceLock<Rates> = OnceLock::new();
    RATES.get_or_init(|| Rates::embedded().unwrap())
}

/// A small corpus: claims of three pairs of parties in a few documents, with figures that fit and figures that do not.
fn corpus() -> impl Strategy<Value = Vec<Make>> {
    let level = (
        0usize..3,
        0usize..4,
        prop::sample::select(vec!["trade", "export", "import"]),
        prop::sample::select(vec![
            (2022, 1, 12),
            (2023, 1, 12),
            (2023, 1, 11),
            (2023, 1, 3),
        ]),
        10i64..40,
        any::<bool>(),
    );
    let made = level.prop_map(
        |(pair, document, measure, (year, first, last), value, grows)| {
            let parties = [["KZ", "RU"], ["AM", "RU"], ["AM", "KZ"]][pair];
            let name = format!("d{document}.txt");
            let digits = format!("{}.{}", value / 10, value % 10);
            let claim = if grows {
                claim(&name, measure, &digits, "", "percent").grew()
            } else {
                claim(&name, measure, &digits, "bn", "USD")
            };
            claim.over(year, first, last).parties(&parties)
        },
    );
    prop::collection::vec(made, 2..40).prop_map(|claims| {
        // Two figures of a document stand in two places.
        let places = 1..;
        places.zip(claims).map(|(at, claim)| claim.at(at)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn findings_do_not_depend_on_the_order_of_documents_or_claims(
        (ordered, shuffled) in corpus().prop_flat_map(|c| {
            let shuffled = Just(c.clone()).prop_shuffle();
            (Just(c), shuffled)
        })
    ) {
        let outcome = |claims: Vec<Make>| {
            let claims: Vec<_> = claims.into_iter().map(Make::done).collect();
            let options = CheckOptions { agreements: true, ..CheckOptions::default() };
            check::run(&claims, rules(), rates(), &options)
        };
        let (one, other) = (outcome(ordered), outcome(shuffled));
        let ids = |o: &Outcome| o.findings.iter().map(|f| f.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&one), ids(&other));
        prop_assert_eq!(one, other);
    }
}
