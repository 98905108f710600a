//! No block of code in README or docs stands there untried: commands run in `cli_docs`, and everything else runs here.
//!
//! A block that nothing here knows how to try fails the test.

mod run;

use run::{Desk, OK};
use serde_yaml::Value;
use std::fs;
use std::path::PathBuf;

/// A block of code.
struct Block {
    place: String,
    language: String,
    text: String,
}

fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir("docs").expect("docs");
    let mut pages: Vec<PathBuf> = docs.map(|entry| entry.expect("an entry").path()).collect();
    pages.push("README.md".into());
    pages.sort();
    pages
}

/// The fenced blocks of a page; `Err` where a fence stays open.
fn blocks(name: &str, page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (i, line) in page.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), &mut open) {
            (Some(language), None) => {
                open = Some(Block {
                    place: format!("{name}:{}", i + 1),
                    language: language.trim().to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{name}: a block is not closed");
    blocks
}

/// Tries a block, by what it is.
fn tried(block: &Block) -> Result<(), String> {
    let text = &block.text;
    match block.language.as_str() {
        "console" => commands(text),
        "sh" => shell(text),
        "csv" => reference(text, "table.csv"),
        "html" => suppressions(text),
        "yaml" if text.contains("uses: crossfoot/crossfoot") => action(text),
        "yaml" if text.starts_with("repos:") => hook(text),
        "yaml" if text.contains("reports:\n      codequality:") => gitlab(text),
        "yaml" if text.starts_with("- measure:") => reference(text, "table.yaml"),
        "yaml" if text.contains("\nrules:") || text.starts_with("rules:\n  - id") => rules(text),
        "yaml" if text.starts_with("documents:") => configuration(text),
        other => Err(format!(
            "nothing tries a block of `{other}` that says {text:.60}"
        )),
    }
}

/// Every command is the program's, so that `cli_docs` runs it; it runs nothing else and skips what it is told to.
fn commands(text: &str) -> Result<(), String> {
    let starts = text
        .lines()
        .next()
        .is_some_and(|line| line.starts_with("$ crossfoot "));
    let foreign = text
        .lines()
        .find(|line| line.starts_with("$ ") && !line.starts_with("$ crossfoot "));
    match (starts, foreign) {
        (false, _) => Err("it does not begin with a command".to_owned()),
        (_, Some(line)) => Err(format!("nothing runs `{line}`")),
        _ => Ok(()),
    }
}

/// Cargo's commands are what a test runs in; the program's own, behind them, must be shown with their output elsewhere.
fn shell(text: &str) -> Result<(), String> {
    let readme = fs::read_to_string("README.md").expect("README.md");
    text.lines().try_for_each(|line| {
        let command = line.split('#').next().unwrap_or_default().trim();
        match command.strip_prefix("cargo run --release -- ") {
            Some(arguments) if readme.contains(&format!("$ crossfoot {arguments}\n")) => Ok(()),
            _ if ["cargo test", "cargo install --path ."].contains(&command) => Ok(()),
            _ => Err(format!("nothing runs `{command}`")),
        }
    })
}

fn yaml(text: &str) -> Result<Value, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// A table of reference data is read, and a document that contradicts it is found out.
fn reference(text: &str, file: &str) -> Result<(), String> {
    let desk = Desk::new("block-reference");
    desk.write(file, text);
    desk.write(
        "2024-02-01-a.txt",
        "In 2023, trade between Kazakhstan and Russia came to $30 billion.\n",
    );
    let ran = desk.run(&["check", "2024-02-01-a.txt", "--reference", file]);
    match ran.status {
        1 if ran.out.contains("Statistics office") => Ok(()),
        _ => Err(format!("{ran:?}")),
    }
}

/// The comments keep findings quiet.
fn suppressions(text: &str) -> Result<(), String> {
    for comment in text.lines() {
        let desk = Desk::new("block-suppress");
        let talk = |amount: &str| {
            format!("\n\nIn 2021, trade between Kazakhstan and Armenia came to {amount}.\n")
        };
        desk.write("a.md", talk("$5 billion"));
        desk.write("b.md", format!("{comment}{}", talk("$9 billion")));
        let ran = desk.run(&["check", "."]);
        if ran.status != OK || !ran.out.contains("1 suppressed") {
            return Err(format!("{comment}: {ran:?}"));
        }
    }
    Ok(())
}

/// The inputs of a step that uses the action are inputs the action has.
fn action(text: &str) -> Result<(), String> {
    let known = yaml(&fs::read_to_string("action.yml").expect("action.yml"))?;
    let value = yaml(text)?;
    let mut steps = Vec::new();
    collect_steps(&value, &mut steps);
    let ours: Vec<&&Value> = steps
        .iter()
        .filter(|s| {
            s["uses"]
                .as_str()
                .is_some_and(|u| u.starts_with("crossfoot/"))
        })
        .collect();
    if ours.is_empty() {
        return Err("no step uses the action".to_owned());
    }
    for step in ours {
        for input in step["with"]
            .as_mapping()
            .into_iter()
            .flat_map(|with| with.keys())
        {
            if known["inputs"].get(input).is_none() {
                return Err(format!("the action has no input {input:?}"));
            }
        }
    }
    Ok(())
}

fn collect_steps<'a>(value: &'a Value, steps: &mut Vec<&'a Value>) {
    match value {
        Value::Mapping(map) if map.contains_key("uses") => steps.push(value),
        Value::Mapping(map) => map.values().for_each(|v| collect_steps(v, steps)),
        Value::Sequence(list) => list.iter().for_each(|v| collect_steps(v, steps)),
        _ => {}
    }
}

/// The hook is one the repository offers.
fn hook(text: &str) -> Result<(), String> {
    let offered = yaml(&fs::read_to_string(".pre-commit-hooks.yaml").expect("the hooks"))?;
    let wanted = &yaml(text)?["repos"][0]["hooks"][0]["id"];
    match wanted == &offered[0]["id"] {
        true => Ok(()),
        false => Err(format!("no hook is called {wanted:?}")),
    }
}

/// The job's own command writes the report that the job names.
fn gitlab(text: &str) -> Result<(), String> {
    let value = yaml(text)?;
    let job = &value["crossfoot"];
    let commands = job["script"].as_sequence().ok_or("no script")?;
    let report = job["artifacts"]["reports"]["codequality"]
        .as_str()
        .ok_or("no report")?;
    let desk = Desk::new("block-gitlab");
    desk.write("crossfoot.yaml", "documents: [{path: \"*.txt\"}]\n");
    desk.write(
        "a.txt",
        "In 2021, trade between Kazakhstan and Armenia came to $5 billion.\n",
    );
    for command in commands
        .iter()
        .filter_map(Value::as_str)
        .filter(|c| c.starts_with("crossfoot "))
    {
        let arguments: Vec<&str> = command.split(' ').skip(1).collect();
        let ran = desk.run(&arguments);
        if ran.status == 2 {
            return Err(format!("{ran:?}"));
        }
    }
    match desk.folder().join(report).exists() {
        true => Ok(()),
        false => Err(format!("nothing wrote {report}")),
    }
}

/// Rules load, and their tests pass.
fn rules(text: &str) -> Result<(), String> {
    let desk = Desk::new("block-rules");
    desk.write("house.yaml", text);
    let ran = desk.run(&["rules", "test", "--rules", "house.yaml"]);
    match ran.status {
        OK => Ok(()),
        _ => Err(format!("{ran:?}")),
    }
}

/// A configuration is accepted.
fn configuration(text: &str) -> Result<(), String> {
    let desk = Desk::new("block-configuration");
    desk.write("crossfoot.yaml", text);
    let ran = desk.run(&["rules", "list"]);
    match ran.status {
        OK => Ok(()),
        _ => Err(format!("{ran:?}")),
    }
}

#[test]
fn every_block_is_tried() {
    let mut seen = 0;
    for page in pages() {
        let name = page.display().to_string();
        let text = fs::read_to_string(&page).expect("a page");
        for block in blocks(&name, &text) {
            seen += 1;
            if let Err(problem) = tried(&block) {
                panic!("{}: {problem}", block.place);
            }
        }
    }
    assert!(seen >= 15, "{seen} blocks");
}

#[test]
fn a_block_that_is_new_or_wrong_fails() {
    for page in [
        "```python\nimport crossfoot\n```\n",
        "```\ncrossfoot check\n```\n",
        "```console\ncrossfoot check\n```\n",
        "```console ignore\n$ crossfoot check\n```\n",
        "```console\n$ crossfoot check\n$ rm -rf x\n```\n",
        "```sh\ncargo run --release -- check nowhere\n```\n",
        "```yaml\nkey: value\n```\n",
        "```yaml\n- uses: crossfoot/crossfoot@v0.1.0\n  with:\n    path: x\n```\n",
        "```csv\nmeasure,value\ntrade,1\n```\n",
        "```html\n<!-- crossfoot: ignore trade/* -->\n```\n",
    ] {
        let block = &blocks("page", page)[0];
        assert!(tried(block).is_err(), "{page}");
    }
}
