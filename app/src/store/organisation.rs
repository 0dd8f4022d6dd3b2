//! Organisations: the firms whose people one sells to.

use legwork_core::vocabulary::Relationship;

use super::activity::Activity;
use super::deal::Deal;
use super::due::Concern;
use super::error::Result;
use super::person::Person;
use super::record::{entity, record};
use super::sql::{containing, statements};
use super::sqlite::{Cells, FromSqlite};
use super::tx::{Tx, rows};
use super::types::{Day, Instant, Word};
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
    const WORDY: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Organisation(self.organisation_id)]
    }
}
entity!(Organisation);

statements! {
    BY_NAME = "select workspace_id, organisation_id, name, name_norm, relationship, domain, note, created \
        from organisations where workspace_id = $1 and name_norm = $2 order by created, organisation_id";
    PEOPLE_OF = "select workspace_id, person_id, name, name_norm, relationship, organisation_id, role, keep_in_touch, \
        never, snoozed_until, note, created from people \
        where workspace_id = $1 and organisation_id = $2 order by name_norm, person_id";
    ACTIVITIES_OF = "select workspace_id, activity_id, member_id, kind, quantity, day, at, recorded, recorded_at, zone, \
        minutes, outcome, quality, amount, currency, organisation_id, deal_id, note, tags, source, source_id \
        from activities where workspace_id = $1 and organisation_id = $2 order by day, activity_id";
    DEALS_OF = "select workspace_id, deal_id, member_id, title, person_id, organisation_id, value, currency, stage, \
        opened, expected_close, closed, status, reason, origin_activity_id, created from deals \
        where workspace_id = $1 and organisation_id = $2 order by opened, deal_id";
    KNOWN = "select o.workspace_id, o.organisation_id, o.name, o.name_norm, o.relationship, o.domain, o.note, o.created, \
        (select count(*) from people p where p.workspace_id = o.workspace_id \
        and p.organisation_id = o.organisation_id) as people, \
        (select max(a.day) from activities a where a.workspace_id = o.workspace_id \
        and a.organisation_id = o.organisation_id) as own, \
        (select max(d.touched) from people q join dues d on d.workspace_id = q.workspace_id \
        and d.person_id = q.person_id where q.workspace_id = o.workspace_id \
        and q.organisation_id = o.organisation_id) as theirs from organisations o \
        where o.workspace_id = $1 and (o.name_norm like $2 escape '\\' or o.domain like $2 escape '\\') \
        and (o.organisation_id = $3 or $3 is null) order by o.name_norm, o.organisation_id limit $4";
    LIST = "select workspace_id, organisation_id, name, name_norm, relationship, domain, note, created \
        from organisations where workspace_id = $1 order by name_norm, organisation_id";
}

/// The organisations whose compared name is `norm`.
pub async fn by_name(tx: &mut Tx, workspace: WorkspaceId, norm: &str) -> Result<Vec<Organisation>> {
    rows!(tx, Organisation, BY_NAME, workspace, norm)
}

/// An organisation with what every list shows of it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct KnownFirm {
    /// The organisation.
    #[sqlx(flatten)]
    pub row: Organisation,
    /// How many people work there.
    pub people: i64,
    /// The day of the latest act with the organisation itself.
    pub own: Option<Day>,
    /// The day of the latest touch of anybody there; [`Day::MIN`] for none.
    pub theirs: Option<Day>,
}

impl KnownFirm {
    /// The day of the last touch, of the organisation or of anybody there.
    pub fn touched(&self) -> Option<Day> {
        self.own.max(self.theirs).filter(|day| *day != Day::MIN)
    }
}

impl FromSqlite for KnownFirm {
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            row: Organisation::read(cells)?,
            people: cells.next("people")?,
            own: cells.next("own")?,
            theirs: cells.next("theirs")?,
        })
    }
}

/// At most `limit` organisations whose name or domain holds `norm`, by name;
/// only the one with this id, where it is given.
pub async fn known(
    tx: &mut Tx,
    workspace: WorkspaceId,
    norm: &str,
    id: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<KnownFirm>> {
    rows!(tx, KnownFirm, KNOWN, workspace, containing(norm), id, limit)
}

/// Everybody who works for an organisation, by name.
pub async fn people_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: OrganisationId,
) -> Result<Vec<Person>> {
    rows!(tx, Person, PEOPLE_OF, workspace, id)
}

/// The activities with an organisation, oldest first.
pub async fn activities_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: OrganisationId,
) -> Result<Vec<Activity>> {
    rows!(tx, Activity, ACTIVITIES_OF, workspace, id)
}

/// The deals with an organisation, oldest first.
pub async fn deals_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: OrganisationId,
) -> Result<Vec<Deal>> {
    rows!(tx, Deal, DEALS_OF, workspace, id)
}

/// All organisations by name.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Organisation>> {
    rows!(tx, Organisation, LIST, workspace)
}
