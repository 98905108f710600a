//! The flat records that `extract` writes: one claim or mention a line, with the names the documentation gives.
//!
//! Figures are strings, so that no reader turns them into floats; what is unknown is null, never left out.

use crate::document::Document;
use crate::extract::{Claim, Mention, MentionKind};
use crate::period::{Basis, Day};
use crate::quantity::{Atom, Decimal, Trend, Unit};
use schemars::JsonSchema;
use serde::Serialize;

/// A figure in digits, without exponent or trailing zeros.
pub fn decimal(value: Decimal) -> String {
    let Ok(mut digits) = i64::try_from(value.mantissa()) else {
        return value.normalize().to_string();
    };
    let mut scale = value.scale();
    while scale > 0 && digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    // Nearly every figure is a whole number that a machine word holds, and those are written faster.
    match scale {
        0 => digits.to_string(),
        _ => Decimal::new(digits, scale).to_string(),
    }
}

/// A day as `2023-06-07`.
fn day(day: Day) -> String {
    let digit = |n: i16| char::from(b'0' + (n % 10) as u8);
    let (year, month, of_month) = (day.year(), i16::from(day.month()), i16::from(day.day()));
    if !(0..=9999).contains(&year) {
        return day.to_string();
    }
    let mut text = String::with_capacity(10);
    text.extend([year / 1000, year / 100, year / 10, year].map(digit));
    text.push('-');
    text.extend([month / 10, month].map(digit));
    text.push('-');
    text.extend([of_month / 10, of_month].map(digit));
    text
}

/// One claim as JSON and CSV show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimRecord<'a> {
    /// Name of the document.
    pub doc: &'a str,
    /// Line of the figure, from 1.
    pub line: u32,
    /// Column of the figure in characters, from 1.
    pub column: u32,
    /// Byte offset of the figure in the document's text.
    pub start: usize,
    /// Byte offset of its end.
    pub end: usize,
    /// The figure as written.
    pub text: &'a str,
    /// The sentence it stands in, white space folded.
    pub quote: &'a str,
    /// Who said it.
    pub speaker: Option<&'a str>,
    /// Id of the measure, or the singular head noun.
    pub measure: Option<&'a str>,
    /// What the measure is of, where that makes another thing of it: `measles`, of cases of measles.
    pub of: Option<&'a str>,
    /// What sets the figure apart from the plain one of its measure: `real`, `adjusted`, `without-oil`.
    pub reckoned: Option<&'a str>,
    /// Whose figure it is said to be, or of which edition of an estimate: `CN`, `preliminary`.
    pub told: Option<&'a str>,
    /// ISO 3166 alpha-2 codes or organisation names; from → to where the measure has a direction.
    pub parties: Vec<&'a str>,
    /// `level`, `change`, `share`, `ratio` or `ordinal`.
    pub kind: &'static str,
    /// ISO 4217, `percent`, `percentage_point`, `times`, a symbol or a singular noun; rates with a slash.
    pub unit: Option<String>,
    /// The value, scale applied.
    pub value: String,
    /// The upper value of a stated range.
    pub value_high: Option<String>,
    /// `=` plain, `~` about, `>` over, `<` almost or up to.
    pub bound: &'static str,
    /// `up`, `down` or null.
    pub trend: Option<&'static str>,
    /// Lower end of the likely interval; null is unbounded.
    pub low: Option<String>,
    /// Upper end of the likely interval.
    pub high: Option<String>,
    /// Lower end of the certain interval.
    pub floor: Option<String>,
    /// Upper end of the certain interval.
    pub ceiling: Option<String>,
    /// First day of the period.
    pub from: Option<String>,
    /// The day after its last.
    pub until: Option<String>,
    /// The words that name the period.
    pub period_text: Option<&'a str>,
    /// `stated`, `relative` or `inferred`.
    pub period_basis: Option<&'static str>,
    /// `actual`, `planned` or `hypothetical`.
    pub modality: &'static str,
    /// Id of the claim that this one says again in another unit.
    pub restates: Option<&'a str>,
    /// The measure it is a share of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_of: Option<&'a str>,
    /// Whose that measure is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_of_party: Option<&'a str>,
    /// Id of the claim that this one is listed as a part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<&'a str>,
    /// Whether the parts listed are said to be all there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all_parts: Option<bool>,
    /// Id by content: the same words in the same document keep it, wherever they move.
    pub id: &'a str,
    /// The group the claim is compared in.
    pub key: String,
}

impl<'a> ClaimRecord<'a> {
    /// The record of a claim.
    pub fn new(claim: &'a Claim) -> Self {
        let (likely, certain) = (claim.likely(), claim.certain());
        let unit = claim.unit.as_ref().map(Unit::to_string);
        let key = key(claim, unit.as_deref());
        Self {
            doc: &claim.place.doc,
            line: claim.place.line,
            column: claim.place.column,
            start: claim.place.start,
            end: claim.place.end,
            text: &claim.text,
            quote: &claim.quote.text,
            speaker: claim.speaker.as_deref(),
            measure: claim.measure.as_deref(),
            of: claim.of.as_deref(),
            reckoned: claim.reckoned.as_deref(),
            told: claim.told.as_deref(),
            parties: claim.parties.iter().map(AsRef::as_ref).collect(),
            kind: claim.kind.name(),
            unit,
            value: decimal(claim.figure.value),
            value_high: claim.figure.value_high.map(decimal),
            bound: claim.figure.bound.sign(),
            trend: claim.trend.map(trend),
            low: likely.low().map(decimal),
            high: likely.high().map(decimal),
            floor: certain.low().map(decimal),
            ceiling: certain.high().map(decimal),
            from: claim.period.map(|p| day(p.from())),
            until: claim.period.map(|p| day(p.until())),
            period_text: claim.period_text.as_deref(),
            period_basis: claim.basis.map(basis),
            modality: claim.modality.name(),
            restates: claim.restates.as_deref(),
            share_of: claim.whole.as_ref().map(|whole| &*whole.measure),
            share_of_party: claim
                .whole
                .as_ref()
                .and_then(|whole| whole.party.as_deref()),
            part_of: claim.part.as_ref().map(|part| &*part.of),
            all_parts: claim.part.as_ref().map(|part| part.all),
            id: &claim.id,
            key,
        }
    }
}

/// The group a claim is compared in: measure, parties, kind, dimension and modality. `unit` is its unit, as written.
fn key(claim: &Claim, unit: Option<&str>) -> String {
    let mut key = String::with_capacity(64);
    key.push_str(claim.measure.as_deref().unwrap_or("-"));
    if let Some(of) = &claim.of {
        key.extend([" of ", of]);
    }
    if let Some(reckoned) = &claim.reckoned {
        key.extend([", ", reckoned]);
    }
    for (n, party) in claim.parties.iter().enumerate() {
        key.extend([if n == 0 { "|" } else { "-" }, party]);
    }
    if claim.parties.is_empty() {
        key.push('|');
    }
    key.extend(["|", claim.kind.name(), "|"]);
    match claim.unit.as_ref().map(|unit| (&unit.of, &unit.over)) {
        Some((Atom::Currency(_), None)) => key.push_str("money"),
        Some((Atom::Currency(_), Some(over))) => key.extend(["money per ", &over.to_string()]),
        _ => key.push_str(unit.unwrap_or("number")),
    }
    key.extend(["|", claim.modality.name()]);
    key
}

/// One mention as JSON and CSV show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MentionRecord<'a> {
    /// Name of the document.
    pub doc: &'a str,
    /// `money`, `percent`, `count`, `quantity`, `number`, `ordinal` or `period`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Byte offset in the document's text.
    pub start: usize,
    /// Byte offset of its end.
    pub end: usize,
    /// The words.
    pub text: &'a str,
    /// The value, scale applied; null for periods.
    pub value: Option<String>,
    /// The upper value of a stated range.
    pub value_high: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// `=`, `~`, `>` or `<`; null for periods.
    pub bound: Option<&'static str>,
    /// `up`, `down` or null.
    pub trend: Option<&'static str>,
    /// First day of a period.
    pub from: Option<String>,
    /// The day after its last.
    pub until: Option<String>,
}

impl<'a> MentionRecord<'a> {
    /// The record of a mention in its document.
    pub fn new(document: &'a Document, mention: &Mention) -> Self {
        let figure = mention.figure.as_ref();
        let period = mention.period.map(|(period, _)| period);
        Self {
            doc: &document.name,
            kind: mention_kind(mention.kind),
            start: mention.range.start,
            end: mention.range.end,
            text: document.text.get(mention.range.clone()).unwrap_or_default(),
            value: figure.map(|f| decimal(f.value)),
            value_high: figure.and_then(|f| f.value_high).map(decimal),
            unit: mention.unit.as_ref().map(Unit::to_string),
            bound: figure.map(|f| f.bound.sign()),
            trend: mention.trend.map(trend),
            from: period.map(|p| day(p.from())),
            until: period.map(|p| day(p.until())),
        }
    }
}

fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "up",
        Trend::Down => "down",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Relative => "relative",
        Basis::Inferred => "inferred",
    }
}

fn mention_kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Money => "money",
        MentionKind::Percent => "percent",
        MentionKind::Count => "count",
        MentionKind::Quantity => "quantity",
        MentionKind::Number => "number",
        MentionKind::Ordinal => "ordinal",
        MentionKind::Period => "period",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_days_are_written_as_anybody_writes_them() {
        for text in [
            "0",
            "-0",
            "12500",
            "-7.50",
            "0.001",
            "0.000",
            "64100000000.00",
            "79228162514264337593543950335",
            "9223372036854775808",
        ] {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(decimal(value), value.normalize().to_string());
        }
        for (year, month, of_month) in [(2023, 6, 7), (0, 12, 31), (9999, 1, 10), (-5, 2, 28)] {
            let date = Day::new(year, month, of_month).unwrap();
            assert_eq!(day(date), date.to_string());
        }
    }
}
