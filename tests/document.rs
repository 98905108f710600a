//! Reading documents, through the public surface: input on the left, what becomes of it on the right.

use crossfoot::document::{
    Corpus, Document, DocumentDate, Format, Manifest, Metadata, ReadOptions, Source, Vocabularies,
    Vocabulary, parse_date, read,
};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

fn words(list: &str) -> rustc_hash::FxHashSet<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

fn options() -> ReadOptions {
    let months = |list: &str| {
        list.split_whitespace()
            .zip(1u8..)
            .map(|(name, month)| (name.to_owned(), month))
            .collect()
    };
    let english = Vocabulary {
        months: months(
            "january february march april may june july august september october november december",
        ),
        date_words: words("date published"),
        abbreviations: words("inc corp no approx jan feb mln bn vs co"),
        titles: words("mr mrs dr st gen"),
        starters: words("the it we this in our he she they"),
        common_words: words("the of and was with from"),
        speaker_stops: words("note source contact subject figures"),
        speaker_titles: words("minister president speaker"),
        item_openers: words("revenue sales"),
        ordinal_dot: false,
    };
    let russian = Vocabulary {
        months: months(
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        ),
        date_words: words("дата"),
        abbreviations: words("г гг млрд млн тыс руб трлн ст"),
        titles: words("им ул"),
        starters: words("в мы это по на"),
        common_words: words("в на и что за от"),
        speaker_stops: words("справка"),
        speaker_titles: words("министр президент"),
        item_openers: words("выручка"),
        ordinal_dot: false,
    };
    let german = Vocabulary {
        starters: words("die der das"),
        common_words: words("der die das und im"),
        ordinal_dot: true,
        ..Vocabulary::default()
    };
    let all = [("en", english), ("ru", russian), ("de", german)];
    ReadOptions {
        vocabularies: Arc::new(
            all.into_iter()
                .map(|(code, words)| (code.to_owned(), words))
                .collect::<Vocabularies>(),
        ),
        ..ReadOptions::default()
    }
}

fn parse_as(text: &str, format: Format, language: Option<&str>) -> Document {
    let options = ReadOptions {
        language: language.map(Into::into),
        ..options()
    };
    let source = Source {
        format,
        ..Source::new("talks", text)
    };
    Document::parse(source, &options, &mut Vec::new())
}

fn sentences(document: &Document) -> Vec<String> {
    document
        .sentences
        .iter()
        .map(|sentence| document.quote(sentence.range()).into_owned())
        .collect()
}

/// Every row is a text with `¦` where a sentence ends.
#[test]
fn sentences_end_where_a_reader_ends_them() {
    for row in [
        "Trade grew.¦ It was $3.5 billion.",
        "Nothing ends without a stop",
        "We begin the negotiations.¦The meeting was held in Almaty.",
        "Exports rose in 2023.¦The ministers met.",
        "The U.S. economy grew.¦ Mr. Doe met Dr. Roe in St. Petersburg.",
        "Shares of Acme Inc. rose, e.g. by 5 percent.",
        "It bought Acme Inc.¦ The price was $5 bn.",
        "It bought Acme Corp. Europe for $ 75 million , via a bank .",
        "President K.-J. Tokayev and A. B. Smith spoke.¦ We listened.",
        "See No. 5 of the list.¦ 12 firms signed.",
        "He sold 5 mln. Shares rose."
            .replace("mln. ", "mln.¦ ")
            .as_str(),
        "Really?!¦ Yes…¦ And then … nothing.",
        "“Trade grew.”¦ “It will grow.” he said."
            .replace(".” he", ",” he")
            .as_str(),
        "He said it grew (by 5 percent).¦ (Applause.)¦ We agreed.",
        "\"Why?\" he asked.¦ \"Because!\"¦ She left.",
        "See www.example.Org and a_report.Final for more.",
        "The St.Petersburg forum, Node.js and Ph.D. work.",
        "The firm sold 5 units. iron too.¦ iPhone sales fell.",
        "Was it 5 %?¦ $6 billion came next.",
        "See example.com/a.B for more.¦ Done.",
    ] {
        let expected: Vec<_> = row
            .split('¦')
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let document = parse_as(&row.replace('¦', ""), Format::Text, Some("en"));
        assert_eq!(sentences(&document), expected, "{row}");
    }
}

#[test]
fn sentences_in_other_languages() {
    for (language, row) in [
        ("ru", "Оборот составил 5 млрд. долл. в год.¦ Рост — 9 %."),
        (
            "ru",
            "В 2023 г. оборот вырос.¦ В 2024 г. Казахстан вложил 5 млн. руб. в завод.",
        ),
        ("ru", "Это 5 млрд руб.¦ Мы рады."),
        (
            "ru",
            "Переговоры завершены.¦Встреча прошла в г. Алматы на ул. Абая.",
        ),
        ("de", "Im 3. Quartal wuchs der Handel.¦ Das war am 5. März."),
    ] {
        let row = row.replace("2024 г. Казахстан", "2024 г.¦ Казахстан");
        let expected: Vec<_> = row.split('¦').map(|part| part.trim().to_owned()).collect();
        let document = parse_as(&row.replace('¦', ""), Format::Text, Some(language));
        assert_eq!(sentences(&document), expected, "{row}");
    }
}

#[test]
fn items_of_a_list_are_nobodys_speech() {
    let text = "Acme Mills plc\n\nThe year was good.\n\nBakery: Revenue grew to $5 million.\n\nDairy (Brook): Sales fell to $3 million.\n\nWe asked why.\n\n\
                Jane Doe: Revenue grew because we sold more.\n";
    let document = parse_as(text, Format::Text, Some("en"));
    let turns = document.turns.iter();
    let speakers: Vec<_> = turns.filter_map(|turn| turn.speaker.as_deref()).collect();
    assert_eq!(speakers, ["Jane Doe"]);
}

#[test]
fn labels_open_turns() {
    for (line, speaker) in [
        ("Jane Doe: Trade grew.", Some("Jane Doe")),
        ("JANE DOE: Trade grew.", Some("JANE DOE")),
        (
            "Jane Doe (Deputy Minister of Trade): Trade grew.",
            Some("Jane Doe"),
        ),
        (
            "Jane Doe, Deputy Minister of Trade: Trade grew.",
            Some("Jane Doe"),
        ),
        (
            "Prime Minister of Freedonia J.-P. O'Neill: Trade grew.",
            Some("Prime Minister of Freedonia J.-P. O'Neill"),
        ),
        ("**Jane Doe:** Trade grew.", Some("Jane Doe")),
        ("**Jane Doe**: Trade grew.", Some("Jane Doe")),
        ("DOE J. — Trade grew.", Some("DOE J")),
        ("DOE. — Trade grew.", Some("DOE")),
        ("[00:12:34] Jane Doe: Trade grew.", Some("Jane Doe")),
        ("Q: Did trade grow?", Some("Q")),
        ("Question: Did trade grow?", Some("Question")),
        ("Вопрос: Вырос ли оборот?", Some("Вопрос")),
        ("А.Иванов: Оборот вырос.", Some("А.Иванов")),
        ("Speaker 2: Trade grew.", Some("Speaker 2")),
        (
            "Minister of foreign trade: Trade grew.",
            Some("Minister of foreign trade"),
        ),
        ("Jane van der Berg: Trade grew.", Some("Jane van der Berg")),
        ("Jane Doe:", Some("Jane Doe")),
        ("Excerpts from the transcript:", None),
        ("Note: Trade grew.", None),
        ("Key Figures: trade of $5 billion.", None),
        ("At 10:30 the talks began.", None),
        ("Almaty 10:30", None),
        ("https://example.org/talks", None),
        ("He said this to Reuters: trade grew.", None),
        ("However, Freedonia: trade grew.", None),
        ("Date: 2024-02-01", None),
        ("Exports: $4 billion.", None),
        ("Total Exports: 4 billion.", None),
        ("Exports: up by 4 percent.", None),
        ("We agreed on three points: trade, rail, gas.", None),
        (
            "The Treaty Of Peace And Eternal Friendship Between Us All: signed.",
            None,
        ),
    ] {
        let text = format!("{line}\n\nIt was $5 billion.");
        let document = parse_as(&text, Format::Text, Some("en"));
        assert_eq!(
            document.turns.len(),
            1 + usize::from(speaker.is_some()),
            "{line}"
        );
        let last = document.sentences.last().unwrap();
        assert_eq!(
            document.turns[last.turn()].speaker.as_deref(),
            speaker,
            "{line}"
        );
        if speaker.is_some() {
            assert!(
                !sentences(&document)[0].contains("Jane Doe"),
                "the label is in no sentence: {line}"
            );
        }
    }
    let document = parse_as(
        "Jane Doe: Yes.\n\nRoe: No.\n\nJane Doe: 2023 was good.",
        Format::Text,
        None,
    );
    assert_eq!(
        document.turns.len(),
        4,
        "a known speaker may begin with a figure"
    );
    let document = parse_as("Jane Doe (Deputy Minister): Yes.", Format::Text, None);
    assert_eq!(document.turns[1].role.as_deref(), Some("Deputy Minister"));
    assert_eq!(
        document.turns[1]
            .label
            .clone()
            .map(|range| &document.text[range]),
        Some("Jane Doe")
    );
}

#[test]
fn furniture_gives_no_sentences_and_breaks_no_turn() {
    let caption = "Jane Doe meets Minister John Roe 3 May 2024 Jane Doe with Minister John Roe 3 May 2024 \
                   Предыдущая новость Следующая новость Jane Doe meets Minister John Roe 3 May 2024";
    for furniture in [
        caption,
        "Предыдущая новость Следующая новость",
        "Share this page Назад Вперёд",
    ] {
        let text = format!(
            "Talks were held in the city.\n\nJane Doe: Trade grew.\n\n{furniture}\n\nIt was $5 billion."
        );
        let document = parse_as(&text, Format::Text, Some("en"));
        assert_eq!(
            sentences(&document),
            [
                "Talks were held in the city.",
                "Trade grew.",
                "It was $5 billion."
            ],
            "{furniture}"
        );
        assert_eq!(
            document.turns[document.sentences[2].turn()]
                .speaker
                .as_deref(),
            Some("Jane Doe")
        );
    }
    let text = "Trade of $5 billion\n\nRead more news\n\nJane Doe: Yes.\n\nRead more news\n\nNo.\n\nRead more news";
    let document = parse_as(text, Format::Text, Some("en"));
    assert_eq!(
        sentences(&document),
        ["Trade of $5 billion", "Read more news", "Yes.", "No."]
    );
}

#[test]
fn speech_is_no_furniture() {
    for paragraph in [
        "We will work on trade and we will work on trade with our friends.",
        "Trade with Россия и Казахстан grew.",
        "Trade turnover (товарооборот всего) 5 billion",
    ] {
        let text = format!("Jane Doe: Yes.\n\n{paragraph}");
        assert_eq!(
            sentences(&parse_as(&text, Format::Text, Some("en"))).len(),
            2,
            "{paragraph}"
        );
    }
}

#[test]
fn hard_wrapped_lines_join_and_others_do_not() {
    let wrapped = "In January to November the mutual trade of the two countries came to 2.3\n\
                   trillion roubles, which is more than ever before in the history of the two\n\
                   states.\n";
    assert_eq!(
        sentences(&parse_as(wrapped, Format::Text, Some("en"))).len(),
        1
    );
    let lines = "Excerpts from the transcript\nExports: 5\nImports grew by 6 percent\n- first item\n- second item\n1. Third item\n| a | 5 |\n| b | 6 |";
    assert_eq!(
        sentences(&parse_as(lines, Format::Text, Some("en"))),
        [
            "Excerpts from the transcript",
            "Exports: 5",
            "Imports grew by 6 percent",
            "first item",
            "second item",
            "Third item",
            "| a | 5 |",
            "| b | 6 |"
        ]
        .map(str::to_owned)
        .to_vec()
        .as_slice()
    );
}

#[test]
fn html_and_markdown_are_read_as_prose() {
    let html = "<html lang='en'><head><title>Talks</title></head><body><nav>Home 5</nav>\
                <p>Jane Doe: Trade\nwas <b>$5</b> billion.<p>It grew.<br>Much.</p>\
                <table><tr><td>2023<td>7</table><script>9</script></body></html>";
    let document = parse_as(html, Format::Html, None);
    assert_eq!(
        sentences(&document),
        ["Trade was $5 billion.", "It grew.", "Much.", "| 2023 | 7"]
    );
    assert_eq!(document.metadata.title.as_deref(), Some("Talks"));
    assert_eq!(document.turns[1].speaker.as_deref(), Some("Jane Doe"));

    let markdown = "---\ndate: 2024-02-01\n---\n# Talks\n\n**Jane Doe:** Trade was [$5 billion](https://x.org/9).\n\n- It grew\n- It fell\n\n| Year | Sum |\n|---|---|\n| 2023 | 7 |\n";
    let document = parse_as(markdown, Format::Markdown, Some("en"));
    let shown = sentences(&document);
    assert_eq!(shown[0], "Talks");
    assert!(shown[1].starts_with("Trade was $5 billion"), "{shown:?}");
    assert_eq!(shown[2..], ["It grew", "It fell", "Year | Sum", "2023 | 7"]);
    assert_eq!(document.turns[1].speaker.as_deref(), Some("Jane Doe"));
    assert_eq!(
        document
            .metadata
            .date
            .map(|date| date.day.to_string())
            .as_deref(),
        Some("2024-02-01")
    );
}

#[test]
fn a_heading_in_another_language_dates_a_text() {
    for (text, expected) in [
        (
            " date 2023-03-13 МОСКВА, 13 марта – Заседание прошло в Доме правительства.",
            Some("2023-03-13"),
        ),
        (
            "MOSCOW, March 13, 2023 – На заседании рассмотрены итоги года за все месяцы.",
            Some("2023-03-13"),
        ),
        (
            "дата 2023-03-13 MOSCOW, March 13 - The meeting was held in the House of the Government.",
            Some("2023-03-13"),
        ),
        ("Итоги 2023 года подвели на заседании в марте.", None),
        ("Заседание прошло в Доме правительства 2023-03-13.", None),
    ] {
        let document = parse_as(text, Format::Text, None);
        let date = document.metadata.date.map(|date| date.day.to_string());
        assert_eq!(date.as_deref(), expected, "{text}");
    }
}

#[test]
fn dates_yield_in_order() {
    let day = |text: &str| parse_date(text).unwrap();
    let file = |text: &str| Source {
        is_file: true,
        ..Source::new("2020-01-05-talks.txt", text)
    };
    let manifest = Manifest::new(|_| Metadata {
        date: Some(DocumentDate::stated(parse_date("2020-01-06").unwrap())),
        title: Some("From outside".into()),
        ..Metadata::default()
    });
    let options = ReadOptions {
        manifest: Some(manifest),
        ..options()
    };
    let date = |source: Source, options: &ReadOptions| {
        let mut problems = Vec::new();
        let document = Document::parse(source, options, &mut problems);
        assert_eq!(problems, []);
        assert_eq!(document.metadata.title.as_deref(), Some("From outside"));
        document.metadata.date.unwrap().day
    };
    let header = " date 2020-01-04 ALMATY, January 4 - The talks began.";
    let front = format!("---\ndate: 3 January 2020\n---\n{header}");
    assert_eq!(date(file(&front), &options), day("2020-01-03"));
    assert_eq!(date(file(header), &options), day("2020-01-04"));
    assert_eq!(date(file("The talks began."), &options), day("2020-01-05"));
    assert_eq!(
        date(Source::new("talks", "The talks began."), &options),
        day("2020-01-06")
    );
    assert_eq!(
        date(file("Jane Doe: It was so.\n\n2020-01-09"), &options),
        day("2020-01-05")
    );
    let otherwise = ReadOptions {
        date: Some(day("2020-01-01")),
        ..options.clone()
    };
    assert_eq!(date(file(&front), &otherwise), day("2020-01-03"));
    assert_eq!(
        date(Source::new("talks", "The talks began."), &otherwise),
        day("2020-01-06")
    );
}

#[test]
fn a_day_that_does_not_exist_is_a_problem_on_its_line() {
    let mut problems = Vec::new();
    let source = Source::new("talks.txt", "Talks\n\nDate: 2023-02-30\n\nTrade grew.");
    let document = Document::parse(source, &options(), &mut problems);
    assert_eq!(document.metadata.date, None);
    assert!(
        problems[0]
            .to_string()
            .starts_with("talks.txt:3: there is no such day as 2023-02-30; "),
        "{problems:?}"
    );
}

#[test]
fn a_carriage_return_alone_ends_a_line() {
    for (format, text) in [
        (Format::Text, "Talks\r\rTrade grew.\rIt was жж $5 billion."),
        (
            Format::Text,
            "Talks\n\r\nTrade grew.\rIt was жж $5 billion.",
        ),
        (
            Format::Markdown,
            "# Talks\r\rTrade grew.\r\rIt was жж $5 billion.",
        ),
        (Format::Text, "---\rlang: en\r---\rIt was жж $5 billion."),
    ] {
        let document = parse_as(text, format, Some("en"));
        let figure = text.find('$').unwrap();
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let line = lines.split('$').next().unwrap().matches('\n').count() + 1;
        assert_eq!(document.locate(figure), (line, 11), "{text:?}");
        assert_eq!(document.text.find('$'), Some(figure), "{text:?}");
        let last = sentences(&document).pop();
        assert_eq!(last.as_deref(), Some("It was жж $5 billion."), "{text:?}");
    }
}

#[test]
fn what_nobody_sees_or_is_struck_out_is_said_by_nobody() {
    for (format, text, expected) in [
        (
            Format::Html,
            "<p>Trade was <del>$4 billion</del> <s>$5</s> $6 billion.</p><p hidden>It was $7 billion.<p>It grew.",
            &["Trade was $6 billion.", "It grew."][..],
        ),
        (
            Format::Html,
            "<del><p>One.</p><p>Two.</p></del><div style=\"display:none\"><p>Three.</p></div><p>Four.</p>",
            &["Four."],
        ),
        (
            Format::Markdown,
            "Trade was ~~$4 billion~~ $6 billion.",
            &["Trade was $6 billion."],
        ),
        (
            Format::Html,
            "<p>Trade was $6<sup>1</sup> billion<sup><a href=\"#n\">2</a></sup> over 5 km<sup>2</sup>.</p>",
            &["Trade was $6 billion over 5 km² ."],
        ),
    ] {
        let document = parse_as(text, format, Some("en"));
        assert_eq!(sentences(&document), expected, "{text}");
    }
}

#[test]
fn languages_are_told_apart() {
    for (text, code) in [
        ("In January, the trade of both was $24 billion.", "en"),
        ("Оборот за январь вырос на 5 %.", "ru"),
        ("Im Januar wuchs der Handel und das ist gut.", "de"),
        ("5 %", "en"),
        ("рост", "ru"),
        (
            "Le commerce entre nos deux pays a augmenté de cinq pour cent au cours des six premiers mois de l'année, \
             et nous espérons que cette tendance se poursuivra dans les années à venir avec nos partenaires.",
            "fr",
        ),
    ] {
        assert_eq!(
            parse_as(text, Format::Text, None)
                .metadata
                .language
                .as_deref(),
            Some(code),
            "{text}"
        );
    }
    assert_eq!(
        parse_as("рост", Format::Text, Some("en-GB"))
            .metadata
            .language
            .as_deref(),
        Some("en")
    );
}

#[test]
fn a_corpus_is_read_line_by_line() {
    let lines = concat!(
        "{\"id\":\"a\",\"text\":\"Trade grew.\",\"date\":\"2024-02-01\",\"lang\":\"en\",\"parties\":[\"KZ\"],\"x\":1}\n",
        "\n",
        "{\"id\":7,\"text\":\"\",\"date\":null,\"lang\":null,\"title\":null,\"parties\":null}\n",
        "{\"id\":\"b\"}\n",
        "not json\n",
        "{\"id\":\"c\",\"text\":\"It fell.\",\"date\":\"2023-02-30\"}"
    );
    let options = options();
    let readings: Vec<_> = Corpus::new(lines.as_bytes(), "<stdin>", &options).collect();
    let names: Vec<_> = readings
        .iter()
        .flat_map(|reading| &reading.documents)
        .map(|document| &*document.name)
        .collect();
    assert_eq!(names, ["a", "7", "c"]);
    let first = &readings[0].documents[0];
    assert_eq!(
        first
            .metadata
            .date
            .map(|date| date.day.to_string())
            .as_deref(),
        Some("2024-02-01")
    );
    assert_eq!(first.metadata.parties, [Arc::from("KZ")]);
    let problems: Vec<_> = readings
        .iter()
        .flat_map(|reading| &reading.problems)
        .map(ToString::to_string)
        .collect();
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(
        problems[0].starts_with("<stdin>:4: missing field `text`"),
        "{problems:?}"
    );
    assert!(
        problems[1].starts_with("<stdin>:5: expected"),
        "{problems:?}"
    );
    assert!(
        problems[2].starts_with("<stdin>:6: there is no such day as 2023-02-30"),
        "{problems:?}"
    );

    let short = ReadOptions {
        max_bytes: 30,
        ..options.clone()
    };
    let lines =
        "{\"id\":\"long\",\"text\":\"Trade grew and grew.\"}\n{\"id\":\"d\",\"text\":\"No.\"}\n";
    let readings: Vec<_> = Corpus::new(lines.as_bytes(), "<stdin>", &short).collect();
    assert!(
        readings[0].problems[0]
            .to_string()
            .starts_with("<stdin>:1: longer than the 30 bytes")
    );
    assert_eq!(&*readings[1].documents[0].name, "d");
}

/// A folder of its own for one test, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("crossfoot-{name}-{}", std::process::id()));
        std::fs::create_dir_all(path.join("empty")).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn one_bad_file_never_loses_the_others() {
    let folder = Folder::new("bad");
    folder.write("b.md", b"Trade grew.");
    folder.write("a/z.txt", b"");
    folder.write("a/binary.txt", b"\x7FELF\0\0");
    folder.write("a/latin.html", b"<p>one\n<p>caf\xE9");
    folder.write(".hidden.txt", b"hidden");
    folder.write("ignored.txt", b"ignored");
    folder.write(".gitignore", b"ignored.txt\n");
    folder.write("picture.png", b"\x89PNG\0");
    folder.write("big.txt", &[b'a'; 64]);
    let options = ReadOptions {
        max_bytes: 40,
        ..options()
    };
    let paths = [
        folder.0.clone(),
        folder.0.join("missing.txt"),
        folder.0.join("empty"),
        folder.0.join("b.md"),
    ];
    let reading = read(&paths, &options);
    let root = folder.0.to_string_lossy().replace('\\', "/");
    let short = |name: &str| name.replace(&root, "").trim_start_matches('/').to_owned();
    let names: Vec<_> = reading
        .documents
        .iter()
        .map(|document| short(&document.name))
        .collect();
    assert_eq!(names, ["a/z.txt", "b.md"]);
    assert_eq!(reading.documents[0].sentences, []);
    let problems: Vec<_> = reading
        .problems
        .iter()
        .map(|problem| short(&problem.to_string()))
        .collect();
    for start in [
        "missing.txt: no such file or folder; check the path",
        "empty: no documents in this folder; ",
        "a/binary.txt: binary file",
        "a/latin.html:2: invalid UTF-8 at byte 13; ",
        "big.txt: larger than the 40 bytes",
    ] {
        assert!(
            problems.iter().any(|problem| problem.starts_with(start)),
            "{start}: {problems:?}"
        );
    }
    assert_eq!(problems.len(), 5, "{problems:?}");
}

#[test]
fn a_hostile_name_reaches_no_terminal() {
    let reading = read(
        &[PathBuf::from("\u{1b}[31mred\n.txt")],
        &ReadOptions::default(),
    );
    assert_eq!(
        reading.problems[0].to_string(),
        "\\u{1b}[31mred\\n.txt: no such file or folder; check the path"
    );
}

#[test]
fn a_line_of_a_megabyte_is_cut_into_bounded_sentences() {
    for unit in [
        "ж", "word ", "a.", ". ", "\" ", "Mr. ", "5 ", "A. ", "<b", "&amp", "[(", "-", "|",
    ] {
        let text = unit.repeat(1_000_000 / unit.len());
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let document = parse_as(&text, format, None);
            assert!(
                document
                    .sentences
                    .iter()
                    .all(|sentence| sentence.range().len() <= 4096),
                "{unit}"
            );
        }
    }
}

proptest! {
    #[test]
    fn ranges_are_sound_for_any_input(
        text in "([a-zA-Zж.!?…«»\"'()\\[\\]<>/&;:|*_#`~\\- \n\t\r0-9]|Name: |\n\n|---\n|<p>|</td>|&nbsp;|\\PC){0,200}"
    ) {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let document = parse_as(&text, format, None);
            prop_assert_eq!(document.text.len(), document.plain.len());
            prop_assert!(!document.turns.is_empty());
            let mut end = 0;
            for sentence in &document.sentences {
                let range = sentence.range();
                prop_assert!(range.start >= end && range.start < range.end, "in order and never empty");
                prop_assert!(document.plain.is_char_boundary(range.start) && document.plain.is_char_boundary(range.end));
                prop_assert!(document.text.is_char_boundary(range.start) && document.text.is_char_boundary(range.end));
                prop_assert_eq!(document.plain[range.clone()].trim(), &document.plain[range.clone()]);
                prop_assert!(sentence.turn() < document.turns.len());
                let (line, column) = document.locate(range.start);
                let within = document.lines().line(&document.text, line).unwrap();
                prop_assert_eq!(document.text[within.start..range.start].chars().count() + 1, column);
                end = range.end;
            }
        }
    }
}

#[test]
fn a_heading_is_nobodys_speech_and_a_title_may_date_a_document() {
    let options = options();
    for (format, text) in [
        (
            Format::Markdown,
            "# Ministry of Trade: results of 2024\n\nTrade grew.\n",
        ),
        (
            Format::Html,
            "<h1>Ministry of Trade: results of 2024</h1><p>Trade grew.</p>",
        ),
    ] {
        let source = Source {
            format,
            ..Source::new("a", text)
        };
        let document = Document::parse(source, &options, &mut Vec::new());
        assert_eq!(document.turns.len(), 1, "{format:?}: {:?}", document.turns);
    }
    let source = Source {
        format: Format::Markdown,
        ..Source::new("a", "## Jane Doe:\n\nTrade grew.\n")
    };
    let document = Document::parse(source, &options, &mut Vec::new());
    assert_eq!(document.turns.len(), 2, "a heading may be a label");
    let titled = parse_as(
        "Talks with the minister, 12 March 2024\n\nTrade grew.\n",
        Format::Text,
        Some("en"),
    );
    let date = titled.metadata.date.map(|date| date.day.to_string());
    assert_eq!(date.as_deref(), Some("2024-03-12"));
}
