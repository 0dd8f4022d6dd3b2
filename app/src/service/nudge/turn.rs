//! Turns what is due into one job, whoever looks, and how often.

use std::fmt::Write;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, Zoned};
use legwork_core::nudge::{Marks, Message, Subject, first_at, gather};
use serde::{Deserialize, Serialize};

use super::choose::mark;
use super::settings::{Channel, Settings, key};
use crate::Result;
use crate::ids::{ActivityId, DeviceId, MemberId};
use crate::service::context::Context;
use crate::service::days_off::DaysOff;
use crate::store::{self, Instant, Job, JobState, Json, NudgeMark, Tx, Word};

/// The kind of the jobs that say something.
pub const KIND: &str = "nudge";

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// The next due thing.
    Daily,
    /// The digest of the week.
    Digest,
}

/// What a job is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub topic: Topic,
    /// The day that names it.
    pub day: Date,
    /// How often it was put off.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub later: u32,
    /// The one browser that it is for; none while it is for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
    /// The id of what is logged when it is said to be done: the same in all
    /// browsers, so that it is logged once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<ActivityId>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl Note {
    /// What makes its job one.
    fn due_key(&self, member: MemberId) -> String {
        let mut key = format!("{member} {} {}", self.topic.as_str(), self.day);
        if self.later > 0 {
            let _ = write!(key, " later {}", self.later);
        }
        if let Some(device) = self.device {
            let _ = write!(key, " {device}");
        }
        key
    }
}

impl From<Message> for Note {
    fn from(message: Message) -> Self {
        let topic = match message.subject {
            Subject::Daily => Topic::Daily,
            Subject::Review => Topic::Digest,
        };
        Self {
            topic,
            day: message.day,
            later: 0,
            device: None,
            entry: None,
        }
    }
}

impl Topic {
    /// The stable spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Digest => "digest",
        }
    }
}

/// Adds a job for what is due now; true when one was added. Whoever moves the
/// member's mark adds it, in the same transaction: two servers on one database
/// add one.
pub async fn plan(context: &Context, now: &Zoned) -> Result<bool> {
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    let found = tx.get::<NudgeMark>(&key(context)).await?;
    let (Some(channel), Some(from)) = (settings.channel, found) else {
        return Ok(false);
    };
    let local = context.local(now);
    let off = days_off(context, &mut tx, local.date()).await?;
    drop(tx);
    let closed = |day| off.closed(day);
    let marks = Marks {
        daily: from.daily.date(),
        review: from.review.date(),
        said_on: from.said_on.date(),
        said: u32::try_from(from.said).unwrap_or(u32::MAX),
    };
    let (times, zone) = (settings.times(), local.time_zone());
    let turn = gather(&times, zone, marks, now.timestamp(), &closed);
    if turn.marks == marks {
        return Ok(false);
    }
    let mut tx = context.db.write().await?;
    if !store::nudge::move_on(&mut tx, &from, &mark(context, turn.marks)).await? {
        return Ok(false);
    }
    let mut added = false;
    if let Some(message) = turn.message {
        let job = job(context, &local, message.into(), channel);
        added = store::jobs::add(&mut tx, &job).await?;
    }
    tx.commit().await?;
    Ok(added)
}

/// Whether something may be said now: not in quiet hours, and not on a day off.
pub async fn may_speak(context: &Context, now: &Zoned) -> Result<bool> {
    let mut tx = context.read().await?;
    let settings = Settings::load(context, &mut tx).await?;
    let local = context.local(now);
    let today = local.date();
    let off = DaysOff::load(context, &mut tx, today, today).await?;
    Ok(!off.closed(today) && !settings.times().is_quiet(local.time()))
}

/// The days off around a day, as far back as anything may be due.
async fn days_off(context: &Context, tx: &mut Tx, today: Date) -> Result<DaysOff> {
    let (first, last) = (
        today.saturating_sub(21.days()),
        today.saturating_add(1.day()),
    );
    DaysOff::load(context, tx, first, last).await
}

fn job(context: &Context, local: &Zoned, note: Note, channel: Channel) -> Job {
    // The next due thing is of no use once its day is over.
    let days = match note.topic {
        Topic::Daily => 1,
        Topic::Digest => 4,
    };
    let last = local.date().saturating_add(days.days());
    let expires = first_at(local.time_zone(), last, jiff::civil::Time::midnight());
    let at = local.timestamp();
    Job {
        // Whoever is called knows the id of what it has heard.
        repeatable: channel == Channel::Webhook,
        ..job_of(context, at, note, (at, expires))
    }
}

/// A job that says something once, from when on and until when it is worth that.
pub(super) fn job_of(
    context: &Context,
    now: Timestamp,
    note: Note,
    (due, expires): (Timestamp, Option<Timestamp>),
) -> Job {
    let (workspace_id, member_id) = key(context);
    Job {
        workspace_id,
        job_id: context.ids.entity(),
        member_id,
        kind: KIND.to_owned(),
        due_key: note.due_key(member_id),
        payload: Json(serde_json::to_value(note).unwrap_or_default()),
        state: Word(JobState::Waiting),
        repeatable: false,
        due: due.into(),
        expires: expires.map(Instant::from),
        tries: 0,
        holder: None,
        held_until: None,
        problem: None,
        advice: None,
        created: now.into(),
        ended: None,
    }
}
