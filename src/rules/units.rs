//! Whether the units and dimensions that a user's rule file names exist: a misspelt one would silence its rule.

use super::file::{Compare, RuleEntry, RuleFile, Selection};
use crate::lexicon::{DataError, Measure, expand, nearest, shipped_units};
use crate::quantity::{Atom, Unit};
use std::collections::BTreeSet;

/// Dimensions that no unit of the table has.
const DIMENSIONS: [&str; 9] = [
    "money", "percent", "ratio", "points", "count", "number", "index", "quantity", "amount",
];

/// A name that nothing goes by: the keys that lead to it, what is wrong, what to do.
pub(super) struct Unknown {
    pub path: Vec<String>,
    pub message: String,
    pub help: String,
}

/// All names of units and dimensions.
pub(super) struct Names {
    currencies: BTreeSet<String>,
    units: BTreeSet<String>,
    dimensions: BTreeSet<String>,
}

impl Names {
    /// The names of the unit table, and the nouns that measures count.
    pub(super) fn of(measures: &[Measure]) -> Result<Self, DataError> {
        let table = shipped_units()?;
        let mut units: BTreeSet<String> = table.units.keys().cloned().collect();
        for measure in measures {
            units.insert(measure.id.clone());
            let nouns = measure.nouns.values().flatten();
            units.extend(nouns.flat_map(|noun| expand(noun)));
        }
        let mut dimensions: BTreeSet<String> =
            table.units.into_values().map(|u| u.dimension).collect();
        dimensions.extend(DIMENSIONS.map(str::to_owned));
        Ok(Self {
            currencies: table.currencies.into_keys().collect(),
            units,
            dimensions,
        })
    }

    /// The names in a file that nothing goes by.
    pub(super) fn unknown(&self, file: &RuleFile) -> Vec<Unknown> {
        let mut found = Vec::new();
        for measure in &file.measures {
            let path = vec!["measures".into(), measure.id.clone(), "dimension".into()];
            found.extend(self.dimension(&measure.dimension, path));
        }
        for rule in &file.rules {
            for (keys, selection) in selections(rule) {
                let path = |key: &str| {
                    let mut path = vec!["rules".to_owned(), rule.id.clone()];
                    path.extend(keys.iter().cloned());
                    path.push(key.to_owned());
                    path
                };
                let unit = selection.unit.iter();
                // `same as NAME` and its kin name no unit.
                for unit in unit.filter(|u| *u != "any" && !u.contains(' ')) {
                    found.extend(self.unit(unit, path("unit")));
                }
                if let Some(dimension) = &selection.dimension {
                    found.extend(self.dimension(dimension, path("dimension")));
                }
            }
            if let Some(tolerance) = &rule.tolerance {
                let digits = |c: char| c.is_ascii_digit() || c == '.' || c == ' ';
                let unit = tolerance.trim_start_matches(digits).trim();
                if !["", "%", "rounding"].contains(&unit) {
                    let path = vec!["rules".into(), rule.id.clone(), "tolerance".into()];
                    found.extend(self.unit(unit, path));
                }
            }
        }
        found
    }

    /// A unit that nothing goes by; `path` leads to where it is written.
    pub(super) fn unit(&self, text: &str, path: Vec<String>) -> Option<Unknown> {
        // What has no unit's shape at all is told where the rule is compiled.
        let unit: Unit = text.parse().ok()?;
        let wrong = [Some(&unit.of), unit.over.as_ref()]
            .into_iter()
            .flatten()
            .find(|atom| !self.knows(atom))?
            .to_string();
        let known = self.units.iter().chain(&self.currencies);
        let help = match nearest(&wrong, known.map(String::as_str)) {
            Some(near) => format!("is `{near}` meant?"),
            None => {
                "write an ISO 4217 code, `percent`, a symbol such as `km`, or a noun under `nouns` of a measure"
                    .to_owned()
            }
        };
        Some(Unknown {
            path,
            message: format!("`{wrong}` is no known unit"),
            help,
        })
    }

    fn knows(&self, atom: &Atom) -> bool {
        match atom {
            Atom::Percent | Atom::PercentagePoint | Atom::Times => true,
            Atom::Currency(currency) => self.currencies.contains(currency.code()),
            Atom::Named(name) => self.units.contains(&**name),
        }
    }

    fn dimension(&self, text: &str, path: Vec<String>) -> Option<Unknown> {
        if self.dimensions.contains(text) || self.units.contains(text) || text.contains('/') {
            return None;
        }
        let help = match nearest(text, self.dimensions.iter().map(String::as_str)) {
            Some(near) => format!("is `{near}` meant?"),
            None => "write `money`, `percent`, `count`, or a dimension such as `energy`".to_owned(),
        };
        Some(Unknown {
            path,
            message: format!("`{text}` is no dimension"),
            help,
        })
    }
}

/// The selections of a rule, with the keys that lead to them.
fn selections(rule: &RuleEntry) -> Vec<(Vec<String>, &Selection)> {
    let compared = match &rule.compare {
        Some(Compare::Selection(selection)) => Some((vec!["compare".to_owned()], &**selection)),
        _ => None,
    };
    let given = rule.given.iter().flat_map(|given| &given.0);
    let given = given.map(|(name, selection)| (vec!["given".to_owned(), name.clone()], selection));
    compared.into_iter().chain(given).collect()
}
