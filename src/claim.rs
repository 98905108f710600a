//! The claim: one figure somebody said about something, with all that is known about it.
//!
//! It stands apart from both sides that meet in it: the extractor makes claims, rules and checks read them, and neither
//! knows the other.

use crate::period::{Basis, Day, Period};
use crate::quantity::{Decimal, Figure, Interval, Trend, Unit};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use twox_hash::XxHash3_64;

/// What sets a figure apart that is of all the time up to a day.
pub const TO_DATE: &str = "to-date";

/// How the name begins of what sets a figure apart as that of a place within a country.
pub const IN_PLACE: &str = "in-";

/// How the name begins of a source that nobody knows: `by higher education authority`.
pub const BY: &str = "by ";

/// What a claim's figure is of its measure.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// How much there is (`trade came to $24 billion`).
    #[default]
    Level,
    /// By how much it changed (`grew by 6 percent`, `$2 billion more`).
    Change,
    /// Which part of a whole it is (`accounts for 40 percent of`).
    Share,
    /// So much for each of something (`43 per 100,000`).
    Ratio,
    /// A place in a row (`the 19th forum`).
    Ordinal,
}

impl Kind {
    /// The name used in JSON and rules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Change => "change",
            Self::Share => "share",
            Self::Ratio => "ratio",
            Self::Ordinal => "ordinal",
        }
    }
}

/// Whether a claim is about what is, what is meant to be, or what might be.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It is or was so.
    #[default]
    Actual,
    /// A plan, target, forecast or capacity to be.
    Planned,
    /// A condition or supposition.
    Hypothetical,
}

impl Modality {
    /// The name used in JSON and rules.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The document's name.
    pub doc: Arc<str>,
    /// Line of the figure, from 1.
    pub line: u32,
    /// Column of the figure in characters, from 1.
    pub column: u32,
    /// Byte range of the figure in the document's text as read.
    pub start: usize,
    /// End of that range.
    pub end: usize,
}

/// The sentence a claim stands in, white space folded, and where in it the figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The sentence.
    pub text: Arc<str>,
    /// Byte offset of the figure in `text`.
    pub start: u32,
    /// End of the figure in `text`.
    pub end: u32,
}

/// The whole that a share is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Whole {
    /// The measure named: exports, of `40 percent of Kazakhstan's exports`.
    pub measure: Arc<str>,
    /// Whose it is, where that is said.
    pub party: Option<Arc<str>>,
}

/// What a figure listed behind another one is of it: `$180 million, of which $72 million is grain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The id of the claim it is a part of.
    pub of: Arc<str>,
    /// Whether it and the others listed with it are said to be all there is (`and the remaining $108 million …`).
    pub all: bool,
}

/// The figures that a change or a share is reckoned with, as its own sentence ties them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// The id of the claim that it is reckoned from: the level before a change, the whole of a share.
    pub from: Option<Arc<str>>,
    /// The id of the claim that it comes to: the level behind a change, the part that is the share.
    pub to: Option<Arc<str>>,
    /// The id of the claim that tells a change in percent again as an amount.
    pub by: Option<Arc<str>>,
}

impl Ends {
    /// Those that lie between two claims.
    pub fn between(from: &Claim, to: &Claim) -> Self {
        Self {
            from: Some(from.id.clone()),
            to: Some(to.id.clone()),
            by: None,
        }
    }
}

/// The name by which a rule chooses changes that are reckoned from a time of their own, whichever.
pub const ON_BASE: &str = "on-base";

/// Whether a name in [`Claim::reckoned`] is one that a rule chooses by.
pub fn is_reckoned_as(name: &str, chosen: &str) -> bool {
    name == chosen || chosen == ON_BASE && base_of(name).is_some()
}

/// The name in [`Claim::reckoned`] of a change that is reckoned from a time: `on-2019`, of 2019.
pub fn reckoned_on(base: &Period) -> String {
    format!("on-{}", base.title().to_lowercase().replace(' ', "-"))
}

/// The time that a name in [`Claim::reckoned`] says a change is reckoned from: 2019, of `on-2019`.
pub fn base_of(name: &str) -> Option<Period> {
    name.strip_prefix("on-").and_then(Period::titled)
}

/// What a figure is of that tells some of what its measure names, and nobody can say which part: one of four quarters told in a
/// list. It is compared with nothing.
pub const SOME_OF_IT: &str = "some of it";

/// A proper name that a document speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProperName {
    /// The word, or the code of a country.
    pub word: Arc<str>,
    /// Whether the document is about it: its head names it, or it is named again.
    pub about: bool,
    /// Whether it is certain to be a name: any word has a capital where a sentence opens.
    pub sure: bool,
}

/// Whether a party is a country's code, as `KZ` and `GB-SCT` are, and no organisation's name.
pub fn is_country(party: &str) -> bool {
    let (country, part) = party.split_once('-').unwrap_or((party, "A"));
    let letters = |code: &str| !code.is_empty() && code.bytes().all(|b| b.is_ascii_uppercase());
    country.len() == 2 && letters(country) && letters(part) && part.len() <= 3
}

/// One numeric claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Stable content hash: the same words in the same document give the same id, wherever they move to.
    pub id: Arc<str>,
    /// Where it stands.
    pub place: Place,
    /// The figure as written.
    pub text: Arc<str>,
    /// The sentence it stands in.
    pub quote: Quote,
    /// Who said it; `None` outside a turn.
    pub speaker: Option<Arc<str>>,
    /// ISO 639-1 code of the document's language.
    pub language: Arc<str>,
    /// The measure's id from the rules, else the singular head noun; `None` when neither is known.
    pub measure: Option<Arc<str>>,
    /// What the measure is of, where that makes another thing of it: `measles`, of cases of measles.
    pub of: Option<Arc<str>>,
    /// What sets the figure apart from the plain one of its measure: `real`, `adjusted`, `without-oil`. Figures set apart
    /// differently are never compared.
    pub reckoned: Option<Arc<str>>,
    /// Whose figure it is said to be, or of which edition of an estimate: `CN`, `preliminary`. Figures told differently may
    /// both be right.
    pub told: Option<Arc<str>>,
    /// ISO 3166 codes or organisation names; sorted for unordered measures, from → to for directed ones.
    pub parties: Vec<Arc<str>>,
    /// What it is of its measure.
    pub kind: Kind,
    /// Its unit; `None` for a bare number.
    pub unit: Option<Unit>,
    /// The figure: value, hedge and precision.
    pub figure: Figure,
    /// The direction of a change.
    pub trend: Option<Trend>,
    /// The period it speaks about; `None` when unknown.
    pub period: Option<Period>,
    /// The words that name the period.
    pub period_text: Option<Arc<str>>,
    /// How the words became days.
    pub basis: Option<Basis>,
    /// Fact, plan or supposition.
    pub modality: Modality,
    /// Whether it counts no total: what comes on top of what was counted before (`another 29 projects`), or some of what
    /// another figure counts (`two of the four lines`).
    pub partial: bool,
    /// Where the passage begins that it is of, in bytes of the text: its sentence, or an earlier one whose talk it goes on with
    /// (`It fell by 5 percent`); a figure with a period of its own, beside one of another, is a passage of its own.
    pub passage: usize,
    /// Whether it is said to be more than there ever was before: `a record 9.1 million`, `over 10 billion for the first time`.
    pub record: bool,
    /// The claim this one says again in another unit.
    pub restates: Option<Arc<str>>,
    /// What it is a share of, where that is named.
    pub whole: Option<Arc<Whole>>,
    /// What it is listed as a part of.
    pub part: Option<Arc<Part>>,
    /// The figures that it lies between, for a change or a share whose sentence tells them.
    pub ends: Option<Arc<Ends>>,
    /// The day of its document, when known.
    pub said: Option<Day>,
    /// The proper names that its document speaks of, those named most first: what a figure of nobody may be of.
    pub names: Arc<[ProperName]>,
}

impl Claim {
    /// Makes it a claim about the time of another.
    pub(crate) fn speak_in_time_of(&mut self, other: &Self) {
        self.period = other.period;
        self.period_text.clone_from(&other.period_text);
        self.basis = other.basis;
    }

    /// Makes it a claim about what another is about.
    pub(crate) fn speak_of(&mut self, other: &Self) {
        self.measure.clone_from(&other.measure);
        self.of.clone_from(&other.of);
        self.reckoned.clone_from(&other.reckoned);
        self.told.clone_from(&other.told);
        self.parties.clone_from(&other.parties);
    }

    /// Makes it a claim about the time of another, as fact or plan as that is.
    pub(crate) fn stand_in_time_of(&mut self, other: &Self) {
        self.modality = other.modality;
        self.period = other.period;
        self.basis = other.basis;
        self.period_text.clone_from(&other.period_text);
    }

    /// The likely interval, with the sign of a change: a fall of 5 percent is around −5.
    pub fn likely(&self) -> Interval {
        self.signed(self.figure.likely())
    }

    /// The certain interval, with the sign of a change.
    pub fn certain(&self) -> Interval {
        self.signed(self.figure.certain())
    }

    /// The value, with the sign of a change.
    pub fn value(&self) -> Decimal {
        if self.falls() {
            -self.figure.value
        } else {
            self.figure.value
        }
    }

    fn falls(&self) -> bool {
        self.kind == Kind::Change && self.trend == Some(Trend::Down)
    }

    fn signed(&self, interval: Interval) -> Interval {
        if self.falls() { -interval } else { interval }
    }
}

/// The first 12 hexadecimal digits of the text's 64-bit XXH3 hash (Collet), the same on every machine.
pub fn content_id(text: &str) -> String {
    ContentHash::new().and(text).id()
}

/// The hash behind [`content_id`], text by text: what many ids begin with is hashed once, and is the seed for what comes behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ContentHash(u64);

impl ContentHash {
    /// The hash of no text.
    pub const fn new() -> Self {
        Self(0)
    }

    /// The hash of what was hashed and `text` behind it.
    #[must_use]
    pub fn and(self, text: &str) -> Self {
        Self(XxHash3_64::oneshot_with_seed(self.0, text.as_bytes()))
    }

    /// The same with a number behind it.
    #[must_use]
    pub fn and_number(self, number: u32) -> Self {
        self.and(itoa::Buffer::new().format(number))
    }

    /// The id of the text.
    pub fn id<T: for<'a> From<&'a str>>(self) -> T {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let id: [u8; 12] = std::array::from_fn(|at| {
            let place = 15 - at;
            DIGITS[(self.0 >> (4 * place)) as usize & 0xf]
        });
        std::str::from_utf8(&id).unwrap_or_default().into()
    }
}
