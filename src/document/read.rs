//! Files and folders to documents, in parallel, in a stable order.

use super::corpus::Corpus;
use super::decode::decode;
use super::walk::walk;
use super::{Document, Format, Metadata, Problem, Source, Vocabularies};
use crate::period::Day;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a caller says about how documents are to be read.
#[derive(Clone)]
pub struct ReadOptions {
    /// The date of documents of which neither they themselves nor the manifest give one.
    pub date: Option<Day>,
    /// The language of every document, whatever it says itself.
    pub language: Option<Arc<str>>,
    /// How every input is written, whatever its file's ending says; a file is no corpus then.
    pub format: Option<Format>,
    /// The words that dividing documents needs, per language.
    pub vocabularies: Arc<Vocabularies>,
    /// The largest file, and the longest corpus line, that is read.
    pub max_bytes: u64,
    /// What is known of documents that do not say it themselves.
    pub manifest: Option<Manifest>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            date: None,
            language: None,
            format: None,
            vocabularies: Arc::default(),
            max_bytes: 256 << 20,
            manifest: None,
        }
    }
}

/// Gives the metadata of a document by its name, for what the document does not say itself.
#[derive(Clone)]
pub struct Manifest(Arc<dyn Fn(&str) -> Metadata + Send + Sync>);

impl Manifest {
    /// A manifest that asks a function.
    pub fn new(of: impl Fn(&str) -> Metadata + Send + Sync + 'static) -> Self {
        Self(Arc::new(of))
    }

    /// What it knows of a document.
    pub fn of(&self, name: &str) -> Metadata {
        (self.0)(name)
    }
}

/// What reading gave: the documents, and what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The documents, in order.
    pub documents: Vec<Document>,
    /// The problems, in the order of the inputs they are with.
    pub problems: Vec<Problem>,
    /// Files of folders that look like documents in a format that is not read.
    pub unread: Vec<Arc<str>>,
}

impl Extend<Reading> for Reading {
    fn extend<I: IntoIterator<Item = Reading>>(&mut self, readings: I) {
        for reading in readings {
            self.unread.extend(reading.unread);
            self.documents.extend(reading.documents);
            self.problems.extend(reading.problems);
        }
    }
}

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called: the path as given, with forward slashes.
    pub name: Arc<str>,
}

impl Input {
    /// Where it is, whichever way its path leads there: `a.txt` and `talks/../a.txt` are one place.
    pub fn place(&self) -> PathBuf {
        self.path
            .canonicalize()
            .unwrap_or_else(|_| self.path.clone())
    }
}

/// What paths name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The files to be read.
    pub inputs: Vec<Input>,
    /// Paths that name nothing.
    pub problems: Vec<Problem>,
    /// Files of folders that look like documents in a format that is not read.
    pub unread: Vec<Arc<str>>,
}

/// Endings of documents that are not read, which nobody expects to be passed over without a word.
const UNREAD: [&str; 10] = [
    "pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "xls", "xlsx", "epub",
];

/// Reads files and folders. A folder gives its `.txt`, `.md` and `.html` files and others that [`Format::of`] knows (hidden
/// and ignored ones left out); a file is read whatever its ending, and as JSON Lines when that is `.jsonl`.
pub fn read(paths: &[PathBuf], options: &ReadOptions) -> Reading {
    let Named {
        inputs,
        problems,
        unread,
    } = find(paths);
    let readings: Vec<Reading> = inputs
        .par_iter()
        .map(|input| read_input(input, options))
        .collect();
    let mut reading = Reading {
        documents: Vec::new(),
        problems,
        unread,
    };
    reading.extend(readings);
    reading
}

/// The files that paths name, in the order of the paths and, within a folder, sorted; each file once, by its first name.
pub fn find(paths: &[PathBuf]) -> Named {
    let mut named = Named::default();
    let mut seen = HashSet::new();
    for path in paths {
        let name = name_of(path);
        match path.metadata() {
            Err(error) => named.problems.push(unreadable(&name, &error)),
            Ok(metadata) if metadata.is_dir() => {
                let before = (named.inputs.len(), named.problems.len());
                in_folder(path, &mut named);
                if before == (named.inputs.len(), named.problems.len()) {
                    named.problems.push(Problem::new(
                        name,
                        "no documents in this folder",
                        "documents end in .txt, .text, .md, .markdown, .html, .htm or .xhtml; hidden and ignored files are left out",
                    ));
                }
            }
            Ok(_) => named.inputs.push(Input {
                path: path.clone(),
                name,
            }),
        }
    }
    // What one path names is there once.
    if paths.len() > 1 {
        named.inputs.retain(|input| seen.insert(input.place()));
    }
    named
}

fn in_folder(folder: &Path, named: &mut Named) {
    for entry in walk(folder).sort_by_file_path(Path::cmp).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                let path = entry.into_path();
                let name = name_of(&path);
                if is_file && Format::of(&path).is_some() {
                    named.inputs.push(Input { path, name });
                } else if is_file && is_unread(&path) {
                    named.unread.push(name);
                }
            }
            Err(error) => named.problems.push(Problem::new(
                name_of(folder),
                error.to_string(),
                "check the permissions, or leave this out",
            )),
        }
    }
}

fn is_unread(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        UNREAD
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// Reads one file.
pub fn read_input(input: &Input, options: &ReadOptions) -> Reading {
    if options.format.is_none() && is_corpus(&input.path) {
        return read_corpus(input, options);
    }
    match File::open(&input.path) {
        Ok(file) => {
            let size = file.metadata().map_or(0, |metadata| metadata.len());
            let format = Format::of(&input.path).unwrap_or_default();
            stream(input.name.clone(), file, size, format, true, options)
        }
        Err(error) => failed(unreadable(&input.name, &error)),
    }
}

/// Reads one file as a corpus in JSON Lines, whatever its ending.
pub fn read_corpus(input: &Input, options: &ReadOptions) -> Reading {
    match File::open(&input.path) {
        Ok(file) => {
            let mut reading = Reading::default();
            reading.extend(Corpus::new(
                BufReader::new(file),
                input.name.clone(),
                options,
            ));
            reading
        }
        Err(error) => failed(unreadable(&input.name, &error)),
    }
}

/// Reads one document from a stream, such as standard input.
pub fn read_stream(
    name: &str,
    stream: impl Read,
    format: Format,
    options: &ReadOptions,
) -> Reading {
    self::stream(name.into(), stream, 0, format, false, options)
}

fn stream(
    name: Arc<str>,
    stream: impl Read,
    size: u64,
    format: Format,
    is_file: bool,
    options: &ReadOptions,
) -> Reading {
    let limit = options.max_bytes;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit)).unwrap_or(0));
    if size <= limit
        && let Err(error) = stream.take(limit.saturating_add(1)).read_to_end(&mut bytes)
    {
        return failed(unreadable(&name, &error));
    }
    if size > limit || bytes.len() as u64 > limit {
        return failed(Problem::new(
            name,
            format!("larger than the {limit} bytes that are read of one document"),
            "split the file into several documents",
        ));
    }
    match decode(&name, bytes) {
        Ok(text) => {
            let mut problems = Vec::new();
            let source = Source {
                format: options.format.unwrap_or(format),
                is_file,
                ..Source::new(name, text)
            };
            let document = Document::parse(source, options, &mut problems);
            Reading {
                documents: vec![document],
                problems,
                ..Reading::default()
            }
        }
        Err(problem) => failed(problem),
    }
}

fn failed(problem: Problem) -> Reading {
    Reading {
        problems: vec![problem],
        ..Reading::default()
    }
}

fn is_corpus(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("jsonl") || ending.eq_ignore_ascii_case("ndjson")
    })
}

/// The name of a document: its path as given, with forward slashes and without a leading `./`.
pub fn name_of(path: &Path) -> Arc<str> {
    let name = path.to_string_lossy();
    let name = if std::path::MAIN_SEPARATOR == '\\' {
        name.replace('\\', "/")
    } else {
        name.into_owned()
    };
    let short = name.trim_start_matches("./").trim_start_matches('/');
    if name.starts_with("./") && !short.is_empty() {
        short.into()
    } else {
        name.into()
    }
}

fn unreadable(name: &Arc<str>, error: &io::Error) -> Problem {
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => ("no such file or folder", "check the path"),
        io::ErrorKind::PermissionDenied => ("may not be read", "check the permissions"),
        _ => {
            return Problem::new(
                name.clone(),
                format!("cannot be read: {error}"),
                "check the file",
            );
        }
    };
    Problem::new(name.clone(), message, help)
}
