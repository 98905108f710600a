//! Counts whose noun is left out: `2,300 enterprises, up from 1,800`, `280,000 people, of whom 52,000 …`, `another 300`, `the number
//! of students has grown from 15,000 to 25,000`. The noun is lent by the count before, or by the words that say what is counted.

use super::figure::Found;
use super::line::Line;
use super::mention::MentionKind;
use super::noun::{self, Head};
use super::number::Form;
use super::of_subject;
use super::period::PeriodMention;
use super::topic::clause;
use crate::lexicon::{Measure, Role, Sense, SenseSet, TimeRole, TokenKind};
use crate::quantity::{Atom, Decimal, Unit};
use std::sync::Arc;

/// How far behind a count the state stands that it counts.
const STATE: usize = 5;

/// How near behind a count its state stands: `nine are still under way`.
const NEAR: usize = 4;

/// The most tokens from a count to one that the sentence goes on to.
const TELLS: usize = 12;

/// The most tokens from a name to behind what is set in behind it.
const SET_IN: usize = 6;

/// How many times what was counted before a count of the same may be, when it is told in millions.
const MORE: u32 = 1000;

/// What was counted, and how many there were.
#[derive(Clone, Debug)]
pub struct Counted {
    pub noun: Arc<str>,
    pub value: Decimal,
}

impl Counted {
    fn of(line: &Line<'_>, found: &Found) -> Option<Self> {
        counted(line, found).map(|noun| Self {
            noun,
            value: found.figure.value,
        })
    }

    /// The last count of a line.
    pub fn last(line: &Line<'_>, figures: &[Found]) -> Option<Self> {
        figures.iter().rev().find_map(|f| Self::of(line, f))
    }

    /// `Six schools and two clinics were built. Another 3.7 million was spent on roads`: those are no clinics.
    fn lends(&self, found: &Found) -> bool {
        found.scale < Decimal::from(1_000_000) || {
            let most = self.value.checked_mul(MORE.into());
            most.is_none_or(|most| found.figure.value <= most)
        }
    }
}

/// Gives bare counts the noun that is left out behind them; `carried` is the one last counted in the paragraph.
pub fn lend_nouns(
    line: &Line<'_>,
    figures: &mut [Found],
    periods: &[PeriodMention],
    carried: Option<&Counted>,
    measures: &[Measure],
) {
    for at in 0..figures.len() {
        if !is_bare(line, &figures[at], periods) {
            continue;
        }
        let (before, rest) = figures.split_at_mut(at);
        let Some(found) = rest.first_mut() else {
            continue;
        };
        let told = Counted::last(line, before).filter(|told| told.lends(found));
        let told = told.map(|told| told.noun);
        let carried = carried.filter(|c| c.lends(found)).map(|c| &c.noun);
        let noun = tallied(line, found)
            .or_else(|| numbered(line, found))
            .or_else(|| some_of(line, found).map(|head| head.noun))
            .or_else(|| of_subject::counted(line, found, periods))
            .or_else(|| {
                let leans = leans_on_last(line, found, before.last());
                told.clone().filter(|_| leans)
            })
            .or_else(|| {
                let base = is_base_of_change(found, before.last());
                told.clone().filter(|_| base)
            })
            .or_else(|| {
                let whole = is_whole_of_share(line, found, before.last());
                told.clone().filter(|_| whole)
            })
            .or_else(|| {
                let noun = told.as_ref().or(carried)?;
                counts_state(line, found, noun, measures).then(|| noun.clone())
            })
            .or_else(|| {
                carried
                    .cloned()
                    .filter(|_| tells_part_again(line, found, before.last()))
            })
            .or_else(|| {
                let goes_on = goes_on(line, found, before)
                    || tells_on(line, found, before)
                    || tells_of_another_time(line, found, before, periods);
                told.clone().filter(|_| goes_on)
            })
            .or_else(|| {
                let leans = leans_back(line, found, periods);
                told.or_else(|| carried.cloned()).filter(|_| leans)
            });
        if let Some(noun) = noun {
            found.kind = MentionKind::Count;
            found.unit = Some(Unit {
                of: Atom::Named(noun),
                over: None,
            });
        }
    }
}

/// The noun that a figure counts.
pub fn counted(line: &Line<'_>, found: &Found) -> Option<Arc<str>> {
    let unit = found.unit.as_ref().filter(|u| u.over.is_none())?;
    match &unit.of {
        Atom::Named(name) if line.units.dimension(name).is_none() => Some(name.clone()),
        _ => None,
    }
}

/// What is counted by the words `the number of …` before the figure in its clause.
pub fn tallied(line: &Line<'_>, found: &Found) -> Option<Arc<str>> {
    if !line.holds(SenseSet::role(Role::Tally)) {
        return None;
    }
    let own = clause(line, found.tokens.start);
    let named = |at: usize| {
        let len = line.role(at, Role::Tally)?;
        let head = noun::head_at(line, at + len, Decimal::ZERO)?;
        (head.end <= found.hedged.start).then_some(head)
    };
    let near = (own.start..found.hedged.start).rev().find_map(named);
    // `The number of passengers, 82 million, was 5 million higher`: what is set in between commas parts no clauses.
    let set_in = || {
        let head = (0..=1).find_map(named)?;
        let comma = own.start.checked_sub(1)?;
        let (mut gap, inside) = (head.end + 1..comma, comma - head.end <= SET_IN);
        let parted = gap.any(|at| line.is_mark(at, ',') || line.is_mark(at, ';'));
        (inside && line.is_mark(head.end, ',') && line.is_mark(comma, ',') && !parted)
            .then_some(head)
    };
    near.or_else(set_in).map(|head| head.noun)
}

/// `Children under the age of 16 number 615,000`: what opens the clause of a verb of counting right before the figure.
fn numbered(line: &Line<'_>, found: &Found) -> Option<Arc<str>> {
    let verb = line.role_before(found.hedged.start, Role::Numbers)?;
    let own = clause(line, found.tokens.start).start;
    let head = noun::head_at(line, own, Decimal::ZERO)?;
    (head.end <= verb).then_some(head.noun)
}

/// A whole number with nothing behind it that it could count.
fn is_bare(line: &Line<'_>, found: &Found, periods: &[PeriodMention]) -> bool {
    let whole = found.figure.value.fract().is_zero() && found.form != Form::Fraction;
    let end = found.hedged.end;
    let dated = periods.iter().any(|p| p.tokens.contains(&end));
    let ends = dated || !line.is_kind(end, TokenKind::Word) || !line.capital(end);
    found.unit.is_none() && found.kind == MentionKind::Number && whole && ends
}

/// `Sixteen of these projects`, `12,000 of the new jobs`: the noun behind `of these`.
pub fn some_of(line: &Line<'_>, found: &Found) -> Option<Head> {
    let end = found.tokens.end;
    let of = line.role(end, Role::Of)?;
    let these = end + of;
    let many = found.figure.value > Decimal::ONE;
    let the = many && line.is(these, Role::Definite);
    let whose = || line.is(these, Role::Possessive) && !line.is(these + 1, Role::Stop);
    let those = many && line.is(these, Role::Those);
    let back = line.is(these, Role::Back);
    let led = the || those || back || line.is(these, Role::Own) || whose();
    let head = led.then(|| noun::head_at(line, these + 1, Decimal::ZERO))??;
    // `62 of them trainees`, but `11 of them carrying bags`: a pronoun stands for the noun.
    let pronoun = back && line.role(end, Role::Part).is_some_and(|len| len > of);
    (!pronoun || head.end == these + 2).then_some(head)
}

/// Whether a figure is told beside the one right before it: compared with it, part of it, or what lies between the two.
fn leans_on_last(line: &Line<'_>, found: &Found, last: Option<&Found>) -> bool {
    let Some(last) = last.filter(|last| counted(line, last).is_some()) else {
        return false;
    };
    let part = line.role_before(found.hedged.start, Role::Part);
    // `2,874 employees, 61 more than a year before`
    let than = |role: Role| line.role(found.tokens.end, role).is_some_and(|len| len > 1);
    let before = found.hedged.start.checked_sub(1);
    let comma = before.is_some_and(|at| line.is_mark(at, ','));
    let differs = comma && (than(Role::More) || than(Role::Less));
    // `188,000 children have been vaccinated out of 210,000 planned`
    let out_of = line.role_before(found.hedged.start, Role::OutOf);
    let out_of = out_of
        .is_some_and(|at| found.hedged.start - at > 1 && last.figure.value <= found.figure.value);
    let parts = part.is_some_and(|part| part >= last.hedged.end);
    found.compared || last.came_from || differs || out_of || parts
}

/// `18.2 million people, 9.6 percent more than the 16.6 million of 2023`: what the change before it is a change of.
fn is_base_of_change(found: &Found, last: Option<&Found>) -> bool {
    let times = |f: &Found| f.unit.as_ref().is_some_and(|unit| unit.of == Atom::Times);
    found.compared && last.is_some_and(|f| f.kind == MentionKind::Percent || times(f))
}

/// `412 cases, or 14 percent of Kenya's total of 2,940`: what a share of the figure before it is a share of.
fn is_whole_of_share(line: &Line<'_>, found: &Found, last: Option<&Found>) -> bool {
    let share = |f: &&Found| f.form == Form::Fraction || f.kind == MentionKind::Percent;
    let Some(share) = last.filter(share) else {
        return false;
    };
    let of = line.role_before(found.hedged.start, Role::Of);
    let total = of.and_then(|of| {
        let total = line.role_before(of, Role::Total);
        total.or_else(|| line.role_before(of, Role::Overall))
    });
    total.is_some_and(|total| total > share.hedged.end && line.is(share.hedged.end, Role::Of))
}

/// `Five of them have been completed, nine are under way`: one of a list whose first member says what is counted, with its own
/// state behind it.
fn goes_on(line: &Line<'_>, found: &Found, before: &[Found]) -> bool {
    let state = |at: usize| {
        let named = |s: &Sense| matches!(s, Sense::State(_)).then_some(());
        line.find_in(at, SenseSet::STATE, named).is_some()
    };
    let end = found.hedged.end;
    (end..end + NEAR).any(state) && lists_some(line, found, before)
}

/// `We opened 22 shops and closed 9, leaving us with 418`: behind what joins it to a count, a verb stands right before the number, and
/// nothing behind it.
fn tells_on(line: &Line<'_>, found: &Found, before: &[Found]) -> bool {
    let Some(last) = before.last().filter(|last| counted(line, last).is_some()) else {
        return false;
    };
    let (start, end) = (found.hedged.start, found.hedged.end);
    let gap = last.hedged.end..start;
    let joiners = [Role::And, Role::While, Role::But];
    let joins = |at: usize| {
        let mark = line.is_mark(at, ',') || line.is_mark(at, ';');
        mark || joiners.iter().any(|role| line.is(at, *role))
    };
    let verb = start.checked_sub(1).filter(|verb| gap.contains(verb));
    let tells = verb.is_some_and(|verb| {
        let held = [Role::Held, Role::Remaining, Role::Closed];
        let word = line.is_kind(verb, TokenKind::Word) && !line.capital(verb);
        let plain = word && !line.is(verb, Role::Stop) && !line.is(verb, Role::Label);
        plain
            || held
                .iter()
                .any(|role| line.role_before(start, *role).is_some())
    });
    let ends = end >= line.len() || !line.is_kind(end, TokenKind::Word) || line.is(end, Role::Stop);
    let amount = found.figure.value_high.is_none() && found.form != Form::Fraction;
    amount && ends && tells && gap.len() <= TELLS && gap.clone().any(joins)
}

/// `In the first half 1.22 million passengers were counted, and 1.53 million in the second`: behind what joins it to a count, nothing but a
/// time of its own stands behind the number.
fn tells_of_another_time(
    line: &Line<'_>,
    found: &Found,
    before: &[Found],
    periods: &[PeriodMention],
) -> bool {
    let Some(last) = before.last().filter(|last| counted(line, last).is_some()) else {
        return false;
    };
    let (start, end) = (found.hedged.start, found.hedged.end);
    let comma = start.checked_sub(1).is_some_and(|at| line.is_mark(at, ','));
    let joined = comma
        || line.role_before(start, Role::And).is_some()
        || line.role_before(start, Role::But).is_some();
    let led = line.time_role(end, TimeRole::In).unwrap_or(0);
    let dated = |at: usize| periods.iter().any(|p| p.tokens.contains(&at));
    // `the second half`: the article is no part of it.
    let article = usize::from(line.is(end + led, Role::Definite));
    let behind = end + led + article;
    joined && start - last.hedged.end <= TELLS && (dated(end) || dated(end + led) || dated(behind))
}

/// Whether a figure goes on with a list of those that some were counted of before: `five of them …, nine …`.
pub fn lists_some(line: &Line<'_>, found: &Found, before: &[Found]) -> bool {
    let mut start = found.hedged.start;
    for last in before.iter().rev() {
        let comma = start > 0 && line.is_mark(start - 1, ',');
        let joined = comma || line.role_before(start, Role::And).is_some();
        if !joined || counted(line, last).is_none() {
            return false;
        }
        if line.is(last.tokens.end, Role::Part) || opens_some(line, last) {
            return last.hedged.end < start;
        }
        start = last.hedged.start;
    }
    false
}

/// Whether a figure is told as going on from what was counted before: `another 300`, `bringing the total since May to 83,000`, `их
/// было 1800`.
fn leans_back(line: &Line<'_>, found: &Found, periods: &[PeriodMention]) -> bool {
    let start = found.hedged.start;
    let another =
        (start.saturating_sub(2)..found.tokens.start).any(|at| line.is(at, Role::Another));
    let total = || {
        let to = line.role_before(start, Role::To)?;
        let dated = periods.iter().find(|p| p.tokens.end == to);
        line.role_before(dated.map_or(to, |p| p.tokens.start), Role::Total)
    };
    // `Sixteen of them`, `шестнадцать из них`
    let of_them = line.is(found.tokens.end, Role::Part);
    another
        || of_them
        || opens_some(line, found)
        || total().is_some()
        || speaks_of_number(line, found)
}

/// `86 projects. Thirty-one have been completed, 43 are under way`: a bare number that opens a clause, with nothing but small words
/// before the state that parts the counts of the noun.
fn counts_state(line: &Line<'_>, found: &Found, noun: &str, measures: &[Measure]) -> bool {
    let end = found.hedged.end;
    if !line.holds(SenseSet::STATE) || !line.is(end, Role::Stop) || line.is(end, Role::And) {
        return false;
    }
    let start = found.hedged.start;
    let opens = start == 0 || line.is_mark(start - 1, ',') || line.is(start - 1, Role::And);
    let states = |at: usize| {
        line.find_in(at, SenseSet::STATE, |s| match s {
            Sense::State(id) => measures.get(usize::from(*id)),
            _ => None,
        })
    };
    let behind =
        (end..line.len().min(end + STATE)).take_while(|at| line.is_kind(*at, TokenKind::Word));
    let mut named = behind.filter_map(states);
    opens && named.any(|(_, measure)| measure.part_of.as_deref() == Some(noun))
}

/// `Of these, 38 are in operation`, `из этого числа 38 работают`: the sentence begins with words for a part, and the count follows
/// them.
fn opens_some(line: &Line<'_>, found: &Found) -> bool {
    let Some(end) = line.role(0, Role::Part) else {
        return false;
    };
    let start = found.hedged.start;
    // `Of these 38, five are in operation`: those are the whole.
    let told = line.is_kind(found.hedged.end, TokenKind::Word);
    line.is_mark(end, ',') && start == end + 1 || start == end && told
}

/// `Three in five of them, 38, have opened`: a share of what was counted before, told again as a number between commas.
fn tells_part_again(line: &Line<'_>, found: &Found, last: Option<&Found>) -> bool {
    let Some(part) = last.filter(|f| f.form == Form::Fraction || f.kind == MentionKind::Percent)
    else {
        return false;
    };
    let end = part.hedged.end;
    let them = line.role(end, Role::Part).map(|len| end + len);
    let between = them.is_some_and(|at| line.is_mark(at, ',') && at + 1 == found.hedged.start);
    between && line.is_mark(found.hedged.end, ',')
}

/// Whether the clause speaks of the number of what was counted before: `their number grew by 27 percent`.
pub fn speaks_of_number(line: &Line<'_>, found: &Found) -> bool {
    if !line.holds(SenseSet::role(Role::Tallied)) {
        return false;
    }
    let own = clause(line, found.tokens.start);
    (own.start..found.hedged.start).any(|at| line.is(at, Role::Tallied))
}
