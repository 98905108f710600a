//! Paragraphs: which lines belong together.
//!
//! A blank line always parts two paragraphs. Within a run of lines, a line is joined to the one before only if that one
//! looks cut off at a margin; in files that give each paragraph one line, every line stays by itself.

use super::sentences::trim;
use memchr::memchr;
use std::ops::Range;

/// Shorter lines are not cut off at a margin; they are headings, verses, addresses.
const NARROWEST_MARGIN: usize = 45;

/// Longer lines are paragraphs of their own.
const WIDEST_MARGIN: usize = 120;

/// How the lines of a text make paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// By blank lines and by the look of lines (text, Markdown).
    Lines,
    /// By the given breaks alone; a line break is white space (HTML).
    Breaks,
}

/// Calls `emit` with each paragraph's range, in order, trimmed and never empty.
///
/// `breaks` are offsets, ascending, at which a new paragraph begins whatever the lines look like; `opens` says whether a
/// line opens a turn, which a joined line never does.
pub(super) fn paragraphs(
    text: &str,
    flow: Flow,
    breaks: &[usize],
    opens: impl Fn(&str) -> bool,
    mut emit: impl FnMut(Range<usize>),
) {
    let mut breaks = breaks.iter().copied().peekable();
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        // The piece that starts here ends at the next line break or given break, whichever comes first.
        while breaks.next_if(|offset| *offset <= at).is_some() {}
        let limit = breaks
            .peek()
            .map_or(text.len(), |offset| (*offset).min(text.len()));
        let line_end = match flow {
            Flow::Lines => memchr(b'\n', &text.as_bytes()[at..limit]).map(|length| at + length + 1),
            Flow::Breaks => None,
        };
        let end = line_end.unwrap_or(limit);
        let line = trim(text, at..end);
        let forced = line_end.is_none() || breaks.peek() == Some(&end);
        if line.is_empty() {
            join(text, &mut block, &opens, &mut emit);
        } else {
            block.push(line);
        }
        if forced {
            join(text, &mut block, &opens, &mut emit);
        }
        at = end;
    }
    join(text, &mut block, &opens, &mut emit);
}

/// Makes paragraphs of a run of lines, and empties it.
fn join(
    text: &str,
    block: &mut Vec<Range<usize>>,
    opens: &impl Fn(&str) -> bool,
    emit: &mut impl FnMut(Range<usize>),
) {
    if let [only] = block.as_slice() {
        emit(only.clone());
        block.clear();
        return;
    }
    let margin = block
        .iter()
        .map(|line| width(&text[line.clone()]))
        .max()
        .unwrap_or(0);
    // Of lines that all begin with a capital each may be one of its own: `Revenue $5 billion`, and below it `Profit $2 billion`.
    let small = |line: &Range<usize>| text[line.clone()].starts_with(char::is_lowercase);
    let wrapped = block.iter().any(small);
    let mut lines = block.drain(..);
    let Some(mut current) = lines.next() else {
        return;
    };
    let mut last = current.clone();
    for line in lines {
        let (above, below) = (&text[last.clone()], &text[line.clone()]);
        if is_item(below)
            || is_row(above)
            || is_row(below)
            || !continues(above, below, margin)
            || !wrapped && below.starts_with(char::is_uppercase)
            || opens(below)
        {
            emit(std::mem::replace(&mut current, line.clone()));
        } else {
            current.end = line.end;
        }
        last = line;
    }
    emit(current);
}

/// Whether `below` goes on with what `above` began, in a run of lines whose longest is `margin` wide.
fn continues(above: &str, below: &str, margin: usize) -> bool {
    let length = width(above);
    let finished = above.ends_with(['.', '!', '?', ':', ';', '…']);
    if !finished && length >= NARROWEST_MARGIN && below.starts_with(char::is_lowercase) {
        return true;
    }
    // A line cut off at the margin had no room left for the first word of the next.
    let word = below.split_whitespace().next().map_or(0, width);
    (NARROWEST_MARGIN..=WIDEST_MARGIN).contains(&margin) && length + 1 + word > margin
}

/// Characters in a line; its bytes when it is far too long to matter.
fn width(line: &str) -> usize {
    if line.len() > 4 * WIDEST_MARGIN {
        line.len()
    } else {
        line.chars().count()
    }
}

/// Whether a line is an item of a list, by its bullet or number.
pub(super) fn is_item(line: &str) -> bool {
    marker(line) > 0
}

/// Whether a line is a row of a table.
pub(super) fn is_row(line: &str) -> bool {
    line.starts_with('|')
        || memchr(b'\t', line.as_bytes()).is_some()
        || memchr(b'|', line.as_bytes()).is_some() && line.contains(" | ")
}

/// How many bytes the bullet or number of a list item takes, with the space behind it; 0 for other lines.
pub(super) fn marker(line: &str) -> usize {
    let mut characters = line.chars();
    let Some(first) = characters.next() else {
        return 0;
    };
    let length = match first {
        '-' | '*' | '+' | '•' | '·' | '‣' | '▪' | '◦' | '–' | '—' | '●' | '■' => {
            first.len_utf8()
        }
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 2 || !line[digits..].starts_with(['.', ')']) {
                return 0;
            }
            digits + 1
        }
        _ => return 0,
    };
    let rest = &line[length..];
    let space = rest.len() - rest.trim_start().len();
    if space == 0 || rest.len() == space {
        0
    } else {
        length + space
    }
}
