//! Jobs as they are shown; trying again, and dropping.

use jiff::Zoned;
use serde::Serialize;

use crate::ids::{JobId, WorkspaceId};
use crate::service::context::Context;
use crate::service::nudge::{KIND, Note, Topic};
use crate::service::{SCHEMA, find};
use crate::store::{self, Instant, Job, JobState, Tx, jobs};
use crate::{Error, Result};

/// How many are shown.
const SHOWN: i64 = 200;

/// How many of those that are done are shown.
const DONE: i64 = 10;

/// The jobs that wait or were given up, and the newest that are done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Jobs {
    /// Version of this shape.
    pub schema: u8,
    /// By when they are due; those that are done come last.
    pub jobs: Vec<JobView>,
}

/// One job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JobView {
    /// The id.
    pub id: String,
    /// What it does, in words.
    pub what: String,
    /// `waiting`, `running`, `done`, `dead` (it was given up) or `dropped`.
    pub state: JobState,
    /// When it is due, or is tried again (RFC 3339).
    pub due: String,
    /// How often it was tried.
    pub tries: i64,
    /// Why it failed, or what is to be said of it.
    pub problem: Option<String>,
    /// What to do about that.
    pub advice: Option<String>,
    /// When it was done or given up (RFC 3339).
    pub ended: Option<String>,
}

/// Every job that is not over, and the newest that are.
pub async fn list(context: &Context, now: &Zoned) -> Result<Jobs> {
    let mut tx = context.read().await?;
    let mut rows = jobs::open(&mut tx, context.workspace_id(), SHOWN).await?;
    rows.extend(jobs::latest(&mut tx, context.workspace_id(), DONE).await?);
    Ok(Jobs {
        schema: SCHEMA,
        jobs: rows.iter().map(|row| view(context, now, row)).collect(),
    })
}

/// Makes a job that was given up due at once; with `all`, every such job.
pub async fn retry(context: &Context, now: &Zoned, text: &str) -> Result<Jobs> {
    let why = "only a job that was given up can be tried again";
    settle(context, now, text, jobs::retry, why).await
}

/// Drops a job that waits or was given up; with `all`, every one that was given
/// up. Its reminder is not made again.
pub async fn discard(context: &Context, now: &Zoned, text: &str) -> Result<Jobs> {
    let why = "it runs just now, or is done already";
    settle(context, now, text, jobs::drop_job, why).await
}

/// Does one thing to the jobs that are meant; an error says why it was possible
/// for none of them.
async fn settle(
    context: &Context,
    now: &Zoned,
    text: &str,
    act: impl AsyncFn(&mut Tx, WorkspaceId, JobId, Instant) -> store::Result<bool>,
    why: &str,
) -> Result<Jobs> {
    let found = meant(context, text).await?;
    let at = Instant::from(now.timestamp());
    let mut tx = context.db.write().await?;
    let mut done = Vec::new();
    for job in &found {
        let key = (job.workspace_id, job.job_id);
        if act(&mut tx, key.0, key.1, at).await? {
            done.extend(tx.get::<Job>(&key).await?);
        }
    }
    tx.commit().await?;
    answered(context, now, &done, why)
}

async fn meant(context: &Context, text: &str) -> Result<Vec<Job>> {
    let mut tx = context.read().await?;
    if text.trim() != "all" {
        return Ok(vec![find::job(context, &mut tx, text).await?]);
    }
    let rows = jobs::dead(&mut tx, context.workspace_id()).await?;
    if rows.is_empty() {
        return Err(Error::not_found("no job was given up"));
    }
    Ok(rows)
}

fn answered(context: &Context, now: &Zoned, done: &[Job], why: &str) -> Result<Jobs> {
    if done.is_empty() {
        return Err(Error::conflict(why).hint("`legwork jobs` says how they stand"));
    }
    Ok(Jobs {
        schema: SCHEMA,
        jobs: done.iter().map(|row| view(context, now, row)).collect(),
    })
}

fn view(context: &Context, now: &Zoned, row: &Job) -> JobView {
    let moment = |at: Instant| context.moment(now, at.timestamp());
    let id = row.job_id.to_string();
    let short = id.get(..8).unwrap_or(&id).to_owned();
    JobView {
        what: what(row),
        state: row.state.0,
        due: moment(row.due),
        tries: row.tries,
        problem: row.problem.clone(),
        advice: row
            .advice
            .as_ref()
            .map(|text| text.replace(" ID", &format!(" {short}"))),
        ended: row.ended.map(moment),
        id,
    }
}

/// "the daily nudge of 2027-02-08, put off, in one browser"
fn said(note: Note) -> String {
    let what = match note.topic {
        Topic::Daily => "the daily nudge",
        Topic::Digest => "the digest",
    };
    let later = if note.later > 0 { ", put off" } else { "" };
    let browser = note.device.map_or("", |_| ", in one browser");
    format!("{what} of {}{later}{browser}", note.day)
}

/// What a job does: "the daily nudge of 2027-02-08".
fn what(row: &Job) -> String {
    let note = serde_json::from_value::<Note>(row.payload.0.clone());
    match note {
        Ok(note) if row.kind == KIND => said(note),
        _ => format!("{} {}", row.kind, row.due_key),
    }
}
