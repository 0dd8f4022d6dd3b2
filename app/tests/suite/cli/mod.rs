//! The command line as a person meets it: the real program, a fixed clock, a
//! database of its own.

mod arguments;
mod attribution;
mod backtest;
mod captures;
mod exports;
mod forecast;
mod founding;
mod look;
mod partner;
mod quarter;
mod reference;
mod results;
mod reviews;
mod screens;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A Thursday in the morning.
pub(crate) const THURSDAY: &str = "2027-02-11T09:30:00+01:00";

/// A home of its own for the program: no environment but what is set here.
pub(crate) struct Home {
    folder: TempDir,
    now: String,
    width: usize,
}

impl Home {
    /// An empty home at this moment.
    pub(crate) fn at(now: &str) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: now.to_owned(),
            width: 80,
        }
    }

    /// The same home later.
    pub(crate) fn later(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    /// The same home on a terminal of this width.
    pub(crate) fn wide(&mut self, width: usize) -> &mut Self {
        self.width = width;
        self
    }

    /// A path in this home.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program with these words.
    pub(crate) fn run(&self, words: &[&str]) -> Ran {
        self.run_with(words, &[])
    }

    /// Runs the program with these words and variables.
    pub(crate) fn run_with(&self, words: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_legwork"));
        command
            .args(words)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("LEGWORK_DB", self.path("legwork.db"))
            .env("LEGWORK_NOW", &self.now)
            .env("COLUMNS", self.width.to_string())
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        Ran::from(command.output().unwrap())
    }

    /// Runs the program, which must succeed, and gives what it said on
    /// standard output.
    pub(crate) fn ok(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {}{}", ran.out, ran.err);
        ran.out
    }

    /// The JSON that the program prints for these words.
    pub(crate) fn json(&self, words: &[&str]) -> serde_json::Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.ok(&words)).unwrap()
    }
}

/// What a run said and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }
}

/// A file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
