//! Who may be named next, from [`super::due`]: the first of each relationship
//! in the order of the index, however many people there are.

use legwork_core::vocabulary::Relationship;

use super::error::Result;
use super::sql::statements;
use super::sqlite::readable;
use super::tx::{Tx, row, rows};
use super::types::{Day, Word};
use crate::ids::{ActivityId, MemberId, OrganisationId, PersonId, WorkspaceId};

/// Somebody who may be named.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Ahead {
    /// The person.
    pub person_id: PersonId,
    /// Where they work.
    pub organisation_id: Option<OrganisationId>,
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
    /// Since when a deal with them is open.
    pub dealing: Option<Day>,
}

readable!(Ahead {
    person_id,
    organisation_id,
    due,
    touched,
    lapses,
    step,
    snoozed_until,
    dealing,
});

/// Which people to look for.
#[derive(Debug, Clone, Copy)]
pub struct Which {
    /// How they stand to the member.
    pub relationship: Relationship,
    /// Whether they have lapsed by the dates; none for either.
    pub lapsed: Option<bool>,
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
        "select d.person_id, \
        (select w.organisation_id from people w where w.workspace_id = d.workspace_id and w.person_id = d.person_id) \
        as organisation_id, d.due, d.touched, d.lapses, \
        (select n.day from next_steps n where n.workspace_id = d.workspace_id and n.person_id = d.person_id \
        and n.day > d.touched) as step, \
        (select p.snoozed_until from people p where p.workspace_id = d.workspace_id and p.person_id = d.person_id) \
        as snoozed_until, \
        (select min(o.opened) from deals o where o.workspace_id = d.workspace_id and o.person_id = d.person_id \
        and o.status = 'open') as dealing from dues d where d.workspace_id = $1 and d.relationship = $2 "
    };
}

statements! {
    DUE = concat!(ahead!(), "and d.due <= $3 and d.lapses >= $4 and d.lapses <= $5 and (d.lapses <> $3 or $6 = 1) \
        and (d.touched < $7 or exists (select 1 from next_steps s \
        where s.workspace_id = d.workspace_id and s.person_id = d.person_id and s.day > d.touched)) \
        order by d.due, d.touched, d.person_id limit $8");
    SOON = concat!(ahead!(), "and d.due > $3 and d.due < '9999-12-31' and d.lapses >= $4 and d.lapses <= $5 \
        and (d.lapses <> $3 or $6 = 1) and d.touched < $7 \
        and not exists (select 1 from next_steps s where s.workspace_id = d.workspace_id and s.person_id = d.person_id and s.day > d.touched) \
        and not exists (select 1 from people q where q.workspace_id = d.workspace_id and q.person_id = d.person_id \
        and q.snoozed_until > $3) \
        order by d.due, d.touched, d.person_id limit $8");
    // Of somebody with a long history the newest acts say enough: who was invited
    // before them and is not on record yet may be invited again.
    UNLINKED = concat!(ahead!(), "and d.linked = $3 and d.touched >= $4 \
        and not exists (select 1 from people q where q.workspace_id = d.workspace_id and q.person_id = d.person_id \
        and (q.never = $5 or q.snoozed_until > $6)) \
        and not exists (select 1 from activity_people ap join activities a on a.workspace_id = ap.workspace_id \
        and a.activity_id = ap.activity_id where ap.workspace_id = d.workspace_id and ap.person_id = d.person_id \
        and ap.activity_id >= coalesce((select x.activity_id from activity_people x where x.workspace_id = d.workspace_id \
        and x.person_id = d.person_id order by x.activity_id desc limit 1 offset 49), $8) and a.kind = 'linkedin-invite') \
        order by d.touched desc, d.person_id desc limit $7");
    ANYBODY = "select person_id from dues where workspace_id = $1 and relationship = $2 limit 1";
    // A cross join keeps SQLite to this order: by deal first.
    REFERRED = "select p.person_id, p.name, d.title from deals d cross join activities a \
        cross join activity_people ap cross join people p where d.workspace_id = $1 \
        and a.workspace_id = d.workspace_id and a.activity_id = d.origin_activity_id \
        and a.kind in ('referral-ask', 'referrer-touch', 'referrer-meeting') \
        and ap.workspace_id = a.workspace_id and ap.activity_id = a.activity_id \
        and p.workspace_id = ap.workspace_id and p.person_id = ap.person_id \
        and p.relationship <> 'referrer' and p.relationship <> 'partner' \
        and (d.person_id is null or d.person_id <> p.person_id) order by d.opened desc, p.person_id limit 1";
    ACT_WITH = "select a.kind, a.member_id from activity_people ap \
        join activities a on a.workspace_id = ap.workspace_id and a.activity_id = ap.activity_id \
        where ap.workspace_id = $1 and ap.person_id = $2 and a.day = $3 order by ap.activity_id desc limit 1";
    ACT_AT = "select kind, member_id from activities where workspace_id = $1 and organisation_id = $2 \
        order by day desc, activity_id desc limit 1";
    OPEN_DEAL = "select min(d.opened) from deals d where d.workspace_id = $1 and d.status = 'open' \
        and (d.person_id = $2 or d.organisation_id = $3)";
    WON_DEAL = "select max(d.closed) from deals d where d.workspace_id = $1 and d.status = 'won' \
        and d.person_id = $2";
    WON_THERE = "select max(d.closed) from deals d where d.workspace_id = $1 and d.status = 'won' \
        and d.organisation_id = $2";
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
        before,
        limit
    )
}

/// Those of a relationship of whom no profile on LinkedIn is known and who were
/// not invited in one of the 50 newest acts with them, touched on or after
/// `from`, the last touched first, at most `limit`. Left out is whoever is never
/// to be named, or not before a day after `today`.
pub async fn unlinked(
    tx: &mut Tx,
    workspace: WorkspaceId,
    (relationship, from): (Relationship, Day),
    today: Day,
    limit: i64,
) -> Result<Vec<Ahead>> {
    let (linked, never) = (false, true);
    let first = ActivityId::from(uuid::Uuid::nil());
    rows!(
        tx,
        Ahead,
        UNLINKED,
        workspace,
        Word(relationship),
        linked,
        from,
        never,
        today,
        limit,
        first
    )
}

/// Whether anybody stands so to the member.
pub async fn is_anybody(
    tx: &mut Tx,
    workspace: WorkspaceId,
    relationship: Relationship,
) -> Result<bool> {
    let found = row!(tx, (PersonId,), ANYBODY, workspace, Word(relationship))?;
    Ok(found.is_some())
}

/// Who led to a deal with somebody else: the person, their name, and what the
/// latest such deal is called.
pub type Referred = (PersonId, String, String);

/// Somebody who is no referrer or partner by word, though a deal began with
/// asking them for a referral, or with meeting them as one.
pub async fn referred(tx: &mut Tx, workspace: WorkspaceId) -> Result<Option<Referred>> {
    row!(tx, Referred, REFERRED, workspace)
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

/// What the deals say of somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dealt {
    /// Since when one with them or their organisation is open.
    pub open: Option<Day>,
    /// When the latest with them was won.
    pub won: Option<Day>,
    /// When the latest with their organisation was won, whoever it was with.
    pub won_there: Option<Day>,
}

/// What the deals with a person and their organisation say.
pub async fn deals_with(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
    firm: Option<OrganisationId>,
) -> Result<Dealt> {
    type One = (Option<Day>,);
    let open = row!(&mut *tx, One, OPEN_DEAL, workspace, person, firm)?;
    let won = row!(&mut *tx, One, WON_DEAL, workspace, person)?;
    let won_there = row!(tx, One, WON_THERE, workspace, firm)?;
    let day = |found: Option<One>| found.and_then(|(day,)| day);
    Ok(Dealt {
        open: day(open),
        won: day(won),
        won_there: day(won_there),
    })
}
