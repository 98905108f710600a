//! The phrases of a sentence that set figures apart, and what each is named.

use crate::claim::BY;
use crate::extract::attach::Attach;
use crate::extract::line::Line;
use crate::extract::topic::PartyWord;
use crate::lexicon::{Qualifier, Role, Sense, SenseSet, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// The most words that name what is left out or counted among.
pub(super) const NAMED: usize = 3;
/// How far the one whose figure it is stands from the word that says so.
const BESIDE: usize = 4;

/// A phrase that sets figures apart.
pub(in crate::extract) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) sort: Qualifier,
    pub(super) name: Arc<str>,
}

/// The most words of what is left aside.
const LEFT: usize = 6;

impl Attach<'_> {
    /// Every phrase of the sentence that sets figures apart.
    pub(super) fn phrases(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        let aside = self.line.holds(SenseSet::role(Role::LeftAside));
        if !self.line.holds(SenseSet::QUALIFIER) && !aside {
            return phrases;
        }
        let mut at = 0;
        while at < self.line.len() {
            if let Some(phrase) = self.left_aside(at) {
                at = phrase.tokens.end;
                phrases.push(phrase);
                continue;
            }
            if !self.line.may_be(at, SenseSet::QUALIFIER) {
                at += 1;
                continue;
            }
            let longest = (self.line.hits(at).iter())
                .filter_map(|hit| match hit.sense {
                    Sense::Qualifier(sort, name) => Some((hit.len, *sort, name)),
                    _ => None,
                })
                .filter(|(len, sort, _)| match sort {
                    Qualifier::Name => {
                        self.is_before_growth(at + len) && !self.is_in_cue(at..at + len)
                    }
                    // `5 percent of the labour force was without work`
                    Qualifier::Without => !self.is_of_name(at..at + len),
                    _ => true,
                })
                .max_by_key(|(len, ..)| *len);
            let Some((len, sort, name)) = longest else {
                at += 1;
                continue;
            };
            let phrase = self.phrase(at..at + len, sort, name);
            at += len;
            phrases.extend(phrase);
        }
        phrases
    }

    /// `Leaving Russia aside, arrivals grew`: what a figure is without.
    fn left_aside(&self, at: usize) -> Option<Phrase> {
        let line = self.line;
        if !line.holds(SenseSet::role(Role::LeftAside)) || !line.is(at, Role::Leaving) {
            return None;
        }
        let reach = (at + 1..line.len()).take(LEFT + 1);
        let aside = reach.into_iter().find(|at| line.is(*at, Role::LeftAside))?;
        let word = |at: &usize| line.is_kind(*at, TokenKind::Word) && !line.is(*at, Role::Definite);
        let words: Vec<String> = (at + 1..aside)
            .filter(word)
            .map(|at| line.word(at).to_lowercase())
            .collect();
        (!words.is_empty()).then(|| Phrase {
            tokens: at..aside + 1,
            sort: Qualifier::Without,
            name: format!("without-{}", words.join("-")).into(),
        })
    }

    /// Whether words are the first of a longer hedge.
    fn is_hedge(&self, tokens: &Range<usize>) -> bool {
        let hedge = |s: &Sense| matches!(s, Sense::Hedge(..)).then_some(());
        let found = self.line.find_in(tokens.start, SenseSet::HEDGE, hedge);
        found.is_some_and(|(len, ())| len > tokens.len())
    }

    fn phrase(&self, tokens: Range<usize>, sort: Qualifier, name: &Arc<str>) -> Option<Phrase> {
        let whole = |tokens, sort, name| Some(Phrase { tokens, sort, name });
        match sort {
            Qualifier::Name => whole(tokens, Qualifier::Growth, name.clone()),
            // `the revised plan` is no edition of what came of it.
            Qualifier::Edition => {
                let plans = |s: &Sense| matches!(s, Sense::Planned).then_some(());
                let of_plan = self.line.find(tokens.end, plans).is_some();
                (!of_plan).then_some(Phrase {
                    tokens,
                    sort,
                    name: name.clone(),
                })
            }
            // `with the Union`, of which everybody knows which it is.
            Qualifier::Figure if self.names_organisation(&tokens) => None,
            Qualifier::Growth | Qualifier::Figure => whole(tokens, sort, name.clone()),
            // `без малого девять миллиардов`: almost so much, and nothing is left out.
            Qualifier::Without if self.is_hedge(&tokens) => None,
            Qualifier::Without | Qualifier::Among => {
                // `у нас отдохнули 7,6 млн`
                let part = |at: usize| self.line.is(at, Role::Own) || self.line.is(at, Role::Back);
                // `6,840 dwellings, among them 2,310 in the capital`
                let parts = part(tokens.end) || self.line.is(tokens.start, Role::Part);
                if sort == Qualifier::Among && parts {
                    return None;
                }
                let (mut end, mut words) = self.named_behind(tokens.end);
                // `those over 65`
                if words.is_empty() && sort == Qualifier::Among {
                    let marked = |at: &usize| self.line.is_kind(*at, TokenKind::Mark);
                    let behind = tokens.end..(tokens.end + NAMED).min(self.line.len());
                    let raw: Vec<usize> = behind.take_while(|at| !marked(at)).collect();
                    words = raw
                        .iter()
                        .map(|at| self.line.word(*at).to_lowercase())
                        .collect();
                    end += raw.len();
                }
                // `among men` in one language is `среди мужчин` in another.
                if let Some(last) = words.last_mut()
                    && sort == Qualifier::Among
                    && let Some(one) = self.line.language.singular_of(last)
                {
                    *last = one;
                }
                let word = match sort {
                    Qualifier::Without => "without",
                    _ if words.is_empty() => return None,
                    _ => "among",
                };
                let name = format!("{word}-{}", words.join("-"));
                whole(tokens.start..end, sort, name.trim_end_matches('-').into())
            }
            Qualifier::Source => {
                let near = tokens.end..tokens.end + BESIDE;
                let direct = |p: &&PartyWord| {
                    let mut between = tokens.end..p.at;
                    near.contains(&p.at)
                        && !between.any(|at| {
                            self.line.is_mark(at, ',')
                                || self.topics.cues.iter().any(|c| c.at == at)
                        })
                };
                if let Some(party) = self.topics.parties.iter().find(direct) {
                    return whole(tokens.start..party.end, sort, party.party.clone());
                }
                self.other_source(tokens, sort)
            }
            Qualifier::SourceBehind => {
                let near = tokens.start.saturating_sub(BESIDE)..tokens.start + 1;
                let behind = |p: &&PartyWord| {
                    near.contains(&p.end)
                        && (p.end..tokens.start).all(|at| !self.line.is(at, Role::And))
                };
                let party = self.topics.parties.iter().rev().find(behind)?;
                whole(party.at..tokens.end, Qualifier::Source, party.party.clone())
            }
        }
    }

    /// Whether words are part of the name of a measure: the `gross` of gross domestic product.
    pub(super) fn is_in_cue(&self, tokens: Range<usize>) -> bool {
        let mut hits = self.line.hits(tokens.start).iter();
        hits.any(|hit| {
            let named = matches!(hit.sense, Sense::Measure(_) | Sense::SharedMeasure(_));
            named && hit.len > tokens.len()
        })
    }

    /// Whether words are some of those that name a measure.
    fn is_of_name(&self, tokens: Range<usize>) -> bool {
        let mut cues = self.topics.cues.iter();
        cues.any(|cue| cue.at <= tokens.start && tokens.end <= cue.end)
    }

    fn names_organisation(&self, tokens: &Range<usize>) -> bool {
        let mut parties = self.topics.parties.iter();
        parties.any(|p| p.organisation && tokens.contains(&p.at))
    }

    /// `according to our statistics`, `по данным Грузстата`: the speaker's own side, or a name that nobody knows.
    fn other_source(&self, tokens: Range<usize>, sort: Qualifier) -> Option<Phrase> {
        let mut at = tokens.end;
        while self.line.is(at, Role::Definite) || self.line.is(at, Role::Article) {
            at += 1;
        }
        if self.line.is(at, Role::Own) {
            return Some(Phrase {
                tokens: tokens.start..at + 1,
                sort,
                name: self.own?.clone(),
            });
        }
        let named = |at: usize| self.line.capital(at) && self.line.is_kind(at, TokenKind::Word);
        let mut end = at;
        while named(end) || end > at && joins_names(self.line, end) && named(end + 1) {
            end += 1;
        }
        // `the General Administration of Customs of China`
        let mut parties = self.topics.parties.iter();
        let party = parties.find(|p| (at..end).contains(&p.at));
        let words = || (at..end).map(|at| self.line.word(at).to_lowercase());
        let name = match party {
            Some(party) => party.party.clone(),
            None if end == at => return None,
            None => format!("{BY}{}", words().collect::<Vec<_>>().join(" ")).into(),
        };
        Some(Phrase {
            tokens: tokens.start..end,
            sort,
            name,
        })
    }

    /// `organic growth`: the word says how growth is reckoned though no measure stands behind it.
    pub(super) fn is_before_growth(&self, at: usize) -> bool {
        self.line.find_in(at, SenseSet::TREND, trend).is_some()
    }

    /// What is named behind `excluding` or `among`, and where it ends.
    pub(super) fn named_behind(&self, from: usize) -> (usize, Vec<String>) {
        let line = self.line;
        let (mut at, mut words) = (from, Vec::new());
        while at < line.len() && words.len() < NAMED {
            let dated = self.periods.iter().any(|p| p.tokens.contains(&at));
            if line.is(at, Role::Definite) || line.is(at, Role::Article) {
                at += 1;
                continue;
            }
            let named = line.is_kind(at, TokenKind::Word)
                && !line.is(at, Role::Stop)
                && !line.is(at, Role::And)
                && !dated
                && line.find_in(at, SenseSet::TREND, trend).is_none()
                && !self.figures.iter().any(|f| f.hedged.contains(&at));
            if !named {
                break;
            }
            let (len, word) = self.named_thing(at);
            words.push(word);
            at += len;
        }
        (at, words)
    }
}

pub(super) fn trend(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Trend(_)).then_some(())
}

/// Whether a token joins words of one name: `General Administration of Customs of China`.
fn joins_names(line: &Line<'_>, at: usize) -> bool {
    line.is(at, Role::Of) || line.is(at, Role::And) || line.is_mark(at, '&')
}
