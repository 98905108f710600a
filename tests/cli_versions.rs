//! `check --versions`: what was changed between two editions of one document, and a translation against its original.

mod run;

use run::{Desk, OK};
use serde_json::Value;

const TALK: &str = "\
YEREVAN, May 3, 2024 - The talks.

Anna Petrova: Trade between Kazakhstan and Armenia came to $300 million in 2023. Exports grew by 12 percent, and 48 joint
companies are at work.

Plans are larger: in 2030, trade is to reach $500 million.

Aram Hakobyan: Thank you. We have built 16 schools and 9 hospitals.
";

/// The findings of a check of two editions as JSON.
fn compared(name: &str, old: &str, new: &str) -> (i32, Vec<Value>) {
    let desk = Desk::new(name);
    desk.write("old.txt", old);
    desk.write("new.txt", new);
    let ran = desk.run(&[
        "check",
        "old.txt",
        "new.txt",
        "--versions",
        "--format",
        "json",
    ]);
    let report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let findings = report["findings"].as_array().expect("findings").clone();
    (ran.status, findings)
}

fn rules(findings: &[Value]) -> Vec<&str> {
    findings
        .iter()
        .map(|f| f["rule"].as_str().expect("a rule"))
        .collect()
}

fn message(finding: &Value) -> &str {
    finding["message"].as_str().expect("a message")
}

#[test]
fn editions_with_the_same_figures_pass() {
    let (status, findings) = compared(
        "versions-same",
        TALK,
        &TALK.replace("Thank you.", "I thank you all very much."),
    );
    assert_eq!((status, findings.len()), (OK, 0), "{findings:?}");
}

#[test]
fn a_changed_figure_is_shown_with_both_quotes() {
    let (status, findings) = compared(
        "versions-changed",
        TALK,
        &TALK.replace("$300 million", "$330 million"),
    );
    assert_eq!(
        (status, rules(&findings).as_slice()),
        (1, &["edition/changed"][..])
    );
    assert_eq!(message(&findings[0]), "$300 million became $330 million");
    let quotes: Vec<&str> = findings[0]["evidence"]
        .as_array()
        .expect("evidence")
        .iter()
        .map(|e| e["claim"]["quote"].as_str().expect("a quote"))
        .collect();
    assert!(
        quotes[0].contains("$330 million in 2023") && quotes[1].contains("$300 million in 2023"),
        "{quotes:?}"
    );
    assert_eq!(findings[0]["evidence"][0]["claim"]["doc"], "new.txt");
}

#[test]
fn figures_taken_out_and_put_in_are_told() {
    let new = TALK.replace(" and 9 hospitals", "").replace(
        "Plans are larger:",
        "We now have 75 shops. Plans are larger:",
    );
    let (status, findings) = compared("versions-moved", TALK, &new);
    assert_eq!(status, 1);
    let mut told: Vec<&str> = findings.iter().map(message).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        ["no longer there: 9 hospitals", "not there before: 75 shops"]
    );
}

#[test]
fn another_unit_period_direction_or_hedge_is_a_change() {
    for (from, to, rule, working) in [
        (
            "$300 million",
            "€300 million",
            "edition/changed",
            "300 m USD → 300 m EUR",
        ),
        (
            "12 percent",
            "12 percentage points",
            "edition/changed",
            "12 percent → 12 percentage_point",
        ),
        ("in 2023", "in 2022", "edition/changed", "2023 → 2022"),
        ("grew by 12", "fell by 12", "edition/changed", "up → down"),
        (
            "came to $300",
            "came to almost $300",
            "edition/reworded",
            "plain → under",
        ),
    ] {
        let (_, findings) = compared("versions-parts", TALK, &TALK.replace(from, to));
        let told = rules(&findings).contains(&rule);
        let text = serde_json::to_string(&findings).expect("JSON");
        assert!(told && text.contains(working), "{from} → {to}: {text}");
    }
}

#[test]
fn a_moved_paragraph_changes_nothing() {
    let plans = "Plans are larger: in 2030, trade is to reach $500 million.\n\n";
    let new = TALK
        .replace(plans, "")
        .replace("Anna Petrova: ", &format!("Anna Petrova: {plans}"));
    let (status, findings) = compared("versions-order", TALK, &new);
    assert_eq!((status, findings.len()), (OK, 0), "{findings:?}");
}

#[test]
fn a_translation_is_held_against_its_original() {
    let (en, ru) = (
        "fixtures/bilingual/03-almaty-2023.en.txt",
        "fixtures/bilingual/03-almaty-2023.ru.txt",
    );
    let read = |name| std::fs::read_to_string(name).expect("a fixture");
    let (status, findings) = compared("translation", &read(ru), &read(en));
    assert_eq!((status, findings.len()), (OK, 0), "{findings:?}");
    let slip = read(en).replace("billion", "million");
    assert_ne!(slip, read(en), "the fixture speaks of billions");
    let (status, findings) = compared("translation", &read(ru), &slip);
    assert_eq!(status, 1);
    assert!(
        rules(&findings)
            .iter()
            .all(|rule| *rule == "edition/changed"),
        "{findings:?}"
    );
}

#[test]
fn explain_knows_findings_and_rules_of_editions() {
    let desk = Desk::new("versions-explain");
    desk.write("old.txt", TALK);
    desk.write("new.txt", TALK.replace("16 schools", "61 schools"));
    let ran = desk.run(&[
        "check",
        "old.txt",
        "new.txt",
        "--versions",
        "--format",
        "jsonl",
    ]);
    let finding: Value =
        serde_json::from_str(ran.out.lines().next().expect("a finding")).expect("JSON");
    let id = finding["id"].as_str().expect("an id");
    let page = desk.run(&["explain", id, "old.txt", "new.txt", "--versions"]);
    assert!(
        page.out.contains("16 schools became 61 schools"),
        "{page:?}"
    );
    let page = desk.run(&["explain", "edition/changed"]);
    assert!(page.out.starts_with("# edition/changed\n"), "{page:?}");
}

#[test]
fn one_document_has_no_editions() {
    let desk = Desk::new("versions-one");
    desk.write("old.txt", TALK);
    let ran = desk.run(&["check", "old.txt", "--versions"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("two documents or more"), "{ran:?}");
}
