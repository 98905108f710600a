//! Claims built by hand, so that the engine can be tested without the extractor.

use crossfoot::extract::{Claim, Kind, Modality, Place, Quote};
use crossfoot::period::{Day, Period};
use crossfoot::quantity::{Bound, Decimal, Figure, Trend};
use std::sync::Arc;

/// A claim in the making.
#[derive(Clone, Debug)]
pub struct Make(pub Claim);

/// A level of `measure` as a plain figure: `claim("a.txt", "trade", "24", "bn", "USD")`.
pub fn claim(doc: &str, measure: &str, digits: &str, scale: &str, unit: &str) -> Make {
    let factor = match scale {
        "" => 1i64,
        "m" => 1_000_000,
        "bn" => 1_000_000_000,
        "trn" => 1_000_000_000_000,
        other => panic!("no scale {other}"),
    };
    let factor = Decimal::from(factor);
    let shown: Decimal = digits.parse().unwrap();
    let step = Decimal::new(1, shown.scale()) * factor;
    let zeros = if shown.scale() == 0 {
        digits.len() - digits.trim_end_matches('0').len()
    } else {
        0
    };
    let significant = step * Decimal::from(10i64.pow(zeros as u32));
    let value = shown * factor;
    let text: Arc<str> = format!("{digits} {scale} {unit}").into();
    let said: Day = "2024-02-01".parse().unwrap();
    Make(Claim {
        id: format!("{doc}|{measure}|{text}").into(),
        place: Place {
            doc: doc.into(),
            line: 1,
            column: 1,
            start: 0,
            end: text.len(),
        },
        quote: Quote {
            text: text.clone(),
            start: 0,
            end: text.len() as u32,
        },
        text,
        speaker: None,
        language: "en".into(),
        measure: Some(measure.into()),
        reckoned: None,
        told: None,
        parties: vec!["KZ".into(), "RU".into()],
        kind: Kind::Level,
        unit: Some(unit.parse().unwrap()),
        figure: Figure {
            value,
            value_high: None,
            bound: Bound::Plain,
            open: false,
            step,
            step_significant: significant,
            exact: false,
        },
        trend: None,
        period: None,
        period_text: None,
        basis: None,
        modality: Modality::Actual,
        partial: false,
        passage: 0,
        record: false,
        restates: None,
        ends: None,
        whole: None,
        part: None,
        of: None,
        said: Some(said),
        names: std::sync::Arc::default(),
    })
}

#[allow(dead_code)]
impl Make {
    pub fn over(mut self, year: i16, first: i8, last: i8) -> Self {
        self.0.period = Period::months(year, first, last);
        self.0.id = format!("{}|{year}.{first}.{last}", self.0.id).into();
        self
    }
    pub fn bound(mut self, bound: Bound) -> Self {
        self.0.figure.bound = bound;
        self
    }
    pub fn parties(mut self, parties: &[&str]) -> Self {
        self.0.parties = parties.iter().map(|p| Arc::from(*p)).collect();
        self
    }
    pub fn grew(mut self) -> Self {
        self.0.kind = Kind::Change;
        self.0.trend = Some(Trend::Up);
        self
    }
    pub fn kind(mut self, kind: Kind) -> Self {
        self.0.kind = kind;
        self
    }
    pub fn planned(mut self) -> Self {
        self.0.modality = Modality::Planned;
        self
    }
    pub fn said(mut self, day: &str) -> Self {
        self.0.said = day.parse().ok();
        self
    }
    pub fn restates(mut self, other: &Make) -> Self {
        self.0.restates = Some(other.0.id.clone());
        self
    }
    pub fn at(mut self, start: usize) -> Self {
        self.0.place.start = start;
        self.0.passage = start;
        self.0.place.line = start as u32 + 1;
        self
    }
    pub fn done(self) -> Arc<Claim> {
        Arc::new(self.0)
    }
}
