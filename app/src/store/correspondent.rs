//! Who has written to the member: the address, the first and the last day.
//! Nothing of what was written is kept.

use super::error::Result;
use super::record::record;
use super::sql::statements;
use super::tx::{Tx, row, run};
use super::types::Day;
use crate::ids::{MemberId, WorkspaceId};

record! {
    /// Somebody who has written to the member.
    pub struct Correspondent in "correspondents" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// To whom they wrote.
            member_id: MemberId,
            /// The address as compared.
            address_norm: String,
        }
        /// The day of the first mail that was seen.
        first_day: Day,
        /// The day of the last mail that was seen.
        last_day: Day,
    }
}

statements! {
    FIRST_DAY = "select first_day from correspondents \
        where workspace_id = $1 and member_id = $2 and address_norm = $3";
    WROTE = "insert into correspondents (workspace_id, member_id, address_norm, first_day, last_day) \
        values ($1, $2, $3, $4, $4) \
        on conflict (workspace_id, member_id, address_norm) do update set \
        first_day = case when excluded.first_day < correspondents.first_day then excluded.first_day \
        else correspondents.first_day end, \
        last_day = case when excluded.last_day > correspondents.last_day then excluded.last_day \
        else correspondents.last_day end";
}

/// Remembers that somebody wrote on a day. Saying it again changes nothing.
pub async fn wrote(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    address: &str,
    day: Day,
) -> Result<()> {
    run!(tx, WROTE, workspace, member, address, day).map(drop)
}

/// The first day on which somebody wrote, if they ever did.
pub async fn first_day(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    address: &str,
) -> Result<Option<Day>> {
    let found = row!(tx, (Day,), FIRST_DAY, workspace, member, address)?;
    Ok(found.map(|(day,)| day))
}
