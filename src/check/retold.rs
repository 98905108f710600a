//! Figures told again with a slip: `581,600 people had left their homes` here and `518,600 people had been forced to leave their homes`
//! there.
//!
//! Most figures are of something that no pack names, or of somebody whom one document names and the other does not, so that no rule
//! puts them side by side. But who copies a figure wrong swaps two digits, takes one digit, scale, unit or direction for another, and
//! leaves the words around it. So two documents of one matter tell the same figure where their sentences share their words and their
//! time, and the figures differ by just such a slip. The less the figures show, the more words have to.

mod dated;
mod slip;
mod words;

pub(super) use self::dated::look_dated;

use self::slip::{Key, Slip, written};
use self::words::Content;
use super::context::{Context, Look, Violation};
use super::finding::Verdict;
use super::kin::Matters;
use super::reading;
use super::subject::digits;
use crate::claim::{Claim, Kind, is_country};
use crate::lexicon::{Lexicon, UnitTable};
use crate::period::{Period, Relation};
use crate::quantity::{Decimal, Unit};
use crate::rules::expr::{Comparison, Relation as Holds, Side};
use crate::rules::{Rule, Select, Severity};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many claims with figures that are alike are held against one another: a figure that everybody tells is no slip.
const MANY: usize = 48;

/// How many words of their own two sentences share, at least, that tell a figure of which little else is known.
const WORDS: usize = 2;

/// How many words a measure that both name tells as much as.
const MEASURE: usize = 2;

/// How many words more it takes where nothing else shows that two documents are of one matter.
const MATTER: usize = 2;

/// How many digits a figure has that says more than a size.
const LONG: usize = 3;

/// How many days apart two times may end that are one.
const CLOSE: i32 = 3;

/// Looks for figures told again with a slip, among the claims that no finding tells of yet.
pub(super) fn look<'a>(
    context: &Context<'a>,
    lexicon: &Lexicon,
    rule: &'a Rule,
    select: &Select,
    suspects: &FxHashSet<u32>,
) -> Look<'a> {
    let mut look = Look::default();
    let mut documents = context
        .claims
        .iter()
        .take(context.said)
        .map(|c| &c.place.doc);
    let first = documents.next();
    if documents.all(|other| Some(other) == first) {
        return look;
    }
    let units = lexicon.units();
    let claims = || (0u32..).zip(context.claims.iter().take(context.said));
    let fits = |claim: &Claim| is_chosen(select, claim);
    let fitting = claims().filter(|(at, claim)| fits(claim) && !suspects.contains(at));
    let pairs = alike(context, fitting.map(|(at, claim)| (at, &***claim)), units);
    let mut retold = Retold::new(context, lexicon);
    let mut found: Vec<((u32, u32), Slip, Vec<String>)> = Vec::new();
    for pair in pairs {
        if let Some((slip, words)) = retold.slip(pair) {
            found.push((pair, slip, words));
        }
    }
    let mut beside: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for ((one, other), ..) in &found {
        beside.entry(*one).or_default().push(*other);
        beside.entry(*other).or_default().push(*one);
    }
    // A figure that may be any of several of another document is none of them for certain.
    let several = |one: u32, other: u32| {
        let far = context.claim(other);
        let all = beside.get(&one).into_iter().flatten();
        let mut there = all.map(|at| context.claim(*at));
        there.any(|claim| claim.place.doc == far.place.doc && claim.value() != far.value())
    };
    for ((one, other), slip, words) in &found {
        look.comparisons += 1;
        // Where one document tells the figure of the other too, its own is another one.
        let told = !slip.turns() && retold.tells_both(context.claim(*one), context.claim(*other));
        if told || several(*one, *other) || several(*other, *one) {
            look.agreed += 1;
            continue;
        }
        let mut violation = Violation::new(
            rule,
            (Verdict::Conflict, rule.severity),
            vec![*one, *other],
            comparison(context.claim(*one), context.claim(*other)),
            None,
        );
        violation.severity = context.softened(rule.severity, &[*one, *other]);
        violation.steps = vec![
            slip.explained(context.claim(*one), context.claim(*other)),
            match words.is_empty() {
                true => "both name what they measure, and when".to_owned(),
                false => format!("both sentences speak of {}", words.join(", ")),
            },
        ];
        // Two sources may differ, and that they do is no slip of anybody.
        if violation.severity != Severity::Note {
            look.violations.push(violation);
        }
    }
    look
}

/// Whether a rule speaks of a claim that tells one figure for the first time.
fn is_chosen(select: &Select, claim: &Claim) -> bool {
    select.fits(claim)
        && select.kinds.contains(&claim.kind)
        && select.modality.contains(&claim.modality)
        && claim.restates.is_none()
        && claim.figure.value_high.is_none()
}

/// Pairs of claims of two documents whose figures have all but a slip in common, in order.
fn alike<'a>(
    context: &Context<'a>,
    claims: impl Iterator<Item = (u32, &'a Claim)>,
    units: &UnitTable,
) -> Vec<(u32, u32)> {
    let mut told: FxHashMap<Key<'_>, Vec<u32>> = FxHashMap::default();
    for (at, claim) in claims {
        slip::keys(claim, units, |key| told.entry(key).or_default().push(at));
    }
    let mut pairs: FxHashSet<(u32, u32)> = FxHashSet::default();
    for all in told.into_values().filter(|all| all.len() <= MANY) {
        for (n, &one) in all.iter().enumerate() {
            let own = context.claim(one);
            let differs = |other: &Claim| {
                let same = own.value() == other.value() && own.unit == other.unit;
                own.place.doc != other.place.doc && !same
            };
            let others = all.iter().skip(n + 1);
            let others = others.filter(|&&other| differs(context.claim(other)));
            pairs.extend(others.map(|&other| (one.min(other), one.max(other))));
        }
    }
    let mut pairs: Vec<(u32, u32)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// What pairs of claims are held against.
struct Retold<'s, 'a> {
    context: &'s Context<'a>,
    units: &'s UnitTable,
    matters: Matters<'s>,
    content: Content<'s>,
    /// Every figure of every document.
    figures: FxHashSet<(&'s str, Decimal, Option<&'s Unit>)>,
}

impl<'s, 'a> Retold<'s, 'a> {
    fn new(context: &'s Context<'a>, lexicon: &'s Lexicon) -> Self {
        let claims = || context.claims.iter().take(context.said);
        let figure = |claim: &'s Claim| (&*claim.place.doc, claim.value(), claim.unit.as_ref());
        Self {
            context,
            units: lexicon.units(),
            matters: Matters::new(claims().map(|claim| &***claim)),
            content: Content::new(lexicon),
            figures: claims().map(|claim| figure(claim)).collect(),
        }
    }

    /// The slip that a figure of one document is told with in another, and the words that show that both are the same.
    fn slip(&mut self, (one, other): (u32, u32)) -> Option<(Slip, Vec<String>)> {
        let (a, b): (&Claim, &Claim) = (self.context.claim(one), self.context.claim(other));
        let slip = Slip::between(a, b, self.units)?;
        if self.is_compared(a, b) || self.is_of_others(a, b) {
            return None;
        }
        // What was planned and what came of it may well differ in one digit.
        if slip == Slip::Digit && a.modality != b.modality {
            return None;
        }
        let time = time(a, b, slip)?;
        let told = digits(a).min(digits(b)) as usize;
        let least = match (slip, told) {
            (Slip::Scale(_) | Slip::Swapped, LONG..) => WORDS - 1,
            (Slip::Digit, ..LONG) => WORDS + 2,
            (Slip::Turned, ..2) | (Slip::Mixed, _) => WORDS + 1,
            (Slip::Swapped, ..LONG) if written(a).min(written(b)) < LONG => WORDS + 1,
            _ => WORDS,
        };
        let apart = usize::from(a.reckoned != b.reckoned)
            + usize::from(a.of != b.of && a.of.is_some() && b.of.is_some())
            + usize::from(a.unit != b.unit && slip != Slip::Unit);
        // Who names one measure needs few more words to tell one thing.
        let measure = a.measure.is_some() && a.measure == b.measure && a.of == b.of;
        let party = a.parties.iter().any(|party| b.parties.contains(party));
        let known = match measure && self.is_named(a) {
            true if told >= LONG => MEASURE,
            named => usize::from(named),
        } + usize::from(party && told >= LONG);
        // Of all figures of two digits, every other one differs in one of them.
        if (slip, known) == (Slip::Digit, 0) && told < LONG {
            return None;
        }
        let (a, b) = (
            self.context.claims[one as usize],
            self.context.claims[other as usize],
        );
        let (count, words) = self.content.shared(a, b);
        let least = least + time + apart;
        let told = count + known;
        // Of most pairs the words alone show that they are two figures.
        // Many digits in two scales say themselves that they are one figure.
        let long = matches!(slip, Slip::Scale(_)) && digits(a).min(digits(b)) as usize >= LONG;
        let matter = MATTER - usize::from(long);
        let enough = told > 0
            && told >= least
            && (told >= least + matter || self.matters.is_one(&a.place.doc, &b.place.doc));
        enough.then_some((slip, words))
    }

    /// Whether the rules know the measure of a claim.
    fn is_named(&self, claim: &Claim) -> bool {
        claim
            .measure
            .as_deref()
            .is_some_and(|id| self.context.measures.contains_key(id))
    }

    /// Whether rules on the measure of both hold them against one another.
    fn is_compared(&self, a: &Claim, b: &Claim) -> bool {
        self.is_named(a)
            && a.measure == b.measure
            && a.parties == b.parties
            && a.of == b.of
            && a.reckoned == b.reckoned
            && a.kind == b.kind
            && reading::period(a) == reading::period(b)
            && a.modality == b.modality
            && a.unit.as_ref().map(|u| &u.over) == b.unit.as_ref().map(|u| &u.over)
    }

    /// Whether two claims are of two measures that the rules know, or of two countries or organisations.
    fn is_of_others(&self, a: &Claim, b: &Claim) -> bool {
        if self.is_named(a) && self.is_named(b) && a.measure != b.measure {
            return true;
        }
        // `Brazil's trade` is with all, or with whom nobody says.
        let both = !a.parties.is_empty() && !b.parties.is_empty();
        if both && self.is_named(a) && a.parties.len() != b.parties.len() {
            return true;
        }
        if a.parties.iter().any(|party| b.parties.contains(party)) {
            return false;
        }
        let apart = |fits: fn(&str) -> bool| {
            let names = |claim: &Claim| claim.parties.iter().any(|party| fits(party));
            names(a) && names(b)
        };
        apart(is_country) || apart(|party| !is_country(party))
    }

    /// Whether one of the documents tells the figure of the other too.
    fn tells_both(&self, a: &'s Claim, b: &'s Claim) -> bool {
        let tells = |doc: &'s Claim, figure: &'s Claim| {
            self.figures
                .contains(&(&*doc.place.doc, figure.value(), figure.unit.as_ref()))
        };
        tells(a, b) || tells(b, a)
    }
}

/// How many words more it takes for what is known of the time of two claims; `None` where they are of two times.
fn time(a: &Claim, b: &Claim, slip: Slip) -> Option<usize> {
    // What is told of the day of its document is of no time that anybody names.
    let dated = |claim: &Claim| {
        let today = |days: &Period| days.days() == 1 && Some(days.from()) == claim.said;
        claim.period.filter(|days| !today(days))
    };
    let (Some(one), Some(other)) = (dated(a), dated(b)) else {
        // From year to year a figure may well change by one digit.
        return (slip != Slip::Digit).then_some(1);
    };
    // What a figure that nobody names takes over from its passage says less than what its own sentence tells.
    let told = |claim: &Claim| {
        let words = claim.period_text.as_deref().unwrap_or_default();
        claim.measure.is_some() || claim.quote.text.contains(words)
    };
    let taken = usize::from(!told(a)) + usize::from(!told(b));
    // `since 29 April`, told on 30 May, is about as much as `by the end of May`.
    let ends = |far: i32| (one.until() - other.until()).get_days().abs() <= far;
    match one.relation(&other) {
        Relation::Same => Some(taken),
        _ if ends(0) => Some(taken),
        _ if ends(CLOSE) => Some(taken + 1),
        Relation::Within | Relation::Contains if one.days().min(other.days()) == 1 => {
            Some(taken + 1)
        }
        // Which time an agreement is of depends on the words that tell of it.
        _ if matches!(slip, Slip::Unit) && a.kind == Kind::Level => Some(2),
        _ => None,
    }
}

/// The two figures side by side, each in its own unit.
fn comparison(a: &Claim, b: &Claim) -> Comparison {
    let side = |claim: &Claim| Side {
        certain: claim.certain(),
        likely: claim.likely(),
        point: Some(claim.value()),
    };
    Comparison {
        left: side(a),
        relation: Holds::Equal,
        right: side(b),
        possible: false,
        likely: false,
    }
}
