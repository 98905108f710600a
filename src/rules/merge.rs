//! Rules that build on others: what a rule says over what the one below it says.

use super::file::{Compare, RuleEntry, Selection};
use super::list::List;

/// What an entry says, over what one says that it builds on.
pub(super) fn merge(base: &RuleEntry, over: &RuleEntry) -> RuleEntry {
    let chooses = over.compare.is_some()
        || over.given.is_some()
        || over.together.is_some()
        || over.retold.is_some()
        || over.redated.is_some()
        || over.sum.is_some();
    RuleEntry {
        id: over.id.clone(),
        extends: over.extends.clone(),
        title: over.title.clone().or_else(|| base.title.clone()),
        severity: over.severity.or(base.severity),
        why: over.why.clone().or_else(|| base.why.clone()),
        message: over.message.clone().or_else(|| base.message.clone()),
        off: over.off,
        compare: if chooses {
            narrowed(base.compare.as_ref(), over.compare.as_ref())
        } else {
            base.compare.clone()
        },
        periods: over.periods.or(base.periods),
        given: if chooses {
            over.given.clone()
        } else {
            base.given.clone()
        },
        together: if chooses {
            over.together.clone()
        } else {
            base.together.clone()
        },
        retold: if chooses {
            over.retold.clone()
        } else {
            base.retold.clone()
        },
        redated: if chooses {
            over.redated.clone()
        } else {
            base.redated.clone()
        },
        sum: if chooses { over.sum } else { base.sum },
        when: over.when.clone().or_else(|| base.when.clone()),
        expect: over.expect.clone().or_else(|| base.expect.clone()),
        tolerance: over.tolerance.clone().or_else(|| base.tolerance.clone()),
        rank: over.rank.or(base.rank),
        standalone: over.standalone || base.standalone,
        each: over.each || base.each,
    }
}

/// A plain measure written over a base's selection keeps the rest of that selection.
fn narrowed(base: Option<&Compare>, over: Option<&Compare>) -> Option<Compare> {
    match (base, over) {
        (Some(Compare::Selection(base)), Some(Compare::Measure(_) | Compare::Measures(_))) => {
            let mut selection = base.clone();
            selection.measure = over.and_then(|o| selection_of(o).measure);
            selection.nature = None;
            Some(Compare::Selection(selection))
        }
        _ => over.cloned(),
    }
}

/// What a comparison chooses, as a selection.
pub(super) fn selection_of(compare: &Compare) -> Selection {
    let measures = |ids: Vec<String>| Selection {
        measure: Some(List(ids)),
        ..Selection::default()
    };
    match compare {
        Compare::Measure(id) => measures(vec![id.clone()]),
        Compare::Measures(ids) => measures(ids.clone()),
        Compare::Selection(selection) => (**selection).clone(),
    }
}

/// The measures that an entry names.
pub(super) fn named_measures(entry: &RuleEntry) -> Vec<String> {
    let whole = entry.together.as_ref().or(entry.retold.as_ref());
    let whole = whole.or(entry.redated.as_ref());
    let selection = match (&entry.compare, &entry.given, whole) {
        (Some(compare), ..) => selection_of(compare),
        (None, Some(given), _) => given.0.first().map(|(_, s)| s.clone()).unwrap_or_default(),
        (None, None, Some(whole)) => whole.clone(),
        (None, None, None) => Selection::default(),
    };
    selection.measure.map(|l| l.0).unwrap_or_default()
}
