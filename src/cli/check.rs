//! `crossfoot check`: claims compared by rules; what cannot hold together is reported.

use super::config::FailOn;
use super::files::unwritable;
use super::inputs::{InputArgs, InputFormat, RuleArgs};
use super::session::{Engine, Session};
use super::{Console, Global, Status, baseline, changed, progress, suppress, versions};
use crate::check::{self, CheckOptions, Outcome, TableOptions};
use crate::document::Document;
use crate::report::{
    self, CheckReport, RuleNote, csv, github, gitlab, html, json, junit, markdown, sarif, text,
};
use crate::rules::Rule;
use clap::{Args, ValueEnum};
use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `check`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot check talks/*.txt                        do these agree with one another?
  crossfoot check new.txt --against archive/         does the new one agree with the archive?
  crossfoot check archive/ --changed-since main      what does this branch bring?
  crossfoot check --write-baseline known.json        take today's findings as known
  crossfoot check --baseline known.json              and report only new ones
  crossfoot check old.txt new.txt --versions         what was changed from one edition to the next?
  crossfoot check talks/ --format github             annotations in GitHub Actions

Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 something could not be read or run.")]
pub struct CheckArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// Documents known so far: only findings that involve one of PATHS are reported
    #[arg(long, value_name = "PATHS")]
    against: Vec<PathBuf>,
    /// Report only findings that involve a document changed since this git reference
    #[arg(long, value_name = "GITREF", conflicts_with = "against")]
    changed_since: Option<String>,
    /// Take PATHS for editions of one document, or an original and its translation, the oldest first: report each figure
    /// that was changed, removed or added from one to the next
    #[arg(long, conflicts_with_all = ["against", "changed_since"])]
    versions: bool,
    /// List what was compared and agreed
    #[arg(long)]
    agreements: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,
    /// Write the report to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// From which severity on a finding makes the exit status 1 [default: warning]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the findings into this file as known, and exit with 0
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "output", "format", "fail_on"])]
    write_baseline: Option<PathBuf>,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object; `crossfoot rules schema report` prints its schema.
    Json,
    /// One finding a line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab code quality.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// A summary for a pull request.
    Markdown,
    /// A row for each claim of each finding.
    Csv,
    /// A page for a browser, in one file.
    Html,
}

impl Format {
    /// Whether the format has a place for findings of the baseline that are no longer there.
    fn tells_what_is_gone(self) -> bool {
        matches!(self, Self::Text | Self::Json | Self::Markdown | Self::Html)
    }
}

/// Checks and reports.
pub fn run(args: &CheckArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let engine = session.engine(&args.rules)?;
    let (documents, fresh) = documents(args, &session, &engine)?;
    let claims = engine.claims(&documents, console);
    let options = CheckOptions {
        agreements: args.agreements,
        new_documents: fresh,
        reference: engine.reference.claims().to_vec(),
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    let started = std::time::Instant::now();
    let bar = progress::comparing(console, claims.len());
    let outcome = if args.versions {
        versions::outcome(&documents, &claims, &engine, &options, console).ok_or(Status::Failed)
    } else {
        Ok(check::run(&claims, &engine.rules, &engine.rates, &options))
    };
    bar.finish_and_clear();
    let mut outcome = outcome?;
    console.detail(&format!(
        "{} in {:.1?}",
        report::count(outcome.comparisons, "comparison"),
        started.elapsed()
    ));
    outcome.documents = documents.len();
    let rules: Vec<RuleNote> = if args.versions {
        versions::notes()
    } else {
        engine.rules.rules().iter().map(note).collect()
    };
    let of_pairs = engine.rules.rules().iter().map(|rule| &*rule.id);
    let of_editions = check::EDITION_RULES.iter().map(|rule| rule.id);
    let known: Vec<&str> = of_pairs.chain(of_editions).collect();
    let suppressed = suppress::apply(&session.found, &documents, &known, &mut outcome);
    for wrong in &suppressed.wrong {
        session.problem(wrong.as_str());
    }
    for unused in &suppressed.unused {
        console.warning(unused);
    }
    if let Some(file) = &args.write_baseline {
        return write_baseline(file, &outcome, &session);
    }
    let configured = session.found.config.baseline.as_deref();
    let file = args
        .baseline
        .clone()
        .or_else(|| configured.map(|b| session.found.path(b)));
    let quieted = match file {
        Some(file) => {
            let read = baseline::Read {
                documents: documents.iter().map(|d| &*d.name).collect(),
                fresh: options.new_documents.as_ref(),
            };
            baseline::apply(&file, &mut outcome, &read).map_err(|error| {
                console.error(&error);
                Status::Failed
            })?
        }
        None => baseline::Quieted::default(),
    };
    let report = CheckReport {
        outcome,
        rules,
        known: quieted.known,
        suppressed: suppressed.count,
        gone: quieted.gone,
        problems: session.problems(),
    };
    if report.outcome.comparisons == 0 && documents.len() > 1 && !claims.is_empty() {
        console.note(
            "nothing was compared: no two figures speak about the same thing and time; \
             `crossfoot compare --all` lays out what each speaks about",
        );
    }
    if !args.format.tells_what_is_gone() {
        for gone in &report.gone {
            console.note(gone);
        }
    }
    let mut out = Vec::new();
    let written = if args.format == Format::Html {
        let (rules, rates) = (&engine.rules, &engine.rates);
        let options = TableOptions::default();
        let page = html::Page {
            view: html::View::Check(&report),
            outcome: &report.outcome,
            documents: &documents,
            claims: &claims,
            tables: &check::tables(&claims, rules, rates, &report.outcome, &options),
            packed_above: html::PACKED_ABOVE,
        };
        html::write(&page, &mut out)
    } else {
        render(args, &report, console, &mut out)
    };
    console.settle(written)?;
    console.deliver(&out, args.output.as_deref(), args.format == Format::Text)?;
    let fail_on = args
        .fail_on
        .or(session.found.config.fail_on)
        .unwrap_or(FailOn::Warning);
    let fails = report
        .outcome
        .findings
        .iter()
        .any(|f| fail_on.fails(f.severity));
    Ok(session.status(if fails {
        Status::Findings
    } else {
        Status::Clean
    }))
}

type Documents = (Vec<Document>, Option<HashSet<Arc<str>>>);

/// The documents to compare, and which of them are new; `None` when all are reported on alike.
fn documents(
    args: &CheckArgs,
    session: &Session<'_>,
    engine: &Engine,
) -> Result<Documents, Status> {
    let options = session.read_options(&args.input, engine)?;
    let paths = session.paths(&args.input.paths)?;
    let mut documents = session.read(&paths, args.input.input_format, &options);
    let mut fresh: Option<HashSet<Arc<str>>> = None;
    if let Some(reference) = &args.changed_since {
        let changed = changed::since(reference).map_err(|error| {
            session.console.error(&error);
            Status::Failed
        })?;
        let is_changed = |d: &&Document| changed.contains(Path::new(&*d.name));
        let names = documents
            .iter()
            .filter(is_changed)
            .map(|d| Arc::clone(&d.name));
        let names: HashSet<Arc<str>> = names.collect();
        if names.is_empty() {
            session.console.note(&format!(
                "none of {} changed since {reference}: there is nothing new to report on",
                report::count(documents.len(), "document")
            ));
        }
        fresh = Some(names);
    }
    let configured = session
        .found
        .config
        .archive
        .iter()
        .map(|path| session.found.path(path));
    let archive: Vec<PathBuf> = if args.against.is_empty() {
        configured.collect()
    } else {
        args.against.clone()
    };
    if !archive.is_empty() && !args.versions {
        let names: HashSet<Arc<str>> = documents.iter().map(|d| Arc::clone(&d.name)).collect();
        let known = session.read(&archive, InputFormat::Auto, &options);
        documents.extend(known);
        fresh.get_or_insert(names);
    }
    Ok((documents, fresh))
}

fn write_baseline(file: &Path, outcome: &Outcome, session: &Session<'_>) -> Result<Status, Status> {
    let name = file.display();
    let failed = |sentence: String| {
        session.console.error(&sentence);
        Status::Failed
    };
    let text = baseline::write(outcome).map_err(|error| failed(format!("{name}: {error}")))?;
    std::fs::write(file, text).map_err(|error| failed(unwritable(file, &error)))?;
    let findings = report::count(outcome.findings.len(), "finding");
    session
        .console
        .note(&format!("wrote {name}: {findings} known from now on"));
    Ok(session.status(Status::Clean))
}

fn note(rule: &Rule) -> RuleNote {
    RuleNote {
        id: rule.id.to_string(),
        title: rule.title.to_string(),
        severity: Some(rule.severity),
        why: rule.why.clone().unwrap_or_default(),
    }
}

fn render(
    args: &CheckArgs,
    report: &CheckReport,
    console: &Console,
    out: &mut dyn Write,
) -> io::Result<()> {
    match args.format {
        Format::Text => {
            let layout = text::Layout {
                width: console.width().unwrap_or(text::WIDTH),
                closing: !console.quiet,
                agreements: args.agreements,
            };
            text::write(report, layout, out)
        }
        Format::Json => json::write(report, out),
        Format::Jsonl => json::write_lines(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Gitlab => gitlab::write(report, out),
        Format::Junit => junit::write(report, out),
        Format::Markdown => markdown::write(report, out),
        Format::Csv => csv::write(report, out),
        // It shows more than the report; `check` writes it where the documents are at hand.
        Format::Html => Ok(()),
    }
}
