//! Deals: opportunities, and the stages they go through.

use super::change::Change;
use super::due::Concern;
use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Instant, Word};
use super::words::words;
use crate::ids::{ActivityId, DealId, MemberId, OrganisationId, PersonId, WorkspaceId};

words! {
    /// Where a deal stands.
    DealStatus {
        /// Being worked on.
        Open = "open",
        /// Won.
        Won = "won",
        /// Lost.
        Lost = "lost",
    }
}

record! {
    /// An opportunity to sell.
    pub struct Deal in "deals" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            deal_id: DealId,
        }
        /// Whose deal it is.
        member_id: MemberId,
        /// What it is called.
        title: String,
        /// With whom.
        person_id: Option<PersonId>,
        /// With which firm.
        organisation_id: Option<OrganisationId>,
        /// What it is worth, in the smallest unit of the currency.
        value: Option<i64>,
        /// The currency of the value (ISO 4217).
        currency: Option<String>,
        /// The stage it is in.
        stage: String,
        /// The day on which it was opened.
        opened: Day,
        /// The day on which it is expected to close.
        expected_close: Option<Day>,
        /// The day on which it was won or lost.
        closed: Option<Day>,
        /// Where it stands.
        status: Word<DealStatus>,
        /// Why it was won or lost.
        reason: Option<String>,
        /// The activity it came from. Not a foreign key: activities refer to deals.
        origin_activity_id: Option<ActivityId>,
        /// When it was added.
        created: Instant,
    }
    const TIMED: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        let person = self.person_id.map(Concern::Person);
        let firm = self.organisation_id.map(Concern::Organisation);
        person.into_iter().chain(firm).collect()
    }
}
entity!(Deal);

record! {
    /// One step of a deal: the stage it came into, and when.
    pub struct DealMove in "deal_moves" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The deal.
            deal_id: DealId,
            /// 1 for the first stage, 2 for the next and so on.
            step: i64,
        }
        /// The stage it came into.
        stage: String,
        /// The day on which it did.
        day: Day,
        /// What it was worth then, in the smallest unit of the currency.
        value: Option<i64>,
    }
}

statements! {
    LIST = "select workspace_id, deal_id, member_id, title, person_id, organisation_id, value, currency, stage, \
        opened, expected_close, closed, status, reason, origin_activity_id, created from deals \
        where workspace_id = $1 order by opened, deal_id";
    WITH_STATUS = "select workspace_id, deal_id, member_id, title, person_id, organisation_id, value, currency, stage, \
        opened, expected_close, closed, status, reason, origin_activity_id, created from deals \
        where workspace_id = $1 and status = $2 order by opened, deal_id";
    CLOSED_BETWEEN = "select workspace_id, deal_id, member_id, title, person_id, organisation_id, value, currency, stage, \
        opened, expected_close, closed, status, reason, origin_activity_id, created from deals \
        where workspace_id = $1 and member_id = $2 and status = $3 and closed >= $4 and closed <= $5 \
        order by closed, deal_id";
    ENDED = "select a.kind, d.status, count(*) as deals from deals d \
        left join activities a on a.workspace_id = d.workspace_id and a.activity_id = d.origin_activity_id \
        where d.workspace_id = $1 and d.member_id = $2 and d.status <> $3 \
        group by a.kind, d.status order by a.kind, d.status";
    MOVES_BETWEEN = "select m.workspace_id, m.deal_id, m.step, m.stage, m.day, m.value from deals d \
        join deal_moves m on m.workspace_id = d.workspace_id and m.deal_id = d.deal_id \
        where d.workspace_id = $1 and d.member_id = $2 and m.day >= $3 and m.day <= $4 \
        order by m.deal_id, m.step";
    STAGES = "select stage, count(*) as times, cast(sum(step) as bigint) as steps from deal_moves \
        where workspace_id = $1 group by stage order by stage";
    MOVES = "select workspace_id, deal_id, step, stage, day, value from deal_moves \
        where workspace_id = $1 order by deal_id, step";
    MOVES_OF = "select workspace_id, deal_id, step, stage, day, value from deal_moves \
        where workspace_id = $1 and deal_id = $2 order by step";
}

/// All deals, or those that stand as told, oldest first.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    status: Option<DealStatus>,
) -> Result<Vec<Deal>> {
    match status {
        None => rows!(tx, Deal, LIST, workspace),
        Some(status) => rows!(tx, Deal, WITH_STATUS, workspace, Word(status)),
    }
}

/// The member's deals that ended so from one day to another, both included.
pub async fn closed_between(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    status: DealStatus,
    days: (Day, Day),
) -> Result<Vec<Deal>> {
    let (status, (from, to)) = (Word(status), days);
    rows!(
        tx,
        Deal,
        CLOSED_BETWEEN,
        workspace,
        member,
        status,
        from,
        to
    )
}

/// How many of the member's deals ended so, by the kind of the activity that
/// they came from; none where that is not known.
pub type Ended = (Option<String>, Word<DealStatus>, i64);

/// How the member's deals ended, by what they came from.
pub async fn ended(tx: &mut Tx, workspace: WorkspaceId, member: MemberId) -> Result<Vec<Ended>> {
    let open = Word(DealStatus::Open);
    rows!(tx, Ended, ENDED, workspace, member, open)
}

/// The steps that the member's deals took from one day to another, both
/// included, by deal.
pub async fn moves_between(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    from: Day,
    to: Day,
) -> Result<Vec<DealMove>> {
    rows!(tx, DealMove, MOVES_BETWEEN, workspace, member, from, to)
}

/// Every stage, with how often a deal came into it and the sum of the steps
/// at which it did.
pub async fn stages(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<(String, i64, i64)>> {
    rows!(tx, (String, i64, i64), STAGES, workspace)
}

/// The steps of all deals, by deal.
pub async fn moves(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<DealMove>> {
    rows!(tx, DealMove, MOVES, workspace)
}

/// The steps of one deal.
pub async fn moves_of(tx: &mut Tx, workspace: WorkspaceId, deal: DealId) -> Result<Vec<DealMove>> {
    rows!(tx, DealMove, MOVES_OF, workspace, deal)
}

/// Deletes a deal and its steps. Gives what was there; fails with a conflict
/// when activities or results refer to it.
pub async fn remove(change: &mut Change, id: DealId) -> Result<Option<Deal>> {
    let ws = change.workspace();
    let moves = moves_of(change.tx(), ws, id).await?;
    change.remove_all(moves).await?;
    change.remove::<Deal>(&(ws, id)).await
}
