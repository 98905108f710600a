//! The phrases of a vocabulary, by their first two words: most are ruled out before any is looked at.

use super::begins::Begins;
use super::phrase::{OneOf, Phrase, bit};
use super::sense_set::SenseSet;
use super::token::{Token, TokenKind};
use super::words::WordId;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A phrase in the table.
#[derive(Debug)]
pub(super) struct Entry {
    pub phrase: Phrase,
    /// Its second word here; a phrase with several is there once for each.
    second: Option<WordId>,
    /// The set of its sense.
    pub set: SenseSet,
    /// The bits of its third words; all of them where it has none.
    thirds: u64,
    /// Its place among the phrases of its first word, the longest first.
    rank: u32,
}

/// The phrases of a language in one row: those of a first word together, of these first those that share a second word, each
/// group by length, and last the phrases of that word alone.
#[derive(Debug, Default)]
pub(super) struct PhraseTable {
    entries: Vec<Entry>,
    /// What begins with each word.
    heads: Vec<Head>,
    /// Where the phrases of each first and second word are.
    pairs: FxHashMap<(WordId, WordId), Pair>,
    /// A bit for each of these pairs, some of which share one: small enough to stay at hand.
    pair_bits: PairBits,
    /// The same for the pairs that names of measures begin with.
    measure_bits: PairBits,
}

/// What begins with two words.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    /// Where its phrases are, the longest first.
    place: (u32, u32),
    /// Where those of just two words begin.
    short: u32,
    /// A bit for each third word, some of which share one.
    thirds: u64,
}

impl Pair {
    /// The phrases of two words, whose first is at `start`.
    fn of(group: &[Entry], start: u32) -> Self {
        let thirds = || group.iter().filter_map(|entry| entry.phrase.rest.get(1));
        Self {
            place: (start, start.saturating_add(group.len() as u32)),
            short: start.saturating_add(thirds().count() as u32),
            thirds: thirds().fold(0, |all, third| all | third.bits()),
        }
    }
}

/// Which pairs of words may begin a phrase. A no is certain.
#[derive(Debug)]
struct PairBits(Box<[u64; PairBits::WORDS]>);

impl Default for PairBits {
    fn default() -> Self {
        Self(Box::new([0; Self::WORDS]))
    }
}

impl PairBits {
    /// 64 bits each: a few bits for each pair of the largest vocabulary.
    const WORDS: usize = 1024;

    /// The place of a pair's bit.
    #[inline]
    fn place(word: WordId, second: WordId) -> (usize, u64) {
        // Two odd numbers with no pattern in their bits; the high bits of a product depend on all of both.
        let mixed = (u64::from(word.0).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            ^ (u64::from(second.0).wrapping_mul(0xc2b2_ae3d_27d4_eb4f));
        let high = (mixed >> 40) as usize;
        (high / 64 % Self::WORDS, 1 << (high % 64))
    }

    fn add(&mut self, word: WordId, second: WordId) {
        let (at, bit) = Self::place(word, second);
        self.0[at] |= bit;
    }

    #[inline]
    fn may_hold(&self, word: WordId, second: WordId) -> bool {
        let (at, bit) = Self::place(word, second);
        self.0[at] & bit != 0
    }
}

/// What begins with a word. Of 64 bytes and aligned, so that a look at it is one look at memory.
#[derive(Debug, Default)]
#[repr(align(128))]
pub(super) struct Head {
    /// The senses of all its phrases.
    pub set: SenseSet,
    /// The senses of its phrases of one word.
    pub alone_set: SenseSet,
    /// A bit for each of its second words, some of which share one: most phrases are ruled out by it.
    seconds: u64,
    /// Where its phrases of one word are.
    alone: u32,
    /// How many these are.
    alone_count: u16,
    /// Whether some of these ask for a spelling.
    pub alone_exact: bool,
}

const _: () = assert!(size_of::<Head>() == 128);

fn range((from, to): (u32, u32)) -> Range<usize> {
    from as usize..to as usize
}

/// The senses of some phrases.
fn union(entries: &[Entry]) -> SenseSet {
    let sets = entries.iter().map(|entry| entry.set);
    sets.fold(SenseSet::NONE, SenseSet::or)
}

/// How many entries a phrase has: one for each of its second words.
fn places(phrase: &Phrase) -> usize {
    phrase
        .rest
        .first()
        .map_or(1, |seconds| seconds.words().len())
}

impl PhraseTable {
    /// The table of phrases listed by first word.
    pub fn new(lists: Vec<Vec<Phrase>>) -> Self {
        let mut table = Self::default();
        // The row is megabytes long: grown step by step it would be copied several times.
        table
            .entries
            .reserve_exact(lists.iter().flatten().map(places).sum());
        table.heads.reserve_exact(lists.len());
        for (word, mut list) in (0..).map(WordId).zip(lists) {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
            let mut entries = Vec::with_capacity(list.len());
            for (rank, phrase) in (0..).zip(list) {
                let entry = |second| Entry {
                    set: SenseSet::of(&phrase.sense),
                    thirds: phrase.rest.get(1).map_or(u64::MAX, OneOf::bits),
                    phrase: phrase.clone(),
                    second,
                    rank,
                };
                match phrase.rest.first() {
                    Some(seconds) => {
                        let seconds = seconds.words().iter();
                        entries.extend(seconds.map(|second| entry(Some(*second))));
                    }
                    None => entries.push(entry(None)),
                }
            }
            // No second word is greater than any: the phrases of one word come last.
            entries.sort_by_key(|entry| entry.second.unwrap_or(WordId::UNKNOWN));
            let mut head = Head::default();
            let mut start = table.len();
            for group in entries.chunk_by(|a, b| a.second == b.second) {
                let place = (start, start.saturating_add(group.len() as u32));
                start = place.1;
                match group.first().and_then(|entry| entry.second) {
                    Some(second) => {
                        head.seconds |= bit(second);
                        let pair = Pair::of(group, place.0);
                        table.pairs.insert((word, second), pair);
                        table.pair_bits.add(word, second);
                        if union(group).meets(SenseSet::MEASURE) {
                            table.measure_bits.add(word, second);
                        }
                    }
                    None => {
                        head.alone = place.0;
                        head.alone_count = u16::try_from(group.len()).unwrap_or(u16::MAX);
                        head.alone_set = union(group);
                        head.alone_exact = group.iter().any(|e| e.phrase.exact.is_some());
                    }
                }
            }
            head.set = union(&entries);
            table.entries.extend(entries);
            table.heads.push(head);
        }
        table
    }

    fn len(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// What is known of a word that begins phrases.
    #[inline]
    pub fn head(&self, word: WordId) -> Option<&Head> {
        self.heads.get(word.0 as usize)
    }

    /// Whether names of measures may begin with the word at `at` and what follows it. A no is certain.
    #[inline]
    pub fn may_name_measure(&self, tokens: &[Token], at: usize) -> bool {
        let first = word(tokens, at);
        let pair = |next| self.measure_bits.may_hold(first, word(tokens, next));
        pair(at + 1) || tokens.get(at + 1).is_some_and(may_join) && pair(at + 2)
    }

    /// What begins with a word.
    pub fn begins(&self, word: WordId) -> Begins {
        let head = self.heads.get(word.0 as usize);
        head.filter(|head| head.set != SenseSet::NONE)
            .map_or(Begins::NOTHING, |head| Begins::of(head.set, head.alone_set))
    }

    /// The phrases that may begin with the words at `at` and at `next`.
    #[inline]
    fn pair(&self, head: &Head, tokens: &[Token], at: usize, next: usize) -> Group<'_> {
        let (word, second) = (word(tokens, at), word(tokens, next));
        if head.seconds & bit(second) == 0 || !self.pair_bits.may_hold(word, second) {
            return Group::default();
        }
        let Some(pair) = self.pairs.get(&(word, second)) else {
            return Group::default();
        };
        let third = |at| bit(self::word(tokens, at));
        let joined = tokens.get(next + 1).is_some_and(may_join);
        let thirds = third(next + 1) | if joined { third(next + 2) } else { 0 };
        let place = match pair.thirds & thirds {
            0 => (pair.short, pair.place.1),
            _ => pair.place,
        };
        Group {
            entries: self.entries.get(range(place)).unwrap_or_default(),
            thirds,
        }
    }

    /// The phrases of several words that may begin at a token with this head.
    #[inline]
    pub fn longer(&self, head: &Head, tokens: &[Token], at: usize) -> Longer<'_> {
        let mut longer = Longer::default();
        if head.seconds != 0 {
            longer.plain = self.pair(head, tokens, at, at + 1);
            let joined = tokens.get(at + 1).is_some_and(may_join);
            if joined && word(tokens, at + 2) != word(tokens, at + 1) {
                longer.hyphened = self.pair(head, tokens, at, at + 2);
            }
        }
        longer
    }

    #[inline]
    pub fn alone(&self, head: &Head) -> &[Entry] {
        let end = head.alone.saturating_add(head.alone_count.into());
        self.entries
            .get(range((head.alone, end)))
            .unwrap_or_default()
    }
}

/// The phrases of the same first two words, and the bits of what stands in a text in the third place.
#[derive(Clone, Copy, Default)]
pub(super) struct Group<'l> {
    entries: &'l [Entry],
    thirds: u64,
}

impl<'l> Group<'l> {
    /// Those that may go on as the text does, the longest first.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = &'l Entry> {
        let may_go_on = move |entry: &&Entry| entry.thirds & self.thirds != 0;
        self.entries.iter().filter(may_go_on)
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The phrases of several words that may begin at a token, by what goes on with them: the next word, or the one behind a hyphen.
#[derive(Default)]
pub(super) struct Longer<'l> {
    pub plain: Group<'l>,
    pub hyphened: Group<'l>,
}

impl<'l> Iterator for Longer<'l> {
    type Item = &'l Entry;

    /// The longest of those that are left.
    #[inline]
    fn next(&mut self) -> Option<&'l Entry> {
        let (plain, hyphened) = (&mut self.plain.entries, &mut self.hyphened.entries);
        let from = match (plain.first(), hyphened.first()) {
            (Some(one), Some(other)) if other.rank < one.rank => hyphened,
            (None, _) => hyphened,
            _ => plain,
        };
        from.split_off_first()
    }
}

impl Entry {
    /// Its length in tokens where it starts at token `at`, whose word is its first.
    #[inline]
    pub fn fits(&self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        if self.phrase.rest.is_empty() && self.phrase.exact.is_none() {
            return Some(1);
        }
        self.goes_on(text, tokens, at)
    }

    fn goes_on(&self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let end = follow(tokens, at, &self.phrase.rest)?;
        let as_asked = match &self.phrase.exact {
            None => true,
            Some(exact) => text.get(tokens[at].start..tokens[end - 1].end) == Some(exact),
        };
        as_asked.then_some(end - at)
    }
}

/// The word at `at`; of no vocabulary behind the last.
#[inline]
fn word(tokens: &[Token], at: usize) -> WordId {
    tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word)
}

/// Whether a token may be the hyphen of a compound, in place of the space in a phrase.
#[inline]
fn may_join(token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.glued
}

/// The token behind the phrase whose first word stands at `at` and whose other words are `rest`.
#[inline]
fn follow(tokens: &[Token], at: usize, rest: &[OneOf]) -> Option<usize> {
    let mut next = at + 1;
    for words in rest {
        let token = tokens.get(next)?;
        if words.has(token.word) {
            next += 1;
            continue;
        }
        // A hyphen in the text may stand for the space in the phrase.
        let after = tokens.get(next + 1)?;
        if may_join(token) && after.glued && words.has(after.word) {
            next += 2;
        } else {
            return None;
        }
    }
    Some(next)
}
