//! The member's own rules for captures, and which addresses are their own.

use legwork_core::classify::Entry;

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Instant, Json};
use crate::ids::{MemberId, RuleId, WorkspaceId};

record! {
    /// One rule of a member's own, or what they say of one that ships with
    /// Legwork: its place among their own, or that they do without it.
    pub struct CaptureRule in "capture_rules" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            rule_id: RuleId,
        }
        /// Whose rule it is.
        member_id: MemberId,
        /// Where it stands among the member's rules, from 1; 0 for one that ships
        /// and stands where it always does.
        place: i64,
        /// Whether it is followed.
        active: bool,
        /// The rule.
        rule: Json<Entry>,
        /// When it was made.
        created: Instant,
    }
}
entity!(CaptureRule);

record! {
    /// An address that is the member's own, so that whoever shares its domain
    /// is of the same firm.
    pub struct OwnAddress in "own_addresses" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// Whose address it is.
            member_id: MemberId,
            /// The address as compared.
            address_norm: String,
        }
    }
}

statements! {
    LIST = "select workspace_id, rule_id, member_id, place, active, rule, created from capture_rules \
        where workspace_id = $1 and member_id = $2 order by place, rule_id";
    OWN = "select workspace_id, member_id, address_norm from own_addresses \
        where workspace_id = $1 and member_id = $2 order by address_norm";
}

/// The member's rules in their order.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<CaptureRule>> {
    rows!(tx, CaptureRule, LIST, workspace, member)
}

/// The member's own addresses.
pub async fn own_addresses(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
) -> Result<Vec<OwnAddress>> {
    rows!(tx, OwnAddress, OWN, workspace, member)
}
