//! The place that a document is about sets none of its figures apart: `Builders in Kerrane finished 31,900 homes`, told by the
//! statistics service of Kerrane, is what its minister tells as `31,900 homes were finished`.
//!
//! In a document about a whole country the same words narrow a figure, and nobody can tell from the claim which of the two it is. So
//! the place is left out only to find figures of other documents, and only where the document tells no other figure that would be
//! one with it then.

use super::names::Heard;
use crate::claim::{Claim, IN_PLACE, ProperName};
use std::sync::Arc;

/// The claim without the place that its document is about; `None` where its words name none.
pub(super) fn without_place(claim: &Claim) -> Option<Claim> {
    if !claim.parties.is_empty() || claim.of.is_none() && claim.reckoned.is_none() {
        return None;
    }
    let of = left(claim.of.as_deref(), ' ', |word| is_home(claim, word));
    let reckoned = left(claim.reckoned.as_deref(), '+', |word| {
        let place = word.strip_prefix(IN_PLACE);
        place.is_some_and(|place| is_home(claim, place))
    });
    let differs =
        of.as_deref() != claim.of.as_deref() || reckoned.as_deref() != claim.reckoned.as_deref();
    differs.then(|| Claim {
        of,
        reckoned,
        ..claim.clone()
    })
}

/// What is left of some words without those that go.
fn left(words: Option<&str>, between: char, goes: impl Fn(&str) -> bool) -> Option<Arc<str>> {
    let kept: Vec<&str> = words?.split(between).filter(|word| !goes(word)).collect();
    let joined = kept.join(between.encode_utf8(&mut [0; 4]));
    (!kept.is_empty()).then(|| joined.into())
}

/// Whether a word is a proper name that the document of a claim is about. One form of it may stand in the head (`Республики
/// Башкортостан`), and another where only names have capitals (`в Башкортостане`).
fn is_home(claim: &Claim, word: &str) -> bool {
    let heard = Heard::of(word);
    let alike = |name: &&ProperName| Heard::of(&name.word).is_like(&heard);
    let names: Vec<&ProperName> = claim.names.iter().filter(alike).collect();
    names.iter().any(|name| name.about) && names.iter().any(|name| name.sure)
}
