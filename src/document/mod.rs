//! Documents: files and corpora read into turns and sentences, with offsets back into the text as read.
//!
//! A document keeps two texts of equal length: `text`, as read, and `plain`, in which markup (front matter, HTML tags,
//! comments) is blanked out byte for byte. Everything after reading works on `plain`, so that every offset is right in both.
//!
//! ```text
//! path → bytes → text → plain (markup blanked) → paragraphs → turns, furniture, sentences
//! ```
//!
//! [`read`] takes files and folders, [`Corpus`] takes JSON Lines, [`Document::parse`] takes a text in hand. All of them give
//! documents and [`Problem`]s side by side: what one input has wrong never loses another.

mod corpus;
mod dateline;
mod dates;
mod decode;
mod file_name;
mod furniture;
mod language;
mod lines;
mod markup;
mod paragraphs;
mod parse;
mod problem;
mod read;
mod sentences;
mod text;
mod turns;
mod vocabulary;
mod walk;

pub use corpus::{Corpus, read_corpus_line};
pub use dates::parse_date;
pub use lines::LineIndex;
pub use parse::Source;
pub use problem::Problem;
pub use read::{
    Input, Manifest, Named, ReadOptions, Reading, find, name_of, read, read_corpus, read_input,
    read_stream,
};
pub use text::Text;
pub use vocabulary::{Vocabularies, Vocabulary};
pub(crate) use walk::walk;

use crate::period::Day;
use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// How a document is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text without markup, but for front matter.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The format a file's ending names; `None` for endings that a folder's documents do not have.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Where a document's date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateBasis {
    /// In the document, its name, a manifest or an option.
    Stated,
    /// From the latest year the text itself ties to a finished or running period.
    Inferred,
}

/// The date a document was made, from which `last year` is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DocumentDate {
    /// The day.
    pub day: Day,
    /// Whether it was stated or inferred.
    pub basis: DateBasis,
}

impl DocumentDate {
    /// A date that somebody stated.
    pub fn stated(day: Day) -> Self {
        Self {
            day,
            basis: DateBasis::Stated,
        }
    }
}

/// What is known about a document besides its text: from a manifest, a corpus line, options, or the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its date.
    pub date: Option<DocumentDate>,
    /// ISO 639-1 code of its language.
    pub language: Option<Arc<str>>,
    /// Its title.
    pub title: Option<Arc<str>>,
    /// ISO 3166 codes or organisation names it is about.
    pub parties: Vec<Arc<str>>,
}

impl Metadata {
    /// Fills what is unknown from another source; what is known stays.
    pub fn fill(&mut self, other: Self) {
        self.date = self.date.or(other.date);
        self.language = self.language.take().or(other.language);
        self.title = self.title.take().or(other.title);
        if self.parties.is_empty() {
            self.parties = other.parties;
        }
    }
}

/// A stretch of the document under one speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks, as the document names them; `None` outside a turn.
    pub speaker: Option<Arc<str>>,
    /// What the label says the speaker is: `Deputy Prime Minister of Russia`.
    pub role: Option<Arc<str>>,
    /// Where the speaker's name stands in the text.
    pub label: Option<Range<usize>>,
}

/// One sentence. A document has many, so that each is small: its places are of 32 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    start: u32,
    end: u32,
    turn: u32,
    paragraph: u32,
}

impl Sentence {
    /// A sentence by its bytes, its turn and its paragraph; `None` beyond the first 4 GiB of a text.
    fn new(range: &Range<usize>, turn: usize, paragraph: usize) -> Option<Self> {
        Some(Self {
            start: range.start.try_into().ok()?,
            end: range.end.try_into().ok()?,
            turn: turn.try_into().ok()?,
            paragraph: paragraph.try_into().ok()?,
        })
    }

    /// Byte range in the document's text, without surrounding white space.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Index of its turn in [`Document::turns`].
    #[inline]
    pub fn turn(&self) -> usize {
        self.turn as usize
    }

    /// Which paragraph it stands in, counted from 0; a list item or table row is a paragraph.
    #[inline]
    pub fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
}

/// A document, read and divided.
///
/// Page furniture (repeated captions, navigation in another script) is in the text but in no sentence.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name it goes by in every output.
    pub name: Arc<str>,
    /// The text as read (UTF-8, byte order mark removed; a carriage return that ends a line alone is a line feed).
    pub text: Text,
    /// The same text with markup blanked, byte for byte; table cells are parted by `|`.
    pub plain: Text,
    /// Date, language, title and parties, as far as known.
    pub metadata: Metadata,
    /// The turns, in order. The first is what stands before anybody speaks, and has no speaker.
    pub turns: Vec<Turn>,
    /// The sentences, in order; what lies beyond the first 4 GiB of a text is in none.
    pub sentences: Vec<Sentence>,
    lines: OnceLock<LineIndex>,
}

impl Document {
    /// Reads and divides a text in hand, as plain text without any metadata but its own.
    ///
    /// ```
    /// use crossfoot::document::Document;
    /// let document = Document::from_text("talks.txt", "Jane Doe: Trade grew. It was $5 billion.");
    /// assert_eq!(document.sentences.len(), 2);
    /// assert_eq!(document.turns[1].speaker.as_deref(), Some("Jane Doe"));
    /// ```
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::parse(
            Source::new(name, text),
            &ReadOptions::default(),
            &mut Vec::new(),
        )
    }

    /// The lines of the text, indexed when first asked for.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub fn locate(&self, offset: usize) -> (usize, usize) {
        self.lines().locate(&self.text, offset)
    }

    /// The plain text of a range on one line: every run of white space is one space.
    pub fn quote(&self, range: Range<usize>) -> Cow<'_, str> {
        let part = self.plain.get(range).unwrap_or_default();
        if is_folded(part) {
            return Cow::Borrowed(part);
        }
        let mut quote = String::with_capacity(part.len());
        for word in part.split_whitespace() {
            if !quote.is_empty() {
                quote.push(' ');
            }
            quote.push_str(word);
        }
        Cow::Owned(quote)
    }
}

/// Whether a text's white space is single spaces between words already.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a way out in the middle these are a few comparisons of many bytes at once.
    let plain = bytes
        .iter()
        .fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    if plain {
        let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
        let doubled = pairs.fold(false, |found, (a, b)| found | ((*a == b' ') & (*b == b' ')));
        let [Some(first), Some(last)] = [bytes.first(), bytes.last()] else {
            return false;
        };
        return !doubled && *first != b' ' && *last != b' ';
    }
    let mut after_space = true;
    for (at, byte) in text.bytes().enumerate() {
        let space = match byte {
            b' ' => true,
            b'\t'..=b'\r' => return false,
            // The first bytes of the characters that are white space beyond ASCII.
            0xC2 | 0xE1..=0xE3 => {
                let wide = text.get(at..).and_then(|rest| rest.chars().next());
                if wide.is_some_and(char::is_whitespace) {
                    return false;
                }
                false
            }
            _ => false,
        };
        if space && after_space {
            return false;
        }
        after_space = space;
    }
    !after_space
}
