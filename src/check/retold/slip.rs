//! The slips with which figures are copied, and the keys by which figures are found that differ by one.

use crate::check::subject::digits_of;
use crate::claim::{Claim, Kind};
use crate::lexicon::UnitTable;
use crate::period::{Day, Period};
use crate::quantity::{Atom, Decimal, Trend, Unit};

/// The most digits of a figure that are looked at.
const LONGEST: usize = 9;

/// How many digits a figure has that is looked for at any time.
const LONG: usize = 3;

/// The dimension of what is counted.
const COUNT: &str = "count";

/// How many times one figure may be the other whose digits it has but for a slip.
const FAR: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// How a figure told again differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two digits that stand side by side have changed places.
    Swapped,
    /// All its digits stand in another order.
    Mixed,
    /// One digit is another.
    Digit,
    /// It is so many powers of ten as much, by thousands: scales are taken for one another.
    Scale(u32),
    /// It is told in another unit or money.
    Unit,
    /// It goes the other way.
    Turned,
}

/// What figures share that differ by one slip.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    /// The same digits in any order.
    Order(Told<'a>, u64),
    /// The same digits but for the one at a place.
    But(Told<'a>, usize, u64),
    /// The same digits, in any scale.
    Scale(Kind, Option<&'a Unit>, u64),
    /// The same first digits, in any scale: `131.1 billion`, `131 million`.
    Rough(Kind, Option<&'a Unit>, u64),
    /// The same figure, in any unit.
    Unit(Decimal),
    /// The same figure, up or down.
    Way(Told<'a>, Decimal),
}

/// What two figures are alike in, whatever their digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Told<'a> {
    kind: Kind,
    unit: Option<&'a Unit>,
    until: Option<Day>,
    size: u32,
}

/// The keys under which figures are found that differ from this one by a slip.
pub(super) fn keys<'a>(claim: &'a Claim, units: &UnitTable, mut found: impl FnMut(Key<'a>)) {
    let digits = digits_of(claim.value());
    if digits.is_empty() || digits.len() > LONGEST || claim.kind == Kind::Ordinal {
        return;
    }
    let (value, unit) = (claim.value(), told_in(claim, units));
    let until = claim.period.as_ref().map(Period::until);
    let whole = value.abs().trunc();
    let told = |until| Told {
        kind: claim.kind,
        unit,
        until,
        size: whole.mantissa().checked_ilog10().unwrap_or(0),
    };
    if digits.len() > 1 {
        let digits = digits.as_bytes();
        found(Key::Order(told(None), number(in_order(digits))));
        for at in 0..digits.len() {
            let rest = digits[..at].iter().chain(&digits[at + 1..]);
            let until = until.filter(|_| digits.len() < LONG);
            found(Key::But(told(until), at, number(rest.copied())));
        }
        found(Key::Scale(claim.kind, unit, number(digits.iter().copied())));
        if let Some(first) = digits.get(..LONG) {
            found(Key::Rough(claim.kind, unit, number(first.iter().copied())));
        }
    }
    if claim.trend.is_some() || value.is_sign_negative() {
        found(Key::Way(told(until), value.abs().normalize()));
    }
    if claim.kind == Kind::Level && unit.is_some_and(|unit| is_measured(unit, units)) {
        found(Key::Unit(value.normalize()));
    }
}

/// The number that so many digits make, with a digit before them that tells zeros at their head.
fn number(digits: impl IntoIterator<Item = u8>) -> u64 {
    let digits = digits.into_iter();
    digits.fold(1, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn in_order(digits: &[u8]) -> Vec<u8> {
    let mut digits = digits.to_vec();
    digits.sort_unstable();
    digits
}

/// Whether two rows of digits differ by two that stand side by side.
fn swapped(one: &[u8], other: &[u8]) -> bool {
    let at = one.iter().zip(other).position(|(a, b)| a != b);
    at.is_some_and(|at| {
        one.get(at..at + 2)
            .is_some_and(|two| other.get(at..at + 2) == Some(&[two[1], two[0]]))
    })
}

/// How many digits a figure is written with.
pub(super) fn written(claim: &Claim) -> usize {
    claim.text.chars().filter(char::is_ascii_digit).count()
}

/// What a figure is told in; nothing of what is counted, which two may name in two ways (`passengers`, `people`).
pub(super) fn told_in<'a>(claim: &'a Claim, units: &UnitTable) -> Option<&'a Unit> {
    let counted = |unit: &&Unit| {
        let noun = matches!(unit.of, Atom::Named(_)) && !is_measured(unit, units);
        noun && unit.over.is_none()
    };
    claim.unit.as_ref().filter(|unit| !counted(unit))
}

/// Whether a unit is money or one of the unit table, and no counted noun that two may name in two ways.
fn is_measured(unit: &Unit, units: &UnitTable) -> bool {
    match &unit.of {
        Atom::Currency(_) => true,
        Atom::Named(name) => units.dimension(name).is_some_and(|d| **d != *COUNT),
        _ => false,
    }
}

/// Whether two figures are told in the same word, or one in none of its own: `18.3 billion dirhams` and `18.3 billion`, of which nobody
/// says whose dirhams they are, are one amount for all that is known.
fn share_word(a: &Claim, b: &Claim) -> bool {
    let last = |claim: &Claim| {
        let word = claim.text.split_whitespace().next_back()?;
        word.chars()
            .all(char::is_alphabetic)
            .then(|| word.to_lowercase())
    };
    let lent = a.text.starts_with(&*b.text) || b.text.starts_with(&*a.text);
    lent || last(a).is_some_and(|word| Some(word) == last(b))
}

impl Slip {
    /// By what slip one figure differs from another, if it is one slip and they are not the same.
    pub fn between(a: &Claim, b: &Claim, units: &UnitTable) -> Option<Self> {
        let (one, other) = (a.value(), b.value());
        if a.kind != b.kind {
            return None;
        }
        let size = |claim: &Claim| claim.value().abs().normalize();
        let alike = told_in(a, units) == told_in(b, units);
        if size(a) == size(b) {
            let turned = matches!(
                (way(a), way(b)),
                (Some(Trend::Up), Some(Trend::Down)) | (Some(Trend::Down), Some(Trend::Up))
            );
            return match alike {
                true if turned => Some(Self::Turned),
                true => None,
                false => {
                    let measured =
                        |claim: &Claim| claim.unit.as_ref().is_some_and(|u| is_measured(u, units));
                    let over = |claim: &Claim| claim.unit.as_ref().and_then(|u| u.over.clone());
                    let slipped = measured(a) && measured(b) && over(a) == over(b);
                    (slipped && !share_word(a, b)).then_some(Self::Unit)
                }
            };
        }
        if !alike || one.is_sign_negative() != other.is_sign_negative() {
            return None;
        }
        let (mine, theirs) = (digits_of(one), digits_of(other));
        if mine == theirs {
            let times = size(a).max(size(b)).checked_div(size(a).min(size(b)))?;
            let power = times.normalize().to_string().len().checked_sub(1)?;
            return (mine.len() > 1 && power.is_multiple_of(3))
                .then_some(Self::Scale(u32::try_from(power).ok()?));
        }
        if let Some(power) = rounded_scale(a, b) {
            return Some(Self::Scale(power));
        }
        let times = size(a).max(size(b)).checked_div(size(a).min(size(b)))?;
        let places = |claim: &Claim| size(claim).trunc().to_string().len();
        if mine.len() != theirs.len() || times >= FAR || places(a) != places(b) {
            return None;
        }
        let differ = mine
            .bytes()
            .zip(theirs.bytes())
            .filter(|(one, other)| one != other);
        match differ.count() {
            1 => Some(Self::Digit),
            2 if swapped(mine.as_bytes(), theirs.as_bytes()) => Some(Self::Swapped),
            _ => (in_order(mine.as_bytes()) == in_order(theirs.as_bytes())).then_some(Self::Mixed),
        }
    }

    /// Whether the figures are the same but for their direction.
    pub fn turns(self) -> bool {
        self == Self::Turned
    }

    /// What the slip is, in words.
    pub fn explained(self, a: &Claim, b: &Claim) -> String {
        let (one, other) = (&a.text, &b.text);
        match self {
            Self::Swapped => format!("{one} and {other} have two digits swapped"),
            Self::Mixed => format!("{one} and {other} have the same digits in another order"),
            Self::Digit => format!("{one} and {other} differ in one digit"),
            Self::Scale(power) => {
                let times = format!("1{}", ",000".repeat(power as usize / 3));
                let same = match digits_of(a.value()) == digits_of(b.value()) {
                    true => "the same digits",
                    false => "the same first digits",
                };
                format!("{one} and {other} have {same}, {times} times apart")
            }
            Self::Unit => format!("{one} and {other} have the same digits and two units"),
            Self::Turned => format!("{one} and {other} are the same size and go opposite ways"),
        }
    }
}

/// The power of ten by which one figure is the other, but for its rounding: 131.1 billion and 131 million.
fn rounded_scale(a: &Claim, b: &Claim) -> Option<u32> {
    if digits_of(a.value()).len().min(digits_of(b.value()).len()) < LONG {
        return None;
    }
    let (small, large) = match a.value().abs() < b.value().abs() {
        true => (a, b),
        false => (b, a),
    };
    [3_u32, 6, 9].into_iter().find(|power| {
        let mut scaled = small.figure.clone();
        scaled.scale_by(Decimal::from(10_u64.pow(*power)));
        let interval = scaled.likely();
        interval.meets(&large.likely())
    })
}

/// Which way a change goes, or a balance.
fn way(claim: &Claim) -> Option<Trend> {
    match (claim.kind, claim.value().is_sign_negative()) {
        (Kind::Change, _) => claim.trend,
        (_, true) => Some(Trend::Down),
        (_, false) => Some(Trend::Up),
    }
}
