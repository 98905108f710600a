//! Which files changed since a git reference, for `--changed-since`.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::Command;

/// The files below the working folder that differ from `reference` or that git does not know yet, relative to it.
pub fn since(reference: &str) -> Result<HashSet<PathBuf>, String> {
    // A reference that begins with a dash would be an option to git.
    if reference.starts_with('-') {
        return Err(format!("`{reference}` is no git reference"));
    }
    // Outside a work tree `git diff` compares plain folders instead, and what it says of that helps nobody.
    git(&["rev-parse", "--is-inside-work-tree"])?;
    let mut changed = git(&[
        "diff",
        "--name-only",
        "--relative",
        "-z",
        "--diff-filter=d",
        reference,
        "--",
    ])?;
    changed.extend(git(&["ls-files", "--others", "--exclude-standard", "-z"])?);
    Ok(changed)
}

fn git(arguments: &[&str]) -> Result<HashSet<PathBuf>, String> {
    let output = Command::new("git")
        .args(arguments)
        .output()
        .map_err(|error| format!("git cannot be run: {error}; --changed-since needs it"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or("git failed");
        return Err(format!(
            "{first}; --changed-since takes a commit, branch or tag of the repository it runs in"
        ));
    }
    let names = String::from_utf8_lossy(&output.stdout);
    let names = names.split('\0').filter(|name| !name.is_empty());
    Ok(names.map(PathBuf::from).collect())
}
