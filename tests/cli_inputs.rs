//! What the program reads: good input in every form.

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
