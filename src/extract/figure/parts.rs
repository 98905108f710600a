//! Parts listed behind a figure: `$180 million, of which $72 million is grain and the remaining $108 million is metal`.

use super::{Found, opens_with_of};
use crate::extract::line::Line;
use crate::extract::mention::MentionKind;
use crate::extract::number::Form;
use crate::lexicon::Role;
use crate::quantity::{Decimal, Interval};
use std::ops::Range;

/// How near before its figure a word for the rest stands: `the remaining roughly 58 million`.
const NEAR: usize = 4;

/// The most parts that a count before a colon is looked for in.
const MOST: usize = 5;

/// What a figure is listed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The place in the line of the figure that it is a part of.
    pub whole: usize,
    /// Whether the parts are said to be all of it.
    pub all: bool,
}

/// Notes the parts of every figure that parts are listed of. A bare `72 million` among them is of the whole's currency.
pub(super) fn parts(line: &Line<'_>, taken: &[bool], found: &mut [Found]) {
    let mut at = 1;
    while at < found.len() {
        if let Some(end) = sums_up(line, found, at) {
            for member in at..end {
                add(found, member, at - 1, true);
            }
            at = end;
            continue;
        }
        let whole = beside_bracket(line, found, whole_before(found, at));
        // `Of the $182 million of investment, $72 million came from Italy`
        let named_first = (whole + 1..at).all(|between| is_share(&found[between]))
            && found[whole].listed.is_none()
            && opens_with_of(line, &found[whole])
            && is_part(&found[at], &found[whole]);
        let opened = opens(line, taken, between(found, at));
        let opened = opened.or(named_first.then_some(Role::Part));
        let lists = is_amount(&found[whole])
            && !is_of_each(line, &found[whole])
            && !tells_of_other_time(line, taken, between(found, at));
        at = match opened.filter(|_| lists) {
            Some(marker) => list(line, taken, found, (whole, at), marker == Role::Consists),
            None => at + 1,
        };
    }
}

/// Reads the list that begins at a figure; where the search for the next one goes on.
fn list(
    line: &Line<'_>,
    taken: &[bool],
    found: &mut [Found],
    (whole, first): (usize, usize),
    consists: bool,
) -> usize {
    let mut members: Vec<usize> = Vec::new();
    let (mut rest, mut full) = (false, false);
    let mut broken = false;
    let mut at = first;
    while at < found.len() {
        // `including food of 60 million, of which grain is 40 million`: a list within the list.
        if at > first && opens(line, taken, between(found, at)).is_some() {
            broken = true;
            break;
        }
        if at > first && is_set_off(line, taken, found, (first, at)) {
            broken = true;
            break;
        }
        let figure = &found[at];
        let again = || at > first && says_again(line, found, at);
        if is_share(figure) || figure.restates.is_some() || again() {
            at += 1;
            continue;
        }
        if !is_part(figure, &found[whole]) {
            broken = true;
            break;
        }
        let near = figure
            .hedged
            .start
            .saturating_sub(NEAR)
            .max(between(found, at).start);
        rest = (near..figure.tokens.start).any(|i| line.is(i, Role::Remaining));
        members.push(at);
        at += 1;
        full = members.len() > 1 && comes_to(found, &members, whole);
        if rest || full {
            break;
        }
    }
    let closed = full
        || members
            .last()
            .is_some_and(|last| is_last(line, found, *last));
    let all = members.len() > 1 && (rest || consists && !broken && closed);
    for member in members {
        add(found, member, whole, all);
    }
    at.max(first + 1)
}

/// Whether a list has ended before a figure: the bracket it stands in is closed, or a clause about another time begins.
fn is_set_off(
    line: &Line<'_>,
    taken: &[bool],
    found: &[Found],
    (first, at): (usize, usize),
) -> bool {
    let opened = between(found, first).any(|at| line.is_mark(at, '('));
    let closed = || between(found, at).any(|at| line.is_mark(at, ')'));
    opened && closed() || tells_of_other_time(line, taken, between(found, at))
}

/// `whereas last year it was`: whether a clause of another time begins between two figures.
fn tells_of_other_time(line: &Line<'_>, taken: &[bool], mut gap: Range<usize>) -> bool {
    let dated = |at: usize| taken.get(at).copied().unwrap_or(false);
    let end = gap.end;
    let clause = gap.find(|at| line.is(*at, Role::While));
    clause.is_some_and(|clause| (clause..end).any(dated))
}

/// `$6.3 million, or 84 cents of each dollar`, `$0.75 million (10 cents)`, `92 kilometres, and 70 of those`: what a part comes to in
/// another way, and some of it, are no parts beside it.
fn says_again(line: &Line<'_>, found: &[Found], at: usize) -> bool {
    let (before, figure) = (&found[at - 1], &found[at]);
    let bracket =
        line.is_mark(before.hedged.end, '(') && before.hedged.end + 1 == figure.hedged.start;
    let of_those = line.is(figure.tokens.end, Role::Part);
    bracket || of_those || before.is_or(line, figure)
}

/// Makes a figure a part of another.
fn add(found: &mut [Found], member: usize, whole: usize, all: bool) {
    let (unit, kind) = (found[whole].unit.clone(), found[whole].kind);
    let part = &mut found[member];
    if part.unit.is_none() {
        (part.unit, part.kind) = (unit, kind);
    }
    part.listed = Some(Listed { whole, all });
}

/// Where the parts end that come to the count before a colon: `7.3 million people: 2.6 million urban and 4.7 million rural`.
fn sums_up(line: &Line<'_>, found: &[Found], first: usize) -> Option<usize> {
    let whole = &found[first - 1];
    let counts = whole.kind == MentionKind::Count && line.is_mark(whole.hedged.end, ':');
    if !counts {
        return None;
    }
    let part = |f: &Found| {
        let bare = f.unit.is_none() && f.kind == MentionKind::Number;
        (bare || f.kind == MentionKind::Count) && f.trend.is_none() && f.restates.is_none()
    };
    let parts = found[first..].iter().take(MOST).take_while(|f| part(f));
    let last = first + parts.count();
    // Of round figures fewer may come to it too: those are meant that come to it exactly, else all that do.
    let told = |at: &usize| found[*at].figure.value;
    let fits = |end: &usize| {
        let members: Vec<usize> = (first..*end).collect();
        comes_to(found, &members, first - 1)
    };
    let exact =
        |end: &usize| (first..*end).map(|at| told(&at)).sum::<Decimal>() == whole.figure.value;
    let mut ends = (first + 2..=last).filter(fits);
    ends.clone().find(exact).or_else(|| ends.next_back())
}

/// Whether a figure ends its list: an `and` stands before it, and none behind it that adds what no figure is given of
/// (`$4 billion to China, $3 billion to Russia and some to others`).
fn is_last(line: &Line<'_>, found: &[Found], at: usize) -> bool {
    let and = |i: usize| line.is(i, Role::And);
    let end = found
        .get(at + 1)
        .map_or(line.len(), |next| next.tokens.start);
    between(found, at).any(and) && !(found[at].tokens.end..end).any(and)
}

/// The tokens between a figure and the one before it.
fn between(found: &[Found], at: usize) -> Range<usize> {
    found[at - 1].tokens.end..found[at].tokens.start
}

/// The word that opens a list of parts.
fn opens(line: &Line<'_>, taken: &[bool], gap: Range<usize>) -> Option<Role> {
    let dated = |at: usize| taken.get(at).copied().unwrap_or(false);
    let roles = [Role::Consists, Role::Part];
    let start = gap.start;
    let (at, role) = gap.filter(|at| !dated(*at)).find_map(|at| {
        let role = roles.into_iter().find(|role| line.is(at, *role))?;
        Some((at, role))
    })?;
    // `takes $27 million of it, Batken $18 million`: the figure is a part itself.
    let part_itself = at == start && line.is(at, Role::Of);
    // `187 billion belongs to members; the rest consists of equity and liabilities`
    let of_rest = role == Role::Consists && (start..at).any(|at| line.is(at, Role::Remaining));
    // `were 168 million without it, and including depreciation they were 242`: that goes on with what follows.
    let led_on = at > start + 1 && line.is(at - 1, Role::And) && line.is_mark(at - 2, ',');
    (!part_itself && !of_rest && !led_on).then_some(role)
}

/// The figure a list behind the one before `at` is of: not its share or what says it again.
fn whole_before(found: &[Found], at: usize) -> usize {
    let mut whole = at - 1;
    while whole > 0 && (is_share(&found[whole]) || found[whole].restates.is_some()) {
        whole -= 1;
    }
    whole
}

/// `a fifth`, `20 percent`: how much of the whole a part is.
fn is_share(found: &Found) -> bool {
    found.kind == MentionKind::Percent || found.form == Form::Fraction && found.unit.is_none()
}

/// `£210 million (2023: £165 million), made up of`: the figure that the one in brackets is held against.
fn beside_bracket(line: &Line<'_>, found: &[Found], whole: usize) -> usize {
    let Some(before) = whole.checked_sub(1) else {
        return whole;
    };
    let closed = line.is_mark(found[whole].hedged.end, ')');
    let opened = line.is_mark(found[before].hedged.end, '(');
    match closed && opened && found[before].unit == found[whole].unit {
        true => before,
        false => whole,
    }
}

/// `of the 9.6 kilometres of each tube`: what each of several comes to is not what they come to together.
fn is_of_each(line: &Line<'_>, found: &Found) -> bool {
    let end = found.tokens.end;
    line.role(end, Role::Of)
        .is_some_and(|of| line.is(end + of, Role::Each))
}

fn is_amount(found: &Found) -> bool {
    matches!(
        found.kind,
        MentionKind::Money | MentionKind::Count | MentionKind::Quantity
    ) && found.unit.is_some()
}

/// Whether a figure can be a part of another: an amount in its unit, or a bare one that lacks only the currency.
fn is_part(figure: &Found, whole: &Found) -> bool {
    let bare = figure.unit.is_none()
        && figure.kind == MentionKind::Number
        && whole.kind == MentionKind::Money
        && figure.scale > Decimal::ONE;
    figure.trend.is_none() && (bare || figure.unit == whole.unit)
}

/// Whether the parts come to the whole already: what else the sentence tells is then no part.
fn comes_to(found: &[Found], members: &[usize], whole: usize) -> bool {
    let sum = members
        .iter()
        .map(|at| found[*at].figure.certain())
        .reduce(|a, b| a + b)
        .unwrap_or(Interval::ALL);
    sum.intersect(&found[whole].figure.certain()).is_some()
}
