//! A trial in a browser.

use jiff::Zoned;

use super::super::send::Way;
use super::super::settings::Settings;
use super::super::told::{self as letters, Write};
use super::told::{self, Told};
use super::{Devices, deliver, device};
use crate::connect::fault::Unsent;
use crate::connect::push::Took;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::{SCHEMA, find};
use crate::{Error, Result};

/// Sends a trial to one browser, by its name or the start of its id; without one,
/// to all of them. Gives those that it was sent to.
pub async fn trial(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    text: Option<&str>,
    write: Write,
) -> Result<Devices> {
    let mut tx = context.read().await?;
    let rows = match text {
        Some(text) => vec![find::device(context, &mut tx, text).await?],
        None => device::rows(context, &mut tx).await?,
    };
    drop(tx);
    if rows.is_empty() {
        return Err(Error::refused("no browser was chosen yet")
            .hint("open Settings > Nudges in the browser that is to show them"));
    }
    let told = told(context, outside, now, write).await?;
    for row in &rows {
        let sent = deliver::to_one(context, outside, now, row, &told).await;
        if sent.map_err(Unsent::of_trial)? == Took::Gone {
            let says = format!("{} takes no nudges any more, and was removed", row.name);
            return Err(Error::refused(says)
                .hint("to have them there again, choose it in its page Settings > Nudges"));
        }
    }
    Ok(Devices {
        schema: SCHEMA,
        devices: rows
            .iter()
            .map(|row| device::view(context, now, row))
            .collect(),
    })
}

/// What a browser is told on trial.
pub(super) async fn told(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    write: Write,
) -> Result<Told> {
    let letter = letters::trial(context, outside, now, None, write).await?;
    let settings = Settings::load(context, &mut context.read().await?).await?;
    let contact = deliver::contact(&settings);
    let local = context.local(now);
    Ok(told::told(&local, &letter, &Way::trial(""), contact))
}
