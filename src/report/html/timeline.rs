//! Timelines: for each subject a drawing of its figures, periods along the axis, intervals as bars.
//!
//! A line shows the whole period of a figure, the bar on it what was likely meant, the whisker how far it could be stretched.

use super::index::{self, Index};
use super::scale::{self, Axis};
use super::{Page, escape};
use crate::check::{Cell, Severity, Table};
use crate::period::{Day, Period};
use crate::quantity::Bound;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

const HEIGHT: f64 = 260.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 30.0;
/// Room for a date under the axis.
const LABEL: f64 = 60.0;
/// So many days are few enough for an axis by quarters.
const QUARTERS: f64 = 800.0;
/// How far apart bars of one period stand at least.
const APART: f64 = 18.0;

/// A figure on a drawing.
struct Bar<'a> {
    cell: &'a Cell,
    period: Period,
    label: &'a str,
    document: usize,
    claim: usize,
    worst: Option<Severity>,
}

/// Writes a drawing for every subject that has figures for several periods or from several people.
pub(super) fn write(page: &Page<'_>, index: &Index<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section id=\"timelines\" aria-labelledby=\"h-timelines\">\n<h2 id=\"h-timelines\">Timelines</h2>\n\
         <p class=\"meta\">Each bar is what a figure likely means, on a line as long as its period; the thin whisker is how \
         far it could be stretched. Dashed bars were said with “about”, arrows with “more than” or “less than”. Colour and \
         number name the document; ◆ marks figures that contradict others.</p>"
    )?;
    let mut number = 0;
    for table in page.tables {
        for (unit, bars) in bars(table, index) {
            if bars.len() > 1 {
                chart(number, table, &unit, &bars, index, out)?;
                number += 1;
            }
        }
    }
    if number == 0 {
        writeln!(out, "<p>No subject has two figures with a period.</p>")?;
    }
    writeln!(out, "</section>")
}

/// The figures of a table by unit: amounts in different currencies have no axis in common.
fn bars<'a>(table: &'a Table, index: &Index<'_>) -> BTreeMap<String, Vec<Bar<'a>>> {
    let mut units: BTreeMap<String, Vec<Bar<'a>>> = BTreeMap::new();
    for row in &table.rows {
        let Some(period) = row.period else {
            continue;
        };
        for cell in row.cells.iter().flatten() {
            let place = index
                .document(&cell.claim.place.doc)
                .zip(index.claim(&cell.claim));
            let Some((document, claim)) = place else {
                continue;
            };
            let unit = cell
                .claim
                .unit
                .as_ref()
                .map_or(String::new(), |u| u.to_string());
            let worst = index.worst(claim);
            units.entry(unit).or_default().push(Bar {
                cell,
                period,
                label: &row.label,
                document,
                claim,
                worst,
            });
        }
    }
    units
}

fn chart(
    number: usize,
    table: &Table,
    unit: &str,
    bars: &[Bar<'_>],
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let documents: BTreeSet<usize> = bars.iter().map(|b| b.document).collect();
    let title = if unit.is_empty() {
        escape(&table.title)
    } else {
        format!("{}, {}", escape(&table.title), escape(unit))
    };
    writeln!(
        out,
        "<details open class=\"chart\" data-documents=\"{}\" data-measures=\"{}\"><summary>{title}</summary>",
        index::numbers(documents.iter().copied()),
        index::numbers(index.measure(&table.measure).into_iter())
    )?;
    let ends = bars.iter().flat_map(|b| {
        let likely = b.cell.claim.likely();
        [likely.low(), likely.high(), Some(b.cell.claim.value())]
            .into_iter()
            .flatten()
            .map(scale::place)
    });
    let values = Axis::over(ends);
    let (from, until) = bars.iter().fold((Day::MAX, Day::MIN), |(f, u), b| {
        (f.min(b.period.from()), u.max(b.period.until()))
    });
    let crowd = bars.len() as f64 * APART + LEFT + RIGHT;
    let plane = Plane {
        values,
        from: scale::days(from),
        until: scale::days(until),
        width: crowd.clamp(760.0, 4000.0),
    };
    writeln!(
        out,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Timeline: {title}\">\n\
         <svg viewBox=\"0 0 {:.0} {HEIGHT:.0}\" role=\"group\" aria-labelledby=\"s{number}\">\
         <title id=\"s{number}\">{title}{}</title>",
        plane.width,
        if plane.values.is_log() {
            ", on a logarithmic axis"
        } else {
            ""
        }
    )?;
    plane.frame(from, until, out)?;
    let mut start = 0;
    while let Some(first) = bars.get(start) {
        let group = bars[start..]
            .iter()
            .take_while(|b| b.period == first.period)
            .count();
        plane.group(&bars[start..start + group], out)?;
        start += group;
    }
    writeln!(out, "</svg></div>\n<ul class=\"legend\">")?;
    for document in documents {
        let name = index.names().nth(document).unwrap_or_default();
        writeln!(
            out,
            "<li><a class=\"doc d{document}\" href=\"#d{document}\"><b>{}</b> {}</a></li>",
            document + 1,
            escape(index::short(name))
        )?;
    }
    writeln!(out, "</ul></details>")
}

/// The ground of a drawing.
struct Plane {
    values: Axis,
    from: f64,
    until: f64,
    width: f64,
}

impl Plane {
    fn x(&self, day: f64) -> f64 {
        LEFT + (day - self.from) / (self.until - self.from).max(1.0) * (self.width - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - self.values.part(value) * (HEIGHT - TOP - BOTTOM)
    }

    fn frame(&self, from: Day, until: Day, out: &mut dyn Write) -> io::Result<()> {
        let right = self.width - RIGHT;
        for (value, label) in self.values.ticks() {
            let y = self.y(value);
            writeln!(
                out,
                "<path class=\"grid\" d=\"M{LEFT:.0} {y:.1}H{right:.0}\"/><text class=\"value\" x=\"{:.0}\" y=\"{:.1}\">{label}</text>",
                LEFT - 6.0,
                y + 4.0
            )?;
        }
        let bottom = HEIGHT - BOTTOM;
        for (x, label) in self.dates(from, until) {
            writeln!(
                out,
                "<path class=\"grid\" d=\"M{x:.1} {TOP:.0}V{:.0}\"/><text x=\"{:.1}\" y=\"{:.0}\">{label}</text>",
                bottom + 6.0,
                x + 4.0,
                bottom + 18.0
            )?;
        }
        writeln!(
            out,
            "<path class=\"axis\" d=\"M{LEFT:.0} {TOP:.0}V{bottom:.0}H{right:.0}\"/>"
        )
    }

    /// Where years begin, or quarters when there are few years, as far as there is room for their labels.
    fn dates(&self, from: Day, until: Day) -> Vec<(f64, String)> {
        let months: &[i8] = if self.until - self.from < QUARTERS {
            &[1, 4, 7, 10]
        } else {
            &[1]
        };
        let mut dates: Vec<(f64, String)> = Vec::new();
        for year in from.year()..=until.year() {
            let starts = months
                .iter()
                .filter_map(|month| Day::new(year, *month, 1).ok());
            for day in starts.filter(|day| *day >= from && *day < until) {
                let x = self.x(scale::days(day));
                if dates.last().is_none_or(|(last, _)| x - last > LABEL)
                    && x < self.width - LABEL / 2.0
                {
                    let label = if months.len() > 1 {
                        format!("{year}-{:02}", day.month())
                    } else {
                        year.to_string()
                    };
                    dates.push((x, label));
                }
            }
        }
        if dates.is_empty() {
            dates.push((LEFT, from.to_string()));
        }
        dates
    }

    /// The figures of one period, side by side on it.
    fn group(&self, bars: &[Bar<'_>], out: &mut dyn Write) -> io::Result<()> {
        let Some(period) = bars.first().map(|b| b.period) else {
            return Ok(());
        };
        let (left, right) = (
            self.x(scale::days(period.from())),
            self.x(scale::days(period.until())),
        );
        let number = bars.len() as f64;
        let apart = ((right - left) / number).clamp(APART, 40.0);
        let first = ((left + right - apart * number) / 2.0)
            .min(self.width - RIGHT - apart * number)
            .max(LEFT);
        for (at, bar) in bars.iter().enumerate() {
            self.bar(bar, (left, right), first + (at as f64 + 0.5) * apart, out)?;
        }
        Ok(())
    }

    fn bar(
        &self,
        bar: &Bar<'_>,
        (left, right): (f64, f64),
        x: f64,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let claim = &bar.cell.claim;
        let (bottom, top) = (HEIGHT - BOTTOM, TOP);
        let (likely, certain) = (claim.likely(), claim.certain());
        let y = self.y(scale::place(claim.value()));
        let low = likely.low().map_or(bottom, |v| self.y(scale::place(v)));
        let high = likely.high().map_or(top, |v| self.y(scale::place(v)));
        let (down, up) = (
            certain.low().map_or(bottom, |v| self.y(scale::place(v))),
            certain.high().map_or(top, |v| self.y(scale::place(v))),
        );
        let middle = (low + high) / 2.0;
        let half = ((low - high) / 2.0).max(2.0);
        let hedge = match claim.figure.bound {
            Bound::About => " about",
            _ => "",
        };
        let worst = bar
            .worst
            .map_or(String::new(), |w| format!(", {}", w.name()));
        let speaker = claim
            .speaker
            .as_deref()
            .map_or(String::new(), |s| format!(", {}", escape(s)));
        let words = format!(
            "{}: {}, document {}{speaker}{worst}",
            escape(bar.label),
            escape(&bar.cell.text),
            bar.document + 1
        );
        write!(
            out,
            "<a href=\"#c{0}\" class=\"bar d{1}{hedge}\" aria-label=\"{words}\" data-documents=\"{1}\"><title>{words}</title>\
             <path class=\"span\" d=\"M{left:.1} {y:.1}H{right:.1}\"/><path class=\"whisker\" d=\"M{x:.1} {down:.1}V{up:.1}\"/>\
             <rect x=\"{2:.1}\" y=\"{3:.1}\" width=\"8\" height=\"{4:.1}\"/>",
            bar.claim,
            bar.document,
            x - 4.0,
            middle - half,
            half * 2.0
        )?;
        match claim.figure.bound {
            Bound::Over => arrow(x, middle - half, -7.0, out)?,
            Bound::Under => arrow(x, middle + half, 7.0, out)?,
            Bound::Plain | Bound::About => {}
        }
        let mark = if bar.worst.is_some() {
            "<tspan class=\"bad\">◆</tspan>"
        } else {
            ""
        };
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{:.1}\">{mark}{}</text></a>",
            (middle - half).min(y) - 9.0,
            bar.document + 1
        )
    }
}

/// The hedge's direction, at the end of a bar.
fn arrow(x: f64, y: f64, by: f64, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<path class=\"arrow\" d=\"M{:.1} {y:.1}h12l-6 {by:.1}z\"/>",
        x - 6.0
    )
}
