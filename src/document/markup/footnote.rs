//! Raised figures: the mark of a footnote belongs to nothing it stands behind, the power of a unit to its unit.

use super::Canvas;
use std::ops::Range;

/// Units that are told in squares and cubes, as they stand before the raised figure.
const POWERED: [&str; 14] = [
    "m", "km", "cm", "mm", "dm", "ft", "in", "yd", "mi", "м", "км", "см", "мм", "дм",
];

/// Settles what stands between `<sup>` and `</sup>`, whose places are those of their tags.
///
/// Blanked tags leave spaces, and `5<sup>1</sup> billion` would be told as `5 1 billion`.
pub(super) fn settle(canvas: &mut Canvas<'_>, open: Range<usize>, close: Range<usize>) {
    let text = canvas.text;
    let inside = open.end..close.start;
    let Some(raised) = canvas.plain.get(inside.clone()) else {
        return;
    };
    // Markup within it, such as a link to the note, is blank already.
    let raised = String::from_utf8_lossy(raised).trim().to_owned();
    let before = text.get(..open.start).unwrap_or_default();
    let behind_it = before.chars().next_back();
    let follows = |c: char| c.is_alphanumeric() || ".,;:!?%)]»”’\"'$€£₽¥>".contains(c);
    let after = text.get(close.end..).unwrap_or_default();
    // `1<sup>1</sup>/<sub>2</sub>` is a figure.
    if !behind_it.is_some_and(follows) || after.starts_with(['/', '⁄']) || !is_mark(&raised) {
        return;
    }
    let unit = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let power = match raised.as_str() {
        "2" => "²",
        "3" => "³",
        _ => "",
    };
    canvas.blank(inside);
    if POWERED.contains(&unit) {
        canvas.write(open, power);
    }
}

/// Whether what is raised is the mark of a footnote, or a power: `1`, `[2]`, `1, 2`, `*`, `†`.
fn is_mark(raised: &str) -> bool {
    let belongs = |c: char| c.is_ascii_digit() || "[](),*†‡ ".contains(c);
    !raised.is_empty() && raised.chars().all(belongs)
}
