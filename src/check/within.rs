//! Places within a country: what is told of a province is part of what is told of all of it.

use crate::claim::{Claim, IN_PLACE, Kind};

/// What sets a claim apart besides the place within a country that it is told of; `None` when it is told of no such place.
pub(super) fn besides_place(claim: &Claim) -> Option<Option<String>> {
    let names = claim
        .reckoned
        .as_deref()
        .filter(|_| claim.kind != Kind::Change)?;
    let place = |name: &&str| name.starts_with(IN_PLACE);
    names.split('+').find(place)?;
    let others: Vec<&str> = names.split('+').filter(|name| !place(name)).collect();
    Some((!others.is_empty()).then(|| others.join("+")))
}
