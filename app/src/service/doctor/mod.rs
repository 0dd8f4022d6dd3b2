//! Is the database sound? Every check in a sentence, with what to do.

mod advice;
mod clock;
mod files;

use jiff::Zoned;
use serde::Serialize;

use crate::Result;
use crate::ids::WorkspaceId;
use crate::store::doctor::examine;
use crate::store::journal::JournalEntry;
use crate::store::{self, Db, Record, SCHEMA_VERSION, Tx};

use super::{SCHEMA, sound};

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// All is well.
    Ok,
    /// It works, and could be better.
    Warn,
    /// Something is wrong.
    Fail,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was checked, in a word or two.
    pub check: String,
    /// How it ended.
    pub state: State,
    /// What was found, in a sentence.
    pub says: String,
    /// What to do about it.
    pub advice: Option<String>,
}

/// All checks of a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Version of this shape.
    pub schema: u8,
    /// `SQLite` or `PostgreSQL`.
    pub engine: String,
    /// The worst state of any check.
    pub state: State,
    /// The sums by day that were made anew because they were asked to be.
    pub fixed: bool,
    /// The checks, in the order in which they were made.
    pub checks: Vec<Check>,
}

impl Check {
    fn new(check: &str, state: State, says: impl Into<String>) -> Self {
        Self {
            check: check.to_owned(),
            state,
            says: says.into(),
            advice: None,
        }
    }

    fn ok(check: &str, says: impl Into<String>) -> Self {
        Self::new(check, State::Ok, says)
    }

    fn fail(check: &str, says: impl Into<String>) -> Self {
        Self::new(check, State::Fail, says)
    }

    fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }
}

/// Makes every check. With `fix`, sums by day that do not fit the activities
/// are made anew first, and periods that were sealed while the clock was ahead
/// are opened again; nothing else is ever changed.
pub async fn doctor(db: &Db, now: &Zoned, fix: bool) -> Result<Report> {
    let fixed = fix && (rebuild(db).await? | clock::open_again(db, now).await?);
    let mut checks = vec![Check::ok(
        "version",
        format!("the tables are of version {SCHEMA_VERSION}"),
    )];
    match examine(db).await {
        Ok(findings) => checks.extend(findings.iter().map(advice::told)),
        Err(error) => checks.push(advice::unreadable(&error.message)),
    }
    match contents(db, now).await {
        Ok(found) => checks.extend(found),
        Err(error) => checks.push(advice::unreadable(error.message())),
    }
    checks.extend(files::checks(db));
    let state = checks
        .iter()
        .map(|check| check.state)
        .max()
        .unwrap_or(State::Ok);
    Ok(Report {
        schema: SCHEMA,
        engine: db.engine().to_owned(),
        state,
        fixed,
        checks,
    })
}

/// Makes the sums by day anew where they are wrong, and when people are due
/// where that is not known; whether anything was.
async fn rebuild(db: &Db) -> Result<bool> {
    let mut tx = db.write().await?;
    let mut wrong = false;
    for workspace in store::workspace::all(&mut tx).await? {
        let id = workspace.workspace_id;
        let kept: Vec<store::DayTotal> = tx.all(id).await?;
        let unknown = store::due::missing(&mut tx, id).await? > 0;
        if unknown || kept != store::totals::recount(&mut tx, id).await? {
            tx.bulk_done(id).await?;
            wrong = true;
        }
    }
    tx.commit().await?;
    Ok(wrong)
}

/// Checks of what the rows mean.
async fn contents(db: &Db, now: &Zoned) -> Result<Vec<Check>> {
    let mut tx = db.read().await?;
    let mut checks = Vec::new();
    for workspace in store::workspace::all(&mut tx).await? {
        let id = workspace.workspace_id;
        checks.push(commitments(&mut tx, id).await?);
        checks.push(journal(&mut tx, id).await?);
        checks.push(clock::check(&mut tx, id, now).await?);
        checks.push(jobs(&mut tx, id).await?);
    }
    Ok(checks)
}

async fn commitments(tx: &mut Tx, workspace: WorkspaceId) -> Result<Check> {
    let problems = sound::problems(tx, workspace).await?;
    let Some(first) = problems.first() else {
        return Ok(Check::ok(
            "commitments",
            "commitments and their sealed periods can be read",
        ));
    };
    let more = problems.len() - 1;
    let says = if more == 0 {
        first.clone()
    } else {
        format!("{first} (and {more} more)")
    };
    Ok(Check::fail("commitments", says).advise("restore a backup: legwork restore FILE"))
}

/// Whether work that is done by itself had to be given up.
async fn jobs(tx: &mut Tx, workspace: WorkspaceId) -> Result<Check> {
    let dead = store::jobs::count_dead(tx, workspace).await?;
    Ok(match dead {
        0 => Check::ok("jobs", "nothing had to be given up"),
        n => Check::new("jobs", State::Warn, format!("jobs that were given up: {n}"))
            .advise("see why: legwork jobs"),
    })
}

/// Reads the whole journal, page by page.
async fn journal(tx: &mut Tx, workspace: WorkspaceId) -> Result<Check> {
    let (mut after, mut count) = (None, 0_i64);
    loop {
        let page: Vec<JournalEntry> = tx.page(workspace, after.as_ref(), 200).await?;
        let Some(last) = page.last() else {
            break;
        };
        let numbers = page.iter().zip(count + 1..);
        if numbers
            .into_iter()
            .any(|(entry, number)| entry.seq != number)
        {
            return Ok(Check::fail("journal", "the journal of changes has a gap")
                .advise("undo may stop early; everything else works"));
        }
        count = last.seq;
        after = Some(last.key());
    }
    Ok(Check::ok("journal", format!("{count} changes can be read")))
}
