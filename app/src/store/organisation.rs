//! Organisations: the firms whose people one sells to.

use legwork_core::vocabulary::Relationship;

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Instant, Word};
use crate::ids::{OrganisationId, WorkspaceId};

record! {
    /// A firm whose people one sells to.
    pub struct Organisation in "organisations" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            organisation_id: OrganisationId,
        }
        /// The name as written.
        name: String,
        /// The name as compared: lower case, no accents, single spaces.
        name_norm: String,
        /// How it stands to the member.
        relationship: Word<Relationship>,
        /// Its domain on the web, such as `acme.example`.
        domain: Option<String>,
        /// Whatever should be remembered.
        note: Option<String>,
        /// When it was added.
        created: Instant,
    }
}
entity!(Organisation);

statements! {
    BY_NAME = "select workspace_id, organisation_id, name, name_norm, relationship, domain, note, created \
        from organisations where workspace_id = $1 and name_norm = $2 order by created, organisation_id";
    LIST = "select workspace_id, organisation_id, name, name_norm, relationship, domain, note, created \
        from organisations where workspace_id = $1 order by name_norm, organisation_id";
}

/// The organisations whose compared name is `norm`.
pub async fn by_name(tx: &mut Tx, workspace: WorkspaceId, norm: &str) -> Result<Vec<Organisation>> {
    rows!(tx, Organisation, BY_NAME, workspace, norm)
}

/// All organisations by name.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Organisation>> {
    rows!(tx, Organisation, LIST, workspace)
}
