//! Attaching: which measure, kind, period, parties and modality a figure of a sentence has.

use super::carry::Carried;
use super::figure::Found;
use super::hedge::{trend_after, trend_at, trend_before};
use super::line::Line;
use super::mention::MentionKind;
use super::number::Form;
use super::organisation::{Organisations, is_country};
use super::period::{PeriodContext, PeriodMention, PeriodRole};
use super::tokens::Tokens;
use super::topic::{Cue, PartyWord, Topics, clause};
use crate::claim::{Kind, Modality};
use crate::lexicon::{Lexicon, Measure, Owner, PartyOrder, Role, Sense, SenseSet, TimeRole};
use crate::period::Period;
use crate::quantity::{Atom, Trend, Unit};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// A sentence under attachment.
pub struct Attach<'a> {
    /// The sentence.
    pub line: &'a Line<'a>,
    /// Its figures.
    pub figures: &'a [Found],
    /// Its periods.
    pub periods: &'a [PeriodMention],
    /// Its cues and parties.
    pub topics: &'a Topics,
    /// The vocabulary.
    pub lexicon: &'a Lexicon,
    /// What the document is about.
    pub document_parties: &'a [Arc<str>],
    /// The party the speaker speaks for.
    pub own: Option<&'a Arc<str>>,
    /// The measures spoken about in the document so far, the last one last.
    pub spoken: &'a [u16],
    /// What relative periods are reckoned from.
    pub context: &'a PeriodContext,
    /// The paragraph the sentence stands in.
    pub paragraph: usize,
    /// The document's tokens.
    pub tokens: &'a Tokens<'a>,
    /// Its organisations, read when the first figure of one asks for them.
    pub organisations: &'a OnceCell<Organisations>,
}

/// The measure of a figure.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    /// Its id.
    pub measure: Option<Arc<str>>,
    /// What narrows it.
    pub scope: Option<Arc<str>>,
    /// It was carried on from an earlier sentence.
    pub carried: bool,
}

impl<'a> Attach<'a> {
    pub fn measure(&self, at: u16) -> Option<&'a Measure> {
        self.lexicon.measures().get(usize::from(at))
    }

    /// The measure with an id.
    pub fn measure_named(&self, id: &str) -> Option<&'a Measure> {
        self.lexicon.measures().iter().find(|m| m.id == id)
    }

    /// The direction of a figure's change.
    pub fn trend(&self, found: &Found) -> Option<Trend> {
        // `up from $8 billion`: where the change began did not itself rise.
        if found.came_from || self.is_compared(found) {
            return None;
        }
        if found.trend.is_some() {
            return found.trend;
        }
        let floor = self
            .figures
            .iter()
            .map(|f| f.tokens.end)
            .filter(|end| *end <= found.tokens.start)
            .max()
            .unwrap_or(0);
        if found.follows
            && let Some(first) = self.first_of_list(found)
        {
            return self.trend(first);
        }
        // `rose from $5 billion to $7 billion`
        if let Some(before) = self.figures.iter().find(|f| f.tokens.end == floor)
            && before.came_from
        {
            return trend_before(self.line, before.tokens.start, 0);
        }
        trend_before(self.line, found.tokens.start, floor)
            .or_else(|| trend_after(self.line, found.tokens.end))
    }

    /// The first member of the list that a figure goes on.
    fn first_of_list(&self, found: &Found) -> Option<&'a Found> {
        let before = |f: &&Found| f.tokens.end <= found.tokens.start && !f.follows;
        self.figures.iter().rev().find(before)
    }

    /// Whether a figure in `unit` can be a level, change or share of `measure`.
    pub fn fits(&self, found: &Found, measure: &Measure) -> bool {
        let Some(unit) = &found.unit else {
            return found.form == Form::Fraction
                || matches!(measure.dimension.as_str(), "count" | "number" | "index");
        };
        let dimension = measure.dimension.as_str();
        match &unit.of {
            Atom::Currency(_) => {
                dimension == "money" || (unit.over.is_some() && dimension == "price")
            }
            Atom::Percent | Atom::PercentagePoint => true,
            Atom::Times => self.trend(found).is_some() || found.kind == MentionKind::Quantity,
            Atom::Named(name) => match self.lexicon.units().dimension(name) {
                Some(d) => {
                    &**d == dimension
                        || (dimension == "quantity"
                            && !matches!(&**d, "time" | "temperature" | "angle"))
                        || (&**d == "percentage_point" && dimension == "percent")
                }
                None => dimension == "count",
            },
        }
    }

    /// The measure a figure speaks about.
    pub fn topic(&self, at: usize, carried: &Carried, paragraph: usize) -> Topic {
        let found = &self.figures[at];
        if let Some(event) = self.anniversary(found) {
            return Topic {
                measure: Some(event),
                ..Topic::default()
            };
        }
        if found.kind == MentionKind::Ordinal {
            return Topic {
                measure: self.ordinal_noun(found),
                ..Topic::default()
            };
        }
        if self.numbers_a_thing(found) {
            return Topic::default();
        }
        if let Some(measure) = self.counted_apart(at, carried, paragraph) {
            return measure;
        }
        let noun = self.counted_noun(found);
        // A counted noun that is itself a measure says what it counts.
        if let Some(noun) = &noun
            && self
                .measure_named(noun)
                .is_some_and(|m| m.dimension == "count")
        {
            return Topic {
                measure: Some(self.state_of(at, noun)),
                scope: self.scope(&found.tokens, at, self.measure_named(noun)),
                ..Topic::default()
            };
        }
        if self.is_unnamed_part(at) {
            return Topic {
                measure: noun,
                ..Topic::default()
            };
        }
        let place = self.place(found);
        let nearest = place
            .and_then(|place| self.cue_of_place(found, place))
            .or_else(|| self.nearest_cue(found));
        if let Some(other) = self.compared_with(at)
            && nearest.is_none_or(|cue| cue.end <= self.figures[other].tokens.start)
        {
            return self.topic(other, carried, paragraph);
        }
        if let Some(topic) = self.subject_before(found, nearest.as_ref(), carried, paragraph) {
            return topic;
        }
        let of_another = self.has_noun_of_its_own(at, nearest.as_ref());
        if let Some(cue) = nearest.filter(|_| !of_another) {
            if let Some(part) = self.part_of_whole(found, &cue, carried, paragraph) {
                return part;
            }
            let measure = self.measure(cue.measure);
            return Topic {
                measure: measure.map(|m| m.id.as_str().into()),
                scope: self.scope(&(cue.at..cue.end), at, measure),
                carried: false,
            };
        }
        // `29 projects worth around $9 billion`: the worth of what was counted.
        if let Some(last) = at.checked_sub(1)
            && let before = &self.figures[last]
            && (before.tokens.end..found.tokens.start).any(|i| self.line.is(i, Role::Worth))
            && let Some(counted) = self.counted_noun(before)
        {
            return Topic {
                measure: Some(self.state_of(last, &counted)),
                ..Topic::default()
            };
        }
        if noun.is_some() {
            return Topic {
                measure: noun,
                scope: self.scope(&found.tokens, at, None),
                ..Topic::default()
            };
        }
        if of_another {
            return Topic::default();
        }
        self.referred(found, carried, paragraph).unwrap_or_default()
    }

    /// `…, including $72 million of grain`: a part of what went before, of something no measure names.
    fn is_unnamed_part(&self, at: usize) -> bool {
        let found = &self.figures[at];
        // `24 billion of this, against 20 billion in the first quarter`
        if self.is_compared(found) {
            return false;
        }
        let floor = at
            .checked_sub(1)
            .map_or(0, |before| self.figures[before].tokens.end);
        // The `of this` of `in June of this year` is a matter of time.
        let dated = |i: usize| self.periods.iter().any(|p| p.tokens.contains(&i));
        let part = (floor..found.tokens.start).find(|i| self.line.is(*i, Role::Part) && !dated(*i));
        part.is_some_and(|part| {
            let named = |cue: &Cue| {
                (cue.at >= part && cue.end <= found.tokens.start)
                    || (cue.at >= found.tokens.end && cue.at - found.tokens.end <= 3)
            };
            !self.topics.cues.iter().any(named)
        })
    }

    pub(super) fn counted_noun(&self, found: &Found) -> Option<Arc<str>> {
        match &found.unit {
            Some(Unit {
                of: Atom::Named(name),
                ..
            }) if self.lexicon.units().dimension(name).is_none() => Some(name.clone()),
            _ => None,
        }
    }

    /// The noun behind an ordinal: the last word before the phrase ends.
    fn ordinal_noun(&self, found: &Found) -> Option<Arc<str>> {
        let mut last = None;
        for at in found.tokens.end..(found.tokens.end + 6).min(self.line.len()) {
            // `the 12th Kyrgyz-Russian Conference`
            if self.line.is_dash(at) && self.line.glued(at) && self.line.glued(at + 1) {
                continue;
            }
            if !self.next_is_noun(at) {
                break;
            }
            last = Some(at);
            // `18-м Форуме межрегионального сотрудничества`
            if self.line.language.singular.head_first && self.noun_at(at).is_some() {
                break;
            }
            if self.line.is(at, Role::Anniversary) && !self.next_is_noun(at + 1) {
                break;
            }
        }
        let at = last?;
        // `the fourth floor`: the place in a row is a name.
        if self.line.is(at, Role::Label) {
            return None;
        }
        if let Some(name) = self.noun_at(at) {
            return Some(name);
        }
        let word = self.line.word(at).to_lowercase();
        match self.line.language.singular_of(&word) {
            // `the 14th suits me`: one place in a row is of one thing.
            Some(_) if at == found.tokens.end && !self.line.capital(at) => None,
            Some(one) => Some(one.into()),
            None => Some(word.into()),
        }
    }

    /// The name of the noun at a token, where the vocabulary has one.
    fn noun_at(&self, at: usize) -> Option<Arc<str>> {
        self.line
            .find(at, |s| match s {
                Sense::Noun(name) => Some(name.clone()),
                _ => None,
            })
            .map(|(_, name)| name)
    }

    fn next_is_noun(&self, at: usize) -> bool {
        // `the 30th anniversary last year`
        let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
        self.line.is_kind(at, crate::lexicon::TokenKind::Word)
            && !dated
            && !self.line.is(at, Role::Stop)
            && !self.line.is(at, Role::Of)
    }

    /// Whether a shared cue names a measure that the document has spoken of: `the budget`, after the health ministry's.
    fn is_spoken_of(&self, cue: &Cue) -> bool {
        self.spoken.contains(&cue.measure)
    }

    /// The cue nearest to a figure that fits it: in its clause first, before it rather than behind it.
    fn nearest_cue(&self, found: &Found) -> Option<Cue> {
        let clause = clause(self.line, found.tokens.start);
        self.topics
            .cues
            .iter()
            .chain(
                self.topics
                    .unclaimed
                    .iter()
                    .filter(|cue| self.is_spoken_of(cue)),
            )
            .filter(|cue| {
                // `a third of exports`: a bare part is of what stands right behind it.
                let part = found.form == Form::Fraction && found.unit.is_none();
                let behind = (found.tokens.end..found.tokens.end + 3).contains(&cue.at);
                (!part || behind)
                    && self
                        .measure(cue.measure)
                        .is_some_and(|m| self.fits(found, m))
            })
            .min_by_key(|cue| self.distance(cue, found, &clause))
            .copied()
    }

    fn distance(&self, cue: &Cue, found: &Found, clause: &Range<usize>) -> usize {
        let outside = if clause.contains(&cue.at) { 0 } else { 40 };
        let before = cue.end <= found.tokens.start;
        let gap = if before {
            found.tokens.start - cue.end
        } else {
            cue.at.saturating_sub(found.tokens.end)
        };
        // Behind the figure a cue counts when it stands right there (`$24 billion in trade`).
        let comma = !before
            && (found.tokens.end..cue.at)
                .any(|i| self.line.is_mark(i, ',') || self.line.is(i, Role::And));
        let behind = if before || (gap <= 3 && !comma) {
            0
        } else {
            25
        };
        // A cue right behind another figure is that one's (`7.4 trillion was external debt and 17.6 trillion …`).
        let others = before
            && self.figures.iter().any(|f| {
                f.tokens.end <= cue.at
                    && cue.at - f.tokens.end <= 3
                    && !(f.tokens.end..cue.at).any(|i| self.line.is_mark(i, ','))
            });
        let taken = if others { 8 } else { 0 };
        let crossed = self
            .figures
            .iter()
            .filter(|f| {
                let (lo, hi) = if before {
                    (cue.end, found.tokens.start)
                } else {
                    (found.tokens.end, cue.at)
                };
                f.tokens.start >= lo && f.tokens.end <= hi
            })
            .count();
        gap + outside + behind + taken + if before { crossed * 2 } else { crossed * 15 }
    }

    /// What a figure is of its measure.
    pub fn kind(&self, found: &Found, measure: Option<&Measure>) -> Kind {
        if found.kind == MentionKind::Ordinal || self.anniversary(found).is_some() {
            return Kind::Ordinal;
        }
        let Some(unit) = &found.unit else {
            return match found.form {
                Form::Fraction => Kind::Share,
                _ => Kind::Level,
            };
        };
        if matches!(&unit.over, Some(Atom::Named(n)) if n.starts_with(|c: char| c.is_ascii_digit()) || &**n == "person" || &**n == "capita")
        {
            return Kind::Ratio;
        }
        // `a third of exports`
        if found.form == Form::Fraction
            && matches!(unit.of, Atom::Named(_))
            && self.counted_noun(found).is_some()
        {
            return Kind::Share;
        }
        let by = self.preceded_by(found, Role::By) || self.trend_adjacent(found);
        let to = self.preceded_by(found, Role::To);
        let more = self.line.is(found.tokens.end, Role::More)
            || self.line.is(found.tokens.end, Role::Less);
        let trend = self.trend(found);
        match &unit.of {
            Atom::PercentagePoint => Kind::Change,
            Atom::Named(n) if &**n == "bp" => Kind::Change,
            Atom::Percent => {
                let in_percent = measure.is_some_and(|m| m.dimension == "percent");
                if in_percent {
                    return if trend.is_some() && by && !to {
                        Kind::Change
                    } else {
                        Kind::Level
                    };
                }
                let share = self.is_share(found);
                // `exports rose by 8 percent to $108 million, and imports by 13 percent to $79 million`
                let led = by && !found.came_from && self.line.is(found.tokens.end, Role::To);
                if share && !by {
                    Kind::Share
                } else if (trend.is_some() && !to) || more || led {
                    Kind::Change
                } else {
                    Kind::Share
                }
            }
            Atom::Times => Kind::Change,
            _ => {
                if (trend.is_some() && by && !to) || (more && trend.is_some()) {
                    Kind::Change
                } else {
                    Kind::Level
                }
            }
        }
    }

    /// Whether a grammar word stands right before the figure and its hedge.
    fn preceded_by(&self, found: &Found, role: Role) -> bool {
        (found.hedged.start.saturating_sub(2)..found.tokens.start).any(|i| {
            self.line.role(i, role).is_some_and(|len| {
                i + len <= found.tokens.start && i + len + 2 >= found.hedged.start
            })
        })
    }

    /// `up $31`, `rose 64 points`: the word of change right before the figure is its measure of change.
    fn trend_adjacent(&self, found: &Found) -> bool {
        self.line
            .find_before_in(found.hedged.start, SenseSet::TREND, |s| {
                matches!(s, Sense::Trend(_)).then_some(())
            })
            .is_some_and(|(at, ())| trend_at(self.line, at).is_some())
    }

    fn is_share(&self, found: &Found) -> bool {
        let clause = clause(self.line, found.tokens.start);
        self.line.is(found.tokens.end, Role::Of)
            || (clause.start..found.tokens.start).any(|i| self.line.is(i, Role::Share))
    }

    /// The period of a figure: of its clause, else of its sentence; with its days, where they are known.
    ///
    /// `before` is the period the turn speaks of, from which `a year earlier` is reckoned when the sentence names no other.
    pub fn period(
        &self,
        at: usize,
        before: Option<Period>,
        measure: Option<&Measure>,
    ) -> Option<(&'a PeriodMention, Option<Period>)> {
        let found = &self.figures[at];
        let least = measure.map_or(1, |m| m.shortest.days());
        let long = |p: &&PeriodMention| p.period.is_none_or(|days| days.days() >= least);
        let plain = |p: &&PeriodMention| {
            matches!(
                p.role,
                PeriodRole::Plain
                    | PeriodRole::Since
                    | PeriodRole::Until
                    | PeriodRole::AsOf
                    | PeriodRole::By
            ) && p.period.is_some()
                && long(p)
        };
        let place = self.place(found);
        let main = place
            .and_then(|place| self.period_of_place(place))
            .or_else(|| self.nearest_period(found, plain));
        let earlier = self.told_of_earlier(found, main.is_some()).or_else(|| {
            self.is_compared(found)
                .then(|| self.nearest_period(found, |p| p.role == PeriodRole::Comparison))
                .flatten()
        });
        let earlier = earlier.or_else(|| self.told_in_earlier(found));
        if let Some(anchored) = earlier {
            let other = main.and_then(|m| m.period).or(before);
            let days = match (anchored.is_anchored(), other) {
                (true, Some(other)) => anchored.against(other, self.context),
                _ => anchored.period,
            };
            return Some((anchored, days));
        }
        // `As of the same date, …`
        if main.is_none()
            && let Some(same) = self.nearest_period(found, |p| {
                p.role == PeriodRole::Plain && p.period.is_none() && p.is_anchored()
            })
        {
            return Some((same, before.and_then(|b| same.against(b, self.context))));
        }
        main.map(|m| (m, m.period))
    }

    /// The earlier period that a figure is told in rather than compared with: `we had earned 2 billion in the same quarter of
    /// last year`.
    fn told_in_earlier(&self, found: &Found) -> Option<&'a PeriodMention> {
        let own = clause(self.line, found.tokens.start);
        let mention = self
            .periods
            .iter()
            .find(|p| p.tokens.start >= found.tokens.end && own.contains(&p.tokens.start))
            .filter(|p| p.role == PeriodRole::Comparison && p.is_anchored())?;
        let led = self
            .line
            .find_before(mention.tokens.start, |s| {
                matches!(s, Sense::Role(Role::Definite)).then_some(())
            })
            .map_or(mention.tokens.start, |(start, ())| start);
        let within = led == found.tokens.end + 1
            && self
                .line
                .time_role(found.tokens.end, TimeRole::In)
                .is_some()
            && self.line.role(found.tokens.end, Role::Compared).is_none();
        let still = self.trend(found).is_none() && !self.is_compared(found);
        (within && still).then_some(mention)
    }

    /// The earlier period that a clause is about: `…, when it stood at 8 trillion`, `A year before, revenue was 96 billion`.
    fn told_of_earlier(&self, found: &Found, has_main: bool) -> Option<&'a PeriodMention> {
        let nearest = self
            .periods
            .iter()
            .rev()
            .find(|p| p.tokens.end <= found.tokens.start)
            .filter(|p| p.role == PeriodRole::Comparison)?;
        let between = nearest.tokens.end..found.tokens.start;
        let crossed = self
            .figures
            .iter()
            .any(|f| between.contains(&f.tokens.start));
        if crossed {
            return None;
        }
        let comma = usize::from(self.line.is_mark(between.start, ','));
        let when = self.line.is(between.start + comma, Role::When);
        // Before it, prepositions apart, the sentence begins or a mark ends the clause before.
        let mut start = nearest.tokens.start;
        while start > 0
            && (self.line.time_role(start - 1, TimeRole::In).is_some()
                || self.line.is(start - 1, Role::Definite)
                || self.line.is(start - 1, Role::And))
        {
            start -= 1;
        }
        let compared = self.line.role_before(start, Role::Compared).is_some();
        let opens = !compared
            && if start == 0 {
                !has_main
            } else {
                self.line.is_mark(start - 1, ':')
                    || self.line.is_mark(start - 1, ';')
                    || self.line.is_mark(start - 1, ',')
            };
        (when || opens).then_some(nearest)
    }

    /// Whether the figure is what another is compared with (`compared to $20 billion a year earlier`).
    pub fn is_compared(&self, found: &Found) -> bool {
        (found.hedged.start.saturating_sub(4)..found.hedged.start).any(|i| {
            self.line.role(i, Role::Compared).is_some_and(|len| {
                i + len <= found.tokens.start && found.hedged.start <= i + len + 1
            })
        }) || found.came_from
            || (found.figure.value_high.is_none()
                // `augmenté de 6 %`: the word for `from` may be the one for `by`.
                && !self.preceded_by(found, Role::By)
                && self.preceded_by(found, Role::From)
                && trend_before(self.line, found.tokens.start, 0).is_some())
    }

    /// Whether a period's brackets, if it stands in any with a figure of their own, hold the figure too: the year of
    /// `£1.84 billion (2022: £1.64 billion)` is no matter of the first.
    fn reaches_out_of_brackets(&self, period: usize, figure: usize) -> bool {
        self.brackets_around(period).is_none_or(|inside| {
            let holds = |f: &Found| inside.contains(&f.tokens.start);
            inside.contains(&figure) || !self.figures.iter().any(holds)
        })
    }

    /// The brackets a token stands in.
    pub fn brackets_around(&self, at: usize) -> Option<Range<usize>> {
        let bracket = |at: &usize| self.line.is_mark(*at, '(') || self.line.is_mark(*at, ')');
        let open = (0..at).rev().find(bracket)?;
        let close = (at..self.line.len()).find(bracket)?;
        self.line.is_mark(open, '(').then_some(open..close)
    }

    fn nearest_period(
        &self,
        found: &Found,
        takes: impl Fn(&&PeriodMention) -> bool,
    ) -> Option<&'a PeriodMention> {
        let own = clause(self.line, found.tokens.start);
        let compared = self.is_compared(found);
        let eligible = |p: &&PeriodMention| {
            takes(p)
                && (compared || !self.is_of_compared(p))
                && !self.is_of_later_clause(p, found, &own)
                && self.reaches_out_of_brackets(p.tokens.start, found.tokens.start)
        };
        self.periods.iter().filter(eligible).min_by_key(|p| {
            let before = p.tokens.end <= found.tokens.start;
            let (lo, hi) = if before {
                (p.tokens.end, found.tokens.start)
            } else {
                (found.tokens.end, p.tokens.start)
            };
            let crossed = self
                .figures
                .iter()
                .filter(|f| f.tokens.start >= lo && f.tokens.end <= hi)
                .count();
            // What a later clause says of its own period is no matter of this one.
            let outside = match (own.contains(&p.tokens.start), before) {
                (true, _) => 0,
                (false, true) => 12,
                (false, false) => 40,
            };
            // `$9 billion in 2023 against $8 billion in 2022`
            if compared && self.is_of_compared(p) {
                return usize::from(p.tokens.start < found.tokens.end);
            }
            // A period that opens the sentence holds for all of it.
            let crossing = if before { crossed * 6 } else { crossed * 30 };
            hi.saturating_sub(lo) + crossing + outside
        })
    }

    /// Whether a period stands right behind a figure that another is compared with, prepositions apart.
    fn is_of_compared(&self, period: &PeriodMention) -> bool {
        let before = |f: &&Found| f.tokens.end <= period.tokens.start;
        self.figures.iter().rev().find(before).is_some_and(|f| {
            let small = |at: usize| {
                self.line.time_role(at, TimeRole::In).is_some() || self.line.is(at, Role::Definite)
            };
            !f.came_from && self.is_compared(f) && (f.tokens.end..period.tokens.start).all(small)
        })
    }

    /// Whether a period stands in a later clause, before a figure of that clause: `it rose by 19 percent: in the first half of
    /// last year it had been 7 trillion`, or right behind a figure that this one is compared with: `was £221 million, up from
    /// £198 million in 2022`. It says nothing of the figures before.
    fn is_of_later_clause(
        &self,
        period: &PeriodMention,
        found: &Found,
        own: &Range<usize>,
    ) -> bool {
        if own.contains(&period.tokens.start) || period.tokens.start < found.tokens.end {
            return false;
        }
        let later = clause(self.line, period.tokens.start);
        let between = found.tokens.end..period.tokens.start;
        self.figures.iter().any(|f| {
            let of_that_clause =
                f.tokens.start >= period.tokens.end && later.contains(&f.tokens.start);
            let compared = between.contains(&f.tokens.start)
                && f.unit == found.unit
                && self.is_compared(f)
                && !f.came_from;
            of_that_clause || compared
        })
    }

    /// The parties of a figure.
    pub fn parties(
        &self,
        found: &Found,
        topic: &Topic,
        order: PartyOrder,
        carried: &Carried,
    ) -> Vec<Arc<str>> {
        if order == PartyOrder::None {
            return Vec::new();
        }
        let owner = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id))
            .map(|m| m.owner);
        if owner == Some(Owner::Organisation) {
            return self.organisation(found, carried).into_iter().collect();
        }
        if topic.carried && self.topics.parties.is_empty() {
            return carried.parties.clone();
        }
        let clause = clause(self.line, found.tokens.start);
        let near: Vec<&PartyWord> = self
            .topics
            .parties
            .iter()
            .filter(|p| clause.contains(&p.at))
            .collect();
        let own = self.own_stretch(found);
        let words: Vec<&PartyWord> = if near.is_empty() {
            self.topics.parties.iter().collect()
        } else if near.iter().any(|p| own.contains(&p.at)) {
            near.into_iter().filter(|p| own.contains(&p.at)).collect()
        } else {
            near
        };
        let words = match self.place(found) {
            Some(place) => self.parties_of_place(words, place),
            None => words,
        };
        match order {
            PartyOrder::Unordered => self.pair(&words, found),
            PartyOrder::Directed => self.direction(&words, topic),
            _ => self.single(&words, found),
        }
    }

    /// What stands between the figure before and this one, when it names what it is of: `…, imports from Russia came to $16 billion`.
    fn own_stretch(&self, found: &Found) -> Range<usize> {
        let figures = self.figures.iter().map(|f| f.tokens.end);
        let before = figures.filter(|end| *end <= found.tokens.start).max();
        let own = before.unwrap_or(found.tokens.start)..found.tokens.start;
        match self.topics.cues.iter().any(|cue| own.contains(&cue.at)) {
            true => own,
            false => 0..0,
        }
    }

    /// Two parties, sorted: named ones first, the document's for those left unnamed.
    fn pair(&self, words: &[&PartyWord], found: &Found) -> Vec<Arc<str>> {
        let mut named: Vec<Arc<str>> = Vec::new();
        let mut by_distance: Vec<&&PartyWord> = words.iter().collect();
        by_distance.sort_by_key(|p| p.at.abs_diff(found.tokens.start));
        for word in by_distance {
            if !named.contains(&word.party) && named.len() < 2 {
                named.push(word.party.clone());
            }
        }
        if named.len() < 2 {
            let missing = match named.first() {
                Some(one) if !self.document_parties.contains(one) => self
                    .own
                    .or_else(|| self.document_parties.first())
                    .cloned()
                    .into_iter()
                    .collect(),
                // `our trade with Russia`: the other side is the speaker's.
                Some(one) if self.own.is_some_and(|own| own != one) => {
                    self.own.cloned().into_iter().collect()
                }
                _ => self.document_parties.to_vec(),
            };
            for party in missing {
                if named.len() < 2 && !named.contains(&party) {
                    named.push(party);
                }
            }
        }
        named.sort();
        named
    }

    /// From and to: `X's investment in Y`, `exports from X to Y`, `Y has imported from X`.
    fn direction(&self, words: &[&PartyWord], topic: &Topic) -> Vec<Arc<str>> {
        let receives = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id))
            .is_some_and(|m| m.receives);
        let mut from: Option<Arc<str>> = None;
        let mut to: Option<Arc<str>> = None;
        for word in words {
            let within = |i| self.line.time_role(i, TimeRole::In).is_some();
            let into = self.led_by(word.at, |i| self.line.is(i, Role::To) || within(i));
            // `из` is both the `out of` of `5 out of 7` and the `from` of `from Russia`.
            let out_of = self.led_by(word.at, |i| {
                self.line.is(i, Role::From) || (self.line.is(i, Role::OutOf) && !within(i))
            });
            let slot = if into {
                &mut to
            } else if out_of || !receives {
                &mut from
            } else {
                &mut to
            };
            if slot.is_none() {
                *slot = Some(word.party.clone());
            }
        }
        let other = |known: &Arc<str>| self.document_parties.iter().find(|p| *p != known).cloned();
        match (&from, &to) {
            (Some(a), None) => to = other(a),
            (None, Some(b)) => from = other(b),
            (None, None) => {
                if let Some(own) = self.own {
                    let counterpart = other(own);
                    (from, to) = if receives {
                        (counterpart, Some(own.clone()))
                    } else {
                        (Some(own.clone()), counterpart)
                    };
                }
            }
            _ => {}
        }
        if from == to {
            to = from.as_ref().and_then(other);
        }
        from.into_iter().chain(to).collect()
    }

    /// Whether a preposition that `leads` takes leads to the word at `at`, with nothing but articles and adjectives between.
    fn led_by(&self, at: usize, leads: impl Fn(usize) -> bool) -> bool {
        (at.saturating_sub(3)..at).rev().any(|i| {
            leads(i)
                && (i + 1..at).all(|j| {
                    self.line.is(j, Role::Definite)
                        || self.line.is(j, Role::Article)
                        || self.line.capital(j)
                        || self.line.is(j, Role::Of)
                })
        })
    }

    fn known_organisations(&self) -> &'a Organisations {
        self.organisations
            .get_or_init(|| Organisations::of(self.tokens, self.lexicon))
    }

    /// Where the sentence names organisations.
    pub(super) fn named_organisations(&self) -> Vec<Range<usize>> {
        let named = self.known_organisations().named(self.line);
        named.into_iter().map(|(at, _)| at).collect()
    }

    /// The organisation whose figure it is: named before the figure, else behind it, else spoken of before, else the document's.
    fn organisation(&self, found: &Found, carried: &Carried) -> Option<Arc<str>> {
        let organisations = self.known_organisations();
        let named = organisations.named(self.line);
        let before = named
            .iter()
            .rev()
            .find(|(at, _)| at.end <= found.tokens.start);
        let spoken_of = carried
            .parties
            .first()
            .filter(|p| carried.paragraph == self.paragraph && !is_country(p));
        before
            .or_else(|| named.first())
            .map(|(_, name)| name)
            .or(spoken_of)
            .or_else(|| organisations.main())
            .cloned()
    }

    /// The one party whose figure it is: named before the figure, else behind it, else the document's first.
    fn single(&self, words: &[&PartyWord], found: &Found) -> Vec<Arc<str>> {
        let before = words.iter().rev().find(|p| p.end <= found.tokens.start);
        let named = before.or_else(|| words.first()).map(|p| p.party.clone());
        named
            .or_else(|| self.own.cloned())
            .or_else(|| self.document_parties.first().cloned())
            .into_iter()
            .collect()
    }

    fn is_small_word(&self, at: usize) -> bool {
        let marked = self.line.is_mark(at, ',');
        marked || self.line.is(at, Role::Stop) || self.line.is(at, Role::And)
    }

    /// Whether a period was over, or its one day come, when the document was said: `by 1 June, 400,000 had been vaccinated`.
    fn is_past(&self, mention: &PeriodMention) -> bool {
        let (Some(period), Some(said)) = (mention.period, self.context.said) else {
            return false;
        };
        period.until() <= said || (period.days() == 1 && period.from() <= said)
    }

    /// Whether the figure is said as fact, plan or supposition.
    pub fn modality(&self, found: &Found, period: Option<&PeriodMention>) -> Modality {
        // A place in a row is the same before the event and after it.
        if found.kind == MentionKind::Ordinal || self.anniversary(found).is_some() {
            return Modality::Actual;
        }
        let mut start = clause(self.line, found.tokens.start).start;
        // `to $5 billion first, and then to $10 billion`: a clause of grammar words alone goes on with the one before it.
        while start > 0 && (start..found.hedged.start).all(|at| self.is_small_word(at)) {
            start = clause(self.line, start - 1).start;
        }
        let mut modality = Modality::Actual;
        let said = self.line.plainly_from(start..found.tokens.start);
        // `On 12 May`: the words of a period may look like others.
        let dated = |at: &usize| self.periods.iter().any(|p| p.tokens.contains(at));
        let marked = |at: &usize| self.line.may_be(*at, SenseSet::MODALITY);
        for at in (said..found.tokens.start).filter(|at| marked(at) && !dated(at)) {
            for hit in self.line.hits(at) {
                match hit.sense {
                    // `I would like to thank …`
                    Sense::Role(Role::Filler) if hit.len > 1 => break,
                    Sense::Planned => return Modality::Planned,
                    Sense::Hypothetical => modality = Modality::Hypothetical,
                    _ => {}
                }
            }
        }
        // What was due by a day that is over has been or has not been; it is no plan any more.
        if period.is_some_and(|p| self.is_past(p)) {
            return modality;
        }
        // `She confirmed the plan for the year: revenue of 120 billion.`
        let announced = start > 0 && self.line.is_mark(start - 1, ':') && {
            clause(self.line, start - 1).any(|at| {
                let mut hits = self.line.hits(at).iter();
                hits.any(|hit| matches!(hit.sense, Sense::Planned))
            })
        };
        if announced || period.is_some_and(|p| p.role == PeriodRole::By || p.planned) {
            return Modality::Planned;
        }
        modality
    }
}
