//! What reading documents needs of the lexicon, in the form the reader takes it.

use crate::document::{Vocabularies, Vocabulary};
use crate::lexicon::{Lexicon, expand};
use rustc_hash::FxHashSet;
use std::collections::HashMap;

/// The reading vocabularies of every language of a lexicon.
pub fn vocabularies(lexicon: &Lexicon) -> Vocabularies {
    lexicon
        .readings()
        .map(|(code, reading, time)| {
            let mut months = HashMap::new();
            for (number, names) in time.months.iter().chain(&time.doubtful_months) {
                if let Ok(number) = number.parse() {
                    months.extend(lowered(names).map(|name| (name, number)));
                }
            }
            let set = |words: &[String]| lowered(words).collect::<FxHashSet<String>>();
            let vocabulary = Vocabulary {
                months,
                date_words: set(&reading.date_words),
                abbreviations: set(&reading.abbreviations),
                titles: set(&reading.titles),
                starters: set(&reading.starters),
                common_words: set(&reading.common_words),
                speaker_stops: set(&reading.not_speakers),
                item_openers: set(&reading.item_openers),
                speaker_titles: set(&reading.speaker_titles),
                ordinal_dot: reading.ordinal_dot,
            };
            (code.to_owned(), vocabulary)
        })
        .collect()
}

fn lowered(words: &[String]) -> impl Iterator<Item = String> {
    words
        .iter()
        .flat_map(|word| expand(word))
        .map(|word| word.to_lowercase())
}
