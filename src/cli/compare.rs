//! `crossfoot compare`: figures side by side, a row for each period and a column for each document.

use super::inputs::{InputArgs, RuleArgs};
use super::session::{Engine, Session, meant};
use super::{Console, Global, Status};
use crate::check::{self, CheckOptions, TableOptions};
use crate::extract::{Claim, Kind};
use crate::lexicon::nearest;
use crate::period::Day;
use crate::quantity::Currency;
use crate::report::comparison::{self, By};
use crate::report::{count, html};
use clap::{Args, ValueEnum};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Arguments of `compare`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot compare talks/                            everything that two figures speak about
  crossfoot compare talks/ --measure trade --in USD   trade, every amount in dollars
  crossfoot compare talks/ --by speaker               a column for each speaker
  crossfoot compare talks/ --party KZ --kind change   how fast what grew, for Kazakhstan alone
  crossfoot compare talks/ --format markdown          for a report
  crossfoot compare talks/ --format html -o page.html with timelines and the documents")]
pub struct CompareArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// Only these measures; may be given more than once
    #[arg(long, value_name = "ID")]
    measure: Vec<String>,
    /// Only figures this party has a part in: an ISO 3166 code or the name of an organisation; may be given more than once
    #[arg(long, value_name = "PARTY")]
    party: Vec<String>,
    /// Only what was said by speakers whose name holds this
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// Only figures of this kind: level, change, share, ratio or ordinal; may be given more than once
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Kind>,
    /// Show every amount in this currency, at the reference rate of its period
    #[arg(long = "in", value_name = "CUR", value_parser = currency)]
    into: Option<Currency>,
    /// What the columns are
    #[arg(long, value_enum, default_value_t = By::Document, value_name = "WHAT")]
    by: By,
    /// Only periods that end after this day; a month or a year stands for its first day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = since)]
    since: Option<Day>,
    /// Show tables of a single figure too, as for measures that are asked for
    #[arg(long)]
    all: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    /// One page to read in a browser, with timelines and the documents.
    Html,
}

/// Compares and prints.
pub fn run(args: &CompareArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let engine = session.engine(&args.rules)?;
    let mut documents = session.documents(&args.input, &engine)?;
    let claims = engine.claims(&documents, console);
    let wanted = known(args, &session, &engine, &claims)?;
    let check_options = CheckOptions {
        agreements: true,
        new_documents: None,
        reference: engine.reference.claims().to_vec(),
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    let outcome = check::run(&claims, &engine.rules, &engine.rates, &check_options);
    let table_options = TableOptions {
        measures: wanted.measures,
        into: args.into,
        parties: wanted.parties,
        speaker: args.speaker.clone(),
        kinds: args.kind.clone(),
        since: args.since,
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    let mut tables = check::tables(
        &claims,
        &engine.rules,
        &engine.rates,
        &outcome,
        &table_options,
    );
    if !args.all && args.measure.is_empty() {
        let before = tables.len();
        tables.retain(|table| table.figures() > 1);
        let alone = before - tables.len();
        if alone > 0 {
            let what = count(alone, "figure");
            console.note(&format!(
                "{what} with nothing to compare with left out; --all shows every one"
            ));
        }
    }
    let grids: Vec<_> = tables
        .iter()
        .map(|table| comparison::grid(table, args.by))
        .collect();
    // What was asked for is not there, and that has been said.
    if tables.is_empty() && !session.problems().is_empty() && args.format == Format::Table {
        return Ok(session.status(Status::Clean));
    }
    let mut out = Vec::new();
    match args.format {
        Format::Table => {
            // A file is as wide as it needs to be.
            let width = console.width().filter(|_| args.output.is_none());
            out = comparison::text(&grids, width).into_bytes();
        }
        Format::Markdown => out = comparison::markdown(&grids).into_bytes(),
        Format::Csv => console.settle(comparison::write_csv(&tables, &mut out))?,
        Format::Json => console.settle(comparison::write_json(&tables, &mut out))?,
        Format::Html => {
            let columns = tables.iter().flat_map(|t| &t.columns);
            let shown: HashSet<_> = columns.map(|c| Arc::clone(&c.document)).collect();
            documents.retain(|d| shown.contains(&d.name));
            let page = html::Page {
                view: html::View::Compare(args.by),
                outcome: &outcome,
                documents: &documents,
                claims: &claims,
                tables: &tables,
                packed_above: html::PACKED_ABOVE,
            };
            console.settle(html::write(&page, &mut out))?;
        }
    }
    console.deliver(&out, args.output.as_deref(), args.format == Format::Table)?;
    Ok(session.status(Status::Clean))
}

/// What was asked for, by the names that claims have for it.
struct Wanted {
    measures: Vec<String>,
    parties: Vec<String>,
}

/// Asks for what is not there are errors, so that a slip of the finger is not taken for an empty answer.
fn known(
    args: &CompareArgs,
    session: &Session<'_>,
    engine: &Engine,
    claims: &[Arc<Claim>],
) -> Result<Wanted, Status> {
    let mut named = Wanted {
        measures: Vec::new(),
        parties: Vec::new(),
    };
    let mut measures: Vec<&str> = claims.iter().filter_map(|c| c.measure.as_deref()).collect();
    measures.extend(engine.rules.measures().iter().map(|m| m.id.as_str()));
    for wanted in &args.measure {
        // By its id, or by the title that tables show.
        let mut titled = engine.rules.measures().iter();
        let titled = titled.find(|m| m.title.eq_ignore_ascii_case(wanted));
        let id = match measures.contains(&wanted.as_str()) {
            true => wanted.as_str(),
            false => titled.map_or(wanted.as_str(), |m| m.id.as_str()),
        };
        named.measures.push(id.to_owned());
        if !measures.contains(&id) {
            let help = match nearest(wanted, measures.iter().copied()) {
                Some(near) => format!("is `{near}` meant?"),
                None => "`crossfoot rules list --measures` shows those there are".to_owned(),
            };
            session.problem(format!("no measure is called `{wanted}`; {help}"));
        }
    }
    let rated = engine.rates.currencies();
    if let Some(into) = args.into
        && !rated.contains(&into)
    {
        let codes: Vec<&str> = rated.iter().map(Currency::code).collect();
        session.console.error(&format!(
            "no exchange rate leads into `{into}`, and --rates adds none; {}",
            meant(into.code(), &codes)
        ));
        return Err(Status::Failed);
    }
    if let Some(wanted) = &args.speaker {
        let mut speakers: Vec<&str> = claims.iter().filter_map(|c| c.speaker.as_deref()).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let lower = wanted.to_lowercase();
        if !speakers.iter().any(|s| s.to_lowercase().contains(&lower)) {
            let help = match speakers.is_empty() {
                true => "no speaker of these documents is named".to_owned(),
                false => meant(wanted, &speakers),
            };
            session.problem(format!(
                "no speaker of a figure is called `{wanted}`; {help}"
            ));
        }
    }
    let mut parties: Vec<&str> = claims
        .iter()
        .flat_map(|c| &c.parties)
        .map(AsRef::as_ref)
        .collect();
    parties.sort_unstable();
    parties.dedup();
    for wanted in &args.party {
        let party = parties.iter().find(|p| p.eq_ignore_ascii_case(wanted));
        named
            .parties
            .push(party.map_or_else(|| wanted.clone(), |p| (*p).to_owned()));
        if party.is_none() {
            let help = meant(wanted, &parties);
            session.problem(format!(
                "no figure is `{wanted}`'s; {help} (countries go by their ISO 3166 code)"
            ));
        }
    }
    Ok(named)
}

/// A day, or the first day of a month or a year.
fn since(text: &str) -> Result<Day, String> {
    let whole = match text.matches('-').count() {
        0 if text.len() == 4 => format!("{text}-01-01"),
        1 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    super::inputs::day(&whole)
}

fn kind(text: &str) -> Result<Kind, String> {
    let kinds = [
        Kind::Level,
        Kind::Change,
        Kind::Share,
        Kind::Ratio,
        Kind::Ordinal,
    ];
    let names = kinds.map(Kind::name);
    let found = kinds.into_iter().find(|kind| kind.name() == text);
    found.ok_or_else(|| format!("`{text}` is no kind of figure; {}", meant(text, &names)))
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::new(&text.to_ascii_uppercase()).ok_or_else(|| {
        format!("`{text}` is no currency; write three capital letters of ISO 4217, such as USD")
    })
}
