//! The period a document reports on: what its title or head names it by (`Results for the first half of 2023`).
//!
//! A press release says once what its figures are of; whoever reads on knows it. So figures of a company that stand in no
//! period of their own take this one. Of a country's figures only the title tells, with no other period beside: what a
//! ministry says besides may be of any time.

use super::line::Line;
use super::period::{PeriodContext, PeriodMention, PeriodRole, find_periods};
use super::tokens::tokens_of;
use crate::document::Document;
use crate::lexicon::{Language, Role, TimeUnit, TokenKind, UnitTable};
use crate::period::{Basis, Period};
use std::ops::Range;
use std::sync::Arc;

/// How many sentences make the head of a document.
const HEAD: usize = 6;

/// The fewest days a report is about.
const SHORTEST: i32 = 28;

/// The fewest days of a year.
const YEAR: i32 = 365;

/// The tokens of `half-year` and of the word behind.
const HALF_YEAR: usize = 4;

/// How many sentences at the head may be the title of a document that has none of its own.
const HEADINGS: usize = 3;

/// The most bytes of a line of the head behind which the title may stand.
const HEADING: usize = 60;

/// The period that the title of a document names as the one it is about, with the words that say so.
pub fn titled(
    document: &Document,
    language: &Language,
    units: &UnitTable,
    context: &PeriodContext,
) -> Option<(Period, Basis, Arc<str>)> {
    if let Some(text) = document.metadata.title.as_deref() {
        return titled_in(text, 0..text.len(), language, units, context);
    }
    // A line with nothing but a place and a date may stand before the title, and one with the name of an office before that.
    let head = document.sentences.iter().zip(1..).take(HEADINGS);
    let mut short = true;
    head.map_while(|(sentence, next)| {
        let next = document.sentences.get(next);
        let alone = next.is_none_or(|next| next.paragraph() != sentence.paragraph());
        let range = (alone && short).then(|| sentence.range())?;
        short = sentence.range().len() <= HEADING;
        Some(range)
    })
    .find_map(|range| titled_in(&document.plain, range, language, units, context))
}

/// The one period that a title names.
fn titled_in(
    text: &str,
    range: Range<usize>,
    language: &Language,
    units: &UnitTable,
    context: &PeriodContext,
) -> Option<(Period, Basis, Arc<str>)> {
    let mut tokens = Vec::new();
    tokens_of(text, range, language, &mut tokens);
    let line = Line::new(text, &tokens, language, units);
    let spans = find_periods(&line, context);
    // The date of the document may stand there too.
    let dates = |p: &&PeriodMention| p.period.is_some_and(|days| days.days() == 1);
    let told: Vec<_> = spans.iter().filter(|p| !dates(p)).collect();
    let [mention] = told.as_slice() else {
        return None;
    };
    // `Exports rose 5 percent in 2023` is news, and no title of a report.
    let dated = |at: &usize| spans.iter().any(|p| p.tokens.contains(at));
    let figure = |at: &usize| line.is_kind(*at, TokenKind::Number) && !dated(at);
    if (0..line.len()).any(|at| figure(&at)) {
        return None;
    }
    span(mention, context).map(|period| {
        (
            period,
            mention.basis.unwrap_or(Basis::Relative),
            words(line.text, mention),
        )
    })
}

/// The period of a mention, if it is one that a report may be about.
fn span(mention: &PeriodMention, context: &PeriodContext) -> Option<Period> {
    let over = |period: &Period| context.said.is_none_or(|said| period.until() <= said);
    let plain = mention.role == PeriodRole::Plain;
    (mention.period).filter(|period| plain && period.days() >= SHORTEST && over(period))
}

/// The words of a mention, on one line.
fn words(text: &str, mention: &PeriodMention) -> Arc<str> {
    let words = text.get(mention.range.clone()).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>();
    words.join(" ").into()
}

/// `Half-year results`: told in the second half of a year, they are those of its first.
fn half_year(line: &Line<'_>, context: &PeriodContext) -> Option<(usize, Period)> {
    let said = context.said.filter(|_| context.fiscal_start == 1)?;
    let at = (0..line.len()).find(|at| {
        let half = matches!(line.time_unit(*at), Some((_, TimeUnit::Half)));
        half && (*at..at + HALF_YEAR).any(|at| line.is(at, Role::Results))
    })?;
    let first = Period::months(said.year(), 1, 6)?;
    (first.until() <= said).then_some((at, first))
}

/// What the head of a document says it reports on.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    /// The one period.
    pub one: Option<(Period, Basis, Arc<str>)>,
    /// The quarter or half and the year that it closes: `results for the fourth quarter and full year 2023`.
    pub both: Option<[(Period, Basis, Arc<str>); 2]>,
}

/// The period a document reports on, with the words that say so.
pub fn reporting(
    document: &Document,
    language: &Language,
    units: &UnitTable,
    context: &PeriodContext,
) -> Reported {
    let title = document.metadata.title.as_deref();
    let whole = title.map(|text| (text, 0..text.len()));
    let head = document.sentences.iter().take(HEAD);
    let head = head.map(|sentence| (&*document.plain, sentence.range()));
    let mut tokens = Vec::new();
    let mut reported = Reported::default();
    for (text, range) in whole.into_iter().chain(head) {
        tokens_of(text, range, language, &mut tokens);
        let line = Line::new(text, &tokens, language, units);
        if !(0..line.len()).any(|at| line.is(at, Role::Results)) {
            continue;
        }
        let spans: Vec<_> = find_periods(&line, context)
            .into_iter()
            .filter_map(|mention| Some((span(&mention, context)?, mention)))
            .collect();
        let stated = |period: Period, mention: &PeriodMention| {
            let basis = mention.basis.unwrap_or(Basis::Relative);
            (period, basis, words(text, mention))
        };
        match spans.as_slice() {
            [] => {
                if let Some((at, period)) = half_year(&line, context) {
                    reported.one = Some((period, Basis::Relative, line.word(at).into()));
                }
            }
            [(period, mention)] => reported.one = Some(stated(*period, mention)),
            // Of two periods nobody can tell which the report is about.
            [(a, first), (b, second)] => {
                let closes = |year: &Period, part: &Period| {
                    let long = year.days() >= YEAR && part.days() < YEAR;
                    long && year.until() == part.until()
                };
                let (part, year) = (stated(*a, first), stated(*b, second));
                let both = match (closes(b, a), closes(a, b)) {
                    (true, _) => Some([part, year]),
                    (_, true) => Some([year, part]),
                    _ => None,
                };
                reported.both = reported.both.take().or(both);
            }
            _ => {}
        }
        if reported.one.is_some() {
            break;
        }
    }
    reported
}
