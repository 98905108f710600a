//! The shipped packs: measures and rules, and beside each the tests that prove its rules.

use super::file::RuleFile;
use super::load::{Test, read};
use super::problem::{Problem, Problems};
use super::{RuleSet, Source};
use crate::lexicon::parse_shipped;
use std::sync::Arc;

/// A pack as it is shipped.
pub(super) struct Pack {
    /// What `extends` calls it.
    pub name: &'static str,
    /// Its measures and rules.
    pub text: &'static str,
    /// The same as JSON, which is read faster.
    json: &'static str,
    /// The tests of its rules. They stand in a file of their own because only few commands need them, and every start would
    /// pay for reading them.
    tests: &'static str,
}

macro_rules! pack {
    ($name:literal) => {
        Pack {
            name: $name,
            text: include_str!(concat!("../../rules/packs/", $name, ".yaml")),
            json: include_str!(concat!(env!("OUT_DIR"), "/rules/packs/", $name, ".json")),
            tests: include_str!(concat!("../../rules/packs/", $name, ".tests.yaml")),
        }
    };
}

/// The shipped packs.
pub(super) const PACKS: [Pack; 9] = [
    pack!("common"),
    pack!("trade"),
    pack!("projects"),
    pack!("travel"),
    pack!("finance"),
    pack!("company"),
    pack!("health"),
    pack!("energy"),
    pack!("transport"),
];

impl RuleSet {
    /// Adds the tests of the shipped rules that are in force as they were shipped; one turned off or replaced is not on trial.
    ///
    /// ```
    /// let mut rules = crossfoot::rules::RuleSet::embedded().unwrap();
    /// rules.add_shipped_tests().unwrap();
    /// assert!(rules.tests().iter().any(|test| test.entry.rule == "trade/same-period"));
    /// ```
    pub fn add_shipped_tests(&mut self) -> Result<(), Problems> {
        let mut problems = Vec::new();
        let mut tests = Vec::new();
        for pack in &PACKS {
            let source = Source::new(format!("rules/packs/{}.tests.yaml", pack.name), pack.tests);
            let file = match read(&source) {
                Ok(file) => file,
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            let (name, text): (Arc<str>, Arc<str>) = (source.name.into(), source.text.into());
            for entry in file.tests {
                let shipped = |file: &str| PACKS.iter().any(|p| file == p.file());
                if self.rule(&entry.rule).is_some_and(|r| shipped(&r.file)) {
                    tests.push(Test::new(&name, &text, entry));
                }
            }
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        tests.append(&mut self.tests);
        self.tests = tests;
        Ok(())
    }
}

impl Pack {
    /// What it says.
    pub fn content(&self) -> Result<RuleFile, Problem> {
        let file = self.file();
        parse_shipped(&file, self.json).map_err(|e| Problem::new(&file, (0, 0), e.message))
    }

    /// The name its rules give as their file.
    pub fn file(&self) -> String {
        format!("rules/packs/{}.yaml", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_json_says_what_the_yaml_says() {
        for pack in &PACKS {
            let yaml = read(&Source::new(pack.file(), pack.text)).expect("a pack");
            assert_eq!(pack.content().ok(), Some(yaml), "{}", pack.name);
        }
    }
}
