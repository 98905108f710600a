//! From a text to a document: metadata, paragraphs, turns and sentences, put together.

use super::dateline::{in_head, in_title};
use super::dates::read_date;
use super::file_name::in_file_name;
use super::furniture::{Furniture, Script};
use super::language::{detect, head};
use super::lines::with_line_breaks;
use super::markup::{FrontMatter, Masked, front_matter, mask};
use super::paragraphs::{Flow, marker, paragraphs};
use super::sentences::{Splitter, trim};
use super::turns::{Label, label, range_in};
use super::{
    Document, DocumentDate, Format, LineIndex, Metadata, Problem, ReadOptions, Sentence, Text,
    Turn, Vocabularies, Vocabulary,
};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// How many of the first lines may date a document.
const HEAD_LINES: usize = 5;

/// How much of a document is looked at for these lines, in bytes.
const HEAD: usize = 4096;

/// How much of a document tells its script, in bytes.
const SCRIPT_SAMPLE: usize = 8192;

/// About how many bytes a turn, a paragraph and a sentence have. Room for all of a document is made once: what is not needed of it is never
/// touched, where a row that grows is copied again and again.
const TURN: usize = 1024;
const PARAGRAPH: usize = 512;
const SENTENCE: usize = 96;

/// A text to be made a document of.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name the document goes by.
    pub name: Arc<str>,
    /// The text.
    pub text: Text,
    /// How it is written.
    pub format: Format,
    /// What is known from outside and wins over what the text says (a corpus line's fields).
    pub known: Metadata,
    /// Whether the name is a file's, which may carry a date.
    pub is_file: bool,
}

impl Source {
    /// Plain text of which nothing is known.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            format: Format::Text,
            known: Metadata::default(),
            is_file: false,
        }
    }
}

/// A text in paragraphs.
struct Divided {
    paragraphs: Vec<Paragraph>,
    /// The turns, the first being what stands before anybody speaks.
    turns: Vec<Turn>,
}

/// A paragraph, its speaker's label taken off.
struct Paragraph {
    body: Range<usize>,
    /// Whether a turn begins with it.
    opens: bool,
}

impl Document {
    /// Reads and divides a text. What is wrong with it is told to `problems`; there is a document all the same.
    ///
    /// What each source says about the document yields to those before it: what is [`known`](Source::known), front matter, the
    /// markup, the header, the file's name, the manifest, the title. The language of the options wins over all of them, and
    /// their date yields to all.
    pub fn parse(source: Source, options: &ReadOptions, problems: &mut Vec<Problem>) -> Self {
        let Source {
            name,
            text,
            format,
            known,
            is_file,
        } = source;
        let text = with_line_breaks(text);
        let front = front_matter(&name, &text, &options.vocabularies, problems);
        let mut masked = mask(&text, front.end, format);
        let plain = match &mut masked {
            Some(masked) => std::mem::take(&mut masked.plain).into(),
            None => text.clone(),
        };
        let (flow, breaks) = masked
            .as_ref()
            .map_or((Flow::Lines, [].as_slice()), |masked| {
                (masked.flow, masked.breaks.as_slice())
            });
        let lines = OnceLock::new();
        let line = |offset| {
            lines
                .get_or_init(|| LineIndex::new(&text))
                .locate(&text, offset)
                .0
        };

        let mut metadata = Metadata {
            language: options.language.clone(),
            ..Metadata::default()
        };
        metadata.fill(known);
        metadata.fill(of_front_matter(front));
        if let Some(masked) = &masked {
            metadata.fill(of_markup(masked, &name, options, &line, problems));
        }
        let manifest = options
            .manifest
            .as_ref()
            .map(|manifest| manifest.of(&name))
            .unwrap_or_default();
        let language = metadata
            .language
            .take()
            .or_else(|| manifest.language.clone())
            .map(|code| base_code(&code))
            .unwrap_or_else(|| detect(&plain, &options.vocabularies).into());
        let words = options.vocabularies.get(&language);
        metadata.language = Some(language);

        let headings = masked
            .as_ref()
            .map_or([].as_slice(), |masked| masked.headings.as_slice());
        let found = divide(&plain, flow, breaks, headings, words);
        if metadata.date.is_none() {
            let mut head_problems = Vec::new();
            metadata.date = of_head(
                &plain,
                &found,
                words,
                &options.vocabularies,
                |message, offset| {
                    head_problems.push(date_problem(&name, message).at(line(offset)));
                },
            );
            // With a date from outside it is dated all the same, as the message advises.
            if options.date.is_none() {
                problems.append(&mut head_problems);
            }
        }
        if metadata.date.is_none() && is_file {
            match in_file_name(&name) {
                Some(Ok(day)) => metadata.date = Some(DocumentDate::stated(day)),
                Some(Err(text)) if options.date.is_none() && manifest.date.is_none() => {
                    let message = format!("file name: there is no such day as {text}");
                    problems.push(date_problem(&name, message));
                }
                _ => {}
            }
        }
        metadata.fill(manifest);
        if metadata.date.is_none() {
            metadata.date = of_title(&plain, &found, words);
        }
        metadata.date = metadata.date.or(options.date.map(DocumentDate::stated));
        let sentences = sentences(&plain, &found.paragraphs, words);
        Self {
            name,
            text,
            plain,
            metadata,
            turns: found.turns,
            sentences,
            lines,
        }
    }
}

fn date_problem(name: &Arc<str>, message: String) -> Problem {
    Problem::new(
        name.clone(),
        message,
        "write the document's date as YYYY-MM-DD, or give it with --date",
    )
}

fn of_front_matter(front: FrontMatter) -> Metadata {
    Metadata {
        date: front.date.map(DocumentDate::stated),
        language: front.language.map(Into::into),
        title: front.title.map(Into::into),
        parties: front.parties.into_iter().map(Into::into).collect(),
    }
}

fn of_markup(
    masked: &Masked,
    name: &Arc<str>,
    options: &ReadOptions,
    line: &impl Fn(usize) -> usize,
    problems: &mut Vec<Problem>,
) -> Metadata {
    let date = masked.date.as_ref().and_then(|(offset, date)| {
        read_date(date, &options.vocabularies)
            .map_err(|message| {
                if options.date.is_none() {
                    problems.push(date_problem(name, message).at(line(*offset)));
                }
            })
            .ok()
    });
    Metadata {
        date: date.map(DocumentDate::stated),
        language: masked
            .language
            .as_deref()
            .filter(|code| !code.is_empty())
            .map(Into::into),
        title: masked.title.as_deref().map(Into::into),
        parties: Vec::new(),
    }
}

/// `en` of `en-GB`.
fn base_code(code: &str) -> Arc<str> {
    code.split(['-', '_'])
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase()
        .into()
}

/// The paragraphs of a text, each with the turn it opens.
///
/// `Ministry of Trade: results of 2024` is a title where it is a heading, and whoever is named in it says nothing.
fn divide(
    plain: &str,
    flow: Flow,
    breaks: &[usize],
    headings: &[Range<usize>],
    words: &Vocabulary,
) -> Divided {
    let mut divided = Divided {
        paragraphs: Vec::with_capacity(plain.len() / PARAGRAPH),
        turns: Vec::with_capacity(1 + plain.len() / TURN),
    };
    divided.turns.push(Turn::default());
    let mut speakers: HashMap<&str, Arc<str>> = HashMap::new();
    let mut roles: HashMap<&str, Arc<str>> = HashMap::new();
    let opens = |line: &str| label(line, words).is_some_and(|label| !label.figure);
    let mut items = false;
    paragraphs(plain, flow, breaks, opens, |range| {
        let paragraph = &plain[range.clone()];
        let after = headings.partition_point(|heading| heading.end <= range.start);
        let heads = headings
            .get(after)
            .is_some_and(|heading| heading.contains(&range.start));
        let listed_last = std::mem::take(&mut items);
        let label = label(paragraph, words).filter(|own| {
            let titles = heads && own.body < paragraph.len();
            // `Bakery: Revenue grew …`, `Dairy: Sales fell …`: two such paragraphs are items of a list.
            let next = plain[range.end..].trim_start();
            let other = |next: &Label<'_>| next.item && next.name != own.name;
            let listed =
                own.item && (listed_last || label(next, words).as_ref().is_some_and(other));
            let speaks = !own.figure && !listed || speakers.contains_key(own.name);
            items = listed;
            !titles && speaks
        });
        let opens = label.is_some();
        let body = match label {
            Some(label) => {
                let folded = || label.name.split_whitespace().collect::<Vec<_>>().join(" ");
                let speaker = speakers
                    .entry(label.name)
                    .or_insert_with(|| folded().into());
                let role = |role| roles.entry(role).or_insert_with(|| role.into()).clone();
                divided.turns.push(Turn {
                    speaker: Some(speaker.clone()),
                    role: label.role.map(role),
                    label: Some(range_in(label.name, paragraph, range.start)),
                });
                trim(plain, range.start + label.body..range.end)
            }
            None => range,
        };
        divided.paragraphs.push(Paragraph { body, opens });
    });
    divided
}

/// The date the lines before the first turn give.
fn of_head(
    plain: &str,
    found: &Divided,
    words: &Vocabulary,
    vocabularies: &Vocabularies,
    mut problem: impl FnMut(String, usize),
) -> Option<DocumentDate> {
    let until = found
        .turns
        .iter()
        .find_map(|turn| turn.label.as_ref())
        .map_or(plain.len(), |label| label.start);
    let head = head(&plain[..until], HEAD);
    let lines = head
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line.trim_end()))
        })
        .filter(|(_, line)| !line.trim_start().is_empty())
        .take(HEAD_LINES);
    // An English `date 2023-03-13` or dateline may well head a Russian text: whoever collected it wrote them.
    let found = in_head(lines.clone(), words).or_else(|| {
        let dated: Vec<_> = lines.filter(|(_, line)| has_year(line)).collect();
        let others = vocabularies.iter().filter(|_| !dated.is_empty());
        let found = others.filter_map(|(_, words)| in_head(dated.iter().copied(), words));
        found.min_by_key(|found| found.range.start)
    })?;
    match found.day {
        Ok(day) => Some(DocumentDate::stated(day)),
        Err(written) => {
            problem(
                format!("there is no such day as {written}"),
                found.range.start,
            );
            None
        }
    }
}

/// Whether four digits stand together, as in every date.
fn has_year(line: &str) -> bool {
    let mut together = 0;
    line.bytes().any(|byte| {
        together = if byte.is_ascii_digit() {
            together + 1
        } else {
            0
        };
        together == 4
    })
}

/// The date that closes the title, where nothing else dates the document: `Talks in Almaty, 4 March 2025`.
fn of_title(plain: &str, found: &Divided, words: &Vocabulary) -> Option<DocumentDate> {
    let first = found.paragraphs.first().filter(|first| !first.opens)?;
    let title = plain.get(first.body.clone())?;
    in_title(title, words)?.day.ok().map(DocumentDate::stated)
}

/// The sentences of paragraphs, furniture left out.
fn sentences(plain: &str, paragraphs: &[Paragraph], words: &Vocabulary) -> Vec<Sentence> {
    let script = Script::most(head(plain, SCRIPT_SAMPLE));
    let bodies = paragraphs.iter().map(|paragraph| &paragraph.body);
    let mut furniture = Furniture::new(script, bodies.map(|body| &plain[body.clone()]));
    let mut splitter = Splitter::new(plain, words);
    let mut turn = 0;
    let mut sentences = Vec::with_capacity(plain.len() / SENTENCE);
    for (index, Paragraph { body, opens }) in paragraphs.iter().enumerate() {
        turn += usize::from(*opens);
        let text = &plain[body.clone()];
        if !opens && furniture.is(text, turn > 0) {
            continue;
        }
        let start = body.start + item_mark(text, words);
        splitter.split(start..body.end, |range| {
            sentences.extend(Sentence::new(&range, turn, index));
        });
    }
    sentences
}

/// How much of a paragraph is the bullet or number of a list item, which belongs to no sentence.
fn item_mark(paragraph: &str, words: &Vocabulary) -> usize {
    let length = marker(paragraph);
    let item = &paragraph[length..];
    if length > 0 && paragraph.starts_with(|c: char| c.is_ascii_digit()) {
        let word = item
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default()
            .to_lowercase();
        // `1. Februar` is a date, and `5) 7` may be anything.
        if word.is_empty() || words.months.contains_key(&word) {
            return 0;
        }
    }
    length
}
