//! `crossfoot init`: a crossfoot.yaml to start from.

use super::config::FILE;
use super::files::unwritable;
use super::{Console, Status};
use crate::document::{Format, walk};
use clap::Args;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const TEMPLATE: &str = include_str!("init.yaml");

/// The entry of the template for documents, which gives way to the folders that hold some.
const ENTRY: &str = "  - path: \"transcripts/**/*.{txt,md,html}\"\n";

/// With more folders than this the reader had better choose.
const MOST: usize = 8;

/// Arguments of `init`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot init              write ./crossfoot.yaml, every key explained
  crossfoot init --print      show it instead")]
pub struct InitArgs {
    /// The folder to write it into
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
    /// Print it instead of writing it
    #[arg(long)]
    print: bool,
}

/// Writes the file; one that is there already stays as it is.
pub fn run(args: &InitArgs, console: &Console) -> Status {
    if args.print {
        return console.finish(TEMPLATE.as_bytes(), Status::Clean);
    }
    let found = folders(&args.folder);
    let text = filled(&found);
    let path = if args.folder.as_os_str() == "." {
        PathBuf::from(FILE)
    } else {
        args.folder.join(FILE)
    };
    let created = OpenOptions::new().write(true).create_new(true).open(&path);
    match created.and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => {
            let next = match found.as_slice() {
                [] => "put your documents into transcripts/, or name them in it, and run `crossfoot check`".to_owned(),
                found => format!("it reads {}; now run `crossfoot check`", found.join("/, ") + "/"),
            };
            console.note(&format!("wrote {}; {next}", path.display()));
            Status::Clean
        }
        Err(error) => {
            let help = match error.kind() {
                ErrorKind::AlreadyExists => "; `crossfoot init --print` shows a new one",
                _ => "",
            };
            console.error(&format!("{}{help}", unwritable(&path, &error)));
            Status::Failed
        }
    }
}

/// The folders within a folder that hold documents at any depth, in order; none when there are too many to name.
fn folders(folder: &Path) -> Vec<String> {
    let mut found = BTreeSet::new();
    for entry in walk(folder).build().filter_map(Result::ok) {
        let Ok(within) = entry.path().strip_prefix(folder) else {
            continue;
        };
        let mut parts = within.components();
        let (first, deeper) = (parts.next(), parts.next());
        if let (Some(first), Some(_)) = (first, deeper)
            && Format::of(entry.path()).is_some()
            && let Some(name) = first.as_os_str().to_str()
        {
            found.insert(name.to_owned());
        }
    }
    match found.len() {
        1..=MOST => found.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The template, with an entry for each folder that holds documents.
fn filled(folders: &[String]) -> String {
    if folders.is_empty() {
        return TEMPLATE.to_owned();
    }
    let entries = folders.iter().map(|folder| {
        let path = format!("{}/**/*.{{txt,md,html}}", globset::escape(folder));
        // A string of JSON is one of YAML, whatever the folder is called.
        format!("  - path: {}\n", serde_json::Value::String(path))
    });
    TEMPLATE.replacen(ENTRY, &entries.collect::<String>(), 1)
}
