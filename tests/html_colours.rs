//! The page's colours stand out from what they stand on, for every document's colour, by day and by night.

use crossfoot::report::html::STYLE;
use std::collections::HashMap;

/// What text needs, and what other marks need, by WCAG 2.2 (1.4.3 and 1.4.11).
const TEXT: f64 = 4.5;
const MARKS: f64 = 3.0;

type Colour = [f64; 3];

/// The variables of the last `:root` in a part of the style sheet.
fn variables(part: &str, variables: &mut HashMap<String, String>) {
    let start = part.find(":root{").expect("a root") + ":root{".len();
    let end = part[start..].find('}').expect("its end") + start;
    for declaration in part[start..end].split(';') {
        if let Some((name, value)) = declaration.split_once(':') {
            variables.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }
}

/// By day, by night, and on paper.
fn themes() -> [(&'static str, HashMap<String, String>); 3] {
    let mut day = HashMap::new();
    variables(STYLE, &mut day);
    let mut night = day.clone();
    variables(after("@media (prefers-color-scheme:dark)"), &mut night);
    // Paper is printed at night too.
    let mut paper = night.clone();
    variables(after("@media print"), &mut paper);
    [("day", day), ("night", night), ("paper", paper)]
}

fn after(mark: &str) -> &'static str {
    &STYLE[STYLE.find(mark).expect("in the style sheet")..]
}

fn hex(text: &str) -> Colour {
    let digits = text.strip_prefix('#').expect("a colour in hexadecimal");
    let long: String = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    [0, 2, 4].map(|at| {
        let value = u8::from_str_radix(&long[at..at + 2], 16).expect("two digits");
        f64::from(value) / 255.0
    })
}

fn hsl(hue: f64, saturation: f64, lightness: f64) -> Colour {
    let chroma = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset| {
        let k = (offset + hue / 30.0) % 12.0;
        lightness - chroma * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)
    })
}

/// A colour drawn with an opacity on another.
fn over(colour: Colour, ground: Colour, opacity: f64) -> Colour {
    [0, 1, 2].map(|at| colour[at] * opacity + ground[at] * (1.0 - opacity))
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let linear = colour.map(|part| {
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The number a rule gives a property: `opacity` of `.bar .span`.
fn opacity(selector: &str) -> f64 {
    let rule = after(&format!("{selector}{{"));
    let rule = &rule[..rule.find('}').expect("its end")];
    let (_, value) = rule.split_once("opacity:").expect("an opacity");
    let value = value.split(';').next().expect("a value");
    value.parse().expect("a number")
}

#[test]
fn the_arithmetic_agrees_with_known_ratios() {
    assert!((contrast(hex("#fff"), hex("#000")) - 21.0).abs() < 0.01);
    assert!((contrast(hex("#767676"), hex("#fff")) - 4.54).abs() < 0.01);
    assert_eq!(hsl(120.0, 1.0, 0.5), [0.0, 1.0, 0.0]);
}

#[test]
fn words_stand_out_from_their_ground() {
    for (theme, variables) in themes() {
        let of = |name: &str| hex(&variables[&format!("--{name}")]);
        let pairs = [
            ("fg", "bg"),
            ("fg", "panel"),
            ("soft", "bg"),
            ("soft", "panel"),
            ("link", "bg"),
            ("link", "panel"),
            ("on-mark", "mark"),
            ("error", "bg"),
            ("error", "panel"),
            ("warning", "bg"),
            ("warning", "panel"),
            ("note", "bg"),
            ("note", "panel"),
            ("agree", "bg"),
            ("agree", "panel"),
        ];
        for (ink, ground) in pairs {
            let ratio = contrast(of(ink), of(ground));
            assert!(ratio >= TEXT, "{theme}: {ink} on {ground} has {ratio:.2}");
        }
    }
}

#[test]
fn every_document_s_colour_stands_out() {
    let faintest = opacity(".bar .span");
    assert!(faintest <= opacity(".bar .whisker"));
    for (theme, variables) in themes() {
        let of = |name: &str| hex(&variables[&format!("--{name}")]);
        let part = |name: &str| {
            let percent = variables[name].strip_suffix('%').expect("a percentage");
            percent.parse::<f64>().expect("a number") / 100.0
        };
        for hue in 0..360 {
            let colour = hsl(f64::from(hue), part("--s"), part("--l"));
            for ground in ["bg", "panel"] {
                let ratio = contrast(colour, of(ground));
                assert!(
                    ratio >= TEXT,
                    "{theme}: hue {hue} on {ground} has {ratio:.2}"
                );
            }
            let line = contrast(over(colour, of("bg"), faintest), of("bg"));
            assert!(line >= MARKS, "{theme}: a line of hue {hue} has {line:.2}");
        }
    }
}
