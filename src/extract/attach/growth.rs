//! Changes told without a verb of change: by a noun that names one (`growth came to 9 percent`), or in a list that leaves the
//! verb out (`exports rose 5 percent, imports 18 percent`).

use super::{Attach, Topic};
use crate::claim::Kind;
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::period::{PeriodMention, PeriodRole};
use crate::extract::topic::{Cue, clause};
use crate::extract::trend::{trend_at, trend_before};
use crate::lexicon::{PartyOrder, Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Trend};

/// The most words that name the next thing of a list.
const NAME: usize = 5;

/// What makes a name something else: a part, a share, or a word of its own change.
const OTHER: SenseSet = SenseSet::role(Role::Stop)
    .or(SenseSet::role(Role::Share))
    .or(SenseSet::role(Role::Part))
    .or(SenseSet::role(Role::Remaining))
    .or(SenseSet::TREND)
    .or(SenseSet::MULTIPLE)
    .or(SenseSet::MODALITY);

impl Attach<'_> {
    /// Whether a figure tells by how much something is more or less than what a measure names right behind it.
    pub fn differs_from_measure(&self, found: &Found) -> bool {
        let (line, end) = (self.line, found.tokens.end);
        let differs = [Role::More, Role::Less].into_iter();
        let differs = differs.filter_map(|role| line.role(end, role)).max();
        differs.is_some_and(|len| {
            let at = end + len + line.role(end + len, Role::Than).unwrap_or(0);
            let at = at + line.role(at, Role::Definite).unwrap_or(0);
            // `26% smaller than the harvest of 2022`
            let dated = |cue: &Cue| {
                let near = cue.end..cue.end + NAME;
                self.periods.iter().any(|p| near.contains(&p.tokens.start))
            };
            self.topics
                .cues
                .iter()
                .any(|cue| cue.at == at && !dated(cue))
        })
    }

    /// `0.4 points lower than in the first quarter and 0.4 points higher than a year before`: the second of two comparisons has a
    /// direction of its own.
    pub(super) fn trend_of_its_own(&self, found: &Found) -> Option<Trend> {
        let end = found.tokens.end;
        let than = |role: Role| self.line.role(end, role).filter(|len| *len > 1);
        let (more, less) = (than(Role::More), than(Role::Less));
        if more.is_some() == less.is_some() {
            return None;
        }
        // `$402 million, $36 million less than at the end of December`
        let start = found.hedged.start;
        let comma = start
            .checked_sub(1)
            .is_some_and(|at| self.line.is_mark(at, ','));
        if !comma && self.line.role_before(start, Role::And).is_none() {
            return None;
        }
        Some(match more.is_some() {
            true => Trend::Up,
            false => Trend::Down,
        })
    }

    /// The amount that a change right behind a comma is the change of: `exported 453,200 tonnes of puree in 2023, up 24 percent`,
    /// `produced 94.5 tonnes of gold, 15 percent more than in 2022`.
    pub(super) fn amount_before_change(&self, at: usize) -> Option<usize> {
        let found = &self.figures[at];
        let before = at.checked_sub(1)?;
        let amount = &self.figures[before];
        let sized = found.is_ratio();
        let told = matches!(
            amount.kind,
            MentionKind::Money | MentionKind::Quantity | MentionKind::Count
        );
        if !sized || !told || self.trend(found).is_none() || found.unit == amount.unit {
            return None;
        }
        let mut gap = amount.hedged.end..found.hedged.start;
        let comma = gap.clone().rev().find(|i| self.line.is_mark(*i, ','))?;
        let directs = |i: usize| trend_at(self.line, i).is_some();
        let parts = |i: usize| self.line.is_mark(i, ';') || self.line.is(i, Role::While);
        let only = comma + 1 == gap.end || comma + 2 == gap.end && directs(comma + 1);
        let mut cues = self.topics.cues.iter();
        let named = cues.any(|cue| gap.contains(&cue.at));
        (only && !named && !gap.any(parts)).then_some(before)
    }

    /// `5.6 percent, 0.7 percentage points faster than in 2022`: how far apart two rates are has the direction of the second word.
    pub(super) fn points_apart(&self, found: &Found) -> Option<Trend> {
        let points = found.unit.as_ref().map(|u| &u.of) == Some(&Atom::PercentagePoint);
        let end = found.tokens.end;
        match (self.line.is(end, Role::More), self.line.is(end, Role::Less)) {
            (true, false) if points => Some(Trend::Up),
            (false, true) if points => Some(Trend::Down),
            _ => None,
        }
    }

    /// `The fourth quarter alone added another 8.9 billion`: what a span of time brought is how much there was in it, and no change.
    pub(super) fn is_brought_by_time(&self, found: &Found) -> bool {
        let own = clause(self.line, found.tokens.start);
        let small = |at: &usize| self.line.is(*at, Role::And) || self.line.is(*at, Role::Definite);
        let Some(start) = (own.start..found.hedged.start).find(|at| !small(at)) else {
            return false;
        };
        let opens = |p: &&PeriodMention| p.tokens.contains(&start) && p.role == PeriodRole::Plain;
        let Some(time) = self.periods.iter().find(opens) else {
            return false;
        };
        let verb = time.tokens.end + self.line.role(time.tokens.end, Role::Aside).unwrap_or(0);
        let led = |at: usize| self.line.is(at, Role::Filler) || self.line.is(at, Role::Another);
        trend_at(self.line, verb).is_some() && (verb + 1..found.hedged.start).all(led)
    }

    /// The direction of a change that the subject of the figure's clause names: `GDP growth came to 9 percent`, `рост превысит 7
    /// процентов`. No word of change may stand between, unless it leads to the figure (`growth slowed to 3 percent`).
    pub(super) fn growth_named(&self, found: &Found) -> Option<Trend> {
        if found.kind != MentionKind::Percent || !self.line.holds(SenseSet::role(Role::Growth)) {
            return None;
        }
        let own = clause(self.line, found.tokens.start);
        let before = self.figures.iter().map(|f| f.tokens.end);
        let floor = before.filter(|end| *end <= found.tokens.start).max();
        let floor = floor.unwrap_or(0).max(own.start);
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let mut behind = false;
        let (at, trend) = (floor..found.hedged.start).rev().find_map(|at| {
            let trend = trend_at(self.line, at)?;
            let named = self.line.is(at, Role::Growth);
            // `growth slowed to 3 percent`: the pace of it, which led there.
            let paced = !behind && self.preceded_by(found, Role::To);
            behind |= !named;
            (named || !paced).then_some((at, trend))
        })?;
        // `after growth in exports`, `of growth`: no subject.
        let led = (own.start..at)
            .rev()
            .take_while(|i| self.line.is_kind(*i, TokenKind::Word) && !dated(*i))
            .any(|i| self.leads(i) && !self.is_forecast(i.wrapping_sub(1)));
        // `will increase to 80 percent`: a verb.
        let verb = self.line.is(at + 1, Role::To)
            || self.line.is(at + 1, Role::By)
            || at > 0 && self.line.is(at - 1, Role::Future);
        let of_whole = self.line.is(found.tokens.end, Role::Of);
        (self.line.is(at, Role::Growth) && !led && !verb && !of_whole).then_some(trend)
    }

    /// The direction of the change of a measure that a clause names, and of which an amount tells the size: `The increase in employment
    /// in May is now put at 45,200`.
    pub(super) fn amount_of_change(&self, found: &Found) -> Option<Trend> {
        // `The rise in wages to 900 euros` says what it led to, `the rise came to 900 euros` how great it was.
        let to = self.line.role_before(found.hedged.start, Role::To);
        let came = |to: usize| {
            let verb = to.checked_sub(1).filter(|at| self.line.is(*at, Role::Stop));
            verb.is_some_and(|at| at > 0 && !self.line.is(at - 1, Role::Definite))
        };
        let led = to.is_some_and(|to| !came(to)) || self.preceded_by(found, Role::From);
        if led || !self.line.holds(SenseSet::role(Role::Growth)) {
            return None;
        }
        let own = clause(self.line, found.tokens.start);
        let small = |at: &usize| {
            let article = self.line.is(*at, Role::Definite) || self.line.is(*at, Role::Article);
            article || self.line.is(*at, Role::And) || self.line.is(*at, Role::Own)
        };
        let first = (own.start..found.hedged.start).find(|at| !small(at));
        // `The increase in employment`: the word of change opens the clause; `in employment` is a cue with its preposition.
        let of_measure = |at: usize| {
            let of = self.line.time_role(at + 1, TimeRole::In).is_some()
                || self.line.is(at + 1, Role::Of);
            let mut behind = at + 1..at + 2 + NAME;
            let cue = |cue: &Cue| behind.contains(&cue.at);
            let named = self.topics.cues.iter().any(cue);
            of && first == Some(at) && (named || behind.any(|at| self.line.is(at, Role::Tally)))
        };
        // `Last year's release put population growth at 98,700`: right behind the measure, and what leads to the figure before it.
        let led = |at: usize| {
            let before = found.hedged.start - 1;
            let small = before > at && self.line.is(before, Role::Stop);
            small && self.topics.cues.iter().any(|cue| cue.end == at)
        };
        let growth = |at: &usize| self.line.is(*at, Role::Growth) && (of_measure(*at) || led(*at));
        let growth = (own.start..found.hedged.start).find(growth);
        let at = growth?;
        let moved = |at: usize| trend_at(self.line, at).is_some();
        let counted = |f: &Found| f.tokens.start > at && f.tokens.end <= found.tokens.start;
        let other = (at + 1..found.hedged.start).any(moved) || self.figures.iter().any(counted);
        trend_at(self.line, at).filter(|_| !other)
    }

    /// `its forecast of GDP growth from 2.5 percent to 2.6 percent`: where a named change was moved to, behind where it was.
    pub(super) fn led_from_growth(&self, found: &Found) -> bool {
        let base = self.figure_before(found.hedged.start);
        base.is_some_and(|base| base.came_from && self.growth_named(base).is_some())
    }

    /// `GDP grew by 3 percent last year, and the ministry expects 4 percent this year`: what the growth just told is expected to be,
    /// or what `it` was at another time, is growth too.
    pub(super) fn goes_on_with_growth(&self, found: &Found) -> bool {
        let Some(told) = self.figure_before(found.hedged.start) else {
            return false;
        };
        let gap = told.tokens.end..found.hedged.start;
        let planned = |s: &Sense| matches!(s, Sense::Planned).then_some(());
        let goes_on = |at: usize| {
            self.line.is(at, Role::Back)
                || self.line.find_in(at, SenseSet::MODALITY, planned).is_some()
        };
        let other = |at: usize| self.line.is(at, Role::Share) || self.line.is(at, Role::Yields);
        let named = |cue: &Cue| gap.contains(&cue.at);
        told.unit == found.unit
            && !self.line.is(found.tokens.end, Role::Of)
            && gap.clone().any(goes_on)
            && !gap.clone().any(other)
            && !self.topics.cues.iter().any(named)
            && self.kind(told, None) == Kind::Change
    }

    /// Whether a word makes what stands behind it no subject.
    fn leads(&self, at: usize) -> bool {
        const ROLES: [Role; 7] = [
            Role::Of,
            Role::From,
            Role::To,
            Role::With,
            Role::By,
            Role::Beside,
            Role::Base,
        ];
        ROLES.iter().any(|role| self.line.is(at, *role))
            || self.line.time_role(at, TimeRole::In).is_some()
    }

    /// The amount right before that a percentage tells again: `a year earlier it had been 45.1 billion, or 8.5%`.
    pub fn told_again_as_rate(&self, at: usize) -> Option<usize> {
        let rate = self
            .figures
            .get(at)
            .filter(|f| f.kind == MentionKind::Percent)?;
        let before = at.checked_sub(1)?;
        let end = self.figures[before].hedged.end;
        let or = end + usize::from(self.line.is_mark(end, ','));
        let len = self.line.role(or, Role::Or)?;
        (or + len == rate.hedged.start).then_some(before)
    }

    /// The percentage before, when a figure only goes on with its verb: `Exports rose 5.5 percent, imports 18.3 percent`.
    pub fn verb_before(&self, found: &Found) -> Option<usize> {
        if found.kind != MentionKind::Percent {
            return None;
        }
        let before = self
            .figures
            .iter()
            .rposition(|f| f.tokens.end <= found.hedged.start)?;
        if let Some(listed) = self.verb_before_dash(before, found) {
            return Some(listed);
        }
        let gap = self.behind_period(self.figures[before].hedged.end)..found.hedged.start;
        let mut name = gap.start + usize::from(self.line.is_mark(gap.start, ','));
        name += self.line.role(name, Role::And).unwrap_or(0);
        let named = name..gap.end;
        let of_whole = self.line.is(found.tokens.end, Role::Of);
        if name == gap.start || named.is_empty() || named.len() > NAME || of_whole {
            return None;
        }
        let plain = |at: usize| {
            let word = self.line.is_kind(at, TokenKind::Word);
            let small = self.line.is(at, Role::Definite) || self.line.is(at, Role::Own);
            let other = self.line.may_be(at, OTHER) && !small;
            word && !other
        };
        // `exports rose 5 percent, inflation 6 percent`: what is told in percent is no change.
        let level = self.topics.cues.iter().any(|cue| {
            let of_percent = self.measure(cue.measure).map(|m| m.dimension == "percent");
            named.contains(&cue.at) && of_percent.unwrap_or(false)
        });
        let same = self.figures[before].unit == found.unit;
        (same && !level && named.clone().all(plain)).then_some(before)
    }

    /// `Экспорт прибавил 30 процентов и достиг 480 млн, импорт из Китая — 15 процентов`: a dash stands for the verb of the change
    /// before, where another measure is named that is told in no percent.
    fn verb_before_dash(&self, last: usize, found: &Found) -> Option<usize> {
        let dash = found.hedged.start.checked_sub(1)?;
        if !self.line.is_dash(dash) || self.line.glued(dash) {
            return None;
        }
        // What the change led to may stand between.
        let amount = self.figures[last].kind != MentionKind::Percent;
        let before = last.checked_sub(usize::from(amount))?;
        let change = &self.figures[before];
        let named = self.behind_period(self.figures[last].hedged.end)..dash;
        let mut cues = self.topics.cues.iter();
        let measure = cues
            .find(|cue| named.contains(&cue.at))
            .and_then(|cue| self.measure(cue.measure))?;
        // `Промышленность прибавила 14,1%, торговля — 20,6%`: among branches, that is what shops sell.
        if measure.parties == PartyOrder::Unordered {
            return None;
        }
        let plain = |at: usize| {
            let other = self
                .line
                .may_be(at, OTHER.without(SenseSet::role(Role::Stop)));
            !other && !self.line.is_mark(at, ';')
        };
        (change.unit == found.unit
            && measure.dimension != "percent"
            && self.trend_adjacent(change)
            && !self.line.is(found.tokens.end, Role::Of)
            && named.len() <= NAME + 2
            && named.into_iter().all(plain))
        .then_some(before)
    }

    /// The change before, when a figure is where it led: `grew by 8 percent to 11 billion cubic metres`, `на 8 процентов – до 11 млрд`.
    pub fn change_led_from(&self, found: &Found) -> Option<usize> {
        self.change_led_behind(found)
            .or_else(|| self.change_told_of(found))
    }

    /// `rose by 5 percent in 2023, from 3.9 billion to 4.1 billion`: the change of which a figure says what it came to.
    pub fn change_told_of(&self, found: &Found) -> Option<usize> {
        let at = self.figures.iter().position(|f| f.tokens == found.tokens)?;
        let from = at
            .checked_sub(1)
            .filter(|from| self.figures[*from].came_from)?;
        let change = from.checked_sub(1)?;
        let (base, size) = (&self.figures[from], &self.figures[change]);
        let gap = self.behind_period(size.hedged.end)..base.hedged.start;
        let joined = gap.len() <= 2
            && (gap.start..gap.end).all(|i| self.is_small_word(i) || self.line.is(i, Role::From));
        let changed = size.kind == MentionKind::Percent && self.trend(size).is_some();
        (changed && joined && base.unit == found.unit).then_some(change)
    }

    fn change_led_behind(&self, found: &Found) -> Option<usize> {
        let to = self.line.role_before(found.hedged.start, Role::To)?;
        let before = self.figures.iter().rposition(|f| f.tokens.end <= to)?;
        let change = &self.figures[before];
        let mut gap = change.hedged.end..to;
        let marks = |at: usize| self.line.is_dash(at) || self.line.is_mark(at, ',');
        let by = change.kind == MentionKind::Percent && self.trend(change).is_some();
        (by && gap.len() <= 1 && gap.all(marks)).then_some(before)
    }

    /// `от мобильной связи — на 14%, до 61 млрд, от фиксированной — на 4%, до 22 млрд`: what a change led to is narrowed as it is.
    pub(super) fn narrowed_change(
        &self,
        found: &Found,
        carried: &Carried,
        paragraph: usize,
    ) -> Option<Topic> {
        let topic = self.topic(self.change_led_from(found)?, carried, paragraph);
        let measure = self.measure_named(topic.measure.as_deref()?)?;
        (topic.scope.is_some() && self.fits(found, measure)).then_some(topic)
    }

    /// Whether the sentence names no period but those that something is compared with.
    pub fn names_only_bases(&self) -> bool {
        let compared = |p: &PeriodMention| {
            matches!(p.role, PeriodRole::Comparison | PeriodRole::Growth) || self.is_base(p)
        };
        self.periods.iter().all(compared)
    }

    /// The token behind a period that stands at a token, prepositions apart.
    fn behind_period(&self, at: usize) -> usize {
        let within = self.line.time_role(at, TimeRole::In).unwrap_or(0);
        let mut periods = self.periods.iter();
        let period = periods.find(|p| p.tokens.start == at || p.tokens.start == at + within);
        period.map_or(at, |p| p.tokens.end)
    }

    /// Whether a multiple says how much greater something is than another thing: `в шесть раз больше внешнего долга`. Nothing
    /// grew; `вдвое больше, чем годом ранее` tells of a change.
    pub(super) fn is_times_of(&self, found: &Found) -> bool {
        let times = found.unit.as_ref().is_some_and(|u| u.of == Atom::Times);
        let end = found.tokens.end;
        if !times || self.line.is(end, Role::Compared) || self.line.is(end, Role::Base) {
            return false;
        }
        let more = self.line.role(end, Role::More);
        let Some(more) = more.or_else(|| self.line.role(end, Role::Less)) else {
            return false;
        };
        let next = end + more;
        let dated = self.periods.iter().any(|p| p.tokens.contains(&next));
        more == 1
            && self.line.is_kind(next, TokenKind::Word)
            && !dated
            && !self.line.is(next, Role::Compared)
            && !self.line.is(next, Role::Base)
            && !self.line.is(next, Role::Stop)
            && trend_before(self.line, found.tokens.start, 0).is_none()
    }
}
