//! The cities that governments sit in, and others that their offices and datelines name: `Ministry of Finance, Gaborone` names the
//! country of the document by its capital alone.
//!
//! They are no words of the vocabulary, since in a sentence a city is a place or a party to talks. Only the head of a document
//! that names no country is looked at: the city beside an office of the state, or the one that a dateline opens with.

use super::expand::expand;
use super::schema::Government;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The most words of a city's name.
const WORDS: usize = 3;

/// The most bytes before the comma of a dateline.
const HEAD: usize = 48;

/// The most letters from the city of a dateline to its day.
const DATE: usize = 24;

/// Offices and seats, in small letters.
#[derive(Debug, Default)]
pub struct Seats {
    offices: FxHashSet<Box<str>>,
    cities: FxHashMap<Box<str>, Arc<str>>,
    /// The first words of their names.
    firsts: FxHashSet<Box<str>>,
}

impl Seats {
    pub(super) fn new(words: &Government) -> Self {
        let offices = words.offices.iter().flat_map(|office| expand(office));
        let mut cities: FxHashMap<Box<str>, Arc<str>> = FxHashMap::default();
        for (country, names) in &words.seats {
            let country: Arc<str> = country.as_str().into();
            for name in names {
                cities.insert(name.to_lowercase().into(), country.clone());
            }
        }
        let first = |name: &str| name.split(' ').next().map(Box::from);
        Self {
            offices: offices.map(|office| office.to_lowercase().into()).collect(),
            firsts: cities.keys().filter_map(|name| first(name)).collect(),
            cities,
        }
    }

    /// The country whose capital a dateline opens with: `BAKU, 15 August 2024 — `; the date may stand before it too.
    pub fn of_dateline(&self, text: &str) -> Option<&Arc<str>> {
        let (head, rest) = text.split_once(',')?;
        let dated = rest.chars().take(DATE).any(|c| c.is_ascii_digit());
        let words: Vec<&str> = head.split_whitespace().collect();
        let date = words
            .iter()
            .rposition(|word| word.ends_with(|c: char| c.is_ascii_digit()));
        let city = words.get(date.map_or(0, |at| at + 1)..)?;
        let short = head.len() <= HEAD && city.len() <= WORDS;
        (dated && short).then(|| self.cities.get(city.join(" ").to_lowercase().as_str()))?
    }

    /// The one country whose capital a text names beside an office of the state.
    pub fn country(&self, text: &str) -> Option<&Arc<str>> {
        if self.cities.is_empty() {
            return None;
        }
        let small = text.to_lowercase();
        let apart = |c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-');
        let words: Vec<&str> = small.split(apart).filter(|word| !word.is_empty()).collect();
        if !words.iter().any(|word| self.offices.contains(*word)) {
            return None;
        }
        let mut found = None;
        let may_begin = |start: &usize| self.firsts.contains(words[*start]);
        for start in (0..words.len()).filter(may_begin) {
            let named = (1..=WORDS.min(words.len() - start)).rev().find_map(|len| {
                self.cities
                    .get(words[start..start + len].join(" ").as_str())
            });
            match (found, named) {
                (Some(one), Some(other)) if one != other => return None,
                (None, Some(_)) => found = named,
                _ => {}
            }
        }
        found
    }
}
