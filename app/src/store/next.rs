//! Who may be named next, from [`super::due`]: the first of each relationship
//! in the order of the index, however many people there are.

use legwork_core::vocabulary::Relationship;

use super::error::Result;
use super::sql::statements;
use super::sqlite::readable;
use super::tx::{Tx, row, rows};
use super::types::{Day, Word};
use crate::ids::{MemberId, OrganisationId, PersonId, WorkspaceId};

/// Somebody who may be named.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Ahead {
    /// The person.
    pub person_id: PersonId,
    /// From when they are due.
    pub due: Day,
    /// The last touch; [`Day::MIN`] for none.
    pub touched: Day,
    /// From when they count as lapsed.
    pub lapses: Day,
    /// The day of the next step with them.
    pub step: Option<Day>,
    /// Until when they were put off.
    pub snoozed_until: Option<Day>,
}

readable!(Ahead {
    person_id,
    due,
    touched,
    lapses,
    step,
    snoozed_until,
});

/// Which people to look for.
#[derive(Debug, Clone, Copy)]
pub struct Which {
    /// How they stand to the member.
    pub relationship: Relationship,
    /// Whether they have lapsed by the dates; none for either.
    pub lapsed: Option<bool>,
    /// Whether only those will do who were never touched.
    pub new: bool,
    /// As of this day.
    pub today: Day,
    /// Left out is whoever was touched on or after this day, unless a next
    /// step is due.
    pub since: Day,
    /// Left out of those who are not due yet is whoever was touched on or
    /// after this day.
    pub rested: Day,
}

impl Which {
    /// The days between which they begin to count as lapsed, both included.
    const fn lapses(&self) -> (Day, Day) {
        match self.lapsed {
            None => (Day::MIN, Day::MAX),
            Some(true) => (Day::MIN, self.today),
            Some(false) => (self.today, Day::MAX),
        }
    }
}

/// What is read of somebody ahead.
macro_rules! ahead {
    () => {
        "select d.person_id, d.due, d.touched, d.lapses, \
        (select n.day from next_steps n where n.workspace_id = d.workspace_id and n.person_id = d.person_id \
        and n.day > d.touched) as step, \
        (select p.snoozed_until from people p where p.workspace_id = d.workspace_id and p.person_id = d.person_id) \
        as snoozed_until from dues d where d.workspace_id = $1 and d.relationship = $2 "
    };
}

statements! {
    DUE = concat!(ahead!(), "and d.due <= $3 and d.lapses >= $4 and d.lapses <= $5 and (d.lapses <> $3 or $6 = 1) \
        and d.touched <= $7 and (d.touched < $8 or exists (select 1 from next_steps s \
        where s.workspace_id = d.workspace_id and s.person_id = d.person_id and s.day > d.touched)) \
        order by d.due, d.touched, d.person_id limit $9");
    SOON = concat!(ahead!(), "and d.due > $3 and d.due < '9999-12-31' and d.lapses >= $4 and d.lapses <= $5 \
        and (d.lapses <> $3 or $6 = 1) and d.touched <= $7 and d.touched < $8 \
        and not exists (select 1 from next_steps s where s.workspace_id = d.workspace_id and s.person_id = d.person_id and s.day > d.touched) \
        and not exists (select 1 from people q where q.workspace_id = d.workspace_id and q.person_id = d.person_id \
        and q.snoozed_until > $3) \
        order by d.due, d.touched, d.person_id limit $9");
    ACT_WITH = "select a.kind, a.member_id from activity_people ap \
        join activities a on a.workspace_id = ap.workspace_id and a.activity_id = ap.activity_id \
        where ap.workspace_id = $1 and ap.person_id = $2 and a.day = $3 order by ap.activity_id desc limit 1";
    ACT_AT = "select kind, member_id from activities where workspace_id = $1 and organisation_id = $2 \
        order by day desc, activity_id desc limit 1";
    OPEN_DEAL = "select min(d.opened) from deals d where d.workspace_id = $1 and d.status = 'open' \
        and (d.person_id = $2 or d.organisation_id = $3)";
    WON_DEAL = "select max(d.closed) from deals d where d.workspace_id = $1 and d.status = 'won' \
        and (d.person_id = $2 or d.organisation_id = $3)";
}

/// Those who are due, the longest first, at most `limit`.
pub async fn due(
    tx: &mut Tx,
    workspace: WorkspaceId,
    which: Which,
    limit: i64,
) -> Result<Vec<Ahead>> {
    ahead(tx, DUE, workspace, (which, which.since), limit).await
}

/// Those who will be due soonest and were not put off, at most `limit`.
pub async fn soon(
    tx: &mut Tx,
    workspace: WorkspaceId,
    which: Which,
    limit: i64,
) -> Result<Vec<Ahead>> {
    let rested = which.since.min(which.rested);
    ahead(tx, SOON, workspace, (which, rested), limit).await
}

/// Those whom one of the two statements names who were touched before a day.
async fn ahead(
    tx: &mut Tx,
    sql: &'static str,
    workspace: WorkspaceId,
    (which, before): (Which, Day),
    limit: i64,
) -> Result<Vec<Ahead>> {
    let (from, to) = which.lapses();
    let last = if which.new { Day::MIN } else { Day::MAX };
    let gone = i64::from(which.lapsed != Some(false));
    rows!(
        tx,
        Ahead,
        sql,
        workspace,
        Word(which.relationship),
        which.today,
        from,
        to,
        gone,
        last,
        before,
        limit
    )
}

/// The kind of an act, and who did it.
pub type Act = (String, MemberId);

/// The latest act with a person on a day.
pub async fn act_with(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
    day: Day,
) -> Result<Option<Act>> {
    row!(tx, Act, ACT_WITH, workspace, person, day)
}

/// The latest act with an organisation.
pub async fn act_at(
    tx: &mut Tx,
    workspace: WorkspaceId,
    firm: OrganisationId,
) -> Result<Option<Act>> {
    row!(tx, Act, ACT_AT, workspace, firm)
}

/// Since when a deal with a person or their organisation is open, and when the
/// latest was won.
pub async fn deals_with(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
    firm: Option<OrganisationId>,
) -> Result<(Option<Day>, Option<Day>)> {
    let open = row!(&mut *tx, (Option<Day>,), OPEN_DEAL, workspace, person, firm)?;
    let won = row!(tx, (Option<Day>,), WON_DEAL, workspace, person, firm)?;
    Ok((open.and_then(|(day,)| day), won.and_then(|(day,)| day)))
}
