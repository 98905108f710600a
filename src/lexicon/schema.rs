//! The shape of a language file: `rules/lexicon/en.yaml` and its kin.
//!
//! Every list holds phrases; words are separated by spaces, case does not matter, a hyphen in the text may stand for a space,
//! and braces stand for choices (`рубл{ь,я,ей}`). Keys that are numbers are written as decimals or fractions (`"1/3"`).

use super::sense::Role;
use super::spelling::Spelling;
use super::time::TimeWords;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Phrases by key.
pub type Phrases = BTreeMap<String, Vec<String>>;

/// One language's vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// ISO 639-1 code.
    pub language: String,
    /// Its name, in English.
    pub name: String,
    /// Languages whose money and unit words also count here, where this language has no such word of its own.
    #[serde(default)]
    pub borrow: Vec<String>,
    /// How digits are written.
    pub numerals: Numerals,
    /// Cardinals that add up: 0 to 19, the tens, irregular hundreds.
    #[serde(default)]
    pub numbers: Phrases,
    /// Words that multiply what stands before them: 12, 100, 1000, 1000000 … Write the value in plain digits.
    #[serde(default)]
    pub scales: Phrases,
    /// Scales in plural that stand alone for a vague range: `tens of`, `hundreds of`.
    #[serde(default)]
    pub scale_plurals: Phrases,
    /// Short forms of scales that count only behind digits: `m`, `bn`.
    #[serde(default)]
    pub scale_marks: Phrases,
    /// Scales, units and nouns in the forms that stand before a number which is then about so many: `тысяч пять`.
    #[serde(default)]
    pub inverted: Vec<String>,
    /// Ordinals: first to thirty-first, tenth …
    #[serde(default)]
    pub ordinals: Phrases,
    /// Endings that make digits an ordinal: `st`, `th`.
    #[serde(default)]
    pub ordinal_marks: Vec<String>,
    /// Parts of one: `"1/2": [half]`.
    #[serde(default)]
    pub fractions: Phrases,
    /// Parts that are added to the number before them: `"1/2": [с половиной]`.
    #[serde(default)]
    pub added_fractions: Phrases,
    /// Multiples: `"2": [doubled]`.
    #[serde(default)]
    pub multiples: Multiples,
    /// Grammar words.
    #[serde(default)]
    pub roles: BTreeMap<Role, Vec<String>>,
    /// Hedges.
    #[serde(default)]
    pub hedges: Hedges,
    /// Words of change.
    #[serde(default)]
    pub trends: Trends,
    /// Words that mark what is said as no fact.
    #[serde(default)]
    pub modality: ModalityWords,
    /// Percent.
    #[serde(default)]
    pub percent: Vec<String>,
    /// Percentage points.
    #[serde(default)]
    pub percentage_point: Vec<String>,
    /// Names of currencies by ISO 4217 code.
    #[serde(default)]
    pub currencies: Phrases,
    /// Words that several currencies share: the first code is meant unless a country word nearby says otherwise.
    #[serde(default)]
    pub shared_currencies: Vec<SharedCurrency>,
    /// Short forms that are scale and currency in one, by ISO 4217 code and value: `MXN: {"1000000": [mdp]}`.
    #[serde(default)]
    pub scaled_currencies: BTreeMap<String, Phrases>,
    /// Hundredths by ISO 4217 code; the key `any` for those that follow the unit before them (`cents`).
    #[serde(default)]
    pub minor_currencies: Phrases,
    /// Names of units of measure by their symbol in `units.yaml`.
    #[serde(default)]
    pub units: Phrases,
    /// Counted nouns by the name they have in claims (English, singular).
    #[serde(default)]
    pub nouns: Phrases,
    /// What measures are of (diseases, products) by the name it has in claims (English, singular).
    #[serde(default)]
    pub kinds: Phrases,
    /// The ways that things and people go by the name they have in claims: by rail, through a port. One that is written with a
    /// capital is a route, whose figures are no country's. Two have a meaning of their own: `all`, of all ways together, and
    /// `transit`, of what only passes through.
    #[serde(default)]
    pub ways: Phrases,
    /// Words that set a figure apart from the plain one of its measure.
    #[serde(default)]
    pub qualifiers: Qualifiers,
    /// How an unknown noun is made singular.
    #[serde(default)]
    pub singular: Singular,
    /// How names are written.
    #[serde(default)]
    pub spelling: Spelling,
    /// Words beside a measure's name that narrow nothing: `total`, `volume`.
    #[serde(default)]
    pub neutral: Vec<String>,
    /// How a noun that only its case joins to another ends.
    #[serde(default)]
    pub genitive: Genitive,
    /// Countries by ISO 3166 code: alpha-2, or with a part of the country behind a hyphen (`GB-SCT`).
    #[serde(default)]
    pub countries: BTreeMap<String, CountryWords>,
    /// Where governments sit.
    #[serde(default)]
    pub government: Government,
    /// Organisations by the name they have in claims. Names written in capitals count in capitals only, as with countries.
    #[serde(default)]
    pub organisations: Phrases,
    /// What they are called once they have been named: `union`, `bloc`.
    #[serde(default)]
    pub called: Phrases,
    /// Their bodies, which bring them to mind: `Eurasian Economic Commission`.
    #[serde(default)]
    pub bodies: Phrases,
    /// Words of time.
    #[serde(default)]
    pub time: TimeWords,
    /// Words that reading needs.
    #[serde(default)]
    pub reading: Reading,
}

/// How digits are written in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Numerals {
    /// The decimal mark, `.` or `,`; a document's own habit overrules it.
    pub decimal: char,
    /// The marks that may part groups of digits.
    #[serde(default)]
    pub group: Vec<char>,
    /// Whether number words are written together (`siebenhundertdreizehn`).
    #[serde(default)]
    pub compound: bool,
}

/// Words for multiples.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Multiples {
    /// Growth: `doubled`.
    pub up: Phrases,
    /// Decline: `halved`, by the factor 0.5.
    pub down: Phrases,
    /// Neither: `twice`.
    pub plain: Phrases,
    /// Units that make a number a multiple: `times`, `-fold`.
    pub times: Vec<String>,
}

/// Hedges by what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Hedges {
    /// `about`.
    pub about: Hedge,
    /// `over`, `at least`.
    pub over: Hedge,
    /// `almost`: just below.
    pub almost: Hedge,
    /// `up to`, `at most`, `under`: anything from zero.
    pub at_most: Hedge,
}

/// One hedge's phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Hedge {
    /// Before the figure.
    pub before: Vec<String>,
    /// Behind the figure.
    pub after: Vec<String>,
}

/// Words of change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Trends {
    /// Rose, growth, up.
    pub up: Vec<String>,
    /// Fell, decline, down.
    pub down: Vec<String>,
}

/// Words that mark plans and suppositions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ModalityWords {
    /// `will`, `plan to`, `target`.
    pub planned: Vec<String>,
    /// `could`, `would`, `if`.
    pub hypothetical: Vec<String>,
    /// `note that`, `say that`: what stands before says nothing about the figures behind (`I would like to note that …`).
    pub said: Vec<String>,
}

/// Words that set a figure apart from the plain one of its measure, by the name they have in claims.
///
/// Figures set apart differently are never compared, so that growth in real terms contradicts none in money of the day.
/// Whose figure it is, and of which edition of an estimate, only softens what a comparison comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Qualifiers {
    /// How growth or a rate is reckoned, behind its figure or at the head of the clause: `real: [in real terms]`.
    pub growth: Phrases,
    /// What any figure is of, in the same places: `to-date: [since the start of the pandemic]`.
    pub figure: Phrases,
    /// Words before the name of a measure: `adjusted: [adjusted, underlying]`.
    pub name: Phrases,
    /// Words before what is left out: `excluding`.
    pub without: Vec<String>,
    /// Words before those it is counted among: `among`.
    pub among: Vec<String>,
    /// Editions of an estimate: `preliminary: [first estimate]`.
    pub edition: Phrases,
    /// Words before the one whose figure it is: `according to`.
    pub source: Vec<String>,
    /// Words behind the one whose figure it is: `data`, in `Chinese data`.
    pub source_behind: Vec<String>,
}

/// A currency word that needs a country to say which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedCurrency {
    /// The words: `dollar{,s}`, `$`.
    pub words: Vec<String>,
    /// The codes, the usual one first.
    pub codes: Vec<String>,
    /// Whether the word may stand before its figure (`$ 5`).
    #[serde(default)]
    pub before: bool,
    /// Whether a country anywhere in the sentence settles it (krona, pound), or only one right beside the word (dollar).
    #[serde(default)]
    pub nearby: bool,
}

/// A country's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CountryWords {
    /// Names; one written in capitals (`US`) counts in capitals only.
    pub names: Vec<String>,
    /// Adjectives and names of its people.
    pub adjectives: Vec<String>,
}

/// What tells the country of a document whose head names none: `Ministry of Finance, Gaborone`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Government {
    /// Words for offices of a state: `ministry`, `parliament`.
    pub offices: Vec<String>,
    /// The cities that governments sit in, by the country's ISO 3166 alpha-2 code.
    pub seats: BTreeMap<String, Vec<String>>,
}

/// How an unknown noun becomes singular: the first ending that fits is replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Singular {
    /// Whether a counted noun stands before the nouns that describe it (`проектов развития`), so that the first is the head.
    pub head_first: bool,
    /// Whole words: `people: person`.
    pub words: BTreeMap<String, String>,
    /// Endings and what replaces them, tried in order: `[ies, y]`.
    pub endings: Vec<(String, String)>,
    /// The same behind a number that ends in two, three or four, where a language counts so few with another form: `две пробы`.
    pub few: Vec<(String, String)>,
    /// Endings of words that look plural and are none: `ss`, `us`; with a `^` before it, a whole word.
    pub never: Vec<String>,
    /// Endings of verbs, behind which no noun is counted (`из них 2,05 млн построили жители`); one that the vocabulary knows for a
    /// noun is none.
    pub verbs: Vec<String>,
}

/// Where a language joins nouns by case alone (`экспорт зерна`): how a noun in that case ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Genitive {
    /// Endings of nouns and adjectives in the genitive.
    pub endings: Vec<String>,
    /// Longer endings of other words, verbs above all.
    pub never: Vec<String>,
    /// Endings of adjectives: in such a language only they narrow the noun that they stand before.
    pub adjectives: Vec<String>,
    /// Endings of verbs that may name a measure; before one stands its subject (`тепловые станции выработали`).
    pub verbs: Vec<String>,
    /// Endings of nouns in the case of what is dealt in (`торговля зерном`).
    pub dealt: Vec<String>,
    /// Endings of nouns in the case of whom something is given (`поставил Китаю`).
    pub given: Vec<String>,
}

impl Genitive {
    /// Whether a word in small letters may be an adjective; any may where the language has no such endings.
    pub fn is_adjective(&self, word: &str) -> bool {
        let ends = |with: &String| word.ends_with(with.as_str());
        self.adjectives.is_empty() || self.adjectives.iter().any(ends)
    }

    /// Whether a word in small letters ends as a verb does.
    pub fn is_verb(&self, word: &str) -> bool {
        self.verbs.iter().any(|end| word.ends_with(end.as_str()))
    }

    /// Whether a word in small letters may be in the genitive.
    pub fn fits(&self, word: &str) -> bool {
        let ends = |with: &String| word.ends_with(with.as_str());
        word.chars().count() > 3 && self.endings.iter().any(ends) && !self.never.iter().any(ends)
    }
}

/// Words that reading needs: where sentences, turns and dates are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reading {
    /// Abbreviations whose full stop may also end a sentence, without it: `inc`, `no`.
    pub abbreviations: Vec<String>,
    /// Abbreviations that stand before a name and so never end a sentence: `mr`.
    pub titles: Vec<String>,
    /// Words that, capitalised after an abbreviation, begin a new sentence: `the`.
    pub starters: Vec<String>,
    /// Frequent words of no other language, by which short texts are told apart.
    pub common_words: Vec<String>,
    /// Words before a date in a header: `date`.
    pub date_words: Vec<String>,
    /// Labels before a colon that name no speaker: `note`.
    pub not_speakers: Vec<String>,
    /// Words that an item of a list begins with behind its label, and no speech: `Bakery: Revenue grew`.
    pub item_openers: Vec<String>,
    /// Offices that open a speaker's label: `minister`.
    pub speaker_titles: Vec<String>,
    /// Whether `3.` before a capital is an ordinal (German).
    pub ordinal_dot: bool,
}

/// The table of units, currencies and countries that no language owns: `rules/units.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitFile {
    /// Units of measure by symbol.
    pub units: BTreeMap<String, UnitEntry>,
    /// Currencies by ISO 4217 code.
    pub currencies: BTreeMap<String, CurrencyEntry>,
    /// Symbols that several currencies share.
    #[serde(default)]
    pub shared_currencies: Vec<SharedCurrency>,
    /// Capital letters that stand for money right before an amount, with the currencies they may be, the usual one first.
    #[serde(default)]
    pub letter_currencies: BTreeMap<char, Vec<String>>,
    /// Nouns that count people and say no more of them than `people` does: where a measure says what is counted, they count alike.
    #[serde(default)]
    pub people: Vec<String>,
    /// Organisations, as the languages name them, that have no economy of their own: what a country measures is never theirs.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// The currency of each country, by ISO 3166 alpha-2 code.
    pub countries: BTreeMap<String, String>,
    /// The month, 1 to 12, that the state's fiscal year begins in, by ISO 3166 alpha-2 code, where it is no calendar year and
    /// is named after the year it ends in.
    #[serde(default)]
    pub fiscal_years: BTreeMap<String, i8>,
}

/// A unit of measure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// Its dimension: `length`, `energy`.
    pub dimension: String,
    /// How many of the dimension's base unit it holds, a decimal or a fraction; absent for scales with an offset (°C).
    #[serde(default)]
    pub factor: Option<String>,
    /// Ways to write the symbol in every language: `km`, `kWh`; they count only behind a figure. Case matters where two
    /// symbols differ by nothing else.
    #[serde(default)]
    pub symbols: Vec<String>,
    /// The unit that claims tell it in, scaled by the two factors: `m3` for `bcm`, which nobody takes for a unit.
    #[serde(default)]
    pub told_in: Option<String>,
}

/// A currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CurrencyEntry {
    /// Its English name.
    pub name: String,
    /// Symbols and short forms that only it has, besides its code: `₽`, `RM`, `US$`.
    pub symbols: Vec<String>,
}
