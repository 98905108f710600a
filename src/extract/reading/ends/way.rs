//! Where a level began that has gone up or down: `fell from 5.7 to 5.3 billion`.

use super::gap::joins;
use super::{Ends, Told};
use crate::claim::Kind;
use crate::extract::attach::Attach;
use crate::extract::trend::trend_at;
use crate::lexicon::{Role, TimeRole};
use crate::quantity::Unit;
use std::sync::Arc;

/// The most words between the two: `from 5.7 billion in 2022 to`.
const NEAR: usize = 6;

/// The level that one told right before it began from, where the words say which way it went.
pub(super) fn way(attach: &Attach<'_>, two: &[Told<'_>]) -> Option<(Arc<str>, Ends)> {
    let [before, now] = two else {
        return None;
    };
    let line = attach.line;
    let level = |told: &Told<'_>| matches!(told.claim.kind, Kind::Level | Kind::Share);
    let from = line.role_before(before.found.hedged.start, Role::From);
    let to = line.role_before(now.found.hedged.start, Role::To);
    let gap = before.span.end..now.span.start;
    let unit = |told: &Told<'_>| told.claim.unit.clone();
    // The rouble falls from 90 to 95 for a dollar.
    let of_money = |unit: &Unit| unit.is_rate_of_exchange() || unit.over.is_some();
    let alike = unit(before).is_some_and(|own| Some(&own) == unit(now).as_ref() && !of_money(&own));
    // `cut the value added tax on homes from 23 to 6 percent`: of all words of change, the verb right before says which way.
    let dated = |at: &usize| attach.periods.iter().any(|p| p.tokens.contains(at));
    let small = |at: &usize| dated(at) || line.time_role(*at, TimeRole::In).is_some();
    let verb = from.and_then(|from| (0..from).rev().find(|at| !small(at)));
    let said = verb.and_then(|verb| trend_at(line, verb));
    let told = to.is_some() && said.is_some() && said == now.claim.trend;
    let near = gap.len() <= NEAR && joins(attach, gap);
    (told && alike && near && level(before) && level(now)).then(|| {
        let ends = Ends {
            from: Some(before.claim.id.clone()),
            ..Ends::default()
        };
        (now.claim.id.clone(), ends)
    })
}
