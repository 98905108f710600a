//! Errors planted one at a time into a consistent archive: what is there to be found.

mod plant;
mod table;
mod words;

use plant::{Kind, Plant};
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
