//! crossfoot.yaml: every key does what it says, options win over it, and a slip in it is named.

mod run;

use run::{Desk, OK};
use serde_json::Value;

fn talk(amount: &str) -> String {
    format!("In 2021, trade between Kazakhstan and Armenia came to {amount}.\n")
}

/// A desk with a configuration and two documents that conflict.
fn desk(name: &str, config: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("crossfoot.yaml", config);
    desk.write("talks/a.txt", talk("$5 billion"));
    desk.write("talks/b.txt", talk("$9 billion"));
    desk
}

fn schema() -> Value {
    let ran = Desk::new("config-schema").run(&["rules", "schema", "config"]);
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn it_is_found_upwards_and_its_paths_start_where_it_stands() {
    let desk = desk("config-upwards", "documents: [{path: \"talks/*.txt\"}]\n");
    assert_eq!(desk.run(&["check"]).status, 1);
    desk.write("deep/down/here.txt", "");
    let below = Desk::at(&desk, "deep/down").run(&["check"]);
    assert_eq!(below.status, 1, "{below:?}");
    assert!(below.out.contains("../../talks/a.txt:1:"), "{below:?}");
    let told = Desk::at(&desk, "deep/down").run(&["check", "--verbose"]);
    assert!(
        told.err.contains("configuration: ../../crossfoot.yaml"),
        "{told:?}"
    );
}

#[test]
fn another_file_or_none_can_be_asked_for() {
    let desk = desk("config-other", "documents: [{path: \"talks/*.txt\"}]\n");
    desk.write("other.yaml", "documents: [{path: talks/a.txt}]\n");
    assert_eq!(desk.run(&["check", "--config", "other.yaml"]).status, OK);
    let none = desk.run(&["check", "--no-config"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no documents"), "{none:?}");
    let missing = desk.run(&["check", "--config", "nowhere.yaml"]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("nowhere.yaml"), "{missing:?}");
}

#[test]
fn documents_carry_what_their_text_does_not_say() {
    let desk = Desk::new("config-documents");
    desk.write("a.txt", "Trade came to $5 billion last year.\n");
    desk.write("b.txt", "Товарооборот составил 5 млрд долларов.\n");
    desk.write(
        "crossfoot.yaml",
        "documents:\n  - {path: a.txt, date: 2020-05-05, title: A talk, parties: [KZ, AM]}\n  - {path: b.txt, language: ru}\n",
    );
    let ran = desk.run(&["extract", "--format", "jsonl"]);
    let first: Value =
        serde_json::from_str(ran.out.lines().next().expect("a claim")).expect("JSON");
    assert_eq!(first["from"], "2019-01-01", "{first}");
    assert_eq!(first["parties"], serde_json::json!(["AM", "KZ"]), "{first}");
    let tables = desk.run(&[
        "compare", "--all", "--by", "language", "--format", "markdown",
    ]);
    assert!(tables.out.contains("| ru |"), "{tables:?}");
}

#[test]
fn archive_rules_rates_and_reference_are_read() {
    let desk = desk(
        "config-data",
        "documents: [{path: talks/a.txt}]\narchive: [talks]\n",
    );
    assert_eq!(
        desk.run(&["check"]).status,
        1,
        "the archive contradicts the new document"
    );
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: \"talks/*\"}]\nrules: [house.yaml]\n",
    );
    desk.write("house.yaml", "off: [trade/same-period]\n");
    let off = desk.run(&["check", "--format", "jsonl"]);
    assert!(!off.out.contains("trade/same-period"), "{off:?}");
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: talks/a.txt}]\nreference: [known.csv]\n",
    );
    desk.write(
        "known.csv",
        "measure,parties,from,until,value,unit,source\ntrade,AM; KZ,2021-01-01,2022-01-01,7000000000,USD,The office\n",
    );
    let known = desk.run(&["check"]);
    assert!(known.out.contains("The office"), "{known:?}");
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: \"talks/*\"}]\nrates: [rates.csv]\n",
    );
    desk.write(
        "rates.csv",
        "from,until,base,quote,rate,source\n2021-01-01,2022-01-01,USD,XTS,10,A test\n",
    );
    let rated = desk.run(&["compare", "--in", "XTS"]);
    assert!(rated.out.contains("50 bn XTS"), "{rated:?}");
}

#[test]
fn fail_on_and_baseline_hold_unless_an_option_says_otherwise() {
    let desk = desk(
        "config-fail-on",
        "documents: [{path: \"talks/*\"}]\nfail-on: never\n",
    );
    assert_eq!(desk.run(&["check"]).status, OK);
    for (severity, status) in [("error", 1), ("warning", 1), ("note", 1), ("never", OK)] {
        assert_eq!(
            desk.run(&["check", "--fail-on", severity]).status,
            status,
            "{severity}"
        );
    }
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: \"talks/*\"}]\nbaseline: known.json\n",
    );
    let missing = desk.run(&["check"]);
    assert_eq!(
        missing.status, 2,
        "a baseline that is not there is said: {missing:?}"
    );
    assert!(
        missing.err.contains("--write-baseline known.json"),
        "{missing:?}"
    );
    assert_eq!(
        desk.run(&["check", "--write-baseline", "known.json"])
            .status,
        OK
    );
    assert_eq!(desk.run(&["check"]).status, OK);
    desk.write("empty.json", "{\"version\": 1, \"findings\": []}");
    assert_eq!(desk.run(&["check", "--baseline", "empty.json"]).status, 1);
}

#[test]
fn a_baseline_knows_findings_by_content_and_not_by_line() {
    let desk = desk(
        "config-baseline",
        "documents: [{path: \"talks/*\"}]\nbaseline: known.json\n",
    );
    assert_eq!(
        desk.run(&["check", "--write-baseline", "known.json"])
            .status,
        OK
    );
    desk.write(
        "talks/b.txt",
        format!("A line more.\n\nAnd another.\n\n{}", talk("$9 billion")),
    );
    let moved = desk.run(&["check"]);
    assert_eq!(moved.status, OK, "{moved:?}");
    assert!(moved.out.contains("1 in the baseline"), "{moved:?}");
    desk.write("talks/b.txt", talk("$8 billion"));
    let changed = desk.run(&["check"]);
    assert_eq!(
        changed.status, 1,
        "another figure is another finding: {changed:?}"
    );
    assert!(changed.out.contains("is gone"), "{changed:?}");
    let json: Value =
        serde_json::from_str(&desk.run(&["check", "--format", "json"]).out).expect("JSON");
    assert_eq!(json["gone"].as_array().map(Vec::len), Some(1));
}

#[test]
fn every_field_of_a_suppression_must_fit() {
    let desk = desk("config-suppress", "documents: [{path: \"talks/*\"}]\n");
    let first = desk.run(&["check", "--format", "jsonl"]).out;
    let finding: Value =
        serde_json::from_str(first.lines().next().expect("a finding")).expect("JSON");
    let id = finding["id"].as_str().expect("an id");
    for (fields, quiet) in [
        (format!("finding: \"{id}\""), true),
        ("document: \"talks/b*\"".to_owned(), true),
        ("rule: \"trade/*\", document: talks/a.txt".to_owned(), true),
        (
            "rule: \"ordinal/*\", document: talks/a.txt".to_owned(),
            false,
        ),
        ("rule: \"trade/*\", document: talks/c.txt".to_owned(), false),
    ] {
        let config = format!(
            "documents: [{{path: \"talks/*\"}}]\nsuppress: [{{{fields}, reason: it was mended}}]\n"
        );
        desk.write("crossfoot.yaml", config);
        let ran = desk.run(&["check"]);
        assert_eq!(ran.status, if quiet { OK } else { 1 }, "{fields}: {ran:?}");
        assert_eq!(
            ran.err.contains("keeps nothing quiet"),
            !quiet,
            "{fields}: {ran:?}"
        );
    }
}

#[test]
fn a_slip_is_named_with_its_place_and_the_nearest() {
    let desk = desk("config-slips", "");
    for (config, said) in [
        ("document: []\n", "`documents`"),
        ("documents:\n  - {pth: a}\n", "`path`"),
        ("fail-on: eror\n", "`error`"),
        ("fail_on: error\n", "`fail-on`"),
        ("suppress:\n  - {rules: x, reason: y}\n", "`rule`"),
        (
            "suppress:\n  - {reason: y}\n",
            "name a rule, a document or a finding",
        ),
        (
            "suppress:\n  - {rule: x, reason: \"\"}\n",
            "the reason is empty",
        ),
        (
            "documents:\n  - {path: a, date: 2024-02-30}\n",
            "no day of the calendar",
        ),
        (
            "documents:\n  - {path: talks/a.txt, language: xx}\n",
            "no vocabulary for the language `xx`",
        ),
        ("documents: [\n", "crossfoot.yaml:"),
    ] {
        desk.write("crossfoot.yaml", config);
        let ran = desk.run(&["check", "talks"]);
        assert_eq!(ran.status, 2, "{config}: {ran:?}");
        assert!(ran.err.contains(said), "{config}: {}", ran.err);
    }
    desk.write("crossfoot.yaml", "documents: []\narchve: []\n");
    let ran = desk.run(&["check", "talks"]);
    assert!(
        ran.err.contains("crossfoot.yaml:2:1") && ran.err.contains("`archive`"),
        "{}",
        ran.err
    );
}

#[test]
fn init_explains_every_key_and_what_it_writes_is_valid() {
    let template = Desk::new("config-init").run(&["init", "--print"]).out;
    let schema = schema();
    for key in schema["properties"].as_object().expect("keys").keys() {
        let there = template.lines().any(|line| {
            line.trim_start_matches(['#', ' '])
                .starts_with(&format!("{key}:"))
        });
        assert!(there, "init says nothing of {key}");
    }
    // The keys in comments, opened: a comment that is a key has its sign right before it, one that is words is a sentence.
    let open = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if rest.starts_with(' ') => line.replacen('#', "", 1),
        Some(rest) => {
            let word = rest.split(':').next().unwrap_or_default();
            let is_key = schema["properties"].get(word).is_some();
            if is_key {
                rest.to_owned()
            } else {
                line.to_owned()
            }
        }
        None => line.replacen('#', "", 1),
    };
    let opened: Vec<String> = template.lines().map(open).collect();
    let yaml: serde_yaml::Value =
        serde_yaml::from_str(&opened.join("\n")).expect("YAML when the comments are opened");
    assert_eq!(
        yaml.as_mapping().map(serde_yaml::Mapping::len),
        schema["properties"].as_object().map(serde_json::Map::len)
    );
    let json = serde_json::to_value(yaml).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(&json)
        .map(|e| e.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{json:#}");
    assert!(
        !validator.is_valid(&serde_json::json!({"documens": []})),
        "the schema knows its keys"
    );
}

#[test]
fn a_new_rule_file_passes_its_own_tests() {
    let desk = Desk::new("config-rules-new");
    assert_eq!(desk.run(&["rules", "new", "house.yaml"]).status, OK);
    let ran = desk.run(&["rules", "test", "house/", "--rules", "house.yaml"]);
    assert_eq!(ran.status, OK, "{ran:?}");
    assert!(ran.out.contains("2 cases"), "{ran:?}");
    assert_eq!(
        desk.run(&["rules", "new", "house.yaml"]).status,
        2,
        "it overwrites nothing"
    );
}

#[test]
fn a_document_may_be_a_path_alone_and_a_slip_in_an_entry_has_a_place() {
    let desk = desk("config-entries", "documents: [talks]\n");
    assert_eq!(desk.run(&["check"]).status, 1);
    for (config, said) in [
        (
            "documents: [talks, 3]\n",
            "crossfoot.yaml:1:20: documents[1]: invalid type: integer `3`, expected a path",
        ),
        (
            "documents:\n  - path: talks\n    dat: 2024-02-01\n",
            "crossfoot.yaml:3:5: documents[0]: unknown field `dat`",
        ),
        (
            "documents:\n  - path: talks\n    date: 2024-13-01\n",
            "documents[0]: `2024-13-01` is no day of the calendar; write it as 2024-02-01",
        ),
        (
            "documents: [{path: talks, language: xx}]\n",
            "`xx`, which crossfoot.yaml gives talks; there are de, en",
        ),
        (
            "documents: [talks]\nrules: [nowhere.yaml]\n",
            "nowhere.yaml: no such file; check the path in crossfoot.yaml",
        ),
    ] {
        desk.write("crossfoot.yaml", config);
        let ran = desk.run(&["check"]);
        assert_eq!(ran.status, 2, "{ran:?}");
        assert!(ran.err.contains(said), "{said}: {ran:?}");
    }
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for (config, fits) in [
        (
            serde_json::json!({"documents": ["talks", {"path": "a"}]}),
            true,
        ),
        (serde_json::json!({"documents": [3]}), false),
    ] {
        assert_eq!(validator.is_valid(&config), fits, "{config}");
    }
}

#[test]
fn a_suppression_for_a_rule_that_there_is_not_names_the_nearest() {
    let desk = desk(
        "config-no-such-rule",
        "documents: [talks]\nsuppress: [{rule: trade/same-perod, reason: a slip}]\n",
    );
    let ran = desk.run(&["check"]);
    assert!(
        ran.err.contains("suppress[0] in crossfoot.yaml: no rule is called `trade/same-perod`; is `trade/same-period` meant?"),
        "{ran:?}"
    );
    desk.write(
        "crossfoot.yaml",
        "documents: [talks]\nsuppress: [{rule: edition/*, reason: of --versions}]\n",
    );
    let ran = desk.run(&["check"]);
    assert!(ran.err.contains("keeps nothing quiet any more"), "{ran:?}");
}

#[test]
fn init_names_the_folders_that_hold_documents() {
    let desk = Desk::new("config-init-folders");
    desk.write("speeches/2024/a.txt", talk("$5 billion"));
    desk.write("press \"x\"/b.md", talk("$9 billion"));
    desk.write("pictures/c.png", "");
    let ran = desk.run(&["init"]);
    assert_eq!(ran.status, OK, "{ran:?}");
    assert!(ran.err.contains("speeches/"), "{ran:?}");
    let config = desk.read("crossfoot.yaml");
    assert!(
        !config.contains("pictures") && !config.contains("transcripts/**"),
        "{config}"
    );
    let checked = desk.run(&["check"]);
    assert_eq!(checked.status, 1, "both folders are read: {checked:?}");
    let empty = Desk::new("config-init-empty").run(&["init"]);
    assert!(empty.err.contains("transcripts/"), "{empty:?}");
}

#[test]
fn a_known_finding_stays_known_when_a_document_takes_its_side() {
    let desk = desk(
        "config-baseline-witness",
        "documents: [talks]\nbaseline: known.json\n",
    );
    desk.write("talks/c.txt", talk("$9 billion"));
    assert_eq!(
        desk.run(&["check", "--write-baseline", "known.json"])
            .status,
        OK
    );
    // Names that come first and last, so that the sides are told by another document.
    for name in ["talks/0.txt", "talks/z.txt"] {
        desk.write(name, talk("$9 billion"));
        let joined = desk.run(&["check"]);
        assert_eq!(joined.status, OK, "{joined:?}");
        assert!(!joined.out.contains("is gone"), "{joined:?}");
    }
    desk.write("talks/d.txt", talk("$2 billion"));
    let new = desk.run(&["check"]);
    assert_eq!(new.status, 1, "a third figure is a new finding: {new:?}");
}

#[test]
fn what_a_check_does_not_report_on_is_not_gone() {
    let desk = desk("config-baseline-against", "baseline: known.json\n");
    assert_eq!(
        desk.run(&["check", "talks", "--write-baseline", "known.json"])
            .status,
        OK
    );
    desk.write(
        "new/c.txt",
        "In 2020, trade between Kazakhstan and Armenia came to $1 billion.\n",
    );
    let ran = desk.run(&["check", "new", "--against", "talks"]);
    assert_eq!(ran.status, OK, "{ran:?}");
    assert!(!ran.out.contains("is gone"), "{ran:?}");
    desk.write("talks/b.txt", talk("$5 billion"));
    let mended = desk.run(&["check", "talks"]);
    assert!(mended.out.contains("is gone"), "{mended:?}");
}

#[test]
fn what_an_entry_says_holds_from_wherever_its_documents_are_named() {
    let text = "Last year, trade came to $5 billion.\n";
    let dated = |desk: &Desk, path: &str| {
        let ran = desk.run(&["extract", "--format", "jsonl", path]);
        ran.out.contains("\"from\":\"2019-01-01\"")
    };
    let desk = Desk::new("config-wherever");
    desk.write("talks/2020/a.txt", text);
    desk.write("other/a.txt", text);
    let below = Desk::at(&desk, "talks");
    let whole = desk.folder().join("talks/2020/a.txt");
    let whole = whole.to_str().expect("a path");
    for (path, fits) in [
        ("talks/", true),
        ("talks", true),
        ("./talks/2020/a.txt", true),
        ("talks/**/*.txt", true),
        ("talks/*/a.txt", true),
        ("talks/*.txt", false),
        ("talks/*", false),
        ("2020/a.txt", false),
        ("other", false),
    ] {
        let config = format!("documents: [{{path: \"{path}\", date: 2020-05-05}}]\n");
        desk.write("crossfoot.yaml", config);
        assert_eq!(dated(&desk, "talks/2020/a.txt"), fits, "{path}");
        assert_eq!(dated(&desk, whole), fits, "{path}, from the root");
        assert_eq!(dated(&below, "2020/a.txt"), fits, "{path}, from below");
        assert_eq!(
            dated(&below, "../other/../talks/2020/a.txt"),
            fits,
            "{path}, the long way"
        );
    }
}

#[test]
fn an_entry_is_for_documents_of_a_corpus_by_their_ids() {
    let desk = Desk::new("config-corpus");
    desk.write(
        "corpus.jsonl",
        "{\"id\": \"talk-1\", \"text\": \"Last year, trade came to $5 billion.\"}\n",
    );
    desk.write(
        "crossfoot.yaml",
        "documents: [{path: \"talk-*\", date: 2020-05-05}]\n",
    );
    let ran = desk.run(&["extract", "--format", "jsonl", "corpus.jsonl"]);
    assert!(ran.out.contains("\"from\":\"2019-01-01\""), "{ran:?}");
}

#[test]
fn the_document_of_a_suppression_is_seen_from_the_configuration() {
    let desk = desk("config-suppress-below", "");
    for (document, quiet) in [("talks", true), ("talks/b.txt", true), ("b.txt", false)] {
        let config = format!(
            "documents: [talks]\nsuppress: [{{document: {document}, reason: it was mended}}]\n"
        );
        desk.write("crossfoot.yaml", config);
        let below = Desk::at(&desk, "talks");
        for ran in [
            desk.run(&["check"]),
            below.run(&["check"]),
            below.run(&["check", "a.txt", "b.txt"]),
        ] {
            assert_eq!(
                ran.status,
                if quiet { OK } else { 1 },
                "{document}: {ran:?}"
            );
        }
    }
}
