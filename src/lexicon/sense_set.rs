//! Sets of senses as bits: the quick look that spares the grammar most of its questions.
//!
//! The grammar asks every token dozens of questions (`is it a month?`, `does a hedge end here?`), and nearly all of the
//! answers are no. A set answers a no with one test of bits; a yes is only a perhaps, and the senses themselves decide.

use super::sense::{Role, Sense};
use super::time::{TimeRole, TimeWord};
use crate::quantity::Decimal;

/// Which sorts of senses, roles and words of time may be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SenseSet {
    /// Sorts, and from [`SORTS`] on the roles that `roles` has no bit for.
    sorts: u64,
    roles: [u64; 2],
    times: u64,
}

/// How many bits are kept for sorts.
const SORTS: u32 = 33;

/// The bit that all numbers too great for one of their own share: it makes more noes into perhapses, and none wrong.
const SHARED: u32 = u64::BITS - 1;

#[inline]
const fn bit(number: u32) -> u64 {
    1 << if number < SHARED { number } else { SHARED }
}

impl SenseSet {
    /// Cardinals.
    pub const NUMBER: Self = Self::sort(0);
    /// Scale words.
    pub const SCALE: Self = Self::sort(1);
    /// Scale words in plural.
    pub const SCALE_PLURAL: Self = Self::sort(2);
    /// Short forms of scales.
    pub const SCALE_MARK: Self = Self::sort(3);
    /// Places in a row.
    pub const ORDINAL: Self = Self::sort(4);
    /// The ending of an ordinal.
    pub const ORDINAL_MARK: Self = Self::sort(5);
    /// Parts of one.
    pub const FRACTION: Self = Self::sort(6);
    /// Multiples.
    pub const MULTIPLE: Self = Self::sort(7);
    /// Currencies, their hundredths, and those with a scale in them.
    pub const MONEY: Self = Self::sort(8);
    /// Units of measure.
    pub const UNIT: Self = Self::sort(9);
    /// Percent and percentage points.
    pub const PERCENT: Self = Self::sort(10);
    /// Counted nouns.
    pub const NOUN: Self = Self::sort(11);
    /// Hedges, before or behind.
    pub const HEDGE: Self = Self::sort(12);
    /// Words of change.
    pub const TREND: Self = Self::sort(13);
    /// Markers of plans and suppositions.
    pub const MODALITY: Self = Self::sort(14);
    /// Countries and organisations.
    pub const PARTY: Self = Self::sort(15);
    /// Everything that measures are told by.
    pub const MEASURE: Self = Self::sort(16);
    /// Grammar words, whichever.
    pub const ROLE: Self = Self::sort(17);
    /// Grammar words of time, whichever.
    pub const TIME_ROLE: Self = Self::sort(18);
    /// Units of time.
    pub const TIME_UNIT: Self = Self::sort(19);
    /// Months, doubtful ones too.
    pub const MONTH: Self = Self::sort(20);
    /// Days of the week.
    pub const WEEKDAY: Self = Self::sort(21);
    /// Seasons, and years that begin in the course of another.
    pub const SEASON: Self = Self::sort(22);
    /// Decades.
    pub const DECADE: Self = Self::sort(23);

    /// No sense.
    pub const NONE: Self = Self {
        sorts: 0,
        roles: [0; 2],
        times: 0,
    };

    /// Scale words of a thousand and less, which the number of a year may be made of.
    pub const SMALL_SCALE: Self = Self::sort(24);
    /// Words that set a figure apart.
    pub const QUALIFIER: Self = Self::sort(25);
    /// Words that only say that something is said.
    pub const SAID: Self = Self::sort(26);
    /// Words that name no thing of their own.
    pub const NEUTRAL: Self = Self::sort(27);
    /// Kinds that a measure may be of, and ways that it may go.
    pub const KIND: Self = Self::sort(28);
    /// States that part the counts of a thing.
    pub const STATE: Self = Self::sort(29);

    /// What stands before its number.
    pub const INVERTED: Self = Self::sort(30);

    /// Words that claim a shared name of a measure.
    pub const CLAIMS: Self = Self::sort(31);

    /// Organisations, by a name of their own or of what they are the body of.
    pub const ORGANISATION: Self = Self::sort(32);

    /// What every figure without a digit begins with.
    pub const FIGURES: Self = Self::NUMBER
        .or(Self::SCALE)
        .or(Self::SCALE_PLURAL)
        .or(Self::ORDINAL)
        .or(Self::FRACTION)
        .or(Self::MULTIPLE);

    /// What every period without a digit has a word of.
    pub const TIMES: Self = Self::MONTH
        .or(Self::TIME_UNIT)
        .or(Self::DECADE)
        .or(Self::WEEKDAY)
        .or(Self::SEASON);

    #[inline]
    const fn sort(number: u32) -> Self {
        Self {
            sorts: bit(number),
            ..Self::NONE
        }
    }

    /// A grammar word.
    #[inline]
    pub const fn role(role: Role) -> Self {
        let number = role as u32;
        match number / u64::BITS {
            0 => Self {
                roles: [1 << number, 0],
                ..Self::NONE
            },
            1 => Self {
                roles: [0, 1 << (number % u64::BITS)],
                ..Self::NONE
            },
            _ => Self::sort(SORTS + number - u128::BITS),
        }
    }

    /// Whether a grammar word has a bit of its own, so that a yes is as certain as a no.
    #[inline]
    pub const fn is_exact(role: Role) -> bool {
        (role as u32) < u128::BITS + SHARED - SORTS
    }

    /// A grammar word of time.
    #[inline]
    pub const fn time(role: TimeRole) -> Self {
        Self {
            times: bit(role as u32),
            ..Self::NONE
        }
    }

    /// Several grammar words of time.
    #[inline]
    pub const fn times(roles: &[TimeRole]) -> Self {
        let mut set = Self::time(roles[0]);
        let mut at = 1;
        while at < roles.len() {
            set = set.or(Self::time(roles[at]));
            at += 1;
        }
        set
    }

    /// Every grammar word of time.
    pub const ANY_TIME: Self = Self {
        times: u64::MAX,
        ..Self::NONE
    };

    /// This set without the sorts and words of another; a bit that several words share stays.
    pub const fn without(self, other: Self) -> Self {
        Self {
            sorts: self.sorts & (!other.sorts | bit(SHARED)),
            roles: [
                self.roles[0] & !other.roles[0],
                self.roles[1] & !other.roles[1],
            ],
            times: self.times & (!other.times | bit(SHARED)),
        }
    }

    /// Both sets together.
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self {
            sorts: self.sorts | other.sorts,
            roles: [
                self.roles[0] | other.roles[0],
                self.roles[1] | other.roles[1],
            ],
            times: self.times | other.times,
        }
    }

    /// Whether the sets share anything.
    #[inline]
    pub const fn meets(&self, other: Self) -> bool {
        let roles = self.roles[0] & other.roles[0] | self.roles[1] & other.roles[1];
        self.sorts & other.sorts | roles | self.times & other.times != 0
    }

    /// The set of one sense.
    pub fn of(sense: &Sense) -> Self {
        match sense {
            Sense::Number(_) => Self::NUMBER,
            Sense::Scale(by) if *by <= Decimal::ONE_THOUSAND => Self::SCALE.or(Self::SMALL_SCALE),
            Sense::Scale(_) => Self::SCALE,
            Sense::ScalePlural(_) => Self::SCALE_PLURAL,
            Sense::ScaleMark(_) => Self::SCALE_MARK,
            Sense::Ordinal(_) => Self::ORDINAL,
            Sense::OrdinalMark => Self::ORDINAL_MARK,
            Sense::Fraction(_) | Sense::AddedFraction(_) => Self::FRACTION,
            Sense::Multiple(..) => Self::MULTIPLE,
            Sense::Money { .. } | Sense::ScaledMoney(..) | Sense::Minor { .. } => Self::MONEY,
            Sense::Unit(_) => Self::UNIT,
            Sense::Percent | Sense::PercentagePoint => Self::PERCENT,
            Sense::Noun(_) => Self::NOUN,
            Sense::Hedge(..) | Sense::HedgeAfter(..) => Self::HEDGE,
            Sense::Trend(_) => Self::TREND,
            Sense::Planned | Sense::Hypothetical => Self::MODALITY,
            Sense::Country(..) | Sense::Called(_) => Self::PARTY,
            Sense::Organisation(_) | Sense::BodyOf(_) => Self::PARTY.or(Self::ORGANISATION),
            Sense::Measure(_) | Sense::SharedMeasure(_) | Sense::NotMeasure(_) => Self::MEASURE,
            Sense::Claims(_) => Self::MEASURE.or(Self::CLAIMS),
            Sense::Qualifier(..) => Self::QUALIFIER,
            Sense::Said => Self::SAID,
            Sense::Neutral => Self::NEUTRAL,
            Sense::Inverted => Self::INVERTED,
            Sense::Kind(_) | Sense::Way(_) => Self::KIND,
            Sense::State(_) => Self::STATE,
            Sense::Role(role) => Self::ROLE.or(Self::role(*role)),
            Sense::Time(word) => match word {
                TimeWord::Role(role) => Self::TIME_ROLE.or(Self::time(*role)),
                TimeWord::Unit(_) => Self::TIME_UNIT,
                TimeWord::Month(_) | TimeWord::DoubtfulMonth(_) => Self::MONTH,
                TimeWord::Weekday(_) | TimeWord::DoubtfulWeekday(_) => Self::WEEKDAY,
                TimeWord::Season(_) | TimeWord::Course(_) => Self::SEASON,
                TimeWord::Decade(_) => Self::DECADE,
            },
        }
    }
}
