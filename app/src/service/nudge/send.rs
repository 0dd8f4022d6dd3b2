//! Sends a letter by the channel that the member chose.

use jiff::{Timestamp, Zoned};
use serde::Serialize;

use super::secret;
use super::settings::{Channel, Settings};
use super::told::{self, USUAL, Write};
use super::turn::Note;
use super::{hook, mail, push};
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
    /// What can be done with it where it is shown.
    #[serde(skip)]
    pub acts: Acts,
}

/// What can be done with a letter where it is shown, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acts {
    /// Logs one of what is due.
    pub deed: Option<Deed>,
    /// Has it come again later.
    pub later: &'static str,
    /// Says that it waits until the server answers again.
    pub kept: &'static str,
    /// Says that it did not go through.
    pub lost: &'static str,
}

/// What is logged by one tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// What is tapped on.
    pub label: String,
    /// Slug of the kind.
    pub kind: String,
    /// How much.
    pub quantity: u64,
    /// What it is, in words.
    pub what: String,
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
    /// What it is about; none for a trial.
    pub note: Option<Note>,
    /// When it is not worth sending any more.
    pub expires: Option<Timestamp>,
}

impl<'a> Way<'a> {
    /// The way of a trial.
    pub const fn trial(id: &'a str) -> Self {
        Self {
            id,
            base: "",
            reply: None,
            note: None,
            expires: None,
        }
    }
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
    let of_a_browser = way.note.is_some_and(|note| note.device.is_some());
    if of_a_browser && channel != Channel::Push {
        return Ok(Came::Done(Some(
            "another channel was chosen since".to_owned(),
        )));
    }
    if channel == Channel::Push {
        drop(tx);
        return push::send(context, outside, now, (&settings, letter), way).await;
    }
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

pub(super) fn came(unsent: Unsent) -> Came {
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

/// Sends a trial at once, whatever the hour, and fails with what is wrong.
pub async fn try_out(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    write: Write,
) -> Result<()> {
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    let Some(channel) = settings.channel else {
        return Err(
            Error::refused("nudges are off, so there is no channel to try")
                .hint("choose one: legwork nudges set --channel desktop")
                .hint("or set up mail: legwork nudges mail ann@acme.example"),
        );
    };
    if channel == Channel::Push {
        drop(tx);
        let sent = push::trial(context, outside, now, None, write).await;
        return sent.map(|_| ());
    }
    // A secret that cannot be opened is told of when the letter is sent.
    let inside = secret::open(context, outside, &mut tx, channel).await;
    drop(tx);
    let stop = inside.ok().and_then(|inside| inside.stop);
    let letter = told::trial(context, outside, now, stop, write).await?;
    let id = context.ids.entity::<uuid::Uuid>().to_string();
    let reply = match channel {
        Channel::Mail => reply(context, now).await?,
        _ => None,
    };
    let base = settings.base.unwrap_or_else(|| USUAL.to_owned());
    let way = Way {
        base: &base,
        reply: reply.as_deref(),
        ..Way::trial(&id)
    };
    match send(context, outside, now, &letter, &way).await? {
        Came::Done(_) => Ok(()),
        Came::Again(error) | Came::Never(error) => Err(Unsent::never(error).of_trial()),
    }
}
