//! What bare amounts of a report are counted in, where its head says so once for all: `All figures in NOK million unless stated`,
//! `(in thousands of US dollars)`, `В млн рублей, если не указано иное`.

use super::line::Line;
use super::tokens::tokens_of;
use crate::document::Document;
use crate::lexicon::{Language, Sense, SenseSet, TimeRole, TokenKind, UnitTable};
use crate::quantity::{Currency, Decimal};

/// How many sentences make the head of a report.
const HEAD: usize = 16;

/// The most tokens of a line that says nothing but what it counts in: `(EUR million)`.
const ALONE: usize = 5;

/// The most tokens between the scale and the money: `in thousands of US dollars`.
const APART: usize = 3;

/// The money and the scale that the head of a document says its figures are in.
pub fn of_head(
    document: &Document,
    language: &Language,
    units: &UnitTable,
) -> Option<(Currency, Decimal)> {
    let head = document.sentences.iter().take(HEAD);
    head.into_iter().find_map(|sentence| {
        let mut tokens = Vec::new();
        tokens_of(&document.plain, sentence.range(), language, &mut tokens);
        let line = Line::new(&document.plain, &tokens, language, units);
        said_in(&line)
    })
}

/// The money and the scale that a line says figures are in, where it tells none itself.
fn said_in(line: &Line<'_>) -> Option<(Currency, Decimal)> {
    if !line.holds(SenseSet::MONEY) || (0..line.len()).any(|at| line.is_kind(at, TokenKind::Number))
    {
        return None;
    }
    (0..line.len()).find_map(|at| {
        let (len, currency) = money_at(line, at)?;
        let end = at + len;
        let behind = (end..end + 2).find_map(|at| scale_at(line, at));
        let before = || {
            let near = at.saturating_sub(APART)..at;
            near.rev().find_map(|at| Some((at, scale_at(line, at)?)))
        };
        let (start, by) = behind.map(|by| (at, by)).or_else(before)?;
        let led = |role| start > 0 && line.time_role(start - 1, role).is_some();
        // `All figures in NOK million`, or nothing but `NOK million`.
        (led(TimeRole::In) || line.len() <= ALONE).then_some((currency, by))
    })
}

fn money_at(line: &Line<'_>, at: usize) -> Option<(usize, Currency)> {
    line.find_in(at, SenseSet::MONEY, |sense| match sense {
        Sense::Money { currency, .. } => Some(*currency),
        _ => None,
    })
}

fn scale_at(line: &Line<'_>, at: usize) -> Option<Decimal> {
    let scale = |sense: &Sense| match sense {
        Sense::Scale(by) | Sense::ScalePlural(by) | Sense::ScaleMark(by)
            if *by >= Decimal::ONE_THOUSAND =>
        {
            Some(*by)
        }
        _ => None,
    };
    line.find(at, scale).map(|(_, by)| by)
}
