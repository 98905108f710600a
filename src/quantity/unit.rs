//! Units as they stand in claims: ISO 4217 codes, `percent`, SI-style symbols, singular nouns, and rates of them.
//!
//! A unit here is a name with a shape; what dimension `km` has and how many metres it holds is data
//! (the unit table of the lexicon).

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// An ISO 4217 alphabetic code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency of a three-letter upper-case code; `None` for anything else.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The dimension of the difference of two percentages, in points and in basis points.
pub const POINTS: &str = "points";

/// The symbol of a hundredth of a percentage point.
const BASIS_POINT: &str = "bp";

/// One side of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Atom {
    /// Money.
    Currency(Currency),
    /// Per hundred.
    Percent,
    /// The difference of two percentages.
    PercentagePoint,
    /// A multiple (`three times`).
    Times,
    /// A symbol of the unit table (`km`, `MW`, `bbl`) or a counted noun, singular (`project`).
    Named(Arc<str>),
}

impl Atom {
    /// Whether it is so many of something, as rates are told for: `1000 person`.
    pub fn is_many(&self) -> bool {
        matches!(self, Self::Named(name) if name.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether it is a difference of two percentages, in points or in hundredths of them.
    pub fn is_points(&self) -> bool {
        match self {
            Self::PercentagePoint => true,
            Self::Named(name) => &**name == BASIS_POINT,
            _ => false,
        }
    }

    /// How it is written: an ISO 4217 code, a word, a symbol or a noun.
    pub fn name(&self) -> &str {
        match self {
            Self::Currency(c) => c.code(),
            Self::Percent => "percent",
            Self::PercentagePoint => "percentage_point",
            Self::Times => "times",
            Self::Named(name) => name,
        }
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A unit, or a rate of two (`USD/bbl`).
///
/// ```
/// use crossfoot::quantity::Unit;
/// let price: Unit = "USD/bbl".parse().unwrap();
/// assert_eq!(price.to_string(), "USD/bbl");
/// assert!(price.currency().is_none() && price.over.is_some());
/// assert!("".parse::<Unit>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit {
    /// What is counted.
    pub of: Atom,
    /// What it is divided by, in a rate.
    pub over: Option<Atom>,
}

impl Unit {
    /// A unit that is no rate.
    pub fn plain(of: Atom) -> Self {
        Self { of, over: None }
    }

    /// A counted noun or a symbol of the unit table.
    pub fn named(name: impl Into<Arc<str>>) -> Self {
        Self::plain(Atom::Named(name.into()))
    }

    /// How it is written; a rate has a slash.
    pub fn name(&self) -> Cow<'_, str> {
        match &self.over {
            Some(over) => format!("{}/{over}", self.of).into(),
            None => self.of.name().into(),
        }
    }

    /// The currency, when the unit is plain money and no rate.
    pub fn currency(&self) -> Option<Currency> {
        match (&self.of, &self.over) {
            (Atom::Currency(c), None) => Some(*c),
            _ => None,
        }
    }

    /// Whether it is money for other money: `dollars per euro`.
    pub fn is_rate_of_exchange(&self) -> bool {
        matches!(
            (&self.of, &self.over),
            (Atom::Currency(_), Some(Atom::Currency(_)))
        )
    }

    /// Whether it is plain percent.
    pub fn is_percent(&self) -> bool {
        self.of == Atom::Percent && self.over.is_none()
    }
}

/// Why a text is no unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no unit: write an ISO 4217 code, `percent`, a symbol, a singular noun, or two of them with a slash"
)]
pub struct UnitError(pub String);

impl FromStr for Atom {
    type Err = UnitError;
    fn from_str(text: &str) -> Result<Self, UnitError> {
        if text.is_empty() || text.trim() != text || text.chars().any(char::is_control) {
            return Err(UnitError(text.to_owned()));
        }
        Ok(match text {
            "percent" => Self::Percent,
            "percentage_point" => Self::PercentagePoint,
            "times" => Self::Times,
            _ => Currency::new(text).map_or_else(|| Self::Named(text.into()), Self::Currency),
        })
    }
}

impl FromStr for Unit {
    type Err = UnitError;
    fn from_str(text: &str) -> Result<Self, UnitError> {
        let wrong = |_| UnitError(text.to_owned());
        let (of, over) = match text.split_once('/') {
            Some((of, over)) => (of, Some(over.parse::<Atom>().map_err(wrong)?)),
            None => (text, None),
        };
        Ok(Self {
            of: of.parse::<Atom>().map_err(wrong)?,
            over,
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

impl Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
