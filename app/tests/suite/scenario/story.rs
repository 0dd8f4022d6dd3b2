//! A story: its steps, and whether they go as told.

use std::fmt::Write as _;
use std::path::Path;

use jiff::Zoned;
use legwork::Error;
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::shelf::Shelf;
use legwork::store::Db;
use serde_json::Value;

use super::steps;
use crate::store::harness::dump;

/// One story.
pub(super) struct Story {
    pub(super) title: String,
    lines: Vec<(usize, String)>,
}

/// All stories of a folder, in the order of the files' names.
pub(super) fn stories(folder: &Path) -> Vec<Story> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| read(file)).collect()
}

fn read(file: &Path) -> Vec<Story> {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let mut stories: Vec<Story> = Vec::new();
    for (number, line) in std::fs::read_to_string(file).unwrap().lines().enumerate() {
        match (line.trim(), stories.last_mut()) {
            ("", _) => {}
            (line, _) if line.starts_with('#') => stories.push(Story {
                title: format!("{name}: {}", line.trim_start_matches('#').trim()),
                lines: Vec::new(),
            }),
            (line, Some(story)) => story.lines.push((number + 1, line.to_owned())),
            (line, None) => panic!("{name}:{}: no story yet: {line}", number + 1),
        }
    }
    stories
}

/// What is stored, but for what follows from the passing of time.
fn lasting(rows: &[String]) -> Vec<String> {
    let mut rows = rows.to_vec();
    rows.retain(|row| !row.starts_with("last_days") && !row.starts_with("sealed_periods"));
    rows
}

/// Whether everything is as it was, sealed periods included; time may have
/// sealed more of them.
fn brought_back(was: &[String], is: &[String]) -> bool {
    let mut sealed = was.iter().filter(|row| row.starts_with("sealed_periods"));
    lasting(was) == lasting(is) && sealed.all(|row| is.contains(row))
}

/// Everything that is stored.
async fn stored(db: &Db) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let workspaces = legwork::store::workspace::all(&mut tx).await.unwrap();
    let mut rows = Vec::new();
    for workspace in workspaces {
        rows.extend(dump(&mut tx, workspace.workspace_id).await);
    }
    rows
}

/// The number of the newest change that is not undone, if there is any.
async fn newest(db: &Db) -> Option<i64> {
    let mut tx = db.read().await.unwrap();
    let workspaces = legwork::store::workspace::all(&mut tx).await.unwrap();
    let id = workspaces.first()?.workspace_id;
    let told = legwork::store::journal::history(&mut tx, id, 1_000)
        .await
        .unwrap();
    told.iter()
        .filter(|told| !told.undone())
        .map(|told| told.seq)
        .max()
}

/// How far a story has come.
struct Telling {
    now: Zoned,
    boards: Shelf,
    /// The last answer, or how the last step failed.
    last: Result<Value, Error>,
    /// A failed step that no line has expected yet.
    unexpected: Option<String>,
    transcript: String,
}

impl Story {
    /// Tells the story and gives everything that was answered.
    pub(super) async fn tell(&self, db: &Db) -> Result<String, String> {
        self.tell_keeping(db, &Shelf::default()).await
    }

    /// The same as a server does it, which keeps boards; every third step is
    /// done by someone else, who keeps none.
    pub(super) async fn tell_keeping(&self, db: &Db, boards: &Shelf) -> Result<String, String> {
        let mut telling = Telling::new();
        telling.boards = boards.clone();
        for (number, line) in &self.lines {
            let at = |what: String| format!("{}, line {number}: {line}\n    {what}", self.title);
            telling.line(db, *number, line).await.map_err(at)?;
        }
        match telling.unexpected {
            Some(error) => Err(format!("{}: {error}", self.title)),
            None => Ok(telling.transcript),
        }
    }
}

impl Story {
    /// Tells the story and takes every step that changed something back and
    /// forth once.
    pub(super) async fn tell_back_and_forth(&self, db: &Db) -> Result<(), String> {
        let mut telling = Telling::new();
        for (number, line) in &self.lines {
            let (before, seq) = (stored(db).await, newest(db).await);
            let at = |what: &str| format!("{}, line {number}: {line}\n    {what}", self.title);
            telling
                .line(db, *number, line)
                .await
                .map_err(|error| at(&error))?;
            if matches!(line.split(' ').next(), Some("undo" | "redo")) || newest(db).await == seq {
                continue;
            }
            let after = stored(db).await;
            let last = std::mem::replace(&mut telling.last, Ok(Value::Null));
            telling.step(db, 0, "undo", "1").await;
            // A workspace is made by the first step of all, and stays.
            if seq.is_some() && lasting(&stored(db).await) != lasting(&before) {
                return Err(at("undo does not give back what was before"));
            }
            telling.step(db, 0, "redo", "1").await;
            if !brought_back(&after, &stored(db).await) {
                return Err(at("redo does not give back what was after"));
            }
            telling.last = last;
        }
        Ok(())
    }
}

impl Telling {
    fn new() -> Self {
        Self {
            now: "2027-02-08T09:00:00Z[UTC]".parse().unwrap(),
            boards: Shelf::default(),
            last: Ok(Value::Null),
            unexpected: None,
            transcript: String::new(),
        }
    }

    async fn line(&mut self, db: &Db, number: usize, line: &str) -> Result<(), String> {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        match first {
            "!" => return self.expect_failure(rest),
            "=" => return self.expect_value(rest),
            "~" => return self.expect_words(rest),
            _ => {}
        }
        if let Some(error) = self.unexpected.take() {
            return Err(format!("the step before failed: {error}"));
        }
        if first == "at" {
            let now = format!("{rest}:00Z[UTC]").parse();
            self.now = now.map_err(|cause| format!("no such time: {cause}"))?;
            return Ok(());
        }
        self.step(db, number, first, rest).await;
        Ok(())
    }

    async fn step(&mut self, db: &Db, number: usize, verb: &str, rest: &str) {
        // Steps take time, so that what was made first is first in every list.
        self.now = self.now.saturating_add(jiff::SignedDuration::from_secs(1));
        let ids = Ids::seeded(u64::try_from(number).unwrap_or(0));
        self.last = match Context::open(db.clone(), ids, &self.now).await {
            Ok(mut context) => {
                if !number.is_multiple_of(3) {
                    context.shelf = self.boards.clone();
                }
                steps::run(&context, &self.now, verb, rest).await
            }
            Err(error) => Err(error),
        };
        self.unexpected = self.last.as_ref().err().map(ToString::to_string);
        let _ = match &self.last {
            Ok(answer) => writeln!(self.transcript, "{verb} {rest}\n{answer:#}"),
            Err(error) => writeln!(self.transcript, "{verb} {rest}\n{:?} {error}", error.kind()),
        };
    }

    fn expect_failure(&mut self, rest: &str) -> Result<(), String> {
        let (kind, words) = rest.split_once(' ').unwrap_or((rest, ""));
        self.unexpected = None;
        let Err(error) = &self.last else {
            return Err("the step was expected to fail".to_owned());
        };
        let found = format!("{:?}", error.kind()).to_lowercase();
        let told = format!("{error} {}", error.hints().join(" "));
        if found == kind.replace('_', "") && told.contains(words) {
            return Ok(());
        }
        Err(format!("it failed otherwise: {found}: {told}"))
    }

    fn expect_value(&self, rest: &str) -> Result<(), String> {
        let (place, wanted) = rest.split_once(' ').ok_or("what is wanted there?")?;
        let wanted: Value =
            serde_json::from_str(wanted).unwrap_or_else(|_| Value::String(wanted.to_owned()));
        let found = self.at(place)?;
        let same = match (found.as_f64(), wanted.as_f64()) {
            (Some(found), Some(wanted)) => (found - wanted).abs() < 1e-9,
            _ => *found == wanted,
        };
        if same {
            Ok(())
        } else {
            Err(format!("found {found}"))
        }
    }

    fn expect_words(&self, rest: &str) -> Result<(), String> {
        let (place, words) = rest.split_once(' ').ok_or("which words?")?;
        let found = self.at(place)?.to_string();
        if found.contains(words) {
            Ok(())
        } else {
            Err(format!("found {found}"))
        }
    }

    fn at(&self, place: &str) -> Result<&Value, String> {
        let answer = self
            .last
            .as_ref()
            .map_err(|error| format!("the step failed: {error}"))?;
        let place = if place == "/" { "" } else { place };
        answer
            .pointer(place)
            .ok_or_else(|| format!("nothing is there in {answer:#}"))
    }
}
