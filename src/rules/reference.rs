//! Reference data: figures from a source that documents are checked against, as a CSV or YAML table.
//!
//! A row becomes a claim like any other, said by nobody and found in the table; what makes it the measure of others is that
//! rules ask for it by `source: reference`.

use super::file::Case;
use super::problem::{Problem, Problems};
use super::rows::{KEYS, Placed, in_csv, in_yaml};
use super::source::Source;
use super::units::Names;
use crate::claim::{Claim, Kind, Modality, Place, Quote, content_id};
use crate::lexicon::{Measure, PartyOrder, nearest};
use crate::period::{Basis, Day, Period};
use crate::quantity::{Atom, Bound, Decimal, Figure, Trend, Unit, grouped};
use std::sync::Arc;

/// The rows of all tables, as claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    rows: Vec<Arc<Claim>>,
}

impl Reference {
    /// Reads tables: those whose name ends in `.yaml` or `.yml` as YAML, all others as CSV. All problems are gathered.
    ///
    /// ```
    /// use crossfoot::rules::{Reference, RuleSet, Source};
    /// let rules = RuleSet::embedded().unwrap();
    /// let table = "measure,parties,from,until,value,unit,source\n\
    ///              trade,KZ; RU,2023-01-01,2024-01-01,26200000000,USD,Statistics office\n";
    /// let reference = Reference::load(&[Source::new("known.csv", table)], rules.measures()).unwrap();
    /// assert_eq!(reference.claims().len(), 1);
    /// ```
    pub fn load(sources: &[Source], measures: &[Measure]) -> Result<Self, Problems> {
        let mut reference = Self::default();
        if sources.is_empty() {
            return Ok(reference);
        }
        let names = Names::of(measures).map_err(|error| {
            Problems(vec![Problem::new(
                "rules/units.yaml",
                (0, 0),
                error.message,
            )])
        })?;
        let mut problems = Vec::new();
        for source in sources {
            let yaml = [".yaml", ".yml"]
                .iter()
                .any(|end| source.name.ends_with(end));
            let rows = if yaml {
                in_yaml(source)
            } else {
                in_csv(source, &mut problems)
            };
            match rows {
                Ok(rows) => {
                    for row in &rows {
                        match row.claim(&source.name, measures, &names) {
                            Ok(claim) => reference.rows.push(Arc::new(claim)),
                            Err((key, message, help)) => {
                                let mut problem =
                                    Problem::new(&source.name, row.place(key), message);
                                problem.help = help;
                                problems.push(problem);
                            }
                        }
                    }
                }
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Ok(reference)
        } else {
            Err(Problems(problems))
        }
    }

    /// The rows that a test gives under [`Reference::KEY`], each as a line of CSV in the order of the columns.
    pub fn of_case(case: &Case, measures: &[Measure]) -> Result<Self, Problems> {
        let Some(lines) = case.get(Self::KEY) else {
            return Ok(Self::default());
        };
        let table = format!("{}\n{lines}\n", KEYS.join(","));
        Self::load(&[Source::new(Self::KEY, table)], measures)
    }

    /// The key under which a test gives reference rows beside its documents.
    pub const KEY: &str = "reference";

    /// The rows as claims.
    pub fn claims(&self) -> &[Arc<Claim>] {
        &self.rows
    }
}

/// What is wrong with a row: at which key, what, and what to do.
type Wrong = (&'static str, String, Option<String>);

impl Placed {
    fn claim(&self, file: &str, measures: &[Measure], names: &Names) -> Result<Claim, Wrong> {
        let row = &self.row;
        let measure = measures.iter().find(|m| m.id == row.measure).ok_or_else(|| {
            let near = nearest(&row.measure, measures.iter().map(|m| m.id.as_str()));
            let help = match near {
                Some(near) => format!("is `{near}` meant?"),
                None => "`crossfoot rules list --measures` shows those there are; a rule file may define more".to_owned(),
            };
            ("measure", format!("`{}` is no measure", row.measure), Some(help))
        })?;
        let day = |key: &'static str, text: &str| {
            text.parse::<Day>().map_err(|_| {
                let message = format!("`{text}` is no day of the calendar");
                (key, message, Some("write it as 2023-01-31".to_owned()))
            })
        };
        let (from, until) = (day("from", &row.from)?, day("until", &row.until)?);
        let period = Period::new(from, until).ok_or_else(|| {
            let message = format!("the period {from} … {until} holds no day");
            (
                "until",
                message,
                Some("`until` is the first day after it".to_owned()),
            )
        })?;
        let kind = kind(&row.kind)?;
        let unit = unit(&row.unit, measure, kind, names)?;
        let value: Decimal = row.value.parse().map_err(|_| {
            let help = "write it in digits, without spaces or a scale: 26200000000";
            (
                "value",
                format!("`{}` is no number", row.value),
                Some(help.to_owned()),
            )
        })?;
        if row.source.trim().is_empty() {
            let help = "say where the figure is from; findings cite it";
            return Err((
                "source",
                "the source is empty".to_owned(),
                Some(help.to_owned()),
            ));
        }
        let mut parties: Vec<Arc<str>> = row.parties.0.iter().map(|p| p.trim().into()).collect();
        if measure.parties == PartyOrder::Unordered {
            parties.sort();
        }
        let falls = kind == Kind::Change && value.is_sign_negative();
        let text: Arc<str> = match &unit {
            Some(unit) => format!("{} {unit}", grouped(&row.value)).into(),
            None => grouped(&row.value).into(),
        };
        let who = match parties.is_empty() {
            true => String::new(),
            false => format!(
                "{} ",
                parties.join(if measure.parties == PartyOrder::Directed {
                    "→"
                } else {
                    "–"
                })
            ),
        };
        let before = format!("{who}{}, {}: ", measure.title, period.title());
        let quote = format!("{before}{text}");
        let (line, column) = self.place("value");
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(Claim {
            id: content_id(&format!("{file} {quote}")).into(),
            place: Place {
                doc: file.into(),
                line: narrow(line),
                column: narrow(column),
                start: 0,
                end: 0,
            },
            quote: Quote {
                start: narrow(before.len()),
                end: narrow(before.len() + text.len()),
                text: quote.into(),
            },
            text,
            // Whoever vouches for a figure stands where its speaker would.
            speaker: Some(row.source.as_str().into()),
            language: "".into(),
            measure: Some(measure.id.as_str().into()),
            parties,
            kind,
            unit,
            figure: figure(if falls { -value } else { value }),
            trend: falls.then_some(Trend::Down),
            period: Some(period),
            period_text: None,
            basis: Some(Basis::Stated),
            modality: Modality::Actual,
            partial: false,
            passage: 0,
            record: false,
            restates: None,
            ends: None,
            names: Arc::default(),
            whole: None,
            part: None,
            of: None,
            reckoned: None,
            told: None,
            said: None,
        })
    }
}

/// What a row's figure is of its measure.
fn kind(text: &str) -> Result<Kind, Wrong> {
    let known = [Kind::Level, Kind::Change, Kind::Share];
    if text.is_empty() {
        return Ok(Kind::Level);
    }
    known.into_iter().find(|k| k.name() == text).ok_or_else(|| {
        let help = "write `level`, `change` or `share`, or leave it out for `level`";
        (
            "kind",
            format!("`{text}` is no kind of figure"),
            Some(help.to_owned()),
        )
    })
}

/// The unit, which must be one that the measure can be counted in.
fn unit(text: &str, measure: &Measure, kind: Kind, names: &Names) -> Result<Option<Unit>, Wrong> {
    if text.is_empty() && measure.dimension != "money" {
        return Ok(None);
    }
    let unit: Unit = text.parse().map_err(|_| {
        let help = "write an ISO 4217 code, `percent`, or a symbol or noun of the unit table";
        (
            "unit",
            format!("`{text}` is no unit"),
            Some(help.to_owned()),
        )
    })?;
    // What is counted may be any noun.
    let noun = measure.dimension == "count" && matches!(unit.of, Atom::Named(_));
    if !noun && let Some(unknown) = names.unit(text, Vec::new()) {
        return Err(("unit", unknown.message, Some(unknown.help)));
    }
    let money = matches!(unit.of, Atom::Currency(_));
    let fits = match (kind, measure.dimension.as_str()) {
        (Kind::Change | Kind::Share, _) => true,
        (_, "money") => money,
        (_, "percent") => unit.is_percent(),
        _ => !money && !unit.is_percent(),
    };
    if fits {
        Ok(Some(unit))
    } else {
        let message = format!(
            "{} is counted in {}, not in `{text}`",
            measure.title, measure.dimension
        );
        let help = "give a unit of that dimension; a growth rate has `kind` change";
        Err(("unit", message, Some(help.to_owned())))
    }
}

/// The figure as it is written: what its zeros leave open is open.
fn figure(value: Decimal) -> Figure {
    let mut significant = Decimal::new(1, value.scale());
    let mut rest = value.mantissa();
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
        significant = significant.saturating_mul(Decimal::TEN);
    }
    Figure {
        value,
        value_high: None,
        bound: Bound::Plain,
        open: false,
        step: Decimal::new(1, value.scale()),
        step_significant: significant,
        exact: false,
    }
}
