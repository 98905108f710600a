//! What a word can begin, in one byte: by it most words of a text are passed over without another look.

use super::sense_set::SenseSet;

/// Which sorts of phrases begin with a word, or with any word of a sentence. A no is certain, a yes is a perhaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins(u8);

impl Begins {
    /// No phrase at all.
    pub const NOTHING: Self = Self(0);
    /// A phrase of any sort.
    pub const PHRASE: Self = Self(1);
    /// A figure in words.
    pub const FIGURE: Self = Self(1 << 1);
    /// A word that every period without a digit has one of.
    pub const TIME: Self = Self(1 << 2);
    /// What measures are told by.
    pub const MEASURE: Self = Self(1 << 3);
    /// The name of a country or organisation.
    pub const PARTY: Self = Self(1 << 4);
    /// A number in digits.
    pub const DIGITS: Self = Self(1 << 5);
    /// What measures are told by, and nothing more: a phrase of this word alone.
    pub const MEASURE_ALONE: Self = Self(1 << 7);
    /// A mark that is no ASCII, as `½` is.
    pub const WIDE_MARK: Self = Self(1 << 6);

    /// What a word begins whose phrases have these senses, and these those of them that are of it alone.
    pub(super) fn of(set: SenseSet, alone: SenseSet) -> Self {
        let sorts = [
            (SenseSet::FIGURES, Self::FIGURE),
            (SenseSet::TIMES, Self::TIME),
            (SenseSet::MEASURE, Self::MEASURE),
            (SenseSet::PARTY, Self::PARTY),
        ];
        let named = sorts.into_iter().filter(|(senses, _)| set.meets(*senses));
        let begins = named.fold(Self::PHRASE, |all, (_, one)| all.or(one));
        match alone.meets(SenseSet::MEASURE) {
            true => begins.or(Self::MEASURE_ALONE),
            false => begins,
        }
    }

    /// Both together.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two share anything.
    #[inline]
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
