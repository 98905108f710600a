//! Timelines: for each subject and unit a drawing of its figures, periods along the axis, intervals as bars.
//!
//! A line shows the whole period of a figure, the bar on it what was likely meant, the whisker how far it could be stretched.

use super::index::{self, Index};
use super::marks::{Mark, Marks};
use super::plane::{HEIGHT, Place, Plane};
use super::{escape, tables};
use crate::check::Verdict;
use crate::quantity::Bound;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// A drawing that stands beside its table holds so many marks; one with more takes the width of the page.
const FEW: usize = 14;
const NARROW: f64 = 400.0;
const BROAD: f64 = 880.0;

/// What the signs in the drawings mean.
pub(super) const KEY: &str = "Each bar is what a figure likely means, on a line as long as its period; the thin whisker is \
how far it could be stretched. Dashed, hollow bars were said with “about”, arrows with “more than” or “less than”. Colour and \
number name the document; ◆ marks a figure that does not fit another, and a frame stands round those of one period.";

/// Draws one.
pub(super) fn write(
    id: &str,
    title: &str,
    marks: &Marks<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let title = if marks.unit.is_empty() {
        title.to_owned()
    } else {
        format!("{title}, {}", escape(&marks.unit))
    };
    let drawn = &marks.marks;
    let (class, width) = if drawn.len() <= FEW {
        ("narrow", NARROW)
    } else {
        ("broad", BROAD)
    };
    let plane = Plane::over(drawn, width);
    writeln!(
        out,
        "<figure class=\"chart {class}\"><div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Timeline: {title}\">\n\
         <svg viewBox=\"0 0 {width:.0} {HEIGHT:.0}\" width=\"{width:.0}\" height=\"{HEIGHT:.0}\" role=\"group\" \
         aria-labelledby=\"{id}\"><title id=\"{id}\">{title}{}</title>",
        if plane.is_log() {
            ", on a logarithmic axis"
        } else {
            ""
        }
    )?;
    if !marks.unit.is_empty() {
        writeln!(
            out,
            "<text class=\"unit\" x=\"4\" y=\"14\">{}</text>",
            escape(&marks.unit)
        )?;
    }
    plane.frame(out)?;
    let labels: Vec<String> = drawn.iter().map(label).collect();
    let places = plane.places(drawn, &labels);
    bands(drawn, &places, out)?;
    for ((mark, place), label) in drawn.iter().zip(&places).zip(&labels) {
        draw(mark, place, label, out)?;
    }
    writeln!(out, "</svg></div>")?;
    if marks.left_out > 0 {
        let number = crate::report::count(marks.left_out, "more figure");
        writeln!(out, "<p class=\"meta\">{number} in the table.</p>")?;
    }
    writeln!(out, "</figure>")
}

/// The documents of some drawings, for when the table beside them does not name them.
pub(super) fn legend(
    drawings: &[Marks<'_>],
    index: &Index<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let marks = drawings.iter().flat_map(|drawing| &drawing.marks);
    let documents: BTreeSet<usize> = marks.filter_map(|mark| mark.document).collect();
    write!(out, "<ul class=\"legend\">")?;
    for document in documents {
        if let Some(name) = index.names().nth(document) {
            write!(out, "<li>{}</li>", tables::document(document, name))?;
        }
    }
    writeln!(out, "</ul>")
}

/// What stands over a bar: the document's number, or how many documents say the same.
fn label(mark: &Mark<'_>) -> String {
    let contradicts = if mark.worst.is_some() { "◆" } else { "" };
    match mark.document {
        Some(document) => format!("{contradicts}{}", document + 1),
        None => format!("{contradicts}×{}", mark.times),
    }
}

/// A frame round the figures of each period that contradict each other.
fn bands(marks: &[Mark<'_>], places: &[Place], out: &mut dyn Write) -> io::Result<()> {
    let together: Vec<(&Mark<'_>, &Place)> = marks.iter().zip(places).collect();
    for group in together.chunk_by(|(a, _), (b, _)| a.period == b.period) {
        let verdict = group.first().and_then(|(mark, _)| mark.verdict);
        let worst = group.iter().filter_map(|(mark, _)| mark.worst).max();
        let Some(worst) = worst.filter(|_| verdict != Some(Verdict::Agree)) else {
            continue;
        };
        let class = worst.name();
        let sides = group.iter().filter(|(mark, _)| mark.worst.is_some());
        let rooms: Vec<_> = sides.map(|(_, place)| place.room()).collect();
        if rooms.len() < 2 {
            continue;
        }
        let edge = |of: fn(&(f64, f64, f64, f64)) -> f64, pick: fn(f64, f64) -> f64, from: f64| {
            rooms.iter().map(of).fold(from, pick)
        };
        let (left, top) = (
            edge(|r| r.0, f64::min, f64::MAX) - 4.0,
            edge(|r| r.1, f64::min, f64::MAX) - 3.0,
        );
        let (right, bottom) = (
            edge(|r| r.2, f64::max, 0.0) + 4.0,
            edge(|r| r.3, f64::max, 0.0) + 4.0,
        );
        writeln!(
            out,
            "<rect class=\"band {class}\" x=\"{left:.0}\" y=\"{top:.0}\" width=\"{:.0}\" height=\"{:.0}\" rx=\"4\"/>",
            right - left,
            bottom - top
        )?;
    }
    Ok(())
}

fn draw(mark: &Mark<'_>, place: &Place, label: &str, out: &mut dyn Write) -> io::Result<()> {
    let claim = &mark.cell.claim;
    let hedge = match claim.figure.bound {
        Bound::About => " about",
        Bound::Plain | Bound::Over | Bound::Under => "",
    };
    let worst = mark
        .worst
        .map_or(String::new(), |w| format!(", {}", w.name()));
    let (colour, who, data) = match mark.document {
        Some(document) => {
            let speaker = claim.speaker.as_deref();
            let speaker = speaker.map_or(String::new(), |s| format!(", {}", escape(s)));
            (
                format!(" h{}", index::hue(document)),
                format!("document {}{speaker}", document + 1),
                format!(" data-d=\" {document} \""),
            )
        }
        None => (
            String::new(),
            format!("{} figures", mark.times),
            String::new(),
        ),
    };
    let Place {
        x,
        y,
        bar: (top, bottom),
        whisker: (up, down),
        span: (left, right),
        ..
    } = place;
    write!(
        out,
        "<a href=\"#c{}\" class=\"bar{colour}{hedge}\"{data}><title>{}: {}, {who}{worst}</title>\
         <path class=\"span\" d=\"M{left:.0} {y:.1}H{right:.0}",
        mark.claim,
        escape(mark.label),
        escape(&mark.cell.text),
    )?;
    // A bar that had to give way still hangs on its period.
    if x < left {
        write!(out, "M{x:.0} {y:.1}H{left:.0}")?;
    } else if x > right {
        write!(out, "M{right:.0} {y:.1}H{x:.0}")?;
    }
    write!(
        out,
        "\"/><path class=\"whisker\" d=\"M{x:.1} {up:.1}V{down:.1}\"/>\
         <rect x=\"{:.1}\" y=\"{top:.1}\" width=\"8\" height=\"{:.1}\"/>",
        x - 4.0,
        bottom - top
    )?;
    match claim.figure.bound {
        Bound::Over => arrow(*x, *top, -7.0, out)?,
        Bound::Under => arrow(*x, *bottom, 7.0, out)?,
        Bound::Plain | Bound::About => {}
    }
    let bad = mark
        .worst
        .map_or(String::new(), |w| format!(" class=\"bad {}\"", w.name()));
    writeln!(
        out,
        "<text{bad} x=\"{x:.1}\" y=\"{:.1}\">{label}</text></a>",
        place.label()
    )
}

/// The hedge's direction, at the end of a bar.
fn arrow(x: f64, y: f64, by: f64, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<path class=\"arrow\" d=\"M{:.1} {y:.1}h12l-6 {by:.1}z\"/>",
        x - 6.0
    )
}
