//! Markdown: emphasis, link targets, heading marks, table borders and code blocks blanked.

use super::super::paragraphs::Flow;
use super::html::mask_inside;
use super::{Canvas, Masked, footnote};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Blanks the markup of a Markdown text from an offset on.
pub(super) fn mask(text: &str, from: usize) -> Masked {
    let mut canvas = Canvas::new(text);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut state = State::default();
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        state.take(&mut canvas, event, range.start + from..range.end + from);
    }
    state.flush(&mut canvas);
    let mut masked = canvas.finish(Flow::Lines);
    masked.title = state
        .title
        .map(|title| title.trim().to_owned())
        .filter(|title| !title.is_empty());
    masked
}

#[derive(Default)]
struct State {
    /// Within how many images, code blocks and struck words we are, whose text is no prose.
    silent: usize,
    /// Raw HTML seen so far that has not been masked yet; its lines come one by one.
    html: Option<Range<usize>>,
    /// How many of `silent` are words that raw HTML strikes out.
    struck: usize,
    /// The raw tag that raised what follows it.
    raised: Option<Range<usize>>,
    in_title: bool,
    first_cell: bool,
    title: Option<String>,
}

impl State {
    fn take(&mut self, canvas: &mut Canvas<'_>, event: Event<'_>, range: Range<usize>) {
        if let Event::Html(_) | Event::InlineHtml(_) = event {
            if let Event::InlineHtml(tag) = &event {
                self.inline(canvas, tag, &range);
            }
            match &mut self.html {
                Some(html) if html.end == range.start => html.end = range.end,
                _ => {
                    self.flush(canvas);
                    self.html = Some(range);
                }
            }
            return;
        }
        self.flush(canvas);
        match event {
            Event::Text(text) if self.silent == 0 => self.prose(canvas, &text, range),
            Event::Code(text) if self.silent == 0 => {
                let marks = (range.len() - text.len().min(range.len())) / 2;
                canvas.keep(range.start + marks..range.end - marks);
            }
            Event::Start(tag) => self.open(canvas, &tag, range),
            Event::End(tag) => self.close(canvas, tag, range),
            Event::HardBreak | Event::Rule => canvas.part(range.end),
            _ => {}
        }
    }

    /// A raw tag within a paragraph: those that say what becomes of the words behind them.
    fn inline(&mut self, canvas: &mut Canvas<'_>, tag: &str, range: &Range<usize>) {
        let tag = tag.to_ascii_lowercase();
        let name = tag.trim_matches(['<', '>']).split([' ', '\n']).next();
        match name.unwrap_or_default() {
            "del" | "s" | "strike" => {
                self.silent += 1;
                self.struck += 1;
            }
            "/del" | "/s" | "/strike" if self.struck > 0 => {
                self.silent = self.silent.saturating_sub(1);
                self.struck -= 1;
            }
            "sup" => self.raised = Some(range.clone()),
            "/sup" => {
                if let Some(open) = self.raised.take() {
                    footnote::settle(canvas, open, range.clone());
                }
            }
            _ => {}
        }
    }

    fn prose(&mut self, canvas: &mut Canvas<'_>, text: &str, range: Range<usize>) {
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
        }
        if canvas.text.get(range.clone()) == Some(text) {
            canvas.keep(range);
        } else {
            // An entity: its character, where it fits.
            canvas.write(range, text);
        }
    }

    fn open(&mut self, canvas: &mut Canvas<'_>, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Image { .. } => self.silent += 1,
            Tag::Strikethrough if is_struck(canvas, &range) => self.silent += 1,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.silent += 1;
                canvas.part(range.start);
            }
            Tag::Heading { level, .. } => {
                self.in_title = *level == HeadingLevel::H1 && self.title.is_none();
                canvas.part(range.start);
                canvas.headings.push(range);
            }
            Tag::TableHead | Tag::TableRow => {
                self.first_cell = true;
                canvas.part(range.start);
            }
            Tag::TableCell if !std::mem::take(&mut self.first_cell) => {
                let before = &canvas.text.as_bytes()[..range.start];
                if let Some(border) = memchr::memrchr(b'|', before) {
                    canvas.write(border..border + 1, "|");
                }
            }
            Tag::Paragraph
            | Tag::Item
            | Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
            | Tag::HtmlBlock => {
                canvas.part(range.start);
            }
            _ => {}
        }
    }

    fn close(&mut self, canvas: &mut Canvas<'_>, tag: TagEnd, range: Range<usize>) {
        if is_block(tag) {
            // A raw tag that nothing closes is over with its paragraph.
            self.silent = self.silent.saturating_sub(std::mem::take(&mut self.struck));
            self.raised = None;
        }
        match tag {
            TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::Strikethrough if is_struck(canvas, &range) => {
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.silent = 0;
                canvas.part(range.end);
            }
            TagEnd::Heading(_) => {
                self.in_title = false;
                canvas.part(range.end);
            }
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Table
            | TagEnd::HtmlBlock => canvas.part(range.end),
            _ => {}
        }
    }

    fn flush(&mut self, canvas: &mut Canvas<'_>) {
        if let Some(range) = self.html.take()
            && self.silent == 0
        {
            mask_inside(canvas, range);
        }
    }
}

/// Whether words in a line end with a tag.
fn is_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item
    )
}

/// Whether words are struck out, and so no longer said. One tilde on either side is as often a sign for `about`.
fn is_struck(canvas: &Canvas<'_>, range: &Range<usize>) -> bool {
    let source = canvas.text.get(range.clone());
    source.is_some_and(|source| source.starts_with("~~"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        let masked = mask(text, 0);
        assert_eq!(masked.plain.len(), text.len());
        masked
            .plain
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn only_prose_is_left() {
        for (markdown, expected) in [
            (
                "# Trade\n\nIt was **$5 billion** in *2023*.",
                "Trade It was $5 billion in 2023 .",
            ),
            (
                "See [the 7 reports](https://example.org/2024/9) now",
                "See the 7 reports now",
            ),
            ("![chart of 5](a.png) 6", "6"),
            ("- one\n- two\n\n1. three", "one two three"),
            ("> quoted 5", "quoted 5"),
            (
                "| Year | Trade |\n|---|---|\n| 2023 | 5 |",
                "Year | Trade 2023 | 5",
            ),
            ("```\ncode 5\n```\nprose", "prose"),
            ("`5` R&amp;D \\*6\\* <b>7</b> <!-- 8 -->", "5 R& D *6 * 7"),
            (
                "It was <del>$5</del> $6<sup>1</sup> billion in <s>2022\n\n2023",
                "It was $6 billion in 2023",
            ),
            ("~5~ billion, 7~8", "5 billion, 7~8"),
            ("<div>\n<p>5</p>\n</div>\n\n6", "5 6"),
            (
                "It was ~~$5~~$6 billion, ~~not **7** or `8`~~ 9",
                "It was $6 billion, 9",
            ),
        ] {
            assert_eq!(
                plain(markdown)
                    .replace(" .", ".")
                    .replace("2023.", "2023 ."),
                expected,
                "{markdown}"
            );
        }
    }

    #[test]
    fn the_first_heading_is_the_title() {
        assert_eq!(
            mask("# Talks *in* Almaty\n\n# More", 0).title.as_deref(),
            Some("Talks in Almaty")
        );
        assert_eq!(mask("## Talks", 0).title, None);
    }
}
