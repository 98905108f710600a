//! `crossfoot extract`: every claim, or the mentions below them.
//!
//! What goes out as JSON Lines is a stream: a chunk of documents at a time, read by all cores, written in input order.

use super::inputs::{InputArgs, InputFormat, RuleArgs};
use super::session::{Engine, Session};
use super::{Console, Global, Status, progress};
use crate::document::{Corpus, Document, ReadOptions, Reading, read_corpus_line};
use crate::extract::{Mention, together};
use crate::report::{claims, record, table};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Documents of a stream that are in memory at a time.
const CHUNK: usize = 512;

/// Arguments of `extract`.
#[derive(Args, Clone, Debug)]
#[command(after_help = "\
Examples:
  crossfoot extract talks/                             a table of every claim
  crossfoot extract talks/ --format csv > claims.csv   for a spreadsheet
  crossfoot extract --mentions talk.txt                numbers, units and periods, before anybody asks what they are about
  cat corpus.jsonl | crossfoot extract --input-format jsonl --format jsonl - | jq .value")]
pub struct ExtractArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    rules: RuleArgs,
    /// How to print; a table unless asked otherwise, on a terminal and in a pipe
    #[arg(long, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    format: Format,
    /// Print mentions instead of claims: figures and periods as they stand
    #[arg(long)]
    mentions: bool,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// One JSON object a line.
    Jsonl,
    /// For spreadsheets.
    Csv,
}

/// Extracts and prints.
pub fn run(args: &ExtractArgs, global: &Global, console: &Console) -> Result<Status, Status> {
    let session = Session::new(global, console)?;
    let mut engine = session.engine(&args.rules)?;
    engine.extractor = engine.extractor.without_names();
    let options = session.read_options(&args.input, &engine)?;
    let paths = session.paths(&args.input.paths)?;
    let streamed = args.input.input_format == InputFormat::Jsonl && args.format == Format::Jsonl;
    if streamed {
        for path in &paths {
            if path.as_os_str() == "-" {
                stream(
                    io::stdin().lock(),
                    "<stdin>",
                    args,
                    &session,
                    &engine,
                    &options,
                )?;
            } else {
                let name = path.display().to_string();
                match std::fs::File::open(path) {
                    Ok(file) => {
                        stream(
                            BufReader::new(file),
                            &name,
                            args,
                            &session,
                            &engine,
                            &options,
                        )?;
                    }
                    Err(error) => session.problem(format!("{name}: {error}; check the path")),
                }
            }
        }
        return Ok(session.status(Status::Clean));
    }
    if args.format == Format::Jsonl {
        lines(&paths, args, &session, &engine, &options)?;
        return Ok(session.status(Status::Clean));
    }
    let documents = session.read(&paths, args.input.input_format, &options);
    if args.mentions {
        let found: Vec<Vec<Mention>> = documents
            .par_iter()
            .map(|document| engine.extractor.mentions(document))
            .collect();
        let records: Vec<record::MentionRecord<'_>> = documents
            .iter()
            .zip(&found)
            .flat_map(|(d, mentions)| mentions.iter().map(|m| record::MentionRecord::new(d, m)))
            .collect();
        let table = |width| table::mentions(&records, width);
        print(args.format, &records, table, console)?;
    } else {
        let found = engine.claims(&documents, console);
        let records: Vec<record::ClaimRecord<'_>> =
            found.iter().map(|c| record::ClaimRecord::new(c)).collect();
        print(
            args.format,
            &records,
            |width| table::claims(&records, width),
            console,
        )?;
    }
    Ok(session.status(Status::Clean))
}

/// Prints a table or CSV; JSON Lines are written as they are made.
fn print<T: serde::Serialize + schemars::JsonSchema>(
    format: Format,
    records: &[T],
    table: impl FnOnce(Option<usize>) -> String,
    console: &Console,
) -> Result<(), Status> {
    if format != Format::Table {
        let mut out = Vec::new();
        console.settle(claims::write_csv(records, true, &mut out))?;
        return console.write(&out);
    }
    if records.is_empty() {
        console.note("no figures found");
        return Ok(());
    }
    console.print(table(console.width()).as_bytes())
}

/// Writes the lines of files, a chunk of them at a time: the documents and claims of one are gone when those of the next are made.
fn lines(
    paths: &[PathBuf],
    args: &ExtractArgs,
    session: &Session<'_>,
    engine: &Engine,
    options: &ReadOptions,
) -> Result<(), Status> {
    let console = session.console;
    let format = args.input.input_format;
    let origins = session.origins(paths, format);
    let bar = progress::documents(console, origins.len());
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut read = 0;
    // Enough for every core to have a few of those that are read together.
    let size = CHUNK * rayon::current_num_threads().div_ceil(2);
    for chunk in origins.chunks(size) {
        // One step after the other for all of the chunk: what a step needs of the program stays at hand.
        let readings: Vec<Reading> = chunk
            .par_iter()
            .map(|origin| origin.read(format, options))
            .collect();
        let documents = session.documents_of(readings);
        read += documents.len();
        for document in &documents {
            session.tell_of(document);
        }
        write_all(&documents, args.mentions, engine, &mut out, console)?;
        bar.inc(chunk.len() as u64);
    }
    bar.finish_and_clear();
    session.tell_number(read);
    Ok(())
}

/// Extracts a stream of JSON Lines, chunk by chunk.
fn stream(
    lines: impl BufRead,
    name: &str,
    args: &ExtractArgs,
    session: &Session<'_>,
    engine: &Engine,
    options: &ReadOptions,
) -> Result<(), Status> {
    let corpus_name: Arc<str> = name.into();
    let mut corpus = Corpus::new(lines, Arc::clone(&corpus_name), options);
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let bar = progress::stream(session.console);
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        while chunk.len() < CHUNK
            && let Some(line) = corpus.next_line()
        {
            match line {
                Ok(line) => chunk.push(line),
                Err(problem) => session.problem(problem.to_string()),
            }
        }
        if chunk.is_empty() {
            bar.finish_and_clear();
            return session.console.settle(out.flush());
        }
        let readings: Vec<Reading> = chunk
            .par_iter()
            .map(|(number, line)| read_corpus_line(&corpus_name, *number, line, options))
            .collect();
        let documents = session.documents_of(readings);
        write_all(&documents, args.mentions, engine, &mut out, session.console)?;
        bar.inc(chunk.len() as u64);
    }
}

/// Writes the lines of documents in order, those of a single one, which may be huge, as they are found. A reader at the other end sees
/// them as soon as they are done.
fn write_all(
    documents: &[Document],
    mentions: bool,
    engine: &Engine,
    out: &mut impl Write,
    console: &Console,
) -> Result<(), Status> {
    if let [_] = documents {
        let written = write_lines(documents, mentions, engine, &mut *out);
        return console.settle(written.and_then(Write::flush));
    }
    let written: Vec<io::Result<Blocks>> = together(documents)
        .into_par_iter()
        .map(|documents| write_lines(documents, mentions, engine, Blocks::default()))
        .collect();
    for lines in written {
        let mut blocks = console.settle(lines)?.0.into_iter();
        console.settle(blocks.try_for_each(|block| out.write_all(&block)))?;
    }
    console.settle(out.flush())
}

/// What was written, block by block: one buffer for all would be copied each time that it grows.
#[derive(Default)]
struct Blocks(Vec<Vec<u8>>);

impl Write for Blocks {
    fn write(&mut self, block: &[u8]) -> io::Result<usize> {
        self.0.push(block.to_vec());
        Ok(block.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the lines of documents that are read together.
fn write_lines<W: Write>(
    documents: &[Document],
    mentions: bool,
    engine: &Engine,
    out: W,
) -> io::Result<W> {
    let mut lines = claims::Lines::new(out);
    if mentions {
        for document in documents {
            for mention in engine.extractor.mentions(document) {
                lines.push(&record::MentionRecord::new(document, &mention))?;
            }
        }
        return lines.finish();
    }
    let mut written = Ok(());
    engine.extractor.each_claim_of(documents, |_, claim| {
        if written.is_ok() {
            written = lines.push(&record::ClaimRecord::new(&claim));
        }
    });
    written.and_then(|()| lines.finish())
}
