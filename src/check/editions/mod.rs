//! Editions: what was changed between two texts of one document, figure by figure, and a translation against its original.
//!
//! Rules compare what figures mean, and so allow for rounding; editions are compared to the digit. The outcome has the form of
//! any check, so that every report, baseline and suppression works on it.

mod align;
mod differ;
mod likeness;

use super::context::Context;
use super::show::{self, Style};
use super::{
    Agreement, CheckOptions, Evidence, Finding, Outcome, Role, Severity, Verdict, Working,
};
use super::{reading, write};
use crate::claim::Claim;
use crate::lexicon::Lexicon;
use crate::quantity::Decimal;
use crate::rules::{Rates, RuleSet};
use likeness::Likeness;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// One thing that editions can differ in, described as rules are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionRule {
    /// Its id, by which findings name it.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Why it is told, in Markdown.
    pub why: &'static str,
}

const CHANGED: EditionRule = EditionRule {
    id: "edition/changed",
    title: "A figure differs between two editions",
    severity: Severity::Error,
    why: "The later edition gives another value, unit, direction or period for what is the same figure by its place, its \
          subject and the words around it. Editions are compared to the digit: a figure that was only rounded has changed too.",
};
const REWORDED: EditionRule = EditionRule {
    id: "edition/reworded",
    title: "A figure is said of something else, or hedged otherwise",
    severity: Severity::Warning,
    why: "The number stayed, and what is said with it did not: its hedge, what it counts, whose it is, who says it, or whether \
          it is a plan.",
};
const REMOVED: EditionRule = EditionRule {
    id: "edition/removed",
    title: "A figure is missing from the later edition",
    severity: Severity::Warning,
    why: "The earlier edition, or the original, has a figure that the later one, or the translation, does not have.",
};
const ADDED: EditionRule = EditionRule {
    id: "edition/added",
    title: "A figure is new in the later edition",
    severity: Severity::Warning,
    why: "The later edition, or the translation, has a figure that the earlier one, or the original, does not have.",
};

/// What editions can differ in.
pub const EDITION_RULES: [EditionRule; 4] = [CHANGED, REWORDED, REMOVED, ADDED];

/// One edition of a document.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The document's name.
    pub name: Arc<str>,
    /// Every number read in it, whether a claim was made of it or not: one that stands there is not missing.
    pub numbers: Vec<Decimal>,
}

/// Compares each edition with the one before it.
///
/// ```
/// use crossfoot::{check, rules};
/// let (rules, rates) = (rules::RuleSet::embedded().unwrap(), rules::Rates::embedded().unwrap());
/// let outcome = check::editions(&[], &[], &rules, &rates, &check::CheckOptions::default());
/// assert!(outcome.findings.is_empty());
/// ```
pub fn editions(
    editions: &[Edition],
    claims: &[Arc<Claim>],
    rules: &RuleSet,
    rates: &Rates,
    options: &CheckOptions,
) -> Outcome {
    let mut by_document: FxHashMap<&str, Vec<&Arc<Claim>>> = FxHashMap::default();
    for claim in claims {
        by_document.entry(&claim.place.doc).or_default().push(claim);
    }
    for claims in by_document.values_mut() {
        claims.sort_by_key(|c| (c.place.start, c.place.end));
    }
    // Without a unit table every figure stays in the unit it was said in.
    let context = Context::new(Vec::new(), rules, rates, None);
    let mut outcome = Outcome {
        documents: editions.len(),
        claims: claims.len(),
        ..Outcome::default()
    };
    for (old, new) in editions.iter().zip(editions.iter().skip(1)) {
        let of = |edition: &Edition| by_document.get(&*edition.name).cloned().unwrap_or_default();
        let language = |claims: &[&Arc<Claim>]| claims.first().map(|c| Arc::clone(&c.language));
        let languages = language(&of(old)).zip(language(&of(new)));
        let pair = Pair {
            context: &context,
            alike: Likeness {
                translated: languages.is_some_and(|(old, new)| old != new),
                units: options.lexicon.as_deref().map(Lexicon::units),
                measures: context.measures.keys().copied().collect(),
            },
            claims: (of(old), of(new)),
            spare: (spare(old, &of(old)), spare(new, &of(new))),
        };
        pair.compare(options.agreements, &mut outcome);
    }
    outcome
}

/// How often each number stands in an edition without a claim made of it.
fn spare(edition: &Edition, claims: &[&Arc<Claim>]) -> FxHashMap<Decimal, usize> {
    let mut spare = FxHashMap::default();
    for number in &edition.numbers {
        *spare.entry(number.normalize()).or_default() += 1;
    }
    for claim in claims {
        if let Some(left) = spare.get_mut(&claim.figure.value.normalize()) {
            *left = usize::saturating_sub(*left, 1);
        }
    }
    spare
}

/// Two editions to compare, the older first.
struct Pair<'a> {
    context: &'a Context<'a>,
    alike: Likeness<'a>,
    claims: (Vec<&'a Arc<Claim>>, Vec<&'a Arc<Claim>>),
    spare: (FxHashMap<Decimal, usize>, FxHashMap<Decimal, usize>),
}

impl Pair<'_> {
    fn compare(mut self, agreements: bool, outcome: &mut Outcome) {
        let (old, new) = (self.claims.0.clone(), self.claims.1.clone());
        for pair in align::align(&old, &new, &self.alike) {
            outcome.comparisons += 1;
            let found = match (pair.0.map(|i| old[i]), pair.1.map(|j| new[j])) {
                (Some(old), Some(new)) => self.both(old, new),
                (Some(old), None) if !stands(&mut self.spare.1, old) => {
                    let message = match self.alike.translated {
                        true => format!("missing from the translation: {}", old.text),
                        false => format!("no longer there: {}", old.text),
                    };
                    Some(self.finding(&REMOVED, &[old], message, Vec::new()))
                }
                (None, Some(new)) if !stands(&mut self.spare.0, new) => {
                    let message = match self.alike.translated {
                        true => format!("not in the original: {}", new.text),
                        false => format!("not there before: {}", new.text),
                    };
                    Some(self.finding(&ADDED, &[new], message, Vec::new()))
                }
                _ => None,
            };
            let Some(finding) = found else {
                outcome.agreed += 1;
                if let (true, (Some(i), Some(j))) = (agreements, pair) {
                    outcome.agreements.push(self.agreement(old[i], new[j]));
                }
                continue;
            };
            outcome.findings.push(finding);
        }
    }

    /// What is told about a figure that both editions have.
    fn both(&self, old: &Arc<Claim>, new: &Arc<Claim>) -> Option<Finding> {
        let styles = (self.style(old), self.style(new));
        let mut found = differ::differ(old, new, (&styles.0, &styles.1), &self.alike);
        let rule = match (found.figure.is_empty(), found.about.is_empty()) {
            (true, true) => return None,
            (false, _) => &CHANGED,
            (true, false) => &REWORDED,
        };
        found.figure.append(&mut found.about);
        let first = found.figure.first();
        let message = match first.filter(|_| self.alike.translated || old.text == new.text) {
            Some(first) => format!("{}: {} {}", new.text, first.label, first.text),
            None => format!("{} became {}", old.text, new.text),
        };
        Some(self.finding(rule, &[new, old], message, found.figure))
    }

    fn finding(
        &self,
        rule: &EditionRule,
        claims: &[&Arc<Claim>],
        message: String,
        workings: Vec<Working>,
    ) -> Finding {
        let evidence = self.evidence(claims);
        Finding {
            id: write::id(rule.id, &evidence),
            rule: rule.id.into(),
            title: rule.title.into(),
            severity: rule.severity,
            verdict: match rule.severity {
                Severity::Error => Verdict::Conflict,
                _ => Verdict::Tension,
            },
            subject: claims.first().map_or_else(String::new, |c| self.subject(c)),
            message,
            evidence,
            workings,
        }
    }

    fn agreement(&self, old: &Arc<Claim>, new: &Arc<Claim>) -> Agreement {
        Agreement {
            rule: CHANGED.id.into(),
            subject: self.subject(new),
            evidence: self.evidence(&[new, old]),
        }
    }

    fn subject(&self, claim: &Claim) -> String {
        let period = claim
            .period
            .map_or_else(String::new, |p| format!(", {}", p.title()));
        format!("{}{period}", show::subject(self.context, claim))
    }

    fn style(&self, claim: &Claim) -> Style {
        match self
            .alike
            .units
            .and_then(|units| show::counted(units, claim))
        {
            Some(_) => Style::Named(String::new()),
            None => show::style(self.context, claim, None, None),
        }
    }

    fn evidence(&self, claims: &[&Arc<Claim>]) -> Vec<Evidence> {
        let roles = [Role::Primary, Role::Counter];
        let all = claims.iter().zip(roles);
        all.map(|(claim, role)| Evidence {
            claim: Arc::clone(claim),
            role,
            reading: match reading::read(self.context, claim, None) {
                Some(read) => show::interval(&read.likely, &self.style(claim)),
                None => claim.text.to_string(),
            },
        })
        .collect()
    }
}

/// Whether a figure's number stands in the other edition after all, though no claim was made of it there.
fn stands(spare: &mut FxHashMap<Decimal, usize>, claim: &Claim) -> bool {
    match spare.get_mut(&claim.figure.value.normalize()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    }
}
