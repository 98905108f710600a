//! Paragraphs that are each about one part of a company: `Bakery: Revenue grew to £1.3 billion`, or, below a heading such as `Segment
//! review`, `Dairy, which trades as Brookside, saw revenue ease. Profit was £15 million.`
//!
//! What such a paragraph opens with is what its figures are of, unless they are said to be the company's.

use super::attach::Attach;
use super::figure::Found;
use super::line::Line;
use super::section::is_heading_at;
use crate::lexicon::{Measure, Nature, Owner, Role, Sense, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// The most words that name a part.
const WORDS: usize = 4;

/// How many sentences below its heading a part may be told of, and above that one what is no title stands.
const SENTENCES: usize = 60;

/// How many paragraphs below its heading a part may be told of.
const REACH: usize = 12;

/// How many sentences at the head of a document may be its title, and the most tokens of a heading there.
const TITLES: usize = 4;
const SHORT: usize = 5;

impl Attach<'_> {
    /// The part of a company that a figure's paragraph is about.
    pub(super) fn part_of_paragraph(&self, found: &Found, measure: &Measure) -> Option<Arc<str>> {
        let earned = measure.owner == Owner::Organisation && measure.nature != Nature::Stock;
        // `Revenue grew to £1,340m, half of the group total`: the company is told of before its figure.
        let whole = |at: usize| self.line.is(at, Role::Organisation);
        if !earned || (0..found.tokens.start).any(whole) {
            return None;
        }
        let part = &self.asked.part;
        part.get_or_init(|| self.part_gone_on_about()).clone()
    }

    fn part_gone_on_about(&self) -> Option<Arc<str>> {
        let (_, here) = self.place_in_document();
        let sentences = &self.tokens.document.sentences;
        let first = sentences.partition_point(|s| s.paragraph() < self.paragraph);
        let words = match first == here {
            true => self.item(self.line, here),
            false => {
                let line = self.line_at(first)?;
                self.item(&line, first)
            }
        };
        let words = words.or_else(|| self.heading_of_part(here));
        words
            .filter(|_| self.named_organisations().is_empty())
            .map(Into::into)
    }

    /// The words of the heading above, where it names a part: `Retail Banking`, `Mount Ferris (Queensland)`.
    fn heading_of_part(&self, sentence: usize) -> Option<String> {
        let heading = self.heading_above(sentence)?;
        // What stands at the head of a document is its title, place and date.
        let document = self.tokens.document;
        let prose = |at: usize| {
            let text = document
                .sentences
                .get(at)
                .and_then(|s| document.plain.get(s.range()));
            text.is_some_and(|text| text.trim_end().ends_with('.'))
        };
        if !(heading.saturating_sub(SENTENCES)..heading).any(prose) {
            return None;
        }
        let line = self.line_at(heading)?;
        let name = self.name_of_part(&line)?;
        let ends = name.end == line.len() || line.is_mark(name.end, '(');
        let general = |at: usize| line.is(at, Role::Heading) || line.is(at, Role::Division);
        (ends && !name.clone().any(general)).then(|| words_of(&line, name))
    }

    /// Whether `it` in a sentence that goes on with its paragraph means a part of a company: what the paragraph opened with is a name
    /// that is no company's.
    pub(super) fn means_a_part(&self) -> bool {
        // In a long paragraph, what the last sentences have named.
        let (first, here) = self.place_in_document();
        if first >= here {
            return false;
        }
        let mut before = self.tokens.kept_splits(self.kept_of(first..here));
        before.any(|split| {
            let line = self.line_of(&split);
            let opens = self.name_of_part(&line);
            let opens = opens.filter(|name| name.len() > 1 || line.is_mark(name.end, ','));
            opens.is_some() || self.names_something(&line)
        })
    }

    /// Whether a name stands within a line that is nobody's whom the document knows: `I should not skip Mount Ferris.`
    fn names_something(&self, line: &Line<'_>) -> bool {
        let named = self.known_organisations().named(line);
        let name = |at: usize| {
            let known = line.hits(at).iter().any(|hit| speaks_of_more(hit.sense));
            let company = named.iter().any(|name| name.tokens.contains(&at));
            line.is_kind(at, TokenKind::Word) && line.capital(at) && !known && !company
        };
        (1..line.len().saturating_sub(1)).any(|at| name(at) && name(at + 1))
    }

    /// The words of the part that a paragraph opens with; `sentence` is its first.
    fn item(&self, line: &Line<'_>, sentence: usize) -> Option<String> {
        let name = self.name_of_part(line)?;
        let behind = match line.is_mark(name.end, '(') {
            true => (name.end..line.len()).find(|at| line.is_mark(*at, ')'))? + 1,
            false => name.end,
        };
        let labelled = line.is_mark(behind, ':');
        let told = line.is_mark(behind, ',') || line.is_kind(behind, TokenKind::Word);
        let item = labelled || told && self.is_below_parts(sentence);
        item.then(|| words_of(line, name))
    }

    /// The capitalised words that a line opens with, none of which any vocabulary knows in another part.
    fn name_of_part(&self, line: &Line<'_>) -> Option<Range<usize>> {
        let named = self.known_organisations().named(line);
        let other = |at: usize| {
            let known = line.hits(at).iter().any(|hit| speaks_of_more(hit.sense));
            known || named.iter().any(|name| name.tokens.contains(&at))
        };
        let joins = |at: usize| line.is_mark(at, '&') || line.is_dash(at) && line.glued(at);
        let mut end = 0;
        while end < WORDS {
            let word = line.is_kind(end, TokenKind::Word) && !other(end);
            let more = end == 0 || line.capital(end) || end > 0 && joins(end - 1);
            if !(word && more || end > 0 && joins(end)) {
                break;
            }
            end += 1;
        }
        (end > 0 && line.capital(0)).then_some(0..end)
    }

    /// Whether the heading above a sentence says that parts of a company follow: `Segment review`, `Our three businesses`.
    fn is_below_parts(&self, sentence: usize) -> bool {
        let heading = self.heading_above(sentence);
        let line = heading.and_then(|heading| self.line_at(heading));
        line.is_some_and(|line| (0..line.len()).any(|at| line.is(at, Role::Division)))
    }

    /// Whether the heading above says that plans follow: `Outlook`.
    pub(super) fn is_below_plans(&self) -> bool {
        let (_, here) = self.place_in_document();
        let heading = self.heading_above(here);
        let line = heading.and_then(|heading| self.line_at(heading).map(|line| (heading, line)));
        // `Skarvind Air raises full-year guidance after strong summer`: news at the head of a release is no heading of a part of it.
        let line = line.filter(|(at, line)| *at >= TITLES || line.len() <= SHORT);
        let line = line.map(|(_, line)| line);
        let plan = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        line.is_some_and(|line| (0..line.len()).any(|at| line.find(at, plan).is_some()))
    }

    /// The heading nearest above a sentence, if it is near.
    fn heading_above(&self, sentence: usize) -> Option<usize> {
        let document = self.tokens.document;
        let paragraph = document.sentences.get(sentence).map(|s| s.paragraph());
        let floor = paragraph.unwrap_or(0).saturating_sub(REACH);
        let above = (sentence.saturating_sub(SENTENCES)..sentence)
            .rev()
            .take_while(|at| {
                let other = document.sentences.get(*at);
                other.is_some_and(|s| s.paragraph() >= floor)
            });
        above.into_iter().find(|at| is_heading_at(document, *at))
    }
}

/// Words of a line, as they name a thing.
fn words_of(line: &Line<'_>, name: Range<usize>) -> String {
    let words = name.filter(|at| line.is_kind(*at, TokenKind::Word));
    let words: Vec<String> = words.map(|at| line.word(at).to_lowercase()).collect();
    words.join(" ")
}

/// Whether a word is more than part of a name: a measure, a verb of change, a word of the grammar.
fn speaks_of_more(sense: &Sense) -> bool {
    match sense {
        Sense::Measure(_) | Sense::SharedMeasure(_) | Sense::Trend(_) | Sense::Planned => true,
        Sense::Role(role) => matches!(
            role,
            Role::Stop
                | Role::Results
                | Role::Growth
                | Role::Organisation
                | Role::Own
                | Role::Back
                | Role::Overall
        ),
        Sense::Time(_) | Sense::Number(_) | Sense::Country(..) => true,
        _ => false,
    }
}
