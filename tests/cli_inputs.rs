//! What the program reads: good input in every form, bad input with a message that helps, hostile input made harmless.

mod run;

use run::{Desk, OK};

const TALK: &str =
    "date 2024-02-01\n\nIn 2021, trade between Kazakhstan and Armenia came to $5 billion.\n";
const OTHER: &str =
    "date 2024-02-02\n\nIn 2021, trade between Kazakhstan and Armenia came to $9 billion.\n";

/// Runs a check of two documents that conflict beside something bad: the bad is named, the finding is still there.
fn beside(name: &str, bad: &[&str], prepare: impl Fn(&Desk), says: &[&str]) {
    let desk = Desk::new(name);
    desk.write("a.txt", TALK);
    desk.write("b.txt", OTHER);
    prepare(&desk);
    let mut arguments = vec!["check", "a.txt", "b.txt"];
    arguments.extend(bad);
    let ran = desk.run(&arguments);
    assert_eq!(ran.status, 2, "{ran:?}");
    for said in says {
        assert!(ran.err.contains(said), "{said} is not in {ran:?}");
    }
    assert!(ran.out.contains("error[trade/same-period]"), "{ran:?}");
}

/// Runs a check with a rule, rates or configuration file that is wrong: nothing can be checked by it.
fn refused(name: &str, arguments: &[&str], file: &str, text: &str, says: &[&str]) {
    let desk = Desk::new(name);
    desk.write("a.txt", TALK);
    desk.write(file, text);
    let ran = desk.run(&[&["check", "a.txt"], arguments].concat());
    assert_eq!(ran.status, 2, "{ran:?}");
    for said in says {
        assert!(ran.err.contains(said), "{said} is not in {ran:?}");
    }
}

#[test]
fn a_missing_path() {
    beside(
        "missing",
        &["no-such.txt"],
        |_| {},
        &["error: no-such.txt: no such file"],
    );
}

#[test]
fn a_folder_without_documents() {
    let empty = |desk: &Desk| desk.write("empty/picture.png", "x");
    beside(
        "empty",
        &["empty"],
        empty,
        &["error: empty: no documents in this folder"],
    );
}

#[test]
fn a_binary_file() {
    let binary = |desk: &Desk| desk.write("c.txt", [0_u8, 1, 2, 0, 159]);
    beside("binary", &["c.txt"], binary, &["error: c.txt: binary file"]);
}

#[test]
fn invalid_utf8() {
    let latin = |desk: &Desk| {
        desk.write(
            "c.txt",
            b"Trade came to \xa35 billion in 2021, and nobody says \xe9 here.\n",
        )
    };
    beside("utf8", &["c.txt"], latin, &["error: c.txt", "UTF-8"]);
}

#[test]
fn a_pattern_that_fits_nothing() {
    beside(
        "glob",
        &["*.doc"],
        |_| {},
        &["error: *.doc: no file fits this pattern"],
    );
}

#[test]
fn an_empty_document_is_no_error() {
    let desk = Desk::new("nothing");
    desk.write("a.txt", "");
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.status, OK, "{ran:?}");
    assert_eq!(ran.err, "");
}

#[test]
fn a_rule_file_with_a_yaml_error() {
    refused(
        "yaml",
        &["--rules", "r.yaml"],
        "r.yaml",
        "rules:\n  - id: [\n",
        &["error: r.yaml:"],
    );
}

#[test]
fn an_unknown_key_with_the_nearest_known_one() {
    let rule =
        "rules:\n  - id: my/rule\n    compare: trade\n    period: same\n    expect: a == b\n";
    refused(
        "key",
        &["--rules", "r.yaml"],
        "r.yaml",
        rule,
        &["error: r.yaml:4:", "`period`", "`periods`"],
    );
}

#[test]
fn two_rules_with_one_id() {
    let rule = "  - {id: my/rule, title: t, compare: trade, periods: same, expect: a == b}\n";
    let text = format!("rules:\n{rule}{rule}");
    refused(
        "twice",
        &["--rules", "r.yaml"],
        "r.yaml",
        &text,
        &["error: r.yaml:", "two rules have the id `my/rule`"],
    );
}

#[test]
fn a_date_that_does_not_exist() {
    let desk = Desk::new("date");
    desk.write("a.txt", TALK);
    let ran = desk.run(&["check", "a.txt", "--date", "2023-02-30"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("2023-02-30"), "{ran:?}");
}

#[test]
fn a_rates_file_with_a_zero_or_without_a_column() {
    let zero = "from,until,base,quote,rate,source\n2023-01-01,2024-01-01,USD,RUB,0,me\n";
    refused(
        "zero",
        &["--rates", "r.csv"],
        "r.csv",
        zero,
        &["error: r.csv:2:"],
    );
    let short = "from,until,base,quote,source\n2023-01-01,2024-01-01,USD,RUB,me\n";
    refused(
        "column",
        &["--rates", "r.csv"],
        "r.csv",
        short,
        &["error: r.csv", "rate"],
    );
}

#[test]
fn a_configuration_with_an_unknown_key() {
    let text = "documents:\n  - path: a.txt\nbase-line: x\n";
    refused(
        "config",
        &[],
        "crossfoot.yaml",
        text,
        &["error: crossfoot.yaml:3:1", "did you mean `baseline`?"],
    );
}

#[test]
fn a_configuration_gives_dates_to_documents_that_have_none() {
    let desk = Desk::new("manifest");
    desk.write(
        "talks/a.txt",
        "Last year, trade between Kazakhstan and Armenia came to $5 billion.\n",
    );
    desk.write(
        "crossfoot.yaml",
        "documents:\n  - {path: \"talks/*.txt\", date: 2020-05-05}\n",
    );
    let ran = desk.run(&["extract", "--format", "jsonl"]);
    assert!(ran.out.contains("\"from\":\"2019-01-01\""), "{ran:?}");
}

#[test]
fn a_corpus_streams_in_order() {
    let desk = Desk::new("corpus");
    let line = |n: usize| {
        format!(
            "{{\"id\":\"d{n}\",\"text\":\"Trade came to ${n} million.\",\"date\":\"2024-02-01\"}}\n"
        )
    };
    let mut corpus: String = (1..=1500).map(line).collect();
    corpus.push_str("{\"id\": \"bad\"}\n");
    let ran = desk.feed(
        &[
            "extract",
            "--input-format",
            "jsonl",
            "--format",
            "jsonl",
            "-",
        ],
        &corpus,
    );
    assert_eq!(ran.status, 2, "the last line has no text");
    assert!(ran.err.contains("<stdin>:1501"), "{}", ran.err);
    let docs: Vec<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|claim| claim["doc"].as_str().expect("a name").to_owned())
        .collect();
    let wanted: Vec<String> = (1..=1500).map(|n| format!("d{n}")).collect();
    assert_eq!(docs, wanted);
}

#[test]
fn a_hostile_document_is_harmless_in_every_format() {
    let desk = Desk::new("hostile");
    let evil = "\u{1b}[2J\u{1b}]0;x\u{7} ::error::x %0A ##[error]y <script>alert(1)</script> \u{202e}abc =HYPERLINK(\"x\") ";
    let talk = |amount: &str| {
        let long = "x".repeat(1 << 20);
        format!(
            "::error::evil {evil}: hello\n\nIn 2021, {evil} trade between Kazakhstan and Armenia {long} came to {amount} {evil}.\n"
        )
    };
    desk.write("2024-02-01-a.txt", talk("$5 billion"));
    desk.write("2024-02-02-b.txt", talk("$9 billion"));
    let formats = [
        "text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "csv",
    ];
    for format in formats {
        let ran = desk.run(&["check", ".", "--format", format]);
        let acts = |c: char| c.is_control() && c != '\n';
        assert!(
            !ran.out.contains(acts),
            "{format} lets a control character through"
        );
        assert!(
            !ran.err.contains(acts),
            "{format} lets a control character through"
        );
        for line in ran.out.lines() {
            let command = line.trim_start().starts_with("::");
            assert!(
                !command || format == "github" && line.starts_with("::error file="),
                "{format}: {line:.80}"
            );
        }
    }
    for arguments in [
        &["extract", "."][..],
        &["compare", "."],
        &["extract", ".", "--format", "csv"],
    ] {
        let ran = desk.run(arguments);
        assert!(
            !ran.out.contains(|c: char| c.is_control() && c != '\n'),
            "{arguments:?}"
        );
    }
}

#[test]
fn colour_is_as_asked() {
    let desk = Desk::new("colour");
    desk.write("a.txt", TALK);
    desk.write("b.txt", OTHER);
    assert!(
        desk.run(&["check", ".", "--color", "always"])
            .out
            .contains('\u{1b}')
    );
    assert!(!desk.run(&["check", "."]).out.contains('\u{1b}'));
    assert!(
        !desk
            .run(&["check", ".", "--color", "never"])
            .out
            .contains('\u{1b}')
    );
}
