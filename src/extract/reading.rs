//! The reading of one document: sentence by sentence, figure by figure, with what the talk carries on from one to the next.

mod claim;
mod each;
mod earlier;
mod ends;
mod fiscal;
mod money;
mod named;
mod near;
mod next;
mod partition;
mod passage;
mod place;
mod short;

use self::money::Money;
use self::passage::Passage;
use super::about::About;
use super::again::Remembered;
use super::attach::{Asked, Attach};
use super::bloc::Blocs;
use super::carry::{Carried, Stated};
use super::columns::Columns;
use super::divided::Divided;
use super::elliptic::{self, Counted};
use super::extractor::Extractor;
use super::figure::Found;
use super::line::Line;
use super::listed;
use super::organisation::Organisations;
use super::period::{PeriodContext, PeriodMention};
use super::proper::proper_names;
use super::reporting::Reported;
use super::scan::Scan;
use super::section::Section;
use super::share_list::ShareList;
use super::tokens::{Split, Tokens};
use super::told_in;
use super::topic::{Topics, claimed};
use super::whole::ShareOf;
use crate::claim::{Claim, ContentHash, ProperName};
use crate::document::{Document, DocumentDate, Sentence};
use crate::lexicon::{Begins, Language, SenseSet};
use crate::period::Day;
use crate::quantity::{Currency, Decimal};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::cell::OnceCell;
use std::sync::Arc;

/// About how many bytes of a document there are to a claim: a set that grows is copied again and again.
const CLAIM: usize = 512;

/// The state of reading one document's claims.
pub struct Reading<'a> {
    extractor: &'a Extractor,
    tokens: &'a Tokens<'a>,
    document: &'a Document,
    language: &'a Language,
    context: PeriodContext,
    /// Read when the first claim needs it.
    about: Option<About>,
    /// The organisations that stand for countries.
    blocs: Blocs<'a>,
    /// Read when the first figure of an organisation asks for them.
    organisations: OnceCell<Organisations>,
    /// What the head of the document says it reports on.
    reporting: OnceCell<Reported>,
    /// The proper names it speaks of.
    names: Option<Arc<[ProperName]>>,
    /// The measures whose shared cues its title claims.
    claimed: OnceCell<Vec<u16>>,
    /// What its head says that its figures are in.
    headed: OnceCell<Option<(Currency, Decimal)>>,
    /// The period its title names.
    titled: OnceCell<Option<Stated>>,
    /// The period that the heading above names.
    section: Section,
    /// The period of the first flow of an organisation that states one.
    first_period: Option<Stated>,
    said: Option<Day>,
    columns: Columns,
    carried: Carried,
    /// The byte behind the last sentence that told of what is carried, or named it.
    told_until: usize,
    /// The figures that the turn may come back to.
    remembered: Remembered,
    /// The currency the turn last spoke in, and the paragraph it did so in.
    currency: Option<(Currency, usize)>,
    /// The currency of the document's own country, once it has been spoken in.
    own_currency: Option<Currency>,
    /// The currencies the document has spoken in so far.
    money: Money,
    /// In what the figure of a measure was counted that was told last: thousands, millions.
    scale: Decimal,
    /// The amount that the sentence before told, and its paragraph.
    amount: Option<(Claim, usize)>,
    /// The measures whose shared cues the sentence before claims, if no figure of it is of a measure.
    owned: Vec<u16>,
    /// The measures that the paragraph has had words of, whose shared cues a title claims too, and the paragraph.
    near: (Vec<u16>, usize),
    /// The noun last counted, and the paragraph it was counted in.
    counted: Option<(Counted, usize)>,
    /// The paragraph in which a figure that no measure names has a period of its own.
    dated: Option<usize>,
    /// What has been said of the parts of a company.
    divided: Divided,
    /// The amounts being told with their shares.
    shares: ShareList,
    /// The measures spoken about so far, each once, the last one last.
    spoken: Vec<u16>,
    /// The times told so far.
    passage: Passage,
    turn: usize,
    /// The hash of the document's name, with which all ids begin.
    named: ContentHash,
    /// The sentences with figures, by their hash.
    seen: FxHashSet<ContentHash>,
    /// How often those were met that were met again, so that a repeated sentence gives ids of its own.
    again: FxHashMap<ContentHash, u32>,
    /// The claims of the sentence being read.
    claims: Vec<Claim>,
}

/// A sentence while its figures are made claims.
struct Spoken<'a, 'b> {
    sentence: &'a Sentence,
    attach: &'a Attach<'b>,
    speaker: Option<Arc<str>>,
    /// Its text.
    quote: Arc<str>,
    /// Whether that is its text as it stands, whose white space needs no folding.
    folded: bool,
    /// The hash of document and sentence.
    said: ContentHash,
    /// How often the document has told this sentence.
    times: u32,
    /// The words that its ids were made of, by their hash with the sentence's.
    told: SmallVec<[ContentHash; 8]>,
    /// Which claim each figure before the one at hand became.
    made: SmallVec<[Option<usize>; 8]>,
    /// Where the first period begins that one of these claims states.
    dated: Option<usize>,
    /// What the last share of the sentence was of, and its claim.
    share_before: Option<(ShareOf, usize)>,
}

impl Spoken<'_, '_> {
    /// The claim that a figure of the sentence became.
    fn claim_of(&self, figure: usize) -> Option<usize> {
        self.made.get(figure).copied().flatten()
    }
}

impl<'a> Reading<'a> {
    /// A document about to be read, and its date.
    pub fn new(
        extractor: &'a Extractor,
        tokens: &'a Tokens<'a>,
        language: &'a Language,
        context: PeriodContext,
        date: Option<DocumentDate>,
    ) -> Self {
        let document = tokens.document;
        Self {
            extractor,
            tokens,
            document,
            language,
            context,
            about: None,
            blocs: Blocs::new(tokens),
            organisations: OnceCell::new(),
            reporting: OnceCell::new(),
            names: None,
            claimed: OnceCell::new(),
            headed: OnceCell::new(),
            titled: OnceCell::new(),
            section: Section::default(),
            first_period: None,
            said: date.map(|d| d.day),
            columns: Columns::default(),
            carried: Carried::default(),
            told_until: 0,
            remembered: Remembered::default(),
            currency: None,
            own_currency: None,
            money: Money::default(),
            scale: Decimal::ONE,
            amount: None,
            owned: Vec::new(),
            near: (Vec::new(), 0),
            counted: None,
            dated: None,
            divided: Divided::default(),
            shares: ShareList::default(),
            spoken: Vec::new(),
            passage: Passage::default(),
            turn: usize::MAX,
            named: ContentHash::new().and(&document.name),
            seen: FxHashSet::with_capacity_and_hasher(document.plain.len() / CLAIM, FxBuildHasher),
            again: FxHashMap::default(),
            claims: Vec::new(),
        }
    }

    /// Reads what its figures will ask of the whole document, if its beginning has any.
    pub fn look_around(&mut self) {
        if self.tokens.has_figures() {
            let about = About::of(self.tokens, self.extractor.lexicon().units());
            self.names = Some(self.proper_names(&about));
            self.about = Some(about);
        }
    }

    fn proper_names(&self, about: &About) -> Arc<[ProperName]> {
        match self.extractor.finds_names() {
            true => proper_names(self.tokens, &about.named),
            false => Arc::default(),
        }
    }

    /// Moves on to the turn of a sentence; nothing but what was asked about is carried from one to the next. The claims of the one
    /// before go to `out`.
    pub fn turn_of(&mut self, sentence: &Sentence, out: &mut Vec<Claim>) {
        if self.turn != sentence.turn() {
            self.turn = sentence.turn();
            self.carried = std::mem::take(&mut self.carried).answered();
            self.remembered.forget(out);
            self.section.leave();
            self.passage.leave();
            self.currency = None;
            self.amount = None;
            self.counted = None;
            self.owned.clear();
        }
    }

    /// Whether a sentence names a measure.
    pub fn names_measure(&self, split: &Split<'_>) -> bool {
        let text = &*self.document.plain;
        split.begins.meets(Begins::MEASURE)
            && (0..split.tokens.len())
                .any(|at| self.language.starts_measure(text, split.tokens, at))
    }

    /// Reads a sentence. What nobody can come back to any more goes to `out`, in order.
    pub fn sentence(
        &mut self,
        sentence: &Sentence,
        line: &Line<'_>,
        mut scan: Scan,
        out: &mut Vec<Claim>,
    ) {
        let has_figures = !scan.figures.is_empty();
        self.settle_named_years(&mut scan);
        if has_figures && self.carried.open && !self.carried.goes_on(line) {
            self.carried = Carried::default();
        }
        if self.section.pass(self.document, sentence, line, &scan) {
            self.carried = Carried::default();
        }
        self.columns
            .pass(self.document, sentence, &scan.periods, has_figures);
        self.passage.name(&scan.periods, sentence.paragraph());
        if !has_figures {
            self.passage.announce(self.document, line, &scan.periods);
        }
        if has_figures {
            self.go_on_with_last(sentence, line, &scan);
            self.figures(sentence, line, &mut scan);
            self.carried.note_several(&self.claims);
            self.carried.note_halves(&self.claims);
        }
        // `Cases have fallen for three weeks. They peaked at 2,050`: what no figure is of may be what the next one's `they` is.
        if self.claims.iter().all(|claim| claim.measure.is_none()) {
            self.carry_topic(sentence, line);
        } else if line.holds(SenseSet::MEASURE) {
            self.owned = claimed(line);
        }
        self.divided.pass(line, &scan.figures, sentence.paragraph());
        // `The first estimate of GDP for 2023 has been published` tells no figure either.
        if self.claims.is_empty() {
            self.carry_period(sentence, line, &scan.periods);
        }
        self.note_question(sentence, line);
        self.note_amount(sentence.paragraph());
        self.note_end(sentence);
        self.remembered.note(self.claims.drain(..), out);
    }

    /// Gives the claims that are left at the end of a document.
    pub fn end(&mut self, out: &mut Vec<Claim>) {
        self.remembered.forget(out);
    }

    fn figures(&mut self, sentence: &Sentence, line: &Line<'_>, scan: &mut Scan) {
        let context = self.context;
        let extractor = self.extractor;
        let units = extractor.lexicon().units();
        let about = self.about.take();
        let about = about.unwrap_or_else(|| About::of(self.tokens, units));
        if self.names.is_none() {
            self.names = Some(self.proper_names(&about));
        }
        let turn = self.document.turns.get(sentence.turn());
        let speaker = turn.and_then(|t| t.speaker.clone());
        let home = about.home.as_deref();
        let parties = &about.parties;
        told_in::settle_at_home(line, &mut scan.figures, home, parties, &about.named);
        let spoken = (self.currency)
            .filter(|(_, paragraph)| sentence.paragraph().saturating_sub(*paragraph) <= 1);
        let cents = spoken.map(|(currency, _)| currency);
        told_in::settle_cents(line, &mut scan.figures, cents.or_else(|| self.money.only()));
        self.tell_in_full(line, sentence.paragraph(), scan);
        let in_money = |f: &&Found| f.unit.as_ref().is_some_and(|u| u.currency().is_some());
        let money = |at: usize| {
            let mut money = scan.figures.iter().filter(in_money);
            money.any(|f| f.tokens.contains(&at))
        };
        self.note_near(sentence, line);
        let topics = Topics::of(line, money, self.known());
        self.count_as_headed(line, &topics, scan);
        // `a deficit of 1.4 trillion ($390 million)`: what stands in brackets is the same in other money.
        let bracketed = |f: &Found| {
            let before = f.hedged.start.checked_sub(1);
            before.is_some_and(|at| line.is_mark(at, '('))
        };
        let talked = spoken.map(|(currency, _)| currency).or(self.own_currency);
        // In a call that has named one currency only, `Net debt is down to 3.4 billion` is in that, whoever goes on.
        let talked = talked.or_else(|| self.money.only().filter(|_| home.is_none()));
        if let Some(currency) = talked {
            told_in::carry_before_other_money(line, &mut scan.figures, currency);
        }
        if let Some(currency) = talked
            && !scan.figures.iter().any(|f| in_money(&f) && !bracketed(f))
            && scan.figures.iter().any(told_in::is_bare_amount)
            && self.is_of_money(line, &topics, scan)
        {
            told_in::carry_currency(&mut scan.figures, currency);
        }
        self.tell_of_this(line, scan);
        self.shares.lend(line, &mut scan.figures);
        let counted = self.counted.take();
        let counted = counted.filter(|(_, paragraph)| *paragraph == sentence.paragraph());
        let noun = counted.as_ref().map(|(counted, _)| counted);
        let measures = extractor.lexicon().measures();
        elliptic::lend_nouns(line, &mut scan.figures, &scan.periods, noun, measures);
        let last = Counted::last(line, &scan.figures);
        let own = speaker.as_ref().and_then(|s| about.sides.get(s));
        if scan.periods.iter().any(PeriodMention::is_fiscal) {
            self.settle_fiscal_years(scan, &about, own);
        }
        let organisations = std::mem::take(&mut self.organisations);
        let measures_spoken = std::mem::take(&mut self.spoken);
        let measures_near = self.near.0.clone();
        // Attaching looks for figures and periods by halves.
        debug_assert!(scan.is_in_order(), "figures or periods out of order");
        let attach = Attach {
            line,
            figures: &scan.figures,
            periods: &scan.periods,
            topics: &topics,
            lexicon: extractor.lexicon(),
            document_parties: &about.parties,
            home: about.home.as_ref(),
            main_party: about.main.as_ref(),
            kind: about.kind.as_ref(),
            place: about.place.as_ref(),
            only_party: about.only.as_ref(),
            own,
            spoken: &measures_spoken,
            near: &measures_near,
            counted: noun.map(|counted| &counted.noun),
            context: &context,
            paragraph: sentence.paragraph(),
            divided: self.divided.is_in(sentence.paragraph()),
            tokens: self.tokens,
            organisations: &organisations,
            asked: Asked::default(),
        };
        let quote: Arc<str> = self.document.quote(sentence.range()).into();
        let (said, times) = self.said(&quote);
        let mut spoken = Spoken {
            sentence,
            attach: &attach,
            speaker,
            said,
            times,
            told: SmallVec::new(),
            // Folding white space never makes a text longer: where it made none shorter, nothing moved.
            folded: quote.len() == sentence.range().len(),
            quote,
            made: SmallVec::new(),
            dated: None,
            share_before: None,
        };
        for at in 0..scan.figures.len() {
            let claim = self.figure(&mut spoken, at);
            spoken.made.push(claim);
        }
        let made = spoken.made;
        self.date_by_year_before(&attach, &made);
        listed::tie(&mut self.claims, &scan.figures, &made, measures);
        listed::set_sums_apart(&mut self.claims, &made);
        listed::part_lists(&mut self.claims, line, &scan.figures, &made);
        listed::part_behind_colon(&mut self.claims, line, &scan.figures, &made);
        self.tie_parts(&attach, &made);
        self.tie_periods(&attach, &made);
        self.tie_remaining(&attach, &made);
        self.tie_ends(&attach, &made);
        self.tie_across(line);
        self.tie_each(&attach);
        self.about = Some(about);
        self.counted = last.map(|noun| (noun, sentence.paragraph())).or(counted);
        self.organisations = organisations;
        self.spoken = measures_spoken;
        for at in 0..self.claims.len() {
            let measure = self.claims[at].measure.as_deref();
            let place = measure.and_then(|id| extractor.lexicon().place_of_measure(id));
            if let Some(place) = place.and_then(|place| u16::try_from(place).ok()) {
                self.speaks_of(place);
            }
        }
    }

    /// Notes a measure of the rules as spoken about.
    fn speaks_of(&mut self, measure: u16) {
        if self.spoken.last() == Some(&measure) {
            return;
        }
        self.spoken.retain(|known| *known != measure);
        self.spoken.push(measure);
    }
}
