//! One message of a nudge for each browser, and each sent once.

use jiff::Zoned;

use super::super::send::{Letter, Way, came};
use super::super::settings::{Settings, key};
use super::super::turn::{Note, job_of};
use super::told::{Told, told};
use super::{device, key as keys};
use crate::connect::fault::Unsent;
use crate::connect::push::{self, Message, Sender, Took};
use crate::ids::DeviceId;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::jobs::Came;
use crate::store::{self, PushDevice};
use crate::{Error, Result};

/// Sends a nudge to the browser that it is for; while it is for all of them, a
/// job is made for each, so that one that fails is tried again alone.
pub(in super::super) async fn send(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    (settings, letter): (&Settings, &Letter),
    way: &Way<'_>,
) -> Result<Came> {
    let Some(note) = way.note else {
        return Ok(Came::Done(None));
    };
    let Some(id) = note.device else {
        return part(context, now, note, way).await;
    };
    let found = row(context, id).await?;
    let Some(row) = found else {
        return Ok(Came::Done(Some("the browser was removed since".to_owned())));
    };
    let told = told(&context.local(now), letter, way, contact(settings));
    match to_one(context, outside, now, &row, &told).await {
        Ok(Took::It) => Ok(Came::Done(Some(format!("sent to {}", row.name)))),
        Ok(Took::Gone) => {
            let says = format!("{} takes no nudges any more, and was removed", row.name);
            Ok(Came::Done(Some(says)))
        }
        Err(unsent) => Ok(came(unsent)),
    }
}

/// Where the services of browsers can turn to: the pages, or who reads the mail.
pub(super) fn contact(settings: &Settings) -> Option<String> {
    let base = settings.base.clone();
    let mail = settings.mail.as_ref();
    base.filter(|base| base.starts_with("https://"))
        .or_else(|| mail.map(|mail| format!("mailto:{}", mail.to)))
}

/// Makes a job for each browser. Made twice, they are there once.
async fn part(context: &Context, now: &Zoned, note: Note, way: &Way<'_>) -> Result<Came> {
    let mut tx = context.db.write().await?;
    let rows = device::rows(context, &mut tx).await?;
    if rows.is_empty() {
        return Ok(Came::Never(
            Error::refused("no browser is left that shows nudges").hint(
                "open Settings > Nudges in a browser, or choose another channel: legwork nudges set --channel mail",
            ),
        ));
    }
    let entry = Some(context.ids.entity());
    for row in &rows {
        let device = Some(row.device_id);
        let note = Note {
            device,
            entry,
            ..note
        };
        let at = now.timestamp();
        let job = job_of(context, at, note, (at, way.expires));
        store::jobs::add(&mut tx, &job).await?;
    }
    tx.commit().await?;
    let n = rows.len();
    let browsers = if n == 1 { "browser" } else { "browsers" };
    Ok(Came::Done(Some(format!("for {n} {browsers}"))))
}

async fn row(context: &Context, id: DeviceId) -> Result<Option<PushDevice>> {
    let (workspace, member) = key(context);
    let mut tx = context.read().await?;
    let found = tx.get::<PushDevice>(&(workspace, id)).await?;
    Ok(found.filter(|row| row.member_id == member))
}

/// Hands a message to one browser, and writes down what that shows of it: that
/// it was reached, or that it is gone.
pub(super) async fn to_one(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    row: &PushDevice,
    told: &Told,
) -> std::result::Result<Took, Unsent> {
    let prepared = async {
        let mut tx = context.read().await?;
        let settings = Settings::load(context, &mut tx).await?;
        let key = keys::need(context, outside, &mut tx).await?;
        let http = outside.http(&settings.push_allow)?;
        Ok((key, http, device::open(outside, row)?))
    };
    let (key, http, to) = prepared.await.map_err(Unsent::never)?;
    let sender = Sender {
        key: &key,
        contact: told.contact.as_deref(),
        at: now.timestamp().as_second(),
    };
    let message = Message {
        text: &told.text,
        patience: told.patience,
        topic: told.topic,
    };
    let took = push::send(&http, &to, &sender, &message).await?;
    // What was sent must not be sent again because that could not be noted.
    let _ = note(context, now, row, took).await;
    Ok(took)
}

async fn note(context: &Context, now: &Zoned, row: &PushDevice, took: Took) -> Result<()> {
    let mut tx = context.db.write().await?;
    match took {
        Took::It => {
            let at = now.timestamp().into();
            store::push::sent(&mut tx, row.workspace_id, row.device_id, at).await?;
        }
        Took::Gone => {
            store::push::remove(&mut tx, row).await?;
        }
    }
    Ok(tx.commit().await?)
}
