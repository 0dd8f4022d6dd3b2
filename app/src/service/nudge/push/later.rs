//! Putting a nudge off at the wish of who got it.

use jiff::civil::Time;
use jiff::{Timestamp, ToSpan, Zoned};
use legwork_core::nudge::{first_at, put_off as core_put_off};
use serde::Serialize;

use super::super::settings::{Settings, key};
use super::super::turn::{KIND, Note, job_of};
use crate::ids::JobId;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::store::{self, Job};
use crate::{Error, Result};

/// A nudge that comes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PutOff {
    /// Version of this shape.
    pub schema: u8,
    /// When (RFC 3339).
    pub at: String,
}

/// Says a nudge again in an hour, at the end of quiet hours at the latest, and on
/// the same day. It is the same nudge, so the daily cap does not count it anew;
/// asked for by several browsers, or twice, it comes once.
pub async fn put_off(context: &Context, now: &Zoned, id: &str) -> Result<PutOff> {
    let mut tx = context.read().await?;
    let note = said(context, &mut tx, now, id).await?;
    let settings = Settings::load(context, &mut tx).await?;
    drop(tx);
    let local = context.local(now);
    let at = core_put_off(&settings.times(), local.time_zone(), now.timestamp());
    let at = at.ok_or_else(|| {
        Error::refused("it is too late to put that off: the day is nearly over")
            .hint("what is due is on Today")
    })?;
    let note = Note {
        later: note.later + 1,
        device: None,
        entry: None,
        ..note
    };
    let tomorrow = local.date().saturating_add(1.day());
    let end = first_at(local.time_zone(), tomorrow, Time::midnight());
    let job = job_of(context, now.timestamp(), note, (at, end));
    let mut tx = context.db.write().await?;
    store::jobs::add(&mut tx, &job).await?;
    tx.commit().await?;
    Ok(PutOff {
        schema: SCHEMA,
        at: context.moment(now, at),
    })
}

/// The nudge with this id, which must be one of today.
async fn said(context: &Context, tx: &mut store::Tx, now: &Zoned, id: &str) -> Result<Note> {
    let gone =
        || Error::not_found("that nudge is not known any more").hint("what is due is on Today");
    let id: JobId = id.trim().parse().map_err(|_| gone())?;
    let (workspace, member) = key(context);
    let job = tx.get::<Job>(&(workspace, id)).await?.ok_or_else(gone)?;
    if job.member_id != member || job.kind != KIND {
        return Err(gone());
    }
    let local = context.local(now);
    let of_today = |at: Timestamp| at.to_zoned(local.time_zone().clone()).date() == local.date();
    if !of_today(job.due.timestamp()) {
        return Err(Error::refused("that nudge was of another day").hint("what is due is on Today"));
    }
    serde_json::from_value(job.payload.0)
        .map_err(|cause| Error::internal("a nudge cannot be read", cause))
}
