//! `--reference`: documents against figures known from a source, and what is wrong with a table.

mod run;

use run::{Desk, OK};

const TALK: &str = "---\ndate: 2024-02-01\n---\n\nIn 2023, trade between Russia and Kazakhstan came to $31 billion.\n";
const HEAD: &str = "measure,parties,from,until,value,unit,source\n";
const ROW: &str = "trade,KZ; RU,2023-01-01,2024-01-01,26200000000,USD,Statistics office\n";

fn desk(name: &str, table: &str, text: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("talk.md", TALK);
    desk.write(table, text);
    desk
}

#[test]
fn a_figure_is_checked_against_the_table_and_the_source_is_cited() {
    let desk = desk("reference-csv", "known.csv", &format!("{HEAD}{ROW}"));
    assert_eq!(desk.run(&["check", "talk.md"]).status, OK);
    let ran = desk.run(&["check", "talk.md", "--reference", "known.csv"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("error[reference/level]"), "{}", ran.out);
    assert!(
        ran.out
            .contains("= source: Statistics office (known.csv:2)"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("$31 billion, but 26,200,000,000 USD according to Statistics office"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("1 document, 1 claim,"),
        "rows are no claims of documents: {}",
        ran.out
    );
}

#[test]
fn a_table_may_be_yaml_and_stand_in_the_configuration() {
    let yaml = "- measure: trade\n  parties: [RU, KZ]\n  from: 2023-01-01\n  until: 2024-01-01\n  value: 26200000000\n  unit: USD\n  source: Statistics office\n";
    let desk = desk("reference-yaml", "known.yaml", yaml);
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: talk.md}]\nreference: [known.yaml]\n",
    );
    let ran = desk.run(&["check"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("= source: Statistics office (known.yaml:5)"),
        "{}",
        ran.out
    );
}

#[test]
fn a_document_that_agrees_with_the_table_is_clean() {
    let row = ROW.replace("26200000000", "31200000000");
    let desk = desk("reference-clean", "known.csv", &format!("{HEAD}{row}"));
    assert_eq!(
        desk.run(&["check", "talk.md", "--reference", "known.csv"])
            .status,
        OK
    );
}

#[test]
fn two_documents_that_miss_one_row_are_two_findings() {
    let desk = desk("reference-two", "known.csv", &format!("{HEAD}{ROW}"));
    desk.write("other.md", TALK.replace("31", "35"));
    let ran = desk.run(&["check", "talk.md", "other.md", "--reference", "known.csv"]);
    assert!(ran.out.contains("2 findings (2 errors)"), "{}", ran.out);
}

/// What is told of a table with one thing wrong.
fn told(name: &str, table: &str, text: &str) -> String {
    let ran = desk(name, table, text).run(&["check", "talk.md", "--reference", table]);
    assert_eq!(ran.status, 2, "{ran:?}");
    ran.err
}

#[test]
fn an_error_in_a_table_names_line_and_column() {
    let cases = [
        (
            "trade,",
            "trad,",
            "known.csv:2:1: `trad` is no measure; is `trade` meant?",
        ),
        (
            "2023-01-01",
            "2023-02-31",
            "known.csv:2:14: `2023-02-31` is no day of the calendar; write it as 2023-01-31",
        ),
        (
            "2024-01-01",
            "2022-01-01",
            "known.csv:2:25: the period 2023-01-01 … 2022-01-01 holds no day; `until` is the first day after it",
        ),
        (
            "26200000000",
            "26 bn",
            "known.csv:2:36: `26 bn` is no number; write it in digits",
        ),
        (
            ",USD",
            ",km",
            "known.csv:2:48: trade is counted in money, not in `km`",
        ),
        (
            ",USD",
            ",USDX",
            "known.csv:2:48: `USDX` is no known unit; is `USD` meant?",
        ),
        (
            "Statistics office",
            "",
            "known.csv:2:52: the source is empty",
        ),
    ];
    for (n, (from, to, expected)) in cases.into_iter().enumerate() {
        let text = format!("{HEAD}{}", ROW.replacen(from, to, 1));
        let told = told(&format!("reference-wrong-{n}"), "known.csv", &text);
        assert!(told.contains(expected), "{told}\nwants {expected}");
    }
}

#[test]
fn a_missing_column_and_an_unknown_key_name_the_nearest() {
    let text = format!("{HEAD}{ROW}").replacen("until", "untill", 1);
    let csv = told("reference-column", "known.csv", &text);
    assert!(
        csv.contains("known.csv:1:1: the column `until` is missing; is `untill` meant?"),
        "{csv}"
    );
    let yaml = told(
        "reference-key",
        "known.yaml",
        "- measure: trade\n  partys: [KZ]\n",
    );
    assert!(
        yaml.contains("known.yaml:2:3: ") && yaml.contains("`parties`"),
        "{yaml}"
    );
    let value = "- {measure: trade, parties: [KZ, RU], from: 2023-01-01, until: 2024-01-01, value: much, unit: USD, source: x}\n";
    let yaml = told("reference-value", "known.yaml", value);
    assert!(
        yaml.contains("known.yaml:1:83: `much` is no number"),
        "{yaml}"
    );
}
