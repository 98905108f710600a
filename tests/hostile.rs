//! A hostile document stays harmless: terminals, logs of build servers, spreadsheets, browsers, in every format of every command.
//!
//! `harmless` holds a check for each format; the last test shows that each of them finds what it looks for.

mod harmless;
mod run;
mod sample;

use harmless::Verdict;
use run::Desk;
use sample::{EVIL, FORMATS, hostile, written};

/// The check of a format's output, by the format's name.
fn check_of(format: &str) -> fn(&str) -> Verdict {
    match format {
        "json" | "jsonl" | "sarif" | "gitlab" => harmless::json,
        "github" => harmless::github,
        "junit" => harmless::xml,
        "markdown" => harmless::markdown,
        "csv" => harmless::csv,
        "html" => harmless::html,
        _ => harmless::text,
    }
}

/// Words that try everything and may stand in a document or an argument: a zero byte would make it no text.
fn evil() -> String {
    EVIL.replace('\0', "")
}

/// Two documents whose words and names try everything, and which contradict each other.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    let evil = evil();
    let talk = |amount: &str, long: &str| {
        let line = evil.replace(['\n', '\r'], " ");
        format!(
            "{evil}\n\n@SUM(A1)\u{1b}[1m<i>: In 2021, trade between Kazakhstan and Armenia came to {amount} {long} {line}.\n\n\
             ::set-output name=x::y =1+1 ##[group] there were 12 <b>jobs</b>.\n"
        )
    };
    let name = |stem: &str, name: &str| match cfg!(windows) {
        true => format!("2024-02-01-{stem}.txt"),
        false => name.to_owned(),
    };
    desk.write(
        &name("a", "::error::\u{1b}[31m\u{202e}<b>,=1+1 2024-02-01-a.txt"),
        talk("$5 billion", ""),
    );
    desk.write(
        &name("b", "=HYPERLINK(\"x\")##[error]|x| 2024-02-02-b.md"),
        talk("$9 billion", &"quite ".repeat(1 << 18)),
    );
    desk
}

#[test]
fn every_format_makes_a_hostile_report_harmless() {
    for (format, write) in FORMATS {
        assert_eq!(
            check_of(format)(&written(write, &hostile())),
            Ok(()),
            "{format}"
        );
    }
}

#[test]
fn check_makes_hostile_documents_harmless_in_every_format() {
    let desk = desk("hostile-check");
    for (format, _) in FORMATS {
        let ran = desk.run(&["check", ".", "--format", format]);
        assert_eq!(
            ran.status, 1,
            "{format} reports the contradiction: {:.200}",
            ran.err
        );
        assert_eq!(check_of(format)(&ran.out), Ok(()), "{format}");
        assert_eq!(harmless::text(&ran.err), Ok(()), "{format}");
    }
}

#[test]
fn compare_extract_and_explain_make_hostile_documents_harmless() {
    let desk = desk("hostile-others");
    let mut runs: Vec<(Vec<&str>, &str)> = vec![
        (vec!["check", ".", "--agreements"], "text"),
        (vec!["compare", ".", "--all"], "text"),
        (
            vec!["compare", ".", "--all", "--format", "markdown"],
            "markdown",
        ),
        (vec!["compare", ".", "--all", "--format", "csv"], "csv"),
        (vec!["compare", ".", "--all", "--format", "json"], "json"),
        (vec!["compare", ".", "--all", "--format", "html"], "html"),
        (vec!["extract", "."], "table"),
        (vec!["extract", ".", "--format", "csv"], "csv"),
        (vec!["extract", ".", "--format", "jsonl"], "jsonl"),
        (vec!["extract", ".", "--mentions"], "table"),
        (vec!["extract", ".", "--mentions", "--format", "csv"], "csv"),
        (
            vec!["extract", ".", "--mentions", "--format", "jsonl"],
            "jsonl",
        ),
    ];
    let evil = evil();
    let finding = id(&desk, &["check", ".", "--format", "jsonl"]);
    let claim = id(&desk, &["extract", ".", "--format", "jsonl"]);
    runs.push((vec!["explain", &finding, "."], "text"));
    runs.push((vec!["explain", &claim, "."], "text"));
    runs.push((vec!["explain", &evil, "."], "text"));
    for (arguments, format) in runs {
        let ran = desk.run(&arguments);
        assert_eq!(check_of(format)(&ran.out), Ok(()), "{arguments:?}");
        assert_eq!(harmless::text(&ran.err), Ok(()), "{arguments:?}");
    }
}

/// The id of the first record.
fn id(desk: &Desk, arguments: &[&str]) -> String {
    let ran = desk.run(arguments);
    let first = ran.out.lines().next().expect("a record");
    let record: serde_json::Value = serde_json::from_str(first).expect("JSON");
    record["id"].as_str().expect("an id").to_owned()
}

#[test]
fn every_check_finds_what_it_looks_for() {
    let bad: [(&str, &[&str]); 10] = [
        (
            "text",
            &[
                "a \u{1b}[31mred",
                "a \u{202e}b",
                "x\n ::error::x",
                "a ##[error]x",
                "##vso[task]",
                "\r",
            ],
        ),
        ("table", &["\u{7f}", "\u{2066}"]),
        (
            "json",
            &[
                "{\"a\": \"\u{202e}\"}",
                "{\"a\": \"##[group]\"}",
                "{\"a\": \"\u{9b}\"}",
                "{\"a\"",
                "{} x",
            ],
        ),
        ("jsonl", &["{}\n::error::x", "{}\n{"]),
        ("sarif", &["{\"a\": \"\u{feff}\"}"]),
        ("gitlab", &["[\"\u{200f}\"]"]),
        (
            "github",
            &[
                "::error file=a::b\n::set-output name=x::y",
                "::error file=a::b%0A::set-output name=x::y",
                "::warning file=a::b",
                "::error file=a::set-output name=x::y%0A ::b",
            ],
        ),
        (
            "junit",
            &[
                "<testsuites><script>alert(1)</script></testsuites>",
                "<testsuites><![CDATA[x]]></testsuites>",
                "<testsuites></testsuite>",
            ],
        ),
        (
            "markdown",
            &[
                "a <script>alert(1)</script>",
                "[a](javascript:x)",
                "![a](x)",
                "see http://x.y",
                "@all",
                "| a | b |\n| - | - |\n| a | b | c |",
            ],
        ),
        (
            "csv",
            &[
                "a,b\n=HYPERLINK(1),b",
                "a\n@SUM(A1)",
                "a\n  +1+1",
                "a\n\"\t=1\"",
            ],
        ),
    ];
    for (format, outputs) in bad {
        for out in outputs {
            assert!(check_of(format)(out).is_err(), "{format}: {out}");
        }
    }
    let page = written(FORMATS[9].1, &sample::usual());
    for bad in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(2)>",
        "<a href=\"javascript:x\">",
        "<p onclick=x>",
    ] {
        assert!(
            harmless::html(&page.replace("</main>", bad)).is_err(),
            "{bad}"
        );
    }
    assert!(harmless::short(&"x".repeat(1 << 20)).is_err());
}
