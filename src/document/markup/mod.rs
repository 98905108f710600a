//! Markup: what of a text is prose, with everything else blanked out byte for byte.
//!
//! Blanking keeps every offset right in the text as read, so that a finding points into the file people have. Line breaks
//! stay; an HTML entity becomes its character, padded with spaces; a border between table cells becomes `|`.

mod elements;
mod footnote;
mod front_matter;
mod html;
mod markdown;

pub(super) use front_matter::{FrontMatter, front_matter};

use super::Format;
use super::paragraphs::Flow;
use std::ops::Range;

/// A text with its markup blanked, and what the markup said.
#[derive(Debug)]
pub(super) struct Masked {
    /// As long as the text.
    pub(super) plain: String,
    /// Where paragraphs begin whatever the lines look like, ascending.
    pub(super) breaks: Vec<usize>,
    pub(super) flow: Flow,
    /// Where headings stand, ascending.
    pub(super) headings: Vec<Range<usize>>,
    /// The title the markup names.
    pub(super) title: Option<String>,
    /// The language the markup names, as written (`en-GB`).
    pub(super) language: Option<String>,
    /// The publication date the markup names, as written, and where.
    pub(super) date: Option<(usize, String)>,
}

/// Blanks the markup of `text` outside front matter, which ends at `from`.
///
/// Plain text without front matter is its own plain form, and gives `None`.
pub(super) fn mask(text: &str, from: usize, format: Format) -> Option<Masked> {
    match format {
        Format::Text if from == 0 => None,
        Format::Text => {
            let mut canvas = Canvas::new(text);
            canvas.keep(from..text.len());
            Some(canvas.finish(Flow::Lines))
        }
        Format::Markdown => Some(markdown::mask(text, from)),
        Format::Html => Some(html::mask(text, from)),
    }
}

/// A blank page as long as a text, onto which its prose is copied back.
struct Canvas<'a> {
    text: &'a str,
    plain: Vec<u8>,
    breaks: Vec<usize>,
    headings: Vec<Range<usize>>,
}

impl<'a> Canvas<'a> {
    fn new(text: &'a str) -> Self {
        let plain = text
            .bytes()
            .map(|byte| if byte == b'\n' { b'\n' } else { b' ' })
            .collect();
        Self {
            text,
            plain,
            breaks: Vec::new(),
            headings: Vec::new(),
        }
    }

    /// Copies a range of the text as it is.
    fn keep(&mut self, range: Range<usize>) {
        if self.text.is_char_boundary(range.start) && self.text.is_char_boundary(range.end) {
            self.plain[range.clone()].copy_from_slice(&self.text.as_bytes()[range]);
        }
    }

    /// Writes other text into a range, if it fits; the rest stays blank.
    fn write(&mut self, range: Range<usize>, text: &str) {
        if text.len() <= range.len() && !text.contains('\n') {
            self.plain[range.start..range.start + text.len()].copy_from_slice(text.as_bytes());
        }
    }

    /// Blanks what was written into a range.
    fn blank(&mut self, range: Range<usize>) {
        let kept = self.plain.get_mut(range).unwrap_or_default();
        kept.iter_mut()
            .filter(|byte| **byte != b'\n')
            .for_each(|byte| *byte = b' ');
    }

    /// Begins a new paragraph at an offset.
    fn part(&mut self, at: usize) {
        self.breaks.push(at);
    }

    fn finish(mut self, flow: Flow) -> Masked {
        self.breaks.sort_unstable();
        self.breaks.dedup();
        self.headings.sort_unstable_by_key(|heading| heading.start);
        Masked {
            // Only whole characters were written, so this never takes the lossy way.
            plain: String::from_utf8(self.plain).unwrap_or_else(|_| self.text.to_owned()),
            breaks: self.breaks,
            headings: self.headings,
            flow,
            title: None,
            language: None,
            date: None,
        }
    }
}
