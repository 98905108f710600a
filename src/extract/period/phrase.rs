//! Whole mentions: a preposition that gives the period its role, then a range, a part, or a single period.

use super::PeriodRole;
use super::begin::OPENERS;
use super::shape::{Anchor, Edge, Shape, Simple, Year};
use super::words::{Reader, TimeWords};
use super::year::{PREPOSITIONS, YearRead};
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TokenKind};

/// A mention as read: the words, the part it plays, and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub shape: Shape,
    pub role: PeriodRole,
    /// Whether it is a year in bare figures that no preposition announces.
    pub loose: bool,
    pub end: usize,
}

pub(super) fn found(shape: Shape, role: PeriodRole, end: usize) -> Found {
    Found {
        shape,
        role,
        loose: false,
        end,
    }
}

/// How far before `since` the word stands that makes it the last time something was so (`the lowest annual figure since 2014`).
pub(super) const EXTREME: usize = 4;

/// What stands before `the year` that a figure is told of.
static WITHIN: TimeWords = TimeWords::new(&[TimeRole::In]);

/// The words that give the period behind them its role.
const ANNOUNCERS: SenseSet = SenseSet::times(&[
    TimeRole::From,
    TimeRole::Between,
    TimeRole::Since,
    TimeRole::AsOf,
    TimeRole::By,
    TimeRole::Until,
]);

/// The senses that a period can begin with when nothing announces it.
const BODIES: SenseSet = OPENERS
    .or(SenseSet::role(Role::Article))
    .without(ANNOUNCERS);

/// The words that name part of a period.
const EDGES: SenseSet = SenseSet::times(&[
    TimeRole::EarlierIn,
    TimeRole::LaterIn,
    TimeRole::Rest,
    TimeRole::Beginning,
    TimeRole::End,
    TimeRole::DoubtfulEnd,
    TimeRole::Early,
    TimeRole::Middle,
    TimeRole::Late,
]);

impl Reader<'_, '_> {
    /// The mention that starts at a token.
    pub fn mention(&self, at: usize) -> Option<Found> {
        let found = self.named(at)?;
        Some(self.bounded(at, found))
    }

    fn named(&self, at: usize) -> Option<Found> {
        // Digits and names of months are no grammar words, and need not be held against each of them.
        let grammar = self.line.may_be(at, SenseSet::TIME_ROLE);
        let timed = grammar || self.line.may_be(at, SenseSet::TIME_UNIT);
        (timed.then(|| self.whole_year(at)).flatten())
            .or_else(|| grammar.then(|| self.growth(at))?)
            .or_else(|| {
                (grammar || self.line.holds(SenseSet::TIME_UNIT)).then(|| self.relation(at))?
            })
            .or_else(|| timed.then(|| self.to_date(at))?)
            .or_else(|| self.years_named(at))
            .or_else(|| grammar.then(|| self.announced(at))?)
            .or_else(|| {
                let (shape, end) = self.may_be_body(at).then(|| self.body(at, None))??;
                Some(found(shape, PeriodRole::Plain, end))
            })
            .or_else(|| {
                let read = self.year_alone(at)?;
                Some(Found {
                    loose: read.bare && !self.behind(at, &PREPOSITIONS) && !self.is_subject(at),
                    ..found(
                        Shape::One(Simple::year(read.year)),
                        PeriodRole::Plain,
                        read.end,
                    )
                })
            })
    }

    /// `2024 was a hard year`: the number that opens a sentence, with a verb behind it.
    fn is_subject(&self, at: usize) -> bool {
        let verb = self.line.is(at + 1, Role::Stands) || self.line.is(at + 1, Role::Posted);
        at == 0 && verb && !self.line.capital(1)
    }

    /// Whether a period with nothing before it can start at a token: not at one that only announces another.
    fn may_be_body(&self, at: usize) -> bool {
        !self.line.may_be(at, ANNOUNCERS)
            || self.line.is_kind(at, TokenKind::Number)
            || self.line.may_be(at, BODIES)
    }

    /// Whether `in the year` ends at `end` with nothing that says which: `1.4 billion in the year and 2.3 billion since 2022`.
    pub fn is_the_year(&self, end: usize) -> bool {
        let the = end
            .checked_sub(1)
            .and_then(|year| self.line.role_before(year, Role::Definite));
        let ends = self.line.is_kind(end, TokenKind::Mark) && !self.line.is_dash(end)
            || self.line.is(end, Role::And)
            || end == self.line.len();
        // `rose by 9 percent over the year`: so much in a year.
        let over = |s: &Sense| matches!(s, Sense::Hedge(..)).then_some(());
        let within = |the: usize| {
            let over = self.line.find_before_in(the, SenseSet::HEDGE, over);
            self.behind(the, &WITHIN) && over.is_none()
        };
        ends && the.is_some_and(within)
    }

    /// `the full year`, `за весь год`: the year that is spoken of, or the one named behind.
    fn whole_year(&self, at: usize) -> Option<Found> {
        if let Some(end) = self.is_unit(at, &[TimeUnit::Year])
            && self.is_the_year(end)
        {
            let shape = Shape::Anchored(Anchor::WholeYear);
            return Some(found(shape, PeriodRole::Plain, end));
        }
        let end = self.word(at, TimeRole::WholeYear)?;
        let read = self.year_tail(end);
        if read.end > end && !read.year.is_open() {
            let shape = Shape::One(Simple::year(read.year));
            return Some(found(shape, PeriodRole::Plain, read.end));
        }
        // `the full year ended 30 June`
        let ended = self.word(end, TimeRole::Ended).is_some();
        (!ended).then(|| {
            let shape = Shape::Anchored(Anchor::WholeYear);
            found(shape, PeriodRole::Plain, end)
        })
    }

    /// `year on year`: what the growth is reckoned from.
    fn growth(&self, at: usize) -> Option<Found> {
        [
            (TimeRole::YearOnYear, -12),
            (TimeRole::QuarterOnQuarter, -3),
            (TimeRole::MonthOnMonth, -1),
        ]
        .into_iter()
        .find_map(|(role, months)| {
            let end = self.word(at, role)?;
            // `за год, закончившийся 31 марта`
            if self.ended_behind(end).is_some() {
                return None;
            }
            let shape = Shape::Anchored(Anchor::Shift(months));
            Some(found(shape, PeriodRole::Growth, end))
        })
    }

    /// `year to date`.
    fn to_date(&self, at: usize) -> Option<Found> {
        let year = |end| (Shape::Edge(Edge::SoFar, Simple::year(Year::Offset(0))), end);
        let (shape, end) = self
            .word(at, TimeRole::YearToDate)
            .map(year)
            .or_else(|| self.unit_to_date(at))?;
        Some(found(shape, PeriodRole::Since, end))
    }

    /// A period whose preposition gives it a role: `since 2014`, `by 2030`, `as of 1 July`, `from … to …`.
    fn announced(&self, at: usize) -> Option<Found> {
        for opener in [TimeRole::From, TimeRole::Between] {
            if let Some(next) = self.word(at, opener)
                && let Some((shape, end)) = self.announced_range(self.the(next), opener)
            {
                return Some(found(shape, PeriodRole::Plain, end));
            }
        }
        for (word, role) in [
            (TimeRole::Since, PeriodRole::Since),
            (TimeRole::AsOf, PeriodRole::AsOf),
            (TimeRole::By, PeriodRole::By),
            (TimeRole::Until, PeriodRole::Until),
        ] {
            if let Some(next) = self.word(at, word)
                && let Some((shape, end)) = self.body_or_year(self.filler(next), Some(word))
                && (role != PeriodRole::AsOf || is_day(&shape))
            {
                // `the lowest since 2014` is told of today.
                // The minimum wage is the lowest of nothing.
                let measure = |s: &Sense| matches!(s, Sense::Measure(_)).then_some(());
                let extreme = |i: usize| {
                    self.line.is(i, Role::Extreme)
                        && self.line.find_in(i, SenseSet::MEASURE, measure).is_none()
                };
                let role = match role {
                    PeriodRole::Since if (at.saturating_sub(EXTREME)..at).any(extreme) => {
                        PeriodRole::Growth
                    }
                    role => role,
                };
                return Some(found(shape, role, end));
            }
        }
        let next = self.word(at, TimeRole::From)?;
        let (shape, end) = self.body_or_year(self.filler(next), Some(TimeRole::From))?;
        if let Some(end) = self.word(end, TimeRole::Onward) {
            return Some(found(shape, PeriodRole::Since, end));
        }
        // `Постановление от 12 марта`, `das Gesetz vom 12. März`: the day that it is of.
        if self.word(at, TimeRole::Of).is_some() {
            return None;
        }
        // `from 1 January` opens a span; `up 5 percent from the first quarter` compares with one.
        let role = match shape {
            Shape::One(Simple::Day { .. }) => PeriodRole::Since,
            _ => PeriodRole::Comparison,
        };
        Some(found(shape, role, end))
    }

    fn announced_range(&self, at: usize, opener: TimeRole) -> Option<(Shape, usize)> {
        if let Some((a, b, end)) = self.range(at, Some(opener)) {
            return Some((Shape::Range(a, b), end));
        }
        self.edged_range(at, Some(opener))
    }

    fn body_or_year(&self, at: usize, opener: Option<TimeRole>) -> Option<(Shape, usize)> {
        if !self.may_begin_inside(at) {
            debug_assert!(self.body(at, opener).is_none() && self.year_alone(at).is_none());
            return None;
        }
        self.body(at, opener).or_else(|| {
            let read = self.year_alone(at)?;
            Some((Shape::One(Simple::year(read.year)), read.end))
        })
    }

    /// A range, a part, a span that ends on a day, or a single period.
    fn body(&self, at: usize, opener: Option<TimeRole>) -> Option<(Shape, usize)> {
        if self.is_lone_year(at) {
            return None;
        }
        // `the 12 months to February` are no range that begins with the first twelve months.
        if let Some(ended) = self.ended(at).or_else(|| self.begun(at)) {
            return Some(ended);
        }
        let single = self.single(at, true);
        if let Some((a, b, end)) = self.range_from(single, at, None) {
            return Some((Shape::Range(a, b), end));
        }
        let edged = self.edged_range(at, None);
        edged.or_else(|| self.part(at)).or_else(|| {
            // Nothing but a doubtful month is read otherwise without a preposition.
            let (simple, end) = match self.month(at) {
                Some((_, true, _)) => self.single(at, opener.is_some()),
                _ => single,
            }?;
            Some((Shape::One(simple), end))
        })
    }

    /// One period that is no bare year.
    pub fn single(&self, at: usize, loose: bool) -> Option<(Simple, usize)> {
        if let Some(quarter) = self.month_quarter(at) {
            return Some(quarter);
        }
        if let Some(date) = self.date(at, loose) {
            return Some(date);
        }
        let year = self.year_number(at);
        let (simple, end) = year
            .or_else(|| self.year_place(at))
            .and_then(|year| self.year_then_part(year))
            .or_else(|| self.span(at))
            .or_else(|| {
                let read = year.filter(|read| !read.bare)?;
                Some((Simple::year(read.year), read.end))
            })
            .or_else(|| {
                let (day, end) = self.weekday_alone(at)?;
                Some((Simple::Weekday { day, offset: None }, end))
            })?;
        Some((simple, self.behind_last_day(simple, end)))
    }

    /// `2016 Q3`, `2023's first quarter`, `last year's second half`.
    fn year_then_part(&self, read: YearRead) -> Option<(Simple, usize)> {
        let mut next = read.end;
        if matches!(self.line.word(next), "'" | "’") {
            next += 1 + usize::from(self.line.glued(next + 1) && self.line.word(next + 1) == "s");
        }
        let next = self.the(next);
        if !self.may_begin_inside(next) {
            debug_assert!(self.marked(next, true).is_none() && self.span(next).is_none());
            return None;
        }
        let (simple, end) = self.marked(next, true).or_else(|| self.span(next))?;
        let open = simple.year_of() == Some(Year::Open);
        open.then(|| (simple.with_year(read.year), end))
    }

    /// `the end of 2025`, `mid-2023`, `early last month`, `later this year`, `year-end`, `the year's end`.
    fn part(&self, at: usize) -> Option<(Shape, usize)> {
        if let Some(next) = self.is_unit(at, &[TimeUnit::Year, TimeUnit::Month, TimeUnit::Quarter])
            && let Some((unit, _)) = self.unit(at)
            && let joint = self.hyphen(next).max(self.line.past_apostrophe_s(next))
            && let Some(end) = self.any(joint, &[TimeRole::End, TimeRole::DoubtfulEnd])
            && joint > next
        {
            let read = self.year_tail(end);
            let simple = match (unit, read.year.is_open()) {
                (TimeUnit::Year, false) => Simple::year(read.year),
                (TimeUnit::Year, true) => Simple::year(Year::Offset(0)),
                _ => Simple::Unit { unit, offset: 0 },
            };
            return Some((Shape::Edge(Edge::Last, simple), read.end.max(end)));
        }
        if !self.line.may_be(at, EDGES) {
            return None;
        }
        [
            (TimeRole::EarlierIn, Edge::SoFar),
            (TimeRole::LaterIn, Edge::Rest),
            (TimeRole::Rest, Edge::Rest),
            (TimeRole::Beginning, Edge::First),
            (TimeRole::End, Edge::Last),
            (TimeRole::DoubtfulEnd, Edge::Last),
            (TimeRole::Early, Edge::Early),
            (TimeRole::Middle, Edge::Middle),
            (TimeRole::Late, Edge::Late),
        ]
        .into_iter()
        .find_map(|(role, edge)| {
            let next = self.word(at, role)?;
            let of = self.word(next, TimeRole::Of).unwrap_or(next);
            let inner = self.hyphen(of);
            // `will end this autumn`, `due to end in December` are verbs; `the end of`, `end-2023` and `at end 2023` are not.
            let within = of > next && self.line.role(next, Role::Of).is_none();
            let verb = role == TimeRole::DoubtfulEnd
                && (inner == next || within)
                && !self.behind(at, &PREPOSITIONS);
            let inner = self.the(inner);
            let ruled_out = verb || self.describes(of, inner);
            let (simple, end) = self.edge_body(inner, edge).filter(|_| !ruled_out)?;
            Some((Shape::Edge(edge, simple), end))
        })
    }

    fn edge_body(&self, at: usize, edge: Edge) -> Option<(Simple, usize)> {
        let (simple, end) = self
            .single(at, true)
            .or_else(|| {
                let read = self.year_alone(at)?;
                Some((Simple::year(read.year), read.end))
            })
            .or_else(|| {
                let (unit, end) = self.unit(at)?;
                let whole = unit != TimeUnit::Day && unit != TimeUnit::Week || self.after_the(at);
                let simple = match unit {
                    TimeUnit::Year => Simple::year(Year::Offset(0)),
                    _ => Simple::Unit { unit, offset: 0 },
                };
                whole.then_some((simple, end))
            })?;
        // Only a period that runs can have gone by in part, and a day has no parts.
        let day = matches!(simple, Simple::Day { .. } | Simple::Weekday { .. });
        let rolling = matches!(simple, Simple::Rolling { .. } | Simple::Ago { .. });
        let runs = !matches!(edge, Edge::SoFar | Edge::Rest)
            || matches!(simple, Simple::Unit { offset: 0, .. })
            || simple.year_of() == Some(Year::Offset(0));
        (!day && !rolling && runs).then_some((simple, end))
    }
}

/// Whether a shape is a single day, the only thing a stock can be counted on: `на 2023 год` means for the year.
fn is_day(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::One(
            Simple::Day { .. }
                | Simple::Weekday { .. }
                | Simple::Unit {
                    unit: TimeUnit::Day,
                    ..
                }
        ) | Shape::Edge(Edge::First | Edge::Last, _)
    )
}
