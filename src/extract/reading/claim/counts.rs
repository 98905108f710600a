//! Whether a figure counts anything, and what an amount is for each of.

use super::Reading;
use crate::claim::Claim;
use crate::extract::attach::Topic;
use crate::extract::figure::Found;
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::lexicon::{Measure, Nature, Role, SenseSet, TimeUnit, TokenKind};
use crate::quantity::{Atom, Bound, Decimal, Unit};

/// How many times less than an amount the price of each is at least, told in the same money.
const EACH: Decimal = Decimal::ONE_HUNDRED;

impl Reading<'_> {
    /// `The labour force numbered 5 million. Of these, 200,000 were unemployed`: a part of one stock that is all of another, which its own
    /// words name.
    pub(super) fn is_stock_of_its_own(&self, topic: &Topic, measure: Option<&Measure>) -> bool {
        let stock = |m: &Measure| m.nature == Nature::Stock;
        let named = |id: &str| self.extractor.lexicon().measure(id);
        let whole = self.carried.measure.as_deref().and_then(named);
        let differs = || self.carried.measure != topic.measure;
        !topic.carried && measure.is_some_and(stock) && whole.is_some_and(stock) && differs()
    }
}

/// `Earnings per share were 27.1p`: the name of the measure says what the amount is for each of.
pub(super) fn told_per(unit: Unit, measure: Option<&Measure>) -> Unit {
    let per = measure.and_then(|m| m.per.as_deref());
    match per {
        Some(per) if unit.currency().is_some() && unit.over.is_none() => Unit {
            over: Some(Atom::Named(per.into())),
            ..unit
        },
        _ => unit,
    }
}

/// `87.5 percent have received a first dose and 82.6 percent two doses`: how many each of them got counts nothing.
pub(super) fn counts_for_each(before: &[Found], found: &Found) -> bool {
    let counts = found.kind == MentionKind::Count;
    let share = |f: &Found| f.kind == MentionKind::Percent && f.hedged.end == found.hedged.start;
    counts && before.last().is_some_and(share)
}

/// Whether a figure is a number with a fraction that no scale word or unit says what it is of: `2.3`.
pub(super) fn is_bare_part(found: &Found, value: Decimal) -> bool {
    let bare = found.unit.is_none() && found.kind == MentionKind::Number;
    bare && found.scale == Decimal::ONE && !value.fract().is_zero()
}

/// Whether a figure tells of a part of one thing, and so of an average or a length: `5.4 nights`.
pub(super) fn is_part_of_thing(found: &Found) -> bool {
    let part = !found.figure.value.fract().is_zero() && found.scale == Decimal::ONE;
    let over = |unit: &Unit| unit.over.is_some() || !matches!(unit.of, Atom::Named(_));
    part && found.form == Form::Digits && !found.unit.as_ref().is_none_or(over)
}

/// The most that is written as a word and may be anything: `they get two`.
const FEW: u32 = 12;

/// Whether a figure is a small number in words.
pub(super) fn is_few_in_words(found: &Found) -> bool {
    found.form == Form::Words && found.figure.value <= Decimal::from(FEW)
}

/// `for 41.4 million euros, that is 3.6 cents`: in one money, what is so much less is the price of each and no other way to say it.
pub(super) fn is_of_each(found: &Found, whole: &Claim) -> bool {
    let least = whole.figure.value.abs().checked_div(EACH);
    let less = least.is_some_and(|least| found.figure.value.abs() < least);
    less && found.unit.is_some() && found.unit == whole.unit
}

/// `one case now for every twenty then`: so many of something are no count of it.
pub(super) fn is_for_so_many(line: &Line<'_>, found: &Found) -> bool {
    let per = line.role_before(found.tokens.start, Role::Per);
    let every = per.is_some_and(|per| found.tokens.start - per > 1);
    every && found.kind == MentionKind::Number
}

/// `Exports were not $9 billion`, `not 6 billion but 5`: what a figure is said not to be, nobody claims.
pub(super) fn is_denied(line: &Line<'_>, found: &Found) -> bool {
    let plain = found.figure.bound == Bound::Plain;
    plain && line.role_before(found.hedged.start, Role::Not).is_some()
}

/// `those over 65`, `children under 12`: an age that says who is meant.
fn says_who(line: &Line<'_>, found: &Found) -> bool {
    let start = found.tokens.start;
    let bare = found.kind == MentionKind::Quantity && line.is_kind(start, TokenKind::Number);
    let bound = start
        .checked_sub(1)
        .is_some_and(|at| line.may_be(at, SenseSet::HEDGE));
    bare && found.tokens.len() == 1 && bound && line.role_before(start, Role::Aged).is_some()
}

/// Whether a figure is a claim: it counts something, or is a place in a row of something.
pub(super) fn is_claim(line: &Line<'_>, found: &Found, has_measure: bool) -> bool {
    match found.kind {
        _ if says_who(line, found) => false,
        MentionKind::Number => has_measure,
        MentionKind::Ordinal => {
            let century = (found.tokens.end..found.tokens.end + 2)
                .any(|at| matches!(line.time_unit(at), Some((_, TimeUnit::Century))));
            let place = found.figure.value;
            let said = found.form == Form::Digits || place >= Decimal::from(4);
            has_measure && said && !century
        }
        _ => true,
    }
}
