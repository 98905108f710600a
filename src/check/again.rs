//! Claims that say one another again in another unit, by what they say again.

use super::context::Context;
use super::reading;
use crate::period::Period;
use rustc_hash::{FxHashMap, FxHashSet};

/// Claims that are said again in another unit.
#[derive(Default)]
pub(super) struct Again {
    /// The claims that say one again.
    pub of: FxHashMap<u32, Vec<u32>>,
    /// Those that are said again, by the period they are compared by.
    pub by_period: FxHashMap<Option<Period>, Vec<u32>>,
}

impl Again {
    /// The claims that are said again, in order.
    pub fn originals(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.of.keys().copied().collect();
        all.sort_unstable();
        all
    }

    pub fn new(context: &Context) -> Self {
        let numbered = || (0u32..).zip(&context.claims);
        let wanted: FxHashSet<&str> = numbered()
            .filter_map(|(_, c)| c.restates.as_deref())
            .collect();
        let by_id: FxHashMap<&str, u32> = numbered()
            .filter(|(_, c)| wanted.contains(c.id.as_ref()))
            .map(|(at, c)| (c.id.as_ref(), at))
            .collect();
        let mut all = Self::default();
        for (at, claim) in numbered() {
            let original = claim.restates.as_deref().and_then(|id| by_id.get(id));
            if let Some(&original) = original {
                all.of.entry(original).or_default().push(at);
            }
        }
        for at in all.originals() {
            let period = reading::period(context.claim(at));
            all.by_period.entry(period).or_default().push(at);
        }
        all
    }
}
