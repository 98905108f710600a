//! Years told one by one that one figure is of together: `86,000 new homes over 2024, 2025 and 2026`, `4,850 in 2022 and 2023 together`.

use super::{PeriodMention, PeriodRole};
use crate::extract::line::Line;
use crate::lexicon::{Role, TimeRole};
use crate::period::Period;
use std::ops::Range;

/// The fewest years of such a row that nothing calls one: of two, the one may be held against the other.
const ROW: usize = 3;

/// Makes one period of the years of a row; for a sentence of one figure, which each year of its own would tear.
pub fn join_years(line: &Line<'_>, mentions: &mut Vec<PeriodMention>) {
    let Some(row) = row_of_years(line, mentions) else {
        return;
    };
    let (first, last) = (&mentions[row.start], &mentions[row.end - 1]);
    let days = first.period.zip(last.period);
    let days = days.and_then(|(first, last)| Period::new(first.from(), last.until()));
    let (tokens, range) = (
        first.tokens.start..last.tokens.end,
        first.range.start..last.range.end,
    );
    if let Some(days) = days {
        let whole = &mut mentions[row.start];
        whole.tokens = tokens;
        whole.range = range;
        whole.period = Some(days);
        mentions.drain(row.start + 1..row.end);
    }
}

/// The first row of years that follow one another, by the places of their mentions.
fn row_of_years(line: &Line<'_>, mentions: &[PeriodMention]) -> Option<Range<usize>> {
    let year = |mention: &PeriodMention| {
        let days = mention
            .period
            .filter(|_| mention.role == PeriodRole::Plain)?;
        (Some(days) == Period::year(days.from().year())).then(|| days.from().year())
    };
    let follows = |pair: &[PeriodMention]| {
        let next = year(&pair[0]).and_then(|year| year.checked_add(1));
        let mut gap = pair[0].tokens.end..pair[1].tokens.start;
        let small = |at: usize| {
            line.is_mark(at, ',')
                || line.is(at, Role::And)
                || line.time_role(at, TimeRole::In).is_some()
        };
        next.is_some() && next == year(&pair[1]) && gap.all(small)
    };
    let steps: Vec<bool> = mentions.windows(2).map(follows).collect();
    (0..steps.len()).find_map(|start| {
        let length = steps[start..].iter().take_while(|step| **step).count();
        let together = line.is(mentions[start + length].tokens.end, Role::Together);
        let row = start..start + length + 1;
        (row.len() >= ROW || row.len() > 1 && together).then_some(row)
    })
}
