//! What crossfoot.yaml calls documents by, fitted to the names that documents go by.
//!
//! A file is named from the working folder or from the root, a pattern is written from the folder of crossfoot.yaml: both are
//! taken to the root before they are held together. A document of a corpus is in no folder, and goes by its id as it is written.

use super::config::Found;
use globset::{Error, GlobBuilder, GlobMatcher};
use std::path::{Component, Path, PathBuf};

/// A file, a folder with all below it, or a glob.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// From the root: the pattern itself, and what is in it where it is a folder.
    places: Vec<GlobMatcher>,
    /// As written, for documents that are no files.
    written: GlobMatcher,
    /// The working folder.
    here: PathBuf,
}

impl Pattern {
    /// A pattern as the configuration has it.
    pub fn new(written: &str, found: &Found) -> Result<Self, Error> {
        // Without a working folder there are only names from the root.
        let here = std::env::current_dir().unwrap_or_default();
        let folder = found.file.as_deref().and_then(Path::parent);
        let folder = here.join(folder.unwrap_or(Path::new("")));
        let folder = folder
            .canonicalize()
            .unwrap_or_else(|_| plain_path(&folder));
        let written = written.trim_start_matches("./").trim_end_matches('/');
        let is_literal = folder.join(written).exists() || !written.contains(['*', '?', '[', '{']);
        let (place, within) = match is_literal {
            true => (
                escaped(&plain_path(&folder.join(written))),
                globset::escape(written),
            ),
            false => (rooted(&folder, written), written.to_owned()),
        };
        let mut places = vec![matcher(&place)?];
        if is_literal {
            places.push(matcher(&format!("{}/**", place.trim_end_matches('/')))?);
        }
        Ok(Self {
            places,
            written: matcher(&within)?,
            here,
        })
    }

    /// Whether it stands for the document of a name.
    pub fn fits(&self, document: &str) -> bool {
        let named = self.here.join(document);
        if self.fits_place(&plain_path(&named)) {
            return true;
        }
        if !named.exists() {
            return self.written.is_match(document.trim_start_matches("./"));
        }
        // A link may lead to the folder; one that is a document goes by its own name.
        let folder = named.parent().and_then(|folder| folder.canonicalize().ok());
        let place = folder.zip(named.file_name());
        place.is_some_and(|(folder, name)| self.fits_place(&folder.join(name)))
    }

    fn fits_place(&self, place: &Path) -> bool {
        self.places.iter().any(|glob| glob.is_match(place))
    }
}

/// A glob whose stars stay within a folder.
fn matcher(glob: &str) -> Result<GlobMatcher, Error> {
    let glob = GlobBuilder::new(glob).literal_separator(true).build()?;
    Ok(glob.compile_matcher())
}

/// A glob within a folder as one from the root: `../archive/*` leads out of the folder.
fn rooted(folder: &Path, glob: &str) -> String {
    if Path::new(glob).is_absolute() {
        return glob.to_owned();
    }
    let mut folder = folder;
    let mut rest = glob;
    while let Some(above) = rest.strip_prefix("../") {
        folder = folder.parent().unwrap_or(folder);
        rest = above;
    }
    format!("{}/{rest}", escaped(folder).trim_end_matches('/'))
}

/// A path as a glob that fits it alone.
fn escaped(path: &Path) -> String {
    globset::escape(&path.to_string_lossy())
}

/// A path without `.` and `..`.
fn plain_path(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
