//! The extractor: a document in, its mentions or claims out.

use super::about::About;
use super::attach::Attach;
use super::carry::{Carried, Stated};
use super::columns::Columns;
use super::digits::Convention;
use super::figure::Found;
use super::line::Line;
use super::listed;
use super::mention::{Mention, MentionKind};
use super::number::Form;
use super::organisation::Organisations;
use super::period::{PeriodContext, PeriodMention, PeriodRole, find_periods, infer_date};
use super::reporting::reporting;
use super::scan::{self, Scan};
use super::tokens::{Counts, Tokens};
use super::told_in;
use super::topic::Topics;
use super::whole::ShareOf;
use crate::claim::{Claim, ContentHash, Kind, Modality, Place, Quote};
use crate::document::{DateBasis, Document, DocumentDate, Sentence};
use crate::lexicon::{
    Language, Lexicon, Measure, Nature, Owner, PartyOrder, Role, SenseSet, Token,
};
use crate::period::Basis;
use crate::quantity::{Currency, Decimal, Unit};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::sync::Arc;

/// Finds figures in documents. Cheap to share: it holds nothing but the vocabulary.
///
/// ```
/// use crossfoot::{document::Document, extract::Extractor, lexicon::Lexicon};
/// use std::sync::Arc;
/// let lexicon = Lexicon::new(Vec::new(), &[]).unwrap();
/// let extractor = Extractor::new(Arc::new(lexicon));
/// let claims = extractor.claims(&Document::from_text("a.txt", "Exports came to over $5 billion in 2023."));
/// assert_eq!(claims[0].figure.value.to_string(), "5000000000");
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    lexicon: Arc<Lexicon>,
}

impl Extractor {
    /// An extractor with a vocabulary.
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self { lexicon }
    }

    /// The vocabulary.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The document's language; English where its own has no words, and nothing where even that does not load.
    fn language(&self, document: &Document) -> Option<Arc<Language>> {
        let code = document.metadata.language.as_deref().unwrap_or("en");
        self.lexicon.language(code).ok()
    }

    /// The date of a document: its own, or one inferred from the periods it states.
    pub fn date(&self, document: &Document) -> Option<DocumentDate> {
        if document.metadata.date.is_some() {
            return document.metadata.date;
        }
        let language = self.language(document)?;
        self.dated(&Tokens::new(document, &language)).0
    }

    /// The date of a document; and, when they had to be read for it, the periods of the sentences whose tokens are kept.
    fn dated(&self, tokens: &Tokens<'_>) -> (Option<DocumentDate>, Option<Vec<Periods>>) {
        if tokens.document.metadata.date.is_some() {
            return (tokens.document.metadata.date, None);
        }
        let units = self.lexicon.units();
        let context = PeriodContext::default();
        let mut latest = None;
        let mut read = Vec::new();
        tokens.each_counting(|split| {
            let line = Line::new(&tokens.document.plain, split.tokens, tokens.language, units);
            let periods = find_periods(&line, &context);
            latest = latest.max(infer_date(&periods));
            if split.index < tokens.kept() {
                read.push(periods);
            }
        });
        let date = latest.map(|day| DocumentDate {
            day,
            basis: DateBasis::Inferred,
        });
        (date, Some(read))
    }

    /// Runs `each` on every sentence that holds a figure or a period. `read` are the periods of the first of them, if known.
    fn sentences(
        &self,
        tokens: &Tokens<'_>,
        read: Option<Vec<Periods>>,
        context: &PeriodContext,
        mut each: impl FnMut(&Sentence, &Line<'_>, Scan),
    ) {
        let document = tokens.document;
        let convention = Convention::of(document, tokens.language);
        let mut read = read.into_iter().flatten();
        tokens.each_counting(|split| {
            let line = Line::new(
                &document.plain,
                split.tokens,
                tokens.language,
                self.lexicon.units(),
            );
            let found = scan::scan(&line, context, convention, read.next());
            each(split.sentence, &line, found);
        });
    }

    fn context(date: Option<DocumentDate>) -> PeriodContext {
        PeriodContext {
            said: date.map(|d| d.day),
            inferred: date.is_some_and(|d| d.basis == DateBasis::Inferred),
            ..PeriodContext::default()
        }
    }

    /// The figures and periods of a document, in order, before anybody asks what they are about.
    pub fn mentions(&self, document: &Document) -> Vec<Mention> {
        let Some(language) = self.language(document) else {
            return Vec::new();
        };
        let tokens = Tokens::new(document, &language);
        let (date, read) = self.dated(&tokens);
        let context = Self::context(date);
        let mut out = Vec::new();
        self.sentences(&tokens, read, &context, |_, line, scan| {
            let first = out.len();
            let mut figures = scan.figures.into_iter();
            while let Some(found) = figures.next() {
                let led_to = if found.came_from {
                    figures.next()
                } else {
                    None
                };
                out.push(Mention::of(line, found, led_to));
            }
            for period in scan.periods {
                out.push(Mention {
                    kind: MentionKind::Period,
                    range: period.range.clone(),
                    figure: None,
                    unit: None,
                    trend: None,
                    period: period.period.zip(period.basis),
                });
            }
            out[first..].sort_by_key(|m| (m.range.start, m.range.end));
        });
        out
    }

    /// The claims of a document, in order.
    pub fn claims(&self, document: &Document) -> Vec<Claim> {
        let mut claims = Vec::new();
        self.each_claim(document, |claim| claims.push(claim));
        claims
    }

    /// Calls `each` with every claim of a document, in order, as they are found: a huge document's are never all in memory.
    pub fn each_claim(&self, document: &Document, mut each: impl FnMut(Claim)) {
        let Some(language) = self.language(document) else {
            return;
        };
        let tokens = Tokens::new(document, &language);
        let (date, read) = self.dated(&tokens);
        let context = PeriodContext {
            tense: true,
            ..Self::context(date)
        };
        let mut work = Work {
            extractor: self,
            tokens: &tokens,
            document,
            language: &language,
            context,
            about: None,
            organisations: OnceCell::new(),
            reporting: OnceCell::new(),
            first_period: None,
            said: date.map(|d| d.day),
            columns: Columns::default(),
            carried: Carried::default(),
            currency: None,
            spoken: Vec::new(),
            turn: usize::MAX,
            named: ContentHash::new().and(&document.name).and("\u{1f}"),
            seen: FxHashMap::default(),
            claims: Vec::new(),
        };
        let convention = Convention::of(document, &language);
        let units = self.lexicon.units();
        let mut read = read.into_iter().flatten();
        tokens.each(|split| {
            let counts = split.counts > Counts::Nothing;
            let read = counts.then(|| read.next()).flatten();
            work.turn_of(split.sentence);
            if split.counts < Counts::Figures && !work.names_measure(split.tokens) {
                return;
            }
            let line = Line::new(&document.plain, split.tokens, &language, units);
            if split.counts < Counts::Figures {
                return work.carry_topic(split.sentence, &line);
            }
            let found = scan::scan(&line, &context, convention, read);
            work.sentence(split.sentence, &line, found);
            work.claims.drain(..).for_each(&mut each);
        });
    }
}

/// The least days a year has.
const YEAR: i32 = 365;

/// The periods of one sentence.
type Periods = Vec<PeriodMention>;

/// The state of reading one document's claims.
struct Work<'a> {
    extractor: &'a Extractor,
    tokens: &'a Tokens<'a>,
    document: &'a Document,
    language: &'a Language,
    context: PeriodContext,
    /// Read when the first claim needs it.
    about: Option<About>,
    /// Read when the first figure of an organisation asks for them.
    organisations: OnceCell<Organisations>,
    /// The period the head of the document says it reports on.
    reporting: OnceCell<Option<Stated>>,
    /// The period of the first flow of an organisation that states one.
    first_period: Option<Stated>,
    said: Option<crate::period::Day>,
    columns: Columns,
    carried: Carried,
    /// The currency the turn last spoke in.
    currency: Option<Currency>,
    /// The measures spoken about so far, each once, the last one last.
    spoken: Vec<u16>,
    turn: usize,
    /// The hash of the document's name, with which all ids begin.
    named: ContentHash,
    /// How often an id's words were met, by their hash, so that a repeated sentence gives ids of its own.
    seen: FxHashMap<ContentHash, u32>,
    /// The claims of the sentence being read.
    claims: Vec<Claim>,
}

impl Work<'_> {
    /// Moves on to the turn of a sentence; nothing is carried from one to the next.
    fn turn_of(&mut self, sentence: &Sentence) {
        if self.turn != sentence.turn {
            self.turn = sentence.turn;
            self.carried = Carried::default();
            self.currency = None;
        }
    }

    /// Whether a sentence is about money: it names a measure of it, or points back at one (`довести его до 40 миллиардов`).
    fn is_of_money(&self, line: &Line<'_>, topics: &Topics, figures: &[Found]) -> bool {
        let measures = self.extractor.lexicon.measures();
        let of_money = |m: &Measure| m.dimension == "money";
        let cues = topics.cues.iter();
        let mut named = cues.filter_map(|cue| measures.get(usize::from(cue.measure)));
        let amount = figures.iter().find(|f| told_in::is_bare_amount(f));
        let before = amount.map_or(0, |f| f.tokens.start);
        let back = || (0..before).any(|at| line.is(at, Role::Back));
        let carried = self.carried.measure.as_deref();
        match topics.cues.is_empty() {
            false => named.any(of_money),
            true => {
                back()
                    && measures
                        .iter()
                        .any(|m| carried == Some(&*m.id) && of_money(m))
            }
        }
    }

    /// Whether a sentence of these tokens names a measure.
    fn names_measure(&self, tokens: &[Token]) -> bool {
        let text = &*self.document.plain;
        tokens.iter().enumerate().any(|(at, token)| {
            self.language.may_begin(token.word, SenseSet::MEASURE) && {
                let mut senses = self.language.senses_with_sets(text, tokens, at);
                senses.any(|(.., set)| set.meets(SenseSet::MEASURE))
            }
        })
    }

    fn sentence(&mut self, sentence: &Sentence, line: &Line<'_>, mut scan: Scan) {
        let has_figures = !scan.figures.is_empty();
        self.columns
            .pass(self.document, sentence, &scan.periods, has_figures);
        if !has_figures {
            self.carry_topic(sentence, line);
            return;
        }
        let context = self.context;
        let extractor = self.extractor;
        let about = self.about.take().unwrap_or_else(|| About::of(self.tokens));
        let speaker = self
            .document
            .turns
            .get(sentence.turn)
            .and_then(|t| t.speaker.clone());
        let money: Vec<_> = scan
            .figures
            .iter()
            .filter(|f| f.unit.as_ref().is_some_and(|u| u.currency().is_some()))
            .map(|f| f.tokens.clone())
            .collect();
        let topics = Topics::of(line, &money, &self.spoken);
        if let Some(currency) = self.currency
            && money.is_empty()
            && scan.figures.iter().any(told_in::is_bare_amount)
            && self.is_of_money(line, &topics, &scan.figures)
        {
            told_in::carry_currency(&mut scan.figures, currency);
        }
        let organisations = std::mem::take(&mut self.organisations);
        let spoken = std::mem::take(&mut self.spoken);
        let attach = Attach {
            line,
            figures: &scan.figures,
            periods: &scan.periods,
            topics: &topics,
            lexicon: &extractor.lexicon,
            document_parties: &about.parties,
            own: speaker.as_ref().and_then(|s| about.sides.get(s)),
            spoken: &spoken,
            context: &context,
            paragraph: sentence.paragraph,
            tokens: self.tokens,
            organisations: &organisations,
        };
        let quote: Arc<str> = self.document.quote(sentence.range.clone()).into();
        let said = self.named.and(&quote).and("\u{1f}");
        // Which claim each figure of the sentence became.
        let mut made: Vec<Option<usize>> = Vec::with_capacity(scan.figures.len());
        // What the last share of the sentence was of, and its claim.
        let mut share_before: Option<(ShareOf, usize)> = None;
        for (at, found) in scan.figures.iter().enumerate() {
            let mut topic = attach.topic(at, &self.carried, sentence.paragraph);
            let listed_of = found
                .listed
                .and_then(|l| made.get(l.whole).copied().flatten());
            let of_whole = listed::name_part(
                &mut topic,
                listed_of.map(|whole| &self.claims[whole]),
                || attach.listed_thing(at),
            );
            if !is_claim(line, found, topic.measure.is_some()) {
                made.push(None);
                continue;
            }
            let mut measure = topic
                .measure
                .as_deref()
                .and_then(|id| attach.measure_named(id));
            let kind = attach.kind(found, measure);
            let share_of = (kind == Kind::Share)
                .then(|| attach.share_whole(at, share_before.as_ref().map(|(of, _)| of)))
                .flatten();
            if let Some(of) = &share_of
                && of.is_of_its_whole(topic.measure.as_ref())
            {
                topic.measure = Some(of.whole.measure.clone());
                topic.scope = topic.scope.take().or_else(|| of.thing.clone());
                measure = attach.measure_named(&of.whole.measure);
            }
            let order = measure.map_or(PartyOrder::Unordered, |m| m.parties);
            let named = measure.is_some() || !topics.parties.is_empty() || kind == Kind::Ordinal;
            // A part is between those that its whole is between.
            let parties = match (
                share_of.as_ref().and_then(|of| of.parties(&attach)),
                listed_of,
            ) {
                (Some(both), _) => both,
                (None, Some(whole)) if of_whole => self.claims[whole].parties.clone(),
                _ if named => attach.parties(found, &topic, order, &self.carried),
                _ => Vec::new(),
            };
            // `Earnings per share were 1.82, against 1.65 a year ago`: a year before what has just been said of the same thing.
            let just_said = self.claims.last().filter(|c| c.measure == topic.measure);
            let spoken_of = just_said
                .and_then(|claim| claim.period)
                .or_else(|| self.carried.period.as_ref().map(|(days, ..)| *days));
            let stated = attach.period(at, spoken_of, measure);
            let mut period = stated.and_then(|(mention, days)| {
                Some((
                    days?,
                    mention.basis.unwrap_or(Basis::Relative),
                    self.words(&mention.range),
                ))
            });
            if stated.is_none() {
                let at = line.bytes(&found.tokens).start;
                period = self.columns.period_at(self.document, sentence, at).cloned();
            }
            // In a report on nine months, `since the beginning of the year` is those nine months.
            let since = stated.is_some_and(|(mention, _)| mention.role == PeriodRole::Since);
            if since
                && let Some(reported) = measure.and_then(|m| self.reported(m, context))
                && period
                    .as_ref()
                    .is_some_and(|(days, ..)| days.from() == reported.0.from())
            {
                period = Some(reported);
            }
            let modality = attach.modality(found, stated.map(|(mention, _)| mention));
            // `Full-year revenue`, in a report on a year.
            if period.is_none()
                && stated.is_some_and(|(mention, _)| mention.is_whole_year())
                && let Some(reported) = measure.and_then(|m| self.reported(m, context))
                && reported.0.days() >= YEAR
            {
                period = Some(reported);
            }
            let list = (share_of.as_ref().filter(|of| of.follows))
                .and(share_before.as_ref().map(|(_, claim)| *claim))
                .or(listed_of.filter(|_| of_whole));
            if period.is_none()
                && stated.is_none()
                && let Some(list) = list.map(|claim| &self.claims[claim])
            {
                period = list
                    .period
                    .zip(list.basis)
                    .zip(list.period_text.clone())
                    .map(|((days, basis), words)| (days, basis, words));
            }
            if period.is_none()
                && stated.is_none()
                && !attach.is_compared(found)
                && let Some(measure) = measure
            {
                let carried = &self.carried;
                period = carried
                    .period_of(measure, modality, &parties, sentence.paragraph)
                    .cloned();
                if period.is_none() && modality == Modality::Actual {
                    period = self.reported(measure, context);
                }
            }
            let restates = found
                .restates
                .or_else(|| attach.share_of(at).filter(|_| kind == Kind::Share))
                .and_then(|i| made.get(i).copied().flatten());
            let mention = stated.map(|(mention, _)| mention);
            let own = period.as_ref().map(|(days, ..)| *days);
            let mut apart_from = topic.apart.clone();
            apart_from.extend(attach.reckoned_from(found, kind, own));
            let apart = attach.apart(found, &apart_from, kind, measure, mention, &parties);
            let claim = Claim {
                id: Arc::from(""),
                place: self.place(line, found),
                text: self.words(&line.bytes(&found.tokens)),
                quote: self.quoted(sentence, line, found, &quote),
                speaker: speaker.clone(),
                language: self.language.code.clone(),
                measure: topic.measure.clone(),
                of: match measure {
                    Some(m) => attach.of_what(found, m, topic.scope.as_ref(), &self.carried),
                    None => topic.scope.clone(),
                },
                reckoned: apart.reckoned,
                told: apart.told,
                parties,
                kind,
                unit: attach.unit(found),
                figure: found.figure.clone(),
                trend: attach.trend(found),
                period: period.as_ref().map(|(days, ..)| *days),
                basis: period.as_ref().map(|(_, basis, _)| *basis),
                period_text: period.as_ref().map(|(.., words)| words.clone()),
                modality,
                partial: attach.counts_part(found),
                restates: None,
                whole: share_of.as_ref().map(|of| Arc::new(of.whole.clone())),
                part: None,
                said: self.said,
            };
            let claim = self.finish(claim, said, restates);
            self.currency = claim
                .unit
                .as_ref()
                .and_then(Unit::currency)
                .or(self.currency);
            let part = made.iter().any(Option::is_some) && attach.is_told_as_part(at);
            let told_of_now = !part
                && !attach.is_compared(found)
                && attach.brackets_around(found.tokens.start).is_none()
                && !stated.is_some_and(|(m, _)| m.role == PeriodRole::Comparison);
            self.carried.is_last &= measure.is_some();
            if let Some(measure) = measure.filter(|_| told_of_now) {
                let reports = measure.owner == Owner::Organisation
                    && measure.nature == Nature::Flow
                    && claim.modality == Modality::Actual;
                if reports && self.first_period.is_none() {
                    self.first_period.clone_from(&period);
                }
                let paragraph = sentence.paragraph;
                // `In December alone …`: what is said next is of the time spoken of before.
                if mention.is_some_and(|m| attach.is_aside(m)) && self.carried.period.is_some() {
                    period.clone_from(&self.carried.period);
                }
                self.carried
                    .move_to(&claim, &topic.apart, period, measure, paragraph);
            }
            share_before = share_of.map(|of| (of, self.claims.len()));
            made.push(Some(self.claims.len()));
            self.claims.push(claim);
        }
        let measures = extractor.lexicon.measures();
        listed::tie(&mut self.claims, &scan.figures, &made, measures);
        self.about = Some(about);
        self.organisations = organisations;
        self.spoken = spoken;
        for at in 0..self.claims.len() {
            let measures = extractor.lexicon.measures();
            let measure = self.claims[at].measure.as_deref();
            let place = measure.and_then(|id| measures.iter().position(|m| m.id == id));
            if let Some(place) = place.and_then(|place| u16::try_from(place).ok()) {
                self.speaks_of(place);
            }
        }
    }

    /// Notes a measure of the rules as spoken about.
    fn speaks_of(&mut self, measure: u16) {
        self.spoken.retain(|known| *known != measure);
        self.spoken.push(measure);
    }

    /// A sentence without figures may still name what the next one's `it` is about.
    fn carry_topic(&mut self, sentence: &Sentence, line: &Line<'_>) {
        let topics = Topics::of(line, &[], &self.spoken);
        if let Some(cue) = topics.cues.last()
            && let Some(measure) = self
                .extractor
                .lexicon
                .measures()
                .get(usize::from(cue.measure))
        {
            let measure: Arc<str> = measure.id.as_str().into();
            self.speaks_of(cue.measure);
            self.carried = Carried {
                measure: Some(measure),
                paragraph: sentence.paragraph,
                ..Carried::default()
            };
        }
    }

    /// The period a company's figure is of when nothing near it says: the one the document reports on.
    fn reported(&self, measure: &Measure, context: PeriodContext) -> Option<Stated> {
        let spans = matches!(measure.nature, Nature::Flow | Nature::Rate);
        if !spans || measure.owner != Owner::Organisation {
            return None;
        }
        let named = self.reporting.get_or_init(|| {
            let units = self.extractor.lexicon.units();
            reporting(self.document, self.language, units, &context)
        });
        named.as_ref().or(self.first_period.as_ref()).cloned()
    }

    /// Gives a claim its id, and what it restates its fields.
    ///
    /// `said` is the hash of document and sentence.
    fn finish(&mut self, mut claim: Claim, said: ContentHash, restates: Option<usize>) -> Claim {
        if let Some(first) = restates.and_then(|i| self.claims.get(i)) {
            claim.restates = Some(first.id.clone());
            // A share says how much its part is, and is of the whole.
            if claim.kind != Kind::Share {
                claim.measure.clone_from(&first.measure);
                claim.of.clone_from(&first.of);
                claim.reckoned.clone_from(&first.reckoned);
                claim.told.clone_from(&first.told);
                claim.parties.clone_from(&first.parties);
                claim.kind = first.kind;
            }
            claim.modality = first.modality;
            claim.period = first.period;
            claim.basis = first.basis;
            claim.period_text.clone_from(&first.period_text);
        }
        let words = said.and(&claim.text);
        let times = self.seen.entry(words).or_insert(0);
        *times += 1;
        claim.id = words.and("\u{1f}").and(&times.to_string()).id().into();
        claim
    }

    fn words(&self, range: &std::ops::Range<usize>) -> Arc<str> {
        self.document.quote(range.clone()).into()
    }

    fn place(&self, line: &Line<'_>, found: &Found) -> Place {
        let bytes = line.bytes(&found.tokens);
        let (row, column) = self.document.locate(bytes.start);
        Place {
            doc: self.document.name.clone(),
            line: u32::try_from(row).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            start: bytes.start,
            end: bytes.end,
        }
    }

    /// The sentence, and where in its folded text the figure stands.
    fn quoted(
        &self,
        sentence: &Sentence,
        line: &Line<'_>,
        found: &Found,
        quote: &Arc<str>,
    ) -> Quote {
        let bytes = line.bytes(&found.tokens);
        let place = |start: usize, end: usize| Quote {
            text: quote.clone(),
            start: u32::try_from(start).unwrap_or(0),
            end: u32::try_from(end).unwrap_or(0),
        };
        // Folding white space never makes a text longer: where it made none shorter, nothing moved.
        if quote.len() == sentence.range.len() {
            let from = sentence.range.start;
            return place(
                bytes.start.saturating_sub(from),
                bytes.end.saturating_sub(from),
            );
        }
        let before = self.document.quote(sentence.range.start..bytes.start);
        let figure = self.document.quote(bytes.clone());
        let mut start = before.len();
        // A space parts them in the folded text when one did in the document.
        if !before.is_empty() && quote.get(start..).is_some_and(|rest| rest.starts_with(' ')) {
            start += 1;
        }
        let end = (start + figure.len()).min(quote.len());
        place(start, end)
    }
}

/// Whether a figure is a claim: it counts something, or is a place in a row of something.
fn is_claim(line: &Line<'_>, found: &Found, has_measure: bool) -> bool {
    match found.kind {
        MentionKind::Number => has_measure,
        MentionKind::Ordinal => {
            let century = (found.tokens.end..found.tokens.end + 2).any(|at| {
                matches!(
                    line.time_unit(at),
                    Some((_, crate::lexicon::TimeUnit::Century))
                )
            });
            let place = found.figure.value;
            let said = found.form == Form::Digits || place >= Decimal::from(4);
            has_measure && said && !century
        }
        _ => true,
    }
}

impl Convention {
    /// The language's convention. The document's own habit overrules it where an unmistakable number shows another.
    fn of(document: &Document, language: &Language) -> Self {
        let usual = Self {
            decimal: language.numerals.decimal,
        };
        let other = if usual.decimal == '.' { ',' } else { '.' };
        let bytes = document.plain.as_bytes();
        let mut votes = 0i32;
        for at in memchr::memchr2_iter(b'.', b',', &bytes[..bytes.len().min(64 * 1024)]) {
            let digits_before = bytes[..at]
                .iter()
                .rev()
                .take_while(|b| b.is_ascii_digit())
                .count();
            let digits_behind = bytes[at + 1..]
                .iter()
                .take(4)
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits_before == 0 || !(1..=2).contains(&digits_behind) {
                continue;
            }
            // `2,3` or `2.35` that no further separator follows: a decimal mark.
            let next = bytes.get(at + 1 + digits_behind);
            if next.is_some_and(|b| {
                matches!(b, b'.' | b',')
                    && bytes
                        .get(at + 2 + digits_behind)
                        .is_some_and(u8::is_ascii_digit)
            }) {
                continue;
            }
            votes += if char::from(bytes[at]) == usual.decimal {
                1
            } else {
                -1
            };
        }
        if votes < 0 {
            Self { decimal: other }
        } else {
            usual
        }
    }
}
