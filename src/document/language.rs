//! Which language a document is in, from its first few thousand bytes.

use super::Vocabularies;
use super::furniture::Script;

/// How much of a text is looked at.
const SAMPLE: usize = 4096;

/// After so many words a language that is far ahead of all others, in the script of the whole sample, stays so.
const PLAIN: usize = 100;

/// Shorter samples are too short for statistics over letters, in characters.
const SHORT: usize = 160;

/// The ISO 639-1 code of a text's language (639-3 where there is no shorter one).
///
/// Short texts go by the languages' own frequent words, as far as the vocabularies have them, then by script.
pub(super) fn detect(plain: &str, vocabularies: &Vocabularies) -> String {
    let sample = head(plain.trim_start(), SAMPLE);
    let script = Script::most(sample);
    let short = sample.chars().take(SHORT).count() < SHORT;
    if let Some(language) = by_words(sample, script, vocabularies) {
        return language;
    }
    if !short
        && let Some(info) = whatlang::detect(sample)
        && info.is_reliable()
    {
        return short_code(info.lang().code()).to_owned();
    }
    match script {
        Script::Cyrillic => "ru",
        Script::Latin | Script::Other => "en",
    }
    .to_owned()
}

/// The runs of letters of a text. Of plain ASCII, as most of many texts is, no character is decoded.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = letters(rest, |letter| !letter)?;
        rest = rest.get(start..)?;
        let end = letters(rest, |letter| letter).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        rest = behind;
        Some(word)
    })
}

/// Where the characters at the start of a text end that are such by whether they are letters; `None` where all of them are.
fn letters(text: &str, such: impl Fn(bool) -> bool) -> Option<usize> {
    let plain = |byte: &u8| byte.is_ascii() && such(byte.is_ascii_alphabetic());
    let at = text.bytes().position(|byte| !plain(&byte))?;
    let rest = text.get(at..).unwrap_or_default();
    match rest.starts_with(|c: char| c.is_ascii()) {
        true => Some(at),
        false => rest
            .find(|c: char| !such(c.is_alphabetic()))
            .map(|end| at + end),
    }
}

/// The language whose frequent words a text has most of; `None` when there are none, or two languages tie.
fn by_words(sample: &str, script: Script, vocabularies: &Vocabularies) -> Option<String> {
    let mut counts = vec![0_usize; vocabularies.codes().len()];
    let mut total = 0;
    let mut lower = String::new();
    for word in words(sample) {
        if total == PLAIN {
            let [(best, code), (second, _)] = ahead(&counts, vocabularies)?;
            if best * 5 >= total && best > 8 * second && Script::most(word) == script {
                return Some(code.to_owned());
            }
        }
        total += 1;
        if word.len() > vocabularies.longest_common() {
            continue;
        }
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&word.to_lowercase());
        }
        for place in vocabularies.with_common_word(&lower) {
            counts[*place] += 1;
        }
    }
    let [(best, code), (second, _)] = ahead(&counts, vocabularies)?;
    // A word in twenty marks the language; quotations from another must stay well behind it.
    (best > 0 && best * 20 >= total && best > 2 * second).then(|| code.to_owned())
}

/// The two languages with the most words, the first ahead.
fn ahead<'v>(counts: &[usize], vocabularies: &'v Vocabularies) -> Option<[(usize, &'v str); 2]> {
    let codes = vocabularies.codes().iter().map(|code| &**code);
    let mut counts: Vec<(usize, &str)> = counts.iter().copied().zip(codes).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let best = *counts.first()?;
    Some([best, counts.get(1).copied().unwrap_or_default()])
}

/// The first `limit` bytes of a text, cut at a character.
pub(super) fn head(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The two-letter code for a three-letter one; the three letters themselves where we know no shorter.
fn short_code(code: &str) -> &str {
    const CODES: [(&str, &str); 44] = [
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jpn", "ja"),
        ("kat", "ka"),
        ("kor", "ko"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mkd", "mk"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("vie", "vi"),
    ];
    CODES
        .iter()
        .find(|(long, _)| *long == code)
        .map_or(code, |(_, short)| short)
}
