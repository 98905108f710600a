//! The country that a document is of by the capital its head names: beside an office of the state, or as the place it is dated from.

use super::land;
use super::tokens::Tokens;
use crate::lexicon::{Role, Sense, UnitTable};
use std::sync::Arc;

/// How many sentences may stand before the city that an office sits in.
const SEAT: usize = 4;

/// The most bytes of a line that says where and when.
const DATE_LINE: usize = 56;

/// The country whose capital the head of a document names beside an office of its own: `Ministry of Health, Lusaka`; a line of
/// the place and the date alone belongs to the one below it.
pub(super) fn of_head(tokens: &Tokens<'_>) -> Option<Arc<str>> {
    let document = tokens.document;
    let mut found: Option<&Arc<str>> = None;
    let head = document
        .sentences
        .get(..SEAT.min(document.sentences.len()))?;
    // `Minister, you were in Rabat last week`: what somebody says is no head.
    let turn = |at: usize| document.turns.get(at).and_then(|t| t.speaker.as_ref());
    let silent = head.iter().take_while(|s| turn(s.turn()).is_none()).count();
    let head = head.get(..if silent > 0 { silent } else { head.len() })?;
    let mut dated: Option<usize> = None;
    let mut above: Option<usize> = None;
    for lines in head.chunk_by(|a, b| a.paragraph() == b.paragraph()) {
        let mut range = lines
            .iter()
            .map(|s| s.range())
            .reduce(|a, b| a.start..b.end)?;
        let short = range.len() <= DATE_LINE;
        // `Minister for Foreign Affairs`, and below it `Media release, Canberra, 25 March 2025`
        let own = range.start;
        range.start = dated.unwrap_or(own);
        let text = document.plain.get(range.clone());
        let seat = |text: &str| tokens.language.seats.country(text);
        let country = text.and_then(seat).or_else(|| {
            let said = document.plain.get(own..range.end)?;
            let above = above.filter(|_| short && said.ends_with(|c: char| c.is_ascii_digit()));
            seat(document.plain.get(above?..range.end)?)
        });
        dated = short.then_some(range.start);
        above = Some(own);
        match (found, country) {
            (Some(one), Some(other)) if one != other => return None,
            (None, Some(_)) => found = country,
            _ => {}
        }
    }
    found.cloned()
}

/// The country whose capital a document is dated from, where its head names it too, or it speaks of `the country` and says no name, or in
/// its money.
pub(super) fn of_dateline(
    tokens: &Tokens<'_>,
    units: &UnitTable,
    headed: &[Arc<str>],
) -> Option<Arc<str>> {
    let (document, language) = (tokens.document, tokens.language);
    let mut head = document.sentences.iter().take(SEAT);
    let country = head.find_map(|sentence| {
        let text = document.plain.get(sentence.range())?;
        language.seats.of_dateline(text)
    })?;
    let land = Sense::Role(Role::Land);
    let told = tokens.kept_splits(0..tokens.kept()).any(|split| {
        (0..split.tokens.len()).any(|at| {
            let mut senses = language.senses(&document.plain, split.tokens, at);
            senses.any(|(_, sense)| *sense == land)
        })
    });
    let paid = || land::is_paid_in(tokens, units, country);
    (headed.contains(country) || told || paid()).then(|| country.clone())
}
