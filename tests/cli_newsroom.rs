//! The workflow of a newsroom, from `init` on: an archive, a new document with an error, a baseline, a new error, a fix.

mod run;

use run::{Desk, OK};
use std::fs;

/// Twenty documents of the archive, in English.
const ARCHIVE: usize = 20;

#[test]
fn from_init_to_a_passing_check() {
    let desk = Desk::new("newsroom");
    assert_eq!(desk.run(&["init"]).status, OK);
    let again = desk.run(&["init"]);
    assert_eq!(again.status, 2, "init overwrites nothing");

    let mut names: Vec<_> = fs::read_dir("fixtures/archive")
        .expect("the archive")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.to_string_lossy().contains("talks-") || path.to_string_lossy().contains("budget-")
        })
        .collect();
    names.sort();
    assert!(names.len() >= ARCHIVE, "{} fixtures", names.len());
    for path in names.iter().rev().take(ARCHIVE) {
        let name = path.file_name().expect("a name").to_string_lossy();
        desk.write(
            &format!("archive/{name}"),
            fs::read_to_string(path).expect("a fixture"),
        );
    }
    let config = desk.read("crossfoot.yaml");
    let config = config
        .replace("\"transcripts/**/*.{txt,md,html}\"", "\"incoming/*.md\"")
        .replace("# archive: [archive/]", "archive: [archive/]")
        .replace(
            "# baseline: crossfoot-baseline.json",
            "baseline: known.json",
        );
    desk.write("crossfoot.yaml", &config);
    let talk = |trade_2022: &str, quarter: &str| {
        desk.write(
            "incoming/talk.md",
            format!(
                "---\ndate: 2024-09-02\n---\n\nThe delegations met in Astana.\n\n\
                 In 2022, trade between Kazakhstan and Armenia came to {trade_2022}.\n\n\
                 In the first quarter of 2023, trade between Kazakhstan and Armenia came to {quarter}.\n"
            ),
        );
    };

    talk("$430 million", "$80 million");
    desk.write("known.json", "{\"version\": 1, \"findings\": []}");
    let fails = desk.run(&["check", "--format", "github"]);
    assert_eq!(fails.status, 1, "{fails:?}");
    let annotations: Vec<&str> = fails.out.lines().collect();
    assert_eq!(annotations.len(), 1, "{fails:?}");
    assert!(
        annotations[0].starts_with("::error file=incoming/talk.md,line=7,"),
        "{fails:?}"
    );

    assert_eq!(
        desk.run(&["check", "--write-baseline", "known.json"])
            .status,
        OK
    );
    let passes = desk.run(&["check"]);
    assert_eq!(passes.status, OK, "{passes:?}");
    assert!(passes.out.contains("1 in the baseline"), "{passes:?}");

    talk("$430 million", "$140 million");
    let fails = desk.run(&["check", "--format", "github"]);
    assert_eq!(fails.status, 1, "{fails:?}");
    assert_eq!(fails.out.lines().count(), 1, "{fails:?}");
    assert!(
        fails
            .out
            .starts_with("::error file=incoming/talk.md,line=9,"),
        "{fails:?}"
    );

    talk("$430 million", "$80 million");
    assert_eq!(desk.run(&["check"]).status, OK);

    // The first error is corrected too: the baseline says that what it knows is gone.
    talk("$300 million", "$80 million");
    let passes = desk.run(&["check"]);
    assert_eq!(passes.status, OK, "{passes:?}");
    assert!(passes.out.contains("is gone"), "{passes:?}");
}

#[test]
fn only_what_changed_since_a_commit_is_reported() {
    let desk = Desk::new("changed");
    let git = |arguments: &[&str]| {
        let done = std::process::Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org"])
            .args(arguments)
            .current_dir(desk.folder())
            .output()
            .expect("git");
        assert!(done.status.success(), "{done:?}");
    };
    let said = |year: i32, amount: &str| {
        format!(
            "date 2024-02-01\n\nIn {year}, trade between Kazakhstan and Armenia came to {amount}.\n"
        )
    };
    desk.write("a.txt", said(2021, "$5 billion"));
    desk.write("b.txt", said(2021, "$9 billion"));
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "first"]);
    assert_eq!(desk.run(&["check", "."]).status, 1, "the two do not agree");
    assert_eq!(
        desk.run(&["check", ".", "--changed-since", "HEAD"]).status,
        OK
    );
    desk.write("c.txt", said(2021, "$2 billion"));
    assert_eq!(
        desk.run(&["check", ".", "--changed-since", "HEAD"]).status,
        1
    );
    // However the paths are written, and wherever it runs.
    let root = desk.folder().canonicalize().expect("a path");
    let root = root.to_str().expect("UTF-8");
    desk.write("below/x.txt", "");
    let below = Desk::at(&desk, "below");
    for (desk, path) in [(&desk, root), (&desk, "./"), (&below, ".."), (&below, root)] {
        let ran = desk.run(&["check", path, "--changed-since", "HEAD"]);
        assert_eq!(ran.status, 1, "{path}: {ran:?}");
    }
    git(&["add", "-A"]);
    git(&["commit", "-qm", "second"]);
    let nothing = desk.run(&["check", ".", "--changed-since", "HEAD"]);
    assert_eq!(nothing.status, OK);
    assert!(
        nothing
            .err
            .contains("none of 4 documents changed since HEAD"),
        "{nothing:?}"
    );
    let wrong = desk.run(&["check", ".", "--changed-since", "no-such-branch"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("no-such-branch"), "{wrong:?}");
}

#[test]
fn suppressions_quiet_what_they_name_and_say_when_they_are_not_used() {
    let desk = Desk::new("suppress");
    desk.write(
        "a.md",
        "date 2024-02-01\n\nIn 2021, trade between Kazakhstan and Armenia came to $5 billion.\n",
    );
    let b = "In 2021, trade between Kazakhstan and Armenia came to $9 billion.\n";
    desk.write("b.md", format!("---\ndate: 2024-02-02\n---\n\n{b}"));
    assert_eq!(desk.run(&["check", "."]).status, 1);
    let comment = "<!-- crossfoot: ignore trade/* the ministry mended this later -->\n";
    desk.write(
        "b.md",
        format!("---\ndate: 2024-02-02\n---\n\n{comment}\n{b}"),
    );
    let quiet = desk.run(&["check", "."]);
    assert_eq!(quiet.status, OK, "{quiet:?}");
    assert!(quiet.out.contains("1 suppressed"), "{quiet:?}");
    desk.write(
        "b.md",
        format!("---\ndate: 2024-02-02\n---\n\n<!-- crossfoot: ignore trade/* -->\n\n{b}"),
    );
    let wrong = desk.run(&["check", "."]);
    assert_eq!(wrong.status, 2, "{wrong:?}");
    assert!(
        wrong.err.contains("b.md:5:1: it gives no reason"),
        "{wrong:?}"
    );
    desk.write("b.md", format!("---\ndate: 2024-02-02\n---\n\n{b}"));
    desk.write(
        "crossfoot.yaml",
        "suppress:\n  - {rule: trade/same-period, document: b.md, reason: mended later}\n  - {rule: ordinal/yearly, reason: why}\n",
    );
    let quiet = desk.run(&["check", "."]);
    assert_eq!(quiet.status, OK, "{quiet:?}");
    assert!(
        quiet
            .err
            .contains("suppress[1] in crossfoot.yaml: keeps nothing quiet"),
        "{quiet:?}"
    );
}

#[test]
fn comments_of_all_that_is_marked_up_count() {
    let desk = Desk::new("suppress-endings");
    let talk = |amount: &str| {
        format!("<p>In 2021, trade between Kazakhstan and Armenia came to {amount}.</p>\n")
    };
    desk.write("a.html", talk("$5 billion"));
    for ending in ["md", "markdown", "html", "htm", "xhtml", "XHTML"] {
        let name = format!("b.{ending}");
        let comment = "<!-- crossfoot: ignore-file trade/* mended later -->\n";
        desk.write(&name, format!("{comment}\n{}", talk("$9 billion")));
        let ran = desk.run(&["check", "a.html", &name]);
        assert_eq!(ran.status, OK, "{ran:?}");
    }
}

#[test]
fn a_document_full_of_suppressions_is_read_at_once() {
    let desk = Desk::new("suppress-many");
    let comment = "<!-- crossfoot: ignore trade/* the ministry mended this later -->\n";
    let many = comment.repeat(1_000);
    // Alone, one after the other, and all of them in one paragraph.
    let alone = format!("{comment}\nTrade grew.\n\n").repeat(10_000);
    let within = format!("Trade grew. {comment}").repeat(10_000);
    desk.write("a.md", format!("{alone}{many}\n{within}"));
    let started = std::time::Instant::now();
    let ran = desk.run(&["check", "a.md", "--quiet"]);
    assert_eq!(ran.status, OK);
    // It takes two seconds without optimization; going through all lines for each comment took a minute.
    let took = started.elapsed();
    assert!(took.as_secs() < 20, "{took:?}");
}

#[test]
fn a_folder_in_no_repository_has_no_changes_and_says_why() {
    let desk = Desk::new("no-repository");
    desk.write("a.txt", "Trade came to $5 billion.\n");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_crossfoot"))
        .args(["check", "a.txt", "--changed-since", "HEAD"])
        .current_dir(desk.folder())
        .env(
            "GIT_CEILING_DIRECTORIES",
            desk.folder().parent().expect("a folder above"),
        )
        .output()
        .expect("run");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("not a git repository"), "{said}");
    assert!(said.contains("of the repository it runs in"), "{said}");
    assert!(!said.contains("--no-index"), "{said}");
}
