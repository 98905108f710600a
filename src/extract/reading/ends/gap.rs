//! The words between two figures: whether they join the two, and whether they lead back to what one is compared with.

use crate::extract::attach::Attach;
use crate::extract::line::Line;
use crate::extract::period::PeriodMention;
use crate::lexicon::{Role, TimeRole};
use std::ops::Range;

/// The most words between two figures of one comparison.
pub(super) const GAP: usize = 14;

/// Whether nothing stands between two figures but words that join them: no other thing, place or statement.
pub(super) fn joins(attach: &Attach<'_>, gap: Range<usize>) -> bool {
    let line = attach.line;
    let dated = |at: usize| attach.periods.iter().any(|p| p.tokens.contains(&at));
    let parts = |at: usize| {
        line.is_mark(at, ';')
            || line.is_mark(at, ':')
            || line.is(at, Role::While) && !line.is(at, Role::And)
            || line.is(at, Role::Part)
    };
    let small = |at: usize| {
        let name = line.capital(at) && !attach.is_grammar(at);
        let known = !attach.is_unknown(at) && !name;
        let ending = line.glued(at) && at > 0 && line.is_apostrophe(at - 1);
        dated(at)
            || ending
            || (known || attach.is_trend(at)) && !parts(at) && !attach.is_part_of_known(at)
    };
    gap.len() <= GAP && gap.into_iter().all(small)
}

/// What of a gap stands before the words that lead back: all up to a bracket, to `when`, or to a level by its name (`from Monday's
/// close of`).
pub(super) fn before_base(attach: &Attach<'_>, gap: Range<usize>) -> Range<usize> {
    let line = attach.line;
    let named = line.role_before(gap.end, Role::Of).is_some();
    let opens = |at: &usize| {
        line.is_mark(*at, '(')
            || line.is(*at, Role::When)
            || named && line.is(*at, Role::From) && !line.is(*at, Role::To)
    };
    let end = gap.clone().find(opens).unwrap_or(gap.end);
    gap.start..end
}

/// What of a gap stands behind the noun that a figure is of: all from the first comma on, unless another statement begins there.
pub(super) fn behind_noun(line: &Line<'_>, gap: Range<usize>) -> Range<usize> {
    if gap.clone().any(|at| line.is_mark(at, ';')) {
        return gap;
    }
    let ends = |at: &usize| line.is_mark(*at, ',') || line.is_dash(*at) && !line.glued(*at);
    let start = gap.clone().find(ends).unwrap_or(gap.start);
    start..gap.end
}

/// Whether words behind a change lead to what it is a change of: `above the 5.8 billion`, `than in 2023, when it was 12.13 billion`,
/// `than the year before (5.8 billion)`.
pub(super) fn leads_to_base(attach: &Attach<'_>, gap: Range<usize>) -> bool {
    let line = attach.line;
    let cut = before_base(attach, gap.clone());
    let compares = |at: usize| line.is(at, Role::Base) || line.is(at, Role::Compared);
    let definite = gap.end > gap.start && line.is(gap.end - 1, Role::Definite);
    let end = gap.end - usize::from(definite);
    // `$295 million in 2024, a gain of 9 percent, well below the $400 million` is of the level.
    let parted = line.is_mark(gap.start, ',');
    let led = || line.role_before(end, Role::Base).is_some();
    let direct = definite && !parted && end > gap.start && led();
    // `3% below the price of NOK 96.90`, `above the level of 5 billion`
    let named = line.role_before(gap.end, Role::Of).is_some_and(|of| {
        let noun = of > gap.start + 1 && !line.is(of - 1, Role::Stop);
        noun && line.is(of - 2, Role::Definite) && line.role_before(of - 2, Role::Base).is_some()
    });
    // `above the second quarter's 6.16 billion`
    let base = line
        .role(gap.start, Role::Base)
        .map_or(gap.end, |len| gap.start + len);
    let dated = |at: usize| attach.periods.iter().any(|p| p.tokens.contains(&at));
    let owned = |at: usize| line.is_apostrophe(at) || line.glued(at) && line.is_apostrophe(at - 1);
    let small = |at: usize| dated(at) || owned(at) || line.is(at, Role::Definite);
    // `lower than in 2022 (481), and within the forecast of 440`: what it was stands in the brackets.
    if gap.clone().any(|at| line.is_mark(at, ')')) {
        return false;
    }
    let of_time = base < gap.end && (base..gap.end).all(small) && (base..gap.end).any(dated);
    direct || named || of_time || cut.end < gap.end && cut.into_iter().any(compares)
}

/// Whether a word between the size of a change and where it came from or led says nothing: `…, from`, `… in May to`.
pub(super) fn leads_on(attach: &Attach<'_>, at: usize) -> bool {
    let line = attach.line;
    let dated = attach.periods.iter().any(|p| p.tokens.contains(&at));
    let leads = line.is(at, Role::From) || line.is(at, Role::To) || line.is(at, Role::Definite);
    dated || leads || line.is_mark(at, ',') || line.time_role(at, TimeRole::In).is_some()
}

/// Whether brackets open between two figures, with nothing in them but when the second was: `in 2023 (2022:`.
pub(super) fn opens_label(attach: &Attach<'_>, gap: Range<usize>) -> bool {
    let line = attach.line;
    let Some(open) = gap.clone().find(|at| line.is_mark(*at, '(')) else {
        return false;
    };
    let when = |at: usize| is_label(attach, at) || line.time_role(at, TimeRole::In).is_some();
    (gap.start..open).all(when) && (open + 1..gap.end).all(|at| is_label(attach, at))
}

/// Whether a token tells when a figure in brackets was.
pub(super) fn is_label(attach: &Attach<'_>, at: usize) -> bool {
    let dated = |p: &PeriodMention| p.tokens.contains(&at);
    attach.periods.iter().any(dated) || attach.line.is_mark(at, ':')
}
