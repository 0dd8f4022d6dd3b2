//! An activity before anything is said of it.

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::ids::ActivityId;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::store::{Activity, Day, Instant, Json};
use crate::{Error, Result};

/// Where an activity comes from.
pub(in crate::service) struct Origin {
    /// Its id here.
    pub(in crate::service) id: ActivityId,
    /// Who saw it: `log` for the member.
    pub(in crate::service) source: String,
    /// The name that it has there.
    pub(in crate::service) source_id: Option<String>,
}

impl Origin {
    /// The member logged it.
    pub(super) fn log(id: ActivityId) -> Self {
        Self {
            id,
            source: "log".to_owned(),
            source_id: None,
        }
    }
}

/// A blank activity of this kind, done and recorded today.
pub(in crate::service) fn blank(
    context: &Context,
    now: &Zoned,
    board: &Board,
    kind: String,
    origin: Origin,
) -> Activity {
    Activity {
        workspace_id: context.workspace_id(),
        activity_id: origin.id,
        member_id: context.member_id,
        kind,
        quantity: 1,
        day: Day(board.today),
        at: None,
        recorded: Day(board.today),
        recorded_at: Instant::from(now.timestamp()),
        zone: zone_name(&context.local(now)),
        minutes: None,
        outcome: None,
        quality: None,
        amount: None,
        currency: None,
        organisation_id: None,
        deal_id: None,
        note: None,
        tags: Json::default(),
        source: origin.source,
        source_id: origin.source_id,
    }
}

/// The zone text stored with a time: an offset when the zone has no name.
pub(in crate::service) fn zone_name(now: &Zoned) -> String {
    let zone = now.time_zone();
    zone.iana_name()
        .map_or_else(|| now.offset().to_string(), str::to_owned)
}

/// The moment of a time on a wall clock.
pub(in crate::service) fn moment(wall: DateTime, zone: TimeZone) -> Result<Instant> {
    let at = wall.to_zoned(zone).map_err(|_| {
        Error::usage(format!(
            "{} on {} cannot be placed on a clock",
            wall.time(),
            wall.date()
        ))
    })?;
    Ok(Instant::from(at.timestamp()))
}
