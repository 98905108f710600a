//! The `crossfoot` program: arguments in, exit status out; the library does the rest.

use std::process::ExitCode;

/// Claims are many small allocations, and what reads them frees them again at once.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    crossfoot::cli::run()
}
