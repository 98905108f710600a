//! Numbers that are part of a name or say who is meant: `the Big Ten`, `Courtroom 3B`, `the under-19 team`, `in his 30s`.

use super::{after_name, before_name, labelled};
use crate::extract::line::Line;
use crate::lexicon::{Case, Role, SenseSet, TimeRole, TokenKind};

/// Words for great numbers.
const SCALES: SenseSet = SenseSet::SCALE.or(SenseSet::SCALE_PLURAL);

/// `the Big Ten`, `Ocean's Eleven`, `Phoenix Eleven Partners`: a number word with a capital behind another word with one is part of
/// a name, unless all the line is written so.
pub fn in_proper_name(line: &Line<'_>, at: usize) -> bool {
    let named = at > 1 && line.is_kind(at, TokenKind::Word) && line.capital(at);
    // `in Österreich Millionen`: where nouns have capitals, so have the great numbers.
    if !named || line.tokens[at].case == Case::Upper || line.may_be(at, SCALES) {
        return false;
    }
    let owner = line.word(at - 1) == "s" && line.is_apostrophe(at - 2);
    let titled = (0..line.len()).all(|i| {
        let small = line.token(i).is_some_and(|t| t.case == Case::Lower);
        !small || line.is(i, Role::Stop)
    });
    let counted = line.may_be(
        at - 1,
        SenseSet::MONEY.or(SenseSet::NUMBER).or(SenseSet::SCALE),
    );
    !titled && !counted && (owner || line.capital(at - 1))
}

/// The most words of a title beside its number.
const TITLE: usize = 5;

/// `"Inside Out 2"`, `"28 Years Later"`: a number at either end of a title in quotation marks.
pub fn in_title(line: &Line<'_>, at: usize, end: usize) -> bool {
    let counted = SenseSet::MONEY.or(SenseSet::PERCENT).or(SenseSet::SCALE);
    let quoted = |i: usize| line.is_mark(i, '"') || line.word(i).starts_with(QUOTES);
    let titled = |i: usize| line.is_kind(i, TokenKind::Word) && line.capital(i);
    let words = |i: &usize| titled(*i) || line.is(*i, Role::Stop);
    let closes = |from: usize| {
        let last = (from..from + TITLE).take_while(words).last();
        last.is_some_and(|last| titled(last) && quoted(last + 1))
    };
    let opens = || {
        let words = (at.saturating_sub(TITLE)..at).rev().take_while(words);
        let first = words.last();
        first.is_some_and(|first| titled(first) && first > 0 && quoted(first - 1))
    };
    match at.checked_sub(1).is_some_and(quoted) {
        true => closes(end) && !line.may_be(end, counted),
        false => quoted(end) && opens(),
    }
}

/// What titles are set in besides the plain mark.
const QUOTES: [char; 4] = ['“', '”', '«', '»'];

/// `USB 3.2`, `HDMI 2.1`: a number in two small parts behind letters in capitals that name nothing that is measured.
pub(super) fn is_version(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let small = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit());
    let parts = line.word(at).split_once('.');
    let in_parts = parts.is_some_and(|(one, other)| small(one) && small(other));
    // `Bluetooth 5.4`: elsewhere than where a line begins with what it tells of.
    let upper = line.tokens[before].case == Case::Upper;
    let alone = !line.is_kind(at + 1, TokenKind::Word) || line.is(at + 1, Role::Stop);
    let named = upper || before > 0 && alone;
    in_parts && named && !line.may_be(before, SenseSet::MEASURE)
}

/// `COP28`: small digits glued to a label which is also a currency's code.
pub fn in_label(line: &Line<'_>, at: usize) -> bool {
    let small = line.is_kind(at, TokenKind::Number) && line.word(at).len() <= 2;
    small && line.glued(at) && line.role_before(at, Role::Label).is_some()
}

/// `deliveries of its 737 slumped`: a bare number of three digits that somebody owns names a model.
pub fn owned_model(line: &Line<'_>, at: usize) -> bool {
    let digits = line.word(at);
    let three = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let goes_on = line.is_kind(at + 1, TokenKind::Word) && !line.is(at + 1, Role::Of);
    three && goes_on && line.role_before(at, Role::Possessive).is_some()
}

/// The most words of the name of a street.
const STREET: usize = 3;

/// The token behind the street whose house a number is of: `48 Mill Lane`, `410 Second Avenue`.
pub fn numbers_house(line: &Line<'_>, at: usize) -> Option<usize> {
    let whole = line.word(at).bytes().all(|b| b.is_ascii_digit());
    let named = |i: &usize| line.is_kind(*i, TokenKind::Word) && line.capital(*i);
    let mut name = (at + 1..=at + STREET).take_while(named).skip(1);
    let street = name.find(|i| line.is(*i, Role::Street))?;
    (whole && line.is_kind(at, TokenKind::Number)).then_some(street + 1)
}

/// `the under-19 team`: a bound that a hyphen joins to its number names who is meant.
pub fn names_age_group(line: &Line<'_>, at: usize, end: usize) -> bool {
    let joined = at > 1 && line.is_dash(at - 1) && line.glued(at) && line.glued(at - 1);
    let bound = || line.may_be(at - 2, SenseSet::HEDGE) && line.is(at - 2, Role::Stop);
    let unit = || {
        line.may_be(
            end,
            SenseSet::UNIT.or(SenseSet::MONEY).or(SenseSet::PERCENT),
        )
    };
    joined && line.is_kind(at, TokenKind::Number) && bound() && !unit()
}

/// `in his 30s`, `the 1960s and 70s`: ten years of a life or a century.
pub fn ten_years(line: &Line<'_>, at: usize) -> bool {
    let mark = |i: usize| line.glued(i) && line.time_role(i, TimeRole::DecadeMark) == Some(1);
    let digits = line.word(at);
    let tens = digits.len() == 2 && digits.ends_with('0') && mark(at + 1);
    let led = |before: usize| {
        let joined = before > 0 && line.is(before, Role::And) && mark(before - 1);
        joined || line.is(before, Role::Possessive) || line.is(before, Role::Definite)
    };
    tens && at.checked_sub(1).is_some_and(led)
}

/// `Courtroom 3B`, `27B Acacia Road`: a letter behind the number of a place, which stands for no billion.
pub fn lettered(line: &Line<'_>, at: usize, end: usize) -> bool {
    let letter = end == at + 2 && line.glued(at + 1) && line.word(at + 1) == "B";
    let whole = line.word(at).bytes().all(|b| b.is_ascii_digit());
    let named = || at > 1 && after_name(line, at) || before_name(line, end);
    letter && whole && (labelled(line, at) || named())
}

/// The token behind all numbers of things that one label is of: `articles 5 to 7`, `rooms 4 and 5`.
pub fn behind_labelled(line: &Line<'_>, end: usize) -> usize {
    let joins = |at: usize| {
        let role = |role: Role| line.role(at, role).map(|len| at + len);
        let mark = line.is_dash(at) || line.is_mark(at, ',');
        mark.then_some(at + 1)
            .or_else(|| role(Role::To))
            .or_else(|| role(Role::And))
            .or_else(|| role(Role::Or))
    };
    let mut last = end;
    while let Some(next) = joins(last).filter(|next| line.is_kind(*next, TokenKind::Number)) {
        // `room 4 and 5 chairs`, `page 3, 5 percent`
        let counts = line.is_kind(next + 1, TokenKind::Word) && !line.is(next + 1, Role::Stop);
        let sized = line.may_be(
            next + 1,
            SenseSet::UNIT.or(SenseSet::MONEY).or(SenseSet::PERCENT),
        );
        if counts || sized {
            break;
        }
        last = next + 1;
    }
    last
}
