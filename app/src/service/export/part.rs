//! Files that appear under their name only when they are complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::Zoned;

use crate::{Error, Result};

/// A file in the making, readable by its owner alone. Dropped before
/// [`Part::finish`], it leaves no trace.
pub(super) struct Part {
    name: PathBuf,
    temporary: PathBuf,
    file: BufWriter<File>,
    done: bool,
}

impl Part {
    /// Begins the file `name`; one that holds something is replaced only with
    /// `force`.
    pub(super) fn new(name: &Path, now: &Zoned, force: bool) -> Result<Self> {
        let used = fs::metadata(name).is_ok_and(|file| file.is_dir() || file.len() > 0);
        if used && (!force || name.is_dir()) {
            return Err(exists(name));
        }
        let temporary = beside(name, now);
        let file = create(&temporary).map_err(|error| cannot_write(name, &error))?;
        Ok(Self {
            name: name.to_owned(),
            temporary,
            file: BufWriter::new(file),
            done: false,
        })
    }

    /// Gives the file its name, once everything in it is on the disk.
    pub(super) fn finish(mut self) -> Result<()> {
        let done = self
            .file
            .flush()
            .and_then(|()| self.file.get_ref().sync_all())
            .and_then(|()| fs::rename(&self.temporary, &self.name));
        self.done = done.is_ok();
        done.map_err(|error| cannot_write(&self.name, &error))
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A folder in the making. Dropped before [`PartFolder::finish`], it leaves no
/// trace.
pub(super) struct PartFolder {
    name: PathBuf,
    temporary: PathBuf,
}

impl PartFolder {
    /// Begins the folder `name`; into one that holds something, files are put
    /// only with `force`, and those of other names stay.
    pub(super) fn new(name: &Path, now: &Zoned, force: bool) -> Result<Self> {
        let holds = |mut files: fs::ReadDir| files.next().is_some();
        let used = name.is_file() || (!force && fs::read_dir(name).is_ok_and(holds));
        if used {
            return Err(exists(name));
        }
        let temporary = beside(name, now);
        make_folder(&temporary).map_err(|error| cannot_write(name, &error))?;
        Ok(Self {
            name: name.to_owned(),
            temporary,
        })
    }

    /// A new file in the folder.
    pub(super) fn file(&self, name: &str) -> Result<BufWriter<File>> {
        let path = self.temporary.join(name);
        let file = create(&path).map_err(|error| cannot_write(&path, &error))?;
        Ok(BufWriter::new(file))
    }

    /// Gives the folder its name.
    pub(super) fn finish(self) -> Result<()> {
        let done = if self.name.is_dir() {
            self.move_files()
        } else {
            fs::rename(&self.temporary, &self.name)
        };
        done.map_err(|error| cannot_write(&self.name, &error))
    }

    /// Puts each file into a folder that exists.
    fn move_files(&self) -> io::Result<()> {
        for file in fs::read_dir(&self.temporary)? {
            let file = file?;
            fs::rename(file.path(), self.name.join(file.file_name()))?;
        }
        Ok(())
    }
}

impl Drop for PartFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.temporary);
    }
}

/// A name beside `name`: on the same disk, so that renaming is one step.
fn beside(name: &Path, now: &Zoned) -> PathBuf {
    let last = name.file_name().unwrap_or_default().to_string_lossy();
    let stamp = now.timestamp().as_millisecond();
    name.with_file_name(format!(".{last}.{stamp}.part"))
}

#[cfg(unix)]
fn create(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn make_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}

fn exists(name: &Path) -> Error {
    Error::refused(format!(
        "{} exists already and is not empty",
        name.display()
    ))
    .hint("choose another name, or say --force to replace it")
}

fn cannot_write(name: &Path, error: &io::Error) -> Error {
    Error::failed(format!("cannot write {}: {error}", name.display()))
}
