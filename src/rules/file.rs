//! The shape of a rule file. These types are the schema: what they document is what an editor shows.

use super::list::{Bindings, List};
use super::severity::Severity;
use crate::claim::{Kind, Modality};
use crate::lexicon::{Measure, Nature};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule file: measures, rules, and the tests that prove the rules.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleFile {
    /// The shipped packs this file builds on: `[trade, common]`. Left out, all of them; `[]` is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extends: Option<Vec<String>>,
    /// Rules turned off, by id; `trade/*` turns a whole pack's rules off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<String>,
    /// What figures can be about. A measure with the id of a shipped one replaces it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// How claims must fit. A rule with the id of a shipped one replaces it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleEntry>,
    /// Sentences with the verdicts the rules must come to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<TestEntry>,
}

/// One rule as it is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// Its name in every output, `pack/name`: `trade/same-period`.
    pub id: String,
    /// A rule to build on: every key not written here is taken from it, and it no longer applies to the measures of this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// The rule in a few words, as every finding's first line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How much a conflict matters; a tension matters one step less. `warning` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Why the rule holds, in Markdown; `crossfoot explain RULE` shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What is wrong, with the claims in braces: `{now} is not {before} grown by {growth}`. Fields: `{a.text}` (the default),
    /// `{a.value}`, `{a.measure}`, `{a.parties}`, `{a.period}`, `{a.speaker}`, `{a.doc}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Turns the rule off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    /// Every two claims `a` and `b` of one group (same measure, parties, kind, dimension, modality): a measure, several, `any`,
    /// or a selection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compare: Option<Compare>,
    /// How the period of `a` lies to that of `b` when comparing: `same` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub periods: Option<Periods>,
    /// Named claims, the first one chosen freely, the others in relation to those before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Bindings>,
    /// Claims of which no two need conflict for all of them not to hold: levels, growth, parts and rates of exchange are
    /// followed through, and a smallest set that cannot hold is reported. Such a rule has no `expect`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<Selection>,
    /// Claims of which two in two documents of one matter, told in the same words, are taken for one figure with a slip in it: two
    /// digits swapped, another digit, scale, unit or direction. Such a rule has no `expect`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retold: Option<Selection>,
    /// Claims of which two in two documents tell the same long figure of two times: one of them has the time wrong. Such a rule has no
    /// `expect`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redated: Option<Selection>,
    /// Figures that are added up: `sum` in the rule's `expect`, and `whole` where they are parts of one figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<Sum>,
    /// Conditions under which the rule speaks at all, as expressions: `a / b > 300`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<List<String>>,
    /// What must hold: `a == b`, `now == before * (1 + growth)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<String>,
    /// By how much the two sides may miss one another beyond rounding: `2%`, `0.5 percentage_point`, `1 project`, `rounding`
    /// (not at all).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<String>,
    /// Which rule explains a cause when several see it: the lowest speaks, the others stay silent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u8>,
    /// Holds the first name against every claim that the further ones may stand for. When left out, one way in which it fits is
    /// enough: a growth told of dollars need not fit the same levels in drams.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub each: bool,
    /// Speaks although a finding of another rule already doubts one of its claims, and doubts none for the rules behind it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub standalone: bool,
}

/// What figures a rule adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sum {
    /// The parts listed behind a figure, where the text says that they are all of it (`and the remaining …`).
    Parts,
    /// The parts that one sentence lists of a figure, whether they are all of it or not.
    Listed,
    /// The figures that one sentence tells of periods that follow one another, and as `whole` the one told of all that time.
    Periods,
    /// The shares that several countries have in one whole for one period, over all documents.
    Partners,
    /// The shares that one sentence gives several things in one whole.
    Things,
    /// The wholes that amounts make which are told one after the other, each with its share: `own` in the rule's `expect` is that of
    /// one amount, `others` that on which all the others agree.
    Wholes,
}

/// What a rule compares.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Compare {
    /// One measure, or `any`.
    Measure(String),
    /// Several measures.
    Measures(Vec<String>),
    /// A selection.
    Selection(Box<Selection>),
}

/// How two periods lie to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Periods {
    /// The same days; stocks without a stated date: said within a week.
    #[default]
    Same,
    /// `a` lies within `b`, which is longer.
    Within,
    /// They share days, and are not the same.
    Overlapping,
    /// They share days, or are the same.
    Sharing,
    /// `a` begins where `b` ends, or later; stocks: `a` is of a later day.
    Following,
    /// `a` is the same days a year before `b`.
    YearBefore,
    /// Whatever they are.
    Any,
}

/// Which claims a name may stand for. Every key narrows the choice.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Selection {
    /// A measure's id, several, `any`, `unnamed` (no pack names it), `same as NAME`, `whole of NAME` (the measure it is
    /// part of).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<List<String>>,
    /// Measures left out of those.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub besides: Option<List<String>>,
    /// How the measure behaves over time: `flow`, `stock`, `cumulative`, `rate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<List<Nature>>,
    /// `level` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<List<Kind>>,
    /// What the figure is counted in: `money`, `ratio`, `points`, `count`, `amount` (all but `ratio` and `points`), or a dimension
    /// of the unit table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimension: Option<String>,
    /// A unit (`USD`, `km`), or `same as NAME`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Party codes or names; `same as NAME` (when left out, in a binding after the first), `reverse of NAME`, `owner of NAME` (whose the
    /// whole is that NAME is a partner's share of), `named` (somebody is), `any`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parties: Option<List<String>>,
    /// The measure that it is a share of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<String>,
    /// Part of the speaker's name, or `same as NAME`, `other than NAME`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Part of the document's name, or `same as NAME`, `other than NAME`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// ISO 639-1 code of the document's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<List<String>>,
    /// `actual` and `planned` when left out, each among themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<List<Modality>>,
    /// `same as NAME`, `within NAME`, `around NAME`, `overlapping NAME`, `following NAME`, `before NAME`, `the base of NAME` (the time it is said to be reckoned from), `the opening of NAME`, `the close of NAME` (the days it begins and ends on), `the one before NAME` (as many
    /// months, right before it), `a year before NAME`, `2 years before NAME`, `the rest of NAME1 in NAME2`, `any`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// `true`: only figures that are said to be more than there ever was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<bool>,
    /// Only figures that are said to be reckoned in one of these ways, by the names of the language files: `month-on-month`. In a rule
    /// over named claims it is for the first name; the further ones need not be reckoned so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reckoned: Option<List<String>>,
    /// The binding this claim says again in another unit: `restates: a`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restates: Option<String>,
    /// The binding that is reckoned from this claim by the words of its sentence: `from_of: growth`, the level before it;
    /// `from_of: share`, the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_of: Option<String>,
    /// The binding that comes to this claim by the words of its sentence: `to_of: growth`, the level behind it; `to_of: share`, the
    /// part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_of: Option<String>,
    /// The binding that tells in percent, by the words of its sentence, the change that this claim is the amount of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_of: Option<String>,
    /// `claims` when left out; `reference` chooses rows of the reference data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Origin>,
}

/// Where the claims of a selection come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The documents.
    #[default]
    Claims,
    /// The reference data.
    Reference,
}

/// The tests of one rule. A case maps the date of each document (with a name behind it, when two share a date) to its text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestEntry {
    /// The rule tested.
    pub rule: String,
    /// Cases the rule must report as a conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflict: Vec<Case>,
    /// Cases the rule must report as a tension.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tension: Vec<Case>,
    /// Cases the rule must compare and find in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agree: Vec<Case>,
    /// Cases the rule must have nothing to say about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silent: Vec<Case>,
}

/// Documents by date: `2024-02-01: In January trade came to $2 billion.` The key `reference` gives rows of reference data
/// instead: `reference: "trade,KZ; RU,2023-01-01,2024-01-01,26200000000,USD,Statistics office"`.
pub type Case = BTreeMap<String, String>;
