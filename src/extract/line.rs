//! A sentence as the grammar sees it: tokens, and the senses that start at each.

mod look_up;

pub use look_up::Spare;

use super::places::Places;
use crate::lexicon::{
    Begins, Language, Role, Sense, SenseSet, TimeRole, TimeUnit, TimeWord, Token, TokenKind,
    UnitTable,
};
use memchr::memchr2;
use std::cell::OnceCell;
use std::ops::Range;

/// How many capitals make a word a name of letters.
const LETTERS: usize = 3;

/// A sense that starts at a token, and how many tokens its phrase takes.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    /// Length of the phrase in tokens.
    pub len: usize,
    /// What it means.
    pub sense: &'a Sense,
}

/// A sentence, split and looked up.
pub struct Line<'a> {
    /// The document's text; token offsets are into it.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
    /// The language's vocabulary.
    pub language: &'a Language,
    /// The unit table.
    pub units: &'a UnitTable,
    hits: Vec<Hit<'a>>,
    /// One a token, and one behind the last.
    slots: Vec<Slot>,
    /// The senses of all its phrases.
    all: SenseSet,
    /// Where its clauses end, found when first asked for.
    breaks: OnceCell<Vec<usize>>,
    /// Where its brackets are, found when first asked for.
    brackets: OnceCell<Vec<usize>>,
    /// Where the words and marks stand that stretches of it are searched for.
    pub(super) places: Places,
}

/// What the vocabulary says about one token.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Its first hit; the next slot's is behind its last.
    first: u32,
    /// The senses of the phrases that start at it.
    starts: SenseSet,
    /// The senses of the phrases that end right before it.
    ended: SenseSet,
}

impl<'a> Line<'a> {
    /// The tokens that end a clause, in order: semicolons, colons, commas before a conjunction or relative pronoun, and `while`.
    pub fn breaks(&self) -> &[usize] {
        self.breaks.get_or_init(|| {
            let joined = self.holds(SenseSet::role(Role::While));
            let ends = |at: &usize| {
                let at = *at;
                match self.tokens[at].kind {
                    TokenKind::Mark => match self.first_byte(at) {
                        Some(b';') => true,
                        Some(b':') => !self.glued(at + 1),
                        Some(b',') => self.is(at + 1, Role::And) || self.is(at + 1, Role::Stop),
                        _ => false,
                    },
                    _ => joined && self.is_while(at),
                }
            };
            (0..self.len()).filter(ends).collect()
        })
    }

    fn is_while(&self, at: usize) -> bool {
        self.is(at, Role::While) && !self.is(at, Role::And)
    }

    /// The tokens that open or close a bracket, in order.
    pub fn brackets(&self) -> &[usize] {
        self.brackets.get_or_init(|| {
            if memchr2(b'(', b')', self.written().as_bytes()).is_none() {
                return Vec::new();
            }
            let bracket = |at: &usize| self.is_mark(*at, '(') || self.is_mark(*at, ')');
            (0..self.len()).filter(bracket).collect()
        })
    }

    /// The text of the sentence, from its first token to its last.
    pub fn written(&self) -> &'a str {
        let range = self.bytes(&(0..self.len()));
        self.text.get(range).unwrap_or_default()
    }

    /// How many tokens there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The senses that start at a token, longest phrase first.
    #[inline]
    pub fn hits(&self, at: usize) -> &[Hit<'a>] {
        match self.slots.get(at..) {
            Some([this, next, ..]) => &self.hits[this.first as usize..next.first as usize],
            _ => &[],
        }
    }

    /// Whether senses of a set may be anywhere in the sentence. A no is certain.
    #[inline]
    pub fn holds(&self, set: SenseSet) -> bool {
        self.all.meets(set)
    }

    /// Whether senses of a set may start at a token. A no is certain.
    #[inline]
    pub fn may_be(&self, at: usize, set: SenseSet) -> bool {
        let slot = self.slots.get(at);
        slot.is_some_and(|slot| slot.starts.meets(set))
    }

    /// Whether phrases with senses of a set may end right before a token. A no is certain.
    #[inline]
    pub fn may_end(&self, at: usize, set: SenseSet) -> bool {
        let slot = self.slots.get(at);
        slot.is_some_and(|slot| slot.ended.meets(set))
    }

    /// The first sense at a token that `pick` takes, with its length in tokens.
    #[inline]
    pub fn find<T>(&self, at: usize, pick: impl Fn(&'a Sense) -> Option<T>) -> Option<(usize, T)> {
        self.hits(at)
            .iter()
            .find_map(|hit| pick(hit.sense).map(|found| (hit.len, found)))
    }

    /// The same where all that `pick` takes is in `set`.
    #[inline]
    pub fn find_in<T>(
        &self,
        at: usize,
        set: SenseSet,
        pick: impl Fn(&'a Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.may_be(at, set).then(|| self.find(at, pick)).flatten()
    }

    /// The length of a grammar word at a token.
    #[inline]
    pub fn role(&self, at: usize, role: Role) -> Option<usize> {
        self.find_in(at, SenseSet::role(role), |s| {
            matches!(s, Sense::Role(r) if *r == role).then_some(())
        })
        .map(|(len, ())| len)
    }

    /// Whether a grammar word starts at a token.
    #[inline]
    pub fn is(&self, at: usize, role: Role) -> bool {
        self.may_be(at, SenseSet::role(role))
            && (SenseSet::is_exact(role) || self.role(at, role).is_some())
    }

    /// The length of a time word at a token.
    #[inline]
    pub fn time_role(&self, at: usize, role: TimeRole) -> Option<usize> {
        self.find_in(at, SenseSet::time(role), |s| {
            matches!(s, Sense::Time(TimeWord::Role(r)) if *r == role).then_some(())
        })
        .map(|(len, ())| len)
    }

    /// The unit of time at a token, with its length.
    #[inline]
    pub fn time_unit(&self, at: usize) -> Option<(usize, TimeUnit)> {
        self.find_in(at, SenseSet::TIME_UNIT, |s| match s {
            Sense::Time(TimeWord::Unit(unit)) => Some(*unit),
            _ => None,
        })
    }

    /// The month at a token, 1 to 12, with its length.
    #[inline]
    pub fn month(&self, at: usize) -> Option<(usize, i8)> {
        self.find_in(at, SenseSet::MONTH, |s| match s {
            Sense::Time(TimeWord::Month(n)) => Some(*n),
            _ => None,
        })
    }

    /// The token behind the last `I would like to note that` of a range, else the range's start: where plain speech begins.
    pub fn plainly_from(&self, range: Range<usize>) -> usize {
        // Few sentences hold any, and the vocabulary knows.
        if !self.holds(SenseSet::SAID) {
            return range.start;
        }
        let said = |at: &usize| {
            let end = self.find(*at, |s| matches!(s, Sense::Said).then_some(()));
            end.map(|(len, ())| at + len)
        };
        range
            .clone()
            .rev()
            .find_map(|at| said(&at))
            .unwrap_or(range.start)
    }

    /// The text of a token.
    #[inline]
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .and_then(|t| self.text.get(t.start..t.end))
            .unwrap_or("")
    }

    /// The token at `at`, if there is one.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// What the token at `at` begins.
    #[inline]
    pub fn begins(&self, at: usize) -> Begins {
        self.tokens.get(at).map_or(Begins::NOTHING, |t| t.begins)
    }

    /// Whether the token at `at` is of a kind.
    #[inline]
    pub fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == kind)
    }

    /// Whether the token at `at` is the mark `mark`.
    #[inline]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.is_kind(at, TokenKind::Mark) && self.word(at).starts_with(mark)
    }

    #[inline]
    fn first_byte(&self, at: usize) -> Option<u8> {
        let token = self.tokens.get(at)?;
        self.text.as_bytes().get(token.start).copied()
    }

    /// Whether the token at `at` is a hyphen, dash or minus sign.
    #[inline]
    pub fn is_dash(&self, at: usize) -> bool {
        self.is_kind(at, TokenKind::Mark)
            && match self.first_byte(at) {
                Some(b'-') => true,
                // All others are beyond ASCII.
                Some(0x80..) => self.word(at).starts_with(['–', '—', '−', '‐', '‑']),
                _ => false,
            }
    }

    /// Whether the token at `at` is an apostrophe, straight or curly.
    #[inline]
    pub fn is_apostrophe(&self, at: usize) -> bool {
        self.is_mark(at, '\'') || self.is_mark(at, '’')
    }

    /// The token behind `'s` that is glued to a word, or the one given.
    pub fn past_apostrophe_s(&self, at: usize) -> usize {
        let whole = self.is_apostrophe(at) && self.glued(at) && self.glued(at + 1);
        if whole && self.word(at + 1) == "s" {
            at + 2
        } else {
            at
        }
    }

    /// The last word of the owner whose `'s` ends right before the token.
    pub fn owner_before(&self, at: usize) -> Option<usize> {
        let mark = at.checked_sub(2)?;
        (self.past_apostrophe_s(mark) == at).then(|| mark.checked_sub(1))?
    }

    /// Whether the token at `at` is a name of letters, as measures have them: `EBITDA`, `EBITDAaL`.
    pub fn is_letters(&self, at: usize) -> bool {
        let capitals = self.word(at).chars().filter(|c| c.is_uppercase());
        capitals.count() >= LETTERS
    }

    /// Whether a token stands right behind the one before it.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    /// Whether the token is a word that begins with a capital.
    #[inline]
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// What stands between the first of two tokens and the last of them.
    pub fn gap(&self, tokens: Range<usize>) -> &'a str {
        let first = self.tokens.get(tokens.start).map_or(0, |t| t.end);
        let last = tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i));
        self.text
            .get(first..last.map_or(first, |t| t.start))
            .unwrap_or("")
    }

    /// The byte range of tokens `from..to`.
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let from = self.tokens.get(tokens.start).map_or(0, |t| t.start);
        let to = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(from, |t| t.end);
        from..to.max(from)
    }

    /// The last token of the phrase that ends right before `end`, with its start, when `pick` takes one of its senses.
    ///
    /// Looks back over at most five tokens and takes the longest phrase.
    pub fn find_before<T>(
        &self,
        end: usize,
        pick: impl Fn(&'a Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        (end.saturating_sub(6)..end).find_map(|start| {
            self.hits(start)
                .iter()
                .filter(|hit| start + hit.len == end)
                .find_map(|hit| pick(hit.sense))
                .map(|found| (start, found))
        })
    }

    /// The same where all that `pick` takes is in `set`.
    #[inline]
    pub fn find_before_in<T>(
        &self,
        end: usize,
        set: SenseSet,
        pick: impl Fn(&'a Sense) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.may_end(end, set)
            .then(|| self.find_before(end, pick))
            .flatten()
    }

    /// The first token of a grammar word that ends right before `end`.
    #[inline]
    pub fn role_before(&self, end: usize, role: Role) -> Option<usize> {
        self.find_before_in(end, SenseSet::role(role), |s| {
            matches!(s, Sense::Role(r) if *r == role).then_some(())
        })
        .map(|(start, ())| start)
    }
}
