//! The pieces that other people's CI runs: the GitHub action's script, the pre-commit hook, the GitLab snippet.

mod run;

use run::Desk;
use serde_yaml::Value;
use std::process::Command;

const TALK: &str = "In 2021, trade between Kazakhstan and Armenia came to ";

fn yaml(file: &str) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(file).expect(file)).expect("YAML")
}

/// A desk with two documents that conflict.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("2024-02-01-a.txt", format!("{TALK}$5 billion.\n"));
    desk.write("2024-02-02-b.txt", format!("{TALK}$9 billion.\n"));
    desk
}

/// Runs the action's check step as GitHub would, with these inputs.
#[cfg(unix)]
fn action(desk: &Desk, inputs: &[(&str, &str)]) -> (i32, String, String) {
    let action = yaml("action.yml");
    let step = &action["runs"]["steps"][1];
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_crossfoot"));
    let path = format!(
        "{}:{}",
        program.parent().expect("a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let mut bash = Command::new("bash");
    bash.args([
        "-euo",
        "pipefail",
        "-c",
        step["run"].as_str().expect("a script"),
    ])
    .current_dir(desk.folder())
    .env("PATH", path);
    for (variable, source) in step["env"].as_mapping().expect("variables") {
        let input = source.as_str().expect("an input");
        let name = input
            .trim_start_matches("${{ inputs.")
            .trim_end_matches(" }}");
        let default = action["inputs"][name]["default"]
            .as_str()
            .expect("a default");
        let given = inputs.iter().find(|(given, _)| *given == name);
        bash.env(
            variable.as_str().expect("a name"),
            given.map_or(default, |(_, value)| value),
        );
    }
    let done = bash.output().expect("bash");
    (
        done.status.code().expect("an exit status"),
        String::from_utf8_lossy(&done.stdout).into_owned(),
        String::from_utf8_lossy(&done.stderr).into_owned(),
    )
}

#[cfg(unix)]
#[test]
fn the_github_action_annotates_and_fails() {
    let desk = desk("action");
    let (status, out, err) = action(&desk, &[("paths", "2024-02-01-a.txt\n2024-02-02-b.txt")]);
    assert_eq!(status, 1, "{err}");
    assert!(out.starts_with("::error file=2024-02-0"), "{out}");
    let (status, out, _) = action(
        &desk,
        &[
            ("paths", "."),
            ("fail-on", "never"),
            ("format", "sarif"),
            ("output", "x.sarif"),
        ],
    );
    assert_eq!((status, out.as_str()), (0, ""));
    assert!(desk.read("x.sarif").contains("\"version\": \"2.1.0\""));
}

#[cfg(unix)]
#[test]
fn an_input_of_the_action_is_never_a_command() {
    let desk = desk("injection");
    let (status, _, err) = action(
        &desk,
        &[("paths", "$(touch pwned); `touch pwned`\n--output=pwned")],
    );
    assert_eq!(status, 2, "{err}");
    assert!(!desk.folder().join("pwned").exists());
}

#[test]
fn the_pre_commit_hook_runs_a_command_there_is() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let entry = hooks[0]["entry"].as_str().expect("an entry");
    let arguments: Vec<&str> = entry.split(' ').skip(1).collect();
    let desk = desk("hook");
    desk.write("crossfoot.yaml", "documents: [{path: \"*.txt\"}]\n");
    assert_eq!(desk.run(&arguments).status, 1);
}

#[test]
fn the_gitlab_snippet_writes_the_report_it_names() {
    let page = std::fs::read_to_string("docs/ci.md").expect("docs/ci.md");
    let start = page.find("crossfoot:\n  image").expect("the snippet");
    let snippet: Value =
        serde_yaml::from_str(page[start..].split("```").next().expect("its end")).expect("YAML");
    let job = &snippet["crossfoot"];
    let command = job["script"][1].as_str().expect("a command");
    let report = job["artifacts"]["reports"]["codequality"]
        .as_str()
        .expect("a report");
    let desk = desk("gitlab");
    desk.write("crossfoot.yaml", "documents: [{path: \"*.txt\"}]\n");
    let arguments: Vec<&str> = command.split(' ').skip(1).collect();
    assert_eq!(desk.run(&arguments).status, 1);
    assert!(desk.read(report).contains("\"fingerprint\""));
}
