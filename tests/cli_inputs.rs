//! What the program reads: good input in every form.

mod run;

use run::{Desk, OK};

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

/// A line of a corpus.
fn line(id: &str, text: &str) -> String {
    format!("{{\"id\": \"{id}\", \"text\": \"{text}\", \"date\": \"2024-02-01\"}}\n")
}

#[test]
fn two_documents_of_one_name_are_told_of_unless_they_are_the_same() {
    let desk = Desk::new("inputs-twice");
    let (first, second) = (
        line("a", "Trade came to $5 million."),
        line("a", "Trade came to $6 million."),
    );
    let last = line("b", "Trade came to $7 million.");
    desk.write("twice.jsonl", format!("{first}{second}{last}"));
    desk.write("same.jsonl", format!("{first}{first}{last}"));
    for format in ["csv", "jsonl"] {
        let ran = desk.run(&["extract", "--format", format, "twice.jsonl"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        for said in ["error: a: two documents", "only the first", "`id`"] {
            assert!(ran.err.contains(said), "{said}: {ran:?}");
        }
        assert!(
            !ran.out.contains("6 million") && ran.out.contains("7 million"),
            "{ran:?}"
        );
        let same = desk.run(&["extract", "--format", format, "same.jsonl"]);
        assert_eq!((same.status, same.err.as_str()), (OK, ""), "{same:?}");
        assert_eq!(same.out.matches("$5 million.").count(), 1, "{same:?}");
    }
    desk.write("archive.jsonl", second);
    let ran = desk.run(&["check", "same.jsonl", "--against", "archive.jsonl"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("error: a: two documents"), "{ran:?}");
}

#[test]
fn a_file_is_one_document_whatever_leads_to_it() {
    let desk = Desk::new("inputs-places");
    desk.write("x/b.txt", OTHER);
    desk.write("a.txt", TALK);
    let whole = desk.folder().join("a.txt");
    let whole = whole.to_str().expect("a path");
    let ran = desk.run(&["check", "a.txt", whole, "x/../a.txt", "./a.txt", "a.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (OK, ""), "{ran:?}");
    assert!(ran.out.contains("1 document, 1 claim"), "{ran:?}");
    let against = desk.run(&["check", "a.txt", "x", "--against", whole]);
    assert!(against.out.contains("2 documents, 2 claims"), "{against:?}");
    let first = desk.run(&["extract", "--format", "csv", "x/../a.txt", "a.txt"]);
    assert!(first.out.contains("\nx/../a.txt,3,"), "{first:?}");
}

#[test]
fn every_input_is_plain_text_when_that_is_asked_for() {
    let desk = Desk::new("inputs-text");
    for name in ["a.jsonl", "a.html", "a.md"] {
        desk.write(name, "<b>Trade</b> came to ~~$5 billion~~ in 2021.\n");
        let arguments = ["extract", "--format", "csv", name];
        let ran = desk.run(&[&arguments[..], &["--input-format", "text"]].concat());
        assert_eq!((ran.status, ran.err.as_str()), (OK, ""), "{ran:?}");
        assert!(
            ran.out
                .contains("<b>Trade</b> came to ~~$5 billion~~ in 2021."),
            "{ran:?}"
        );
    }
}

#[test]
fn an_option_dates_only_what_nothing_else_does() {
    let desk = Desk::new("inputs-date");
    let text = "Last year, trade came to $5 billion.\n";
    desk.write("none.txt", text);
    desk.write("2021-05-05-name.txt", text);
    desk.write("header.txt", format!("date 2021-05-05\n\n{text}"));
    desk.write("front.md", format!("---\ndate: 2021-05-05\n---\n\n{text}"));
    desk.write(
        "title.txt",
        format!("Talks in Almaty, 5 May 2021\n\n{text}"),
    );
    desk.write("manifest.txt", text);
    desk.write("wrong.txt", format!("date 2021-02-30\n\n{text}"));
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: manifest.txt, date: 2021-05-05}]\n",
    );
    for (name, year) in [
        ("none.txt", 2018),
        ("wrong.txt", 2018),
        ("2021-05-05-name.txt", 2020),
        ("header.txt", 2020),
        ("front.md", 2020),
        ("title.txt", 2020),
        ("manifest.txt", 2020),
    ] {
        let ran = desk.run(&["extract", "--format", "jsonl", "--date", "2019-01-01", name]);
        assert_eq!((ran.status, ran.err.as_str()), (OK, ""), "{ran:?}");
        let from = format!("\"from\":\"{year}-01-01\"");
        assert!(ran.out.contains(&from), "{name}: {ran:?}");
    }
}

#[test]
fn the_date_of_a_page_may_be_left_empty() {
    let desk = Desk::new("inputs-page");
    let page = |date: &str| {
        format!(
            "<html><head><meta name=\"date\" content=\"{date}\">\n<meta property=\"article:published_time\" content=\"2021-05-05\">\
             </head><body><p>Last year, trade came to $5 billion.</p></body></html>\n"
        )
    };
    for empty in ["", " "] {
        desk.write("a.html", page(empty));
        let ran = desk.run(&["extract", "--format", "jsonl", "a.html"]);
        assert_eq!((ran.status, ran.err.as_str()), (OK, ""), "{ran:?}");
        assert!(ran.out.contains("\"from\":\"2020-01-01\""), "{ran:?}");
    }
    desk.write("a.html", page("soon"));
    let ran = desk.run(&["extract", "--format", "jsonl", "a.html"]);
    let said = "error: a.html:1: `soon` is no date; write the document's date as YYYY-MM-DD, or give it with --date\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, said), "{ran:?}");
}
