//! Every document in full, its figures underlined and linked to the findings they are in.

use super::index::{self, Index};
use super::{Page, escape, fold};
use crate::document::Document;
use crate::extract::Claim;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

/// Writes all of them, each closed until it is asked for.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section id=\"documents\" aria-labelledby=\"h-documents\">\n<h2 id=\"h-documents\">Documents</h2>\n\
         <p class=\"meta\">Figures with a solid line stand in a finding, those with a dotted one stand side by side with \
         others; each leads there. <button type=\"button\" id=\"unfold\" hidden>Open all</button></p>"
    )?;
    let mut claims: HashMap<&str, Vec<&Claim>> = HashMap::new();
    for claim in page.claims {
        claims.entry(&claim.place.doc).or_default().push(claim);
    }
    for (number, document) in page.documents.iter().enumerate() {
        let mut here = claims.remove(document.name.as_ref()).unwrap_or_default();
        here.sort_by_key(|claim| (claim.place.start, claim.place.end));
        write_document(number, document, &here, index, fold::packs(page), out)?;
    }
    writeln!(out, "</section>")
}

fn write_document(
    number: usize,
    document: &Document,
    claims: &[&Claim],
    index: &Index<'_>,
    packed: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let said = document
        .metadata
        .date
        .map_or(String::new(), |date| format!(" <time>{}</time>", date.day));
    let title = match &document.metadata.title {
        Some(title) => format!(" <span dir=\"auto\">{}</span>", escape(title)),
        None => String::new(),
    };
    let language = match &document.metadata.language {
        Some(language) => format!(" lang=\"{}\"", escape(language)),
        None => String::new(),
    };
    let numbers = claims.iter().filter_map(|c| index.claim(c));
    // The script has to know which document to open for a figure.
    let range = match (numbers.clone().min(), numbers.clone().max()) {
        (Some(first), Some(last)) if packed => format!(" data-c=\"{first} {last}\""),
        _ => String::new(),
    };
    let found: BTreeSet<usize> = numbers.flat_map(|c| index.found(c)).copied().collect();
    let worst = found.iter().filter_map(|f| index.findings().get(*f));
    let findings = match worst.map(|f| f.severity).max() {
        None => String::new(),
        Some(worst) => format!(
            " <span class=\"verdict {}\">{}</span>",
            worst.name(),
            crate::report::count(found.len(), "finding")
        ),
    };
    writeln!(
        out,
        "<details id=\"d{number}\" class=\"document h{}\" data-d=\" {number} \"{range}><summary><b>{}</b> \
         {}{said}{title} <small>{}</small>{findings}</summary>",
        index::hue(number),
        number + 1,
        escape(index.short(&document.name)),
        crate::report::count(claims.len(), "figure"),
    )?;
    fold::write(packed, out, |out| {
        writeln!(out, "<div class=\"text\"{language}>")?;
        write_text(document, claims, index, out)?;
        write!(out, "</div>")
    })?;
    writeln!(out, "</details>")
}

fn write_text(
    document: &Document,
    claims: &[&Claim],
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = Text {
        plain: &document.plain,
        claims,
        index,
        at: 0,
        next: 0,
    };
    for end in breaks(document) {
        writer.paragraph(end, out)?;
    }
    writer.paragraph(document.plain.len(), out)
}

/// Where paragraphs end: before the line of each paragraph's first sentence, and after what stands in no sentence.
fn breaks(document: &Document) -> Vec<usize> {
    let mut breaks = Vec::new();
    let (mut paragraph, mut end) = (None, 0);
    for sentence in &document.sentences {
        if paragraph != Some(sentence.paragraph()) {
            let gap = document
                .plain
                .get(end..sentence.range().start)
                .unwrap_or_default();
            // A speaker's name stands in no sentence; it goes with the line it is on.
            if let Some(line) = gap.rfind('\n') {
                breaks.push(end);
                breaks.push(end + line);
            }
        }
        paragraph = Some(sentence.paragraph());
        end = sentence.range().end;
    }
    breaks.push(end);
    breaks
}

/// A document on its way to the page.
struct Text<'a> {
    plain: &'a str,
    claims: &'a [&'a Claim],
    index: &'a Index<'a>,
    /// Up to where it is written.
    at: usize,
    /// The first claim that is not.
    next: usize,
}

impl Text<'_> {
    fn paragraph(&mut self, end: usize, out: &mut dyn Write) -> io::Result<()> {
        let mut body = String::new();
        while let Some(claim) = self.claims.get(self.next).filter(|c| c.place.start < end) {
            let (start, stop) = (claim.place.start.max(self.at), claim.place.end.min(end));
            let same = self.claims[self.next..]
                .iter()
                .take_while(|c| c.place.start < stop.max(claim.place.start + 1))
                .count();
            let group = &self.claims[self.next..self.next + same];
            body.push_str(&self.words(self.at, start));
            let words = self.words(start, stop.max(start));
            body.push_str(&self.figure(group, &words));
            self.at = stop.max(start);
            self.next += same;
        }
        body.push_str(&self.words(self.at, end));
        self.at = end.max(self.at);
        if body.trim().is_empty() {
            return Ok(());
        }
        writeln!(out, "<p dir=\"auto\">{}</p>", body.trim())
    }

    /// The figures of claims that stand in the same words.
    fn figure(&self, claims: &[&Claim], words: &str) -> String {
        let mut found = Vec::new();
        let (mut anchors, mut title, mut class) = (String::new(), String::new(), "");
        let mut first = None;
        for number in claims.iter().filter_map(|c| self.index.claim(c)) {
            if first.is_some() {
                anchors.push_str(&format!("<span id=\"c{number}\"></span>"));
            }
            first.get_or_insert(number);
            for finding in self.index.found(number) {
                if !found.contains(finding) {
                    found.push(*finding);
                }
            }
            if let Some(severity) = self.index.worst(number) {
                class = severity.name();
            }
            if title.is_empty() {
                title = self
                    .index
                    .reading(number)
                    .map_or(String::new(), |r| format!(" title=\"{}\"", escape(r)));
            }
        }
        let Some(first) = first else {
            return format!("{anchors}{words}");
        };
        let Some((to, more)) = found.split_first() else {
            let mut subjects = claims
                .iter()
                .filter_map(|c| self.index.subject(self.index.claim(c)?));
            return match subjects.next() {
                Some(to) => {
                    format!("{anchors}<a id=\"c{first}\" href=\"#t{to}\"{title}>{words}</a>")
                }
                None => format!("{anchors}<u id=\"c{first}\"{title}>{words}</u>"),
            };
        };
        let more: Vec<String> = more
            .iter()
            .map(|n| {
                format!(
                    "<sup><a href=\"#f{n}\" aria-label=\"finding {0}\">{0}</a></sup>",
                    n + 1
                )
            })
            .collect();
        format!(
            "{anchors}<a id=\"c{first}\" class=\"in {class}\" href=\"#f{to}\"{title}>{words}</a>{}",
            more.join("")
        )
    }

    /// Words of the document, every run of white space one space.
    fn words(&self, from: usize, to: usize) -> String {
        let text = self.plain.get(from..to).unwrap_or_default();
        let mut folded = String::with_capacity(text.len());
        for character in text.chars() {
            if !character.is_whitespace() {
                folded.push(character);
            } else if !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        escape(&folded)
    }
}
