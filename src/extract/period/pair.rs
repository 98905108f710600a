//! Ranges of dates: two ends, what joins them, and whether they belong together.

use super::shape::{Edge, MonthOf, Shape, Simple, Year};
use super::words::Reader;
use crate::lexicon::{Role, SenseSet, TimeRole, TimeUnit};

/// The words that name part of a month, where another month may end the range.
const EDGES: [(TimeRole, Edge); 5] = [
    (TimeRole::Beginning, Edge::First),
    (TimeRole::End, Edge::Last),
    (TimeRole::Early, Edge::Early),
    (TimeRole::Middle, Edge::Middle),
    (TimeRole::Late, Edge::Late),
];

const EDGE_WORDS: SenseSet = SenseSet::times(&[
    TimeRole::Beginning,
    TimeRole::End,
    TimeRole::Early,
    TimeRole::Middle,
    TimeRole::Late,
]);

impl Reader<'_, '_> {
    /// Two ends and what joins them.
    pub fn range(&self, at: usize, opener: Option<TimeRole>) -> Option<(Simple, Simple, usize)> {
        self.range_from(self.single(at, true), at, opener)
    }

    /// The same, when the single period that starts here has been read already.
    pub fn range_from(
        &self,
        single: Option<(Simple, usize)>,
        at: usize,
        opener: Option<TimeRole>,
    ) -> Option<(Simple, Simple, usize)> {
        let ends = |(a, next): (Simple, usize)| {
            let (mut join, dash, and) = self.joint(next, opener)?;
            if opener.is_some() && !dash {
                join = self.word(join, TimeRole::In).unwrap_or(join);
            }
            let (b, end) = self.second(a, self.the(join), dash, opener)?;
            fits(a, b, opener.is_some(), and).then_some((a, b, end))
        };
        if let Some(range) = self.slashed_range(at) {
            return Some(range);
        }
        let whole = single.or_else(|| self.lone_year(at, opener));
        let bare = || (!self.in_name(at)).then(|| self.day_alone(at)).flatten();
        whole.and_then(ends).or_else(|| bare().and_then(ends))
    }

    /// Two ends of which one at least is part of a period: `from mid-May to late June`.
    pub fn edged_range(&self, at: usize, opener: Option<TimeRole>) -> Option<(Shape, usize)> {
        // Without such a word the ends need not be read.
        if !self.line.holds(EDGE_WORDS) {
            return None;
        }
        // Behind its article it begins itself.
        if opener.is_none() && self.the(at) != at {
            return None;
        }
        let end = |at: usize| {
            let at = self.the(at);
            let edge = EDGES.iter().find_map(|(role, edge)| {
                let next = self.word(at, *role)?;
                Some((*edge, self.word(next, TimeRole::Of).unwrap_or(next)))
            });
            let (edge, inner) = match edge {
                Some((edge, next)) => (Some(edge), self.the(self.hyphen(next))),
                None => (None, at),
            };
            // `from the beginning of the year to the end of August`
            if edge == Some(Edge::First)
                && let Some((january, end)) = self.january(inner)
            {
                return Some(((edge, january), end));
            }
            let (simple, end) = self.single(inner, true)?;
            let month = matches!(simple, Simple::Months { count: 1, .. });
            let day = edge.is_none() && matches!(simple, Simple::Day { .. });
            (month || day).then_some(((edge, simple), end))
        };
        let (a, next) = end(at)?;
        let (join, ..) = self.joint(next, opener)?;
        let (b, behind) = end(join)?;
        // `at the end of February and may differ`
        if self.line.capital(next - 1) && self.month(join).is_some() && !self.line.capital(join) {
            return None;
        }
        (a.0.is_some() || b.0.is_some()).then_some((Shape::Span(a, b), behind))
    }

    /// The first month of the year that is named: `the year`, `this year`, `2023`.
    fn january(&self, at: usize) -> Option<(Simple, usize)> {
        if let Some((TimeUnit::Year, end)) = self.unit(at) {
            return Some((Simple::month(1, Year::Open), end));
        }
        let placed = || {
            let (simple, end) = self.single(at, true)?;
            let year = simple.year_of()?;
            (simple == Simple::year(year)).then_some((Simple::month(1, year), end))
        };
        placed().or_else(|| {
            let read = self.year_number(at)?;
            Some((Simple::month(1, read.year), read.end))
        })
    }

    fn end_of_range(&self, at: usize, opener: Option<TimeRole>) -> Option<(Simple, usize)> {
        self.single(at, true).or_else(|| self.lone_year(at, opener))
    }

    /// A year that the other end of a range announces.
    fn lone_year(&self, at: usize, opener: Option<TimeRole>) -> Option<(Simple, usize)> {
        if let Some(read) = self.year_number(at) {
            return Some((Simple::year(read.year), read.end));
        }
        let (year, end) = self.year_in_words(at, opener.is_some())?;
        Some((Simple::year(Year::Stated(year)), end))
    }

    /// What joins two ends: the token behind it, whether it is a dash, whether it is `and`.
    fn joint(&self, at: usize, opener: Option<TimeRole>) -> Option<(usize, bool, bool)> {
        if self.line.is_dash(at) || (self.line.is_mark(at, '/') && self.line.glued(at)) {
            return Some((at + 1, true, false));
        }
        if let Some(end) = self.word(at, TimeRole::Through) {
            return Some((end, false, false));
        }
        let len = self.line.role(at, Role::And)?;
        Some((at + len, false, opener != Some(TimeRole::Between)))
    }

    fn second(
        &self,
        a: Simple,
        at: usize,
        dash: bool,
        opener: Option<TimeRole>,
    ) -> Option<(Simple, usize)> {
        // `2014-15`, `2022/23`.
        if let (
            true,
            Simple::Months {
                count: 12,
                year: Year::Stated(year),
                ..
            },
        ) = (dash, a)
            && self.line.glued(at)
            && let Some(short) = self.digits(at, 2, 2)
        {
            let century = if short < year % 100 { 100 } else { 0 };
            let year = year / 100 * 100 + century + short;
            let end = self.word(at + 1, TimeRole::YearAfter).unwrap_or(at + 1);
            let second = match a.year_of() {
                Some(Year::Stated(first)) if year == first + 1 => {
                    match self.line.is_mark(at - 1, '/') {
                        true => Year::Within(year),
                        false => Year::Split(year),
                    }
                }
                _ => Year::Stated(year),
            };
            return (!self.counted(end)).then(|| (Simple::year(second), end));
        }
        self.end_of_range(at, opener).or_else(|| {
            let named = matches!(a, Simple::Day { month, .. } if month != MonthOf::Open);
            if let Some(end) = opener.and_then(|_| self.day_in_month(at)) {
                return Some(end);
            }
            let (day, end) = named.then(|| self.day_alone(at)).flatten()?;
            // `Sep 21-23, 2018`: the year of both.
            let read = self.year_tail(end);
            Some((day.with_year(read.year), read.end))
        })
    }
}

/// Whether two ends can belong to one range.
fn fits(a: Simple, b: Simple, opened: bool, and: bool) -> bool {
    use Simple::{Day, Decade, Months, Unit, Weekday};
    let stated = |s: Simple| s.year_of().is_some_and(|y| !y.is_open());
    if and {
        // `in January and February` is one span; other pairs are two periods.
        return matches!(
            (a, b),
            (
                Months { count: 1, first, .. },
                Months { count: 1, first: second, .. },
            ) if second == first + 1 && !stated(a)
        );
    }
    match (a, b) {
        (Day { .. }, Day { .. }) => true,
        (Day { month, .. }, Months { count: 1, .. }) => month != MonthOf::Open && opened,
        (Months { count: 1, .. }, Day { .. }) => opened,
        (Months { count: 12, .. }, Months { count: 12, .. }) => true,
        (Months { grain, .. }, Months { grain: other, .. }) => {
            grain == other || (opened && stated(a) && stated(b))
        }
        (Decade(_), Decade(_)) | (Weekday { .. }, Weekday { .. }) => true,
        (Unit { .. }, _) | (_, Unit { .. }) => opened,
        _ => false,
    }
}
