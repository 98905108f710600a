//! Compiling a rule: its selections, its expressions with their dimensions, and its tolerance.

use super::expr::{Dimension, Expression, Tolerance};
use super::file::{RuleEntry, Sum};
use super::merge::selection_of;
use super::relation::Fault;
use super::rule::{Rule, Shape};
use super::select::{Binding, OWN_UNIT, Select};
use super::severity::Severity;
use crate::lexicon::Measure;
use crate::quantity::{Atom, Decimal, Unit};

/// Key, character offset within the value, message, help.
pub(super) type At = (&'static str, Option<usize>, String, Option<String>);

/// Compiles an entry, complete with what it builds on. What is wrong comes with the keys that lead to it.
pub(super) fn compile(
    entry: &RuleEntry,
    measures: &[Measure],
) -> Result<Rule, Vec<(Vec<String>, At)>> {
    let mut faults: Vec<(Vec<String>, At)> = Vec::new();
    let take = |keys: Vec<String>, found: Vec<Fault>, faults: &mut Vec<(Vec<String>, At)>| {
        faults.extend(
            found
                .into_iter()
                .map(|f| (keys.clone(), (f.key, None, f.message, f.help))),
        );
    };
    let mut names: Vec<&str> = Vec::new();
    let mut dimensions: Vec<Dimension> = Vec::new();
    // Rules on all claims at once: what must hold between them is known without an `expect`.
    let all_claims = [
        ("together", &entry.together),
        ("retold", &entry.retold),
        ("redated", &entry.redated),
    ];
    let mut all_claims = all_claims
        .into_iter()
        .filter_map(|(key, selection)| Some((key, selection.as_ref()?)));
    let at_once = all_claims.next();
    let both = all_claims.next().is_some();
    let shape = match (&entry.compare, &entry.given, at_once, entry.sum) {
        (Some(compare), None, None, None) if !both => {
            names = vec!["a", "b"];
            match Select::compile(&selection_of(compare), &[], measures) {
                Ok(select) => {
                    let dimension = select.expression_dimension(measures);
                    dimensions = vec![dimension.clone(), dimension];
                    Some(Shape::Pairs(
                        Box::new(select),
                        entry.periods.unwrap_or_default(),
                    ))
                }
                Err(found) => {
                    take(vec!["compare".into()], found, &mut faults);
                    None
                }
            }
        }
        (None, Some(given), None, None) if !both => {
            let mut bindings = Vec::new();
            for (name, selection) in &given.0 {
                match Select::compile(selection, &names, measures) {
                    Ok(select) => {
                        dimensions.push(select.expression_dimension(measures));
                        bindings.push(Binding {
                            name: name.clone(),
                            select,
                        });
                    }
                    Err(found) => take(vec!["given".into(), name.clone()], found, &mut faults),
                }
                names.push(name);
            }
            if bindings.iter().any(|b| b.select.is_end()) {
                let loose = bindings
                    .iter()
                    .skip(1)
                    .filter(|b| !b.select.is_end_of_first());
                faults.extend(loose.map(|b| {
                    let message = "next to `from_of`, `to_of` or `by_of`, every claim but the first is one of these, of the first";
                    let keys = vec!["given".into(), b.name.clone()];
                    (keys, ("from_of", None, message.to_owned(), None))
                }));
            }
            Some(Shape::Given(bindings))
        }
        (None, None, None, Some(sum)) if !both => {
            let (all, dimension) = match sum {
                Sum::Parts | Sum::Listed | Sum::Periods => {
                    (vec!["whole", "sum"], Dimension::base(OWN_UNIT))
                }
                Sum::Wholes => (vec!["own", "others"], Dimension::base(OWN_UNIT)),
                Sum::Partners | Sum::Things => (vec!["sum"], Dimension::number()),
            };
            dimensions = vec![dimension; all.len()];
            names = all;
            Some(Shape::Sum(sum))
        }
        (None, None, Some((key, selection)), None) if !both => {
            match Select::compile(selection, &[], measures).map(Box::new) {
                Ok(select) => Some(match key {
                    "retold" => Shape::Retold(select),
                    "redated" => Shape::Redated(select),
                    _ => Shape::Together(select),
                }),
                Err(found) => {
                    take(vec![key.into()], found, &mut faults);
                    None
                }
            }
        }
        _ => {
            let message =
                "a rule has either `compare`, `given`, `sum`, `together`, `retold` or `redated`"
                    .to_owned();
            faults.push((Vec::new(), ("id", None, message, None)));
            None
        }
    };
    let whole = faults.is_empty();
    let mut expression = |key: &'static str, text: &str| {
        let checked = Expression::parse(text, &names).and_then(|e| {
            if whole {
                e.check(&dimensions)?;
            }
            Ok(e)
        });
        checked.map_err(|error| {
            let column = text[..error.at].chars().count();
            let caret = format!("\n  {text}\n  {}^", " ".repeat(column));
            faults.push((
                Vec::new(),
                (key, Some(column), format!("{}{caret}", error.message), None),
            ));
        })
    };
    let when: Vec<Expression> = entry
        .when
        .iter()
        .flat_map(|l| &l.0)
        .filter_map(|w| expression("when", w).ok())
        .collect();
    let expect = match &entry.expect {
        None if at_once.is_some() => Some(Expression::default()),
        Some(_) if at_once.is_some() => {
            let key = at_once.map_or("", |(key, _)| key);
            let message = format!("a rule with `{key}` has no `expect`");
            faults.push((Vec::new(), ("expect", None, message, None)));
            None
        }
        Some(text) => expression("expect", text).ok(),
        None => {
            faults.push((
                Vec::new(),
                (
                    "id",
                    None,
                    "`expect` is missing: what must hold?".to_owned(),
                    None,
                ),
            ));
            None
        }
    };
    let tolerance = match entry.tolerance.as_deref().map(tolerance).transpose() {
        Ok(tolerance) => tolerance.unwrap_or_default(),
        Err(message) => {
            let help = "write `2%`, `0.5 percentage_point`, `1 project` or `rounding`".to_owned();
            faults.push((Vec::new(), ("tolerance", None, message, Some(help))));
            Tolerance::default()
        }
    };
    match (shape, expect) {
        (Some(shape), Some(expect)) if faults.is_empty() => Ok(Rule {
            id: entry.id.as_str().into(),
            title: entry.title.as_deref().unwrap_or(&entry.id).into(),
            severity: entry.severity.unwrap_or(Severity::Warning),
            why: entry.why.clone(),
            message: entry.message.clone(),
            shape,
            when,
            expect,
            tolerance,
            rank: entry.rank.unwrap_or(50),
            standalone: entry.standalone,
            each: entry.each,
            taken: Vec::new(),
            file: "".into(),
            entry: entry.clone(),
        }),
        _ => Err(faults),
    }
}

fn tolerance(text: &str) -> Result<Tolerance, String> {
    let text = text.trim();
    if text == "rounding" {
        return Ok(Tolerance::default());
    }
    let split = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let (number, unit) = (&text[..split], text[split..].trim());
    let value: Decimal = number
        .parse()
        .map_err(|_| format!("`{text}` is no tolerance"))?;
    let hundredth = value.checked_div(Decimal::ONE_HUNDRED).unwrap_or(value);
    if unit == "%" {
        return Ok(Tolerance {
            relative: hundredth,
            absolute: Decimal::ZERO,
        });
    }
    let absolute = match unit {
        "" => value,
        _ => match unit.parse::<Unit>().map_err(|e| e.to_string())?.of {
            Atom::Percent | Atom::PercentagePoint => hundredth,
            _ => value,
        },
    };
    Ok(Tolerance {
        relative: Decimal::ZERO,
        absolute,
    })
}
