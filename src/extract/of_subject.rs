//! Counts told of the subject of their clause: `Burglaries fell to 15,900 from 18,400`. What is counted stands before the verb of change,
//! and nothing behind the figure.

use super::figure::Found;
use super::line::Line;
use super::noun;
use super::period::PeriodMention;
use super::topic::clause;
use crate::lexicon::{Role, Sense, SenseSet, TokenKind};
use crate::quantity::Decimal;
use std::sync::Arc;

/// The most tokens from the verb to the word before its figure: `sank 44 percent in March to just 2,900`.
const FAR: usize = 8;

/// The most tokens from the noun to the verb: `Applications for asylum in Sweden rose`.
const LONG: usize = 6;

/// The fewest that are told so: `rose to 5` may be the place in a list.
const FEW: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// The noun of the subject whose number changed to the figure.
pub fn counted(line: &Line<'_>, found: &Found, periods: &[PeriodMention]) -> Option<Arc<str>> {
    if found.figure.value < FEW || !line.holds(SenseSet::TREND) {
        return None;
    }
    let (start, end) = (found.hedged.start, found.hedged.end);
    // `to 28.2 million head`: what is counted stands behind.
    let dated = periods.iter().any(|p| p.tokens.contains(&end));
    if line.is_kind(end, TokenKind::Word) && !line.is(end, Role::Stop) && !dated {
        return None;
    }
    let to = line.role_before(start, Role::To)?;
    let own = clause(line, start).start;
    let changes = |at: &usize| {
        let trend = |s: &Sense| matches!(s, Sense::Trend(_)).then_some(());
        line.find_in(*at, SenseSet::TREND, trend).is_some()
    };
    let verb = (own + 1..to)
        .rev()
        .take(FAR)
        .take_while(|at| !line.is_mark(*at, ','))
        .find(changes)?;
    let comma = (own..verb).rev().find(|at| line.is_mark(*at, ','));
    let small = |at: &usize| {
        let roles = [Role::And, Role::But, Role::Definite, Role::Own, Role::While];
        roles.iter().any(|role| line.is(*at, *role))
    };
    let first = comma.map_or(own, |at| at + 1);
    let first = (first..verb).find(|at| !small(at))?;
    let head = noun::head_at(line, first, Decimal::ZERO).filter(|head| head.end <= verb)?;
    let between = head.end..verb;
    let plain = between.clone().all(|at| line.is_kind(at, TokenKind::Word));
    // Prices are no things that there are so many of, and what has a measure is told by that.
    let amount = line.is(head.end - 1, Role::Priced);
    let measure = |at: usize| {
        let named = |s: &Sense| matches!(s, Sense::Measure(_)).then_some(());
        line.find_in(at, SenseSet::MEASURE, named).is_some()
    };
    // `stores of coal` are so much coal.
    let of = line.is(head.end, Role::Of);
    let told = plain && !of && between.len() <= LONG && !amount && !(first..head.end).any(measure);
    told.then_some(head.noun)
}
