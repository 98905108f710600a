//! Paths to files: what folders and globs stand for, and why a file could not be read or written.

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

/// A file itself; of a folder, the files with one of the endings, in order.
pub fn files_in(path: &Path, endings: &[&str]) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let mut files: Vec<PathBuf> = ignore::Walk::new(path)
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|p| {
            p.extension()
                .is_some_and(|e| endings.iter().any(|ending| e == *ending))
        })
        .collect();
    files.sort();
    files
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
    let mut files: Vec<PathBuf> = ignore::Walk::new(root)
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
