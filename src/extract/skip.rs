//! Numbers that count nothing: names, labels, times of day, scores, addresses, list numbering.

mod clock;
mod name;

pub use self::clock::clock_or_score;
use self::name::is_version;
pub use self::name::{
    behind_labelled, in_label, in_proper_name, in_title, lettered, names_age_group, numbers_house,
    owned_model, ten_years,
};
use super::line::Line;
use crate::lexicon::{Case, Role, Sense, SenseSet, TimeRole, TimeUnit, TimeWord, TokenKind};
use memchr::{memchr3, memmem::Finder};
use std::sync::LazyLock;

/// How addresses begin that no other sign tells.
static WWW: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));

/// Marks every token that belongs to an address of the web, a mail address or a handle.
pub fn addresses(line: &Line<'_>) -> Vec<bool> {
    let mut inside = vec![false; line.len()];
    let text = line.written();
    if memchr3(b'/', b'@', b'\\', text.as_bytes()).is_none() && WWW.find(text.as_bytes()).is_none()
    {
        return inside;
    }
    let mut at = 0;
    while at < line.len() {
        let mut end = at + 1;
        while end < line.len() && line.glued(end) {
            end += 1;
        }
        if end - at >= 3 {
            let from = line.tokens[at].start;
            let to = line.tokens[end - 1].end;
            let chunk = line.text.get(from..to).unwrap_or("");
            if chunk.contains("://")
                || chunk.starts_with("www.")
                || chunk.contains('@')
                || chunk.contains('\\')
            {
                inside[at..end].fill(true);
            }
        }
        at = end;
    }
    inside
}

/// Whether the digits at `at` belong to a name glued together of letters and digits (`SF90`, `COVID-19`, `3D`, `F-150`).
pub fn in_name(line: &Line<'_>, at: usize, prefix_is_money: bool) -> bool {
    if !line.is_kind(at, TokenKind::Number) {
        return false;
    }
    if let Some(before) = at.checked_sub(1) {
        if line.glued(at) && line.is_kind(before, TokenKind::Word) && !prefix_is_money {
            return true;
        }
        // `COVID-19`, `V-6`, `Mi-8`: a capital word, a hyphen, digits.
        if line.is_dash(before)
            && line.glued(at)
            && line.glued(before)
            && before > 0
            && line.is_kind(before - 1, TokenKind::Word)
            && line.capital(before - 1)
            && !line.is(before - 1, Role::Minus)
            && line.month(before - 1).is_none()
        {
            return true;
        }
        if line.glued(at) && matches!(line.word(before), "#" | "№" | "@" | "_") {
            return true;
        }
        // The second part of a name such as `ISO 3888-2`, `787-9`.
        if line.is_dash(before)
            && line.glued(at)
            && line.glued(before)
            && before >= 2
            && line.is_kind(before - 1, TokenKind::Number)
            && line.capital(before - 2)
            && line
                .find_before_in(before - 1, SenseSet::MONEY, money_word)
                .is_none()
            && line.month(before - 2).is_none()
            && !line.is(before - 2, Role::Stop)
        {
            return true;
        }
    }
    // `a 401(k) plan`
    let next = at + 1;
    let tied = |i: usize| line.glued(i) && line.glued(i + 1);
    if line.is_mark(next, '(') && tied(next) && line.is_mark(next + 2, ')') && line.glued(next + 2)
    {
        let letter = line.is_kind(next + 1, TokenKind::Word) && line.word(next + 1).len() == 1;
        if letter {
            return true;
        }
    }
    // Letters glued behind that are no unit, scale, ordinal or money: `3D`, `5G`.
    if line.glued(next) && line.is_kind(next, TokenKind::Word) {
        let known = line.hits(next).iter().any(|hit| {
            matches!(
                hit.sense,
                Sense::Scale(_)
                    | Sense::ScaleMark(_)
                    | Sense::OrdinalMark
                    | Sense::Unit(_)
                    | Sense::Money { .. }
                    | Sense::Minor { .. }
                    | Sense::Percent
                    | Sense::PercentagePoint
                    | Sense::Role(Role::Fold)
                    | Sense::Time(_)
            )
        });
        return !known;
    }
    false
}

/// `a 3-for-1 split`, `two-by-four`: numbers that a word and two hyphens match, on either side. `five-to-six` is a range.
pub fn matched(line: &Line<'_>, at: usize, end: usize) -> bool {
    let number = |at: usize| {
        line.is_kind(at, TokenKind::Number)
            || line
                .find(at, |s| matches!(s, Sense::Number(_)).then_some(()))
                .is_some()
    };
    let tied = |at: usize| {
        line.is_dash(at)
            && line.is_dash(at + 2)
            && (at..at + 4).all(|i| line.glued(i))
            && line.is(at + 1, Role::Stop)
            && !line.is(at + 1, Role::To)
            && !line.is(at + 1, Role::And)
    };
    tied(end) && number(end + 3) || at >= 4 && tied(at - 3) && number(at - 4)
}

fn money_word(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Money { .. }).then_some(())
}

/// Whether a number is that of a week of the year: `in week 7`, but not `last week 7 people`.
fn numbers_week(line: &Line<'_>, at: usize) -> bool {
    let week = at.checked_sub(1).is_some_and(|before| {
        line.time_unit(before) == Some((1, TimeUnit::Week))
            && !(at.saturating_sub(2)..before).any(|i| {
                [TimeRole::Last, TimeRole::This, TimeRole::Next]
                    .iter()
                    .any(|role| line.time_role(i, *role).is_some())
            })
    });
    let small = line
        .word(at)
        .parse::<u8>()
        .is_ok_and(|n| (1..=53).contains(&n));
    // `the Week 7 victory`
    let named = at > 1 && line.capital(at - 1);
    let ends = named || line.is_kind(at + 1, TokenKind::Mark) || line.is(at + 1, Role::Stop);
    week && small && (ends || at + 1 == line.len())
}

/// The most letters of a symbol of a unit.
const UNIT_SYMBOL: usize = 3;

/// What parts the thousands of a number, in English and Russian.
const GROUPS: [char; 4] = [',', ' ', '\u{a0}', '\u{202f}'];

/// Whether a label before the number makes it a name (`Article 5`, `No. 7`, `room 12`, `week 7`).
pub fn labelled(line: &Line<'_>, at: usize) -> bool {
    if numbers_week(line, at) {
        return true;
    }
    // `No. 100 percent of goods are free of duty.`
    let percent = |s: &Sense| matches!(s, Sense::Percent).then_some(());
    if line.find(at + 1, percent).is_some() || is_size(line, at + 1) {
        return false;
    }
    // `release 9,000 of those beds`: what is numbered up to thousands is numbered without groups.
    if at > 0 && line.is_kind(at - 1, TokenKind::Word) && line.word(at).contains(GROUPS) {
        return false;
    }
    let mut end = at;
    while end > 0
        && line.is_kind(end - 1, TokenKind::Mark)
        && matches!(line.word(end - 1), "." | "-" | "#" | "№" | ":")
    {
        end -= 1;
    }
    line.role_before(end, Role::Label).is_some()
        || (end < at && at - end == 1 && line.role_before(at, Role::Label).is_some())
}

/// `a line 214 kilometres long`: a unit written out behind a number makes it a size, and no name.
fn is_size(line: &Line<'_>, unit: usize) -> bool {
    let written = line.word(unit).chars().count() > UNIT_SYMBOL;
    let size = |s: &Sense| matches!(s, Sense::Unit(_)).then_some(());
    written && line.find_in(unit, SenseSet::UNIT, size).is_some()
}

/// Whether a bare number in digits belongs to a name before it (`Stoxx 600`, `Boeing 737`, `Note 20 Ultra`).
pub fn after_name(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    if !line.is_kind(at, TokenKind::Number) || !line.capital(before) {
        return false;
    }
    // Digits in groups count: `Врачей в Кыргызстане 14 000`.
    if line.word(at).contains(|c: char| !c.is_ascii_digit()) && !is_version(line, at) {
        return false;
    }
    let grammar = line.hits(before).iter().any(|hit| {
        hit.len == 1
            && matches!(
                hit.sense,
                Sense::Role(_)
                    | Sense::Hedge(..)
                    | Sense::Trend(_)
                    | Sense::Time(_)
                    | Sense::Money { .. }
                    | Sense::Planned
            )
    });
    !grammar
}

/// Whether digits stand before a capital word that names a thing (`787 Dreamliner`).
pub fn before_name(line: &Line<'_>, end: usize) -> bool {
    // `asteroid 2024 YR4`
    let numbered = line.glued(end + 1) && line.is_kind(end + 1, TokenKind::Number);
    line.capital(end)
        && !line.glued(end)
        && (numbered
            || !line.hits(end).iter().any(|hit| {
                matches!(
                    hit.sense,
                    Sense::Role(_)
                        | Sense::Money { .. }
                        | Sense::Unit(_)
                        | Sense::Country(..)
                        | Sense::Time(_)
                )
            }))
}

/// A day of the month that no date took in: `Feb. 21`, `the December 28 deadline`.
pub fn beside_month(line: &Line<'_>, at: usize, end: usize) -> bool {
    let stop = usize::from(at > 0 && line.is_mark(at - 1, '.'));
    line.find_before_in(at - stop, SenseSet::MONTH, |s| {
        matches!(
            s,
            Sense::Time(TimeWord::Month(_) | TimeWord::DoubtfulMonth(_))
        )
        .then_some(())
    })
    .is_some_and(|(start, ())| line.capital(start))
        || (line.month(end).is_some() && line.capital(end))
}

/// `several hundred`, `a few thousand`: nobody knows how many.
pub fn several(line: &Line<'_>, at: usize) -> bool {
    line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()))
        .is_some()
        && line.role_before(at, Role::Several).is_some()
}

/// `between our two countries`, `the five states`: all that the talk is of, whose number tells nothing new.
pub fn known_sides(line: &Line<'_>, at: usize, end: usize) -> bool {
    if !line.holds(SenseSet::role(Role::Sides)) || line.is_kind(at, TokenKind::Number) {
        return false;
    }
    // `the two`, `двух наших стран`
    let known = [Role::Definite, Role::Own, Role::Those, Role::Between];
    let known = |at: usize| known.iter().any(|role| line.is(at, *role));
    let told = at.checked_sub(1).is_some_and(known) || known(end);
    let sides = |at: usize| line.is(at, Role::Sides);
    let describes = |at: usize| line.is_kind(at, TokenKind::Word) && !line.is(at, Role::Stop);
    told && (sides(end) || (describes(end) || line.is(end, Role::Own)) && sides(end + 1))
}

/// Whether the number opens the sentence as the number of a list item: `1.`, `(2)`, `3)`.
pub fn list_number(line: &Line<'_>, at: usize) -> bool {
    let opens = at == 0 || (at == 1 && line.is_mark(0, '('));
    opens
        && line.is_kind(at, TokenKind::Number)
        && line.glued(at + 1)
        && (line.is_mark(at + 1, ')') || line.is_mark(at + 1, '.'))
        && !line.glued(at + 2)
}

/// `one of`, `no one`, `one another`, `the one`: the word is a pronoun.
pub fn pronoun_one(line: &Line<'_>, at: usize) -> bool {
    if line.is_kind(at, TokenKind::Number)
        || line.tokens.get(at).is_some_and(|t| t.case == Case::Upper)
    {
        return false;
    }
    let one = line
        .find(at, |s| {
            matches!(s, Sense::Number(n) if *n == crate::quantity::Decimal::ONE).then_some(())
        })
        .is_some();
    one && line
        .find(at + 1, |s| {
            matches!(s, Sense::Number(_) | Sense::Scale(_) | Sense::Fraction(_)).then_some(())
        })
        .is_none()
}

/// A telephone number: a plus or brackets, then three groups of digits or more; or such groups with nothing between, of which
/// one begins with a naught (`030 18 272 0`).
pub fn telephone(line: &Line<'_>, at: usize) -> Option<usize> {
    let open = line.is_mark(at, '+') || line.is_mark(at, '(');
    let first = at + usize::from(open);
    if !line.is_kind(first, TokenKind::Number) {
        return None;
    }
    let mut end = first + 1;
    let mut groups = 1;
    loop {
        let mark =
            usize::from(line.is_dash(end) || line.is_mark(end, ')') || line.is_mark(end, '('));
        let second =
            usize::from(mark == 1 && (line.is_dash(end + 1) || line.is_mark(end + 1, '(')));
        if !line.is_kind(end + mark + second, TokenKind::Number) {
            break;
        }
        end += mark + second + 1;
        groups += 1;
    }
    let plain = (at..end)
        .all(|i| !line.is_kind(i, TokenKind::Number) || !line.word(i).contains(['.', ',']));
    let plus = line.is_mark(at, '+');
    let apart = end - first == groups;
    let naught = |i: usize| line.word(i).len() > 1 && line.word(i).starts_with('0');
    let dialled = groups >= 3 && apart && (first..end).any(naught);
    (plain && ((plus && groups >= 3) || groups >= 4 || dialled)).then_some(end)
}
