//! Taking a job, and what comes of it.

use jiff::{SignedDuration, Timestamp, Zoned};

use super::wait::wait;
use crate::service::context::Context;
use crate::store::jobs::{self, Obituary};
use crate::store::{Instant, Job, JobState, Word};
use crate::{Error, Result};

/// For how long whoever takes a job keeps others away: longer than any of them
/// may last. One that died is in nobody's way for longer.
const HELD: SignedDuration = SignedDuration::from_mins(5);

/// For how long a job that is done is remembered.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 60);

/// A job that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The job.
    job: Job,
    /// By whom.
    holder: String,
}

/// What came of a job.
#[derive(Debug)]
pub enum Came {
    /// It is done; maybe there is something to say about that.
    Done(Option<String>),
    /// It failed, and another try may go better.
    Again(Error),
    /// It failed, and somebody has to look.
    Never(Error),
}

impl Held {
    /// The id: the same however often the job is tried.
    pub fn id(&self) -> String {
        self.job.job_id.to_string()
    }

    /// What sort of work it is.
    pub fn kind(&self) -> &str {
        &self.job.kind
    }

    /// When it is not worth doing any more.
    pub fn expires(&self) -> Option<Timestamp> {
        self.job.expires.map(Instant::timestamp)
    }

    /// What is to be done.
    pub const fn payload(&self) -> &serde_json::Value {
        &self.job.payload.0
    }
}

/// Clears up: what somebody began and did not end, and what is not worth doing
/// any more.
pub async fn sweep(context: &Context, now: &Zoned) -> Result<()> {
    let at = Instant::from(now.timestamp());
    let workspace = context.workspace_id();
    // A look that finds nothing writes nothing.
    let stale = jobs::count_stale(&mut context.read().await?, workspace, at).await?;
    if stale == 0 {
        return Ok(());
    }
    let mut tx = context.db.write().await?;
    let lost = Obituary {
        problem: "the program ended while it was at it, so it may have been done",
        advice: "look whether it was; if not: legwork jobs retry ID",
    };
    jobs::lost(&mut tx, workspace, at, lost).await?;
    let late = Obituary {
        problem: "it could not be done before it was too late",
        advice: "there is nothing to do: legwork jobs drop ID",
    };
    jobs::expire(&mut tx, workspace, at, late).await?;
    Ok(tx.commit().await?)
}

/// Takes the job that is due the longest and whose kind `may` be done now;
/// none when nothing is due. From now on nobody else has it, and before it is
/// begun it is written down that it was.
pub async fn take(
    context: &Context,
    now: &Zoned,
    may: impl Fn(&str) -> bool,
) -> Result<Option<Held>> {
    let at = Instant::from(now.timestamp());
    let mut tx = context.read().await?;
    let due = jobs::due(&mut tx, context.workspace_id(), at).await?;
    drop(tx);
    let until = now.timestamp().checked_add(HELD);
    let until = Instant::from(until.unwrap_or(now.timestamp()));
    for job in due.into_iter().filter(|job| may(&job.kind)) {
        let holder = context.ids.entity::<uuid::Uuid>().to_string();
        let mut tx = context.db.write().await?;
        let taken = jobs::take(&mut tx, &job, &holder, at, until).await?;
        tx.commit().await?;
        if taken {
            let tries = job.tries + 1;
            let job = Job { tries, ..job };
            return Ok(Some(Held { job, holder }));
        }
    }
    Ok(None)
}

/// Writes down what came of a job. `jitter`, from 0 to 1, spreads the tries.
pub async fn end(
    context: &Context,
    now: &Zoned,
    held: &Held,
    came: Came,
    jitter: f64,
) -> Result<()> {
    let at = Instant::from(now.timestamp());
    let mut job = held.job.clone();
    let (state, error) = match came {
        Came::Done(note) => {
            job.problem = note;
            job.advice = None;
            (JobState::Done, None)
        }
        Came::Again(error) => match wait(job.tries, jitter) {
            Some(wait) => {
                let next = now.timestamp().checked_add(wait);
                job.due = next.map_or(at, Instant::from);
                (JobState::Waiting, Some(error))
            }
            None => (JobState::Dead, Some(error)),
        },
        Came::Never(error) => (JobState::Dead, Some(error)),
    };
    job.state = Word(state);
    job.ended = (state != JobState::Waiting).then_some(at);
    if let Some(error) = error {
        job.problem = Some(error.message().to_owned());
        job.advice = error.hints().first().cloned();
    }
    let mut tx = context.db.write().await?;
    jobs::end(&mut tx, &job, &held.holder).await?;
    let before = now.timestamp().checked_sub(REMEMBERED);
    jobs::forget(
        &mut tx,
        context.workspace_id(),
        before.unwrap_or(now.timestamp()).into(),
    )
    .await?;
    Ok(tx.commit().await?)
}
