//! A corpus as JSON Lines: one document a line, read one at a time, so that a stream of any length fits.

use super::dates::read_date;
use super::{Document, DocumentDate, Metadata, Problem, ReadOptions, Reading, Source};
use serde::Deserialize;
use std::io::{BufRead, Read};
use std::sync::Arc;

/// What a corpus line must look like.
const HELP: &str = "a line is a JSON object with the strings `id` and `text`, and optional `date`, `lang`, `title`, `parties`";

/// One line, as written; keys it does not know are left to others.
#[derive(Deserialize)]
struct Line {
    id: Id,
    text: String,
    date: Option<String>,
    lang: Option<String>,
    title: Option<String>,
    parties: Option<Vec<String>>,
}

/// An id is a string; numbers are common, and taken as they are written.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Reads a corpus from JSON Lines, one [`Reading`] a line.
///
/// ```
/// use crossfoot::document::{Corpus, ReadOptions};
/// let lines = "{\"id\": \"a\", \"text\": \"Trade was $5 billion.\"}\n{\"id\": 7}\n";
/// let options = ReadOptions::default();
/// let readings: Vec<_> = Corpus::new(lines.as_bytes(), "<stdin>", &options).collect();
/// assert_eq!(&*readings[0].documents[0].name, "a");
/// assert!(readings[1].problems[0].to_string().starts_with("<stdin>:2: missing field `text`"));
/// ```
pub struct Corpus<'a, R> {
    reader: R,
    name: Arc<str>,
    options: &'a ReadOptions,
    line: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl<'a, R: BufRead> Corpus<'a, R> {
    /// A corpus that goes by `name` in problems.
    pub fn new(reader: R, name: impl Into<Arc<str>>, options: &'a ReadOptions) -> Self {
        Self {
            reader,
            name: name.into(),
            options,
            line: 0,
            buffer: Vec::new(),
            ended: false,
        }
    }

    /// The next line that is not blank, with its number; for callers that parse lines on several threads with
    /// [`read_corpus_line`]. A problem is of the line before; reading may go on after it.
    pub fn next_line(&mut self) -> Option<Result<(usize, Vec<u8>), Problem>> {
        while !self.ended {
            self.buffer.clear();
            self.line += 1;
            let limit = self.options.max_bytes;
            let read = self
                .reader
                .by_ref()
                .take(limit.saturating_add(1))
                .read_until(b'\n', &mut self.buffer);
            match read {
                Err(error) => {
                    self.ended = true;
                    let problem = Problem::new(
                        self.name.clone(),
                        format!("cannot be read: {error}"),
                        "check the input",
                    );
                    return Some(Err(problem.at(self.line)));
                }
                Ok(0) => self.ended = true,
                Ok(length) if length as u64 > limit && !self.buffer.ends_with(b"\n") => {
                    self.ended = self.reader.skip_until(b'\n').is_err();
                    let problem = Problem::new(
                        self.name.clone(),
                        format!("longer than the {limit} bytes that are read of one document"),
                        "split the document over several lines, each with an `id` of its own",
                    );
                    return Some(Err(problem.at(self.line)));
                }
                Ok(_) => {
                    if !self.buffer.trim_ascii().is_empty() {
                        return Some(Ok((self.line, std::mem::take(&mut self.buffer))));
                    }
                }
            }
        }
        None
    }
}

impl<R: BufRead> Iterator for Corpus<'_, R> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        Some(match self.next_line()? {
            Ok((number, line)) => read_corpus_line(&self.name, number, &line, self.options),
            Err(problem) => Reading {
                problems: vec![problem],
                ..Reading::default()
            },
        })
    }
}

/// Reads the document that one line of a corpus holds. `corpus` and `number` are for problems.
pub fn read_corpus_line(
    corpus: &Arc<str>,
    number: usize,
    line: &[u8],
    options: &ReadOptions,
) -> Reading {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let problem =
        |message: String, help: &str| Problem::new(corpus.clone(), message, help).at(number);
    let Line {
        id,
        text,
        date,
        lang,
        title,
        parties,
    } = match serde_json::from_slice(line) {
        Ok(line) => line,
        Err(error) => {
            let message = error.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            return Reading {
                problems: vec![problem(format!("{what} (column {})", error.column()), HELP)],
                ..Reading::default()
            };
        }
    };
    let mut problems = Vec::new();
    let day = date
        .filter(|date| !date.trim().is_empty())
        .and_then(|date| {
            read_date(&date, &options.vocabularies)
                .map_err(|message| {
                    problems.push(problem(message, "write `date` as YYYY-MM-DD, or null"))
                })
                .ok()
        });
    let present = |text: Option<String>| text.filter(|text| !text.trim().is_empty()).map(Arc::from);
    let name: Arc<str> = match id {
        Id::Text(id) => id.into(),
        Id::Number(id) => id.to_string().into(),
    };
    let source = Source {
        known: Metadata {
            date: day.map(DocumentDate::stated),
            language: present(lang),
            title: present(title),
            parties: parties
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
        },
        ..Source::new(name, text)
    };
    let mut inner = Vec::new();
    let document = Document::parse(source, options, &mut inner);
    // What is wrong within the text has a line of its own there, but the corpus line is where it is found.
    problems.extend(
        inner
            .into_iter()
            .map(|found| problem(found.message, &found.help)),
    );
    Reading {
        documents: vec![document],
        problems,
        ..Reading::default()
    }
}
