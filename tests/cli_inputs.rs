//! What the program reads: good input in every form, hostile input made harmless.

mod run;

use run::Desk;

const TALK: &str =
    "date 2024-02-01\n\nIn 2021, trade between Kazakhstan and Armenia came to $5 billion.\n";
const OTHER: &str =
    "date 2024-02-02\n\nIn 2021, trade between Kazakhstan and Armenia came to $9 billion.\n";

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
