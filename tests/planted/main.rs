//! Errors planted one at a time into a consistent archive: how many of them the checker finds, and what it says of them.
//!
//! `cargo test --test planted -- --nocapture` prints the table; `MISSES=1` before it also every error that was missed.

mod plant;
mod run;
mod table;
mod words;

use crossfoot::check::Severity;
use plant::{Kind, Plant};
use run::{Caught, Checker};
use std::collections::{BTreeMap, HashSet};

/// Every error, once: two figures of a sentence share the period that is moved.
fn all_plants(archive: &table::Archive) -> Vec<Plant> {
    let mut seen = HashSet::new();
    table::statements(archive)
        .iter()
        .flat_map(|statement| plant::plants(archive, statement))
        .filter(|plant| seen.insert((plant.document, plant.range.start, plant.by.clone())))
        .collect()
}

#[test]
fn the_archive_states_every_figure_of_its_table() {
    let archive = table::read();
    assert_eq!(archive.documents.len(), 46);
    assert!(table::statements(&archive).len() > 400);
}

#[test]
fn every_kind_of_error_can_be_planted() {
    let archive = table::read();
    let mut count: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut worlds: BTreeMap<&str, usize> = BTreeMap::new();
    for plant in all_plants(&archive) {
        let changed = plant.text(&archive);
        assert_ne!(changed, archive.documents[plant.document].1);
        *count.entry(plant.kind).or_default() += 1;
        *worlds.entry(&archive.rows[plant.row].world).or_default() += 1;
    }
    println!("{worlds:?}");
    assert!(worlds.len() == 4 && worlds.values().all(|planted| *planted > 100));
    for kind in Kind::ALL {
        let planted = count.get(&kind).copied().unwrap_or_default();
        println!("{kind:<22} {planted:>4}");
        assert!(planted >= 10, "{kind}: {planted} planted");
    }
}

/// Every plant with what it led to, on as many threads as there are cores.
fn caught(archive: &table::Archive, checker: &Checker, plants: &[Plant]) -> Vec<Caught> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = plants.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = plants
            .chunks(share)
            .map(|chunk| {
                scope.spawn(move || {
                    let plant = |plant| checker.plant(archive, plant);
                    chunk.iter().map(plant).collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("a check does not panic"))
            .collect()
    })
}

#[test]
fn the_clean_archive_has_neither_errors_nor_warnings() {
    let outcome = Checker::new(&table::read()).clean();
    let above: Vec<_> = outcome
        .findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| format!("{} {}: {}", finding.rule, finding.subject, finding.message))
        .collect();
    println!(
        "{} claims, {} notes",
        outcome.claims,
        outcome.findings.len() - above.len()
    );
    assert!(above.is_empty(), "{above:#?}");
}

#[test]
fn planted_errors_are_caught_once_each() {
    let archive = table::read();
    let checker = Checker::new(&archive);
    let plants = all_plants(&archive);
    let caught = caught(&archive, &checker, &plants);
    print_table(&plants, &caught);
    if std::env::var_os("MISSES").is_some() {
        print_misses(&archive, &plants, &caught);
    }
    let found = caught.iter().filter(|caught| !caught.findings.is_empty());
    let found = found.count();
    let total = plants.len();
    assert!(found * 100 >= total * 95, "{found} of {total} caught");
    let noisy = caught.iter().filter(|caught| caught.findings.len() > 2);
    assert_eq!(noisy.count(), 0, "some give more than two findings");
}

fn print_table(plants: &[Plant], caught: &[Caught]) {
    println!(
        "{:<22} {:>7} {:>5} {:>7} {:>5} {:>6} {:>5}  rules",
        "kind", "planted", "error", "warning", "note", "missed", "> 2"
    );
    for kind in Kind::ALL {
        let of = || {
            plants
                .iter()
                .zip(caught)
                .filter(move |(plant, _)| plant.kind == kind)
                .map(|(_, caught)| caught)
        };
        let severity = |severity| of().filter(|caught| caught.severity == severity).count();
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for (rule, _) in of().flat_map(|caught| &caught.findings) {
            *rules.entry(rule).or_default() += 1;
        }
        let mut rules: Vec<_> = rules.into_iter().collect();
        rules.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rules: Vec<_> = rules
            .iter()
            .map(|(rule, n)| format!("{rule} {n}"))
            .collect();
        println!(
            "{kind:<22} {:>7} {:>5} {:>7} {:>5} {:>6} {:>5}  {}",
            of().count(),
            severity(Some(Severity::Error)),
            severity(Some(Severity::Warning)),
            severity(Some(Severity::Note)),
            severity(None),
            of().filter(|caught| caught.findings.len() > 2).count(),
            rules.join(", ")
        );
    }
}

fn print_misses(archive: &table::Archive, plants: &[Plant], caught: &[Caught]) {
    let unlike = |caught: &Caught| caught.findings.is_empty() || caught.findings.len() > 2;
    for (plant, caught) in plants.iter().zip(caught).filter(|(_, c)| unlike(c)) {
        let (name, text) = &archive.documents[plant.document];
        let row = &archive.rows[plant.row];
        let rules: Vec<&str> = caught.findings.iter().map(|(rule, _)| &**rule).collect();
        println!(
            "{}: {}, {} {} in {name}: {:?} for {:?} {}",
            if rules.is_empty() { "missed" } else { "noisy" },
            plant.kind,
            row.world,
            row.id,
            plant.by,
            &text[plant.range.clone()],
            rules.join(" ")
        );
    }
}
