//! Bad input: a message that names the file and helps, exit status 2, and what the sound input holds is still found.

mod run;

use run::{Desk, OK, Ran};

const TALK: &str =
    "date 2024-02-01\n\nIn 2021, trade between Kazakhstan and Armenia came to $5 billion.\n";
const OTHER: &str =
    "date 2024-02-02\n\nIn 2021, trade between Kazakhstan and Armenia came to $9 billion.\n";

/// Two documents that conflict.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(&format!("bad-{name}"));
    desk.write("a.txt", TALK);
    desk.write("b.txt", OTHER);
    desk
}

/// The conflict of the two documents is printed, whatever else happened.
fn finds_the_conflict(ran: &Ran) {
    assert!(ran.out.contains("error[trade/same-period]"), "{ran:?}");
    for place in ["a.txt:3:55", "b.txt:3:55"] {
        assert!(ran.out.contains(place), "{place} is not in {ran:?}");
    }
}

/// Checks two documents that conflict together with something bad, which is told on one line.
fn told(desk: &Desk, bad: &[&str], says: &[&str]) {
    let ran = desk.run(&[&["check", "a.txt", "b.txt"], bad].concat());
    assert_eq!(ran.status, 2, "{ran:?}");
    let line = ran.err.lines().find(|line| line.starts_with(says[0]));
    let line = line.unwrap_or_else(|| panic!("no line starts with {}: {ran:?}", says[0]));
    for said in says {
        assert!(line.contains(said), "`{said}` is not in `{line}`");
    }
    finds_the_conflict(&ran);
}

/// The same for a rule file.
fn rule_file(name: &str, text: &str, says: &[&str]) {
    let desk = desk(name);
    desk.write("r.yaml", text);
    told(&desk, &["--rules", "r.yaml"], says);
}

/// The same for a rates file.
fn rates_file(name: &str, text: &str, says: &[&str]) {
    let desk = desk(name);
    desk.write("r.csv", text);
    told(&desk, &["--rates", "r.csv"], says);
}

#[test]
fn the_two_documents_alone_are_findings_and_no_failure() {
    let ran = desk("alone").run(&["check", "a.txt", "b.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{ran:?}");
    finds_the_conflict(&ran);
}

#[test]
fn a_missing_path() {
    told(
        &desk("missing"),
        &["no-such.txt"],
        &["error: no-such.txt: no such file"],
    );
}

#[test]
fn a_folder_without_documents() {
    let desk = desk("folder");
    desk.write("empty/picture.png", "x");
    told(
        &desk,
        &["empty"],
        &["error: empty: no documents in this folder", ".txt"],
    );
}

#[test]
fn a_pattern_that_fits_nothing() {
    told(
        &desk("glob"),
        &["*.doc"],
        &["error: *.doc: no file fits this pattern"],
    );
}

#[test]
fn a_binary_file() {
    let desk = desk("binary");
    desk.write("c.txt", [0_u8, 1, 2, 0, 159]);
    told(&desk, &["c.txt"], &["error: c.txt: binary file"]);
}

#[test]
fn invalid_utf8() {
    let desk = desk("utf8");
    desk.write(
        "c.txt",
        b"Trade came to \xa35 billion in 2021, and nobody says \xe9 here.\n",
    );
    told(
        &desk,
        &["c.txt"],
        &["error: c.txt:1:", "UTF-8", "byte 14", "iconv"],
    );
}

#[test]
fn an_empty_document_is_no_error() {
    let desk = desk("nothing");
    desk.write("c.txt", "");
    let said = "note: c.txt is empty\n";
    let alone = desk.run(&["check", "c.txt"]);
    assert_eq!((alone.status, alone.err.as_str()), (OK, said), "{alone:?}");
    assert!(alone.out.contains("1 document, 0 claims"), "{alone:?}");
    let beside = desk.run(&["check", "."]);
    assert_eq!(
        (beside.status, beside.err.as_str()),
        (1, said),
        "{beside:?}"
    );
    finds_the_conflict(&beside);
}

#[test]
fn a_header_line_with_a_date_that_does_not_exist() {
    let desk = desk("header-date");
    desk.write("c.txt", "date 2023-02-30\n\nTrade grew by 5 percent.\n");
    told(
        &desk,
        &["c.txt"],
        &["error: c.txt:1:", "2023-02-30", "YYYY-MM-DD"],
    );
}

#[test]
fn front_matter_with_a_date_that_does_not_exist() {
    let desk = desk("front-date");
    let text = "---\ntitle: A talk\ndate: 2023-02-30\n---\n\nTrade grew by 5 percent.\n";
    desk.write("c.md", text);
    told(&desk, &["c.md"], &["error: c.md:3:", "2023-02-30"]);
}

#[test]
fn a_file_name_with_a_date_that_does_not_exist() {
    let desk = desk("name-date");
    desk.write("2023-02-30-talk.txt", "Trade grew by 5 percent.\n");
    told(
        &desk,
        &["2023-02-30-talk.txt"],
        &[
            "error: 2023-02-30-talk.txt: file name:",
            "no such day as 2023-02-30",
            "--date",
        ],
    );
    let given = desk.run(&["check", "2023-02-30-talk.txt", "--date", "2023-03-01"]);
    assert_eq!((given.status, given.err.as_str()), (OK, ""), "{given:?}");
}

#[test]
fn a_rule_test_with_a_date_that_does_not_exist() {
    rule_file(
        "test-date",
        "rules:\n  - {id: my/rule, compare: trade, expect: a == b}\ntests:\n  - rule: my/rule\n    silent:\n      - 2023-02-30: Trade grew.\n",
        &["error: r.yaml:6:", "`2023-02-30`, which is no day"],
    );
}

#[test]
fn an_option_with_a_date_that_does_not_exist() {
    let ran = desk("option-date").run(&["check", "a.txt", "b.txt", "--date", "2023-02-30"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("--date"), "{ran:?}");
    assert!(ran.err.contains("`2023-02-30` is no day"), "{ran:?}");
}

#[test]
fn a_rule_file_that_is_not_there() {
    told(
        &desk("no-rules"),
        &["--rules", "r.yaml"],
        &["error: r.yaml:", "check the path"],
    );
}

#[test]
fn a_folder_without_rules_or_rates() {
    let desk = desk("empty-rules");
    desk.write("house/readme.txt", "x");
    let says = |ending| ["error: house: no file", ending, "check the path"];
    told(&desk, &["--rules", "house"], &says(".yaml or .yml"));
    told(&desk, &["--rates", "house"], &says(".csv"));
    desk.write("house/off.yaml", "off: []\n");
    let ran = desk.run(&["check", "a.txt", "b.txt", "--rules", "house"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_of_rules_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk("closed-rules");
    desk.write("house/off.yaml", "off: []\n");
    desk.write("house/closed/more.yaml", "off: []\n");
    let closed = desk.folder().join("house/closed");
    let allow = |mode| {
        std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).expect("allowed");
    };
    allow(0o000);
    // Whoever may read everything, as root may, has nothing to be told.
    let is_closed = std::fs::read_dir(&closed).is_err();
    let ran = desk.run(&["check", "a.txt", "b.txt", "--rules", "house"]);
    allow(0o755);
    assert_eq!(ran.status, if is_closed { 2 } else { 1 }, "{ran:?}");
    assert_eq!(ran.err.contains("error: house: "), is_closed, "{ran:?}");
    finds_the_conflict(&ran);
}

#[test]
fn a_baseline_of_another_version() {
    let desk = desk("baseline-version");
    desk.write("known.json", "{\"version\": 2, \"known\": {}}");
    let ran = desk.run(&["check", "a.txt", "b.txt", "--baseline", "known.json"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    for said in [
        "error: known.json: version 2",
        "--write-baseline known.json",
    ] {
        assert!(ran.err.contains(said), "{said}: {ran:?}");
    }
}

#[test]
fn a_baseline_written_takes_no_options_of_the_report() {
    let desk = desk("baseline-options");
    for option in [
        ["--output", "report.txt"],
        ["--format", "json"],
        ["--fail-on", "error"],
    ] {
        let arguments = ["check", ".", "--write-baseline", "known.json"];
        let ran = desk.run(&[&arguments[..], &option[..]].concat());
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(option[0]), "{ran:?}");
        assert!(!desk.folder().join("known.json").exists(), "{option:?}");
    }
}

#[test]
fn a_rule_file_with_a_yaml_error() {
    rule_file(
        "yaml",
        "rules:\n  - id: \"my/rule\n    compare: trade\n",
        &["error: r.yaml:4:1:", "quoted scalar"],
    );
}

#[test]
fn an_unknown_key_with_the_nearest_known_one() {
    rule_file(
        "key",
        "rules:\n  - id: my/rule\n    compare: trade\n    perods: same\n    expect: a == b\n",
        &["error: r.yaml:4:5:", "`perods`", "did you mean `periods`?"],
    );
}

#[test]
fn an_unknown_unit_with_the_nearest_known_one() {
    rule_file(
        "unit",
        "rules:\n  - id: my/rule\n    compare: {measure: trade, unit: USDD}\n    expect: a == b\n",
        &[
            "error: r.yaml:3:",
            "`USDD` is no known unit",
            "is `USD` meant?",
        ],
    );
}

#[test]
fn an_unknown_unit_of_a_tolerance() {
    rule_file(
        "tolerance",
        "rules:\n  - id: my/rule\n    compare: job\n    expect: a == b\n    tolerance: 2 jobz\n",
        &[
            "error: r.yaml:5:",
            "`jobz` is no known unit",
            "is `job` meant?",
        ],
    );
}

#[test]
fn an_unknown_dimension_of_a_measure() {
    rule_file(
        "dimension",
        "measures:\n  - id: toll\n    title: tolls\n    dimension: mony\n    nature: flow\n",
        &[
            "error: r.yaml:4:",
            "`mony` is no dimension",
            "is `money` meant?",
        ],
    );
}

#[test]
fn a_noun_that_a_measure_counts_is_a_unit() {
    let desk = desk("noun");
    desk.write(
        "r.yaml",
        "measures:
  - {id: toll, title: toll gates, dimension: count, nature: stock, nouns: {en: [\"tollgate{,s}\"]}}
rules:
  - {id: my/rule, compare: {measure: toll, unit: tollgate}, expect: a == b, tolerance: 1 tollgate}
",
    );
    let ran = desk.run(&["check", "a.txt", "b.txt", "--rules", "r.yaml"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{ran:?}");
}

#[test]
fn two_rules_with_one_id() {
    let block = "  - id: my/rule\n    compare: trade\n    expect: a == b\n";
    rule_file(
        "twice",
        &format!("rules:\n{block}{block}"),
        &["error: r.yaml:5:5:", "two rules have the id `my/rule`"],
    );
    let flow = "  - {id: my/rule, compare: trade, expect: a == b}\n";
    rule_file(
        "twice-flow",
        &format!("rules:\n{flow}{flow}"),
        &["error: r.yaml:3:6:", "two rules have the id `my/rule`"],
    );
}

#[test]
fn a_sound_rule_file_counts_beside_a_bad_one() {
    let desk = desk("beside");
    desk.write("bad.yaml", "rules: 7\n");
    desk.write(
        "good.yaml",
        "rules:\n  - {id: my/rule, severity: error, compare: trade, periods: same, expect: a == b, rank: 1}\n",
    );
    let ran = desk.run(&["check", ".", "--rules", "bad.yaml", "--rules", "good.yaml"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("error: bad.yaml:1:"), "{ran:?}");
    assert!(ran.out.contains("error[my/rule]"), "{ran:?}");
}

#[test]
fn a_rates_file_with_a_zero() {
    rates_file(
        "zero",
        "from,until,base,quote,rate,source\n2023-01-01,2024-01-01,USD,RUB,0,me\n",
        &["error: r.csv:2:", "`0` is not above zero"],
    );
}

#[test]
fn a_rates_file_without_a_column() {
    rates_file(
        "column",
        "from,until,base,quote,source\n2023-01-01,2024-01-01,USD,RUB,me\n",
        &["error: r.csv:1:", "the column `rate` is missing"],
    );
}

#[test]
fn a_configuration_with_an_unknown_key_stops_the_run() {
    let desk = desk("config");
    desk.write(
        "crossfoot.yaml",
        "documents:\n  - path: a.txt\nbase-line: x\n",
    );
    let ran = desk.run(&["check"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains("error: crossfoot.yaml:3:1"), "{ran:?}");
    assert!(ran.err.contains("did you mean `baseline`?"), "{ran:?}");
}

#[test]
fn what_newsrooms_have_and_cannot_be_read_comes_with_a_way_to_read_it() {
    let desk = desk("formats");
    let cyrillic = b"\xC2 2021 \xE3\xEE\xE4\xF3 \xF2\xEE\xE2\xE0\xF0\xEE\xEE\xE1\xEE\xF0\xEE\xF2";
    for (name, bytes, help) in [
        ("talk.pdf", &b"%PDF-1.7 \0"[..], "`pdftotext -layout FILE`"),
        ("talk.docx", b"PK\x03\x04\0", "`pandoc FILE -o FILE.md`"),
        ("talk.doc", b"\xD0\xCF\x11\xE0\0", "save it as text"),
        ("talk.rtf", b"{\\rtf1 5 %}", "rich text"),
        (
            "wide.txt",
            b"\xFF\xFE\0\x005\0\0\0",
            "`iconv -f UTF-32 -t UTF-8 FILE`",
        ),
        (
            "cyrillic.txt",
            cyrillic,
            "`iconv -f WINDOWS-1251 -t UTF-8 FILE`",
        ),
    ] {
        desk.write(name, bytes);
        told(&desk, &[name], &[&format!("error: {name}:"), help]);
    }
}

#[test]
fn a_report_that_cannot_be_written_says_why() {
    let desk = desk("unwritable");
    let nowhere = desk.run(&["check", ".", "--output", "nowhere/report.txt"]);
    assert_eq!(nowhere.status, 2);
    assert!(
        nowhere
            .err
            .contains("nowhere/report.txt: the folder it is to be in is not there"),
        "{nowhere:?}"
    );
    let folder = desk.run(&["check", ".", "--output", "."]);
    assert_eq!(folder.status, 2);
    #[cfg(unix)]
    assert!(folder.err.contains(".: this is a folder"), "{folder:?}");
}
