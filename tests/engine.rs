//! The engine on claims built by hand: what a careful reader finds in the two transcripts, and in edited copies of them.

mod support;

use crossfoot::check::{self, CheckOptions, Finding, Outcome, Severity};
use crossfoot::extract::{Claim, Kind};
use crossfoot::quantity::Bound;
use crossfoot::rules::{Rates, RuleSet};
use std::sync::Arc;
use support::{Make, claim};

fn run(claims: &[Make]) -> Outcome {
    let claims: Vec<Arc<Claim>> = claims.iter().map(|c| c.clone().done()).collect();
    let options = CheckOptions {
        agreements: true,
        ..CheckOptions::default()
    };
    check::run(
        &claims,
        &RuleSet::embedded().unwrap(),
        &Rates::embedded().unwrap(),
        &options,
    )
}

fn loud(outcome: &Outcome) -> Vec<&Finding> {
    outcome
        .findings
        .iter()
        .filter(|f| f.severity > Severity::Note)
        .collect()
}

fn almaty(dollars: &str, last: i8) -> Vec<Make> {
    vec![
        claim("almaty.txt", "trade", dollars, "bn", "USD")
            .over(2023, 1, 11)
            .at(1),
        claim("almaty.txt", "trade", "2.3", "trn", "RUB")
            .over(2023, 1, last)
            .at(2),
        claim("almaty.txt", "investment", "1.5", "trn", "RUB")
            .bound(Bound::Over)
            .parties(&["RU", "KZ"])
            .at(3),
        claim("almaty.txt", "forum", "19", "", "forum")
            .kind(Kind::Ordinal)
            .over(2023, 1, 12)
            .at(4),
        claim("almaty.txt", "forum", "20", "", "forum")
            .kind(Kind::Ordinal)
            .over(2024, 1, 12)
            .at(5),
    ]
}

fn sochi(year: &str, spring: &str, scale: &str) -> Vec<Make> {
    let roubles = claim("sochi.txt", "trade", year, "trn", "RUB")
        .over(2022, 1, 12)
        .at(1);
    let months = claim("sochi.txt", "trade", spring, scale, "RUB")
        .over(2023, 1, 4)
        .bound(Bound::Under)
        .at(3);
    let mut all = vec![
        claim("sochi.txt", "trade", "13", "trn", "KZT")
            .over(2022, 1, 12)
            .restates(&roubles)
            .at(2),
        roubles,
        claim("sochi.txt", "trade", "4", "trn", "KZT")
            .over(2023, 1, 4)
            .bound(Bound::Under)
            .restates(&months)
            .at(4),
        months,
        claim("sochi.txt", "trade", "9", "", "percent")
            .grew()
            .over(2023, 1, 4)
            .bound(Bound::Over)
            .at(5),
        claim("sochi.txt", "trade", "6", "", "percent")
            .grew()
            .over(2022, 1, 12)
            .at(6),
        claim("sochi.txt", "trade", "10", "", "percent")
            .grew()
            .over(2023, 1, 3)
            .at(7),
        claim("sochi.txt", "investment", "20", "bn", "USD")
            .bound(Bound::Under)
            .parties(&["RU", "KZ"])
            .at(8),
        claim("sochi.txt", "investment", "6", "bn", "USD")
            .bound(Bound::About)
            .parties(&["KZ", "RU"])
            .at(9),
    ];
    for make in &mut all {
        make.0.said = "2023-06-07".parse().ok();
    }
    all
}

fn both(a: Vec<Make>, b: Vec<Make>) -> Outcome {
    run(&[a, b].concat())
}

#[test]
fn the_two_transcripts_hold_one_error() {
    let outcome = both(almaty("24", 11), sochi("2", "716", "bn"));
    let found = loud(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    let error = found[0];
    assert_eq!(
        (error.severity, error.rule.as_ref()),
        (Severity::Error, "trade/same-period")
    );
    assert_eq!(error.subject, "KZ–RU trade, Jan–Nov 2023");
    assert_eq!(error.evidence[0].reading, "23.5 … 24.5 bn USD");
    assert_eq!(
        error.evidence[1].reading,
        "26.1 … 27.8 bn USD at 85.25 RUB/USD ±1 %"
    );
    assert_eq!(
        error.workings[0].text,
        "6.7 % between the nearest bounds, 12.4 % between the figures; 2.6 % is left at a rate 5 % off"
    );
    assert_eq!(
        error.workings[1].text,
        "RUB per USD, average of 2023, 85.25 (Bank of Russia official rates, yearly average)"
    );
}

#[test]
fn twenty_seven_billion_fits_the_roubles() {
    assert!(loud(&both(almaty("27", 11), sochi("2", "716", "bn"))).is_empty());
}

#[test]
fn a_restatement_off_by_almost_half_is_an_error() {
    let outcome = both(almaty("27", 11), sochi("2.9", "716", "bn"));
    let found = loud(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].severity, found[0].rule.as_ref()),
        (Severity::Error, "restatement/rate")
    );
    assert_eq!(found[0].subject, "KZ–RU trade, 2022");
}

#[test]
fn a_million_for_a_billion_is_one_error() {
    let outcome = both(almaty("27", 11), sochi("2", "716", "m"));
    let found = loud(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].severity, Severity::Error);
    assert_eq!(&*found[0].evidence[0].claim.text, "716 m RUB");
}

#[test]
fn ten_months_do_not_come_to_more_than_eleven() {
    let outcome = both(almaty("24", 10), sochi("2", "716", "bn"));
    let found = loud(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].severity, found[0].rule.as_ref()),
        (Severity::Error, "trade/within")
    );
}

#[test]
fn the_outcome_does_not_depend_on_the_order_of_claims() {
    let mut claims = [almaty("24", 11), sochi("2.9", "716", "m")].concat();
    let first = run(&claims);
    claims.reverse();
    assert_eq!(run(&claims), first);
    claims.rotate_left(3);
    assert_eq!(run(&claims), first);
}

#[test]
fn forty_that_agree_and_one_that_does_not_are_one_finding() {
    let mut claims: Vec<Make> = (0..40)
        .map(|i| claim(&format!("d{i:02}.txt"), "trade", "24", "bn", "USD").over(2023, 1, 11))
        .collect();
    claims.push(claim("odd.txt", "trade", "31", "bn", "USD").over(2023, 1, 11));
    let outcome = run(&claims);
    assert_eq!(outcome.findings.len(), 1);
    assert_eq!(&*outcome.findings[0].evidence[0].claim.place.doc, "odd.txt");
}

#[test]
fn a_vague_claim_does_not_hide_that_two_precise_ones_conflict() {
    let outcome = run(&[
        claim("a.txt", "trade", "24", "bn", "USD").over(2023, 1, 11),
        claim("b.txt", "trade", "20", "bn", "USD")
            .bound(Bound::Over)
            .over(2023, 1, 11),
        claim("c.txt", "trade", "31", "bn", "USD").over(2023, 1, 11),
    ]);
    let errors = outcome
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error);
    assert_eq!(errors.count(), 1);
}

#[test]
fn a_goal_conflicts_with_no_fact() {
    let outcome = run(&[
        claim("a.txt", "trade", "24", "bn", "USD").over(2023, 1, 12),
        claim("b.txt", "trade", "30", "bn", "USD")
            .over(2023, 1, 12)
            .planned(),
    ]);
    assert_eq!((outcome.comparisons, outcome.findings.len()), (0, 0));
}

#[test]
fn growth_that_does_not_fit_its_levels_is_one_error() {
    let levels = |now: &str| {
        run(&[
            claim("a.txt", "trade", "20.0", "bn", "USD")
                .over(2022, 1, 12)
                .at(1),
            claim("a.txt", "trade", now, "bn", "USD")
                .over(2023, 1, 12)
                .at(2),
            claim("a.txt", "trade", "10", "", "percent")
                .grew()
                .over(2023, 1, 12)
                .at(3),
        ])
    };
    assert!(loud(&levels("22.0")).is_empty());
    let wrong = levels("25.0");
    assert_eq!(loud(&wrong).len(), 1);
    assert_eq!(&*loud(&wrong)[0].rule, "level/growth");
}

#[test]
fn an_ordinal_goes_up_by_one_a_year() {
    let forum = |n: &str| {
        run(&[
            claim("a.txt", "forum", "19", "", "forum")
                .kind(Kind::Ordinal)
                .over(2023, 1, 12)
                .at(1),
            claim("b.txt", "forum", n, "", "forum")
                .kind(Kind::Ordinal)
                .over(2024, 1, 12)
                .at(2),
        ])
    };
    assert!(loud(&forum("20")).is_empty());
    assert_eq!(loud(&forum("22")).len(), 1);
    assert_eq!(loud(&forum("18")).len(), 1);
}

/// Levels of 2021 and of eleven months of 2023, and growth in 2022 and 2023.
fn chain(eleven: &str) -> Vec<Make> {
    vec![
        claim("a.txt", "trade", "24.5", "bn", "USD")
            .over(2021, 1, 12)
            .at(1),
        claim("b.txt", "trade", "6.0", "", "percent")
            .grew()
            .over(2022, 1, 12)
            .at(1),
        claim("c.txt", "trade", "10.0", "", "percent")
            .grew()
            .over(2023, 1, 12)
            .at(1),
        claim("d.txt", "trade", eleven, "bn", "USD")
            .over(2023, 1, 11)
            .at(1),
    ]
}

#[test]
fn a_set_that_cannot_hold_is_told_when_no_pair_conflicts() {
    assert!(loud(&run(&chain("26.2"))).is_empty());
    let outcome = run(&chain("33.0"));
    let found = loud(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(&*found[0].rule, "whole/picture");
    assert_eq!(found[0].evidence.len(), 4);
    let steps: Vec<&str> = found[0].workings.iter().map(|w| w.text.as_str()).collect();
    assert_eq!(
        steps,
        [
            "each figure at its certain bounds, with 2% to spare",
            "trade, 2021: 23.961 … 25.041 bn USD, as said (a.txt:2:1)",
            "trade, Jan–Nov 2023: 32.291 … 33.711 bn USD, as said (d.txt:2:1)",
            "trade, 2022: 24.879 … 27.087 bn USD, trade, 2021 × 1.0383 … 1.0817 (b.txt:2:1)",
            "trade, 2023: 26.807 … 30.406 bn USD, trade, 2022 × 1.0775 … 1.1225 (c.txt:2:1)",
            "trade, Jan–Nov 2023: 30.406 bn USD or less, no more than trade, 2023; but 32.291 … 33.711 bn USD from the steps before",
        ]
    );
}

#[test]
fn a_set_that_cannot_hold_is_a_smallest_one() {
    let mut claims = chain("33.0");
    claims.push(claim("e.txt", "trade", "6.1", "bn", "USD").over(2023, 1, 3));
    claims.push(
        claim("e.txt", "export", "9.8", "bn", "USD")
            .over(2023, 1, 12)
            .at(2),
    );
    let outcome = run(&claims);
    assert_eq!(loud(&outcome)[0].evidence.len(), 4);
    for without in 0..4 {
        let mut fewer = chain("33.0");
        fewer.remove(without);
        assert!(loud(&run(&fewer)).is_empty(), "without {without}");
    }
}

#[test]
fn a_pair_that_conflicts_explains_what_follows_from_it() {
    let mut claims = chain("33.0");
    claims.push(
        claim("e.txt", "trade", "26.3", "bn", "USD")
            .over(2023, 1, 11)
            .at(2),
    );
    let outcome = run(&claims);
    let found = loud(&outcome);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(&*found[0].rule, "trade/same-period");
}

#[test]
fn a_picture_too_large_to_look_at_stays_unsaid() {
    let mut claims = chain("33.0");
    for year in 1900..2010 {
        for half in [1, 7] {
            claims.push(claim("e.txt", "trade", "10", "bn", "USD").over(year, half, half + 5));
        }
    }
    assert!(loud(&run(&claims)).is_empty());
}

#[test]
fn the_whole_picture_is_off_by_a_line() {
    let source = crossfoot::rules::Source::new("my.yaml", "off: [whole/picture]\n");
    let rules = RuleSet::load(&[source]).unwrap();
    let claims: Vec<Arc<Claim>> = chain("33.0").into_iter().map(Make::done).collect();
    let rates = Rates::embedded().unwrap();
    let outcome = check::run(&claims, &rules, &rates, &CheckOptions::default());
    assert!(outcome.findings.is_empty());
}

/// `8,100 people, 250 fewer than in May`: two figures of one sentence are about two things, whatever the reading made of them.
#[test]
fn one_sentence_does_not_contradict_itself() {
    let said = |digits: &str, at: usize, doc: &str| {
        claim(doc, "trade", digits, "bn", "USD")
            .over(2023, 1, 12)
            .at(at)
    };
    let first = said("28", 40, "a.txt");
    let mut second = said("3", 80, "a.txt");
    second.0.passage = first.0.passage;
    let alone = run(&[first.clone(), second.clone()]);
    assert!(loud(&alone).is_empty(), "{alone:#?}");
    // Another document bears the first one out, and is not held against the second.
    let agreeing = run(&[first.clone(), second.clone(), said("28", 0, "b.txt")]);
    assert!(loud(&agreeing).is_empty(), "{agreeing:#?}");
    // One that fits neither contradicts the passage once.
    let other = run(&[first, second, said("24", 0, "b.txt")]);
    let found = loud(&other);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].evidence.len(), 2);
}
