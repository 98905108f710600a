//! Paths to files: what folders and globs stand for, and why a file could not be read or written.

use crate::document::walk;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file could not be read, and what to do; `whence` says who names it.
pub fn unreadable(name: &str, whence: &str, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => format!("{name}: no such file; check the path{whence}"),
        ErrorKind::InvalidData => format!("{name}: not UTF-8; convert it, or give another file"),
        _ => format!("{name}: cannot be read: {error}; check the path{whence}"),
    }
}

/// Why a file could not be written, and what to do.
pub fn unwritable(file: &Path, error: &io::Error) -> String {
    let name = file.display();
    match error.kind() {
        ErrorKind::NotFound => {
            format!("{name}: the folder it is to be in is not there; make it first")
        }
        ErrorKind::IsADirectory => format!("{name}: this is a folder; name a file in it"),
        ErrorKind::AlreadyExists => format!("{name}: it is there already, and was left as it is"),
        _ => format!("{name}: cannot be written: {error}"),
    }
}

/// A file itself; of a folder, the files with one of the endings, in order; and what is wrong with the folder.
///
/// Rules that are not there find nothing, so that a folder without any is as wrong as a file that is not there.
pub fn files_in(path: &Path, endings: &[&str], whence: &str) -> (Vec<PathBuf>, Vec<String>) {
    if !path.is_dir() {
        return (vec![path.to_owned()], Vec::new());
    }
    let name = path.display();
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for entry in walk(path).build() {
        match entry {
            Ok(entry) => {
                let ending = entry.path().extension();
                if ending.is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
                    files.push(entry.into_path());
                }
            }
            Err(error) => problems.push(format!(
                "{name}: {error}; check the permissions, or name its files one by one{whence}"
            )),
        }
    }
    if files.is_empty() && problems.is_empty() {
        problems.push(format!(
            "{name}: no file that ends in .{} in this folder; hidden and ignored files are left out; check the path{whence}",
            endings.join(" or .")
        ));
    }
    files.sort();
    (files, problems)
}

/// The files a glob stands for; any other path is itself.
pub fn globbed(path: &Path) -> Result<Vec<PathBuf>, String> {
    let text = path.to_string_lossy();
    if path.exists() || !text.contains(['*', '?', '[', '{']) {
        return Ok(vec![path.to_owned()]);
    }
    let pattern = text.trim_start_matches("./");
    let matcher = globset::GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(|error| format!("{text}: {error}"))?
        .compile_matcher();
    // Walk from the last folder before the first special character.
    let fixed = pattern
        .split(['*', '?', '[', '{'])
        .next()
        .unwrap_or_default();
    let root = match fixed.rfind('/') {
        Some(0) => Path::new("/"),
        Some(end) => Path::new(&fixed[..end]),
        None => Path::new("."),
    };
    let mut files: Vec<PathBuf> = walk(root)
        .build()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .map(|entry| {
            let path = entry.into_path();
            path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)
        })
        .filter(|path| matcher.is_match(path))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!(
            "{text}: no file fits this pattern; check it, and that .gitignore does not hide the files"
        ));
    }
    Ok(files)
}
