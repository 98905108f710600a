//! `crossfoot compare`: figures side by side, a row for each period and a column for each document.

use super::inputs::{InputArgs, RuleArgs};
use super::session::Session;
use super::{Console, Global, Status};
use crate::check::{self, CheckOptions, TableOptions};
use crate::lexicon::nearest;
use crate::period::Day;
use crate::quantity::Currency;
use crate::report::comparison::{self, By};
use clap::{Args, ValueEnum};
use std::sync::Arc;

/// Arguments of `compare`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot compare talks/                            everything that two figures speak about
  crossfoot compare talks/ --measure trade --in USD   trade, every amount in dollars
  crossfoot compare talks/ --by speaker               a column for each speaker
  crossfoot compare talks/ --format markdown          for a report")]
pub struct CompareArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// Only these measures; may be given more than once
    #[arg(long, value_name = "ID")]
    measure: Vec<String>,
    /// Show every amount in this currency too, at the reference rate of its period
    #[arg(long = "in", value_name = "CUR", value_parser = currency)]
    into: Option<Currency>,
    /// What the columns are
    #[arg(long, value_enum, default_value_t = By::Document, value_name = "WHAT")]
    by: By,
    /// Only periods that end after this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::inputs::day)]
    since: Option<Day>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, fitted to the terminal.
    Table,
    /// Markdown tables.
    Markdown,
    /// A row for each figure.
    Csv,
    /// One object a block.
    Json,
}

/// Compares and prints.
pub fn run(args: &CompareArgs, global: &Global, console: &Console) -> Status {
    match compare(args, global, console) {
        Ok(status) | Err(status) => status,
    }
}

fn compare(args: &CompareArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let engine = session.engine(&args.rules)?;
    let options = session.read_options(&args.input, &engine);
    let paths = session.paths(&args.input.paths)?;
    let documents = session.read(&paths, args.input.input_format, &options);
    let claims = engine.claims(&documents, console);
    for wanted in &args.measure {
        let mut known: Vec<&str> = claims.iter().filter_map(|c| c.measure.as_deref()).collect();
        known.extend(engine.rules.measures().iter().map(|m| m.id.as_str()));
        if !known.contains(&wanted.as_str()) {
            let help = match nearest(wanted, known.into_iter()) {
                Some(near) => format!("is `{near}` meant?"),
                None => "`crossfoot rules list` shows the measures there are".to_owned(),
            };
            session.problem(format!("no measure is called `{wanted}`; {help}"));
        }
    }
    let check_options = CheckOptions {
        agreements: true,
        new_documents: None,
        reference: engine.reference.claims().to_vec(),
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    let outcome = check::run(&claims, &engine.rules, &engine.rates, &check_options);
    let table_options = TableOptions {
        measures: args.measure.clone(),
        into: args.into,
        since: args.since,
    };
    let tables = check::tables(
        &claims,
        &engine.rules,
        &engine.rates,
        &outcome,
        &table_options,
    );
    let grids: Vec<_> = tables
        .iter()
        .map(|table| comparison::grid(table, args.by))
        .collect();
    let mut out = Vec::new();
    match args.format {
        Format::Table => {
            let shown = comparison::text(&grids, console.width());
            console.print(shown.as_bytes())?;
        }
        Format::Markdown => console.write(comparison::markdown(&grids).as_bytes())?,
        Format::Csv => {
            console.settle(comparison::write_csv(&tables, &mut out))?;
            console.write(&out)?;
        }
        Format::Json => {
            console.settle(comparison::write_json(&tables, &mut out))?;
            console.write(&out)?;
        }
    }
    Ok(session.status(Status::Clean))
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::new(text).ok_or_else(|| {
        format!("`{text}` is no currency; write three capital letters of ISO 4217, such as USD")
    })
}
