//! Opens files and folders, and finds out by their content what they are.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use csv::StringRecord;

use super::fields::Told;
use super::habits::Habit;
use super::linkedin::{Linkedin, Owner, of_profile};
use super::ours::Ours;
use super::sort::{Part, Sort, program, sort};
use super::stream::{Stream, failed};
use super::table::{SNIFFED, Table};
use super::worker::{Task, Workshop, give};
use super::{Reader, acts, hours, records};
use crate::service::sheet::heads::letters;
use crate::{Error, Result};

/// The largest table that is read, in bytes.
const LARGEST: u64 = 1 << 30;

/// A file that is about to be read.
pub(super) struct Source {
    /// What it is called in sentences.
    pub(super) name: String,
    /// The program it comes from.
    pub(super) program: &'static str,
    /// What it holds.
    pub(super) format: &'static str,
    /// Firms and people come before deals, and deals before deeds.
    pub(super) rank: u8,
    /// Its size in bytes, if that is known.
    pub(super) size: u64,
    /// Its rows.
    pub(super) reader: Box<dyn Reader>,
}

/// What was given to be read.
#[derive(Debug, Clone)]
pub enum Given {
    /// A file or a folder, and what it is called.
    Path(PathBuf, String),
    /// A table, and what it is called.
    Text(Vec<u8>, String),
}

impl Given {
    /// What it is called in sentences.
    pub fn name(&self) -> &str {
        match self {
            Self::Path(_, name) | Self::Text(_, name) => name,
        }
    }
}

/// How files are to be read.
pub(super) struct How<'a> {
    pub(super) told: &'a [Told],
    pub(super) owner: Option<&'a str>,
    pub(super) me: Option<&'a str>,
    pub(super) day_first: bool,
    pub(super) workshop: &'a Workshop,
}

/// Where the files of an archive lie.
enum Shelf<'a> {
    Folder(&'a Path),
    Zip(&'a Path),
}

impl How<'_> {
    /// Opens what was given. Fails when it is of no kind that is known.
    pub(super) fn open(&self, given: &Given) -> Result<Vec<Source>> {
        match given {
            Given::Text(bytes, name) => {
                let stream = Box::new(Cursor::new(bytes.clone()));
                Ok(vec![self.table(name, stream, bytes.len() as u64)?])
            }
            Given::Path(path, name) if path.is_dir() => self.folder(path, name),
            Given::Path(path, name) => self.file(path, name),
        }
    }

    fn file(&self, path: &Path, name: &str) -> Result<Vec<Source>> {
        let mut file = File::open(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::not_found(format!("there is no file {name}")),
            _ => failed(name, &error),
        })?;
        let size = file.metadata().map_or(0, |about| about.len());
        let mut start = Vec::new();
        let read = (&mut file).take(SNIFFED as u64).read_to_end(&mut start);
        read.map_err(|error| failed(name, &error))?;
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return self.archive(path, name);
        }
        if let Some((task, format)) = self.of_components(&start) {
            let rows = give(self.workshop, &task, path)?;
            return Ok(vec![Source {
                name: name.to_owned(),
                program: if task == Task::Cards {
                    "vcard"
                } else {
                    "calendar"
                },
                format,
                rank: if task == Task::Cards { 1 } else { 3 },
                size,
                reader: Box::new(Stream::new(name, rows)),
            }]);
        }
        if size > LARGEST {
            return Err(
                Error::refused(format!("{name} is larger than 1 GB; nothing was changed"))
                    .hint("take it over in parts"),
            );
        }
        let stream: Box<dyn Read + Send> = Box::new(Cursor::new(start).chain(file));
        Ok(vec![self.table(name, stream, size)?])
    }

    /// The task for cards and calendars, told by how they begin.
    fn of_components(&self, start: &[u8]) -> Option<(Task, &'static str)> {
        let text = String::from_utf8_lossy(start.get(..512).unwrap_or(start)).to_ascii_uppercase();
        let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
        let first = text.strip_prefix("BEGIN:")?;
        if first.starts_with("VCARD") {
            return Some((Task::Cards, "vcard"));
        }
        let calendar = first.starts_with('V') || first.starts_with("STANDARD");
        calendar.then(|| (Task::Events(self.me.map(str::to_owned)), "calendar"))
    }

    fn archive(&self, path: &Path, name: &str) -> Result<Vec<Source>> {
        let mut text = String::new();
        let read = give(self.workshop, &Task::Members, path)?.read_to_string(&mut text);
        read.map_err(|error| failed(name, &error))?;
        let names: Vec<String> = serde_json::from_str(&text).map_err(|cause| {
            Error::internal("the names in an archive cannot be understood", cause)
        })?;
        if names.iter().any(|member| member == "xl/workbook.xml") {
            let cells = give(self.workshop, &Task::Cells, path)?;
            return Ok(vec![self.table(name, cells, 0)?]);
        }
        self.members(&Shelf::Zip(path), name, &names)
    }

    fn folder(&self, path: &Path, name: &str) -> Result<Vec<Source>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(path).map_err(|error| failed(name, &error))? {
            let entry = entry.map_err(|error| failed(name, &error))?;
            let member = entry.file_name().to_string_lossy().into_owned();
            if entry.path().join(CHECKMARKS).is_file() {
                names.push(format!("{member}/{CHECKMARKS}"));
            } else {
                names.push(member);
            }
        }
        names.sort_unstable();
        self.members(&Shelf::Folder(path), name, &names)
    }

    /// The files of an archive that are known by their names.
    fn members(&self, archive: &Shelf<'_>, name: &str, names: &[String]) -> Result<Vec<Source>> {
        let known = known(names);
        let mut owner: Option<Owner> = None;
        if let Some(profile) = known.get("profile.csv") {
            owner = Some(of_profile(self.stream(archive, profile)?)?);
        }
        let mut sources = Vec::new();
        for (called, member) in &known {
            if is_of_linkedin(called) {
                sources.extend(self.of_linkedin(archive, name, member, owner.as_ref())?);
            }
        }
        let habits = names
            .iter()
            .filter(|member| member.ends_with(&format!("/{CHECKMARKS}")));
        if sources.is_empty() && (known.contains_key("habits.csv") || names.len() > 1) {
            for member in habits {
                sources.push(self.habit(archive, name, member)?);
            }
        }
        if sources.is_empty() {
            return Err(Error::refused(format!(
                "{name} is not in a format that Legwork knows yet"
            ))
            .hint("what it reads is listed in docs/IMPORT.md"));
        }
        Ok(sources)
    }

    fn of_linkedin(
        &self,
        archive: &Shelf<'_>,
        name: &str,
        member: &str,
        owner: Option<&Owner>,
    ) -> Result<Option<Source>> {
        let called = format!("{member} of {name}");
        let stream = self.stream(archive, member)?;
        let Ok(table) = Table::open(&called, stream, |row| is_part(row).is_some()) else {
            // A file without its heads holds nothing.
            return Ok(None);
        };
        Ok(is_part(&table.heads).map(|part| Source {
            name: called,
            program: "linkedin",
            format: "linkedin",
            rank: if part == Part::Connections { 1 } else { 3 },
            size: 0,
            reader: Box::new(Linkedin::read(table, part, owner.cloned())),
        }))
    }

    fn habit(&self, archive: &Shelf<'_>, name: &str, member: &str) -> Result<Source> {
        let called = format!("{member} of {name}");
        let stream = self.stream(archive, member)?;
        let is_head = |row: &StringRecord| sort(row, &[]) == Some(Sort::Checkmarks);
        let table = Table::open(&called, stream, is_head)?;
        // "001 Walk/Checkmarks.csv": the number is the habit's place in the list.
        let folder = member.rsplit('/').nth(1).unwrap_or_default();
        let habit = folder
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim();
        Ok(Source {
            name: called,
            program: "loop",
            format: "loop",
            rank: 3,
            size: 0,
            reader: Box::new(Habit::read(table, habit)),
        })
    }

    fn stream(&self, archive: &Shelf<'_>, member: &str) -> Result<Box<dyn Read + Send>> {
        match archive {
            Shelf::Zip(path) => give(self.workshop, &Task::Member(member.to_owned()), path),
            Shelf::Folder(path) => {
                let file = path.join(member);
                let opened = File::open(&file);
                Ok(Box::new(opened.map_err(|error| failed(member, &error))?))
            }
        }
    }

    /// A table by itself.
    fn table(&self, name: &str, stream: Box<dyn Read + Send>, size: u64) -> Result<Source> {
        let table = Table::open(name, stream, |row| sort(row, self.told).is_some())?;
        let program = program(&table.heads);
        let found = sort(&table.heads, self.told);
        let ours = Ours::new(self.owner);
        let rank = rank(found, &table.heads);
        let day_first = self.day_first;
        let (format, reader): (&'static str, Box<dyn Reader>) = match found {
            Some(Sort::Acts) => (
                "activities",
                Box::new(acts::Acts::read(table, self.told, ours, day_first)?),
            ),
            Some(Sort::Hours) => (
                "time",
                Box::new(hours::Hours::read(table, self.told, ours, day_first)?),
            ),
            Some(Sort::Linkedin(part)) => ("linkedin", Box::new(Linkedin::read(table, part, None))),
            Some(Sort::Checkmarks) => ("loop", Box::new(Habit::read(table, &habit_of(name)))),
            _ if rank == 2 => (
                "deals",
                Box::new(records::Records::read(table, self.told, ours, day_first)?),
            ),
            _ => (
                "contacts",
                Box::new(records::Records::read(table, self.told, ours, day_first)?),
            ),
        };
        let program = if format == "linkedin" {
            "linkedin"
        } else {
            program
        };
        Ok(Source {
            name: name.to_owned(),
            program,
            format,
            rank,
            size,
            reader,
        })
    }
}

/// The file with the days of a habit.
const CHECKMARKS: &str = "Checkmarks.csv";

/// The files of a LinkedIn archive that are read.
fn is_of_linkedin(called: &str) -> bool {
    let comments = called
        .strip_prefix("comments_")
        .and_then(|rest| rest.strip_suffix(".csv"));
    comments.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        || matches!(
            called,
            "connections.csv"
                | "invitations.csv"
                | "messages.csv"
                | "shares.csv"
                | "comments.csv"
                | "reactions.csv"
        )
}

fn is_part(row: &StringRecord) -> Option<Part> {
    match sort(row, &[]) {
        Some(Sort::Linkedin(part)) => Some(part),
        _ => None,
    }
}

/// Files by their own names in small letters, the one nearest to the root first.
fn known(names: &[String]) -> BTreeMap<String, String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for name in names {
        let own = name.rsplit('/').next().unwrap_or(name).to_lowercase();
        let nearer = known.get(&own).is_none_or(|other| name.len() < other.len());
        if nearer {
            known.insert(own, name.clone());
        }
    }
    known
}

/// Firms are read before people, people before deals, deals before deeds.
fn rank(sort: Option<Sort>, heads: &StringRecord) -> u8 {
    let any = |words: &[&str]| {
        heads
            .iter()
            .any(|head| words.contains(&letters(head).as_str()))
    };
    match sort {
        Some(Sort::Records)
            if any(&[
                "dealname",
                "dealtitle",
                "dealstage",
                "stagename",
                "opportunityname",
            ]) =>
        {
            2
        }
        Some(Sort::Records)
            if any(&["firstname", "lastname", "personname", "email", "fullname"]) =>
        {
            1
        }
        Some(Sort::Records) => 0,
        Some(Sort::Linkedin(Part::Connections)) => 1,
        _ => 3,
    }
}

/// The habit that a file by itself is of: its own name.
fn habit_of(name: &str) -> String {
    let file = Path::new(name).file_stem().unwrap_or_default();
    file.to_string_lossy()
        .replace(['_', '-'], " ")
        .replace("Checkmarks", "")
        .trim()
        .to_owned()
}
