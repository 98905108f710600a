//! Spans of time of which nobody says which they are: a figure told of one is of no period spoken of before.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::topic::clause;
use crate::lexicon::{Role, SenseSet, TimeRole, TimeUnit, TokenKind};
use crate::quantity::{Atom, Unit};

/// What spans of time are told by.
const SPANS: SenseSet = SenseSet::TIME_UNIT.or(SenseSet::time(TimeRole::Vague));

/// The days of a week.
const WEEK: i32 = 7;

/// How many words may describe a unit of time: `the last full week`.
const DESCRIBED: usize = 2;

/// How far behind a figure the span stands that it is held against: `18 percent fewer than the week before`.
const HELD: usize = 10;

impl Attach<'_> {
    /// Whether a figure is told of a span of which nobody says which it is: `за квартал снизилась вдвое`, `doubled in five
    /// years`, `in recent years`.
    pub fn tells_of_some_span(&self, found: &Found) -> bool {
        if !self.line.holds(SPANS) {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let led_to = |at: usize| self.line.role_before(at, Role::Definite).is_some();
        let span = |at: usize| {
            let vague = self.line.time_role(at, TimeRole::Vague).is_some();
            let unit = self.line.time_role(at, TimeRole::In).map(|len| at + len);
            let unit = unit.and_then(|at| self.described_unit(at));
            // `The peak week was the tenth, with 18,700 cases`
            let named = || {
                let (at, unit, described) = self.described_unit(at)?;
                let short = matches!(unit, TimeUnit::Week | TimeUnit::Month);
                (described && short && !dated(at)).then_some(())
            };
            let the = self.line.is(at, Role::Definite);
            vague
                || self.unit_behind_cue(at).is_some()
                || the && named().is_some()
                || unit.is_some_and(|(at, unit, described)| {
                    let short = matches!(
                        unit,
                        TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half
                    );
                    // `Net profit for the half-year` is that of the half-year reported on.
                    let known = led_to(at) && !described && unit != TimeUnit::Week;
                    let long = matches!(unit, TimeUnit::Day | TimeUnit::Weekend | TimeUnit::Year);
                    (short && !known || described && long) && !dated(at)
                })
        };
        let held = found.hedged.end..self.line.len().min(found.hedged.end + HELD);
        // `grew by 6.5 percent after two years of drought` leaves open when.
        let during = |at: usize| self.line.time_role(at, TimeRole::In).is_some();
        let during = |f: &Found| {
            let start = self.before_same(f.hedged.start);
            during(start) || start.checked_sub(1).is_some_and(during)
        };
        let length =
            |f: &Found| own.contains(&f.tokens.start) && during(f) && self.is_length_of_time(f);
        // Where no other period is named, what opens the sentence holds for all of it.
        let start = match self.periods.is_empty() {
            true => 0,
            false => own.start,
        };
        // `5 percent more than the previous week`
        let week = |p: &PeriodMention| {
            let short = p.period.is_some_and(|days| days.days() <= WEEK);
            short && p.role == PeriodRole::Comparison && p.tokens.start >= found.tokens.end
        };
        (start..found.hedged.start).any(span)
            || self.periods.iter().any(week)
            || self.periods.is_empty() && held.into_iter().any(|at| self.is_week_before(at))
            || self.figures.iter().any(length)
    }

    /// The length of the span that a figure is told of, where nothing says which it is: `за полугодие`.
    pub fn span_named(&self, found: &Found) -> Option<TimeUnit> {
        let own = clause(self.line, found.tokens.start);
        (own.start..found.hedged.start)
            .find_map(|at| self.span_at(at).or_else(|| self.unit_behind_cue(at)))
    }

    /// `Чистая прибыль полугодия — 6 млрд`: the span that a measure's name takes behind it.
    fn unit_behind_cue(&self, at: usize) -> Option<TimeUnit> {
        let (_, unit) = self.line.time_unit(at)?;
        let cases = !self.line.language.genitive.endings.is_empty();
        let behind = self.topics.cues.iter().any(|cue| cue.end == at);
        let short = matches!(unit, TimeUnit::Quarter | TimeUnit::Half);
        let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
        (cases && behind && short && !dated).then_some(unit)
    }

    /// Whether the words between a figure and the one before it speak of the year as a whole, without saying which: `… in the
    /// fourth quarter, and over the year exports reached $800 million`.
    pub fn speaks_of_the_year(&self, found: &Found) -> bool {
        let line = self.line;
        let before = self.figures.iter().rev();
        let before = before
            .into_iter()
            .find(|f| f.tokens.end <= found.hedged.start);
        let gap = before.map_or(0, |f| f.tokens.end)..found.hedged.start;
        gap.into_iter().any(|at| {
            let Some(len) = line.time_role(at, TimeRole::In) else {
                return false;
            };
            // `in the whole of the year`
            let small = |at: usize| {
                line.is(at, Role::Definite) || line.is(at, Role::Of) || line.is(at, Role::Overall)
            };
            let mut next = at + len;
            let the = line.is(next, Role::Definite);
            while small(next) {
                next += 1;
            }
            let year = matches!(line.time_unit(next), Some((_, TimeUnit::Year)));
            let dated = self.periods.iter().any(|p| p.tokens.contains(&next));
            the && year && !dated
        })
    }

    fn span_at(&self, at: usize) -> Option<TimeUnit> {
        let unit = at + self.line.time_role(at, TimeRole::In)?;
        let unit = unit + usize::from(self.line.is(unit, Role::Definite));
        let (_, length) = self.line.time_unit(unit)?;
        let short = matches!(
            length,
            TimeUnit::Week | TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half
        );
        let dated = self.periods.iter().any(|p| p.tokens.contains(&unit));
        (short && !dated).then_some(length)
    }

    /// `9,870 cases, 18 percent fewer than the week before`: what is held against a week is of one.
    fn is_week_before(&self, at: usize) -> bool {
        let line = self.line;
        let Some((len, TimeUnit::Week | TimeUnit::Day)) = line.time_unit(at) else {
            return false;
        };
        let is = |at: usize, role| line.time_role(at, role).is_some();
        at.checked_sub(1)
            .is_some_and(|before| is(before, TimeRole::Previous))
            || is(at + len, TimeRole::Earlier)
            || is(at + len, TimeRole::Ago)
    }

    /// The unit of time that a phrase names from a token on, with where it stands and whether words describe it: `the latest
    /// week`, `its busiest month`.
    fn described_unit(&self, at: usize) -> Option<(usize, TimeUnit, bool)> {
        let line = self.line;
        let small = [Role::Definite, Role::Article, Role::Own, Role::Back];
        let led = small.iter().any(|role| line.is(at, *role));
        let at = at + usize::from(led);
        // Where nouns have cases there is no article to lead to them.
        let cases = !line.language.genitive.endings.is_empty();
        let reach = match led || cases {
            true => DESCRIBED,
            false => 0,
        };
        for unit in at..=at + reach {
            if let Some((_, of)) = line.time_unit(unit) {
                return Some((unit, of, unit > at));
            }
            if !line.is_kind(unit, TokenKind::Word)
                || line.is(unit, Role::Stop)
                || line.capital(unit)
            {
                return None;
            }
        }
        None
    }

    /// Whether a figure only says how long something took: `in five years`, `в течение двух недель`.
    fn is_length_of_time(&self, found: &Found) -> bool {
        let Some(Unit {
            of: Atom::Named(name),
            over: None,
        }) = &found.unit
        else {
            return false;
        };
        let units = self.lexicon.units();
        let start = self.before_same(found.hedged.start);
        // The hedge of `within two weeks` is the preposition.
        let within = self.line.is(start, Role::Course)
            || self.line.role_before(start, Role::Course).is_some();
        within && units.dimension(name).is_some_and(|d| &**d == "time")
    }

    /// Whether the sentence begins with some of what was spoken of before: `Of this amount`, `Of these projects`.
    pub fn goes_on_of(&self) -> bool {
        let line = self.line;
        let of = line.role(0, Role::Of).or_else(|| line.role(0, Role::OutOf));
        line.is(0, Role::Part) || of.is_some_and(|of| line.is(of, Role::Back))
    }
}
