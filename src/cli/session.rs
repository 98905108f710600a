//! What every command that reads documents needs: the configuration, rules, vocabulary, and the documents themselves.
//!
//! What cannot be read is reported and counted, and the rest goes on: one bad file never loses the others.

use super::config::{self, Found};
use super::documents::Known;
use super::files::{files_in, unreadable};
use super::inputs::{InputArgs, InputFormat, RuleArgs};
use super::pattern::Pattern;
use super::{Console, Global, Status, progress};
use crate::document::{
    Document, DocumentDate, Format, Manifest, Metadata, ReadOptions, Vocabularies,
};
use crate::extract::{Claim, Extractor, together, vocabularies};
use crate::lexicon::{Lexicon, nearest};
use crate::report::count;
use crate::rules::{Problems, Rates, Reference, RuleSet, Source};
use rayon::prelude::*;
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// The surroundings of a run.
pub struct Session<'a> {
    /// Where to say things.
    pub console: &'a Console,
    /// The configuration in force.
    pub found: Found,
    /// What could not be read so far, as sentences.
    problems: RefCell<Vec<String>>,
    /// What was read so far.
    pub(super) known: RefCell<Known>,
}

/// Rules, rates and the extractor that knows the measures.
pub struct Engine {
    /// The rules in force.
    pub rules: RuleSet,
    /// The reference rates.
    pub rates: Rates,
    /// The figures that documents are checked against.
    pub reference: Reference,
    /// The vocabulary with the measures of the rules.
    pub lexicon: Arc<Lexicon>,
    /// The words that reading needs.
    pub vocabularies: Arc<Vocabularies>,
    /// What finds claims.
    pub extractor: Extractor,
}

impl<'a> Session<'a> {
    /// Begins a run: finds and reads the configuration.
    pub fn new(global: &Global, console: &'a Console) -> Result<Self, Status> {
        let found = match (&global.config, global.no_config) {
            (Some(file), _) => config::read(file),
            (None, true) => Ok(Found::default()),
            (None, false) => config::nearest(),
        };
        let found = found.map_err(|error| {
            console.error(&error.to_string());
            Status::Failed
        })?;
        if let Some(file) = &found.file {
            console.detail(&format!("configuration: {}", file.display()));
        }
        Ok(Self {
            console,
            found,
            problems: RefCell::default(),
            known: RefCell::default(),
        })
    }

    /// Reports something that could not be read, and goes on.
    pub fn problem(&self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        self.console.error(&sentence);
        self.problems.borrow_mut().push(sentence);
    }

    /// What could not be read.
    pub fn problems(&self) -> Vec<String> {
        self.problems.borrow().clone()
    }

    /// `status`, unless something could not be read.
    pub fn status(&self, status: Status) -> Status {
        if self.problems.borrow().is_empty() {
            status
        } else {
            Status::Failed
        }
    }

    /// Rules and rates: the shipped ones, the configuration's, the command line's, later ones over earlier ones.
    ///
    /// A file with errors is left out and reported, so that the run still shows what the others find, and fails.
    pub fn engine(&self, args: &RuleArgs) -> Result<Engine, Status> {
        let rules = self.sources(&self.found.config.rules, &args.rules, &["yaml", "yml"]);
        let rates = self.sources(&self.found.config.rates, &args.rates, &["csv"]);
        let rates = [vec![Rates::shipped()], rates].concat();
        let rules = self.sound(rules, RuleSet::load)?;
        let rates = self.sound(rates, Rates::load)?;
        let tables = self.sources(
            &self.found.config.reference,
            &args.reference,
            &["csv", "yaml", "yml"],
        );
        let reference = self.sound(tables, |tables| Reference::load(tables, rules.measures()))?;
        let lexicon = Lexicon::new(rules.measures().to_vec(), &[]).map_err(|errors| {
            for error in &errors {
                self.console.error(&error.to_string());
            }
            Status::Failed
        })?;
        let vocabularies = vocabularies(&lexicon);
        let lexicon = Arc::new(lexicon);
        self.console.detail(&format!(
            "{}, {}",
            count(rules.rules().len(), "rule"),
            count(rules.measures().len(), "measure")
        ));
        Ok(Engine {
            rules,
            rates,
            reference,
            vocabularies: Arc::new(vocabularies),
            extractor: Extractor::new(Arc::clone(&lexicon)),
            lexicon,
        })
    }

    /// Loads the sources, without those that have errors.
    ///
    /// What is left may lean on a file left out, and is then left out in its turn.
    fn sound<T>(
        &self,
        mut sources: Vec<Source>,
        load: impl Fn(&[Source]) -> Result<T, Problems>,
    ) -> Result<T, Status> {
        loop {
            let problems = match load(&sources) {
                Ok(loaded) => return Ok(loaded),
                Err(Problems(problems)) => problems,
            };
            for problem in &problems {
                self.problem(problem.to_string());
            }
            let before = sources.len();
            sources.retain(|source| problems.iter().all(|p| p.file != source.name));
            if sources.len() == before {
                return Err(Status::Failed);
            }
        }
    }

    fn sources(&self, configured: &[String], given: &[PathBuf], endings: &[&str]) -> Vec<Source> {
        let whence = format!(" in {}", config::FILE);
        let configured = configured
            .iter()
            .map(|path| (self.found.path(path), whence.as_str()));
        let given = given.iter().map(|path| (path.clone(), ""));
        let mut sources = Vec::new();
        for (path, whence) in configured.chain(given) {
            let (files, problems) = files_in(&path, endings, whence);
            for problem in problems {
                self.problem(problem);
            }
            for file in files {
                let name = file.display().to_string();
                match std::fs::read_to_string(&file) {
                    Ok(text) => sources.push(Source::new(name, text)),
                    Err(error) => self.problem(unreadable(&name, whence, &error)),
                }
            }
        }
        sources
    }

    /// Options for reading documents, from the command line and the configuration.
    ///
    /// A language nothing is known of would leave every figure unread without a word, so it is an error.
    pub fn read_options(&self, args: &InputArgs, engine: &Engine) -> Result<ReadOptions, Status> {
        let configured = &self.found.config.documents;
        let configured = configured
            .iter()
            .filter_map(|d| Some((d.language.as_deref()?, d.path.as_str())));
        let given = args.lang.as_deref().map(|language| (language, ""));
        for (language, of) in given.into_iter().chain(configured) {
            if !engine.lexicon.languages().any(|known| known == language) {
                let known: Vec<&str> = engine.lexicon.languages().collect();
                let whence = match of {
                    "" => String::new(),
                    path => format!(", which {} gives {path}", config::FILE),
                };
                self.console.error(&format!(
                    "no vocabulary for the language `{language}`{whence}; {}",
                    meant(language, &known)
                ));
                return Err(Status::Failed);
            }
        }
        Ok(ReadOptions {
            date: args.date,
            format: (args.input_format == InputFormat::Text).then_some(Format::Text),
            language: args.lang.as_deref().map(Arc::from),
            vocabularies: Arc::clone(&engine.vocabularies),
            manifest: self.manifest(),
            ..ReadOptions::default()
        })
    }

    /// What the configuration knows of documents by their names.
    fn manifest(&self) -> Option<Manifest> {
        let mut entries: Vec<(Pattern, Metadata)> = Vec::new();
        for entry in &self.found.config.documents {
            match Pattern::new(&entry.path, &self.found) {
                Ok(pattern) => entries.push((
                    pattern,
                    Metadata {
                        date: entry
                            .date
                            .as_deref()
                            .and_then(|d| d.parse().ok())
                            .map(DocumentDate::stated),
                        language: entry.language.as_deref().map(Arc::from),
                        title: entry.title.as_deref().map(Arc::from),
                        parties: entry.parties.iter().map(|p| p.as_str().into()).collect(),
                    },
                )),
                Err(error) => self.problem(format!("documents in {}: {error}", config::FILE)),
            }
        }
        let manifest = move |name: &str| {
            let mut metadata = Metadata::default();
            for (pattern, known) in &entries {
                // An entry that says nothing else need not be asked.
                if *known != Metadata::default() && pattern.fits(name) {
                    metadata.fill(known.clone());
                }
            }
            metadata
        };
        Some(Manifest::new(manifest))
    }

    /// The paths to read: those given, else those of the configuration.
    pub fn paths(&self, given: &[PathBuf]) -> Result<Vec<PathBuf>, Status> {
        if !given.is_empty() {
            return Ok(given.to_vec());
        }
        let configured = &self.found.config.documents;
        if configured.is_empty() {
            self.console.error(
                "no documents: name files, folders or globs, or list them in crossfoot.yaml (`crossfoot init` writes one)",
            );
            return Err(Status::Failed);
        }
        let mut paths = Vec::new();
        for entry in configured {
            paths.push(self.found.path(&entry.path));
        }
        Ok(paths)
    }

    /// The documents that the arguments, or else the configuration, name.
    pub fn documents(&self, args: &InputArgs, engine: &Engine) -> Result<Vec<Document>, Status> {
        let options = self.read_options(args, engine)?;
        let paths = self.paths(&args.paths)?;
        Ok(self.read(&paths, args.input_format, &options))
    }
}

impl Engine {
    /// The claims of all documents, in order.
    pub fn claims(&self, documents: &[Document], console: &Console) -> Vec<Arc<Claim>> {
        let started = Instant::now();
        let bar = progress::documents(console, documents.len());
        let found: Vec<Vec<Claim>> = together(documents)
            .into_par_iter()
            .map(|documents| {
                let mut claims = Vec::new();
                let extractor = &self.extractor;
                extractor.each_claim_of(documents, |_, claim| claims.push(claim));
                bar.inc(documents.len() as u64);
                claims
            })
            .collect();
        bar.finish_and_clear();
        let claims: Vec<_> = found.into_iter().flatten().map(Arc::new).collect();
        console.detail(&format!(
            "{} in {:.1?}",
            count(claims.len(), "claim"),
            started.elapsed()
        ));
        claims
    }
}

/// What to write instead of a word that is none of those known: the nearest, or the choice there is.
pub fn meant(word: &str, known: &[&str]) -> String {
    // Of short codes nearly all are near to all others: a choice is of more use than a guess.
    let near = nearest(word, known.iter().copied());
    match near.filter(|near| strsim::damerau_levenshtein(word, near) * 2 <= word.chars().count()) {
        Some(near) => format!("is `{near}` meant?"),
        None => format!("there are {}", known.join(", ")),
    }
}
