//! What every part of a check looks at: the claims in their order, the rules, the rates, the unit table.

use super::finding::Verdict;
use super::known::Settled;
use crate::claim::{BY, Claim, Kind, TO_DATE};
use crate::lexicon::{Measure, Nature, UnitTable};
use crate::quantity::{Atom, Currency, Decimal, POINTS};
use crate::rules::Severity;
use crate::rules::expr::Comparison;
use crate::rules::{Rates, Rule, RuleSet, Select};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::Arc;

/// The symbol of a month.
const MONTH: &str = "mo";

/// The ground of a check.
pub(super) struct Context<'a> {
    /// The claims, by day, document and place; the rows of the reference data behind them.
    pub claims: Vec<&'a Arc<Claim>>,
    /// How many of the claims are from documents.
    pub said: usize,
    pub rates: &'a Rates,
    pub units: Option<&'a UnitTable>,
    /// Whether what agreed is to be remembered: of millions of claims that is a lot.
    pub agreements: bool,
    pub measures: FxHashMap<&'a str, &'a Measure>,
    /// The ids of claims of nobody that are taken for somebody's whom another document names.
    pub kin: Option<&'a FxHashSet<Arc<str>>>,
    /// What lists of the claims come to, as far as any rule has asked.
    pub settled: Settled,
}

/// Claims that break a rule, before it is settled which finding tells of them.
#[derive(Clone, Debug)]
pub(super) struct Violation<'a> {
    pub rule: &'a Rule,
    pub severity: Severity,
    pub verdict: Verdict,
    /// The claims in the order of the rule's names.
    pub tuple: Vec<u32>,
    /// The claim known to be the odd one out by the weight of the others, if it is.
    pub odd: Option<u32>,
    /// Claims that say what the odd one says.
    pub alike: Vec<u32>,
    /// Claims on the other side besides those of the tuple.
    pub support: Vec<u32>,
    /// Other figures of the same document for the same period that are at odds too.
    pub shifted: Vec<u32>,
    /// Claims that break the rule together with some of the tuple's, when one note tells of them all.
    pub joined: Vec<u32>,
    /// The comparison that failed.
    pub comparison: Comparison,
    /// The currency it was made in.
    pub into: Option<Currency>,
    /// How it was worked out, where that takes more than one comparison.
    pub steps: Vec<String>,
    /// Whether the figures are too far apart to be of one thing.
    pub doubtful: bool,
}

impl<'a> Violation<'a> {
    /// A violation by the claims of a tuple alone: no odd one known, nothing joined to it.
    pub fn new(
        rule: &'a Rule,
        (verdict, severity): (Verdict, Severity),
        tuple: Vec<u32>,
        comparison: Comparison,
        into: Option<Currency>,
    ) -> Self {
        Self {
            rule,
            severity,
            verdict,
            tuple,
            odd: None,
            alike: Vec::new(),
            support: Vec::new(),
            shifted: Vec::new(),
            joined: Vec::new(),
            comparison,
            into,
            steps: Vec::new(),
            doubtful: false,
        }
    }
}

/// What a rule's look at the claims came to.
#[derive(Default)]
pub(super) struct Look<'a> {
    pub violations: Vec<Violation<'a>>,
    pub comparisons: usize,
    pub agreed: usize,
    /// The claims of each comparison that agreed, when they are asked for.
    pub agreements: Vec<(Arc<str>, Vec<u32>, Option<Currency>)>,
}

impl<'a> Look<'a> {
    pub fn absorb(&mut self, other: Look<'a>) {
        self.violations.extend(other.violations);
        self.comparisons += other.comparisons;
        self.agreed += other.agreed;
        self.agreements.extend(other.agreements);
    }
}

/// The severity of a verdict under a rule; `None` when it is not worth telling.
pub(super) fn severity(rule: &Rule, verdict: Verdict) -> Option<Severity> {
    match (verdict, rule.severity) {
        (Verdict::Agree, _) | (Verdict::Tension, Severity::Note) => None,
        (Verdict::Conflict, severity) => Some(severity),
        (Verdict::Tension, Severity::Error) => Some(Severity::Warning),
        (Verdict::Tension, Severity::Warning) => Some(Severity::Note),
    }
}

/// The verdict over comparisons that must all hold, with the worst of them.
pub(super) fn worst(comparisons: Vec<Comparison>) -> Option<(Verdict, Comparison)> {
    let verdict = |c: &Comparison| match (c.possible, c.likely) {
        (false, _) => Verdict::Conflict,
        (true, false) => Verdict::Tension,
        (true, true) => Verdict::Agree,
    };
    comparisons
        .into_iter()
        .map(|c| (verdict(&c), c))
        .reduce(|a, b| if b.0 > a.0 { b } else { a })
}

/// Whose figure a claim is said to be, and of which edition.
struct Told<'c> {
    /// A source that nobody knows: who says nothing of one need not have another.
    by: Option<&'c str>,
    /// A country, or an edition.
    known: Vec<&'c str>,
}

impl<'c> Told<'c> {
    fn of(claim: &'c Claim) -> Self {
        let parts = claim.told.iter().flat_map(|told| told.split('+'));
        let (by, known): (Vec<_>, Vec<_>) = parts.partition(|part| part.starts_with(BY));
        Self {
            by: by.first().copied(),
            known,
        }
    }

    fn is_apart_from(&self, other: &Self) -> bool {
        let both = self.by.zip(other.by);
        self.known != other.known || both.is_some_and(|(one, two)| one != two)
    }
}

impl<'a> Context<'a> {
    /// How the figures of a measure behave: a count to date only grows, whatever the measure does in a period.
    pub fn nature(&self, measure: &str, reckoned: Option<&str>) -> Option<Nature> {
        let nature = self.measures.get(measure).map(|m| m.nature)?;
        let to_date = reckoned.is_some_and(|names| names.split('+').any(|name| name == TO_DATE));
        Some(match nature {
            Nature::Flow if to_date => Nature::Cumulative,
            other => other,
        })
    }

    /// A severity for claims that are told of different sources, or are different editions of one estimate: both may be right,
    /// so that it is worth a note and no more.
    pub fn softened(&self, severity: Severity, claims: &[u32]) -> Severity {
        let guessed = |at: &u32| self.is_taken_for_somebody(*at);
        match (self.told_apart(claims), severity) {
            (true, _) => Severity::Note,
            (_, Severity::Error) if claims.iter().any(guessed) => Severity::Warning,
            _ => severity,
        }
    }

    /// Whether a claim names nobody, and is taken for somebody's whom another document shows it to be of.
    pub fn is_taken_for_somebody(&self, at: u32) -> bool {
        self.kin.is_some_and(|kin| kin.contains(&self.claim(at).id))
    }

    /// Whether claims are told of different sources or editions. What is told in one breath is told by one.
    pub fn told_apart(&self, claims: &[u32]) -> bool {
        let mut said = claims.iter().map(|at| self.claim(*at));
        let one_breath = said.next().is_some_and(|first| {
            said.all(|c| c.place.doc == first.place.doc && c.quote.text == first.quote.text)
        });
        if one_breath {
            return false;
        }
        let told = claims.iter().map(|at| Told::of(self.claim(*at)));
        let told: Vec<Told> = told.collect();
        let apart = |first: &Told| told.iter().any(|other| first.is_apart_from(other));
        told.first().is_some_and(apart)
    }

    /// The ground of a check of these claims by these rules.
    pub fn new(
        claims: Vec<&'a Arc<Claim>>,
        rules: &'a RuleSet,
        rates: &'a Rates,
        units: Option<&'a UnitTable>,
    ) -> Self {
        let measures = rules.measures().iter();
        Self {
            said: claims.len(),
            claims,
            rates,
            units,
            agreements: false,
            kin: None,
            settled: Settled::default(),
            measures: measures.map(|m| (m.id.as_str(), m)).collect(),
        }
    }

    pub fn claim(&self, at: u32) -> &'a Arc<Claim> {
        self.claims[at as usize]
    }

    /// Whether a claim is a row of the reference data.
    pub fn is_reference(&self, at: u32) -> bool {
        at as usize >= self.said
    }

    pub fn measure(&self, claim: &Claim) -> Option<&'a Measure> {
        self.measures.get(claim.measure.as_deref()?).copied()
    }

    /// What a claim is counted in: only figures of one dimension are compared.
    pub fn dimension<'c>(&self, claim: &'c Claim) -> Cow<'c, str> {
        let atom = |atom: &'c Atom| -> Cow<'c, str> {
            match atom {
                Atom::Currency(_) => "money".into(),
                Atom::Percent | Atom::Times => "ratio".into(),
                Atom::PercentagePoint => POINTS.into(),
                Atom::Named(name) => match self.units.and_then(|u| u.dimension(name)) {
                    Some(dimension) => dimension.to_string().into(),
                    None => name.as_ref().into(),
                },
            }
        };
        // A bare number, people, and the thing itself count alike where a measure says what is counted.
        let counts = self.measure(claim).filter(|m| m.dimension == "count");
        if let Some(measure) = counts
            && claim.kind == Kind::Level
            && match &claim.unit {
                None => true,
                Some(unit) => {
                    let counts = |noun: &str| {
                        let people = self.units.is_some_and(|u| u.counts_people(noun));
                        let table = self.units.and_then(|u| u.dimension(noun)).is_some();
                        // `26,400 Brazilians visited India`: what such a measure counts are people, whatever they are called.
                        people
                            || noun == "person"
                            || *noun == *measure.id
                            || measure.counts.iter().any(|n| *n == *noun)
                            || measure.of_people && !table
                    };
                    unit.over.is_none() && matches!(&unit.of, Atom::Named(n) if counts(n))
                }
            }
        {
            return "count".into();
        }
        match &claim.unit {
            None => "number".into(),
            Some(unit) => match &unit.over {
                None => atom(&unit.of),
                // So many of a round number of people, whatever the number.
                Some(over) if per_many(over).is_some() => "per head".into(),
                // `an average wage of 5.4 million a month`: wages are told by the month, whether their words say so or not.
                Some(over) if self.is_monthly(claim, over) => atom(&unit.of),
                // Rates that the table does not know are compared in their own unit only.
                Some(over) => match self.units.and_then(|u| u.dimension_of(unit)) {
                    Some(dimension) => dimension.to_string().into(),
                    None if matches!(unit.of, Atom::Currency(_)) => format!("money/{over}").into(),
                    None => format!("{}/{over}", unit.of).into(),
                },
            },
        }
    }

    /// Whether a claim tells by the month what is no flow of money but a rate of it, as wages and pensions are.
    fn is_monthly(&self, claim: &Claim, over: &Atom) -> bool {
        let measure = self.measure(claim);
        let rate = measure.is_some_and(|m| m.nature == Nature::Rate && m.dimension == "money");
        rate && matches!(over, Atom::Named(name) if **name == *MONTH)
    }

    /// Whether two claims are told in units of the table that differ by no more than a factor: kilowatt-hours and terawatt-hours.
    pub fn is_of_one_scale(&self, one: &Claim, other: &Claim) -> bool {
        let dimension = |claim: &Claim| {
            let unit = claim.unit.as_ref()?;
            let units = self.units?;
            units.factor_of(unit)?;
            units.dimension_of(unit).cloned()
        };
        dimension(one).is_some_and(|own| dimension(other) == Some(own))
    }

    /// Whether a claim may be compared with its like under a selection: so many tenge per share with other tenge per share, though
    /// it can be reckoned with no plain amount.
    pub fn compares(&self, select: &Select, claim: &Claim) -> bool {
        let per_unit = || {
            let measure = self.measure(claim).filter(|m| m.dimension == "money");
            let unit = claim.unit.as_ref().filter(|unit| unit.over.is_some());
            let paid = unit.is_some_and(|unit| matches!(unit.of, Atom::Currency(_)));
            paid && measure.is_some() && claim.kind == Kind::Level && select.dimension.is_none()
        };
        self.counted_as(select, claim) || per_unit()
    }

    /// Whether a claim's dimension is the one a selection's figures have in its rule's expressions.
    pub fn counted_as(&self, select: &Select, claim: &Claim) -> bool {
        let dimension = self.dimension(claim);
        let wanted = match (&select.dimension, claim.kind) {
            (Some(wanted), _) => wanted.as_str(),
            (None, Kind::Change | Kind::Share) => "ratio",
            (None, Kind::Ordinal | Kind::Ratio) => return true,
            (None, _) => match self.measure(claim) {
                Some(measure) => measure.dimension.as_str(),
                None => return true,
            },
        };
        match wanted {
            "percent" => dimension == "ratio",
            "count" | "quantity" => !matches!(dimension.as_ref(), "money" | "ratio" | POINTS),
            "amount" => !matches!(dimension.as_ref(), "ratio" | POINTS),
            // So much for each share, ticket or head.
            "money/count" => dimension.strip_prefix("money/").is_some_and(|over| {
                let known = self.units.and_then(|units| units.dimension(over));
                known.is_none()
            }),
            other => dimension == other,
        }
    }
}

/// The round number that a rate is per: 100,000 in `count/100000 person`.
pub(super) fn per_many(over: &Atom) -> Option<Decimal> {
    let Atom::Named(name) = over else {
        return None;
    };
    let digits = name.split(' ').next()?;
    digits.parse().ok().filter(|n: &Decimal| !n.is_zero())
}
