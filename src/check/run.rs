//! A check from claims to outcome.

use super::context::{Context, Look, Violation};
use super::finding::Outcome;
use super::group::Groups;
use super::{
    doubt, given, kin, names, pairs, refuted, remainder, resolve, retold, sums, together, write,
};
use crate::claim::Claim;
use crate::lexicon::Lexicon;
use crate::rules::{Rates, RuleSet, Shape};
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// What a check is asked for besides its claims, rules and rates.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// Whether to list what agreed.
    pub agreements: bool,
    /// Documents that are new: only findings that involve one of them are told. `None`: all are.
    pub new_documents: Option<HashSet<Arc<str>>>,
    /// The reference data that the claims are held against.
    pub reference: Vec<Arc<Claim>>,
    /// The vocabulary, whose unit table joins units of one dimension. `None`: every unit is its own.
    pub lexicon: Option<Arc<Lexicon>>,
}

/// Compares the claims by the rules.
///
/// The outcome does not depend on the order of the claims or their documents.
///
/// ```
/// use crossfoot::{check, rules};
/// let (rules, rates) = (rules::RuleSet::embedded().unwrap(), rules::Rates::embedded().unwrap());
/// let outcome = check::run(&[], &rules, &rates, &check::CheckOptions::default());
/// assert!(outcome.findings.is_empty());
/// ```
pub fn run(
    claims: &[Arc<Claim>],
    rules: &RuleSet,
    rates: &Rates,
    options: &CheckOptions,
) -> Outcome {
    let dated = refuted::undated(claims);
    let claims = dated.as_deref().unwrap_or(claims);
    let joined = names::joined(claims);
    let claims = joined.as_deref().unwrap_or(claims);
    let units = options.lexicon.as_deref().map(Lexicon::units);
    let settled = kin::joined(claims, rules.measures(), units);
    let claims = settled.as_ref().map_or(claims, |settled| &settled.claims);
    let mut sorted: Vec<&Arc<Claim>> = claims.iter().collect();
    sorted.sort_by(|a, b| {
        let key = |c: &'_ Claim| (c.said, c.place.start, c.place.end);
        (a.said, &a.place.doc)
            .cmp(&(b.said, &b.place.doc))
            .then_with(|| key(a).cmp(&key(b)))
    });
    let mut context = Context::new(sorted, rules, rates, units);
    context.claims.extend(&options.reference);
    context.agreements = options.agreements;
    context.kin = settled.as_ref().map(|settled| &settled.taken);
    let groups = Groups::new(&context);
    let mut look = Look::default();
    for rule in rules.rules() {
        look.absorb(match &rule.shape {
            Shape::Pairs(select, periods) => pairs::look(&context, &groups, rule, select, *periods),
            Shape::Given(bindings) => given::look(&context, &groups, rule, bindings),
            Shape::Sum(sum) => sums::look(&context, rule, *sum),
            Shape::Together(_) | Shape::Retold(_) | Shape::Redated(_) => Look::default(),
        });
    }
    let told = settle(&context, &groups, rules, &mut look, options);
    let mut findings: Vec<_> = told.iter().map(|v| write::finding(&context, v)).collect();
    findings.sort_by_cached_key(write::place);
    let mut agreements = Vec::new();
    if options.agreements {
        agreements = look
            .agreements
            .iter()
            .map(|(rule, claims, into)| write::agreement(&context, rule, claims, *into))
            .collect();
        agreements.dedup();
    }
    let documents: BTreeSet<&str> = claims.iter().map(|c| c.place.doc.as_ref()).collect();
    Outcome {
        documents: documents.len(),
        claims: claims.len(),
        comparisons: look.comparisons,
        agreements,
        agreed: look.agreed,
        findings,
    }
}

/// What is told of all that was found: pairs and tuples first, then the whole picture among what they leave in the clear.
fn settle<'a>(
    context: &Context<'a>,
    groups: &Groups,
    rules: &'a RuleSet,
    look: &mut Look<'a>,
    options: &CheckOptions,
) -> Vec<Violation<'a>> {
    let new = options.new_documents.as_ref();
    let is_new = |v: &Violation| {
        let mut all = v.tuple.iter().chain(&v.alike);
        new.is_none_or(|new| all.any(|&at| new.contains(&context.claim(at).place.doc)))
    };
    let mut found = std::mem::take(&mut look.violations);
    doubt::soften(context, &mut found);
    remainder::soften(context, &mut found);
    let known: Vec<Vec<u32>> = found.iter().map(|v| v.tuple.clone()).collect();
    // What is wrong in old documents alone is not told, but is no ground to build on either.
    let old = new.map(|_| resolve::suspects(&resolve::resolve(context, found.clone())));
    found.retain(&is_new);
    let mut told = resolve::resolve(context, found);
    let suspects = old.unwrap_or_else(|| resolve::suspects(&told));
    for rule in rules.rules() {
        let more = match &rule.shape {
            Shape::Together(select) => Some(together::look(
                context, groups, rule, select, &known, &suspects,
            )),
            Shape::Retold(select) => options
                .lexicon
                .as_deref()
                .map(|lexicon| retold::look(context, lexicon, rule, select, &suspects)),
            Shape::Redated(select) => options
                .lexicon
                .as_deref()
                .map(|lexicon| retold::look_dated(context, lexicon, rule, select, &suspects)),
            _ => None,
        };
        if let Some(mut more) = more {
            more.violations.retain(&is_new);
            told.extend(resolve::resolve(
                context,
                std::mem::take(&mut more.violations),
            ));
            look.absorb(more);
        }
    }
    told
}
