//! Documents: files and corpora read into turns and sentences, with offsets back into the text as read.
//!
//! A document keeps two texts of equal length: `text`, as read, and `plain`, in which markup (front matter, HTML tags,
//! comments) is blanked out byte for byte. Everything after reading works on `plain`, so that every offset is right in both.

use crate::period::Day;
use std::ops::Range;
use std::sync::Arc;

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

/// What is known about a document besides its text: from a manifest, a corpus line, options, or the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Its date.
    pub date: Option<DocumentDate>,
    /// ISO 639-1 code of its language.
    pub language: Option<Arc<str>>,
    /// Its title.
    pub title: Option<Arc<str>>,
    /// ISO 3166 alpha-2 codes or organisation names it is about.
    pub parties: Vec<Arc<str>>,
}

/// A stretch of the document under one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks, as the document names them; `None` outside a turn.
    pub speaker: Option<Arc<str>>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Byte range in the document's text, without surrounding white space.
    pub range: Range<usize>,
    /// Index of its turn in [`Document::turns`].
    pub turn: usize,
    /// Which paragraph it stands in, counted from 0.
    pub paragraph: usize,
}

/// A document, read and divided.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name it goes by in every output.
    pub name: Arc<str>,
    /// The text as read (UTF-8, byte order mark removed).
    pub text: Arc<str>,
    /// The same text with markup blanked, byte for byte.
    pub plain: Arc<str>,
    /// Date, language, title and parties, as far as known.
    pub metadata: Metadata,
    /// The turns, in order; there is always at least one.
    pub turns: Vec<Turn>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
}
