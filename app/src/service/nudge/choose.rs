//! Choosing when and how to be nudged.

use jiff::Zoned;
use legwork_core::nudge::Marks;

use super::settings::{Channel, Settings, key};
use super::view::{Nudges, view};
use super::{clock, push, secret};
use crate::connect::http::place;
use crate::service::context::Context;
use crate::service::text;
use crate::store::{Change, Day, NudgeMark, Tx};
use crate::{Error, Result};

/// What a member says of nudges; what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Choose {
    /// Daily times: `09:00`, `MO-TH 09:00`, `none`.
    pub daily: Vec<String>,
    /// Day and time of the weekly digest: `FR 16:00`, `none`.
    pub review: Option<String>,
    /// Hours in which nothing is said: `21:00-07:00`, `none`.
    pub quiet: Option<String>,
    /// The most messages of a day, 1 to 5.
    pub cap: Option<u32>,
    /// `mail`, `webhook`, `desktop`, `push`, `none`.
    pub channel: Option<String>,
    /// Under which address the pages are reached from outside; `none` for none.
    pub base: Option<String>,
}

/// Takes over what the member says.
pub async fn set(context: &Context, now: &Zoned, choose: &Choose) -> Result<Nudges> {
    let mut change = context.change(now, "nudges set").await?;
    let before = Settings::load(context, change.tx()).await?;
    let mut settings = before.clone();
    apply(context, &mut settings, choose)?;
    reachable(context, change.tx(), &settings).await?;
    keep(context, now, &mut change, &settings, &before).await?;
    let shown = view(context, now, change.tx(), &settings).await?;
    change.commit().await?;
    Ok(shown)
}

/// Says nothing any more, until a channel is chosen again.
pub async fn off(context: &Context, now: &Zoned) -> Result<Nudges> {
    let choose = Choose {
        channel: Some("none".to_owned()),
        ..Choose::default()
    };
    set(context, now, &choose).await
}

fn apply(context: &Context, settings: &mut Settings, choose: &Choose) -> Result<()> {
    if !choose.daily.is_empty() {
        settings.daily = clock::daily(&choose.daily, context.workdays())?;
    }
    if let Some(review) = &choose.review {
        settings.review = clock::weekly(review)?;
    }
    if let Some(quiet) = &choose.quiet {
        settings.quiet = clock::span(quiet)?;
    }
    match choose.cap {
        Some(cap @ 1..=5) => settings.cap = cap,
        Some(_) => return Err(Error::usage("the most messages of a day are 1 to 5")),
        None => {}
    }
    if let Some(channel) = &choose.channel {
        settings.channel = channel_of(channel)?;
    }
    if let Some(base) = &choose.base {
        settings.base = base_of(base)?;
    }
    all_heard(settings)
}

/// Refuses a time that the quiet hours would swallow for ever.
fn all_heard(settings: &Settings) -> Result<()> {
    let times = settings.times();
    let Some(quiet) = times.quiet else {
        return Ok(());
    };
    let review = settings.review.iter().map(|(_, time)| time);
    let swallowed = |time: &&jiff::civil::Time| quiet.contains(**time) && quiet.until() <= **time;
    match settings.daily.values().chain(review).find(swallowed) {
        None => Ok(()),
        Some(time) => Err(Error::usage(format!(
            "nothing would ever be said at {}: it is quiet from {} until the day is over",
            clock::shown(*time),
            clock::shown(quiet.from())
        ))
        .hint("choose an earlier time, or other quiet hours")),
    }
}

fn channel_of(word: &str) -> Result<Option<Channel>> {
    match word.trim().to_lowercase().as_str() {
        "none" | "off" => Ok(None),
        "mail" => Ok(Some(Channel::Mail)),
        "webhook" => Ok(Some(Channel::Webhook)),
        "desktop" => Ok(Some(Channel::Desktop)),
        "push" => Ok(Some(Channel::Push)),
        _ => Err(
            Error::usage(format!("'{}' is not a channel", text::shown(word)))
                .hint("choose mail, webhook, desktop, push or none"),
        ),
    }
}

fn base_of(text: &str) -> Result<Option<String>> {
    match text.trim() {
        "" | "none" => Ok(None),
        text => {
            let url = place(text)?;
            Ok(Some(url.as_str().trim_end_matches('/').to_owned()))
        }
    }
}

/// Refuses a channel that was not set up.
async fn reachable(context: &Context, tx: &mut Tx, settings: &Settings) -> Result<()> {
    let missing = |what: &str, how: &str| {
        Err(Error::usage(format!("{what} is not set up yet")).hint(format!("set it up: {how}")))
    };
    match settings.channel {
        Some(Channel::Mail) if settings.mail.is_none() => missing(
            "mail",
            "legwork nudges mail ann@acme.example --host smtp.acme.example",
        ),
        Some(Channel::Webhook)
            if settings.webhook.is_none()
                || !secret::is_kept(context, tx, Channel::Webhook).await? =>
        {
            missing(
                "a webhook",
                "legwork nudges webhook https://hook.example/...",
            )
        }
        Some(Channel::Push) if push::rows(context, tx).await?.is_empty() => Err(Error::usage(
            "no browser was chosen yet",
        )
        .hint("open Settings > Nudges in the browser that is to show them, and choose it there")),
        _ => Ok(()),
    }
}

/// Stores settings, and begins anew when nudges were off: nobody is reminded of
/// what was due before.
pub(super) async fn keep(
    context: &Context,
    now: &Zoned,
    change: &mut Change,
    settings: &Settings,
    before: &Settings,
) -> Result<()> {
    change.put(&settings.row(context)).await?;
    let there = change.tx().get::<NudgeMark>(&key(context)).await?;
    let begins = settings.channel.is_some() && (before.channel.is_none() || there.is_none());
    if begins {
        let local = context.local(now);
        let marks = Marks::begin(&settings.times(), local.time_zone(), now.timestamp());
        let said = there.map_or(marks, |row| Marks {
            said_on: row.said_on.date(),
            said: u32::try_from(row.said).unwrap_or(u32::MAX),
            ..marks
        });
        let row = mark(context, said);
        change.tx().overwrite(&row).await?;
    }
    Ok(())
}

/// The marks as they are stored.
pub(super) fn mark(context: &Context, marks: Marks) -> NudgeMark {
    let (workspace_id, member_id) = key(context);
    NudgeMark {
        workspace_id,
        member_id,
        daily: Day(marks.daily),
        review: Day(marks.review),
        said_on: Day(marks.said_on),
        said: i64::from(marks.said),
    }
}
