//! Numbers in words: `two and a half million`, `a hundred and five`, `twenty-first`, compounds written as one word.

use super::part::{and_a_part, fraction, part_at, said_of_a_whole};
use super::scale::{of_scale, scaled, take_scales};
use super::{Form, Number, Numeral};
use crate::extract::line::Line;
use crate::lexicon::{Language, Role, Sense, SenseSet, TokenKind};
use crate::quantity::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How many words a label may take that says what a table is told in: `(billion US dollars)`.
const LABEL: usize = 5;

/// A cardinal, an ordinal or a fraction in words.
pub(super) fn from_words(line: &Line<'_>, at: usize) -> Option<Numeral> {
    let mut at = at;
    let start = at;
    let article = line.role(at, Role::Article);
    if let Some(len) = article {
        at += len;
        if line.is_dash(at) && line.glued(at) {
            at += 1;
        }
    }
    if let Some(number) = fraction_words(line, at, article.is_some()) {
        return Some(Numeral::Number(number));
    }
    if article.is_some() {
        // `a hundred`, `a million`: the article is the one; before any other number it is only an article.
        line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()))?;
    }
    // `Trade in goods, EUR billion`: says what a table is told in.
    let scale = line.find(at, |s| matches!(s, Sense::Scale(_)).then_some(()));
    let money = |s: &Sense| matches!(s, Sense::Money { .. }).then_some(());
    // `Turnover by year, billion dollars:`
    let label = |at: usize| {
        let parted = at > 0 && (line.is_mark(at - 1, ',') || line.is_mark(at - 1, '('));
        let marks = [':', ')', '('];
        let ends = |i: usize| i >= line.len() || marks.iter().any(|mark| line.is_mark(i, *mark));
        parted && (at + 1..at + LABEL).any(ends)
    };
    let of_money = |at: usize| line.find_before_in(at, SenseSet::MONEY, money).is_some();
    if article.is_none() && scale.is_some() && (of_money(at) || label(at) || is_left_out(line, at))
    {
        return None;
    }
    let mut words = Words::default();
    let mut end = at;
    loop {
        let mut next = end;
        if end > at {
            while line.is_dash(next) && line.glued(next) && line.glued(next + 1) {
                next += 1;
            }
            if let Some(len) = line.role(next, Role::And)
                && words.takes_and()
                && next + len < line.len()
            {
                let mut behind = next + len;
                if line.is_dash(behind) && line.glued(behind) {
                    behind += 1;
                }
                let small = line.find(behind, |s| match s {
                    Sense::Number(n) => Some(*n),
                    Sense::Ordinal(n) => Some(Decimal::from(*n)),
                    _ => None,
                });
                if small.is_some() {
                    next = behind;
                }
            }
        }
        if let Some((len, n)) = line.find(next, |s| match s {
            Sense::Number(n) => Some(*n),
            _ => None,
        }) {
            if !words.number(n) {
                break;
            }
            end = next + len;
        } else if let Some((len, by)) = line.find(next, |s| match s {
            Sense::Scale(by) => Some(*by),
            _ => None,
        }) {
            if !words.scale(by) {
                break;
            }
            end = next + len;
        } else if let Some((len, n)) = line.find(next, |s| match s {
            Sense::Ordinal(n) => Some(*n),
            _ => None,
        }) {
            if let Some(place) = words.ordinal(n) {
                return Some(Numeral::Ordinal(place, next + len));
            }
            break;
        } else if let Some(compound) = compound(line, next) {
            if !words.compound_word(compound) {
                break;
            }
            end = next + 1;
        } else {
            break;
        }
    }
    if end == at || (end == start + 1 && words.is_empty()) {
        return None;
    }
    let mut number = words.finish(end)?;
    decimals_in_words(line, &mut number);
    if number.scale == Decimal::ONE {
        and_a_part(line, &mut number);
        take_scales(line, &mut number);
    } else {
        and_a_part(line, &mut number);
    }
    of_scale(line, &mut number);
    Some(Numeral::Number(number))
}

/// Whether the number before a scale word is left out, or is none that can be read: `[redacted] million dollars`, `XX million`.
fn is_left_out(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let word = line.word(before);
    let blank = |c: char| matches!(c, 'X' | 'x' | '_' | '?' | '*' | '#' | '…' | ']' | '}');
    word.chars().all(|c| blank(c) || c.is_numeric())
}

/// A word that is a whole number written together (`siebenhundertdreizehn`).
fn compound(line: &Line<'_>, at: usize) -> Option<Words> {
    if !line.is_kind(at, TokenKind::Word) {
        return None;
    }
    compound_word(line.language, line.word(at))
}

/// Whether a word is a whole number written together.
pub fn is_compound(language: &Language, word: &str) -> bool {
    compound_word(language, word).is_some()
}

fn compound_word(language: &Language, word: &str) -> Option<Words> {
    let atoms = language.atoms();
    if atoms.is_empty() {
        return None;
    }
    let mut key = String::new();
    crate::lexicon::fold_into(word, &mut key);
    let mut rest = key.as_str();
    let mut words = Words {
        compound: true,
        ..Words::default()
    };
    let mut parts = 0;
    while !rest.is_empty() {
        let (atom, sense) = atoms.iter().find(|(atom, _)| rest.starts_with(&**atom))?;
        match sense {
            Sense::Number(n) if words.number(*n) => {}
            Sense::Scale(by) if words.scale(*by) => {}
            Sense::Role(Role::And) if parts > 0 => {}
            _ => return None,
        }
        parts += 1;
        rest = &rest[atom.len()..];
    }
    (parts > 1).then_some(words)
}

/// `two point five`.
fn decimals_in_words(line: &Line<'_>, number: &mut Number) {
    let Some(len) = line.role(number.end, Role::Point) else {
        return;
    };
    let mut at = number.end + len;
    let mut step = Decimal::ONE;
    let mut value = number.value;
    let mut any = false;
    while let Some((len, n)) = line.find(at, |s| match s {
        Sense::Number(n) if *n < Decimal::TEN => Some(*n),
        _ => None,
    }) {
        step /= Decimal::TEN;
        if step < Decimal::new(1, 9) {
            break;
        }
        value += n * step;
        at += len;
        any = true;
    }
    if any {
        number.value = value;
        number.step = step;
        number.significant = step;
        number.end = at;
    }
}

/// `a third`, `two-thirds`, `half a million`, `a quarter of a billion`, `three quarters`.
fn fraction_words(line: &Line<'_>, at: usize, article: bool) -> Option<Number> {
    let (value, end) = part_at(line, at)?;
    let known = line.find(at, |s| matches!(s, Sense::Fraction(_)).then_some(()));
    let one_word = known.is_some();
    // `пятая часть`: what takes two words is nothing else.
    let phrase = known.is_some_and(|(len, ())| len > 1);
    let is_half = value == Decimal::new(5, 1);
    // `half a million`, `a quarter of a million`, `quarter million`, `half-million`
    let mut next = end;
    if line.is_dash(next) && line.glued(next) && line.glued(next + 1) {
        next += 1;
    }
    if let Some(len) = line.role(next, Role::Of) {
        next += len;
    }
    if let Some(len) = line.role(next, Role::Article) {
        next += len;
    }
    if let Some((len, by)) = line.find(next, |s| match s {
        Sense::Scale(by) => Some(*by),
        _ => None,
    }) {
        let mut number = fraction(value, next + len);
        number.form = Form::Words;
        scaled(&mut number, by)?;
        number.step = by / Decimal::TEN;
        number.significant = number.step;
        return Some(number);
    }
    // A bare ordinal (`third`) or `quarter` is no fraction; `half` is, when it is half of something.
    let of_something =
        line.is(end, Role::Of) || line.is(end, Role::Article) || line.is(end, Role::Definite);
    // `треть экспорта`: a word that is neither a place in a row nor a stretch of time needs no article.
    let doubtful = !phrase
        && line.hits(at).iter().any(|h| {
            matches!(
                h.sense,
                Sense::Ordinal(_)
                    | Sense::Number(_)
                    | Sense::Time(_)
                    | Sense::Unit(_)
                    | Sense::Noun(_)
            )
        });
    let governs = line.is_kind(end, TokenKind::Word)
        && !line.glued(end)
        && !line.is(end, Role::Stop)
        && line.language.singular.head_first;
    // `went up by a third last year`
    let dated = line.may_be(end, SenseSet::TIME_ROLE);
    let stands_alone = !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop) || dated;
    // `climbed by a fifth`, `up a third on 2022`, `cut by half`, `упал на треть`
    let mut led = at - usize::from(article && at > 0);
    // `fell by almost a fifth`
    let hedge = |s: &Sense| matches!(s, Sense::Hedge(..)).then_some(());
    while let Some((start, ())) = line.find_before(led, hedge) {
        led = start;
    }
    let changes = line
        .find_before(led, |s| {
            matches!(s, Sense::Role(Role::By) | Sense::Trend(_)).then_some(())
        })
        .is_some()
        && stands_alone
        && (article || is_half || !doubtful);
    // `a quarter less than a year ago`
    let differs = article && (line.is(end, Role::More) || line.is(end, Role::Less));
    let changes = changes || differs;
    // `the other fifth`, `another third`, `the remaining quarter`
    let rest = [Role::Remaining, Role::Another]
        .iter()
        .any(|role| line.role_before(at, *role).is_some());
    // `40 percent of flights at Orly and a third at Toulouse`, `a third were children`
    let percent = || (0..at).any(|i| line.may_be(i, SenseSet::PERCENT));
    let beside = article && (line.is(end, Role::Stands) || percent());
    let parts = stands_alone && (rest || beside);
    // `a half-point cut`, `cut rates by a quarter point`
    let dash = line.is_dash(end) && line.glued(end) && line.glued(end + 1);
    let points = (dash || article) && line.is(end + usize::from(dash), Role::Points);
    let counts = if one_word {
        (!doubtful && governs)
            || changes
            || parts
            || points
            || (!doubtful && said_of_a_whole(line, at, end, phrase))
            || (article && line.is(end, Role::Of))
            || (is_half && of_something && !article)
    } else {
        true
    };
    counts.then(|| fraction(value, end))
}

/// The sum that number words build up, word by word.
#[derive(Debug, Default)]
struct Words {
    total: Decimal,
    current: Option<Decimal>,
    /// The last scale multiplied in; a later one must be smaller.
    last: Option<Decimal>,
    /// The unit of the last word, for the step.
    step: Decimal,
    any: bool,
    /// Inside a compound word, where the ones may stand before the tens (`fünfundvierzig`).
    compound: bool,
}

impl Words {
    fn is_empty(&self) -> bool {
        !self.any
    }

    /// Takes in a number written as one word, first or behind a greater scale: `zwei Milliarden dreihundert Millionen`.
    fn compound_word(&mut self, word: Words) -> bool {
        if self.is_empty() {
            *self = word;
            return true;
        }
        let value = word.total.saturating_add(word.current.unwrap_or_default());
        let fits = self.current.is_none() && self.last.is_some_and(|last| value < last);
        if fits {
            self.total = self.total.saturating_add(word.total);
            self.current = word.current;
            self.last = word.last.or(self.last);
            self.step = word.step;
        }
        fits
    }

    fn takes_and(&self) -> bool {
        self.last.is_some() || self.current.is_some_and(|c| c >= Decimal::ONE_HUNDRED)
    }

    fn number(&mut self, n: Decimal) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        let next = match self.current {
            None => n,
            // `twenty one`, and in German one before twenty; `hundred five`.
            Some(c)
                if n < Decimal::TEN
                    && c >= Decimal::from(20)
                    && c % Decimal::TEN == Decimal::ZERO =>
            {
                c + n
            }
            Some(c)
                if c < Decimal::TEN && n >= Decimal::from(20) && n < hundred && self.compound =>
            {
                c + n
            }
            Some(c) if n < hundred && c >= hundred && c % hundred == Decimal::ZERO => c + n,
            Some(_) => return false,
        };
        self.current = Some(next);
        self.step = Decimal::ONE;
        self.any = true;
        true
    }

    fn scale(&mut self, by: Decimal) -> bool {
        let hundred = Decimal::ONE_HUNDRED;
        if by == hundred {
            let current = self.current.unwrap_or(Decimal::ONE);
            if current >= hundred {
                return false;
            }
            self.current = Some(current * hundred);
            self.step = hundred;
            self.any = true;
            return true;
        }
        match (self.current, self.last) {
            (Some(_), Some(last)) if by >= last => false,
            (current, Some(_)) if current.is_none() => {
                // `thousand million`
                let Some(total) = self.total.checked_mul(by) else {
                    return false;
                };
                self.total = total;
                self.step = by;
                self.last = Some(by);
                true
            }
            (current, _) => {
                let Some(part) = current.unwrap_or(Decimal::ONE).checked_mul(by) else {
                    return false;
                };
                let Some(total) = self.total.checked_add(part) else {
                    return false;
                };
                self.total = total;
                self.current = None;
                self.last = Some(by);
                self.step = by;
                self.any = true;
                true
            }
        }
    }

    /// The ordinal that the word `n` makes of what stands before it: `twenty-first`, `hundredth`.
    fn ordinal(&self, n: u32) -> Option<u32> {
        let before = self.total.checked_add(self.current.unwrap_or_default())?;
        let fits = before.is_zero()
            || (before % Decimal::TEN == Decimal::ZERO && n < 10)
            || (before % Decimal::ONE_HUNDRED == Decimal::ZERO && n < 100);
        if !fits {
            return None;
        }
        before.to_u32()?.checked_add(n)
    }

    fn finish(self, end: usize) -> Option<Number> {
        let value = self.total.checked_add(self.current.unwrap_or_default())?;
        let step = if self.step.is_zero() {
            Decimal::ONE
        } else {
            self.step
        };
        // `twenty`, `one hundred million`: counted in tens and in hundreds of millions.
        let mut significant = step;
        let mut rest = value / step;
        while value / step >= Decimal::from(20) && rest % Decimal::TEN == Decimal::ZERO {
            significant *= Decimal::TEN;
            rest /= Decimal::TEN;
        }
        Some(Number {
            end,
            value,
            high: None,
            step,
            significant,
            form: Form::Words,
            scale: match (self.current, self.last) {
                (None, Some(last)) => last,
                _ => Decimal::ONE,
            },
        })
    }
}
