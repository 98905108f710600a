//! The command line: one file a subcommand, each of which turns arguments into an exit status.
//!
//! Everything a command prints goes through `Console`, so that colour, quiet and broken pipes are settled in one place,
//! and everything it reads goes through `session`, so that a bad input is reported alike everywhere.

mod baseline;
mod changed;
mod check;
mod compare;
mod completions;
pub mod config;
mod console;
mod documents;
mod explain;
mod extract;
mod files;
mod init;
mod inputs;
mod man;
mod pattern;
mod progress;
mod rules;
mod session;
mod suppress;
mod versions;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use console::Console;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a run came to, as its exit status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 0: it ran, and nothing was found that fails the run.
    Clean,
    /// 1: it ran, and findings fail the run.
    Findings,
    /// 2: it could not run, in whole or in part.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}

/// Checks that the figures in transcripts and press releases agree with one another
#[derive(Debug, Parser)]
#[command(name = "crossfoot", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  crossfoot check talks/*.txt                  do these documents agree with one another?
  crossfoot check new.txt --against archive/   does the new one agree with the archive?
  crossfoot compare talks/ --measure trade     who said what about trade, side by side
  crossfoot extract talks/ --format csv        every figure, for a spreadsheet
  crossfoot explain trade/same-period          what a rule checks, and why

Exit status: 0 nothing found, 1 findings, 2 something could not be read or run.";

/// Options that every command takes.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// Read this configuration instead of the nearest crossfoot.yaml
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        help_heading = "Global options"
    )]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(
        long,
        global = true,
        conflicts_with = "config",
        help_heading = "Global options"
    )]
    pub no_config: bool,
    /// Print findings and errors only: no closing line, no progress, no notices
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Say on standard error what is read, with which rules, and how long it takes
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "quiet",
        help_heading = "Global options"
    )]
    pub verbose: bool,
    /// When to colour; auto looks at the terminal and at NO_COLOR
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto,
          help_heading = "Global options")]
    pub color: Color,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On terminals, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare the figures of documents by rules, and report those that cannot hold together
    Check(check::CheckArgs),
    /// Lay figures side by side: a row for each period, a column for each document
    Compare(compare::CompareArgs),
    /// Print every numeric claim
    Extract(extract::ExtractArgs),
    /// Explain a rule, a finding or a claim
    Explain(explain::ExplainArgs),
    /// List, test and write rules
    Rules(rules::RulesArgs),
    /// Write a crossfoot.yaml to start from
    Init(init::InitArgs),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
    /// Print the manual page, or write one a command into a folder
    Man(man::ManArgs),
}

/// Runs the program on the process's arguments and gives its exit status.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Asking for help or the version is no failure; clap prints it to standard output and everything else to standard
        // error. If that stream is closed there is nobody left to tell.
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() {
                Status::Failed.into()
            } else {
                Status::Clean.into()
            };
        }
    };
    let console = Console::new(&cli.global);
    let done = match cli.command {
        Command::Check(args) => check::run(&args, &cli.global, &console),
        Command::Compare(args) => compare::run(&args, &cli.global, &console),
        Command::Extract(args) => extract::run(&args, &cli.global, &console),
        Command::Explain(args) => explain::run(&args, &cli.global, &console),
        Command::Rules(args) => rules::run(&args, &cli.global, &console),
        Command::Init(args) => Ok(init::run(&args, &console)),
        Command::Completions(args) => Ok(completions::run(&args, Cli::command(), &console)),
        Command::Man(args) => Ok(man::run(&args, Cli::command(), &console)),
    };
    match done {
        Ok(status) | Err(status) => status.into(),
    }
}
