//! Sentences, the day they were said, and the periods they speak of: one row a form.

use crossfoot::extract::{
    Line, PeriodContext, PeriodMention, PeriodRole, find_periods, infer_date, tokens_of,
};
use crossfoot::lexicon::Lexicon;
use crossfoot::period::{Basis, Day, Period};

fn lexicon() -> Lexicon {
    Lexicon::new(Vec::new(), &[]).expect("the shipped lexicon compiles")
}

fn read(lexicon: &Lexicon, code: &str, text: &str, context: &PeriodContext) -> Vec<PeriodMention> {
    let language = lexicon.language(code).expect("the language compiles");
    let mut tokens = Vec::new();
    tokens_of(text, 0..text.len(), &language, &mut tokens);
    let line = Line::new(text, &tokens, &language, lexicon.units());
    find_periods(&line, context)
}

fn said(day: &str) -> PeriodContext {
    PeriodContext {
        said: day.parse().ok(),
        ..PeriodContext::default()
    }
}

fn day(text: &str) -> Day {
    text.parse().expect("a date")
}

fn period(from: &str, until: &str) -> Period {
    Period::new(day(from), day(until)).expect("a period")
}

/// Language, day, sentence, and what is found: words, role, days (`?` for none on their own).
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, PeriodRole, &'static str)],
);

use PeriodRole::{AsOf, By, Comparison, Growth, Plain, Since, Until};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("en", "2024-02-01", "Trade totalled $24 billion in the first 11 months of last year.", &[("first 11 months of last year", Plain, "2023-01-01 … 2023-12-01")]),
    ("en", "2024-02-01", "In January-November, mutual trade came to 2.3 trillion roubles.", &[("January-November", Plain, "2023-01-01 … 2023-12-01")]),
    ("en", "2023-11-28", "Exports grew in January-November.", &[("January-November", Plain, "2023-01-01 … 2023-12-01")]),
    ("en", "2023-06-01", "In January through April, 2023, it rose by over 9 percent.", &[("January through April, 2023", Plain, "2023-01-01 … 2023-05-01")]),
    ("en", "2023-06-01", "It grew by 6 percent last year and by another 10 percent in the first quarter of 2023.", &[("last year", Plain, "2022-01-01 … 2023-01-01"), ("first quarter of 2023", Plain, "2023-01-01 … 2023-04-01")]),
    ("en", "2023-05-01", "Investment approached $20 billion over the past 17 years.", &[("past 17 years", Plain, "2006-05-01 … 2023-05-01")]),
    ("en", "2024-02-01", "This year we opened five plants.", &[("This year", Plain, "2024-01-01 … 2025-01-01")]),
    ("en", "2024-02-01", "Since the beginning of the year, 300 jobs were created.", &[("Since the beginning of the year", Since, "2024-01-01 … 2024-02-01")]),
    ("en", "2024-02-01", "Revenue for the year to date is $4 million.", &[("year to date", Since, "2024-01-01 … 2024-02-01")]),
    ("en", "2024-02-01", "So far this year output is flat.", &[("So far this year", Since, "2024-01-01 … 2024-02-01")]),
    ("en", "2024-02-01", "We will build 40 stations by the end of 2025.", &[("by the end of 2025", By, "2025-12-31 … 2026-01-01")]),
    ("en", "2024-02-01", "Capacity will reach 5 GW by 2030.", &[("by 2030", By, "2030-01-01 … 2031-01-01")]),
    ("en", "2024-02-01", "The plant opens by July.", &[("by July", By, "2024-07-01 … 2024-08-01")]),
    ("en", "2024-02-01", "As of 1 July, debt stood at $3 billion.", &[("As of 1 July", AsOf, "2023-07-01 … 2023-07-02")]),
    ("en", "2024-02-01", "Russia has invested $6 billion since 2014.", &[("since 2014", Since, "2014-01-01 … 2024-02-01")]),
    ("en", "2024-02-01", "Over 2019-2023 the fund grew.", &[("2019-2023", Plain, "2019-01-01 … 2024-01-01")]),
    ("en", "2025-01-31", "The figure of 5 million will be published at the end of February and may differ.", &[("end of February", Plain, "2024-02-29 … 2024-03-01")]),
    ("en", "2024-02-01", "The 2014-15 season brought 9 million.", &[("2014-15 season", Plain, "2014-07-01 … 2015-07-01")]),
    ("en", "2024-03-14", "Output was the lowest since 2014.", &[("since 2014", Growth, "2014-01-01 … 2015-01-01")]),
    ("en", "2024-03-14", "In the 2022/23 fiscal year spending fell.", &[("2022/23 fiscal year", Plain, "?")]),
    ("en", "2024-03-14", "Prices rose 3 percent in the 12 months to February.", &[("12 months to February", Plain, "2023-03-01 … 2024-03-01")]),
    ("en", "2024-03-14", "Sales fell in the six months to end-September 2023.", &[("six months to end-September 2023", Plain, "2023-04-01 … 2023-10-01")]),
    ("en", "2024-03-14", "Revenue for 9M 2023 was flat.", &[("9M 2023", Plain, "2023-01-01 … 2023-10-01")]),
    ("en", "2024-03-14", "Demand fell in the winter of 2022/23.", &[("winter of 2022/23", Plain, "2022-12-01 … 2023-03-01")]),
    ("en", "2024-02-01", "In 2022/23 enrolment fell.", &[("2022/23", Plain, "?")]),
    ("en", "2024-02-01", "Sales in FY2023 were $5 million.", &[("FY2023", Plain, "2023-01-01 … 2024-01-01")]),
    ("en", "2024-02-01", "Sales in fiscal 2023 were $5 million.", &[("fiscal 2023", Plain, "2023-01-01 … 2024-01-01")]),
    ("en", "2024-02-01", "Q1 was strong.", &[("Q1", Plain, "2024-01-01 … 2024-04-01")]),
    ("en", "2024-02-01", "Profit in 1Q23 doubled.", &[("1Q23", Plain, "2023-01-01 … 2023-04-01")]),
    ("en", "2024-02-01", "Profit in Q3'22 halved.", &[("Q3'22", Plain, "2022-07-01 … 2022-10-01")]),
    ("en", "2024-02-01", "In 2023 Q3 profit doubled.", &[("2023 Q3", Plain, "2023-07-01 … 2023-10-01")]),
    ("en", "2024-02-01", "Profit rose in H1 2016.", &[("H1 2016", Plain, "2016-01-01 … 2016-07-01")]),
    ("en", "2024-02-01", "Profit rose in the second half of last year.", &[("second half of last year", Plain, "2023-07-01 … 2024-01-01")]),
    ("en", "2024-02-01", "In 2023's first quarter profit rose.", &[("2023's first quarter", Plain, "2023-01-01 … 2023-04-01")]),
    ("en", "2024-02-01", "Output in nine months of 2023 was 4 tonnes.", &[("nine months of 2023", Plain, "2023-01-01 … 2023-10-01")]),
    ("en", "2024-02-01", "In 11 months, trade grew by a tenth.", &[("11 months", Plain, "2023-01-01 … 2023-12-01")]),
    ("en", "2024-02-01", "Revenue for the nine months ended September 30 was $2 million.", &[("nine months ended September 30", Plain, "2023-01-01 … 2023-10-01")]),
    ("en", "2024-02-01", "Claims for the week ending March 19 fell.", &[("week ending March 19", Plain, "2023-03-13 … 2023-03-20")]),
    ("en", "2024-02-01", "Profit in the year to March was flat.", &[("year to March", Plain, "2022-04-01 … 2023-04-01")]),
    ("en", "2024-02-01", "Late last year prices rose.", &[("Late last year", Plain, "2023-07-01 … 2024-01-01")]),
    ("en", "2024-02-15", "Earlier this month prices rose.", &[("Earlier this month", Plain, "2024-02-01 … 2024-02-15")]),
    ("en", "2024-02-01", "Prices peaked in mid-2023.", &[("mid-2023", Plain, "2023-04-01 … 2023-10-01")]),
    ("en", "2024-02-01", "Early 2024 was calm.", &[("Early 2024", Plain, "2024-01-01 … 2024-07-01")]),
    ("en", "2024-02-01", "Reserves at the end of 2023 were $600 billion.", &[("end of 2023", Plain, "2023-12-31 … 2024-01-01")]),
    ("en", "2024-02-01", "Sales rose to $7 billion from $6 billion a year earlier.", &[("a year earlier", Comparison, "?")]),
    ("en", "2024-02-01", "Output is up 5 percent year on year.", &[("year on year", Growth, "?")]),
    ("en", "2024-02-01", "Over the same period exports fell.", &[("same period", Plain, "?")]),
    ("en", "2024-02-01", "It was 4 percent in the same period of last year.", &[("same period of last year", Comparison, "?")]),
    ("en", "2024-02-01", "It grew by 4 percent compared with 2022.", &[("2022", Comparison, "2022-01-01 … 2023-01-01")]),
    ("en", "2024-02-01", "Profit is up 5 percent from the first quarter of 2023.", &[("from the first quarter of 2023", Comparison, "2023-01-01 … 2023-04-01")]),
    ("en", "2024-02-01", "Profit beat the previous quarter.", &[("previous quarter", Comparison, "2023-10-01 … 2024-01-01")]),
    ("en", "2024-02-01", "They met on 12 March 2023.", &[("12 March 2023", Plain, "2023-03-12 … 2023-03-13")]),
    ("en", "2024-02-01", "They met on March 12, 2023.", &[("March 12, 2023", Plain, "2023-03-12 … 2023-03-13")]),
    ("en", "2024-02-01", "They met on Tuesday, December 5.", &[("Tuesday, December 5", Plain, "2023-12-05 … 2023-12-06")]),
    ("en", "2024-02-01", "They met in March 2023.", &[("March 2023", Plain, "2023-03-01 … 2023-04-01")]),
    ("en", "2024-02-01", "They met in March.", &[("March", Plain, "2023-03-01 … 2023-04-01")]),
    ("en", "2024-02-01", "They met in May.", &[("May", Plain, "2023-05-01 … 2023-06-01")]),
    ("en", "2024-02-01", "We met two years ago.", &[("two years ago", Plain, "2022-01-01 … 2023-01-01")]),
    ("en", "2024-02-01", "Shares fell on Tuesday.", &[("Tuesday", Plain, "2024-01-30 … 2024-01-31")]),
    ("en", "2024-02-01", "Shares fell yesterday.", &[("yesterday", Plain, "2024-01-31 … 2024-02-01")]),
    ("en", "2024-02-01", "Shares fell last week.", &[("last week", Plain, "2024-01-22 … 2024-01-29")]),
    ("en", "2024-02-01", "It was launched in the early 1990s.", &[("early 1990s", Plain, "1990-01-01 … 1995-01-01")]),
    ("en", "2024-02-01", "Prices rose in the '80s and in the nineteen seventies.", &[("80s", Plain, "1980-01-01 … 1990-01-01"), ("nineteen seventies", Plain, "1970-01-01 … 1980-01-01")]),
    ("en", "2024-02-01", "Between 2014 and 2017 it halved.", &[("Between 2014 and 2017", Plain, "2014-01-01 … 2018-01-01")]),
    ("en", "2024-02-01", "From 5 March to 20 April 2023 it rained.", &[("From 5 March to 20 April 2023", Plain, "2023-03-05 … 2023-04-21")]),
    ("en", "2024-02-01", "It runs from 6 to 9 October 2023.", &[("from 6 to 9 October 2023", Plain, "2023-10-06 … 2023-10-10")]),
    ("en", "2024-02-01", "It runs November 15th through the 19th.", &[("November 15th through the 19th", Plain, "2023-11-15 … 2023-11-20")]),
    ("en", "2024-02-01", "It runs from Sep 21-23, 2018.", &[("from Sep 21-23, 2018", Plain, "2018-09-21 … 2018-09-24")]),
    ("en", "2023-03-15", "It was dry last spring and last March.", &[("last spring", Plain, "2022-03-01 … 2022-06-01"), ("last March", Plain, "2022-03-01 … 2022-04-01")]),
    ("en", "2024-02-01", "Debt at end-2023 and at year-end fell; it will end 2025 lower.", &[("end-2023", Plain, "2023-12-31 … 2024-01-01"), ("year-end", Plain, "2023-12-31 … 2024-01-01"), ("2025", Plain, "2025-01-01 … 2026-01-01")]),
    ("ru", "2024-02-01", "План на 2023 год и бюджет на конец 2023 года.", &[("2023 год", Plain, "2023-01-01 … 2024-01-01"), ("на конец 2023 года", AsOf, "2023-12-31 … 2024-01-01")]),
    ("en", "2024-02-01", "In January and February 2023 sales doubled.", &[("January and February 2023", Plain, "2023-01-01 … 2023-03-01")]),
    ("en", "2024-02-01", "In November-February heating costs rose.", &[("November-February", Plain, "2023-11-01 … 2024-03-01")]),
    ("en", "2024-02-01", "It opened in twenty eighteen and shut in two thousand and nineteen.", &[("twenty eighteen", Plain, "2018-01-01 … 2019-01-01"), ("two thousand and nineteen", Plain, "2019-01-01 … 2020-01-01")]),
    ("en", "2024-02-01", "The note is dated 22.01.2016, the reply 01/25/2016, the end 2016-02-03.", &[("22.01.2016", Plain, "2016-01-22 … 2016-01-23"), ("01/25/2016", Plain, "2016-01-25 … 2016-01-26"), ("2016-02-03", Plain, "2016-02-03 … 2016-02-04")]),
    ("en", "2024-02-01", "Sales over the last two decades doubled.", &[("last two decades", Plain, "2000-01-01 … 2020-01-01")]),
    ("en", "2024-02-01", "Output for the whole of 2023 was 5 tonnes.", &[("2023", Plain, "2023-01-01 … 2024-01-01")]),
    ("en", "2024-02-01", "It peaked last August and will end this autumn.", &[("last August", Plain, "2023-08-01 … 2023-09-01"), ("this autumn", Plain, "2024-09-01 … 2024-12-01")]),
    ("en", "2024-02-01", "The first five months were dry.", &[("first five months", Plain, "2023-01-01 … 2023-06-01")]),
    ("en", "2024-02-01", "In 2019, workers struck.", &[("2019", Plain, "2019-01-01 … 2020-01-01")]),
    ("en", "2024-02-01", "He got three years in prison and worked for two hours.", &[]),
    ("en", "2024-02-01", "A woman of 45, in her 70s, 17 years old, at 15:30.", &[]),
    ("en", "2024-02-01", "The plant employs 2000 workers and paid $2019.", &[]),
    ("en", "2024-02-01", "We may march one second later.", &[]),
    ("en", "2024-02-01", "The second half of the match saw 5 to 7 percent.", &[]),
    ("en", "2024-02-01", "Treaty on Alliance in the 21st Century, article 1999.", &[]),
    ("en", "2024-02-01", "In March 12 companies closed.", &[("March", Plain, "2023-03-01 … 2023-04-01")]),
    ("en", "2024-02-01", "It rose from 5 to 7 percent, or from $5 to 6 billion.", &[]),
    ("en", "-", "In 2023 trade doubled; last year it fell.", &[("2023", Plain, "2023-01-01 … 2024-01-01"), ("last year", Plain, "?")]),
    ("ru", "2024-02-01", "За первые одиннадцать месяцев прошлого года товарооборот вырос.", &[("первые одиннадцать месяцев прошлого года", Plain, "2023-01-01 … 2023-12-01")]),
    ("ru", "2024-02-01", "В январе–ноябре торговля составила 2,3 трлн рублей.", &[("январе–ноябре", Plain, "2023-01-01 … 2023-12-01")]),
    ("ru", "2024-02-01", "Постановление от 12 марта 2022 года продлено.", &[("12 марта 2022 года", Plain, "2022-03-12 … 2022-03-13")]),
    ("ru", "2024-02-01", "С 12 марта 2022 года он действует.", &[("С 12 марта 2022 года", Since, "2022-03-12 … 2024-02-01")]),
    ("ru", "2024-02-01", "За три квартала экспорт вырос.", &[("три квартала", Plain, "2023-01-01 … 2023-10-01")]),
    ("ru", "2024-02-01", "За 10 мес. 2023 г. экспорт вырос.", &[("10 мес. 2023 г.", Plain, "2023-01-01 … 2023-11-01")]),
    ("ru", "2024-02-01", "Прибыль во II кв. 2023 г. выросла.", &[("II кв. 2023 г.", Plain, "2023-04-01 … 2023-07-01")]),
    ("ru", "2024-02-01", "Прибыль за 4 кв. 2023 выросла.", &[("4 кв. 2023", Plain, "2023-10-01 … 2024-01-01")]),
    ("ru", "2024-02-01", "Прибыль за 1 полугодие 2023 года выросла.", &[("1 полугодие 2023 года", Plain, "2023-01-01 … 2023-07-01")]),
    ("ru", "2024-02-01", "В 2 квартале 2023 года прибыль выросла.", &[("2 квартале 2023 года", Plain, "2023-04-01 … 2023-07-01")]),
    ("ru", "2024-02-01", "По итогам трёх кварталов 2023 года прибыль выросла.", &[("трёх кварталов 2023 года", Plain, "2023-01-01 … 2023-10-01")]),
    ("ru", "2024-02-01", "За 3 квартала 2023 года прибыль выросла.", &[("3 квартала 2023 года", Plain, "2023-01-01 … 2023-10-01")]),
    ("ru", "2024-02-01", "Построено 2 кв. м жилья.", &[]),
    ("ru", "2024-02-01", "В 90-е годы завод простаивал.", &[("90-е годы", Plain, "1990-01-01 … 2000-01-01")]),
    ("ru", "2024-02-01", "С января по ноябрь 2023 года экспорт вырос.", &[("С января по ноябрь 2023 года", Plain, "2023-01-01 … 2023-12-01")]),
    ("ru", "2024-02-01", "В прошлом году экспорт вырос на 6 процентов.", &[("прошлом году", Plain, "2023-01-01 … 2024-01-01")]),
    ("ru", "2024-02-01", "С начала года создано 300 мест.", &[("С начала года", Since, "2024-01-01 … 2024-02-01")]),
    ("ru", "2024-02-01", "За последние 17 лет вложено 20 млрд.", &[("последние 17 лет", Plain, "2007-02-01 … 2024-02-01")]),
    ("ru", "2024-02-01", "На 1 июля долг составил 3 млрд.", &[("На 1 июля", AsOf, "2023-07-01 … 2023-07-02")]),
    ("ru", "2024-02-01", "По итогам 2023 года рост составил 5 процентов.", &[("2023 года", Plain, "2023-01-01 … 2024-01-01")]),
    ("ru", "2024-02-01", "В I квартале рост ускорился.", &[("I квартале", Plain, "2024-01-01 … 2024-04-01")]),
    ("ru", "2024-02-01", "В III квартале 2023 г. рост ускорился.", &[("III квартале 2023 г.", Plain, "2023-07-01 … 2023-10-01")]),
    ("ru", "2024-02-01", "В первом полугодии прошлого года экспорт упал.", &[("первом полугодии прошлого года", Plain, "2023-01-01 … 2023-07-01")]),
    ("ru", "2024-02-01", "За 11 месяцев 2023 года экспорт упал.", &[("11 месяцев 2023 года", Plain, "2023-01-01 … 2023-12-01")]),
    ("ru", "2024-02-01", "За 9 месяцев экспорт упал.", &[("9 месяцев", Plain, "2023-01-01 … 2023-10-01")]),
    ("ru", "2024-02-01", "К 2030 году построят 5 заводов.", &[("К 2030 году", By, "2030-01-01 … 2031-01-01")]),
    ("ru", "2024-02-01", "До конца 2025 года построят 5 заводов.", &[("До конца 2025 года", By, "2025-12-31 … 2026-01-01")]),
    ("ru", "2024-02-01", "В 2022–2023 годах экспорт упал.", &[("2022–2023 годах", Plain, "2022-01-01 … 2024-01-01")]),
    ("ru", "2024-02-01", "Это на 5 процентов больше, чем за аналогичный период прошлого года.", &[("аналогичный период прошлого года", Comparison, "?")]),
    ("ru", "2024-02-01", "По сравнению с 2022 годом экспорт упал.", &[("2022 годом", Comparison, "2022-01-01 … 2023-01-01")]),
    ("ru", "2024-02-01", "Экспорт вырос на 5 процентов год к году, годом ранее он упал.", &[("год к году", Growth, "?"), ("годом ранее", Comparison, "?")]),
    ("ru", "2024-02-01", "В 1990-х годах экспорт упал, с 2014 года растёт.", &[("1990-х годах", Plain, "1990-01-01 … 2000-01-01"), ("с 2014 года", Since, "2014-01-01 … 2024-02-01")]),
    ("ru", "2024-02-01", "Договор подписан 25 декабря 2023 года в две тысячи двадцать третьем году.", &[("25 декабря 2023 года", Plain, "2023-12-25 … 2023-12-26"), ("две тысячи двадцать третьем году", Plain, "2023-01-01 … 2024-01-01")]),
    ("ru", "2024-02-01", "Срок три года, два часа, 2000 человек, 12 тысяч рублей.", &[]),
    ("en", "2024-02-01", "The ban holds until March 2025.", &[("until March 2025", Until, "2025-03-01 … 2025-04-01")]),
];

#[test]
fn every_form_gives_its_days_and_its_role() {
    let lexicon = lexicon();
    let mut wrong = Vec::new();
    for (code, on, text, want) in ROWS {
        let got: Vec<_> = read(&lexicon, code, text, &said(on))
            .into_iter()
            .map(|m| {
                let days = m.period.map_or_else(|| "?".to_owned(), |p| p.to_string());
                (text[m.range].to_owned(), m.role, days)
            })
            .collect();
        let same = got.len() == want.len()
            && got
                .iter()
                .zip(*want)
                .all(|(g, w)| (g.0.as_str(), g.1, g.2.as_str()) == *w);
        if !same {
            wrong.push(format!("{text}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_comparison_takes_its_days_from_the_period_beside_it() {
    let lexicon = lexicon();
    let context = said("2023-05-20");
    let spoken = period("2023-01-01", "2023-05-01");
    for (text, from, until) in [
        ("a year earlier", "2022-01-01", "2022-05-01"),
        (
            "in the same period of last year",
            "2022-01-01",
            "2022-05-01",
        ),
        ("in the same period of 2019", "2019-01-01", "2019-05-01"),
        ("over the same period", "2023-01-01", "2023-05-01"),
        ("year on year", "2022-01-01", "2022-05-01"),
    ] {
        let found = read(&lexicon, "en", text, &context);
        let days = found.first().and_then(|m| m.against(spoken, &context));
        assert_eq!(days, Some(period(from, until)), "{text}");
    }
    // Said of last year's own period, `the same period of last year` is the year before it.
    let found = read(
        &lexicon,
        "en",
        "the same period of last year",
        &said("2024-02-01"),
    );
    let days = found
        .first()
        .and_then(|m| m.against(spoken, &said("2024-02-01")));
    assert_eq!(days, Some(period("2022-01-01", "2022-05-01")));
}

#[test]
fn a_document_without_a_date_is_dated_by_its_periods() {
    let lexicon = lexicon();
    let none = PeriodContext::default();
    let mut found = Vec::new();
    for text in [
        "Last year, trade reached 2 trillion roubles.",
        "In January through April, 2023, it rose by 9 percent.",
        "It rose by 10 percent in the first quarter of 2023, and we hope that this will go on.",
        "By 2030 it is to double, in 2027 we will open a plant, and Vision 2050 follows.",
    ] {
        found.extend(read(&lexicon, "en", text, &none));
    }
    let date = infer_date(&found, Day::constant(2030, 1, 1));
    assert_eq!(date, Some(day("2023-05-01")));
    let context = PeriodContext {
        said: date,
        inferred: true,
        ..none
    };
    found[0].resolve(&context);
    assert_eq!(found[0].period, Some(period("2022-01-01", "2023-01-01")));
    assert_eq!(found[0].basis, Some(Basis::Inferred));
    assert_eq!(found[1].basis, Some(Basis::Stated));
}

#[test]
fn a_fiscal_year_is_named_after_the_year_it_ends_in() {
    let lexicon = lexicon();
    let context = PeriodContext {
        fiscal_start: 10,
        ..said("2024-02-01")
    };
    let days = |text: &str| {
        read(&lexicon, "en", text, &context)
            .first()
            .and_then(|m| m.period)
    };
    assert_eq!(days("in FY2023"), Some(period("2022-10-01", "2023-10-01")));
    assert_eq!(days("in Q1 FY24"), Some(period("2023-10-01", "2024-01-01")));
    assert_eq!(
        days("last fiscal year"),
        Some(period("2022-10-01", "2023-10-01"))
    );
    assert_eq!(days("in 2023"), Some(period("2023-01-01", "2024-01-01")));
}
