//! Reference exchange rates: a CSV of periods and pairs, and what an amount comes to through them.

use super::columns::{Columns, Row};
use super::problem::{Problem, Problems};
use super::source::Source;
use crate::period::{Day, Period};
use crate::quantity::{Currency, Decimal, Interval};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How far off a rate may likely be, and certainly: yearly averages against the days the money moved.
const LIKELY: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
const CERTAIN: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// The same for one day of a year, and for a day behind the last row, which that row's rate has to do for.
const LIKELY_DAY: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
const CERTAIN_DAY: Decimal = Decimal::from_parts(10, 0, 0, false, 2);
/// How many days behind its end a row's rate may still do.
const BEHIND: i32 = 366;

/// The least days of a row that is as good as the one beside it, and how near their joint.
const LONG: i32 = 360;
const NEAR: i32 = 60;

/// From how many of the last rows it is seen how far a rate goes, and how far it goes at most.
const MOVES: usize = 6;
const MOST_MOVED: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// What one unit of a currency was in another over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The currency whose amounts are converted.
    pub from: Currency,
    /// The currency they are converted into.
    pub into: Currency,
    /// The steps, one for each row pair used; amounts pass through them in order.
    pub legs: Vec<Leg>,
}

/// One step of a conversion: `quote` per `base`, as the table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The one the rate is the price of.
    pub base: Currency,
    /// The one it is priced in.
    pub quote: Currency,
    /// How many `quote` one `base` was.
    pub value: Decimal,
    /// Within which it likely was.
    pub likely: Interval,
    /// Within which it certainly was.
    pub certain: Interval,
    /// Whether amounts are in `quote` and come out in `base`.
    pub divide: bool,
    /// The period of the rows used, when that is not all of the period asked for.
    pub partly: Option<Period>,
    /// The period the rows speak about.
    pub over: Period,
    /// The sources of the rows.
    pub source: Arc<str>,
}

impl Leg {
    fn apply(&self, amount: Interval, rate: Interval) -> Interval {
        if self.divide {
            amount.checked_div(&rate).unwrap_or(Interval::ALL)
        } else {
            amount * rate
        }
    }
}

impl Rate {
    /// What the amount likely comes to.
    pub fn likely(&self, amount: Interval) -> Interval {
        self.legs.iter().fold(amount, |a, l| l.apply(a, l.likely))
    }

    /// What the amount certainly comes to.
    pub fn certain(&self, amount: Interval) -> Interval {
        self.legs.iter().fold(amount, |a, l| l.apply(a, l.certain))
    }

    /// The same, where another rate through the same currencies may have been meant as well.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        for (leg, other) in self.legs.iter_mut().zip(&other.legs) {
            if (leg.base, leg.quote, leg.divide) == (other.base, other.quote, other.divide) {
                leg.likely = reaching(leg.value, &leg.likely.hull(&other.likely));
            }
        }
        self
    }

    /// How far off it may be for certain, as a part of itself.
    pub fn room(&self) -> Decimal {
        let off = |leg: &Leg| {
            let most = leg.certain.high()?.checked_sub(leg.value)?;
            most.checked_div(leg.value)
        };
        self.legs.iter().filter_map(off).max().unwrap_or_default()
    }

    /// What the amount comes to at the rate itself; `None` when that is too large to hold.
    pub fn point(&self, amount: Decimal) -> Option<Decimal> {
        self.legs.iter().try_fold(amount, |a, leg| {
            if leg.divide {
                a.checked_div(leg.value)
            } else {
                a.checked_mul(leg.value)
            }
        })
    }
}

/// Reference rates by pair and period.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    rows: FxHashMap<(Currency, Currency), Vec<Row>>,
}

impl Rates {
    /// The yearly averages the program ships with, as a table to put others over.
    pub fn shipped() -> Source {
        Source::new(
            "rules/rates/annual-average.csv",
            include_str!("../../rules/rates/annual-average.csv"),
        )
    }

    /// The yearly averages the program ships with.
    pub fn embedded() -> Result<Self, Problems> {
        Self::load(&[Self::shipped()])
    }

    /// Reads rate tables; of two rows for one pair and period the later one counts.
    pub fn load(sources: &[Source]) -> Result<Self, Problems> {
        let mut rates = Self::default();
        let mut problems = Vec::new();
        for source in sources {
            rates.read(source, &mut problems);
        }
        for rows in rates.rows.values_mut() {
            rows.sort_by_key(|row| row.period);
        }
        if problems.is_empty() {
            Ok(rates)
        } else {
            Err(Problems(problems))
        }
    }

    /// Whether there is no rate at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn read(&mut self, source: &Source, problems: &mut Vec<Problem>) {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .comment(Some(b'#'))
            .from_reader(source.text.as_bytes());
        let columns = match reader.headers().cloned() {
            Ok(headers) => match Columns::find(&headers, &source.name) {
                Ok(columns) => columns,
                Err(found) => return problems.extend(found),
            },
            Err(error) => {
                problems.push(Problem::new(&source.name, (1, 0), error.to_string()));
                return;
            }
        };
        for record in reader.records() {
            let read = match &record {
                Ok(record) => columns.row(record),
                Err(error) => Err((error.to_string(), None)),
            };
            match read {
                Ok((pair, row)) => {
                    let rows = self.rows.entry(pair).or_default();
                    rows.retain(|old| old.period != row.period);
                    rows.push(row);
                }
                Err((message, help)) => {
                    let position = match &record {
                        Ok(record) => record.position().cloned(),
                        Err(error) => error.position().cloned(),
                    };
                    let line = position.map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
                    let mut problem = Problem::new(&source.name, (line, 0), message);
                    problem.help = help;
                    problems.push(problem);
                }
            }
        }
    }

    /// The currencies that a row speaks about, in order.
    pub fn currencies(&self) -> Vec<Currency> {
        let mut all: Vec<Currency> = self.rows.keys().flat_map(|(a, b)| [*a, *b]).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The rate from one currency to another over a period: direct, inverse, or crossed through one third currency.
    ///
    /// `None` when no row speaks about any day of the period: a rate is never guessed from another year.
    pub fn rate(&self, from: Currency, into: Currency, period: &Period) -> Option<Rate> {
        if from == into {
            return Some(Rate {
                from,
                into,
                legs: Vec::new(),
            });
        }
        if let Some(leg) = self.leg(from, into, period) {
            return Some(Rate {
                from,
                into,
                legs: vec![leg],
            });
        }
        let mut through = self.currencies();
        through.sort_by_key(|c| (c.code() != "USD", c.code() != "EUR"));
        through.into_iter().find_map(|middle| {
            let first = self.leg(from, middle, period)?;
            let second = self.leg(middle, into, period)?;
            Some(Rate {
                from,
                into,
                legs: vec![first, second],
            })
        })
    }

    fn leg(&self, from: Currency, into: Currency, period: &Period) -> Option<Leg> {
        self.average(from, into, period, false)
            .or_else(|| self.average(into, from, period, true))
            .or_else(|| self.behind(from, into, period, false))
            .or_else(|| self.behind(into, from, period, true))
    }

    /// The last row before a day that no row holds: what has been invested up to a day is worth about what it was a year ago.
    fn behind(&self, base: Currency, quote: Currency, day: &Period, divide: bool) -> Option<Leg> {
        let rows = self.rows.get(&(base, quote))?.iter();
        let near = |row: &&Row| {
            let since = Period::new(row.period.until(), day.until());
            day.days() == 1 && since.is_some_and(|since| since.days() <= BEHIND)
        };
        let row = rows.filter(near).max_by_key(|row| row.period.until())?;
        let moves = self.moves(base, quote, row.period)?;
        Some(Leg {
            base,
            quote,
            value: row.value,
            likely: Interval::exact(row.value).widen(LIKELY_DAY.max(moves)),
            certain: Interval::exact(row.value).widen(CERTAIN_DAY.max(moves)),
            divide,
            partly: None,
            over: row.period,
            source: row.source.clone(),
        })
    }

    /// How far a rate may have gone in the year behind its last row: half as much again as it ever went from one of the rows before it to
    /// the next, and a quarter at most.
    fn moves(&self, base: Currency, quote: Currency, last: Period) -> Option<Decimal> {
        let rows = self.rows.get(&(base, quote))?;
        let until = |row: &&Row| row.period.until() <= last.until();
        let mut known: Vec<&Row> = rows.iter().filter(until).collect();
        known.sort_by_key(|row| row.period.until());
        let known = &known[known.len().saturating_sub(MOVES)..];
        let moved = known.windows(2).filter_map(|two| {
            let gone = two[1].value.checked_sub(two[0].value)?;
            gone.abs().checked_div(two[0].value)
        });
        let most = moved.max().unwrap_or_default();
        let room = most.checked_mul(Decimal::new(15, 1))?;
        Some(room.round_dp(2).min(MOST_MOVED))
    }

    /// The row that holds the whole period, the tightest if several do; else the rows that share days, weighted by them.
    fn average(
        &self,
        base: Currency,
        quote: Currency,
        period: &Period,
        divide: bool,
    ) -> Option<Leg> {
        let rows = self.rows.get(&(base, quote))?;
        let whole = rows
            .iter()
            .filter(|row| row.period.intersect(period) == Some(*period))
            .min_by_key(|row| row.period.days());
        let spread = |value: Decimal, part| Interval::exact(value).widen(part);
        if let Some(row) = whole {
            let (likely, certain) = match period.days() == 1 && row.period.days() >= LONG {
                true => (LIKELY_DAY, CERTAIN_DAY),
                false => (LIKELY, CERTAIN),
            };
            let certain = row.range.unwrap_or_else(|| spread(row.value, certain));
            let likely = row.range.unwrap_or_else(|| spread(row.value, likely));
            // What is told on a day near the end of a row's time is worth about as much as in the row beside it.
            let beside = rows.iter().find(|other| is_beside(row, other, period));
            let likely = beside.map_or(likely, |other| {
                let other = other.range.unwrap_or_else(|| spread(other.value, LIKELY));
                reaching(row.value, &likely.hull(&other))
            });
            return Some(Leg {
                base,
                quote,
                value: row.value,
                likely,
                certain,
                divide,
                partly: None,
                over: row.period,
                source: row.source.clone(),
            });
        }
        let mut shared: Vec<(&Row, Period)> = rows
            .iter()
            .filter_map(|row| Some((row, row.period.intersect(period)?)))
            .collect();
        // Rows that lie within another row used would count their days twice.
        shared.sort_by_key(|(row, _)| (row.period.from(), std::cmp::Reverse(row.period.until())));
        let mut used: Vec<(&Row, Period)> = Vec::new();
        for (row, days) in shared {
            if used
                .last()
                .is_none_or(|(_, last)| days.from() >= last.until())
            {
                used.push((row, days));
            }
        }
        let total: i32 = used.iter().map(|(_, days)| days.days()).sum();
        let (first, last) = (used.first()?.1.from(), used.last()?.1.until());
        let mean = |value: &dyn Fn(&Row) -> Decimal| -> Option<Decimal> {
            let sum = used.iter().try_fold(Decimal::ZERO, |sum, (row, days)| {
                sum.checked_add(value(row).checked_mul(Decimal::from(days.days()))?)
            })?;
            sum.checked_div(Decimal::from(total))
        };
        let end = |part: Decimal, high: bool| {
            mean(&|row: &Row| {
                let range = row.range.unwrap_or_else(|| spread(row.value, part));
                let end = if high { range.high() } else { range.low() };
                end.unwrap_or(row.value)
            })
        };
        let mut sources: Vec<&str> = used.iter().map(|(row, _)| row.source.as_ref()).collect();
        sources.dedup();
        let covered = Period::new(first, last)?;
        Some(Leg {
            base,
            quote,
            value: mean(&|row: &Row| row.value)?.round_sf(6)?,
            likely: Interval::between(end(LIKELY, false)?, end(LIKELY, true)?),
            certain: Interval::between(end(CERTAIN, false)?, end(CERTAIN, true)?),
            divide,
            partly: (total < period.days()).then_some(covered),
            over: covered,
            source: sources.join("; ").into(),
        })
    }
}

/// Whether a day of a row's time is so near one of its ends that another row, beside that end, tells its rate as well.
fn is_beside(row: &Row, other: &Row, day: &Period) -> bool {
    let long = row.period.days() >= LONG && other.period.days() >= LONG;
    let near = |end: Day| Period::new(end.min(day.from()), end.max(day.until()));
    let close = |end: Day| near(end).is_some_and(|gap| gap.days() <= NEAR);
    let before = other.period.until() == row.period.from() && close(row.period.from());
    let behind = other.period.from() == row.period.until() && close(row.period.until());
    long && day.days() == 1 && (before || behind)
}

/// A rate give or take as much as it takes to reach all of an interval: told so, it can be reckoned again.
fn reaching(value: Decimal, all: &Interval) -> Interval {
    let off = |end: Decimal| (end - value).abs().checked_div(value);
    let parts = [all.low(), all.high()].into_iter().flatten();
    let most = parts.filter_map(off).max().unwrap_or_default();
    Interval::exact(value).widen(most)
}
