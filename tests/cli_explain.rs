//! `explain`: rules, findings and claims by id, places, and what is said when there is no such thing.

mod run;

use run::{Desk, OK};
use serde_json::Value;

/// Two talks that conflict.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    let talk = |amount: &str| {
        format!("Trade between Kazakhstan and Armenia came to {amount} last year.\n")
    };
    desk.write("2024-02-01-a.txt", talk("almost $5 billion"));
    desk.write("2024-02-02-b.txt", talk("$9 billion"));
    desk
}

fn ids(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let ran = desk.run(arguments);
    let records = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    records
        .map(|record| record["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_finding_is_explained_from_the_words_to_the_comparison() {
    let desk = desk("explain-finding");
    let id = &ids(&desk, &["check", ".", "--format", "jsonl"])[0];
    for id in [id.as_str(), &id[..6]] {
        let page = desk.run(&["explain", id, "."]);
        assert_eq!(page.status, OK, "{page:?}");
        for step in [
            "words ",
            "where ",
            "figure ",
            "last digit ",
            "likely ",
            "certain ",
            "period ",
            "document's date ",
            "about ",
            "group ",
            "compared as ",
            "= gap: ",
            "the rule: crossfoot explain trade/same-period",
        ] {
            assert!(page.out.contains(step), "{step}: {}", page.out);
        }
        assert!(
            page.out.contains("2023 (relative, from “last year”)"),
            "{}",
            page.out
        );
        assert!(
            page.out.contains("hedged with a word like almost"),
            "{}",
            page.out
        );
    }
}

#[test]
fn a_claim_is_explained_with_what_it_was_compared_with() {
    let desk = desk("explain-claim");
    let id = &ids(&desk, &["extract", "2024-02-02-b.txt", "--format", "jsonl"])[0];
    let page = desk.run(&["explain", id, "."]);
    assert_eq!(page.status, OK, "{page:?}");
    assert!(
        page.out.contains(
            "compared        conflict by trade/same-period with $5 billion at 2024-02-01-a.txt:1:"
        ),
        "{}",
        page.out
    );
    let place = desk.run(&["explain", "2024-02-02-b.txt:1:48"]);
    assert!(
        place
            .out
            .contains("“$9 billion” is 9,000,000,000 USD, said plainly"),
        "{place:?}"
    );
    assert!(
        place.out.contains("compared        with nothing"),
        "{place:?}"
    );
}

#[test]
fn what_is_not_there_is_explained_too() {
    let desk = desk("explain-wrong");
    for (arguments, said) in [
        (
            &["trade/same-perod"][..],
            "no rule and no measure is called `trade/same-perod`; is `trade/same-period` meant?",
        ),
        (&["trade/"], "these begin so: trade/same-period"),
        (
            &["0123456789ab"],
            "name the documents it was printed for behind it",
        ),
        (
            &["0123456789ab", "."],
            "no finding and no claim of 2 documents has an id that begins with 0123456789ab",
        ),
        (
            &["2024-02-01-a.txt:1:1"],
            "on that line there are 53 ($5 billion)",
        ),
        (
            &["2024-02-01-a.txt:9:1"],
            "`crossfoot extract 2024-02-01-a.txt` lists where there are",
        ),
    ] {
        let ran = desk.run(&[&["explain"], arguments].concat());
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_finding_ends_with_what_was_expected_and_the_verdict() {
    let desk = desk("explain-comparison");
    let id = &ids(&desk, &["check", ".", "--format", "jsonl"])[0];
    let page = desk.run(&["explain", id, "."]).out;
    let comparison = page.split("comparison by ").nth(1).expect("a comparison");
    for step in [
        "trade/same-period\n  expects         a == b, give or take 1%\n",
        "\n  gap             ",
        "\n  verdict         conflict: the certain intervals cannot meet; reported as error\n",
    ] {
        assert!(comparison.contains(step), "{step}: {comparison}");
    }
}

#[test]
fn a_line_explains_all_its_figures_and_says_what_else_to_read() {
    let desk = desk("explain-line");
    desk.write(
        "2024-02-03-c.txt",
        "Exports came to $5 billion, imports to $3 billion last year.\n",
    );
    let page = desk.run(&["explain", "2024-02-03-c.txt:1"]);
    assert_eq!(page.status, OK, "{page:?}");
    assert_eq!(page.out.matches("claim ").count(), 2, "{page:?}");
    assert!(page.out.contains("name others behind it"), "{page:?}");
    let none = desk.run(&["explain", "2024-02-03-c.txt:9"]);
    assert_eq!(none.status, 2);
    assert!(
        none.err.contains("crossfoot extract 2024-02-03-c.txt"),
        "{none:?}"
    );
}

#[test]
fn a_measure_has_a_page() {
    let desk = desk("explain-measure");
    let page = desk.run(&["explain", "trade"]);
    assert_eq!(page.status, OK, "{page:?}");
    for said in [
        "# trade\n",
        "- counted in: money",
        "- nature: flow",
        "## Named by",
        "товарооборот",
    ] {
        assert!(page.out.contains(said), "{said}: {}", page.out);
    }
    let slip = desk.run(&["explain", "unemploiment"]);
    assert!(slip.err.contains("is `unemployment` meant?"), "{slip:?}");
}

#[test]
fn a_place_is_found_whichever_way_its_file_is_named() {
    let desk = desk("explain-names");
    desk.write("x/c.txt", "");
    let whole = desk.folder().join("2024-02-01-a.txt");
    for file in [
        "./2024-02-01-a.txt",
        "x/../2024-02-01-a.txt",
        whole.to_str().expect("a path"),
    ] {
        for paths in [&[][..], &["."], &["2024-02-01-a.txt", "2024-02-02-b.txt"]] {
            let place = format!("{file}:1");
            let page = desk.run(&[&["explain", &place], paths].concat());
            assert_eq!(page.status, OK, "{page:?}");
            assert!(page.out.contains("almost $5 billion"), "{page:?}");
        }
    }
}
