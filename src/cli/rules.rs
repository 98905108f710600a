//! `crossfoot rules`: list, test and start rules, and print the schemas an editor completes them by.

use super::files::unwritable;
use super::inputs::RuleArgs;
use super::session::{Engine, Session};
use super::{Console, Global, Status, config};
use crate::check::{CheckOptions, Proof, prove};
use crate::document::{Document, DocumentDate, ReadOptions, Source};
use crate::report::{comparison, json, proof, record, table};
use crate::rules::RuleFile;
use clap::{Args, Subcommand, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

const TEMPLATE: &str = include_str!("rules.yaml");

/// Arguments of `rules`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot rules list                       the rules and measures in force
  crossfoot rules new rules/house.yaml       start a rule file with a rule, a measure and a test
  crossfoot rules test --rules rules/        run the tests in rule files
  crossfoot rules schema > rules.schema.json for the editor")]
pub struct RulesArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Clone, Debug, Subcommand)]
enum Action {
    /// List the rules in force, or the measures
    List {
        #[command(flatten)]
        rules: RuleArgs,
        /// List measures instead
        #[arg(long)]
        measures: bool,
    },
    /// Run the tests in rule files: exit status 1 when one fails
    Test {
        #[command(flatten)]
        rules: RuleArgs,
        /// Only tests of rules whose id begins so
        #[arg(value_name = "ID")]
        only: Option<String>,
    },
    /// Write a rule file to start from
    New {
        /// The file
        file: PathBuf,
    },
    /// Print a JSON Schema
    Schema {
        /// Of what
        #[arg(value_enum, default_value_t = Schema::Rules)]
        of: Schema,
    },
}

/// What there are schemas of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Schema {
    /// Rule files.
    Rules,
    /// crossfoot.yaml.
    Config,
    /// The JSON report of `check`.
    Report,
    /// A line of `extract --format jsonl`.
    Claim,
    /// The array of `compare --format json`.
    Comparison,
}

/// Runs the action.
pub fn run(args: &RulesArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    match &args.action {
        Action::List { rules, measures } => list(rules, *measures, global, console),
        Action::Test { rules, only } => test(rules, only.as_deref(), global, console),
        Action::New { file } => new(file, console),
        Action::Schema { of } => schema(*of, console),
    }
}

fn list(
    args: &RuleArgs,
    measures: bool,
    global: &Global,
    console: &Console,
) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let Engine { rules, .. } = session.engine(args)?;
    let laid = if measures {
        let mut laid = table::new(&["measure", "title", "dimension"], console.width());
        for measure in rules.measures() {
            laid.add_row([&measure.id, &measure.title, &measure.dimension].map(|c| table::cell(c)));
        }
        laid
    } else {
        let mut laid = table::new(&["rule", "severity", "title"], console.width());
        for rule in rules.rules() {
            laid.add_row([&rule.id, rule.severity.name(), &rule.title].map(table::cell));
        }
        laid
    };
    console.print(format!("{laid}\n").as_bytes())?;
    Ok(session.status(Status::Clean))
}

fn test(
    args: &RuleArgs,
    only: Option<&str>,
    global: &Global,
    console: &Console,
) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let mut engine = session.engine(args)?;
    engine.rules.add_shipped_tests().map_err(|problems| {
        console.error(&problems.to_string());
        Status::Failed
    })?;
    let options = CheckOptions {
        lexicon: Some(Arc::clone(&engine.lexicon)),
        ..CheckOptions::default()
    };
    let proofs = prove(
        &engine.rules,
        &engine.rates,
        &options,
        only.unwrap_or_default(),
        &|name, text, day| {
            let mut document = Document::parse(
                Source::new(name, text),
                &ReadOptions {
                    vocabularies: Arc::clone(&engine.vocabularies),
                    ..ReadOptions::default()
                },
                &mut Vec::new(),
            );
            document.metadata.date = Some(DocumentDate::stated(day));
            engine.extractor.claims(&document)
        },
    );
    let mut out = Vec::new();
    console.settle(proof::write(&proofs, &mut out))?;
    console.print(&out)?;
    Ok(session.status(if proofs.iter().all(Proof::holds) {
        Status::Clean
    } else {
        Status::Findings
    }))
}

fn new(file: &PathBuf, console: &Console) -> Result<Status, Status> {
    let name = file.display();
    let created = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file);
    created
        .and_then(|mut out| out.write_all(TEMPLATE.as_bytes()))
        .map_err(|error| {
            console.error(&unwritable(file, &error));
            Status::Failed
        })?;
    console.note(&format!(
        "wrote {name}; now run `crossfoot rules test --rules {name}`"
    ));
    Ok(Status::Clean)
}

fn schema(of: Schema, console: &Console) -> Result<Status, Status> {
    let schema = match of {
        Schema::Rules => schemars::schema_for!(RuleFile).into(),
        Schema::Config => config::schema(),
        Schema::Report => json::schema(),
        Schema::Comparison => schemars::schema_for!(Vec<comparison::Block<'static>>).into(),
        Schema::Claim => schemars::schema_for!(record::ClaimRecord<'static>).into(),
    };
    let text = format!("{schema:#}\n");
    console.write(text.as_bytes())?;
    Ok(Status::Clean)
}
