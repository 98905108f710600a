//! Loading rule files into the rules in force: shipped packs first, the user's files over them.

use super::expr::{Dimension, Expression, Tolerance};
use super::file::{Case, Compare, Periods, RuleEntry, RuleFile, Selection, Sum, TestEntry};
use super::list::List;
use super::packs::PACKS;
use super::problem::{Problem, Problems};
use super::reference::Reference;
use super::select::{Binding, Fault, Select};
use super::severity::Severity;
use super::source::Source;
use super::units::Names;
use crate::lexicon::{Measure, nearest, parse_yaml};
use crate::period::Day;
use crate::quantity::{Atom, Decimal, Unit};
use std::sync::Arc;

/// A rule in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its id.
    pub id: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// How much a conflict matters.
    pub severity: Severity,
    /// Why it holds, in Markdown.
    pub why: Option<String>,
    /// The message's template.
    pub message: Option<String>,
    /// What it compares.
    pub shape: Shape,
    /// When it speaks at all.
    pub when: Vec<Expression>,
    /// What must hold.
    pub expect: Expression,
    /// By how much it may be missed.
    pub tolerance: Tolerance,
    /// Which of several rules explains a cause: the lowest.
    pub rank: u8,
    /// Whether it speaks although another finding doubts one of its claims.
    pub standalone: bool,
    /// Measures that a rule built on this one has taken over.
    pub taken: Vec<String>,
    /// The file it is from.
    pub file: Arc<str>,
    /// The rule as written, with what it takes from the rule it extends.
    pub entry: RuleEntry,
}

/// What a rule puts side by side.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Two claims `a` and `b` of one group.
    Pairs(Box<Select>, Periods),
    /// Named claims.
    Given(Vec<Binding>),
    /// All claims that hang together.
    Together(Box<Select>),
    /// Figures that are added up.
    Sum(Sum),
}

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
                for (key, other) in whole.chain(parts) {
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

/// A problem with a row of a test's reference data, at the place the row has in the rule file.
fn in_case(problem: Problem, file: &str, text: &str, rows: &str) -> Problem {
    // The table begins with a line of columns that the test does not write.
    let row = problem
        .line
        .checked_sub(2)
        .and_then(|n| rows.lines().nth(n));
    let hit = row.and_then(|row| {
        let mut lines = text.lines().enumerate();
        lines.find_map(|(n, line)| Some((n + 1, line[..line.find(row)?].chars().count())))
    });
    let (line, column) = hit.map_or((0, 0), |(line, before)| (line, before + problem.column));
    Problem {
        file: file.to_owned(),
        line,
        column,
        ..problem
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
/// Key, character offset within the value, message, help.
type At = (&'static str, Option<usize>, String, Option<String>);

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

fn merge(base: &RuleEntry, over: &RuleEntry) -> RuleEntry {
    let chooses = over.compare.is_some()
        || over.given.is_some()
        || over.together.is_some()
        || over.sum.is_some();
    RuleEntry {
        id: over.id.clone(),
        extends: over.extends.clone(),
        title: over.title.clone().or_else(|| base.title.clone()),
        severity: over.severity.or(base.severity),
        why: over.why.clone().or_else(|| base.why.clone()),
        message: over.message.clone().or_else(|| base.message.clone()),
        off: over.off,
        compare: if chooses {
            narrowed(base.compare.as_ref(), over.compare.as_ref())
        } else {
            base.compare.clone()
        },
        periods: over.periods.or(base.periods),
        given: if chooses {
            over.given.clone()
        } else {
            base.given.clone()
        },
        together: if chooses {
            over.together.clone()
        } else {
            base.together.clone()
        },
        sum: if chooses { over.sum } else { base.sum },
        when: over.when.clone().or_else(|| base.when.clone()),
        expect: over.expect.clone().or_else(|| base.expect.clone()),
        tolerance: over.tolerance.clone().or_else(|| base.tolerance.clone()),
        rank: over.rank.or(base.rank),
        standalone: over.standalone || base.standalone,
    }
}

/// A plain measure written over a base's selection keeps the rest of that selection.
fn narrowed(base: Option<&Compare>, over: Option<&Compare>) -> Option<Compare> {
    match (base, over) {
        (Some(Compare::Selection(base)), Some(Compare::Measure(_) | Compare::Measures(_))) => {
            let mut selection = base.clone();
            selection.measure = over.and_then(|o| selection_of(o).measure);
            selection.nature = None;
            Some(Compare::Selection(selection))
        }
        _ => over.cloned(),
    }
}

fn selection_of(compare: &Compare) -> Selection {
    let measures = |ids: Vec<String>| Selection {
        measure: Some(List(ids)),
        ..Selection::default()
    };
    match compare {
        Compare::Measure(id) => measures(vec![id.clone()]),
        Compare::Measures(ids) => measures(ids.clone()),
        Compare::Selection(selection) => (**selection).clone(),
    }
}

fn named_measures(entry: &RuleEntry) -> Vec<String> {
    let selection = match (&entry.compare, &entry.given, &entry.together) {
        (Some(compare), ..) => selection_of(compare),
        (None, Some(given), _) => given.0.first().map(|(_, s)| s.clone()).unwrap_or_default(),
        (None, None, Some(together)) => together.clone(),
        (None, None, None) => Selection::default(),
    };
    selection.measure.map(|l| l.0).unwrap_or_default()
}

fn compile(entry: &RuleEntry, measures: &[Measure]) -> Result<Rule, Vec<(Vec<String>, At)>> {
    let mut faults: Vec<(Vec<String>, At)> = Vec::new();
    let take = |keys: Vec<String>, found: Vec<Fault>, faults: &mut Vec<(Vec<String>, At)>| {
        faults.extend(
            found
                .into_iter()
                .map(|f| (keys.clone(), (f.key, None, f.message, f.help))),
        );
    };
    let mut names: Vec<&str> = Vec::new();
    let mut dimensions: Vec<Dimension> = Vec::new();
    let shape = match (&entry.compare, &entry.given, &entry.together, entry.sum) {
        (Some(compare), None, None, None) => {
            names = vec!["a", "b"];
            match Select::compile(&selection_of(compare), &[], measures) {
                Ok(select) => {
                    let dimension = select.expression_dimension(measures);
                    dimensions = vec![dimension.clone(), dimension];
                    Some(Shape::Pairs(
                        Box::new(select),
                        entry.periods.unwrap_or_default(),
                    ))
                }
                Err(found) => {
                    take(vec!["compare".into()], found, &mut faults);
                    None
                }
            }
        }
        (None, Some(given), None, None) => {
            let mut bindings = Vec::new();
            for (name, selection) in &given.0 {
                match Select::compile(selection, &names, measures) {
                    Ok(select) => {
                        dimensions.push(select.expression_dimension(measures));
                        bindings.push(Binding {
                            name: name.clone(),
                            select,
                        });
                    }
                    Err(found) => take(vec!["given".into(), name.clone()], found, &mut faults),
                }
                names.push(name);
            }
            Some(Shape::Given(bindings))
        }
        (None, None, None, Some(sum)) => {
            let (all, dimension) = match sum {
                Sum::Parts => (vec!["whole", "sum"], Dimension::base("the measure's unit")),
                Sum::Partners | Sum::Things => (vec!["sum"], Dimension::number()),
            };
            dimensions = vec![dimension; all.len()];
            names = all;
            Some(Shape::Sum(sum))
        }
        (None, None, Some(together), None) => match Select::compile(together, &[], measures) {
            Ok(select) => Some(Shape::Together(Box::new(select))),
            Err(found) => {
                take(vec!["together".into()], found, &mut faults);
                None
            }
        },
        _ => {
            let message = "a rule has either `compare`, `given`, `sum` or `together`".to_owned();
            faults.push((Vec::new(), ("id", None, message, None)));
            None
        }
    };
    let whole = faults.is_empty();
    let mut expression = |key: &'static str, text: &str| {
        let checked = Expression::parse(text, &names).and_then(|e| {
            if whole {
                e.check(&dimensions)?;
            }
            Ok(e)
        });
        checked.map_err(|error| {
            let column = text[..error.at].chars().count();
            let caret = format!("\n  {text}\n  {}^", " ".repeat(column));
            faults.push((
                Vec::new(),
                (key, Some(column), format!("{}{caret}", error.message), None),
            ));
        })
    };
    let when: Vec<Expression> = entry
        .when
        .iter()
        .flat_map(|l| &l.0)
        .filter_map(|w| expression("when", w).ok())
        .collect();
    let expect = match &entry.expect {
        // What must hold between claims that hang together is known from their measures.
        None if entry.together.is_some() => Some(Expression::default()),
        Some(_) if entry.together.is_some() => {
            let message = "a rule with `together` has no `expect`".to_owned();
            faults.push((Vec::new(), ("expect", None, message, None)));
            None
        }
        Some(text) => expression("expect", text).ok(),
        None => {
            faults.push((
                Vec::new(),
                (
                    "id",
                    None,
                    "`expect` is missing: what must hold?".to_owned(),
                    None,
                ),
            ));
            None
        }
    };
    let tolerance = match entry.tolerance.as_deref().map(tolerance).transpose() {
        Ok(tolerance) => tolerance.unwrap_or_default(),
        Err(message) => {
            let help = "write `2%`, `0.5 percentage_point`, `1 project` or `rounding`".to_owned();
            faults.push((Vec::new(), ("tolerance", None, message, Some(help))));
            Tolerance::default()
        }
    };
    match (shape, expect) {
        (Some(shape), Some(expect)) if faults.is_empty() => Ok(Rule {
            id: entry.id.as_str().into(),
            title: entry.title.as_deref().unwrap_or(&entry.id).into(),
            severity: entry.severity.unwrap_or(Severity::Warning),
            why: entry.why.clone(),
            message: entry.message.clone(),
            shape,
            when,
            expect,
            tolerance,
            rank: entry.rank.unwrap_or(50),
            standalone: entry.standalone,
            taken: Vec::new(),
            file: "".into(),
            entry: entry.clone(),
        }),
        _ => Err(faults),
    }
}

fn tolerance(text: &str) -> Result<Tolerance, String> {
    let text = text.trim();
    if text == "rounding" {
        return Ok(Tolerance::default());
    }
    let split = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let (number, unit) = (&text[..split], text[split..].trim());
    let value: Decimal = number
        .parse()
        .map_err(|_| format!("`{text}` is no tolerance"))?;
    let hundredth = value.checked_div(Decimal::ONE_HUNDRED).unwrap_or(value);
    if unit == "%" {
        return Ok(Tolerance {
            relative: hundredth,
            absolute: Decimal::ZERO,
        });
    }
    let absolute = match unit {
        "" => value,
        _ => match unit.parse::<Unit>().map_err(|e| e.to_string())?.of {
            Atom::Percent | Atom::PercentagePoint => hundredth,
            _ => value,
        },
    };
    Ok(Tolerance {
        relative: Decimal::ZERO,
        absolute,
    })
}

/// Where the last key of a path is written: a section, the item with the id, a key in it. As near as block style lets find.
fn find(text: &str, path: &[&str]) -> (usize, usize) {
    let mut from = 0;
    let mut at = (0, 0);
    let lines: Vec<&str> = text.lines().collect();
    for key in path {
        let hit = lines.iter().enumerate().skip(from).find_map(|(i, line)| {
            let column = line.find(key)?;
            let before = line[..column].chars().next_back();
            let after = line[column + key.len()..].chars().next();
            let free =
                |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || "_-/".contains(c)));
            let is_key = free(before) && free(after);
            is_key.then_some((i, column, line))
        });
        let Some((line, column, text)) = hit else {
            break;
        };
        from = line;
        // A key's value is what is pointed at, where one stands on the line.
        let rest = &text[column + key.len()..];
        let value = rest
            .strip_prefix(':')
            .map(|r| r.len() - r.trim_start_matches([' ', '"', '\'']).len());
        let byte = match value {
            Some(skip) if skip < rest.len() - 1 => column + key.len() + 1 + skip,
            _ => column,
        };
        at = (line + 1, text[..byte].chars().count() + 1);
    }
    at
}

/// Where the last entry with an id is written, in block or flow style.
fn find_last(text: &str, id: &str) -> (usize, usize) {
    let names = |line: &str| {
        let at = line.find("id:")?;
        let value = line[at + 3..].trim_start().trim_start_matches(['"', '\'']);
        let after = value.strip_prefix(id)?.chars().next();
        after
            .is_none_or(|c| c.is_whitespace() || ",}\"'".contains(c))
            .then(|| line[..at].chars().count() + 1)
    };
    text.lines()
        .enumerate()
        .filter_map(|(i, line)| Some((i + 1, names(line)?)))
        .last()
        .unwrap_or((0, 0))
}
