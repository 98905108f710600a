//! The lexicon as a whole: shipped and user-given language files, the unit table, the measures in force.

use super::compile::Compiler;
use super::schema::{LanguageFile, UnitFile};
use super::yaml::{DataError, parse, parse_shipped};
use super::{Language, Measure};
use crate::quantity::{Atom, Currency, Decimal, Unit};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

/// A language file: its name, for errors, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconSource {
    /// File name.
    pub name: String,
    /// YAML text.
    pub text: String,
}

/// The shipped files, as build.rs made them of the YAML in `rules/`.
macro_rules! shipped {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/rules/", $name, ".json"))
    };
}

const UNITS: &str = shipped!("units");
const LANGUAGES: [(&str, &str); 5] = [
    ("de", shipped!("lexicon/de")),
    ("en", shipped!("lexicon/en")),
    ("es", shipped!("lexicon/es")),
    ("fr", shipped!("lexicon/fr")),
    ("ru", shipped!("lexicon/ru")),
];

/// The shipped table of units, currencies and countries, as written.
pub fn shipped_units() -> Result<UnitFile, DataError> {
    parse_shipped("units.yaml", UNITS)
}

/// A language file's text.
#[derive(Debug)]
enum Text {
    /// JSON, made of YAML when the program was built.
    Shipped(&'static str),
    /// YAML.
    Given(String),
}

/// A language that is compiled when first asked for.
#[derive(Debug)]
struct Slot {
    name: String,
    text: Text,
    file: OnceLock<Result<LanguageFile, DataError>>,
    compiled: OnceLock<Result<Arc<Language>, Vec<DataError>>>,
}

impl Slot {
    fn new(name: String, text: Text) -> Self {
        Self {
            name,
            text,
            file: OnceLock::new(),
            compiled: OnceLock::new(),
        }
    }

    /// The parsed file.
    fn file(&self) -> Result<&LanguageFile, DataError> {
        self.file
            .get_or_init(|| match &self.text {
                Text::Shipped(json) => parse_shipped(&self.name, json),
                Text::Given(yaml) => parse(&self.name, yaml),
            })
            .as_ref()
            .map_err(Clone::clone)
    }
}

/// Units, currencies and the currency of each country.
#[derive(Debug, Default)]
pub struct UnitTable {
    units: FxHashMap<Box<str>, (Arc<str>, Option<Decimal>)>,
    /// The units that claims tell in another one, and that one.
    told_in: FxHashMap<Box<str>, Arc<str>>,
    letters: BTreeMap<char, Arc<[Currency]>>,
    people: FxHashSet<Box<str>>,
    agencies: FxHashSet<Box<str>>,
    countries: BTreeMap<String, Currency>,
    fiscal_years: BTreeMap<String, i8>,
}

impl UnitTable {
    fn new(name: &str, file: &UnitFile) -> Result<Self, Vec<DataError>> {
        let mut errors = Vec::new();
        let mut table = Self::default();
        for (symbol, entry) in &file.units {
            let factor = match &entry.factor {
                None => None,
                Some(text) => match factor(text) {
                    Some(value) if value > Decimal::ZERO => Some(value),
                    _ => {
                        let message =
                            format!("the factor `{text}` of `{symbol}` is no positive number");
                        errors.push(DataError::new(name, message));
                        None
                    }
                },
            };
            let dimension: Arc<str> = entry.dimension.as_str().into();
            let symbol: Box<str> = symbol.as_str().into();
            if let Some(other) = &entry.told_in {
                let other = other.as_str().into();
                table.told_in.insert(symbol.clone(), other);
            }
            table.units.insert(symbol, (dimension, factor));
        }
        for (country, month) in &file.fiscal_years {
            if !(1..=12).contains(month) {
                let message = format!("the fiscal year of `{country}` begins in no month {month}");
                errors.push(DataError::new(name, message));
            }
            table.fiscal_years.insert(country.clone(), *month);
        }
        for (letter, codes) in &file.letter_currencies {
            let known: Option<Arc<[Currency]>> = codes.iter().map(|c| Currency::new(c)).collect();
            match known.filter(|known| !known.is_empty()) {
                Some(known) => {
                    table.letters.insert(*letter, known);
                }
                None => {
                    let message = format!("the letter `{letter}` stands for no ISO 4217 codes");
                    errors.push(DataError::new(name, message));
                }
            }
        }
        let set = |names: &[String]| names.iter().map(|name| name.as_str().into()).collect();
        table.people = set(&file.people);
        table.agencies = set(&file.agencies);
        for (country, code) in &file.countries {
            match Currency::new(code) {
                Some(currency) => {
                    table.countries.insert(country.clone(), currency);
                }
                None => {
                    let message = format!("`{code}` of country `{country}` is no ISO 4217 code");
                    errors.push(DataError::new(name, message));
                }
            }
        }
        if errors.is_empty() {
            Ok(table)
        } else {
            Err(errors)
        }
    }

    /// The dimension of a unit's symbol (`length`); `None` for counted nouns.
    pub fn dimension(&self, symbol: &str) -> Option<&Arc<str>> {
        self.units.get(symbol).map(|(dimension, _)| dimension)
    }

    /// How many base units of its dimension a unit holds; `None` for unknown units and scales with an offset.
    pub fn factor(&self, symbol: &str) -> Option<Decimal> {
        self.units.get(symbol).and_then(|(_, factor)| *factor)
    }

    /// The unit that claims tell a unit in, if it is another, and how many of it the unit holds.
    pub fn told_in(&self, symbol: &str) -> Option<(Arc<str>, Decimal)> {
        let other = self.told_in.get(symbol)?;
        let factor = self.factor(symbol)?.checked_div(self.factor(other)?)?;
        Some((other.clone(), factor))
    }

    /// The dimension of a unit; of a rate only where the table knows it (`bbl/d` is a flow).
    pub fn dimension_of(&self, unit: &Unit) -> Option<&Arc<str>> {
        match (&unit.of, &unit.over) {
            (Atom::Named(of), None) => self.dimension(of),
            (Atom::Named(of), Some(over)) => self.dimension(&format!("{of}/{over}")),
            _ => None,
        }
    }

    /// What a figure in a unit is multiplied by to be in the base unit of its dimension; of a rate that the table does not
    /// know, what is divided is (`km/a` in metres a year).
    pub fn factor_of(&self, unit: &Unit) -> Option<Decimal> {
        let Atom::Named(of) = &unit.of else {
            return None;
        };
        match (&unit.over, self.dimension_of(unit)) {
            (Some(over), Some(_)) => self.factor(&format!("{of}/{over}")),
            _ => self.factor(of),
        }
    }

    /// The month that a country's fiscal year begins in, when it is known to be no calendar year.
    pub fn fiscal_start(&self, country: &str) -> Option<i8> {
        self.fiscal_years.get(country).copied()
    }

    /// The same, of the countries that have a currency.
    pub fn fiscal_start_in(&self, currency: Currency) -> Option<i8> {
        let mut years = self.fiscal_years.iter();
        let (_, month) = years.find(|(country, _)| self.currency_of(country) == Some(currency))?;
        Some(*month)
    }

    /// The currencies that a capital letter before an amount may stand for, the usual one first.
    pub fn letter_currencies(&self, letter: &str) -> Option<&Arc<[Currency]>> {
        let mut letters = letter.chars();
        let first = letters.next().filter(|_| letters.next().is_none())?;
        self.letters.get(&first)
    }

    /// Whether a noun counts people, and says no more of them.
    pub fn counts_people(&self, noun: &str) -> bool {
        self.people.contains(noun)
    }

    /// Whether an organisation has no economy of its own.
    pub fn is_agency(&self, organisation: &str) -> bool {
        self.agencies.contains(organisation)
    }

    /// The country whose currency this is, where it is no other country's too.
    pub fn only_country_of(&self, currency: Currency) -> Option<&str> {
        let mut countries = self.countries.iter().filter(|(_, own)| **own == currency);
        let (country, _) = countries.next()?;
        countries.next().is_none().then_some(country)
    }

    /// The currency of a country, by its ISO 3166 code.
    pub fn currency_of(&self, country: &str) -> Option<Currency> {
        self.countries.get(country).copied()
    }
}

fn factor(text: &str) -> Option<Decimal> {
    match text.split_once('/') {
        Some((a, b)) => Decimal::from_str(a.trim())
            .ok()?
            .checked_div(Decimal::from_str(b.trim()).ok()?),
        None => Decimal::from_str(text)
            .or_else(|_| Decimal::from_scientific(text))
            .ok(),
    }
}

/// All vocabulary in force.
#[derive(Debug)]
pub struct Lexicon {
    slots: BTreeMap<String, Slot>,
    unit_file: UnitFile,
    units: UnitTable,
    measures: Vec<Measure>,
    /// The place of each measure among them, by id.
    places: FxHashMap<String, usize>,
    /// The places of those whose counts are parted by a state.
    stated: Vec<usize>,
}

impl Lexicon {
    /// The shipped vocabulary, with `more` language files added (one of a shipped language replaces it), for `measures`.
    ///
    /// Given files are checked at once; shipped ones are compiled when the first document needs them.
    pub fn new(measures: Vec<Measure>, more: &[LexiconSource]) -> Result<Self, Vec<DataError>> {
        let unit_file = shipped_units().map_err(|e| vec![e])?;
        let units = UnitTable::new("units.yaml", &unit_file)?;
        let mut slots = BTreeMap::new();
        for (code, text) in LANGUAGES {
            slots.insert(
                code.to_owned(),
                Slot::new(format!("lexicon/{code}.yaml"), Text::Shipped(text)),
            );
        }
        let mut given = Vec::new();
        for source in more {
            let file: LanguageFile = parse(&source.name, &source.text).map_err(|e| vec![e])?;
            given.push(file.language.clone());
            slots.insert(
                file.language,
                Slot::new(source.name.clone(), Text::Given(source.text.clone())),
            );
        }
        // Of two measures with one id the first counts.
        let in_turn = measures.iter().enumerate();
        let places = in_turn.clone().rev().map(|(n, m)| (m.id.clone(), n));
        let stated = in_turn.filter(|(_, m)| !m.state.is_empty());
        let lexicon = Self {
            slots,
            unit_file,
            units,
            places: places.collect(),
            stated: stated.map(|(n, _)| n).collect(),
            measures,
        };
        for code in given {
            lexicon.language(&code)?;
        }
        Ok(lexicon)
    }

    /// The codes of all languages there are words for.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.slots.keys().map(String::as_str)
    }

    /// A language by its code, compiled on first use; English for codes there are no words for.
    pub fn language(&self, code: &str) -> Result<Arc<Language>, Vec<DataError>> {
        let slot = self.slots.get(code).or_else(|| self.slots.get("en"));
        match slot {
            Some(slot) => slot.compiled.get_or_init(|| self.compile(slot)).clone(),
            None => Err(vec![DataError::new(
                "lexicon",
                "there is no language at all",
            )]),
        }
    }

    /// What reading needs of each language: its code, its words for reading, and its months by number.
    pub fn readings(&self) -> impl Iterator<Item = (&str, &super::Reading, &super::TimeWords)> {
        self.slots.iter().filter_map(|(code, slot)| {
            slot.file()
                .ok()
                .map(|f| (code.as_str(), &f.reading, &f.time))
        })
    }

    /// The unit table.
    pub fn units(&self) -> &UnitTable {
        &self.units
    }

    /// The measures in force; [`super::Sense::Measure`] is an index into them.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The place among the measures of the one with an id.
    pub fn place_of_measure(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The measure with an id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.get(self.place_of_measure(id)?)
    }

    /// The measures whose counts are parted by a state (`completed`), in order.
    pub fn stated_measures(&self) -> impl Iterator<Item = &Measure> {
        let stated = self.stated.iter();
        stated.filter_map(|place| self.measures.get(*place))
    }

    fn compile(&self, slot: &Slot) -> Result<Arc<Language>, Vec<DataError>> {
        let file = slot.file().map_err(|e| vec![e])?;
        let mut compiler = Compiler::new(&slot.name);
        compiler.units(&self.unit_file);
        compiler.language(file);
        compiler.measures(&file.language, &self.measures);
        for other in &file.borrow {
            match self.slots.get(other) {
                Some(lender) => {
                    compiler.borrowed(lender.file().map_err(|e| vec![e])?);
                }
                None => {
                    let message =
                        format!("borrows from `{other}`, a language there are no words for");
                    return Err(vec![DataError::new(&slot.name, message)]);
                }
            }
        }
        compiler.finish(file).map(Arc::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_json_says_what_the_yaml_says() {
        let read = |name: &str| {
            let path = format!("{}/rules/{name}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("a shipped file")
        };
        let units: UnitFile = parse("units.yaml", &read("units.yaml")).expect("units.yaml");
        assert_eq!(shipped_units(), Ok(units));
        for (code, json) in LANGUAGES {
            let name = format!("lexicon/{code}.yaml");
            let yaml: LanguageFile = parse(&name, &read(&name)).expect("a language");
            assert_eq!(parse_shipped(&name, json), Ok(yaml), "{name}");
        }
    }
}
