//! The extractor: a document in, its mentions or claims out.

use super::digits::Convention;
use super::elliptic;
use super::lasting;
use super::line::{Line, Spare};
use super::mention::{Mention, MentionKind};
use super::period::{
    PeriodContext, PeriodMention, dateline, day_of_dateline, find_periods, infer_date, weekday,
};
use super::reading::Reading;
use super::scan::{self, Scan};
use super::tokens::{Counts, Split, Tokens};
use crate::claim::Claim;
use crate::document::{DateBasis, Document, DocumentDate};
use crate::lexicon::{Begins, Language, Lexicon, Role, SenseSet};
use crate::period::Day;
use jiff::ToSpan;
use std::slice;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many sentences make the head of a document, where a dateline is.
const HEAD: usize = 8;

/// How many bytes of documents are read together, measured on transcripts of 6 and of 40 kilobytes.
const TOGETHER: usize = 384 * 1024;

/// The seconds of a day.
const DAY: u64 = 24 * 60 * 60;

/// How many words of a sentence may name the time it begins with.
const OPENING: usize = 3;

/// The sentences that can hold a figure or a period, and their periods.
type Read<'t> = Vec<(Line<'t>, Vec<PeriodMention>)>;

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
    /// Whether claims know the proper names that their document speaks of.
    names: bool,
}

impl Extractor {
    /// An extractor with a vocabulary.
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self {
            lexicon,
            names: true,
        }
    }

    /// The same for who compares no claims: they do not know the [names](Claim::names) by which documents of one matter know each other,
    /// which takes a little time to find.
    pub fn without_names(self) -> Self {
        Self {
            names: false,
            ..self
        }
    }

    /// Whether claims are to know the names that their document speaks of.
    pub(super) fn finds_names(&self) -> bool {
        self.names
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

    /// The date of a document; and, when they had to be read for it, the sentences whose tokens are kept, with their periods.
    fn dated<'t>(&'t self, tokens: &'t Tokens<'_>) -> (Option<DocumentDate>, Option<Read<'t>>) {
        if tokens.document.metadata.date.is_some() {
            return (tokens.document.metadata.date, None);
        }
        let units = self.lexicon.units();
        let context = PeriodContext::default();
        let today = today();
        let mut latest = None;
        let mut read = Vec::new();
        let text = &*tokens.document.plain;
        for split in tokens.kept_splits(0..tokens.kept()) {
            if split.counts > Counts::Nothing {
                let line = Line::new(text, split.tokens, tokens.language, units);
                let periods = find_periods(&line, &context);
                latest = latest.max(infer_date(&periods, today));
                read.push((line, periods));
            }
        }
        tokens.each_block_behind(|block| {
            for split in block.iter().filter(|s| s.counts > Counts::Nothing) {
                let line = Line::new(text, split.tokens, tokens.language, units);
                latest = latest.max(infer_date(&find_periods(&line, &context), today));
            }
        });
        let date = latest.map(|day| DocumentDate {
            day: self.day_of_dateline(tokens, day, today).unwrap_or(day),
            basis: DateBasis::Inferred,
        });
        (date, Some(read))
    }

    /// The day of the document's dateline, where that leaves the year out and the latest day its words tell of as past is known.
    fn day_of_dateline(&self, tokens: &Tokens<'_>, latest: Day, today: Day) -> Option<Day> {
        let context = PeriodContext {
            said: Some(latest),
            ..PeriodContext::default()
        };
        let (mut day, mut named) = (None, None);
        for split in tokens.kept_splits(0..tokens.kept().min(HEAD)) {
            let text = &tokens.document.plain;
            let line = Line::new(text, split.tokens, tokens.language, self.lexicon.units());
            day = day.or_else(|| dateline(&line, &find_periods(&line, &context)));
            named = named.or_else(|| weekday(&line));
        }
        day_of_dateline(day?, named, latest, today)
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
        let convention = Convention::of(document, &language);
        let units = self.lexicon.units();
        let mut read = read.into_iter().flatten();
        tokens.each_counting(|split| {
            let (line, periods) = match read.next() {
                Some((line, periods)) => (line, Some(periods)),
                None => (
                    Line::new(&document.plain, split.tokens, &language, units),
                    None,
                ),
            };
            let line = &line;
            let mut scan = scan::scan(line, &context, convention, periods);
            let (figures, periods) = (&mut scan.figures, &scan.periods);
            elliptic::lend_nouns(line, figures, periods, None, self.lexicon.measures());
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
                let length = lasting::length(line, &period.tokens, convention);
                out.extend(length.map(|found| Mention::of(line, found, None)));
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
        self.each_claim_of(slice::from_ref(document), |_, claim| each(claim));
    }

    /// Calls `each` with every claim of several documents, in order, and the place of its document. Of short documents a few together
    /// are read faster than one after the other: what one step needs of the program then stays at hand for all of them.
    pub fn each_claim_of(&self, documents: &[Document], mut each: impl FnMut(usize, Claim)) {
        let languages: Vec<_> = documents.iter().map(|d| self.language(d)).collect();
        let known = documents.iter().zip(&languages).enumerate();
        let known = known.filter_map(|(at, (document, language))| {
            language.as_deref().map(|language| (at, document, language))
        });
        let tokens: Vec<(usize, Tokens<'_>)> = known
            .map(|(at, document, language)| (at, Tokens::new(document, language)))
            .collect();
        let dates: Vec<_> = tokens
            .iter()
            .map(|(_, tokens)| self.dated(tokens))
            .collect();
        let mut begun = Vec::with_capacity(tokens.len());
        for ((at, tokens), (date, read)) in tokens.iter().zip(dates) {
            let context = PeriodContext {
                tense: true,
                ..Self::context(date)
            };
            let mut reading = Reading::new(self, tokens, tokens.language, context, date);
            reading.look_around();
            begun.push((*at, tokens, context, read, reading));
        }
        let mut spare = Spare::default();
        for (at, tokens, context, read, reading) in begun {
            let each = |claim| each(at, claim);
            self.read(tokens, &context, read, reading, &mut spare, each);
        }
    }

    /// Calls `each` with every claim of a document whose reading is begun.
    fn read(
        &self,
        tokens: &Tokens<'_>,
        context: &PeriodContext,
        read: Option<Read<'_>>,
        mut reading: Reading<'_>,
        spare: &mut Spare,
        mut each: impl FnMut(Claim),
    ) {
        let (document, language) = (tokens.document, tokens.language);
        let convention = Convention::of(document, language);
        let units = self.lexicon.units();
        let mut read = read.into_iter().flatten();
        let mut claims = Vec::new();
        tokens.each_block(|block| {
            let mut lines = Vec::with_capacity(block.len());
            for split in block {
                let counts = split.counts > Counts::Nothing;
                let read = counts.then(|| read.next()).flatten();
                let text = &*document.plain;
                let whole = split.counts == Counts::Figures
                    || split.counts == Counts::Periods && names_time(&split, language);
                let (line, periods) = match read {
                    Some((line, periods)) if whole => (line, Some(periods)),
                    _ if whole => {
                        let line = Line::reusing(spare, text, split.tokens, language, units);
                        (line, None)
                    }
                    _ if reading.names_measure(&split) => {
                        let line = Line::of_topics(spare, text, split.tokens, language, units);
                        (line, None)
                    }
                    _ => continue,
                };
                lines.push((split, line, whole, periods));
            }
            let scans: Vec<Option<Scan>> = lines
                .iter_mut()
                .map(|(_, line, whole, periods)| {
                    whole.then(|| scan::scan(line, context, convention, periods.take()))
                })
                .collect();
            for ((split, line, ..), scan) in lines.iter().zip(scans) {
                reading.turn_of(split.sentence, &mut claims);
                match scan {
                    Some(scan) => reading.sentence(split.sentence, line, scan, &mut claims),
                    None => reading.carry_topic(split.sentence, line),
                }
            }
            claims.drain(..).for_each(&mut each);
            for (_, line, ..) in lines {
                spare.take_back(line);
            }
        });
        reading.end(&mut claims);
        claims.into_iter().for_each(each);
    }
}

/// Runs of documents that [`Extractor::each_claim_of`] gains by reading together: of short ones several, a long one alone.
pub fn together(mut documents: &[Document]) -> Vec<&[Document]> {
    let mut runs = Vec::new();
    while !documents.is_empty() {
        let mut bytes = 0;
        let fits = documents.iter().take_while(|document| {
            bytes += document.plain.len();
            bytes <= TOGETHER
        });
        let (run, rest) = documents.split_at(fits.count().max(1));
        runs.push(run);
        documents = rest;
    }
    runs
}

/// Whether a sentence without figures may say when what is told next was: it begins with a word of time (`Last year was a good one`), or
/// holds one for what is told of a time (`The ministry has published the data for 2023`).
fn names_time(split: &Split<'_>, language: &Language) -> bool {
    const ACCOUNT: SenseSet = SenseSet::role(Role::Account);
    let mut first = split.tokens.iter().take(OPENING);
    first.any(|token| token.begins.meets(Begins::TIME)) || {
        let mut words = split.tokens.iter();
        words.any(|token| language.may_begin(token.word, ACCOUNT))
    }
}

/// The day after which no document can have been made; the end of time where no clock runs.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let days = since.and_then(|since| i64::try_from(since.as_secs() / DAY).ok());
    let epoch = Day::new(1970, 1, 1).ok();
    let found = epoch.zip(days).and_then(|(epoch, days)| {
        // A day more, for those east of Greenwich.
        epoch.checked_add((days + 1).days()).ok()
    });
    found.unwrap_or(Day::MAX)
}
