//! Output formats of `check` on one finding made by hand: what they say.

mod sample;

use crossfoot::report::github;
use sample::{hostile, plain_text, usual, written};

#[test]
fn text_shows_both_quotes_with_the_figures_underlined() {
    assert_eq!(
        written(plain_text, &usual()),
        "\
error[trade/same-period]: Trade totals for one period agree
  KZ–RU trade, Jan–Nov 2023: $24 billion and 2.3 trillion roubles cannot both hold

  talks/almaty.txt:23:5  Alihan Smailov
    │ …by the impressive volume of trade, which totaled $24 billion in the first 11 months of last…
    │                                                   ~~~~~~~~~~~ 23.5 … 24.5 bn USD
  talks/moscow.txt:4:5   Mikhail Mishustin
    │ Mutual trade totalled 2.3 trillion roubles.
    │                       ~~~~~~~~~~~~~~~~~~~~ 26.1 … 27.8 bn USD at 85.25 RUB/USD ±1 %
  = gap: 6.7 % between the nearest bounds
  = id: 0123456789ab

2 documents, 17 claims, 9 comparisons: 8 agreements, 1 finding (1 error)
"
    );
}

#[test]
fn github_gets_one_annotation_at_the_figure() {
    assert_eq!(
        written(github::write, &usual()),
        "::error file=talks/almaty.txt,line=23,col=5,endColumn=16,title=trade/same-period Trade totals for one period \
         agree::KZ–RU trade, Jan–Nov 2023: $24 billion and 2.3 trillion roubles cannot both hold%0Atalks/moscow.txt:4:5 \
         says 2.3 trillion roubles (26.1 … 27.8 bn USD at 85.25 RUB/USD ±1 %25)%0Agap: 6.7 %25 between the nearest bounds\n"
    );
}

#[test]
fn a_line_of_a_megabyte_is_cut_to_the_terminal() {
    let out = written(plain_text, &hostile());
    let quotes = out
        .lines()
        .filter(|line| line.contains('│') && line.contains('~'));
    for line in quotes {
        assert!(line.chars().count() <= 100, "{line}");
    }
    assert!(out.len() < 20_000, "{} bytes", out.len());
}
