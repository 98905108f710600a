//! The words the archive uses for its figures, in both of its languages: enough to find a figure of the table in a text.

use super::table::Row;
use std::ops::Range;

/// Scale words: English, Russian.
pub const SCALES: [(&str, &str); 3] = [
    ("million", "млн"),
    ("billion", "млрд"),
    ("trillion", "трлн"),
];

/// Ordinals 9–15: digits and words, English suffix and Russian stem with the capital it may have.
pub const ORDINALS: [(u32, &str); 7] = [
    (9, "девят"),
    (10, "десят"),
    (11, "одиннадцат"),
    (12, "двенадцат"),
    (13, "тринадцат"),
    (14, "четырнадцат"),
    (15, "пятнадцат"),
];

/// Words of growth and their opposites.
pub const TURNS: [(&str, &str); 16] = [
    ("increased", "decreased"),
    ("grew", "fell"),
    ("rose", "fell"),
    ("went up", "went down"),
    ("fell by", "rose by"),
    ("percent more", "percent less"),
    ("percent fewer", "percent more"),
    ("увеличился", "уменьшился"),
    ("увеличилась", "уменьшилась"),
    ("увеличились", "уменьшились"),
    ("увеличившись", "уменьшившись"),
    ("вырос ", "упал "),
    ("выросла", "упала"),
    ("выросли", "упали"),
    ("рост ", "спад "),
    ("Рост ", "Спад "),
];

/// What has to follow the number of a row for it to be that row's figure: beginnings of one of the next three words.
fn nouns(unit: &str) -> &'static [&'static str] {
    match unit {
        "percent" => &["percent", "процент"],
        "percentage points" => &["percentage"],
        "projects" => &["project", "проект"],
        "jobs" => &["job", "рабоч"],
        "cases" => &["case", "случа"],
        "children" => &["children", "детей"],
        "employees" => &["employee", "people", "человек"],
        "tourists" => &["tourist"],
        "years" => &["year", "лет"],
        "km" => &["km", "км"],
        "KZT/share" => &["tenge", "тенге"],
        "per 100,000" => &["per", "на"],
        _ => &[],
    }
}

/// Every place in a text where a row's figure stands: the byte range of its number.
pub fn find(text: &str, row: &Row) -> Vec<Range<usize>> {
    if row.is_ordinal() {
        return find_ordinal(text, &row.number);
    }
    let mut found = Vec::new();
    for form in forms(&row.number) {
        for (start, _) in text.match_indices(&form) {
            let end = start + form.len();
            let range = start..end;
            if stands_alone(text, &range)
                && is_of(&text[end..], &row.scale, nouns(&row.unit))
                && !found.contains(&range)
            {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// `12,500` also as `12 500` and `12500`; `1.5` also as `1,5`.
fn forms(number: &str) -> Vec<String> {
    let mut forms = vec![number.to_owned()];
    if number.contains(',') {
        forms.push(number.replace(',', " "));
        forms.push(number.replace(',', "\u{a0}"));
        forms.push(number.replace(',', ""));
    }
    if number.contains('.') {
        forms.push(number.replace('.', ","));
    }
    forms
}

/// Whether a number is no part of a longer one.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = &text.as_bytes()[..range.start];
    let after = &text.as_bytes()[range.end..];
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let joined_before = digit(before.last())
        || before.last().is_some_and(|byte| b".,-".contains(byte))
            && digit(before.len().checked_sub(2).and_then(|at| before.get(at)));
    let joined_after = digit(after.first())
        || after.first().is_some_and(|byte| b".,-".contains(byte)) && digit(after.get(1));
    !joined_before && !joined_after
}

/// Whether what follows a number makes it the figure looked for.
fn is_of(rest: &str, scale: &str, nouns: &[&str]) -> bool {
    let mut words = rest
        .split(|c: char| c.is_whitespace())
        .filter(|word| !word.is_empty());
    if let Some((english, russian)) = SCALES.iter().find(|(english, _)| *english == scale) {
        let word = words.next().unwrap_or_default();
        return word.starts_with(english) || word.starts_with(russian);
    }
    nouns.is_empty()
        || words
            .take(3)
            .any(|word| nouns.iter().any(|noun| word.starts_with(noun)))
}

/// `11th`, `11-й`, `одиннадцатого`: the range of the digits, or of the stem.
fn find_ordinal(text: &str, number: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for ending in ["th ", "-й ", "-м "] {
        let form = format!("{number}{ending}");
        let starts = text.match_indices(&form).map(|(start, _)| start);
        found.extend(
            starts
                .map(|start| start..start + number.len())
                .filter(|range| {
                    range.start == 0 || !text.as_bytes()[range.start - 1].is_ascii_digit()
                }),
        );
    }
    let stem = ORDINALS
        .iter()
        .find(|(value, _)| value.to_string() == number)
        .map(|(_, stem)| *stem);
    for stem in stem
        .iter()
        .flat_map(|stem| [(*stem).to_owned(), capital(stem)])
    {
        let starts = text.match_indices(&stem).map(|(start, _)| start);
        found.extend(
            starts
                .map(|start| start..start + stem.len())
                .filter(|range| {
                    let begins_word = !text[..range.start].ends_with(char::is_alphabetic);
                    let declines = ["ого ", "ый ", "ое ", "ому ", "ом "];
                    begins_word
                        && declines
                            .iter()
                            .any(|ending| text[range.end..].starts_with(ending))
                }),
        );
    }
    found.sort_by_key(|range| range.start);
    found
}

/// A word with its first letter in upper case.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
