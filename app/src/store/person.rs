//! People: whom one sells to, and how they are reached.

use legwork_core::vocabulary::Relationship;

use super::activity::ActivityPerson;
use super::change::Change;
use super::deal::Deal;
use super::due::Concern;
use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::sqlite::{Cells, FromSqlite};
use super::tx::{Tx, rows};
use super::types::{Day, Instant, Word};
use super::words::words;
use crate::ids::{MemberId, OrganisationId, PersonId, WorkspaceId};

record! {
    /// Someone one sells to, or who sends work.
    pub struct Person in "people" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            person_id: PersonId,
        }
        /// The name as written.
        name: String,
        /// The name as compared: lower case, no accents, single spaces.
        name_norm: String,
        /// How the person stands to the member.
        relationship: Word<Relationship>,
        /// The organisation the person works for.
        organisation_id: Option<OrganisationId>,
        /// What the person does there.
        role: Option<String>,
        /// After how many days without touch the person is due.
        keep_in_touch: Option<i64>,
        /// Whether the person is never to be proposed.
        never: bool,
        /// The day before which the person is not to be proposed.
        snoozed_until: Option<Day>,
        /// Whatever should be remembered.
        note: Option<String>,
        /// When the person was added.
        created: Instant,
    }
    const TIMED: bool = true;
    const WORDY: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Person(self.person_id)]
    }
}
entity!(Person);

words! {
    /// What an address is.
    AddressKind {
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// A page on the web, such as a profile.
        Link = "link",
    }
}

record! {
    /// A way to reach a person.
    pub struct PersonAddress in "person_addresses" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The person.
            person_id: PersonId,
            /// What it is.
            kind: Word<AddressKind>,
            /// The address as compared.
            value_norm: String,
        }
        /// The address as written.
        value: String,
    }
    const TIMED: bool = true;
    const WORDY: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Person(self.person_id)]
    }
}

statements! {
    BY_NAME = "select workspace_id, person_id, name, name_norm, relationship, organisation_id, role, keep_in_touch, \
        never, snoozed_until, note, created from people \
        where workspace_id = $1 and name_norm = $2 order by created, person_id";
    SEARCH = "select workspace_id, person_id, name, name_norm, relationship, organisation_id, role, keep_in_touch, \
        never, snoozed_until, note, created from people \
        where workspace_id = $1 and name_norm like $2 escape '\\' order by name_norm, person_id limit $3";
    BY_ADDRESS = "select p.workspace_id, p.person_id, p.name, p.name_norm, p.relationship, p.organisation_id, p.role, \
        p.keep_in_touch, p.never, p.snoozed_until, p.note, p.created from person_addresses a \
        join people p on p.workspace_id = a.workspace_id and p.person_id = a.person_id \
        where a.workspace_id = $1 and a.value_norm = $2 order by p.created, p.person_id";
    BY_TAIL = "select p.workspace_id, p.person_id, p.name, p.name_norm, p.relationship, p.organisation_id, p.role, \
        p.keep_in_touch, p.never, p.snoozed_until, p.note, p.created, a.value from person_addresses a \
        join people p on p.workspace_id = a.workspace_id and p.person_id = a.person_id \
        where a.workspace_id = $1 and a.kind = 'phone' and a.value_norm like $2 escape '\\' \
        order by p.created, p.person_id";
    ADDRESSES = "select workspace_id, person_id, kind, value_norm, value from person_addresses \
        where workspace_id = $1 order by kind, value_norm, person_id";
    LIST = "select workspace_id, person_id, name, name_norm, relationship, organisation_id, role, keep_in_touch, \
        never, snoozed_until, note, created from people where workspace_id = $1 order by name_norm, person_id";
    ADDRESSES_OF = "select workspace_id, person_id, kind, value_norm, value from person_addresses \
        where workspace_id = $1 and person_id = $2 order by kind, value_norm";
    ACTIVITIES_OF = "select workspace_id, activity_id, person_id from activity_people \
        where workspace_id = $1 and person_id = $2 order by activity_id";
    DEALS_OF = "select workspace_id, deal_id, member_id, title, person_id, organisation_id, value, currency, stage, \
        opened, expected_close, closed, status, reason, origin_activity_id, created from deals \
        where workspace_id = $1 and person_id = $2 order by opened, deal_id";
    NEW_BETWEEN = "select distinct p.person_id, p.name from activities a \
        join activity_people ap on ap.workspace_id = a.workspace_id and ap.activity_id = a.activity_id \
        join people p on p.workspace_id = ap.workspace_id and p.person_id = ap.person_id \
        where a.workspace_id = $1 and a.member_id = $2 and a.day >= $3 and a.day <= $4 \
        and not exists (select 1 from activity_people other \
        join activities b on b.workspace_id = other.workspace_id and b.activity_id = other.activity_id \
        where other.workspace_id = $1 and other.person_id = ap.person_id and b.day < $3) \
        order by p.name, p.person_id limit $5";
}

/// The people whose compared name is `norm`.
pub async fn by_name(tx: &mut Tx, workspace: WorkspaceId, norm: &str) -> Result<Vec<Person>> {
    rows!(tx, Person, BY_NAME, workspace, norm)
}

/// At most `limit` people whose compared name contains `norm`, by name.
pub async fn search(
    tx: &mut Tx,
    workspace: WorkspaceId,
    norm: &str,
    limit: i64,
) -> Result<Vec<Person>> {
    rows!(
        tx,
        Person,
        SEARCH,
        workspace,
        super::sql::containing(norm),
        limit
    )
}

/// The people who are reached at an address, as compared.
pub async fn by_address(tx: &mut Tx, workspace: WorkspaceId, norm: &str) -> Result<Vec<Person>> {
    rows!(tx, Person, BY_ADDRESS, workspace, norm)
}

/// Somebody with one of their telephone numbers.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Reached {
    /// The person.
    #[sqlx(flatten)]
    pub person: Person,
    /// The number as written.
    pub value: String,
}

impl FromSqlite for Reached {
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            person: Person::read(cells)?,
            value: cells.next("value")?,
        })
    }
}

/// The people with a telephone number whose digits, as compared, hold `tail`.
pub async fn by_tail(tx: &mut Tx, workspace: WorkspaceId, tail: &str) -> Result<Vec<Reached>> {
    rows!(
        tx,
        Reached,
        BY_TAIL,
        workspace,
        super::sql::containing(tail)
    )
}

/// Every address of everybody, by kind and by what is compared.
pub async fn addresses(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<PersonAddress>> {
    rows!(tx, PersonAddress, ADDRESSES, workspace)
}

/// All people by name.
pub async fn list(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Person>> {
    rows!(tx, Person, LIST, workspace)
}

/// The addresses of one person.
pub async fn addresses_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
) -> Result<Vec<PersonAddress>> {
    rows!(tx, PersonAddress, ADDRESSES_OF, workspace, person)
}

/// The people whom the member touched from one day to another, both included,
/// and nobody before; by name, at most `limit`.
pub async fn new_between(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    (from, to): (Day, Day),
    limit: i64,
) -> Result<Vec<(PersonId, String)>> {
    rows!(
        tx,
        (PersonId, String),
        NEW_BETWEEN,
        workspace,
        member,
        from,
        to,
        limit
    )
}

/// Deletes a person and the addresses. Gives what was there; fails with a
/// conflict when activities or deals refer to the person.
pub async fn remove(change: &mut Change, id: PersonId) -> Result<Option<Person>> {
    let ws = change.workspace();
    let addresses = addresses_of(change.tx(), ws, id).await?;
    change.remove_all(addresses).await?;
    change.remove::<Person>(&(ws, id)).await
}

/// The person's part in activities, as needed to merge two people.
pub async fn activities_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
) -> Result<Vec<ActivityPerson>> {
    rows!(tx, ActivityPerson, ACTIVITIES_OF, workspace, person)
}

/// The person's deals, oldest first.
pub async fn deals_of(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<Vec<Deal>> {
    rows!(tx, Deal, DEALS_OF, workspace, person)
}
