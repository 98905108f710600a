//! HTML: tags, comments, scripts and navigation blanked; block elements part paragraphs.

use super::super::paragraphs::Flow;
use super::elements::{Skipped, Then, is_block};
use super::{Canvas, Masked, footnote};
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};
use memchr::{memchr, memchr_iter};
use std::ops::Range;

/// An entity's text is at most this long, from `&` to `;`.
const ENTITY: usize = 40;

/// Blanks the markup of an HTML page.
pub(super) fn mask(text: &str, from: usize) -> Masked {
    let mut canvas = Canvas::new(text);
    let mut page = Page::default();
    page.mask(&mut canvas, from..text.len());
    let mut masked = canvas.finish(Flow::Breaks);
    masked.title = Some(page.title.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|title| !title.is_empty());
    masked.language = page.language;
    masked.date = page.date;
    masked
}

/// Blanks the markup of a stretch of HTML within another format.
pub(super) fn mask_inside(canvas: &mut Canvas<'_>, range: Range<usize>) {
    Page::default().mask(canvas, range);
}

/// What is known while going through a page.
#[derive(Default)]
struct Page {
    /// The element whose content is skipped.
    skipped: Option<Skipped>,
    /// The tag that raised what follows it.
    raised: Option<Range<usize>>,
    in_title: bool,
    in_pre: bool,
    /// Where the heading begins that is open.
    heading: Option<usize>,
    title: String,
    language: Option<String>,
    date: Option<(usize, String)>,
}

impl Page {
    fn mask(&mut self, canvas: &mut Canvas<'_>, range: Range<usize>) {
        let source = &canvas.text[range.clone()];
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        // Everything between two tags is text; the spans of text itself are not relied on.
        let mut done = 0;
        for Ok(token) in Tokenizer::new_with_emitter(source, emitter) {
            let span = match &token {
                Token::StartTag(tag) => tag.span,
                Token::EndTag(tag) => tag.span,
                Token::Comment(comment) => comment.span,
                Token::Doctype(doctype) => doctype.span,
                Token::String(_) | Token::Error(_) => continue,
            };
            let start = span.start.clamp(done, source.len());
            let end = span.end.clamp(start, source.len());
            self.prose(canvas, range.start + done..range.start + start);
            let place = range.start + start..range.start + end;
            match token {
                Token::StartTag(tag) => self.open(canvas, &tag, place),
                Token::EndTag(tag) => self.close(canvas, &tag.name, place),
                _ => {}
            }
            done = end;
        }
        // A tag that the text breaks off in gives no token, and is no prose.
        let tail = source.get(done..).unwrap_or_default();
        let broken = memchr_iter(b'<', tail.as_bytes()).find(|at| {
            tail[at + 1..]
                .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        });
        let end = range.start + broken.map_or(source.len(), |at| done + at);
        self.prose(canvas, range.start + done..end);
    }

    /// Text between two tags.
    fn prose(&mut self, canvas: &mut Canvas<'_>, range: Range<usize>) {
        if range.is_empty()
            || !canvas.text.is_char_boundary(range.start)
            || !canvas.text.is_char_boundary(range.end)
        {
            return;
        }
        if self.in_title {
            self.title.push_str(&decoded(&canvas.text[range]));
            return;
        }
        if self.skipped.is_some() {
            return;
        }
        canvas.keep(range.clone());
        entities(canvas, range.clone());
        if self.in_pre {
            let breaks = memchr_iter(b'\n', &canvas.text.as_bytes()[range.clone()]);
            canvas.breaks.extend(breaks.map(|at| range.start + at + 1));
        }
    }

    fn open(&mut self, canvas: &mut Canvas<'_>, tag: &StartTag<usize>, place: Range<usize>) {
        let name: &[u8] = &tag.name;
        self.note(tag, place.start);
        self.in_title = name == b"title";
        if let Some(skipped) = &mut self.skipped {
            if skipped.open(tag) == Then::Goes {
                return;
            }
            self.skipped = None;
        }
        if let Some(skipped) = Skipped::by(tag) {
            if skipped.parts() {
                canvas.part(place.end);
            }
            self.skipped = Some(skipped);
            return;
        }
        if name == b"sup" {
            self.raised = Some(place.clone());
        }
        self.in_pre |= name == b"pre";
        if is_heading(name) {
            self.heading = Some(place.end);
        }
        if matches!(name, b"td" | b"th") {
            canvas.write(place.start + 1..place.end, "|");
        } else if is_block(name) {
            canvas.part(place.end);
        }
    }

    fn close(&mut self, canvas: &mut Canvas<'_>, name: &HtmlString, place: Range<usize>) {
        self.in_title = false;
        if let Some(skipped) = &mut self.skipped {
            let then = skipped.close(name);
            if then == Then::Ends && skipped.parts() {
                canvas.part(place.end);
            }
            if then != Then::Goes {
                self.skipped = None;
            }
            if then != Then::Ended {
                return;
            }
        }
        let name: &[u8] = name;
        if name == b"sup"
            && let Some(open) = self.raised.take()
        {
            footnote::settle(canvas, open, place.clone());
        }
        self.in_pre &= name != b"pre";
        if is_heading(name)
            && let Some(start) = self.heading.take()
        {
            canvas.headings.push(start..place.start.max(start));
        }
        if is_block(name) && !matches!(name, b"td" | b"th") {
            canvas.part(place.end);
        }
    }

    /// What a tag says about the document.
    fn note(&mut self, tag: &StartTag<usize>, at: usize) {
        let name: &[u8] = &tag.name;
        let value = |key: &[u8]| {
            tag.attributes
                .get(key)
                .map(|value| String::from_utf8_lossy(value).trim().to_owned())
        };
        match name {
            b"html" if self.language.is_none() => self.language = value(b"lang"),
            b"meta" if self.date.is_none() => {
                let key = value(b"property")
                    .or_else(|| value(b"name"))
                    .or_else(|| value(b"itemprop"));
                let published = key.is_some_and(|key| {
                    matches!(
                        key.to_ascii_lowercase().as_str(),
                        "article:published_time"
                            | "datepublished"
                            | "date"
                            | "dc.date"
                            | "dcterms.date"
                            | "pubdate"
                    )
                });
                if published {
                    // An empty one says nothing, and another may say it.
                    let date = value(b"content").filter(|date| !date.is_empty());
                    self.date = date.map(|date| (at, date));
                }
            }
            b"time" if self.date.is_none() => {
                // `10:30` and `P3D` are times, too; only a day dates the page.
                self.date = value(b"datetime")
                    .filter(|date| date.len() >= 10)
                    .map(|date| (at, date));
            }
            _ => {}
        }
    }
}

fn is_heading(name: &[u8]) -> bool {
    matches!(name, [b'h', b'1'..=b'6'])
}

/// Puts the characters of a range's entities in their places.
fn entities(canvas: &mut Canvas<'_>, range: Range<usize>) {
    let text = canvas.text;
    for at in memchr_iter(b'&', &text.as_bytes()[range.clone()]) {
        let start = range.start + at;
        if let Some(end) = entity(&text[start..range.end]) {
            let place = start..start + end;
            let character = decoded(&text[place.clone()]);
            if character.len() <= place.len() && !character.starts_with('&')
                || &text[place.clone()] == "&amp;"
            {
                canvas.plain[place.clone()].fill(b' ');
                // What opens stays next to what it opens; the padding goes to the other side.
                let opens = character.chars().all(|c| {
                    matches!(c, '«' | '“' | '„' | '‘' | '(' | '[' | '€' | '£' | '¥' | '$')
                });
                let start = if opens {
                    place.end - character.len()
                } else {
                    place.start
                };
                canvas.write(start..place.end, &character);
            }
        }
    }
}

/// How long the entity at the start of a text is.
fn entity(text: &str) -> Option<usize> {
    let window = &text.as_bytes()[..text.len().min(ENTITY)];
    let end = memchr(b';', window)?;
    let body = &window[1..end];
    (!body.is_empty()
        && body
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#'))
    .then_some(end + 1)
}

/// A stretch of text without tags, its entities decoded.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for Ok(token) in Tokenizer::new(text) {
        if let Token::String(part) = token {
            out.push_str(&String::from_utf8_lossy(&part));
        }
    }
    out
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
        for (html, expected) in [
            (
                "<p>Trade was <b>$5</b> billion.</p>",
                "Trade was $5 billion.",
            ),
            ("<script>var a = '<p>7</p>';</script>5 <!-- 6 --> 7", "5 7"),
            (
                "<style>p{width:5%}</style><nav><a href='/9'>9</a></nav>5",
                "5",
            ),
            ("<ul><li>5<li>6</ul>", "5 6"),
            (
                "5&nbsp;%, R&amp;D, &laquo;x&raquo; &#8364;7 &unknown; & &;",
                "5 %, R& D, «x» €7 &unknown; & &;",
            ),
            (
                "<table><tr><td>2023</td><td>5</td></tr></table>",
                "| 2023 | 5",
            ),
            ("<img alt='5 > 4' title=\"<p>\">6", "6"),
            ("5 < 6 and 7 > 6 <", "5 < 6 and 7 > 6 <"),
            ("<p>unclosed <b", "unclosed"),
            ("курс <i>90</i> рублей", "курс 90 рублей"),
            ("It was <del>$5 <b>or</del> <s>$6</s> $7.", "It was $7."),
            (
                "<p>1<p hidden>2<p>3<div style='color: red; Display : none'>4<p>5</p></div>6",
                "1 3 6",
            ),
            ("<ul><li hidden><ul><li>1</ul>2<li>3</ul>4", "3 4"),
            (
                "<table><tr><td hidden>1<td>2<tr hidden><td>3<tr><td>4</table>5",
                "| 2 | 4 5",
            ),
            ("<li><s>1</li><li>2</li><div><p><del>3</p>4</div>", "2 4"),
            ("<input hidden>1<body style='display:none'>2", "1 2"),
            (
                "$5<sup>1</sup> billion<sup><a href='#n2'>[2]</a></sup> in all.<sup>*</sup>",
                "$5 billion in all.",
            ),
            (
                "5 km<sup>2</sup>, 1<sup>st</sup>, 2<sup>1</sup>/<sub>3</sub>",
                "5 km² , 1 st , 2 1 / 3",
            ),
        ] {
            assert_eq!(plain(html), expected, "{html}");
        }
    }

    #[test]
    fn a_page_says_what_it_is() {
        let masked = mask(
            "<html lang=en-GB><head><title>Talks &amp; trade</title>\
             <meta property='article:published_time' content='2024-02-01T09:00:00Z'></head><body>5</body></html>",
            0,
        );
        assert_eq!(masked.title.as_deref(), Some("Talks & trade"));
        assert_eq!(masked.language.as_deref(), Some("en-GB"));
        assert_eq!(
            masked.date.map(|(_, date)| date).as_deref(),
            Some("2024-02-01T09:00:00Z")
        );
        assert_eq!(masked.plain.trim(), "5");
    }
}
