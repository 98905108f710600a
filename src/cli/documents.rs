//! Documents for a command: all of them in hand, or one after the other as they are read.
//!
//! What cannot be read is reported and counted, and the rest goes on.

use super::files::globbed;
use super::inputs::InputFormat;
use super::session::Session;
use crate::document::{
    Corpus, Document, Format, Input, Named, ReadOptions, Reading, find, name_of, read_corpus,
    read_input, read_stream,
};
use crate::report::count;
use rayon::prelude::*;
use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use twox_hash::XxHash3_64;

/// Where documents are read from.
#[derive(PartialEq, Eq, Hash)]
pub enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(Input),
}

impl Origin {
    /// Its documents, and what is wrong with it.
    pub fn read(&self, format: InputFormat, options: &ReadOptions) -> Reading {
        match (self, format) {
            (Self::Stdin, InputFormat::Jsonl) => {
                let mut reading = Reading::default();
                let stdin = std::io::stdin().lock();
                reading.extend(Corpus::new(stdin, STDIN, options));
                reading
            }
            (Self::Stdin, _) => {
                let stdin = std::io::stdin().lock();
                read_stream(STDIN, stdin, Format::default(), options)
            }
            (Self::File(input), InputFormat::Jsonl) => read_corpus(input, options),
            (Self::File(input), _) => read_input(input, options),
        }
    }

    /// Where it is, however it is named.
    fn place(&self) -> PathBuf {
        match self {
            Self::Stdin => PathBuf::from("-"),
            Self::File(input) => input.place(),
        }
    }
}

/// What standard input is called.
const STDIN: &str = "<stdin>";

/// What was read so far, so that nothing is read twice and nothing passed over without a word.
#[derive(Default)]
pub struct Known {
    /// Where it was read from.
    places: HashSet<PathBuf>,
    /// The documents' names, with a hash of their texts.
    names: HashMap<Arc<str>, u64>,
}

impl Session<'_> {
    /// Where to read from, in the order of the paths, each file once, by its first name; `-` is standard input.
    pub fn origins(&self, paths: &[PathBuf], format: InputFormat) -> Vec<Origin> {
        let (mut origins, mut unread) = (Vec::new(), Vec::new());
        for path in paths {
            if path.as_os_str() == "-" {
                origins.push(Origin::Stdin);
                continue;
            }
            let files = match globbed(path) {
                Ok(files) => files,
                Err(message) => {
                    self.problem(message);
                    continue;
                }
            };
            if format == InputFormat::Jsonl {
                let input = |path: PathBuf| Input {
                    name: name_of(&path),
                    path,
                };
                origins.extend(files.into_iter().map(input).map(Origin::File));
                continue;
            }
            let named: Named = find(&files);
            for problem in &named.problems {
                self.problem(problem.to_string());
            }
            unread.extend(named.unread);
            origins.extend(named.inputs.into_iter().map(Origin::File));
        }
        self.tell_unread(&unread);
        let mut known = self.known.borrow_mut();
        origins.retain(|origin| known.places.insert(origin.place()));
        origins
    }

    /// Reads documents; `-` is standard input. What cannot be read is reported.
    pub fn read(
        &self,
        paths: &[PathBuf],
        format: InputFormat,
        options: &ReadOptions,
    ) -> Vec<Document> {
        let origins = self.origins(paths, format);
        let readings: Vec<Reading> = origins
            .par_iter()
            .map(|origin| origin.read(format, options))
            .collect();
        let documents = self.documents_of(readings);
        for document in &documents {
            self.tell_of(document);
        }
        self.tell_number(documents.len());
        documents
    }

    /// The documents that were read, each name once; what could not be is reported.
    ///
    /// A document that is there again, word for word, says nothing new. Another one of the same name would be mistaken for the
    /// first wherever documents are told apart, so that it is left out, and that is said.
    pub fn documents_of(&self, readings: Vec<Reading>) -> Vec<Document> {
        let mut documents = Vec::new();
        let mut twice = Vec::new();
        for reading in readings {
            for problem in &reading.problems {
                self.problem(problem.to_string());
            }
            for document in reading.documents {
                let hash = XxHash3_64::oneshot(document.text.as_bytes());
                match self
                    .known
                    .borrow_mut()
                    .names
                    .entry(Arc::clone(&document.name))
                {
                    Entry::Vacant(entry) => {
                        entry.insert(hash);
                        documents.push(document);
                    }
                    Entry::Occupied(entry) if *entry.get() == hash => {}
                    Entry::Occupied(_) => twice.push(document.name),
                }
            }
        }
        for name in twice {
            self.problem(format!(
                "{name}: two documents of this name have different texts, and only the first is read; \
                 give each line of a corpus an `id` of its own"
            ));
        }
        documents
    }

    /// Says which files look like documents, and are not read.
    fn tell_unread(&self, unread: &[Arc<str>]) {
        if let [first, rest @ ..] = unread {
            let others = match rest.len() {
                0 => String::new(),
                more => format!(" and {} like it", count(more, "file")),
            };
            self.console.note(&format!(
                "{first}{others} left out: PDF and office formats are not read; turn them into text or Markdown"
            ));
        }
    }

    /// Says how a document was read, and whether it was empty.
    pub fn tell_of(&self, document: &Document) {
        if document.sentences.is_empty() {
            let what = match document.text.trim().is_empty() {
                true => "is empty",
                false => "holds no sentence",
            };
            self.console.note(&format!("{} {what}", document.name));
        }
        if self.console.verbose {
            let language = document.metadata.language.as_deref().unwrap_or("unknown");
            let date = match &document.metadata.date {
                Some(date) => date.day.to_string(),
                None => "no date of its own".to_owned(),
            };
            self.console.detail(&format!(
                "{}: {date}, language {language}, {}",
                document.name,
                count(document.sentences.len(), "sentence")
            ));
        }
    }

    /// Says how many documents were read.
    pub fn tell_number(&self, documents: usize) {
        self.console.detail(&count(documents, "document"));
    }
}
