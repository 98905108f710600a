//! What is folded: on a large page it stands packed until it is opened, so that the browser need not lay it out before.
//!
//! Packed, it is the same markup as the text of a data block, which no browser runs or shows. Words from documents are
//! escaped in it as everywhere, so that nothing in it can end the block.

use super::Page;
use std::io::{self, Write};

/// A page with more claims than this is large.
pub(super) const LARGE: usize = 10_000;

/// Whether what is folded on a page stands packed.
pub(super) fn packs(page: &Page<'_>) -> bool {
    page.claims.len() > page.packed_above
}

/// Writes what stands in a fold.
pub(super) fn write(
    packed: bool,
    out: &mut dyn Write,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if packed {
        write!(out, "<script type=\"text/html\">")?;
    }
    content(out)?;
    if packed {
        write!(out, "</script>")?;
    }
    Ok(())
}

/// Says that the page is large, and what that means for whom.
pub(super) fn write_note(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !packs(page) {
        return Ok(());
    }
    writeln!(
        out,
        "<p class=\"meta\">This page is large. The browser’s own search finds only what is open.</p>\n\
         <noscript><p class=\"meta\">What is folded needs the page’s script to open.</p></noscript>"
    )
}
