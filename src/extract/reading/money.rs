//! The currencies that a document has spoken in: where it is one only, bare amounts are in it.

use crate::quantity::Currency;

/// The currencies that a document has spoken in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Money {
    #[default]
    Untold,
    Only(Currency),
    Several,
}

impl Money {
    pub fn speak_of(&mut self, currency: Currency) {
        *self = match *self {
            Self::Untold => Self::Only(currency),
            Self::Only(known) if known == currency => return,
            _ => Self::Several,
        };
    }

    /// The one that it has spoken in, if there is no other.
    pub fn only(self) -> Option<Currency> {
        match self {
            Self::Only(currency) => Some(currency),
            _ => None,
        }
    }
}
