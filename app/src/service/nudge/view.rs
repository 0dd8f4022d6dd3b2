//! Nudges as they are shown.

use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::weekday_of;
use legwork_core::nudge::{Subject, due_on};
use serde::Serialize;

use super::push::{self, Device};
use super::settings::{Channel, HookWay, MailWay, Settings};
use super::{clock, token};
use crate::Result;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::service::days_off::DaysOff;
use crate::store::Tx;

/// How a member is nudged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nudges {
    /// Version of this shape.
    pub schema: u8,
    /// How they reach the member; `null` while they are off.
    pub channel: Option<Channel>,
    /// When the next due thing is told, by weekday.
    pub daily: Vec<DayTime>,
    /// When the weekly digest is.
    pub review: Option<DayTime>,
    /// When nothing is said.
    pub quiet: Option<Span>,
    /// The most messages of a day.
    pub cap: u32,
    /// Under which address the pages are reached.
    pub base: Option<String>,
    /// How mail is sent, once that is known.
    pub mail: Option<MailView>,
    /// Which program is called, once that is known.
    pub webhook: Option<HookView>,
    /// The browsers that show them, the oldest first.
    pub browsers: Vec<Device>,
    /// Whether there is a feed for calendars.
    pub feed: bool,
    /// When the next message is due (RFC 3339), unless nothing is.
    pub next: Option<String>,
}

/// A time on a weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayTime {
    /// `MO` to `SU`.
    pub day: String,
    /// `09:00`.
    pub time: String,
}

/// A time, and the weekdays on which it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// `09:00`.
    pub time: String,
    /// `MO` to `SU`, in their order.
    pub days: Vec<String>,
}

impl Nudges {
    /// When the next due thing is told: the days of one time together, in the
    /// order of their first day.
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        for one in &self.daily {
            match slots.iter_mut().find(|slot| slot.time == one.time) {
                Some(slot) => slot.days.push(one.day.clone()),
                None => slots.push(Slot {
                    time: one.time.clone(),
                    days: vec![one.day.clone()],
                }),
            }
        }
        slots
    }
}

/// Hours from one time to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// `21:00`.
    pub from: String,
    /// `07:00`.
    pub until: String,
}

/// How mail is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailView {
    /// Whom it is for.
    pub to: String,
    /// Whom it is from.
    pub from: String,
    /// The server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether a connection begins plain and is encrypted then.
    pub starttls: bool,
    /// The name to sign in with.
    pub user: Option<String>,
}

/// Which program is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HookView {
    /// Its server; the rest of its address is a secret.
    pub server: String,
}

/// How the member is nudged.
pub async fn show(context: &Context, now: &Zoned) -> Result<Nudges> {
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    view(context, now, &mut tx, &settings).await
}

/// Under which address the pages are reached from outside, as the member said.
pub async fn base(context: &Context) -> Result<Option<String>> {
    let mut tx = context.read().await?;
    Ok(Settings::load(context, &mut tx).await?.base)
}

/// These settings as they are shown.
pub(super) async fn view(
    context: &Context,
    now: &Zoned,
    tx: &mut Tx,
    settings: &Settings,
) -> Result<Nudges> {
    let daytime = |(day, time): (&String, &jiff::civil::Time)| DayTime {
        day: day.clone(),
        time: clock::shown(*time),
    };
    let mut daily: Vec<DayTime> = settings.daily.iter().map(daytime).collect();
    daily.sort_by_key(|one| weekday_of(&one.day).map(jiff::civil::Weekday::to_monday_zero_offset));
    let next = match settings.channel {
        Some(_) => next(context, now, tx, settings).await?,
        None => None,
    };
    Ok(Nudges {
        schema: SCHEMA,
        channel: settings.channel,
        daily,
        review: settings
            .review
            .as_ref()
            .map(|(day, time)| daytime((day, time))),
        quiet: settings.quiet.map(|(from, until)| Span {
            from: clock::shown(from),
            until: clock::shown(until),
        }),
        cap: settings.cap,
        base: settings.base.clone(),
        mail: settings.mail.as_ref().map(mail),
        webhook: settings.webhook.as_ref().map(hook),
        browsers: push::devices(context, now, tx).await?,
        feed: token::has_feed(context, tx).await?,
        next,
    })
}

fn mail(way: &MailWay) -> MailView {
    MailView {
        to: way.to.clone(),
        from: way.from.clone(),
        host: way.host.clone(),
        port: way.port,
        starttls: way.starttls,
        user: way.user.clone(),
    }
}

fn hook(way: &HookWay) -> HookView {
    HookView {
        server: way.server.clone(),
    }
}

/// When the next message is due, within two weeks.
async fn next(
    context: &Context,
    now: &Zoned,
    tx: &mut Tx,
    settings: &Settings,
) -> Result<Option<String>> {
    let (local, times) = (context.local(now), settings.times());
    let (zone, today): (&TimeZone, _) = (local.time_zone(), local.date());
    let last = today.saturating_add(14.days());
    let off = DaysOff::load(context, tx, today, last).await?;
    let closed = |day| off.closed(day);
    let days = today.series(1.day()).take_while(|day| *day <= last);
    let due = days.flat_map(|day| {
        let due = |subject| due_on(&times, zone, subject, day, &closed).ok();
        [due(Subject::Daily), due(Subject::Review)]
    });
    let coming = due.flatten().filter(|due| due.at > now.timestamp());
    let first = coming.map(|due| due.at).min();
    Ok(first.map(|at| context.moment(now, at)))
}
