//! What is to be done next with a person, and how they stood over time.

use legwork_core::vocabulary::Relationship;

use super::due::Concern;
use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Word};
use crate::ids::{PersonId, WorkspaceId};

record! {
    /// What is to be done next with a person.
    pub struct NextStep in "next_steps" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The person.
            person_id: PersonId,
        }
        /// The day on which it is due.
        day: Day,
        /// What it is, in words.
        what: String,
    }
    const TIMED: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Person(self.person_id)]
    }
}

record! {
    /// How a person stood to the member from a day on.
    pub struct Relation in "relations" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The person.
            person_id: PersonId,
            /// The first day.
            from_day: Day,
        }
        /// How they stood.
        relationship: Word<Relationship>,
    }
}

statements! {
    OF = "select workspace_id, person_id, from_day, relationship from relations \
        where workspace_id = $1 and person_id = $2 order by from_day";
}

/// How one person stood over time, oldest first.
pub async fn of(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<Vec<Relation>> {
    rows!(tx, Relation, OF, workspace, person)
}
