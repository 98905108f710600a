//! Folders, walked alike by all who look for files in them.

use ignore::WalkBuilder;
use std::path::Path;

/// A walk through a folder that leaves out hidden files and what `.gitignore` and `.ignore` name, in a repository or not.
pub(crate) fn walk(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false);
    walk
}
