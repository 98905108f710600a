//! Documents of one matter: `Unemployment in the republic was 2.0 percent` here and `2.6 percent in the republic` there, where both
//! speak of Tatarstan and neither says so beside the figure.
//!
//! A figure of nobody is of its own document alone, unless another document tells of the same thing: it has a figure of the same
//! measure and time that is about as large, and it speaks of the same. That it does is known by the proper names that both are about,
//! by a country that both name, or by figures that both tell. What is found so is told as no more than a warning.

mod years;

use self::years::{a_year_apart, beside_records, since_one_day};
use super::home::without_place;
use super::names::Heard;
use super::subject::{Subject, digits};
use crate::claim::{Claim, Kind, Modality, ProperName, is_country};
use crate::lexicon::{Measure, Nature, PartyOrder, UnitTable};
use crate::quantity::{Decimal, Unit};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many times one figure may be the other that it is held against: parts of a whole and the like are further apart.
const NEAR: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// How many figures two documents tell alike that are of one matter, beside a name that both know.
const ALIKE: usize = 2;

/// The fewest digits before its zeros of a figure that two documents do not tell alike by chance.
const DIGITS: u32 = 3;

/// The most claims of one measure and time that are held against one another.
const MANY: usize = 64;

/// Claims among which figures of nobody have been given to somebody.
pub(super) struct Settled {
    /// All claims.
    pub claims: Vec<Arc<Claim>>,
    /// The ids of those given to somebody.
    pub taken: FxHashSet<Arc<str>>,
}

/// A proper name that a document speaks of, ready to be compared.
struct Name<'a> {
    told: &'a ProperName,
    heard: Heard,
}

/// A document, by what may show that another one is of the same.
#[derive(Default)]
struct Kin<'a> {
    names: Vec<Name<'a>>,
    parties: FxHashSet<&'a str>,
    figures: FxHashSet<(Option<&'a Unit>, Decimal)>,
    /// Figures of so many digits that it takes no unit to know them again.
    long: FxHashSet<Decimal>,
}

/// The claims with figures of nobody given to whom another document shows they are of; `None` when there are none.
pub(super) fn joined(
    all_told: &[Arc<Claim>],
    measures: &[Measure],
    units: Option<&UnitTable>,
) -> Option<Settled> {
    let placeless =
        |claim: &Arc<Claim>| without_place(claim).map_or_else(|| claim.clone(), Arc::new);
    let claims: &[Arc<Claim>] = &all_told.iter().map(placeless).collect::<Vec<_>>();
    let known: FxHashMap<&str, &Measure> = measures.iter().map(|m| (m.id.as_str(), m)).collect();
    let mut told: FxHashMap<Subject, Vec<usize>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        let measure = claim
            .measure
            .as_deref()
            .and_then(|id| known.get(id))
            .copied();
        if measure.is_none_or(|m| m.parties != PartyOrder::None)
            && let Some(subject) = subject(claim, measure, units)
        {
            told.entry(subject).or_default().push(at);
        }
    }
    let sizes: &[Decimal] = &(claims.iter())
        .map(|claim| size(claim, units))
        .collect::<Vec<_>>();
    let bare = |at: &usize| claims[*at].parties.is_empty();
    let mut yearly = a_year_apart(claims, &told);
    yearly.extend(beside_records(claims, &told));
    let is_flow = |id: &str| known.get(id).is_some_and(|m| m.nature == Nature::Flow);
    yearly.extend(since_one_day(claims, &told, is_flow));
    told.retain(|_, all| {
        let document = |at: &usize| &claims[*at].place.doc;
        let several = all.iter().any(|at| document(at) != document(&all[0]));
        several && all.len() <= MANY && all.iter().any(bare)
    });
    if told.is_empty() && yearly.is_empty() {
        return None;
    }
    let documents = documents(claims.iter().map(|claim| &**claim));
    let mut shared = Shared::default();
    let mut found: FxHashMap<usize, Vec<Arc<str>>> = FxHashMap::default();
    for all in told.values() {
        for &at in all.iter().filter(|at| bare(at)) {
            let parties = whose((claims, sizes), all, at, &documents, &mut shared);
            found.extend(parties.map(|parties| (at, parties)));
        }
    }
    for (at, all, changes) in yearly {
        if found.contains_key(&at) {
            continue;
        }
        if let Some(parties) = whose((claims, sizes), &all, at, &documents, &mut shared) {
            // How much it has grown is told of the same as the level.
            for at in changes.into_iter().chain([at]) {
                found.insert(at, parties.clone());
            }
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut settled = all_told.to_vec();
    let mut ids = FxHashSet::default();
    for (at, parties) in found {
        ids.insert(claims[at].id.clone());
        settled[at] = Arc::new(Claim {
            parties,
            ..Claim::clone(&claims[at])
        });
    }
    Some(Settled {
        claims: settled,
        taken: ids,
    })
}

/// What a claim may share with those of other documents, if it tells how much there was of something when.
fn subject<'a>(
    claim: &'a Claim,
    measure: Option<&Measure>,
    units: Option<&UnitTable>,
) -> Option<Subject<'a>> {
    let fact = matches!(claim.kind, Kind::Level | Kind::Change)
        && claim.modality != Modality::Hypothetical;
    let subject = Subject::of(claim).filter(|_| fact)?;
    // Tourists are counted as people too.
    let counts = claim.kind == Kind::Level && measure.is_some_and(|m| m.dimension == "count");
    // Electricity is told in kilowatt-hours and terawatt-hours.
    let dimension = claim.unit.as_ref().zip(units);
    let dimension = dimension.and_then(|(unit, units)| units.dimension_of(unit));
    let known = measure.is_some_and(|m| dimension.is_some_and(|d| *m.dimension == **d));
    Some(Subject {
        unit: subject.unit.filter(|_| !counts && !known),
        ..subject
    })
}

/// How much a figure is, in the unit that its dimension is told in.
fn size(claim: &Claim, units: Option<&UnitTable>) -> Decimal {
    let factor = claim.unit.as_ref().zip(units);
    let factor = factor.and_then(|(unit, units)| units.factor_of(unit));
    let value = claim.value();
    factor
        .and_then(|factor| value.checked_mul(factor))
        .unwrap_or(value)
}

/// Which documents are of one matter; what a document speaks of is gathered when it is asked for.
pub(super) struct Matters<'a> {
    claims: FxHashMap<&'a str, Vec<&'a Claim>>,
    known: FxHashMap<&'a str, Kin<'a>>,
    asked: FxHashMap<(&'a str, &'a str), bool>,
}

impl<'a> Matters<'a> {
    pub fn new(claims: impl Iterator<Item = &'a Claim>) -> Self {
        let mut told: FxHashMap<&str, Vec<&Claim>> = FxHashMap::default();
        for claim in claims {
            told.entry(&claim.place.doc).or_default().push(claim);
        }
        Self {
            claims: told,
            known: FxHashMap::default(),
            asked: FxHashMap::default(),
        }
    }

    /// Whether two documents speak of one matter, by a name, a country or figures that both tell.
    pub fn is_one(&mut self, one: &'a str, other: &'a str) -> bool {
        let pair = (one.min(other), one.max(other));
        if let Some(known) = self.asked.get(&pair) {
            return *known;
        }
        for name in [one, other] {
            let claims = self.claims.get(name).into_iter().flatten().copied();
            let kin = || documents(claims).remove(name).unwrap_or_default();
            self.known.entry(name).or_insert_with(kin);
        }
        let is_one = match (self.known.get(one), self.known.get(other)) {
            (Some(mine), Some(theirs)) => {
                mine.shares_name(theirs).is_some()
                    || mine.parties.intersection(&theirs.parties).next().is_some()
                    || mine.long.intersection(&theirs.long).count() >= ALIKE
            }
            _ => false,
        };
        self.asked.insert(pair, is_one);
        is_one
    }
}

fn documents<'a>(claims: impl Iterator<Item = &'a Claim>) -> FxHashMap<&'a str, Kin<'a>> {
    let mut documents: FxHashMap<&str, Kin> = FxHashMap::default();
    for claim in claims {
        let kin = documents.entry(&claim.place.doc).or_default();
        if kin.names.is_empty() {
            kin.names = claim.names.iter().map(Name::of).collect();
        }
        kin.parties.extend(claim.parties.iter().map(|p| &**p));
        if digits(claim) > DIGITS {
            kin.long.insert(claim.figure.value);
        }
        if digits(claim) >= DIGITS {
            kin.figures
                .insert((claim.unit.as_ref(), claim.figure.value));
        }
    }
    documents
}

/// The names that pairs of documents share, each pair asked once.
#[derive(Default)]
struct Shared<'a>(FxHashMap<(&'a str, &'a str), Option<Arc<str>>>);

impl<'a> Shared<'a> {
    fn name(
        &mut self,
        (one, mine): (&'a str, &Kin<'_>),
        (other, theirs): (&'a str, &Kin<'_>),
    ) -> Option<Arc<str>> {
        let pair = (one.min(other), one.max(other));
        let shared = self.0.entry(pair);
        shared
            .or_insert_with(|| mine.shares_name(theirs).cloned())
            .clone()
    }
}

/// Whose a figure of nobody is, by those that other documents tell of the same measure and time.
fn whose<'a>(
    (claims, sizes): (&'a [Arc<Claim>], &[Decimal]),
    all: &[usize],
    at: usize,
    documents: &FxHashMap<&str, Kin<'_>>,
    shared: &mut Shared<'a>,
) -> Option<Vec<Arc<str>>> {
    let claim = &*claims[at];
    let own = |other: &&usize| claims[**other].place.doc == claim.place.doc;
    // A document that tells several such figures tells of several such things.
    let torn = |of: usize| {
        let here = |other: &&usize| claims[**other].place.doc == claims[of].place.doc;
        all.iter()
            .filter(here)
            .any(|other| sizes[*other] != sizes[of])
    };
    if torn(at) {
        return None;
    }
    let mine = documents.get(&*claim.place.doc)?;
    let mut others: Vec<&Claim> = (all.iter().filter(|other| !own(other)))
        .filter(|other| near(sizes[at], sizes[**other]) && !torn(**other))
        .map(|other| &*claims[*other])
        .collect();
    others.sort_by(|a, b| {
        let bare = |c: &Claim| c.parties.is_empty();
        (bare(a), &a.place.doc, a.place.start).cmp(&(bare(b), &b.place.doc, b.place.start))
    });
    others.into_iter().find_map(|other| {
        let theirs = documents.get(&*other.place.doc)?;
        let (here, there) = (&*claim.place.doc, &*other.place.doc);
        let name = shared.name((here, mine), (there, theirs));
        match other.parties.as_slice() {
            [] => name.map(|name| vec![name]),
            parties => {
                let named = parties.iter().all(|party| mine.knows(party));
                let alike = || mine.figures.intersection(&theirs.figures).count() >= ALIKE;
                let elsewhere = || mine.names_countries() || name.is_none() && !alike();
                (named || !elsewhere()).then(|| parties.to_vec())
            }
        }
    })
}

/// Whether two figures are about as large.
fn near(one: Decimal, other: Decimal) -> bool {
    let most = one.abs().max(other.abs());
    let least = one.abs().min(other.abs());
    one.is_sign_negative() == other.is_sign_negative()
        && least.checked_mul(NEAR).is_some_and(|reach| most <= reach)
}

impl<'a> Name<'a> {
    fn of(told: &'a ProperName) -> Self {
        Self {
            told,
            heard: Heard::of(&told.word),
        }
    }

    /// Whether another document speaks of the same name, and one of the two is about it.
    fn is_of_both(&self, other: &Self) -> bool {
        (self.told.about || other.told.about)
            && (self.told.sure || other.told.sure)
            && self.heard.is_like(&other.heard)
    }
}

impl Kin<'_> {
    /// A proper name that both are about, the one that both name most, as the shorter of them writes it.
    fn shares_name<'k>(&'k self, other: &'k Self) -> Option<&'k Arc<str>> {
        let theirs = || other.names.iter().enumerate();
        let mine = self.names.iter().enumerate();
        let both = mine.flat_map(|(at, name)| {
            let alike = theirs().filter(|(_, other)| name.is_of_both(other));
            alike.map(move |(place, other)| {
                let shorter = |one: &&Arc<str>| (one.chars().count(), (*one).clone());
                let name = [&name.told.word, &other.told.word]
                    .into_iter()
                    .min_by_key(shorter);
                (at + place, name)
            })
        });
        both.min().and_then(|(_, name)| name)
    }

    fn is_about(&self, name: &str) -> bool {
        let name = Heard::of(name);
        self.names.iter().any(|own| own.heard.is_like(&name))
    }

    /// Whether it speaks of somebody: a country, or an organisation by some word of its name.
    fn knows(&self, party: &str) -> bool {
        match is_country(party) {
            true => self.parties.contains(party) || self.is_about(party),
            false => party.split([' ', '-']).any(|word| self.is_about(word)),
        }
    }

    fn names_countries(&self) -> bool {
        let mut names = self.names.iter().map(|name| &*name.told.word);
        names.any(is_country)
    }
}
