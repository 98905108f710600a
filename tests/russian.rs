//! Russian sentences and the figures read off them, one row a habit of the language: cases, numerals, hedges, units.

use crossfoot::document::Document;
use crossfoot::extract::Extractor;
use crossfoot::lexicon::Lexicon;
use crossfoot::quantity::Bound::{self, About, Over, Plain, Under};
use crossfoot::quantity::Trend;
use std::sync::Arc;

/// Sentence, value, unit, bound, trend of its first figure.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Bound,
    Option<Trend>,
);

const UP: Option<Trend> = Some(Trend::Up);
const DOWN: Option<Trend> = Some(Trend::Down);

const ROWS: &[Row] = &[
    (
        "Товарооборот составил 2,3 трлн российских рублей.",
        "2300000000000",
        "RUB",
        Plain,
        None,
    ),
    (
        "Вложено около девяти миллиардов долларов США.",
        "9000000000",
        "USD",
        About,
        None,
    ),
    (
        "Порядка двухсот пятидесяти белорусских рублей.",
        "250",
        "BYN",
        About,
        None,
    ),
    ("В Беларуси это стоит 30 рублей.", "30", "BYN", Plain, None),
    (
        "Он приблизился к 716 млрд рублей.",
        "716000000000",
        "RUB",
        Under,
        None,
    ),
    (
        "Экспорт вырос более чем на 9 процентов.",
        "9",
        "percent",
        Over,
        UP,
    ),
    (
        "Импорт сократился почти на 12,5 процента.",
        "12.5",
        "percent",
        Under,
        DOWN,
    ),
    (
        // What it rose to is no size of a change.
        "Торговля увеличилась до 5 млрд долларов.",
        "5000000000",
        "USD",
        Plain,
        None,
    ),
    (
        "Доля не превышает 4 процентов.",
        "4",
        "percent",
        Under,
        None,
    ),
    (
        "Ставка снижена на 50 базисных пунктов.",
        "50",
        "bp",
        Plain,
        DOWN,
    ),
    (
        "Разница — 0,5 процентного пункта.",
        "0.5",
        "percentage_point",
        Plain,
        None,
    ),
    ("Товарооборот увеличился вдвое.", "2", "times", Plain, UP),
    (
        "Собрано полтора миллиона тонн зерна.",
        "1500000",
        "t",
        Plain,
        None,
    ),
    (
        "Добыча достигла 30 млн тонн в год.",
        "30000000",
        "t/a",
        Plain,
        None,
    ),
    (
        "Построено сто двадцать пять километров дорог.",
        "125",
        "km",
        Plain,
        None,
    ),
    ("Площадь — 2,5 тыс. кв. м жилья.", "2500", "m2", Plain, None),
    ("Создадут 12 500 рабочих мест.", "12500", "job", Plain, None),
    (
        "Подписано не менее пяти соглашений.",
        "5",
        "agreement",
        Over,
        None,
    ),
    (
        "Работает 29 проектов компаний региона.",
        "29",
        "project",
        Plain,
        None,
    ),
    (
        "Работает более тысячи предприятий.",
        "1000",
        "enterprise",
        Over,
        None,
    ),
];

/// More of the same, one a line.
#[rustfmt::skip]
const HABITS: &[Row] = &[
    ("Доля импорта составила больше половины.", "0.5", "", Over, None),
    ("На дороги ушло две пятых бюджета.", "0.4", "", Plain, None),
    ("Это до трети экспорта.", "0.3333333333333333333333333333", "", Under, None),
];

#[test]
fn figures_are_read_in_all_cases_and_hedges() {
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the shipped lexicon compiles");
    let extractor = Extractor::new(Arc::new(lexicon));
    for (text, value, unit, bound, trend) in ROWS.iter().chain(HABITS) {
        let mut document = Document::from_text("row", text);
        document.metadata.language = Some("ru".into());
        let mentions = extractor.mentions(&document);
        let mention = mentions
            .iter()
            .find(|m| m.figure.is_some())
            .unwrap_or_else(|| panic!("no figure in: {text}"));
        let figure = mention.figure.as_ref().expect("chosen for its figure");
        assert_eq!(figure.value.normalize().to_string(), *value, "{text}");
        let read = mention.unit.as_ref().map(ToString::to_string);
        assert_eq!(read.as_deref(), Some(*unit), "{text}");
        assert_eq!(figure.bound, *bound, "{text}");
        assert_eq!(mention.trend, *trend, "{text}");
    }
}

#[test]
fn vague_plurals_reach_up_to_the_next_power() {
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the shipped lexicon compiles");
    let extractor = Extractor::new(Arc::new(lexicon));
    for (text, low, high) in [
        ("Приехали десятки тысяч граждан.", "10000", "100000"),
        ("Открыты сотни предприятий.", "100", "1000"),
    ] {
        let mut document = Document::from_text("row", text);
        document.metadata.language = Some("ru".into());
        let mentions = extractor.mentions(&document);
        let figure = mentions
            .iter()
            .find_map(|m| m.figure.as_ref())
            .unwrap_or_else(|| panic!("no figure in: {text}"));
        assert_eq!(figure.value.normalize().to_string(), low, "{text}");
        let top = figure.value_high.map(|v| v.normalize().to_string());
        assert_eq!(top.as_deref(), Some(high), "{text}");
    }
}
