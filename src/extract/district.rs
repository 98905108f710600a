//! The place within a country that a figure is of: `In Ulaanbaatar, 412,000 cases were registered`, `Lusaka Province has recorded
//! 14,750 cases`, `Алматинская область собрала …`.

use super::attach::Attach;
use super::figure::Found;
use super::tokens::Tokens;
use super::topic::clause;
use crate::claim::IN_PLACE;
use crate::lexicon::{Role, Sense, SenseSet, TimeRole, TokenKind};
use std::sync::Arc;

/// How many sentences may name the place that a document is of.
const HEAD: usize = 3;

/// The most tokens of a place that a sentence opens with: `In the city of Zagreb,`.
const OPENING: usize = 6;

/// The part of a country that a document is of, as its head names it: `Turkana County Department of Health`. That it is a name,
/// and no word of an office (`Health Department`), shows where the text says it again by itself and never in small letters.
pub(super) fn of_head(tokens: &Tokens<'_>) -> Option<Arc<str>> {
    let (document, language) = (tokens.document, tokens.language);
    let text = &*document.plain;
    let mut found: Option<&str> = None;
    for split in tokens.kept_splits(0..tokens.kept().min(HEAD)) {
        let words = split.tokens;
        for at in 1..words.len() {
            let district = Sense::Role(Role::District);
            let is_district =
                |at: usize| (language.senses(text, words, at)).any(|(_, s)| *s == district);
            let known = |at: usize| {
                let mut senses = language.senses(text, words, at);
                senses.any(|(_, s)| *s == district || matches!(s, Sense::Country(..)))
            };
            let named = words[at].is_capital() && words[at - 1].is_capital();
            if !named || !is_district(at) || known(at - 1) {
                continue;
            }
            let name = text.get(words[at - 1].start..words[at - 1].end)?;
            if found.is_some_and(|one| one != name) {
                return None;
            }
            found = Some(name);
        }
    }
    let name = found?;
    let small = name.to_lowercase();
    let mut alone = false;
    for sentence in &document.sentences {
        let said = text.get(sentence.range()).unwrap_or_default();
        if !said.contains(name) && !said.contains(&*small) {
            continue;
        }
        let words: Vec<&str> = said
            .split(|c: char| !c.is_alphabetic() && c != '-' && c != ',')
            .filter(|word| !word.is_empty())
            .collect();
        let capital = |at: usize| {
            words
                .get(at)
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        for (at, word) in words.iter().enumerate() {
            let bare = word.trim_end_matches(',');
            if bare == small {
                return None;
            }
            // `Health workers came`, `the Ministry of Health` tell nothing.
            let comma = at > 0 && words[at - 1].ends_with(',');
            let led = at > 0 && capital(at - 1) || at > 1 && capital(at - 2) || at == 0;
            alone |= bare == name && !capital(at + 1) && (comma || !led);
        }
    }
    alone.then(|| format!("{IN_PLACE}{small}").into())
}

impl Attach<'_> {
    /// The place within a country that the clause tells of: `In Ulaanbaatar, 412,000 cases were registered`, a name that is no
    /// country's behind a word for `in`.
    pub(super) fn place_within(&self, found: &Found) -> Option<Arc<str>> {
        let line = self.line;
        let parted = |at: usize| {
            let between = found.tokens.end.min(at)..found.tokens.start.max(at);
            let mut figures = self.figures.iter();
            figures
                .any(|f| between.contains(&f.tokens.start) && f.tokens.start != found.tokens.start)
        };
        // `In Attica, it was 9.2 percent.`
        let mut own = clause(line, found.tokens.start);
        // `In Ontario it was little changed, but the unemployment rate there reached 7.1 percent.`
        if own.clone().any(|at| line.is(at, Role::There)) {
            own.start = 0;
        }
        // `In Dublin, where the need is greatest, 10,400 homes were completed.`
        let set_in = |at: usize| line.is_mark(at, ',') && line.is(at + 1, Role::Where);
        let near = own.start <= OPENING || (0..OPENING).any(set_in);
        if near && line.time_role(0, TimeRole::In).is_some() {
            own.start = 0;
        }
        let at = own.into_iter().find(|&at| {
            at > 0
                && line.capital(at)
                && line.is_kind(at, TokenKind::Word)
                && !self.is_part_of_known(at)
                && !parted(at)
                && line.hits(at).is_empty()
                && self.is_behind_in(at)
        })?;
        Some(format!("{IN_PLACE}{}", line.word(at).to_lowercase()).into())
    }

    /// The part of a country that the document is of, unless the words before the figure speak of all the country.
    pub(super) fn place_of_document(&self, found: &Found) -> Option<Arc<str>> {
        let place = self.place?;
        let start = clause(self.line, found.tokens.start).start;
        let before = start..found.tokens.start;
        let whole = |at: usize| self.line.is(at, Role::Land);
        let parties = &self.topics.parties;
        let country = parties
            .iter()
            .any(|p| !p.organisation && before.contains(&p.at));
        // `Turkana West reported 206 cases`: a place within that place.
        let narrower = before.clone().find(|at| {
            let name = self.line.word(*at).to_lowercase();
            let next = at + 1;
            place.strip_prefix(IN_PLACE) == Some(&name)
                && self.line.is_kind(next, TokenKind::Word)
                && self.line.capital(next)
                && !self.line.is(next, Role::District)
        });
        if let Some(at) = narrower {
            let next = self.line.word(at + 1).to_lowercase();
            return Some(format!("{place}-{next}").into());
        }
        // `the 21 deaths registered nationwide`
        let next = self
            .figures
            .iter()
            .map(|f| f.hedged.start)
            .find(|at| *at >= found.tokens.end);
        let behind = found.tokens.end..next.unwrap_or(self.line.len());
        let mut behind = behind.take_while(|at| !self.line.is_kind(*at, TokenKind::Mark));
        (!country && !behind.any(whole) && !before.into_iter().any(whole)).then(|| place.clone())
    }

    /// Whether a word for `in` leads to a name, or to what kind of place it names: `на блоке Азери`, `in the city of Osh`.
    fn is_behind_in(&self, at: usize) -> bool {
        let line = self.line;
        let is_in = |at: usize| line.time_role(at, TimeRole::In).is_some();
        let small = |at: usize| line.is(at, Role::Definite) || line.is(at, Role::Of);
        let kind = |at: usize| {
            line.is_kind(at, TokenKind::Word) && !line.capital(at) && !line.is(at, Role::Stop)
        };
        let mut at = at - 1;
        let mut kinds = 0;
        while at > 0 && !is_in(at) && (small(at) || kinds == 0 && kind(at)) {
            kinds += usize::from(!small(at));
            at -= 1;
        }
        is_in(at)
    }

    /// The province or region named before a figure with no other figure between; a share that is joined to its part is of the
    /// same one.
    pub(super) fn district(&self, found: &Found) -> Option<Arc<str>> {
        let line = self.line;
        if let Some(one) = self.first_of_regions(found) {
            return Some(one);
        }
        if !line.holds(SenseSet::role(Role::District)) {
            return None;
        }
        let before = self
            .figures
            .iter()
            .rposition(|f| f.tokens.end <= found.tokens.start);
        let start = before.map_or(0, |at| self.figures[at].tokens.end);
        let name = (start..found.hedged.start)
            .rev()
            .find_map(|at| self.district_name(at));
        name.or_else(|| {
            let at = before? + 1;
            let part = self.told_as_share(at).map(|part| &self.figures[part])?;
            self.district(part)
        })
    }

    /// `Victoria had the highest unemployment of the states, at 4.5 percent`: the figure is of one of the parts of a country.
    fn first_of_regions(&self, found: &Found) -> Option<Arc<str>> {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::AmongRegions)) {
            return None;
        }
        let before = self.figures.iter().map(|f| f.tokens.end);
        let last = before.filter(|end| *end <= found.tokens.start).max();
        let parted = (0..found.hedged.start).rev();
        let parted = parted.into_iter().find(|at| line.is_mark(*at, ';'));
        let near = parted.max(last).unwrap_or(0)..found.hedged.start;
        let has = |role: Role| near.clone().any(|at| line.is(at, role));
        (has(Role::Extreme) && has(Role::AmongRegions)).then(|| format!("{IN_PLACE}one").into())
    }

    /// The name that stands right before a word for a part of a country, or behind it and `of`.
    fn district_name(&self, at: usize) -> Option<Arc<str>> {
        let line = self.line;
        if !line.is(at, Role::District) {
            return None;
        }
        let named = |at: usize| {
            let party = |p: &super::topic::PartyWord| (p.at..p.end).contains(&at);
            line.is_kind(at, TokenKind::Word)
                && line.capital(at)
                && !self.is_grammar(at)
                && !self.topics.parties.iter().any(party)
                && !self.periods.iter().any(|p| p.tokens.contains(&at))
        };
        // `the region of Ica`
        let behind = line.role(at + 1, Role::Of).map(|len| at + 1 + len);
        let name = at.checked_sub(1).filter(|at| named(*at));
        let name = name.or_else(|| behind.filter(|at| named(*at)))?;
        Some(format!("{IN_PLACE}{}", line.word(name).to_lowercase()).into())
    }
}
