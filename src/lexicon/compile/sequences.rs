//! Patterns made sequences of places with the words that may stand in each: the forms of a word are looked at once for each place and
//! not once for each phrase they are in, of which a pattern may stand for thousands.

use super::Compiler;
use crate::lexicon::expand::{expand, parts};
use crate::lexicon::phrase::OneOf;

impl Compiler<'_> {
    /// All phrases that a pattern stands for. Two may have a phrase in common.
    pub(super) fn sequences(&mut self, pattern: &str) -> Vec<Vec<OneOf>> {
        let mut sequences = vec![Vec::new()];
        for part in parts(pattern) {
            let runs = self.runs(part);
            if let [run] = runs.as_slice() {
                sequences
                    .iter_mut()
                    .for_each(|own| own.extend_from_slice(run));
                continue;
            }
            let longer = |own: &Vec<OneOf>| {
                let own = own.clone();
                let all = runs.iter().map(move |run| [own.as_slice(), run].concat());
                all.collect::<Vec<_>>()
            };
            sequences = sequences.iter().flat_map(longer).collect();
        }
        sequences
    }

    /// What a part of a pattern stands for: any of its words alone in a place, or several words in a row, or nothing.
    fn runs(&mut self, part: &str) -> Vec<Vec<OneOf>> {
        let mut single = Vec::new();
        let mut runs: Vec<Vec<OneOf>> = Vec::new();
        for text in expand(part) {
            let words = self.split(&text);
            if let [word] = words.as_slice() {
                single.push(*word);
                continue;
            }
            let run: Vec<OneOf> = words.into_iter().map(OneOf::from).collect();
            if !runs.contains(&run) {
                runs.push(run);
            }
        }
        if !single.is_empty() {
            runs.insert(0, vec![OneOf::new(single)]);
        }
        runs
    }
}
