//! The ground of a drawing: its axes, and where on it every mark has room.

use super::marks::Mark;
use super::scale::{self, Axis};
use crate::period::Day;
use crate::quantity::Interval;
use std::io::{self, Write};

pub(super) const HEIGHT: f64 = 210.0;
pub(super) const LEFT: f64 = 58.0;
pub(super) const RIGHT: f64 = 12.0;
pub(super) const TOP: f64 = 30.0;
pub(super) const BOTTOM: f64 = 26.0;
/// Room for a date under the axis.
const LABEL: f64 = 52.0;
/// So many days are few enough for an axis by quarters.
const QUARTERS: f64 = 800.0;
/// What a character of a mark's label takes.
const CHARACTER: f64 = 6.6;

/// The axes and the width.
pub(super) struct Plane {
    values: Axis,
    from: Day,
    until: Day,
    pub width: f64,
}

/// Where a mark stands.
pub(super) struct Place {
    /// The middle of its bar.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// The ends of the bar: what was likely meant. Down the page numbers grow.
    pub bar: (f64, f64),
    /// The ends of the whisker: how far it could be stretched.
    pub whisker: (f64, f64),
    /// The ends of the period.
    pub span: (f64, f64),
    /// Half of what bar and label take in width.
    half: f64,
}

impl Place {
    /// The base line of the label.
    pub fn label(&self) -> f64 {
        self.bar.0.min(self.y - 3.0) - 8.0
    }

    /// The room it takes: left, top, right, bottom.
    pub fn room(&self) -> (f64, f64, f64, f64) {
        let (top, bottom) = (self.label() - 11.0, self.bar.1 + 2.0);
        (self.x - self.half, top, self.x + self.half, bottom)
    }

    fn meets(&self, other: &Self) -> bool {
        let (left, top, right, bottom) = self.room();
        let (l, t, r, b) = other.room();
        left < r && l < right && top < b && t < bottom
    }
}

impl Plane {
    /// Axes that hold all the marks.
    pub fn over(marks: &[Mark<'_>], width: f64) -> Self {
        let ends = marks.iter().flat_map(|mark| {
            let claim = &mark.cell.claim;
            let (likely, certain) = (claim.likely(), claim.certain());
            let ends = [
                likely.low(),
                likely.high(),
                certain.low(),
                certain.high(),
                Some(claim.value()),
            ];
            ends.into_iter().flatten().map(scale::place)
        });
        let days = marks.iter().map(|mark| mark.period);
        let (from, until) = days.fold((Day::MAX, Day::MIN), |(from, until), period| {
            (from.min(period.from()), until.max(period.until()))
        });
        Self {
            values: Axis::over(ends),
            from,
            until,
            width,
        }
    }

    /// Whether the values' axis is logarithmic.
    pub fn is_log(&self) -> bool {
        self.values.is_log()
    }

    fn x(&self, day: Day) -> f64 {
        let (from, until) = (scale::days(self.from), scale::days(self.until));
        let part = (scale::days(day) - from) / (until - from).max(1.0);
        LEFT + part * (self.width - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - self.values.part(value) * (HEIGHT - TOP - BOTTOM)
    }

    /// Where an interval begins and ends on the page; an open end is the drawing's edge.
    fn ends(&self, interval: &Interval) -> (f64, f64) {
        let high = interval.high().map(|v| self.y(scale::place(v)));
        let low = interval.low().map(|v| self.y(scale::place(v)));
        (high.unwrap_or(TOP), low.unwrap_or(HEIGHT - BOTTOM))
    }

    /// A place for every mark: in the middle of its period, or beside it as far as others are in the way.
    pub fn places(&self, marks: &[Mark<'_>], labels: &[String]) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::with_capacity(marks.len());
        for (mark, label) in marks.iter().zip(labels) {
            let claim = &mark.cell.claim;
            let (high, low) = self.ends(&claim.likely());
            // A thin bar still has to be seen.
            let (middle, tall) = ((high + low) / 2.0, ((low - high) / 2.0).max(2.0));
            let span = (self.x(mark.period.from()), self.x(mark.period.until()));
            let half = (label.chars().count() as f64 * CHARACTER / 2.0).max(5.0) + 1.0;
            let bounds = (LEFT + half, self.width - RIGHT - half);
            let centre = ((span.0 + span.1) / 2.0).max(bounds.0).min(bounds.1);
            let mut place = Place {
                x: centre,
                y: self.y(scale::place(claim.value())),
                bar: (middle - tall, middle + tall),
                whisker: self.ends(&claim.certain()),
                span,
                half,
            };
            let steps =
                (0..60).map(|n| f64::from((n + 1) / 2) * if n % 2 == 0 { -1.0 } else { 1.0 });
            for step in steps {
                place.x = centre + step * 4.0;
                let inside = (bounds.0..=bounds.1).contains(&place.x);
                if inside && !places.iter().any(|other| place.meets(other)) {
                    break;
                }
                place.x = centre;
            }
            places.push(place);
        }
        places
    }

    /// Draws the axes.
    pub fn frame(&self, out: &mut dyn Write) -> io::Result<()> {
        let (right, bottom) = (self.width - RIGHT, HEIGHT - BOTTOM);
        let mut lines = String::new();
        let mut labels = String::new();
        for (value, label) in self.values.ticks() {
            let y = self.y(value);
            lines.push_str(&format!("M{LEFT:.0} {y:.0}H{right:.0}"));
            labels.push_str(&format!(
                "<text class=\"value\" x=\"{:.0}\" y=\"{:.0}\">{label}</text>",
                LEFT - 6.0,
                y + 4.0
            ));
        }
        for (x, label) in self.dates() {
            lines.push_str(&format!("M{x:.0} {TOP:.0}V{:.0}", bottom + 6.0));
            labels.push_str(&format!(
                "<text x=\"{:.0}\" y=\"{:.0}\">{label}</text>",
                x + 3.0,
                bottom + 17.0
            ));
        }
        writeln!(
            out,
            "<path class=\"grid\" d=\"{lines}\"/><path class=\"axis\" d=\"M{LEFT:.0} {TOP:.0}V{bottom:.0}H{right:.0}\"/>{labels}"
        )
    }

    /// Where years begin, or quarters when there are few years, as far as there is room for their labels.
    fn dates(&self) -> Vec<(f64, String)> {
        let few = scale::days(self.until) - scale::days(self.from) < QUARTERS;
        let months: &[i8] = if few { &[1, 4, 7, 10] } else { &[1] };
        let mut dates: Vec<(f64, String)> = Vec::new();
        for year in self.from.year()..=self.until.year() {
            let starts = months
                .iter()
                .filter_map(|month| Day::new(year, *month, 1).ok());
            for day in starts.filter(|day| *day >= self.from && *day < self.until) {
                let x = self.x(day);
                if dates.last().is_none_or(|(last, _)| x - last > LABEL)
                    && x < self.width - LABEL + RIGHT
                {
                    let label = if few {
                        format!("{year}-{:02}", day.month())
                    } else {
                        year.to_string()
                    };
                    dates.push((x, label));
                }
            }
        }
        if dates.is_empty() {
            dates.push((LEFT, self.from.to_string()));
        }
        dates
    }
}
