//! `crossfoot completions`: a completion script for a shell.

use super::{Console, Status};
use clap::Args;
use clap_complete::Shell;

/// Arguments of `completions`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot completions bash > ~/.local/share/bash-completion/completions/crossfoot
  crossfoot completions fish > ~/.config/fish/completions/crossfoot.fish")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the script.
pub fn run(args: &CompletionsArgs, mut command: clap::Command, console: &Console) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "crossfoot", &mut script);
    console.finish(&script, Status::Clean)
}
