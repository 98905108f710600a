//! Where the names of people stand that belong to a country named beside them.

use super::head::OFFICE;
use crate::extract::topic::PartyWord;
use crate::lexicon::Token;

/// Where the name of somebody may begin who is of a country: right behind it, or behind the office that an adjective stands
/// before (`Turkish Vice President Fuat Oktay`).
pub(super) fn names_behind<'t>(
    tokens: &'t [Token],
    word: &PartyWord,
) -> impl Iterator<Item = &'t Token> {
    let most = if word.adjective { OFFICE } else { 1 };
    let behind = tokens.iter().skip(word.end).take(most);
    behind.take_while(|token| token.is_capital())
}

/// Where the name of somebody may begin whose office stands behind it in commas: `João Tavares, Angola's Minister of Petroleum`,
/// `Driss Benmansour, Moroccan Foreign Minister`.
pub(super) fn names_before<'t>(
    text: &str,
    tokens: &'t [Token],
    word: &PartyWord,
) -> impl Iterator<Item = &'t Token> {
    let is = |at: usize, marks: &[&str]| {
        let token = tokens.get(at);
        token.is_some_and(|t| text.get(t.start..t.end).is_some_and(|t| marks.contains(&t)))
    };
    let comma = word.at.checked_sub(1).filter(|at| is(*at, &[","]));
    let office = match word.adjective {
        true => tokens.get(word.end).is_some_and(Token::is_capital),
        false => is(word.end, &["'", "’"]),
    };
    let before = tokens.get(..comma.filter(|_| office).unwrap_or(0));
    let before = before.unwrap_or_default().iter().rev();
    before.take(OFFICE).take_while(|token| token.is_capital())
}
