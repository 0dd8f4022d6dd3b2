//! One invented act, and the rows that it becomes.

use jiff::civil::{Date, Time};
use jiff::{ToSpan, Zoned};
use legwork_core::vocabulary::Outcome;

use crate::Result;
use crate::ids::{ActivityId, DealId, OrganisationId, PersonId};
use crate::service::context::Context;
use crate::store::{Activity, ActivityPerson, Day, Instant, Json, Tx, Word};

/// Where everything of the demo belongs.
pub(super) struct Scene<'a> {
    /// The workspace and member.
    pub(super) context: &'a Context,
    /// The time it is.
    pub(super) now: &'a Zoned,
    zone: String,
}

/// What was done.
#[derive(Debug, Clone, Default)]
pub(super) struct Act {
    pub(super) kind: &'static str,
    pub(super) quantity: i64,
    pub(super) day: Date,
    /// Minutes since midnight.
    pub(super) minute: i64,
    /// Days until it was written down.
    pub(super) late: i64,
    pub(super) minutes: Option<i64>,
    pub(super) outcome: Option<Outcome>,
    pub(super) person: Option<PersonId>,
    pub(super) organisation: Option<OrganisationId>,
    pub(super) deal: Option<DealId>,
    pub(super) note: Option<&'static str>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(context: &'a Context, now: &'a Zoned) -> Self {
        let zone = now.time_zone().iana_name().unwrap_or("UTC").to_owned();
        Self { context, now, zone }
    }

    /// A minute of a day as a moment; never later than now.
    pub(super) fn at(&self, day: Date, minute: i64) -> Instant {
        let at = day
            .to_datetime(Time::midnight())
            .saturating_add(minute.minutes())
            .to_zoned(self.now.time_zone().clone())
            .map_or_else(|_| self.now.timestamp(), |at| at.timestamp());
        Instant::from(at.min(self.now.timestamp()))
    }

    /// An act as a row.
    fn activity(&self, act: &Act) -> Activity {
        let at = self.at(act.day, act.minute);
        let recorded = act.day.saturating_add(act.late.days());
        Activity {
            workspace_id: self.context.workspace_id(),
            activity_id: self.context.ids.ordered(at.timestamp()),
            member_id: self.context.member_id,
            kind: act.kind.to_owned(),
            quantity: act.quantity,
            day: Day(act.day),
            at: Some(at),
            recorded: Day(recorded),
            recorded_at: if act.late == 0 {
                at
            } else {
                self.at(recorded, 540)
            },
            zone: self.zone.clone(),
            minutes: act.minutes,
            outcome: act.outcome.map(Word),
            quality: None,
            amount: None,
            currency: None,
            organisation_id: act.organisation,
            deal_id: act.deal,
            note: act.note.map(str::to_owned),
            tags: Json(Vec::new()),
            source: "demo".to_owned(),
            source_id: None,
        }
    }

    /// Writes acts, without the sums by day.
    pub(super) async fn write(&self, tx: &mut Tx, acts: &[Act]) -> Result<()> {
        let rows: Vec<Activity> = acts.iter().map(|act| self.activity(act)).collect();
        let with = |(row, act): (&Activity, &Act)| self.took_part(row.activity_id, act.person);
        let people: Vec<ActivityPerson> = rows.iter().zip(acts).filter_map(with).collect();
        tx.bulk(&rows).await?;
        Ok(tx.bulk(&people).await?)
    }

    fn took_part(
        &self,
        activity_id: ActivityId,
        person: Option<PersonId>,
    ) -> Option<ActivityPerson> {
        Some(ActivityPerson {
            workspace_id: self.context.workspace_id(),
            activity_id,
            person_id: person?,
        })
    }
}
