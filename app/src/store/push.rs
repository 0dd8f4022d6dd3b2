//! The browsers in which members want to be nudged.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, row, rows, run};
use super::types::Instant;
use crate::ids::{DeviceId, MemberId, WorkspaceId};

record! {
    /// A browser that takes nudges. Private to this database: it is not
    /// exported, not imported and not journalled.
    pub struct PushDevice in "push_devices" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            device_id: DeviceId,
        }
        /// Whose it is.
        member_id: MemberId,
        /// What it is called: "Firefox on Linux".
        name: String,
        /// The server through which it is reached.
        server: String,
        /// The SHA-256 of its address, as hexadecimal digits.
        endpoint_hash: String,
        /// Its address and what seals messages for it, as hexadecimal digits.
        sealed: String,
        /// When it was chosen.
        created: Instant,
        /// When something was last sent to it.
        sent: Option<Instant>,
    }
}
entity!(PushDevice);

statements! {
    OF = "select workspace_id, device_id, member_id, name, server, endpoint_hash, sealed, created, sent \
        from push_devices where workspace_id = $1 and member_id = $2 order by created, device_id";
    BY_HASH = "select workspace_id, device_id, member_id, name, server, endpoint_hash, sealed, created, sent \
        from push_devices where workspace_id = $1 and endpoint_hash = $2";
    REMOVE = "delete from push_devices where workspace_id = $1 and device_id = $2 and endpoint_hash = $3";
    SENT = "update push_devices set sent = $3 where workspace_id = $1 and device_id = $2";
}

/// The devices of a member, the oldest first.
pub async fn of(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<PushDevice>> {
    rows!(tx, PushDevice, OF, workspace, member)
}

/// The device whose address has this hash, whoever it belongs to.
pub async fn by_hash(
    tx: &mut Tx,
    workspace: WorkspaceId,
    hash: &str,
) -> Result<Option<PushDevice>> {
    row!(tx, PushDevice, BY_HASH, workspace, hash)
}

/// Removes a device as it is known; false when it is gone, or was given another
/// address since.
pub async fn remove(tx: &mut Tx, device: &PushDevice) -> Result<bool> {
    let (workspace, id) = (device.workspace_id, device.device_id);
    Ok(run!(tx, REMOVE, workspace, id, device.endpoint_hash.as_str())? > 0)
}

/// Notes that something was sent to a device.
pub async fn sent(
    tx: &mut Tx,
    workspace: WorkspaceId,
    device: DeviceId,
    at: Instant,
) -> Result<()> {
    run!(tx, SENT, workspace, device, at)?;
    Ok(())
}
