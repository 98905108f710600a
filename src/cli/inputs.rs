//! Options about what to read, shared by the commands that read documents.

use crate::period::Day;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Which documents to read, and what to take for granted about them.
#[derive(Args, Clone, Debug)]
pub struct InputArgs {
    /// Documents, folders and globs; - is standard input
    ///
    /// Folders are searched for .txt, .md, .html and the other formats read, leaving out what .gitignore and .ignore name.
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// What the inputs are
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = InputFormat::Auto)]
    pub input_format: InputFormat,
    /// The date of documents that give none of their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Day>,
    /// The language of all documents, as ISO 639-1; what each names, or else what is detected, when left out
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
}

/// Rules and reference data, beside those shipped.
#[derive(Args, Clone, Debug)]
pub struct RuleArgs {
    /// Rule files or folders of them, added to the shipped ones; a rule or measure of the same id replaces the shipped one
    #[arg(long = "rules", value_name = "FILE")]
    pub rules: Vec<PathBuf>,
    /// Exchange rates: CSV with from,until,base,quote,rate,source
    #[arg(long = "rates", value_name = "CSV")]
    pub rates: Vec<PathBuf>,
    /// Figures known from a source, as CSV or YAML with measure,parties,from,until,value,unit,source: claims are checked against them
    #[arg(long = "reference", value_name = "FILE")]
    pub reference: Vec<PathBuf>,
}

/// What the inputs are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// By each file's ending: text, Markdown, HTML, or JSON Lines for .jsonl and .ndjson.
    #[default]
    Auto,
    /// Plain text, whatever the files' endings.
    Text,
    /// JSON Lines, a document a line: {"id","text","date","lang","title","parties"}.
    Jsonl,
}

/// A date as written on the command line.
pub fn day(text: &str) -> Result<Day, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is no day of the calendar; write it as 2024-02-01"))
}
