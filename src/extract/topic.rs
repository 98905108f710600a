//! What a clause speaks about: the measures, countries and grammar marks in it, by token.

use super::bloc::Blocs;
use super::line::{Hit, Line};
use super::region::in_region;
use crate::lexicon::{Language, Role, Sense, SenseSet, Token};
use smallvec::SmallVec;
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// The most words before the last of the name of a part of the world.
const REGION: usize = 3;

/// The most words that the name of a country has.
const COUNTRY_WORDS: usize = 5;

/// A country or organisation named in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyWord {
    /// Its first token.
    pub at: usize,
    /// The token behind it.
    pub end: usize,
    /// ISO 3166 code or organisation name.
    pub party: Arc<str>,
    /// Whether it is an adjective or a people's name.
    pub adjective: bool,
    /// Whether it is an organisation.
    pub organisation: bool,
}

/// A measure's cue in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its first token.
    pub at: usize,
    /// The token behind it.
    pub end: usize,
    /// Index of the measure.
    pub measure: u16,
}

/// The measures whose shared cues are theirs without a word beside.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Those the title is about.
    pub titled: &'a [u16],
    /// Those spoken about so far.
    pub spoken: &'a [u16],
    /// Those that the sentence before claims for what it calls its own: `The budget has been adopted. Its revenue …`.
    pub owned: &'a [u16],
    /// Those that the paragraph has had a word of, and that such a word may tell of from afar: `The budget … The deficit was …`.
    pub near: &'a [u16],
    /// The organisations that the document names.
    pub blocs: Option<&'a Blocs<'a>>,
}

impl Known<'_> {
    fn has(&self, measure: u16) -> bool {
        self.titled.contains(&measure)
            || self.spoken.contains(&measure)
            || self.near.contains(&measure)
    }
}

/// The cues and parties of a line.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    /// Measures named, in order; a longer phrase hides the shorter ones in it.
    pub cues: SmallVec<[Cue; 4]>,
    /// Shared cues that no word of the line claims: what was spoken of before may claim them.
    pub unclaimed: SmallVec<[Cue; 4]>,
    /// Parties named, in order.
    pub parties: SmallVec<[PartyWord; 2]>,
    /// The whole of a ratio (`public debt to GDP`), which is not what its figure is of.
    pub related: Option<Cue>,
}

impl Topics {
    /// Reads the cues and parties of a line; tokens that are `money` are currency names, whose adjectives name no party.
    ///
    /// `known` are the measures that the document has spoken of before: where that is the budget's revenue and no company's,
    /// `revenue` goes on to be the budget's.
    pub fn of(line: &Line<'_>, money: impl Fn(usize) -> bool, known: Known<'_>) -> Self {
        let mut topics = Self::default();
        if !line.holds(SenseSet::MEASURE.or(SenseSet::PARTY)) {
            return topics;
        }
        // Few sentences have a shared cue.
        let claims = OnceCell::new();
        let claimed = |id: &u16| claims.get_or_init(|| claimed(line)).contains(id);
        let names = |sense: &Sense, at: usize, len: usize| match sense {
            Sense::Measure(_) => true,
            Sense::SharedMeasure(id) => {
                let of_others =
                    |h: &Hit<'_>| matches!(h.sense, Sense::Measure(id) if known.has(*id));
                let its = |before: usize| line.is(before, Role::Back);
                claimed(id)
                    || known.has(*id) && !line.hits(at).iter().any(of_others)
                    || known.owned.contains(id) && at.checked_sub(1).is_some_and(its)
                    || line.language.by_country.contains(id) && beside_country(line, at..at + len)
            }
            _ => false,
        };
        let mut at = 0;
        let mut hidden_until = 0;
        while at < line.len() {
            if !line.may_be(at, SenseSet::MEASURE.or(SenseSet::PARTY)) {
                at += 1;
                continue;
            }
            let longest = line
                .hits(at)
                .iter()
                .filter(|h| matches!(h.sense, Sense::NotMeasure(_)) || names(h.sense, at, h.len))
                .max_by_key(|h| {
                    // What is no cue of one measure may well be the name of another (`trade deficit`).
                    let rank = match h.sense {
                        Sense::SharedMeasure(_) => 2,
                        Sense::Measure(_) => 1,
                        _ => 0,
                    };
                    (h.len, rank)
                });
            if let Some(hit) = longest
                && at >= hidden_until
            {
                // Words that name two measures (`capacity`, of a power station or a plant) stand for whichever the figure fits.
                let alike = |other: &&Hit<'_>| {
                    other.len == hit.len
                        && std::mem::discriminant(other.sense) == std::mem::discriminant(hit.sense)
                };
                for named in line.hits(at).iter().filter(alike) {
                    if let Sense::Measure(measure) | Sense::SharedMeasure(measure) = named.sense
                        && names(named.sense, at, named.len)
                    {
                        topics.cues.push(Cue {
                            at,
                            end: at + hit.len,
                            measure: *measure,
                        });
                    }
                }
                hidden_until = at + hit.len;
            }
            if longest.is_none() && at >= hidden_until {
                let shared = line.hits(at).iter().filter_map(|h| match h.sense {
                    Sense::SharedMeasure(measure) => Some(Cue {
                        at,
                        end: at + h.len,
                        measure: *measure,
                    }),
                    _ => None,
                });
                topics.unclaimed.extend(shared);
            }
            let hits = line.hits(at).iter().map(|hit| (hit.len, hit.sense));
            let party = || {
                let named = party_at(line.tokens, at, hits, line.language);
                named.or_else(|| known.blocs?.at(line, at))
            };
            // `North America` is no country.
            let region = || in_region(line, at);
            if !money(at)
                && !region()
                && let Some(party) = party()
            {
                at = party.end;
                topics.parties.push(party);
                continue;
            }
            at += 1;
        }
        topics.reach_over_parties(line);
        topics.relate(line);
        topics
    }

    /// Sets the whole of a ratio apart: of `the ratio of public debt to GDP was 62 percent` and `the debt-to-GDP ratio` it is the debt
    /// that the figure is of.
    fn relate(&mut self, line: &Line<'_>) {
        if self.cues.is_empty() || !line.holds(SenseSet::PERCENT) {
            return;
        }
        let dash = |at: usize| usize::from(line.is_dash(at) && line.glued(at));
        // `отношение долга Армении к ВВП`, `the debt of Armenia to GDP`
        let past_owner = |at: usize| {
            let party = at + line.role(at, Role::Of).unwrap_or(0);
            let named = self.parties.iter().find(|p| p.at == party);
            named.map_or(at, |p| p.end)
        };
        let behind = |cue: &Cue| {
            let end = past_owner(cue.end);
            let at = end + dash(end);
            let end = at + line.role(at, Role::Relates)?;
            let end = end + dash(end);
            Some(end + line.role(end, Role::Definite).unwrap_or(0))
        };
        // Words that no sentence is about by themselves (`к ВВП`) name the whole all the same.
        let named = |cue: &Cue| {
            let at = behind(cue)?;
            let measure = |s: &Sense| match s {
                Sense::Measure(measure) => Some(*measure),
                _ => None,
            };
            let (len, measure) = line.find_in(at, SenseSet::MEASURE, measure)?;
            let end = at + len;
            (measure != cue.measure).then_some(Cue { at, end, measure })
        };
        self.related = self.cues.iter().find_map(named);
        if let Some(whole) = self.related {
            self.cues.retain(|cue| cue.at != whole.at);
        }
    }

    /// Reads cues that a party stands within (`revenue of Kazakhstan's state budget`): the longer phrase hides the shorter.
    fn reach_over_parties(&mut self, line: &Line<'_>) {
        if self.parties.is_empty() || self.cues.is_empty() {
            return;
        }
        // With the possessive ending behind it (`'s`), an apostrophe and a letter glued on.
        let end = |p: &PartyWord| {
            let apostrophe = line.is_apostrophe(p.end);
            match apostrophe && line.glued(p.end) && line.glued(p.end + 1) {
                true => p.end + 2,
                false => p.end,
            }
        };
        let named = |at: usize| self.parties.iter().any(|p| (p.at..end(p)).contains(&at));
        let kept: Vec<usize> = (0..line.len()).filter(|at| !named(*at)).collect();
        let tokens: Vec<_> = kept.iter().map(|at| line.tokens[*at]).collect();
        for cue in &mut self.cues {
            let Ok(at) = kept.binary_search(&cue.at) else {
                continue;
            };
            let longest = line
                .language
                .senses(line.text, &tokens, at)
                .filter_map(|(len, sense)| match sense {
                    Sense::Measure(measure) => Some((kept[at + len - 1] + 1, *measure)),
                    _ => None,
                })
                .max_by_key(|(end, _)| *end);
            if let Some((end, measure)) = longest
                && end > cue.end
            {
                cue.end = end;
                cue.measure = measure;
            }
        }
        let mut reached = 0;
        let mut last = 0..0;
        self.cues.retain(|cue| {
            let free = cue.at >= reached || last == (cue.at..cue.end);
            reached = reached.max(cue.end);
            if free {
                last = cue.at..cue.end;
            }
            free
        });
    }
}

/// The countries and organisations named in a sentence, in order.
pub fn parties(text: &str, tokens: &[Token], language: &Language) -> Vec<PartyWord> {
    let mut parties = Vec::new();
    let mut at = 0;
    // Few words begin a name.
    let may_name = |token: &Token| language.may_name_party(token);
    while let Some(ahead) = tokens.get(at..).and_then(|t| t.iter().position(may_name)) {
        at += ahead;
        if !language.starts(text, tokens, at, SenseSet::PARTY) {
            at += 1;
            continue;
        }
        let senses = |at: usize| language.senses(text, tokens, at);
        // `North America` is no country.
        let in_region = |at: usize| {
            (at.saturating_sub(REGION)..=at).any(|from| {
                let begins = language.may_begin(tokens[from].word, SenseSet::role(Role::Region));
                begins
                    && senses(from)
                        .any(|(len, s)| *s == Sense::Role(Role::Region) && from + len > at)
            })
        };
        // `долларов США`: the name of money is no country's.
        let of_money = |at: usize| {
            let money = |at: &usize| language.may_begin(tokens[*at].word, SenseSet::MONEY);
            let mut before = at.checked_sub(1).filter(money).into_iter().flat_map(senses);
            before.any(|(len, sense)| len > 1 && matches!(sense, Sense::Money { .. }))
        };
        let party = (!of_money(at))
            .then(|| party_at(tokens, at, senses(at), language))
            .flatten()
            .filter(|_| !in_region(at));
        at = party.as_ref().map_or(at + 1, |party| party.end);
        parties.extend(party);
    }
    parties
}

/// The first of the senses at a token that names a country or organisation, if it is written as a name is.
fn party_at<'s>(
    tokens: &[Token],
    at: usize,
    senses: impl IntoIterator<Item = (usize, &'s Sense)>,
    language: &Language,
) -> Option<PartyWord> {
    let mut party: Option<PartyWord> = None;
    let mut money = at;
    for (len, sense) in senses {
        let (code, adjective, organisation) = match sense {
            Sense::Country(code, adjective) => (code, *adjective, false),
            Sense::Organisation(name) => (name, false, true),
            Sense::Money { .. } => {
                money = money.max(at + len);
                continue;
            }
            _ => continue,
        };
        party.get_or_insert_with(|| PartyWord {
            at,
            end: at + len,
            party: code.clone(),
            adjective,
            organisation,
        });
    }
    // `US$40 million`, `1,700 to the US dollar`: the name of money is no country's.
    let party = party.filter(|party| party.end >= money)?;
    let spelling = &language.spelling;
    let small = match party.organisation {
        true => spelling.has_small(&party.party),
        false => party.adjective && spelling.small_demonyms,
    };
    (small || tokens.get(at).is_some_and(Token::is_capital)).then_some(party)
}

/// Whether a country stands right before some words or behind them: `living in Kazakhstan`.
fn beside_country(line: &Line<'_>, cue: Range<usize>) -> bool {
    let country = |at: usize| {
        let hits = line.hits(at).iter().map(|hit| (hit.len, hit.sense));
        let named = party_at(line.tokens, at, hits, line.language);
        named.filter(|party| !party.adjective && !party.organisation)
    };
    let first = cue.start.saturating_sub(COUNTRY_WORDS);
    let mut before = (first..cue.start).filter_map(country);
    country(cue.end).is_some() || before.any(|party| party.end == cue.start)
}

/// The measures whose shared cues a word of the line claims.
pub fn claimed(line: &Line<'_>) -> Vec<u16> {
    let mut ids = Vec::new();
    if !line.holds(SenseSet::CLAIMS) {
        return ids;
    }
    let mut hidden_until = 0;
    for at in (0..line.len()).filter(|at| line.may_be(*at, SenseSet::MEASURE)) {
        let other = line
            .hits(at)
            .iter()
            .filter(|hit| matches!(hit.sense, Sense::NotMeasure(_)));
        for hit in line.hits(at) {
            // The `oil` of `palm oil` makes no oil field of a mill, nor does the `crude` of `crude steel`.
            let hides = |other: &Hit<'_>, id: u16| {
                other.len > hit.len && matches!(other.sense, Sense::NotMeasure(not) if *not == id)
            };
            if let Sense::Claims(id) = hit.sense
                && at >= hidden_until
                && !line.hits(at).iter().any(|other| hides(other, *id))
                && !ids.contains(id)
            {
                ids.push(*id);
            }
        }
        hidden_until = other.map(|hit| at + hit.len).fold(hidden_until, usize::max);
    }
    ids
}

/// The clause around a token: from the last break before it to the next one behind it.
///
/// Semicolons, colons, commas before a conjunction or relative pronoun, and `while` break; commas in between do not.
pub fn clause(line: &Line<'_>, at: usize) -> Range<usize> {
    let breaks = line.breaks();
    let behind = breaks.partition_point(|i| *i < at);
    let start = behind.checked_sub(1).map_or(0, |before| breaks[before] + 1);
    let end = breaks.get(behind).copied().unwrap_or(line.len());
    start..end
}
