//! Daughters: `Tobol Cargo had a hard year`, in a report of Tobol Group.
//!
//! What opens a sentence with the first word of the company that the document is of, and goes on otherwise, is another company;
//! beside it the first word alone may be a third, so that it stands for no longer name.

use super::super::line::Line;
use super::super::tokens::Tokens;
use super::{Name, Organisations, run, words_of};
use crate::lexicon::{Lexicon, Role};
use std::sync::Arc;

impl Organisations {
    /// Notes the daughters of the company that the document is of.
    pub(super) fn note_daughters(&mut self, tokens: &Tokens<'_>, lexicon: &Lexicon) {
        let Some(main) = self.heaviest_name().map(|name| name.words.clone()) else {
            return;
        };
        let Some(first) = main.first().filter(|_| main.len() > 1) else {
            return;
        };
        let text = &*tokens.document.plain;
        let mut found = Vec::new();
        let mut alone = None;
        tokens.each_kept(|split| {
            let opens = split.tokens.first().and_then(|t| text.get(t.start..t.end));
            if opens.is_none_or(|word| !word.eq_ignore_ascii_case(first)) {
                return;
            }
            let line = Line::new(text, split.tokens, tokens.language, lexicon.units());
            if run(&line, 0).is_none() {
                return;
            }
            let end = (1..line.len()).find(|at| !line.capital(*at));
            let name = 0..end.unwrap_or(line.len());
            let titled = |at: usize| {
                let roles = [
                    Role::Officer,
                    Role::Organisation,
                    Role::Results,
                    Role::Reporting,
                ];
                roles.into_iter().any(|role| line.is(at, role))
            };
            let words = words_of(&line, &name);
            let written: Arc<str> = line.text.get(line.bytes(&name)).unwrap_or_default().into();
            let same = main.starts_with(&words) || words.starts_with(&main);
            if name.len() == 1 {
                alone = Some((words, written));
            } else if !same && !name.clone().any(titled) && name.end < line.len() {
                found.push((words, written));
            }
        });
        let alone = alone.filter(|_| !found.is_empty());
        for (words, written) in found.into_iter().chain(alone) {
            if self.names.iter().all(|name| name.words != words) {
                self.names.push(Name {
                    words,
                    written,
                    weight: 1,
                    opens: true,
                    headed: false,
                    short: false,
                });
            }
        }
    }
}
