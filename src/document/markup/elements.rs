//! Elements of HTML: which of them part paragraphs, and which hold no prose of the page.

use html5gum::{HtmlString, StartTag};

/// Elements whose content is no prose of the page.
pub(super) fn is_skipped(name: &[u8]) -> bool {
    matches!(
        name,
        b"head"
            | b"script"
            | b"style"
            | b"template"
            | b"noscript"
            | b"svg"
            | b"math"
            | b"nav"
            | b"select"
            | b"button"
            | b"textarea"
            | b"iframe"
            | b"object"
            | b"canvas"
    )
}

/// Elements that begin and end a paragraph.
pub(super) fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"address"
            | b"article"
            | b"aside"
            | b"blockquote"
            | b"body"
            | b"br"
            | b"caption"
            | b"dd"
            | b"div"
            | b"dl"
            | b"dt"
            | b"fieldset"
            | b"figcaption"
            | b"figure"
            | b"footer"
            | b"form"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"header"
            | b"hr"
            | b"li"
            | b"main"
            | b"ol"
            | b"option"
            | b"p"
            | b"pre"
            | b"section"
            | b"summary"
            | b"details"
            | b"table"
            | b"tbody"
            | b"tfoot"
            | b"thead"
            | b"tr"
            | b"ul"
    )
}

/// An element whose content is no prose, while it is open.
pub(super) struct Skipped {
    name: HtmlString,
    /// How many of its name are open, itself among them.
    depth: usize,
    /// How many elements are open in it that end with a tag of their own, and part paragraphs.
    within: usize,
    /// How many are open in it that need no such tag, as far as is known.
    optional: usize,
}

/// What a tag does to the element that is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// It goes on.
    Goes,
    /// It ends with this tag.
    Ends,
    /// It has ended before this tag, which is one of the page.
    Ended,
}

impl Skipped {
    /// The element that a tag opens, if its content is no prose: by its name, because it is struck out, or because it is hidden.
    pub(super) fn by(tag: &StartTag<usize>) -> Option<Self> {
        let name: &[u8] = &tag.name;
        let struck = matches!(name, b"del" | b"s" | b"strike");
        // Pages that are hidden as a whole are shown by their scripts.
        let hides = || !matches!(name, b"html" | b"body") && !is_void(name) && is_hidden(tag);
        let skipped = is_skipped(name) || struck || hides();
        (skipped && !tag.self_closing).then(|| Self {
            name: tag.name.clone(),
            depth: 1,
            within: 0,
            optional: 0,
        })
    }

    /// Whether what stands before and behind it are two paragraphs; around a word they are one, and around a cell one row.
    pub(super) fn parts(&self) -> bool {
        !is_inline(&self.name) && !matches!(&**self.name, b"td" | b"th")
    }

    /// Takes a tag that opens an element.
    pub(super) fn open(&mut self, tag: &StartTag<usize>) -> Then {
        if self.within == 0 && is_ended_by(&self.name, &tag.name) {
            return Then::Ended;
        }
        if !tag.self_closing {
            self.depth += usize::from(self.name == tag.name);
            self.within += usize::from(holds_blocks(&tag.name));
            self.optional += usize::from(is_closed_for_it(&tag.name));
        }
        Then::Goes
    }

    /// Takes a tag that closes an element.
    pub(super) fn close(&mut self, name: &HtmlString) -> Then {
        if self.name == *name {
            self.depth -= 1;
            if self.depth == 0 {
                return Then::Ends;
            }
        }
        let open = if holds_blocks(name) {
            &mut self.within
        } else if is_closed_for_it(name) {
            &mut self.optional
        } else {
            return Then::Goes;
        };
        // What it stands in is closed, and so it is too: `<li><s>no longer said</li>`.
        if *open == 0 && (is_inline(&self.name) || is_closed_for_it(&self.name)) {
            return Then::Ended;
        }
        *open = open.saturating_sub(1);
        Then::Goes
    }
}

/// Whether an element stands within a line.
fn is_inline(name: &[u8]) -> bool {
    !is_skipped(name) && !is_block(name)
}

/// Whether a browser shows nothing of an element.
fn is_hidden(tag: &StartTag<usize>) -> bool {
    if tag.attributes.contains_key(&b"hidden"[..]) {
        return true;
    }
    tag.attributes.get(&b"style"[..]).is_some_and(|style| {
        let mut style = style.to_ascii_lowercase();
        style.retain(|byte| !byte.is_ascii_whitespace());
        let mut declared = style.split(|byte| *byte == b';');
        declared.any(|one| matches!(one, b"display:none" | b"display:none!important"))
    })
}

/// Elements without content, which no tag closes.
fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Elements that need no closing tag of their own.
fn is_closed_for_it(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"li" | b"dt" | b"dd" | b"option" | b"td" | b"th" | b"tr" | b"tbody" | b"thead"
    )
}

/// Whether an element that needs no closing tag ends where another begins.
fn is_ended_by(name: &[u8], next: &[u8]) -> bool {
    match name {
        b"p" => is_block(next) && !matches!(next, b"br" | b"option"),
        b"li" => next == b"li",
        b"dt" | b"dd" => matches!(next, b"dt" | b"dd"),
        b"option" => next == b"option",
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"tr" => matches!(next, b"tr" | b"tbody" | b"tfoot"),
        b"tbody" | b"thead" => matches!(next, b"tbody" | b"tfoot"),
        _ => false,
    }
}

/// Elements that part paragraphs and are closed by a tag of their own, whatever stands in them.
fn holds_blocks(name: &[u8]) -> bool {
    is_block(name) && !is_void(name) && !is_closed_for_it(name)
}
