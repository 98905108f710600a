//! Measures: what figures can be about, with the phrases that name them in each language.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The qualifier of what is told in money of the day, as most things are.
const NOMINAL: &str = "nominal";

fn nominal() -> String {
    NOMINAL.to_owned()
}

fn is_nominal(growth: &String) -> bool {
    growth == NOMINAL
}

/// How a measure behaves over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Adds up over its period (trade, revenue).
    Flow,
    /// Holds on a date (population, debt).
    Stock,
    /// A stock that only grows (projects finished, investment accrued).
    Cumulative,
    /// A rate or price: neither adds up nor accrues (unemployment, margin).
    Rate,
}

/// How the parties of a measure count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PartyOrder {
    /// `A and B` is `B and A` (trade between them).
    #[default]
    Unordered,
    /// From the first to the second (investment, exports; imports go from the seller to the buyer).
    Directed,
    /// One party whose figure it is (a budget, a company's revenue).
    Single,
    /// No party.
    None,
}

/// Whose figure a measure with one party is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// A country's (a budget, a population).
    #[default]
    Country,
    /// A company's or another organisation's, never a country's (revenue, profit).
    Organisation,
    /// A country's, unless the sentence is about a company (electricity generated, oil extracted).
    Either,
}

/// The shortest span of time a flow is told of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shortest {
    /// A day.
    #[default]
    Day,
    /// A month: a day beside it is that of something else (`dividend of 3 dollars, payable on June 15`).
    Month,
}

impl Shortest {
    /// Its least number of days.
    pub fn days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Month => 28,
        }
    }
}

/// Shared cues of a measure, and the words that claim them for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NearWords {
    /// Cues that other measures may have too.
    pub cues: Vec<String>,
    /// Words of which one must stand in the sentence.
    pub words: Vec<String>,
    /// Whether one in the document's title will do for all its sentences: on the budget, `revenue` is the budget's.
    #[serde(default)]
    pub title: bool,
    /// Whether a country that stands right before a cue or behind it will do too: who `lives in` one is of its population.
    #[serde(default)]
    pub country: bool,
}

/// A measure, as a rule file's `measures` entry defines it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Id in claims and rules: `trade`.
    pub id: String,
    /// Name shown to people: `trade`, in lower case, as it stands within a sentence.
    pub title: String,
    /// What its levels are counted in: `money`, `percent`, `count`, a dimension of the unit table (`energy`, `volume`), or
    /// `quantity`, any of those.
    pub dimension: String,
    /// Flow, stock, cumulative stock, or rate.
    pub nature: Nature,
    /// How parties count.
    #[serde(default)]
    pub parties: PartyOrder,
    /// Whose figure it is, for measures with one party.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Owner,
    /// The shortest span its figures are told of; shorter periods beside them are of something else.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shortest: Shortest,
    /// For directed measures: a party named without a preposition is the one it goes to (`Russian imports`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub receives: bool,
    /// How its growth is reckoned where nobody says: by the name of a qualifier of the language files, `real` for GDP.
    #[serde(default = "nominal", skip_serializing_if = "is_nominal")]
    pub growth: String,
    /// Whether what it is of makes another thing of it: cases of measles are not compared with cases of influenza.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by_kind: bool,
    /// Whether it is one figure that nothing narrows: who `cut the rate` is no part of the policy rate.
    #[serde(default, skip_serializing_if = "is_default")]
    pub undivided: bool,
    /// Whether its cues are of people and of nothing else: who `visited` is a tourist, and the three cities visited are not.
    #[serde(default, skip_serializing_if = "is_default")]
    pub of_people: bool,
    /// The counted nouns, as units name them, that its cues are of, and of nothing else: what `was sold` are homes, and the three
    /// cities they were sold in are not. Figures of it count alike whichever of them is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<String>,
    /// Whether parts of a company have it as the whole has (revenue, profit): it is the company's only where the sentence speaks of the
    /// company, or of the measure itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by_part: bool,
    /// The measures that its cues name where a figure is told in their units and one of their words stands in the sentence, if they
    /// have any: exports of gas in cubic metres are supplies of gas, and exports in tonnes a volume of exports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_kind: Vec<String>,
    /// Whether it is what a measure told in kind by it is of wherever a figure is in its units, whatever words it has of its own: exports in
    /// tonnes are a volume of exports.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_units: bool,
    /// The measure that an amount of it for each of something is of: earnings per share, of `net profit was 88 million, or 1.19 per
    /// share`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_each: Option<String>,
    /// What its own name says of every figure of it, and so sets none apart: `before-tax`, of profit before tax.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inherent: Vec<String>,
    /// What every figure of it is taken for of which nobody says when it was: `to-date`, of what has been invested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inherent_undated: Vec<String>,
    /// Whether the way it goes makes another thing of it: freight by rail is not compared with freight by road, and what goes
    /// through a port or along a route that is named is the port's or the route's, and no country's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by_way: bool,
    /// What its amounts are each for, where their words leave that out: `share`, of earnings per share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The measure this one is part of: `non-food-exports` is part of `exports`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// The measures that it is the sum of, where they are all of it: trade is `[export, import]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made_of: Vec<String>,
    /// Counted nouns that are this measure whenever they are the unit (`project`, `job`), per language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub nouns: BTreeMap<String, Vec<String>>,
    /// Counted nouns, as the unit names them, that are this measure whenever they are counted, and keep their name: inhabitants are a
    /// population.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counted_as: Vec<String>,
    /// Counted nouns, as the unit names them, that are this measure where they are a country's people: `Azerbaijani visitors`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from_abroad: Vec<String>,
    /// Words that make a count of the thing this measure is part of a count of its own, per language: `completed` makes
    /// projects completed ones. Of several in a sentence the one nearest to the figure does.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub state: BTreeMap<String, Vec<String>>,
    /// Phrases that name it, per language; `{a,b}` stands for either ending: `export{,s}`, `товарооборот{,а,у,ом,е}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cues: BTreeMap<String, Vec<String>>,
    /// Phrases that hold a cue but name something else, per language (`trade union`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub except: BTreeMap<String, Vec<String>>,
    /// Words that make a shared cue this measure's when they stand in the same sentence, per language: `budget` makes
    /// `revenue` a budget's. A cue that is the measure's alone needs none of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub near: BTreeMap<String, NearWords>,
}

impl Measure {
    /// Whether nothing names it but what another measure says of figures in its units.
    pub fn has_no_words(&self) -> bool {
        self.cues.is_empty() && self.near.is_empty() && self.nouns.is_empty()
    }
}
