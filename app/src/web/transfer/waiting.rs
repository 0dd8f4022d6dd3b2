//! Files that were sent and looked at, and wait for a yes.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::Scratch;
use crate::ids::{MemberId, WorkspaceId};

/// So many files wait at once; the oldest goes when another comes.
const MOST: usize = 8;

/// How long a file waits.
const PATIENCE: SignedDuration = SignedDuration::from_mins(60);

/// A file that waits. It goes when it is dropped.
#[derive(Debug)]
struct Waiting {
    key: String,
    whose: (WorkspaceId, MemberId),
    since: Timestamp,
    name: String,
    path: PathBuf,
    /// The rows of it that could not be read, once it was taken over.
    left: Option<PathBuf>,
    _folder: Scratch,
}

/// The files that wait.
#[derive(Debug, Default)]
pub struct Waitings(Mutex<Vec<Waiting>>);

impl Waitings {
    /// Keeps a file of a member under a key that nobody can guess.
    pub fn keep(
        &self,
        key: &str,
        whose: (WorkspaceId, MemberId),
        since: Timestamp,
        (name, path, folder): (String, PathBuf, Scratch),
    ) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| since.duration_since(one.since) < PATIENCE);
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push(Waiting {
            key: key.to_owned(),
            whose,
            since,
            name,
            path,
            left: None,
            _folder: folder,
        });
    }

    /// Where a member's file lies, and what it is called.
    pub fn find(&self, key: &str, whose: (WorkspaceId, MemberId)) -> Option<(PathBuf, String)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = all
            .iter()
            .find(|one| one.key == key && one.whose == whose && one.left.is_none())?;
        Some((one.path.clone(), one.name.clone()))
    }

    /// A file waits no longer; what could not be read of it lies in `left` and
    /// can be had as long as it would have waited.
    pub fn leave(&self, key: &str, left: PathBuf) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut left = Some(left);
        for one in all.iter_mut().filter(|one| one.key == key) {
            one.left = left.take();
        }
    }

    /// Where the rows lie that could not be read of a file that was taken over,
    /// and what that file is called.
    pub fn left(&self, key: &str, whose: (WorkspaceId, MemberId)) -> Option<(PathBuf, String)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut mine = all
            .iter()
            .filter(|one| one.key == key && one.whose == whose);
        mine.find_map(|one| Some((one.left.clone()?, one.name.clone())))
    }

    /// Lets go of a file.
    pub fn forget(&self, key: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| one.key != key);
    }
}
