//! Which files changed since a git reference, for `--changed-since`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of a work tree that differ from a reference, by where they are.
pub struct Changed(HashSet<PathBuf>);

impl Changed {
    /// Whether a file is among them, however its path is written: `talks/a.txt`, `../talks/a.txt` or from the root.
    pub fn contains(&self, file: &Path) -> bool {
        file.canonicalize()
            .is_ok_and(|place| self.0.contains(&place))
    }
}

/// The files of the work tree around the working folder that differ from `reference`, or that git does not know yet.
pub fn since(reference: &str) -> Result<Changed, String> {
    // A reference that begins with a dash would be an option to git.
    if reference.starts_with('-') {
        return Err(format!("`{reference}` is no git reference"));
    }
    // Outside a work tree `git diff` compares plain folders instead, and what it says of that helps nobody.
    let top = git(Path::new("."), &["rev-parse", "--show-toplevel"])?;
    let top = Path::new(top.trim_end_matches(['\n', '\r']));
    let differ = [
        "diff",
        "--name-only",
        "-z",
        "--diff-filter=d",
        reference,
        "--",
    ];
    let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
    let mut places = HashSet::new();
    for arguments in [&differ[..], &unknown[..]] {
        let names = git(top, arguments)?;
        let names = names.split('\0').filter(|name| !name.is_empty());
        // One that is gone by now, or a link that leads nowhere, is no document.
        places.extend(names.filter_map(|name| top.join(name).canonicalize().ok()));
    }
    Ok(Changed(places))
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .output()
        .map_err(|error| format!("git cannot be run: {error}; --changed-since needs it"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or("git failed");
        return Err(format!(
            "{first}; --changed-since takes a commit, branch or tag of the repository it runs in"
        ));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
