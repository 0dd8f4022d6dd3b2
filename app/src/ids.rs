//! Ids: one type for each kind of thing, and the source that makes new ones.
//!
//! Ids are made by the program, never by the database, from random bytes that
//! the edge supplies; a seeded source makes tests and demos repeatable.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Defines an id: a UUID that cannot be taken for the id of something else.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// This id as a bare UUID.
            pub const fn uuid(self) -> Uuid { self.0 }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self { Self(uuid) }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self { id.0 }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::column_result(value).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
    )+ };
}

ids! {
    /// The id of a workspace: who owns the data, and the unit of isolation.
    WorkspaceId,
    /// The id of a member: who promises and acts.
    MemberId,
    /// The id of a goal.
    GoalId,
    /// The id of a commitment.
    CommitmentId,
    /// The id shared by a commitment and those that later replaced it.
    LineageId,
    /// The id of a pause.
    PauseId,
    /// The id of an activity.
    ActivityId,
    /// The id of a person.
    PersonId,
    /// The id of an organisation.
    OrganisationId,
    /// The id of a deal.
    DealId,
    /// The id of a result.
    ResultId,
    /// The id of a capture.
    CaptureId,
    /// The id of a connector.
    ConnectorId,
    /// The id of a rule for captures.
    RuleId,
    /// The id of a review.
    ReviewId,
    /// The id of a forecast that was shown.
    ForecastId,
    /// The id of a test of two activities.
    TrialId,
    /// The id of a job.
    JobId,
    /// The id of what an accountability partner sees.
    ShareId,
    /// The id of a browser that takes nudges.
    DeviceId,
    /// The id of an import of another program's file.
    ImportId,
}

/// Fills a buffer with random bytes: the operating system's at the edge, a
/// seeded sequence in tests.
pub type Fill = Box<dyn FnMut(&mut [u8]) + Send>;

/// The source of new ids. Cheap to clone; all clones share one source.
#[derive(Clone)]
pub struct Ids(Arc<Mutex<Fill>>);

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}

impl Ids {
    /// Makes ids from what `fill` writes.
    pub fn new(fill: Fill) -> Self {
        Self(Arc::new(Mutex::new(fill)))
    }

    /// The same ids in the same order for the same seed: for tests and demos
    /// only, since anyone can guess them.
    pub fn seeded(seed: u64) -> Self {
        let mut state = seed;
        Self::new(Box::new(move |bytes| {
            for chunk in bytes.chunks_mut(8) {
                let word = split_mix(&mut state).to_be_bytes();
                chunk.copy_from_slice(&word[..chunk.len()]);
            }
        }))
    }

    /// A new id for something people name by the start of its id (a goal, a
    /// person): random from the first digit, so that a short prefix is unique.
    pub fn entity<T: From<Uuid>>(&self) -> T {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid().into()
    }

    /// A new id for a row of which there are very many (an activity, a
    /// capture): it begins with the time `now`, so that new rows lie together.
    pub fn ordered<T: From<Uuid>>(&self, now: Timestamp) -> T {
        let mut bytes = [0; 10];
        self.fill(&mut bytes);
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes)
            .into_uuid()
            .into()
    }

    /// 256 bits that nobody can guess, for a key or a token. `None` when the
    /// source went dry: a secret of nothing but zeros would be none.
    pub fn secret(&self) -> Option<[u8; 32]> {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        (bytes != [0; 32]).then_some(bytes)
    }

    fn fill(&self, bytes: &mut [u8]) {
        let mut fill = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (fill)(bytes);
    }
}

/// One step of the `SplitMix64` generator (Steele, Lea and Flood, 2014).
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut word = *state;
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let (a, b) = (Ids::seeded(7), Ids::seeded(7));
        let first: GoalId = a.entity();
        assert_eq!(first, b.entity());
        assert_ne!(first, a.entity());
        assert_eq!(first.to_string().parse::<GoalId>().unwrap(), first);
    }

    #[test]
    fn ordered_ids_sort_by_time() {
        let ids = Ids::seeded(7);
        let early: ActivityId = ids.ordered(Timestamp::from_second(1_800_000_000).unwrap());
        let late: ActivityId = ids.ordered(Timestamp::from_second(1_800_000_001).unwrap());
        assert!(early < late);
        assert_eq!(early.uuid().get_version_num(), 7);
    }
}
