//! Keys that let a browser in: each works once and for ten minutes, is shown
//! only to whoever started the server, and is kept only as its hash.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::Result;
use crate::ids::Ids;
use crate::service::session::{hash, secret};

/// How long a key works.
pub const LIFE: SignedDuration = SignedDuration::from_mins(10);

/// How a key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It lets a browser in.
    Fresh,
    /// It was used, or its time is over.
    Spent,
    /// It was never given out here.
    Unknown,
}

/// The keys that were given out.
#[derive(Debug, Default)]
pub struct Gate(Mutex<HashMap<String, Given>>);

#[derive(Debug)]
struct Given {
    at: Timestamp,
    used: bool,
}

impl Gate {
    /// Makes a key.
    pub fn issue(&self, ids: &Ids, now: Timestamp) -> Result<String> {
        let key = secret(ids)?;
        let given = Given {
            at: now,
            used: false,
        };
        self.keys().insert(hash(&key), given);
        Ok(key)
    }

    /// How a key stands, without using it.
    pub fn look(&self, key: &str, now: Timestamp) -> Standing {
        match self.keys().get(&hash(key)) {
            None => Standing::Unknown,
            Some(given) if given.used || now.duration_since(given.at) > LIFE => Standing::Spent,
            Some(_) => Standing::Fresh,
        }
    }

    /// Uses a key up; the answer is how it stood before.
    pub fn take(&self, key: &str, now: Timestamp) -> Standing {
        let standing = self.look(key, now);
        let mut keys = self.keys();
        match keys.get_mut(&hash(key)) {
            // Two that come at once: the first one has it.
            Some(given) if given.used => Standing::Spent,
            Some(given) => {
                given.used = true;
                standing
            }
            None => Standing::Unknown,
        }
    }

    fn keys(&self) -> MutexGuard<'_, HashMap<String, Given>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_works_once_and_for_ten_minutes() {
        let (gate, ids) = (Gate::default(), Ids::seeded(7));
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let (key, stale) = (
            gate.issue(&ids, now).unwrap(),
            gate.issue(&ids, now).unwrap(),
        );
        assert_ne!(key, stale);
        assert_eq!(key.len(), 64);
        assert_eq!(gate.look(&key, now), Standing::Fresh);
        assert_eq!(gate.take(&key, now), Standing::Fresh);
        assert_eq!(gate.take(&key, now), Standing::Spent);
        assert_eq!(gate.look(&key, now), Standing::Spent);
        let later = now + SignedDuration::from_secs(601);
        assert_eq!(gate.take(&stale, later), Standing::Spent);
        assert_eq!(gate.take("0", now), Standing::Unknown);
    }
}
