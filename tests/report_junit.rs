//! JUnit XML is valid by Jenkins' schema of it (`junit-10.xsd` of the xunit plugin), which is written here as a table.
//!
//! There is no official schema; this one takes what Ant, Maven Surefire and GitLab read.

mod sample;

use crossfoot::check::Severity;
use crossfoot::report::{CheckReport, junit};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sample::{hostile, usual, written};

/// What the schema says of an element.
struct Element {
    name: &'static str,
    needs: &'static [&'static str],
    may_have: &'static [&'static str],
    holds: &'static [&'static str],
    text: bool,
}

const SCHEMA: [Element; 6] = [
    Element {
        name: "testsuites",
        needs: &[],
        may_have: &["name", "time", "tests", "failures", "errors"],
        holds: &["testsuite"],
        text: false,
    },
    Element {
        name: "testsuite",
        needs: &["name", "tests", "failures", "errors"],
        may_have: &[
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
            "log",
            "url",
        ],
        holds: &[
            "testsuite",
            "properties",
            "testcase",
            "system-out",
            "system-err",
        ],
        text: false,
    },
    Element {
        name: "testcase",
        needs: &["name"],
        may_have: &["time", "classname", "group"],
        holds: &["skipped", "error", "failure", "system-out", "system-err"],
        text: false,
    },
    Element {
        name: "failure",
        needs: &[],
        may_have: &["type", "message"],
        holds: &[],
        text: true,
    },
    Element {
        name: "error",
        needs: &[],
        may_have: &["type", "message"],
        holds: &[],
        text: true,
    },
    Element {
        name: "system-out",
        needs: &[],
        may_have: &[],
        holds: &[],
        text: true,
    },
];

fn element(name: &str) -> Result<&'static Element, String> {
    let found = SCHEMA.iter().find(|e| e.name == name);
    found.ok_or_else(|| format!("no element is called {name}"))
}

/// What is wrong with a document by the schema; nothing when it is valid.
fn validate(xml: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<&Element> = Vec::new();
    let mut roots = 0;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                roots += usize::from(open.is_empty());
                open.push(starts(&tag, open.last().copied())?);
            }
            Event::Empty(tag) => drop(starts(&tag, open.last().copied())?),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                let blank = text.trim().is_empty();
                let may = open.last().is_none_or(|e| e.text);
                if !blank && !may {
                    return Err("text where only elements may be".to_owned());
                }
            }
            Event::GeneralRef(_) | Event::Decl(_) => {}
            Event::Eof if roots == 1 && open.is_empty() => return Ok(()),
            other => return Err(format!("{other:?}")),
        }
    }
}

fn starts(tag: &BytesStart<'_>, parent: Option<&Element>) -> Result<&'static Element, String> {
    let name = tag.name().as_ref().to_owned();
    let element = element(&name)?;
    match parent {
        Some(parent) if !parent.holds.contains(&element.name) => {
            return Err(format!("{name} in {}", parent.name));
        }
        None if element.name != "testsuites" => return Err(format!("{name} as the root")),
        _ => {}
    }
    let mut given = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_owned();
        if !element.needs.contains(&key.as_str()) && !element.may_have.contains(&key.as_str()) {
            return Err(format!("{name} has {key}"));
        }
        if attribute.value.contains('<') {
            return Err(format!("{key} of {name} holds a bare <"));
        }
        given.push(key);
    }
    match element
        .needs
        .iter()
        .find(|needed| !given.iter().any(|g| g == *needed))
    {
        Some(missing) => Err(format!("{name} has no {missing}")),
        None => Ok(element),
    }
}

#[test]
fn junit_is_valid_by_the_schema() {
    let mut notes = usual();
    notes.outcome.findings[0].severity = Severity::Note;
    for report in [usual(), hostile(), notes, CheckReport::default()] {
        assert_eq!(validate(&written(junit::write, &report)), Ok(()));
    }
}

#[test]
fn the_schema_test_can_fail() {
    let xml = written(junit::write, &usual());
    for (from, to) in [
        ("<testcase classname", "<testcase line=\"7\" classname"),
        ("<failure ", "<note "),
        (" errors=\"0\" skipped", " skipped"),
        ("</testsuites>", "</testsuite>"),
        ("<testsuite ", "some words <testsuite "),
        ("<failure message=\"", "<failure message=\"<script>"),
    ] {
        let wrong = xml.replacen(from, to, 1);
        assert_ne!(wrong, xml, "{from}");
        assert!(validate(&wrong).is_err(), "{from} → {to}");
    }
}

#[test]
fn a_failure_is_counted_and_names_its_place() {
    let xml = written(junit::write, &usual());
    assert_eq!(xml.matches("<failure ").count(), 1);
    assert_eq!(
        xml.matches("failures=\"1\"").count(),
        2,
        "of all, and of its document: {xml}"
    );
    assert!(xml.contains("file=\"talks/almaty.txt\""), "{xml}");
    assert!(
        xml.contains("talks/almaty.txt:23:5 23.5 … 24.5 bn USD"),
        "{xml}"
    );
}
