//! A folder for one request, readable by its owner alone, and gone with it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::web::state::App;
use crate::{Error, Result};

/// A folder that is removed, with all that is in it, when it is dropped.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new, empty folder.
    pub fn new(app: &App) -> Result<Self> {
        let id: crate::ids::ActivityId = app.ids.entity();
        let path = app.scratch.join(format!("legwork-{id}"));
        match make(&path) {
            Ok(()) => Ok(Self(path)),
            Err(error) => Err(Error::failed(format!(
                "cannot make a folder in {}: {error}",
                app.scratch.display()
            ))),
        }
    }

    /// The path of a file in it.
    pub fn file(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now is left to whoever tidies such folders.
        _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
fn make(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make(path: &Path) -> io::Result<()> {
    fs::create_dir(path)
}
