//! Names of people in any of their spellings and cases: Alikhan and Alihan, Маматов and Маматовым.

use crate::lexicon::Language;

/// The least letters that two cases of a name share.
const STEM: usize = 3;

/// The most letters of the ending of a name.
const ENDING: usize = 2;

/// Whether a text begins with a name in any of its spellings (Alikhan, Alihan).
pub(super) fn same_name(language: &Language, text: &str, name: &[String]) -> bool {
    let written: Vec<String> = spellings(language, text).take(name.len()).collect();
    let pairs = || written.iter().zip(name);
    written.len() == name.len() && pairs().all(|(a, b)| same_word(language, a, b))
}

/// The words of a text, each in the one way that all the spellings of a name come to.
pub(super) fn spellings<'t>(
    language: &'t Language,
    text: &'t str,
) -> impl Iterator<Item = String> + 't {
    text.split_whitespace().map(|word| {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let mut key = letters.to_lowercase();
        for (from, to) in &language.spelling.variants {
            if key.contains(from.as_str()) {
                key = key.replace(from.as_str(), to);
            }
        }
        key
    })
}

/// Whether two words of names are the same: `встреча с Шерзодом Маматовым` has that of a speaker in another case.
pub(super) fn same_word(language: &Language, a: &str, b: &str) -> bool {
    match language.genitive.endings.is_empty() {
        true => a == b,
        false => but_for_ending(a, b),
    }
}

/// Whether two words are the same but for an ending.
fn but_for_ending(a: &str, b: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    same >= STEM && letters(a) - same <= ENDING && letters(b) - same <= ENDING
}

/// Whether a name is the other one with initials: `N. Yusupova` for `Nodira Yusupova`.
pub(super) fn is_short_for(short: &str, name: &str) -> bool {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (short, name) = (words(short), words(name));
    let same = |initial: &str, word: &str| {
        let letters = initial.strip_suffix('.');
        letters.is_some_and(|l| l.chars().count() == 1 && word.starts_with(l))
    };
    match (short.split_last(), name.split_last()) {
        (Some((last, initials)), Some((other, given))) => {
            last == other
                && !initials.is_empty()
                && initials.len() <= given.len()
                && initials.iter().zip(given).all(|(i, word)| same(i, word))
        }
        _ => false,
    }
}
