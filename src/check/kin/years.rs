//! Levels of nobody that documents of one matter tell of other times: the year before or behind, any before a record, or a longer or
//! shorter time since the same day.

use super::MANY;
use crate::check::subject::Subject;
use crate::claim::{Claim, Kind};
use crate::period::Period;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// By how many days the same part of two years may differ.
const LEAP: i32 = 3;

/// A level of nobody with those of its document, and those that other documents tell of a year before or behind it; and the changes
/// that its document tells of the same.
pub(super) type Yearly = (usize, Vec<usize>, Vec<usize>);

/// Levels of nobody that other documents tell of the year before or behind.
pub(super) fn a_year_apart(
    claims: &[Arc<Claim>],
    told: &FxHashMap<Subject<'_>, Vec<usize>>,
) -> Vec<Yearly> {
    let named = |at: &usize| !claims[*at].parties.is_empty();
    let mut grown: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        if claim.kind == Kind::Change && claim.parties.is_empty() {
            grown.entry(&claim.place.doc).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (subject, all) in told {
        if subject.kind != Kind::Level || all.len() > MANY || all.iter().all(named) {
            continue;
        }
        let there: Vec<usize> = [-1, 1]
            .into_iter()
            .filter_map(|years| {
                let period = subject.period.shift_years(years)?;
                told.get(&Subject { period, ..*subject })
            })
            .flatten()
            .copied()
            .collect();
        if there.is_empty() || there.len() > MANY {
            continue;
        }
        for &at in all.iter().filter(|at| !named(at)) {
            let doc = &claims[at].place.doc;
            let here = |other: &&usize| claims[**other].place.doc == *doc;
            let elsewhere = there.iter().filter(|other| !here(other));
            let elsewhere: Vec<usize> = elsewhere.copied().collect();
            if elsewhere.is_empty() {
                continue;
            }
            let group: Vec<usize> = all.iter().filter(here).copied().chain(elsewhere).collect();
            let of_it = |change: &&usize| {
                let claim = &claims[**change];
                claim.period == Some(subject.period)
                    && claim.measure.as_deref() == Some(subject.measure)
                    && claim.of.as_deref() == subject.of
                    && claim.reckoned.as_deref() == subject.reckoned
            };
            let changes = grown.get(&**doc).into_iter().flatten().filter(of_it);
            found.push((at, group, changes.copied().collect()));
        }
    }
    found.sort_unstable();
    found
}

/// Flows of nobody that other documents tell of a longer or shorter time since the same day: of ten months here, of the year there.
pub(super) fn since_one_day(
    claims: &[Arc<Claim>],
    told: &FxHashMap<Subject<'_>, Vec<usize>>,
    is_flow: impl Fn(&str) -> bool,
) -> Vec<Yearly> {
    let mut spans: FxHashMap<Subject, Vec<(&Subject, &Vec<usize>)>> = FxHashMap::default();
    for (subject, all) in told {
        let level = subject.kind == Kind::Level && subject.period.days() > 1;
        if level && all.len() <= MANY && is_flow(subject.measure) {
            let Some(first) = Period::day(subject.period.from()) else {
                continue;
            };
            spans
                .entry(subject.at(first))
                .or_default()
                .push((subject, all));
        }
    }
    let mut found = Vec::new();
    for spans in spans.into_values().filter(|s| s.len() > 1) {
        for (subject, all) in &spans {
            for &at in all.iter().filter(|at| claims[**at].parties.is_empty()) {
                let here = |other: &usize| claims[*other].place.doc == claims[at].place.doc;
                let others = spans.iter().filter(|(other, _)| other != subject);
                let others = others.flat_map(|(_, all)| all.iter().copied());
                let elsewhere = others.filter(|other| !here(other)).take(MANY + 1);
                let elsewhere: Vec<usize> = elsewhere.collect();
                if (1..=MANY).contains(&elsewhere.len()) {
                    let own = all.iter().copied().filter(here);
                    found.push((at, own.chain(elsewhere).collect(), Vec::new()));
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// Levels of nobody that are said to be records, and those of nobody that other documents tell of earlier times: each with the others.
pub(super) fn beside_records(
    claims: &[Arc<Claim>],
    told: &FxHashMap<Subject<'_>, Vec<usize>>,
) -> Vec<Yearly> {
    let is_record = |at: &&usize| claims[**at].record;
    let records: Vec<(&Subject, &Vec<usize>)> = (told.iter())
        .filter(|(subject, all)| {
            subject.kind == Kind::Level && all.len() <= MANY && all.iter().any(|at| is_record(&at))
        })
        .collect();
    let Some((first, _)) = records.first() else {
        return Vec::new();
    };
    // Figures of one thing are found by what they are of, all as of one time.
    let time = first.period;
    let wanted: FxHashSet<Subject> = records.iter().map(|(s, _)| s.at(time)).collect();
    let mut levels: FxHashMap<Subject, Vec<(&Subject, &Vec<usize>)>> = FxHashMap::default();
    for (subject, all) in told.iter().filter(|(_, all)| all.len() <= MANY) {
        let key = subject.at(time);
        if wanted.contains(&key) {
            levels.entry(key).or_default().push((subject, all));
        }
    }
    let mut found = Vec::new();
    for (subject, all) in records {
        let earlier = levels.get(&subject.at(time)).into_iter().flatten();
        let earlier = earlier.filter(|(other, _)| {
            let longer = other.period.days() - subject.period.days();
            other.period.until() <= subject.period.from() && longer.abs() <= LEAP
        });
        for level in earlier.flat_map(|(_, levels)| *levels) {
            for &record in all.iter().filter(is_record) {
                if claims[record].place.doc == claims[*level].place.doc {
                    continue;
                }
                let bare = [record, *level]
                    .into_iter()
                    .filter(|at| claims[*at].parties.is_empty());
                found.extend(bare.map(|at| (at, vec![record, *level], Vec::new())));
            }
        }
    }
    found.sort_unstable();
    found
}
