//! Names and symbols of currencies and units, made phrases: those of a language, and those that are the same in all.

use super::Compiler;
use crate::lexicon::schema::{LanguageFile, SharedCurrency, UnitFile};
use crate::lexicon::sense::Sense;
use crate::quantity::{Currency, Decimal};
use rustc_hash::FxHashMap;
use std::sync::Arc;

impl Compiler<'_> {
    fn currency(&mut self, code: &str) -> Option<Currency> {
        let currency = Currency::new(code);
        if currency.is_none() {
            self.wrong(format!(
                "`{code}` is no ISO 4217 code: write three capital letters"
            ));
        }
        currency
    }

    /// What another language may borrow: names of currencies and units, percent, and scale words.
    pub fn money_and_units(&mut self, file: &LanguageFile) {
        self.add_all(&file.percent, &Sense::Percent);
        self.add_all(&file.neutral, &Sense::Neutral);
        self.add_all(&file.percentage_point, &Sense::PercentagePoint);
        for (code, patterns) in &file.currencies {
            if let Some(currency) = self.currency(code) {
                let sense = Sense::Money {
                    currency,
                    before: false,
                    shared: Arc::new([]),
                    nearby: false,
                };
                self.add_all(patterns, &sense);
            }
        }
        for (code, scales) in &file.scaled_currencies {
            if let Some(currency) = self.currency(code) {
                self.valued(scales, |by| Sense::ScaledMoney(currency, by));
            }
        }
        for shared in &file.shared_currencies {
            self.shared(shared);
        }
        for (code, patterns) in &file.minor_currencies {
            let currency = if code == "any" {
                None
            } else {
                self.currency(code)
            };
            if currency.is_some() || code == "any" {
                self.add_all(patterns, &Sense::Minor { currency });
            }
        }
        for (symbol, patterns) in &file.units {
            self.add_all(patterns, &Sense::Unit(symbol.as_str().into()));
        }
    }

    fn shared(&mut self, shared: &SharedCurrency) {
        let codes: Vec<Currency> = shared
            .codes
            .iter()
            .filter_map(|c| self.currency(c))
            .collect();
        let Some(&currency) = codes.first() else {
            self.wrong("a shared currency names no code".to_owned());
            return;
        };
        let sense = Sense::Money {
            currency,
            before: shared.before,
            shared: codes.into(),
            nearby: shared.nearby,
        };
        self.add_all(&shared.words, &sense);
    }

    /// Symbols and codes, the same in every language.
    pub fn units(&mut self, file: &UnitFile) {
        let mut folded: FxHashMap<String, usize> = FxHashMap::default();
        for entry in file.units.values() {
            for symbol in &entry.symbols {
                *folded.entry(symbol.to_lowercase()).or_default() += 1;
            }
        }
        for (name, entry) in &file.units {
            let sense = Sense::Unit(name.as_str().into());
            for symbol in &entry.symbols {
                let alone = folded.get(&symbol.to_lowercase()).is_none_or(|n| *n < 2);
                let exact = !alone || symbol.chars().count() == 1;
                self.add(symbol, &sense, exact);
            }
        }
        for (code, entry) in &file.currencies {
            let Some(currency) = self.currency(code) else {
                continue;
            };
            let sense = Sense::Money {
                currency,
                before: true,
                shared: Arc::new([]),
                nearby: false,
            };
            // A code in small letters is often a word (`all $5`, `to top $5`, `try $5`): codes count in capitals only.
            self.add(code, &sense, true);
            let small = code.to_lowercase();
            for signed in [format!("{code}$"), format!("{code} $"), format!("{small}$")] {
                self.add(&signed, &sense, true);
            }
            for symbol in &entry.symbols {
                // `A$`, `S$`: apart or in small letters they would take in an article (`a $5 fee`) or a possessive (`'s $5`).
                let mut chars = symbol.chars();
                let letter = chars.next().is_some_and(char::is_alphabetic)
                    && chars.next().is_some_and(|c| !c.is_alphabetic() && c != '.');
                self.add(symbol, &sense, letter);
            }
            // The short forms of finance: `5 MEUR`, `20 KUSD`.
            for (mark, by) in [("M", 1_000_000), ("K", 1_000), ("T", 1_000)] {
                let scaled = Sense::ScaledMoney(currency, Decimal::from(by));
                self.add(&format!("{mark}{code}"), &scaled, true);
            }
        }
        for shared in &file.shared_currencies {
            self.shared(shared);
        }
    }
}
