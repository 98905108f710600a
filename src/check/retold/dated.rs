//! Figures told again of another time: `32,695 homes were completed in 2023` here and `in 2022 we handed over 32,695 homes` there.
//!
//! Hardly any amount is the same to the last digit two years running. So where two documents of one matter tell the same long figure
//! of two times, and each sentence names its own, one of them has the time wrong.

use super::super::context::{Context, Look, Violation};
use super::super::finding::Verdict;
use super::super::subject::digits;
use super::slip::told_in;
use super::{MATTER, MEASURE, Retold, WORDS, comparison, is_chosen};
use crate::claim::{Claim, Kind};
use crate::lexicon::Lexicon;
use crate::period::{Period, Relation};
use crate::quantity::{Atom, Decimal, Unit};
use crate::rules::{Rule, Select, Severity};
use rustc_hash::{FxHashMap, FxHashSet};

/// The fewest digits of a figure that two times hardly share by chance.
const FEWEST: u32 = 3;

/// How many digits a figure has that says itself that it is the same one.
const MANY_DIGITS: u32 = 5;

/// How many claims of one figure are held against one another.
const MANY: usize = 24;

/// How many days two times may differ in length that are of one kind: a month and another one.
const LENGTH: i32 = 3;

/// The figure that claims have in common.
type Same<'a> = (Decimal, Option<&'a Unit>);

/// Looks for figures told of two times, among the claims that no finding tells of yet.
pub(in crate::check) fn look_dated<'a>(
    context: &Context<'a>,
    lexicon: &Lexicon,
    rule: &'a Rule,
    select: &Select,
    suspects: &FxHashSet<u32>,
) -> Look<'a> {
    let mut look = Look::default();
    let units = lexicon.units();
    let claims = || (0u32..).zip(context.claims.iter().take(context.said));
    let mut told: FxHashMap<Same<'_>, Vec<u32>> = FxHashMap::default();
    for (at, claim) in claims() {
        if is_dated(claim) && is_chosen(select, claim) {
            let unit = told_in(claim, units);
            told.entry((claim.value().normalize(), unit))
                .or_default()
                .push(at);
        }
    }
    let several = |all: &Vec<u32>| {
        let mut documents = all.iter().map(|at| &context.claim(*at).place.doc);
        let first = documents.next();
        all.len() <= MANY && documents.any(|doc| Some(doc) != first)
    };
    told.retain(|_, all| several(all));
    if told.is_empty() {
        return look;
    }
    let mut retold = Retold::new(context, lexicon);
    let mut groups: Vec<Vec<u32>> = told.into_values().collect();
    groups.sort_unstable();
    for all in groups {
        for (n, &one) in all.iter().enumerate() {
            for &other in all.iter().skip(n + 1) {
                let (a, b) = (context.claim(one), context.claim(other));
                if suspects.contains(&one) || suspects.contains(&other) || !of_two_times(a, b) {
                    continue;
                }
                let Some(words) = retold.tells_one_of_two_times((one, other)) else {
                    continue;
                };
                look.comparisons += 1;
                // Where one document tells the figure of both times, it has not changed.
                let unchanged = |doc: &Claim, time: &Claim| {
                    all.iter().any(|at| {
                        let claim = context.claim(*at);
                        claim.place.doc == doc.place.doc && claim.period == time.period
                    })
                };
                if unchanged(a, b) || unchanged(b, a) {
                    look.agreed += 1;
                    continue;
                }
                let mut violation = Violation::new(
                    rule,
                    (Verdict::Conflict, rule.severity),
                    vec![one, other],
                    comparison(a, b),
                    None,
                );
                violation.severity = context.softened(rule.severity, &[one, other]);
                violation.steps = vec![match words.is_empty() {
                    true => "both name what they measure".to_owned(),
                    false => format!("both sentences speak of {}", words.join(", ")),
                }];
                if violation.severity != Severity::Note {
                    look.violations.push(violation);
                }
            }
        }
    }
    look
}

/// Whether a claim tells a long figure of a time that its own sentence names with its year.
fn is_dated(claim: &Claim) -> bool {
    let words = claim.period_text.as_deref().unwrap_or_default();
    let year = words.chars().filter(char::is_ascii_digit).count() >= 4;
    let ratio =
        |unit: &Unit| matches!(unit.of, Atom::Percent | Atom::PercentagePoint | Atom::Times);
    claim.kind == Kind::Level
        && claim.period.is_some()
        && digits(claim) >= FEWEST
        && !claim.unit.as_ref().is_some_and(ratio)
        && year
        && claim.quote.text.contains(words)
}

/// Whether two claims of two documents are of two times of one length.
fn of_two_times(a: &Claim, b: &Claim) -> bool {
    let (Some(one), Some(other)) = (a.period, b.period) else {
        return false;
    };
    let apart = matches!(one.relation(&other), Relation::Precedes | Relation::Follows);
    let alike = |x: &Period, y: &Period| (x.days() - y.days()).abs() <= LENGTH;
    a.place.doc != b.place.doc && apart && alike(&one, &other)
}

impl Retold<'_, '_> {
    /// The words that show that two claims with one figure are of one thing, whatever their times.
    fn tells_one_of_two_times(&mut self, (one, other): (u32, u32)) -> Option<Vec<String>> {
        let (a, b) = (
            self.context.claims[one as usize],
            self.context.claims[other as usize],
        );
        if self.is_of_others(a, b) || a.modality != b.modality {
            return None;
        }
        let long = digits(a) >= MANY_DIGITS;
        let least = match digits(a) {
            MANY_DIGITS.. => WORDS - 1,
            FEWEST => WORDS + 1,
            _ => WORDS,
        };
        let apart = usize::from(a.reckoned != b.reckoned)
            + usize::from(a.of != b.of && a.of.is_some() && b.of.is_some());
        let measure = self.is_named(a) && a.measure == b.measure && a.of == b.of;
        let party = a.parties.iter().any(|party| b.parties.contains(party));
        let (count, words) = self.content.shared(a, b);
        let told = count + usize::from(measure) * MEASURE + usize::from(party);
        let least = least + apart;
        let matter = MATTER - usize::from(long);
        let enough = told >= least
            && (told >= least + matter || self.matters.is_one(&a.place.doc, &b.place.doc));
        enough.then_some(words)
    }
}
