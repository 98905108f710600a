//! Numbers, intervals and subjects as a finding prints them: short, and enough to redo the sum.

use super::context::{Context, per_many};
use crate::claim::{Claim, Kind, Modality};
use crate::lexicon::UnitTable;
use crate::quantity::{Atom, Currency, Decimal, Interval, grouped};

/// Scales by which money and counts are shortened.
const SCALES: [(i64, &str); 4] = [
    (1_000_000_000_000, " trn"),
    (1_000_000_000, " bn"),
    (1_000_000, " m"),
    (1, ""),
];

/// A decimal with at most `places` digits behind the point, no trailing zeros.
fn plain(value: Decimal, places: u32) -> String {
    let rounded = value.round_dp(places).normalize();
    if rounded.is_zero() {
        "0".to_owned()
    } else {
        grouped(&rounded.to_string())
    }
}

/// A part as percent: `6.7 %`.
pub(super) fn percent(part: Decimal) -> String {
    let hundred = part.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(part);
    let places = if hundred.abs() < Decimal::ONE { 2 } else { 1 };
    format!("{} %", plain(hundred, places))
}

/// How a value of a comparison is written.
#[derive(Clone, Debug)]
pub(super) enum Style {
    /// In a currency.
    Money(Currency),
    /// As percent.
    Percent,
    /// With a unit's name; none for what is merely counted, which the figure's subject names already.
    Named(String),
    /// In a unit that holds so many of the base unit which a reading is in.
    In(Decimal, String),
    /// Of a round number of people or things, which a reading is reckoned down to one of.
    Per(Decimal, String),
}

/// The style of a claim's readings in a comparison: in the unit of the claim it is shown beside, where it can be told in that.
pub(super) fn style(
    context: &Context,
    claim: &Claim,
    into: Option<Currency>,
    beside: Option<&Claim>,
) -> Style {
    let Some(unit) = claim.unit.as_ref().filter(|_| claim.kind != Kind::Ordinal) else {
        return Style::Named(String::new());
    };
    if let Some(many) = unit.over.as_ref().and_then(per_many) {
        return Style::Per(many, format!(" {unit}"));
    }
    if let Some(units) = context.units
        && let Some(factor) = units.factor_of(unit)
    {
        let dimension = units.dimension_of(unit);
        let other = beside.and_then(|claim| claim.unit.as_ref());
        let alike = other.filter(|of| dimension.is_some() && units.dimension_of(of) == dimension);
        let shown = alike.and_then(|unit| Some((unit, units.factor_of(unit)?)));
        let (unit, factor) = shown.unwrap_or((unit, factor));
        return Style::In(factor, format!(" {unit}"));
    }
    match (&unit.of, &unit.over) {
        (Atom::Currency(own), None) => Style::Money(into.unwrap_or(*own)),
        (Atom::Percent | Atom::PercentagePoint, None) => Style::Percent,
        (Atom::Times, None) if claim.kind == Kind::Change => Style::Percent,
        (Atom::Named(name), None) => {
            let counts = context.units.is_some_and(|u| u.dimension(name).is_none());
            Style::Named(match counts {
                true => String::new(),
                false => format!(" {name}"),
            })
        }
        _ => Style::Named(format!(" {unit}")),
    }
}

/// The noun of a claim that is a plain count; `None` for money, shares and units of measurement.
pub(super) fn counted<'c>(units: &UnitTable, claim: &'c Claim) -> Option<&'c str> {
    let unit = claim.unit.as_ref().filter(|unit| unit.over.is_none())?;
    let Atom::Named(noun) = &unit.of else {
        return None;
    };
    units.dimension(noun).is_none().then_some(noun)
}

/// An interval in a style: `23.5 … 24.5 bn USD`.
pub(super) fn interval(value: &Interval, style: &Style) -> String {
    with_places(value, style, 0)
}

/// An interval with two digits more, for steps that others are worked out from.
pub(super) fn precise(value: &Interval, style: &Style) -> String {
    with_places(value, style, 2)
}

fn with_places(value: &Interval, style: &Style, more: u32) -> String {
    let (low, high) = (value.low(), value.high());
    let (factor, suffix) = match style {
        Style::Percent => (Decimal::new(1, 2), " %".to_owned()),
        Style::Money(currency) => {
            let (factor, scale) = scale(low, high);
            (factor, format!("{scale} {currency}"))
        }
        Style::Named(name) | Style::In(_, name) => {
            let unit = match style {
                Style::In(factor, _) => *factor,
                _ => Decimal::ONE,
            };
            let in_unit = |end: Decimal| end.checked_div(unit).unwrap_or(end);
            let (factor, scale) = scale(low.map(in_unit), high.map(in_unit));
            let factor = factor.checked_mul(unit).unwrap_or(factor);
            // Beside a symbol the short form would read as one: `2 m s`.
            let scale = match (scale, name.is_empty()) {
                (" trn", false) => " trillion",
                (" bn", false) => " billion",
                (" m", false) => " million",
                (scale, _) => scale,
            };
            (factor, format!("{scale}{name}"))
        }
        Style::Per(many, name) => {
            let part = Decimal::ONE.checked_div(*many).unwrap_or(Decimal::ONE);
            (part, name.clone())
        }
    };
    let scaled = |end: Decimal| end.checked_div(factor).unwrap_or(end);
    let places = places(low.map(scaled), high.map(scaled)) + more;
    match (low.map(scaled), high.map(scaled)) {
        (Some(low), Some(high)) if low == high => format!("{}{suffix}", plain(low, places)),
        (Some(low), Some(high)) => match (plain(low, places), plain(high, places)) {
            (low, high) if low == high => format!("{low}{suffix}"),
            (low, high) => format!("{low} … {high}{suffix}"),
        },
        (Some(low), None) => format!("{}{suffix} or more", plain(low, places)),
        (None, Some(high)) => format!("{}{suffix} or less", plain(high, places)),
        (None, None) => "anything".to_owned(),
    }
}

fn scale(low: Option<Decimal>, high: Option<Decimal>) -> (Decimal, &'static str) {
    let size = low
        .into_iter()
        .chain(high)
        .map(|d| d.abs())
        .max()
        .unwrap_or_default();
    SCALES
        .into_iter()
        .map(|(factor, name)| (Decimal::from(factor), name))
        .find(|(factor, _)| size >= *factor)
        .unwrap_or((Decimal::ONE, ""))
}

/// As many digits as tell the ends apart, and at least three in all.
fn places(low: Option<Decimal>, high: Option<Decimal>) -> u32 {
    let size = low
        .into_iter()
        .chain(high)
        .map(|d| d.abs())
        .max()
        .unwrap_or_default();
    let usual = if size >= Decimal::from(1000) {
        0
    } else if size >= Decimal::TEN {
        1
    } else {
        2
    };
    let apart = low.zip(high).filter(|(l, h)| l != h);
    (usual..=6)
        .find(|p| apart.is_none_or(|(l, h)| l.round_dp(*p) != h.round_dp(*p)))
        .unwrap_or(usual)
}

/// A claim's figure with its hedge: `> 1.5 trn RUB`.
pub(super) fn figure(claim: &Claim, value: &Interval, style: &Style) -> String {
    let sign = claim.figure.bound.sign();
    let text = interval(value, style);
    if sign == "=" {
        text
    } else {
        format!("{sign} {text}")
    }
}

/// What a claim is about: `KZ–RU trade, change, planned`.
pub(super) fn subject(context: &Context, claim: &Claim) -> String {
    let measure = match context.measure(claim) {
        Some(measure) => measure.title.clone(),
        None => claim.measure.as_deref().unwrap_or("figure").to_owned(),
    };
    let narrowed = [&claim.of, &claim.reckoned];
    let narrowed: Vec<&str> = narrowed.into_iter().flatten().map(AsRef::as_ref).collect();
    let measure = match narrowed.is_empty() {
        true => measure,
        false => format!("{measure} ({})", narrowed.join(", ")),
    };
    let directed = context
        .measure(claim)
        .is_some_and(|m| m.parties == crate::lexicon::PartyOrder::Directed);
    let joint = if directed { "→" } else { "–" };
    let parties: Vec<&str> = claim.parties.iter().map(AsRef::as_ref).collect();
    let mut text = match parties.is_empty() {
        true => measure,
        false => format!("{} {measure}", parties.join(joint)),
    };
    if claim.kind != Kind::Level {
        text.push_str(&format!(" {}", claim.kind.name()));
    }
    if claim.modality == Modality::Planned {
        text.push_str(", planned");
    }
    text
}
