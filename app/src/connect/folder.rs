//! A folder of text files whose lines are lines of a log.
//!
//! Files are read and never changed. Links are not followed, so that a folder
//! shows nothing that does not lie in it.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::UNIX_EPOCH;

use jiff::{Timestamp, Zoned};
use legwork_core::sighting::{Seen, Sighting};
use serde::{Deserialize, Serialize};

use super::batch::Batch;
use super::feed::name_of;
use crate::{Error, Result};

/// The most files that are looked at.
const FILES: usize = 1_000;
/// The most that is read of one file, in bytes.
const LARGEST: u64 = 1024 * 1024;
/// The longest line, in characters.
const LINE: usize = 500;
/// A last line without an end may still be being written for so many seconds.
const SETTLED: i64 = 60;

/// The files as they were last seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    files: BTreeMap<String, Stamp>,
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    bytes: u64,
    micros: i64,
}

/// Looks at the files that changed.
pub fn look(folder: &Path, cursor: &serde_json::Value, now: &Zoned) -> Result<Batch> {
    let known: Cursor = serde_json::from_value(cursor.clone()).unwrap_or_default();
    let listed = fs::read_dir(folder).map_err(|error| {
        Error::failed(format!("the folder {} cannot be read: {error}", folder.display()))
            .hint("check that it is there and may be read, or: legwork connect edit NAME --address FOLDER")
    })?;
    let mut entries: Vec<DirEntry> = listed.filter_map(std::result::Result::ok).collect();
    entries.sort_by_key(DirEntry::file_name);
    let (mut batch, mut seen) = (Batch::default(), Cursor::default());
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((stamp, whole)) = candidate(&entry, &name, &mut batch) else {
            continue;
        };
        if seen.files.len() >= FILES {
            batch.leave("beyond 1,000 files");
            continue;
        }
        if known.files.get(&name) == Some(&stamp) {
            seen.files.insert(name, stamp);
            continue;
        }
        if read(&entry, &name, stamp, now, &mut batch) && whole {
            seen.files.insert(name, stamp);
        }
    }
    batch.of = batch.sightings.len() as u64;
    batch.done = batch.of;
    batch.cursor = serde_json::to_value(seen).unwrap_or_default();
    Ok(batch)
}

/// What tells the state of a file that is to be read, and whether it is small
/// enough.
fn candidate(entry: &DirEntry, name: &str, batch: &mut Batch) -> Option<(Stamp, bool)> {
    let text = Path::new(name).extension()?.eq_ignore_ascii_case("txt");
    // The file itself, not what a link may lead to.
    let about = entry.metadata().ok().filter(Metadata::is_file)?;
    if !text || name.starts_with('.') {
        return None;
    }
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let stamp = Stamp {
        bytes: about.len(),
        micros: i64::try_from(changed.as_micros()).ok()?,
    };
    if stamp.bytes > LARGEST {
        batch.leave("a file larger than 1 MB");
        return None;
    }
    Some((stamp, true))
}

/// Reads the lines of a file; true when there is nothing to come back for.
fn read(entry: &DirEntry, name: &str, stamp: Stamp, now: &Zoned, batch: &mut Batch) -> bool {
    let mut text = String::new();
    let opened = File::open(entry.path());
    let read = opened.and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    if read.is_err() {
        batch.leave("a file that cannot be read as text");
        return false;
    }
    let Ok(changed) = Timestamp::from_microsecond(stamp.micros) else {
        return true;
    };
    let day = changed
        .to_zoned(now.time_zone().clone())
        .date()
        .min(now.date());
    let settled = now.timestamp().as_second() - changed.as_second() >= SETTLED;
    let whole = text.ends_with('\n') || settled;
    let mut lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    if !whole {
        lines.pop();
    }
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines
        .into_iter()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let time = times.entry(line).or_default();
        *time += 1;
        if line.chars().count() > LINE {
            batch.leave("a line of more than 500 characters");
            continue;
        }
        batch.sightings.push(Sighting {
            // The same line twice in one file was done twice.
            source_id: name_of(&[name, line, &time.to_string()]),
            day,
            what: Seen::Line {
                text: line.to_owned(),
            },
        });
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(batch: &Batch) -> Vec<&str> {
        let text = |one: &'_ Sighting| match &one.what {
            Seen::Line { .. } => one.source_id.clone(),
            _ => panic!(),
        };
        assert!(batch.sightings.iter().map(text).all(|id| id.len() == 32));
        let lines = batch.sightings.iter().map(|one| match &one.what {
            Seen::Line { text } => text.as_str(),
            _ => panic!(),
        });
        lines.collect()
    }

    #[test]
    fn lines_are_seen_once_and_files_only_when_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("calls.txt");
        fs::write(&file, "2 cold calls\n\n2 cold calls\nmet Bob").unwrap();
        fs::write(folder.path().join("other.md"), "no\n").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("link.txt")).unwrap();
        let changed = fs::metadata(&file).unwrap().modified().unwrap();
        let changed = Timestamp::try_from(changed).unwrap();
        let at = |seconds: i64| {
            let at = changed.checked_add(jiff::SignedDuration::from_secs(seconds));
            at.unwrap().to_zoned(jiff::tz::TimeZone::UTC)
        };
        let none = serde_json::Value::Null;
        let first = look(folder.path(), &none, &at(5)).unwrap();
        assert_eq!(
            texts(&first),
            ["2 cold calls", "2 cold calls"],
            "the last may go on"
        );
        assert_ne!(first.sightings[0].source_id, first.sightings[1].source_id);
        let second = look(folder.path(), &first.cursor, &at(120)).unwrap();
        assert_eq!(texts(&second), ["2 cold calls", "2 cold calls", "met Bob"]);
        assert_eq!(second.sightings[..2], first.sightings[..]);
        let third = look(folder.path(), &second.cursor, &at(130)).unwrap();
        assert!(third.sightings.is_empty());
        assert_eq!(third.cursor, second.cursor);
    }

    #[test]
    fn a_missing_folder_says_what_to_do() {
        let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().unwrap();
        let missing = look(Path::new("/nowhere/at/all"), &serde_json::Value::Null, &now);
        assert!(missing.unwrap_err().hints()[0].contains("connect edit"));
    }
}
