//! Runs the program in a folder of its own.
#![allow(dead_code, reason = "every test file uses its part")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The exit status of a run that found nothing.
pub const OK: i32 = 0;

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// A folder to work in.
pub struct Desk(PathBuf);

impl Desk {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // It is not there on the first run.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder to work in");
        Self(folder)
    }

    /// A folder on a desk, to work from.
    pub fn at(desk: &Self, folder: &str) -> Self {
        Self(desk.0.join(folder))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("read")
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.feed(arguments, "")
    }

    /// Runs as on a terminal of so many columns.
    pub fn terminal(&self, arguments: &[&str], columns: usize) -> Ran {
        self.start(arguments, "", &[("COLUMNS", &columns.to_string())])
    }

    pub fn feed(&self, arguments: &[&str], input: &str) -> Ran {
        self.start(arguments, input, &[])
    }

    /// Runs with more variables in the environment.
    pub fn start(&self, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crossfoot"))
            .args(arguments)
            .current_dir(&self.0)
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("standard input");
        let input = input.to_owned();
        let feeder = std::thread::spawn(move || {
            // A program that needs no input may be done before it is written.
            let _ = stdin.write_all(input.as_bytes());
        });
        let done = child.wait_with_output().expect("the program ends");
        feeder.join().expect("the input is written");
        Ran {
            status: done.status.code().expect("an exit status"),
            out: String::from_utf8(done.stdout).expect("UTF-8"),
            err: String::from_utf8(done.stderr).expect("UTF-8"),
        }
    }
}
