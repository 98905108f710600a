//! The flat records that `extract` writes: one claim or mention a line, with the names the documentation gives.
//!
//! Figures are strings, so that no reader turns them into floats; what is unknown is null, never left out.

use super::written::{Date, Digits};
use crate::document::Document;
use crate::extract::{Claim, Mention, MentionKind};
use crate::period::Basis;
use crate::quantity::{Atom, Trend, Unit};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

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
    /// ISO 3166 codes or organisation names; from → to where the measure has a direction.
    pub parties: &'a [Arc<str>],
    /// `level`, `change`, `share`, `ratio` or `ordinal`.
    pub kind: &'static str,
    /// ISO 4217, `percent`, `percentage_point`, `times`, a symbol or a singular noun; rates with a slash.
    pub unit: Option<Cow<'a, str>>,
    /// The value, scale applied.
    pub value: Digits,
    /// The upper value of a stated range.
    pub value_high: Option<Digits>,
    /// `=` plain, `~` about, `>` over, `<` almost or up to.
    pub bound: &'static str,
    /// `up`, `down` or null.
    pub trend: Option<&'static str>,
    /// Lower end of the likely interval; null is unbounded.
    pub low: Option<Digits>,
    /// Upper end of the likely interval.
    pub high: Option<Digits>,
    /// Lower end of the certain interval.
    pub floor: Option<Digits>,
    /// Upper end of the certain interval.
    pub ceiling: Option<Digits>,
    /// First day of the period.
    pub from: Option<Date>,
    /// The day after its last.
    pub until: Option<Date>,
    /// The words that name the period.
    pub period_text: Option<&'a str>,
    /// `stated`, `relative` or `inferred`.
    pub period_basis: Option<&'static str>,
    /// `actual`, `planned` or `hypothetical`.
    pub modality: &'static str,
    /// Whether it is said to be more than there ever was before.
    pub record: Option<bool>,
    /// Id of the claim that this one says again in another unit.
    pub restates: Option<&'a str>,
    /// The measure it is a share of.
    pub share_of: Option<&'a str>,
    /// Whose that measure is.
    pub share_of_party: Option<&'a str>,
    /// Id of the claim that this one is listed as a part of.
    pub part_of: Option<&'a str>,
    /// Whether the parts listed are said to be all there is.
    pub all_parts: Option<bool>,
    /// Id of the claim that a change or share is reckoned from: the level before, the whole.
    pub reckoned_from: Option<&'a str>,
    /// Id of the claim that it comes to: the level behind, the part.
    pub comes_to: Option<&'a str>,
    /// Id of the claim that tells a change in percent again as an amount.
    pub told_as: Option<&'a str>,
    /// Id by content: the same words in the same document keep it, wherever they move.
    pub id: &'a str,
    /// The group the claim is compared in.
    pub key: String,
}

impl<'a> ClaimRecord<'a> {
    /// The record of a claim.
    pub fn new(claim: &'a Claim) -> Self {
        let (likely, certain) = (claim.likely(), claim.certain());
        let unit = claim.unit.as_ref().map(Unit::name);
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
            parties: &claim.parties,
            kind: claim.kind.name(),
            unit,
            value: Digits(claim.figure.value),
            value_high: claim.figure.value_high.map(Digits),
            bound: claim.figure.bound.sign(),
            trend: claim.trend.map(trend),
            low: likely.low().map(Digits),
            high: likely.high().map(Digits),
            floor: certain.low().map(Digits),
            ceiling: certain.high().map(Digits),
            from: claim.period.map(|p| Date(p.from())),
            until: claim.period.map(|p| Date(p.until())),
            period_text: claim.period_text.as_deref(),
            period_basis: claim.basis.map(basis),
            modality: claim.modality.name(),
            record: claim.record.then_some(true),
            restates: claim.restates.as_deref(),
            share_of: claim.whole.as_ref().map(|whole| &*whole.measure),
            share_of_party: claim
                .whole
                .as_ref()
                .and_then(|whole| whole.party.as_deref()),
            part_of: claim.part.as_ref().map(|part| &*part.of),
            all_parts: claim.part.as_ref().map(|part| part.all),
            reckoned_from: claim.ends.as_ref().and_then(|ends| ends.from.as_deref()),
            comes_to: claim.ends.as_ref().and_then(|ends| ends.to.as_deref()),
            told_as: claim.ends.as_ref().and_then(|ends| ends.by.as_deref()),
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
        key.push_str(" of ");
        key.push_str(of);
    }
    if let Some(reckoned) = &claim.reckoned {
        key.push_str(", ");
        key.push_str(reckoned);
    }
    key.push('|');
    for (n, party) in claim.parties.iter().enumerate() {
        if n > 0 {
            key.push('-');
        }
        key.push_str(party);
    }
    key.push('|');
    key.push_str(claim.kind.name());
    key.push('|');
    match claim.unit.as_ref().map(|unit| (&unit.of, &unit.over)) {
        Some((Atom::Currency(_), None)) => key.push_str("money"),
        Some((Atom::Currency(_), Some(over))) => {
            key.push_str("money per ");
            key.push_str(over.name());
        }
        _ => key.push_str(unit.unwrap_or("number")),
    }
    key.push('|');
    key.push_str(claim.modality.name());
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
    pub value: Option<Digits>,
    /// The upper value of a stated range.
    pub value_high: Option<Digits>,
    /// The unit.
    pub unit: Option<String>,
    /// `=`, `~`, `>` or `<`; null for periods.
    pub bound: Option<&'static str>,
    /// `up`, `down` or null.
    pub trend: Option<&'static str>,
    /// First day of a period.
    pub from: Option<Date>,
    /// The day after its last.
    pub until: Option<Date>,
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
            value: figure.map(|f| Digits(f.value)),
            value_high: figure.and_then(|f| f.value_high).map(Digits),
            unit: mention.unit.as_ref().map(Unit::to_string),
            bound: figure.map(|f| f.bound.sign()),
            trend: mention.trend.map(trend),
            from: period.map(|p| Date(p.from())),
            until: period.map(|p| Date(p.until())),
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
