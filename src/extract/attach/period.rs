//! The period a figure speaks about: that of its own words, its clause or its sentence, or the earlier one it is compared with.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::places::Sought;
use crate::extract::topic::clause;
use crate::lexicon::{Measure, Nature, Owner, Qualifier, Role, Sense, SenseSet};
use crate::period::Period;
use crate::quantity::Atom;
use std::ops::Range;

/// The most days a year has.
const YEAR: i32 = 366;

/// The fewest days that half a year has.
const HALF: i32 = 180;

impl<'a> Attach<'a> {
    /// The period of a figure: of its clause, else of its sentence; with its days, where they are known.
    ///
    /// `before` is the period the turn speaks of, from which `a year earlier` is reckoned when the sentence names no other.
    pub fn period(
        &self,
        at: usize,
        before: Option<Period>,
        measure: Option<&Measure>,
    ) -> Option<(&'a PeriodMention, Option<Period>)> {
        if self.periods.is_empty() {
            return None;
        }
        // `With 1.44 million tonnes, the catch in 2022 was up 6 percent`: of one time.
        if self.subject_ahead(at).is_some() && self.figures.len() > at + 1 {
            return self.period(at + 1, before, measure);
        }
        let found = &self.figures[at];
        let least = measure.map_or(1, |m| m.shortest.days());
        let long = |p: &&PeriodMention| p.period.is_none_or(|days| days.days() >= least);
        let own = clause(self.line, found.tokens.start);
        let some_span = self.tells_of_some_span(found);
        let stock = measure.is_some_and(|m| matches!(m.nature, Nature::Stock | Nature::Cumulative));
        let plain = |p: &&PeriodMention| {
            matches!(
                p.role,
                PeriodRole::Plain
                    | PeriodRole::Since
                    | PeriodRole::Until
                    | PeriodRole::AsOf
                    | PeriodRole::By
            ) && p.period.is_some()
                // What is to come about by a day takes longer.
                && (long(p) || p.role == PeriodRole::By)
                && !self.is_base(p)
                && !self.is_of_level(p)
                && !self.is_span_of_change(p, found)
                && !self.is_of_part(p, found)
                && !self.is_held_against(p)
                && !self.is_of_bases(p, found)
                && !self.is_of_relative(p, found)
                && !self.is_of_insertion(p, found)
                && !self.is_when_planned(p, found)
                && !self.is_when_settled(p)
                && !self.is_of_contrast(p, found)
                && !self.is_of_another_alone(p, found)
                && !(stock && (self.is_behind_relative(p, found) || self.is_inserted(p, found)))
                && (!some_span || own.contains(&p.tokens.start))
        };
        let takes = |p: &&PeriodMention| plain(p) || (p.is_whole_year() && least <= YEAR);
        let place = self.place(found);
        let main = place
            .and_then(|place| self.period_of_place(place))
            .or_else(|| self.period_of_each(found, takes))
            .or_else(|| self.nearest_period(found, takes));
        // `the same as in 2022 (112.9 TWh)`
        // `revenue was £33 million (2022: £30 million)`, of half a year
        if let Some((mention, days)) = self.same_days_of(at, before, measure) {
            return Some((mention, Some(days)));
        }
        if let Some((mention, days)) = self.same_of_later_year(found) {
            return Some((mention, Some(days)));
        }
        if let Some(mention) = self.period_of_antecedent(found).filter(|p| long(p)) {
            return Some((mention, mention.period));
        }
        if found.compared
            && let Some(change) = at.checked_sub(1)
            && let Some((mention, Some(days))) = self.period(change, before, measure)
            && let Some(days) = self.step_before(at, days)
        {
            return Some((mention, Some(days)));
        }
        let told = self.period_before_brackets(found);
        if let Some(mention) = told.or_else(|| self.period_of_result(found)) {
            // `2.1% less than a year earlier (€63.1 billion)`
            let other = || main.and_then(|own| own.period).or(before);
            let against = |other| mention.against(other, self.context);
            let days = mention.period.or_else(|| other().and_then(against));
            return Some((mention, days));
        }
        // `in the first nine months of 2023 …, for the full year …`
        let main = main.map(|mention| match mention.is_whole_year() {
            true => (mention, self.whole_year(mention, before)),
            false => (mention, mention.period),
        });
        let main = main.map(
            |(mention, days)| match self.told_of_its_start(mention, found) {
                true => (
                    mention,
                    days.and_then(|days| Period::year(days.from().year())),
                ),
                false => (mention, days),
            },
        );
        let main =
            main.map(|(mention, days)| (mention, self.year_before(at, mention, before).or(days)));
        let earlier = self.told_of_earlier(found, main.is_some()).or_else(|| {
            self.is_compared(found)
                .then(|| self.nearest_period(found, |p| p.role == PeriodRole::Comparison))
                .flatten()
                // `from 6.9 percent in the first quarter, but above the 6.1 percent of a year earlier`
                // `rose 4.3 percent in July from a year earlier, after 3.9 percent in June`
                .filter(|p| {
                    let near = |own: &PeriodMention| {
                        (own.tokens.end..=own.tokens.end + 2).contains(&p.tokens.start)
                    };
                    !main.is_some_and(|(own, _)| self.is_right_behind(own, found) && !near(own))
                })
        });
        let earlier = earlier
            .or_else(|| self.told_in_earlier(found))
            .or_else(|| self.time_of_next_base(at));
        if let Some(anchored) = earlier {
            // `over the R$2.6 billion of the previous quarter but below the R$3.35 billion of a year ago`: of which the first is none.
            let own = main.filter(|(mention, _)| {
                let between = found.tokens.end..mention.tokens.start;
                let another = |f: &Found| between.contains(&f.tokens.start);
                !(mention.is_anchored() && self.figures.iter().any(another))
            });
            let other = own.and_then(|(_, days)| days).or(before);
            let days = match (anchored.is_anchored(), other) {
                (true, Some(other)) => anchored.against(other, self.context),
                _ => anchored.period,
            };
            return Some((anchored, days));
        }
        // `rose in 2023 to $7 billion from $5 billion`: where a change came from is of its own time, said or not.
        let forecast = self.is_forecast_before(found);
        let began = (found.came_from || found.started_at) && !forecast;
        // `As of the same date, …`
        if main.is_none()
            && !began
            && let Some(same) = self.nearest_period(found, |p| {
                p.role == PeriodRole::Plain && p.period.is_none() && p.is_anchored()
            })
        {
            return Some((same, before.and_then(|b| same.against(b, self.context))));
        }
        // `was 22.7 billion in 2023, up from 21.1`: of the year before, where it was one year that was told of.
        let start = found.hedged.start;
        let up_from = self.line.role_before(start, Role::Compared).is_some()
            && self.line.role_before(start, Role::From).is_some();
        let own_time = main.is_some_and(|(own, _)| match up_from {
            true => self.is_right_behind(own, found),
            // `than the $1,041 million earned in 2022`
            false => own.tokens.start >= found.tokens.end,
        });
        // `176 trillion instead of 171 trillion by the first estimate`: of one time.
        let edition =
            |s: &Sense| matches!(s, Sense::Qualifier(Qualifier::Edition, _)).then_some(());
        let editions = || {
            self.line.holds(SenseSet::QUALIFIER)
                && (0..self.line.len()).any(|at| {
                    self.line
                        .find_in(at, SenseSet::QUALIFIER, edition)
                        .is_some()
                })
        };
        let grown = self.is_base_of_rate(at, measure) && !own_time;
        if (up_from
            || grown
            || found.compared && !began && !self.is_earlier_plan(found) && !editions())
            && !own_time
            && !forecast
        {
            // `18.9 million since January against 16.5 million`: of so much of a year, the same of the year before.
            let most_of_year = |days: &Period| {
                let opens =
                    Period::year(days.from().year()).is_some_and(|y| y.from() == days.from());
                opens && days.days() >= HALF && days.days() <= YEAR
            };
            let (mention, days) = main?;
            let days = days
                .filter(most_of_year)
                .and_then(|days| days.shift_years(-1));
            return Some((mention, days));
        }
        main.filter(|(mention, _)| !began || self.is_right_behind(mention, found))
    }

    /// `net profit for 2023 was 412 million, up 9 percent from 378 million`: a flow from which the percentage right before it is
    /// reckoned.
    fn is_base_of_rate(&self, at: usize, measure: Option<&Measure>) -> bool {
        let found = &self.figures[at];
        let flow = measure.is_some_and(|m| m.nature == Nature::Flow);
        let rate = at.checked_sub(1).map(|before| &self.figures[before]);
        let from = self.line.role_before(found.hedged.start, Role::From);
        flow && (found.came_from || found.started_at)
            && rate.is_some_and(|f| f.kind == MentionKind::Percent && Some(f.tokens.end) == from)
    }

    /// `Since 2021, when the two traded 2.3 billion`: what is told of the year from which a time runs.
    fn told_of_its_start(&self, mention: &PeriodMention, found: &Found) -> bool {
        let end = mention.tokens.end;
        let behind = end + usize::from(self.line.is_mark(end, ','));
        mention.role == PeriodRole::Since
            && self.line.is(behind, Role::When)
            && clause(self.line, found.tokens.start).contains(&behind)
    }

    /// `a margin of 18.0 per cent, against NOK 744 million and 17.0 per cent a year ago`: whether a time that is told by another is that of
    /// what a figure is compared with.
    fn is_of_bases(&self, period: &PeriodMention, found: &Found) -> bool {
        let gap = found.tokens.end..period.tokens.start;
        period.is_anchored() && self.has_figure(&gap) && self.line.has(Sought::Compared, gap)
    }

    /// `against NOK 744 million and 17.0 per cent a year ago`: the time of two that are compared stands behind the second.
    fn time_of_next_base(&self, at: usize) -> Option<&'a PeriodMention> {
        let (found, next) = (self.figures.get(at)?, self.figures.get(at + 1)?);
        let and = self.line.role(found.hedged.end, Role::And)?;
        let joined = found.hedged.end + and == next.hedged.start;
        let behind = |p: &&PeriodMention| {
            let earlier = p.role == PeriodRole::Comparison || p.is_anchored();
            earlier && p.tokens.start == next.hedged.end
        };
        let mention = self.periods.iter().find(behind);
        mention.filter(|_| joined && self.is_compared(found))
    }

    /// Whether nothing but a preposition stands between a figure and a period behind it.
    fn is_right_behind(&self, mention: &PeriodMention, found: &Found) -> bool {
        let small = |at: usize| self.line.is(at, Role::Stop) || self.line.is(at, Role::Definite);
        mention.tokens.start >= found.tokens.end
            && (found.tokens.end..mention.tokens.start).all(small)
    }

    /// Whether a period is what another right before it is held against: `декабрь 2024 года к декабрю 2023-го`.
    fn is_held_against(&self, period: &PeriodMention) -> bool {
        let own = period.tokens.start;
        let taken_in = self.line.is(own, Role::Base).then_some(own);
        let base = taken_in.or_else(|| self.line.role_before(own, Role::Base));
        let mut others = self.periods.iter();
        base.is_some_and(|base| others.any(|p| p.tokens.end == base))
    }

    /// Whether a span of years is how long a change took that led to a figure: `tripled over the past five years and stood at
    /// $270 million`. The figure is that of its end.
    fn is_span_of_change(&self, period: &PeriodMention, found: &Found) -> bool {
        let years = period.period.is_some_and(|days| days.days() > YEAR);
        let rate = |f: &Found| {
            let unit = f.unit.as_ref().map(|u| &u.of);
            matches!(
                unit,
                Some(Atom::Percent | Atom::PercentagePoint | Atom::Times)
            )
        };
        years
            && period.is_rolling()
            && !rate(found)
            && self
                .figures
                .iter()
                .any(|f| f.tokens.end <= found.tokens.start && rate(f) && self.trend(f).is_some())
    }

    /// Whether a period is that of a level which a percentage is a share of: `107 percent of the 2019 level`.
    fn is_of_level(&self, period: &PeriodMention) -> bool {
        let the = self.line.role_before(period.tokens.start, Role::Definite);
        let of = self
            .line
            .role_before(the.unwrap_or(period.tokens.start), Role::Of);
        let share = |f: &Found| f.kind == MentionKind::Percent && Some(f.tokens.end) == of;
        of.is_some() && self.is_neutral(period.tokens.end) && self.figures.iter().any(share)
    }

    /// Whether a period is that of a part behind a figure: `revenue was $41 billion, including $23 billion in the second quarter`.
    fn is_of_part(&self, period: &PeriodMention, found: &Found) -> bool {
        let parts = self.asked.parts.get_or_init(|| {
            let part = |at: &usize| self.line.is(*at, Role::Part) && !self.is_dated(*at);
            (0..self.line.len()).filter(part).collect()
        });
        let behind = parts.partition_point(|at| *at < found.tokens.end);
        let part = parts.get(behind);
        part.is_some_and(|part| self.has_figure(&(*part..period.tokens.start)))
    }

    /// The same days of the year in brackets, where a company tells of a figure what it was a year before: in a report on half a
    /// year, `(2022: £30 million)` are half of that year too.
    fn same_days_of(
        &self,
        at: usize,
        before: Option<Period>,
        measure: Option<&Measure>,
    ) -> Option<(&'a PeriodMention, Period)> {
        let found = &self.figures[at];
        measure.filter(|m| m.owner == Owner::Organisation && m.nature != Nature::Stock)?;
        let inside = self.brackets_around(found.tokens.start)?;
        let mut within = self.periods.iter();
        let mention = within.find(|p| inside.contains(&p.tokens.start))?;
        let year = mention.period.filter(|days| days.days() >= YEAR - 1)?;
        let told = at.checked_sub(1)?;
        if self.figures[told].tokens.end > inside.start || mention.tokens.end > found.tokens.start {
            return None;
        }
        let own = self.period(told, before, measure);
        let own = own.and_then(|(_, days)| days).or(before)?;
        let last = |days: Period| days.until().yesterday().ok().map(|day| day.year());
        let years = last(year)?.checked_sub(last(own)?)?;
        let same = own.shift_years(years)?;
        (years < 0 && own.days() <= YEAR).then_some((mention, same))
    }

    /// The period right behind a figure that is the same of a later year than the one told before it: `Unemployment, which was 7.6
    /// percent in the last quarter of 2022, dropped to 5.9 percent in the same quarter of 2023`.
    fn same_of_later_year(&self, found: &Found) -> Option<(&'a PeriodMention, Period)> {
        let mut behind = self.periods.iter();
        let mention = behind.find(|p| {
            p.role == PeriodRole::Comparison && p.is_anchored() && self.is_right_behind(p, found)
        })?;
        let mut before = self.periods.iter().rev();
        let before = before
            .find(|p| p.tokens.end <= found.tokens.start)?
            .period?;
        let days = mention.against(before, self.context)?;
        (days.from() > before.from()).then_some((mention, days))
    }

    /// The period right before the brackets that a figure stands in, when none stands in them.
    fn period_before_brackets(&self, found: &Found) -> Option<&'a PeriodMention> {
        let inside = self.brackets_around(found.tokens.start)?;
        let within = |p: &PeriodMention| inside.contains(&p.tokens.start);
        if self.periods.iter().any(within) {
            return None;
        }
        let mut before = self.periods.iter();
        let known = |p: &PeriodMention| {
            p.period.is_some() || p.role == PeriodRole::Comparison && p.is_anchored()
        };
        before.find(|p| p.tokens.end == inside.start && known(p))
    }

    /// The period whose result a figure is said to be: `above the 2022 figure of 84.2 million tonnes`.
    fn period_of_result(&self, found: &Found) -> Option<&'a PeriodMention> {
        let of = self.line.role_before(found.hedged.start, Role::Of)?;
        let noun = of.checked_sub(1).filter(|at| self.is_neutral(*at))?;
        let mut before = self.periods.iter();
        before.find(|p| p.tokens.end == noun && p.period.is_some())
    }

    /// The days `a year ago` means beside those the talk is about: of a figure that another is compared with (`against 1.65 a
    /// year ago`), or in talk of less than a year (`6.9 percent in September; a year ago it was 18`).
    fn year_before(
        &self,
        at: usize,
        mention: &PeriodMention,
        before: Option<Period>,
    ) -> Option<Period> {
        if mention.role != PeriodRole::Plain || !mention.is_anchored() {
            return None;
        }
        let own = self
            .periods
            .iter()
            .rev()
            .filter(|p| p.tokens.end <= mention.tokens.start && p.role == PeriodRole::Plain);
        let other = own.filter_map(|p| p.period).next().or(before)?;
        let compared = self.is_compared(&self.figures[at]);
        (compared || other.days() < YEAR - 1)
            .then(|| mention.against(other, self.context))
            .flatten()
    }

    /// The days of a whole year that is not named: of the period named before it, else of the one the turn speaks of.
    fn whole_year(&self, mention: &PeriodMention, before: Option<Period>) -> Option<Period> {
        let named = |p: &&PeriodMention| {
            p.role == PeriodRole::Plain && p.tokens.end <= mention.tokens.start
        };
        let named = self.periods.iter().rev().filter(named);
        let spoken_of = named.filter_map(|p| p.period).next().or(before)?;
        mention.against(spoken_of, self.context)
    }

    /// Whether the figure is what another is compared with (`compared to $20 billion a year earlier`).
    pub fn is_compared(&self, found: &Found) -> bool {
        found.compared
    }

    /// Whether a period is named in passing: `in the fourth quarter alone`, `только за декабрь`.
    pub fn is_aside(&self, period: &PeriodMention) -> bool {
        let near = period.tokens.start.saturating_sub(2)..period.tokens.end + 1;
        near.into_iter().any(|at| self.line.is(at, Role::Aside))
    }

    /// The brackets a token stands in.
    pub fn brackets_around(&self, at: usize) -> Option<Range<usize>> {
        let brackets = self.line.brackets();
        let behind = brackets.partition_point(|i| *i < at);
        let open = brackets[..behind].last().copied()?;
        let close = brackets.get(behind).copied()?;
        self.line.is_mark(open, '(').then_some(open..close)
    }
}
