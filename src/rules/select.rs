//! Selections, compiled: which claims a name of a rule may stand for, in relation to the names before it.

use super::expr::Dimension;
use super::file::{Origin, Selection};
use super::relation::{Fault, Link, When, fault, link, unknown, when};
use crate::claim::{Claim, Kind, Modality, is_reckoned_as};
use crate::lexicon::{Measure, Nature, nearest};
use crate::quantity::Unit;

/// Which claims a binding may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// By measure.
    pub measure: Link<String>,
    /// Measures left out.
    pub besides: Vec<String>,
    /// By how the measure behaves over time; empty is any.
    pub nature: Vec<Nature>,
    /// By kind.
    pub kinds: Vec<Kind>,
    /// By dimension; `None` is any.
    pub dimension: Option<String>,
    /// By unit.
    pub unit: Link<Unit>,
    /// By the measure that it is a share of.
    pub whole: Option<String>,
    /// By parties.
    pub parties: Link<String>,
    /// By part of the speaker's name.
    pub speaker: Link<String>,
    /// By part of the document's name.
    pub document: Link<String>,
    /// By language; empty is any.
    pub language: Vec<String>,
    /// By modality.
    pub modality: Vec<Modality>,
    /// By period.
    pub period: When,
    /// The binding it says again.
    pub restates: Option<usize>,
    /// The binding that is reckoned from it.
    pub from_of: Option<usize>,
    /// The binding that comes to it.
    pub to_of: Option<usize>,
    /// The binding that tells it in percent.
    pub by_of: Option<usize>,
    /// Only figures that are said to be more than there ever was before.
    pub record: bool,
    /// By how it is said to be reckoned; empty is any.
    pub reckoned: Vec<String>,
    /// From the reference data.
    pub reference: bool,
}

/// A named selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// The name in expressions and messages.
    pub name: String,
    /// What it may stand for.
    pub select: Select,
}

impl Select {
    /// Compiles a selection over the names before it.
    pub(super) fn compile(
        selection: &Selection,
        names: &[&str],
        measures: &[Measure],
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut keep = |link: Result<Link<String>, Fault>| {
            link.unwrap_or_else(|f| {
                faults.push(f);
                Link::Any
            })
        };
        let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
        let many = |list: &Option<super::List<String>>| {
            list.as_ref().map(|l| l.0.clone()).unwrap_or_default()
        };
        let default = |link: Link<String>| match link {
            Link::Any if !names.is_empty() => Link::SameAs(0),
            other => other,
        };
        let measure = keep(link("measure", &many(&selection.measure), names));
        let parties = keep(link("parties", &many(&selection.parties), names));
        let speaker = keep(link("speaker", &one(&selection.speaker), names));
        let document = keep(link("document", &one(&selection.document), names));
        let unit = keep(link("unit", &one(&selection.unit), names));
        let explicit = many(&selection.parties).iter().any(|p| p == "any");
        let parties = if explicit { parties } else { default(parties) };
        let measure = if many(&selection.measure).is_empty() {
            default(measure)
        } else {
            measure
        };
        if let Link::Is(ids) = &measure {
            for id in ids
                .iter()
                .filter(|id| !measures.iter().any(|m| m.id == **id))
            {
                let known = measures.iter().map(|m| m.id.as_str());
                let help = nearest(id, known).map(|m| format!("is `{m}` meant?"));
                faults.push(fault("measure", format!("`{id}` is no measure"), help));
            }
        }
        if let Some(id) = &selection.whole
            && !measures.iter().any(|m| m.id == *id)
        {
            let known = measures.iter().map(|m| m.id.as_str());
            let help = nearest(id, known).map(|m| format!("is `{m}` meant?"));
            faults.push(fault("whole", format!("`{id}` is no measure"), help));
        }
        let unit = match unit {
            Link::Is(texts) => {
                let mut units = Vec::new();
                for text in texts {
                    match text.parse::<Unit>() {
                        Ok(unit) => units.push(unit),
                        Err(e) => faults.push(fault("unit", e.to_string(), None)),
                    }
                }
                Link::Is(units)
            }
            Link::SameAs(i) => Link::SameAs(i),
            Link::OtherThan(i) => Link::OtherThan(i),
            _ => Link::Any,
        };
        let period = match &selection.period {
            None => When::Any,
            Some(text) => when(text, names).unwrap_or_else(|message| {
                let help = "write `same as NAME`, `within NAME`, `around NAME`, `overlapping NAME`, `following NAME`, \
                            `before NAME`, `the one before NAME`, `the base of NAME`, `the opening of NAME`, `the close of NAME`, `a year before NAME`, \
                            `the rest of NAME in NAME` or `any`";
                faults.push(fault("period", message, Some(help.to_owned())));
                When::Any
            }),
        };
        let mut earlier = |key: &'static str, name: &Option<String>| {
            let name = name.as_ref()?;
            let found = names.iter().position(|n| n == name);
            if found.is_none() {
                faults.push(unknown(key, name, names));
            }
            found
        };
        let restates = earlier("restates", &selection.restates);
        let from_of = earlier("from_of", &selection.from_of);
        let to_of = earlier("to_of", &selection.to_of);
        let by_of = earlier("by_of", &selection.by_of);
        let select = Self {
            measure,
            besides: many(&selection.besides),
            nature: selection
                .nature
                .as_ref()
                .map(|l| l.0.clone())
                .unwrap_or_default(),
            kinds: selection
                .kind
                .as_ref()
                .map_or_else(|| vec![Kind::Level], |l| l.0.clone()),
            dimension: selection.dimension.clone(),
            unit,
            whole: selection.whole.clone(),
            parties,
            speaker,
            document,
            language: many(&selection.language),
            modality: selection.modality.as_ref().map_or_else(
                || vec![Modality::Actual, Modality::Planned],
                |l| l.0.clone(),
            ),
            period,
            restates,
            from_of,
            to_of,
            by_of,
            record: selection.record == Some(true),
            reckoned: many(&selection.reckoned),
            reference: selection.source == Some(Origin::Reference),
        };
        if faults.is_empty() {
            Ok(select)
        } else {
            Err(faults)
        }
    }

    /// Whether a claim fits on its own, apart from measure, parties and the names before.
    pub fn fits(&self, claim: &Claim) -> bool {
        let part = |link: &Link<String>, text: Option<&str>| match link {
            Link::Is(any) => text.is_some_and(|t| any.iter().any(|a| t.contains(a.as_str()))),
            _ => true,
        };
        let unit = match &self.unit {
            Link::Is(units) => claim.unit.as_ref().is_some_and(|u| units.contains(u)),
            _ => true,
        };
        let whole = self.whole.as_deref().is_none_or(|wanted| {
            let of = claim.whole.as_ref();
            of.is_some_and(|whole| *whole.measure == *wanted)
        });
        let left_out = |measure: &str| self.besides.iter().any(|other| other == measure);
        unit && whole
            && (claim.record || !self.record)
            && (self.reckoned.is_empty() || self.is_reckoned_so(claim))
            && !claim.measure.as_deref().is_some_and(left_out)
            && self.kinds.contains(&claim.kind)
            && self.modality.contains(&claim.modality)
            && (self.language.is_empty() || self.language.iter().any(|l| **l == *claim.language))
            && part(&self.speaker, claim.speaker.as_deref())
            && part(&self.document, Some(&claim.place.doc))
    }

    /// Whether a claim is said to be reckoned in one of the ways that the selection names.
    fn is_reckoned_so(&self, claim: &Claim) -> bool {
        let mut names = claim.reckoned.iter().flat_map(|names| names.split('+'));
        names.any(|name| self.reckoned.iter().any(|own| is_reckoned_as(name, own)))
    }

    /// Whether it is chosen as one that an earlier binding is reckoned with.
    pub fn is_end(&self) -> bool {
        self.from_of.is_some() || self.to_of.is_some() || self.by_of.is_some()
    }

    /// Whether the first binding is reckoned with it, in one way.
    pub(super) fn is_end_of_first(&self) -> bool {
        let ways = [self.from_of, self.to_of, self.by_of];
        let mut given = ways.into_iter().flatten();
        (given.next(), given.next()) == (Some(0), None)
    }

    /// The dimension its figures have in expressions.
    pub(super) fn expression_dimension(&self, measures: &[Measure]) -> Dimension {
        if let Some(dimension) = &self.dimension {
            return match dimension.as_str() {
                "ratio" | "percent" | "points" => Dimension::number(),
                "amount" => Dimension::base(OWN_UNIT),
                other => Dimension::base(other),
            };
        }
        // The amount of a change is told in the unit of what has changed.
        if self.by_of.is_none() && self.kinds.iter().all(|k| !matches!(k, Kind::Level)) {
            return Dimension::number();
        }
        match &self.measure {
            Link::Is(ids) => {
                let mut all = ids
                    .iter()
                    .filter_map(|id| measures.iter().find(|m| m.id == *id));
                match all.next() {
                    Some(first) if all.all(|m| m.dimension == first.dimension) => {
                        match first.dimension.as_str() {
                            "percent" | "ratio" => Dimension::number(),
                            other => Dimension::base(other),
                        }
                    }
                    _ => Dimension::base(OWN_UNIT),
                }
            }
            _ => Dimension::base(OWN_UNIT),
        }
    }
}

/// The dimension of figures that are told in whatever unit their measure has.
pub(super) const OWN_UNIT: &str = "the measure's unit";
