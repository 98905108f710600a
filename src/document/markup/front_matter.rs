//! YAML front matter: the block between two `---` lines that opens a document and says what it is.

use super::super::dates::read_date;
use super::super::{Problem, Vocabularies};
use crate::period::Day;
use serde_yaml::Value;

/// What front matter said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter {
    /// Where the text after it begins.
    pub(crate) end: usize,
    pub(crate) date: Option<Day>,
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) parties: Vec<String>,
}

/// Front matter larger than this is none.
const LONGEST: usize = 64 * 1024;

/// Reads the front matter of a text; one without any gives the default. What is wrong in it is told to `problems`.
pub(crate) fn front_matter(
    name: &str,
    text: &str,
    words: &Vocabularies,
    problems: &mut Vec<Problem>,
) -> FrontMatter {
    let Some((yaml, end)) = block(text) else {
        return FrontMatter::default();
    };
    let mut front = FrontMatter {
        end,
        ..FrontMatter::default()
    };
    let help = "front matter is YAML between two lines of `---`, for example `date: 2024-02-01`";
    match serde_yaml::from_str::<Value>(yaml) {
        Ok(Value::Mapping(entries)) => {
            for (key, value) in &entries {
                let Some(key) = key.as_str() else { continue };
                let line = line_of(yaml, key);
                if let Err(message) = front.take(key, value, words) {
                    problems.push(
                        Problem::new(name, format!("front matter: {message}"), help).at(line),
                    );
                }
            }
        }
        Ok(Value::Null) => {}
        // Two rules around ordinary words.
        Ok(_) => return FrontMatter::default(),
        Err(error) => {
            let line = error.location().map_or(1, |place| place.line() + 1);
            problems.push(Problem::new(name, format!("front matter: {error}"), help).at(line));
        }
    }
    front
}

impl FrontMatter {
    fn take(&mut self, key: &str, value: &Value, words: &Vocabularies) -> Result<(), String> {
        let text = scalar(value);
        match key.to_lowercase().as_str() {
            "date" => {
                if let Some(text) = text {
                    self.date = Some(read_date(&text, words)?);
                } else if !value.is_null() {
                    return Err("`date` is no date; write it as YYYY-MM-DD".to_owned());
                }
            }
            "title" => self.title = text,
            "language" | "lang" => self.language = text,
            "parties" => match value {
                Value::Sequence(parties) => {
                    self.parties = parties.iter().filter_map(scalar).collect()
                }
                _ => {
                    self.parties = text
                        .unwrap_or_default()
                        .split(',')
                        .map(|party| party.trim().to_owned())
                        .filter(|party| !party.is_empty())
                        .collect();
                }
            },
            _ => {}
        }
        Ok(())
    }
}

/// The YAML between the two rules, and where the text after them begins.
fn block(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("---")?;
    let opened = rest
        .strip_prefix('\n')
        .or_else(|| rest.strip_prefix("\r\n"))?;
    let start = text.len() - opened.len();
    let mut at = start;
    for line in opened.split_inclusive('\n') {
        if at - start > LONGEST {
            return None;
        }
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &text[start..at];
            let keyed = yaml.lines().any(|line| {
                line.split_once(':').is_some_and(|(key, _)| {
                    !key.is_empty()
                        && key
                            .chars()
                            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
                })
            });
            return (keyed || yaml.trim().is_empty()).then_some((yaml, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        // `no` is Norway, but YAML has read it as false by then; its own spelling is gone.
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
    .filter(|text| !text.is_empty())
}

/// The line of the document that a key stands on; the opening rule is line 1.
fn line_of(yaml: &str, key: &str) -> usize {
    yaml.lines()
        .position(|line| line.trim_start_matches(['"', '\'']).starts_with(key))
        .map_or(1, |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (FrontMatter, Vec<String>) {
        let mut problems = Vec::new();
        let front = front_matter("a.md", text, &Vocabularies::default(), &mut problems);
        (front, problems.iter().map(Problem::to_string).collect())
    }

    #[test]
    fn known_keys_are_taken_and_others_ignored() {
        let (front, problems) = read(
            "---\ndate: 2024-02-01\ntitle: \"Talks: day one\"\nlang: en\nparties: [KZ, RU]\nlayout: post\n---\nText.",
        );
        assert_eq!(
            front.date.map(|day| day.to_string()).as_deref(),
            Some("2024-02-01")
        );
        assert_eq!(front.title.as_deref(), Some("Talks: day one"));
        assert_eq!(front.language.as_deref(), Some("en"));
        assert_eq!(front.parties, ["KZ", "RU"]);
        assert_eq!(problems, [""; 0]);
        assert_eq!(read("---\nparties: KZ, RU\n...\n").0.parties, ["KZ", "RU"]);
    }

    #[test]
    fn what_is_wrong_names_its_line() {
        let (front, problems) = read("---\ntitle: Talks\ndate: 2023-02-30\n---\nText.");
        assert_eq!(front.title.as_deref(), Some("Talks"));
        assert!(
            problems[0].starts_with("a.md:3: front matter: there is no such day as 2023-02-30"),
            "{problems:?}"
        );
        let (front, problems) = read("---\ntitle: [Talks\ndate: 2023-02-03\n---\nText.");
        assert_eq!(front.date, None);
        assert!(
            problems[0].starts_with("a.md:") && problems[0].contains("YAML"),
            "{problems:?}"
        );
    }

    #[test]
    fn rules_around_words_are_no_front_matter() {
        for text in [
            "---\nJust words\n---\n",
            "---\ndate: 2024-02-01\n",
            "--- \na: b\n---",
            "----\na: b\n----",
        ] {
            assert_eq!(read(text), (FrontMatter::default(), Vec::new()), "{text}");
        }
    }
}
