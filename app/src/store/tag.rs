//! Tags of people, and how often those are touched who share one, or who stand
//! alike to the member.

use super::due::Concern;
use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::Word;
use super::words::words;
use crate::ids::{PersonId, WorkspaceId};

record! {
    /// A tag of a person.
    pub struct PersonTag in "person_tags" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The person.
            person_id: PersonId,
            /// The tag: a word, as compared.
            tag: String,
        }
    }
    const TIMED: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Person(self.person_id)]
    }
}

words! {
    /// What a rhythm is about.
    RhythmOf {
        /// Everybody with a tag.
        Tag = "tag",
        /// Everybody of a relationship.
        Relationship = "relationship",
    }
}

record! {
    /// How often many people are touched.
    pub struct Rhythm in "rhythms" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// What it is about.
            about: Word<RhythmOf>,
            /// The tag, or the relationship.
            name: String,
        }
        /// Days from one touch to the next, at least 1.
        days: i64,
    }
    const TIMED: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        match self.about.0 {
            RhythmOf::Tag => vec![Concern::Tag(self.name.clone())],
            RhythmOf::Relationship => {
                let known = self.name.parse().map(Concern::Relationship);
                known.into_iter().collect()
            }
        }
    }
}

/// A tag and how many people have it.
pub type Tagged = (String, i64);

statements! {
    OF = "select workspace_id, person_id, tag from person_tags where workspace_id = $1 and person_id = $2 order by tag";
    USED = "select tag, count(*) as people from person_tags where workspace_id = $1 group by tag order by tag";
}

/// The tags of one person.
pub async fn of(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<Vec<PersonTag>> {
    rows!(tx, PersonTag, OF, workspace, person)
}

/// Every tag in use, with how many people have it.
pub async fn used(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Tagged>> {
    rows!(tx, Tagged, USED, workspace)
}
