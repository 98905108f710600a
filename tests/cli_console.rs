//! What the program says where: colour, quiet and verbose, progress, standard input, globs and ignore files, completions, manual.

mod run;

use run::{Desk, OK};

fn talk(amount: &str) -> String {
    format!("In 2021, trade between Kazakhstan and Armenia came to {amount}.\n")
}

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("a.txt", talk("$5 billion"));
    desk.write("b.txt", talk("$9 billion"));
    desk
}

#[test]
fn colour_needs_a_terminal_or_an_order_and_no_color_forbids_it_only_where_nobody_ordered_it() {
    let desk = desk("console-colour");
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        desk.start(arguments, "", variables).out.contains('\u{1b}')
    };
    assert!(!coloured(&["check", "."], &[]));
    assert!(coloured(&["check", ".", "--color", "always"], &[]));
    assert!(!coloured(
        &["check", ".", "--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
    assert!(coloured(&["check", "."], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        &["check", "."],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
}

#[test]
fn quiet_leaves_findings_and_errors_verbose_says_what_is_done() {
    let desk = desk("console-quiet");
    let usual = desk.run(&["check", "."]);
    assert!(usual.out.contains("2 documents, 2 claims"), "{usual:?}");
    let quiet = desk.run(&["check", ".", "nowhere.txt", "--quiet"]);
    assert!(!quiet.out.contains("2 documents"), "{quiet:?}");
    assert!(
        quiet.out.contains("error[trade/same-period]") && quiet.err.contains("nowhere.txt"),
        "{quiet:?}"
    );
    let verbose = desk.run(&["check", ".", "--verbose"]);
    for said in ["rules, ", "2 documents", "1 comparison in "] {
        assert!(verbose.err.contains(said), "{said}: {verbose:?}");
    }
    assert_eq!(
        usual.out, verbose.out,
        "what is found does not depend on it"
    );
    assert_eq!(desk.run(&["check", ".", "--quiet", "--verbose"]).status, 2);
}

/// Runs with a terminal as standard error, and gives what came there.
#[cfg(target_os = "linux")]
fn on_a_terminal(desk: &Desk, arguments: &str) -> String {
    let program = env!("CARGO_BIN_EXE_crossfoot");
    let done = std::process::Command::new("script")
        .args([
            "-qec",
            &format!("{program} {arguments} > out.txt"),
            "/dev/null",
        ])
        .current_dir(desk.folder())
        .output()
        .expect("script, of util-linux");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn long_work_shows_its_progress_on_terminals_only() {
    let desk = Desk::new("console-progress");
    let line = |n: usize| {
        format!(
            "{{\"id\":\"d{n}\",\"text\":\"Trade came to ${n} million.\",\"date\":\"2024-02-01\"}}\n"
        )
    };
    desk.write("corpus.jsonl", (0..4000).map(line).collect::<String>());
    let arguments = "extract --input-format jsonl corpus.jsonl --format csv";
    let seen = on_a_terminal(&desk, arguments);
    assert!(
        seen.contains(" of 4,000 documents, ") && seen.contains(" left"),
        "{seen:.300}"
    );
    assert!(!on_a_terminal(&desk, &format!("{arguments} --quiet")).contains("documents"));
    let piped = desk.run(&arguments.split(' ').collect::<Vec<_>>());
    assert_eq!((piped.status, piped.err.as_str()), (OK, ""));
    assert_eq!(
        piped.out,
        desk.read("out.txt"),
        "what is printed does not depend on it"
    );
}

#[test]
fn a_dash_is_standard_input_beside_files() {
    let desk = desk("console-stdin");
    let ran = desk.feed(&["check", "a.txt", "-"], &talk("$7 billion"));
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("<stdin>:1:"), "{ran:?}");
    assert_eq!(desk.feed(&["check", "-"], "").status, OK);
}

#[test]
fn globs_fit_files_and_ignore_files_hide_them() {
    let desk = desk("console-globs");
    desk.write("deep/c.md", talk("$5 billion"));
    desk.write("drafts/d.txt", talk("$1 billion"));
    desk.write(".ignore", "drafts/\n");
    let documents = |arguments: &[&str]| {
        let ran = desk.run(&[&["check"], arguments].concat());
        let line = ran.out.lines().last().unwrap_or_default().to_owned();
        line.split(' ').next().unwrap_or_default().to_owned()
    };
    assert_eq!(documents(&["."]), "3");
    assert_eq!(documents(&["*.txt"]), "2");
    assert_eq!(documents(&["**/*.{txt,md}"]), "3");
    assert_eq!(
        documents(&[".", "a.txt", "./a.txt"]),
        "3",
        "a document counts once"
    );
    assert_eq!(documents(&["drafts/d.txt"]), "1", "what is named is read");
    let none = desk.run(&["check", "*.html"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no file fits this pattern"), "{none:?}");
}

#[test]
fn against_reports_only_what_is_new() {
    let desk = desk("console-against");
    desk.write("new/c.txt", talk("$5 billion"));
    let told = desk.run(&["check", "new/", "--against", "a.txt"]);
    assert_eq!(told.status, OK, "{told:?}");
    let told = desk.run(&["check", "new/", "--against", "b.txt"]);
    assert_eq!(told.status, 1, "b contradicts the new one: {told:?}");
    desk.write("new/c.txt", "Nothing is said here.\n");
    let told = desk.run(&["check", "new/", "--against", "."]);
    assert_eq!(
        told.status, OK,
        "a and b contradict each other, which is not new: {told:?}"
    );
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let desk = Desk::new("console-man");
    let commands = [
        "check",
        "compare",
        "extract",
        "explain",
        "rules",
        "init",
        "completions",
        "man",
    ];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&["completions", shell]);
        assert_eq!(script.status, OK);
        for command in commands {
            assert!(script.out.contains(command), "{shell}: {command}");
        }
        assert!(
            script.out.contains("fail-on") && script.out.contains("versions"),
            "{shell}"
        );
    }
    let page = desk.run(&["man"]);
    assert!(page.out.contains(".TH crossfoot 1"), "{:.200}", page.out);
    assert_eq!(desk.run(&["man", "."]).status, OK);
    for command in commands {
        assert!(
            desk.read(&format!("crossfoot-{command}.1"))
                .contains(".TH "),
            "{command}"
        );
    }
    for command in commands {
        let help = desk.run(&[command, "--help"]);
        assert!(help.out.contains("Usage: crossfoot"), "{command}");
        assert!(
            help.out.contains("Examples:"),
            "{command} teaches by example"
        );
    }
}

#[test]
fn verbose_names_each_document_with_its_date_and_language() {
    let desk = desk("console-verbose");
    desk.write("2024-02-01-c.txt", talk("$5 billion"));
    let ran = desk.run(&["check", ".", "--verbose"]);
    for said in [
        "info: 2024-02-01-c.txt: 2024-02-01, language en, 1 sentence\n",
        "info: a.txt: no date of its own, language en, 1 sentence\n",
        "info: 3 claims in ",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn what_could_be_taken_for_checked_and_was_not_is_told() {
    let desk = desk("console-unread");
    desk.write("talk.PDF", "%PDF-1.7");
    desk.write("note.docx", "PK\u{3}\u{4}");
    desk.write("c.txt", " \n");
    let ran = desk.run(&["check", "."]);
    assert_eq!(ran.status, 1, "a note fails nothing: {ran:?}");
    for said in [
        "note.docx and 1 file like it left out",
        "note: c.txt is empty",
    ] {
        assert!(ran.err.contains(said), "{said}: {ran:?}");
    }
    let apart = desk.run(&["check", "a.txt", "c.txt"]);
    assert!(apart.err.contains("nothing was compared"), "{apart:?}");
    assert_eq!(desk.run(&["check", "a.txt", "c.txt", "--quiet"]).err, "");
}

#[test]
fn every_record_has_every_column_in_csv_and_every_key_in_json() {
    let desk = Desk::new("console-columns");
    let text = "Exports came to $5 billion in 2023. Exports of grain came to $2 billion in 2023. Half of the 30 ships left.\n";
    desk.write("a.txt", text);
    let csv = desk.run(&["extract", "a.txt", "--format", "csv"]);
    assert_eq!((csv.status, csv.err.as_str()), (OK, ""));
    let mut rows = csv::Reader::from_reader(csv.out.as_bytes());
    let header: Vec<String> = rows.headers().unwrap().iter().map(Into::into).collect();
    assert!(rows.records().map(Result::unwrap).count() >= 3);
    let json = desk.run(&["extract", "a.txt", "--format", "jsonl"]);
    for line in json.out.lines() {
        let record: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).unwrap();
        let mut keys: Vec<&String> = record.keys().collect();
        let mut columns: Vec<&String> = header.iter().collect();
        keys.sort();
        columns.sort();
        assert_eq!(keys, columns);
    }
}

#[test]
fn csv_has_every_column_for_claims_that_leave_some_out() {
    let desk = desk("console-shares");
    let share = "Exports made up 40 percent of Kazakhstan's trade with Armenia in 2021.\n";
    desk.write("c.txt", share);
    let both = desk.run(&["extract", "a.txt", "c.txt", "--format", "csv"]);
    assert_eq!(both.status, OK, "{}", both.err);
    let header = both.out.lines().next();
    assert!(header.is_some_and(|row| row.contains(",share_of,")));
    assert!(both.out.lines().count() > 2);
    // The columns are the same whichever claims there are.
    let one = desk.run(&["extract", "a.txt", "--format", "csv"]);
    assert_eq!(one.out.lines().next(), header);
}
