//! Two transcripts of one meeting's kind, each edited in one figure: what must be found, and what must not.

mod run;

use run::{Desk, Ran};

const KAZAKH: &str = "\
 date 2024-03-05 Almaty

Talks of the two ministers of trade, as published by the Kazakh side.

Dana Seitkali: Dear guests, welcome to Almaty. Our two countries, Kazakhstan and Russia, share more than a border.

Trade between Kazakhstan and Russia totalled $24 billion in the first eleven months of last year. We want it to grow.

Russian companies have invested more than $3 billion in our economy.
";
const RUSSIAN: &str = "\
 date 2024-03-06 Moscow

Pavel Orlov: Colleagues, Kazakhstan is one of the closest partners of Russia.

In 2022, mutual trade amounted to 1.9 trillion Russian roubles or 13 trillion tenge, as the two offices agreed. \
From January to April 2023 it approached 720 billion Russian roubles or 4 trillion tenge.

In January-November 2023, mutual trade came to 2.3 trillion Russian roubles. We expect more of the year to come.
";

/// Checks the two documents with one text put for another wherever it stands.
fn edited(name: &str, from: &str, to: &str) -> Ran {
    let desk = Desk::new(&format!("seeds-{name}"));
    let stands = KAZAKH.matches(from).count() + RUSSIAN.matches(from).count();
    assert_eq!(stands, 1, "`{from}` stands once");
    desk.write("almaty.txt", KAZAKH.replace(from, to));
    desk.write("moscow.txt", RUSSIAN.replace(from, to));
    desk.run(&["check", "almaty.txt", "moscow.txt"])
}

/// The second lines of the findings of severity error by a rule: what they are about.
fn errors<'r>(ran: &'r Ran, rule: &str) -> Vec<&'r str> {
    let head = format!("error[{rule}]: ");
    let lines: Vec<&str> = ran.out.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[0].starts_with(&head));
    pairs.map(|pair| pair[1].trim()).collect()
}

fn count(ran: &Ran) -> usize {
    let severe = |line: &&str| line.starts_with("error[") || line.starts_with("warning[");
    ran.out.lines().filter(severe).count()
}

#[test]
fn dollars_and_roubles_of_eleven_months_conflict() {
    let ran = edited("as-written", "welcome to Almaty", "welcome to Almaty");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(count(&ran), 1, "and nothing else does: {}", ran.out);
    let found = errors(&ran, "trade/same-period");
    assert_eq!(found.len(), 1, "{}", ran.out);
    for part in [
        "KZ–RU trade, Jan–Nov 2023",
        "$24 billion",
        "2.3 trillion Russian roubles",
    ] {
        assert!(found[0].contains(part), "{part} is not in {}", found[0]);
    }
}

#[test]
fn dollars_that_fit_the_roubles_are_no_error() {
    let ran = edited("fits", "$24 billion", "$27 billion");
    assert_eq!((ran.status, count(&ran)), (0, 0), "{}", ran.out);
    assert!(ran.out.contains("0 findings"), "{}", ran.out);
}

#[test]
fn roubles_that_do_not_fit_the_tenge_of_their_year_are_an_error() {
    let ran = edited("year", "1.9 trillion", "2.9 trillion");
    assert_eq!(ran.status, 1, "{ran:?}");
    let found = errors(&ran, "restatement/rate");
    assert_eq!(found.len(), 1, "{}", ran.out);
    for part in [
        "KZ–RU trade, 2022",
        "2.9 trillion Russian roubles",
        "13 trillion tenge",
    ] {
        assert!(found[0].contains(part), "{part} is not in {}", found[0]);
    }
    // One cause is one finding: the other is that of the documents as written.
    assert_eq!(count(&ran), 2, "{}", ran.out);
}

#[test]
fn millions_for_billions_are_an_error() {
    let ran = edited("scale", "720 billion", "720 million");
    assert_eq!(ran.status, 1, "{ran:?}");
    let found = errors(&ran, "restatement/rate");
    assert_eq!(found.len(), 1, "{}", ran.out);
    assert!(found[0].contains("Jan–Apr 2023"), "{}", found[0]);
    assert!(
        found[0].contains("720 million Russian roubles"),
        "{}",
        found[0]
    );
    assert_eq!(count(&ran), 2, "{}", ran.out);
}

#[test]
fn ten_months_that_come_to_more_than_the_eleven_around_them_are_an_error() {
    let ran = edited("months", "January-November", "January-October");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(errors(&ran, "trade/same-period").is_empty(), "{}", ran.out);
    let found = errors(&ran, "trade/within");
    assert_eq!(found.len(), 1, "{}", ran.out);
    let said =
        "2.3 trillion Russian roubles in Jan–Oct 2023 is more than $24 billion in Jan–Nov 2023";
    assert!(found[0].contains(said), "{}", found[0]);
    assert_eq!(count(&ran), 1, "{}", ran.out);
}

#[test]
fn a_stated_range_stands_whole_in_the_comparison_and_has_no_one_figure_to_measure_from() {
    let desk = Desk::new("seeds-range");
    let said = |amount| {
        format!("In 2023, trade between Kazakhstan and Russia came to {amount} billion.\n")
    };
    desk.write("a.txt", said("$5-7"));
    desk.write("b.txt", said("$9"));
    let table = desk.run(&["compare", "a.txt", "b.txt", "--measure", "trade"]);
    assert!(table.out.contains("5 … 7 bn USD"), "{table:?}");
    let roubles = desk.run(&["compare", "a.txt", "--measure", "trade", "--in", "RUB"]);
    // 5 and 7 billion dollars at the 85.25 roubles of 2023.
    assert!(roubles.out.contains("426.2 … 596.8 bn RUB"), "{roubles:?}");
    let found = desk.run(&["check", "a.txt", "b.txt"]);
    assert!(
        found.out.contains("between the nearest bounds"),
        "{found:?}"
    );
    assert!(!found.out.contains("between the figures"), "{found:?}");
}
