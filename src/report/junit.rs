//! JUnit XML: a suite a document with findings, a failed case a finding; what agreed is one passed case.
//!
//! Only what Jenkins' schema of the format allows is written, which is what Ant, Maven and GitLab read as well.

use super::excerpt::Excerpt;
use super::{CheckReport, count, primary, safe, sentence};
use crate::check::{Finding, Severity};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the report.
pub fn write(report: &CheckReport, out: &mut dyn Write) -> io::Result<()> {
    let mut suites: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &report.outcome.findings {
        let document = primary(finding).map_or("", |e| &*e.claim.place.doc);
        suites.entry(document).or_default().push(finding);
    }
    // Notes never fail a build, so they are passed cases that say something.
    let failures = |findings: &[&Finding]| {
        let fails = |f: &&&Finding| f.severity > Severity::Note;
        findings.iter().filter(fails).count()
    };
    let tests = report.outcome.findings.len() + 1;
    let failed: usize = suites.values().map(|f| failures(f)).sum();
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("testsuites")
        .with_attributes([
            ("name", "crossfoot"),
            ("tests", &tests.to_string()),
            ("failures", &failed.to_string()),
            ("errors", "0"),
        ])
        .write_inner_content(|xml| {
            xml.create_element("testsuite")
                .with_attributes([
                    ("name", "crossfoot"),
                    ("tests", "1"),
                    ("failures", "0"),
                    ("errors", "0"),
                    ("skipped", "0"),
                ])
                .write_inner_content(|xml| {
                    let agreed = format!("{} agree", count(report.outcome.agreed, "comparison"));
                    xml.create_element("testcase")
                        .with_attributes([("classname", "crossfoot"), ("name", &agreed)])
                        .write_empty()?;
                    Ok(())
                })?;
            for (document, findings) in &suites {
                xml.create_element("testsuite")
                    .with_attributes([
                        ("name", safe::line(document).as_ref()),
                        ("tests", &findings.len().to_string()),
                        ("failures", &failures(findings).to_string()),
                        ("errors", "0"),
                        ("skipped", "0"),
                        ("file", safe::line(document).as_ref()),
                    ])
                    .write_inner_content(|xml| {
                        findings.iter().try_for_each(|f| write_case(f, xml))
                    })?;
            }
            Ok(())
        })?;
    writeln!(out)
}

fn write_case<W: Write>(finding: &Finding, xml: &mut Writer<W>) -> io::Result<()> {
    let sentence = sentence(finding);
    let name = format!("{} ({})", finding.subject, finding.id);
    let message = safe::line(&sentence);
    let mut body = String::new();
    for evidence in &finding.evidence {
        let claim = &evidence.claim;
        body.push_str(&format!(
            "{} {}\n  “{}”\n",
            super::place(&claim.place),
            safe::line(&evidence.reading),
            safe::line(&Excerpt::of(claim).text())
        ));
    }
    for working in &finding.workings {
        body.push_str(&format!(
            "{}: {}\n",
            working.label,
            safe::line(&working.text)
        ));
    }
    let (tag, attributes) = if finding.severity > Severity::Note {
        let kind = finding.severity.name();
        (
            "failure",
            vec![("message", message.as_ref()), ("type", kind)],
        )
    } else {
        ("system-out", Vec::new())
    };
    xml.create_element("testcase")
        .with_attributes([
            ("classname", safe::line(&finding.rule).as_ref()),
            ("name", safe::line(&name).as_ref()),
        ])
        .write_inner_content(|xml| {
            xml.create_element(tag)
                .with_attributes(attributes)
                .write_text_content(BytesText::new(&safe::xml(&body)))?;
            Ok(())
        })?;
    Ok(())
}
