//! The direction of a figure's change: its own, or that of what it goes on with.

use super::Attach;
use crate::extract::figure::{Found, is_size_of_thing};
use crate::extract::mention::MentionKind;
use crate::extract::topic::clause;
use crate::extract::trend::{trend_after, trend_at, trend_before};
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::Trend;
use std::cmp::Ordering;
use std::ops::Range;

/// What tells the direction of a figure.
const CHANGES: SenseSet = SenseSet::TREND.or(SenseSet::MULTIPLE).or(DIFFERS);

/// What says that one amount is more or less than another.
const DIFFERS: SenseSet = SenseSet::role(Role::More)
    .or(SenseSet::role(Role::Less))
    .or(SenseSet::role(Role::Exceeds))
    .or(SenseSet::role(Role::FallsShort));

/// The most words from a comparison to how far apart its two amounts are, those of a period counted as one.
const COMPARED: usize = 8;

/// The most words from what is counted to the word for age: `children below the age of five`.
const AGE: usize = 3;

/// What an amount is held against, with the difference behind it: `exceeded the figure for 2022 by 4.7 percent`.
pub(super) struct Differs {
    pub trend: Trend,
    /// Where what it is held against is told.
    pub base: Range<usize>,
}

impl<'a> Attach<'a> {
    /// The direction of a figure's change.
    pub fn trend(&self, found: &Found) -> Option<Trend> {
        let at = self.place_of(found);
        let trends = &self.asked.trends;
        trends.about(at, self.figures.len(), || self.trend_told(found))
    }

    fn trend_told(&self, found: &Found) -> Option<Trend> {
        if !self.tells_of_change() {
            return None;
        }
        // `up from $8 billion`: where the change began did not itself rise.
        if found.came_from || self.is_compared(found) || self.is_brought_by_time(found) {
            return None;
        }
        // `a gain of €38 million on the sale of its stake`
        if self.line.is(found.tokens.end, Role::Disposal) {
            return None;
        }
        if let Some(own) = self.trend_of_its_own(found).or(found.trend) {
            return Some(own);
        }
        let before = self.figure_before(found.tokens.start);
        let floor = before.map_or(0, |f| f.tokens.end);
        // `8.4 million dong, 490,000 dong more than a year ago` is no list.
        let end = found.tokens.end;
        let differs = self.line.is(end, Role::More) || self.line.is(end, Role::Less);
        if found.follows
            && !differs
            && let Some(first) = self.first_of_list(found)
        {
            return self.trend(first);
        }
        // `rose from $5 billion to $7 billion`
        if let Some(before) = before
            && before.came_from
        {
            // `fell by 1.3 points, from 15.3 to 14 percent`
            let from = self.line.role_before(before.hedged.start, Role::From);
            let comma = from.and_then(|at| at.checked_sub(1));
            let comma = comma.filter(|at| self.line.is_mark(*at, ','));
            let told = trend_before(self.line, comma.unwrap_or(before.tokens.start), 0);
            return told.or_else(|| risen(before, found));
        }
        self.points_apart(found)
            .or_else(|| self.growth_named(found))
            .or_else(|| self.amount_of_change(found))
            .or_else(|| {
                trend_before(self.line, found.tokens.start, floor)
                    .filter(|_| !is_size_of_thing(self.line, found))
            })
            .or_else(|| {
                trend_after(self.line, found.tokens.end)
                    .filter(|_| !self.is_times_of(found) && !self.is_of_age(found))
            })
            .or_else(|| self.trend_of_list(found))
            .or_else(|| self.trend_listed(found))
            .or_else(|| self.trend_again(found))
            .or_else(|| self.differs_by(found).map(|d| d.trend))
            .or_else(|| self.trend(&self.figures[self.verb_before(found)?]))
    }

    /// `smaller than last year's, by 54 billion`, `чуть меньше прошлогоднего – на 54 млрд`, `превысил показатель 2022 года на 5 %`: by
    /// how much two amounts differ stands behind what they are compared with.
    pub(super) fn differs_by(&self, found: &Found) -> Option<Differs> {
        if !self.line.holds(DIFFERS) {
            return None;
        }
        found.unit.as_ref()?;
        let mut by = self.line.role_before(found.hedged.start, Role::By)?;
        let apart = by.checked_sub(1)?;
        if self.line.is_mark(apart, ',') || self.line.is_dash(apart) && !self.line.glued(apart) {
            by = apart;
        }
        let counts = SenseSet::FRACTION.or(SenseSet::NUMBER);
        let marks = [',', ';', ':', '('];
        let mut words = 0;
        let mut at = by;
        while words <= COMPARED {
            at = at.checked_sub(1)?;
            words += 1;
            if let Some(dated) = self.periods.iter().find(|p| p.tokens.contains(&at)) {
                at = dated.tokens.start;
                continue;
            }
            let told = |role: Role| {
                let len = self.line.role(at, role)?;
                (at + len < by).then_some(at + len..by)
            };
            for (role, trend) in [
                (Role::More, Trend::Up),
                (Role::Exceeds, Trend::Up),
                (Role::Less, Trend::Down),
                (Role::FallsShort, Trend::Down),
            ] {
                if let Some(base) = told(role) {
                    return Some(Differs { trend, base });
                }
            }
            let counted = self.line.is_kind(at, TokenKind::Number) || self.line.may_be(at, counts);
            if counted || marks.iter().any(|mark| self.line.is_mark(at, *mark)) {
                return None;
            }
        }
        None
    }

    /// `1.4 million children below the age of five`: those are of so many years, and not fewer.
    fn is_of_age(&self, found: &Found) -> bool {
        let end = found.tokens.end;
        found.kind == MentionKind::Count && (end..end + AGE).any(|at| self.line.is(at, Role::Aged))
    }

    /// Whether any figure of the sentence can have a direction: it has a word of change. A no is certain.
    fn tells_of_change(&self) -> bool {
        self.line.holds(CHANGES) || self.figures.iter().any(|f| f.trend.is_some())
    }

    /// `were 1.4 percent and 3.0 percent lower`: the direction stands behind the last of a list.
    fn trend_of_list(&self, found: &Found) -> Option<Trend> {
        let at = self.figures.iter().position(|f| f.tokens == found.tokens)?;
        let next = self.figures.get(at + 1)?;
        let listed = next.follows && next.unit == found.unit && next.trend.is_none();
        listed
            .then(|| trend_after(self.line, next.tokens.end))
            .flatten()
    }

    /// `Экспорт увеличился на 9 %, импорт – на 14 %`, `exports rose by 9% (from $12 billion), and imports by 14%`: where the verb is left
    /// out, the one of the figure before.
    fn trend_listed(&self, found: &Found) -> Option<Trend> {
        let by = self.line.role_before(found.hedged.start, Role::By)?;
        let thing = by.checked_sub(1)?;
        let rate = |f: &&Found| f.kind == MentionKind::Percent && f.tokens.end <= thing;
        let before = self.figures.iter().rev().find(rate)?;
        let led = self
            .line
            .role_before(before.hedged.start, Role::By)
            .is_some();
        let gap = before.tokens.end..thing;
        let whole = !gap.clone().any(|at| self.line.is_mark(at, '.'));
        let dash = self.line.is_dash(thing) && !self.line.glued(thing);
        let joined = || {
            let and = gap.clone().rev().find(|at| self.line.is(*at, Role::And));
            and.is_some_and(|and| {
                let named = and + 1..by;
                let mut cues = self.topics.cues.iter();
                cues.any(|cue| named.contains(&cue.at) && cue.end == by)
            })
        };
        (found.kind == MentionKind::Percent && led && whole && (dash || joined()))
            .then(|| self.trend(before))
            .flatten()
    }

    /// `fell from 264 to 231, or by 12.5 percent`: the change that led to the figure before, told again by its size.
    fn trend_again(&self, found: &Found) -> Option<Trend> {
        let start = found.hedged.start;
        // `то есть почти на 12 процентов`: the hedge may stand before the word for `by`.
        let hedged = || {
            let by = self.line.role_before(found.tokens.start, Role::By)?;
            (by > start).then_some(start)
        };
        let by = self.line.role_before(start, Role::By).or_else(hedged)?;
        let or = self.line.role_before(by, Role::Or);
        let or = or.or_else(|| self.line.role_before(by, Role::Equals));
        // `rose from 460,000 to 500,000, by 8.7 percent`
        let comma = || {
            let comma = by.checked_sub(1).filter(|at| self.line.is_mark(*at, ','))?;
            let to = self.figures.iter().rposition(|f| f.hedged.end <= comma)?;
            let from = self.figures.get(to.checked_sub(1)?)?;
            from.came_from.then_some(comma)
        };
        let or = or.or_else(comma)?;
        let before = self.figures.iter().rev().find(|f| f.hedged.end <= or)?;
        // `from 9.5 percent of GDP in 2024 to 7.6 percent of GDP in 2025, that is by 1.9 points`
        let gap = before.hedged.end..or;
        let parted = |at: usize| self.line.is(at, Role::And) || self.line.is_mark(at, ';');
        let joined =
            gap.is_empty() || self.line.is_mark(or - 1, ',') && !gap.into_iter().any(parted);
        // `fell from 264 in 2022 to 231`: the verb may stand before both ends.
        let own = clause(self.line, before.tokens.start);
        let verb = || {
            (own.start..before.tokens.start)
                .rev()
                .find_map(|at| trend_at(self.line, at))
        };
        joined.then(|| self.trend(before).or_else(verb)).flatten()
    }

    /// The first member of the list that a figure goes on.
    fn first_of_list(&self, found: &Found) -> Option<&'a Found> {
        let before = |f: &&Found| f.tokens.end <= found.tokens.start && !f.follows;
        self.figures.iter().rev().find(before)
    }

    /// Whether a sign stands before a figure: of a percentage it says that something changed by that much.
    pub(super) fn is_signed(&self, found: &Found) -> bool {
        let start = found.tokens.start;
        let plus = start.checked_sub(1).is_some_and(|before| {
            self.line.is_mark(before, '+') && self.line.glued(start)
                || self.line.is(before, Role::Plus)
        });
        plus || self.line.is_mark(start, '+') || found.figure.value.is_sign_negative()
    }

    /// `up $31`, `rose 64 points`: the word of change right before the figure is its measure of change.
    pub(super) fn trend_adjacent(&self, found: &Found) -> bool {
        let named = |at: usize| {
            let mut cues = self.topics.cues.iter();
            cues.any(|cue| (cue.at..cue.end).contains(&at))
        };
        self.line
            .find_before_in(found.hedged.start, SenseSet::TREND, |s| {
                matches!(s, Sense::Trend(_)).then_some(())
            })
            // `We have lost 652 people`: the word is the measure's name.
            .is_some_and(|(at, ())| trend_at(self.line, at).is_some() && !named(at))
    }
}

/// The direction in which a change went, by where it came from and where it led.
fn risen(from: &Found, to: &Found) -> Option<Trend> {
    match from.figure.value.cmp(&to.figure.value) {
        Ordering::Less => Some(Trend::Up),
        Ordering::Equal => None,
        Ordering::Greater => Some(Trend::Down),
    }
}
