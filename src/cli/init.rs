//! `crossfoot init`: a crossfoot.yaml to start from.

use super::config::FILE;
use super::{Console, Status};
use clap::Args;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

const TEMPLATE: &str = include_str!("init.yaml");

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
    let path = if args.folder.as_os_str() == "." {
        PathBuf::from(FILE)
    } else {
        args.folder.join(FILE)
    };
    let created = OpenOptions::new().write(true).create_new(true).open(&path);
    match created.and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => {
            console.note(&format!(
                "wrote {}; now run `crossfoot check`",
                path.display()
            ));
            Status::Clean
        }
        Err(error) => {
            let help = match error.kind() {
                ErrorKind::AlreadyExists => {
                    "; it was left as it is, see a new one with `crossfoot init --print`"
                }
                ErrorKind::NotFound => "; make the folder first",
                _ => "",
            };
            console.error(&format!("{}: {error}{help}", path.display()));
            Status::Failed
        }
    }
}
