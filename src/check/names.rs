//! One organisation, one name: `Tobol Cable` in an English release is `«Тобол Кабель»` in a Russian one.
//!
//! A name is known again by the consonants one hears in it, as vowels, hard and soft signs and the spelling of sounds differ
//! from script to script. Two names in one script have to be spelt alike, but for case and a Russian ending.
//!
//! A name that only begins like a longer one is another matter, and has a file of its own.

mod short;

use crate::claim::Claim;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Names with fewer consonants are too short to be known again in another script.
const LEAST: usize = 3;

/// How many letters a Russian ending has at most.
const ENDING: usize = 2;

/// The same behind so many letters that they are a name for certain: `Камышинского`, `Камышинский`.
const LONG: usize = 7;
const LONG_ENDING: usize = 3;

/// The claims, each organisation under one name in all of them; `None` when they are so already.
pub(super) fn joined(claims: &[Arc<Claim>]) -> Option<Vec<Arc<Claim>>> {
    let spelt = one_name(claims, &same(&names(claims)));
    let spelt_so = spelt.as_deref().unwrap_or(claims);
    let short = short::same(spelt_so, &names(spelt_so));
    one_name(spelt_so, &short).or(spelt)
}

/// The names of organisations that claims are of.
fn names(claims: &[Arc<Claim>]) -> BTreeSet<&Arc<str>> {
    let name = |claim: &'_ Arc<Claim>| matches!(claim.parties.as_slice(), [name] if name.len() > 2);
    let named = claims.iter().filter(|claim| name(claim));
    named.map(|claim| &claim.parties[0]).collect()
}

/// The claims with the names replaced that are known by another; `None` when there are none.
fn one_name(
    claims: &[Arc<Claim>],
    known: &FxHashMap<Arc<str>, Arc<str>>,
) -> Option<Vec<Arc<Claim>>> {
    if known.is_empty() {
        return None;
    }
    let rename = |claim: &Arc<Claim>| match claim.parties.as_slice() {
        [name] => match known.get(name) {
            Some(one) => Arc::new(Claim {
                parties: vec![Arc::clone(one)],
                ..Claim::clone(claim)
            }),
            None => Arc::clone(claim),
        },
        _ => Arc::clone(claim),
    };
    Some(claims.iter().map(rename).collect())
}

/// The names to be replaced, each with the one that stands for it.
fn same(names: &BTreeSet<&Arc<str>>) -> FxHashMap<Arc<str>, Arc<str>> {
    let mut alike: BTreeMap<String, Vec<&Arc<str>>> = BTreeMap::new();
    for name in names {
        alike.entry(skeleton(name)).or_default().push(name);
    }
    let mut known = FxHashMap::default();
    for (sounds, names) in alike.iter().filter(|(_, names)| names.len() > 1) {
        let (russian, latin): (Vec<_>, Vec<_>) =
            names.iter().copied().partition(|name| is_cyrillic(name));
        let one_latin = latin.iter().all(|name| spelt_alike(name, latin[0]));
        let one_russian = russian.iter().all(|name| spelt_alike(name, russian[0]));
        let across = sounds.len() >= LEAST && one_latin && one_russian;
        let mut settle = |names: &[&Arc<str>], one: &Arc<str>| {
            for name in names.iter().filter(|name| **name != one) {
                known.insert(Arc::clone(name), Arc::clone(one));
            }
        };
        match (russian.first(), latin.first()) {
            (Some(_), Some(one)) if across => {
                settle(&russian, one);
                settle(&latin, one);
            }
            _ => {
                if let Some(one) = russian.first().filter(|_| one_russian) {
                    settle(&russian, one);
                }
                if let Some(one) = latin.first().filter(|_| one_latin) {
                    settle(&latin, one);
                }
            }
        }
    }
    known
}

fn is_cyrillic(name: &str) -> bool {
    name.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c))
}

/// Whether two names of one script differ in case alone, or, in Russian, in their ending.
fn spelt_alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    alike_in_small(&a, &b, is_cyrillic(&a))
}

fn alike_in_small(a: &str, b: &str, cyrillic: bool) -> bool {
    if !cyrillic {
        return a == b;
    }
    let same = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let left = |name: &str| name.chars().count() - same;
    let ending = match same >= LONG {
        true => LONG_ENDING,
        false => ENDING,
    };
    left(a) <= ending && left(b) <= ending
}

/// A word made ready to be compared with many others.
pub(super) struct Heard {
    lower: String,
    sounds: String,
    cyrillic: bool,
}

impl Heard {
    /// A word as it is written and heard.
    pub fn of(word: &str) -> Self {
        Self {
            lower: word.to_lowercase(),
            sounds: skeleton(word),
            cyrillic: is_cyrillic(word),
        }
    }

    /// Whether two words are one name, as far as can be heard: in one script they are spelt alike but for case and ending.
    pub fn is_like(&self, other: &Self) -> bool {
        match self.cyrillic == other.cyrillic {
            true => {
                let first = |word: &str| word.chars().next();
                first(&self.lower) == first(&other.lower)
                    && (alike_in_small(&self.lower, &other.lower, self.cyrillic)
                        || is_of_place(&self.lower, &other.lower)
                        || is_of_place(&other.lower, &self.lower))
            }
            false => self.sounds.len() >= LEAST && self.sounds == other.sounds,
        }
    }
}

/// How English names the people and things of a place.
const PEOPLE: [&str; 8] = ["n", "ns", "an", "ans", "ian", "ians", "ese", "i"];

/// The fewest letters of a place that its people are known by.
const PLACE: usize = 5;

/// How a Russian adjective of a place goes on behind its stem.
const OF_PLACE: &str = "ск";

/// The most letters of such an adjective behind that: `Прикамскими`.
const OF_PLACE_ENDING: usize = 3;

/// Whether one name is what belongs to the place of the other: `Catalonian` to `Catalonia`, `Tatarstani` to `Tatarstan`,
/// `Прикамский` to `Прикамье`.
fn is_of_place(people: &str, place: &str) -> bool {
    if let Some((stem, ending)) = people.rsplit_once(OF_PLACE) {
        let letters = |word: &str| word.chars().count();
        return letters(stem) >= PLACE
            && letters(ending) <= OF_PLACE_ENDING
            && (place.strip_prefix(stem)).is_some_and(|rest| letters(rest) <= ENDING);
    }
    let named = |stem: &str| {
        let ending = people.strip_prefix(stem);
        stem.len() >= PLACE && ending.is_some_and(|ending| PEOPLE.contains(&ending))
    };
    let short = place.strip_suffix(['a', 'e', 'o', 'y']);
    named(place) || short.is_some_and(named)
}

/// The consonants one hears in a name, each sound by one letter, doubled ones once.
fn skeleton(name: &str) -> String {
    let letters: Vec<char> = name.to_lowercase().chars().collect();
    let mut sounds = String::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let (sound, length) = sound(letter, next);
        at += length;
        for heard in sound.chars() {
            if !sounds.ends_with(heard) {
                sounds.push(heard);
            }
        }
    }
    sounds
}

/// The sounds of a letter, or of two that are written for one, and how many letters they take.
fn sound(letter: char, next: Option<char>) -> (&'static str, usize) {
    match (letter, next) {
        ('z', Some('h')) => ("j", 2),
        ('k', Some('h')) => ("h", 2),
        ('s' | 'c', Some('h')) => ("c", 2),
        ('p', Some('h')) => ("f", 2),
        ('t', Some('s')) => ("s", 2),
        ('c', Some('e' | 'i' | 'y')) => ("s", 1),
        ('b' | 'б', _) => ("b", 1),
        ('v' | 'w' | 'в', _) => ("v", 1),
        ('g' | 'г' | 'ғ', _) => ("g", 1),
        ('d' | 'д', _) => ("d", 1),
        ('j' | 'ж', _) => ("j", 1),
        ('z' | 's' | 'з' | 'с' | 'ц', _) => ("s", 1),
        ('k' | 'q' | 'c' | 'к' | 'қ', _) => ("k", 1),
        ('l' | 'л', _) => ("l", 1),
        ('m' | 'м', _) => ("m", 1),
        ('n' | 'н' | 'ң', _) => ("n", 1),
        ('p' | 'п', _) => ("p", 1),
        ('r' | 'р', _) => ("r", 1),
        ('t' | 'т', _) => ("t", 1),
        ('f' | 'ф', _) => ("f", 1),
        ('h' | 'х' | 'һ', _) => ("h", 1),
        ('ч' | 'ш' | 'щ', _) => ("c", 1),
        ('x', _) => ("ks", 1),
        _ => ("", 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(names: &[&str]) -> Vec<String> {
        let all: Vec<Arc<str>> = names.iter().map(|n| Arc::from(*n)).collect();
        let known = same(&all.iter().collect());
        let name = |n: &Arc<str>| known.get(n).unwrap_or(n).to_string();
        all.iter().map(name).collect()
    }

    #[test]
    fn one_company_in_two_scripts_has_one_name() {
        for (latin, russian) in [
            ("Tobol Cable", "Тобол Кабель"),
            ("Kazakhtelecom", "Казахтелеком"),
            ("Air Astana", "Эйр Астана"),
            ("Severstal", "Северсталь"),
            ("Yandex", "Яндекс"),
            ("KazMunayGas", "КазМунайГаз"),
        ] {
            assert_eq!(one(&[latin, russian]), [latin, latin]);
        }
    }

    #[test]
    fn an_ending_or_case_does_not_make_another_company() {
        assert_eq!(one(&["Газпром", "Газпрома"]), ["Газпром", "Газпром"]);
        assert_eq!(one(&["TOBOL CABLE", "Tobol Cable"]), ["TOBOL CABLE"; 2]);
    }

    #[test]
    fn companies_that_sound_alike_stay_apart() {
        for pair in [
            ["Tesla", "Tasly"],
            ["Kaspi", "Каспий Ойл"],
            ["Ural", "Орёл"],
        ] {
            assert_eq!(one(&pair), pair);
        }
        // Which of the two English ones the Russian one is, nobody can tell.
        let three = ["Tesla", "Tasly", "Тесла"];
        assert_eq!(one(&three), three);
    }
}
