//! Work to be done once each, at a time, by whoever takes it first.
//!
//! A job exists once for its kind and key. Whoever takes it holds it for a short
//! time, and what comes of it counts only while it is held: both are single
//! statements, so that two programs on one database never both do a job.

use super::error::Result;
use super::record::{entity, record};
use super::sql::statements;
use super::tx::{Tx, row, rows, run};
use super::types::{Instant, Json, Word};
use super::words::words;
use crate::ids::{JobId, MemberId, WorkspaceId};

words! {
    /// How a job stands.
    JobState {
        /// It is to be done when it is due.
        Waiting = "waiting",
        /// Somebody does it just now.
        Running = "running",
        /// It is done.
        Done = "done",
        /// It was given up; somebody has to look.
        Dead = "dead",
        /// Somebody has looked, and does not want it.
        Dropped = "dropped",
    }
}

record! {
    /// A job. Private to this database: it is not exported, not imported and
    /// not journalled.
    pub struct Job in "jobs" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The id.
            job_id: JobId,
        }
        /// For whom it is done.
        member_id: MemberId,
        /// What sort of work it is.
        kind: String,
        /// What makes it one: there is no second job of this kind with this key.
        due_key: String,
        /// What is to be done.
        payload: Json<serde_json::Value>,
        /// How it stands.
        state: Word<JobState>,
        /// Whether it does no harm to do it twice.
        repeatable: bool,
        /// From when on it is to be done, or tried again.
        due: Instant,
        /// When it is not worth doing any more.
        expires: Option<Instant>,
        /// How often it was tried.
        tries: i64,
        /// Who does it just now.
        holder: Option<String>,
        /// Until when nobody else may.
        held_until: Option<Instant>,
        /// Why it failed the last time.
        problem: Option<String>,
        /// What to do about that.
        advice: Option<String>,
        /// When it was added.
        created: Instant,
        /// When it was done or given up.
        ended: Option<Instant>,
    }
}
entity!(Job);

statements! {
    COUNT_STALE = "select count(*) from jobs where workspace_id = $1 and \
        ((state = 'running' and held_until < $2) or (state = 'waiting' and expires < $2))";
    ADD = "insert into jobs (workspace_id, job_id, member_id, kind, due_key, payload, state, repeatable, due, expires, \
        tries, created) values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8, $9, 0, $10) \
        on conflict (workspace_id, kind, due_key) do nothing";
    DUE = "select workspace_id, job_id, member_id, kind, due_key, payload, state, repeatable, due, expires, tries, \
        holder, held_until, problem, advice, created, ended from jobs \
        where workspace_id = $1 and state = 'waiting' and due <= $2 order by due, job_id limit 20";
    TAKE = "update jobs set state = 'running', holder = $3, held_until = $4, tries = tries + 1 \
        where workspace_id = $1 and job_id = $2 and state = 'waiting' and due <= $5";
    END = "update jobs set state = $4, due = $5, problem = $6, advice = $7, ended = $8, holder = null, held_until = null \
        where workspace_id = $1 and job_id = $2 and holder = $3 and state = 'running'";
    AGAIN = "update jobs set state = 'waiting', holder = null, held_until = null \
        where workspace_id = $1 and state = 'running' and repeatable and held_until < $2";
    LOST = "update jobs set state = 'dead', problem = $3, advice = $4, ended = $2, holder = null, held_until = null \
        where workspace_id = $1 and state = 'running' and not repeatable and held_until < $2";
    EXPIRE = "update jobs set state = 'dead', problem = coalesce(problem, $3), advice = $4, ended = $2 \
        where workspace_id = $1 and state = 'waiting' and expires < $2";
    FORGET = "delete from jobs where workspace_id = $1 and state in ('done', 'dropped') and ended < $2";
    OPEN = "select workspace_id, job_id, member_id, kind, due_key, payload, state, repeatable, due, expires, tries, \
        holder, held_until, problem, advice, created, ended from jobs \
        where workspace_id = $1 and state in ('waiting', 'running', 'dead') order by due, job_id limit $2";
    DEAD = "select workspace_id, job_id, member_id, kind, due_key, payload, state, repeatable, due, expires, tries, \
        holder, held_until, problem, advice, created, ended from jobs \
        where workspace_id = $1 and state = 'dead' order by due, job_id";
    LATEST = "select workspace_id, job_id, member_id, kind, due_key, payload, state, repeatable, due, expires, tries, \
        holder, held_until, problem, advice, created, ended from jobs \
        where workspace_id = $1 and state = 'done' order by ended desc, job_id limit $2";
    COUNT_DEAD = "select count(*) from jobs where workspace_id = $1 and state = 'dead'";
    RETRY = "update jobs set state = 'waiting', due = $3, expires = null, tries = 0, ended = null \
        where workspace_id = $1 and job_id = $2 and state = 'dead'";
    DROP = "update jobs set state = 'dropped', ended = $3 \
        where workspace_id = $1 and job_id = $2 and state in ('dead', 'waiting')";
}

/// Adds a job unless there is one of its kind with its key; true when it was added.
pub async fn add(tx: &mut Tx, job: &Job) -> Result<bool> {
    let added = run!(
        tx,
        ADD,
        job.workspace_id,
        job.job_id,
        job.member_id,
        &job.kind,
        &job.due_key,
        &job.payload,
        job.repeatable,
        job.due,
        job.expires,
        job.created
    )?;
    Ok(added > 0)
}

/// The first jobs that are due, the longest due first.
pub async fn due(tx: &mut Tx, workspace: WorkspaceId, now: Instant) -> Result<Vec<Job>> {
    rows!(tx, Job, DUE, workspace, now)
}

/// Takes a job that is due, to hold it until a moment; false when somebody else has.
pub async fn take(
    tx: &mut Tx,
    job: &Job,
    holder: &str,
    now: Instant,
    until: Instant,
) -> Result<bool> {
    let (workspace, id) = (job.workspace_id, job.job_id);
    Ok(run!(tx, TAKE, workspace, id, holder, until, now)? > 0)
}

/// Writes down what came of a job (its state, when it is due again, its problem
/// and advice, when it ended), if `holder` still holds it.
pub async fn end(tx: &mut Tx, job: &Job, holder: &str) -> Result<bool> {
    let ended = run!(
        tx,
        END,
        job.workspace_id,
        job.job_id,
        holder,
        job.state,
        job.due,
        &job.problem,
        &job.advice,
        job.ended
    )?;
    Ok(ended > 0)
}

/// What is said of jobs that nobody ended.
#[derive(Debug, Clone, Copy)]
pub struct Obituary<'a> {
    /// The problem.
    pub problem: &'a str,
    /// What to do about it.
    pub advice: &'a str,
}

/// Deals with jobs whose holder is gone: those that may be done twice wait
/// again, the others are given up with this said of them.
pub async fn lost(
    tx: &mut Tx,
    workspace: WorkspaceId,
    now: Instant,
    said: Obituary<'_>,
) -> Result<u64> {
    let again = run!(&mut *tx, AGAIN, workspace, now)?;
    let dead = run!(tx, LOST, workspace, now, said.problem, said.advice)?;
    Ok(again + dead)
}

/// Gives up jobs that are not worth doing any more, with this said of them
/// unless they failed with words of their own.
pub async fn expire(
    tx: &mut Tx,
    workspace: WorkspaceId,
    now: Instant,
    said: Obituary<'_>,
) -> Result<u64> {
    run!(tx, EXPIRE, workspace, now, said.problem, said.advice)
}

/// Deletes the jobs that were done or dropped before a moment.
pub async fn forget(tx: &mut Tx, workspace: WorkspaceId, before: Instant) -> Result<u64> {
    run!(tx, FORGET, workspace, before)
}

/// The jobs that wait, run or were given up, by when they are due.
pub async fn open(tx: &mut Tx, workspace: WorkspaceId, limit: i64) -> Result<Vec<Job>> {
    rows!(tx, Job, OPEN, workspace, limit)
}

/// Every job that was given up, by when it was due.
pub async fn dead(tx: &mut Tx, workspace: WorkspaceId) -> Result<Vec<Job>> {
    rows!(tx, Job, DEAD, workspace)
}

/// The newest jobs that are done.
pub async fn latest(tx: &mut Tx, workspace: WorkspaceId, limit: i64) -> Result<Vec<Job>> {
    rows!(tx, Job, LATEST, workspace, limit)
}

/// How many jobs were given up.
pub async fn count_dead(tx: &mut Tx, workspace: WorkspaceId) -> Result<i64> {
    let found = row!(tx, (i64,), COUNT_DEAD, workspace)?;
    Ok(found.map_or(0, |(n,)| n))
}

/// How many jobs were begun and not ended, or are not worth doing any more.
pub async fn count_stale(tx: &mut Tx, workspace: WorkspaceId, now: Instant) -> Result<i64> {
    let found = row!(tx, (i64,), COUNT_STALE, workspace, now)?;
    Ok(found.map_or(0, |(n,)| n))
}

/// Makes a job that was given up due again; false when it was not.
pub async fn retry(tx: &mut Tx, workspace: WorkspaceId, id: JobId, now: Instant) -> Result<bool> {
    Ok(run!(tx, RETRY, workspace, id, now)? > 0)
}

/// Drops a job that waits or was given up; false when it is neither.
pub async fn drop_job(
    tx: &mut Tx,
    workspace: WorkspaceId,
    id: JobId,
    now: Instant,
) -> Result<bool> {
    Ok(run!(tx, DROP, workspace, id, now)? > 0)
}
