//! Activities: what was done.

use legwork_core::vocabulary::Outcome;

use super::change::Change;
use super::due::Concern;
use super::error::Result;
use super::record::{entity, record};
use super::sql::{containing, statements};
use super::totals::Effect;
use super::tx::{Tx, row, rows};
use super::types::{Day, Instant, Json, Word};
use crate::ids::{ActivityId, DealId, MemberId, OrganisationId, PersonId, WorkspaceId};

record! {
    /// One logged act.
    pub struct Activity in "activities" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            activity_id: ActivityId,
        }
        /// Who acted.
        member_id: MemberId,
        /// The slug of the kind.
        kind: String,
        /// How many.
        quantity: i64,
        /// The day of it.
        day: Day,
        /// The moment of it, when known.
        at: Option<Instant>,
        /// The day on which it was recorded.
        recorded: Day,
        /// The moment at which it was recorded.
        recorded_at: Instant,
        /// The time zone (IANA name) of the days.
        zone: String,
        /// The minutes it took, when known.
        minutes: Option<i64>,
        /// What it led to.
        outcome: Option<Word<Outcome>>,
        /// How well it went, 1 to 5.
        quality: Option<i64>,
        /// An amount of money, in the smallest unit of the currency.
        amount: Option<i64>,
        /// The currency of the amount (ISO 4217).
        currency: Option<String>,
        /// With which firm.
        organisation_id: Option<OrganisationId>,
        /// For which deal.
        deal_id: Option<DealId>,
        /// Whatever should be remembered.
        note: Option<String>,
        /// Labels.
        tags: Json<Vec<String>>,
        /// Where it comes from: `manual`, a file or a connector.
        source: String,
        /// The name it has there; with the source it is unique.
        source_id: Option<String>,
    }
    const COUNTED: bool = true;

    fn effect(&self) -> Option<Effect> {
        Some(Effect {
            workspace_id: self.workspace_id,
            member_id: self.member_id,
            day: self.day,
            kind: self.kind.clone(),
            recorded: self.recorded,
            quantity: self.quantity,
            untimed: self.minutes.map_or(self.quantity, |_| 0),
            minutes: self.minutes.unwrap_or(0),
            acts: 1,
        })
    }

    const TIMED: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Act(self.activity_id, self.day, self.organisation_id)]
    }
}
entity!(Activity);

record! {
    /// That a person took part in an activity.
    pub struct ActivityPerson in "activity_people" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The activity.
            activity_id: ActivityId,
            /// The person.
            person_id: PersonId,
        }
    }
    const TIMED: bool = true;

    fn concerns(&self) -> Vec<Concern> {
        vec![Concern::Part(self.activity_id, self.person_id)]
    }
}

/// Which activities are wanted, and how many.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The first day; none means from the beginning.
    pub from: Option<Day>,
    /// The last day; none means to the end.
    pub to: Option<Day>,
    /// Only of this kind (a slug).
    pub kind: Option<String>,
    /// Only with this person.
    pub person: Option<PersonId>,
    /// Only with this text in the note, small and capital letters alike.
    pub text: Option<String>,
    /// At most so many.
    pub limit: i64,
    /// Only those listed after this one: the last of the page before.
    pub before: Option<(Day, ActivityId)>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            from: None,
            to: None,
            kind: None,
            person: None,
            text: None,
            limit: 100,
            before: None,
        }
    }
}

statements! {
    LIST = "select workspace_id, activity_id, member_id, kind, quantity, day, at, recorded, recorded_at, zone, minutes, \
        outcome, quality, amount, currency, organisation_id, deal_id, note, tags, source, source_id from activities \
        where workspace_id = $1 and member_id = $2 and day >= $3 and day <= $4 \
        and (day, activity_id) < ($5, $6) \
        and (kind = $7 or $7 is null) \
        and (lower(note) like $8 escape '\\' or $8 is null) \
        order by day desc, activity_id desc limit $9";
    LIST_WITH = "select a.workspace_id, a.activity_id, a.member_id, a.kind, a.quantity, a.day, a.at, a.recorded, \
        a.recorded_at, a.zone, a.minutes, a.outcome, a.quality, a.amount, a.currency, a.organisation_id, a.deal_id, \
        a.note, a.tags, a.source, a.source_id from activity_people ap \
        join activities a on a.workspace_id = ap.workspace_id and a.activity_id = ap.activity_id \
        where ap.workspace_id = $1 and a.member_id = $2 and a.day >= $3 and a.day <= $4 \
        and (a.day, a.activity_id) < ($5, $6) \
        and (a.kind = $7 or $7 is null) \
        and (lower(a.note) like $8 escape '\\' or $8 is null) \
        and ap.person_id = $9 \
        order by a.day desc, a.activity_id desc limit $10";
    PEOPLE_OF = "select workspace_id, activity_id, person_id from activity_people \
        where workspace_id = $1 and activity_id = $2 order by person_id";
    PEOPLE_BETWEEN = "select ap.workspace_id, ap.activity_id, ap.person_id from activities a \
        join activity_people ap on ap.workspace_id = a.workspace_id and ap.activity_id = a.activity_id \
        where a.workspace_id = $1 and a.member_id = $2 and a.day >= $3 and a.day <= $4 \
        order by ap.activity_id, ap.person_id";
    OUTCOMES = "select kind, outcome, cast(sum(quantity) as bigint) as quantity, count(*) as acts from activities \
        where workspace_id = $1 and member_id = $2 and day >= $3 and day <= $4 and outcome is not null \
        group by kind, outcome order by kind, outcome";
    OUTCOME_DAYS = "select day, kind, outcome, cast(sum(quantity) as bigint) as quantity from activities \
        where workspace_id = $1 and member_id = $2 and day >= $3 and day <= $4 and outcome is not null \
        group by day, kind, outcome order by day, kind, outcome";
    FROM_SOURCE = "select workspace_id, activity_id, member_id, kind, quantity, day, at, recorded, recorded_at, zone, \
        minutes, outcome, quality, amount, currency, organisation_id, deal_id, note, tags, source, source_id \
        from activities where workspace_id = $1 and source = $2 and source_id = $3";
}

/// The member's activities that pass the filter, latest day first.
pub async fn list(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    filter: &Filter,
) -> Result<Vec<Activity>> {
    let from = filter.from.unwrap_or(Day::MIN);
    let to = filter.to.unwrap_or(Day::MAX);
    let last = ActivityId::from(uuid::Uuid::max());
    let (day, id) = filter.before.unwrap_or((Day::MAX, last));
    let kind = filter.kind.as_deref();
    let text = filter
        .text
        .as_deref()
        .map(|text| containing(&text.to_ascii_lowercase()));
    let limit = filter.limit;
    match filter.person {
        None => rows!(
            tx, Activity, LIST, workspace, member, from, to, day, id, kind, text, limit
        ),
        Some(person) => rows!(
            tx, Activity, LIST_WITH, workspace, member, from, to, day, id, kind, text, person,
            limit
        ),
    }
}

/// The people who took part in one activity.
pub async fn people_of(
    tx: &mut Tx,
    workspace: WorkspaceId,
    activity: ActivityId,
) -> Result<Vec<ActivityPerson>> {
    rows!(tx, ActivityPerson, PEOPLE_OF, workspace, activity)
}

/// Who took part in the member's activities from one day to another, by activity.
pub async fn people_between(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    from: Day,
    to: Day,
) -> Result<Vec<ActivityPerson>> {
    rows!(
        tx,
        ActivityPerson,
        PEOPLE_BETWEEN,
        workspace,
        member,
        from,
        to
    )
}

/// How much of a kind led to an outcome: kind, outcome, units and acts.
pub type OutcomeSum = (String, Word<Outcome>, i64, i64);

/// What the member's activities led to from one day to another, both included,
/// by kind and outcome; those that say no outcome are left out. Day totals know
/// no outcomes, so this reads the activities of these days.
pub async fn outcomes(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    from: Day,
    to: Day,
) -> Result<Vec<OutcomeSum>> {
    rows!(tx, OutcomeSum, OUTCOMES, workspace, member, from, to)
}

/// What the acts of one kind on one day led to: day, kind, outcome and units.
pub type OutcomeDay = (Day, String, Word<Outcome>, i64);

/// The same as [`outcomes`], day by day.
pub async fn outcome_days(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    from: Day,
    to: Day,
) -> Result<Vec<OutcomeDay>> {
    rows!(tx, OutcomeDay, OUTCOME_DAYS, workspace, member, from, to)
}

/// The activity that came from a source under a name, if it was taken over.
pub async fn from_source(
    tx: &mut Tx,
    workspace: WorkspaceId,
    source: &str,
    source_id: &str,
) -> Result<Option<Activity>> {
    row!(tx, Activity, FROM_SOURCE, workspace, source, source_id)
}

/// Deletes an activity and who took part in it. Gives what was there; fails
/// with a conflict when a capture became it.
pub async fn remove(change: &mut Change, id: ActivityId) -> Result<Option<Activity>> {
    let ws = change.workspace();
    let people = people_of(change.tx(), ws, id).await?;
    change.remove_all(people).await?;
    change.remove::<Activity>(&(ws, id)).await
}
