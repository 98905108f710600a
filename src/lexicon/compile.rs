//! Language files compiled into matchers: words interned, phrases listed under their first word.

mod money;
mod sequences;
mod time;

use super::begins::Begins;
use super::expand::expand;
use super::measure::Owner;
use super::phrase::{OneOf, Phrase};
use super::phrases::PhraseTable;
use super::schema::{Hedge, LanguageFile, Phrases, Qualifiers};
use super::seats::Seats;
use super::sense::{Qualifier, Sense};
use super::spelling::Spelling;
use super::token::{Token, tokenize};
use super::words::{WordId, Words, fold_into};
use super::yaml::DataError;
use super::{Language, Measure};
use crate::quantity::{Bound, Decimal, Trend};
use rustc_hash::FxHashMap;
use std::str::FromStr;
use std::sync::Arc;

/// As many spaces as are looked at together with a word.
const ROOM: &str = "                ";

/// Builds the phrase table of one language.
pub(super) struct Compiler<'a> {
    file: &'a str,
    words: FxHashMap<Box<str>, WordId>,
    /// No words, for splitting those that are not known yet.
    none: Words,
    /// The tokens of the phrase at hand, and it with room behind it.
    tokens: Vec<Token>,
    room: String,
    /// The phrases by their first word.
    phrases: Vec<Vec<Phrase>>,
    /// Where among them those of that word alone are.
    alone: Vec<Vec<usize>>,
    by_country: Vec<u16>,
    /// Whether names of measures that organisations own begin with a word, by its number.
    owned: Vec<bool>,
    errors: Vec<DataError>,
}

impl<'a> Compiler<'a> {
    pub fn new(file: &'a str) -> Self {
        Self {
            file,
            words: FxHashMap::default(),
            none: Words::new([], |_| Begins::NOTHING),
            tokens: Vec::new(),
            room: String::new(),
            phrases: Vec::new(),
            alone: Vec::new(),
            by_country: Vec::new(),
            owned: Vec::new(),
            errors: Vec::new(),
        }
    }

    pub(super) fn wrong(&mut self, message: String) {
        self.errors.push(DataError::new(self.file, message));
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX - 2));
        self.words.insert(word.into(), id);
        self.phrases.push(Vec::new());
        self.alone.push(Vec::new());
        id
    }

    /// The words of a phrase as the text will show them: hyphens are left out, since a space may stand for them.
    fn split(&mut self, phrase: &str) -> Vec<WordId> {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        // With room behind it the last word too is seen at one look.
        self.room.clear();
        self.room.push_str(phrase);
        self.room.push_str(ROOM);
        let whole = 0..phrase.len();
        tokenize(&self.room, whole, false, &self.none, &mut tokens);
        let mut key = String::new();
        let mut ids = Vec::with_capacity(tokens.len());
        for token in &tokens {
            fold_into(&phrase[token.start..token.end], &mut key);
            if key != "-" {
                let id = self.intern(&key);
                ids.push(id);
            }
        }
        self.tokens = tokens;
        ids
    }

    fn add(&mut self, pattern: &str, sense: &Sense, exact: bool) {
        if !exact {
            for sequence in self.sequences(pattern) {
                self.add_sequence(pattern, &sequence, None, sense);
            }
            return;
        }
        for phrase in expand(pattern) {
            let words = self.split(&phrase).into_iter().map(OneOf::from);
            let words: Vec<OneOf> = words.collect();
            self.add_sequence(pattern, &words, Some(&phrase), sense);
        }
    }

    /// A phrase for every word that the sequence may begin with.
    fn add_sequence(
        &mut self,
        pattern: &str,
        sequence: &[OneOf],
        exact: Option<&str>,
        sense: &Sense,
    ) {
        let Some((first, rest)) = sequence.split_first() else {
            self.wrong(format!("`{pattern}` holds an empty phrase"));
            return;
        };
        let rest: Arc<[OneOf]> = rest.into();
        for word in first.words() {
            let at = word.0 as usize;
            let (list, alone) = (&mut self.phrases[at], &mut self.alone[at]);
            if rest.is_empty() {
                let mut alike = alone.iter().filter_map(|at| list.get(*at));
                if alike.any(|p| p.sense == *sense && p.exact.as_deref() == exact) {
                    continue;
                }
                alone.push(list.len());
            }
            list.push(Phrase {
                rest: rest.clone(),
                exact: exact.map(Into::into),
                sense: sense.clone(),
            });
        }
    }

    pub(super) fn add_all(&mut self, patterns: &[String], sense: &Sense) {
        for pattern in patterns {
            self.add(pattern, sense, false);
        }
    }

    /// Names of countries and organisations; one written in capitals counts in capitals only, so that `US` is not `us`.
    fn add_names(&mut self, patterns: &[String], sense: &Sense) {
        for pattern in patterns {
            let capitals =
                pattern.chars().any(char::is_uppercase) && !pattern.chars().any(char::is_lowercase);
            self.add(pattern, sense, capitals);
        }
    }

    fn decimal(&mut self, key: &str) -> Option<Decimal> {
        let value = match key.split_once('/') {
            Some((a, b)) => Decimal::from_str(a.trim())
                .ok()
                .zip(Decimal::from_str(b.trim()).ok())
                .and_then(|(a, b)| a.checked_div(b)),
            None => Decimal::from_str(key)
                .or_else(|_| Decimal::from_scientific(key))
                .ok(),
        };
        if value.is_none() {
            self.wrong(format!("`{key}` is no number: write `12`, `0.5` or `1/3`"));
        }
        value
    }

    fn valued(&mut self, phrases: &Phrases, sense: impl Fn(Decimal) -> Sense) {
        for (key, patterns) in phrases {
            if let Some(value) = self.decimal(key) {
                self.add_all(patterns, &sense(value));
            }
        }
    }

    fn hedge(&mut self, hedge: &Hedge, bound: Bound, open: bool) {
        self.add_all(&hedge.before, &Sense::Hedge(bound, open));
        self.add_all(&hedge.after, &Sense::HedgeAfter(bound, open));
    }

    pub(super) fn numbered(&mut self, key: &str, most: i8) -> Option<i8> {
        match key.parse::<i8>() {
            Ok(n) if (1..=most).contains(&n) => Some(n),
            _ => {
                self.wrong(format!("`{key}` is not between 1 and {most}"));
                None
            }
        }
    }

    /// Everything a language says about figures.
    pub fn language(&mut self, file: &LanguageFile) {
        self.valued(&file.numbers, Sense::Number);
        self.valued(&file.scales, Sense::Scale);
        self.valued(&file.scale_plurals, Sense::ScalePlural);
        self.valued(&file.scale_marks, Sense::ScaleMark);
        self.add_all(&file.inverted, &Sense::Inverted);
        self.valued(&file.fractions, Sense::Fraction);
        self.valued(&file.added_fractions, Sense::AddedFraction);
        for (key, patterns) in &file.ordinals {
            match key.parse::<u32>() {
                Ok(n) => self.add_all(patterns, &Sense::Ordinal(n)),
                Err(_) => self.wrong(format!("ordinal `{key}` is no whole number")),
            }
        }
        self.add_all(&file.ordinal_marks, &Sense::OrdinalMark);
        self.valued(&file.multiples.up, |v| Sense::Multiple(v, Some(Trend::Up)));
        self.valued(&file.multiples.down, |v| {
            Sense::Multiple(v, Some(Trend::Down))
        });
        self.valued(&file.multiples.plain, |v| Sense::Multiple(v, None));
        self.add_all(&file.multiples.times, &Sense::Role(super::Role::Fold));
        for (role, patterns) in &file.roles {
            self.add_all(patterns, &Sense::Role(*role));
        }
        self.hedge(&file.hedges.about, Bound::About, false);
        self.hedge(&file.hedges.over, Bound::Over, false);
        self.hedge(&file.hedges.almost, Bound::Under, false);
        self.hedge(&file.hedges.at_most, Bound::Under, true);
        self.add_all(&file.trends.up, &Sense::Trend(Trend::Up));
        self.add_all(&file.trends.down, &Sense::Trend(Trend::Down));
        self.add_all(&file.modality.planned, &Sense::Planned);
        self.add_all(&file.modality.hypothetical, &Sense::Hypothetical);
        self.add_all(&file.modality.said, &Sense::Said);
        self.time(&file.time);
        for (code, words) in &file.countries {
            self.add_names(&words.names, &Sense::Country(code.as_str().into(), false));
            self.add_names(
                &words.adjectives,
                &Sense::Country(code.as_str().into(), true),
            );
        }
        for (name, patterns) in &file.organisations {
            self.add_names(patterns, &Sense::Organisation(name.as_str().into()));
        }
        for (name, patterns) in &file.bodies {
            self.add_all(patterns, &Sense::BodyOf(name.as_str().into()));
        }
        for (name, patterns) in &file.called {
            self.add_all(patterns, &Sense::Called(name.as_str().into()));
        }
        for (name, patterns) in &file.nouns {
            self.add_all(patterns, &Sense::Noun(name.as_str().into()));
        }
        for (name, patterns) in &file.kinds {
            self.add_all(patterns, &Sense::Kind(name.as_str().into()));
        }
        for (name, patterns) in &file.ways {
            self.add_all(patterns, &Sense::Way(name.as_str().into()));
        }
        self.qualifiers(&file.qualifiers);
        self.money_and_units(file);
    }

    fn qualifiers(&mut self, words: &Qualifiers) {
        let named = [
            (Qualifier::Growth, &words.growth),
            (Qualifier::Figure, &words.figure),
            (Qualifier::Name, &words.name),
            (Qualifier::Edition, &words.edition),
        ];
        for (place, phrases) in named {
            for (name, patterns) in phrases {
                self.add_all(patterns, &Sense::Qualifier(place, name.as_str().into()));
            }
        }
        let others = [
            (Qualifier::Without, &words.without),
            (Qualifier::Among, &words.among),
            (Qualifier::Source, &words.source),
            (Qualifier::SourceBehind, &words.source_behind),
        ];
        for (place, patterns) in others {
            self.add_all(patterns, &Sense::Qualifier(place, Arc::from("")));
        }
    }

    /// The words another language lends, where this one has no phrase of the same words.
    pub fn borrowed(&mut self, lender: &LanguageFile) {
        let own: Vec<usize> = self.phrases.iter().map(Vec::len).collect();
        self.money_and_units(lender);
        self.valued(&lender.scales, Sense::Scale);
        for (list, had) in self.phrases.iter_mut().zip(own) {
            if had > 0 {
                list.truncate(had);
            }
        }
    }

    /// The cues and nouns of the measures in this language.
    pub fn measures(&mut self, language: &str, measures: &[Measure]) {
        for (at, measure) in measures.iter().enumerate() {
            let id = u16::try_from(at).unwrap_or(u16::MAX);
            let list = |map: &std::collections::BTreeMap<String, Vec<String>>| {
                map.get(language).cloned().unwrap_or_default()
            };
            self.add_all(&list(&measure.cues), &Sense::Measure(id));
            self.add_all(&list(&measure.except), &Sense::NotMeasure(id));
            self.add_all(&list(&measure.state), &Sense::State(id));
            if let Some(near) = measure.near.get(language) {
                self.add_all(&near.cues, &Sense::SharedMeasure(id));
                self.add_all(&near.words, &Sense::Claims(id));
                if near.country {
                    self.by_country.push(id);
                }
            }
            self.add_all(
                &list(&measure.nouns),
                &Sense::Noun(measure.id.as_str().into()),
            );
        }
        let owner = |id: u16| measures.get(usize::from(id)).map(|measure| measure.owner);
        let owned = |phrase: &Phrase| match phrase.sense {
            Sense::Measure(id) | Sense::SharedMeasure(id) => owner(id) == Some(Owner::Organisation),
            _ => false,
        };
        self.owned = (self.phrases.iter())
            .map(|list| list.iter().any(owned))
            .collect();
    }

    /// The compiled language, or everything that was wrong.
    pub fn finish(self, file: &LanguageFile) -> Result<Language, Vec<DataError>> {
        let atoms = if file.numerals.compound {
            let mut atoms: Vec<(Box<str>, Sense)> = Vec::new();
            for (word, id) in &self.words {
                for phrase in &self.phrases[id.0 as usize] {
                    let counts = matches!(
                        phrase.sense,
                        Sense::Number(_) | Sense::Scale(_) | Sense::Role(super::Role::And)
                    );
                    if phrase.rest.is_empty() && counts {
                        atoms.push((word.clone(), phrase.sense.clone()));
                    }
                }
            }
            atoms.sort_by_key(|(word, _)| (std::cmp::Reverse(word.len()), word.clone()));
            atoms
        } else {
            Vec::new()
        };
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        let small = |phrase: &Phrase| names_in_small(phrase, &file.spelling);
        let small_parties = self.phrases.iter().map(|list| list.iter().any(small));
        let small_parties = small_parties.collect();
        let phrases = PhraseTable::new(self.phrases);
        Ok(Language {
            code: file.language.as_str().into(),
            numerals: file.numerals.clone(),
            date_order: file.time.date_order,
            relative_after: file.time.relative_after,
            singular: file.singular.clone(),
            spelling: file.spelling.clone(),
            genitive: file.genitive.clone(),
            seats: Seats::new(&file.government),
            by_country: self.by_country.into(),
            owned: self.owned.into(),
            small_parties,
            words: Words::new(self.words, |word| phrases.begins(word)),
            phrases,
            atoms,
        })
    }
}

/// Whether a phrase names a country or an organisation in small letters too.
fn names_in_small(phrase: &Phrase, spelling: &Spelling) -> bool {
    match &phrase.sense {
        Sense::Country(_, adjective) => *adjective && spelling.small_demonyms,
        Sense::Organisation(name) => spelling.has_small(name),
        _ => false,
    }
}
