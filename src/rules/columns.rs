//! The table of exchange rates as it is written: its columns, and what a line of it says.

use super::problem::Problem;
use crate::lexicon::nearest;
use crate::period::{Day, Period};
use crate::quantity::{Currency, Decimal, Interval};
use std::sync::Arc;

/// One row: over `period`, one `base` was `value` of the quoted currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub period: Period,
    pub value: Decimal,
    pub range: Option<Interval>,
    pub source: Arc<str>,
}

/// Where each column stands.
pub(super) struct Columns {
    needed: [usize; 6],
    low: Option<usize>,
    high: Option<usize>,
}

const NEEDED: [&str; 6] = ["from", "until", "base", "quote", "rate", "source"];

/// What is wrong with a row, and what to do.
pub(super) type RowError = (String, Option<String>);

impl Columns {
    /// Finds the columns in the first line.
    pub fn find(headers: &csv::StringRecord, file: &str) -> Result<Self, Vec<Problem>> {
        let at = |name: &str| headers.iter().position(|h| h == name);
        let mut problems = Vec::new();
        for name in NEEDED.iter().filter(|name| at(name).is_none()) {
            let message = format!("the column `{name}` is missing");
            let help = match nearest(name, headers.iter().filter(|h| !NEEDED.contains(h))) {
                Some(like) => format!("is `{like}` meant?"),
                None => format!(
                    "the first line must read `{},low,high`, the last two optional",
                    NEEDED.join(",")
                ),
            };
            problems.push(Problem::new(file, (1, 0), message).help(help));
        }
        let mut needed = [0; 6];
        for (place, name) in needed.iter_mut().zip(NEEDED) {
            *place = at(name).unwrap_or(0);
        }
        if problems.is_empty() {
            Ok(Self {
                needed,
                low: at("low"),
                high: at("high"),
            })
        } else {
            Err(problems)
        }
    }

    /// Reads a line, as a pair of currencies and what is known of it.
    pub fn row(&self, record: &csv::StringRecord) -> Result<((Currency, Currency), Row), RowError> {
        let field = |i: usize| record.get(self.needed[i]).unwrap_or("");
        let day = |i: usize| {
            field(i).parse::<Day>().map_err(|_| {
                let message = format!("`{}` in column `{}` is no date", field(i), NEEDED[i]);
                (message, Some("write it as 2023-01-31".to_owned()))
            })
        };
        let code = |i: usize| {
            Currency::new(field(i)).ok_or_else(|| {
                let message = format!("`{}` in column `{}` is no currency", field(i), NEEDED[i]);
                (
                    message,
                    Some("write its ISO 4217 code, such as USD".to_owned()),
                )
            })
        };
        let positive = |text: &str, name: &str| match text.parse::<Decimal>() {
            Ok(value) if value > Decimal::ZERO => Ok(value),
            Ok(_) => Err((
                format!("the {name} `{text}` is not above zero"),
                Some("a rate says how many of the quoted currency one of the base is".to_owned()),
            )),
            Err(_) => Err((
                format!("the {name} `{text}` is no number"),
                Some("write it as 85.25".to_owned()),
            )),
        };
        let (from, until) = (day(0)?, day(1)?);
        let period = Period::new(from, until).ok_or_else(|| {
            let message = format!("the period {from} … {until} holds no day");
            (
                message,
                Some("`until` is the first day after it".to_owned()),
            )
        })?;
        let pair = (code(2)?, code(3)?);
        if pair.0 == pair.1 {
            return Err((format!("{} is quoted in itself", pair.0), None));
        }
        let value = positive(field(4), "rate")?;
        let end = |at: Option<usize>, name| match at.and_then(|at| record.get(at)) {
            None | Some("") => Ok(None),
            Some(text) => positive(text, name).map(Some),
        };
        let range = match (end(self.low, "low rate")?, end(self.high, "high rate")?) {
            (None, None) => None,
            (low, high) => {
                let (low, high) = (low.unwrap_or(value), high.unwrap_or(value));
                if low > value || value > high {
                    return Err((
                        format!("the rate {value} does not lie between {low} and {high}"),
                        None,
                    ));
                }
                Some(Interval::between(low, high))
            }
        };
        Ok((
            pair,
            Row {
                period,
                value,
                range,
                source: field(5).into(),
            },
        ))
    }
}
