//! What a figure is of, so that two claims that share it tell one thing: what joins names and documents asks alike.

use crate::claim::{Claim, Kind, Modality};
use crate::period::Period;
use crate::quantity::{Decimal, Unit};

/// What two figures share that may be one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Subject<'a> {
    pub measure: &'a str,
    pub of: Option<&'a str>,
    pub reckoned: Option<&'a str>,
    pub unit: Option<&'a Unit>,
    pub kind: Kind,
    pub modality: Modality,
    pub period: Period,
}

impl<'a> Subject<'a> {
    /// What a claim is of, if it names its measure and its time and tells of all there is.
    pub fn of(claim: &'a Claim) -> Option<Self> {
        Some(Self {
            measure: claim.measure.as_deref().filter(|_| !claim.partial)?,
            of: claim.of.as_deref(),
            reckoned: claim.reckoned.as_deref(),
            unit: claim.unit.as_ref(),
            kind: claim.kind,
            modality: claim.modality,
            period: claim.period?,
        })
    }

    /// The same at another time.
    pub fn at(&self, period: Period) -> Self {
        Self { period, ..*self }
    }
}

/// The digits of a figure without the zeros that end it: those of 1,250,000 and of 12.5 are 125.
pub(super) fn digits_of(value: Decimal) -> String {
    let digits = value.normalize().mantissa().abs().to_string();
    digits.trim_end_matches('0').to_owned()
}

/// How many digits a figure has before its zeros: two documents or companies hardly share one of many by chance.
pub(super) fn digits(claim: &Claim) -> u32 {
    let mut digits = claim.value().mantissa().unsigned_abs();
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits.checked_ilog10().map_or(0, |power| power + 1)
}
