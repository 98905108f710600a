//! Turns the shipped YAML into JSON, which is read several times faster: every start of the program reads it.
//!
//! What is written in `rules/` stays what counts; a file that is no YAML stops the build with its name and line.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folders and files that the program carries in it.
const SHIPPED: [&str; 3] = ["rules/lexicon", "rules/packs", "rules/units.yaml"];

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    for shipped in SHIPPED {
        println!("cargo::rerun-if-changed={shipped}");
        for file in yaml_files(Path::new(shipped))? {
            convert(&file, &out.join(&file).with_extension("json"))?;
        }
    }
    Ok(())
}

/// A file itself, or the YAML files of a folder.
fn yaml_files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry
            .map_err(|error| format!("{}: {error}", path.display()))?
            .path();
        if file.extension().is_some_and(|ending| ending == "yaml") {
            files.push(file);
        }
    }
    Ok(files)
}

fn convert(from: &Path, to: &Path) -> Result<(), String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", from.display());
    let text = fs::read_to_string(from).map_err(|error| told(&error))?;
    let value: serde_json::Value = serde_yaml::from_str(&text).map_err(|error| told(&error))?;
    let json = serde_json::to_string(&value).map_err(|error| told(&error))?;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| told(&error))?;
    }
    fs::write(to, json).map_err(|error| told(&error))
}
