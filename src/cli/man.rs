//! `crossfoot man`: the manual page, made of the same words as `--help`.

use super::{Console, Status};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `man`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot man | man -l -
  crossfoot man ~/.local/share/man/man1")]
pub struct ManArgs {
    /// A folder to write crossfoot.1 and a page for each command into; without it the page is printed
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

/// Prints or writes the pages.
pub fn run(args: &ManArgs, command: clap::Command, console: &Console) -> Status {
    let written = match &args.folder {
        Some(folder) => clap_mangen::generate_to(command, folder).map_err(|error| {
            console.error(&format!("{}: {error}", folder.display()));
            Status::Failed
        }),
        None => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(command).render(&mut page);
            rendered
                .map_err(|_| Status::Failed)
                .and_then(|()| console.write(&page))
        }
    };
    written.err().unwrap_or(Status::Clean)
}
