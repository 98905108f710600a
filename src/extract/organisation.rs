//! Organisations: which companies a document names, and which of them it is about.
//!
//! No list could hold them, so they are known by how they are named: a run of capitalised words (or words in quotation marks)
//! that owns a company's measure (`Tobol Cable's revenue`, `выручка «Тобол Кабель»`), has a legal form (`Tobol Cable plc`), or
//! is called a company (`компания «Тобол Кабель»`) or reports its results in a title. One sign of that sort is enough. Without one, a name in the head of the
//! document that opens a sentence about a company's figures is taken, unless it is a speaker's.

mod daughters;
mod runs;
mod short;
mod signs;

use super::line::Line;
use super::tokens::{Tokens, tokens_of};
use super::topic::{Known, Topics};
use crate::claim::is_country;
use crate::lexicon::{Lexicon, Owner, Role, SenseSet, Token};
use runs::{is_no_name, names_in, run, stands_in, without_form};
use rustc_hash::{FxHashSet, FxHasher};
use signs::weight;
use std::cell::OnceCell;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

/// How many sentences a document has at most whose subject may be named once, and not at its head.
const LONG: usize = 12;

/// How many sentences make the head of a document, where its subject is named.
const HEAD: usize = 4;

/// The senses one of which a sentence has that says of a name that it is an organisation's.
const SIGNS: SenseSet = SenseSet::MEASURE
    .or(SenseSet::role(Role::LegalForm))
    .or(SenseSet::role(Role::Officer))
    .or(SenseSet::role(Role::Office))
    .or(SenseSet::role(Role::Kin))
    .or(SenseSet::role(Role::Organisation));

/// Those of them that are so whatever the measure of the sentence; and beside a word with a capital legal forms, of which some are
/// everyday words too (`as`).
const ROLES: SenseSet = SIGNS
    .without(SenseSet::MEASURE.or(FORM))
    .or(SenseSet::role(Role::Reporting));
const FORM: SenseSet = SenseSet::role(Role::LegalForm);

/// An organisation a document names.
#[derive(Clone, Debug)]
struct Name {
    /// Its words, in small letters.
    words: Vec<String>,
    /// As the document writes it.
    written: Arc<str>,
    /// How often something says that it is an organisation's.
    weight: u32,
    /// Whether it opens a sentence about a company's figures, as a person's name may too.
    opens: bool,
    /// Whether the head of the document names it.
    headed: bool,
    /// Whether it is short for the name that is written, and stands for it only where it is all of a name.
    short: bool,
}

/// An organisation where a sentence names it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The tokens of its name.
    pub tokens: Range<usize>,
    /// As the document writes it.
    pub name: Arc<str>,
}

/// What one sentence says for a name.
#[derive(Clone, Copy)]
struct Signs {
    weight: u32,
    opens: bool,
    head: bool,
}

/// The organisations of a document.
#[derive(Clone, Debug, Default)]
pub struct Organisations {
    names: Vec<Name>,
    main: Option<Arc<str>>,
    /// Where the text first names the main one, in bytes; 0 where what stands outside the text does.
    main_from: usize,
    /// Names that stand beside words for a parent or a daughter, so that they are short for no other.
    kin: Vec<(Vec<String>, Arc<str>)>,
    /// The hashes of names that stand within sentences, where a capital is no beginning.
    within: FxHashSet<u64>,
}

impl Organisations {
    /// Reads the organisations of a document.
    pub fn of(tokens: &Tokens<'_>, lexicon: &Lexicon) -> Self {
        let (document, language) = (tokens.document, tokens.language);
        let mut found = Self::default();
        let mut title = Vec::new();
        if let Some(text) = document.metadata.title.as_deref() {
            tokens_of(text, 0..text.len(), language, &mut title);
            let line = Line::new(text, &title, language, lexicon.units());
            found.sentence(&line, lexicon, true);
        }
        let text = &document.plain;
        // The sentences that tell of no organisation, and say only how names are written.
        let mut others = Vec::new();
        tokens.each_kept(|split| {
            let may_be_name = |at: usize| {
                split.tokens[at].is_capital()
                    && !language
                        .senses(text, split.tokens, at)
                        .any(|(_, sense)| is_no_name(sense))
            };
            let head = split.index < HEAD;
            let words = split.tokens;
            let begins = |token: &Token, set| language.may_begin(token.word, set);
            let signs = || words.iter().any(|token| begins(token, SIGNS));
            let owned = || {
                let formed = |at: usize| {
                    let beside = at > 0 && words[at - 1].is_capital();
                    (beside || words[at].is_capital()) && begins(&words[at], FORM)
                };
                (0..words.len()).any(|at| {
                    let word = words[at].word;
                    begins(&words[at], ROLES) || language.may_begin_owned(word) || formed(at)
                })
            };
            if !(head || signs()) || !(0..split.tokens.len()).any(may_be_name) {
                return;
            }
            match head || owned() {
                true => {
                    let line = Line::new(text, split.tokens, language, lexicon.units());
                    found.sentence(&line, lexicon, head);
                }
                false => others.push(split.index),
            }
        });
        let speakers: Vec<String> = document
            .turns
            .iter()
            .filter_map(|t| t.speaker.as_deref().map(str::to_lowercase))
            .collect();
        found.headline(tokens, lexicon);
        let heavy = found.names.iter().filter(|name| name.weight > 0);
        let heavy: Vec<Vec<String>> = heavy.map(|name| name.words.clone()).collect();
        // `Adria reports earnings`, of what the next sentence calls `Banka Adria`
        let in_full = |name: &Name| {
            let ends =
                |short: &Vec<String>| short.len() < name.words.len() && name.words.ends_with(short);
            name.headed && heavy.iter().any(ends)
        };
        found.names.retain(|name| {
            let joined = name.words.join(" ");
            let speaks = || speakers.iter().any(|s| s.contains(&joined));
            name.weight > 0 || in_full(name) || (name.opens && name.headed && !speaks())
        });
        found.note_daughters(tokens, lexicon);
        // What a name of several words begins or ends with may be short for it.
        let longer = found.names.iter().filter(|name| name.words.len() > 1);
        let ends: Vec<String> = longer
            .flat_map(|name| name.words.first().into_iter().chain(name.words.last()))
            .cloned()
            .collect();
        let splits = others
            .into_iter()
            .flat_map(|at| tokens.kept_splits(at..at + 1));
        for split in splits.filter(|_| !ends.is_empty()) {
            let ends = |token: &Token| {
                let word = text.get(token.start..token.end).unwrap_or_default();
                token.is_capital() && ends.iter().any(|end| is_lowered(word, end))
            };
            if split.tokens.iter().any(ends) {
                let line = Line::new(text, split.tokens, language, lexicon.units());
                names_in(&line).for_each(|(name, ..)| found.note_within(&line, &name));
            }
        }
        found.settle_short_names();
        found.within = FxHashSet::default();
        let given = document.metadata.parties.iter().find(|p| !is_country(p));
        let long = document.sentences.len() > LONG;
        found.main = given.cloned().or_else(|| found.heaviest(long));
        found.main_from = found.main.as_deref().map_or(0, |main| {
            let (title, spoken) = (document.metadata.title.iter(), document.turns.iter());
            let spoken = spoken.filter_map(|turn| turn.speaker.as_ref());
            let outside = title
                .map(|t| &**t)
                .chain(spoken.map(|s| &**s))
                .any(|text| text.contains(main));
            match outside || given.is_some() {
                true => 0,
                false => document.plain.find(main).unwrap_or(0),
            }
        });
        found
    }

    /// The name that most says is the document's; in a long one, one named beside something once is not.
    fn heaviest(&self, long: bool) -> Option<Arc<str>> {
        let name = self.heaviest_name();
        let name = name.filter(|name| !long || name.headed || name.weight > 1);
        name.map(|name| name.written.clone())
    }

    fn heaviest_name(&self) -> Option<&Name> {
        let weight = |n: &Name| n.weight + u32::from(n.headed);
        let most = self.names.iter().map(weight).max()?;
        self.names.iter().find(|n| weight(n) == most)
    }

    /// The organisation the document is about, as known to who has read it up to a byte: what a document tells before it names
    /// anybody need not be of whom it names later.
    pub fn main_by(&self, byte: usize) -> Option<&Arc<str>> {
        self.main.as_ref().filter(|_| self.main_from <= byte)
    }

    /// Whether the head of the document names the organisation it is about.
    pub fn is_main_headed(&self) -> bool {
        let mut names = self.names.iter();
        names.any(|name| name.headed && self.main.as_ref() == Some(&name.written))
    }

    /// The organisations named in a line, in order, each with its tokens.
    pub fn named(&self, line: &Line<'_>) -> Vec<Named> {
        let mut all = Vec::new();
        let mut at = 0;
        while at < line.len() {
            if !line.capital(at) {
                at += 1;
                continue;
            }
            let longest = self
                .names
                .iter()
                .filter(|name| {
                    let mut words = name.words.iter().enumerate();
                    let written = words.all(|(i, w)| is_lowered(line.word(at + i), w));
                    written && (!name.short || short::is_whole(line, at, at + name.words.len()))
                })
                .max_by_key(|name| name.words.len());
            match longest {
                Some(name) => {
                    all.push(Named {
                        tokens: at..at + name.words.len(),
                        name: name.written.clone(),
                    });
                    at += name.words.len();
                }
                None => at += 1,
            }
        }
        all
    }

    /// Weighs the names of one sentence.
    fn sentence(&mut self, line: &Line<'_>, lexicon: &Lexicon, head: bool) {
        let cues = OnceCell::new();
        for (name, formed, end) in names_in(line) {
            let cues = cues.get_or_init(|| owned_cues(line, lexicon));
            let weight = weight(line, &name, formed, head, cues);
            // Any one word may open a sentence.
            let opens = name.len() >= 2 && !cues.is_empty() && signs::opens(line, &name);
            if weight > 0 || head || opens {
                self.add(
                    line,
                    &name,
                    Signs {
                        weight,
                        opens,
                        head,
                    },
                );
                self.defined_short(line, &name, end);
            }
            self.note_within(line, &name);
            if line.holds(SenseSet::role(Role::Kin)) {
                let written = line.text.get(line.bytes(&name)).unwrap_or_default();
                self.kin.push((words_of(line, &name), written.into()));
            }
        }
    }

    /// Notes a name that stands within its sentence.
    fn note_within(&mut self, line: &Line<'_>, name: &Range<usize>) {
        if name.start > 0 {
            self.within.insert(hash(name.clone().map(|i| line.word(i))));
        }
    }

    fn add(&mut self, line: &Line<'_>, name: &Range<usize>, signs: Signs) {
        let words = words_of(line, name);
        let bytes = line.bytes(name);
        let written = line.text.get(bytes).unwrap_or_default();
        let shouted = |text: &str| {
            text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
        };
        match self.names.iter_mut().find(|n| n.words == words) {
            Some(known) => {
                known.weight += signs.weight;
                known.opens |= signs.opens;
                known.headed |= signs.head;
                // A headline in capitals does not say how the name is written.
                if shouted(&known.written) && !shouted(written) {
                    known.written = written.into();
                }
            }
            None => self.names.push(Name {
                words,
                written: written.into(),
                weight: signs.weight,
                opens: signs.opens,
                headed: signs.head,
                short: false,
            }),
        }
    }
}

/// The hash of a name, whatever its letters' case.
fn hash<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        for letter in word.chars().flat_map(char::to_lowercase) {
            letter.hash(&mut hasher);
        }
        ' '.hash(&mut hasher);
    }
    hasher.finish()
}

/// The words of a name in small letters.
fn words_of(line: &Line<'_>, name: &Range<usize>) -> Vec<String> {
    name.clone().map(|i| line.word(i).to_lowercase()).collect()
}

/// Whether a word in small letters is `lower`.
fn is_lowered(word: &str, lower: &str) -> bool {
    if word.is_ascii() {
        word.eq_ignore_ascii_case(lower)
    } else {
        word.to_lowercase() == lower
    }
}

/// The tokens of the cues of measures that organisations own.
fn owned_cues(line: &Line<'_>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let owned = |measure: u16| {
        lexicon
            .measures()
            .get(usize::from(measure))
            .is_some_and(|m| m.owner == Owner::Organisation)
    };
    Topics::of(line, |_| false, Known::default())
        .cues
        .iter()
        .filter(|cue| owned(cue.measure))
        .map(|cue| cue.at..cue.end)
        .collect()
}
