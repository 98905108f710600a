//! One planted error at a time: what is changed, where, and whether a careful reader could notice.

use super::table::{Archive, Row, Statement};
use super::words::{ORDINALS, SCALES, TURNS, capital};
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Range;

/// What was done to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Digit,
    Scale,
    Currency,
    Period,
    Points,
    Sign,
    Part,
    Ordinal,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Digit,
        Self::Scale,
        Self::Currency,
        Self::Period,
        Self::Points,
        Self::Sign,
        Self::Part,
        Self::Ordinal,
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Digit => "a digit changed",
            Self::Scale => "million for billion",
            Self::Currency => "another currency",
            Self::Period => "a period moved",
            Self::Points => "percent for points",
            Self::Sign => "growth sign turned",
            Self::Part => "part above the whole",
            Self::Ordinal => "ordinal off by two",
        })
    }
}

/// An error to plant.
#[derive(Clone, Debug)]
pub struct Plant {
    pub kind: Kind,
    pub document: usize,
    pub row: usize,
    /// What is replaced in the document.
    pub range: Range<usize>,
    pub by: String,
}

impl Plant {
    /// The document with the error in it.
    pub fn text(&self, archive: &Archive) -> String {
        let text = &archive.documents[self.document].1;
        format!(
            "{}{}{}",
            &text[..self.range.start],
            self.by,
            &text[self.range.end..]
        )
    }
}

/// Every error that fits a statement of a figure with a counterpart.
pub fn plants(archive: &Archive, statement: &Statement) -> Vec<Plant> {
    let row = &archive.rows[statement.row];
    let bounded = row.at_most.is_some() || row.at_least.is_some();
    if !row.counterpart && !bounded {
        return Vec::new();
    }
    let text = &archive.documents[statement.document].1;
    let found = [
        (Kind::Digit, digit(row, text, statement)),
        (Kind::Scale, scale(row, text, statement)),
        (Kind::Currency, currency(row, text, statement)),
        (Kind::Period, period(archive, row, text, statement)),
        (Kind::Points, points(row, text, statement)),
        (Kind::Sign, sign(row, text, statement)),
        (Kind::Part, part(archive, row, text, statement)),
        (Kind::Ordinal, ordinal(row, text, statement)),
    ];
    let plant = |(kind, change): (Kind, Change)| {
        let (range, by) = change?;
        if HIDDEN.contains(&(&*row.world, &*row.id, kind)) {
            return None;
        }
        // What only bounds a figure shows no error that stays within the bounds.
        if !row.counterpart && !breaks_bounds(row, kind, text, &range, &by, statement) {
            return None;
        }
        assert_ne!(
            text[range.clone()],
            by,
            "a planted {kind:?} changes something"
        );
        Some(Plant {
            kind,
            document: statement.document,
            row: statement.row,
            range,
            by,
        })
    };
    found.into_iter().filter_map(plant).collect()
}

/// Errors that rounding hides from any reader: what the figure is tied to is told too roughly to contradict it.
const HIDDEN: [(&str, &str, Kind); 3] = [
    // 5 billion is anything from 4.5 to 5.5, so of 55 billion it is anything from 8.1 to 10.1 percent.
    ("company", "M24h", Kind::Digit),
    // 4.5 billion grown by 21 percent is 5.4 to 5.5 billion, which is told as 5 billion when rounded to billions.
    ("company", "N24h%", Kind::Digit),
    // 2 billion is anything from 1.5 to 2.5, also the 2.3 billion of the quarter it is moved to.
    ("company", "N23q", Kind::Period),
];

type Change = Option<(Range<usize>, String)>;

/// Whether a changed figure leaves the bounds that other figures set it.
fn breaks_bounds(
    row: &Row,
    kind: Kind,
    text: &str,
    range: &Range<usize>,
    by: &str,
    statement: &Statement,
) -> bool {
    match kind {
        Kind::Scale | Kind::Part => true,
        Kind::Digit => {
            let number = &statement.number;
            let changed = format!(
                "{}{by}{}",
                &text[number.start..range.start],
                &text[range.end..number.end]
            );
            let changed = Row {
                number: changed.replace(',', if row.number.contains('.') { "." } else { "" }),
                ..row.clone()
            };
            row.at_most.is_some_and(|most| changed.value() > most)
                || row.at_least.is_some_and(|least| changed.value() < least)
        }
        _ => false,
    }
}

/// The leading digit, one up (nine: one down): at least a tenth of the figure, beyond any rounding.
fn digit(row: &Row, text: &str, statement: &Statement) -> Change {
    if row.is_ordinal() || row.unit == "years" {
        return None;
    }
    let range = statement.number.clone();
    let at = range.start + text[range.clone()].find(|c: char| matches!(c, '1'..='9'))?;
    let old = text.as_bytes()[at];
    let new = if old == b'9' { b'8' } else { old + 1 };
    Some((at..at + 1, char::from(new).to_string()))
}

/// The scale word after a number: its range, and which of the three it is.
fn scale_word(text: &str, after: usize) -> Option<(Range<usize>, usize, bool)> {
    let start = after + text[after..].len() - text[after..].trim_start().len();
    SCALES
        .iter()
        .enumerate()
        .find_map(|(index, (english, russian))| {
            let rest = &text[start..];
            if rest.starts_with(english) {
                Some((start..start + english.len(), index, false))
            } else {
                rest.starts_with(russian)
                    .then(|| (start..start + russian.len(), index, true))
            }
        })
}

/// Million for billion, billion and trillion for the one below.
fn scale(_: &Row, text: &str, statement: &Statement) -> Change {
    let (range, index, russian) = scale_word(text, statement.number.end)?;
    let other = if index == 0 { 1 } else { index - 1 };
    let (english, short) = SCALES[other];
    Some((range, if russian { short } else { english }.to_owned()))
}

/// Dollars for tenge, drams and soms, tenge for dollars.
fn currency(row: &Row, text: &str, statement: &Statement) -> Change {
    let money = matches!(row.unit.as_str(), "USD" | "KZT" | "AMD" | "KGS");
    let (scale, _, _) = scale_word(text, statement.number.end).filter(|_| money)?;
    let amount = &text[statement.number.start..scale.end];
    let dollar = statement.number.start.checked_sub(1)?;
    if text.as_bytes()[dollar] == b'$' {
        return Some((dollar..scale.end, format!("{amount} tenge")));
    }
    let rest = &text[scale.end..];
    for name in [" tenge", " drams", " soms"] {
        if rest.starts_with(name) {
            return Some((
                statement.number.start..scale.end + name.len(),
                format!("${amount}"),
            ));
        }
    }
    let range = |name: &str| scale.end..scale.end + name.len();
    if rest.starts_with(" долларов") {
        return Some((range(" долларов"), " тенге".to_owned()));
    }
    let name = [" тенге", " драмов", " сомов"]
        .into_iter()
        .find(|name| rest.starts_with(name))?;
    Some((range(name), " долларов".to_owned()))
}

/// The sentence around a place, roughly: from the last full stop, question mark or line end to the next.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let ends = ['\n', '?', '!'];
    let before = &text[..at];
    let start = before.rfind(ends).map_or(0, |end| end + 1);
    let start = before[start..]
        .rfind(". ")
        .map_or(start, |end| start + end + 2);
    let after = &text[at..];
    let end = after.find(ends).unwrap_or(after.len());
    let end = after[..end].find(". ").unwrap_or(end);
    start..at + end
}

/// The year before or after, or another run of months, where the archive has another figure for it.
fn period(archive: &Archive, row: &Row, text: &str, statement: &Statement) -> Change {
    let range = sentence(text, statement.number.start);
    let words = &text[range.clone()];
    let year = row.year()?;
    let has = |period: &str| {
        archive.rows.iter().any(|other| {
            (&other.world, &other.measure, other.is_growth())
                == (&row.world, &row.measure, row.is_growth())
                && other.period == period
                && other.unit == row.unit
                && other.scale == row.scale
                && differ(row, other)
        })
    };
    // A sentence with two years leaves open which of them is the figure's.
    let named: Vec<usize> = words.match_indices("20").map(|(at, _)| at).collect();
    let written = year.to_string();
    if named.len() == 1 && words[named[0]..].starts_with(&written) {
        for other in [year - 1, year + 1] {
            if has(&row.period.replace(&written, &other.to_string())) {
                let start = range.start + named[0];
                return Some((start..start + 4, other.to_string()));
            }
        }
    }
    let spans = [
        ("-H1", "-9M", "January-June", "January-September"),
        ("-9M", "-H1", "January-September", "January-June"),
        ("-H1", "-9M", "first half of", "first nine months of"),
        ("-9M", "-H1", "first nine months of", "first half of"),
        ("-H1", "-9M", "январе–июне", "январе–сентябре"),
        ("-H1", "-9M", "январь–июнь", "январь–сентябрь"),
        ("-9M", "-H1", "январе–сентябре", "январе–июне"),
        ("-9M", "-H1", "январь–сентябрь", "январь–июнь"),
        ("-H1", "-9M", "первом полугодии", "январе–сентябре"),
        ("-H1", "-9M", "первое полугодие", "девять месяцев"),
        ("-9M", "-H1", "девять месяцев", "первое полугодие"),
    ];
    spans.into_iter().find_map(|(from, to, old, new)| {
        let at = words.find(old)?;
        let moved = row.period.strip_suffix(from)?;
        has(&format!("{moved}{to}")).then(|| {
            (
                range.start + at..range.start + at + old.len(),
                new.to_owned(),
            )
        })
    })
}

/// Whether two figures of one unit are further apart than rounding explains.
fn differ(a: &Row, b: &Row) -> bool {
    let (high, low) = (a.value().max(b.value()), a.value().min(b.value()));
    high - low > high * Decimal::new(4, 2)
}

/// Percentage points where a rate of growth in percent was meant, and the other way about.
fn points(row: &Row, text: &str, statement: &Statement) -> Change {
    if !row.is_growth() {
        return None;
    }
    let swaps = [
        (" percentage points", " percent"),
        (" percent", " percentage points"),
        (" процентов", " процентных пунктов"),
        (" процента", " процентных пункта"),
        (" процент", " процентный пункт"),
    ];
    let end = statement.number.end;
    let (old, new) = swaps
        .into_iter()
        .find(|(old, _)| text[end..].starts_with(old))?;
    Some((end..end + old.len(), new.to_owned()))
}

/// A rise where a fall was meant, and the other way about: the verb nearest to the figure in its sentence.
fn sign(row: &Row, text: &str, statement: &Statement) -> Change {
    if !row.is_growth() {
        return None;
    }
    let range = sentence(text, statement.number.start);
    let words = &text[range.clone()];
    let figure = statement.number.start - range.start;
    TURNS
        .into_iter()
        .flat_map(|(old, new)| words.match_indices(old).map(move |(at, _)| (at, old, new)))
        .min_by_key(|(at, _, _)| at.abs_diff(figure))
        .map(|(at, old, new)| {
            let start = range.start + at;
            (start..start + old.len(), new.to_owned())
        })
}

/// Wholes by world: a part's measure, and the measure it is part of.
const WHOLES: [(&str, &str, &str); 9] = [
    ("talks", "exports KZ→AM", "trade"),
    ("talks", "imports KZ←AM", "trade"),
    ("talks", "grain, part of exports", "exports KZ→AM"),
    ("budget", "tax revenue", "revenue"),
    ("budget", "social spending", "expenditure"),
    ("budget", "external debt", "public debt"),
    ("budget", "domestic debt", "public debt"),
    ("company", "export revenue", "revenue"),
    (
        "health",
        "medicines, part of the budget",
        "health ministry's budget",
    ),
];

/// The part made a quarter larger than its whole.
fn part(archive: &Archive, row: &Row, text: &str, statement: &Statement) -> Change {
    let (_, _, whole) = WHOLES
        .iter()
        .find(|(world, part, _)| (*world, *part) == (&*row.world, &*row.measure))?;
    let whole = archive.rows.iter().find(|other| {
        other.world == row.world
            && other.measure == *whole
            && other.period == row.period
            && (&other.scale, &other.unit) == (&row.scale, &row.unit)
    })?;
    let places = row.value().scale();
    let large = (whole.value() * Decimal::new(125, 2))
        .round_dp(places)
        .to_string();
    let comma = text[statement.number.clone()].contains(',');
    let large = if comma {
        large.replace('.', ",")
    } else {
        large
    };
    Some((statement.number.clone(), large))
}

/// Two more than it should be.
fn ordinal(row: &Row, text: &str, statement: &Statement) -> Change {
    let range = statement.number.clone();
    if row.unit == "years" {
        let years: u32 = row.number.parse().ok()?;
        return Some((range, (years + 2).to_string()));
    }
    if !row.is_ordinal() {
        return None;
    }
    let value: u32 = row.number.parse().ok()?;
    let old = &text[range.clone()];
    if old == row.number {
        return Some((range, (value + 2).to_string()));
    }
    let (_, stem) = ORDINALS.iter().find(|(other, _)| *other == value + 2)?;
    let large = old.starts_with(char::is_uppercase);
    Some((
        range,
        if large {
            capital(stem)
        } else {
            (*stem).to_owned()
        },
    ))
}
