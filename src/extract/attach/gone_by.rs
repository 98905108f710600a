//! What had been before the time that the talk is about: `For 2022 the shortfall had been 3.9 percent`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet, TokenKind};

impl Attach<'_> {
    /// Whether the verb before a figure says that it had been: `had been`, `had come to`, but not `had 5 million`.
    pub fn had_been(&self, found: &Found) -> bool {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::Had)) {
            return false;
        }
        let start = clause(line, found.tokens.start).start;
        let verb = |at: usize| {
            let next = at + 1;
            let led = [Role::Definite, Role::Article, Role::Own, Role::To];
            next < found.hedged.start
                && line.is_kind(next, TokenKind::Word)
                && !led.iter().any(|role| line.is(next, *role))
        };
        (start..found.hedged.start).any(|at| line.is(at, Role::Had) && verb(at))
    }
}
