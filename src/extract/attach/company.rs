//! The organisation whose figure it is, and the country where no company is spoken of.

use super::Attach;
use crate::claim::is_country;
use crate::extract::carry::Carried;
use crate::extract::figure::Found;
use crate::extract::organisation::{Named, Organisations};
use crate::extract::topic::{PartyWord, clause};
use crate::lexicon::{Role, TimeRole};
use std::ops::Range;
use std::sync::Arc;

impl<'a> Attach<'a> {
    pub(in crate::extract) fn known_organisations(&self) -> &'a Organisations {
        self.organisations
            .get_or_init(|| Organisations::of(self.tokens, self.lexicon))
    }

    /// Where the sentence names organisations.
    pub(in crate::extract) fn named_organisations(&self) -> &[Named] {
        let named = &self.asked.organisations;
        named.get_or_init(|| self.known_organisations().named(self.line))
    }

    /// The organisation whose figure it is: named before the figure, else behind it, else spoken of before, else the document's.
    pub(super) fn organisation(&self, found: &Found, carried: &Carried) -> Option<Arc<str>> {
        let organisations = self.known_organisations();
        let named = self.named_organisations();
        let ended = |named: &&Named| named.tokens.end <= found.tokens.start;
        let before = named.iter().rev().find(ended);
        let spoken_of = carried
            .parties
            .first()
            .filter(|p| carried.paragraph == self.paragraph && !is_country(p));
        let told = before.or_else(|| named.first());
        if told.is_none() && self.tells_of_land(found) {
            return None;
        }
        told.map(|named| &named.name)
            .or(spoken_of)
            .cloned()
            .or_else(|| self.opens_paragraph())
            .or_else(|| {
                let read = self.line.bytes(&(0..self.line.len())).end;
                let main = organisations.main_by(read);
                main.filter(|_| !self.goes_on_of_land(carried)).cloned()
            })
    }

    /// Whether words speak of a company, or of who speaks.
    fn names_company(&self, mut words: Range<usize>) -> bool {
        words.any(|at| self.line.is(at, Role::Organisation) || self.line.is(at, Role::Own))
    }

    /// Whether the paragraph speaks of one country, and the sentence of no company: `Power plants produced 51 TWh. Wind accounted
    /// for 13 percent of production` is no matter of the company that the document names elsewhere.
    fn goes_on_of_land(&self, carried: &Carried) -> bool {
        let land = matches!(carried.parties.as_slice(), [one] if is_country(one));
        let headed = self.known_organisations().is_main_headed();
        land && !headed
            && carried.paragraph == self.paragraph
            && !self.names_company(0..self.line.len())
    }

    /// Whether the clause tells of all the country that the document is of, and of no company: `Выпуск цемента в Узбекистане увеличился на
    /// 31%`, in the news of a plant there; `The airports of the country together served about 26 million`.
    pub(super) fn tells_of_land(&self, found: &Found) -> bool {
        let own = clause(self.line, found.tokens.start);
        let land = |at: usize| self.line.is(at, Role::Land);
        if own.clone().any(land) {
            return !self.names_company(own);
        }
        let of_document = |p: &PartyWord| {
            [self.own, self.main_party]
                .into_iter()
                .flatten()
                .any(|own| *own == p.party)
        };
        let led = |p: &PartyWord| {
            let before = p.at.checked_sub(1);
            before.is_some_and(|at| self.line.time_role(at, TimeRole::In).is_some())
        };
        let mut parties = self.topics.parties.iter();
        let named = parties.any(|p| {
            own.contains(&p.at) && !p.organisation && !p.adjective && led(p) && of_document(p)
        });
        named && !self.names_company(own)
    }

    /// The country that a measure is of which most often is a company's, in a document of no company: `Industrial production in
    /// Russia fell by 0.6 percent`.
    pub(super) fn country(&self, found: &Found) -> Option<Arc<str>> {
        let clause = clause(self.line, found.tokens.start);
        let named = self.topics.parties.iter().filter(|p| !p.organisation);
        let mut near = named.filter(|p| clause.contains(&p.at));
        let first = near.next()?;
        let alone = near.all(|p| p.party == first.party);
        alone.then(|| first.party.clone())
    }
}
