//! Whether the sentences before one that goes on (`Its revenue grew by 24 percent`) speak of one part of a company: `The renewables
//! segment did best.`
//!
//! They may hold no figure, and are looked at only when one asks.

use super::attach::Attach;
use super::line::Line;
use crate::lexicon::{Role, TokenKind};

/// How many words may stand up to the one that says what part it is: `The offshore wind energy segment`.
const NAME: usize = 6;

/// How many sentences may go on about it.
const ON: usize = 4;

impl Attach<'_> {
    /// Whether a sentence that opens with `its` goes on about one part of a company.
    pub(super) fn is_of_part_before(&self) -> bool {
        let Some(start) = self.line.tokens.first().map(|token| token.start) else {
            return false;
        };
        let document = self.tokens.document;
        let here = document
            .sentences
            .partition_point(|s| s.range().end <= start);
        let before = (0..here.min(self.tokens.kept())).rev().take(ON);
        for at in before {
            let Some(split) = self.tokens.kept_splits(at..at + 1).next() else {
                return false;
            };
            if split.sentence.paragraph() != self.paragraph {
                return false;
            }
            let (text, tokens) = (&*document.plain, split.tokens);
            let line = Line::new(text, tokens, self.tokens.language, self.line.units);
            if opens_with_part(&line) {
                return true;
            }
            if !line.is(0, Role::Back) {
                return false;
            }
        }
        false
    }
}

/// Whether a sentence speaks of one part of a company: what it opens with is called a segment, and not several.
fn opens_with_part(line: &Line<'_>) -> bool {
    let name = (0..line.len().min(NAME))
        .take_while(|at| line.is_kind(*at, TokenKind::Word) && line.role(*at, Role::And).is_none());
    let mut parts = name.filter(|at| line.is(*at, Role::Division));
    parts.next().is_some_and(|at| {
        let word = line.word(at).to_lowercase();
        line.language.singular_of(&word).is_none()
    })
}
