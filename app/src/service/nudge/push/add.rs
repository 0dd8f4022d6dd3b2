//! Taking a browser in.

use jiff::Zoned;

use super::super::choose::keep;
use super::super::settings::{Channel, Settings, key};
use super::super::told::Write;
use super::device::{self, Devices};
use super::{deliver, devices_of, trial};
use crate::connect::fault::Unsent;
use crate::connect::push::{Subscription, Took};
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::{session, text};
use crate::store::{self, Instant, PushDevice, Tx};
use crate::{Error, Result};

/// The most browsers of a member: each is one more message a day.
const MOST: usize = 20;

/// What a browser says of itself.
#[derive(Debug, Clone, Default)]
pub struct DeviceFields {
    /// Where it takes messages.
    pub endpoint: String,
    /// Its key: an uncompressed point of P-256, in base64 for addresses.
    pub public: String,
    /// Its shared secret of 16 bytes, written alike.
    pub auth: String,
    /// What it is called.
    pub name: String,
    /// Where it took messages before, when it was given another address.
    pub replaces: Option<String>,
}

/// Sends a browser a trial, and when that goes well keeps it, and chooses push.
/// One that only has a new address takes its former place, without a trial.
pub async fn add(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    fields: &DeviceFields,
    write: Write,
) -> Result<Devices> {
    let to = Subscription::read(&fields.endpoint, &fields.public, &fields.auth)?;
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    let before = former(context, &mut tx, fields).await?;
    let all = device::rows(context, &mut tx).await?.len();
    drop(tx);
    secure(&to, &settings)?;
    if before.is_none() && all >= MOST {
        return Err(
            Error::refused(format!("nudges go to {MOST} browsers at most"))
                .hint("remove one that is not used any more: legwork nudges push remove NAME"),
        );
    }
    let row = row(context, outside, now, (fields, &to), before.as_ref())?;
    if fields.replaces.is_none() {
        try_first(context, outside, now, &row, write).await?;
    }
    take_in(context, now, &row, before.as_ref()).await?;
    devices_of(context, now).await
}

/// The row of the browser as it was known until now.
async fn former(
    context: &Context,
    tx: &mut Tx,
    fields: &DeviceFields,
) -> Result<Option<PushDevice>> {
    let workspace = context.workspace_id();
    let known = [Some(&fields.endpoint), fields.replaces.as_ref()];
    for address in known.into_iter().flatten() {
        let hash = session::hash(address);
        if let Some(row) = store::push::by_hash(tx, workspace, &hash).await? {
            return Ok(Some(row));
        }
    }
    match fields.replaces {
        None => Ok(None),
        Some(_) => Err(
            Error::not_found("this browser is not one of yours any more")
                .hint("choose it again in Settings > Nudges"),
        ),
    }
}

/// Refuses a service that is spoken to in the clear, unless it was let in.
fn secure(to: &Subscription, settings: &Settings) -> Result<()> {
    if to.endpoint.scheme() == "https" || settings.push_allow.contains(&to.server()) {
        return Ok(());
    }
    Err(
        Error::refused("messages for browsers go by https alone").hint(format!(
            "for a service of your own: legwork nudges push allow {}",
            to.server()
        )),
    )
}

/// The row of a browser; in the place of the one before.
fn row(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    (fields, to): (&DeviceFields, &Subscription),
    before: Option<&PushDevice>,
) -> Result<PushDevice> {
    let (workspace_id, member_id) = key(context);
    let at = Instant::from(now.timestamp());
    let kept = before.filter(|_| fields.replaces.is_some());
    let name = match kept {
        Some(row) => row.name.clone(),
        None => text::title("the name of the browser", &fields.name)?,
    };
    let mut row = PushDevice {
        workspace_id,
        device_id: before.map_or_else(|| context.ids.entity(), |row| row.device_id),
        member_id,
        name,
        server: to.server(),
        endpoint_hash: session::hash(&fields.endpoint),
        sealed: String::new(),
        created: kept.map_or(at, |row| row.created),
        sent: before.and_then(|row| row.sent),
    };
    row.sealed = device::seal(context, outside, &row, to)?;
    Ok(row)
}

async fn try_first(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    row: &PushDevice,
    write: Write,
) -> Result<()> {
    let told = trial::told(context, outside, now, write).await?;
    let sent = deliver::to_one(context, outside, now, row, &told).await;
    match sent.map_err(Unsent::of_trial)? {
        Took::It => Ok(()),
        Took::Gone => Err(
            Error::refused("the service does not know this browser any more")
                .hint("choose it again in Settings > Nudges"),
        ),
    }
}

/// Writes a browser down. Only the first is a choice of how to be nudged.
async fn take_in(
    context: &Context,
    now: &Zoned,
    row: &PushDevice,
    before: Option<&PushDevice>,
) -> Result<()> {
    let mut change = context.change(now, "nudges push").await?;
    let chosen = Settings::load(context, change.tx()).await?;
    if let Some(before) = before {
        store::push::remove(change.tx(), before).await?;
    }
    change.tx().overwrite(row).await?;
    if chosen.channel != Some(Channel::Push) {
        let settings = Settings {
            channel: Some(Channel::Push),
            ..chosen.clone()
        };
        keep(context, now, &mut change, &settings, &chosen).await?;
    }
    change.commit().await?;
    Ok(())
}
