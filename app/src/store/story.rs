//! What came before a deal: the touches of those whom it is with, and the acts
//! that deals began with.

use legwork_core::vocabulary::Outcome;

use super::deal::DealStatus;
use super::error::Result;
use super::sql::statements;
use super::tx::{Tx, rows};
use super::types::{Day, Word};
use crate::ids::{ActivityId, DealId, MemberId, OrganisationId, PersonId, WorkspaceId};

/// One touch: the activity, its kind, its day, and what it led to.
pub type Touch = (ActivityId, String, Day, Option<Word<Outcome>>);

/// A deal, and the act that it began with if one is noted: how the deal stands,
/// when it was opened, when it was closed, its value and currency, the kind of
/// the act and its day.
pub type Begun = (
    Word<DealStatus>,
    Day,
    Option<Day>,
    Option<i64>,
    Option<String>,
    Option<String>,
    Option<Day>,
);

statements! {
    WITH_PERSON = "select a.activity_id, a.kind, a.day, a.outcome from activity_people ap \
        join activities a on a.workspace_id = ap.workspace_id and a.activity_id = ap.activity_id \
        where ap.workspace_id = $1 and ap.person_id = $2 and a.member_id = $3 and a.day <= $4 \
        order by a.day desc, a.activity_id desc limit $5";
    AT_FIRM = "select activity_id, kind, day, outcome from activities \
        where workspace_id = $1 and organisation_id = $2 and member_id = $3 and day <= $4 \
        order by day desc, activity_id desc limit $5";
    WITH_ITS_PEOPLE = "select a.activity_id, a.kind, a.day, a.outcome from people p \
        join activity_people ap on ap.workspace_id = p.workspace_id and ap.person_id = p.person_id \
        join activities a on a.workspace_id = ap.workspace_id and a.activity_id = ap.activity_id \
        where p.workspace_id = $1 and p.organisation_id = $2 and a.member_id = $3 and a.day <= $4 \
        order by a.day desc, a.activity_id desc limit $5";
    FOR_DEAL = "select activity_id, kind, day, outcome from activities \
        where workspace_id = $1 and deal_id = $2 and member_id = $3 and day <= $4 \
        order by day desc, activity_id desc limit $5";
    BEGUN = "select d.status, d.opened, d.closed, d.value, d.currency, a.kind, a.day as acted from deals d \
        left join activities a on a.workspace_id = d.workspace_id and a.activity_id = d.origin_activity_id \
        where d.workspace_id = $1 and d.member_id = $2 and (d.opened >= $3 or d.closed >= $3) \
        order by d.opened, d.deal_id";
    ORIGINS = "select d.deal_id, a.kind, a.day from deals d \
        join activities a on a.workspace_id = d.workspace_id and a.activity_id = d.origin_activity_id \
        where d.workspace_id = $1 order by d.deal_id";
}

/// Whose touches, and up to which day: at most `limit` of the newest.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Who acted.
    pub member: MemberId,
    /// The last day that counts.
    pub day: Day,
    /// At most so many.
    pub limit: i64,
}

/// Touches of a person, the newest first.
pub async fn with_person(tx: &mut Tx, before: Before, person: PersonId) -> Result<Vec<Touch>> {
    let (ws, me, day, limit) = before.parts();
    rows!(tx, Touch, WITH_PERSON, ws, person, me, day, limit)
}

/// Touches of an organisation and of the people who work there, the newest
/// first of either. An act with several of them comes several times.
pub async fn with_firm(tx: &mut Tx, before: Before, firm: OrganisationId) -> Result<Vec<Touch>> {
    let (ws, me, day, limit) = before.parts();
    let mut all = rows!(&mut *tx, Touch, AT_FIRM, ws, firm, me, day, limit)?;
    all.extend(rows!(tx, Touch, WITH_ITS_PEOPLE, ws, firm, me, day, limit)?);
    Ok(all)
}

/// What was done for a deal, the newest first.
pub async fn for_deal(tx: &mut Tx, before: Before, deal: DealId) -> Result<Vec<Touch>> {
    let (ws, me, day, limit) = before.parts();
    rows!(tx, Touch, FOR_DEAL, ws, deal, me, day, limit)
}

/// The member's deals that were opened or closed since a day, with the act that
/// each began with.
pub async fn begun(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    since: Day,
) -> Result<Vec<Begun>> {
    rows!(tx, Begun, BEGUN, workspace, member, since)
}

/// The kind and the day of the act that each deal began with, where one is
/// noted.
pub async fn origins(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<(DealId, String, Day)>> {
    rows!(tx, (DealId, String, Day), ORIGINS, workspace)
}

impl Before {
    const fn parts(self) -> (WorkspaceId, MemberId, Day, i64) {
        (self.workspace, self.member, self.day, self.limit)
    }
}
