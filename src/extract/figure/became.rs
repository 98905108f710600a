//! What something was and has become: `it was 38.9 billion and is now 35.4`, `было 38,9 миллиарда, стало 35,4`.

use super::Found;
use super::share::share_scale;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::lexicon::{Role, SenseSet, TokenKind};

/// The most tokens between what was and what has become.
const GAP: usize = 5;

/// Marks what was, and counts what has become as it.
pub(super) fn became(line: &Line<'_>, found: &mut [Found]) {
    if !line.holds(SenseSet::role(Role::Became)) {
        return;
    }
    for i in 1..found.len() {
        let (head, tail) = found.split_at_mut(i);
        let (Some(was), Some(now)) = (head.last_mut(), tail.first_mut()) else {
            continue;
        };
        let start = was.hedged.start;
        let told = [Role::Amounts, Role::Stands];
        let been = told
            .iter()
            .any(|role| line.role_before(start, *role).is_some());
        let gap = was.hedged.end..now.hedged.start;
        let Some(verb) = line.role_before(gap.end, Role::Became) else {
            continue;
        };
        let small = |at: usize| line.is_kind(at, TokenKind::Mark) || line.is(at, Role::Stop);
        if !been || verb < gap.start || gap.len() > GAP || !(gap.start..verb).all(small) {
            continue;
        }
        let bare = now.unit.is_none() && now.kind == MentionKind::Number;
        if bare {
            now.unit.clone_from(&was.unit);
            now.kind = was.kind;
            share_scale(now, was);
        }
        was.was = bare || was.unit == now.unit;
    }
}
