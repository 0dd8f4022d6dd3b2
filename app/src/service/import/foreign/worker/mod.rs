//! Work on files that cannot be trusted, done in a process of its own with
//! little memory and little time: what goes wrong there ends that process, and
//! the import says so.
//!
//! | task | reads | gives |
//! |---|---|---|
//! | `cells` | a workbook | its first sheet as CSV |
//! | `members` | a ZIP archive | the names in it, as JSON |
//! | `member` | one file of a ZIP archive | its bytes |
//! | `cards` | vCards | rows, one JSON a line |
//! | `events` | calendars | rows, one JSON a line |

mod cards;
mod cells;
mod events;
mod feed;
mod lines;
mod members;

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufWriter, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// What a program is asked for that is to do such work, in place of a command.
pub const ASKED: &str = "__read";

/// The most memory that such a process may ask for, in bytes.
const MEMORY: u64 = 256 << 20;
/// The most time that it may work, in seconds. What is built for debugging
/// works some ten times as long.
const SECONDS: u64 = if cfg!(debug_assertions) { 60 } else { 10 };

/// The largest file that is looked into, in bytes.
const LARGEST: u64 = 64 << 20;
/// The most that a file may unpack to, in bytes.
const UNPACKED: u64 = 100 << 20;
/// The most files in an archive.
const MEMBERS: usize = 1_000;

/// Where such work is done.
#[derive(Debug, Clone, Default)]
pub enum Workshop {
    /// In this process: for tests.
    #[default]
    Here,
    /// In a process of this program.
    Program(PathBuf),
}

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// The first sheet of a workbook, as CSV.
    Cells,
    /// The names in an archive.
    Members,
    /// The bytes of one file in an archive.
    Member(String),
    /// People out of vCards.
    Cards,
    /// Meetings out of calendars; whose they are, if that was told.
    Events(Option<String>),
}

impl Task {
    const fn word(&self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::Members => "members",
            Self::Member(_) => "member",
            Self::Cards => "cards",
            Self::Events(_) => "events",
        }
    }

    fn detail(&self) -> Option<&str> {
        match self {
            Self::Member(name) => Some(name),
            Self::Events(me) => me.as_deref(),
            _ => None,
        }
    }

    fn of(word: &str, detail: Option<String>) -> Option<Self> {
        match (word, detail) {
            ("cells", _) => Some(Self::Cells),
            ("members", _) => Some(Self::Members),
            ("member", Some(name)) => Some(Self::Member(name)),
            ("cards", _) => Some(Self::Cards),
            ("events", me) => Some(Self::Events(me)),
            _ => None,
        }
    }
}

/// Has a piece of work done on a file; what it gives is read as it comes.
pub(super) fn give(workshop: &Workshop, task: &Task, file: &Path) -> Result<Box<dyn Read + Send>> {
    let size = std::fs::metadata(file).map_or(0, |about| about.len());
    if size > LARGEST {
        return Err(Error::refused(format!(
            "{} is larger than 64 MB; nothing was changed",
            file.display()
        ))
        .hint("take it over in parts"));
    }
    match workshop {
        Workshop::Here => {
            let mut made = Vec::new();
            work(task, file, &mut made)?;
            Ok(Box::new(Cursor::new(made)))
        }
        Workshop::Program(program) => {
            let arguments = [OsStr::new(ASKED), OsStr::new(task.word()), file.as_os_str()];
            let detail = task.detail().map(OsStr::new);
            let feed = feed::Feed::start(program, arguments.into_iter().chain(detail), file)?;
            Ok(Box::new(feed))
        }
    }
}

/// Does the work that this process was started for, if it was started for some.
pub fn asked(arguments: &[OsString], out: impl Write) -> Option<Result<()>> {
    if arguments.get(1).is_none_or(|word| word != ASKED) {
        return None;
    }
    Some(bounded(arguments, out))
}

fn bounded(arguments: &[OsString], out: impl Write) -> Result<()> {
    let unknown = || Error::usage("this is for Legwork itself: use `legwork import FILE`");
    let text = |at: usize| Some(arguments.get(at)?.to_string_lossy().into_owned());
    let task = text(2).and_then(|word| Task::of(&word, text(4)));
    let (task, file) = task.zip(arguments.get(3)).ok_or_else(unknown)?;
    limit()?;
    let mut out = BufWriter::new(out);
    work(&task, Path::new(file), &mut out)?;
    Ok(out.flush()?)
}

/// Takes this process's memory and time away but for a little.
#[cfg(unix)]
fn limit() -> Result<()> {
    use rlimit::Resource;
    for (resource, most) in [
        (Resource::CPU, SECONDS),
        (Resource::AS, MEMORY),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
    ] {
        let limited = resource.set(most, most);
        limited.map_err(|cause| Error::internal("cannot limit this process", cause))?;
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "other systems have limits to set")]
const fn limit() -> Result<()> {
    Ok(())
}

fn work(task: &Task, file: &Path, out: &mut dyn Write) -> Result<()> {
    let opened = File::open(file)
        .map_err(|error| Error::failed(format!("cannot read {}: {error}", file.display())))?;
    match task {
        Task::Cells => cells::write(opened, out),
        Task::Members => members::list(opened, out),
        Task::Member(name) => members::write(opened, name, out),
        Task::Cards => cards::write(opened, out),
        Task::Events(me) => events::write(opened, me.as_deref(), out),
    }
}

/// One row as a line of JSON.
fn line(said: &super::row::Said, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, said)
        .map_err(|cause| Error::internal("a row cannot be written", cause))?;
    Ok(out.write_all(b"\n")?)
}
