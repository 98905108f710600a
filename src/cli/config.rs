//! `crossfoot.yaml`: what a project says once, so that nobody has to say it on every command line.
//!
//! It is found upwards from the working folder; paths in it are relative to the folder it stands in. Options win over it.

use crate::check::Severity;
use crate::lexicon::{DataError, parse_yaml};
use crate::period::Day;
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};

/// The file's name.
pub const FILE: &str = "crossfoot.yaml";

/// What crossfoot.yaml may say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The documents that `check`, `compare` and `extract` read when none are named: paths, or paths with what is known of them.
    #[serde(deserialize_with = "documents")]
    #[schemars(with = "Vec<Entry>")]
    pub documents: Vec<Documents>,
    /// Files, folders and globs that new documents are checked against.
    pub archive: Vec<String>,
    /// Rule files, added to the shipped ones.
    pub rules: Vec<String>,
    /// Exchange rates as CSV.
    pub rates: Vec<String>,
    /// Figures known from a source, as CSV or YAML: claims are checked against them.
    pub reference: Vec<String>,
    /// From which severity on a finding fails the run.
    pub fail_on: Option<FailOn>,
    /// The file of known findings.
    pub baseline: Option<String>,
    /// Findings that are known and right, each with a reason.
    pub suppress: Vec<Suppress>,
}

/// Documents, and what is known of them where their text does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// A file, folder or glob.
    pub path: String,
    /// Their date, as 2024-02-01.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "date"
    )]
    pub date: Option<String>,
    /// Their title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who they are about: ISO 3166 alpha-2 codes or names of organisations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// Their language, as ISO 639-1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// An entry of `documents` as it is written.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Entry {
    /// A file, folder or glob of which nothing else is to be said.
    Path(String),
    /// Documents, and what is known of them.
    Known(Documents),
}

impl<'de> Deserialize<'de> for Entry {
    // Reading one form after the other would tell of every slip that it fits none of them.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a path, or `path:` with date, title, parties and language")
            }

            fn visit_str<E>(self, path: &str) -> Result<Entry, E> {
                Ok(Entry::Path(path.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                Documents::deserialize(MapAccessDeserializer::new(map)).map(Entry::Known)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

fn documents<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Documents>, D::Error> {
    let entries = Vec::<Entry>::deserialize(deserializer)?;
    let documents = entries.into_iter().map(|entry| match entry {
        Entry::Path(path) => Documents {
            path,
            ..Documents::default()
        },
        Entry::Known(documents) => documents,
    });
    Ok(documents.collect())
}

/// A day of the calendar, kept as it is written.
fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let date = Option::<String>::deserialize(deserializer)?;
    match &date {
        Some(text) if text.parse::<Day>().is_err() => Err(D::Error::custom(format!(
            "`{text}` is no day of the calendar; write it as 2024-02-01"
        ))),
        _ => Ok(date),
    }
}

/// A finding to keep quiet. Every field given must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suppress {
    /// The rule's id, or a glob of ids: `trade/*`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// A document that takes part, or a glob.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The finding's id, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// Why it is right as it is.
    pub reason: String,
}

/// From which severity on a finding fails the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Only errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Anything found.
    Note,
    /// Nothing.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Note => true,
            Self::Never => false,
        }
    }
}

/// A configuration and the folder its paths start from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub config: Config,
    /// Where it stands; `None` when there is none.
    pub file: Option<PathBuf>,
}

impl Found {
    /// A path of the configuration, as seen from the working folder.
    pub fn path(&self, written: &str) -> PathBuf {
        match self.file.as_deref().and_then(Path::parent) {
            Some(folder) if folder != Path::new("") => folder.join(written),
            _ => PathBuf::from(written),
        }
    }
}

/// The configuration a file holds.
pub fn read(file: &Path) -> Result<Found, DataError> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file)
        .map_err(|error| DataError::new(&name, format!("cannot be read: {error}")))?;
    // An empty file, or one of comments only, says nothing, which is allowed.
    let config: Option<Config> = parse_yaml(&name, &text)?;
    let config = config.unwrap_or_default();
    validate(&config, &name)?;
    Ok(Found {
        config,
        file: Some(file.to_owned()),
    })
}

/// The configuration nearest to the working folder, looking upwards; one that says nothing when there is none.
pub fn nearest() -> Result<Found, DataError> {
    let Ok(here) = std::env::current_dir() else {
        return Ok(Found::default());
    };
    let mut up = PathBuf::new();
    for folder in here.ancestors() {
        if folder.join(FILE).is_file() {
            return read(&up.join(FILE));
        }
        up.push("..");
    }
    Ok(Found::default())
}

fn validate(config: &Config, name: &str) -> Result<(), DataError> {
    let wrong = |message: String, help: &str| {
        Err(DataError {
            help: Some(help.to_owned()),
            ..DataError::new(name, message)
        })
    };
    for (i, entry) in config.suppress.iter().enumerate() {
        if entry.reason.trim().is_empty() {
            return wrong(
                format!("suppress[{i}]: the reason is empty"),
                "say why the finding is right as it is",
            );
        }
        if entry.rule.is_none() && entry.document.is_none() && entry.finding.is_none() {
            return wrong(
                format!("suppress[{i}] would keep every finding quiet"),
                "name a rule, a document or a finding",
            );
        }
    }
    Ok(())
}

/// The JSON Schema of the file, for editors.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Config).into()
}
