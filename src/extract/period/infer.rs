//! The date of a document that states none: the day after the latest period its own words have finished or running.

use super::{PeriodMention, PeriodRole};
use crate::extract::Line;
use crate::lexicon::{Role, Sense, SenseSet, TimeWord, TokenKind};
use crate::period::{Basis, Day};
use std::ops::Range;

/// The day after the latest period, of a year or less, that the text states as a fact.
///
/// Plans, deadlines and years that may be part of a name (`Vision 2030`) say nothing about when it was said, and neither does what
/// is still to come `today`.
pub fn infer_date<'m>(
    mentions: impl IntoIterator<Item = &'m PeriodMention>,
    today: Day,
) -> Option<Day> {
    mentions
        .into_iter()
        .filter(|m| !m.planned && !m.loose && m.basis == Some(Basis::Stated))
        .filter(|m| {
            matches!(
                m.role,
                PeriodRole::Plain | PeriodRole::AsOf | PeriodRole::Comparison
            )
        })
        .filter_map(|m| m.period)
        .filter(|period| period.days() <= 366)
        .map(|period| period.until())
        .filter(|day| *day <= today)
        .max()
}

/// Whether the clause around one of a sentence's mentions speaks of plans or suppositions.
///
/// A clause ends at a comma, colon or semicolon; one that holds nothing but the period (`In 2025, we will …`) belongs to the next.
pub(super) fn planned(line: &Line<'_>, mentions: &[PeriodMention], at: usize) -> bool {
    clause_has(line, mentions, at, SenseSet::MODALITY, |sense| {
        matches!(sense, Sense::Planned | Sense::Hypothetical)
    })
}

/// Whether the clause around one of a sentence's mentions is in the future tense.
pub(super) fn ahead(line: &Line<'_>, mentions: &[PeriodMention], at: usize) -> bool {
    clause_has(line, mentions, at, SenseSet::role(Role::Future), |sense| {
        matches!(sense, Sense::Role(Role::Future))
    })
}

fn clause_has(
    line: &Line<'_>,
    mentions: &[PeriodMention],
    at: usize,
    set: SenseSet,
    marks: impl Fn(&Sense) -> bool,
) -> bool {
    let Some(PeriodMention { tokens, .. }) = mentions.get(at).filter(|_| line.holds(set)) else {
        return false;
    };
    let ends = |at: usize| [',', ';', ':'].iter().any(|mark| line.is_mark(at, *mark));
    let start = (0..tokens.start)
        .rev()
        .find(|at| ends(*at))
        .map_or(0, |at| at + 1);
    let close = |from: usize| {
        (from..line.len())
            .find(|at| ends(*at))
            .unwrap_or(line.len())
    };
    let mut end = close(tokens.end);
    if tokens.start - start <= 2 && end - tokens.end <= 1 && end < line.len() {
        end = close(end + 1);
    }
    // The words of a period may look like others: `may`.
    let of_period = |at: usize| mentions.iter().any(|m| m.tokens.contains(&at));
    let start = line.plainly_from(start..tokens.start.max(start));
    // `slowed in February and will not exceed 5 percent`: what another verb says is of what follows it.
    let led = tokens.start - start > 2;
    let other = |at: usize| {
        let not = usize::from(line.is(at.saturating_sub(1), Role::Not));
        led && at > tokens.end + not && line.is(at - 1 - not, Role::And)
    };
    (start..end)
        .filter(|at| line.may_be(*at, set) && !of_period(*at))
        .filter(|at| line.hits(*at).iter().any(|h| marks(h.sense)))
        .take(1)
        .any(|at| !other(at))
}

/// The most tokens of a place before the day of a dateline.
const PLACE: usize = 6;

/// How many years on from the latest one that a document states its dateline is looked for.
const YEARS: i16 = 2;

/// The day of a dateline that leaves its year out, in some year: `LONDON, Oct 24 - …`.
///
/// The mentions are those of the line, read as of a day near it.
pub fn dateline(line: &Line<'_>, mentions: &[PeriodMention]) -> Option<Day> {
    let first = mentions.first()?;
    let days = first.period.filter(|days| days.days() == 1)?;
    let Range { start, end } = first.tokens;
    let place = |at: usize| line.capital(at) || line.is_kind(at, TokenKind::Mark);
    let dash = line.is_dash(end) && !line.glued(end) || line.is_mark(end, '(');
    let named = start > 0 && start <= PLACE && (0..start).all(place);
    (named && dash && first.basis != Some(Basis::Stated)).then(|| days.from())
}

/// The day of the week that a line names first, Monday 1.
pub fn weekday(line: &Line<'_>) -> Option<i8> {
    if !line.holds(SenseSet::WEEKDAY) {
        return None;
    }
    (0..line.len()).find_map(|at| {
        let named = line.find(at, |s| match s {
            Sense::Time(TimeWord::Weekday(day) | TimeWord::DoubtfulWeekday(day)) => Some(*day),
            _ => None,
        });
        named.map(|(_, day)| day)
    })
}

/// The year of a dateline: the first in which its day is no earlier than what the document tells as past, and falls on the day of
/// the week that it names.
pub fn day_of_dateline(day: Day, weekday: Option<i8>, latest: Day, today: Day) -> Option<Day> {
    (latest.year() - 1..=latest.year() + YEARS)
        .filter_map(|year| Day::new(year, day.month(), day.day()).ok())
        .filter(|day| *day >= latest && *day <= today)
        .find(|day| weekday.is_none_or(|named| day.weekday().to_monday_one_offset() == named))
}
