//! Loading rule files into the rules in force: shipped packs first, the user's files over them.

use super::compile::compile;
use super::file::{Case, RuleEntry, RuleFile, TestEntry};
use super::merge::{merge, named_measures};
use super::packs::PACKS;
use super::place::{find, find_last, in_case};
use super::problem::{Problem, Problems};
use super::reference::Reference;
use super::rule::Rule;
use super::source::Source;
use super::units::Names;
use crate::lexicon::{Measure, nearest, parse_yaml};
use crate::period::Day;
use std::sync::Arc;

/// A test with the file it is from.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The file.
    pub file: Arc<str>,
    /// The test.
    pub entry: TestEntry,
    /// The file's text, to find the test's line in.
    text: Arc<str>,
}

impl Test {
    pub(super) fn new(file: &Arc<str>, text: &Arc<str>, entry: TestEntry) -> Self {
        Self {
            file: Arc::clone(file),
            entry,
            text: Arc::clone(text),
        }
    }

    /// The line the test's rule is named on, from 1.
    pub fn line(&self) -> usize {
        find(&self.text, &["tests", &self.entry.rule]).0
    }
}

/// All measures, rules and tests in force.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    measures: Vec<Measure>,
    rules: Vec<Rule>,
    pub(super) tests: Vec<Test>,
}

impl RuleSet {
    /// The shipped packs alone.
    pub fn embedded() -> Result<Self, Problems> {
        Self::load(&[])
    }

    /// The shipped packs with the user's files over them. All problems are gathered.
    pub fn load(sources: &[Source]) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut files: Vec<(String, RuleFile, String)> = Vec::new();
        for source in sources {
            match read(source) {
                Ok(file) => files.push((source.name.clone(), file, source.text.clone())),
                Err(problem) => problems.push(problem),
            }
        }
        let users = files.len();
        let extends: Vec<&String> = files
            .iter()
            .filter_map(|(_, f, _)| f.extends.as_ref())
            .flatten()
            .collect();
        for pack in &extends {
            if !PACKS.iter().any(|shipped| shipped.name == *pack) {
                let near = nearest(pack, PACKS.iter().map(|shipped| shipped.name));
                let mut problem =
                    Problem::new(&files[0].0, (0, 0), format!("`{pack}` is no shipped pack"));
                problem.help = near.map(|n| format!("is `{n}` meant?"));
                problems.push(problem);
            }
        }
        let all = files.iter().all(|(_, f, _)| f.extends.is_none());
        let chosen = PACKS
            .iter()
            .filter(|pack| all || extends.iter().any(|e| *e == pack.name));
        let mut layers = Vec::new();
        for pack in chosen {
            match pack.content() {
                Ok(file) => layers.push((pack.file(), file, pack.text.to_owned())),
                Err(problem) => problems.push(problem),
            }
        }
        let shipped = layers.len();
        layers.extend(files);
        debug_assert!(layers.len() == shipped + users);
        let mut set = Self::default();
        set.gather_measures(&layers, shipped, &mut problems);
        set.gather_rules(&layers, shipped, &mut problems);
        set.check_units(&layers[shipped..], &mut problems);
        for (name, file, text) in &layers {
            if file.tests.is_empty() {
                continue;
            }
            let (from, whole): (Arc<str>, Arc<str>) = (name.as_str().into(), text.as_str().into());
            for entry in &file.tests {
                if !layers
                    .iter()
                    .any(|(_, f, _)| f.rules.iter().any(|r| r.id == entry.rule))
                {
                    let at = find(text, &["tests", &entry.rule]);
                    problems.push(Problem::new(
                        name,
                        at,
                        format!("a test is of `{}`, which is no rule", entry.rule),
                    ));
                }
                for date in dates_of(entry).filter(|date| no_day(date)) {
                    let at = find(text, &["tests", &entry.rule, date]);
                    let message = format!("a test speaks on `{date}`, which is no day");
                    problems.push(Problem::new(name, at, message).help("write it as 2024-02-01"));
                }
                for case in cases_of(entry) {
                    if let Err(Problems(found)) = Reference::of_case(case, &set.measures) {
                        let rows = case.get(Reference::KEY).map_or("", String::as_str);
                        problems.extend(found.into_iter().map(|p| in_case(p, name, text, rows)));
                    }
                }
                set.tests.push(Test::new(&from, &whole, entry.clone()));
            }
        }
        if problems.is_empty() {
            Ok(set)
        } else {
            Err(Problems(problems))
        }
    }

    /// The measures, in the order of the packs.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// A measure by its id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.id == id)
    }

    /// The rules in force, the most direct first.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// A rule by its id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| *r.id == *id)
    }

    /// The tests of the files loaded; those of the shipped rules once they are added.
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }

    /// The same measures with only the rules that `keep` says.
    pub fn only(&self, keep: impl Fn(&Rule) -> bool) -> Self {
        let mut set = self.clone();
        set.rules.retain(keep);
        set
    }

    fn gather_measures(&mut self, layers: &[Layer], shipped: usize, problems: &mut Vec<Problem>) {
        for (level, (name, file, text)) in layers.iter().enumerate() {
            for measure in &file.measures {
                match self.measures.iter_mut().find(|m| m.id == measure.id) {
                    Some(old) if level >= shipped => *old = measure.clone(),
                    Some(_) => {
                        let at = find(text, &["measures", &measure.id]);
                        problems.push(Problem::new(
                            name,
                            at,
                            format!("two measures have the id `{}`", measure.id),
                        ));
                    }
                    None => self.measures.push(measure.clone()),
                }
            }
        }
        for (name, file, text) in layers {
            for measure in &file.measures {
                let whole = measure.part_of.iter().map(|id| ("part_of", id));
                let parts = measure.made_of.iter().map(|id| ("made_of", id));
                let kinds = measure.in_kind.iter().map(|id| ("in_kind", id));
                let each = measure.for_each.iter().map(|id| ("for_each", id));
                for (key, other) in whole.chain(parts).chain(kinds).chain(each) {
                    if self.measure(other).is_some() {
                        continue;
                    }
                    let at = find(text, &["measures", &measure.id, key]);
                    let near = nearest(other, self.measures.iter().map(|m| m.id.as_str()));
                    let mut problem = Problem::new(name, at, format!("`{other}` is no measure"));
                    problem.help = near.map(|m| format!("is `{m}` meant?"));
                    problems.push(problem);
                }
            }
        }
    }

    /// Shipped files are proved by the tests; reading the table again is for those of users.
    fn check_units(&self, layers: &[Layer], problems: &mut Vec<Problem>) {
        if layers.is_empty() {
            return;
        }
        let names = match Names::of(&self.measures) {
            Ok(names) => names,
            Err(error) => {
                problems.push(Problem::new("rules/units.yaml", (0, 0), error.message));
                return;
            }
        };
        for (file, content, text) in layers {
            for unknown in names.unknown(content) {
                let path: Vec<&str> = unknown.path.iter().map(String::as_str).collect();
                let problem = Problem::new(file, find(text, &path), unknown.message);
                problems.push(problem.help(unknown.help));
            }
        }
    }

    fn gather_rules(&mut self, layers: &[Layer], shipped: usize, problems: &mut Vec<Problem>) {
        let mut entries: Vec<(usize, RuleEntry)> = Vec::new();
        for (level, (name, file, text)) in layers.iter().enumerate() {
            for entry in &file.rules {
                match entries.iter().position(|(_, e)| e.id == entry.id) {
                    Some(at) if level >= shipped && entries[at].0 < shipped => {
                        let mut merged = merge(&entries[at].1, entry);
                        // What the shipped rule builds on stays under it.
                        merged.extends = merged.extends.or_else(|| entries[at].1.extends.clone());
                        entries[at] = (level, merged);
                    }
                    Some(_) => {
                        let line = find_last(text, &entry.id);
                        let problem = Problem::new(
                            name,
                            line,
                            format!("two rules have the id `{}`", entry.id),
                        );
                        problems.push(problem.help("give one of them another id"));
                    }
                    None => entries.push((level, entry.clone())),
                }
            }
        }
        let ids: Vec<String> = entries.iter().map(|(_, e)| e.id.clone()).collect();
        let mut taken: Vec<(String, Vec<String>)> = Vec::new();
        for i in 0..entries.len() {
            let (level, entry) = &entries[i];
            let Some(base) = &entry.extends else { continue };
            let Some((_, parent)) = entries.iter().find(|(_, e)| e.id == *base) else {
                let (name, _, text) = &layers[*level];
                let mut problem = Problem::new(
                    name,
                    find(text, &["rules", &entry.id, "extends"]),
                    format!("`{base}` is no rule"),
                );
                problem.help = nearest(base, ids.iter().map(String::as_str))
                    .map(|n| format!("is `{n}` meant?"));
                problems.push(problem);
                continue;
            };
            let merged = merge(parent, entry);
            taken.push((base.clone(), named_measures(&merged)));
            entries[i].1 = merged;
        }
        let off: Vec<&String> = layers.iter().flat_map(|(_, f, _)| &f.off).collect();
        let is_off = |id: &str| {
            off.iter().any(|o| match o.strip_suffix('*') {
                Some(prefix) => id.starts_with(prefix),
                None => *o == id,
            })
        };
        for (level, (name, file, text)) in layers.iter().enumerate() {
            for o in file.off.iter().filter(|o| {
                !ids.iter().any(|id| match o.strip_suffix('*') {
                    Some(prefix) => id.starts_with(prefix),
                    None => *o == id,
                })
            }) {
                let mut problem = Problem::new(
                    name,
                    find(text, &["off", o]),
                    format!("`{o}` is turned off, and is no rule"),
                );
                problem.help =
                    nearest(o, ids.iter().map(String::as_str)).map(|n| format!("is `{n}` meant?"));
                if level >= shipped {
                    problems.push(problem);
                }
            }
        }
        for (level, entry) in entries {
            let (name, _, text) = &layers[level];
            let mut rule = match compile(&entry, &self.measures) {
                Ok(rule) => rule,
                Err(faults) => {
                    for (keys, fault) in faults {
                        let mut path = vec!["rules", entry.id.as_str()];
                        path.extend(keys.iter().map(String::as_str));
                        path.push(fault.0);
                        let (line, mut column) = find(text, &path);
                        if let Some(at) = fault.1 {
                            column += at;
                        }
                        let mut problem = Problem::new(
                            name,
                            (line, column),
                            format!("rule `{}`: {}", entry.id, fault.2),
                        );
                        problem.help = fault.3;
                        problems.push(problem);
                    }
                    continue;
                }
            };
            if entry.off || is_off(&entry.id) {
                continue;
            }
            rule.file = name.as_str().into();
            rule.taken = taken
                .iter()
                .filter(|(base, _)| *base == entry.id)
                .flat_map(|(_, m)| m.clone())
                .collect();
            self.rules.push(rule);
        }
        self.rules.sort_by_key(|r| r.rank);
    }
}

/// What the documents of a test's cases are called.
fn dates_of(entry: &TestEntry) -> impl Iterator<Item = &str> {
    cases_of(entry).flat_map(|case| case.keys().map(String::as_str))
}

fn cases_of(entry: &TestEntry) -> impl Iterator<Item = &Case> {
    let cases = [&entry.conflict, &entry.tension, &entry.agree, &entry.silent];
    cases.into_iter().flatten()
}

/// Whether a name begins with three numbers as a date does, and they name no day.
fn no_day(name: &str) -> bool {
    let date = name.split_whitespace().next().unwrap_or(name);
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    date.split('-').count() == 3 && date.split('-').all(number) && date.parse::<Day>().is_err()
}

type Layer = (String, RuleFile, String);

pub(super) fn read(source: &Source) -> Result<RuleFile, Problem> {
    if source.text.trim().is_empty() {
        return Ok(RuleFile::default());
    }
    parse_yaml::<RuleFile>(&source.name, &source.text).map_err(|error| {
        let mut problem = Problem::new(&source.name, error.at.unwrap_or((0, 0)), error.message);
        problem.help = error.help;
        problem
    })
}
