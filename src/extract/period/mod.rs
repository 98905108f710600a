//! Periods in sentences: dates, spans, ranges and relative periods, and the days they mean on a document's date.
//!
//! Reading and reckoning are apart: [`find_periods`] reads the words into a shape once, and [`PeriodMention::resolve`] turns
//! it into days whenever the document's date is known, stated or inferred from the periods themselves by [`infer_date`].

mod begin;
mod calendar;
mod date;
mod ends;
mod infer;
mod inherit;
mod last_day;
mod length;
mod named;
mod pair;
mod phrase;
mod quarters;
mod relation;
mod resolve;
mod shape;
mod span;
mod words;
mod year;
mod years;

pub use infer::{dateline, day_of_dateline, infer_date, weekday};
pub use inherit::{settle_rows, told_by_part};
pub use years::join_years;

use crate::extract::Line;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TimeUnit, TimeWord, TokenKind};
use crate::period::{Basis, Day, Period};
use begin::behind_last_core;
use resolve::{Lean, Resolver};
use shape::{Anchor, Edge, Shape, Year};
use std::ops::Range;
use words::Reader;

/// What relative periods are reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodContext {
    /// The document's date.
    pub said: Option<Day>,
    /// Whether that date was inferred.
    pub inferred: bool,
    /// The month fiscal years begin in, 1 to 12.
    pub fiscal_start: i8,
    /// Whether a month with no year is the next one in a clause in the future tense (`will open in September`).
    pub tense: bool,
}

impl Default for PeriodContext {
    fn default() -> Self {
        Self {
            said: None,
            inferred: false,
            fiscal_start: 1,
            tense: false,
        }
    }
}

/// How many days ago a deadline is a day that has just passed.
const JUST: i32 = 92;

/// The part a period plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodRole {
    /// The period something happened in or held on.
    Plain,
    /// From its first day up to the document's date.
    Since,
    /// Up to it.
    Until,
    /// The day a stock is counted on.
    AsOf,
    /// A deadline.
    By,
    /// The period something is compared with (`a year earlier`, `compared with 2022`).
    Comparison,
    /// What growth is reckoned from (`year on year`); never the period of a figure.
    Growth,
}

/// A period as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodMention {
    /// The tokens of the sentence it takes.
    pub tokens: Range<usize>,
    /// Byte range in the document's text.
    pub range: Range<usize>,
    /// The days, once they are known.
    pub period: Option<Period>,
    /// How they became known.
    pub basis: Option<Basis>,
    /// The part it plays.
    pub role: PeriodRole,
    /// Whether its clause speaks of plans or suppositions.
    pub planned: bool,
    /// Whether it is the end of a year that the words leave open, told as a fact: not one that is still to come.
    past: bool,
    /// The year that a period before it in the sentence gives it, where its own words leave it open.
    year: Option<Year>,
    /// Whether the sentence opens with `a year earlier`, and this is a part of that year.
    year_back: bool,
    /// Whether its clause tells of what will be: where tenses count, a month with no year is then the next one.
    pub ahead: bool,
    /// Whether it is nothing but the digits of a year, with no preposition: perhaps part of a name (`Vision 2030`).
    pub loose: bool,
    shape: Shape,
}

impl PeriodMention {
    /// Finds the days, as far as the context allows.
    pub fn resolve(&mut self, context: &PeriodContext) {
        let lean = match self.role {
            PeriodRole::By if !self.has_just_passed(context) => Lean::Ahead,
            PeriodRole::Plain if self.ahead && context.tense => Lean::Ahead,
            _ => Lean::Back,
        };
        let resolver = Resolver { context, lean };
        let ahead = |period: Period| context.said.is_some_and(|said| period.from() > said);
        let in_year = self.year.and_then(|year| {
            let found = resolver.shape(&self.shape.in_year(year))?;
            let to_come = self.ahead || self.planned || self.role == PeriodRole::By;
            (to_come || !ahead(found.period)).then_some(found)
        });
        let found = in_year.or_else(|| resolver.shape(&self.shape));
        let found = found.and_then(|mut found| {
            if self.role == PeriodRole::Since {
                found.period = Period::new(found.period.from(), context.said?)?;
                found.relative = true;
            }
            Some(found)
        });
        self.period = found.and_then(|f| match self.year_back || self.past && ahead(f.period) {
            true => f.period.shift_years(-1),
            false => Some(f.period),
        });
        self.basis = found.map(|f| match (f.relative, context.inferred) {
            (false, _) => Basis::Stated,
            (true, false) => Basis::Relative,
            (true, true) => Basis::Inferred,
        });
    }

    /// Whether it is reckoned from another period of the text (`a year earlier`, `the same period of last year`).
    pub fn is_anchored(&self) -> bool {
        self.anchor().is_some()
    }

    /// Whether it is so long before another period of the text: `a year ago`, `two years earlier`.
    pub fn is_before_another(&self) -> bool {
        matches!(self.anchor(), Some(Anchor::Shift(by) | Anchor::YearFrom(by)) if by < 0)
    }

    /// Whether a deadline is a day of late, and nothing around it speaks of what is to come: `By 18 February, 300 people had been
    /// vaccinated`, said on the 19th.
    fn has_just_passed(&self, context: &PeriodContext) -> bool {
        let lean = Lean::Back;
        let latest = Resolver { context, lean }.shape(&self.shape);
        let just = latest.zip(context.said).is_some_and(|(found, said)| {
            let since = Period::new(found.period.from(), said).map(|p| p.days());
            found.period.days() == 1 && since.is_some_and(|days| days <= JUST)
        });
        just && !self.planned && !self.ahead
    }

    /// Whether it is the whole of the year that the text speaks of, which it does not name.
    pub fn is_whole_year(&self) -> bool {
        self.anchor() == Some(Anchor::WholeYear)
    }

    /// The days it means beside `other`, the period the clause or turn speaks of; `None` unless it is anchored.
    pub fn against(&self, other: Period, context: &PeriodContext) -> Option<Period> {
        let lean = Lean::Back;
        Resolver { context, lean }.against(self.anchor()?, other)
    }

    fn anchor(&self) -> Option<Anchor> {
        match self.shape {
            Shape::Anchored(anchor) | Shape::AnchoredOr(anchor, _) => Some(anchor),
            _ => None,
        }
    }
}

impl PeriodMention {
    /// Whether its days depend on when fiscal years begin: `the current financial year`, `2023-24`.
    pub fn is_fiscal(&self) -> bool {
        match &self.shape {
            Shape::One(simple)
            | Shape::AnchoredOr(_, simple)
            | Shape::Edge(_, simple)
            | Shape::Range(_, simple) => simple.is_fiscal(),
            Shape::Span(..) | Shape::Ended(..) | Shape::Begun(_) | Shape::Anchored(_) => false,
        }
    }

    /// The calendar year of which it is the end.
    pub fn year_ended(&self) -> Option<Period> {
        let last = self.period.filter(|days| days.days() == 1)?.from();
        let whole = matches!(
            self.shape,
            Shape::Edge(Edge::Last, shape::Simple::Months { count: 12, .. })
        );
        let year = Period::new(last.first_of_year(), last.tomorrow().ok()?)?;
        (whole && last.month() == 12).then_some(year)
    }

    /// Whether it is the first half of a year that its words leave open.
    pub fn is_open_half(&self) -> bool {
        matches!(self.shape, Shape::One(shape::Simple::Months { first: 1, count: 6, grain: 6, year })
            if year.is_open())
    }

    /// Whether it is so many years before now: `two years ago`, `a year and a half ago`, `a decade ago`.
    pub fn is_years_ago(&self) -> bool {
        let Shape::One(shape::Simple::Ago { count, unit }) = self.shape else {
            return false;
        };
        match unit {
            TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => true,
            TimeUnit::Month => count >= 12,
            _ => false,
        }
    }

    /// Whether it is the year before a time that others tell: `a year earlier`, `in the year before`.
    pub fn is_year_before(&self) -> bool {
        inherit::is_year_before(&self.shape)
    }

    /// Whether it is a span up to the document's date: `the past five years`.
    pub fn is_rolling(&self) -> bool {
        matches!(self.shape, Shape::One(shape::Simple::Rolling { count, .. }) if count < 0)
    }

    /// The first and the last of the calendar years that it runs from and to: `from 2021 to 2024`.
    pub fn years_from_to(&self) -> Option<(Period, Period)> {
        let Shape::Range(first, last) = self.shape else {
            return None;
        };
        let year = |simple: shape::Simple| match simple.year_of()? {
            stated @ Year::Stated(number) if simple == shape::Simple::year(stated) => {
                Period::year(number)
            }
            _ => None,
        };
        Some((year(first)?, year(last)?))
    }

    /// Whether a day is named: the one it is, or from which on it goes.
    pub fn is_from_day(&self) -> bool {
        matches!(self.shape, Shape::One(shape::Simple::Day { .. }))
    }

    /// Whether a day is named without its year.
    pub fn is_open_day(&self) -> bool {
        matches!(&self.shape, Shape::One(day @ shape::Simple::Day { .. }) if day.year_of().is_some_and(Year::is_open))
    }

    /// Whether it is a quarter or half of a year, told by its number: of which year, an account of its own may say.
    pub fn is_numbered_part(&self) -> bool {
        matches!(self.shape, Shape::One(shape::Simple::Months { count, grain, year, .. })
            if count == grain && matches!(grain, 3 | 6) && year.is_open())
    }
}

/// `down 40 percent from the previous year`: what something is held against, and no beginning.
fn is_from_before(line: &Line<'_>, at: usize) -> bool {
    let from = line.time_role(at, TimeRole::From) == Some(1);
    let next = at + 1 + usize::from(line.is(at + 1, Role::Definite));
    from && line.time_role(at, TimeRole::Since).is_none()
        && line.time_role(next, TimeRole::Previous).is_some()
}

/// The periods of a sentence, in order, with their days as far as the context allows.
pub fn find_periods(line: &Line<'_>, context: &PeriodContext) -> Vec<PeriodMention> {
    let reader = Reader { line };
    let mut mentions = Vec::new();
    let mut at = 0;
    // Where the words of a comparison end, so that the period right behind them is the one compared with.
    let mut compared = usize::MAX;
    let end = behind_last_core(line);
    while at < end {
        // Most words are none of time.
        if !line.may_be(at, SenseSet::role(Role::Compared)) && !reader.is_of_a_sort(at) {
            debug_assert!(reader.mention(at).is_none());
            at += 1;
            continue;
        }
        if let Some(len) = line.role(at, Role::Compared) {
            compared = at + len;
            at = compared;
            continue;
        }
        if is_from_before(line, at) {
            at += 1;
            compared = at;
            continue;
        }
        let begins = reader.may_begin(at);
        debug_assert!(
            begins || reader.mention(at).is_none(),
            "what stands behind a word or number rules a period out and there is one"
        );
        let read = begins.then(|| reader.mention(at)).flatten();
        let read = read.or_else(|| {
            let (shape, end) = inherit::part_alone(&reader, &mentions, at)
                .or_else(|| inherit::year_alone(&reader, &mentions, at))?;
            Some(phrase::found(shape, PeriodRole::Plain, end))
        });
        let Some(found) = read.filter(|found| found.end > at) else {
            at += 1;
            continue;
        };
        let tokens = at..found.end;
        let plain = found.role == PeriodRole::Plain;
        let role = if plain && compared <= at && only_small_words(line, compared..at) {
            PeriodRole::Comparison
        } else if plain && let Some(role) = began_in(line, at) {
            role
        } else {
            found.role
        };
        at = found.end;
        mentions.push(unresolved(line, tokens, role, found));
    }
    // A year of which only its place is said has none of the words of a period.
    if !mentions.is_empty() && line.holds(inherit::PLACES) {
        for at in end..line.len() {
            if let Some((shape, end)) = inherit::year_alone(&reader, &mentions, at) {
                let found = phrase::found(shape, PeriodRole::Plain, end);
                mentions.push(unresolved(line, at..end, PeriodRole::Plain, found));
            }
        }
    }
    debug_assert!(
        (end..line.len()).all(|at| reader.mention(at).is_none()),
        "a period has none of the words that every period has"
    );
    for at in 0..mentions.len() {
        let planned = infer::planned(line, &mentions, at);
        let ahead = infer::ahead(line, &mentions, at);
        let year = inherit::year_before(line, &mentions, at);
        let year_back = inherit::is_a_year_back(line, &mentions, at);
        let mention = &mut mentions[at];
        mention.planned = planned;
        mention.past = !planned
            && matches!(mention.role, PeriodRole::Plain | PeriodRole::AsOf)
            && ends_open_year(line, mention);
        mention.ahead = ahead;
        mention.year = year;
        mention.year_back = year_back;
        mention.resolve(context);
    }
    mentions
}

/// A mention whose days are not found yet.
fn unresolved(
    line: &Line<'_>,
    tokens: Range<usize>,
    role: PeriodRole,
    found: phrase::Found,
) -> PeriodMention {
    PeriodMention {
        range: line.bytes(&tokens),
        planned: false,
        past: false,
        year: None,
        year_back: false,
        ahead: false,
        loose: found.loose,
        period: None,
        basis: None,
        role,
        shape: found.shape,
        tokens,
    }
}

/// How many words name the event since which something has gone on.
const REACH: usize = 8;

/// The part of a period since whose event something has gone on (`since the start of the pilot in 2019`), or has not been so
/// (`the smallest since counting began in 1871`), which is told of another time.
fn began_in(line: &Line<'_>, at: usize) -> Option<PeriodRole> {
    let within = at
        .checked_sub(1)
        .filter(|i| line.time_role(*i, TimeRole::In).is_some());
    let within = within.filter(|_| line.holds(SenseSet::time(TimeRole::Since)))?;
    let (since, len) = (within.saturating_sub(REACH)..within)
        .rev()
        .find_map(|i| Some((i, line.time_role(i, TimeRole::Since)?)))?;
    let from = since + len;
    let near = since.saturating_sub(phrase::EXTREME)..since;
    let extreme = near.into_iter().any(|i| line.is(i, Role::Extreme));
    let role = match extreme {
        true => PeriodRole::Growth,
        false => PeriodRole::Since,
    };
    let told = extreme || line.is(from, Role::Definite);
    let event = from + 1 < within
        && (from..within).all(|i| line.is_kind(i, TokenKind::Word) && hedge_free(line, i));
    (told && event).then_some(role)
}

/// Whether a word is none of change: `since the tax rose in 2019` says why.
fn hedge_free(line: &Line<'_>, at: usize) -> bool {
    !line.may_be(at, SenseSet::TREND)
}

/// `the end of the year`, which names no year; `the end of this year` does.
fn ends_open_year(line: &Line<'_>, mention: &PeriodMention) -> bool {
    let says = |role| {
        mention
            .tokens
            .clone()
            .any(|at| line.time_role(at, role).is_some())
    };
    matches!(mention.shape, Shape::Edge(Edge::Last, _))
        && !says(TimeRole::This)
        && !says(TimeRole::Next)
}

/// Whether nothing but articles and prepositions of time stands in `tokens`.
fn only_small_words(line: &Line<'_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().all(|at| {
        line.hits(at).iter().any(|h| {
            matches!(
                h.sense,
                Sense::Role(Role::Definite | Role::Article) | Sense::Time(TimeWord::Role(_))
            )
        })
    })
}
