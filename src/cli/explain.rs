//! `crossfoot explain`: a rule's page, or how a finding or a claim came about, step by step.

use super::inputs::{InputArgs, RuleArgs};
use super::session::{Engine, Session};
use super::{Console, Global, Status};
use crate::check::{self, CheckOptions, Finding};
use crate::extract::Claim;
use crate::lexicon::nearest;
use crate::report::{explain, text};
use clap::Args;
use std::path::PathBuf;
use std::sync::Arc;

/// Arguments of `explain`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot explain trade/same-period            what the rule checks, and why
  crossfoot explain 3f9a1c0b2d4e talks/*.txt     how this finding, or claim, came about")]
pub struct ExplainArgs {
    /// A rule's id, or the id of a finding or a claim as printed
    id: String,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// Documents the check was made against
    #[arg(long, value_name = "PATHS")]
    against: Vec<PathBuf>,
}

/// Explains.
pub fn run(args: &ExplainArgs, global: &Global, console: &Console) -> Status {
    match explained(args, global, console) {
        Ok(status) | Err(status) => status,
    }
}

fn explained(args: &ExplainArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let mut engine = session.engine(&args.rules)?;
    let width = console.width().unwrap_or(text::WIDTH);
    if engine.rules.rule(&args.id).is_some() {
        engine.rules.add_shipped_tests().map_err(|problems| {
            console.error(&problems.to_string());
            Status::Failed
        })?;
    }
    if let Some(rule) = engine.rules.rule(&args.id) {
        let page = explain::rule(rule, engine.rules.tests());
        console.print(page.as_bytes())?;
        return Ok(session.status(Status::Clean));
    }
    let is_id = args.id.len() >= 8 && args.id.chars().all(|c| c.is_ascii_hexdigit());
    if !is_id {
        let rules = engine.rules.rules().iter().map(|rule| &*rule.id);
        let help = match nearest(&args.id, rules) {
            Some(near) => format!("is `{near}` meant?"),
            None => "`crossfoot rules list` shows them".to_owned(),
        };
        console.error(&format!("no rule is called `{}`; {help}", args.id));
        return Err(Status::Failed);
    }
    let (claims, findings) = everything(args, &session, &engine)?;
    let mut out = Vec::new();
    if let Some(finding) = findings.iter().find(|f| f.id == args.id) {
        console.settle(explain::finding(finding, width, &mut out))?;
    } else if let Some(claim) = claims.iter().find(|c| *c.id == *args.id) {
        out.extend_from_slice(explain::claim(claim).as_bytes());
    } else {
        console.error(&format!(
            "no finding and no claim of these documents has the id {}; name the documents it was printed for",
            args.id
        ));
        return Err(Status::Failed);
    }
    console.print(&out)?;
    Ok(session.status(Status::Clean))
}

type Everything = (Vec<Arc<Claim>>, Vec<Finding>);

fn everything(
    args: &ExplainArgs,
    session: &Session<'_>,
    engine: &Engine,
) -> Result<Everything, Status> {
    let options = session.read_options(&args.input, engine)?;
    let mut paths = session.paths(&args.input.paths)?;
    paths.extend(args.against.iter().cloned());
    let documents = session.read(&paths, args.input.input_format, &options);
    let claims = engine.claims(&documents, session.console);
    let options = CheckOptions {
        agreements: false,
        new_documents: None,
        reference: engine.reference.claims().to_vec(),
        lexicon: Some(Arc::clone(&engine.lexicon)),
    };
    let outcome = check::run(&claims, &engine.rules, &engine.rates, &options);
    Ok((claims, outcome.findings))
}
