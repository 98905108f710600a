//! What differs between two sayings of one figure.

use super::likeness::Likeness;
use crate::check::Working;
use crate::check::show::{self, Style};
use crate::claim::Claim;
use crate::quantity::{Bound, Interval, Trend};

/// The differences, those of the figure itself apart from those of what is said about it.
#[derive(Default)]
pub(super) struct Difference {
    /// Value, unit, direction or period: another figure.
    pub figure: Vec<Working>,
    /// Hedge, subject, speaker: the same figure, said otherwise.
    pub about: Vec<Working>,
}

/// Compares two sayings of one figure; `styles` are how their values are written.
pub(super) fn differ(
    old: &Claim,
    new: &Claim,
    styles: (&Style, &Style),
    alike: &Likeness,
) -> Difference {
    let mut found = Difference::default();
    let value = old.figure.value == new.figure.value;
    let one_unit = alike.one_unit(old.unit.as_ref(), new.unit.as_ref());
    if !value || old.figure.value_high != new.figure.value_high || !one_unit {
        let label = if value { "unit" } else { "value" };
        let change = became(stated(old, styles.0), stated(new, styles.1));
        found.figure.push(Working {
            label,
            text: change,
        });
    }
    if let (Some(was), Some(is)) = (old.trend, new.trend)
        && was != is
    {
        let text = became(direction(was), direction(is));
        found.figure.push(Working {
            label: "direction",
            text,
        });
    }
    if let (Some(was), Some(is)) = (&old.period, &new.period)
        && was != is
    {
        let text = became(was.title(), is.title());
        found.figure.push(Working {
            label: "period",
            text,
        });
    }
    if old.figure.bound != new.figure.bound {
        let text = became(hedge(old.figure.bound), hedge(new.figure.bound));
        found.about.push(Working {
            label: "hedge",
            text,
        });
    }
    // Words that stayed the same say the same; what was understood from elsewhere is not worth a line for each figure.
    if !alike.translated && old.quote.text != new.quote.text {
        found.about.extend(subject(old, new));
    }
    found
}

/// What the figure is said of, and by whom.
fn subject(old: &Claim, new: &Claim) -> Vec<Working> {
    let name = |word: &Option<std::sync::Arc<str>>| word.as_deref().unwrap_or("none").to_owned();
    let parties = |claim: &Claim| match claim.parties.is_empty() {
        true => "none".to_owned(),
        false => claim.parties.join(", "),
    };
    let title = |claim: &Claim| claim.period.map_or("none".to_owned(), |p| p.title());
    let mut all = vec![
        ("subject", name(&old.measure), name(&new.measure)),
        ("parties", parties(old), parties(new)),
        ("speaker", name(&old.speaker), name(&new.speaker)),
        (
            "modality",
            old.modality.name().to_owned(),
            new.modality.name().to_owned(),
        ),
    ];
    if old.period.is_some() != new.period.is_some() {
        all.push(("period", title(old), title(new)));
    }
    all.into_iter()
        .filter(|(_, was, is)| was != is)
        .map(|(label, was, is)| Working {
            label,
            text: became(was, is),
        })
        .collect()
}

/// The value as it was said: a point or a range.
fn stated(claim: &Claim, style: &Style) -> String {
    let figure = &claim.figure;
    let value = Interval::between(figure.value, figure.value_high.unwrap_or(figure.value));
    match style {
        // A percentage is written with its own sign, of a hundredth.
        Style::Percent => {
            let unit = claim
                .unit
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            show::interval(&value, &Style::Named(format!(" {unit}")))
        }
        style => show::interval(&value, style),
    }
}

fn became(was: impl std::fmt::Display, is: impl std::fmt::Display) -> String {
    format!("{was} → {is}")
}

fn direction(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "up",
        Trend::Down => "down",
    }
}

fn hedge(bound: Bound) -> &'static str {
    match bound {
        Bound::Plain => "plain",
        Bound::About => "about",
        Bound::Over => "over",
        Bound::Under => "under",
    }
}
