//! Where a few words and marks stand in a sentence, so that a stretch of it need not be gone through each time one is looked for.
//!
//! Every figure of a sentence is held against every period, and what stands between the two is asked of each pair: of a sentence with
//! a hundred of either, going through the words each time would take seconds.

use super::line::Line;
use crate::lexicon::Role;
use std::cell::OnceCell;
use std::ops::Range;

/// What is looked for in stretches of a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Sought {
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
    /// What parts the members of a list: a comma, a semicolon or a colon.
    Parting,
    /// A word for `and`.
    And,
    /// Words that lead to what something is compared with.
    Compared,
    /// A word for `because` behind a comma.
    Because,
    /// Words that set what follows against what was told: `, but`, `short of`.
    Contrast,
}

/// How many sorts there are.
const SORTS: usize = Sought::Contrast as usize + 1;

/// Where each of them stands, in order, found when first asked for.
#[derive(Default)]
pub struct Places([OnceCell<Box<[usize]>>; SORTS]);

impl Line<'_> {
    /// Where what is sought stands in a stretch.
    pub fn places(&self, sought: Sought, within: Range<usize>) -> &[usize] {
        let all = self.places.0[sought as usize].get_or_init(|| {
            let here = |at: &usize| self.is_sought(*at, sought);
            (0..self.len()).filter(here).collect()
        });
        let first = all.partition_point(|at| *at < within.start);
        let count = all[first..].partition_point(|at| *at < within.end);
        &all[first..first + count]
    }

    /// Whether what is sought stands anywhere in a stretch.
    pub fn has(&self, sought: Sought, within: Range<usize>) -> bool {
        !self.places(sought, within).is_empty()
    }

    fn is_sought(&self, at: usize, sought: Sought) -> bool {
        let behind_comma = |role: Role| at > 0 && self.is(at, role) && self.is_mark(at - 1, ',');
        match sought {
            Sought::Comma => self.is_mark(at, ','),
            Sought::Semicolon => self.is_mark(at, ';'),
            Sought::Parting => [',', ';', ':'].iter().any(|mark| self.is_mark(at, *mark)),
            Sought::And => self.is(at, Role::And),
            Sought::Compared => self.is(at, Role::Compared),
            Sought::Because => behind_comma(Role::Because),
            Sought::Contrast => behind_comma(Role::But) || self.is(at, Role::FallsShort),
        }
    }
}
