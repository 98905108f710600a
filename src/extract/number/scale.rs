//! Scale words: `2.5 million`, `$5bn`, `3 million 200 thousand`, `tens of millions`.

use super::{Form, Number};
use crate::extract::digits::{self, Convention};
use crate::extract::line::Line;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::Decimal;

pub(super) fn scaled(number: &mut Number, by: Decimal) -> Option<()> {
    number.value = number.value.checked_mul(by)?;
    number.high = match number.high {
        Some(high) => Some(high.checked_mul(by)?),
        None => None,
    };
    number.step = number.step.checked_mul(by)?;
    number.significant = number.significant.checked_mul(by)?;
    number.scale = number.scale.checked_mul(by)?;
    Some(())
}

/// `3 million 200 thousand`: digits with a smaller scale go on with digits before them.
pub(super) fn smaller_scale(line: &Line<'_>, number: &mut Number, convention: Convention) {
    if number.scale < Decimal::ONE_THOUSAND || !line.is_kind(number.end, TokenKind::Number) {
        return;
    }
    let Some(digits) = digits::read(line.word(number.end), convention) else {
        return;
    };
    // `3 тыс. 200 человек`: the ones behind the thousands.
    let whole = digits.step == Decimal::ONE && digits.value >= Decimal::ONE_HUNDRED;
    let ones = || {
        let thousands = number.form == Form::Digits && number.scale == Decimal::ONE_THOUSAND;
        let counts = number.step == number.scale && line.is_kind(number.end + 1, TokenKind::Word);
        (thousands && whole && counts).then_some((0, Decimal::ONE))
    };
    let scale = line
        .find(number.end + 1, |s| match s {
            Sense::Scale(by) | Sense::ScaleMark(by) => Some(*by),
            _ => None,
        })
        .filter(|(_, by)| *by >= Decimal::ONE_THOUSAND)
        .or_else(ones);
    if let Some((len, by)) = scale
        && by < number.scale
        && digits.value < Decimal::ONE_THOUSAND
        && let Some(sum) = digits
            .value
            .checked_mul(by)
            .and_then(|part| number.value.checked_add(part))
    {
        number.value = sum;
        number.step = digits.step.saturating_mul(by);
        number.significant = digits.significant.saturating_mul(by);
        number.scale = by;
        number.end = past_stop(line, number.end + 1 + len);
    }
}

/// The token behind the stop of an abbreviation: it goes with it (`млн.`) when the sentence goes on in small letters, or
/// with what is counted (`3 Mrd. Euro`).
fn past_stop(line: &Line<'_>, end: usize) -> usize {
    let counts = || line.find(end + 1, counted).is_some();
    // `3,5 млрд.руб.`
    let goes_on = line.is_mark(end, '.')
        && line.glued(end)
        && line.token(end + 1).is_some_and(|next| {
            if next.glued {
                counts()
            } else {
                !line.capital(end + 1) || counts()
            }
        });
    end + usize::from(goes_on)
}

/// The token behind a hedge between a number and its scale word: `300-odd million`.
fn past_hedge(line: &Line<'_>, at: usize) -> Option<usize> {
    let hyphen = usize::from(line.is_dash(at) && line.glued(at) && line.glued(at + 1));
    let hedge = line.find(at + hyphen, |s| {
        matches!(s, Sense::HedgeAfter(..)).then_some(())
    })?;
    let end = at + hyphen + hedge.0;
    line.find(end, |s| matches!(s, Sense::Scale(_)).then_some(()))?;
    Some(end)
}

/// Scale words and short forms behind a number: `2.5 million`, `4 hundred`, `$5bn`, `2 thousand million`.
pub fn take_scales(line: &Line<'_>, number: &mut Number) {
    if let Some(end) = past_hedge(line, number.end) {
        number.end = end;
    }
    for _ in 0..3 {
        let hyphen = usize::from(
            line.is_dash(number.end) && line.glued(number.end) && line.glued(number.end + 1),
        );
        let at = number.end + hyphen;
        let word = line.find(at, |s| match s {
            Sense::Scale(by) => Some(*by),
            _ => None,
        });
        if let Some((len, by)) = word {
            if scaled(number, by).is_none() {
                return;
            }
            number.end = at + len;
            continue;
        }
        if hyphen == 0 && number.scale == Decimal::ONE && number.form == Form::Digits {
            let mark = line.find(at, |s| match s {
                Sense::ScaleMark(by) => Some(*by),
                _ => None,
            });
            if let Some((len, by)) = mark
                && mark_counts(line, number.end, len)
                && scaled(number, by).is_some()
            {
                number.end = past_stop(line, at + len);
            }
        }
        return;
    }
}

/// Whether the letters at `at` are a short scale and no unit: `5m` may be metres, `5bn` may be nothing else.
///
/// A single letter counts when it is glued to its digits and money stands around it, or a counted thing behind it.
fn mark_counts(line: &Line<'_>, at: usize, len: usize) -> bool {
    let word = line.word(at);
    let is_unit = line
        .find(at, |s| matches!(s, Sense::Unit(_)).then_some(()))
        .is_some();
    let money_before = at
        .checked_sub(2)
        .is_some_and(|i| line.find_before_in(i + 1, SenseSet::MONEY, money).is_some());
    let next = at + len;
    let next_counts = line
        .find(next, |s| {
            matches!(s, Sense::Unit(_) | Sense::Money { .. } | Sense::Noun(_)).then_some(())
        })
        .is_some();
    let plural_next = line.is_kind(next, TokenKind::Word)
        && !line.glued(next)
        && line
            .language
            .singular_of(&line.word(next).to_lowercase())
            .is_some()
        && !line.is(next, Role::Stop);
    if money_before || next_counts || plural_next {
        return true;
    }
    !is_unit && (word.chars().count() > 1 || line.glued(at) || word.chars().all(char::is_uppercase))
}

fn counted(sense: &Sense) -> Option<()> {
    matches!(
        sense,
        Sense::Money { .. } | Sense::Unit(_) | Sense::Percent | Sense::Noun(_)
    )
    .then_some(())
}

fn money(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Money { .. }).then_some(())
}

/// `une trentaine de millions`: a scale word that is no exact one is counted in a greater one.
pub(super) fn of_scale(line: &Line<'_>, number: &mut Number) {
    let Some(of) =
        (line.role_before(number.end, Role::Roughly)).and_then(|_| line.role(number.end, Role::Of))
    else {
        return;
    };
    let greater = line.find(number.end + of, |s| match s {
        Sense::Scale(by) | Sense::ScalePlural(by) => Some(*by),
        _ => None,
    });
    if let Some((len, by)) = greater
        && by >= Decimal::ONE_THOUSAND
        && by > number.scale
        && scaled(number, by).is_some()
    {
        number.end += of + len;
    }
}

/// `тысяч пять`: a scale word before its number.
pub(super) fn inverted(line: &Line<'_>, at: usize, convention: Convention) -> Option<Number> {
    if !line.may_be(at, SenseSet::INVERTED) {
        return None;
    }
    let (len, by) = line.find(at, |s| match s {
        Sense::Scale(by) => Some(*by),
        _ => None,
    })?;
    let mut number = super::number_at(line, at + len, convention)?;
    let whole = number.scale == Decimal::ONE && number.step == Decimal::ONE;
    let share = line.find(number.end, |s| matches!(s, Sense::Percent).then_some(()));
    if !whole || share.is_some() || number.high.is_some() || number.value >= Decimal::ONE_THOUSAND {
        return None;
    }
    scaled(&mut number, by)?;
    Some(number)
}

/// `dozens`, `tens of millions`, `hundreds of thousands`.
pub(super) fn vague(line: &Line<'_>, at: usize) -> Option<Number> {
    let plural = |i| {
        line.find(i, |s| match s {
            Sense::ScalePlural(by) => Some(*by),
            _ => None,
        })
    };
    let (len, first) = plural(at)?;
    // `более тысячи`: the genitive of one thousand looks like its plural, and a hedge asks for the one.
    let one = line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()));
    let hedged = line.find_before_in(at, SenseSet::HEDGE, |s| {
        matches!(s, Sense::Hedge(..)).then_some(())
    });
    if one.is_some_and(|(scale, ())| scale == len) && hedged.is_some() {
        return None;
    }
    let mut number = Number {
        end: at + len,
        value: first,
        high: first.checked_mul(Decimal::TEN),
        step: first,
        significant: first,
        form: Form::Vague,
        scale: Decimal::ONE,
    };
    while let Some(of) = line.role(number.end, Role::Of)
        && let Some((len, by)) = plural(number.end + of).or_else(|| {
            line.find(number.end + of, |s| match s {
                Sense::Scale(by) => Some(*by),
                _ => None,
            })
        })
    {
        scaled(&mut number, by)?;
        number.end += of + len;
    }
    // `tens of thousands` reaches up to a hundred thousand; a plain `millions` has no known end but its tenfold.
    Some(number)
}
