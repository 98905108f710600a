//! What is wrong with a rule or rates file is told with file, line, and what to do.

use crossfoot::rules::{Rates, RuleSet, Source};

fn rules(text: &str) -> String {
    match RuleSet::load(&[Source::new("my.yaml", text)]) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

fn rates(text: &str) -> String {
    match Rates::load(&[Source::new("my.csv", text)]) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn an_unknown_key_names_the_nearest_known_one() {
    let told = rules(
        "rules:\n  - id: my/rule\n    sevrity: error\n    compare: trade\n    expect: a == b\n",
    );
    assert!(told.starts_with("my.yaml:3:5: "), "{told}");
    assert!(told.contains("`severity`"), "{told}");
}

#[test]
fn broken_yaml_names_its_place() {
    let told = rules("rules:\n  - id: [my\n");
    assert!(told.starts_with("my.yaml:"), "{told}");
}

#[test]
fn an_unknown_measure_names_the_nearest_known_one() {
    let told = rules("rules:\n  - id: my/rule\n    compare: trad\n    expect: a == b\n");
    assert!(
        told.contains("`trad` is no measure; is `trade` meant?"),
        "{told}"
    );
    assert!(told.starts_with("my.yaml:3:"), "{told}");
}

#[test]
fn an_expression_points_at_what_is_wrong() {
    let told = rules("rules:\n  - id: my/rule\n    compare: trade\n    expect: a == c * 2\n");
    assert!(told.starts_with("my.yaml:4:18: "), "{told}");
    assert!(told.contains("\n  a == c * 2\n       ^"), "{told}");
}

#[test]
fn money_is_not_added_to_jobs() {
    let told = rules(
        "rules:\n  - id: my/rule\n    given:\n      a: {measure: trade}\n      b: {measure: job}\n    expect: a + b == a\n",
    );
    assert!(told.contains("money cannot be added to count"), "{told}");
}

#[test]
fn two_rules_with_one_id_are_a_problem() {
    let rule = "  - id: my/rule\n    compare: trade\n    expect: a == b\n";
    let told = rules(&format!("rules:\n{rule}{rule}"));
    assert!(told.contains("two rules have the id `my/rule`"), "{told}");
    assert!(told.starts_with("my.yaml:5:"), "{told}");
}

#[test]
fn an_unknown_unit_is_a_problem() {
    let told = rules(
        "rules:\n  - id: my/rule\n    compare: {measure: trade, unit: ' '}\n    expect: a == b\n",
    );
    assert!(told.contains("is no unit"), "{told}");
}

#[test]
fn several_problems_are_told_together() {
    let told = rules(
        "rules:\n  - id: my/one\n    compare: trad\n    expect: a == b\n  - id: my/two\n    compare: trade\n    expect: a = b\n",
    );
    assert_eq!(
        told.lines().filter(|l| l.starts_with("my.yaml")).count(),
        2,
        "{told}"
    );
}

#[test]
fn a_shipped_rule_is_turned_off_by_one_line() {
    let load = |text: &str| RuleSet::load(&[Source::new("my.yaml", text)]).unwrap();
    assert!(load("").rule("trade/within").is_some());
    assert!(load("off: [trade/within]\n").rule("trade/within").is_none());
    assert!(
        load("off: [trade/*]\n")
            .rules()
            .iter()
            .all(|r| !r.id.starts_with("trade/"))
    );
}

/// Who changes a shipped file begins with a copy of it.
#[test]
fn a_copy_of_a_shipped_file_is_a_rule_file() {
    let packs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/packs");
    let shipped = RuleSet::embedded().unwrap();
    let mut copies = 0;
    for entry in std::fs::read_dir(packs).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".tests.yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let loaded = RuleSet::load(&[Source::new(&name, &text)]);
        let loaded = loaded.unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert_eq!(loaded.rules().len(), shipped.rules().len(), "{name}");
        assert_eq!(loaded.measures().len(), shipped.measures().len(), "{name}");
        copies += 1;
    }
    assert!(copies > 5);
}

#[test]
fn a_rates_file_names_the_line_that_is_wrong() {
    let head = "from,until,base,quote,rate,source\n";
    let row = |row: &str| rates(&format!("{head}{row}\n"));
    assert_eq!(row("2023-01-01,2024-01-01,USD,RUB,85.25,x"), "no problem");
    assert!(
        row("2023-01-01,2024-01-01,USD,RUB,0,x")
            .starts_with("my.csv:2: the rate `0` is not above zero")
    );
    assert!(
        row("2023-02-30,2024-01-01,USD,RUB,85,x")
            .contains("`2023-02-30` in column `from` is no date")
    );
    assert!(row("2024-01-01,2023-01-01,USD,RUB,85,x").contains("holds no day"));
    assert!(rates("from,until,base,quote,source\n").contains("the column `rate` is missing"));
}

#[test]
fn what_hangs_together_expects_nothing_more() {
    let told =
        rules("rules:\n  - id: my/rule\n    together: {measure: trade}\n    expect: a == b\n");
    assert_eq!(
        told,
        "my.yaml:4:13: rule `my/rule`: a rule with `together` has no `expect`"
    );
}

#[test]
fn ends_are_those_of_the_first_claim_and_of_no_other() {
    let rule = |given: &str| {
        rules(&format!(
            "rules:\n  - id: my/rule\n    severity: note\n    given:\n      growth: {{measure: any, kind: change, dimension: ratio}}\n\
             {given}    expect: now == before * (1 + growth)\n    message: no\n"
        ))
    };
    let before = "      before: {measure: any, kind: level, from_of: growth}\n";
    let right = rule(&format!(
        "{before}      now: {{measure: any, kind: level, to_of: growth}}\n"
    ));
    assert_eq!(right, "no problem");
    for now in [
        "{measure: any, kind: level}",
        "{measure: any, kind: level, to_of: before}",
    ] {
        let told = rule(&format!("{before}      now: {now}\n"));
        assert!(told.starts_with("my.yaml:7:"), "{told}");
        assert!(told.contains("every claim but the first"), "{told}");
    }
}

#[test]
fn what_is_beyond_all_reason_is_refused() {
    let rule = |period: &str, expect: &str| {
        rules(&format!(
            "rules:\n  - id: my/rule\n    severity: note\n    given:\n      now: {{measure: trade}}\n      \
             before: {{measure: trade, period: {period}}}\n    expect: {expect}\n    message: no\n"
        ))
    };
    assert_eq!(rule("20 years before now", "now == before"), "no problem");
    for years in ["0", "-1", "1001", "32767", "-32768", "99999"] {
        let told = rule(&format!("{years} years before now"), "now == before");
        assert!(told.starts_with("my.yaml:6:"), "{told}");
        assert!(told.contains("write one from 1 to 1000"), "{told}");
    }
    let told = rule(
        "a year before now",
        &format!("now == before{}", " + before".repeat(5000)),
    );
    assert!(told.starts_with("my.yaml:7:"), "{told}");
    assert!(told.contains("more than 256 things are joined"), "{told}");
}
