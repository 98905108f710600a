//! When a measure named near a figure is of another one, or of something else that no measure names.

use super::Attach;
use crate::extract::figure::{Found, is_time};
use crate::extract::line::Hit;
use crate::extract::mention::MentionKind;
use crate::extract::organisation::Named;
use crate::extract::topic::{Cue, clause};
use crate::extract::trend::trend_at;
use crate::lexicon::{Measure, Nature, Role, Sense, SenseSet, TimeRole, TokenKind};
use std::ops::Range;

/// What people are counted in.
pub(super) const PERSON: &str = "person";

/// How near behind a figure what it is of may stand: `followed by 300 MW of solar capacity`.
const NEAR: usize = 4;

impl Attach<'_> {
    /// `Investment in the Georgian economy grew by 12 percent`: what another measure of the clause is in.
    pub(super) fn is_within_another(&self, cue: &Cue) -> bool {
        let party = |at: usize| {
            let mut parties = self.topics.parties.iter();
            parties.any(|p| (p.at..self.behind_possessive(p.end)).contains(&at))
        };
        let small = |at: &usize| {
            self.line.is(*at, Role::Definite)
                || self.line.is(*at, Role::Own)
                || self.line.is(*at, Role::Back)
                || party(*at)
        };
        if self.is_branch(cue) {
            return true;
        }
        let of = self.line.role(cue.end, Role::Of).map(|of| cue.end + of);
        let led = |of: usize| self.figure_behind(of).is_some_and(|f| f.hedged.start == of);
        if of.is_some_and(led) {
            return false;
        }
        let Some(lead) = (0..cue.at).rev().find(|at| !small(at)) else {
            return false;
        };
        let own = clause(self.line, cue.at);
        // `$5 billion in imports and $1 billion in exports`: each is of its own figure.
        let and = |from: usize, f: &Found| {
            from <= f.tokens.start
                && f.tokens.end <= lead
                && (from..f.tokens.start).any(|at| self.line.is(at, Role::And))
        };
        let apart = |other: &Cue| self.figures.iter().any(|f| and(other.end, f));
        let named = |other: &Cue| other.end <= lead && own.contains(&other.at) && !apart(other);
        self.line.time_role(lead, TimeRole::In).is_some() && self.topics.cues.iter().any(named)
    }

    /// `wind 12.9 TWh (25 percent of consumption), hydro 11.7 TWh`: what a share is of that has come to its end is no matter of what
    /// follows.
    pub(super) fn is_whole_of_share_told(&self, cue: &Cue, found: &Found) -> bool {
        let ends = |at: usize| self.line.is_mark(at, ')') || self.line.is_mark(at, ';');
        cue.end <= found.tokens.start
            && (cue.end..found.tokens.start).any(ends)
            && self.is_whole_of_some_share(cue, found)
    }

    /// `Hospitals have lost 40 nurses`: where a shared cue is a word of change, what is counted must be people.
    pub(super) fn counts_no_loss(&self, cue: &Cue, found: &Found) -> bool {
        let shared =
            |h: &Hit<'_>| matches!(h.sense, Sense::SharedMeasure(id) if *id == cue.measure);
        self.counted_noun(found).is_some_and(|noun| {
            trend_at(self.line, cue.end - 1).is_some()
                && self.line.hits(cue.at).iter().any(shared)
                && *noun != *PERSON
                && self.measure(cue.measure).is_some_and(|m| m.id != *noun)
        })
    }

    /// `The deficit will be financed by 14 billion of domestic borrowing and 7 billion of loans`: what covers an amount is another
    /// amount, and so is the next of the list.
    pub(super) fn covers(&self, at: usize) -> bool {
        if !self.line.holds(SenseSet::role(Role::Means)) {
            return false;
        }
        let found = &self.figures[at];
        let led = |f: &Found| self.line.role_before(f.hedged.start, Role::Means).is_some();
        let listed = || {
            let first = self.figures[..at].iter().rev().find(|f| led(f))?;
            let mut between = first.tokens.end..found.hedged.start;
            between.find(|i| self.line.is(*i, Role::And) || self.line.is_mark(*i, ','))
        };
        found.kind == MentionKind::Money && (led(found) || listed().is_some())
    }

    /// `Water brought in $230 million of the revenue, Process Industries $182 million`: an amount taken out of a measure, and the
    /// next of the list, are of something that no measure names.
    pub(super) fn is_taken_out(&self, at: usize) -> bool {
        let found = &self.figures[at];
        if found.kind != MentionKind::Money {
            return false;
        }
        let end = found.tokens.end;
        let mut next = end + self.line.role(end, Role::Of).unwrap_or(0);
        let of = next;
        while self.line.is(next, Role::Definite) || self.line.is(next, Role::Own) {
            next += 1;
        }
        let cues = || self.topics.cues.iter();
        if of > end && next > of {
            return cues().any(|cue| (next..next + 2).contains(&cue.at));
        }
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let between = self.figures[before].tokens.end..found.tokens.start;
        let own = clause(self.line, found.tokens.start);
        let named = cues().any(|cue| between.contains(&cue.at) && self.is_named_right(cue, found));
        own.contains(&self.figures[before].tokens.start)
            && self.figures[before].unit == found.unit
            && !named
            && self.is_taken_out(before)
    }

    /// `добыли 34 млрд кубометров газа и 18 млн тонн нефти`: whether a word right behind the figure says that a shared cue is the
    /// measure's.
    pub(super) fn is_claimed_behind(&self, cue: &Cue, found: &Found) -> bool {
        let mut hits = self.line.hits(found.tokens.end).iter();
        hits.any(|h| matches!(h.sense, Sense::Claims(id) if *id == cue.measure))
    }

    /// `hours worked per employee fell by 0.5 percent`, `equal to 6.7 months of sales`: what something is reckoned by.
    pub(super) fn is_reckoned_by(&self, cue: &Cue) -> bool {
        let one = || {
            self.measure(cue.measure)
                .is_some_and(|m| m.dimension == "count")
        };
        let per = self.line.role_before(cue.at, Role::Per).is_some() && one();
        let of = self.line.role_before(cue.at, Role::Of);
        let lasts = |f: &Found| of == Some(f.tokens.end) && is_time(self.line, f);
        per || of.is_some() && self.figures.iter().any(lasts)
    }

    /// `a profit of 96 million on revenue of 1.2 billion`: whether `of` alone parts a measure from its figure.
    fn is_of(&self, cue: &Cue, found: &Found) -> bool {
        let of = self.line.role(cue.end, Role::Of);
        of.is_some_and(|of| found.hedged.start == cue.end + of)
    }

    /// `В экспорте лидируют автомобили — 2,1 млрд долларов`: what is in the measure, where the clause begins with that, is part of it.
    pub(super) fn is_within_cue(&self, cue: &Cue, found: &Found) -> bool {
        if self.is_of(cue, found) {
            return false;
        }
        let Some(lead) = cue.at.checked_sub(1) else {
            return false;
        };
        let within = self.line.time_role(lead, TimeRole::In).is_some()
            && self.line.time_role(lead, TimeRole::Through).is_none()
            && !self.line.is(lead, Role::By);
        let cases = !self.line.language.genitive.endings.is_empty();
        let own = clause(self.line, cue.at);
        // `…, их доля 39%`: theirs, and not that of exports.
        let its = |i: usize| self.line.is(i, Role::Back) && self.line.is(i + 1, Role::Share);
        let share = || (cue.end..found.hedged.start).any(its);
        // `В бюджете министерства на год предусмотрено 24 млрд`: with nothing named that it could be for, it is all of it.
        let end = found.tokens.end;
        let alone = || {
            let ends = end >= self.line.len() || self.line.is_kind(end, TokenKind::Mark);
            ends && !(cue.end..found.hedged.start).any(|at| self.is_unknown(at))
        };
        let amount = found.kind == MentionKind::Money && own.contains(&found.tokens.start);
        cases
            && within
            && cue.end <= found.tokens.start
            && lead == own.start
            && (share() || amount && !alone())
    }

    /// `19,000 vacancies, and 1,800 specialists are wanted`: what another figure counts is no measure of one that counts something
    /// else.
    pub(super) fn is_counted_elsewhere(&self, cue: &Cue, found: &Found) -> bool {
        let counts = |f: &Found| f.tokens != found.tokens && f.tokens.contains(&cue.at);
        found.kind == MentionKind::Count
            && self.figures.iter().any(counts)
            && self.counted_noun(found).is_some()
    }

    /// `Экспорт принёс компании 540 млн выручки`: what something other than the company brought in is part of its revenue.
    pub(super) fn is_brought_by_another(&self, cue: &Cue, found: &Found) -> bool {
        if cue.at < found.tokens.end || !self.line.holds(SenseSet::role(Role::Posted)) {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        let brings = |at: &usize| self.line.is(*at, Role::Posted) && self.line.is(*at, Role::Back);
        let Some(verb) = (own.start + 1..found.hedged.start).find(brings) else {
            return false;
        };
        let doer = verb - 1;
        let named = |n: &Named| n.tokens.contains(&doer) || n.tokens.end + 1 == verb;
        let dated = self.periods.iter().any(|p| p.tokens.contains(&doer));
        self.line.is_kind(doer, TokenKind::Word)
            && !dated
            && !self.line.is(doer, Role::Stop)
            && !self.line.is(doer, Role::Back)
            && !self.line.is(doer, Role::Organisation)
            && self.line.time_unit(doer).is_none()
            && !self.named_organisations().iter().any(named)
    }

    /// Whether a cue stands before a figure and not behind the `of` of the one before it.
    pub(super) fn is_named_right(&self, cue: &Cue, found: &Found) -> bool {
        let comma = (cue.end..found.tokens.start).any(|at| self.line.is_mark(at, ','));
        cue.end <= found.tokens.start && !comma
    }

    /// `Tea brought in $1.4 billion, followed by horticulture with $1.3 billion`: another one of the same row, which no measure
    /// names; one country behind another is of the measure that they are told of.
    pub(super) fn is_next_in_row(&self, at: usize) -> bool {
        if !self.line.holds(SenseSet::role(Role::Ranked)) {
            return false;
        }
        let found = &self.figures[at];
        let floor = at
            .checked_sub(1)
            .map_or(0, |before| self.figures[before].tokens.end);
        let mut gap = floor..found.hedged.start;
        let Some(ranked) = gap.find(|i| self.line.is(*i, Role::Ranked)) else {
            return false;
        };
        let behind = ranked..found.tokens.start;
        let near = found.tokens.end..found.tokens.end + NEAR;
        let named = |cue: &Cue| behind.contains(&cue.at) || near.contains(&cue.at);
        let mut parties = self.topics.parties.iter();
        !parties.any(|p| behind.contains(&p.at)) && !self.topics.cues.iter().any(named)
    }

    /// `SOCAR alone has invested $1.9 billion`: what one of many did.
    pub(super) fn is_of_one_alone(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Aside)) {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let party = |at: usize| self.topics.parties.iter().any(|p| p.end == at);
        let alone = (own.start + 1..found.hedged.start).find(|at| self.line.is(*at, Role::Aside));
        alone.is_some_and(|at| {
            // `При этом только за первый квартал`: what is alone is a period.
            let behind = at + self.line.role(at, Role::Aside).unwrap_or(0);
            let named = self.line.is_kind(at - 1, TokenKind::Word)
                && !dated(at - 1)
                && !dated(behind)
                && !party(at);
            let mut cues = self.topics.cues.iter();
            named && !cues.any(|cue| cue.at < at)
        })
    }

    /// `profits are up almost 48 percent on revenue growth of 20`: what a change in percent rests on is no matter of its own.
    pub(super) fn is_cause_of_change(&self, cue: &Cue, found: &Found) -> bool {
        let end = found.tokens.end;
        found.kind == MentionKind::Percent
            && self.line.is(end, Role::Base)
            && self.line.is(cue.end, Role::Growth)
            && (end + 1..end + 3).contains(&cue.at)
    }

    /// `EBITDA per tonne fell to 82 euros`: what comes to one of something is no amount of all.
    pub(super) fn is_for_one(&self, cue: &Cue) -> bool {
        let own = |m: &Measure| m.per.is_some() || m.nature == Nature::Rate;
        let next = cue.end + 1;
        let unit = |s: &Sense| matches!(s, Sense::Unit(_)).then_some(());
        let word = self.line.is_kind(next, TokenKind::Word) && !self.line.is(next, Role::Stop);
        let preposition = self.line.time_role(cue.end, TimeRole::In).is_some()
            || self.line.is(cue.end, Role::To)
            || self.line.is(cue.end, Role::By);
        let measured = self.line.find(next, unit).is_some();
        let thing = measured || word && !preposition && self.line.time_unit(next).is_none();
        self.line.role(cue.end, Role::Per) == Some(1)
            && thing
            && !self.measure(cue.measure).is_some_and(own)
    }

    /// `It made 61 million on 710 million of revenue`: what is named behind the second amount is that one's, and the first is none.
    pub(super) fn rests_on_another(&self, found: &Found) -> bool {
        let on = found.tokens.end;
        let of_amount = |cue: &Cue| {
            let mut figures = self.figures.iter();
            figures.any(|f| {
                f.hedged.start == on + 1 && (f.tokens.end..f.tokens.end + 3).contains(&cue.at)
            })
        };
        found.kind != MentionKind::Percent
            && self.line.is(on, Role::Base)
            && self.topics.cues.iter().any(of_amount)
    }

    /// Whether the figure's clause has a name of its own for a subject: `…, while Immunology declined by 4 percent`.
    pub(super) fn has_named_subject(&self, cue: &Cue, found: &Found) -> bool {
        let own = clause(self.line, found.tokens.start);
        if cue.end > own.start {
            return false;
        }
        let small = |at: usize| self.is_small_word(at) || self.line.is(at, Role::While);
        let Some(first) = (own.start..found.hedged.start).find(|at| !small(*at)) else {
            return false;
        };
        let party = self.topics.parties.iter().any(|p| p.at == first);
        let dated = self.periods.iter().any(|p| p.tokens.contains(&first));
        first > 0
            && self.line.is_kind(first, TokenKind::Word)
            && self.line.capital(first)
            && !party
            && !dated
            && !self.is_grammar(first)
            && trend_at(self.line, first + 1).is_some()
    }

    /// Whether a change is that of the amount right before it, which the measure does not fit: `gas imports came to 50.5 billion
    /// cubic metres, 7.6 percent less`, where imports are money.
    pub(super) fn is_change_of_another(&self, cue: &Cue, at: usize) -> bool {
        let found = &self.figures[at];
        let Some(before) = at.checked_sub(1).map(|i| &self.figures[i]) else {
            return false;
        };
        if found.kind != MentionKind::Percent || cue.end > before.tokens.start {
            return false;
        }
        let own = clause(self.line, found.tokens.start);
        let named = (self.topics.cues.iter())
            .any(|c| (before.tokens.end..found.tokens.start).contains(&c.at));
        let amount = before.unit.is_some() && before.kind != MentionKind::Percent;
        amount
            && !named
            && own.contains(&before.tokens.start)
            && own.contains(&cue.at)
            && self.trend(found).is_some()
            && self
                .measure(cue.measure)
                .is_some_and(|m| !self.fits(before, m))
    }

    /// Whether a list has gone on to another measure that a figure does not fit, so that it is none of the first one's either:
    /// `gas output was 12.5 billion cubic metres, exports 6.4 billion`.
    pub(super) fn goes_on_to_another(&self, cue: &Cue, found: &Found) -> bool {
        let Some(before) = (self.figures.iter().rev()).find(|f| f.tokens.end <= found.tokens.start)
        else {
            return false;
        };
        let between = before.tokens.end..found.tokens.start;
        let mut named = self.topics.cues.iter().chain(&self.topics.unclaimed);
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        cue.end <= before.tokens.start
            && named.any(|c| between.contains(&c.at) && !(c.at..c.end).any(dated))
    }

    /// Whether an amount is what a clause of its own tells of: `Consumption rose to 115 TWh, so that 2.2 TWh had to be imported`.
    pub(super) fn opens_clause_of_its_own(&self, cue: &Cue, found: &Found) -> bool {
        let own = clause(self.line, found.tokens.start);
        if cue.end > own.start || found.kind == MentionKind::Percent {
            return false;
        }
        let opening = own.start..found.hedged.start;
        let small = |at: usize| self.is_small_word(at) && !self.line.is(at, Role::Equals);
        let told = self.figures.iter().any(|f| {
            f.tokens.start >= cue.end && f.tokens.end <= own.start && f.unit == found.unit
        });
        let end = found.tokens.end;
        let dated = self.periods.iter().any(|p| p.tokens.contains(&end));
        let noun = self.line.is(end, Role::Of)
            || self.line.is(end, Role::More)
            || self.line.is(end, Role::Less)
            || self.line.time_role(end, TimeRole::In).is_some()
            || self.line.is(end, Role::From);
        told && !opening.is_empty()
            && opening.into_iter().all(small)
            && self.line.is_kind(end, TokenKind::Word)
            && !dated
            && !noun
    }

    /// Whether a measure named behind a figure is no matter of it: it stands in another clause, or a figure of its own follows
    /// it (`profit was £33 million and earnings per share were 14p`, `trade was $4 billion with a deficit of $2 billion`).
    pub(super) fn is_of_what_follows(&self, cue: &Cue, found: &Found, own: &Range<usize>) -> bool {
        if cue.at < found.tokens.end {
            return false;
        }
        let parted = (found.tokens.end..cue.at).any(|at| {
            self.line.is_mark(at, ',')
                || self.line.is(at, Role::And)
                || self.line.is(at, Role::Compared)
                || self.line.is(at, Role::With)
                || self.line.is(at, Role::Beside)
                // `77,000 out of a labour force of 350,000`, but not `5 billion in exports`
                || self.line.role(at, Role::OutOf).is_some_and(|len| len > 1)
        });
        let there = clause(self.line, cue.at);
        let follows = |f: &Found| {
            f.tokens.start >= cue.end && there.contains(&f.tokens.start) && !self.is_compared(f)
        };
        // `вместе с трансфертами в 0,5 трлн доходы составят 19,2 трлн`
        let tells = self.line.hits(cue.end).iter().any(|hit| {
            let verb = Sense::Role(Role::Amounts);
            *hit.sense == verb || matches!(hit.sense, Sense::Planned)
        });
        !own.contains(&cue.at) || (parted || tells) && self.figures.iter().any(follows)
    }
}
