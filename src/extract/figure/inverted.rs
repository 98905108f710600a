//! Numbers that are about so many by their form alone: behind what they count (`процентов двадцать`, `раза в три`), or by
//! their word (`une trentaine`); and the multiples that a verb makes of its number (`multiplié par trois`).

use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::{Form, Number};
use crate::extract::unit::{self, UnitMatch};
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::{Atom, Decimal, Unit};

/// Whether the number that begins at `at` is about so many: `тысяч пять`, `une trentaine`.
pub(super) fn is_roughly(line: &Line<'_>, at: usize, number: &Number) -> bool {
    line.may_be(at, SenseSet::INVERTED)
        || number.form == Form::Words && (at..at + 2).any(|at| line.is(at, Role::Roughly))
}

/// The unit that stands before its number, with its first token: `процентов двадцать`, `лет пять`, `раза в три`.
pub(super) fn unit_before(
    line: &Line<'_>,
    at: usize,
    number: &Number,
    behind: Option<&UnitMatch>,
) -> Option<(usize, UnitMatch)> {
    if !line.holds(SenseSet::INVERTED) {
        return None;
    }
    if behind.is_some_and(|u| u.kind != MentionKind::Count || number.form != Form::Words) {
        return None;
    }
    let mut end = at;
    let joint = at.checked_sub(1).filter(|joint| {
        number.form == Form::Words && (line.is(*joint, Role::By) || line.is(*joint, Role::Article))
    });
    if !line.may_end(end, SenseSet::INVERTED) {
        end = joint?;
    }
    let (start, ()) = line.find_before_in(end, SenseSet::INVERTED, |s| {
        matches!(s, Sense::Inverted).then_some(())
    })?;
    // `из ста человек тридцать`: they belong to the number before them.
    let numbered = start.checked_sub(1).is_some_and(|before| {
        line.is_kind(before, TokenKind::Number)
            || line
                .find_before(start, |s| {
                    matches!(
                        s,
                        Sense::Number(_)
                            | Sense::Scale(_)
                            | Sense::ScalePlural(_)
                            | Sense::ScaleMark(_)
                    )
                    .then_some(())
                })
                .is_some()
    });
    if numbered {
        return None;
    }
    let before = Number {
        end: start,
        ..number.clone()
    };
    let mut found = unit::unit_after(line, &before).filter(|u| u.end == end)?;
    // `процентов двадцать граждан`, but `много лет пять заводов`: what stands behind is counted, unless only a share of it is.
    if behind.is_some() && found.kind != MentionKind::Percent {
        return None;
    }
    // `несколько человек на сто мест`: only a measure is parted from its number; `часов в девять` is a time of day.
    let clock = matches!(&found.unit.of, Atom::Named(symbol) if &**symbol == "h");
    if end < at && (clock || matches!(found.kind, MentionKind::Count | MentionKind::Money)) {
        return None;
    }
    found.end = number.end;
    Some((start, found))
}

/// `multiplié par trois`, `se multiplicó por cuatro`.
pub(super) fn multiplied(line: &Line<'_>, at: usize, number: &Number) -> Option<UnitMatch> {
    line.role_before(at, Role::Multiplied)?;
    Some(UnitMatch {
        unit: Unit::plain(Atom::Times),
        kind: MentionKind::Quantity,
        end: number.end,
        factor: Decimal::ONE,
        minor: None,
    })
}
