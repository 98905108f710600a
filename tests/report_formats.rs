//! Every output format of `check`, on one finding made by hand: what it says, and that a hostile document stays harmless.

use crossfoot::check::{Evidence, Finding, Outcome, Role, Severity, Verdict, Working};
use crossfoot::extract::{Claim, Kind, Modality, Place, Quote};
use crossfoot::period::{Basis, Period};
use crossfoot::quantity::{Decimal, Figure};
use crossfoot::report::{
    CheckReport, RuleNote, csv, github, gitlab, json, junit, markdown, sarif, text,
};
use std::io::{self, Write};
use std::sync::Arc;

type Format = fn(&CheckReport, &mut dyn Write) -> io::Result<()>;

const FORMATS: [(&str, Format); 9] = [
    ("text", plain_text),
    ("json", json::write),
    ("jsonl", json::write_lines),
    ("sarif", sarif::write),
    ("github", github::write),
    ("gitlab", gitlab::write),
    ("junit", junit::write),
    ("markdown", markdown::write),
    ("csv", csv::write),
];

fn plain_text(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let layout = text::Layout {
        width: 100,
        closing: true,
        agreements: false,
    };
    let mut plain = anstream::StripStream::new(Vec::new());
    text::write(report, layout, &mut plain)?;
    out.write_all(&plain.into_inner())
}

fn written(format: Format, report: &CheckReport) -> String {
    let mut out = Vec::new();
    format(report, &mut out).expect("writing to memory");
    String::from_utf8(out).expect("every format is UTF-8")
}

fn claim(doc: &str, line: u32, speaker: &str, quote: &str, figure: &str) -> Arc<Claim> {
    let start = quote.find(figure).expect("the quote holds the figure");
    Arc::new(Claim {
        id: "c0ffee000001".into(),
        place: Place {
            doc: doc.into(),
            line,
            column: 5,
            start,
            end: start + figure.len(),
        },
        text: figure.into(),
        quote: Quote {
            text: quote.into(),
            start: u32::try_from(start).expect("short"),
            end: u32::try_from(start + figure.len()).expect("short"),
        },
        speaker: Some(speaker.into()),
        language: "en".into(),
        measure: Some("trade".into()),
        parties: vec!["KZ".into(), "RU".into()],
        kind: Kind::Level,
        unit: "USD".parse().ok(),
        figure: Figure::exact(Decimal::from(24_000_000_000_i64)),
        trend: None,
        period: Period::months(2023, 1, 11),
        period_text: Some("the first 11 months of last year".into()),
        basis: Some(Basis::Relative),
        modality: Modality::Actual,
        further: false,
        restates: None,
        of: None,
        said: None,
    })
}

fn finding(evidence: [(Arc<Claim>, &str); 2]) -> Finding {
    let roles = [Role::Primary, Role::Counter];
    Finding {
        id: "0123456789ab".to_owned(),
        rule: "trade/same-period".into(),
        title: "Trade totals for one period agree".into(),
        severity: Severity::Error,
        verdict: Verdict::Conflict,
        subject: "KZ–RU trade, Jan–Nov 2023".to_owned(),
        message: format!(
            "{} and {} cannot both hold",
            evidence[0].0.text, evidence[1].0.text
        ),
        evidence: evidence
            .into_iter()
            .zip(roles)
            .map(|((claim, reading), role)| Evidence {
                claim,
                role,
                reading: reading.to_owned(),
            })
            .collect(),
        workings: vec![Working {
            label: "gap",
            text: "6.7 % between the nearest bounds".to_owned(),
        }],
    }
}

fn report(finding: Finding) -> CheckReport {
    CheckReport {
        outcome: Outcome {
            documents: 2,
            claims: 17,
            comparisons: 9,
            agreed: 8,
            findings: vec![finding],
            ..Outcome::default()
        },
        rules: vec![RuleNote {
            id: "trade/same-period".to_owned(),
            title: "Trade totals for one period agree".to_owned(),
            severity: Some(Severity::Error),
            why: "Two totals for *one* period cannot differ.".to_owned(),
        }],
        ..CheckReport::default()
    }
}

fn usual() -> CheckReport {
    report(finding([
        (
            claim(
                "talks/almaty.txt",
                23,
                "Alihan Smailov",
                "Russia is one of our main partners, and this is shown by the impressive volume of trade, which \
                 totaled $24 billion in the first 11 months of last year.",
                "$24 billion",
            ),
            "23.5 … 24.5 bn USD",
        ),
        (
            claim(
                "talks/moscow.txt",
                4,
                "Mikhail Mishustin",
                "Mutual trade totalled 2.3 trillion roubles.",
                "2.3 trillion roubles",
            ),
            "26.1 … 27.8 bn USD at 85.25 RUB/USD ±1 %",
        ),
    ]))
}

/// A document that tries everything, in its name, its speaker, its words and its figure.
fn hostile() -> CheckReport {
    const EVIL: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\n::error::pwned%0A::set-output\r\n##[error]x <script>alert(1)</script> \
                        \u{202e}txt\u{2066} =HYPERLINK(\"http://evil\") [a](javascript:x) |x| {0} ]]> \u{0}";
    let long = format!("{EVIL} {} $5 million{EVIL}", "x".repeat(1 << 20));
    report(finding([
        (
            claim(
                &format!("::error::{EVIL}.txt"),
                1,
                EVIL,
                &long,
                "$5 million",
            ),
            EVIL,
        ),
        (claim("=1+1.txt", 1, "@SUM(A1)", EVIL, EVIL), EVIL),
    ]))
}

fn json_of(format: Format, report: &CheckReport) -> serde_json::Value {
    serde_json::from_str(&written(format, report)).expect("JSON")
}

#[test]
fn text_shows_both_quotes_with_the_figures_underlined() {
    assert_eq!(
        written(plain_text, &usual()),
        "\
error[trade/same-period]: Trade totals for one period agree
  KZ–RU trade, Jan–Nov 2023: $24 billion and 2.3 trillion roubles cannot both hold

  talks/almaty.txt:23:5  Alihan Smailov
    │ …by the impressive volume of trade, which totaled $24 billion in the first 11 months of last…
    │                                                   ~~~~~~~~~~~ 23.5 … 24.5 bn USD
  talks/moscow.txt:4:5   Mikhail Mishustin
    │ Mutual trade totalled 2.3 trillion roubles.
    │                       ~~~~~~~~~~~~~~~~~~~~ 26.1 … 27.8 bn USD at 85.25 RUB/USD ±1 %
  = gap: 6.7 % between the nearest bounds
  = id: 0123456789ab

2 documents, 17 claims, 9 comparisons: 8 agreements, 1 finding (1 error)
"
    );
}

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
fn github_gets_one_annotation_at_the_figure() {
    assert_eq!(
        written(github::write, &usual()),
        "::error file=talks/almaty.txt,line=23,col=5,endColumn=16,title=trade/same-period Trade totals for one period \
         agree::KZ–RU trade, Jan–Nov 2023: $24 billion and 2.3 trillion roubles cannot both hold%0Atalks/moscow.txt:4:5 \
         says 2.3 trillion roubles (26.1 … 27.8 bn USD at 85.25 RUB/USD ±1 %25)%0Agap: 6.7 %25 between the nearest bounds\n"
    );
}

#[test]
fn junit_counts_what_it_holds() {
    use quick_xml::{Reader, events::Event};
    for (report, failures) in [(usual(), 1), (hostile(), 1), (CheckReport::default(), 0)] {
        let xml = written(junit::write, &report);
        let mut reader = Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        let (mut failed, mut path) = (0, Vec::new());
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    failed += usize::from(name == "failure");
                    path.push(name);
                    let place = path.join("/");
                    let known = "testsuites/testsuite/testcase/failure";
                    assert!(known.starts_with(&place), "{place}");
                }
                Event::Empty(tag) => assert_eq!(tag.name().as_ref(), "testcase"),
                Event::End(_) => drop(path.pop()),
                Event::Eof => break,
                Event::Text(_) | Event::GeneralRef(_) | Event::Decl(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(failed, failures);
        assert!(xml.contains(&format!("failures=\"{failures}\"")));
    }
}

#[test]
fn no_format_lets_a_hostile_document_act() {
    for (name, format) in FORMATS {
        let out = written(format, &hostile());
        // JSON writes control characters as escapes; what is left could only be a raw one.
        let raw = |c: char| c.is_control() && c != '\n';
        assert!(!out.contains(raw), "{name} holds a control character");
        if !["json", "jsonl", "sarif", "gitlab"].contains(&name) {
            let hidden = ['\u{202e}', '\u{2066}'];
            assert!(!out.contains(hidden), "{name} holds a direction mark");
        }
        for line in out.lines() {
            let command = line.trim_start().starts_with("::");
            assert!(!command || name == "github", "{name}: {line:.80}");
            assert!(
                name != "github" || line.starts_with("::error file="),
                "{name}: {line:.80}"
            );
        }
    }
}

#[test]
fn github_annotations_hold_one_command_each() {
    let out = written(github::write, &hostile());
    assert_eq!(out.lines().count(), 1);
    assert!(
        !out.contains("%0A::set-output"),
        "a document's %0A became a line break"
    );
    assert!(out.contains("%250A"));
}

#[test]
fn csv_holds_no_formula() {
    let out = written(csv::write, &hostile());
    let mut rows = ::csv::Reader::from_reader(out.as_bytes());
    let mut seen = 0;
    for row in rows.records() {
        for cell in row.expect("a row").iter() {
            seen += 1;
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell:.40}"
            );
        }
    }
    assert_eq!(seen, 32);
}

#[test]
fn markdown_holds_no_markup_of_the_documents() {
    let out = written(markdown::write, &hostile());
    assert!(!out.contains("<script"));
    assert!(!out.contains("[a](javascript"));
    assert!(out.contains("\\|x\\|"));
}

#[test]
fn xml_holds_no_markup_of_the_documents() {
    let out = written(junit::write, &hostile());
    assert!(!out.contains("<script") && !out.contains("]]>"));
}

#[test]
fn a_line_of_a_megabyte_is_cut_to_the_terminal() {
    let out = written(plain_text, &hostile());
    let quotes = out
        .lines()
        .filter(|line| line.contains('│') && line.contains('~'));
    for line in quotes {
        assert!(line.chars().count() <= 100, "{line}");
    }
    assert!(out.len() < 20_000, "{} bytes", out.len());
}
