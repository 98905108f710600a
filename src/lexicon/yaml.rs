//! Reading YAML data files, with errors that name file, line, column and the nearest known key.

use serde::de::DeserializeOwned;

/// What is wrong with a data file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct DataError {
    /// The file, as named by whoever gave it.
    pub file: String,
    /// Line and column, from 1, when known.
    pub at: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl std::fmt::Display for DataError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.at {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(help) = &self.help {
            write!(f, " ({help})")?;
        }
        Ok(())
    }
}

impl DataError {
    /// An error about a whole file.
    pub fn new(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            at: None,
            message: message.into(),
            help: None,
        }
    }
}

/// Reads the JSON that build.rs made of a shipped YAML file into its type.
pub fn parse_shipped<T: DeserializeOwned>(file: &str, json: &str) -> Result<T, DataError> {
    serde_json::from_str(json).map_err(|error| DataError::new(file, error.to_string()))
}

/// Reads a YAML text into its type.
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, DataError> {
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map(|l| (l.line(), l.column()));
        let whole = error.to_string();
        // The place is in `at`; the library also appends it to its message.
        let message = match whole.rfind(" at line ") {
            Some(end) => whole[..end].to_owned(),
            None => whole,
        };
        DataError {
            file: file.to_owned(),
            at,
            help: nearest_key(&message).map(|key| format!("did you mean `{key}`?")),
            message,
        }
    })
}

/// The known key nearest to the unknown one that a serde message names, if one is near.
pub fn nearest_key(message: &str) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let wrong = quoted.next()?;
    if !message.contains("unknown field") && !message.contains("unknown variant") {
        return None;
    }
    nearest(wrong, quoted).map(str::to_owned)
}

/// The candidate nearest to `wrong`, if it is near enough to be what was meant.
pub fn nearest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|c| (strsim::damerau_levenshtein(wrong, c), c))
        .filter(|(distance, c)| *distance <= 1 + c.chars().count().max(wrong.chars().count()) / 3)
        .min()
        .map(|(_, c)| c)
}
