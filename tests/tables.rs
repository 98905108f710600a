//! Tables: a figure in a cell speaks about the period that heads its column, and prose around a table about its own.

mod run;

use run::Desk;
use serde_json::Value;

/// The figures of a document, each with the first day of its period.
fn read(name: &str, text: &str) -> Vec<(String, String)> {
    let desk = Desk::new(&format!("tables-{name}"));
    let file = format!("2025-01-06-{name}");
    desk.write(&file, text);
    let ran = desk.run(&["extract", &file, "--format", "jsonl"]);
    let word = |claim: &Value, key: &str| claim[key].as_str().unwrap_or("none").to_owned();
    ran.out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|claim| (word(&claim, "text"), word(&claim, "from")))
        .collect()
}

fn expect(name: &str, text: &str, expected: &[(&str, &str)]) {
    let found = read(name, text);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(t, f)| (t.as_str(), f.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_column_has_the_period_that_heads_it() {
    expect(
        "columns.md",
        "# Unemployment in Kazakhstan\n\n\
         | | 2023 | January-June 2024 |\n|---|---|---|\n\
         | Unemployment | 4.7% | 4.6% |\n\
         | Inflation | 9.8% | 8.6% |\n",
        &[
            ("4.7%", "2023-01-01"),
            ("4.6%", "2024-01-01"),
            ("9.8%", "2023-01-01"),
            ("8.6%", "2024-01-01"),
        ],
    );
    expect(
        "columns.html",
        "<h1>Unemployment in Kazakhstan</h1><table><tr><th></th><th>2023</th>\n<th>2024</th></tr>\n\
         <tr><td>Unemployment</td>\n<td>4.7%</td><td>4.6%</td></tr></table>",
        &[("4.7%", "2023-01-01"), ("4.6%", "2024-01-01")],
    );
}

#[test]
fn a_row_that_names_a_period_speaks_of_it() {
    expect(
        "rows.md",
        "| Kazakhstan | Unemployment |\n|---|---|\n| 2023 | Unemployment 4.7% |\n| 2024 | Unemployment 4.6% |\n",
        &[("4.7%", "2023-01-01"), ("4.6%", "2024-01-01")],
    );
}

#[test]
fn a_table_lends_nothing_to_prose_and_two_periods_in_a_head_say_none() {
    expect(
        "prose.md",
        "# Unemployment in Kazakhstan\n\n| | 2023 |\n|---|---|\n| Unemployment | 4.7% |\n\n\
         Unemployment was 4.6 percent.\n",
        &[("4.7%", "2023-01-01"), ("4.6 percent", "none")],
    );
    expect(
        "next.md",
        "# Unemployment in Kazakhstan\n\n| | 2023 |\n|---|---|\n| By age | |\n| Unemployment | 4.7% |\n\n\
         By sex:\n\n| Who | Unemployment |\n|---|---|\n| Unemployment of women | 5.1% |\n",
        &[("4.7%", "2023-01-01"), ("5.1%", "none")],
    );
    expect(
        "two.md",
        "| Kazakhstan | 2024 over 2023 |\n|---|---|\n| Unemployment | 4.7% |\n",
        &[("4.7%", "none")],
    );
}
