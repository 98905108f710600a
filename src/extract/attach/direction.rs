//! From whom to whom: `X's investment in Y`, `exports from X to Y`, `Y has imported from X`, `X accounts for a third of Y's imports`.

use super::parties::BOTH;
use super::{Attach, Topic};
use crate::extract::figure::Found;
use crate::extract::mention::MentionKind;
use crate::extract::topic::{Cue, PartyWord};
use crate::lexicon::{Nature, Role, SenseSet, TimeRole};
use std::sync::Arc;

/// The most words between a measure and whose it is: `Georgia's total annual exports`.
const BETWEEN: usize = 3;

/// What says that something is shared with another.
const OURS: SenseSet = SenseSet::role(Role::Own)
    .or(SenseSet::role(Role::Mutual))
    .or(SenseSet::role(Role::Part));

impl Attach<'_> {
    /// The parties of a figure that goes from one to the other, in this order.
    pub(super) fn direction(
        &self,
        words: &[&PartyWord],
        topic: &Topic,
        found: &Found,
    ) -> Vec<Arc<str>> {
        let receives = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id))
            .is_some_and(|m| m.receives);
        if let Some(host) = self.host_alone(words, topic, found) {
            return vec![host];
        }
        let mut from: Option<Arc<str>> = None;
        let mut to: Option<Arc<str>> = None;
        // Exports told in tonnes are named by the words for those told in money.
        let of_measure = |cue: &&Cue| {
            self.measure(cue.measure)
                .zip(topic.measure.as_deref())
                .is_some_and(|(m, id)| m.id == id || m.in_kind.iter().any(|kind| kind == id))
        };
        let cues = || self.topics.cues.iter().filter(of_measure);
        // `imported Romanian goods for 2.2 billion`
        let is_origin = |word: &PartyWord| {
            let behind = |cue: &Cue| (cue.end..cue.end + 2).contains(&word.at);
            word.adjective && word.at < found.tokens.start && cues().any(behind)
        };
        let owner = (words.iter()).find(|w| !is_origin(w) && cues().any(|cue| self.owns(w, cue)));
        // `Kazakh exports were 360 million, imports from Turkmenistan 190`: whom another measure is with says nothing here.
        // `460 million fell to Russian exports to Kazakhstan` names the measure only behind the figure.
        let named_before = cues().any(|cue| cue.at < found.tokens.start);
        let of_another = |word: &PartyWord| {
            let mut named = self.topics.cues.iter();
            named.any(|cue| {
                let between = (found.tokens.end..word.at).contains(&cue.at);
                between && (named_before || !of_measure(&cue))
            })
        };
        // `our exports accounted for $2.5 billion and imports from China for $11.2 billion`
        let mine: Vec<&PartyWord> = words.iter().filter(|w| !of_another(w)).copied().collect();
        // `exported goods to Romania for 1.3 billion and imported goods from Romania for 2.2`
        let parted = mine
            .iter()
            .any(|w| w.at < found.tokens.start && self.goes_to(w));
        let words = match self.own.is_some() || owner.is_some() || parted {
            true => mine.as_slice(),
            false => words,
        };
        let partner = owner.and_then(|owner| {
            let mut others = words.iter().filter(|w| w.party != owner.party);
            others.find(|w| !of_another(w))
        });
        if let (Some(owner), Some(partner)) = (owner, partner) {
            let (owner_is_to, partner) = match self.comes_from(partner) {
                true => (true, partner),
                false => (receives, partner),
            };
            (from, to) = match owner_is_to {
                true => (Some(partner.party.clone()), Some(owner.party.clone())),
                false => (Some(owner.party.clone()), Some(partner.party.clone())),
            };
            return from.into_iter().chain(to).collect();
        }
        if let Some(both) = cues().find_map(|cue| self.shared_with(cue, words, receives, found)) {
            return both;
        }
        // `Казахстан посетили 410 тыс. туристов из Китая`: what is said to come or go does, and the other one is the other side.
        // `Vietnam exported 6.9 billion to India and imported 4.3 billion from there`: whom the other measure goes to is the other side.
        let of_other = |word: &PartyWord| {
            let other = self.topics.cues.iter().rev().find(|cue| cue.at < word.at);
            let own = |cue: &Cue| (word.end..found.tokens.start).contains(&cue.at);
            other.is_some_and(|cue| !of_measure(&cue)) && cues().any(own)
        };
        let with = |word: &PartyWord| {
            self.is_with(word) || of_other(word) && (self.goes_to(word) || self.comes_from(word))
        };
        // `to China, India and Japan`: all of a list are where the first one is led to.
        let leads = |word: &PartyWord| self.goes_to(word) || self.comes_from(word);
        let partners = self.listed_behind(leads);
        let told_together = words.iter().any(|word| {
            let mut others = words.iter().filter(|other| other.party != word.party);
            partners.contains(&word.party) && others.any(|other| partners.contains(&other.party))
        });
        if told_together {
            return Vec::new();
        }
        let mut led = false;
        for word in words {
            let slot = if with(word) {
                match receives {
                    true => &mut from,
                    false => &mut to,
                }
            } else if self.is_of_counted(word, found) {
                &mut from
            } else if self.goes_to(word) {
                &mut to
            } else if self.comes_from(word) || is_origin(word) {
                &mut from
            } else {
                continue;
            };
            led = true;
            if slot.is_none() {
                *slot = Some(word.party.clone());
            }
        }
        let unled = |word: &&&PartyWord| {
            let led = with(word) || self.goes_to(word) || self.comes_from(word);
            let led = led || is_origin(word);
            !led && !self.is_of_counted(word, found)
        };
        for word in words.iter().filter(unled) {
            let (first, second) = match receives {
                true => (&mut to, &mut from),
                false => (&mut from, &mut to),
            };
            let taken = first.as_ref().is_some_and(|party| *party != word.party);
            if first.is_none() {
                *first = Some(word.party.clone());
            } else if led && taken && second.is_none() {
                *second = Some(word.party.clone());
            }
        }
        if from.is_none() && to.is_none() && self.is_of_the_land() {
            return self.land().into_iter().collect();
        }
        // Whom only the parts behind a figure name is not whom the whole went to.
        let told = self.before_its_parts(self.topics.parties.iter().collect(), found);
        let of_part = |party: &Arc<str>| {
            let named = self.topics.parties.iter().any(|p| p.party == *party);
            named && told.iter().all(|p| p.party != *party)
        };
        let other = |known: &Arc<str>| {
            let mut parties = self.document_parties.iter();
            let partner = |p: &Arc<str>| partners.contains(p) && partners.contains(known);
            parties
                .find(|p| *p != known && !of_part(p) && !partner(p))
                .cloned()
        };
        // `Российские инвестиции достигли 2,3 млрд`, said by somebody else's minister: those in their country.
        let invested = topic
            .measure
            .as_deref()
            .and_then(|id| self.measure_named(id))
            .is_some_and(|m| m.nature == Nature::Cumulative);
        let host = self.own.or(self.home).filter(|_| invested);
        let named = from.as_ref().or(to.as_ref());
        // `exports from Georgia to China came to $230 million, and exports to Türkiye to $305 million`
        let first = || {
            let mut before = self
                .topics
                .parties
                .iter()
                .filter(|p| p.end <= found.tokens.start);
            let owns = |p: &&PartyWord| {
                let led = self.comes_from(p) && cues().any(|cue| cue.at < p.at);
                let owns = led || cues().any(|cue| self.owns(p, cue));
                owns && !p.organisation && !self.goes_to(p)
            };
            before.find(owns).map(|p| p.party.clone())
        };
        let owner = named.and_then(|named| {
            let open = from.is_none() && !receives;
            let owner = self.owner_before_its(found).or_else(|| open.then(first)?)?;
            (owner != *named).then_some(owner)
        });
        match (&from, &to) {
            (Some(_), None) if owner.is_some() => to = owner,
            (None, Some(_)) if owner.is_some() => from = owner,
            (Some(a), None) if host.is_some_and(|host| host != a) => to = host.cloned(),
            _ if self.is_owned_alone(words, found) => {}
            (Some(a), None) => to = other(a),
            (None, Some(b)) => from = other(b),
            (None, None) => {
                if let Some(own) = self.own {
                    let before = |cue: &&Cue| cue.at < found.tokens.start;
                    let named = cues().filter(before).last().or_else(|| cues().next());
                    let yours = named.is_some_and(|cue| self.is_of_hearers(cue));
                    let counterpart = other(own);
                    (from, to) = if receives != yours {
                        (counterpart, Some(own.clone()))
                    } else {
                        (Some(own.clone()), counterpart)
                    };
                } else if self.document_parties.len() < 2 {
                    from = self.at_home();
                }
            }
            _ => {}
        }
        if from == to {
            to = from.as_ref().and_then(other);
        }
        // `Exports to China rose to $5 billion`: whose, nobody says, and they are none of China's.
        let amount = matches!(found.kind, MentionKind::Money | MentionKind::Quantity);
        let sold = topic.measure.as_deref().is_some_and(|id| self.is_sold(id));
        if led && amount && sold && (if receives { &to } else { &from }).is_none() {
            return Vec::new();
        }
        from.into_iter().chain(to).collect()
    }

    /// `Exports to Turkey grew to $7.8 billion, supplies in the other direction to $3.7 billion`: one of what goes the other way than
    /// what was told before, with nobody named anew.
    pub(in crate::extract) fn goes_back(&self, found: &Found) -> bool {
        if !self.line.holds(SenseSet::role(Role::Return)) {
            return false;
        }
        let told = self.figures.iter().rev();
        let mut told = told.filter(|f| f.tokens.end <= found.tokens.start);
        let own = told.next().map_or(0, |f| f.tokens.end)..found.tokens.start;
        // `we welcomed 438,000 Uzbek guests`: who they are stands within the figure.
        let named = |p: &PartyWord| (own.start..found.tokens.end).contains(&p.at);
        let back = |at: usize| self.line.is(at, Role::Return);
        !self.topics.parties.iter().any(named) && (own.clone().any(back) || self.went_back(found))
    }

    /// `1.1 million of theirs came, and 440,000 of our citizens went the other way`: said behind the second of two figures.
    pub(super) fn went_back(&self, found: &Found) -> bool {
        let start = found.hedged.start;
        let joined = start > 0 && self.line.is_mark(start - 1, ',')
            || self.line.role_before(start, Role::And).is_some();
        let goes_on = |at: &usize| {
            let mark = self.line.is_mark(*at, ',') || self.line.is_mark(*at, ';');
            !mark && !self.line.is(*at, Role::And)
        };
        let mut behind = (found.tokens.end..self.line.len()).take_while(goes_on);
        joined && behind.any(|at| self.line.is(at, Role::Return))
    }

    /// `Armenia's share in our exports`: what is ours is with the one country that is named beside it.
    fn shared_with(
        &self,
        cue: &Cue,
        words: &[&PartyWord],
        receives: bool,
        found: &Found,
    ) -> Option<Vec<Arc<str>>> {
        let lead = (cue.at.saturating_sub(BETWEEN + 1)..cue.at).rev();
        let mut lead = lead.skip_while(|at| self.passes(*at) && !self.line.is(*at, Role::Own));
        let ours = lead.next().is_some_and(|at| self.line.is(at, Role::Own));
        let is_own = |word: &PartyWord| self.own.is_some_and(|own| *own == word.party);
        let word = words.iter().find(|w| !is_own(w)).filter(|_| ours)?;
        let partner = &word.party;
        let third = words.iter().any(|w| !is_own(w) && w.party != *partner);
        let mut parties = self.document_parties.iter();
        let own = self.own.or_else(|| parties.find(|p| *p != partner))?;
        // `We welcomed 438,000 Uzbek tourists`: those counted come from there.
        let both = match receives || self.is_of_counted(word, found) {
            true => [partner, own],
            false => [own, partner],
        };
        (!third).then(|| both.map(Arc::clone).to_vec())
    }

    /// `Trade with Armenia came to $1.1 billion, exports to …`: the other side, whichever way the goods go.
    pub(in crate::extract) fn is_with(&self, word: &PartyWord) -> bool {
        self.led_by(word.at, |i| self.line.is(i, Role::With))
    }

    pub(super) fn goes_to(&self, word: &PartyWord) -> bool {
        self.led_by(word.at, |i| self.line.is(i, Role::To) || self.is_within(i))
            || self.is_led_on(word, Role::To)
            || self.is_given_to(word)
            || self.is_supplied(word)
    }

    /// `supplied Thailand with 28.4 billion kilowatt-hours`: who stands between the verb and what comes is whom it goes to.
    fn is_supplied(&self, word: &PartyWord) -> bool {
        // Where nouns have cases, a name behind a noun is whose it is: `товарооборот Грузии с Арменией`.
        let verb = |cue: &Cue| cue.end == word.at;
        let cases = self.line.language.singular.head_first;
        !cases && self.line.is(word.end, Role::With) && self.topics.cues.iter().any(verb)
    }

    /// `из` is both the `out of` of `5 out of 7` and the `from` of `from Russia`.
    pub(super) fn comes_from(&self, word: &PartyWord) -> bool {
        self.led_by(word.at, |i| {
            self.line.is(i, Role::From) || (self.line.is(i, Role::OutOf) && !self.is_within(i))
        }) || self.is_led_on(word, Role::From)
    }

    /// `Lithuania, to which goods worth 3.5 billion were exported`: what is said behind a name of whom or what it leads to.
    fn is_led_on(&self, word: &PartyWord, leads: Role) -> bool {
        let comma = usize::from(self.line.is_mark(word.end, ','));
        let led = word.end + comma;
        self.line.is(led, leads) && self.line.is(led + 1, Role::Relative)
    }

    /// Whether a preposition of the other side leads to a party: `to Armenia`, `from Armenia`, `with Armenia`.
    pub(in crate::extract) fn leads_somewhere(&self, word: &PartyWord) -> bool {
        self.goes_to(word) || self.comes_from(word) || self.is_with(word)
    }

    /// `740 тыс. российских туристов`: those counted are of the country.
    fn is_of_counted(&self, word: &PartyWord, found: &Found) -> bool {
        // `450 тысяч граждан Казахстана`, `450,000 citizens of Kazakhstan`
        let behind = |f: &Found| {
            let of = self.line.role(f.tokens.end, Role::Of).unwrap_or(0);
            !word.adjective && f.tokens.end + of == word.at
        };
        // Of a change, those counted before it.
        let counts = |f: &Found| {
            let inside = word.adjective && f.tokens.contains(&word.at);
            // `Армению посетили 1,25 млн россиян`
            let named = word.adjective
                && f.tokens.end == word.at
                && !self.topics.cues.iter().any(|cue| cue.at == word.end);
            named || f.kind == MentionKind::Count && (inside || behind(f))
        };
        let mut before = self
            .figures
            .iter()
            .filter(|f| f.tokens.start <= found.tokens.start);
        before.any(counts)
    }

    fn is_within(&self, at: usize) -> bool {
        self.line.time_role(at, TimeRole::In).is_some()
    }

    /// Whether what the sentence speaks of is said to be one country's, and no other is named in the sentence nor meant by `our` or `mutual`:
    /// `exports of Georgia` are those to all the world, whomever the document speaks of besides.
    pub(super) fn is_owned_alone(&self, words: &[&PartyWord], found: &Found) -> bool {
        let cues = || self.topics.cues.iter();
        let Some(owner) = words.iter().find(|w| cues().any(|cue| self.owns(w, cue))) else {
            return false;
        };
        let told = self.before_its_parts(self.topics.parties.iter().collect(), found);
        let alone = told.iter().all(|p| p.party == owner.party);
        // `Of this, 9.9 billion were Kazakh exports`: of what two shared.
        let ours = |at: usize| {
            self.line.is(at, Role::Own)
                || self.line.is(at, Role::Mutual)
                || at == 0 && self.line.is(at, Role::Part)
        };
        alone && !(self.line.holds(OURS) && (0..self.line.len()).any(ours))
    }

    /// Whether what the sentence speaks of is said to be the country's own, with no other named: `the country's exports`.
    pub(super) fn is_of_the_land(&self) -> bool {
        if !self.topics.parties.is_empty() || !self.line.holds(SenseSet::role(Role::Land)) {
            return false;
        }
        let owned = |at: usize| {
            self.line.role(at, Role::Land).is_some_and(|len| {
                self.topics.cues.iter().any(|cue| {
                    let before = at + len <= cue.at && cue.at - at - len <= BETWEEN;
                    before && (at + len..cue.at).all(|i| self.passes(i))
                        || self.is_behind_cue(at, cue)
                })
            })
        };
        let ours = |at: usize| self.line.is(at, Role::Mutual);
        let line = 0..self.line.len();
        line.clone().any(owned) && !line.into_iter().any(ours)
    }

    /// The country that `the country` is: the speaker's, else the document's.
    pub(super) fn land(&self) -> Option<Arc<str>> {
        self.own.or(self.home).cloned()
    }

    /// Whether what stands at `at` is whose measure a cue names: `exports of Georgia`, `экспорт Грузии`.
    fn is_behind_cue(&self, at: usize, cue: &Cue) -> bool {
        let of = self.line.role(cue.end, Role::Of).unwrap_or(0);
        let next = cue.end + of;
        let article = self.line.role(next, Role::Definite).unwrap_or(0);
        // Where the language has cases, the genitive needs no preposition.
        let genitive = of > 0 || !self.line.language.genitive.endings.is_empty();
        genitive && (at == next || at == next + article)
    }

    /// Whether a country stands where the one does whose measure it is: `Georgia's exports`, `Georgian exports`, `exports of
    /// Georgia`, `экспорт Грузии`.
    pub(super) fn owns(&self, word: &PartyWord, cue: &Cue) -> bool {
        let behind = self.behind_possessive(word.end);
        let before = (word.adjective || behind > word.end)
            && behind <= cue.at
            && cue.at - behind <= BETWEEN
            && (behind..cue.at).all(|at| self.passes(at));
        before || self.is_behind_cue(word.at, cue) && !self.is_with(word) && !self.is_given_to(word)
    }

    /// Words that may stand between whose a measure is and its name.
    fn passes(&self, at: usize) -> bool {
        self.is_unknown(at) || self.is_neutral(at)
    }

    /// Whether a measure is said to be all there is of it: `our entire foreign trade`.
    pub(super) fn is_all(&self, cue: &Cue) -> bool {
        let overall = |at: usize| self.line.is(at, Role::Overall);
        overall(cue.at) || self.line.role_before(cue.at, Role::Overall).is_some()
    }

    /// The country the document is of, or the only one it names, when nothing in the sentence says that two share what is told.
    pub(super) fn at_home(&self) -> Option<Arc<str>> {
        let mutual = |at: usize| self.line.is(at, Role::Mutual);
        let shared = self.line.holds(BOTH) && (0..self.line.len()).any(mutual);
        self.home.or(self.only_party).filter(|_| !shared).cloned()
    }
}
