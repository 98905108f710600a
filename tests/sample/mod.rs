//! Reports made by hand: one as people know it, one of a document that tries everything; and every format that writes them.
#![allow(dead_code, reason = "every test file uses its part")]

use crossfoot::check::{Evidence, Finding, Outcome, Role, Severity, Verdict, Working};
use crossfoot::extract::{Claim, Kind, Modality, Place, Quote};
use crossfoot::period::{Basis, Period};
use crossfoot::quantity::{Decimal, Figure};
use crossfoot::report::{
    CheckReport, RuleNote, csv, github, gitlab, html, json, junit, markdown, sarif, text,
};
use std::io::{self, Write};
use std::sync::Arc;

pub type Format = fn(&CheckReport, &mut dyn Write) -> io::Result<()>;

pub const FORMATS: [(&str, Format); 10] = [
    ("text", plain_text),
    ("json", json::write),
    ("jsonl", json::write_lines),
    ("sarif", sarif::write),
    ("github", github::write),
    ("gitlab", gitlab::write),
    ("junit", junit::write),
    ("markdown", markdown::write),
    ("csv", csv::write),
    ("html", page),
];

pub fn plain_text(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let layout = text::Layout {
        width: 100,
        closing: true,
        agreements: false,
    };
    let mut plain = anstream::StripStream::new(Vec::new());
    text::write(report, layout, &mut plain)?;
    out.write_all(&plain.into_inner())
}

pub fn written(format: Format, report: &CheckReport) -> String {
    let mut out = Vec::new();
    format(report, &mut out).expect("writing to memory");
    String::from_utf8(out).expect("every format is UTF-8")
}

pub fn claim(doc: &str, line: u32, speaker: &str, quote: &str, figure: &str) -> Arc<Claim> {
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
        partial: false,
        passage: 0,
        of: None,
        reckoned: None,
        told: None,
        record: false,
        restates: None,
        ends: None,
        whole: None,
        part: None,
        said: None,
        names: std::sync::Arc::default(),
    })
}

pub fn finding(evidence: [(Arc<Claim>, &str); 2]) -> Finding {
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

pub fn report(finding: Finding) -> CheckReport {
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

pub fn usual() -> CheckReport {
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

/// Words that try everything: terminals, workflow commands, markup, links, spreadsheets, direction of writing.
pub const EVIL: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\n::error::pwned%0A::set-output\r\n##[error]x <script>alert(1)</script> \
                        \u{202e}txt\u{2066} =HYPERLINK(\"http://evil\") [a](javascript:x) |x| {0} ]]> \u{0}";

/// A document that tries everything, in its name, its speaker, its words and its figure.
pub fn hostile() -> CheckReport {
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

/// The page of a report, without documents.
pub fn page(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let evidence = report.outcome.findings.iter().flat_map(|f| &f.evidence);
    let claims: Vec<Arc<Claim>> = evidence.map(|e| Arc::clone(&e.claim)).collect();
    let page = html::Page {
        view: html::View::Check(report),
        outcome: &report.outcome,
        documents: &[],
        claims: &claims,
        tables: &[],
        packed_above: html::PACKED_ABOVE,
    };
    html::write(&page, out)
}

pub fn json_of(format: Format, report: &CheckReport) -> serde_json::Value {
    serde_json::from_str(&written(format, report)).expect("JSON")
}
