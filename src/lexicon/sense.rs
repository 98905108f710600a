//! Senses: what a word or phrase of the vocabulary can mean to the grammar.

use crate::quantity::{Bound, Currency, Decimal, Trend};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The parts that small words play in the grammar of figures.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// `and`, between the parts of a number and the members of a list.
    And,
    /// `or`.
    Or,
    /// `a`, `an`: one, before a scale word; each, in a rate.
    Article,
    /// `the`.
    Definite,
    /// `minus`, `negative`.
    Minus,
    /// `point`, between the words of a decimal.
    Point,
    /// `points`, percentage points beside a percent.
    Points,
    /// `where`, behind the name of a place or a part.
    Where,
    /// `of`.
    Of,
    /// `out of`, `in`: between the two numbers of a share.
    OutOf,
    /// A noun that money is divided by behind an article: `$2 a share`.
    Rated,
    /// `per`, `for each`: before the divisor of a rate.
    Per,
    /// `from`, `between`: before the first figure of a range.
    From,
    /// `between`: before the first figure of what is always a range, and never where a change began.
    Between,
    /// `to`, `until`: between the two figures of a range.
    To,
    /// `до`: where nothing leads up to a figure, it is the most.
    Limit,
    /// `довести`: leads up to a figure, which is then no limit.
    Reaching,
    /// `by`: before the size of a change.
    By,
    /// `not`, `no`: turns what follows.
    Not,
    /// Words after which a number names a thing and counts nothing: `article`, `room`, `flight`.
    Label,
    /// Words that stand between a hedge and its figure and say nothing: `another`, `a total of`, `as much as` …
    Filler,
    /// `old`, `aged`: the number is an age in years.
    Age,
    /// Words that end a noun phrase: prepositions, conjunctions, pronouns, common verbs.
    Stop,
    /// Adjectives and adverbs that end like a plural noun and are none: `previous`, `various`, `overseas`.
    Adjective,
    /// `compared with`, `against`, `up from`: what follows is the figure of an earlier period.
    Compared,
    /// `alone`, beside a period: it is named in passing.
    Aside,
    /// `against`, `при`: before a plan that the figure before it is held against and is none of.
    Beside,
    /// `with`, `с`: before the other side of what two countries share.
    With,
    /// `темп роста`: the percent behind it are of the level before, 100 where nothing changed.
    Index,
    /// `the country`, `республики`: stands for the country the document is about.
    Land,
    /// `on`, `than`, `from`: behind a change, before what it is reckoned from.
    Base,
    /// `of which`, `including`: what follows is a part of what went before.
    Part,
    /// `accounts for`, `share`: the figure is a share of a whole.
    Share,
    /// `respectively`: the figures of a list belong to the members of another, in order.
    Respectively,
    /// `each`, `apiece`: the figure is for every one.
    Each,
    /// `more`, `less` after a figure: it is a difference (`7 percent more than`).
    More,
    /// `less`, `fewer` after a figure.
    Less,
    /// `our`, `we`: the speaker's own side.
    Own,
    /// `your`: what is those spoken to.
    Yours,
    /// `building`, `open`, `planned`: words that end most phrases, and before a plural say of what sort something counted is.
    Sorting,
    /// `consisting of`: the figures behind it are all the parts of the one before it.
    Consists,
    /// `the remaining`: the figure behind it is the last part of a list.
    Remaining,
    /// `their`, `их`: before a measure's name, of others than the speaker.
    Theirs,
    /// `so`, `таким образом`: what follows comes of what was said right before.
    Therefore,
    /// `other`, `прочие`: of things listed, all that are not named.
    Others,
    /// `brought in`, `accounted for`: says how much of a whole one of its parts makes.
    Yields,
    /// `worth`, `totalling`: joins a value to what was counted before it.
    Worth,
    /// `between our countries`, `bilateral`, `mutual`: the parties are the document's.
    Mutual,
    /// `anniversary`: an ordinal before it counts years.
    Anniversary,
    /// `since`, `have passed since`: years before it are counted from an event.
    Since,
    /// `signing`, `establishment`: the act by which an event began.
    Beginning,
    /// `fold`: behind a number, a multiple.
    Fold,
    /// `it`, `this figure`: points back to what was spoken about before.
    Back,
    /// `that is`: points back to the figure said last, whatever it was of.
    SaidLast,
    /// `the total`, `overall volume`: points back to the whole that what was spoken about is part of.
    Total,
    /// `target`, `goal`: the figure is what something is to come to.
    Goal,
    /// `came to`, `было`: a verb that says how much and needs no subject where the language leaves it out.
    Amounts,
    /// `within`, `after`, `через`: before a length of time in whose course or at whose end something is, no term of anything.
    Course,
    /// `budget`: what is of the year it is said to be for.
    Budget,
    /// `growth`, `decline`: a noun that names a change, which may be the subject of how much it came to.
    Growth,
    /// `when`: what follows tells of the period named just before.
    When,
    /// `had`, `leaving it with`: before how many there are of what was counted.
    Held,
    /// `leaving`, before what is left aside.
    Leaving,
    /// `aside`, behind what somebody leaves so.
    LeftAside,
    /// `for`, before what is paid.
    Paid,
    /// `shot down`, `set up`, `handed over`: a word of change or a hedge that is none behind the verb before it.
    Idiom,
    /// `but`.
    But,
    /// `while`, `whereas`: begins a clause of its own, with a comma before it or without.
    While,
    /// `will`: the clause tells of what is to come.
    Future,
    /// `came to`, `rose`: its clause tells of what has come about.
    Happened,
    /// `will be`, `are to be`: behind what is to come about.
    ToCome,
    /// `said`, `announced`: a period beside it is when it was said.
    Saying,
    /// `p.m.`, `GMT`: the number before it is a time of day.
    Clock,
    /// `total`, `весь` before the name of a measure: all of one country's, whoever the others are.
    Overall,
    /// `foreign`, `внешнеторговый` in the name of a measure: of one country with all others.
    Foreign,
    /// `plus` before a percentage.
    Plus,
    /// `lowest`, `впервые`: what is so since a day has no period that runs from it.
    Extreme,
    /// `another`, `a further`: the figure counts what comes on top of what was counted before.
    Another,
    /// `the number of`: before what is counted, with the count elsewhere.
    Tally,
    /// `this number`, `their number`: of what was counted before.
    Tallied,
    /// `number`, `numbered`: a verb between what is counted and how many there are.
    Numbers,
    /// `several`, `a few`: a scale word behind it counts nothing.
    Several,
    /// `division`, `segment`: a part of a company.
    Division,
    /// `reported`, `posted`: between a part of a company and its revenue.
    Posted,
    /// `plc`, `Ltd`: the legal form of a company, beside its name.
    LegalForm,
    /// `company`, `bank`: what a company is called by beside its name, or in its place.
    Organisation,
    /// `chief executive of`: before the name of the company.
    Officer,
    /// `chief executive`: behind the name of the company and `'s`.
    Office,
    /// `parent`, `subsidiary`, `stake`: beside the names of two companies, one of which may begin like the other.
    Kin,
    /// `reports`, `announces`: in a title behind the company whose results it names.
    Reporting,
    /// `results`, `accounts`, `report`: a title with one of them tells which period a document reports on.
    Results,
    /// `equals`, `i.e.`, `that is`, `equivalent to`: one figure restates another.
    Equals,
    /// `raised`, `loss`: a word of change that tells of an amount where money follows it.
    Outcome,
    /// `closed`, `was`: a verb behind which a figure and `higher` or `lower` tell of a change.
    Stands,
    /// `which`, `who`: begins a clause about the noun before it.
    Relative,
    /// `began`, `entered`: before a year, what there was on its first day.
    Opened,
    /// `ended`, `closed`: before a year, what there was on its last day.
    Closed,
    /// `weighs`, `lost`: a word that makes weight of what could be money.
    Weight,
    /// `fine`, `prize`: what a sum of money is, so that the word before it is money and no weight.
    Sum,
    /// `lasted`: behind it `over three weeks` is more than three weeks, and not in their course.
    Lasts,
    /// `aged`, `she is`: before a bare number it tells an age.
    Aged,
    /// `ти`: the ending that digits take as a cardinal (`30-ти`).
    CardinalMark,
    /// `trentaine`: a number that is always about so many.
    Roughly,
    /// `multiplié par`: the number behind it is a multiple.
    Multiplied,
    /// `zu`: the end of a clause whose verb tells of a rise (`legte um 6 % zu`).
    Upward,
    /// `zurück`: the end of a clause whose verb tells of a fall (`ging um 5 % zurück`).
    Downward,
    /// `in it`, `в нём`: a share with it is one of what was spoken of before.
    Within,
    /// `province`, `область`: a part of a country, beside its name.
    District,
    /// `financed by`, `за счёт`: before what covers an amount, which is another than the amount it covers.
    Means,
    /// `there`, `туда`: stands for the country named last.
    There,
    /// `had`: what is told had come about before.
    Had,
    /// `commission`: the body that two countries have meet every year, which is meant when none is named.
    Standing,
    /// `followed by`, `ahead of`: what follows is another one of the same row.
    Ranked,
    /// `as`, `как`: behind a comma, before who says what the sentence tells.
    As,
    /// `is now`, `стало`: between what something was and what it has become.
    Became,
    /// `counter-deliveries`, `in the other direction`: what goes back to where the flow named before came from.
    Return,
    /// `as fast`, `быстрее`: behind a multiple, which then compares two paces and tells of no growth.
    Pace,
    /// `the board`, `management`: speaks for the company.
    Head,
    /// `reflecting`, `из-за`: begins what brought a figure about; a period in it is of that.
    Because,
    /// `outlook`, `highlights`: in a heading, which then names no part of a company.
    Heading,
    /// `set`, `published`: a period behind it is when a plan was made.
    Settled,
    /// `received`, `принял`: between a country and those who came to it.
    Hosts,
    /// Another company of the same trade (`the nearest competitor`): what it earns is not the company's.
    Rival,
    /// `than`, `чем`: what stands behind it is what another is held against.
    Than,
    /// `those`, `этих`: before what has been named already.
    Those,
    /// Words that make one of what was told one by one: `2022 and 2023 together`.
    Together,
    /// `went`, `изменился`: before where a change came from, whatever its direction.
    Moved,
    /// `exceeded`, `превысил`: before what is less, by an amount that stands behind it.
    Exceeds,
    /// `was`, `proved`: behind a year, says how it was, and the figures told next are of it.
    Proved,
    /// `countries`, `sides`: whoever the talk is of, so that a number of them that everybody knows counts nothing.
    Sides,
    /// `Latin America`, `Asia-Pacific`: a part of the world, which is no company's name.
    Region,
    /// `data for`, `итоги`: what is told of a time, which the figures behind it are of.
    Account,
    /// `fell short of`, `уступил`: before what is more, by an amount that stands behind it.
    FallsShort,
    /// `his`, `its`, `whose`: before what somebody or something has.
    Possessive,
    /// `Street`, `Lane`: ends the name of a street, whose houses have numbers.
    Street,
    /// `is`, `составляет`: what is so now, whatever time has just been spoken of.
    Present,
    /// `ambassador`: who speaks for one country in another.
    Envoy,
    /// `a record`, `all-time high`, `the largest in history`: never before was there so much.
    Record,
    /// `for the first time`: what is reached or passed so has never been before.
    FirstTime,
    /// `lighter`, `in weight`: behind a figure, makes weight of what could be money.
    Lighter,
    /// `had the largest number of`, `most populous`: before the figure of one that has more than others have.
    Leads,
    /// `contributed`, `обеспечил`: before what a part adds to its whole.
    Contributes,
    /// `after`, `после`: before a figure, that one has been, and the one before it came then.
    Follows,
    /// `hired`, `resigned`, `принято`: those who came to work or went, which are not those who are there.
    Joins,
    /// `on the sale`, `from the revaluation`: behind a gain, which then is no growth.
    Disposal,
    /// `to`, `к`: between the two measures of a ratio, `public debt to GDP`.
    Relates,
    /// `as for`, `on`: before what a sentence opens with as what it tells of.
    Concerns,
    /// `of the states`, `среди регионов`: behind the highest of figures, it is one of a part of a country.
    AmongRegions,
    /// `prices`, `shares`, `temperatures`: in the plural, and of none of them there are so many.
    Priced,
    /// `-strong`, behind a number: how many a group is of.
    Strong,
}

/// Where the words stand that set a figure apart from the plain one of its measure, and what they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// How growth or a rate is reckoned, beside the figure: `in real terms`, `month on month`.
    Growth,
    /// What any figure is of, beside it: `since the start of the pandemic`.
    Figure,
    /// Right before the name of what is measured: `adjusted net profit`.
    Name,
    /// Before what is left out: `excluding acquisitions`.
    Without,
    /// Before those it is counted among: `among young people`.
    Among,
    /// Which edition of an estimate it is: `preliminary`, `revised`.
    Edition,
    /// Before the one whose figure it is: `according to`.
    Source,
    /// Behind the one whose figure it is: `Chinese data`.
    SourceBehind,
}

/// What one phrase means. A phrase may have several senses; the grammar takes the one that fits.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// A cardinal below a hundred, or a vague one (`couple`).
    Number(Decimal),
    /// A power that multiplies what stands before it: `hundred`, `million`, `dozen`.
    Scale(Decimal),
    /// A scale in plural with no number before it (`tens of thousands`).
    ScalePlural(Decimal),
    /// A short form of a scale, only behind digits: `m`, `bn`.
    ScaleMark(Decimal),
    /// A place in a row.
    Ordinal(u32),
    /// The ending that makes digits an ordinal: `th`.
    OrdinalMark,
    /// A part of one: `half`, `third`.
    Fraction(Decimal),
    /// A part added to the number before it: `с половиной`.
    AddedFraction(Decimal),
    /// A multiple: `doubled`, `triple`, `twice`.
    Multiple(Decimal, Option<Trend>),
    /// A currency by a name or code that only it has; `symbol` may stand before the number.
    Money {
        /// Which.
        currency: Currency,
        /// May stand before the figure (codes and symbols).
        before: bool,
        /// All currencies that share the word, to be settled by country words; empty when it names one alone.
        shared: Arc<[Currency]>,
        /// Whether a country anywhere in the sentence settles it, or only one beside the word.
        nearby: bool,
    },
    /// A currency with its scale in one word (`MEUR`), and the scale.
    ScaledMoney(Currency, Decimal),
    /// A hundredth (or thousandth) of a currency.
    Minor {
        /// Of which; `None` when it follows from the main unit before it (`cents`).
        currency: Option<Currency>,
    },
    /// A unit of measure, by its symbol in the unit table.
    Unit(Arc<str>),
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// A counted noun with a fixed name in every language.
    Noun(Arc<str>),
    /// A word beside a measure's name that narrows nothing: `total`, `volume`.
    Neutral,
    /// `тысяч`, `процентов`: what a number behind it counts, which is then about so many (`тысяч пять`).
    Inverted,
    /// What a measure may be of, by a name that is the same in every language: `measles`, `copper`.
    Kind(Arc<str>),
    /// The way that something goes: `rail`, `Middle Corridor`.
    Way(Arc<str>),
    /// Words that set a figure apart, by the name they have in every language.
    Qualifier(Qualifier, Arc<str>),
    /// A grammar word.
    Role(Role),
    /// A hedge before its figure; `open` reaches down to zero.
    Hedge(Bound, bool),
    /// A hedge behind its figure.
    HedgeAfter(Bound, bool),
    /// A verb or noun of change.
    Trend(Trend),
    /// A marker of plans or suppositions.
    Planned,
    /// A marker of suppositions.
    Hypothetical,
    /// `note that`: what follows is said as it is, however politely it is introduced (`I would like to note that …`).
    Said,
    /// A country, by name (`false`) or by adjective or people (`true`).
    Country(Arc<str>, bool),
    /// An organisation.
    Organisation(Arc<str>),
    /// What an organisation may be called once it has been named.
    Called(Arc<str>),
    /// A body of an organisation, which is then what such a word stands for.
    BodyOf(Arc<str>),
    /// A measure's cue.
    Measure(u16),
    /// A measure's cue that counts only beside one of its words.
    SharedMeasure(u16),
    /// A word that claims the shared cues of a measure.
    Claims(u16),
    /// A word that makes a count of what a measure is part of a count of the measure itself (`completed`).
    State(u16),
    /// A phrase that holds a cue and is none.
    NotMeasure(u16),
    /// A word of time.
    Time(super::TimeWord),
}
