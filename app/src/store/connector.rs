//! Connectors: where the program looks for what was done.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Instant, Json, Word};
use super::words::words;
use crate::ids::{ConnectorId, MemberId, WorkspaceId};

words! {
    /// What a connector looks at.
    ConnectorKind {
        /// Folders of mail.
        Mail = "mail",
        /// A calendar.
        Calendar = "calendar",
        /// An address book.
        Contacts = "contacts",
        /// What somebody publishes.
        Feed = "feed",
        /// A folder of files on this machine.
        Folder = "folder",
    }
}

record! {
    /// A place to look at. Its settings hold no secret.
    pub struct Connector in "connectors" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            connector_id: ConnectorId,
        }
        /// Whose acts are found there.
        member_id: MemberId,
        /// What is looked at.
        kind: Word<ConnectorKind>,
        /// What it is called.
        title: String,
        /// How to look, by kind.
        settings: Json<serde_json::Value>,
        /// Whether nobody looks for the time being.
        paused: bool,
        /// When it was added.
        created: Instant,
    }
}
entity!(Connector);

record! {
    /// What a connector signs in with, sealed. Private to this database: it is
    /// not exported, not imported and not journalled.
    pub struct ConnectorSecret in "connector_secrets" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The connector.
            connector_id: ConnectorId,
        }
        /// The sealed text, as hexadecimal digits.
        sealed: String,
    }
}

statements! {
    LIST = "select workspace_id, connector_id, member_id, kind, title, settings, paused, created from connectors \
        where workspace_id = $1 and member_id = $2 order by created, connector_id";
}

/// The member's connectors, the oldest first.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<Connector>> {
    rows!(tx, Connector, LIST, workspace, member)
}
