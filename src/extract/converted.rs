//! Amounts that the next sentence says again in other money: `Trade was worth 223 billion yuan. In dollars, that is about 31.5
//! billion.`

use super::attach::Attach;
use super::figure::Found;
use super::unit;
use crate::claim::{Claim, Kind};
use crate::lexicon::{Role, SenseSet, TimeRole};
use crate::period::Period;
use crate::quantity::Unit;

/// What points back at the amount said last.
const BACK: SenseSet = SenseSet::role(Role::SaidLast).or(SenseSet::role(Role::Back));

/// The one amount of money that a sentence's claims tell, unless it only looks back at another time than the talk is of, which is
/// `now`: `when it stood at 8 billion`.
pub(super) fn amount_told(claims: &[Claim], now: Option<Period>) -> Option<&Claim> {
    let is_amount = |claim: &&Claim| {
        let unit = claim.unit.as_ref().filter(|unit| unit.over.is_none());
        claim.kind == Kind::Level && unit.and_then(Unit::currency).is_some()
    };
    let mut amounts = claims.iter().filter(is_amount);
    let told = amounts.next().filter(|_| amounts.next().is_none())?;
    let looks_back = told.measure.is_some() && told.period != now;
    (!looks_back).then_some(told)
}

/// Whether the first figure of a sentence says the amount before it in other money: nothing stands before it but what points back
/// and the name of the money, and nothing makes it a difference or one of another time.
pub(super) fn says_again(attach: &Attach<'_>, found: &Found, first: &Claim) -> bool {
    let line = attach.line;
    if !line.holds(BACK) || !attach.periods.is_empty() {
        return false;
    }
    let unit = found.unit.as_ref().filter(|unit| unit.over.is_none());
    let Some(currency) = unit.and_then(Unit::currency) else {
        return false;
    };
    let before = 0..found.hedged.start;
    let told = |at: usize| {
        let leads = line.time_role(at, TimeRole::In).is_some() || line.is(at, Role::OutOf);
        let money = leads.then(|| unit::money_after(line, at + 1)).flatten();
        money.is_some_and(|money| money.unit.currency() == Some(currency))
    };
    let last = before.clone().any(|at| line.is(at, Role::SaidLast));
    let back = last || before.clone().any(told) && before.clone().any(|at| line.is(at, Role::Back));
    let end = found.tokens.end;
    let differs = line.is(end, Role::More) || line.is(end, Role::Less) || line.is(end, Role::Of);
    // `The total volume in tenge` is of more.
    let named =
        |at: usize| attach.is_unknown(at) || line.is(at, Role::Part) || line.is(at, Role::Total);
    let other = first.unit.as_ref().and_then(Unit::currency) != Some(currency);
    back && other
        && !differs
        && attach.topics.cues.iter().all(|cue| cue.at > end)
        && attach.topics.parties.is_empty()
        && attach.trend(found).is_none()
        && !before.into_iter().any(named)
}
