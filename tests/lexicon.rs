//! The vocabulary as data: every shipped language compiles, a language of one's own loads from text, errors say where.

use crossfoot::lexicon::{Lexicon, LexiconSource, Sense};
use crossfoot::quantity::{Currency, Decimal};

fn source(text: &str) -> [LexiconSource; 1] {
    [LexiconSource {
        name: "lexicon/tok.yaml".to_owned(),
        text: text.to_owned(),
    }]
}

#[test]
fn every_shipped_language_compiles() {
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the shipped unit table is sound");
    for code in ["de", "en", "es", "fr", "ru"] {
        let language = lexicon
            .language(code)
            .unwrap_or_else(|errors| panic!("{code}: {errors:?}"));
        assert_eq!(&*language.code, code);
    }
}

#[test]
fn the_unit_table_knows_dimensions_factors_and_the_money_of_countries() {
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the shipped unit table is sound");
    let units = lexicon.units();
    for (symbol, dimension, factor) in [
        ("km", "length", Some("1000")),
        ("MWh", "energy", Some("3600000000")),
        ("bbl", "volume", Some("0.158987294928")),
        ("bp", "points", Some("0.0001")),
        ("°C", "temperature", None),
    ] {
        assert_eq!(units.dimension(symbol).map(|d| &**d), Some(dimension));
        let factor = factor.map(|f| f.parse::<Decimal>().expect("a decimal"));
        assert_eq!(units.factor(symbol), factor, "{symbol}");
    }
    for (country, code) in [("KZ", "KZT"), ("FR", "EUR"), ("CN", "CNY"), ("AM", "AMD")] {
        assert_eq!(units.currency_of(country), Currency::new(code), "{country}");
    }
    assert_eq!(units.currency_of("ZZ"), None);
}

#[test]
fn a_language_of_ones_own_loads_from_text_and_borrows() {
    let text = "language: tok\nname: Made up\nborrow: [en]\nnumerals: {decimal: \",\"}\nnumbers:\n  \"1\": [wan]\n";
    let lexicon = Lexicon::new(Vec::new(), &source(text)).expect("a sound language");
    assert!(lexicon.languages().any(|code| code == "tok"));
    let language = lexicon.language("tok").expect("compiles");
    assert_eq!(language.numerals.decimal, ',');
}

#[test]
fn a_wrong_key_is_told_with_its_place_and_the_nearest_key() {
    let text = "language: tok\nname: Made up\nnumerals: {decimal: \",\"}\nnumbrs: {}\n";
    let errors = Lexicon::new(Vec::new(), &source(text)).expect_err("a misspelt key");
    let told = errors[0].to_string();
    assert!(told.starts_with("lexicon/tok.yaml:4:1: "), "{told}");
    assert!(told.contains("did you mean `numbers`?"), "{told}");
}

#[test]
fn a_wrong_value_is_told_with_its_file() {
    let text =
        "language: tok\nname: Made up\nnumerals: {decimal: \",\"}\nnumbers: {\"x\": [iks]}\n";
    let errors = Lexicon::new(Vec::new(), &source(text)).expect_err("no number");
    let told = errors[0].to_string();
    assert!(
        told.starts_with("lexicon/tok.yaml: `x` is no number"),
        "{told}"
    );
}

/// Whether `text`, in English, begins with the name of a country.
fn names_a_country(text: &str) -> bool {
    let lexicon = Lexicon::new(Vec::new(), &[]).expect("the shipped unit table is sound");
    let english = lexicon.language("en").expect("compiles");
    let mut tokens = Vec::new();
    english.tokenize(text, 0..text.len(), &mut tokens);
    english
        .senses(text, &tokens, 0)
        .any(|(_, sense)| matches!(sense, Sense::Country(_, false)))
}

#[test]
fn a_name_in_capitals_counts_in_capitals_only() {
    assert!(names_a_country("US"));
    assert!(!names_a_country("us"));
    assert!(names_a_country("Kazakhstan"));
    assert!(names_a_country("KAZAKHSTAN"));
}
