//! Every command that README and docs show runs here, and prints what they show.
//!
//! `TRYCMD=overwrite cargo test --test cli_docs` writes what is printed now into them.

use std::fs;
use std::path::PathBuf;

fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir("docs").expect("docs");
    let mut pages: Vec<PathBuf> = docs.map(|entry| entry.expect("an entry").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.push("README.md".into());
    pages.sort();
    pages
}

#[test]
fn commands_print_what_the_documentation_shows() {
    let cases = trycmd::TestCases::new();
    cases.register_bin(
        "crossfoot",
        std::path::Path::new(env!("CARGO_BIN_EXE_crossfoot")),
    );
    for page in pages() {
        cases.case(page);
    }
    cases.case("tests/cmd/*.md");
}

#[test]
fn the_first_command_of_the_readme_is_the_one_it_shows_the_output_of() {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let first = readme
        .lines()
        .find_map(|line| line.strip_prefix("cargo run --release -- "))
        .expect("a command to try");
    let arguments = first.split('#').next().unwrap_or_default().trim();
    assert!(
        readme.contains(&format!("$ crossfoot {arguments}\n")),
        "{arguments}"
    );
}

#[test]
fn commands_in_the_text_are_ones_there_are() {
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        for code in text
            .split('`')
            .filter_map(|code| code.strip_prefix("crossfoot "))
        {
            let words: Vec<&str> = code
                .split_whitespace()
                .take_while(|word| *word != "#")
                .collect();
            let Some(command) = words.first().filter(|word| !word.contains(['/', ':'])) else {
                continue;
            };
            let help = std::process::Command::new(env!("CARGO_BIN_EXE_crossfoot"))
                .args([command, "--help"])
                .output()
                .expect("the program starts");
            let help = String::from_utf8_lossy(&help.stdout).into_owned();
            assert!(
                help.contains("Usage: crossfoot"),
                "{page:?}: crossfoot {code}"
            );
            for option in words.iter().filter(|word| word.starts_with("--")) {
                assert!(
                    help.contains(*option),
                    "{page:?}: {option} in `crossfoot {code}`"
                );
            }
        }
    }
}
