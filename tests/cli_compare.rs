//! `compare`: what its columns are, what it leaves out, how it fits a terminal, what it refuses.

mod run;

use run::{Desk, OK};
use serde_json::Value;

/// Two talks in English and one in Russian, with two speakers.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write(
        "2024-02-01-astana.txt",
        "ASTANA, February 1, 2024.\n\nAnna Petrova: Trade between Kazakhstan and Russia came to $24 billion in 2023. In 2021, it \
         was $22 billion.\n\nOleg Sidorov: Trade between Kazakhstan and Russia grew by 6 percent in 2023. Kazakhstan and Russia share 12,500 jobs. Trade \
         between Armenia and Georgia came to $1 billion in 2023.\n",
    );
    desk.write(
        "2024-02-02-omsk.txt",
        "OMSK, February 2, 2024.\n\nOleg Sidorov: In 2023, trade between Kazakhstan and Russia came to 2.3 trillion roubles. There \
         are 12,600 jobs.\n",
    );
    desk.write(
        "2024-02-03-omsk.ru.txt",
        "ОМСК, 3 февраля 2024 года.\n\nОлег Сидоров: В 2023 году товарооборот России и Казахстана составил 24 млрд долларов.\n",
    );
    desk
}

fn blocks(desk: &Desk, arguments: &[&str]) -> Vec<Value> {
    let all = [&["compare", ".", "--format", "json"], arguments].concat();
    let ran = desk.run(&all);
    assert_eq!(ran.status, OK, "{ran:?}");
    let blocks: Value = serde_json::from_str(&ran.out).expect("JSON");
    blocks.as_array().expect("an array").clone()
}

fn titles(blocks: &[Value]) -> Vec<&str> {
    blocks
        .iter()
        .map(|b| b["title"].as_str().expect("a title"))
        .collect()
}

/// The heads of the first table.
fn heads(desk: &Desk, by: &str) -> Vec<String> {
    let ran = desk.run(&[
        "compare",
        ".",
        "--measure",
        "trade",
        "--party",
        "KZ",
        "--kind",
        "level",
        "--by",
        by,
        "--format",
        "markdown",
    ]);
    let head = ran
        .out
        .lines()
        .find(|line| line.starts_with('|'))
        .expect("a table");
    let cells = head
        .trim_matches('|')
        .split('|')
        .map(|cell| cell.trim().replace("\\_", "_"));
    cells.collect()
}

#[test]
fn columns_are_documents_speakers_periods_or_languages() {
    let desk = desk("compare-by");
    let documents = heads(&desk, "document");
    assert_eq!(documents.len(), 5, "{documents:?}");
    assert!(
        documents[1].starts_with("2024-02-01-astana.txt"),
        "{documents:?}"
    );
    assert_eq!(
        heads(&desk, "speaker"),
        [
            "period",
            "Anna Petrova",
            "Oleg Sidorov",
            "Олег Сидоров",
            "verdict"
        ]
    );
    assert_eq!(heads(&desk, "period"), ["document", "2021", "2023"]);
    assert_eq!(heads(&desk, "language"), ["period", "en", "ru", "verdict"]);
}

#[test]
fn filters_leave_out_what_is_not_asked_for() {
    let desk = desk("compare-filters");
    assert_eq!(titles(&blocks(&desk, &[])), ["KZ–RU jobs", "KZ–RU trade"]);
    let all = blocks(&desk, &["--all"]);
    assert_eq!(
        titles(&all),
        [
            "KZ–RU jobs",
            "AM–GE trade",
            "KZ–RU trade",
            "KZ–RU trade change"
        ]
    );
    assert_eq!(
        titles(&blocks(&desk, &["--all", "--kind", "change"])),
        ["KZ–RU trade change"]
    );
    assert_eq!(
        titles(&blocks(&desk, &["--measure", "job"])),
        ["KZ–RU jobs"]
    );
    assert_eq!(
        titles(&blocks(&desk, &["--all", "--party", "AM"])),
        ["AM–GE trade"]
    );
    let said = blocks(&desk, &["--speaker", "petrova"]);
    assert_eq!(titles(&said), ["KZ–RU trade"]);
    assert_eq!(said[0]["rows"].as_array().map(Vec::len), Some(2));
    let late = blocks(&desk, &["--measure", "trade", "--since", "2023-01-01"]);
    let periods: Vec<&str> = late[0]["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["period"].as_str().expect("a period"))
        .collect();
    assert_eq!(periods, ["2023"]);
}

#[test]
fn amounts_come_in_the_currency_asked_for() {
    let desk = desk("compare-in");
    let rows = blocks(
        &desk,
        &[
            "--measure",
            "trade",
            "--party",
            "KZ",
            "--kind",
            "level",
            "--since",
            "2023-01-01",
            "--in",
            "USD",
        ],
    );
    let shown: Vec<&str> = rows[0]["rows"][0]["figures"]
        .as_array()
        .expect("figures")
        .iter()
        .map(|figure| figure["shown"].as_str().expect("words"))
        .collect();
    assert_eq!(shown, ["24 bn USD", "27 bn USD", "24 bn USD"]);
}

#[test]
fn counts_are_bare_numbers_with_their_thousands_apart() {
    let desk = desk("compare-counts");
    let ran = desk.run(&["compare", ".", "--measure", "job"]);
    assert!(
        ran.out.contains("12,500 ┆") && ran.out.contains("12,600 ┆"),
        "{}",
        ran.out
    );
}

#[test]
fn the_json_is_valid_by_its_schema() {
    let desk = desk("compare-schema");
    let schema = desk.run(&["rules", "schema", "comparison"]);
    let schema: Value = serde_json::from_str(&schema.out).expect("JSON");
    let ran = desk.run(&["compare", ".", "--format", "json"]);
    let mut blocks: Value = serde_json::from_str(&ran.out).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&blocks), "{blocks}");
    blocks[0]["rows"][0]["figures"][0]["claim"]["line"] = "one".into();
    assert!(!validator.is_valid(&blocks), "the test can fail");
}

#[test]
fn a_wide_table_is_cut_between_columns() {
    let desk = Desk::new("compare-wide");
    for month in 1..=9 {
        desk.write(
            &format!("2024-0{month}-15-a-ministry-of-trade.txt"),
            "In 2021, trade between Kazakhstan and Armenia came to $5 billion.\n",
        );
    }
    let whole = desk.run(&["compare", "."]).out;
    assert!(
        whole.lines().all(|line| !line.contains(" of ")),
        "a pipe has no width: {whole}"
    );
    for width in [80, 100] {
        let narrow = desk.terminal(&["compare", "."], width);
        assert!(narrow.out.contains("AM–KZ trade (1 of "), "{}", narrow.out);
        let wide = narrow.out.lines().map(|line| line.chars().count()).max();
        assert!(wide <= Some(width), "{wide:?}: {}", narrow.out);
        assert_eq!(narrow.out.matches("5 bn USD").count(), 9, "{}", narrow.out);
    }
}

#[test]
fn what_is_not_there_is_an_error_with_the_nearest() {
    let desk = desk("compare-wrong");
    for (arguments, said) in [
        (
            &["--in", "USE"][..],
            "no exchange rate leads into `USE`, and --rates adds none; is `USD` meant?",
        ),
        (&["--in", "XYZ"], "there are "),
        (&["--in", "dollars"], "write three capital letters"),
        (
            &["--lang", "rn"],
            "no vocabulary for the language `rn`; is `en` meant?",
        ),
        (&["--lang", "xx"], "there are de, en, es, fr, ru"),
        (&["--measure", "trad"], "is `trade` meant?"),
        (&["--party", "KX"], "no figure is `KX`'s; is `KZ` meant?"),
        (&["--kind", "levl"], "is `level` meant?"),
        (&["--since", "2024-13-01"], "is no day of the calendar"),
        (&["--by", "speakr"], "'speaker'"),
    ] {
        let ran = desk.run(&[&["compare", "."], arguments].concat());
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_speaker_or_measure_that_there_is_not_is_said_once() {
    let desk = Desk::new("compare-nobody");
    desk.write(
        "2024-02-01-a.txt",
        "Jane Doe: In 2021, trade between Kazakhstan and Armenia came to $5 billion.\n",
    );
    let nobody = desk.run(&["compare", ".", "--all", "--speaker", "Smith"]);
    assert_eq!(nobody.status, 2, "{nobody:?}");
    assert!(
        nobody.err.contains("called `Smith`; there are Jane Doe"),
        "{nobody:?}"
    );
    assert_eq!(nobody.out, "", "nothing is said of what was not compared");
    let slip = desk.run(&["compare", ".", "--measure", "trad"]);
    assert_eq!((slip.status, slip.out.as_str()), (2, ""), "{slip:?}");
}

#[test]
fn since_takes_a_year_or_a_month() {
    let desk = Desk::new("compare-since");
    desk.write(
        "2024-02-01-a.txt",
        "In 2021, trade between Kazakhstan and Armenia came to $5 billion. In 2022, it came to $6 billion.\n",
    );
    for (since, rows) in [("2021", 2), ("2022-01", 1), ("2022-01-01", 1), ("2023", 0)] {
        let ran = desk.run(&["compare", ".", "--all", "--format", "csv", "--since", since]);
        assert_eq!(ran.status, OK, "{ran:?}");
        assert_eq!(ran.out.lines().count(), 1 + rows, "{since}: {}", ran.out);
    }
    assert_eq!(desk.run(&["compare", ".", "--since", "2022-13"]).status, 2);
}

#[test]
fn a_rate_per_so_many_people_is_shown_as_it_is_said() {
    let desk = Desk::new("compare-per-many");
    for (name, beds) in [("2023-02-16-a.txt", 400), ("2023-02-17-b.txt", 500)] {
        desk.write(
            name,
            format!(
                "At the end of 2022 there were {beds} hospital beds per 100,000 people in Kyrgyzstan.\n"
            ),
        );
    }
    let table = desk.run(&["compare", "."]);
    for shown in ["400 bed/100000 person", "500 bed/100000 person"] {
        assert!(table.out.contains(shown), "{shown}: {}", table.out);
    }
    let found = desk.run(&["check", "."]);
    assert!(
        found.out.contains("499.5 … 500.5 bed/100000 person"),
        "{}",
        found.out
    );
}

#[test]
fn measures_go_by_title_too_and_codes_in_any_case() {
    let desk = Desk::new("compare-lenient");
    desk.write(
        "2024-02-01-a.txt",
        "In 2021, exports from Kazakhstan to Armenia came to $5 billion.\n",
    );
    for arguments in [
        ["--measure", "exports"],
        ["--measure", "export"],
        ["--party", "kz"],
        ["--in", "usd"],
    ] {
        let ran = desk.run(
            &[
                &["compare", ".", "--all", "--format", "csv"],
                &arguments[..],
            ]
            .concat(),
        );
        assert_eq!(ran.status, OK, "{arguments:?}: {ran:?}");
        assert!(ran.out.contains("5 bn USD"), "{arguments:?}: {ran:?}");
    }
    let name = desk.run(&["compare", ".", "--party", "Kazakhstan"]);
    assert!(
        name.err
            .contains("there are AM, KZ (countries go by their ISO 3166 code)"),
        "{name:?}"
    );
}

#[test]
fn every_format_can_be_written_to_a_file() {
    let desk = Desk::new("compare-output");
    desk.write(
        "2024-02-01-a.txt",
        "In 2021, exports from Kazakhstan to Armenia came to $5 billion.\n",
    );
    for format in ["table", "markdown", "csv", "json", "html"] {
        let arguments = ["compare", ".", "--all", "--format", format];
        let printed = desk.run(&arguments);
        let written = desk.run(&[&arguments[..], &["--output", "out"]].concat());
        assert_eq!(
            (written.status, written.out.as_str()),
            (OK, ""),
            "{written:?}"
        );
        assert_eq!(desk.read("out"), printed.out, "{format}");
    }
}
