//! Parts of one: `½`, `1/2`, `and a half`, `one in five`, `every third`.

use super::{Form, Number, number_at};
use crate::extract::digits::Convention;
use crate::extract::line::Line;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::Decimal;

/// The most that one thing is said to be one in (`one person in five`).
const MOST_IN_WORDS: u32 = 20;

/// The value of a fraction character.
pub fn glyph(mark: &str) -> Option<Decimal> {
    let (a, b) = match mark.chars().next()? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Decimal::from(a).checked_div(Decimal::from(b))
}

/// `one in five`, `three in ten`: so many out of each so many, both in words, the first a one or the second a round number. One
/// in so many may stand alone (`The odds are 1 in 2,700`).
pub fn one_in(
    line: &Line<'_>,
    at: usize,
    first: &Number,
    convention: Convention,
) -> Option<Number> {
    if let Some(part) = one_thing_in(line, first, convention) {
        return Some(part);
    }
    // `1-in-5 households`
    let tied = |i: usize| line.is_dash(i) && line.glued(i) && line.glued(i + 1);
    let hyphen = usize::from(tied(first.end) && tied(first.end + 2));
    let within = first.end + hyphen;
    let len = line.role(within, Role::OutOf)?;
    let joint = within + len + hyphen;
    // `out of` counts things one by one: `three out of the ten projects`. `de cada` does not.
    let last = within + len - 1;
    let of_each = len > 1 && (line.is(last, Role::Per) || line.is(last, Role::Each));
    let second = number_at(line, joint, convention)?;
    let one = first.value == Decimal::ONE;
    let digits = |at: usize| line.is_kind(at, TokenKind::Number);
    // `nine out of 10 children`, `three out of four developers`: nobody has counted four.
    let spoken = !digits(joint) && [4, 5].iter().any(|n| second.value == Decimal::from(*n));
    let ten = [10, 100].iter().any(|n| second.value == Decimal::from(*n));
    let proportion = len > 1 && (ten || spoken);
    if !of_each && !proportion && line.time_role(within, TimeRole::In).is_none() {
        return None;
    }
    let round = [10, 20, 100]
        .iter()
        .any(|n| second.value == Decimal::from(*n));
    let alike = one || !digits(at) && !digits(joint) || round;
    let whole = |n: &Number| n.scale == Decimal::ONE && n.step == Decimal::ONE && n.high.is_none();
    let counts = line.is_kind(second.end, TokenKind::Word)
        && line.time_unit(second.end).is_none()
        && !line.is(second.end, Role::Stop);
    // `three in five of them have opened`, `Five in six are informal`
    let of_whole = line.is(second.end, Role::Part) || line.is(second.end, Role::Of);
    let counts = counts || of_whole || line.is(second.end, Role::Stop) && opens_clause(line, at);
    // `Of those employed, five in six are informal`, `17 out of every 20 of them`
    let told = line.is(second.end, Role::Stop)
        && line.time_role(second.end, TimeRole::In).is_none()
        && (of_each || !digits(at) && !digits(joint));
    let grouped = line.word(joint).contains(',');
    let alone = one && !line.is_kind(second.end, TokenKind::Word);
    // `one in every hundred`, `one in every thousand`: a scale word that stands alone.
    let lone = [Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND].contains(&second.value);
    let scale = of_each && lone && second.high.is_none() && !digits(joint);
    let small = second.value <= Decimal::ONE_HUNDRED || grouped || scale;
    let fits = whole(first) && (whole(&second) || scale) && first.value < second.value;
    (alike && (counts || alone || told) && fits && small)
        .then(|| first.value.checked_div(second.value))
        .flatten()
        .map(|value| fraction(value, second.end))
}

/// `one pula in six`, `one person in five`, `three pula out of every ten`: one thing out of so many, or several out of each so
/// many, told in words, of which nothing else is counted.
fn one_thing_in(line: &Line<'_>, first: &Number, convention: Convention) -> Option<Number> {
    let thing = first.end;
    let named = line.is_kind(thing, TokenKind::Word)
        && !line.is(thing, Role::Stop)
        && line.time_unit(thing).is_none();
    if !named {
        return None;
    }
    let len = line.role(thing + 1, Role::OutOf)?;
    let last = thing + len;
    let of_each = len > 1 && (line.is(last, Role::Per) || line.is(last, Role::Each));
    let second = number_at(line, thing + 1 + len, convention)?;
    let written = |at: usize| !line.is_kind(at, TokenKind::Number);
    // `seventy-two rupees in a hundred`
    let hundred = second.value == Decimal::ONE_HUNDRED && second.high.is_none();
    if first.value != Decimal::ONE && !of_each && !hundred {
        return None;
    }
    let most = Decimal::from(MOST_IN_WORDS);
    let small = second.value > first.value && (second.value <= most || hundred);
    let ends = !line.is_kind(second.end, TokenKind::Word) || line.is(second.end, Role::Stop);
    let plain = hundred || second.scale == Decimal::ONE && second.step == Decimal::ONE;
    let fits = written(first.end - 1) && written(thing + 1 + len) && small && ends && plain;
    let value = first.value.checked_div(second.value).filter(|_| fits)?;
    Some(fraction(value, second.end))
}

/// Whether a number stands where a clause begins, its hedge apart.
fn opens_clause(line: &Line<'_>, at: usize) -> bool {
    let hedge = |s: &Sense| matches!(s, Sense::Hedge(..)).then_some(());
    let start = line.find_before_in(at, SenseSet::HEDGE, hedge);
    let start = start.map_or(at, |(start, ())| start);
    start == 0 || line.is_kind(start - 1, TokenKind::Mark)
}

/// `каждый пятый житель`, `every third company`: one in so many; and where it begins.
pub fn each_nth(line: &Line<'_>, at: usize, place: u32, end: usize) -> Option<(usize, Number)> {
    let each = line.role_before(at, Role::Each)?;
    let counts = line.is_kind(end, TokenKind::Word) && line.time_unit(end).is_none();
    let value = Decimal::ONE.checked_div(Decimal::from(place))?;
    (counts && place > 1).then(|| (each, fraction(value, end)))
}

pub(super) fn fraction(value: Decimal, end: usize) -> Number {
    Number {
        end,
        value,
        high: None,
        step: Decimal::new(1, 2),
        significant: Decimal::new(1, 2),
        form: Form::Fraction,
        scale: Decimal::ONE,
    }
}

/// `1/2`: two small whole numbers around a slash, all glued, the first smaller.
pub(super) fn written_fraction(line: &Line<'_>, at: usize) -> Option<Decimal> {
    let whole = line.is_mark(at + 1, '/')
        && line.glued(at + 1)
        && line.glued(at + 2)
        && line.is_kind(at + 2, TokenKind::Number)
        && !line.is_mark(at + 3, '/');
    if !whole {
        return None;
    }
    let above: u32 = line.word(at).parse().ok()?;
    let below: u32 = line.word(at + 2).parse().ok()?;
    if above == 0 || above >= below || !matches!(below, 2..=10 | 12 | 16 | 20 | 32 | 64 | 100) {
        return None;
    }
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// `and a half`, `and three quarters` behind a whole number.
pub(super) fn and_a_part(line: &Line<'_>, number: &mut Number) {
    let mut at = number.end;
    // `с половиной`
    if let Some((len, part)) = line.find_in(at, SenseSet::FRACTION, |s| match s {
        Sense::AddedFraction(part) => Some(*part),
        _ => None,
    }) {
        add_part(number, part, at + len);
        return;
    }
    while line.is_dash(at) && line.glued(at) {
        at += 1;
    }
    let Some(len) = line.role(at, Role::And) else {
        return;
    };
    at += len;
    while line.is_dash(at) && line.glued(at) {
        at += 1;
    }
    if let Some((part, end)) = part_at(line, at) {
        add_part(number, part, end);
    }
}

/// Adds a part of one, or of the scale, to a number that then ends at token `end`.
fn add_part(number: &mut Number, part: Decimal, end: usize) {
    let part = part.checked_mul(number.scale);
    if let Some(sum) = part.and_then(|part| number.value.checked_add(part)) {
        number.value = sum;
        number.end = end;
        number.step = number.scale / Decimal::TEN;
        number.significant = number.step;
    }
}

/// `a half`, `half`, `three quarters`: the part and the token behind it.
pub fn part_at(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let mut next = at;
    let mut times = Decimal::ONE;
    if let Some(len) = line.role(next, Role::Article) {
        next += len;
        if line.is_dash(next) {
            next += 1;
        }
    } else if let Some((len, n)) = line.find(next, |s| match s {
        Sense::Number(n) if *n < Decimal::TEN => Some(*n),
        _ => None,
    }) {
        next += len;
        times = n;
        if line.is_dash(next) && line.glued(next) {
            next += 1;
        }
    }
    let (len, part) = line.find(next, |s| match s {
        Sense::Fraction(part) => Some(*part),
        _ => None,
    })?;
    // `eight quarter-finalists`: no part is more than the whole.
    let value = part.checked_mul(times)?;
    (value <= Decimal::ONE).then_some((value, next + len))
}

/// `plus du tiers du budget`, `la tercera parte de los hogares`, `около трети`: a part that hedges or an article lead to, or that
/// takes two words, before what it is a part of; behind a hedge that may be left out.
pub(super) fn said_of_a_whole(line: &Line<'_>, at: usize, end: usize, phrase: bool) -> bool {
    let article = line.role_before(at, Role::Definite);
    let hedged = line
        .find_before_in(article.unwrap_or(at), SenseSet::HEDGE, |s| {
            matches!(s, Sense::Hedge(..)).then_some(())
        })
        .is_some()
        || line.role_before(at, Role::Limit).is_some();
    let of = line.is(end, Role::Of);
    let ends = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop);
    of && (phrase || article.is_some()) || hedged && (of || ends)
}
