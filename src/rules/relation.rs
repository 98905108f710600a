//! Relations: how the measure, parties or period of a claim lie to those of the names before it, and the words that say so.

use crate::lexicon::nearest;
use std::ops::RangeInclusive;

/// A value to be found, or one that stands in relation to an earlier binding.
#[derive(Clone, Debug, PartialEq)]
pub enum Link<T> {
    /// Anything.
    Any,
    /// One of these.
    Is(Vec<T>),
    /// As the binding has it.
    SameAs(usize),
    /// Another than the binding has.
    OtherThan(usize),
    /// The binding's parties turned round.
    ReverseOf(usize),
    /// The measure that the binding's measure is part of.
    WholeOf(usize),
    /// Whose the whole is that the binding is a partner's share of.
    OwnerOf(usize),
    /// A measure that no pack names.
    Unnamed,
    /// Whoever is named, but somebody is.
    Named,
}

/// How a binding's period lies to that of an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Anyhow.
    Any,
    /// The same.
    Same(usize),
    /// Within it, and shorter.
    Within(usize),
    /// Around it, and longer.
    Around(usize),
    /// Sharing days, and not the same.
    Overlapping(usize),
    /// Beginning where it ends, or later.
    Following(usize),
    /// Ending where it begins, or earlier.
    Before(usize),
    /// The same days so many years later (negative: earlier).
    Shifted(usize, i16),
    /// As many months, right before it.
    OneBefore(usize),
    /// The day on which it begins, or the one before: what there was at first.
    Opening(usize),
    /// The day on which it ends, or the one behind: what there was at last.
    Close(usize),
    /// The time that it is said to be reckoned from.
    BaseOf(usize),
    /// What is left of the second binding's period when the first's begins or ends it.
    Rest(usize, usize),
}

/// A key of a selection that cannot be understood, and why.
pub(super) struct Fault {
    pub key: &'static str,
    pub message: String,
    pub help: Option<String>,
}

pub(super) fn fault(key: &'static str, message: String, help: Option<String>) -> Fault {
    Fault { key, message, help }
}

/// How many years may lie between two periods of a rule.
const YEARS: RangeInclusive<i16> = 1..=1000;

/// What is made of the place of a name.
type Make<T> = fn(usize) -> T;

/// The words before a name, and what they make of it.
type Form<T> = (&'static str, Make<T>);

pub(super) fn unknown(key: &'static str, name: &str, names: &[&str]) -> Fault {
    let help = match nearest(name, names.iter().copied()) {
        Some(like) => format!("is `{like}` meant?"),
        None => "name a claim given before this one".to_owned(),
    };
    fault(key, format!("`{name}` is given nowhere before"), Some(help))
}

/// What the words before a name make of it, and the name.
fn formed<'t, T>(forms: &[Form<T>], text: &'t str) -> Option<(Make<T>, &'t str)> {
    let named = |(prefix, make): &Form<T>| Some((*make, text.strip_prefix(prefix)?));
    forms.iter().find_map(named)
}

pub(super) fn link(
    key: &'static str,
    words: &[String],
    names: &[&str],
) -> Result<Link<String>, Fault> {
    let [only] = words else {
        return Ok(if words.is_empty() {
            Link::Any
        } else {
            Link::Is(words.to_vec())
        });
    };
    let forms: [Form<Link<String>>; 5] = [
        ("same as ", Link::SameAs),
        ("other than ", Link::OtherThan),
        ("reverse of ", Link::ReverseOf),
        ("whole of ", Link::WholeOf),
        ("owner of ", Link::OwnerOf),
    ];
    if let Some((make, name)) = formed(&forms, only) {
        let at = names.iter().position(|n| *n == name);
        return at.map(make).ok_or_else(|| unknown(key, name, names));
    }
    Ok(match only.as_str() {
        "any" => Link::Any,
        "unnamed" if key == "measure" => Link::Unnamed,
        "named" if key == "parties" => Link::Named,
        _ => Link::Is(words.to_vec()),
    })
}

pub(super) fn when(text: &str, names: &[&str]) -> Result<When, String> {
    let name = |name: &str| {
        names
            .iter()
            .position(|n| *n == name)
            .ok_or_else(|| format!("`{name}` is given nowhere before"))
    };
    if text == "any" {
        return Ok(When::Any);
    }
    let simple: [Form<When>; 10] = [
        ("the opening of ", When::Opening),
        ("the close of ", When::Close),
        ("the one before ", When::OneBefore),
        ("the base of ", When::BaseOf),
        ("same as ", When::Same),
        ("within ", When::Within),
        ("around ", When::Around),
        ("overlapping ", When::Overlapping),
        ("following ", When::Following),
        ("before ", When::Before),
    ];
    if let Some((make, rest)) = formed(&simple, text) {
        return name(rest).map(make);
    }
    if let Some((part, whole)) = text
        .strip_prefix("the rest of ")
        .and_then(|t| t.split_once(" in "))
    {
        return Ok(When::Rest(name(part)?, name(whole)?));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [count, "year" | "years", direction, rest] = words.as_slice() {
        let count: i16 = if *count == "a" {
            1
        } else {
            let known = count.parse().ok().filter(|count| YEARS.contains(count));
            known.ok_or_else(|| {
                let (first, last) = (YEARS.start(), YEARS.end());
                format!("`{count}` is no number of years; write one from {first} to {last}")
            })?
        };
        return match *direction {
            "before" => Ok(When::Shifted(name(rest)?, -count)),
            "after" => Ok(When::Shifted(name(rest)?, count)),
            other => Err(format!("`{other}` is neither `before` nor `after`")),
        };
    }
    Err(format!("`{text}` says no relation of periods"))
}
