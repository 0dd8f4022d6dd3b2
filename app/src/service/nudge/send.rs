//! Sends a letter by the channel that the member chose.

use jiff::Zoned;
use serde::Serialize;

use super::secret;
use super::settings::{Channel, Settings};
use super::{hook, mail};
use crate::connect::desktop;
use crate::connect::fault::{Hope, Unsent};
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::service::jobs::Came;
use crate::{Error, Result};

/// What is said, in the forms that channels want.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The same in a line or two, for a screen.
    pub short: String,
}

/// What a channel has to know besides.
#[derive(Debug, Clone, Copy)]
pub struct Way<'a> {
    /// What names the message: sent twice, it has the same.
    pub id: &'a str,
    /// Under which address the pages are reached; empty when nobody knows.
    pub base: &'a str,
    /// Where answers to a mail go, unless to who it is from.
    pub reply: Option<&'a str>,
}

/// Sends a letter, and says what came of it.
pub async fn send(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    letter: &Letter,
    way: &Way<'_>,
) -> Result<Came> {
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    let Some(channel) = settings.channel else {
        return Ok(Came::Done(Some("nudges are off".to_owned())));
    };
    let inside = match secret::open(context, outside, &mut tx, channel).await {
        Ok(inside) => inside,
        Err(error) => return Ok(Came::Never(error)),
    };
    drop(tx);
    let sent = match (channel, &settings.mail, &settings.webhook) {
        (Channel::Mail, Some(way_of), _) => {
            mail::deliver(outside, now, (way_of, &inside), letter, way).await
        }
        (Channel::Webhook, _, Some(way_of)) => {
            hook::deliver(outside, now, (way_of, &inside), letter, way).await
        }
        (Channel::Desktop, ..) => on_screen(letter).await,
        _ => Err(Unsent::never(
            Error::refused(format!("{channel} is not set up"))
                .hint("legwork nudges show says what is"),
        )),
    };
    Ok(sent.map_or_else(came, |()| Came::Done(None)))
}

fn came(unsent: Unsent) -> Came {
    match unsent.hope {
        Hope::Again => Came::Again(unsent.error),
        Hope::None => Came::Never(unsent.error),
        // Rather once too few than twice: nobody trusts a nudge that repeats itself.
        Hope::Unsure => Came::Never(
            Error::failed(format!(
                "{}; it may have arrived all the same, so it was not sent again",
                unsent.error.message()
            ))
            .hint("look whether it arrived; if not: legwork jobs retry ID"),
        ),
    }
}

async fn on_screen(letter: &Letter) -> std::result::Result<(), Unsent> {
    let (title, text) = (letter.subject.clone(), letter.short.clone());
    let shown = tokio::task::spawn_blocking(move || desktop::show(&title, &text)).await;
    shown.unwrap_or_else(|cause| {
        Err(Unsent::never(Error::internal(
            "a notification could not be shown",
            cause,
        )))
    })
}

/// Where a line to log can be sent as an answer: the address of the mailbox
/// whose connector takes such lines.
pub(super) async fn reply(context: &Context, now: &Zoned) -> Result<Option<String>> {
    let all = crate::service::connect::list(context, now).await?;
    let mut takes = all
        .connectors
        .into_iter()
        .filter(|one| one.state != "paused");
    Ok(takes.find_map(|one| one.log_to))
}

/// Sends a letter at once, whatever the hour, and fails with what is wrong.
pub async fn try_out(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    letter: &Letter,
    way: &Way<'_>,
) -> Result<()> {
    let mut tx = context.read().await?;
    if Settings::load(context, &mut tx).await?.channel.is_none() {
        return Err(
            Error::refused("nudges are off, so there is no channel to try")
                .hint("choose one: legwork nudges set --channel desktop")
                .hint("or set up mail: legwork nudges mail ann@acme.example"),
        );
    }
    drop(tx);
    match send(context, outside, now, letter, way).await? {
        Came::Done(_) => Ok(()),
        Came::Again(error) | Came::Never(error) => Err(error),
    }
}
