//! From byte offsets to lines and columns, fast even for many questions about one very long line.

use super::Text;
use memchr::{memchr, memchr_iter};

/// How many bytes lie between two checkpoints of the character count: the most that one question counts through.
const STRIDE: usize = 1024;

/// About how many bytes a line has: room for all of them is made once.
const LINE: usize = 256;

/// A text with its line breaks as everything after reading knows them: a carriage return alone, which ends a line in files of
/// old Macs, becomes a line feed. Both are one byte, so that every offset stays right.
pub(super) fn with_line_breaks(text: Text) -> Text {
    let bytes = text.as_bytes();
    let is_alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    // Nearly all texts have none, and are kept as they are.
    if memchr(b'\r', bytes).is_none() {
        return text;
    }
    let alone: Vec<usize> = memchr_iter(b'\r', bytes).filter(is_alone).collect();
    if alone.is_empty() {
        return text;
    }
    let mut broken = String::with_capacity(text.len());
    let mut done = 0;
    for at in alone {
        broken.push_str(text.get(done..at).unwrap_or_default());
        broken.push('\n');
        done = at + 1;
    }
    broken.push_str(text.get(done..).unwrap_or_default());
    broken.into()
}

/// Where the lines of a text start, and how many characters lie before every `STRIDE`th byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many lines start before byte `i * STRIDE`.
    started: Vec<u32>,
    /// Characters before byte `i * STRIDE`; empty for ASCII text, where bytes are characters.
    checkpoints: Vec<usize>,
}

impl LineIndex {
    /// Indexes a text in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(1 + bytes.len() / LINE);
        starts.push(0);
        starts.extend(memchr_iter(b'\n', bytes).map(|end| end + 1));
        let checkpoints = if bytes.is_ascii() {
            Vec::new()
        } else {
            let mut total = 0;
            bytes
                .chunks(STRIDE)
                .map(|chunk| {
                    let before = total;
                    total += characters(chunk);
                    before
                })
                .collect()
        };
        let mut started = Vec::with_capacity(2 + bytes.len() / STRIDE);
        let mut before = 0;
        for checkpoint in (0..=bytes.len() + STRIDE).step_by(STRIDE) {
            let rest = starts.get(before..).unwrap_or_default();
            before += rest.iter().take_while(|start| **start < checkpoint).count();
            started.push(u32::try_from(before).unwrap_or(u32::MAX));
        }
        Self {
            starts,
            started,
            checkpoints,
        }
    }

    /// Line and column of a byte offset, both from 1, the column in characters. `text` is the text that was indexed.
    ///
    /// ```
    /// use crossfoot::document::LineIndex;
    /// let text = "рост\nна 9 %";
    /// assert_eq!(LineIndex::new(text).locate(text, text.find('9').unwrap()), (2, 4));
    /// ```
    pub fn locate(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let started = |checkpoint| self.started.get(checkpoint).map(|before| *before as usize);
        let from = started(offset / STRIDE).unwrap_or(0);
        let until = started(offset / STRIDE + 1).unwrap_or(self.starts.len());
        let near = self.starts.get(from..until).unwrap_or_default();
        let line = from + near.partition_point(|start| *start <= offset);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let column = match text.as_bytes().get(start..offset) {
            Some(near) if near.len() <= STRIDE && !self.checkpoints.is_empty() => characters(near),
            _ => self.characters_before(text, offset) - self.characters_before(text, start),
        };
        (line, column + 1)
    }

    /// The byte range of a line counted from 1, without its line break; `None` when there is no such line.
    pub fn line(&self, text: &str, line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let end = if text[start..end].ends_with('\r') {
            end - 1
        } else {
            end
        };
        Some(start..end)
    }

    /// How many lines there are; at least 1.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        match self.checkpoints.get(offset / STRIDE) {
            Some(before) => {
                let from = offset - offset % STRIDE;
                before + characters(&text.as_bytes()[from..offset])
            }
            // Past the last checkpoint only when the text ends just there.
            None => match self.checkpoints.last() {
                Some(before) => {
                    let from = (self.checkpoints.len() - 1) * STRIDE;
                    before + characters(&text.as_bytes()[from..offset])
                }
                None => offset,
            },
        }
    }
}

/// Characters in a stretch of UTF-8: the bytes that continue none.
fn characters(bytes: &[u8]) -> usize {
    // In bytes, as many as one byte counts, sixteen and more are counted at once.
    let count = |part: &[u8]| {
        let starts = part.iter().map(|byte| u8::from((*byte as i8) >= -0x40));
        starts.fold(0, u8::wrapping_add)
    };
    let parts = bytes.chunks(usize::from(u8::MAX));
    parts.map(|part| usize::from(count(part))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_across_checkpoints() {
        let text = format!("{}\n{}x", "a".repeat(1500), "ж".repeat(3000));
        let index = LineIndex::new(&text);
        assert_eq!(index.locate(&text, text.len() - 1), (2, 3001));
        assert_eq!(index.locate(&text, text.len()), (2, 3002));
        assert_eq!(index.locate(&text, 1500), (1, 1501));
        assert_eq!(index.count(), 2);
    }

    #[test]
    fn the_end_of_a_text_just_at_a_checkpoint_has_a_place() {
        let text = "ж".repeat(STRIDE / 2);
        assert_eq!(LineIndex::new(&text).locate(&text, text.len()), (1, 513));
        assert_eq!(LineIndex::new("").locate("", 0), (1, 1));
    }

    #[test]
    fn lines_leave_out_their_breaks() {
        let text = "one\r\ntwo\n";
        let index = LineIndex::new(text);
        let lines: Vec<_> = (0..=4)
            .map(|line| index.line(text, line).map(|range| &text[range]))
            .collect();
        assert_eq!(lines, [None, Some("one"), Some("two"), Some(""), None]);
    }
}
