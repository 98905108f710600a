//! Shares, tied by their own sentence to the part that has them and to the whole that they are of.

use super::Told;
use super::gap::{GAP, joins};
use super::three::{Three, is_level, one_of};
use crate::claim::{Claim, Ends, Kind};
use crate::extract::attach::Attach;
use crate::extract::line::Line;
use crate::extract::reading::Reading;
use crate::extract::share_list::{behind_this, is_share_of_last};
use crate::lexicon::{Role, SenseSet, TokenKind};
use crate::quantity::Atom;
use std::sync::Arc;

/// The most words between a share and the whole that it is of: `of the annual plan of`.
const WHOLE: usize = 6;

impl Reading<'_> {
    /// The shares told right behind the amounts that have them, of whatever whole: `189,000, or 15 percent`.
    pub(super) fn shares_of_last<'a>(
        &'a self,
        attach: &'a Attach<'_>,
        made: &'a [Option<usize>],
    ) -> impl Iterator<Item = (Arc<str>, Ends)> + 'a {
        let claim_of = |figure: usize| self.claims.get((*made.get(figure)?)?);
        (1..attach.figures.len()).filter_map(move |at| {
            let (part, share) = (claim_of(at - 1)?, claim_of(at)?);
            let kinds = (part.kind, share.kind) == (Kind::Level, Kind::Share);
            // `$735 million (35 %), of which Germany $252 million (34 %)`: a share of what its own whole is.
            let nested = attach.figures[at - 1].listed.is_some() || attach.is_told_as_part(at - 1);
            let told = kinds && is_share_of_last(attach.line, attach.figures, at);
            let told = told && (!nested || attach.line.is(0, Role::Part));
            let whole = told
                .then(|| self.whole_of_this(attach, at - 1, part))
                .flatten();
            let ends = Ends {
                from: whole.map(|whole| whole.id.clone()),
                to: Some(part.id.clone()),
                by: None,
            };
            told.then(|| (share.id.clone(), ends))
        })
    }

    /// What `this` is of `31.9 billion of this, or 56 percent`, `Of this, 204 million, or 60 percent, …`: the one level in that unit
    /// that the sentence before told.
    fn whole_of_this(&self, attach: &Attach<'_>, at: usize, part: &Claim) -> Option<&Claim> {
        let (line, found) = (attach.line, &attach.figures[at]);
        let behind = behind_this(line, found) > found.hedged.end;
        let opening = line.role(0, Role::Part).filter(|_| at == 0);
        let opens = opening.is_some_and(|len| {
            let start = found.hedged.start;
            len == start || len + 1 == start && line.is_mark(len, ',')
        });
        let whole = self.remembered.only_level_told(part.unit.as_ref())?;
        let here = line.bytes(&(0..1)).start;
        let between = self.document.plain.get(whole.place.end..here)?;
        // What the sentence has told itself may be what is meant.
        let level = |claim: &Claim| claim.kind == Kind::Level && claim.unit == part.unit;
        let own = self.claims.iter().take_while(|claim| claim.id != part.id);
        let clear = !own.into_iter().any(level) && !self.remembered.has_later(whole);
        let this = (behind || opens) && clear;
        (this && !between.contains('\n')).then_some(whole)
    }
}

/// A share of one level that another is: told behind the part (`412, or 14 percent of the 2,940`) or behind both (`of the 2,940,
/// 412 or 14 percent`).
pub(super) fn share<'a>(attach: &Attach<'_>, three: &[Told<'a>]) -> Option<Three<'a>> {
    let line = attach.line;
    let is_share = |told: &&Told<'a>| {
        let percent = told.claim.unit.as_ref().map(|unit| &unit.of) == Some(&Atom::Percent);
        percent && told.claim.kind == Kind::Share
    };
    let (share, [first, second]) = one_of(attach, three, is_share, is_level)?;
    // Wider than what makes a share say a figure again (`share.rs`): a verb may stand between, `9 billion had been spent, or 29 percent of`.
    let said_again = || {
        let start = share.found.hedged.start;
        let or = line.role_before(start, Role::Equals).is_some()
            || line.role_before(start, Role::Or).is_some();
        or || start > 0 && line.is_mark(start - 1, '(')
    };
    if three.get(1)?.found.tokens == share.found.tokens {
        let of = line.role(share.found.tokens.end, Role::Of)?;
        let gap = share.found.tokens.end + of..second.found.hedged.start;
        let led = line.role_before(gap.end, Role::Of).is_some()
            || gap.len() == 1 && line.is(gap.start, Role::Definite);
        let whole = led && gap.len() <= WHOLE && gap.clone().all(|at| is_word(line, at));
        let joined =
            said_again() && joins(attach, first.found.hedged.end..share.found.hedged.start);
        return (whole && joined).then(|| (share.clone(), second.clone(), first.clone()));
    }
    let behind = three.last()?.found.tokens == share.found.tokens;
    let gap = first.found.hedged.end..second.found.hedged.start;
    let start = first.found.hedged.start;
    // `Of the 45,000 permits, 38,700 …`, `8,320 MW, of which 1,687 MW …`
    let article = usize::from(start > 0 && line.is(start - 1, Role::Definite));
    let opens = line.role_before(start - article, Role::Of) == Some(0)
        && gap.clone().any(|at| line.is_mark(at, ','));
    let listed =
        line.holds(SenseSet::role(Role::Part)) && gap.clone().any(|at| line.is(at, Role::Part));
    let inner = second.found.hedged.end..share.found.hedged.start;
    let near = inner.len() <= GAP && !inner.clone().any(|at| line.is(at, Role::While));
    (behind && (opens || listed) && near && said_again())
        .then(|| (share.clone(), first.clone(), second.clone()))
}

fn is_word(line: &Line<'_>, at: usize) -> bool {
    line.is_kind(at, TokenKind::Word) && !line.is(at, Role::And) && !line.is(at, Role::While)
        || line.is_apostrophe(at)
}
