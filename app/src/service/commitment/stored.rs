//! A promise as it is stored.

use jiff::civil::Date;
use legwork_core::cadence::Draft;

use super::wanted::Wanted;
use crate::ids::{CommitmentId, GoalId, LineageId};
use crate::service::context::Context;
use crate::store::{Commitment, CommitmentVersion, Day, Instant, Word};

/// A promise as a row, made at this moment.
pub(in crate::service) fn row(
    context: &Context,
    created: Instant,
    id: CommitmentId,
    sentence: &str,
    wanted: &Wanted,
    goal_id: Option<GoalId>,
) -> Commitment {
    let reading = &wanted.reading;
    Commitment {
        workspace_id: context.workspace_id(),
        commitment_id: id,
        member_id: context.member_id,
        goal_id,
        lineage_id: LineageId::from(id.uuid()),
        kind: wanted.kind.slug.to_string(),
        title: reading.title.clone(),
        sentence: sentence.to_owned(),
        direction: Word(wanted.direction),
        unit: Word(wanted.period),
        every: i64::from(wanted.every),
        mask: i64::from(wanted.mask.bits()),
        week_start: context.workspace.week_start,
        anchor: None,
        fiscal_month: context.workspace.fiscal_month,
        starts_on: Day(wanted.start),
        ends_on: wanted.end.map(Day),
        quantity_unit: reading.quantity_unit.to_string(),
        audience: reading.audience.or(wanted.kind.audience).map(Word),
        channel: reading.channel.or(wanted.kind.channel).map(Word),
        time_of_day: reading.time_of_day.clone(),
        minutes: reading.minutes.map(i64::from),
        cap: i64::from(wanted.carry),
        grace: i64::from(Draft::GRACE),
        retired_on: None,
        reason: None,
        created,
    }
}

/// The number in force from its first day on.
pub(in crate::service) fn version(
    row: &Commitment,
    wanted: &Wanted,
    today: Date,
) -> CommitmentVersion {
    CommitmentVersion {
        workspace_id: row.workspace_id,
        commitment_id: row.commitment_id,
        from_day: Day(wanted.start),
        target: i64::from(wanted.target),
        upper: wanted.upper.map(i64::from),
        reason: None,
        added: Day(today),
    }
}
