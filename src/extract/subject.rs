//! What narrows a company's measure from the subject of its sentence: `Our retail business had revenue of $5 million`, `flat products had
//! revenue of $3 million`.

use super::attach::Attach;
use super::organisation::Named;
use super::scope::WORDS;
use crate::lexicon::{Role, TimeRole, TokenKind};
use std::ops::Range;

impl Attach<'_> {
    /// The part of a company that a measure is said of: `Our retail business had revenue of $5 million`.
    pub(super) fn narrowed_subject(&self, at: usize, names: &[Named]) -> Vec<String> {
        let line = self.line;
        let small = |at: usize| {
            let neutral = self.is_neutral(at) && !line.is(at, Role::Posted);
            line.is(at, Role::Article) || line.is(at, Role::Definite) || neutral
        };
        let mut end = at;
        while end > 0 && at - end < WORDS && small(end - 1) {
            end -= 1;
        }
        let verb = line.role_before(end, Role::Posted);
        if let Some(name) = verb.and_then(|verb| self.subject_before_aside(verb, names)) {
            return self.things(name);
        }
        let Some(part) = verb.and_then(|verb| line.role_before(verb, Role::Division)) else {
            // `The Women's Superliga had revenue of $33 million`: of what is named, and no company's by what it is called.
            let last = verb.and_then(|verb| verb.checked_sub(1));
            let named = last.filter(|last| {
                line.is(0, Role::Definite)
                    && line.capital(*last)
                    && !line.is(*last, Role::Organisation)
                    && self.is_narrowing(*last, names)
            });
            if let Some(last) = named {
                return vec![self.named_thing(last).1];
            }
            // `flat products had revenue of $3 million`: the company itself would have its article.
            let article = |at: usize| line.is(at, Role::Definite) || line.is(at, Role::Article);
            let bare = |verb: &usize| !(verb.saturating_sub(WORDS + 1)..*verb).any(article);
            let verb = verb.filter(bare);
            return verb.map_or_else(Vec::new, |verb| self.bare_subject(verb, names));
        };
        let mut words = self.narrowed_before(part, names);
        if !words.is_empty() && !self.is_neutral(part) {
            words.push(self.named_thing(part).1);
        }
        words
    }

    /// `Bakery, which makes half of all bread, posted sales of £342 million`: what opens the sentence, with a clause set in behind it.
    fn subject_before_aside(&self, verb: usize, names: &[Named]) -> Option<Range<usize>> {
        let line = self.line;
        let close = verb.checked_sub(1).filter(|at| line.is_mark(*at, ','))?;
        let open = (1..close).find(|at| line.is_mark(*at, ','))?;
        let phrase = self.noun_phrase_before(open, names)?;
        (phrase.start == 0 && line.capital(0)).then_some(phrase)
    }

    /// `In Dairy, revenue slipped to £216 million`: where a sentence begins by saying which part of a company it is of.
    pub(super) fn part_it_opens_with(&self, names: &[Named]) -> Vec<String> {
        let line = self.line;
        let Some(len) = line.time_role(0, TimeRole::In) else {
            return Vec::new();
        };
        let start = len + usize::from(line.is(len, Role::Definite));
        let comma = (start..line.len().min(start + WORDS + 1)).find(|at| line.is_mark(*at, ','));
        let Some(end) = comma.or_else(|| self.place_end(start)) else {
            return Vec::new();
        };
        let party = |at: usize| {
            self.topics
                .parties
                .iter()
                .find(|p| p.at == at && p.end == end)
        };
        if let Some(party) = party(start) {
            return vec![party.party.to_string()];
        }
        let named = line.capital(start) || line.role_before(end, Role::Division).is_some();
        let joint = |at: usize| line.is_dash(at) && line.glued(at) || line.is_mark(at, '&');
        let words = (start..end).all(|at| self.is_narrowing(at, names) || joint(at) && at > start);
        match named && start < end && words {
            true => self.things(start..end),
            false => Vec::new(),
        }
    }

    /// Where a country or part of the world ends that a clause goes on behind, with no comma: `In Latin America revenue was`.
    fn place_end(&self, start: usize) -> Option<usize> {
        let line = self.line;
        let region = || line.role(start, Role::Region).map(|len| start + len);
        let mut parties = self.topics.parties.iter();
        let party = parties.find(|p| p.at == start && !p.organisation && !p.adjective);
        let end = party.map(|p| p.end).or_else(region)?;
        let cue = self.topics.cues.iter().any(|cue| cue.at == end);
        let goes_on = cue || line.is_dash(end) || line.is(end, Role::Amounts);
        (goes_on || line.is(end, Role::Stands) || self.is_trend(end)).then_some(end)
    }

    /// The noun phrase without an article that a verb's clause opens with: `By segment, flat products had …`.
    fn bare_subject(&self, verb: usize, names: &[Named]) -> Vec<String> {
        let opens = |phrase: &Range<usize>| {
            let start = phrase.start;
            start == 0 || self.line.is_mark(start - 1, ',')
        };
        let phrase = self.noun_phrase_before(verb, names).filter(opens);
        phrase.map_or_else(Vec::new, |phrase| self.things(phrase))
    }

    /// The words right before a token that may name a thing.
    pub(super) fn noun_phrase_before(&self, end: usize, names: &[Named]) -> Option<Range<usize>> {
        let line = self.line;
        let noun = |at: usize| {
            let small = line.is(at, Role::Stop) || line.is(at, Role::Organisation);
            let known = self.is_part_of_known(at) || names.iter().any(|n| n.tokens.contains(&at));
            let back = line.is(at, Role::Back) || line.is(at, Role::And);
            let joint = line.is_dash(at) && line.glued(at) && line.glued(at + 1);
            joint || line.is_kind(at, TokenKind::Word) && !small && !known && !back
        };
        let mut start = end;
        while start > 0 && end - start < WORDS && noun(start - 1) {
            start -= 1;
        }
        (start < end).then_some(start..end)
    }
}
