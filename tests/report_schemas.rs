//! Reports for other programs are valid by the schemas those programs read them by.

mod sample;

use crossfoot::report::{CheckReport, gitlab, json, sarif};
use sample::{hostile, json_of, usual};

/// The official schema, whole. One pattern in it has a bracket that closes nothing, which JavaScript takes for the character
/// itself and a strict reader refuses: it is written as the character, and so means what the schema means.
fn sarif_schema() -> jsonschema::Validator {
    let text = include_str!("schemas/sarif-2.1.0.json");
    let (stray, written) = ("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$");
    assert_eq!(
        text.matches(stray).count(),
        2,
        "the schema has changed: validate against it as it is"
    );
    let schema = serde_json::from_str(&text.replace(stray, written)).expect("the schema");
    jsonschema::validator_for(&schema).expect("the schema compiles")
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    let validator = sarif_schema();
    for report in [usual(), hostile(), CheckReport::default()] {
        let log = json_of(sarif::write, &report);
        let errors: Vec<String> = validator.iter_errors(&log).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    let result = &json_of(sarif::write, &usual())["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "trade/same-period");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "talks/almaty.txt"
    );
    assert_eq!(
        result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "talks/moscow.txt"
    );
    assert_eq!(
        result["partialFingerprints"]["crossfoot/v1"],
        "0123456789ab"
    );
}

#[test]
fn the_sarif_test_can_fail() {
    let validator = sarif_schema();
    let mut log = json_of(sarif::write, &usual());
    log["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!validator.is_valid(&log));
}

#[test]
fn gitlab_is_valid_by_what_gitlab_reads() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("schemas/gitlab-codequality.json")).expect("the schema");
    for report in [usual(), hostile(), CheckReport::default()] {
        let issues = json_of(gitlab::write, &report);
        assert!(jsonschema::is_valid(&schema, &issues), "{issues}");
    }
}

#[test]
fn json_is_valid_by_its_own_schema() {
    let schema = json::schema();
    for report in [usual(), hostile(), CheckReport::default()] {
        let value = json_of(json::write, &report);
        assert!(jsonschema::is_valid(&schema, &value), "{value}");
    }
    let usual = json_of(json::write, &usual());
    assert_eq!(usual["summary"]["errors"], 1);
    assert_eq!(
        usual["findings"][0]["evidence"][0]["claim"]["value"],
        "24000000000"
    );
}

#[test]
fn the_gitlab_test_can_fail() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("schemas/gitlab-codequality.json")).expect("the schema");
    for (field, wrong) in [
        ("severity", "error".into()),
        ("fingerprint", 7.into()),
        ("location", "a.txt".into()),
    ] {
        let mut issues = json_of(gitlab::write, &usual());
        issues[0][field] = wrong;
        assert!(!jsonschema::is_valid(&schema, &issues), "{field}");
    }
}

#[test]
fn the_json_test_can_fail() {
    let mut value = json_of(json::write, &usual());
    value["findings"][0]["evidence"][0]["claim"]["line"] = "one".into();
    assert!(!jsonschema::is_valid(&json::schema(), &value));
}
