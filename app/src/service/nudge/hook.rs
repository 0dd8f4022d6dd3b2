//! Nudges as signed calls to another program.

use jiff::Zoned;
use serde::Serialize;
use serde_json::json;

use super::choose::keep;
use super::secret::{self, Inside};
use super::send::{Letter, Way};
use super::settings::{Channel, HookWay, Settings};
use super::told::{self, Write};
use super::view::{Nudges, view};
use crate::connect::Secret;
use crate::connect::fault::Unsent;
use crate::connect::hook::{Call, call};
use crate::connect::http::place;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::session;
use crate::{Error, Result};

/// Which program is to be called.
#[derive(Debug, Clone)]
pub struct HookFields {
    /// Its address.
    pub address: String,
    /// Whether it may be on a private network.
    pub allow_private: bool,
}

/// A program that is called, with the key that proves who calls.
#[derive(Serialize)]
pub struct Hooked {
    /// How the member is nudged.
    #[serde(flatten)]
    pub nudges: Nudges,
    /// What calls are signed with: shown this once.
    pub secret: String,
}

/// Calls a program as a trial, with what `write` writes, and when that goes well keeps it, and chooses
/// it. Gives the key, which is not shown again.
pub async fn webhook(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    fields: &HookFields,
    write: Write,
) -> Result<Hooked> {
    let url = place(&fields.address)?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let secret = session::secret(&context.ids)?;
    let way = HookWay {
        server: url.origin().ascii_serialization(),
        allow: fields.allow_private.then_some(host).into_iter().collect(),
    };
    let inside = Inside {
        password: Some(secret.clone()),
        address: Some(url.to_string()),
        stop: None,
    };
    let id = context.ids.entity::<uuid::Uuid>().to_string();
    let letter = told::trial(context, outside, now, None, write).await?;
    let trial = Way::trial(&id);
    let called = deliver(outside, now, (&way, &inside), &letter, &trial).await;
    called.map_err(Unsent::of_trial)?;
    let mut change = context.change(now, "nudges webhook").await?;
    let before = Settings::load(context, change.tx()).await?;
    let settings = Settings {
        webhook: Some(way),
        channel: Some(Channel::Webhook),
        ..before.clone()
    };
    keep(context, now, &mut change, &settings, &before).await?;
    secret::keep(context, outside, change.tx(), Channel::Webhook, &inside).await?;
    let nudges = view(context, now, change.tx(), &settings).await?;
    change.commit().await?;
    Ok(Hooked { nudges, secret })
}

/// Calls the program.
pub(super) async fn deliver(
    outside: &Outside,
    now: &Zoned,
    (hook, inside): (&HookWay, &Inside),
    letter: &Letter,
    way: &Way<'_>,
) -> std::result::Result<(), Unsent> {
    let (Some(address), Some(secret)) = (&inside.address, &inside.password) else {
        return Err(Unsent::never(
            Error::refused("the address of the webhook is not known here")
                .hint("give it again: legwork nudges webhook ADDRESS"),
        ));
    };
    let body = json!({
        "schema": crate::service::SCHEMA,
        "id": way.id,
        "at": now.timestamp().to_string(),
        "subject": letter.subject,
        "text": letter.text,
        "link": way.base,
    });
    let message = Call {
        url: place(address).map_err(Unsent::never)?,
        id: way.id,
        at: now.timestamp().as_second(),
        body: body.to_string(),
    };
    let http = outside.http(&hook.allow).map_err(Unsent::never)?;
    call(&http, &message, &Secret::new(secret.as_str())).await
}
