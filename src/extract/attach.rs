//! Attaching: which measure, kind, period, parties and modality a figure of a sentence has.

mod ahead;
mod alike;
mod all_of;
mod another;
mod asked;
mod base;
mod bracket;
mod branch;
mod by_name;
mod company;
mod coordinate;
mod counted;
mod cue;
mod direction;
mod earlier;
mod gone_by;
mod gone_on;
mod growth;
mod in_kind;
mod measure;
mod modality;
mod nearby;
mod nearest;
mod one_side;
mod part;
mod parties;
mod partner;
mod people;
mod period;
mod plan;
mod portion;
mod reached;
mod record;
mod relative;
mod shared;
mod span;
mod trend;
pub(in crate::extract) use self::asked::Asked;
pub(in crate::extract) use self::base::on_base;

use super::figure::{Found, more_or_fewer, preceded_by};
use super::line::Line;
use super::mention::MentionKind;
use super::number::Form;
use super::organisation::Organisations;
use super::period::{PeriodContext, PeriodMention};
use super::tokens::Tokens;
use super::topic::{Cue, Topics, clause};
use super::trend::trend_at;
use crate::claim::Kind;
use crate::lexicon::{Lexicon, Measure, Nature, Role, SenseSet};
use crate::quantity::{Atom, Decimal, POINTS, Unit};
use std::cell::OnceCell;
use std::sync::Arc;

/// Percent behind `темп роста` that are this many or more are of the level before.
const INDEX: u32 = 60;

/// What companies divide their profit by.
const SHARE: &str = "share";

/// What no company earns so little as, in any currency.
const LEAST: u32 = 1_000;

/// What no share brings in: `dividends of 3 billion` are those of all shares.
const MOST_A_SHARE: u32 = 1_000_000;

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
    /// The country the document is of.
    pub home: Option<&'a Arc<str>>,
    /// The country whose figures they are when nothing near them says.
    pub main_party: Option<&'a Arc<str>>,
    /// The one thing that the head of the document is about, of those that measures come in: an illness.
    pub kind: Option<&'a Arc<str>>,
    /// The part of a country that the document is of.
    pub place: Option<&'a Arc<str>>,
    /// The only country the document names, again and again.
    pub only_party: Option<&'a Arc<str>>,
    /// The party the speaker speaks for.
    pub own: Option<&'a Arc<str>>,
    /// The measures spoken about in the document so far, the last one last.
    pub spoken: &'a [u16],
    /// The measures that the paragraph has had a word of.
    pub near: &'a [u16],
    /// The noun last counted in the paragraph.
    pub counted: Option<&'a Arc<str>>,
    /// What relative periods are reckoned from.
    pub context: &'a PeriodContext,
    /// The paragraph the sentence stands in.
    pub paragraph: usize,
    /// Whether the paragraph has come to speak of the parts of a company.
    pub divided: bool,
    /// The document's tokens.
    pub tokens: &'a Tokens<'a>,
    /// Its organisations, read when the first figure of one asks for them.
    pub organisations: &'a OnceCell<Organisations>,
    /// What the figures before have asked of the sentence.
    pub asked: Asked,
}

/// The measure of a figure.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    /// Its id.
    pub measure: Option<Arc<str>>,
    /// What narrows it.
    pub scope: Option<Arc<str>>,
    /// What the words of its name say of it.
    pub apart: Vec<Arc<str>>,
    /// It was carried on from an earlier sentence.
    pub carried: bool,
}

impl<'a> Attach<'a> {
    pub fn measure(&self, at: u16) -> Option<&'a Measure> {
        self.lexicon.measures().get(usize::from(at))
    }

    /// The measure with an id.
    pub fn measure_named(&self, id: &str) -> Option<&'a Measure> {
        self.lexicon.measure(id)
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
                (dimension == "money" && fits_share(found, unit, measure))
                    || (unit.over.is_some() && dimension == "price")
            }
            Atom::Percent | Atom::PercentagePoint => true,
            // `The rate was cut five times from 7 percent`: that often, and not to a fifth.
            Atom::Times if measure.nature == Nature::Rate && self.is_how_often(found) => false,
            Atom::Times => self.trend(found).is_some() || found.kind == MentionKind::Quantity,
            Atom::Named(name) => match self.dimension(name, unit) {
                Some(d) => {
                    &**d == dimension
                        || (dimension == "quantity"
                            && !matches!(&**d, "time" | "temperature" | "angle"))
                        || (&**d == POINTS && dimension == "percent")
                }
                None => {
                    dimension == "count"
                        && (!measure.of_people || self.counts_people(found, name))
                        && (measure.counts.is_empty()
                            || measure.counts.iter().any(|n| **n == **name))
                }
            },
        }
    }

    /// Whether so many times stand right before where a rate came from.
    fn is_how_often(&self, found: &Found) -> bool {
        self.line.is(found.tokens.end, Role::From) && !self.line.is(found.tokens.end, Role::Of)
    }

    /// Whether a count is one of people: `218,000 citizens`, `110,000 Hungarians`.
    fn counts_people(&self, found: &Found, noun: &str) -> bool {
        let of_country = |at: usize| self.topics.parties.iter().any(|p| p.at == at);
        self.lexicon.units().counts_people(noun) || found.tokens.clone().any(of_country)
    }

    /// The dimension of a unit: that of the whole, where the table knows it (`bbl/d` is a flow), else that of what is divided.
    fn dimension(&self, name: &str, unit: &Unit) -> Option<&'a Arc<str>> {
        let units = self.lexicon.units();
        units.dimension_of(unit).or_else(|| units.dimension(name))
    }

    /// What a figure is of its measure.
    pub fn kind(&self, found: &Found, measure: Option<&Measure>) -> Kind {
        if found.kind == MentionKind::Ordinal || self.anniversary(found).is_some() {
            return Kind::Ordinal;
        }
        if found.told_twice {
            return Kind::Change;
        }
        // `one doctor or dentist for every 300 inhabitants`: so many are no level.
        let start = found.hedged.start;
        let each = |start: &usize| *start > 0 && self.line.is(start - 1, Role::Each);
        let per = Some(start).filter(each);
        let per = per.and_then(|start| self.line.role_before(start, Role::Per));
        if found.kind == MentionKind::Count && per.is_some() {
            return Kind::Ratio;
        }
        let by = self.preceded_by(found, Role::By) || self.trend_adjacent(found);
        let to = self.preceded_by(found, Role::To);
        let trend = self.trend(found);
        let more = self.line.is(found.tokens.end, Role::More)
            || self.line.is(found.tokens.end, Role::Less);
        // `rose by 120`, `120 more`, `an increase of 120`, `the increase in employment was 120`
        let sized = || self.is_size_of_change(found) || self.amount_of_change(found).is_some();
        let differs =
            trend.is_some() && (by && !to || more || sized()) && !self.is_of_excess(found, measure);
        let Some(unit) = &found.unit else {
            return match found.form {
                Form::Fraction => Kind::Share,
                // `The number of employees rose by 120 to 2,450.`
                _ if differs => Kind::Change,
                _ => Kind::Level,
            };
        };
        let many = |over: &Atom| over.is_many();
        if unit.over.as_ref().is_some_and(many)
            || matches!(&unit.over, Some(Atom::Named(n)) if &**n == "person" || &**n == "capita")
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
        match &unit.of {
            points if points.is_points() => Kind::Change,
            Atom::Percent => {
                let in_percent = measure.is_some_and(|m| m.dimension == "percent");
                if in_percent {
                    return if trend.is_some() && by && !to {
                        Kind::Change
                    } else {
                        Kind::Level
                    };
                }
                if self.is_index(found) || self.is_level_of_base(found) {
                    return Kind::Ratio;
                }
                // `742,000 tonnes, plus 5 %`
                if self.is_signed(found) {
                    return Kind::Change;
                }
                // `grew by 5.6 percent, up from 4.9 percent`: what a change is compared with is one too.
                if let Some(change) = self.change_compared(found) {
                    return change;
                }
                // `This represents a decrease of 4.3 percent`
                let sized = trend.is_some() && self.is_size_of_change(found);
                let share = self.is_share(found) && !more && !sized;
                // `exports rose by 8 percent to $108 million, and imports by 13 percent to $79 million`
                let led = by && !found.came_from && self.line.is(found.tokens.end, Role::To);
                if share && !by {
                    Kind::Share
                } else if (trend.is_some() && !to)
                    || more
                    || led
                    || self.growth_named(found).is_some()
                    || self.led_from_growth(found)
                    || self.goes_on_with_growth(found)
                {
                    Kind::Change
                } else {
                    Kind::Share
                }
            }
            // `Exports are twice imports`: with no direction, nothing changed.
            Atom::Times if self.line.is(found.tokens.end, Role::Pace) => Kind::Ratio,
            Atom::Times if trend.is_none() || self.is_times_of(found) => Kind::Ratio,
            Atom::Times => Kind::Change,
            _ if differs => Kind::Change,
            // `59 fewer people were killed`
            _ if trend.is_some() && more_or_fewer(self.line, found).is_some() => Kind::Change,
            // `$50 million each`
            _ if self.is_for_each(found) => Kind::Ratio,
            _ => Kind::Level,
        }
    }

    /// `Spending will exceed revenue by 14 billion`: a deficit itself, which the words for what exceeds what name.
    fn is_of_excess(&self, found: &Found, measure: Option<&Measure>) -> bool {
        if !self.line.holds(SenseSet::role(Role::Exceeds)) {
            return false;
        }
        let exceeds = |cue: &Cue| (cue.at..cue.end).any(|at| self.line.is(at, Role::Exceeds));
        let same = |cue: &Cue| {
            let named = self.measure(cue.measure);
            named
                .zip(measure)
                .is_some_and(|(named, of)| named.id == of.id)
        };
        let mut cues = self.topics.cues.iter();
        cues.any(|cue| cue.end <= found.hedged.start && exceeds(cue) && same(cue))
    }

    /// What a percentage is that another percentage right before it is compared with, when that one is a change.
    fn change_compared(&self, found: &Found) -> Option<Kind> {
        if !self.is_compared(found) || self.line.is(found.tokens.end, Role::Of) {
            return None;
        }
        let mut before = self.figures.iter().rev();
        let other = before.find(|f| f.tokens.end <= found.tokens.start)?;
        let kind = (other.unit == found.unit).then(|| self.kind(other, None))?;
        (kind == Kind::Change).then_some(kind)
    }

    /// `an increase of 3,400 on June`: a word of change that is no measure's name leads to the figure.
    fn is_size_of_change(&self, found: &Found) -> bool {
        let Some(of) = self.line.role_before(found.hedged.start, Role::Of) else {
            return false;
        };
        let named = |at: usize| {
            let mut cues = self.topics.cues.iter();
            cues.any(|cue| (cue.at..cue.end).contains(&at))
        };
        of.checked_sub(1)
            .is_some_and(|word| trend_at(self.line, word).is_some() && !named(word))
    }

    /// `96 billion tenge, or 209 million`: a figure that is told as the one before it in other words.
    pub fn says_again(&self, at: usize) -> bool {
        let Some(before) = at
            .checked_sub(1)
            .and_then(|before| self.figures.get(before))
        else {
            return false;
        };
        let gap = before.hedged.end..self.figures[at].hedged.start;
        let comma = usize::from(self.line.is_mark(gap.start, ','));
        let or = self.line.role(gap.start + comma, Role::Or);
        or.is_some_and(|len| gap.start + comma + len == gap.end)
    }

    /// Whether a grammar word stands right before the figure and its hedge; not the `to` of `to grow 5 percent`.
    fn preceded_by(&self, found: &Found, role: Role) -> bool {
        preceded_by(self.line, found, role)
    }

    /// `темп роста – 108,3 %`: what it came to, of what it was.
    fn is_index(&self, found: &Found) -> bool {
        let clause = clause(self.line, found.tokens.start);
        let named = (clause.start..found.hedged.start).any(|at| self.line.is(at, Role::Index));
        named && found.figure.value >= Decimal::from(INDEX)
    }

    /// `101,4 процента к уровню прошлого года`: what it came to, of what it was.
    fn is_level_of_base(&self, found: &Found) -> bool {
        found.figure.value >= Decimal::from(INDEX)
            && self.line.is(found.tokens.end, Role::Base)
            && !self.preceded_by(found, Role::By)
            && self.trend(found).is_none()
            && self.has_base(found)
    }

    fn is_share(&self, found: &Found) -> bool {
        let clause = clause(self.line, found.tokens.start);
        self.line.is(found.tokens.end, Role::Of)
            || (clause.start..found.tokens.start).any(|i| self.line.is(i, Role::Share))
    }

    fn is_small_word(&self, at: usize) -> bool {
        let marked = self.line.is_mark(at, ',');
        marked || self.line.is(at, Role::Stop) || self.line.is(at, Role::And)
    }
}

/// Whether an amount of money can be one for each share, of what is told so, and is none for each share of what is not.
fn fits_share(found: &Found, unit: &Unit, measure: &Measure) -> bool {
    let over = matches!(&unit.over, Some(Atom::Named(name)) if &**name == SHARE);
    match measure.per.as_deref() {
        Some(_) => unit.over.is_some() || found.figure.value < Decimal::from(MOST_A_SHARE),
        // `or €0.26 a share (a year before: €0.22)`: no company earns cents.
        None => {
            let least = Decimal::from(LEAST);
            !(over || measure.by_part && found.figure.value.abs() < least)
        }
    }
}
