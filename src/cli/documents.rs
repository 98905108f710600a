//! Documents for a command: all of them in hand, or one after the other as they are read.
//!
//! What cannot be read is reported and counted, and the rest goes on.

use super::files::globbed;
use super::inputs::InputFormat;
use super::session::Session;
use crate::document::{
    Corpus, Document, Format, Input, Named, Problem, ReadOptions, Reading, find, read, read_input,
    read_stream,
};
use crate::report::count;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Where documents are read from.
pub enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(Input),
}

impl Origin {
    /// Its documents, and what is wrong with it.
    pub fn read(&self, options: &ReadOptions) -> Reading {
        match self {
            Self::Stdin => {
                let stdin = std::io::stdin().lock();
                read_stream("<stdin>", stdin, Format::default(), options)
            }
            Self::File(input) => read_input(input, options),
        }
    }
}

impl Session<'_> {
    /// Where to read from, in the order of the paths, each file once; `-` is standard input.
    pub fn origins(&self, paths: &[PathBuf]) -> Vec<Origin> {
        let (mut origins, mut unread) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
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
            let named: Named = find(&files);
            for problem in &named.problems {
                self.problem(problem.to_string());
            }
            unread.extend(named.unread);
            let inputs = named.inputs.into_iter();
            let new = inputs.filter(|input| seen.insert(Arc::clone(&input.name)));
            origins.extend(new.map(Origin::File));
        }
        self.tell_unread(&unread);
        origins
    }

    /// Reads documents; `-` is standard input. What cannot be read is reported.
    pub fn read(
        &self,
        paths: &[PathBuf],
        format: InputFormat,
        options: &ReadOptions,
    ) -> Vec<Document> {
        let mut reading = Reading::default();
        for path in paths {
            if path.as_os_str() == "-" {
                let stdin = std::io::stdin().lock();
                if format == InputFormat::Jsonl {
                    reading.extend(Corpus::new(stdin, "<stdin>", options));
                } else {
                    reading.extend([read_stream("<stdin>", stdin, Format::default(), options)]);
                }
                continue;
            }
            match globbed(path) {
                Ok(files) => reading.extend([self.read_files(&files, format, options)]),
                Err(message) => self.problem(message),
            }
        }
        for problem in &reading.problems {
            self.problem(problem.to_string());
        }
        let mut seen = HashSet::new();
        reading
            .documents
            .retain(|d| seen.insert(Arc::clone(&d.name)));
        self.tell(&reading);
        reading.documents
    }

    /// The documents that were read; what could not be is reported.
    pub fn documents_of(&self, readings: Vec<Reading>) -> Vec<Document> {
        let mut documents = Vec::new();
        for reading in readings {
            for problem in &reading.problems {
                self.problem(problem.to_string());
            }
            documents.extend(reading.documents);
        }
        documents
    }

    /// Says what was read, what could have been expected to be, and what was empty.
    fn tell(&self, reading: &Reading) {
        self.tell_unread(&reading.unread);
        for document in &reading.documents {
            self.tell_of(document);
        }
        self.tell_number(reading.documents.len());
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

    fn read_files(&self, files: &[PathBuf], format: InputFormat, options: &ReadOptions) -> Reading {
        if format != InputFormat::Jsonl {
            return read(files, options);
        }
        let mut reading = Reading::default();
        for path in files {
            let name = path.display().to_string();
            match std::fs::File::open(path) {
                Ok(file) => {
                    let lines = std::io::BufReader::new(file);
                    reading.extend(Corpus::new(lines, name, options));
                }
                Err(error) => {
                    reading
                        .problems
                        .push(Problem::new(name, error.to_string(), "check the path"))
                }
            }
        }
        reading
    }
}
