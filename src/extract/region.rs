//! Parts of the world, whose names hold no country and are no company's: `North America`, `Латинская Америка`.

use super::line::Line;
use crate::lexicon::{Role, SenseSet};

/// The most words before the last of such a name.
const WORDS: usize = 3;

/// Whether a token is of the name of a part of the world.
pub(super) fn in_region(line: &Line<'_>, at: usize) -> bool {
    let holds = |from: usize| {
        line.role(from, Role::Region)
            .is_some_and(|len| from + len > at)
    };
    line.holds(SenseSet::role(Role::Region)) && (at.saturating_sub(WORDS)..=at).any(holds)
}
