//! A whole told in one sentence, and its parts in the next: `Revenue came to 121.3 billion. Passengers brought in 92.2 billion,
//! cargo 18.2 billion and other services 10.9 billion.`
//!
//! The parts name no measure. They are of the whole's, each of a thing of its own, where one verb says what the first of them
//! brings, the others follow it in a list, and all are told in the whole's unit.

use super::Reading;
use crate::claim::{Claim, Kind, Part, SOME_OF_IT};
use crate::extract::attach::Attach;
use crate::extract::figure::Found;
use crate::extract::listed;
use crate::lexicon::{Nature, Role, SenseSet, TokenKind};
use crate::period::Period;
use crate::quantity::{Atom, Decimal, Unit};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// The fewest parts of a list.
const FEWEST: usize = 3;

/// The most words that name a part.
const WORDS: usize = 4;

/// How near before its figure a word for the rest stands.
const NEAR: usize = 4;

/// The most words of a name that stands for a clause without its verb.
const NAME: usize = 3;

/// How many times the whole all its parts come to at most, and it them, where it is known of what it is; and where not.
const KNOWN: Decimal = Decimal::TWO;
const UNKNOWN: Decimal = Decimal::from_parts(13, 0, 0, false, 1);

/// How many times a part the whole is at most.
const LEAST: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);

/// The most parts of a whole that sentences tell one by one.
const MOST: usize = 6;

/// By how many days one month is longer than another, or half a year than the other half.
const LONGER: i32 = 4;

/// A part that a sentence lists: its claim, what it is of, and whether it is all the rest.
struct Listed {
    claim: usize,
    thing: Arc<str>,
    rest: bool,
}

impl Reading<'_> {
    /// Ties the parts that a sentence lists to the whole that the one before it told. `made` says which claim each figure became.
    pub(super) fn tie_parts(&mut self, attach: &Attach<'_>, made: &[Option<usize>]) {
        if attach.figures.len() < FEWEST || !attach.line.holds(SenseSet::role(Role::Yields)) {
            return;
        }
        let same_paragraph = self.carried.paragraph == attach.paragraph;
        let Some(listed) = self.parts_listed(attach, made).filter(|_| same_paragraph) else {
            return;
        };
        let first = &self.claims[listed[0].claim];
        let Some(whole) = (self.remembered.whole_told(first.unit.as_ref()))
            .filter(|whole| whole.measure == self.carried.measure && whole.of.is_none())
        else {
            return;
        };
        let less = |part: &Listed| self.claims[part.claim].figure.value < whole.figure.value;
        if !listed.iter().all(less) {
            return;
        }
        let all = listed.last().is_some_and(|last| last.rest);
        let of = Part {
            of: whole.id.clone(),
            all,
        };
        let of = Arc::new(of);
        for part in listed {
            let claim = &mut self.claims[part.claim];
            claim.speak_of(whole);
            claim.stand_in_time_of(whole);
            claim.of = Some(part.thing);
            claim.part = Some(of.clone());
        }
    }

    /// Ties the figures of periods that follow one another, told behind a colon, to the one of them all: `$21.6 billion: $6.8 billion in
    /// July, $7.0 billion in August and $7.8 billion in September`.
    pub(super) fn tie_periods(&mut self, attach: &Attach<'_>, made: &[Option<usize>]) {
        let line = attach.line;
        let colon = |found: &Found| line.is_mark(found.hedged.end, ':');
        let Some(at) = attach.figures.iter().position(colon) else {
            return;
        };
        let claim_of = |figure: usize| made.get(figure).copied().flatten();
        let (Some(whole), [_, listed @ ..]) = (claim_of(at), &attach.figures[at..]) else {
            return;
        };
        let parts: Option<Vec<usize>> = (at + 1..).take(listed.len()).map(claim_of).collect();
        let Some(parts) = parts.filter(|parts| parts.len() > 1) else {
            return;
        };
        let of = &self.claims[whole];
        let is_part = |part: &Claim| {
            let alike = part.measure == of.measure && part.of == of.of && part.unit == of.unit;
            let kinds = (part.kind, of.kind) == (Kind::Level, Kind::Level);
            kinds && alike && part.unit.is_some() && part.part.is_none()
        };
        if of.partial || !parts.iter().all(|part| is_part(&self.claims[*part])) {
            return;
        }
        let spans = parts.iter().map(|part| self.claims[*part].period);
        let Some(days) = spans
            .collect::<Option<Vec<Period>>>()
            .as_deref()
            .and_then(joined)
        else {
            return;
        };
        // `Reserves stood at $41 billion: $39 billion in June, …`, `a record of $8.1 billion: $6.8 billion in July, …` add nothing up.
        let measures = self.extractor.lexicon().measures();
        let known = of.measure.as_deref();
        let known = known.and_then(|id| measures.iter().find(|m| m.id == id));
        let flow = known.is_none_or(|m| m.nature == Nature::Flow);
        let values = || parts.iter().map(|part| self.claims[*part].figure.value);
        let less = values().all(|value| value < of.figure.value);
        let sum = values().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value));
        let near = sum.is_some_and(|sum| {
            let most = |value: Decimal| value.saturating_mul(UNKNOWN);
            sum < most(of.figure.value) && of.figure.value < most(sum)
        });
        if !(flow && less && near) || of.trend.is_some() {
            return;
        }
        let tie = Arc::new(Part {
            of: of.id.clone(),
            all: true,
        });
        let basis = self.claims[parts[0]].basis;
        for part in parts {
            self.claims[part].part = Some(tie.clone());
        }
        // No time of its own stands before it.
        let start = attach.figures[at].tokens.start;
        if !attach.periods.iter().any(|p| p.tokens.start < start) {
            let whole = &mut self.claims[whole];
            (whole.period, whole.basis) = (Some(days), basis);
            whole.period_text = None;
        }
    }

    /// Ties what is said to remain, and the parts told before it in its paragraph, to the whole that the paragraph began with: `The plan
    /// has 75 projects. 22 are finished. … The remaining 25 projects are being prepared.`
    pub(super) fn tie_remaining(&mut self, attach: &Attach<'_>, made: &[Option<usize>]) {
        let line = attach.line;
        if !line.holds(SenseSet::role(Role::Remaining)) {
            return;
        }
        let remains = |found: &Found| {
            let start = found.tokens.start;
            let mut near = start.saturating_sub(NEAR)..start;
            near.any(|at| line.is(at, Role::Remaining))
        };
        let last = (attach.figures.iter().zip(made)).find(|(found, _)| remains(found));
        let Some(last) = last.and_then(|(_, made)| *made) else {
            return;
        };
        let claim = &self.claims[last];
        if claim.kind != Kind::Level || claim.unit.is_none() || claim.part.is_some() {
            return;
        }
        let unit = claim.unit.clone();
        let counted = |claim: &Claim| {
            let level = claim.kind == Kind::Level && claim.restates.is_none();
            level && claim.part.is_none() && claim.unit == unit
        };
        let units = self.extractor.lexicon().units();
        let is_noun = |noun: &str| units.dimension(noun).is_none();
        let (document, here) = (self.document, line.bytes(&(0..1)).start);
        let same_paragraph = |claim: &Claim| {
            let between = document.plain.get(claim.place.end..here);
            between.is_some_and(|text| !text.contains('\n'))
        };
        let (now, rest) = self.claims.split_at_mut(last);
        let earlier = self.remembered.told_since(same_paragraph);
        let all: Vec<&mut Claim> = earlier.chain(now).collect();
        // `29.85 million tonnes, 1.9% less than the 30.44 million of the year before` is no more than 29.85.
        let ends = all
            .iter()
            .filter_map(|claim| claim.ends.as_deref()?.from.clone());
        let bases: BTreeSet<Arc<str>> = ends.collect();
        let mut told = all;
        told.retain(|claim| counted(claim) && !bases.contains(&claim.id));
        let most = (0..told.len())
            .rev()
            .max_by_key(|at| told[*at].figure.value);
        let Some(whole) = most.filter(|whole| whole + 1 < told.len()) else {
            return;
        };
        // `By port: Belogorsk 62.4 million tonnes, Lada 38.7 and the rest 11.6`: the first of a list behind a colon is one of its parts.
        if heads_a_list(attach, told[whole].place.start) {
            return;
        }
        let mut parts = told.split_off(whole + 1);
        parts.extend(rest.first_mut());
        let of = &told[whole];
        // `fundraising took $0.75 million (10 cents)`
        let counts = |part: &&mut Claim| part.figure.value.saturating_mul(LEAST) >= of.figure.value;
        parts.retain(counts);
        let measures = self.extractor.lexicon().measures();
        let counts = |unit: &Unit| matches!(&unit.of, Atom::Named(noun) if is_noun(noun));
        let known = of.measure.is_some() || of.unit.as_ref().is_some_and(counts);
        let fits = |part: &Claim| {
            let timed = part.period.is_none() || part.period == of.period;
            let less = part.figure.value < of.figure.value;
            timed && less && listed::is_part(part, of, measures)
        };
        let sum: Option<Decimal> = parts.iter().try_fold(Decimal::ZERO, |sum, part| {
            sum.checked_add(part.figure.value)
        });
        // Far from the whole, they are parts of something else; the more so where nobody knows of what it is.
        let most = if known { KNOWN } else { UNKNOWN };
        let near = sum.is_some_and(|sum| {
            let times = |value: Decimal| value.saturating_mul(most);
            sum < times(of.figure.value) && of.figure.value < times(sum)
        });
        // What a change came from stands beside what it led to, and is no part.
        let exact = sum == Some(of.figure.value);
        let pairs = parts.windows(2).any(|two| {
            let (one, other) = (&two[0], &two[1]);
            let here = Arc::ptr_eq(&one.quote.text, &other.quote.text);
            here && one.place.end < line.bytes(&(0..1)).start && one.trend.is_some()
        });
        // `sunflower came to 12.1 million tonnes and soybeans to 4.7 million; the remaining 3.9 million is rapeseed` tells of three parts.
        let beside = parts.first().is_some_and(|part| {
            let here = Arc::ptr_eq(&part.quote.text, &of.quote.text);
            here && of.of.is_some() && part.of != of.of
        });
        let whole = !of.partial && of.of.as_deref() != Some(SOME_OF_IT) && (exact || !beside);
        let all = whole && (exact || !pairs) && parts.iter().all(|part| fits(part));
        if parts.len() > MOST || !near || !all {
            return;
        }
        let of = Arc::new(Part {
            of: of.id.clone(),
            all: true,
        });
        for part in parts {
            part.part = Some(of.clone());
        }
    }

    /// The parts that a sentence lists, where it does nothing else.
    fn parts_listed(&self, attach: &Attach<'_>, made: &[Option<usize>]) -> Option<Vec<Listed>> {
        let line = attach.line;
        let verb = (0..line.len()).find(|at| line.is(*at, Role::Yields))?;
        let mut listed: Vec<Listed> = Vec::with_capacity(attach.figures.len());
        let mut floor = 0;
        for (figure, found) in attach.figures.iter().enumerate() {
            let claim = (*made.get(figure)?)?;
            let told = &self.claims[claim];
            let unit = listed.first().map(|first| &self.claims[first.claim].unit);
            let plain = told.kind == Kind::Level && told.measure.is_none() && told.part.is_none();
            if !plain || told.unit.is_none() || unit.is_some_and(|unit| *unit != told.unit) {
                return None;
            }
            let (words, rest) = name_of_part(attach, found, floor)?;
            if listed.is_empty() && !words.contains(&verb.checked_sub(1)?) {
                return None;
            }
            listed.push(Listed {
                claim,
                thing: words
                    .filter(|at| attach.line.is_kind(*at, TokenKind::Word))
                    .map(|at| attach.named_thing(at).1)
                    .collect::<Vec<_>>()
                    .join(" ")
                    .into(),
                rest,
            });
            floor = found.tokens.end;
        }
        (listed.len() >= FEWEST).then_some(listed)
    }
}

/// Whether a figure of the sentence is the first behind a colon.
fn heads_a_list(attach: &Attach<'_>, place: usize) -> bool {
    let line = attach.line;
    let mut figures = attach.figures.iter();
    let at = figures.position(|f| line.bytes(&f.tokens).start == place);
    at.is_some_and(|at| {
        let end = attach.figures[at].hedged.start;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| attach.figures[before].hedged.end);
        let colon = (start..end).any(|at| line.is_mark(at, ':') && !line.glued(at + 1));
        colon || goes_on_without_verb(attach, at)
    })
}

/// `Greyfriars is putting in $25 million, Oxmoor $12 million and Nordlight $8 million`: whether a figure is the first of several whose
/// names stand right before them.
fn goes_on_without_verb(attach: &Attach<'_>, at: usize) -> bool {
    let line = attach.line;
    let Some(next) = attach.figures.get(at + 1) else {
        return false;
    };
    let gap = attach.figures[at].hedged.end..next.hedged.start;
    let comma = line.is_mark(gap.start, ',');
    let and = line
        .role(gap.start + usize::from(comma), Role::And)
        .unwrap_or(0);
    let name = gap.start + usize::from(comma) + and..gap.end;
    let named = |at: usize| line.is_kind(at, TokenKind::Word) && line.capital(at);
    (comma || and > 0) && !name.is_empty() && name.len() <= NAME && name.into_iter().all(named)
}

/// The period of several that follow one another and are about as long.
fn joined(spans: &[Period]) -> Option<Period> {
    let (first, last) = (spans.first()?, spans.last()?);
    let next = |two: &[Period]| {
        let (one, other) = (&two[0], &two[1]);
        one.until() == other.from() && (one.days() - other.days()).abs() <= LONGER
    };
    spans.windows(2).all(next).then_some(())?;
    Period::new(first.from(), last.until())
}

/// The words before a figure that name what it is brought by, and whether they mean all that is left.
fn name_of_part(attach: &Attach<'_>, found: &Found, floor: usize) -> Option<(Range<usize>, bool)> {
    let line = attach.line;
    let start = found.hedged.start;
    let verb = (floor..start).rev().find(|at| line.is(*at, Role::Yields));
    // `…, на железнодорожный – 302,4`: a dash stands for the verb.
    let dash = start.checked_sub(1).filter(|at| line.is_dash(*at));
    let end = verb.or(dash).unwrap_or(start);
    let rest = (floor..end).any(|at| line.is(at, Role::Remaining) || line.is(at, Role::Others));
    let word = |at: &usize| {
        let joins = line.is_dash(*at) && line.glued(*at);
        let name = line.is_kind(*at, TokenKind::Word) && !line.is(*at, Role::Stop);
        joins || name && !line.is(*at, Role::And) && !attach.is_trend(*at)
    };
    let named = (floor..end).rev().take(WORDS).take_while(word).count();
    (named > 0).then_some((end - named..end, rest))
}
