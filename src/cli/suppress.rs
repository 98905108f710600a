//! Suppression: findings that are right as they are, kept quiet with a reason, in crossfoot.yaml or beside the words.
//!
//! In Markdown and HTML, `<!-- crossfoot: ignore trade/same-period reason -->` covers figures in its own paragraph or the next;
//! `ignore-file` covers the whole document. A suppression that keeps nothing quiet is reported, so that none outlives its cause.

use super::config::{Found, Suppress};
use super::pattern::Pattern;
use crate::check::{Finding, Outcome};
use crate::document::{Document, Format};
use crate::lexicon::nearest;
use globset::{Glob, GlobMatcher};
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

/// One suppression, from wherever it was written.
#[derive(Debug)]
struct Entry {
    /// How it is named when it is not used.
    name: String,
    rule: Option<GlobMatcher>,
    document: Option<Whose>,
    finding: Option<String>,
    /// The lines it covers, in the document.
    lines: Option<RangeInclusive<usize>>,
    used: bool,
}

/// Which documents one is for.
#[derive(Debug)]
enum Whose {
    /// The one that it stands in.
    Own(Arc<str>),
    /// Those that the configuration names.
    Named(Box<Pattern>),
}

impl Whose {
    fn fits(&self, document: &str) -> bool {
        match self {
            Self::Own(name) => **name == *document,
            Self::Named(pattern) => pattern.fits(document),
        }
    }
}

/// What suppressions did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppressed {
    /// How many findings they keep quiet.
    pub count: usize,
    /// Those that kept nothing quiet, as sentences.
    pub unused: Vec<String>,
    /// Those that are not written right, as sentences.
    pub wrong: Vec<String>,
}

/// Takes suppressed findings out of an outcome; `rules` are the ids of those that could have made one.
pub fn apply(
    found: &Found,
    documents: &[Document],
    rules: &[&str],
    outcome: &mut Outcome,
) -> Suppressed {
    let mut result = Suppressed::default();
    let mut entries = Vec::new();
    for (i, entry) in found.config.suppress.iter().enumerate() {
        let name = format!("suppress[{i}] in crossfoot.yaml");
        match from_config(entry, &name, found) {
            Ok(entry) => entries.push(entry),
            Err(error) => result.wrong.push(format!("{name}: {error}")),
        }
    }
    for document in documents {
        in_document(document, &mut entries, &mut result.wrong);
    }
    outcome.findings.retain(|finding| {
        let mut quiet = false;
        for entry in &mut entries {
            if entry.covers(finding) {
                entry.used = true;
                quiet = true;
            }
        }
        result.count += usize::from(quiet);
        !quiet
    });
    let unused = entries.iter().filter(|entry| !entry.used);
    result.unused = unused
        .map(|entry| match entry.unknown_rule(rules) {
            Some(unknown) => format!("{}: {unknown}", entry.name),
            None => format!("{}: keeps nothing quiet any more; take it out", entry.name),
        })
        .collect();
    result
}

impl Entry {
    /// What to say of an entry for a rule that there is not.
    fn unknown_rule(&self, rules: &[&str]) -> Option<String> {
        let rule = self.rule.as_ref()?;
        if rules.iter().any(|id| rule.is_match(id)) {
            return None;
        }
        let written = rule.glob().glob();
        let help = match nearest(written, rules.iter().copied()) {
            Some(near) => format!("is `{near}` meant?"),
            None => "`crossfoot rules list` shows them".to_owned(),
        };
        Some(format!("no rule is called `{written}`; {help}"))
    }

    fn covers(&self, finding: &Finding) -> bool {
        let rule = self
            .rule
            .as_ref()
            .is_none_or(|r| r.is_match(&*finding.rule));
        let id = self.finding.as_ref().is_none_or(|id| *id == finding.id);
        let at = finding.evidence.iter().any(|evidence| {
            let place = &evidence.claim.place;
            let line = usize::try_from(place.line).unwrap_or(usize::MAX);
            self.document
                .as_ref()
                .is_none_or(|whose| whose.fits(&place.doc))
                && self
                    .lines
                    .as_ref()
                    .is_none_or(|lines| lines.contains(&line))
        });
        rule && id && at
    }
}

fn from_config(entry: &Suppress, name: &str, found: &Found) -> Result<Entry, globset::Error> {
    let document = entry.document.as_deref();
    let document = document.map(|written| Pattern::new(written, found));
    Ok(Entry {
        name: name.to_owned(),
        rule: entry.rule.as_deref().map(matcher).transpose()?,
        document: document
            .transpose()?
            .map(|pattern| Whose::Named(Box::new(pattern))),
        finding: entry.finding.clone(),
        lines: None,
        used: false,
    })
}

fn matcher(text: &str) -> Result<GlobMatcher, globset::Error> {
    Glob::new(text).map(|glob| glob.compile_matcher())
}

/// The suppressions in a document's comments.
fn in_document(document: &Document, entries: &mut Vec<Entry>, wrong: &mut Vec<String>) {
    let format = Format::of(Path::new(&*document.name));
    if !matches!(format, Some(Format::Markdown | Format::Html)) {
        return;
    }
    let text = &*document.text;
    let (mut from, mut paragraph) = (0, 0);
    while let Some(open) = text.get(from..).and_then(|t| t.find("<!--")) {
        let start = from + open;
        let Some(length) = text.get(start..).and_then(|t| t.find("-->")) else {
            return;
        };
        let end = start + length;
        from = end;
        let inside = text.get(start + 4..end).unwrap_or_default().trim();
        let Some(order) = inside.strip_prefix("crossfoot:") else {
            continue;
        };
        let (line, column) = document.locate(start);
        let at = format!("{}:{line}:{column}", document.name);
        match comment(order, document, line, &mut paragraph) {
            Ok(mut entry) => {
                entry.name = at;
                entries.push(entry);
            }
            Err(problem) => wrong.push(format!(
                "{at}: {problem}; write <!-- crossfoot: ignore RULE REASON -->"
            )),
        }
    }
}

/// The suppression that a comment orders; `paragraph` is where the paragraph of the comment before it ends.
fn comment(
    order: &str,
    document: &Document,
    line: usize,
    paragraph: &mut usize,
) -> Result<Entry, String> {
    let mut words = order.split_whitespace();
    let lines = match words.next() {
        Some("ignore") => {
            // The comments of one paragraph, of which there may be thousands, share its end.
            if line > *paragraph {
                *paragraph = paragraph_end(document, line);
            }
            Some(line..=*paragraph)
        }
        Some("ignore-file") => None,
        other => return Err(format!("`{}` is no order", other.unwrap_or_default())),
    };
    let rule = words.next().ok_or("it names no rule")?;
    if words.next().is_none() {
        return Err("it gives no reason".to_owned());
    }
    Ok(Entry {
        name: String::new(),
        rule: Some(matcher(rule).map_err(|error| error.to_string())?),
        document: Some(Whose::Own(Arc::clone(&document.name))),
        finding: None,
        lines,
        used: false,
    })
}

/// The last line of the paragraph that a comment on `line` is about: its own, or the next when it stands alone.
fn paragraph_end(document: &Document, line: usize) -> usize {
    let (text, lines) = (&*document.text, document.lines());
    let mut words_seen = false;
    let mut last = line;
    for number in line..=lines.count() {
        let content = lines.line(text, number).and_then(|range| text.get(range));
        let content = content.unwrap_or_default().trim();
        let bare = content.is_empty() || content.starts_with("<!--") && content.ends_with("-->");
        if bare && words_seen {
            break;
        }
        words_seen |= !bare;
        last = number;
    }
    last
}
