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
        "Прибыль составила 5 млрд тайваньских долларов.",
        "5000000000",
        "TWD",
        Plain,
        None,
    ),
    (
        "За завод заплатили 3 млн марокканских дирхамов.",
        "3000000",
        "MAD",
        Plain,
        None,
    ),
    (
        "Бюджет принят в 7 млрд перуанских солей.",
        "7000000000",
        "PEN",
        Plain,
        None,
    ),
    ("Кредит на 40 млн быров.", "40000000", "ETB", Plain, None),
    (
        "Долг вырос до 9 млрд леков.",
        "9000000000",
        "ALL",
        Plain,
        None,
    ),
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
    // behind what they count, numbers are about so many
    ("Пришло тысяч пять зрителей.", "5000", "spectator", About, None),
    ("Потратили миллиона три рублей.", "3000000", "RUB", About, None),
    ("Тысяча пять рублей.", "1005", "RUB", Plain, None),
    ("Более миллиона двухсот тысяч рублей.", "1200000", "RUB", Over, None),
    ("Цена выросла раза в три.", "3", "times", About, UP),
    ("Процентов двадцать граждан против.", "20", "percent", About, None),
    ("Прошло лет пять.", "5", "a", About, None),
    ("В этот раз пять компаний получили гранты.", "5", "company", Plain, None),
    ("В начале года пять заводов закрылись.", "5", "plant", Plain, None),
    ("Из них много лет пять заводов простаивают.", "5", "plant", Plain, None),
    ("Часов в девять собрались 12 министров.", "9", "", Plain, None),
    ("Работают более 30-ти предприятий.", "30", "enterprise", Over, None),
    ("Доля 20-ти процентов акций.", "20", "percent", Plain, None),
    ("Индекс вырос на 15 пунктов.", "15", "point", Plain, UP),
    ("Открыто 15 населённых пунктов.", "15", "settlement", Plain, None),
    // tight abbreviations
    ("Выделено 3,5 млрд.руб. на дороги.", "3500000000", "RUB", Plain, None),
    ("Цена 12тыс.руб. за штуку.", "12000", "RUB", Plain, None),
    ("Премия 15 т.р. в месяц.", "15000", "RUB", Plain, None),
    ("Заплатил 20 т. руб. за ремонт.", "20000", "RUB", Plain, None),
    ("Стоит 8р.", "8", "RUB", Plain, None),
    ("Поставили 20 т. зерна.", "20", "t", Plain, None),
    // directions behind the figure
    ("Отгрузили на 7,4% больше, чем годом ранее.", "7.4", "percent", Plain, UP),
    ("Это на 5 рублей меньше.", "5", "RUB", Plain, DOWN),
    ("На 13 процентов вырос экспорт.", "13", "percent", Plain, UP),
    ("Проезд подорожает на 3 рубля.", "3", "RUB", Plain, UP),
    // limits
    ("Он разгоняется до 100 км/ч.", "100", "km/h", Plain, None),
    ("Температура опустится до минус 35 градусов.", "-35", "°C", Plain, None),
    ("Кредит выдан на срок до 15 лет.", "15", "a", Under, None),
    ("Кредит выдан под 8 процентов годовых.", "8", "percent", Plain, None),
    ("Рост составил почти 8 процентов.", "8", "percent", Under, None),
    ("Собралось под 500 человек.", "500", "person", Under, None),
    ("Собралось полсотни человек.", "50", "person", Plain, None),
    ("Вышли на 90 процентов, даже чуть больше.", "90", "percent", Over, None),
    ("Ночью ожидается до -12 °С.", "-12", "°C", Under, None),
    // times of day are no figures
    ("Заседание начнётся в 18 часов 30 минут для 12 министров.", "12", "minister", Plain, None),
    ("Работа заняла 18 часов.", "18", "h", Plain, None),
    ("Рейс в 19.45 ждали 12 министров.", "12", "minister", Plain, None),
    ("В 9 часов утра собрались 12 министров.", "12", "minister", Plain, None),
    ("Построено 3 кв. м жилья.", "3", "m2", Plain, None),
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
        assert_eq!(read.unwrap_or_default(), *unit, "{text}");
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
