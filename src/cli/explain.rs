//! `crossfoot explain`: a rule's page, or how a finding or a claim came about, step by step.

use super::inputs::{InputArgs, RuleArgs};
use super::session::{Engine, Session};
use super::{Console, Global, Status, versions};
use crate::check::{self, CheckOptions, EDITION_RULES, Finding, Outcome};
use crate::extract::Claim;
use crate::lexicon::nearest;
use crate::report::{count, explain, text};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many hexadecimal digits of an id are enough to look for it.
const PREFIX: usize = 4;
/// How many ids are listed where a prefix fits several.
const LISTED: usize = 10;

/// Arguments of `explain`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot explain trade/same-period            what the rule checks, and why
  crossfoot explain 3f9a1c0b2d4e talks/*.txt     how this finding, or claim, came about
  crossfoot explain talks/almaty.txt:23:121      how the figure that stands there was read
  crossfoot explain talks/almaty.txt:23 talks/   every figure of the line, and what it was compared with
  crossfoot explain trade                        what a measure is, and the words that name it")]
pub struct ExplainArgs {
    /// A rule's id; the id of a finding or a claim as printed, or its first digits; the place of a figure, FILE:LINE:COLUMN,
    /// or of all on a line, FILE:LINE; or a measure's id
    id: String,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// Documents the check was made against
    #[arg(long, value_name = "PATHS")]
    against: Vec<PathBuf>,
    /// The finding is of a check with --versions
    #[arg(long, conflicts_with = "against")]
    versions: bool,
}

/// Explains.
pub fn run(args: &ExplainArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let mut engine = session.engine(&args.rules)?;
    if engine.rules.rule(&args.id).is_some() {
        engine.rules.add_shipped_tests().map_err(|problems| {
            console.error(&problems.to_string());
            Status::Failed
        })?;
    }
    let page = match page_of_rule(&args.id, &engine) {
        Some(page) => page.into_bytes(),
        None if is_hexadecimal(&args.id) => page_of_id(args, &session, &engine)?,
        None => match place(&args.id) {
            Some(place) => page_of_place(args, &place, &session, &engine)?,
            None => return Err(no_such_thing(&args.id, &engine, console)),
        },
    };
    console.print(&page)?;
    Ok(session.status(Status::Clean))
}

fn page_of_rule(id: &str, engine: &Engine) -> Option<String> {
    if let Some(rule) = engine.rules.rule(id) {
        return Some(explain::rule(rule, engine.rules.tests()));
    }
    if let Some(measure) = engine.rules.measures().iter().find(|m| m.id == id) {
        return Some(explain::measure(measure));
    }
    let mut of_editions = EDITION_RULES.iter();
    of_editions
        .find(|rule| rule.id == id)
        .map(explain::edition_rule)
}

fn no_such_thing(id: &str, engine: &Engine, console: &Console) -> Status {
    let shipped = engine.rules.rules().iter().map(|rule| &*rule.id);
    let known: Vec<&str> = shipped
        .chain(EDITION_RULES.iter().map(|rule| rule.id))
        .chain(engine.rules.measures().iter().map(|m| m.id.as_str()))
        .collect();
    let begin: Vec<&str> = known
        .iter()
        .filter(|k| k.starts_with(id))
        .copied()
        .collect();
    let help = match (begin.is_empty(), nearest(id, known.into_iter())) {
        (false, _) => format!("these begin so: {}", begin.join(", ")),
        (true, Some(near)) => format!("is `{near}` meant?"),
        (true, None) => {
            "`crossfoot rules list` shows the rules, and with --measures the measures".to_owned()
        }
    };
    console.error(&format!("no rule and no measure is called `{id}`; {help}"));
    Status::Failed
}

fn is_hexadecimal(id: &str) -> bool {
    id.len() >= PREFIX && id.chars().all(|c| c.is_ascii_hexdigit())
}

/// A place as findings and tables print it; without a column it is the whole line.
struct At {
    file: String,
    line: u32,
    column: Option<u32>,
}

fn place(text: &str) -> Option<At> {
    let (rest, last) = text.rsplit_once(':')?;
    let last = last.parse().ok()?;
    let at = |file: &str, line, column| At {
        file: file.to_owned(),
        line,
        column,
    };
    let before = rest.rsplit_once(':');
    Some(
        match before.and_then(|(file, line)| Some((file, line.parse().ok()?))) {
            Some((file, line)) => at(file, line, Some(last)),
            None => at(rest, last, None),
        },
    )
}

/// How a figure that stands somewhere was read, or all of a line.
fn page_of_place(
    args: &ExplainArgs,
    at: &At,
    session: &Session<'_>,
    engine: &Engine,
) -> Result<Vec<u8>, Status> {
    let mut input = args.input.clone();
    if input.paths.is_empty() {
        input.paths.push(PathBuf::from(&at.file));
    }
    let (claims, outcome) = everything(args, &input, session, engine)?;
    let file = name_in(&claims, &at.file);
    let on_line = |c: &&Arc<Claim>| *c.place.doc == *file && c.place.line == at.line;
    let here = |claim: &&Arc<Claim>| {
        let start = claim.place.column;
        let end = start.saturating_add(width(&claim.text));
        at.column
            .is_none_or(|column| (start..end).contains(&column))
    };
    let pages: Vec<String> = claims
        .iter()
        .filter(on_line)
        .filter(here)
        .map(|claim| explain::claim(claim, &outcome))
        .collect();
    if pages.is_empty() {
        let columns: Vec<String> = claims
            .iter()
            .filter(on_line)
            .map(|c| format!("{} ({})", c.place.column, c.text))
            .collect();
        let help = match columns.is_empty() {
            true => format!("`crossfoot extract {}` lists where there are", at.file),
            false => format!("on that line there are {}", columns.join(", ")),
        };
        session
            .console
            .error(&format!("no figure was read at {}; {help}", args.id));
        return Err(Status::Failed);
    }
    Ok(pages.join("\n").into_bytes())
}

/// What the document is called that a place is in: its file may have been named in another way.
fn name_in(claims: &[Arc<Claim>], file: &str) -> Arc<str> {
    let place = |name: &str| Path::new(name).canonicalize().ok();
    let mut names: Vec<&Arc<str>> = claims.iter().map(|claim| &claim.place.doc).collect();
    names.dedup();
    let found = names.iter().find(|name| ****name == *file).or_else(|| {
        let wanted = place(file)?;
        names
            .iter()
            .find(|name| place(name).as_ref() == Some(&wanted))
    });
    found.map_or_else(|| file.into(), |name| Arc::clone(name))
}

fn width(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// How a finding or a claim came about, by its id or the beginning of it.
fn page_of_id(
    args: &ExplainArgs,
    session: &Session<'_>,
    engine: &Engine,
) -> Result<Vec<u8>, Status> {
    let console = session.console;
    if args.input.paths.is_empty() && session.found.config.documents.is_empty() {
        console.error(&format!(
            "{} is the id of a finding or a claim: name the documents it was printed for behind it",
            args.id
        ));
        return Err(Status::Failed);
    }
    let (claims, outcome) = everything(args, &args.input, session, engine)?;
    let begins = |id: &str| id.starts_with(&args.id.to_ascii_lowercase());
    let findings: Vec<&Finding> = outcome.findings.iter().filter(|f| begins(&f.id)).collect();
    let claims: Vec<&Arc<Claim>> = claims.iter().filter(|c| begins(&c.id)).collect();
    let mut out = Vec::new();
    match (findings.as_slice(), claims.as_slice()) {
        ([finding], []) => {
            let width = console.width().unwrap_or(text::WIDTH);
            let rule = engine.rules.rule(&finding.rule);
            console.settle(explain::finding(finding, rule, width, &mut out))?;
        }
        ([], [claim]) => out.extend_from_slice(explain::claim(claim, &outcome).as_bytes()),
        ([], []) => {
            console.error(&format!(
                "no finding and no claim of {} has an id that begins with {}; name the documents it was printed for, and \
                 --against and --versions as they were given then",
                count(outcome.documents, "document"),
                args.id
            ));
            return Err(Status::Failed);
        }
        _ => {
            let findings = findings
                .iter()
                .map(|f| format!("{} (finding: {})", f.id, f.message));
            let claims = claims
                .iter()
                .map(|c| format!("{} (claim: {})", c.id, c.text));
            let all: Vec<String> = findings.chain(claims).collect();
            let shown = all
                .iter()
                .take(LISTED)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            let more = match all.len().saturating_sub(LISTED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            console.error(&format!(
                "several ids begin with {}: {shown}{more}",
                args.id
            ));
            return Err(Status::Failed);
        }
    }
    Ok(out)
}

/// The claims of the documents, and what checking them came to.
fn everything(
    args: &ExplainArgs,
    input: &InputArgs,
    session: &Session<'_>,
    engine: &Engine,
) -> Result<(Vec<Arc<Claim>>, Outcome), Status> {
    let mut input = input.clone();
    input.paths = session.paths(&input.paths)?;
    input.paths.extend(args.against.iter().cloned());
    if !args.versions {
        let archive = session.found.config.archive.iter();
        input
            .paths
            .extend(archive.map(|path| session.found.path(path)));
    }
    let documents = session.documents(&input, engine)?;
    let claims = engine.claims(&documents, session.console);
    let options = CheckOptions {
        agreements: true,
        new_documents: None,
        reference: engine.reference.claims().to_vec(),
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    let mut outcome = if args.versions {
        versions::outcome(&documents, &claims, engine, &options, session.console)
            .ok_or(Status::Failed)?
    } else {
        check::run(&claims, &engine.rules, &engine.rates, &options)
    };
    outcome.documents = documents.len();
    Ok((claims, outcome))
}
