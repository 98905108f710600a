//! Short names: `Tobol` for what was named Tobol Cable Group in full.
//!
//! A document names a company in full once or twice and then by what its name begins with or ends with, or by what it says in brackets that it
//! will be called by: `Tobol Cable Group plc ("Tobol" or "the Group")`. Where another company's name begins likewise, or a
//! sentence speaks of a parent, a daughter or a stake, a short name is taken for nobody else's.

use super::super::line::Line;
use super::{Name, Organisations, hash, run, stands_in, without_form, words_of};
use crate::lexicon::{Role, TokenKind};
use std::sync::Arc;

/// The fewest letters of a word that may stand for a name.
const LETTERS: usize = 3;

/// A name that the document tells by what it says of another one; `short` where it stands for that.
fn told(words: Vec<String>, written: Arc<str>, short: bool) -> Name {
    Name {
        words,
        written,
        weight: 1,
        opens: false,
        headed: false,
        short,
    }
}

impl Organisations {
    /// Notes what the brackets right behind a name say that it is called by: a name in quotation marks, or its first letters.
    pub(super) fn defined_short(
        &mut self,
        line: &Line<'_>,
        name: &std::ops::Range<usize>,
        at: usize,
    ) {
        // The legal form may stand between.
        let Some(open) = (at..at + 3).find(|i| line.is_mark(*i, '(')) else {
            return;
        };
        let close = (open..line.len()).find(|i| line.is_mark(*i, ')'));
        let Some(close) = close else { return };
        let quoted = |i: usize| line.is_kind(i, TokenKind::Mark) && line.glued(i + 1);
        let Some(full) = self
            .names
            .iter()
            .position(|n| n.words == words_of(line, name))
        else {
            return;
        };
        let mut at = open + 1;
        while at < close {
            let Some(found) = run(line, at).filter(|found| found.end <= close) else {
                at += 1;
                continue;
            };
            at = found.end;
            let (short, _) = without_form(line, found);
            let called = short.start > open + 1 && quoted(short.start - 1);
            let initials = || {
                let alone = short.len() == 1 && open + 1 == short.start && close == short.end;
                alone && are_initials(line.word(short.start), &self.names[full].words)
            };
            if short.is_empty() || stands_in(line, &short) || !(called || initials()) {
                continue;
            }
            let words = words_of(line, &short);
            if self.names.iter().any(|n| n.words == words) {
                continue;
            }
            let written = self.names[full].written.clone();
            self.names.push(told(words, written, true));
        }
    }

    /// Lets what the names begin with stand for them where no other name begins so.
    pub(super) fn settle_short_names(&mut self) {
        let mut longest_first: Vec<usize> = (0..self.names.len()).collect();
        longest_first.sort_by_key(|at| std::cmp::Reverse(self.names[*at].words.len()));
        for at in longest_first {
            if self.names[at].short {
                continue;
            }
            let whole = self.names[at].words.len();
            let beginnings = (1..whole).map(|len| (0..len, true));
            let ends = (1..whole).map(|len| (whole - len..whole, false));
            for (part, begins) in beginnings.chain(ends) {
                let words = &self.names[at].words[part];
                let starts = |n: &&Name| {
                    let longer = !n.short && n.words.len() > words.len();
                    longer
                        && match begins {
                            true => n.words.starts_with(words),
                            false => n.words.ends_with(words),
                        }
                };
                // `Tobol Cable` and `Tobol Cable Group` are one company, `Tobol Cable` and `Tobol Energy` two.
                let one_line = (self.names.iter().filter(starts)).all(|n| {
                    let own = &self.names[at].words;
                    match begins {
                        true => n.words.starts_with(own) || own.starts_with(&n.words),
                        false => n.words.ends_with(own) || own.ends_with(&n.words),
                    }
                });
                let enough = words.concat().chars().count() >= LETTERS;
                let known = self.names.iter().position(|n| n.words == words);
                // `Tobol Energy, in which Tobol holds a stake`: a company of its own.
                if let Some((_, written)) = self.kin.iter().find(|(kin, _)| kin == words) {
                    let (words, written) = (words.to_vec(), written.clone());
                    if known.is_none() {
                        self.names.push(told(words, written, false));
                    }
                    continue;
                }
                // `Banka Adria` is `Adria` only where the document speaks of `Adria` as of a company.
                if !one_line || !enough || !begins && known.is_none() {
                    continue;
                }
                let written = self.names[at].written.clone();
                // Any one word may open a sentence.
                let used = self
                    .within
                    .contains(&hash(words.iter().map(String::as_str)));
                match known {
                    Some(known) if self.names[known].short => {}
                    None if !used => {}
                    Some(known) => {
                        let (weight, headed) = (self.names[known].weight, self.names[known].headed);
                        let short = &mut self.names[known];
                        (short.written, short.short) = (written, true);
                        self.names[at].weight += weight;
                        self.names[at].headed |= headed;
                    }
                    None => {
                        let words = words.to_vec();
                        self.names.push(Name {
                            words,
                            written,
                            weight: 0,
                            opens: false,
                            headed: false,
                            short: true,
                        });
                    }
                }
            }
        }
    }
}

/// Whether the words from `from` to `end` are all of a name where they stand, and no part of another: in `Tobol Shipping` there
/// is no `Tobol`.
pub(super) fn is_whole(line: &Line<'_>, from: usize, end: usize) -> bool {
    let joined = |at: usize| line.capital(at) && !line.is(at, Role::Organisation);
    let name = run(line, from).unwrap_or(from..end);
    let before =
        from > 0 && line.capital(from - 1) && run(line, from - 1).is_some_and(|r| r.end > from);
    name.start == from && !before && (end..name.end).all(|at| !joined(at))
}

/// Whether a word is made of the first letters of a name's words: `KTZ`.
fn are_initials(word: &str, words: &[String]) -> bool {
    let first = words.iter().filter_map(|w| w.chars().next());
    let letters = word.chars().flat_map(char::to_lowercase);
    word.chars().count() >= LETTERS && letters.eq(first)
}
