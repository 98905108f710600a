//! The `crossfoot` program: arguments in, exit status out; the library does the rest.

use std::process::ExitCode;

fn main() -> ExitCode {
    crossfoot::cli::run()
}
