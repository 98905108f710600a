//! What sets a figure apart from the plain one of its measure: how its growth is reckoned (`in real terms`), what it leaves
//! out (`excluding oil`), whose figure it is (`according to Chinese data`), and of which edition (`preliminary`).
//!
//! Such words stand behind the figure they are of, at the head of the clause or sentence whose figures they are all of, or
//! right before the name of what is measured.

mod phrase;

pub(super) use self::phrase::Phrase;
use self::phrase::{NAMED, trend};
use super::attach::Attach;
use super::figure::Found;
use super::period::{PeriodMention, PeriodRole};
use super::topic::Cue;
use super::trend::trend_before;
use crate::claim::{Kind, TO_DATE};
use crate::lexicon::{
    Measure, Nature, Owner, PartyOrder, Qualifier, Role, Sense, SenseSet, TimeRole, TokenKind,
};
use crate::quantity::Atom;
use std::ops::Range;
use std::sync::Arc;

/// The most tokens before the name of a measure that are looked at for what sets it apart.
const BEFORE: usize = 6;
/// How far behind its figure a phrase stands at most.
const BEHIND: usize = 14;
/// No one is older.
const OLDEST: u32 = 120;
/// What names the plain figure where another stands beside it.
const AS_REPORTED: &str = "reported";
/// What names the figure that a revision did away with.
const UNREVISED: &str = "before-revision";

/// What sets one figure apart.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    /// Sets it apart for good, by name and in order.
    pub reckoned: Option<Arc<str>>,
    /// Whose figure it is, or of which edition.
    pub told: Option<Arc<str>>,
}

impl Attach<'_> {
    /// What sets a figure apart; `named` is what the name of its measure says of it, `stated` the period it is told of.
    pub(super) fn apart(
        &self,
        found: &Found,
        named: &[Arc<str>],
        kind: Kind,
        measure: Option<&Measure>,
        stated: Option<&PeriodMention>,
        parties: &[Arc<str>],
    ) -> Apart {
        let phrases = self.asked.phrases.get_or_init(|| self.phrases());
        let percent = measure.is_some_and(|m| m.dimension == "percent");
        let mut names = match self.named_instead(found) {
            own if own.is_empty() => named.to_vec(),
            own => own,
        };
        let flow = measure.is_some_and(|m| m.nature == Nature::Flow);
        let known_start = flow && self.counts_since();
        if !known_start && measure.is_some_and(|m| runs_on(m, stated)) {
            names.push(TO_DATE.into());
        }
        if self.is_plan_moved(found) {
            names.push(UNREVISED.into());
        }
        // `Inflation picked up to 24.1 percent from the previous month`: whence it came, and not how it is reckoned.
        let line = self.line;
        let led = kind == Kind::Level
            && line.role_before(found.hedged.start, Role::To).is_some()
            && trend_before(line, found.tokens.start, 0).is_some();
        let growth = (kind == Kind::Change || percent) && !led;
        let sorts = [
            Qualifier::Growth,
            Qualifier::Figure,
            Qualifier::Without,
            Qualifier::Among,
        ];
        for sort in sorts {
            if sort != Qualifier::Growth || growth {
                names.extend(self.said_of(found, phrases, sort));
            }
        }
        // `Moscow Region traded with Armenia to the amount of $540 million`
        let between =
            |m: &Measure| matches!(m.parties, PartyOrder::Unordered | PartyOrder::Directed);
        if measure.is_some_and(between) {
            names.extend(self.district(found));
        }
        if measure
            .is_some_and(|m| m.parties == PartyOrder::Single && m.owner != Owner::Organisation)
        {
            let place = self.place_within(found).or_else(|| self.district(found));
            names.extend(place.or_else(|| self.place_of_document(found)));
        }
        let usual = match (kind, measure) {
            (Kind::Change, Some(measure)) => measure.growth.as_str(),
            _ => "nominal",
        };
        let inherent = measure.map_or(&[][..], |m| &m.inherent);
        names.retain(|name| **name != *usual && **name != *AS_REPORTED);
        // What there was on a day is what had come together by then.
        let day = |m: &PeriodMention| m.period.is_some_and(|days| days.days() == 1);
        let undated = measure.filter(|_| stated.is_none_or(day));
        let undated = undated.map_or(&[][..], |m| &m.inherent_undated);
        let inherent = || inherent.iter().chain(undated);
        names.retain(|name| !inherent().any(|own| **own == **name));
        if known_start {
            names.retain(|name| **name != *TO_DATE);
        }
        // What a country says of itself is said by whom it is to be expected of, by whatever name of an office; what lies
        // between two countries is counted by both.
        let source = self
            .said_of(found, phrases, Qualifier::Source)
            .filter(|source| {
                let known = source.contains(char::is_uppercase);
                parties.len() > 1 || known && parties != std::slice::from_ref(source)
            });
        let edition = self.said_of(found, phrases, Qualifier::Edition);
        let told = source.into_iter().chain(edition).collect();
        Apart {
            reckoned: joined(names),
            told: joined(told),
        }
    }

    /// What the words before the name of a measure say of it: `adjusted net profit`, `core inflation`.
    pub(super) fn named_apart(&self, named: &Range<usize>) -> Vec<Arc<str>> {
        let line = self.line;
        let mut names = Vec::new();
        if !line.holds(SenseSet::QUALIFIER) {
            return names;
        }
        let mut at = named.start;
        while at > 0 && named.start - at < BEFORE {
            let word = line.find_before_in(at, SenseSet::QUALIFIER, |s| match s {
                Sense::Qualifier(Qualifier::Name, name) => Some(name.clone()),
                _ => None,
            });
            if let Some((start, name)) = word {
                names.push(name);
                at = start;
                continue;
            }
            at -= 1;
            let tied = line.is_dash(at) || line.is_apostrophe(at);
            let of_name = line.is_kind(at, TokenKind::Word)
                && !line.is(at, Role::Stop)
                && !line.is(at, Role::And)
                && line.find_in(at, SenseSet::TREND, trend).is_none();
            if self.figures.iter().any(|f| f.hedged.contains(&at)) || !(tied || of_name) {
                break;
            }
        }
        names
    }

    /// `the EBITDA margin was 21.4 percent, the adjusted one 23.1`: what stands between the figure before and this one, with no
    /// other name of a measure.
    fn named_instead(&self, found: &Found) -> Vec<Arc<str>> {
        if !self.line.holds(SenseSet::QUALIFIER) {
            return Vec::new();
        }
        let ended = |f: &&Found| f.tokens.end <= found.tokens.start;
        let between = match self.figures.iter().rev().find(ended) {
            Some(before) => before.tokens.end..found.tokens.start,
            // `Реальная, то есть скорректированная на рост цен, увеличилась на 8,4%`
            None => {
                let first = usize::from(self.line.is(0, Role::Definite));
                first..found.tokens.start.min(first + 1)
            }
        };
        if self.topics.cues.iter().any(|c| between.contains(&c.at)) {
            return Vec::new();
        }
        let names = between.filter_map(|at| {
            let named = self.line.find_in(at, SenseSet::QUALIFIER, |s| match s {
                Sense::Qualifier(Qualifier::Name, name) => Some(name.clone()),
                _ => None,
            });
            named.and_then(|(len, name)| (!self.is_in_cue(at..at + len)).then_some(name))
        });
        names.collect()
    }

    /// Whether the sentence says since when it counts: that is a period, and no count without a beginning.
    fn counts_since(&self) -> bool {
        let since = |p: &PeriodMention| p.role == PeriodRole::Since && p.period.is_some();
        self.periods.iter().any(since)
    }

    /// `among those over 65, 88 percent are vaccinated`, `дети до 14 лет`: a bare number that says how old those are who are told of.
    pub(super) fn is_an_age(&self, found: &Found) -> bool {
        if found.unit.is_some() || found.figure.value > OLDEST.into() {
            return false;
        }
        if !self
            .line
            .holds(SenseSet::QUALIFIER.or(SenseSet::role(Role::Age)))
        {
            return false;
        }
        let start = found.hedged.start;
        let among = (start.saturating_sub(NAMED)..start).any(|at| {
            let among =
                |s: &Sense| matches!(s, Sense::Qualifier(Qualifier::Among, _)).then_some(());
            self.line.find_in(at, SenseSet::QUALIFIER, among).is_some()
        });
        // `those under 25`
        let ends = |at: usize| {
            let len = self.line.role(at, Role::Age);
            len.is_some_and(|len| (start..=found.tokens.start).contains(&(at + len)))
        };
        let aged = (start.saturating_sub(2)..found.tokens.start).any(ends);
        among || aged
    }

    /// What the phrases of one sort say of a figure: those behind it, else the last that stands before it and is of no other.
    fn said_of(&self, found: &Found, phrases: &[Phrase], sort: Qualifier) -> Option<Arc<str>> {
        let soft = matches!(sort, Qualifier::Source | Qualifier::Edition);
        if phrases.is_empty() {
            return None;
        }
        let mine = || phrases.iter().filter(|p| p.sort == sort);
        let back = mine().find(|p| {
            p.tokens.start >= found.tokens.end
                && self.binds_back(&p.tokens)
                && match soft {
                    true => self.is_last_before(found, p, phrases),
                    false => self
                        .bound_by(p)
                        .is_some_and(|f| f.tokens.start == found.tokens.start),
                }
        });
        let forward = || {
            mine().rev().find(|p| {
                let opens = !self.binds_back(&p.tokens) && self.reaches(p, found);
                p.tokens.end <= found.tokens.start
                    && (opens || sort == Qualifier::Source && self.goes_on_from(p, found))
            })
        };
        let phrase = back.or_else(forward)?;
        let earlier = found.came_from || self.is_compared(found);
        Some(match sort == Qualifier::Edition && earlier {
            true => UNREVISED.into(),
            false => phrase.name.clone(),
        })
    }

    /// Whether no phrase of the same sort parts a figure from one behind it.
    fn is_last_before(&self, found: &Found, phrase: &Phrase, phrases: &[Phrase]) -> bool {
        let between = found.tokens.end..phrase.tokens.start;
        let parted = |p: &Phrase| p.sort == phrase.sort && between.contains(&p.tokens.start);
        !phrases.iter().any(parted) && !between.into_iter().any(|at| self.is_break(at))
    }

    /// The figure that a phrase behind it is of: the nearest one, of ways to reckon growth the nearest rate.
    fn bound_by(&self, phrase: &Phrase) -> Option<&Found> {
        let before = || {
            let ended = |f: &&Found| f.tokens.end <= phrase.tokens.start;
            self.figures.iter().rev().filter(ended)
        };
        let together = |f: &&Found| {
            let mut between = f.tokens.end..phrase.tokens.start;
            !between.any(|at| self.is_break(at))
        };
        match phrase.sort {
            // `14.2 percent more than a year earlier, and 0.5 billion more than planned`
            Qualifier::Growth => before()
                .next()
                .filter(|f| f.tokens.end == phrase.tokens.start)
                .or_else(|| before().find(|f| is_rate(f) && together(f)))
                .or_else(|| before().next()),
            _ => before().next(),
        }
        .filter(|f| {
            let mut between = f.tokens.end..phrase.tokens.start;
            between.len() <= BEHIND && !between.any(|at| self.goes_on(at))
        })
    }

    /// Whether a phrase is of the figures before it, and not of those behind.
    fn binds_back(&self, phrase: &Range<usize>) -> bool {
        let ended = |f: &&Found| f.tokens.end <= phrase.start;
        let Some(before) = self.figures.iter().rev().find(ended) else {
            return false;
        };
        let between = before.tokens.end..phrase.start;
        if between.clone().any(|at| self.is_break(at)) {
            return false;
        }
        // `14 percent more than the revised estimate of 85.4 billion`
        let mut of = phrase.end;
        while self.is_neutral(of) {
            of += 1;
        }
        if let Some(len) = self.line.role(of, Role::Of)
            && self.figures.iter().any(|f| f.hedged.start == of + len)
        {
            return false;
        }
        // `из 30 тысяч коек занято 7,8 тысячи`
        if self.figures.iter().any(|f| f.hedged.start == phrase.end) && !between.is_empty() {
            return false;
        }
        let behind = self.figures.iter().find(|f| f.tokens.start >= phrase.end);
        let followed = behind.is_some_and(|f| {
            let mut gap = phrase.end..f.hedged.start;
            !gap.any(|at| self.line.is_mark(at, ',') || self.is_break(at))
        });
        let dated = |at: usize| self.periods.iter().any(|p| p.tokens.contains(&at));
        let mut joins = between.clone().filter(|at| !dated(*at));
        // `12 percent, and excluding acquisitions 7 percent`
        let goes_on = joins.any(|at| {
            (self.line.is(at, Role::And) || self.line.is_mark(at, ',')) && {
                let names = |c: &Cue| c.at > at && c.at < phrase.start;
                followed || self.topics.cues.iter().any(names)
            }
        });
        !goes_on
    }

    /// Whether a phrase before a figure is of it: one that opens the sentence up to a semicolon, any other as long as nothing
    /// else is spoken of.
    fn reaches(&self, phrase: &Phrase, found: &Found) -> bool {
        let mut between = phrase.tokens.end..found.hedged.start;
        // `Excluding housing, inflation was 3.0 percent in January; it had been 2.8 percent in October.`
        // `In services the country had a surplus: exports came to 350 million.`
        let goes_on = |at: usize| {
            self.line.is_mark(at, ';') && self.line.is(at + 1, Role::Back)
                || self.line.is_mark(at, ':') && phrase.tokens.start == 0
        };
        if between.clone().any(|at| self.is_break(at) && !goes_on(at)) {
            return false;
        }
        let small = |at: usize| {
            self.line.is_kind(at, TokenKind::Mark)
                || self.line.is(at, Role::Stop)
                || self.line.time_role(at, TimeRole::In).is_some()
                || self.periods.iter().any(|p| p.tokens.contains(&at))
        };
        let opens = (0..phrase.tokens.start)
            .rev()
            .take_while(|at| !self.is_break(*at))
            .all(small);
        if opens {
            return true;
        }
        !between.any(|at| {
            (self.line.is(at, Role::And) || self.line.is_mark(at, ','))
                && (self.topics.cues.iter()).any(|c| c.at > at && c.end <= found.hedged.start)
        })
    }

    /// Whether an `and` goes on to something else: one between countries or within a period does not.
    fn goes_on(&self, at: usize) -> bool {
        let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
        let named = self.topics.parties.iter().any(|p| p.at == at + 1);
        self.line.is(at, Role::And) && !dated && !named
    }

    /// Whether a source named for an earlier figure is one for this figure too, of which nothing else is said.
    fn goes_on_from(&self, phrase: &Phrase, found: &Found) -> bool {
        let mut between = phrase.tokens.end..found.tokens.start;
        !between.any(|at| self.is_break(at))
    }

    fn is_break(&self, at: usize) -> bool {
        self.line.is_mark(at, ';') || self.line.is_mark(at, ':') && !self.line.glued(at + 1)
    }
}

/// Whether a figure is of all the time up to a day: a rate told from the beginning of a period on, which is none of the year's
/// (`inflation since January`), and a count of what happens that is told as of a day (`as of 1 March, 200,000 cases`).
fn runs_on(measure: &Measure, stated: Option<&PeriodMention>) -> bool {
    let country = measure.owner != Owner::Organisation;
    stated.is_some_and(|mention| match measure.nature {
        // From a day on, a minimum wage is what it is; it has not come to that since.
        Nature::Rate => {
            country && mention.role == PeriodRole::Since && !is_set_from(measure, mention)
        }
        Nature::Flow => {
            let day = mention.period.is_some_and(|p| p.days() == 1);
            let counted = matches!(mention.role, PeriodRole::AsOf | PeriodRole::By);
            day && counted && measure.dimension == "count"
        }
        _ => false,
    })
}

/// Whether an amount that is set and no sum of anything is told of the day from which on it is so: `from 1 January the minimum wage is`.
pub(super) fn is_set_from(measure: &Measure, mention: &PeriodMention) -> bool {
    measure.nature == Nature::Rate && measure.dimension == "money" && mention.is_from_day()
}

fn is_rate(found: &Found) -> bool {
    found
        .unit
        .as_ref()
        .is_some_and(|u| matches!(u.of, Atom::Percent | Atom::PercentagePoint | Atom::Times))
}

/// What sets a figure apart, without one thing that does.
pub(super) fn without(names: Option<&str>, one: &str) -> Option<Arc<str>> {
    let left = names.into_iter().flat_map(|names| names.split('+'));
    joined(left.filter(|name| *name != one).map(Arc::from).collect())
}

/// Names in one text, in order and each once; `None` of none.
pub(super) fn joined(mut names: Vec<Arc<str>>) -> Option<Arc<str>> {
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join("+").into())
}
