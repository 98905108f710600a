//! References back: figures whose sentence names nothing that they could be about but a pronoun, a goal, or nothing at all.

mod brought;

use super::attach::{Attach, Topic};
use super::carry::Carried;
use super::figure::Found;
use super::mention::MentionKind;
use super::topic::{Cue, clause};
use crate::lexicon::{Measure, Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::Atom;
use std::sync::Arc;

/// How near behind an amount the word for a goal stands: `the 500 million target`.
const NEAR: usize = 3;

/// The names of things.
const THINGS: SenseSet = SenseSet::KIND.or(SenseSet::NOUN);

impl Attach<'_> {
    /// What a figure with no subject of its own is about, by what was said before it.
    pub fn referred(&self, found: &Found, carried: &Carried, paragraph: usize) -> Option<Topic> {
        if self.is_goal(found) {
            let spoken = self.spoken.iter().rev();
            let named = spoken.filter_map(|at| self.measure(*at));
            let of = named.into_iter().find(|m| self.fits(found, m))?;
            return Some(Topic {
                measure: Some(self.whole_of(&of.id.as_str().into())),
                ..Topic::default()
            });
        }
        let measure = carried.measure.as_ref()?;
        if !self
            .measure_named(measure)
            .is_some_and(|m| self.fits(found, m))
        {
            return None;
        }
        // Behind talk of one part, who brings in an amount is another: `Web orders, worth 200 a year ago, brought in 280`.
        let brings = |at: usize| self.line.is(at, Role::Posted) && self.line.is(at, Role::Back);
        if carried.of.is_some()
            && self.line.holds(SenseSet::role(Role::Posted))
            && !self.line.is(0, Role::Back)
            && (0..found.tokens.start).any(brings)
        {
            return None;
        }
        if self.is_share_of_thing(found) || self.is_brought_by_a_thing(found, measure) {
            return None;
        }
        let here = carried.paragraph == paragraph;
        // `The figure` may open the next paragraph; what a bare `it` means there is anybody's guess.
        let answers = carried.asked && carried.is_near(paragraph) && self.is_answer(found);
        if answers
            || here && self.points_back(found, carried)
            || carried.paragraph + 1 == paragraph && self.names_figure(found)
        {
            let total = self.stands_before(found, Role::Total);
            return Some(Topic {
                measure: Some(match total {
                    true => self.whole_of(measure),
                    false => measure.clone(),
                }),
                scope: self
                    .kind_named_before(found, measure)
                    .or_else(|| carried.of.clone())
                    .filter(|_| !total),
                apart: carried.apart.clone(),
                carried: !total,
            });
        }
        None
    }

    /// What a figure is about whose subject points back though something else is named near it: `It grew by 23 percent, and
    /// the margin was 9`, `On October 1, the figure stood at 310,000 children`.
    pub(super) fn subject_before(
        &self,
        found: &Found,
        cue: Option<&Cue>,
        carried: &Carried,
        paragraph: usize,
    ) -> Option<Topic> {
        if !self.line.holds(SenseSet::role(Role::Back)) || self.is_share_of_thing(found) {
            return None;
        }
        let own = clause(self.line, found.tokens.start);
        let elsewhere = cue.is_none_or(|cue| cue.at >= own.end);
        let counted = self.counted_noun(found).is_some();
        let pronoun = own.start..found.hedged.start;
        let points = pronoun.into_iter().any(|i| {
            let len = self.line.role(i, Role::Back);
            let total_of = |len: usize| self.line.is(i + len, Role::Of);
            let dated = self.periods.iter().any(|p| p.tokens.contains(&i));
            // A count has a noun of its own; only words for a figure stand for another one.
            len.is_some_and(|len| {
                !total_of(len) && !dated && (i == own.start || len > 1) && (!counted || len > 1)
            })
        });
        (elsewhere && points && (cue.is_some() || counted))
            .then(|| self.referred(found, carried, paragraph))
            .flatten()
    }

    /// `It accounts for 70 percent of budget revenue`: of a share whose whole stands right behind it, the part spoken of, where
    /// the measure named before it in the sentence, or the one that `it` means, is part of that whole.
    pub(super) fn part_of_whole(
        &self,
        found: &Found,
        whole: &Cue,
        carried: &Carried,
        paragraph: usize,
    ) -> Option<Topic> {
        let percent = matches!(found.unit.as_ref().map(|u| &u.of), Some(Atom::Percent));
        let behind = (found.tokens.end..found.tokens.end + 4).contains(&whole.at);
        let whole = &self
            .measure(whole.measure)
            .filter(|_| percent && behind)?
            .id;
        let is_part = |m: &Measure| m.part_of.as_ref() == Some(whole);
        let before = self.topics.cues.iter().rev();
        let named = before
            .filter(|cue| cue.end <= found.tokens.start)
            .filter_map(|cue| self.measure(cue.measure))
            .find(|m| is_part(m));
        if let Some(part) = named {
            return Some(Topic {
                measure: Some(part.id.as_str().into()),
                ..Topic::default()
            });
        }
        let back = carried.paragraph == paragraph && self.stands_before(found, Role::Back);
        let spoken = carried.measure.as_ref().filter(|_| back)?;
        self.measure_named(spoken).filter(|m| is_part(m))?;
        Some(Topic {
            measure: Some(spoken.clone()),
            carried: true,
            ..Topic::default()
        })
    }

    /// The measure that `id` is part of, and so on up: of exports, trade.
    fn whole_of(&self, id: &Arc<str>) -> Arc<str> {
        let mut whole = id.clone();
        // A chain of parts is short; one that runs in a circle must end too.
        for _ in 0..8 {
            match self
                .measure_named(&whole)
                .and_then(|m| m.part_of.as_deref())
            {
                Some(next) => whole = next.into(),
                None => break,
            }
        }
        whole
    }

    fn stands_before(&self, found: &Found, role: Role) -> bool {
        self.line.holds(SenseSet::role(role))
            && (0..found.tokens.start).any(|i| self.line.is(i, role))
    }

    /// `The target of $500 million by 2030`: an amount set as a goal, of which only the document says what for.
    fn is_goal(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Goal)) {
            return false;
        }
        let amount = found.unit.as_ref().is_some_and(|unit| match &unit.of {
            Atom::Currency(_) => true,
            Atom::Named(name) => self.lexicon.units().dimension(name).is_some(),
            _ => false,
        });
        // `reached 1.07 trillion, 5 percent below target`: what stands far behind is a matter of another figure.
        let near = found.tokens.end + NEAR;
        amount && (0..self.line.len().min(near)).any(|i| self.line.is(i, Role::Goal))
    }

    /// `the share of national currencies in settlements`: says itself whose share it is.
    fn is_share_of_thing(&self, found: &Found) -> bool {
        if found.kind != MentionKind::Percent || !self.line.holds(SenseSet::role(Role::Share)) {
            return false;
        }
        let start = clause(self.line, found.tokens.start).start;
        let share = |at: &usize| self.line.is(*at, Role::Share);
        let Some(share) = (start..found.hedged.start).rev().find(share) else {
            return false;
        };
        let of = share + self.line.role(share, Role::Share).unwrap_or(1);
        let from = of + self.line.role(of, Role::Of).unwrap_or(0);
        let within = |at: &usize| self.line.time_role(*at, TimeRole::In).is_some();
        let end = (from..found.hedged.start).find(within);
        let mut thing = from..end.unwrap_or(found.hedged.start);
        let named = |at: usize| {
            self.topics
                .parties
                .iter()
                .any(|p| (p.at..p.end).contains(&at))
                || self
                    .topics
                    .cues
                    .iter()
                    .any(|cue| (cue.at..cue.end).contains(&at))
        };
        let in_it = (from..self.line.len()).any(|at| self.line.is(at, Role::Within));
        let thing_named = |at: usize| {
            let word = self.line.is_kind(at, TokenKind::Word);
            word && !self.line.is(at, Role::Stop) && !self.line.is(at, Role::Definite)
        };
        let back = |at: usize| self.line.is(at, Role::Back) || named(at);
        !in_it && !thing.clone().any(back) && thing.any(thing_named)
    }

    /// Whether words of more than a pronoun point back: `the figure`, `this indicator`.
    fn names_figure(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Back)) {
            return false;
        }
        let back = |i: usize| self.line.role(i, Role::Back).is_some_and(|len| len > 1);
        (0..found.tokens.start).any(|i| back(i) && !self.is_led(i) && !self.names_a_thing(i))
    }

    /// `the number of patients` says what it is the number of; `the number of them` points back.
    fn names_a_thing(&self, at: usize) -> bool {
        let end = at + self.line.role(at, Role::Back).unwrap_or(0);
        let of = self.line.role(end, Role::Of).unwrap_or(0);
        of > 0 && !self.line.is(end + of, Role::Back)
    }

    /// Whether the sentence names no subject of its own before the figure but a pronoun, or begins with the change itself.
    fn points_back(&self, found: &Found, carried: &Carried) -> bool {
        let clause = clause(self.line, found.tokens.start);
        let dated = |i: usize| self.periods.iter().any(|p| p.tokens.contains(&i));
        let back = |i: usize| {
            self.line.is(i, Role::Back)
                && !dated(i)
                && (!self.is_led(i) || self.is_brought(i))
                && !self.names_a_thing(i)
                && !self.is_of_thing(i)
        };
        (0..found.tokens.start).any(back)
            || self.stands_before(found, Role::Total)
            || carried.is_last && (self.says_last(found) || self.is_partners_part(found))
            || (clause.start..found.tokens.start).all(|i| !self.line.capital(i) || i == 0)
                && self.trend(found).is_some()
                && !(clause.start > 0 && self.opens_with_noun(0))
                && found.tokens.start.saturating_sub(clause.start) <= 4
                && self.begins_with_change(clause.start..found.tokens.start)
                && self.goes_back_too(clause.start, carried)
            || carried.is_subject && self.is_elided(found)
            || carried.is_last && self.is_growth_alone(found)
    }

    /// `The economy grew by 4.9 percent in 2024. In the first half of 2025 growth was 5.6 percent`: of nothing that its own sentence
    /// names.
    fn is_growth_alone(&self, found: &Found) -> bool {
        if found.kind != MentionKind::Percent || !self.line.holds(SenseSet::role(Role::Growth)) {
            return false;
        }
        let start = clause(self.line, found.tokens.start).start;
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let grows = |at: usize| self.line.is(at, Role::Growth);
        let names_nothing = |at: usize| {
            let verb = self.line.is(at, Role::Amounts) || self.line.is(at, Role::Stands);
            dated(at) || grows(at) || self.is_small(at) || verb
        };
        let mut words = start..found.hedged.start;
        words.clone().any(grows) && words.all(names_nothing)
    }

    /// Whether the figure before a clause that begins with a change points back as well: of `Shipbuilding brought in $8 billion,
    /// down 23.9 percent` the change is that of the figure before.
    fn goes_back_too(&self, start: usize, carried: &Carried) -> bool {
        let before = self.figures.iter().rev().find(|f| f.tokens.end <= start);
        before.is_none_or(|f| self.points_back(f, carried))
    }

    /// Whether the word at a token has a subject of its own: `Shipbuilding brought in $150 million`.
    fn is_led(&self, at: usize) -> bool {
        let start = clause(self.line, at).start;
        at == start + 1 && self.opens_with_noun(start)
            || at > start && (self.is_named(at - 1) || self.does(at))
    }

    /// Whether the word at a token is a verb with its doer before it, of whatever sort: `Flat products brought in 54 billion`.
    fn does(&self, at: usize) -> bool {
        let doer = at - 1;
        let dated = self.periods.iter().any(|p| p.tokens.contains(&doer));
        self.line.is(at, Role::Posted)
            && self.line.is_kind(doer, crate::lexicon::TokenKind::Word)
            && !dated
            && !self.line.is(doer, Role::Stop)
            && !self.line.is(doer, Role::Back)
            && !self.topics.cues.iter().any(|cue| cue.end == at)
    }

    /// `the task of bringing this figure to $20 billion`: what points back is brought to the figure, and does nothing itself.
    fn is_brought(&self, at: usize) -> bool {
        let end = at + self.line.role(at, Role::Back).unwrap_or(0);
        self.line.is(end, Role::To)
    }

    /// Whether the word at a token is of what is named behind it: `объём промышленного производства`.
    fn is_of_thing(&self, at: usize) -> bool {
        let genitive = &self.line.language.genitive;
        let next = at + 1;
        self.is_neutral(at)
            && !genitive.endings.is_empty()
            && genitive.fits(&self.line.word(next).to_lowercase())
            && !self.line.is(next, Role::Stop)
            && !self.line.is(next, Role::Amounts)
            && !self.is_trend(next)
            && !self.periods.iter().any(|p| p.tokens.contains(&next))
    }

    /// Whether a token names a thing, known or not: `Oil and gas brought in $8 billion`.
    fn is_named(&self, at: usize) -> bool {
        let thing = |s: &Sense| matches!(s, Sense::Kind(_) | Sense::Noun(_)).then_some(());
        let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
        let small = self.line.is(at, Role::Stop) || self.line.is(at, Role::Aside);
        let known =
            || self.line.is(at, Role::Adjective) || self.line.find_in(at, THINGS, thing).is_some();
        self.is_unknown(at) || !dated && !small && known()
    }

    /// `That is 25 percent more`, but not `that is 96 percent of the 850,000 children`, a share of another figure.
    fn says_last(&self, found: &Found) -> bool {
        let of = self.line.is(found.tokens.end, Role::Of);
        let whole = |f: &Found| (found.tokens.end..found.tokens.end + 4).contains(&f.tokens.start);
        self.stands_before(found, Role::SaidLast) && !(of && self.figures.iter().any(whole))
    }

    /// `China accounted for 70 percent of this`: a partner's part of what was told last.
    fn is_partners_part(&self, found: &Found) -> bool {
        let of_this = self.line.is(found.tokens.end, Role::Part);
        of_this && found.kind == MentionKind::Percent && !self.topics.parties.is_empty()
    }

    /// `We had 6.4 percent in March`, `There were 15 billion`: nothing before the figure but small words.
    fn is_answer(&self, found: &Found) -> bool {
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let names_nothing = |at: usize| {
            dated(at)
                || self.is_small(at)
                || self.line.is(at, Role::Stop)
                || self.said_how_much(at).is_some()
        };
        (0..found.hedged.start).all(names_nothing)
    }

    /// `За девять месяцев было 264 млн`: from the beginning of the sentence, or from a colon, nothing stands before the figure
    /// but when it was and a verb that says how much.
    fn is_elided(&self, found: &Found) -> bool {
        let start = (0..found.tokens.start)
            .rev()
            .find(|i| self.line.is_mark(*i, ':') || self.line.is_mark(*i, ';'))
            .map_or(0, |i| i + 1);
        let mut verb = self.is_all_told(found);
        let mut at = start;
        while at < found.hedged.start {
            if let Some(period) = self.periods.iter().find(|p| p.tokens.contains(&at)) {
                at = period.tokens.end;
            } else if let Some(len) = self.said_how_much(at) {
                verb = true;
                at += len;
            } else if self.is_small(at) {
                // `За весь год — 11 млрд`: a dash stands for the verb.
                verb |= self.line.is_dash(at) && !self.line.glued(at) && at > start;
                at += 1;
            } else {
                return false;
            }
        }
        verb
    }

    /// Whether a figure ends what its sentence says, behind a period: `В первом квартале уже 84 миллиона евро, плюс 9 процентов.`
    fn is_all_told(&self, found: &Found) -> bool {
        let end = found.hedged.end.max(found.tokens.end);
        let ends =
            end >= self.line.len() || self.line.is_mark(end, ',') || self.line.is_mark(end, '.');
        ends && self
            .periods
            .iter()
            .any(|p| p.tokens.end <= found.tokens.start)
    }

    /// The length of a verb that says how much something was or is to be: `составил`, `запланировано`.
    fn said_how_much(&self, at: usize) -> Option<usize> {
        let planned = || {
            self.line
                .find_in(at, SenseSet::MODALITY, |s| {
                    matches!(s, Sense::Planned).then_some(())
                })
                .map(|(len, ())| len)
        };
        self.line.role(at, Role::Amounts).or_else(planned)
    }

    /// Marks, prepositions of time, `and`, hedges: they name nothing.
    fn is_small(&self, at: usize) -> bool {
        self.line.is_kind(at, crate::lexicon::TokenKind::Mark)
            || self.line.hits(at).iter().any(|h| {
                matches!(
                    h.sense,
                    Sense::Time(_)
                        | Sense::Hedge(..)
                        | Sense::Role(Role::And | Role::Filler | Role::Definite | Role::Article)
                )
            })
    }
}
