//! Lists whose figures stand in brackets behind whose they are: `to China ($5.2 billion), Russia ($3.1 billion) and Italy ($0.9 billion)`.

use super::Attach;
use crate::extract::figure::Found;
use crate::extract::topic::PartyWord;

impl Attach<'_> {
    /// The words without those behind which another figure of such a list stands.
    pub(super) fn without_bracketed_others<'w>(
        &self,
        words: Vec<&'w PartyWord>,
        found: &Found,
    ) -> Vec<&'w PartyWord> {
        let listed = |party: &&PartyWord| {
            let figure = party.end + 1;
            let told = || self.figures.iter().any(|f| f.hedged.start == figure);
            (self.line.is_mark(party.end, '(') && told()).then_some(figure)
        };
        let Some(own) = words
            .iter()
            .find(|party| listed(party) == Some(found.hedged.start))
        else {
            return words;
        };
        let of_others = |party: &&PartyWord| listed(party).is_some() && party.at != own.at;
        words
            .iter()
            .filter(|party| !of_others(party))
            .copied()
            .collect()
    }
}
